"""mustache.py PROGRAM DIR: the Mustache specification (DIR holds comments.json, sections.json …) through our engine, as build/conformance/mustache runs it.

mustache.deviations lists the tests that come out otherwise, each with its reason; docs/formats/report.md tells the same to authors."""
import glob
import json
import os
import subprocess
import sys

import tally

REQUIRED = ("comments", "delimiters", "interpolation", "inverted", "partials", "sections")

program, folder = sys.argv[1:]
if os.path.isdir(os.path.join(folder, "specs")):
    folder = os.path.join(folder, "specs")
t = tally.Tally("mustache", tally.deviations(os.path.join(os.path.dirname(__file__), "mustache.deviations")))
in_markdown = 0  # tests without raw tags come out the same in report.md
for path in sorted(glob.glob(os.path.join(folder, "*.json"))):
    module = os.path.basename(path)[:-5]
    if module not in REQUIRED:
        with open(path, encoding="utf-8") as file:
            t.leave_out(f"optional module {module}: not offered", file.read().count('"desc":'))
        continue
    lines = subprocess.run([program, path], check=True, stdout=subprocess.PIPE).stdout.decode("utf-8").splitlines()
    for line in lines:
        result = json.loads(line)
        got = result.get("error") or ("text" if result["got"] != result["wanted"] else "")
        name = f"{module}: {result['name']}"
        if not got and result.get("markdown", result["wanted"]) != result["wanted"]:
            got = "markdown"
        in_markdown += "markdown" in result
        t.test(name, not got, got)
print(f"mustache: {in_markdown} of them also as Markdown")
t.end()
