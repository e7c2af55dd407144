#!/usr/bin/env python3
"""Run the cases of tests/cases that are about a whole job (those with a checks.sql or facts.sql): tests/cases/README.md says how.

    cases.py TONGKET WORK        TAP; recall and false alarms over all of them on stderr
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TESTS))
from expand import expand  # noqa: E402

TEMPLATE = """tongket: 1
name: case
title: Ca thử
language: vi-VN
documents: []
job:
  document:
    date: {type: date}
"""
JOB = "tongket: 1\ntemplate: ./../template\nprofile: nd30-2020\ndocument: {date: 2024-01-15}\n"
KEYS = ("code", "constraint", "file", "line", "row", "field", "column", "cell", "hint")


def source(case, name, otherwise):
    """A file of the case; a line “= PATH” in it means another file, from the case's folder."""
    path = case / name
    if not path.exists():
        return otherwise
    text = path.read_text(encoding="utf-8")
    return (case / text[2:].strip()).read_text(encoding="utf-8") if text.startswith("= ") else text


def make_job(case, work):
    shutil.rmtree(work, ignore_errors=True)
    job, template = work / "job", work / "template"
    job.mkdir(parents=True)
    template.mkdir()
    schema = case / "schema"
    package = case / schema.read_text(encoding="utf-8").strip() if schema.exists() else case / "datapackage.yaml"
    (template / "datapackage.yaml").write_bytes(package.read_bytes())
    (template / "template.yaml").write_text(TEMPLATE, encoding="utf-8")
    (template / "checks.sql").write_text(source(case, "checks.sql", ""), encoding="utf-8")
    (template / "facts.sql").write_text(source(case, "facts.sql", ""), encoding="utf-8")
    (job / "job.yaml").write_text(JOB + source(case, "job", ""), encoding="utf-8")
    for folder in ("reference", "submissions"):
        (job / folder).mkdir()
        for path in sorted((case / folder).rglob("*")) if (case / folder).exists() else []:
            target = job / path.relative_to(case)
            if path.is_dir():
                target.mkdir(exist_ok=True)
            elif path.suffix == ".expand":
                target.with_suffix("").write_bytes(expand(path.read_text(encoding="utf-8")))
            else:
                target.write_bytes(path.read_bytes())
    return job


def is_wanted(wanted, told):
    """Every member that is given agrees; of a hint a part, or with ^ its beginning."""
    for key, value in wanted.items():
        got = told.get(key, 0 if key in ("line", "row", "column") else "")
        if key == "hint":
            if not (got.startswith(value[1:]) if value.startswith("^") else value in got):
                return False
        elif value != got:
            return False
    return True


def compare(wanted, told):
    """What was not found, and what nobody expected."""
    left, missed = list(told), []
    for w in wanted:
        hit = next((t for t in left if is_wanted(w, t)), None)
        if hit is None:
            missed.append(w)
        else:
            left.remove(hit)
    return missed, left


def run_case(program, case, work, lang):
    job = make_job(case, work)
    command = "aggregate" if (case / "facts.sql").exists() else "validate"
    done = subprocess.run([program, command, "--format", "json", "--lang", lang, "--out", job / "out", job], capture_output=True)
    path = job / "out/validation.json"
    if path.exists():
        return json.loads(path.read_text(encoding="utf-8"))["errors"]
    return [] if done.returncode == 0 else [{"code": "did not run", "hint": done.stderr.decode()}]


def main():
    program, work = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
    number = expected = found = alarms = failed = 0
    cases = sorted(p.parent for p in (TESTS / "cases").glob("*/*/expected.json")
                   if (p.parent / "checks.sql").exists() or (p.parent / "facts.sql").exists())
    for case in cases:
        problems = []
        wanted = json.loads((case / "expected.json").read_text(encoding="utf-8"))
        for lang in ("vi", "en"):
            told = run_case(program, case, work / "case", lang)
            asked = [{k: v for k, v in w.items() if k != "hint" or lang == "vi"} for w in wanted]
            missed, extra = compare(asked, told)
            expected += len(wanted)
            found += len(wanted) - len(missed)
            alarms += len(extra)
            problems += [f"{lang}: not found: {m}" for m in missed]
            problems += [f"{lang}: false alarm: { {k: e[k] for k in KEYS if k in e} } {e.get('message')}" for e in extra]
            problems += [f"{lang}: no message: {t}" for t in told if t["code"] != "did not run" and not t.get("message")]
        number += 1
        failed += bool(problems)
        print(f"{'not ok' if problems else 'ok'} {number} - {case.parent.name}/{case.name}")
        for p in problems:
            print("#  ", p)
    print(f"# whole cases: {number}, failed: {failed}; issues expected: {expected}, found: {found}, false alarms: {alarms}", file=sys.stderr)
    every = sum(1 for _ in (TESTS / "cases").glob("*/*/expected.json"))
    print(f"{'ok' if every >= 300 else 'not ok'} {number + 1} - there are at least 300 cases")
    print(f"# all cases: {every}", file=sys.stderr)
    print(f"1..{number + 1}")
    return 1 if failed or every < 300 else 0


sys.exit(main())
