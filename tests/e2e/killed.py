"""killed.py TONGKET FOLDER KILLS [OPTION…]: runs of the example are killed (SIGKILL) at random moments, over what an earlier run with other data had published.

After each kill every file in the output folder is, byte for byte, that of the earlier run or that of an undisturbed one: never half of one, nothing of another
name but what is hidden. At the end one more run is let go to its end: what it leaves is what the undisturbed run left, and nothing else. Prints one line; the status is 0
when all of it held."""
import hashlib
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time

SEED = 757
SETTLE = 5  # seconds that processes of a killed run may take to be gone


def digest(path):
    if path.endswith(".sqlite"):  # a working file: what it holds counts, not its bytes
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as db:
            return db.execute("PRAGMA integrity_check").fetchone()[0] + str(db.execute("SELECT count(*) FROM _files").fetchone()[0])
    with open(path, "rb") as f:
        return hashlib.sha256(f.read()).hexdigest()


def listing(folder):
    """Digests by name, of what is not hidden; the hidden names."""
    files, hidden = {}, []
    for root, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(root, name)
            if name.startswith("."):
                hidden.append(path)
            else:
                files[os.path.relpath(path, folder)] = digest(path)
    return files, hidden


def run(command):
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def kill_one(command, after):
    """Start, kill after so many seconds. True: it was at work still; all that it had started are gone."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    was_running = process.wait() == -signal.SIGKILL
    end = time.monotonic() + SETTLE
    while time.monotonic() < end:
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            return was_running
        time.sleep(0.002)
    sys.exit(f"processes of a killed run live on (group {process.pid})")


def main(tongket, work, kills, options):
    job, out = os.path.join(work, "job"), os.path.join(work, "out")
    before, after = os.path.join(work, "before"), os.path.join(work, "after")
    command = [tongket, "run", "--quiet", *options, "--out", out, job]

    run([tongket, "run", "--quiet", *options, "--out", before, job])
    with open(os.path.join(job, "job.yaml"), "r+", encoding="utf-8") as f:
        changed = f.read().replace("signatory: ", "signatory: Bà ", 1)
        f.seek(0)
        f.write(changed)
    lasts = run([tongket, "run", "--quiet", *options, "--out", after, job])
    old, new = listing(before)[0], listing(after)[0]
    if old == new or not new:
        sys.exit("the two runs made the same: nothing would be seen")
    shutil.copytree(before, out)

    chance, hit, mixed = random.Random(SEED), 0, 0
    for _ in range(kills):
        hit += kill_one(command, chance.uniform(0, lasts * 1.05))
        there = listing(out)[0]
        for name, sha in there.items():
            if sha not in (old.get(name), new.get(name)):
                sys.exit(f"{name} is neither what it was nor what it is to be")
        for name in old:
            if name not in there:
                sys.exit(f"{name} is gone")
        mixed += there not in (old, new)
        if there == new:  # it had come to its end: begin again from the earlier outputs
            shutil.rmtree(out)
            shutil.copytree(before, out)
    run(command)
    there, hidden = listing(out)
    if there != new:
        sys.exit("the last run left other files than the undisturbed one")
    if hidden:
        sys.exit(f"debris: {hidden}")
    print(f"{kills} runs, {hit} of them killed at work, {mixed} between two renames; every file whole")
    if hit < kills / 4:
        sys.exit("too few were at work when they were killed")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4:])
