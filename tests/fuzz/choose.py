#!/usr/bin/env python3
"""choose.py BUILD TARGET…: take over into tests/fuzz/seeds what fuzzing learnt: of the inputs in BUILD/corpus/TARGET the few small ones that reach most of what the
seeds do not reach. libFuzzer's -merge=1 says in its control file what each input reaches beyond the seeds and the inputs smaller than itself. Seeds that people
have named stay, those named by a hash are chosen anew."""
import glob
import os
import re
import shutil
import subprocess
import sys

MOST_FILES, MOST_BYTES, LARGEST, LEAST_GAIN = 24, 16000, 2048, 2
root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
build = sys.argv[1]


def gains(target, seeds, corpus):
    """How many edges each input of the corpus adds: {path: number}."""
    first, control = f"{build}/{target}.seeds", f"{build}/{target}.control"
    shutil.rmtree(first, ignore_errors=True)
    os.makedirs(first)
    for path in seeds:
        shutil.copy(path, first)
    if os.path.exists(control):
        os.remove(control)
    subprocess.run([f"{build}/targets/{target}", "-merge=1", "-use_counters=0", f"-merge_control_file={control}", first, *corpus],
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    lines = open(control, encoding="utf-8").read().split("\n")
    count, known = int(lines[0]), int(lines[1])
    found = {}
    for line in lines[2 + count:]:
        words = line.split()
        if words and words[0] == "FT" and int(words[1]) >= known:
            found[lines[2 + int(words[1])]] = len(words) - 2
    os.remove(control)
    shutil.rmtree(first)
    return found


for target in sys.argv[2:]:
    folder = os.path.join(root, "tests/fuzz/seeds", target)
    hashed = [p for p in sorted(glob.glob(folder + "/*")) if re.fullmatch("[0-9a-f]{40}", os.path.basename(p))]
    named = [p for p in sorted(glob.glob(folder + "/*")) if p not in hashed]
    older = f"{build}/{target}.older"
    shutil.rmtree(older, ignore_errors=True)
    os.makedirs(older)
    for path in hashed:
        shutil.move(path, older)
    found = gains(target, named, [older, f"{build}/corpus/{target}"])
    size, chosen = 0, []
    for path in sorted(found, key=lambda p: (-found[p], os.path.getsize(p), os.path.basename(p))):
        length = os.path.getsize(path)
        if len(chosen) < MOST_FILES and found[path] >= LEAST_GAIN and length <= LARGEST and size + length <= MOST_BYTES:
            shutil.copy(path, folder)
            chosen.append(path)
            size += length
    shutil.rmtree(older)
    print(f"{target}: {len(named)} named and {len(chosen)} others ({size} bytes), which add {sum(found[p] for p in chosen)} of {sum(found.values())} edges")
