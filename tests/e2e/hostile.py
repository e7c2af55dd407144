#!/usr/bin/env python3
"""hostile.py TONGKET WORK GROUP…: hostile jobs, templates, data and packages, one after the other, against the program. Prints TAP without the plan.

Each case is a copy of the school's job and template with one thing made hostile. It must end with its status, name its place, say how it is mended, say so in
both languages, and do so in little memory and few steps of the processor: the address space, the time of the processor and the size of a file are limited while it
runs, so that a case that does not hold is killed instead of taking the machine with it."""
import json
import os
import re
import resource
import shutil
import signal
import socket
import struct
import subprocess
import sys
import zlib

TONGKET, WORK, GROUPS = sys.argv[1], sys.argv[2], sys.argv[3:]
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SANITIZED = os.environ.get("TONGKET_VARIANT") == "asan"
MEMORY_KIB = 300000
CPU_SECONDS = 100 if SANITIZED else int(os.environ.get("HOSTILE_CPU", "20"))
count = 0


# ---- making a case ----

class Place:
    """A fresh copy of the school's job and template, and the files in it."""

    def __init__(self, folder):
        shutil.rmtree(folder, ignore_errors=True)
        self.folder = folder
        shutil.copytree(os.path.join(ROOT, "tests/school/job"), self.path("job"))
        shutil.copytree(os.path.join(ROOT, "tests/school/template"), self.path("template"))

    def path(self, name):
        return os.path.join(self.folder, name)

    def read(self, name):
        with open(self.path(name), encoding="utf-8") as f:
            return f.read()

    def write(self, name, text):
        if isinstance(text, str):
            text = text.encode()
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "wb") as f:
            f.write(text)

    def append(self, name, text):
        self.write(name, self.read(name) + text)

    def replace(self, name, old, new):
        text = self.read(name)
        assert old in text, (name, old)
        self.write(name, text.replace(old, new, 1))

    def remove(self, name):
        os.unlink(self.path(name))

    def sparse(self, name, size):
        self.write(name, b"")
        os.truncate(self.path(name), size)

    def special(self, name, kind):
        """Put something that is no file in the place of a file."""
        path = self.path(name)
        if os.path.lexists(path):
            os.unlink(path)
        if kind == "fifo":
            os.mkfifo(path)
        elif kind == "folder":
            os.mkdir(path)
        elif kind == "socket":
            here = os.getcwd()
            os.chdir(os.path.dirname(path))
            socket.socket(socket.AF_UNIX).bind(os.path.basename(path))
            os.chdir(here)
        else:
            os.symlink(kind, path)


# ---- running it ----

def limits():
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 30, 1 << 30))
    if not SANITIZED:
        resource.setrlimit(resource.RLIMIT_AS, (40 << 30, 40 << 30))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def run(arguments, cwd):
    """Status, what was printed, and the peak of the memory in KiB."""
    with open(os.path.join(WORK, "printed"), "w+b") as out:
        p = subprocess.Popen([TONGKET] + arguments, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT, cwd=cwd, preexec_fn=limits)
        guard = 60 if not SANITIZED else 300
        signal.signal(signal.SIGALRM, lambda *_: p.kill())
        signal.alarm(guard)  # of what waits for ever without using the processor
        _, status, used = os.wait4(p.pid, 0)
        signal.alarm(0)
        p.returncode = 0
        out.seek(0)
        text = out.read()
    return os.waitstatus_to_exitcode(status), text, used.ru_maxrss, used.ru_utime + used.ru_stime


def tell(good, name, why=()):
    global count
    count += 1
    print(("ok %d - %s" if good else "not ok %d - %s") % (count, name))
    for line in why if not good else ():
        print("#   " + line)
    sys.stdout.flush()


CONTROL = re.compile(rb"[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]")
VIETNAMESE = re.compile("[ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]", re.I)


def check(name, place, status, pattern, command="run", target="job", kib=MEMORY_KIB):
    said = {}
    for lang in ("en", "vi"):
        shutil.rmtree(place.path("job/out"), ignore_errors=True)
        got, printed, used, cpu = run(command.split() + ["--lang", lang, target], place.folder)
        text = printed.decode("utf-8", "replace")
        said[lang] = text
        why = ["exit status %s, %d KiB, %.2f s of the processor" % (got, used, cpu)] + [l[:300] for l in text.split("\n")[:8]]
        faults = []
        if got not in (status if isinstance(status, tuple) else (status,)):
            faults.append("the exit status is not %s" % (status,))
        if lang == "en" and not re.search(pattern, text):
            faults.append("/%s/ is not in it" % pattern)
        if used > kib and not SANITIZED:
            faults.append("more than %d KiB" % kib)
        if CONTROL.search(printed):
            faults.append("control characters are printed")
        if len(text) > 200000:
            faults.append("%d characters are printed" % len(text))
        if os.environ.get("HOSTILE_TIMES"):
            sys.stderr.write("%-60s %s %6.2f s %7d KiB %s\n" % (name[:60], lang, cpu, used, text.strip().split("\n")[0][:200] if lang == "en" or got else ""))
        tell(not faults, "%s (%s)" % (name, lang), faults + why)
    if status == 2:
        tell(said["en"] != said["vi"] and VIETNAMESE.search(said["vi"]), name + ": in Vietnamese", said["vi"].split("\n")[:3])
        first = [s.split("\n")[0] for s in said.values()]
        tell(all(s.rstrip().endswith(".") or ". " in s for s in first), name + ": says how it is mended", first)


def case(name, *rest, **more):
    """A decorator: the function makes the place hostile; the rest goes to check."""
    def made(change):
        place = Place(os.path.join(WORK, "case"))
        change(place)
        check(name, place, *rest, **more)
    return made


# ---- SQL ----

def fact(sql, kind="count"):
    return "\n-- name: thu.nghiem\n-- kind: %s\n%s;\n" % (kind, sql)


LATER = "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c%s) "
SURVIVED = ("an IN of 300 000 values", "LIKE that backtracks", "GLOB that backtracks", "a replace of large texts", "an instr of large texts",
            "a trim of no UTF-8")
