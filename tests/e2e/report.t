#!/bin/sh
# The Long An report: from the CSV files to the PDF, its figures and its ledger.
. tests/e2e/lib.sh

fresh_job a
runs 0 run "$job"
like "run prints the path of the report" "$stdout" "out/report.pdf$"
pdf=$job/out/report.pdf
for f in report.pdf facts.json facts.csv validation.json validation.csv validation.html store.sqlite; do
	ok "$f is there" test -s "$job/out/$f"
done
ok "no temporary files are left" test -z "$(find "$job" -name '*.part' -o -name '*-journal')"

# ---- the PDF ----
info=$(pdfinfo "$pdf")
pages=$(printf '%s\n' "$info" | sed -n 's/^Pages: *//p')
ok "30 pages or more" test "$pages" -ge 30
ok "at most 400 KB" test "$(stat -c %s "$pdf")" -le 409600
like "A4" "$info" "595.2[0-9]* x 841.8[0-9]* pts \(A4\)"
like "tagged" "$info" "Tagged: *yes"
ok "qpdf finds nothing wrong" qpdf --check "$pdf"
pdffonts "$pdf" | tail -n +3 >"$work/fonts"
ok "every font is embedded, subset, with ToUnicode" awk '{ if ($(NF-4) != "yes" || $(NF-3) != "yes" || $(NF-2) != "yes") exit 1 }' "$work/fonts"
pdftotext -layout "$pdf" "$work/text"
ok "the text is NFC" python3 -c "
import sys, unicodedata
t = open('$work/text', encoding='utf-8').read()
sys.exit(0 if unicodedata.is_normalized('NFC', t) and len(t) > 50000 else 1)"
pdfinfo -struct-text "$pdf" >"$work/struct"
ok "words are not glued in the structure's text" python3 tests/e2e/struct_text.py "$work/struct" "$work/text"
plain=$(tr -s ' \n' '  ' <"$work/text")
like "the letterhead" "$plain" "ĐẢNG CỘNG SẢN VIỆT NAM"
like "a percentage with its base" "$plain" "31/55"

# ---- the figures of the published report ----
fact() {
	python3 -c "
import json, sys
f = {x['id']: x for x in json.load(open('$job/out/facts.json', encoding='utf-8'))}[sys.argv[1]]
print(' '.join(str(f.get(k)) for k in sys.argv[2:]))" "$@"
}
is to_chuc.tong "$(fact to_chuc.tong kind value text)" "count 61 61"
is dang_vien.tong "$(fact dang_vien.tong kind value text)" "count 2822 2.822"
is chuong_trinh.tong "$(fact chuong_trinh.tong kind value text)" "count 3 3"
is dao_tao.so_lop "$(fact dao_tao.so_lop kind value text)" "count 18 18"
is dao_tao.so_hoc_vien "$(fact dao_tao.so_hoc_vien kind value text)" "count 757 757"
is khoi.tsvm.so_nam "$(fact khoi.tsvm.so_nam kind value text)" "count 4 4"
is khoi.tsvm.nam "$(fact khoi.tsvm.nam kind value text)" "list [2010, 2011, 2013, 2014] 2010, 2011, 2013, 2014"
is to_chuc.tsvm "$(fact to_chuc.tsvm kind num den text)" "ratio 31 55 56,4%"
is to_chuc.tieu_bieu "$(fact to_chuc.tieu_bieu kind num den text)" "ratio 11 55 20%"
is to_chuc.yeu_kem "$(fact to_chuc.yeu_kem kind value text)" "count 0 0"
is dang_vien.tu_tot "$(fact dang_vien.tu_tot kind num den text)" "ratio 2411 2477 97,3%"
is dang_vien.tu_tot.tren "$(fact dang_vien.tu_tot.tren kind value text)" "count 97 97"
is ket_nap.tong "$(fact ket_nap.tong kind value text)" "count 785 785"
is ket_nap.chi_tieu "$(fact ket_nap.chi_tieu kind num den text)" "ratio 785 400 196,3%"
is ket_nap.doan_vien "$(fact ket_nap.doan_vien kind num den text)" "ratio 512 785 65,2%"
is khen_thuong.co_5_nam "$(fact khen_thuong.co_5_nam kind value text)" "count 2 2"
is huy_hieu.30 "$(fact huy_hieu.30 kind value text)" "count 159 159"
is huy_hieu.tong "$(fact huy_hieu.tong kind value text)" "count 256 256"
is ky_luat.dang_vien "$(fact ky_luat.dang_vien kind value text)" "count 32 32"
is "the 19 facts stand first, in their order" "$(python3 -c "
import json
print(' '.join(x['id'] for x in json.load(open('$job/out/facts.json', encoding='utf-8'))[:19]))")" \
	"to_chuc.tong dang_vien.tong chuong_trinh.tong dao_tao.so_lop dao_tao.so_hoc_vien khoi.tsvm.so_nam khoi.tsvm.nam to_chuc.tsvm to_chuc.tieu_bieu to_chuc.yeu_kem dang_vien.tu_tot dang_vien.tu_tot.tren ket_nap.tong ket_nap.chi_tieu ket_nap.doan_vien khen_thuong.co_5_nam huy_hieu.30 huy_hieu.tong ky_luat.dang_vien"

# ---- the rows behind a figure ----
runs 0 explain "$job" dao_tao.so_hoc_vien --format json
printf '%s' "$stdout" >"$work/explain.json"
is "explain lists 757 rows" "$(python3 -c "
import json
e = json.load(open('$work/explain.json', encoding='utf-8'))
rows = e['rows']
assert all(r['file'].startswith('submissions/TC') and r['line'] > 1 for r in rows)
print(len(rows))")" 757
runs 0 explain "$job" dao_tao.so_hoc_vien
is "explain as text lists 757 places" "$(printf '%s\n' "$stdout" | grep -cE 'submissions/TC[0-9]+/hoc_vien.csv:[0-9]+')" 757

# ---- reproducible ----
cp -r "$job" "$work/b"
rm -rf "$work/b/out"
(cd / && TZ=Asia/Tokyo LC_ALL=C "$TONGKET" run --quiet "$work/b")
for f in report.pdf facts.json facts.csv validation.json validation.csv validation.html store.sqlite; do
	ok "$f is the same in another folder, time zone and locale" cmp "$job/out/$f" "$work/b/out/$f"
done
runs 0 validate "$job" --format json
ok "validate --format json prints what validation.json holds" cmp "$work/.stdout" "$job/out/validation.json"

done_testing
