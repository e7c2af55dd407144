"""Do what a guide says, in a folder of its own, and compare what is printed with what the guide shows.

    guide.py PROGRAM GUIDE.md             TAP: one line for each block
    guide.py PROGRAM GUIDE.md --renew     write what was printed into the guide (blocks that are right already stay as they are)
    guide.py --same VI.md EN.md           both tell the same story: the same blocks in the same order

Every fenced block has a marker before it, or is a failure:

    <!-- run -->  <!-- run 1 -->          commands after "$ ", each followed by what it prints; the last ends with that exit status (else 0)
    <!-- run, Ctrl-C -->                  the same; the command is interrupted when everything shown has been printed
    <!-- show PATH -->                    these lines stand in that file
    <!-- file PATH -->                    the file is this
    <!-- append PATH -->                  this is added at its end
    <!-- change PATH -->                  lines with "-" are replaced by those with "+"
    <!-- try PATH -->                     the same, undone after the next block with commands

and, without a block,
    <!-- pdf PATH: text -->               the PDF has this text, however its lines break

A line "…" stands for any lines, "…" within a line for any text; times and milliseconds do not matter."""
import os, re, signal, subprocess, sys, tempfile, time

PATIENCE = 120  # seconds

def blocks_of(path):
    """(line number, kind, argument, info, lines, first, last): first and last are the indexes of the block's text."""
    lines = open(path, encoding="utf-8").read().split("\n")
    found, marker, i = [], None, 0
    while i < len(lines):
        fence = re.match(r"(`{3,}|~{3,})(.*)$", lines[i])
        if fence:
            end = i + 1
            while end < len(lines) and lines[end] != fence[1]:
                end += 1
            kind, argument = marker or ("", "")
            found.append((i + 1, kind, argument, fence[2], lines[i + 1 : end], i + 1, end))
            marker, i = None, end + 1
            continue
        comment = re.match(r"<!-- (run, Ctrl-C|\w+)(?: (.*?))? -->$", lines[i])
        if comment and comment[1] == "pdf":
            found.append((i + 1, "pdf", comment[2], "", [], 0, 0))
        elif comment:
            marker = (comment[1], comment[2] or "")
        elif lines[i].strip():
            marker = None
        i += 1
    return lines, found

def plain(text):
    text = re.sub(r"\(\d+ ms\)", "(… ms)", text)
    return re.sub(r"^\d\d:\d\d:\d\d ", "00:00:00 ", text)

def matches(shown, printed):
    pattern = "".join(
        r"(?:.*\n)*" if line == "…" else "".join(".*" if part == "…" else re.escape(part) for part in re.split("(…)", plain(line))) + "\n" for line in shown
    )
    return re.fullmatch(pattern, "".join(plain(line) + "\n" for line in printed)) is not None

def commands_of(lines):
    found = []
    for line in lines:
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif found:
            found[-1][1].append(line)
        else:
            raise ValueError("output before a command: " + line)
    return found

