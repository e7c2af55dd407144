"""chance.py: numbers that look random and are the same everywhere, for the makers of example data."""

import hashlib
from datetime import date


class Stream:
    """Numbers of splitmix64, seeded with a name: the same in every version of Python, and each stream apart from the others."""

    def __init__(self, *name):
        self.state = int.from_bytes(hashlib.sha256("/".join(map(str, name)).encode()).digest()[:8], "big")

    def below(self, n):
        self.state = (self.state + 0x9E3779B97F4A7C15) % 2**64
        z = self.state
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9 % 2**64
        z = (z ^ z >> 27) * 0x94D049BB133111EB % 2**64
        return (z ^ z >> 31) % n

    def between(self, low, high):
        return low + self.below(high - low + 1)

    def pick(self, items):
        return items[self.below(len(items))]


def apportion(total, weights):
    """Share out `total` over a list of weights, in whole numbers (largest remainders)."""
    whole = sum(weights)
    shares = [total * weight // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda i: (-(total * weights[i] % whole), i))
    for i in by_remainder[:total - sum(shares)]:
        shares[i] += 1
    return shares


def write_csv(path, header, rows):
    def cell(value):
        text = value.isoformat() if isinstance(value, date) else "" if value is None else str(value)
        return '"%s"' % text.replace('"', '""') if "," in text or '"' in text else text
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes("".join(",".join(map(cell, row)) + "\n" for row in [header, *rows]).encode())
