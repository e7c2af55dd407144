"""batch_tool.py WHAT …: what batch.t cannot say in shell.

events FILE           every line is a JSON object with an event and a job; prints how many of each event, and for each job its events in short
die SIGNAL N COMMAND  run COMMAND, send SIGNAL to one of its child processes when N documents were written, print its exit status
stop SIGNAL N COMMAND the same, but to COMMAND itself; prints how it ended and how many of its processes are left
whole SIGNAL N COMMAND the same, to its whole process group, as a terminal does
term COMMAND          run COMMAND on a pseudo-terminal of 60 columns; prints what it drew, with control characters written out
"""
import collections
import glob
import json
import os
import shutil
import pty
import re
import signal
import struct
import subprocess
import sys
import time


def events(path):
    count, jobs = collections.Counter(), {}
    for line in open(path, encoding="utf-8"):
        event = json.loads(line)
        assert isinstance(event["event"], str) and isinstance(event["job"], str), line
        count[event["event"]] += 1
        jobs.setdefault(event["job"], []).append(event)
    print(" ".join(f"{name}={n}" for name, n in sorted(count.items())))
    for job in sorted(jobs):
        told = jobs[job]
        done = [e["done"] for e in told if e["event"] == "document"]
        print(os.path.basename(job), told[0]["event"], told[-1]["event"], told[-1].get("status"), done == list(range(1, len(done) + 1)))


def children(pid):
    """Processes below `pid`."""
    found = []
    for path in glob.glob(f"/proc/{pid}/task/*/children"):
        try:
            direct = [int(p) for p in open(path).read().split()]
        except OSError:
            continue
        for child in direct:
            found += [child] + children(child)
    return found


def written(folder):
    return sum(name.endswith((".pdf", ".pdf.part")) for _, _, names in os.walk(folder) for name in names)


def obey():
    """As from a terminal, also where the tests run with signals ignored."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def begin(count, command):
    """The command at work: so many documents are there, in the folder behind --out, and it has children, unless it may have none."""
    out = command[command.index("--out") + 1]
    alone = command[command.index("--jobs") + 1] == "1"
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=open(os.environ["ERRORS"], "w"), start_new_session=True,
                               preexec_fn=obey)
    end = time.monotonic() + 60
    while time.monotonic() < end and process.poll() is None and not (written(out) >= count and (alone or children(process.pid))):
        time.sleep(0.001)
    return process


def die(number, count, command):
    for _ in range(5):
        process = begin(count, command)
        below = children(process.pid)
        if below:
            os.kill(below[0], number)
        status = process.wait()
        if status:
            break
        shutil.rmtree(command[command.index("--out") + 1])  # it was between two documents: nothing was lost, all is published; once more
    print(status)


def alive(pid):
    try:
        return open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def stop(number, count, command, group=False):
    process = begin(count, command)
    below = children(process.pid)
    if group:
        os.killpg(process.pid, number)
    else:
        process.send_signal(number)
    status = process.wait()
    time.sleep(0.1)
    how = signal.Signals(-status).name if status < 0 else f"status {status}"
    print(how, "workers" if below else "alone", "left:", sum(map(alive, below)))


def term(command):
    import fcntl
    import termios
    parent, child = pty.openpty()
    fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 60, 0, 0))
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=child, stdin=child)
    os.close(child)
    drawn = b""
    while True:
        try:
            piece = os.read(parent, 65536)
        except OSError:
            break
        if not piece:
            break
        drawn += piece
    process.wait()
    text = drawn.decode()
    lines = [re.sub("\033\\[K", "", part) for part in text.split("\r") if part.strip("\n")]
    print("drawn", len([line for line in lines if re.search(r"\d+/\d+", line)]), "widest", max(map(len, lines), default=0))
    print(text.replace("\033", "<ESC>").replace("\r", "<CR>"))


what, rest = sys.argv[1], sys.argv[2:]
if what == "events":
    events(rest[0])
elif what == "term":
    term(rest)
elif what == "die":
    die(getattr(signal, rest[0]), int(rest[1]), rest[2:])
else:
    stop(getattr(signal, rest[0]), int(rest[1]), rest[2:], what == "whole")