class Scratch:
    def __init__(self, program, folder):
        os.mkdir(folder + "/bin")
        os.symlink(os.path.abspath(program), folder + "/bin/tongket")
        os.mkdir(folder + "/work")
        self.folder = folder + "/work"
        self.environment = dict(os.environ, PATH=folder + "/bin:" + os.environ["PATH"], LC_ALL="C.UTF-8", NO_COLOR="1", HOME=folder)
        self.environment.pop("TONGKET_TIMES", None)
        self.undo = []

    def path(self, name):
        return os.path.join(self.folder, name)

    def read(self, name):
        return open(self.path(name), encoding="utf-8").read()

    def write(self, name, text):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "w", encoding="utf-8") as out:
            out.write(text)

    def run(self, command):
        """(status, lines printed)"""
        if command.startswith("cd "):
            self.folder = os.path.normpath(self.path(command[3:]))
            return (0, []) if os.path.isdir(self.folder) else (1, ["no folder"])
        done = subprocess.run(["sh", "-c", command], cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", timeout=PATIENCE)
        return done.returncode, done.stdout.split("\n")[: -1 if done.stdout.endswith("\n") else None] if done.stdout else []

    def run_until(self, command, shown):
        """Interrupted when it has printed what is shown."""
        with tempfile.TemporaryFile("w+", encoding="utf-8") as out:
            child = subprocess.Popen(["sh", "-c", "exec " + command], cwd=self.folder, env=self.environment, stdout=out, stderr=subprocess.STDOUT)
            begun, printed = time.monotonic(), []
            while child.poll() is None and time.monotonic() - begun < PATIENCE and not matches(shown, printed):
                time.sleep(0.1)
                out.seek(0)
                printed = out.read().split("\n")[:-1]
            child.send_signal(signal.SIGINT)
            return child.wait(PATIENCE), printed

def change(text, lines):
    old = "".join(line[1:] + "\n" for line in lines if line[:1] in "- ")
    new = "".join(line[1:] + "\n" for line in lines if line[:1] in "+ ")
    if any(line[:1] not in "-+ " for line in lines) or not old:
        raise ValueError("a change has lines with -, + and blank")
    if ("\n" + text).count("\n" + old) != 1:
        raise ValueError("what is to be changed is not there once: " + old)
    at = ("\n" + text).index("\n" + old)
    return text[:at] + new + text[at + len(old) :]

def has_lines(text, lines):
    pattern = "".join(r"(?:.*\n)*?" if line.strip() == "…" else re.escape(line) + "\n" for line in lines)
    return re.search("^" + pattern, text, re.M) is not None

def pdf_has(scratch, argument):
    name, text = argument.split(": ", 1)
    done = subprocess.run(["pdftotext", "-layout", scratch.path(name), "-"], capture_output=True, encoding="utf-8")
    if text not in re.sub(r"\s+", " ", done.stdout):
        raise ValueError("the PDF has: " + re.sub(r"\s+", " ", done.stdout)[:1500])

def do_run(scratch, kind, argument, lines):
    """The block as it should be, or None: it is right."""
    wanted, right, new = int(argument or 0), True, []
    commands = commands_of(lines)
    for i, (command, shown) in enumerate(commands):
        status, printed = scratch.run_until(command, shown) if kind == "run, Ctrl-C" else scratch.run(command)
        good = matches(shown, printed)
        if status != (wanted if i == len(commands) - 1 else 0):
            raise ValueError(f"{command}: exit status {status}\n" + "\n".join(printed))
        right &= good
        new += ["$ " + command] + (shown if good else printed)
    for name, text in scratch.undo:
        scratch.write(name, text)
    scratch.undo = []
    return None if right else new

def do(scratch, kind, argument, lines):
    text = "".join(line + "\n" for line in lines)
    if kind in ("run", "run, Ctrl-C"):
        return do_run(scratch, kind, argument, lines)
    if kind == "pdf":
        pdf_has(scratch, argument)
    elif kind == "show":
        if not has_lines(scratch.read(argument), lines):
            raise ValueError("these lines do not stand in " + argument)
    elif kind == "file":
        scratch.write(argument, text)
    elif kind == "append":
        scratch.write(argument, scratch.read(argument) + text)
    elif kind in ("change", "try"):
        before = scratch.read(argument)
        if kind == "try":
            scratch.undo.append((argument, before))
        scratch.write(argument, change(before, lines))
    else:
        raise ValueError("a block without a marker is never done")
    return None

def follow(program, guide, renew):
    lines, blocks = blocks_of(guide)
    failed, renewed = 0, []
    with tempfile.TemporaryDirectory() as folder:
        scratch = Scratch(program, folder)
        for number, (line, kind, argument, _, block, first, last) in enumerate(blocks, 1):
            try:
                new = do(scratch, kind, argument, block)
                why = None if new is None else "it prints:\n" + "\n".join(new)
            except (ValueError, OSError, subprocess.TimeoutExpired) as error:
                new, why = None, str(error)
            if new is not None and renew:
                renewed.append((first, last, new))
                why = None
            print(f"{'not ok' if why else 'ok'} {number} - {guide}:{line} {kind} {argument}")
            if why:
                failed += 1
                print("\n".join("#   " + part for part in why.split("\n")))
    for first, last, new in reversed(renewed):
        lines[first:last] = new
    if renew:
        open(guide, "w", encoding="utf-8").write("\n".join(lines))
    print(f"1..{len(blocks)}")
    return failed == 0

def story(path):
    """What the blocks do, without comments, the language of messages and what is printed."""
    told = []
    for line, kind, argument, info, block, _, _ in blocks_of(path)[1]:
        if kind.startswith("run"):
            block = [command.replace(" --lang en", "") for command, _ in commands_of(block)]
        else:
            bare = lambda text: re.sub(r"\s+# .*| *\{\{! .*", "", text)
            block = [bare(b) for b in block if not re.match(r"[-+ ]?\s*(# |\{\{! |-- (?![a-z-]+: ))", b) or info.startswith("markdown")]
        told.append((line, kind, argument, info, block))
    return told

def same(one, other):
    good = True
    left, right = story(one), story(other)
    for a, b in zip(left, right):
        if a[1:] != b[1:]:
            good = False
            print(f"# {one}:{a[0]} and {other}:{b[0]} differ:\n#   {a[1:]}\n#   {b[1:]}")
            break
    if len(left) != len(right):
        good = False
        print(f"# {len(left)} and {len(right)} blocks")
    print(f"{'ok' if good else 'not ok'} 1 - {one} and {other} tell the same story\n1..1")
    return good

if __name__ == "__main__":
    if sys.argv[1] == "--same":
        sys.exit(0 if same(*sys.argv[2:4]) else 1)
    sys.exit(0 if follow(sys.argv[1], sys.argv[2], "--renew" in sys.argv) else 1)
