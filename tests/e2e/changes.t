#!/bin/sh
# One number changed changes what depends on it; one cell broken stops the run.
. tests/e2e/lib.sh

fresh_job a
runs 0 run --quiet "$job"
before=$job/out

# Another trainee more from the youth union among those admitted: only figures of ket_nap move.
fresh_job b
python3 - "$job" <<'PY'
import glob, sys
for path in sorted(glob.glob(sys.argv[1] + "/submissions/*/ket_nap.csv")):
    data = open(path, "rb").read()
    text = data.decode("utf-8-sig")
    lines = text.splitlines(keepends=True)
    header = lines[0].strip()
    sep = ";" if ";" in header else ","
    names = [n.strip('"') for n in header.split(sep)]
    if "tu_doan_vien" not in names or '"' in text:
        continue
    column, total = names.index("tu_doan_vien"), names.index("so_ket_nap")
    for i in range(1, len(lines)):
        cells = lines[i].rstrip("\r\n").split(sep)
        if int(cells[column]) < int(cells[total]):
            cells[column] = str(int(cells[column]) + 1)
            end = lines[i][len(lines[i].rstrip("\r\n")):]
            lines[i] = sep.join(cells) + end
            bom = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
            open(path, "wb").write(bom + "".join(lines).encode())
            sys.exit()
sys.exit("no row to change")
PY
runs 0 run --quiet "$job"
changed=$(python3 - "$before" "$job/out" <<'PY'
import json, sys
a, b = ({f["id"]: f for f in json.load(open(d + "/facts.json", encoding="utf-8"))} for d in sys.argv[1:3])
print(" ".join(i for i in a if a[i] != b[i] and a[i]["kind"] != "rows"))
print(*(b["ket_nap.doan_vien"][k] for k in ("num", "den", "text")))
PY
)
like "only figures of the youth union's share change" "$(printf '%s' "$changed" | head -1)" "^ket_nap\.doan_vien( ket_nap\.[a-z_.]*)*$"
is "by one" "$(printf '%s\n' "$changed" | tail -1)" "513 785 65,4%"

# A cell that is no number.
fresh_job c
mkdir "$job/out"
echo old >"$job/out/report.pdf"
echo old >"$job/out/facts.json"
python3 - "$job" >"$work/place" <<'PY'
import sys
path = sys.argv[1] + "/submissions/TC01/dang_vien.csv"
data = open(path, encoding="utf-8-sig", newline="").read()
lines = data.splitlines(keepends=True)
sep = ";" if ";" in lines[0] else ","
cells = lines[3].rstrip("\r\n").split(sep)
cells[2] = "abc"
lines[3] = sep.join(cells) + "\n"
open(path, "w", encoding="utf-8", newline="").write("".join(lines))
PY
runs 1 run "$job"
like "the error names file, line and column" "$stderr" "^submissions/TC01/dang_vien.csv:4:3: "
is "one error" "$(python3 -c "
import json
v = json.load(open('$job/out/validation.json', encoding='utf-8'))
e = [x for x in v['errors'] if x['severity'] == 'error']
print(len(e), e[0]['code'], e[0]['file'], e[0]['line'], e[0]['column'], v['valid'])")" "1 type-error submissions/TC01/dang_vien.csv 4 3 False"
is "the report of an earlier run is untouched" "$(cat "$job/out/report.pdf")" old
is "its figures too" "$(cat "$job/out/facts.json")" old
ok "beside return slips nothing else is written" test "$(ls -A "$job/out" | sort | tr '\n' ' ')" = "facts.json report.pdf slips validation.csv validation.html validation.json "

runs 0 run --draft --quiet --out "$work/draft" "$job"
ok "a draft is made without the wrong row" test -s "$work/draft/report.pdf"
like "every page of a draft says so" "$(pdftotext -f 3 -l 3 "$work/draft/report.pdf" -)" "[Dd][Ựự] [Tt][Hh][Ảả][Oo]"

done_testing
