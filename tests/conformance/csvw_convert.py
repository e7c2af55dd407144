"""csvw_convert.py: metadata of CSV on the Web as a package of Table Schemas, as far as these have the words. What they have no words for is raised as
OutOfScope with a reason; annotations (links, languages, directions) are dropped, since they do not decide what is valid."""
import csv
import io
import json
import os
import re
import unicodedata

import job


class OutOfScope(Exception):
    pass


ANNOTATIONS = {"aboutUrl", "propertyUrl", "valueUrl", "lang", "textDirection", "tableDirection", "ordered", "suppressOutput", "notes", "rowTitles",
               "transformations", "default", "@type", "@id", "@context"}
INHERITED = ("datatype", "null", "required", "separator")
DIALECT = {"delimiter": "delimiter", "quoteChar": "quoteChar", "doubleQuote": "doubleQuote", "skipInitialSpace": "skipInitialSpace", "header": "header"}

WHOLE = {"integer": None, "long": None, "int": (-2**31, 2**31 - 1), "short": (-2**15, 2**15 - 1), "byte": (-128, 127),
         "nonNegativeInteger": (0, None), "positiveInteger": (1, None), "unsignedLong": (0, None), "unsignedInt": (0, 2**32 - 1),
         "unsignedShort": (0, 2**16 - 1), "unsignedByte": (0, 255), "nonPositiveInteger": (None, 0), "negativeInteger": (None, -1)}
NUMBERS = {"decimal", "double", "float", "number"}
PATTERNS = {"gDay": r"---(0[1-9]|[12]\d|3[01])", "gMonth": r"--(0[1-9]|1[0-2])", "gMonthDay": r"--(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])",
            "hexBinary": r"([0-9A-Fa-f]{2})*", "language": r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*", "NMTOKEN": r"[\p{L}\p{N}._:-]+",
            "Name": r"[\p{L}_:][\p{L}\p{N}._:-]*", "dayTimeDuration": r"-?P(?=.)(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?",
            "yearMonthDuration": r"-?P(?=.)(\d+Y)?(\d+M)?"}
TEXTS = {"string", "normalizedString", "token", "anyURI", "QName", "anyAtomicType", "any", "xml", "html", "json"}
TIMES = {"date": ("date", "yyyy-MM-dd"), "dateTime": ("datetime", "yyyy-MM-ddTHH:mm:ss"), "datetime": ("datetime", "yyyy-MM-ddTHH:mm:ss"),
         "time": ("time", "HH:mm:ss")}
TIME_PARTS = [("yyyy", "%Y"), ("MM", "%m"), ("dd", "%d"), ("HH", "%H"), ("mm", "%M"), ("ss", "%S"), ("M", "%m"), ("d", "%d")]
BOUNDS = {"minimum": "minimum", "minInclusive": "minimum", "minExclusive": "exclusiveMinimum", "maximum": "maximum", "maxInclusive": "maximum",
          "maxExclusive": "exclusiveMaximum"}


def folded(label):
    plain = unicodedata.normalize("NFD", label.lower()).replace("đ", "d")
    return "".join(c for c in plain if c.isalnum())


def time_pattern(text):
    """A date or time format of UAX 35 as a pattern of strptime."""
    out, rest = "", text
    while rest:
        for theirs, ours in TIME_PARTS:
            if rest.startswith(theirs):
                out, rest = out + ours, rest[len(theirs):]
                break
        else:
            if rest[0].isalpha() and rest[0] != "T":
                raise OutOfScope("formats of dates with time zones, fractions of seconds, or names")
            out, rest = out + rest[0], rest[1:]
    if "%S." in out:
        raise OutOfScope("formats of dates with time zones, fractions of seconds, or names")
    return out


def number_format(form):
    if isinstance(form, str):
        form = {"pattern": form}
    if "pattern" in form:
        raise OutOfScope("number patterns of UAX 35 (how many digits, where the groups)")
    return {"decimalChar": form.get("decimalChar", "."), "groupChar": form.get("groupChar", ",")}


def field_type(base, form):
    """The properties of a field and its constraints for a datatype and its format."""
    if base in WHOLE:
        low, high = WHOLE[base] or (None, None)
        limits = {key: value for key, value in (("minimum", low), ("maximum", high)) if value is not None}
        marks = number_format(form) if form else {}
        marks.pop("decimalChar", None)
        return dict(type="integer", **marks), limits
    if base in NUMBERS:
        return dict(type="number", **(number_format(form) if form else {"decimalChar": "."})), {}
    if base == "dateTimeStamp":
        raise OutOfScope("formats of dates with time zones, fractions of seconds, or names")
    if base in TIMES:
        kind, usual = TIMES[base]
        return {"type": kind, "format": time_pattern(form or usual)}, {}
    if base == "boolean":
        yes, bar, no = (form or "true|false").partition("|")
        more = {} if form else {"trueValues": ["true", "1"], "falseValues": ["false", "0"]}
        return dict({"type": "boolean", "trueValues": [yes], "falseValues": [no] if bar else []}, **more), {}
    if base in ("gYear", "gYearMonth"):
        if form:
            raise OutOfScope("formats of dates with time zones, fractions of seconds, or names")
        return {"type": "year" if base == "gYear" else "yearmonth"}, {}
    if base == "duration" and not form:
        return {"type": "duration"}, {}
    if base in ("base64Binary", "binary") and not form:
        return {"type": "string", "format": "binary"}, {}
    if base in TEXTS or base in PATTERNS or base in ("duration", "base64Binary", "binary"):
        pattern = form or PATTERNS.get(base)
        return {"type": "string"}, {"pattern": pattern} if pattern else {}
    return {"type": base}, {}