FORBIDDEN = [
    ("an INSERT", "INSERT INTO lop(ma_lop) VALUES('x')", "WRITE|what it may not"),
    ("a DELETE", "DELETE FROM _lop", "what it may not"),
    ("an UPDATE", "UPDATE _files SET path = ''", "what it may not"),
    ("a DROP", "DROP TABLE _lop", "what it may not"),
    ("a CREATE", "CREATE TABLE x(y)", "what it may not"),
    ("a CREATE TEMP VIEW", "CREATE TEMP VIEW x AS SELECT 1", "what it may not"),
    ("an INSERT behind a WITH", "WITH x AS (SELECT 1) INSERT INTO _lop SELECT * FROM x", "what it may not"),
    ("a RETURNING", "DELETE FROM _lop RETURNING 1 AS value", "what it may not"),
    ("VACUUM INTO", "VACUUM INTO '/tmp/hostile.db'", "what it may not"),
    ("ATTACH", "ATTACH '/etc/passwd' AS x", "ATTACH"),
    ("DETACH", "DETACH main", "DETACH"),
    ("PRAGMA", "PRAGMA writable_schema = 1", "PRAGMA"),
    ("a pragma as a table", "SELECT name AS value FROM pragma_database_list", "what it may not|there is no table"),
    ("COMMIT", "COMMIT", "TRANSACTION"),
    ("SAVEPOINT", "SAVEPOINT x", "what it may not"),
    ("ANALYZE", "ANALYZE", "what it may not"),
    ("REINDEX", "REINDEX", "what it may not"),
    ("EXPLAIN", "EXPLAIN SELECT 1 AS value", "what it may not"),
    ("two statements", "SELECT 1 AS value; SELECT 2 AS value", "without a name"),
    ("sqlite_master", "SELECT sql AS value FROM sqlite_master", "READ sqlite_master"),
    ("sqlite_schema", "SELECT count(*) AS value FROM sqlite_schema", "READ sqlite_"),
    ("sqlite_temp_schema", "SELECT count(*) AS value FROM sqlite_temp_schema", "READ sqlite_"),
    ("sqlite_dbpage", "SELECT count(*) AS value FROM sqlite_dbpage", "may not|no table"),
    ("sqlite_stat1", "SELECT count(*) AS value FROM sqlite_stat1", "may not|no table"),
    ("dbstat", "SELECT count(*) AS value FROM dbstat", "may not|no table"),
    ("json_each", "SELECT count(*) AS value FROM json_each('[1]')", "may not|no table"),
    ("fts3", "SELECT fts3_tokenizer('x') AS value", "may not|no function"),
]
for f in ("load_extension('x.so')", "readfile('/etc/passwd')", "writefile('/tmp/x', 'y')", "edit('x')", "random()", "hex(randomblob(9))", "date('now')",
          "datetime()", "strftime('%s', 'now')", "unixepoch()", "julianday('now')", "changes()", "last_insert_rowid()", "total_changes()", "sqlite_version()",
          "sqlite_source_id()", "sqlite_compileoption_get(0)", "zeroblob(9)", "json('[]')", "soundex('x')", "rtreecheck('x')", "sqlite_log(1, 'x')",
          "current_timestamp", "current_date", "sqlite_offset(ma_lop)", "group_concat(ma_lop, random())"):
    FORBIDDEN.append((f, "SELECT %s AS value, ma_lop FROM lop" % f, "may not|no function"))


