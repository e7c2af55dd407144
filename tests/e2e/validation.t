#!/bin/sh
# What comes out of checking: the page, the list for a spreadsheet, the lines of a terminal, the rows taken apart.
. tests/e2e/lib.sh

job=$work/returned
cp -r "$root/examples/returned" "$job"
rm -rf "$job/out"
runs 1 validate --split "$job"
printf '%s\n' "$stdout" >"$work/lines"
like "each error is a line with its place" "$stdout" '^submissions/TC01/dang_vien\.csv:2:10: lỗi: “hai mươi tám” không phải là số nguyên\. '
like "a file with several has a line above them" "$stdout" '^submissions/TC01/dang_vien\.csv \(7 lỗi, 1 cảnh báo\)$'
ok "no colours where nobody looks" sh -c "! grep -q '$(printf '\033')' '$work/lines'"
cat >"$work/terminal.py" <<'PY'
import os, pty, sys
sys.stdout.flush()
seen = []
os.environ["TERM"] = "xterm"
pty.spawn([os.environ["PROGRAM"], "validate", sys.argv[1]], lambda fd: seen.append(os.read(fd, 65536)) or seen[-1])
print("\ncoloured:", b"\033[1;31ml\xe1\xbb\x97i\033[0m: " in b"".join(seen), b"\033" in b"".join(seen))
PY
if python3 -c 'import pty; pty.openpty()' 2>/dev/null; then
	like "colours on a terminal" "$(PROGRAM=$TONGKET python3 "$work/terminal.py" "$job" | tail -1)" '^coloured: True True'
	like "none when they are not wanted" "$(NO_COLOR=1 PROGRAM=$TONGKET python3 "$work/terminal.py" "$job" | tail -1)" '^coloured: False False'
else
	skip "colours on a terminal" "no pseudo-terminals here"
	skip "none when they are not wanted" "no pseudo-terminals here"
fi
is "the files of checking" "$(ls -A "$job/out" | tr '\n' ' ')" "slips split validation.csv validation.html validation.json "
is "a table about persons: for the owner only" "$(stat -c %a "$job/out/validation.html" "$job/out/validation.csv" "$job/out/split/submissions/TC02/hoc_vien.rejected.csv" | tr '\n' ' ')" "600 600 600 "

# ---- the page and the list say what validation.json says ----
cat >"$work/page.py" <<'PY'
import collections, csv, html.parser, io, json, sys
out = sys.argv[1]
VOID = {"meta", "br", "img", "input", "link"}


class Page(html.parser.HTMLParser):
    """Elements in pairs; what the page holds of each kind."""

    def __init__(self, text):
        super().__init__()
        self.open, self.issues, self.ids, self.links, self.tags = [], [], [], [], collections.Counter()
        self.cells, self.marks, self.current, self.errors = [], [], None, []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        self.tags[tag] += 1
        if tag not in VOID:
            self.open.append(tag)
        if tag == "li":
            self.issues.append([a["data-severity"], a["data-code"], a["data-org"]])
        if "id" in a:
            self.ids.append(a["id"])
        if a.get("href", "").startswith("#f-"):
            self.links.append(a["href"][1:])
        for name in a:
            if name in ("src", "style") or name.startswith("on"):
                self.errors.append(f"{tag} {name}")
        if tag == "mark":
            self.marks.append("")
        if tag == "td" and a.get("class") in ("clean", "errors", "unreadable", "missing", "absent"):
            self.cells.append(a["class"])

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.errors.append(f"</{tag}> at {self.getpos()}")

    def handle_data(self, data):
        if self.open and self.open[-1] == "mark":
            self.marks[-1] += data


text = open(out + "/validation.html", encoding="utf-8").read()
page = Page(text)
truth = json.load(open(out + "/validation.json", encoding="utf-8"))
rows = list(csv.DictReader(io.open(out + "/validation.csv", encoding="utf-8-sig", newline="")))
kinds = lambda pairs: sorted(collections.Counter(pairs).items())
wanted = [(e["severity"], e["code"]) for e in truth["errors"]]
print("elements in pairs:", page.errors, page.open)
print("the page holds every issue:", kinds((s, c) for s, c, _ in page.issues) == kinds(wanted))
print("the list holds every issue:", [(r["severity"], r["code"], r["message"]) for r in rows]
      == [(e["severity"], e["code"], e["message"]) for e in truth["errors"]])
