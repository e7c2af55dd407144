#!/bin/sh
# Tables marked `personal`: whatever is wrong with a row, nothing that leaves the program but split/ and store.sqlite holds a person's name, day of
# birth or card number, and only the owner can read what was written, whatever the umask.
. tests/e2e/lib.sh

# The people of this test; none of them lives. One cell in each form that a day may be written in.
NAMES='Lò Thị Thử|Khổng Văn Giả|Sầm Thị Tưởng|Đèo Văn Bịa|Vàng A Ảo|Tòng Thị Hư|Giàng Văn Mẫu|Quàng Thị Nháp|Mùa A Phỏng|Lường Văn Ví'
PARTS='Thử|Khổng|Tưởng|Bịa|Vàng|Tòng|Giàng|Quàng|Phỏng|Lường'
DAYS='14/7/1961|1962-08-15|16\.9\.1963|17-10-1964|11/18/1965|24/07/1967|24/7/1967|24677|30/02/1968|19/11/1966'
NUMBERS='079161000123|079162000456|079 163 000 789|079164000012|0912345678'

fresh_template personal
t=$work/template
sed -i 's|^        - {name: chuc_vu, title: Chức vụ, type: string, constraints: {maxLength: 500}}|        - {name: chuc_vu, title: Chức vụ, type: string, constraints: {maxLength: 60}}\n        - {name: cccd, title: Số căn cước, type: string, personal: id, constraints: {pattern: "[0-9]{12}", unique: true}}|' "$t/datapackage.yaml"
cat >>"$t/checks.sql" <<'SQL'

-- name: ho_ten_chua_in_hoa
-- code: row-constraint
-- field: ho_ten
-- needs: hoc_vien
-- vi: “{ho_ten}” ({in_hoa}, sinh {ngay_sinh}, căn cước {cccd}, số {so}) học lớp {ma_lop} chưa được duyệt
-- en: “{ho_ten}” ({in_hoa}, born {ngay_sinh}, card {cccd}, number {so}) in class {ma_lop} was not approved
SELECT ho_ten, upper(ho_ten) AS in_hoa, ngay_sinh, cccd, CAST(cccd AS INTEGER) AS so, ma_lop, _file, _line FROM hoc_vien WHERE cccd = '079164000012';
SQL
cat >>"$t/facts.sql" <<'SQL'

-- name: thu.hoc_vien
-- kind: count
SELECT ho_ten, ngay_sinh, cccd, lower(ho_ten) AS chu_thuong, ma_lop, _file, _line FROM hoc_vien WHERE ma_to_chuc = 'TC16';
SQL
head='Mã lớp;Họ tên;Ngày sinh;Giới tính;Chức vụ;Số căn cước;Kết quả;Mã tổ chức'
row() { printf '%s\n' "$1" >>"$f"; }
begin() {
	f=$job/submissions/$1/hoc_vien.csv
	printf '%s\n' "${2:-$head}" >"$f"
}
begin TC11
row 'LLCT-2010-03;Lò Thị Thử;14/7/1961;Nũ;Chuyên viên;079161000123;Khá;TC11'
row 'LLCT-2010-03;Lò Thị Thử;14/7/1961;Nữ;Chuyên viên;079161000123;Khá;TC11'
row 'LLCT-2010-03;Lò Thị Thử;14/7/1961;Nữ;Chuyên viên;;Khá;TC11'
row 'LLCT-2010-99;Khổng Văn Giả;1962-08-15;Nam;Chuyên viên;079162000456;Khá;TC11'
row 'Khổng Văn Giả;1962-08-15;Nam;Chuyên viên;079162000456;Khá;TC11'
row 'LLCT-2010-03;Sầm Thị Tưởng;16.9.1963;Nữ;Sầm Thị Tưởng bí danh nhà thơ, chuyên viên chính phụ trách công tác tổng hợp;079 163 000 789;Khá;TC11'
row 'LLCT-2010-03;Đèo Văn Bịa;11/18/1965;Nam;Chuyên viên;0912345678;Khá;TC12'
row 'LLCT-2010-03;Vàng A Ảo;24677;Nam;Chuyên viên;;Khá;TC11;Vàng A Ảo;24677'
row 'LLCT-2010-03;"Vàng A Ảo";24677;Nam;Chuyên viên;;Khá;TC11'
row 'LLCT-2010-03;Tòng Thị "Hư";30/02/1968;Nữ;;;Khá;TC11'
row 'LLCT-2010-03;Tòng Thị Hư;30/02/1968;Tòng Thị Hư;14/7/1961;;079161000123;TC11'
row '"Giàng Văn Mẫu;1962-08-15'
row ';;;;;;;'
row 'Người lập biểu: Quàng Thị Nháp'
# Without a header the first row is taken for one.
begin TC12 'LLCT-2010-03;Mùa A Phỏng;19/11/1966;Nam;Chuyên viên;079161000123;Khá;TC12'
row 'LLCT-2010-03;Lường Văn Ví;24/07/1967;Nam;Chuyên viên;;Khá;TC12'
# Repairs are told with an example.
begin TC13
printf 'LLCT-2010-03;Lươ\314\200ng Văn Vi\314\201;24/07/1967;Nam;Chuyên viên;;Khá;TC13\n' >>"$f"
# A title with a name; a column that nobody knows; a file that cannot be read.
begin TC14 'DANH SÁCH DO Quàng Thị Nháp LẬP'
row "$head;Ghi chú"
row 'LLCT-2010-03;Lường Văn Ví;24/7/1967;Nam;Chuyên viên;;Khá;TC14;của Lò Thị Thử'
begin TC15
printf 'Lò Thị Thử\000;14/7/1961\n' >>"$f"
printf 'Lò Thị Thử\377;14/7/1961\n' >>"$f"
# What a check of the template says.
begin TC17
row 'LLCT-2010-03;Đèo Văn Bịa;17-10-1964;Nam;Chuyên viên;079164000012;Khá;TC17'
# Nothing wrong here.
begin TC16
row 'LLCT-2010-03;Lò Thị Thử;1962-08-15;Nữ;;079162000456;Khá;TC16'