def sql():
    for name, text, pattern in FORBIDDEN:
        @case("SQL: " + name, 2, r"facts\.sql:\d+:\d+: .*(%s)" % pattern)
        def _(p):
            p.append("template/facts.sql", fact(text))
    for name, file, text in (("a check", "checks.sql", "\n-- name: x\n-- code: row-constraint\n-- vi: x\n-- en: x\nSELECT _file, _line, random() AS x FROM lop;\n"),
                             ("the submitters", "checks.sql", None)):
        @case("SQL: a forbidden function in " + name, 2, r"checks\.sql:\d+:\d+: .*FUNCTION random")
        def _(p):
            if text:
                p.append("template/" + file, text)
            else:
                p.replace("template/checks.sql", "SELECT ma_lop FROM lop;", "SELECT ma_lop FROM lop ORDER BY random();")

    @case("SQL: a forbidden function in a formula of a row", 2, r"datapackage\.yaml:\d+:\d+: .*random")
    def _(p):
        p.replace("template/datapackage.yaml", "substr(ma_lop, 1, 1) = khoi || ''", "random() > 0")

    @case("SQL: a formula that ends its query and begins another", 2, r"datapackage\.yaml:\d+:\d+: ")
    def _(p):
        p.replace("template/datapackage.yaml", "substr(ma_lop, 1, 1) = khoi || ''", "1); DELETE FROM _lop; --")

    @case("SQL: a formula that reads another table", 2, r"datapackage\.yaml:\d+:\d+: ")
    def _(p):
        p.replace("template/datapackage.yaml", "substr(ma_lop, 1, 1) = khoi || ''", "(SELECT count(*) FROM sqlite_master) > 0")

    @case("SQL: a formula that runs for ever", 2, r"datapackage\.yaml:\d+:\d+: ")
    def _(p):
        p.replace("template/datapackage.yaml", "formula: substr(ma_lop, 1, 1) = khoi || ''",
                  'formula: "(WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT count(*) FROM c) > 0"')

    for name, text, kind, pattern in (
        ("recursion without an end", LATER % "" + "SELECT count(*) AS value FROM c", "count", "ran too long"),
        ("recursion without an end, a row each", LATER % "" + "SELECT n AS value FROM c", "count", "ran too long"),
        ("recursion that keeps every row (UNION)", "WITH RECURSIVE c(n) AS (SELECT 1 UNION SELECT n + 1 FROM c) SELECT n AS value FROM c", "count", "ran too long|needs too much"),
        ("recursion with long rows", "WITH RECURSIVE c(n, t) AS (SELECT 1, 'x' UNION SELECT n + 1, printf('%.*c', 100000, 'x') FROM c) SELECT n AS value FROM c", "count",
         "ran too long|needs too much"),
        ("a cross join of billions of rows", "SELECT 1 AS value FROM " + ", ".join("hoc_sinh AS h%d" % i for i in range(12)), "count", "ran too long"),
        ("a cross join with an order", "SELECT h1.ho_ten AS value FROM " + ", ".join("hoc_sinh AS h%d" % i for i in range(12)) + " ORDER BY h1.ho_ten, h2.ho_ten", "list",
         "ran too long|needs too much"),
        ("a list of millions", LATER % " WHERE n < 30000000" + "SELECT n AS value FROM c", "list", "ran too long|too many|needs too much|over"),
        ("a table of millions of rows", LATER % " WHERE n < 30000000" + "SELECT n AS a FROM c", "rows", "ran too long|too many|needs too much|over"),
        ("a table of thousands of columns", "SELECT " + ", ".join("%d AS c%d" % (i, i) for i in range(3000)) + " FROM lop", "rows", "too many columns|columns"),
        ("a table of long cells", LATER % " WHERE n < 100000" + "SELECT n AS a, printf('%.*c', 100000, 'x') AS b FROM c", "rows", "too many|needs too much|over|too large"),
        ("a group of millions", LATER % " WHERE n < 30000000" + "SELECT n AS value, n AS nhom FROM c\n", "count\n-- group: nhom\n-- pick: max", "ran too long|needs too much|too many"),
        ("group_concat of gigabytes", LATER % " WHERE n < 1000000" + "SELECT length(group_concat(printf('%.*c', 10000, 'x'))) AS value FROM c", "count", "too big|too much|too long"),
        ("printf of a gigabyte", "SELECT length(printf('%.*c', 1000000000, 'x')) AS value", "count", "wider"),
        ("printf with a width of a gigabyte", "SELECT length(printf('%1000000000d', 1)) AS value", "count", "wider"),
        ("format of a gigabyte", "SELECT length(format('%.1000000000f', 1.5)) AS value", "count", "wider"),
        ("replace upon replace", "SELECT length(" + "replace(" * 8 + "'xxxxxxxxxx'" + ", 'x', 'xxxxxxxxxx')" * 8 + ") AS value", "count", "too big|too much"),
        ("texts joined upon themselves", "SELECT length(g || g) AS value FROM (" + "SELECT a || a || a || a AS g FROM (SELECT g AS a FROM (" * 9 + "SELECT 'xxxxxxxxxxxxxxxx' AS g" + "))" * 9 + ")",
         "count", "overflow|too big|too much"),
        ("texts doubled many times in each row", LATER % " WHERE n < 1000000" + "SELECT sum(length(replace(printf('%.*c', 1000000 - n % 2, 'x'), 'x', 'yy'))) AS value FROM c", "count", "too long|too much"),
        ("LIKE that backtracks", "SELECT printf('%.*c', 60000, 'a') LIKE '" + "%a" * 20 + "%b' AS value", "count", "too long|complex|too much"),
        ("LIKE of a pattern without end", "SELECT 'a' LIKE printf('%.*c', 100000, '%') AS value", "count", "complex|too long"),
        ("GLOB that backtracks", "SELECT printf('%.*c', 60000, 'a') GLOB '" + "*a" * 20 + "*b' AS value", "count", "too long|complex|too much"),
        ("instr of large texts, again and again", LATER % " WHERE n < 1000000" + "SELECT sum(instr(printf('%.*c', 1000000 - n % 2, 'a'), printf('%.*c', 500000, 'a') || 'b')) AS value FROM c", "count", "too long|too much"),
        ("an instr of large texts", "SELECT instr(printf('%.*c', 1000000, 'a'), printf('%.*c', 500000, 'a') || 'b') AS value", "count", "."),
        ("a replace of large texts", "SELECT length(replace(printf('%.*c', 1000000, 'a'), printf('%.*c', 500000, 'a') || 'b', '')) AS value", "count", "."),
        ("trim of large texts", "SELECT length(trim(printf('%.*c', 1000000, 'a') , printf('%.*c', 1000000, 'b'))) AS value", "count", "more than 64"),
        ("a text joined again and again in place", "WITH RECURSIVE c(n, t) AS (SELECT 1, printf('%.*c', 1000000, 'x') UNION ALL SELECT n + 1, t FROM c) SELECT sum(length(t || t || n)) AS value FROM c", "count",
         "too long|too much"),
        ("an across of 10 000 values by 10 000 rows", LATER % " WHERE n < 10000" + "SELECT n AS a, n AS b, 1 AS c FROM c", "rows\n-- by: a\n-- across: b", "more than 4096"),
        ("a text that is no UTF-8", "SELECT CAST(x'c3ff80' AS TEXT) || char(55296) AS value", "text", "UTF-8"),
        ("a trim of no UTF-8", "SELECT length(trim(CAST(x'ffc3' AS TEXT), CAST(x'c3' AS TEXT)) || printf('%c%5.2s', CAST(x'e2' AS TEXT), CAST(x'e282' AS TEXT))) AS value", "count", "."),
        ("a sum that leaves 64 bits", "SELECT 9223372036854775807 AS value FROM hoc_sinh", "count", "64"),
        ("a sum of reals that leaves all bounds", "SELECT 1e308 * 10 AS value FROM hoc_sinh", "count", "."),
        ("abs of the smallest number", "SELECT abs(-9223372036854775807 - 1) AS value", "count", "64 bits"),
        ("brackets 10 000 deep", "SELECT " + "(" * 10000 + "1" + ")" * 10000 + " AS value", "count", "deep|overflow|stack|depth"),
        ("NOT 10 000 deep", "SELECT " + "NOT " * 10000 + "1 AS value", "count", "deep|overflow|stack|depth"),
        ("subqueries 1 000 deep", "SELECT " + "(SELECT " * 1000 + "1" + ")" * 1000 + " AS value", "count", "deep|overflow|stack|depth|many"),
        ("FROM 1 000 deep", "SELECT x AS value FROM " + "(SELECT * FROM " * 1000 + "(SELECT 1 AS x)" + ")" * 1000, "count", "deep|overflow|stack|depth|many"),
        ("a union of 100 000 parts", " UNION ALL ".join(["SELECT 1 AS value"] * 100000), "count", "many"),
        ("a sum of 100 000 terms", "SELECT " + "+".join(["1"] * 100000) + " AS value", "count", "large|deep|many"),
        ("an IN of 300 000 values", "SELECT 1 IN (" + ",".join(map(str, range(300000))) + ") AS value", "count", "."),
        ("a join of 70 tables", "SELECT 1 AS value FROM " + ", ".join("lop AS l%d" % i for i in range(70)), "count", "64"),
        ("views that double", "WITH a0 AS (SELECT 1 AS x)" + "".join(", a%d AS (SELECT p.x FROM a%d p, a%d q)" % (i + 1, i, i) for i in range(24)) + " SELECT x AS value FROM a24", "count", "."),
        ("unions that double", "WITH a0 AS (SELECT 1 AS x)" + "".join(", a%d AS (SELECT x FROM a%d UNION ALL SELECT x FROM a%d)" % (i + 1, i, i) for i in range(24)) + " SELECT x AS value FROM a24",
         "count", "."),
    ):
        status = (1, 2) if "64 bits" in name or "bounds" in name or "abs" in name else 2
        if name in SURVIVED:
            status = 0
        @case("SQL: " + name, status, ("" if status != 2 else r"(facts\.sql:\d+(:\d+)?: .*)?") + "(%s)" % ("." if name in SURVIVED else pattern), kib=400000)
        def _(p):
            p.append("template/facts.sql", fact(text, kind))



