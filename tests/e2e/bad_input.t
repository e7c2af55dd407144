#!/bin/sh
# Input that nobody meant to send: huge, binary, endless, or no file at all. Each time one clear error with its place, the exit status of DESIGN, memory
# that does not grow with the input, the other files still checked, outputs that are whole, and nothing left behind.
. tests/e2e/lib.sh

TC07=submissions/TC07/ket_nap.csv
HEADER='ma_to_chuc,nam,so_ket_nap,tu_doan_vien,nu,dai_hoc_tro_len'
fresh_job long
"$TONGKET" validate --split "$job" >/dev/null
clean=$work/clean
cp "$job/out/split/submissions/TC07/ket_nap.clean.csv" "$clean"
tail -n +2 "$clean" >"$work/rows"

# measured FILE COMMAND…: run it; its peak memory in KiB goes to FILE, its status is handed on
cat >"$work/measured" <<'PY'
import resource, subprocess, sys
p = subprocess.run(sys.argv[2:])
open(sys.argv[1], "w").write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
sys.exit(p.returncode)
PY

# checked NAME STATUS KIB: validate $job in English: exit status, memory, valid JSON and HTML, nothing left over. $errors: the errors found, a line each
checked() {
	rm -rf "$job/out"
	status=0
	python3 "$work/measured" "$work/kib" "$TONGKET" validate --lang en "$job" >"$work/.stdout" 2>"$work/.stderr" || status=$?
	is "$1: exit $2" "$status" "$2"
	if [ "${TONGKET_VARIANT:-}" = asan ]; then
		skip "$1: less than $3 KiB of memory" "the address sanitizer keeps what is freed"
	else
		ok "$1: less than $3 KiB of memory" test "$(cat "$work/kib")" -lt "$3"
	fi
	errors=$(python3 - "$job/out" <<'PY'
import csv, html.parser, json, os, sys
out = sys.argv[1]
page = open(out + "/validation.html", encoding="utf-8").read()
found = json.load(open(out + "/validation.json", encoding="utf-8"))
list(csv.reader(open(out + "/validation.csv", encoding="utf-8-sig", newline="")))


class Balanced(html.parser.HTMLParser):
    stack = []

    def handle_starttag(self, tag, attrs):
        if tag not in ("meta", "br", "link", "input", "img", "hr", "col"):
            self.stack.append(tag)

    def handle_endtag(self, tag):
        assert self.stack and self.stack.pop() == tag, tag


Balanced().feed(page)
assert not Balanced.stack, Balanced.stack
assert found["stats"]["files"] > 400, found["stats"]
left = [f for _, _, files in os.walk(out) for f in files if f.startswith(".") and f != ".written"]
assert not left, left
for e in found["errors"]:
    if e["severity"] == "error" and e["file"].startswith("submissions/TC07/"):
        print(e["code"], e["line"], e.get("column", 0), e["message"])
PY
)
}

# bytes NAME MOST PATTERN [KIB]: $TC07 is $work/in; an error matches PATTERN, and there are at most MOST
bytes() {
	cp "$work/in" "$job/$TC07"
	checked "$1" 1 "${4:-160000}"
	like "$1: the error" "$errors" "$3"
	ok "$1: told once" test "$(printf '%s\n' "$errors" | wc -l)" -le "$2"
}