print("the matrix:", sorted(page.cells) == sorted(c["state"] for c in truth["coverage"]))
print("links lead somewhere:", set(page.links) <= set(page.ids), len(page.ids) == len(set(page.ids)))
print("one script, no images:", page.tags["script"], page.tags["img"])
print("nothing from elsewhere:", "http://" not in text.replace("http://example.org", "") and "https://" not in text)
print("wrong cells:", all(m in page.marks for m in ["hai mươi tám", "1,063", "-1", "giấy khen", "<script>alert(1)</script>", "N…"]))
print("broken records as they stand:", 'TC02,TO_CHUC,Bằng &quot;khen&quot;,2011,2011,2012,1,' in text)
print("no person:", "Mẫu" not in text and not any("Mẫu" in v for r in rows for v in r.values()))
print("no formula:", [r["cell"][:2] for r in rows if "HYPERLINK" in r["cell"]])
print("language:", text.splitlines()[1])
PY
ok "the page and the list can be read" sh -c "python3 '$work/page.py' '$job/out' >'$work/said'"
said=$(cat "$work/said")
like "the page is well formed" "$said" '^elements in pairs: \[\] \[\]$'
like "it holds every issue" "$said" '^the page holds every issue: True$'
like "so does the list" "$said" '^the list holds every issue: True$'
like "it has the coverage matrix" "$said" '^the matrix: True$'
like "its links lead somewhere" "$said" '^links lead somewhere: True True$'
like "a cell is text, never markup" "$said" '^one script, no images: 1 0$'
like "nothing comes from elsewhere" "$said" '^nothing from elsewhere: True$'
like "wrong cells are marked" "$said" '^wrong cells: True$'
like "a record that cannot be taken apart is shown as it stands" "$said" '^broken records as they stand: True$'
like "persons stay masked" "$said" '^no person: True$'
like "a spreadsheet takes no cell for a formula" "$said" "^no formula: \[\"'=\"\]$"
like "the page says its language" "$said" '^language: <html lang="vi">$'
ok "the list ends its lines as RFC 4180 has them" sh -c "head -1 '$job/out/validation.csv' | grep -q '$(printf '\r')'"

cp "$job/out/validation.html" "$work/returned-page"
runs 1 validate --lang en --out "$work/en" "$job"
like "in English" "$(head -2 "$work/en/validation.html")" '<html lang="en">'
like "in English: what it says" "$(cat "$work/en/validation.html")" '43 errors must be mended'

# ---- the rows taken apart ----
cat >"$work/split.py" <<'PY'
import csv, io, json, os, sys
out, job = sys.argv[1:3]
base = out + "/split/"
read = lambda path: list(csv.reader(io.open(path, encoding="utf-8-sig", newline="")))
truth = json.load(open(out + "/validation.json", encoding="utf-8"))
lines = {}
for e in truth["errors"]:
    if e["severity"] == "error" and e.get("row"):
        lines.setdefault(e["file"], set()).add(e["line"])
good, seen = True, set()
for folder, _, names in os.walk(base):
    for name in names:
        path = os.path.relpath(os.path.join(folder, name), base)
        if path.endswith(".rejected.csv"):
            table = read(base + path)
            source = path.replace(".rejected.csv", ".csv")
            seen.add(source)
            good = good and {int(r[0]) for r in table[1:]} == lines[source] and all(r[1] for r in table[1:])