# ---- YAML and JSON ----

YAML_FILES = [("job/job.yaml", r"job\.yaml"), ("template/template.yaml", r"template\.yaml"), ("template/datapackage.yaml", r"datapackage\.yaml"),
              ("job/own.yaml", r"own\.yaml"), ("template/layout.yaml", r"layout\.yaml"), ("template/report.md", r"report\.md")]


def laughs(depth=9, width=9):
    """Every line ten times the one before it."""
    lines = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    for i in range(1, depth + 1):
        lines.append("a%d: &a%d [%s]" % (i, i, ", ".join(["*a%d" % (i - 1)] * width)))
    return "\n".join(lines) + "\n"


def put_yaml(p, name, text):
    """A file that reads like one that is wanted, and holds `text`."""
    if name.endswith("own.yaml"):
        p.write(name, "name: own\nextends: nd30-2020\n" + text)
        p.replace("job/job.yaml", "profile: nd30-2020", "profile: ./own.yaml")
    elif name.endswith("layout.yaml"):
        p.write(name, text)
        p.replace("template/template.yaml", "output: report.pdf", "output: report.pdf\n    layout: layout.yaml")
    elif name.endswith(".md"):
        p.append(name, "\n```table\n" + text + "```\n")
    else:
        p.write(name, p.read(name) + text)


def yaml():
    for name, shown in YAML_FILES:
        kind = os.path.basename(name)

        @case("YAML: a billion laughs in " + kind, 2, shown + r":\d+:\d+: YAML of more than 200000")
        def _(p):
            put_yaml(p, name, laughs())

        @case("YAML: 10 000 lists inside each other in " + kind, 2, shown + r":\d+:\d+: YAML nested deeper than 64")
        def _(p):
            put_yaml(p, name, "x: " + "[" * 10000 + "]" * 10000 + "\n")

        @case("YAML: 1 000 mappings inside each other in " + kind, 2, shown + r":\d+:\d+: YAML nested deeper than 64")
        def _(p):
            put_yaml(p, name, "".join(" " * i + "x:\n" for i in range(1000)))

        @case("YAML: 100 000 keys in " + kind, 2, shown + r":\d+:\d+: ")
        def _(p):
            put_yaml(p, name, "".join("k%d: 1\n" % i for i in range(99000)))

        @case("YAML: 90 000 anchors and aliases in " + kind, 2, shown + r":\d+:\d+: ")
        def _(p):
            put_yaml(p, name, "x:\n" + "".join("  - &a%d 1\n  - *a0\n" % i for i in range(90000)))

        @case("YAML: a file of a tag in " + kind, 2, shown + r":\d+:\d+: YAML tags")
        def _(p):
            put_yaml(p, name, "x: !!python/object/apply:os.system [id]\n")

        @case("YAML: a quote without an end in " + kind, 2, shown + r":\d+:\d+: ")
        def _(p):
            put_yaml(p, name, 'x: "' + "y" * 3000000 + "\n")

    @case("YAML: a key of a megabyte", 2, r"job\.yaml:\d+:\d+: ")
    def _(p):
        p.append("job/job.yaml", "k" * 1000000 + ": 1\n")

    @case("YAML: a key of control characters", 2, r"job\.yaml:\d+:\d+: ")
    def _(p):
        p.append("job/job.yaml", '"\\e[31m\\x9b31m\\u202e\\0": 1\n')

    @case("YAML: a value of control characters", (0, 2), r".")
    def _(p):
        p.replace("job/job.yaml", "place: Sông Mây", 'place: "\\e[31m\\x9b31m\\a"')

    @case("YAML: the name of a template in control characters", 2, r"job\.yaml:\d+:\d+: ")
    def _(p):
        p.replace("job/job.yaml", "template: ./../template", 'template: "\\e[31m\\x9b"')

    @case("YAML: a profile that extends itself", 2, r"own\.yaml:\d+:\d+: ")
    def _(p):
        put_yaml(p, "job/own.yaml", "")
        p.replace("job/own.yaml", "nd30-2020", "./own.yaml")

    @case("YAML: numbers without end", 2, r"job\.yaml:\d+:\d+: ")
    def _(p):
        p.replace("job/job.yaml", "number: 7", "number: " + "9" * 10000)

    @case("YAML: 300 tables", 2, r"datapackage\.yaml:\d+:\d+: ")
    def _(p):
        p.append("template/datapackage.yaml", "".join("  - {name: t%d, path: t%d.csv, schema: {fields: [{name: a}]}}\n" % (i, i) for i in range(300)))

    @case("YAML: 20 000 columns", 2, r"datapackage\.yaml:\d+:\d+: ")
    def _(p):
        p.append("template/datapackage.yaml", "  - name: t\n    path: t.csv\n    schema:\n      fields:\n" + "".join("        - {name: c%d}\n" % i for i in range(20000)))

    def as_json(p, text):
        p.remove("template/datapackage.yaml")
        p.write("template/datapackage.json", text)

    for what, text in (("lists", "[" * 10000), ("objects", '{"a":' * 10000), ("closed lists", "[" * 10000 + "]" * 10000)):
        @case("JSON: 10 000 %s inside each other" % what, 2, r"datapackage\.json:\d+:\d+: ")
        def _(p):
            as_json(p, '{"name": "x", "x": ' + text)

    @case("JSON: a number without end", 2, r"datapackage\.json:\d+:\d+: ")
    def _(p):
        as_json(p, '{"name": "x", "resources": ' + "9" * 1000000 + "}")


