#!/bin/sh
# Return slips, one document for each row of a table, and documents that are made only when something is true.
. tests/e2e/lib.sh

text() { pdftotext -layout "$1" - | tr -s ' \n' ' '; }

fresh_job returned
sed -i '2s/^[^,;]*/TC9999/' "$job/submissions/TC07/ket_nap.csv"
rm "$job/submissions/TC09/dang_vien.csv"
runs 1 run "$job"
is "one slip for each organisation with errors" "$(ls "$job/out/slips" | tr '\n' ' ')" "TC07.pdf TC09.pdf "
ok "qpdf finds nothing wrong" qpdf --check "$job/out/slips/TC07.pdf"
like "a slip addresses the organisation by its name" "$(text "$job/out/slips/TC09.pdf")" 'Kính gửi: .*Báo Long An'
like "it shows the file, and what to do" "$(text "$job/out/slips/TC09.pdf")" 'Tệp dang_vien.csv: Biến động đảng viên .*Nộp tệp này'
like "it shows the line, the column and the cell" "$(text "$job/out/slips/TC07.pdf")" '1 2 Mã .*TC9999'
ok "and no other organisation's errors" sh -c "! pdftotext '$job/out/slips/TC09.pdf' - | grep -q TC9999"
ok "no report is written" test ! -e "$job/out/report.pdf"

cp "$job/out/slips/TC07.pdf" "$work/first.pdf"
cp "$root/input/long-an-2015/submissions/TC09/dang_vien.csv" "$job/submissions/TC09/"
runs 1 validate "$job"
is "the slip of an organisation that has mended its files goes" "$(ls "$job/out/slips" | tr '\n' ' ')" "TC07.pdf "
ok "the same errors make the same bytes" cmp "$work/first.pdf" "$job/out/slips/TC07.pdf"
cp "$root/input/long-an-2015/submissions/TC07/ket_nap.csv" "$job/submissions/TC07/"
touch "$job/out/slips/note.txt"
runs 0 validate "$job"
is "without errors no slip is left, and nothing else is touched" "$(ls "$job/out/slips")" "note.txt"

# A code that is longer than the width its column asks for is not torn apart.
runs 1 validate --out "$work/parts" "$root/examples/returned"
ok "a long code stays whole" sh -c "pdftotext -layout '$work/parts/slips/TC03.pdf' - | grep -qE 'Trạng thái +DA_DANH_GIÁ'"

# Whoever is not on the list of organisations any more keeps no slip and no rows; a file that the program did not write stays, whatever its name.
fresh_job left
sed -i '2s/^[^,;]*/TC9999/' "$job/submissions/TC07/ket_nap.csv"
sed -i '2s/^[^,;]*/TC9999/' "$job/submissions/TC08/ket_nap.csv"
runs 1 validate --split "$job"
is "two slips" "$(ls "$job/out/slips" | tr '\n' ' ')" "TC07.pdf TC08.pdf "
sed -i '/^TC07[,;]/d' "$job/reference/to_chuc.csv"
for f in slips/TC98.pdf slips/TC07-signed.pdf split/submissions/TC07/own.csv split/submissions/TC98.clean.csv keep.pdf; do echo mine >"$job/out/$f"; done
ln -s ../keep.pdf "$job/out/slips/TC97.pdf"
printf '%s\n' ../outside.pdf /etc/hostname slips/TC97.pdf slips/ slips/.hidden >>"$job/out/slips/.written"
echo mine >"$job/outside.pdf"
runs 1 validate --split "$job"
is "the slip of who is gone is gone too" "$(ls "$job/out/slips" | tr '\n' ' ')" "TC07-signed.pdf TC08.pdf TC97.pdf TC98.pdf "
is "so are its rows" "$(ls "$job/out/split/submissions/TC07")" "own.csv"
ok "what the program did not write stays" test -s "$job/out/split/submissions/TC98.clean.csv" -a -s "$job/outside.pdf" -a -s "$job/out/keep.pdf" -a -s /etc/hostname
cp "$root/input/long-an-2015/reference/to_chuc.csv" "$job/reference/"
for tc in TC07 TC08; do cp "$root/input/long-an-2015/submissions/$tc/ket_nap.csv" "$job/submissions/$tc/"; done
rm "$job/submissions/TC08/huy_hieu.csv"
runs 0 validate --split "$job"
is "without errors no slip is left" "$(ls -A "$job/out/slips" | tr '\n' ' ')" "TC07-signed.pdf TC97.pdf TC98.pdf "
ok "rows of a file that is not there any more are gone" test -e "$job/out/split/submissions/TC08/ket_nap.clean.csv" -a ! -e "$job/out/split/submissions/TC08/huy_hieu.clean.csv"

