#!/bin/sh
# tongket init --from: a template guessed from CSV files runs at once, says what was guessed, and copies the files as they are.
. tests/e2e/lib.sh
cd "$work" || exit 1

cat >"Cán bộ.csv" <<'CSV'
Danh sách cán bộ;;;;;;;;
STT;Mã số;Họ và tên;Ngày sinh;Năm vào ngành;Hệ số lương;Đảng viên;Chức danh {{x}} *thử* (2);Chi
1;007;Nguyễn Văn Đá;12/03/1980;2005;4,32;x;Chuyên viên;1.200
2;008;Trần Thị Suối;1/12/1985;2010;3,66;;Chuyên viên;900
3;012;Lê Mây;05/09/1990;2015;3,00;x;Kế toán;0
4;015;Phạm Gió;17/07/1975;2000;5,08;x;Chuyên viên;15.000
5;019;Vũ Sông;28/02/1988;2012;;;Kế toán;1.000
6;021;Đỗ Rừng;30/06/1992;2018;2,67;x;Chuyên viên;12
7;022;Hồ Biển;01/01/1979;2003;4,65;x;Kế toán;7
8;023;Lý Núi;11/11/1983;2008;2,34;x;Kế toán;8
CSV
printf 'Quý,"Thu\n(triệu đồng)",rowid\n1,"1.200",a\n2,1.350,b\n' >can-bo.csv
runs 0 init "Quý 1" --from "Cán bộ.csv" can-bo.csv
like "it says that it guessed" "$stdout" 'template/datapackage\.yaml: kiểu và ràng buộc của các cột là đoán'
ok "nobody is there to submit anything" sh -c "! grep -q forms '$work/.stdout'"
ok "the files are copied as they are" sh -c "cmp 'Cán bộ.csv' quy-1/data/can_bo.csv && cmp can-bo.csv quy-1/data/can_bo_2.csv"
is "what was guessed" "$(grep -E '^ +- \{name|primaryKey' quy-1/template/datapackage.yaml | sed 's/^ *//; s/ *#.*//')" \
	'- {name: ma_so, title: "Mã số", type: string, constraints: {required: true}}
- {name: ho_va_ten, title: "Họ và tên", type: string, constraints: {required: true}}
- {name: ngay_sinh, title: "Ngày sinh", type: date, constraints: {required: true}}
- {name: nam_vao_nganh, title: "Năm vào ngành", type: year, constraints: {required: true}}
- {name: he_so_luong, title: "Hệ số lương", type: number}
- {name: dang_vien, title: "Đảng viên", type: boolean}
- {name: chuc_danh_x_thu_2, title: "Chức danh \x7B\x7Bx}} *thử* (2)", type: string, constraints: {required: true}}
- {name: chi, title: "Chi", type: integer, constraints: {required: true}}
primaryKey: ma_so
- {name: quy, title: "Quý", type: integer, constraints: {required: true}}
- {name: thu_trieu_dong, title: "Thu (triệu đồng)", type: integer, constraints: {required: true}}
- {name: cot_rowid, title: "rowid", type: string, constraints: {required: true}}
primaryKey: quy'
like "choices are offered" "$(cat quy-1/template/datapackage.yaml)" '^ +# các giá trị đã thấy; .*: enum: \["Chuyên viên", "Kế toán"\]'
runs 0 schema check quy-1/template
runs 0 run quy-1
is "no error and no warning" "$(printf '%s\n' "$stderr" | grep -c ' 0 lỗi, 0 cảnh báo')" 1
runs 0 render --audit quy-1
text=$(pdftotext -layout quy-1/out/report.pdf - | tr -s ' \n' ' ')
like "a table for each, with what can be summed" "$text" 'Bảng “Cán bộ” có 8 dòng\. Tổng cột “Hệ số lương”: 25,72\. Tổng cột “Chi”: 18\.127\.'
like "years are printed as they are" "$text" 'Nguyễn Văn Đá 12/03/1980 2005 4,32'
like "a figure can be explained" "$("$TONGKET" explain quy-1 tong.can_bo_chi)" 'data/can_bo\.csv:3 +1200'
runs 0 init --lang en other --from can-bo.csv --quiet
like "comments are in the language asked for" "$(head -1 other/template/datapackage.yaml)" '^# The tables\. Types'
runs 0 run --quiet other

# Every file of the examples, whatever its form.
for file in "$root"/input/long-an-2015/reference/*.csv "$root"/input/long-an-2015/submissions/TC0[1-3]/*.csv "$root"/tests/school/job/*/*.csv; do
	printf '%s\n' "$file"
done >files
xargs "$TONGKET" init --quiet all --from <files
ok "all of them are tables" test "$(ls all/data | wc -l)" = "$(wc -l <files)"
runs 0 run --quiet all
ok "qpdf finds nothing wrong" qpdf --check all/out/report.pdf
iconv -f UTF-8 -t UTF-16 "Cán bộ.csv" >wide.csv
runs 0 init --quiet wide --from wide.csv
runs 0 run --quiet wide

# What is no table is told with its name, and leaves nothing.
: >empty.csv
printf '1,2,3\n4,5,6\n' >figures.csv
printf 'a,b,A\n1,2,3\n' >twice.csv
head -c 4000 "$TONGKET" >program.csv
seq -s, -f 'cột %g' 63 >many.csv
for name in empty figures twice program many none; do
	runs 2 init --lang en x --from can-bo.csv $name.csv
	like "$name.csv is named" "$stderr" "“$name\.csv”"
done
is "and nothing is left" "$(ls -A | grep -E '^\.?x')" ""
runs 2 init x --from
runs 2 init x can-bo.csv
like "files without --from are no mistake to guess at" "$stderr" 'init TÊN --from'

done_testing