# ---- huge ----
make_rows() { python3 -c '
import sys
n = int(sys.argv[1])
sys.stdout.write(sys.argv[2] + ("TC07,2011,3,2,1,1\n" * (n // 18)))' "$@"; }
make_rows 52428800 '"' >"$work/in"
bytes "a quote that never closes before 50 MB" 1 '^unclosed-quote 1 1 ' 250000
{ echo "$HEADER" && python3 -c 'print("\"" + "x" * 52428800)' && cat "$work/rows"; } >"$work/in"
bytes "a line of 50 MB that opens a quote" 1 '^unclosed-quote 2 1 ' 250000
{ echo "$HEADER" && python3 -c 'print("TC07," + "x" * 10485760 + ",3,2,1,1")'; } >"$work/in"
bytes "a cell of 10 MB" 2 '^field-too-long 2 2 .*1048576 bytes'
{ echo "$HEADER" && python3 -c 'print("TC07,\"" + "x" * 10485760 + "\",3,2,1,1")'; } >"$work/in"
bytes "a quoted cell of 10 MB" 2 '^field-too-long 2 2 '
{ echo "$HEADER" && python3 -c 'print("TC07,\"" + "xxxxxxx\n" * 1310720 + "\",3,2,1,1")'; } >"$work/in"
bytes "a cell of a million lines" 2 '^field-too-long 2 2 '
ok "a long cell is not repeated" test "$(stat -c %s "$job/out/validation.json")" -lt 2000000
python3 -c 'print("x" * 10485760, end="")' >"$work/in"
bytes "a file that is one line of 10 MB" 1 '^field-too-long 1 1 '
python3 -c 'print(",".join("c%d" % i for i in range(1000000)))' >"$work/in"
bytes "a header of a million columns" 1 '^extra-cell 1 4097 .*more than 4096'
{ echo "$HEADER" && python3 -c 'print(",".join(["TC07", "2011", "3", "2", "1", "1"] + ["7"] * 1000000))'; } >"$work/in"
bytes "a row of a million cells" 6 '^extra-cell 2 7 .*more than 4096 cells, the header only 6'
{ printf '%s' "$HEADER" && python3 -c 'print("".join(",c%d" % i for i in range(4091)))'; } >"$work/in"
bytes "4 097 columns" 1 '^extra-cell 1 4097 '
{ printf '%s' "$HEADER" && python3 -c 'print("".join(",c%d" % i for i in range(4090)))' && sed 's/\r//' "$work/rows"; } >"$job/$TC07"
runs 1 validate "$job"
ok "4 096 columns are read" sh -c "! grep -q extra-cell '$job/out/validation.json' && test \$(grep -c extra-label '$job/out/validation.json') = 4090"

# ---- many errors ----
{ echo "$HEADER" && python3 -c '
for i in range(100000): print("TC07,%d,a,b,c,d" % i)'; } >"$job/$TC07"
checked "half a million errors" 1 160000
ok "half a million errors: all are in validation.json" test "$(printf '%s\n' "$errors" | wc -l)" -gt 490000
like "half a million errors: a slip is made" "$(pdftotext -layout "$job/out/slips/TC07.pdf" - | tr -s ' \n' ' ')" 'whole'
ok "half a million errors: the page stays small" test "$(stat -c %s "$job/out/validation.html")" -lt 3000000
{ echo "$HEADER" && python3 -c '
for i in range(50000): print("TC07,20\"11,1,1,1,1\n\"")'; } >"$job/$TC07"
checked "quotes in every line" 1 160000
like "quotes in every line" "$(printf '%s\n' "$errors" | head -1)" '^stray-quote 2 2 '

# ---- binary ----
{ head -3 "$clean" && printf 'TC07,2019,\000,0,0,0\n'; } >"$work/in"
bytes "a NUL" 1 '^nul-byte 4 3 '
{ cat "$clean" && head -c 100000 /dev/zero; } >"$work/in"
bytes "a tail of NULs" 1 '^nul-byte [0-9]+ 1 '
head -c 5000000 /dev/zero >"$work/in"
bytes "5 MB of NULs" 1 '^nul-byte 1 1 '
head -c 500 /dev/zero >"$work/in"
bytes "500 NULs" 1 '^nul-byte 1 1 '
python3 -c 'import random, sys; random.seed(7); sys.stdout.buffer.write(random.randbytes(5000000))' >"$work/in"
bytes "5 MB of random bytes" 1 '^encoding-error 0 0 '
{ echo "$HEADER" && python3 -c 'import random, sys; random.seed(8); sys.stdout.buffer.write(random.randbytes(5000000))'; } >"$work/in"
bytes "a header and random bytes" 1 '^encoding-error 0 0 '
head -c 300000 "$TONGKET" >"$work/in"
bytes "a program" 1 '^(encoding-error|nul-byte|field-too-long|file-empty) '
printf 'PK\003\004\024\000\010\010\010\000' >"$work/in"
bytes "the start of an archive" 6 '^(encoding-error|nul-byte) '

# ---- no file at all ----
replaced() {
	p=$job/submissions/$1/ket_nap.csv
	rm "$p"
}
fresh_job special
replaced TC10 && mkfifo "$p"
replaced TC11 && mkdir "$p"
replaced TC12 && (cd "$(dirname "$p")" && python3 -c 'import socket; socket.socket(socket.AF_UNIX).bind("ket_nap.csv")')
replaced TC13 && ln -s /dev/zero "$p"
replaced TC14 && ln -s /etc/hostname "$p"
replaced TC15 && ln -s nowhere.csv "$p"
replaced TC16 && ln -s ket_nap.csv "$p"
mkdir "$job/kept" && mv "$job/submissions/TC17/ket_nap.csv" "$job/kept/" && ln -s ../../kept/ket_nap.csv "$job/submissions/TC17/ket_nap.csv"
mv "$job/submissions/TC18" "$job/kept/TC18" && ln -s ../kept/TC18 "$job/submissions/TC18"
ln -s /etc "$job/submissions/TC99"
runs 3 validate --lang en "$job"
is "each is told at its path, with what is wrong" "$(printf '%s\n' "$stderr" | grep ': error: ' | sed 's|submissions/\(TC[0-9]*\)/ket_nap.csv: error: this file cannot be read: “ket_nap.csv” |\1 |; s|\. .*||')" \
	"TC10 is not a regular file
TC11 is not a regular file
TC12 is not a regular file
TC13 leads out of the job's folder
TC14 leads out of the job's folder
TC15 is a link that leads to nothing
TC16 cannot be read: Too many levels of symbolic links"
is "and by itself below the list" "$(printf '%s\n' "$stderr" | grep -c '^“submissions/TC1[0-6]/ket_nap\.csv')" 7
ok "nothing is written" test ! -e "$job/out"
runs 3 validate --lang en --format json "$job"
is "the JSON is whole: these files, and what else was found" "$(python3 -c '
import json, sys
p = json.load(sys.stdin)
print(p["valid"], p["stats"]["errors"], sorted({(e["code"], e["file"][12:16]) for e in p["errors"] if e["severity"] == "error"})[0::6],
      [c["submitter"] for c in p["coverage"] if c["state"] == "unreadable"], p["stats"]["files"])' <"$work/.stdout")" \
	"False 7 [('source-error', 'TC10'), ('source-error', 'TC16')] ['TC10', 'TC11', 'TC12', 'TC13', 'TC14', 'TC15', 'TC16'] 487"
for command in run aggregate render; do
	runs 3 $command --lang en "$job"
	ok "$command prints no figure, writes nothing" test ! -s "$work/.stdout" -a ! -e "$job/out"
done
if [ "$(id -u)" = 0 ]; then
	skip "a file without permission" "root reads every file"
else
	fresh_job special
	chmod 000 "$job/$TC07"
	runs 3 validate --lang en "$job"
	like "a file without permission" "$stderr" 'TC07/ket_nap\.csv: error: .*Permission denied'
fi

# ---- names ----
fresh_job names
python3 - "$job/submissions" <<'PY'
import os, sys
top = sys.argv[1].encode()
names = [b"a\nb", b'q"uote', b"<script>alert(1)<!--", b"it's & so", b"bad\xff\xfe", b"\xc2\x9b31m", b"esc\x1b[31m", b"tab\t", b"-rf", b" ", b"x" * 251, b"*", b"$(id)", b"a,b;c",
         "hợp lệ".encode(), "hơ\u0323p lê\u0323".encode(), b"KET_NAP", b"=1+1"]
for n in names:
    open(top + b"/TC07/" + n + b".csv", "wb").write(b"x\n")
    os.mkdir(top + b"/" + n)
    open(top + b"/" + n + b"/ket_nap.csv", "wb").write(b"x\n")
os.makedirs(top + b"/TC08" + b"/d" * 200)
os.mkdir(top + b"/tc07")
PY
checked "odd names" 0 160000
is "each is told once" "$(grep -c '"unexpected-file"' "$job/out/validation.json")" 38
is "no control character reaches the terminal" "$(LC_ALL=C grep -c "$(printf '[\001-\010\013-\037\177]\|\302[\200-\237]')" "$work/.stdout")" 0
ok "no name becomes markup" sh -c "! grep -q '<script>alert' '$job/out/validation.html' && grep -q '&lt;script' '$job/out/validation.html'"
ok "no name becomes a formula" sh -c "! grep -qE '(^|,)\"?=1' '$job/out/validation.csv'"
runs 0 validate --split "$job"
runs 0 run --quiet "$job"
fresh_job "-o dd
jo\"b ü"
(cd "$work" && "$TONGKET" validate --quiet -- "-o dd
jo\"b ü" >/dev/null 2>&1) || true
runs 0 validate --out "$work/a b
c" "$job"
ok "a job and an output folder with odd names" test -s "$work/a b
c/validation.json"

# ---- what is not there ----
fresh_job empty
rm -r "$job/submissions"
mkdir "$job/submissions"
runs 1 validate --lang en "$job"
is "no submissions: every file is missing" "$(grep -c '"missing-submission"' "$job/out/validation.json")" 244
rmdir "$job/submissions"
cp "$job/out/validation.json" "$work/none.json"
runs 1 validate --lang en "$job"
ok "no folder of submissions: the same" cmp "$work/none.json" "$job/out/validation.json"
fresh_job empty
rm -r "$job/reference"
runs 1 validate --lang en "$job"
is "no reference folder: each table is missing" "$(printf '%s\n' "$stdout" | grep -c '^reference/[a-z_]*\.csv: error: .*has not been sent')" 5
fresh_job empty
head -1 "$root/input/long-an-2015/reference/to_chuc.csv" >"$job/reference/to_chuc.csv"
runs 1 validate --lang en "$job"
like "a list of organisations without rows" "$stdout" '^reference/to_chuc\.csv: error: '
fresh_job empty
: >"$job/$TC07"
runs 1 validate --lang en "$job"
like "a file of 0 bytes" "$stdout" '^submissions/TC07/ket_nap\.csv: error: .*no rows'
printf '\357\273\277' >"$job/$TC07"
runs 1 validate --lang en "$job"
like "a BOM and nothing else" "$stdout" '^submissions/TC07/ket_nap\.csv: error: .*no rows'

done_testing