umask 000
for lang in vi en; do
	for how in "validate --split" "validate --format json" "run" "run --draft"; do
		rm -rf "$job/out"
		status=0
		"$TONGKET" $how --lang $lang "$job" >"$work/said.$lang" 2>&1 || status=$?
		[ "$how" = "run --draft" ] || is "$how --lang $lang: errors" "$status" 1
		[ -d "$job/out" ] || continue
		cp "$work/said.$lang" "$job/out/said.txt"
		chmod 600 "$job/out/said.txt"
		find "$job/out" -name '*.pdf' -exec sh -c 'pdftotext "$1" "$1.txt" && chmod 600 "$1.txt"' - {} \;
		[ ! -e "$job/out/split" ] || cp -r "$job/out/split" "$work/"
		is "$how --lang $lang: no name, no day, no number" \
			"$(grep -rIoE --exclude-dir=split --exclude=store.sqlite "$PARTS|$DAYS|$NUMBERS" "$job/out" | sort -u | head -5)" ""
		is "$how --lang $lang: files of the owner" "$(find "$job/out" -type f ! -perm 600)" ""
		is "$how --lang $lang: folders of the owner" "$(find "$job/out" -type d ! -perm 700)" ""
		is "$how --lang $lang: nothing left behind" "$(find "$job/out" -name '.*.part*')" ""
	done
done
umask 022

# What is shown finds the cell. (The words are those of --lang en, the last one.)
runs 1 validate --lang en "$job"
like "a name: its initials; a day: its year; a number: its end" "$stdout" 'L\. T\. T\.; …/1961'
like "in the words of a check, computed values too" "$stdout" '“Đ\. V\. B\.” \(Đ…, born …/1964, card …12, number …\) in class LLCT-2010-03'
like "a choice is suggested" "$stdout" 'Nữ'
like "a code is shown" "$stdout" 'LLCT-2010-99'
ok "validation.json: cells" sh -c "grep -q '\"…/1965\"' '$job/out/validation.json' && grep -q '\"…78\"' '$job/out/validation.json'"
ok "split/ holds what was written" grep -rq 'Lò Thị Thử' "$work/split"

# The rows behind a figure: masked, unless they are asked for.
for tc in TC11 TC12 TC13 TC14 TC15 TC17; do rm "$job/submissions/$tc/hoc_vien.csv"; done
runs 0 explain --draft "$job" thu.hoc_vien
like "explain masks" "$stdout" 'TC16/hoc_vien\.csv:2 +L\. T\. T\. +…/1962 +…56 +l… +LLCT-2010-03'
runs 0 explain --draft --format json "$job" thu.hoc_vien
like "explain --format json masks" "$stdout" '"L\. T\. T\.","…/1962","…56","l…","LLCT-2010-03"'
runs 0 explain --draft --reveal "$job" thu.hoc_vien
like "explain --reveal shows" "$stdout" 'Lò Thị Thử +1962-08-15 +079162000456'

done_testing
