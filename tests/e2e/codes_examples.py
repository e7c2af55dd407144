#!/usr/bin/env python3
"""Run the examples of `tongket codes`: the wrong one of each must tell its code and nothing else, the right one nothing at all.

    codes_examples.py TONGKET WORK        prints a line for each example that does not
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

TREE = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(TREE / "tests"))
from expand import expand  # noqa: E402


def told(program, work, example, text, lang):
    """What is said of the job with this file: code → constraint, as a sorted list."""
    job = work / "job"
    shutil.rmtree(job, ignore_errors=True)
    shutil.copytree(TREE / "examples/stock/job", job)
    path = job / example["file"]
    if text is None:
        path.unlink(missing_ok=True)
    else:
        path.write_bytes(expand(text))
    done = subprocess.run([program, "run", "--quiet", "--lang", lang, "--out", job / "out", job], capture_output=True)
    if not (job / "out/validation.json").exists():
        return [("no validation.json", done.stderr.decode())]
    found = json.loads((job / "out/validation.json").read_text(encoding="utf-8"))["errors"]
    return sorted({(e["code"], e.get("constraint", "")) for e in found})


def main():
    program, work = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
    shutil.copytree(TREE / "examples/stock/template", work / "template")
    entries = json.loads(subprocess.run([program, "codes", "--format", "json"], check=True, capture_output=True).stdout)
    examples = 0
    for entry in entries:
        code, constraint, example = entry["code"], entry.get("constraint", ""), entry.get("example")
        if not example:
            if (code != "constraint-error" or constraint) and code != "source-error":  # no text is an example of what is no file
                print(f"{code} {constraint}: no example")
            continue
        examples += 1
        wanted = {(code, constraint)} | ({(example["also"], "")} if "also" in example else set())
        got = told(program, work, example, example.get("wrong"), "vi")
        if code != "check-skipped":  # it follows from every file that cannot be read whole
            got = [g for g in got if g[0] != "check-skipped"]
        if got != sorted(wanted):
            print(f"{code} {constraint}: wrong example says {got}")
        got = told(program, work, example, example.get("right"), "en")
        if got:
            print(f"{code} {constraint}: right example says {got}")
    print(f"# examples run: {examples}")


main()
