"""job.py: a package of tables and its files as a job for tongket, in a folder of its own."""
import json
import os
import re
import subprocess

TEMPLATE = """tongket: 1
name: suite
title: Một bộ kiểm thử
language: vi-VN
documents: []
job:
  document:
    date: {type: date}
"""
JOB = """tongket: 1
template: ./template
profile: hd36-2018
document: {date: 2020-01-01}
"""


def our_name(name, taken):
    """A name for the database: small letters, digits, `_`; another for each of `taken`."""
    plain = re.sub("[^a-z0-9_]", "_", str(name).lower()) or "x"
    plain = plain if "a" <= plain[0] <= "z" else "c_" + plain
    plain = plain[:50] + ("_" if plain in ("rowid", "oid") or plain.startswith("sqlite_") else "")
    while plain in taken:
        plain += "_"
    return plain


def write(path, content):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode("utf-8"))


def make(folder, package, files):
    """The job of `package`; `files`: bytes by the name of a file under reference/."""
    write(f"{folder}/job.yaml", JOB)
    write(f"{folder}/template/template.yaml", TEMPLATE)
    write(f"{folder}/template/checks.sql", "")
    write(f"{folder}/template/facts.sql", "")
    write(f"{folder}/template/datapackage.json", json.dumps(package, ensure_ascii=False, indent="\t"))
    os.makedirs(f"{folder}/reference", exist_ok=True)
    for name, content in files.items():
        write(f"{folder}/reference/{name}", content)


class Outcome:
    """What `validate` says: `refused` (the text of messages about the package) or `issues` (errors and warnings)."""

    def __init__(self, program, folder):
        done = subprocess.run([program, "validate", "--lang", "en", "--format", "json", folder], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.status = done.returncode
        self.words = done.stderr.decode("utf-8", "replace")
        self.refused = self.status >= 2
        told = json.loads(done.stdout.decode("utf-8"))["errors"] if self.status in (0, 1) else []
        self.issues = [issue for issue in told if issue["severity"] != "note"]
        self.errors = [issue for issue in told if issue["severity"] == "error"]