# ---- words: Markdown and Mustache ----

def words():
    deep = 10000
    for name, text, status, pattern in (
        ("quotes 10 000 deep", ">" * deep + " x\n", 2, r"report\.md:\d+(:\d+)?: .*32"),
        ("lists 10 000 deep", "- " * deep + "x\n", 2, r"report\.md:\d+(:\d+)?: .*32"),
        ("lists deep by indentation", "".join("  " * i + "- x\n" for i in range(2000)), 2, r"report\.md:\d+(:\d+)?: .*32"),
        ("emphasis 100 000 deep", "*a " * 100000 + "a* " * 100000 + "\n", (0, 2), "."),
        ("stars without an end", "*" * 100000 + "a\n", (0, 2), "."),
        ("emphasis of both kinds", "*a_ " * 50000 + "\n", (0, 2), "."),
        ("stars and letters", "a**b" + "c* " * 50000 + "\n", (0, 2), "."),
        ("brackets 50 000 deep", "[" * 50000 + "a" + "]" * 50000 + "\n", (0, 2), "."),
        ("open brackets", "[a](" * 50000 + "\n", (0, 2), "."),
        ("open links", "[a](<b" * 50000 + "\n", (0, 2), "."),
        ("pictures in pictures", "![" * 50000 + "a" + "](b)" * 50000 + "\n", (0, 2), "."),
        ("links of many references", "".join("[a%d]: /u\n" % i for i in range(20000)) + "[a1][a2]" * 20000 + "\n", (0, 2), "."),
        ("a link reference of itself", "[a" * 20000 + "]: /u\n", (0, 2), "."),
        ("backticks of all lengths", "".join("e" + "`" * i for i in range(1, 3000)) + "\n", (0, 2), "."),
        ("entities", "&" * 100000 + "\n", (0, 2), "."),
        ("HTML that never ends", "<!--" * 20000 + "\n", (0, 2), "."),
        ("declarations", "<?" * 50000 + "<!A " * 50000 + "\n", (0, 2), "."),
        ("a table of a million bars", "|" * 200000 + "\n" + "|-" * 100000 + "\n", (0, 2), "."),
        ("table rows that lack cells", "| a " * 2000 + "|\n" + "|-" * 2000 + "|\n" + "| x |\n" * 5000, (0, 2), "."),
        ("hard breaks", "a  \n" * 100000, (0, 2), "."),
        ("a heading of a megabyte", "# " + "x" * 1000000 + "\n", (0, 2), "."),
        ("a word of a megabyte", "x" * 1000000 + "\n", (0, 2), "."),
        ("a megabyte of combining marks", "a" + "\u0301" * 500000 + "\n", (0, 2), "."),
        ("footnotes that call each other", "a[^x]\n\n[^x]: b[^y]\n\n[^y]: c[^x]\n", (0, 2), "."),
        ("20 000 footnotes of one note", "".join("a[^%d]\n\n" % i for i in range(2000)) + "".join("[^%d]: n\n\n" % i for i in range(2000)), (0, 2), "."),
        ("autolinks", "http://" * 20000 + "\n", (0, 2), "."),
        ("at signs", "a@" * 100000 + "\n", (0, 2), "."),
        ("www", "www." * 50000 + "\n", (0, 2), "."),
        ("sections 10 000 deep", "{{#document}}" * deep + "{{/document}}" * deep, 2, r"report\.md:\d+:\d+: .*32"),
        ("sections that never close", "{{#document}}" * deep, 2, r"report\.md:\d+:\d+: "),
        ("sections that multiply", "".join("{{#document.recipients}}" for _ in range(30)) + "x" + "{{/document.recipients}}" * 30, 2, r"report\.md(:\d+:\d+)?: .*256 MiB|report\.md:\d+"),
        ("delimiters changed for ever", "{{=<% %>=}}<%={{ }}=%>" * 50000, (0, 2), "."),
        ("braces", "{" * 100000 + "\n", (0, 2), "."),
        ("open tags", "{{ " * 100000 + "\n", 2, r"report\.md:\d+:\d+: "),
        ("a name of 100 000 parts", "{{" + "a." * 100000 + "a}}\n", 2, r"report\.md:\d+:\d+: "),
        ("a name in control characters", "{{\x1b[31m\u009b}}\n", 2, r"report\.md:\d+:\d+: "),
        ("an unknown directive in control characters", "```\x1b[31mtable\nx: 1\n```\n", (0, 2), "."),
        ("a partial out of the template", "{{>../../job/job}}\n", 2, r"report\.md:\d+:\d+: "),
        ("an absolute partial", "{{>/etc/passwd}}\n", 2, r"report\.md:\d+:\d+: "),
        ("a fence without an end", "```table\n" + "x: 1\n" * 100000, 2, r"report\.md:\d+:\d+: "),
        ("20 000 directives", "```pagebreak\n```\n" * 20000, 0, "."),
    ):
        @case("words: " + name, status, pattern)
        def _(p):
            p.append("template/report.md", "\n" + text)

    @case("words: a partial that calls itself", 2, r"a\.md:\d+:\d+: .*nested deeper than 32")
    def _(p):
        p.append("template/report.md", "\n{{>a}}\n")
        p.write("template/a.md", "x {{>a}}\n")

    @case("words: a partial that calls itself twice", 2, r"a\.md:\d+:\d+: .*nested deeper than 32")
    def _(p):
        p.append("template/report.md", "\n{{>a}}\n")
        p.write("template/a.md", "{{>a}}{{>a}}\n")

    @case("words: partials that call each other", 2, r"[ab]\.md:\d+:\d+: .*nested deeper than 32")
    def _(p):
        p.append("template/report.md", "\n{{>a}}\n")
        p.write("template/a.md", "x {{>b}}\n")
        p.write("template/b.md", "  {{>a}}\n")

    @case("words: a partial that calls itself farther in each time", 2, r"a\.md:\d+:\d+: ")
    def _(p):
        p.append("template/report.md", "\n{{>a}}\n")
        p.write("template/a.md", "x\n  {{>a}}\n")

    @case("words: partials that double", 2, r"\.md(:\d+:\d+)?: ")
    def _(p):
        p.append("template/report.md", "\n{{>a0}}\n")
        for i in range(30):
            p.write("template/a%d.md" % i, "{{>a%d}}{{>a%d}}\n" % (i + 1, i + 1))
        p.write("template/a30.md", "x " * 1000 + "\n")

    for kind in ("fifo", "folder", "socket", "/dev/zero", "/etc/passwd", "a.md"):
        @case("words: a partial that is %s" % kind, 3 if kind == "a.md" else 2, r"report\.md:\d+:\d+: .*a\.md")
        def _(p):
            p.append("template/report.md", "\n{{>a}}\n")
            p.special("template/a.md", kind)

    @case("words: a heading of the title in a document of 100 001 pages", 2, "longer than 100000 pages", kib=1000000)
    def _(p):
        p.append("template/report.md", "\n" + "```pagebreak\n```\n\nx\n\n" * 100001)


