"""csvw.py PROGRAM DIR: the validation tests of CSV on the Web (DIR is the W3C's folder tests/), as far as their metadata can be said in Table Schema.

A positive test must read without an error, a negative one must be refused or have an error; csvw.deviations lists what comes out otherwise. Conversions to
RDF and JSON are not what this program does, nor is finding metadata on the web."""
import json
import os
import sys
import tempfile

import csvw_convert
import job
import tally

HERE = os.path.dirname(__file__)


def metadata_of(entry, folder):
    """The metadata a test is about."""
    action, option = entry["action"], entry.get("option", {})
    if action.endswith(".json"):
        path = action
    elif "metadata" in option:
        path = option["metadata"]
    elif entry.get("implicit"):
        raise csvw_convert.OutOfScope("finding metadata beside a file or on the web")
    else:
        return {"url": action}
    with open(os.path.join(folder, path), encoding="utf-8") as file:
        try:
            metadata = json.load(file)
        except json.JSONDecodeError:
            raise csvw_convert.OutOfScope("the form of the metadata itself")
    if "url" not in metadata and "tables" not in metadata and not action.endswith(".json"):
        metadata["url"] = action
    return metadata


def run(program, entry, folder, positive):
    """What the program says, in one word."""
    base = os.path.join(folder, os.path.dirname(entry["action"]))
    converter = csvw_convert.Converter(base, strict=not positive)
    try:
        package = converter.package(metadata_of(entry, folder))
    except (OSError, AttributeError, KeyError, TypeError) as wrong:
        raise csvw_convert.OutOfScope("the form of the metadata itself") from wrong
    with tempfile.TemporaryDirectory() as place:
        job.make(place, package, converter.files)
        outcome = job.Outcome(program, place)
    if outcome.status > 2:
        return "failed"
    if outcome.refused:
        return "refused"
    return outcome.errors[0]["code"] if outcome.errors else "valid"


def main():
    program, folder = sys.argv[1:]
    if os.path.isdir(os.path.join(folder, "tests")):
        folder = os.path.join(folder, "tests")
    t = tally.Tally("csvw", tally.deviations(os.path.join(HERE, "csvw.deviations")))
    with open(os.path.join(folder, "manifest-validation.jsonld"), encoding="utf-8") as file:
        entries = json.load(file)["entries"]
    for entry in entries:
        kind = entry["type"].split(":")[-1]
        if kind == "WarningValidationTest":
            t.leave_out("warnings about metadata that is then passed over: here a mistake in a schema is an error")
            continue
        positive = kind == "PositiveValidationTest"
        try:
            got = run(program, entry, folder, positive)
        except csvw_convert.OutOfScope as reason:
            t.leave_out(str(reason))
            continue
        good = got == "valid" if positive else got not in ("valid", "failed")
        t.test(f"{entry['id'].split('#')[-1]} ({entry['name']})", good, got)
    t.end()


main()