print("rejected rows:", good and seen == set(lines))
clean = sum(len(read(os.path.join(f, n))) - 1 for f, _, ns in os.walk(base) for n in ns if n.endswith(".clean.csv"))
rejected = sum(len(read(os.path.join(f, n))) - 1 for f, _, ns in os.walk(base) for n in ns if n.endswith(".rejected.csv"))
print("all rows:", clean + rejected == truth["stats"]["rows"], rejected)
print("unreadable:", os.path.exists(base + "submissions/TC04/dang_vien.clean.csv"))
original = read(job + "/submissions/TC01/dang_vien.csv")
print("as written:", read(base + "submissions/TC01/dang_vien.rejected.csv")[1][2:] == original[1])
PY
said=$(python3 "$work/split.py" "$job/out" "$job")
like "rejected rows with their lines and reasons" "$said" '^rejected rows: True$'
like "every row is in one of the two" "$said" '^all rows: True [0-9]+$'
like "a file that cannot be read is in neither" "$said" '^unreadable: False$'
like "cells are as they were written" "$said" '^as written: True$'
sed -i 's/hai mươi tám/28/; s/1,063/63/; s/"//g' "$job/submissions/TC01/dang_vien.csv"
runs 1 validate --split "$job"
cp -r "$root/input/long-an-2015" "$work/whole"
rm -rf "$work/whole/out"
mkdir -p "$work/whole/out/split/submissions/TC01"
echo old >"$work/whole/out/split/submissions/TC01/ket_nap.rejected.csv"
echo split/submissions/TC01/ket_nap.rejected.csv >"$work/whole/out/split/.written"
runs 0 validate --split "$work/whole"
ok "what an earlier run rejected is gone" test ! -e "$work/whole/out/split/submissions/TC01/ket_nap.rejected.csv"
like "a page without errors says so" "$(cat "$work/whole/out/validation.html")" 'Số liệu không có lỗi'

# ---- a header of two rows: places are those of the file, and what is parted can be submitted as it is ----
cat >"$work/whole/submissions/TC01/huy_hieu.csv" <<'CSV'
BIỂU 7;;;;
Mã TCCSĐ;Trao tặng huy hiệu;;;
;Năm;Đợt;Loại;Số lượng
A;B;1;2;3
TC01;2014;03/02;30;1
TC01;2015;07/11;30;một
CSV
runs 1 validate --split "$work/whole"
is "a header of two rows becomes one" "$(sed '1s/^\xEF\xBB\xBF//; s/\r$//' "$work/whole/out/split/submissions/TC01/huy_hieu.clean.csv")" "Mã TCCSĐ,Năm,Đợt,Loại,Số lượng
TC01,2014,03/02,30,1"
like "rejected rows keep their line" "$(cat "$work/whole/out/split/submissions/TC01/huy_hieu.rejected.csv")" '^6,.*,TC01,2015,07/11,30,một'
like "and the page shows the row" "$(cat "$work/whole/out/validation.html")" '<mark>một</mark>'

# ---- very many errors ----
python3 - "$job" <<'PY'
import sys
with open(sys.argv[1] + "/submissions/TC08/xep_loai.csv", "a", encoding="utf-8") as f:
    for i in range(100000):
        f.write(f"TC08,{i},SAI,{i},,\n")
PY
runs 1 validate --out "$work/many" "$job"
ok "very many errors: the page stays small" test "$(stat -c %s "$work/many/validation.html")" -lt 400000
like "and says how many more" "$(grep -o 'và [0-9.]* lỗi, cảnh báo khác của tệp' "$work/many/validation.html" | head -1)" 'và [0-9]{3}\.[0-9]{3} lỗi'
ok "the list holds them all" test "$(wc -l <"$work/many/validation.csv")" -gt 200000
ok "the lines stay few" test "$(printf '%s\n' "$stdout" | wc -l)" -lt 120
like "and say how many more" "$stdout" '… và [0-9.]+ lỗi, cảnh báo khác của tệp này$'

# ---- outputs of run ----
runs 1 run --out "$work/run" "$root/examples/returned"
is "run with errors writes what checking writes" "$(ls -A "$work/run" | tr '\n' ' ')" "slips validation.csv validation.html validation.json "
ok "the same page" cmp "$work/run/validation.html" "$work/returned-page"
runs 0 run --draft --quiet --out "$work/draft" "$root/examples/returned"
like "a draft's page shows the lines it left out" "$(cat "$work/draft/validation.html")" 'TC01,2010,65,3,0,4,1,0,63,hai mươi tám,3,10,7,'

done_testing