# ---- patterns ----

def patterns():
    for pattern in ("(a+)+$", "(a|a)*$", "(a|aa)+$", "(.*a){20}", "([a-z]+)*x", "(x+x+)+y", "(?:a?){64}a{64}", "(a*)*b", "^(([a-z])+.)+[A-Z]([a-z])+$", "(.+)+(.+)+(.+)+z", "(?R)", "((a)(?1))+",
                    "(?:(?:(?:(?:a{1,100}){1,100}){1,100}){1,100})", "a{65535}{65535}", "(" * 5000 + "a" + ")" * 5000, "[" * 100000, "(?<a>(?&a))", "(?(DEFINE)(?<a>(?&a)))(?&a)", r"\C", "(?C1)a",
                    "(*LIMIT_MATCH=4000000000)(a+)+$", "(*NO_JIT)(a+)+$", "(*UTF)(*UCP)(\\w+)+$", "\\1(a)", "(?=(?=(?=a+)+)+)+", "(\\p{L}+)+1", "(?:.*)*.*.*.*.*.*z"):
        @case("a pattern: " + pattern[:40], (0, 1, 2), r".")
        def _(p):
            p.replace("template/datapackage.yaml", "pattern: '[6-9][A-E]'", "pattern: '%s'" % pattern)
            p.replace("job/reference/lop.csv", "6A", "a" * 60000 + "!")

        @case("a pattern among formats: " + pattern[:40], (0, 1, 2), r".")
        def _(p):
            p.replace("template/datapackage.yaml", "{name: ngay_sinh, title: Ngày sinh, type: date,", "{name: ngay_sinh, title: Ngày sinh, type: date, format: '%s'," % pattern)


# ---- files of the job and the template ----

def files():
    for name, shown, also in (("template/template.yaml", r"template\.yaml", 2), ("template/datapackage.yaml", r"datapackage\.yaml", 2), ("template/facts.sql", r"facts\.sql", 2),
                              ("template/checks.sql", r"checks\.sql", 2), ("template/report.md", r"report\.md", 2), ("job/job.yaml", r"job\.yaml|job", 2)):
        for kind in ("fifo", "folder", "socket", "/dev/zero", "/etc/passwd", "/etc/shadow", os.path.basename(name), "/dev/tty", "/proc/self/mem"):
            @case("files: %s is %s" % (os.path.basename(name), kind), (2, 3), shown + "|mem")
            def _(p):
                p.special(name, kind)

        @case("files: %s of 10 GB" % os.path.basename(name), 2, "(%s).*too large" % shown)
        def _(p):
            p.sparse(name, 10 << 30)

        @case("files: %s of 16 MB of zeros" % os.path.basename(name), 2, shown, kib=700000)
        def _(p):
            p.sparse(name, 16 << 20)

    for name, change in (("job", ("template: ./../template", "template: ../../../../../etc")), ("device", ("template: ./../template", "template: /dev/zero")),
                         ("profile", ("profile: nd30-2020", "profile: /etc/passwd")), ("profile device", ("profile: nd30-2020", "profile: /dev/zero")),
                         ("profile folder", ("profile: nd30-2020", "profile: /etc")), ("profile dots", ("profile: nd30-2020", "profile: nd30-2020/../../x"))):
        @case("files: a path in job.yaml: " + name, (2, 3), r"job\.yaml:\d+:\d+: |passwd:\d+|etc/template\.yaml|/dev/zero")
        def _(p):
            p.replace("job/job.yaml", *change)

    for output in ("../x.pdf", "/tmp/x.pdf", "a/../../x.pdf", "a/./b.pdf", ".hidden.pdf", "a//b.pdf", "a\\x.pdf", "x.pdf/", "a\n.pdf", "\x1b[31m.pdf", "x" * 5000 + ".pdf", "x/" * 3000 + "x.pdf"):
        @case("files: an output called %r" % output[:30], (2, 3), r"template\.yaml:\d+:\d+: ")
        def _(p):
            p.replace("template/template.yaml", "output: report.pdf", "output: " + json.dumps(output))

    for path in ("../../etc/passwd", "/etc/passwd", "submissions/../../x.csv", "submissions/*/../../x.csv", "./x.csv", "a//b.csv", "*/*/*/*.csv", "**/x.csv", "\u0000.csv", "a\nb.csv", "submissions/*/a/*/b.csv"):
        @case("files: the path of a table is %r" % path[:30], 2, r"datapackage\.yaml:\d+:\d+: ")
        def _(p):
            p.replace("template/datapackage.yaml", "path: reference/lop.csv", "path: " + json.dumps(path))

    for source in ("../job/job.yaml", "/etc/passwd", "a/../../x.md"):
        @case("files: the source of a document is %s" % source, 2, r"template\.yaml:\d+:\d+: ")
        def _(p):
            p.replace("template/template.yaml", "source: report.md", "source: " + source)


