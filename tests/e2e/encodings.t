#!/bin/sh
# Files in encodings older than Unicode: what cannot be told apart is asked for, and the answer in the job is followed.
. tests/e2e/lib.sh

# ---- the example holds them all ----
fresh_job a
runs 0 validate "$job" --format json
printf '%s' "$stdout" >"$work/validation.json"
is "every encoding is noted, nothing is wrong" "$(python3 - "$work/validation.json" <<'PY'
import json, re, sys
v = json.load(open(sys.argv[1], encoding="utf-8"))
print(v["stats"]["errors"], v["stats"]["warnings"], *sorted({re.search(r"bảng mã (\S+) sang", e["message"])[1] for e in v["errors"] if e["code"] == "recoded"}))
PY
)" "0 0 TCVN3 UTF-16BE UTF-16LE VISCII VNI windows-1258"

# ---- two encodings could spell it ----
file=submissions/TC03/khen_thuong.csv
printf 'ma_to_chuc,doi_tuong,hinh_thuc,nam_tu,nam_den,nam,so_luong,so_quyet_dinh\nTC03,TO_CHUC,GIAY_KHEN,2014,2014,2014,1,B\351 T\341\nTC03,CA_NHAN,GIAY_KHEN,2014,2014,2014,1,Th\355 B\363\n' >"$job/$file"
before=$(sha256sum <"$job/$file")
runs 1 validate "$job" --lang en
like "it is not guessed, and the hint says what to write" "$stdout" "^$file: error: .*encoding: \{$file: [a-z0-9-]+\}"
sed -i "s#^document:#encoding: {$file: tcvn3}\ndocument:#" "$job/job.yaml"
runs 0 run --quiet "$job"
is "the job decides" "$(python3 - "$job/out/store.sqlite" <<'PY'
import sqlite3, sys
print(*(row[0] for row in sqlite3.connect(sys.argv[1]).execute("SELECT so_quyet_dinh FROM khen_thuong WHERE ma_to_chuc = 'TC03' ORDER BY _line")), sep=", ")
PY
)" "Bộ Tỏ, Thớ Bú"
is "the file stays as it was" "$(sha256sum <"$job/$file")" "$before"
sed -i 's/tcvn3}/tcvn33}/' "$job/job.yaml"
runs 2 run "$job" --lang en
like "a name that is none" "$stderr" 'job\.yaml:[0-9]+:[0-9]+: .*tcvn33.*windows-1258'

# ---- a path that no file has would be ignored ----
fresh_job b
sed -i 's#^document:#encoding:\n  submissions/TC03/khen_thuong.csvv: utf-8\n  TC04/ket_nap.csv: utf-8\n  submissions/TC99/xyz.csv: utf-8\ndocument:#' "$job/job.yaml"
line=$(grep -n '^encoding:' "$job/job.yaml" | cut -d: -f1)
runs 2 validate "$job" --lang en
like "is a mistake of the job, told at its key" "$stderr" "job\.yaml:$((line + 1)):3: .*khen_thuong\.csvv.* Is it “submissions/TC03/khen_thuong\.csv”\?"
like "also where a folder is left out" "$stderr" "job\.yaml:$((line + 2)):3: .* Is it “submissions/TC04/ket_nap\.csv”\?"
like "also where nothing is near" "$stderr" "job\.yaml:$((line + 3)):3: .*submissions/TC99/xyz\.csv.*no such file"
sed -i "$((line + 1)),$((line + 3))d" "$job/job.yaml"
printf 'encoding:\n  submissions/T\341\273\225 1/a.csv: utf-8\n  submissions/To\314\202\314\211 1/a.csv: tcvn3\n' >"$work/twice"
sed "/^encoding:/,/^document:/{/^document:/!d}" "$job/job.yaml" >"$work/plain.yaml"
{ cat "$work/twice"; cat "$work/plain.yaml"; } >"$work/job-twice.yaml"
cp "$job/job.yaml" "$work/kept.yaml"
cp "$work/job-twice.yaml" "$job/job.yaml"
runs 2 validate --lang en --out "$work/out" "$job"
like "one path in two forms of Unicode is told" "$stderr" "job\.yaml:3:3: .*twice"
cp "$work/kept.yaml" "$job/job.yaml"
sed -i "$line s#.*#encoding: {submissions/TC03/ket_nap.csv: utf-8}#" "$job/job.yaml"
sed -i 's/^ *$//' "$job/job.yaml"
runs 0 validate "$job"

done_testing
