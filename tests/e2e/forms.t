#!/bin/sh
# Blank forms: what goes out at the start comes back without an error.
. tests/e2e/lib.sh

fresh_job whole
runs 0 run --quiet "$job"

# Only the job and its reference tables are needed.
cp -r "$job" "$work/bare"
rm -rf "$work/bare/submissions" "$work/bare/out"
runs 0 forms "$work/bare" "$work/forms"
is "it says where the guide is" "$stdout" "$work/forms/guide.pdf"
is "a folder for each organisation that must submit" "$(ls "$work/forms" | grep -c '^TC')" 61
ok "none for one that need not" test ! -e "$work/forms/KHOI"
is "every table it may send" "$(ls "$work/forms/TC07" | tr '\n' ' ')" \
	"dang_vien.csv hoc_vien.csv huy_hieu.csv ket_nap.csv khen_thuong.csv ky_luat.csv xep_loai.csv xep_loai_dang_vien.csv "
is "byte order mark, titles, semicolons, CRLF" "$(od -An -c "$work/forms/TC07/ky_luat.csv" | tr -d ' \n')" \
	"$(printf '\357\273\277Mã tổ chức;Năm;Đối tượng;Hình thức;Số lượng\r\n' | od -An -c | tr -d ' \n')"
ok "nothing is made in the job" test ! -e "$work/bare/out"

guide=$(pdftotext -layout "$work/forms/guide.pdf" - | tr -s ' \n' ' ')
ok "qpdf finds nothing wrong in the guide" qpdf --check "$work/forms/guide.pdf"
like "the guide says what each column takes" "$guide" 'Số kết nạp x Ghi số nguyên, ví dụ 12 hoặc 2.822. Từ 0 '
like "the choices" "$guide" 'CA_NHAN'
like "and the codes in force" "$guide" 'TC61 Chi bộ Quỹ'

# A header alone is a file without rows, and is right.
cp -r "$work/bare" "$work/blank"
mkdir "$work/blank/submissions"
cp -r "$work/forms"/TC* "$work/blank/submissions"
runs 1 validate "$work/blank"
ok "blank forms have no error of their own" sh -c "! grep -q '\"file\": *\"submissions' '$work/blank/out/validation.json' || ! grep -B2 -A3 '\"file\": *\"submissions' '$work/blank/out/validation.json' | grep -q '\"severity\": *\"error\"'"

# Filled in, they give the same figures.
cp -r "$job" "$work/filled"
rm -rf "$work/filled/out"
ok "fill them in" python3 tests/e2e/forms_fill.py "$job/out/store.sqlite" "$work/forms" "$work/filled/submissions"
runs 0 run --quiet "$work/filled"
ok "the figures are the same" cmp "$job/out/facts.csv" "$work/filled/out/facts.csv"

runs 2 forms "$work/bare" "$work/forms"
like "nothing is overwritten" "$stderr" 'TC01/.*csv” đã có'
is "and nothing is left over" "$(find "$work/forms" -name '*.part' | wc -l)" 0

sed -i '3s/CO_SO/XA/' "$work/bare/reference/to_chuc.csv"
runs 1 forms "$work/bare" "$work/other"
like "a reference table with an error is told" "$stderr" 'reference/to_chuc.csv:3:[0-9]+: '
ok "and no forms are made" test ! -e "$work/other/guide.pdf"

# Letters that the font lacks: the office mends its schema; what stands in its tables becomes a box, as on a return slip.
fresh_template glyphs
sed -i 's/title: Đầu kỳ/title: Đầu kỳ 漢/; s/description: Mỗi đợt trao/description: Mỗi đợt 😀 trao/' "$work/template/datapackage.yaml"
runs 2 forms --lang en "$job" "$work/boxes"
is "each is told at the line that declares it" "$(printf '%s\n' "$stderr" | sed 's|.*/datapackage.yaml:\([0-9]*\):[0-9]*: |\1 |; s| in “.*||')" \
	"$(grep -n '漢' "$work/template/datapackage.yaml" | cut -d: -f1) the font has no glyph for “漢” (U+6F22)
$(($(grep -n '😀' "$work/template/datapackage.yaml" | cut -d: -f1) - 2)) the font has no glyph for “😀” (U+1F600)"
ok "no forms are made" test ! -e "$work/boxes"
fresh_job glyphs
sed -i '3s/Lớp trung cấp/Lớp 漢 trung cấp/' "$job/reference/lop.csv"
runs 0 forms --quiet "$job" "$work/boxes"
like "data are printed whatever they are" "$(pdftotext -layout "$work/boxes/guide.pdf" - | grep -c '□')" '^[1-9]'

# Another world; a table in which the code alone is a right row has it filled in.
cp -r tests/school "$work/school"
rm -rf "$work/school/job/submissions"
sed -i 's/{name: thang, title: Tháng, type: integer, constraints: {required: true,/{name: thang, title: Tháng, type: integer, constraints: {/; s/^\( *- {name: \(co_phep\|khong_phep\).*\)required: true, /\1/; s/primaryKey: \[ma_lop, thang\]/primaryKey: ma_lop/' \
	"$work/school/template/datapackage.yaml"
runs 0 forms --quiet "$work/school/job" "$work/classes"
class=$(ls "$work/classes" | head -1)
is "the code is filled in where it may stand alone" "$(sed -n 2p "$work/classes/$class/chuyen_can.csv" | tr -d '\r')" "$class;;;"
is "and not where it may not" "$(wc -l <"$work/classes/$class/hoc_sinh.csv")" 1

done_testing
