"""The text of an example or case as bytes: ⟨FF FE⟩ stands for bytes, ⟨a × 12⟩ for a text twelve times; everything else is UTF-8."""

import re

HOLE = re.compile("⟨([^⟨⟩]*)⟩")


def expand(text):
    out, at = b"", 0
    for hole in HOLE.finditer(text):
        out += text[at:hole.start()].encode()
        repeated = re.fullmatch(r"(.*) × (\d+)", hole[1], re.S)
        out += repeated[1].encode() * int(repeated[2]) if repeated else bytes.fromhex(hole[1])
        at = hole.end()
    return out + text[at:].encode()