def add_datatype(field, datatype, strict):
    described = {"base": datatype} if isinstance(datatype, str) else dict(datatype)
    if strict and "@id" in described:
        raise OutOfScope("rules of JSON-LD: identifiers, types, languages, common properties")
    for key in described:
        if key not in ("base", "format", "length", "minLength", "maxLength", "@id", "dc:title", "rdfs:label", "name") and key not in BOUNDS:
            raise OutOfScope(f"datatype property {key}")
    kind, limits = field_type(described.get("base", "string"), described.get("format"))
    field.update(kind)
    constraints = field.setdefault("constraints", {})
    constraints.update(limits)
    lengths = {key: described[key] for key in ("length", "minLength", "maxLength") if key in described}
    if lengths and described.get("base") in ("hexBinary", "base64Binary", "binary"):
        raise OutOfScope("lengths of binary data in bytes")
    if "length" in lengths:
        constraints["minLength"], constraints["maxLength"] = lengths.get("minLength", lengths["length"]), lengths.get("maxLength", lengths["length"])
        if lengths["length"] < constraints["minLength"]:
            constraints["maxLength"] = lengths["length"]
        if lengths["length"] > constraints["maxLength"]:
            constraints["minLength"] = lengths["length"]
    else:
        constraints.update(lengths)
    for theirs, ours in BOUNDS.items():
        if theirs in described:
            constraints[ours] = described[theirs]


def titles_of(column, strict):
    titles = column.get("titles", [])
    if strict and not isinstance(titles, (str, list)) and not (isinstance(titles, dict) and all(
            re.fullmatch("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", language) and isinstance(some, (str, list)) for language, some in titles.items())):
        raise OutOfScope("the form of the metadata itself")
    if isinstance(titles, dict):
        titles = [title for some in titles.values() for title in (some if isinstance(some, list) else [some])]
    return [title for title in (titles if isinstance(titles, list) else [titles]) if isinstance(title, str)]


def header_of(path, dialect):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return next(csv.reader(file, delimiter=dialect.get("delimiter", ",")), [])