# ---- pictures ----

def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, body=b"", colour=2, bits=8, extra=b""):
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, 0)) + extra + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def bomb(width, height, channels):
    packer = zlib.compressobj(9)
    row = b"\0" * (1 + width * channels)
    return b"".join([packer.compress(row) for _ in range(height)] + [packer.flush()])


def pictures():
    jpeg = b"\xff\xd8\xff\xe0\x00\x04ab" + b"\xff\xc0" + struct.pack(">HBHHB", 17, 8, 65535, 65535, 3) + b"\1\x11\0\2\x11\1\3\x11\1" + b"\xff\xd9"
    for name, data, status, pattern in (
        ("a PNG of 2 147 483 647 by 2 147 483 647", png(0x7FFFFFFF, 0x7FFFFFFF), 2, "too large|broken"),
        ("a PNG of 4 294 967 295 by 1", png(0xFFFFFFFF, 1), 2, "too large|broken"),
        ("a PNG of 65 535 by 65 535", png(65535, 65535), 2, "too large"),
        ("a PNG of 5 000 by 5 000 without its data", png(5000, 5000), 2, "broken"),
        ("a PNG of 33 554 432 by 1", png(1 << 25, 1, bomb(1 << 25, 1, 1), 0), (0, 2), "."),
        ("a PNG of 1 by 33 554 432", png(1, 1 << 25), 2, "broken|too large"),
        ("a PNG with a text of a gigabyte", png(2, 2, zlib.compress(b"\0" * 14), extra=chunk(b"zTXt", b"a\0\0" + zlib.compress(b"x" * (200 << 20), 9))), (0, 2), "."),
        ("a PNG with a profile of a gigabyte", png(2, 2, zlib.compress(b"\0" * 14), extra=chunk(b"iCCP", b"a\0\0" + zlib.compress(b"x" * (200 << 20), 9))), (0, 2), "."),
        ("a PNG with 100 000 chunks", png(2, 2, zlib.compress(b"\0" * 14), extra=chunk(b"tEXt", b"a\0b") * 100000), (0, 2), "."),
        ("a JPEG of 65 535 by 65 535", jpeg, 2, "too large"),
        ("a JPEG cut off", jpeg[:8], 2, "broken"),
        ("a JPEG of fill bytes", b"\xff\xd8" + b"\xff" * 1000000 + b"\xd9", 2, "broken"),
        ("an SVG with an entity", b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>', 2, "neither"),
        ("nothing", b"", 2, "neither"),
    ):
        @case("a picture: " + name, status, ("" if status != 2 else r"report\.md:\d+:\d+: .*") + "(%s)" % pattern)
        def _(p):
            p.append("template/report.md", "\n```picture\nfile: x.png\nalt: Một hình.\n```\n")
            p.write("template/x.png", data)
    for kind in ("fifo", "folder", "socket", "/dev/zero", "/etc/passwd", "x.png"):
        @case("a picture: " + kind, 3 if kind == "x.png" else 2, r"report\.md:\d+:\d+: ")
        def _(p):
            p.append("template/report.md", "\n```picture\nfile: x.png\nalt: Một hình.\n```\n")
            p.special("template/x.png", kind)
    for path in ("../job/x.png", "/etc/passwd", "a/../../x.png"):
        @case("a picture at " + path, 2, r"report\.md:\d+:\d+: ")
        def _(p):
            p.append("template/report.md", "\n```picture\nfile: %s\nalt: Một hình.\n```\n" % path)

    @case("a picture: 10 GB", 2, r"report\.md:\d+:\d+: .*too large")
    def _(p):
        p.append("template/report.md", "\n```picture\nfile: x.png\nalt: Một hình.\n```\n")
        p.sparse("template/x.png", 10 << 30)


# ---- data ----

def data():
    submission = "job/submissions/6A/hoc_sinh.csv"
    for kind in ("fifo", "folder", "socket", "/dev/zero", "/etc/passwd", "hoc_sinh.csv", "../../../template/report.md"):
        @case("data: a submission that is " + kind, 3, r"hoc_sinh\.csv")
        def _(p):
            p.special(submission, kind)

    @case("data: a folder of a submission that leads out", (1, 3), r"6A")
    def _(p):
        shutil.move(p.path("job/submissions/6A"), p.path("elsewhere"))
        os.symlink(p.path("elsewhere"), p.path("job/submissions/6A"))

    @case("data: submissions/ that leads out", (1, 3), r".")
    def _(p):
        shutil.move(p.path("job/submissions"), p.path("elsewhere"))
        os.symlink(p.path("elsewhere"), p.path("job/submissions"))

    @case("data: a file of 10 GB", (1, 3), r"hoc_sinh\.csv.*too large")
    def _(p):
        p.sparse(submission, 10 << 30)

    @case("data: an endless line", 1, r"hoc_sinh\.csv", kib=600000)
    def _(p):
        p.write(submission, b"x" * (300 << 20))

    @case("data: 10 000 columns", 1, r"hoc_sinh\.csv")
    def _(p):
        p.write(submission, ",".join("c%d" % i for i in range(10000)) + "\n" + ",".join(["1"] * 10000) + "\n")

    @case("data: sparse zeros of 100 MB", 1, r"hoc_sinh\.csv")
    def _(p):
        p.sparse(submission, 100 << 20)

    @case("data: integers that leave 64 bits", 1, r"lop\.csv")
    def _(p):
        p.replace("job/reference/lop.csv", ",6,", "," + "9" * 40 + ",")

    @case("data: names that no terminal should see", 0, r".")
    def _(p):
        for name in (b"a\nb.csv", b"\x1b[31m\x1b]0;x\x07.csv", b"\xc2\x9b31m.csv", b"\xff\xfe.csv", b"\xe2\x80\xae.csv", b"-rf", b"a\rb.csv", b"\x7f\x08.csv"):
            with open(os.fsencode(p.path("job/submissions/6A/")) + name, "wb") as f:
                f.write(b"x\n")
            os.makedirs(os.fsencode(p.path("job/submissions/")) + name, exist_ok=True)

    @case("data: cells that no terminal should see", 1, r"hoc_sinh\.csv")
    def _(p):
        p.append(submission, '6A;"\x1b[31m\x1b]0;x\x07\u009b31m";x\x1b[31m;1;Tốt\n')

    @case("data: 100 000 files", (0, 1), r".")
    def _(p):
        for i in range(50):
            os.mkdir(p.path("job/submissions/x%d" % i))
            for k in range(2000):
                os.close(os.open(p.path("job/submissions/x%d/f%d.csv" % (i, k)), os.O_CREAT | os.O_WRONLY, 0o644))

    @case("data: folders 500 deep", 0, r".")
    def _(p):
        os.makedirs(p.path("job/submissions/6A" + "/d" * 500))

    @case("data: a reference table that is a fifo", 3, r"lop\.csv")
    def _(p):
        p.special("job/reference/lop.csv", "fifo")


# ---- for-each ----

def each():
    def make(p, sql, output):
        p.append("template/facts.sql", "\n-- name: moi\n-- kind: rows\n%s;\n" % sql)
        p.replace("template/template.yaml", "output: report.pdf", "output: %s\n    for-each: moi" % json.dumps(output))
    for name in ("../x", "/tmp/x", "a/../../x", "..", ".", "\x1b[31m", "a\\b", ".x", "C:x", "\u0000x"):
        @case("for-each: a document called %r by the data" % name, (2, 3), r"template\.yaml:\d+:\d+: .*|pdf")
        def _(p):
            make(p, "SELECT %s AS ten FROM lop WHERE ma_lop = '6A'" % " || ".join("char(%d)" % ord(c) for c in name), "{{item.ten}}.pdf")

    @case("for-each: a name of 5 000 letters", (2, 3), r"xxx")
    def _(p):
        make(p, "SELECT printf('%.*c', 5000, 'x') AS ten FROM lop WHERE ma_lop = '6A'", "{{item.ten}}.pdf")

    @case("for-each: a million documents", 2, r"(facts\.sql|template\.yaml):\d+:\d+: .*(100000|too long)")
    def _(p):
        make(p, "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 1000000) SELECT n AS ten FROM c", "{{item.ten}}.pdf")


# ---- packages ----

def packages():
    place = Place(os.path.join(WORK, "packed"))
    run(["archive", "--quiet", "--out", place.path("made"), "job"], place.folder)
    made = os.path.join(place.path("made/archive"), os.listdir(place.path("made/archive"))[0])
    bombs = {
        "a billion laughs": '<!DOCTYPE lolz [<!ENTITY a0 "lol">' + "".join('<!ENTITY a%d "%s">' % (i + 1, ("&a%d;" % i) * 10) for i in range(9)) + ']><x>&a9;</x>',
        "a large entity many times": '<!DOCTYPE x [<!ENTITY a "%s">]><x>%s</x>' % ("a" * 100000, "&a;" * 100000),
        "an entity of itself": '<!DOCTYPE x [<!ENTITY a "&b;"><!ENTITY b "&a;">]><x>&a;</x>',
        "a file as an entity": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>',
        "an address as an entity": '<!DOCTYPE x [<!ENTITY a SYSTEM "http://127.0.0.1:9/x">]><x>&a;</x>',
        "a DTD from a file": '<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>',
        "parameter entities": '<!DOCTYPE x [<!ENTITY % a SYSTEM "file:///etc/passwd">%a;]><x/>',
        "XInclude": '<x xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="file:///etc/passwd" parse="text"/></x>',
        "elements 100 000 deep": "<x>" * 100000 + "</x>" * 100000,
        "100 000 attributes": "<x " + " ".join('a%d=""' % i for i in range(100000)) + "/>",
        "a name of 10 MB": "<" + "x" * 10000000 + "/>",
        "an attribute of 20 MB": '<x a="' + "x" * 20000000 + '"/>',
        "not closed": "<x>" * 1000,
        "zeros": "\0" * 1000000,
    }
    for name, text in bombs.items():
        for file in ("METS.xml", "metadata/preservation/premis.xml"):
            if not os.path.exists(os.path.join(made, file)):
                continue
            copy = place.path("h")
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(made, copy)
            with open(os.path.join(copy, file), "w") as f:
                f.write(text if text.startswith("\0") else '<?xml version="1.0"?>' + text)
            check("a package: %s with %s" % (file, name), place, 1, re.escape(file), "verify", copy)
    for file in ("METS.xml",):
        for kind in ("fifo", "folder", "/dev/zero", "/etc/passwd", file):
            copy = place.path("h")
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(made, copy)
            holder = Place(os.path.join(WORK, "holder"))
            holder.folder = copy
            holder.special(file, kind)
            check("a package: %s is %s" % (file, kind), place, 2, "METS", "verify", copy)
        holder.special(file, "folder")
        os.rmdir(os.path.join(copy, file))
        holder.sparse(file, 10 << 30)
        check("a package: %s of 10 GB" % file, place, 3, re.escape(file), "verify", copy)
    for path in ("/dev/zero", "/etc/passwd", "nothing"):
        check("a package: " + path, place, (1, 2, 3), ".", "verify", path)
    place.special("fifo", "fifo")
    check("a package that is a fifo", place, (1, 2, 3), ".", "verify", "fifo")


GROUPS_KNOWN = {"sql": sql, "yaml": yaml, "words": words, "patterns": patterns, "files": files, "pictures": pictures, "data": data, "each": each, "packages": packages}
for group in GROUPS:
    GROUPS_KNOWN[group]()
print("# %d" % count)
