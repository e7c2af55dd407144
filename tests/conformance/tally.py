"""tally.py: what the runners of the public suites share: counting, and the lists of deviations, which must stay true.

A list of deviations is a text file, one test a line: its name, a TAB, what comes out instead, a TAB, why. Lines that begin with `#` are comments."""
import sys


def deviations(path):
    """name -> (what comes out, why)"""
    found = {}
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            line = line.rstrip("\n")
            if not line or line.startswith("#"):
                continue
            parts = line.split("\t")
            if len(parts) != 3 or not parts[2]:
                sys.exit(f"{path}:{number}: a name, what comes out, and the reason, with a TAB between")
            if parts[0] in found:
                sys.exit(f"{path}:{number}: {parts[0]} is there twice")
            found[parts[0]] = (parts[1], parts[2])
    return found


class Tally:
    def __init__(self, suite, known=None):
        self.suite, self.known = suite, known or {}
        self.run = self.passed = self.deviating = self.wrong = 0
        self.reasons = {}
        self.outside = {}

    def leave_out(self, why, count=1):
        """A test that is not run."""
        self.outside[why] = self.outside.get(why, 0) + count

    def test(self, name, good, got):
        """A test that was run; `got` in one word is what a deviation must say."""
        self.run += 1
        wanted = self.known.get(name)
        if good and wanted is None:
            self.passed += 1
        elif not good and wanted and wanted[0] == got:
            self.deviating += 1
            self.reasons[wanted[1]] = self.reasons.get(wanted[1], 0) + 1
        else:
            self.wrong += 1
            if good:
                print(f"not ok - {self.suite}: {name}: listed as a deviation, and passes")
            elif wanted:
                print(f"not ok - {self.suite}: {name}: deviates by {got}, listed as {wanted[0]}")
            else:
                print(f"not ok - {self.suite}: {name}: {got}")

    def end(self):
        """Print the sums and leave the program."""
        outside = sum(self.outside.values())
        print(f"{self.suite}: {self.run} run, {self.passed} passed, {self.deviating} deviations, {outside} out of scope, {self.wrong} wrong")
        for reasons, what in ((self.reasons, "deviation"), (self.outside, "out of scope")):
            for why, count in sorted(reasons.items(), key=lambda r: (-r[1], r[0])):
                print(f"    {what}: {count}: {why}")
        if self.run == 0:
            print(f"not ok - {self.suite}: there is no test in this folder")
        sys.exit(1 if self.wrong or self.run == 0 else 0)