# Persons stay masked.
fresh_job persons
printf 'Mã lớp;Họ tên;Ngày sinh;Giới tính;Chức vụ;Kết quả;Mã tổ chức\nLLCT-2010-03;Nguyễn Thị Bí Mật;1980-02-30;Nữ;Chuyên viên;Khá;TC11\n' >"$job/submissions/TC11/hoc_vien.csv"
runs 1 validate "$job"
ok "no name of a person in a slip" sh -c "test -s '$job/out/slips/TC11.pdf' && ! pdftotext '$job/out/slips/TC11.pdf' - | grep -qE 'Bí Mật|1980'"
is "a slip about persons is its owner's" "$(stat -c %a "$job/out/slips/TC11.pdf")" 600

# Whatever was typed, a slip is printed: characters that the font lacks become boxes.
fresh_job odd
printf 'ma_to_chuc,nam,doi_tuong,hinh_thuc,so_luong\nTC11,2011,CA_NHAN,CANH_CAO,１２ 漢\001\342\200\213x 😀 *b* {{y}}\n' >"$job/submissions/TC11/ky_luat.csv"
runs 1 validate "$job"
like "a slip with odd characters is made" "$(text "$job/out/slips/TC11.pdf")" '“□□ □.*\*b\*'

# A template without slips writes none.
fresh_template plain
sed -i '/- name: return-slip/,/author:/d' "$work/template/template.yaml"
rm "$job/submissions/TC09/dang_vien.csv"
runs 1 run "$job"
ok "no slips" test ! -e "$job/out/slips"

# for-each and when
fresh_template each
cat >"$work/template/letter.md" <<'MD'
Lớp {{item.ma_lop}}: {{item.ten_lop}}, nhiệm kỳ {{term.from}}.
MD
cat >"$work/documents" <<'YAML'
  - name: letter
    for-each: bang.lop
    source: letter.md
    output: "thu/{{item.ma_lop}}.pdf"
    title: "{{item.ma_lop}}"
  - name: never
    when: document.number
    source: letter2.md
    output: never.pdf
    title: x
YAML
echo 'Số {{document.number}}' >"$work/template/letter2.md"
sed -i "/^documents:/r $work/documents" "$work/template/template.yaml"
sed -i '/^  number:/d' "$job/job.yaml"
runs 0 run "$job"
ok "a document for each row" test "$(ls "$job/out/thu" | wc -l)" -ge 2
like "the row's columns are its names" "$(text "$job/out/thu/LLCT-2010-02.pdf")" 'Lớp LLCT-2010-02: Lớp trung cấp .*nhiệm kỳ 2010'
ok "no document whose condition is false" test ! -e "$job/out/never.pdf"
sed -i 's|^  date:|  number: 7\n  date:|' "$job/job.yaml"
runs 0 run "$job"
ok "one whose condition is true" test -s "$job/out/never.pdf"

sed -i 's|"thu/{{item.ma_lop}}.pdf"|"thu/{{item.ma_lop}}/../../x.pdf"|' "$work/template/template.yaml"
runs 2 run "$job"
like "a name that leads out of the folder is refused" "$stderr" 'template.yaml:[0-9]+:[0-9]+: .*không dùng làm tên tệp'
sed -i 's|"thu/{{item.ma_lop}}/../../x.pdf"|"thu/{{term.from}}.pdf"|' "$work/template/template.yaml"
runs 2 run "$job"
like "two documents of one name are refused" "$stderr" 'hai văn bản cùng ghi vào “thu/2010.pdf”'
sed -i 's|for-each: bang.lop|for-each: to_chuc.tong|' "$work/template/template.yaml"
runs 2 run "$job"
like "for-each of a number is refused" "$stderr" 'template.yaml:[0-9]+:[0-9]+: .*to_chuc.tong.*facts.sql'

done_testing