class Converter:
    def __init__(self, folder, strict):
        self.folder, self.strict = folder, strict  # strict: a test of what must be refused, in which nothing may be dropped that could be the reason
        self.tables, self.files, self.columns = {}, {}, {}

    def look_at_keys(self, what, known):
        for key in what:
            if key in known or key.startswith("rdfs:") and key != "rdfs:value":
                continue
            if key in ANNOTATIONS or ":" in key:
                if self.strict and (key.startswith(("@", "rdf")) or key == "rdfs:value" or key == "transformations" or ":" in key) and key != "@context":
                    raise OutOfScope("rules of JSON-LD: identifiers, types, languages, common properties")
                continue
            if self.strict:
                continue  # an unknown property is only a warning there

    def column(self, column, inherited, names):
        self.look_at_keys(column, {"name", "titles", "virtual", *INHERITED})
        given = {**inherited, **{key: column[key] for key in INHERITED if key in column}}
        labels = titles_of(column, self.strict) or [column.get("name", "_col")]
        field = {"name": job.our_name(column.get("name", labels[0]), names), "title": labels[0]}
        if labels[1:]:
            field["aliases"] = labels[1:]
        add_datatype(field, given.get("datatype", "string"), self.strict)
        if "separator" in given:
            if not given["separator"]:
                raise OutOfScope("lists without a separator")
            if set(field["constraints"]) - {"minimum", "maximum"} and field["constraints"] != {}:
                raise OutOfScope("constraints on the items of a list")
            item = field["type"]
            field = {key: field[key] for key in ("name", "title", "aliases") if key in field}
            field.update(type="list", delimiter=given["separator"], itemType=item, constraints={})
        if given.get("required"):
            field["constraints"]["required"] = True
        null = given.get("null", "")
        null = [value for value in (null if isinstance(null, list) else [null]) if value != ""]
        if null:
            field["missingValues"] = null
        return field

    def schema(self, table, inherited, path, dialect):
        schema = table.get("tableSchema", {})
        if isinstance(schema, str):
            with open(os.path.join(self.folder, schema), encoding="utf-8") as file:
                schema = json.load(file)
        self.look_at_keys(schema, {"columns", "primaryKey", "foreignKeys", "rowTitles", *INHERITED})
        inherited = {**inherited, **{key: schema[key] for key in INHERITED if key in schema}}
        columns = schema.get("columns") or [{"titles": title} for title in header_of(path, dialect)]
        fields, names = [], {}
        virtual = [bool(column.get("virtual")) for column in columns]
        if virtual != sorted(virtual):
            raise OutOfScope("virtual columns")
        for column in columns:
            if column.get("virtual"):
                continue
            field = self.column(column, inherited, [f["name"] for f in fields])
            if "name" in column and column["name"] in names:  # the same name twice is for the program to find
                field["name"] = names[column["name"]]
            names[column.get("name", field["title"])] = field["name"]
            fields.append(field)
        named = {column.get("name") for column in columns}
        for key in schema.get("foreignKeys", []) if self.strict else []:
            some = key.get("columnReference")
            if not set([some] if isinstance(some, str) else some) <= named and set([some] if isinstance(some, str) else some) <= set(names):
                raise OutOfScope("columns without a name: a field has one")
        return schema, fields, names

    def table(self, table, inherited, dialect):
        self.look_at_keys(table, {"url", "tableSchema", "dialect", *INHERITED})
        url = table["url"]
        if "?" in url or url.startswith("http"):
            raise OutOfScope("addresses of the web")
        dialect = {**dialect, **table.get("dialect", {})} if isinstance(table.get("dialect", {}), dict) else dialect
        self.look_at_keys(dialect, set(DIALECT))
        for key, value in dialect.items():
            if key not in DIALECT and not key.startswith("@") and not (key == "encoding" and value == "utf-8"):
                raise OutOfScope("dialects: rows and columns to be skipped, comments, encodings, trimming")
        if dialect.get("header") is False or dialect.get("headerRowCount", 1) != 1:
            raise OutOfScope("files without a header")
        path = os.path.join(self.folder, url)
        name = job.our_name(os.path.basename(url)[:-4], self.tables.values())
        own = {**inherited, **{key: table[key] for key in INHERITED if key in table}}
        schema, fields, names = self.schema(table, own, path, dialect)
        self.tables[url], self.columns[url] = name, names
        with open(path, "rb") as file:
            self.files[name + ".csv"] = self.with_plain_labels(file.read(), fields, dialect)
        ours = {"name": name, "path": f"reference/{name}.csv", "schema": {"fields": fields, "fieldsMatch": "exact"}}
        kept = {DIALECT[key]: value for key, value in dialect.items() if key in DIALECT}
        if kept:
            ours["dialect"] = kept
        if "primaryKey" in schema:
            keys = schema["primaryKey"] if isinstance(schema["primaryKey"], list) else [schema["primaryKey"]]
            ours["schema"]["primaryKey"] = [names.get(key, key) for key in keys]
        return ours, schema

    def with_plain_labels(self, content, fields, dialect):
        """Where labels are only told apart by marks, which do not count here, fields and header get other ones."""
        labels = [folded(label) for field in fields for label in [field["title"], *field.get("aliases", [])]]
        if "" not in labels and len(set(labels)) == len(labels):
            return content
        first, newline, rest = content.decode("utf-8-sig").partition("\n")
        header = next(csv.reader(io.StringIO(first), delimiter=dialect.get("delimiter", ",")), [])
        for number, field in enumerate(fields):
            if number < len(header) and header[number] in [field["title"], *field.get("aliases", [])]:
                field.pop("aliases", None)
                header[number] = field["title"] = field["name"] = f"c{number + 1}"
        return (dialect.get("delimiter", ",").join(header) + newline + rest).encode("utf-8")

    def foreign_keys(self, url, schema):
        keys = []
        for key in schema.get("foreignKeys", []):
            if self.strict and any(":" in part for part in [*key, *key.get("reference", {})]):
                raise OutOfScope("rules of JSON-LD: identifiers, types, languages, common properties")
            reference = key["reference"]
            target = reference.get("resource", "")
            if "schemaReference" in reference:
                raise OutOfScope("foreign keys to a schema")
            ours = [[names.get(name, name) for name in ([some] if isinstance(some, str) else some)]
                    for some, names in ((key["columnReference"], self.columns[url]), (reference["columnReference"], self.columns.get(target, {})))]
            keys.append({"fields": ours[0], "reference": {"resource": self.tables.get(target, job.our_name(target, [])), "fields": ours[1]}})
        return keys

    def package(self, metadata):
        context = metadata.get("@context")
        if isinstance(context, list) and len(context) > 1:
            raise OutOfScope("rules of JSON-LD: identifiers, types, languages, common properties")
        tables = metadata.get("tables", [metadata] if "url" in metadata else None)
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            raise OutOfScope("the form of the metadata itself")
        if "tables" in metadata:
            self.look_at_keys(metadata, {"tables", "dialect", *INHERITED})
        inherited = {key: metadata[key] for key in INHERITED if key in metadata} if "tables" in metadata else {}
        dialect = metadata.get("dialect", {}) if "tables" in metadata and isinstance(metadata.get("dialect", {}), dict) else {}
        if any("url" not in table for table in tables):
            raise OutOfScope("the form of the metadata itself")
        done = [(table["url"], *self.table(table, inherited, dialect)) for table in tables]
        for url, ours, schema in done:
            keys = self.foreign_keys(url, schema)
            if keys:
                ours["schema"]["foreignKeys"] = keys
        return {"name": "t", "resources": [ours for _, ours, _ in done]}
