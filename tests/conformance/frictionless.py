"""frictionless.py PROGRAM DIR: the data that frictionless-py publishes (DIR is its folder data/), each file with the schema that belongs to it.

frictionless.tests says what is expected, by the names of Frictionless' errors as this program has them; frictionless.deviations what comes out otherwise.
A descriptor is used as it is, but for what is told apart in docs/formats/datapackage.md: names become names of a database (the old one is the title), a file
lies in a folder, a field without a type is `any`, and numbers are read with a decimal point unless they say otherwise."""
import json
import os
import sys
import tempfile

import job
import tally

HERE = os.path.dirname(__file__)


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def our_fields(fields):
    """Fields with names of ours, and how the old ones are called now."""
    names, ours = {}, []
    for field in fields:
        field = dict(field)
        if "name" in field:
            old = field["name"]
            field["name"] = names[old] = job.our_name(old, names.values())
            if field["name"] != old:
                field.setdefault("title", old)
                if field["title"] != old:
                    field["aliases"] = [old]
        field.setdefault("type", "any")
        if field["type"] == "number" and "decimalChar" not in field and "groupChar" not in field:
            field["decimalChar"] = "."
        ours.append(field)
    return ours, names


def renamed(value, names):
    return [names.get(v, v) for v in value] if isinstance(value, list) else names.get(value, value)


def our_schema(schema, resources, all_names):
    """A schema whose keys use our names; all_names: by resource, how its fields are called."""
    own, names = our_fields(schema.get("fields", []))
    schema = dict(schema)
    if "fields" in schema:
        schema["fields"] = own
    if "primaryKey" in schema:
        schema["primaryKey"] = renamed(schema["primaryKey"], names)
    keys = []
    for key in schema.get("foreignKeys", []):
        key = dict(key)
        if "fields" in key:
            key["fields"] = renamed(key["fields"], names)
        if "reference" in key:
            reference = dict(key["reference"])
            target = reference.get("resource", "")
            reference["resource"] = resources.get(target, target)
            reference["fields"] = renamed(reference.get("fields"), all_names.get(target, names))
            key["reference"] = reference
        keys.append(key)
    if keys:
        schema["foreignKeys"] = keys
    return schema


def our_package(package, folder):
    """The package and the bytes of its files."""
    resources, all_names, files = {}, {}, {}
    for resource in package["resources"]:
        resources[resource["name"]] = job.our_name(resource["name"], resources.values())
        all_names[resource["name"]] = our_fields(resource.get("schema", {}).get("fields", []))[1]
    ours = dict(package, resources=[])
    for resource in package["resources"]:
        resource = dict(resource)
        name = resource["name"] = resources[resource["name"]]
        data = resource.pop("data", None)
        if data is not None:  # given in the package itself
            text = "\n".join(",".join('"' + str(cell).replace('"', '""') + '"' for cell in row) for row in data) + "\n"
            files[f"{name}.csv"] = text.encode("utf-8")
        elif "path" in resource:
            with open(os.path.join(folder, resource["path"]), "rb") as file:
                files[f"{name}.csv"] = file.read()
        resource["path"] = f"reference/{name}.csv"
        resource["schema"] = our_schema(resource.get("schema", {}), resources, all_names)
        ours["resources"].append(resource)
    return ours, files


def header(schema):
    fields = schema.get("fields") if isinstance(schema, dict) else None
    return [field.get("name", "") for field in fields or []] or ["id"]


def with_targets(schema):
    """A package of the schema's table, and of the tables in other packages that it refers to, as if they were in this one."""
    resources = [{"name": "t", "data": [header(schema)], "schema": schema}]
    types = {field.get("name"): field.get("type", "any") for field in schema.get("fields", [])} if isinstance(schema, dict) else {}
    for key in schema.get("foreignKeys", []) if isinstance(schema, dict) else []:
        reference = key.get("reference", {})
        reference.pop("datapackage", None)
        theirs, own = ([v] if isinstance(v, str) else v or [] for v in (reference.get("fields"), key.get("fields")))
        fields = [{"name": name, "type": types.get(of, "any")} for name, of in zip(theirs, own)] + [{"name": name} for name in theirs[len(own):]]
        if reference.get("resource") and fields:
            target = {"fields": fields}
            resources.append({"name": reference["resource"], "data": [header(target)], "schema": target})
    return {"name": "t", "resources": resources}


def package_of(words, folder):
    """The package that a test is about, and the folder of its files."""
    kind, path = words[0], os.path.join(folder, words[1])
    if kind == "package":
        return load(path), os.path.dirname(path)
    if kind == "schema":
        return with_targets(load(path)), folder
    schema = load(os.path.join(folder, words[2])) if words[2].endswith(".json") else json.loads(words[2])
    return {"name": "t", "resources": [{"name": "t", "path": words[1], "schema": schema}]}, folder


def said(outcome):
    """The outcome in one word: valid, refused, or codes with their lines."""
    if outcome.refused:
        return "refused"
    words = [issue["code"] + ("/" + issue["constraint"] if "constraint" in issue else "") + (f"@{issue['line']}" if issue["line"] else "")
             for issue in outcome.issues]
    return " ".join(sorted(words, key=lambda word: (int(word.split("@")[1]) if "@" in word else 0, word))) or "valid"


def leave_out_the_rest(t, folder, named):
    for place, folders, files in os.walk(folder):
        folders.sort()
        for name in files:
            path = os.path.relpath(os.path.join(place, name), folder)
            if path in named:
                continue
            if name.endswith(".csv"):
                t.leave_out("a CSV file that no schema belongs to, or that needs a dialect of its own, or is a part of a package above")
            elif name.endswith((".json", ".yaml")):
                t.leave_out("a descriptor of other things: remote files, dialects, inquiries, pipelines, reports, catalogues")
            else:
                t.leave_out("no CSV file and no descriptor: spreadsheets, archives, pictures")


def main():
    program, folder = sys.argv[1:]
    if not os.path.exists(os.path.join(folder, "table.csv")):  # the whole of frictionless-py
        folder = os.path.join(folder, "data")
    t = tally.Tally("frictionless", tally.deviations(os.path.join(HERE, "frictionless.deviations")))
    with open(os.path.join(HERE, "frictionless.tests"), encoding="utf-8") as file:
        tests = [line.rstrip("\n").split("\t") for line in file if line.strip() and not line.startswith("#")]
    for words, wanted in tests:
        name = words
        kind, path, *rest = words.split(" ", 2)
        if not os.path.exists(os.path.join(folder, path)):
            t.leave_out("not in this copy of the data")
            continue
        package, base = package_of([kind, path, *rest], folder)
        with tempfile.TemporaryDirectory() as place:
            try:
                ours, files = our_package(package, base)
            except (TypeError, AttributeError, KeyError):  # no descriptor at all: as it is
                ours, files = package, {}
            job.make(place, ours, files)
            outcome = job.Outcome(program, place)
        got = said(outcome)
        fragment = wanted[len("refused: "):] if wanted.startswith("refused: ") else None
        t.test(name, fragment in outcome.words if outcome.refused and fragment else got == wanted, got)
    leave_out_the_rest(t, folder, {word for words, _ in tests for word in words.split(" ")[1:3]})
    t.end()


main()
