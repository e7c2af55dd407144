#!/bin/sh
# Charts: every kind with every kind of figures: labels that do not collide, a table and words for those who cannot see them, patterns that differ in grey,
# and what is wrong told with its place. To look at them: charts_job.py make DIR, tongket run DIR/job, charts_job.py sheet DIR/job/out/report.pdf x.png
. tests/e2e/lib.sh

python3 tests/e2e/charts_job.py make "$work/all"
runs 0 run --quiet "$work/all/job"
pdf=$work/all/job/out/report.pdf
ok "qpdf finds nothing wrong" qpdf --check "$pdf"
check() {
	is "$1" "$(python3 tests/e2e/charts_check.py "$2" "$pdf" "$work/all/cases.json" 2>&1)" ""
}
check "labels are in their charts, and none lies on another" labels
check "the alternative text tells the figures, or the least and the greatest" alt
check "series differ in grey, and figures stand on white" grey

# (pdfinfo reads a whole page for every cell, so the largest charts are not in this one)
python3 tests/e2e/charts_job.py few "$work/few"
runs 0 run --quiet "$work/few/job"
is "every figure stands in a table, with heads for its row and column" \
	"$(python3 tests/e2e/charts_check.py table "$work/few/job/out/report.pdf" "$work/few/cases.json" 2>&1)" ""

# ---- the text that is copied ----
cat >"$work/years.sql" <<'X'
-- name: bang.nam
-- kind: rows
SELECT column1 AS k, column2 AS a, column3 AS b FROM (VALUES ('2010', 12, 3), ('2011', 15, 4), ('2012', 18, 5));
X
make_one() { # NAME: facts from $work/NAME.sql, report.md from standard input
	mkdir -p "$work/$1/template"
	cp "$work/$1.sql" "$work/$1/template/facts.sql"
	cat >"$work/$1/template/report.md"
	python3 tests/e2e/charts_job.py wrap "$work/$1"
}
one_chart() { # KEY LINES: a chart of bang.nam
	printf '```chart\nkind: %s\ncaption: Tên\nquery: bang.nam\ncategories: k\n%s\n```\n' "$1" "$2"
}
one_chart bar 'series: [{value: a, name: Nam}, {value: b, name: Nữ}]' | make_one years
runs 0 run --quiet "$work/years/job"
is "what is seen is in the file once" "$(pdftotext "$work/years/job/out/report.pdf" - | tr -s ' \n' '\n\n' | grep -cE '^(2010|2011|2012|18|Nam|Nữ)$')" 6

# ---- floating ----
{
	printf 'Đoạn đầu.\n\n'
	for i in 1 2 3 4 5; do printf 'Đoạn %s: %s\n\n' "$i" "$(yes 'nhiều chữ nối nhau cho đầy trang giấy' | head -11 | tr '\n' ' ')"; done
	printf 'Xem [](#c).\n\n'
	one_chart bar 'series: [{value: a, name: Nam}]
id: c
height: 110
float: true'
	printf '\nĐoạn sau biểu đồ.\n\nĐoạn cuối: %s\n' "$(yes 'thêm chữ' | head -180 | tr '\n' ' ')"
} >"$work/float.md"
cp "$work/years.sql" "$work/float.sql"
make_one float <"$work/float.md"
runs 0 run --quiet "$work/float/job"
first=$(pdftotext -f 1 -l 1 "$work/float/job/out/report.pdf" - | tr '\n' ' ')
second=$(pdftotext -f 2 -l 2 "$work/float/job/out/report.pdf" - | tr '\n' ' ')
like "a paragraph behind it comes before it" "$first" 'Xem Biểu đồ 1\. Đoạn sau biểu đồ\.'
like "the chart is on the next page" "$second" 'Biểu đồ 1\. Tên'
sed -i 's/^float: true/float: false/' "$work/float/template/report.md"
runs 0 run --quiet "$work/float/job"
first=$(pdftotext -f 1 -l 1 "$work/float/job/out/report.pdf" - | tr '\n' ' ')
like "without float the page ends before it" "$first" 'Xem Biểu đồ 1\.( *|[^Đ]*)$'

# ---- what is wrong ----
wrong() { # STATUS PATTERN SQL-VALUES-ROWS KIND KEYS
	cat >"$work/wrong.sql" <<X
-- name: bang.nam
-- kind: rows
SELECT column1 AS k, column2 AS a FROM (VALUES $3);
X
	rm -rf "$work/wrong"
	one_chart "$4" "$5" | make_one wrong
	runs "$1" run --lang en --quiet "$work/wrong/job"
	like "$4: $2" "$stderr" "template/report\\.md:$2"
}
one='series: [{value: a, name: n}]'
wrong 2 '4:8: .*“Ba” is negative \(-2\)' "('Hai', 5), ('Ba', -2)" pie "$one"
wrong 2 '4:8: .*“Ba” is negative' "('Hai', 5), ('Ba', -2)" stacked-percent-horizontal-bar "$one"
wrong 2 '7:1: .*heigth' "('Hai', 5)" bar "$one
heigth: 50"
wrong 2 '2:7: ' "('Hai', 5)" donut "$one"
wrong 2 '6:9: .*13 series' "('Hai', 5)" line "series: [&s {value: a, name: n}, *s, *s, *s, *s, *s, *s, *s, *s, *s, *s, *s, *s]"
many=$(i=0; while [ $i -lt 200 ]; do printf "%s('Đơn vị %s', %s)" "$([ $i = 0 ] || echo ', ')" "$(printf '\\x%x' $i | tr -d '\\x0123456789' )$(echo $i | tr 0-9 a-j)" $i; i=$((i + 1)); done)
wrong 2 '1:1: .*200 categories' "$many" horizontal-bar "$one"
wrong 2 '1:1: .*200 categories' "$many" bar "$one"

# ---- what still reads ----
reads() { # PATTERN SQL-VALUES-ROWS KIND KEYS
	cat >"$work/reads.sql" <<X
-- name: bang.nam
-- kind: rows
SELECT column1 AS k, column2 AS a FROM (VALUES $2) WHERE k <> 'không';
X
	rm -rf "$work/reads"
	one_chart "$3" "$4" | make_one reads
	runs 0 run --quiet "$work/reads/job"
	like "$3: $1" "$(pdftotext "$work/reads/job/out/report.pdf" - | tr '\n' ' ')" "$1"
}
reads 'Chưa có số liệu\. *Biểu đồ 1\. Tên' "('không', 1)" bar "$one
empty: Chưa có số liệu."
reads 'Chưa có số liệu\. *Biểu đồ 1\. Tên' "('Hai', NULL), ('Ba', NULL)" line "$one
empty: Chưa có số liệu."
reads '^[^A-Za-z]*$' "('Hai', NULL)" line "$one"
reads 'Biểu đồ 1\. Tên' "('Hai', 0), ('Ba', 0)" pie "$one"
reads 'Tổ *Tổ' "('Tổ', 1), ('Tổ', 2)" bar "$one"
reads 'Biểu đồ 1\. Tên' "$many" line "$one"
reads 'Biểu đồ 1\. Tên' "('Một cái tên dài', 3), ('Một cái tên khác dài hơn nhiều', 4)" bar "$one
height: 10"

done_testing
