#!/bin/sh
# Tables on pages, from CSV to PDF: spans, sums, groups, styles, landscape sections, and input that no table was meant for: nothing outside the text block,
# nothing over anything else, all of the text there.
. tests/e2e/lib.sh

# table KEYS…: the lines of one table; report: a report of them
begin() {
	printf '# Bảng\n\n' >"$work/report.md"
}
table() {
	printf '```table\n' >>"$work/report.md"
	printf '%s\n' "$@" >>"$work/report.md"
	printf '```\n\n' >>"$work/report.md"
}
make_pages() {
	python3 tests/e2e/tables_job.py "$work/job" "$work/report.md" "${1:-60}"
	rm -rf "$work/out"
	pdf=$work/out/report.pdf
	"$TONGKET" run --quiet --out "$work/out" "$work/job" || echo "# no pages"
	pdftotext -layout "$pdf" "$work/text"
}
# hear: what the structure says of the pages, slow for long ones
hear() {
	pdfinfo -struct-text "$pdf" >"$work/struct" 2>/dev/null
}
# inside NAME: the pages are as they should be
inside() {
	like "$1: inside the text block, nothing over anything else" "$(python3 tests/e2e/tables_pages.py "$pdf" | tail -3)" '^[0-9]+ words on'
}
# said WORDS: how often the structure says them
said() {
	grep -o "$1" "$work/struct" | wc -l
}

# ---- spans and carried sums ----
begin
table 'caption: Ô gộp' 'query: diem.tat_ca' 'columns:' '  - {value: huyen, head: Huyện, merge: true}' '  - {value: xa, head: Xã, merge: true}' \
	'  - {value: ten, head: Tên, row-head: true}' '  - {value: so, head: Số}' '  - {value: nu, head: Nữ}' '  - {percent: [nu, so], head: "%"}' \
	'  - {value: tien, head: Tiền}' 'carry: Cộng chuyển sang trang sau' 'carried: Mang sang từ trang trước' 'total: Tổng cộng' 'note: Ghi chú.'
make_pages 200
inside 'merged cells'
hear
pages=$(pdfinfo "$pdf" | sed -n 's/^Pages: *//p')
is 'a merged cell is said once in the structure' "$(said '"Huyện 2"')" 1
ok 'and printed again on the page it goes over' test "$(grep -c 'Huyện 2' "$work/text")" -ge 2
is 'sums are carried over every page end' "$(grep -c 'Cộng chuyển sang trang sau' "$work/text")" $((pages - 1))
is 'and from it' "$(grep -c 'Mang sang từ trang trước' "$work/text")" $((pages - 1))
is 'for the eye only' "$(said 'chuyển sang')$(said 'Mang sang')" 00
cat >"$work/sums.py" <<'PY'
"""Every sum carried over is the sum of the rows printed before it."""
import re, sys
figure = lambda t: round(float(t.replace(".", "").replace(",", ".")) * 100)
sums, seen = [0, 0, 0], 0
for line in open(sys.argv[1], encoding="utf-8"):
    numbers = re.findall(r"(?<![\w,.])[\d.]+(?:,\d+)?(?![\w,.])", line.split("Điểm số")[-1])
    if "Điểm số" in line:
        _, so, nu, _, tien = numbers
        sums = [s + figure(n) for s, n in zip(sums, (so, nu, tien))]
    elif re.search("chuyển sang|Mang sang|Tổng cộng", line):
        so, nu, share, tien = numbers
        assert [figure(so), figure(nu), figure(tien)] == sums, (line, sums)
        assert abs(figure(share) - sums[1] / sums[0] * 10000) <= 5.001, line
        seen += 1
print(seen)
PY
is 'they are exact, and so is the total' "$(python3 "$work/sums.py" "$work/text" 2>&1 | tail -1)" $((2 * (pages - 1) + 1))

# ---- groups ----
begin
table 'caption: Nhóm' 'query: diem.tat_ca' 'columns:' '  - {value: ten, head: Tên, row-head: true}' '  - {value: so, head: Số}' '  - {value: nu, head: Nữ}' \
	'  - {percent: [nu, so], head: "%"}' 'group: huyen' 'group-total: "Cộng {group}"' 'total: Tổng cộng'
make_pages 200
inside 'groups'
hear
cat >"$work/groups.py" <<'PY'
"""No page ends with a group's name or begins with its sums; a group that goes on says so; the sums of a group are those of its rows."""
import re, sys
group, rows = None, 0
for number, page in enumerate(open(sys.argv[1], encoding="utf-8").read().split("\f")):
    lines = [line.split() for line in page.splitlines() if line.strip()]
    lines = [line for line in lines if line[0] in ("Huyện", "Điểm", "Cộng")]
    if not lines:
        continue
    assert lines[0][0] == "Huyện", lines[0]
    assert ("tiếp" in " ".join(lines[0])) == (group is not None), (number, lines[0])
    assert lines[-1][0] != "Huyện", lines[-1]
    for line in lines:
        if line[0] == "Huyện" and "(tiếp" not in line:
            group, rows = line[1], []
        elif line[0] == "Điểm":
            rows.append(int(line[3]))
        elif line[0] == "Cộng":
            assert line[2] == group and int(line[3].replace(".", "")) == sum(rows), (line, sum(rows))
            group = None
print("good")
PY
is 'groups are broken as they should be, their sums are exact' "$(python3 "$work/groups.py" "$work/text" 2>&1 | tail -1)" good
is 'the name of a group is said once in the structure' "$(said '"Huyện 2"')" 1
is 'the sums of a group are in the structure' "$(said '"Cộng Huyện 2"')" 1

# ---- styles ----
for style in rules zebra open; do
	begin
	table "caption: Kiểu $style" 'query: diem.it' "style: $style" 'columns:' '  - {value: ten, head: Tên}' '  - {head: Số lượng, columns: [{value: so, head: Số}, {value: nu, head: Nữ}]}' \
		'total: Cộng'
	make_pages
	inside "style $style"
done
sed -i 's/style: open/style: opne/' "$work/job/template/report.md"
runs 2 run --quiet --lang en --out "$work/out" "$work/job"
like 'an unknown style is told with its place' "$stderr" 'report.md:6:8: .*“opne”.*rules, zebra, open'

# ---- small tables stay whole, notes with them ----
for lines in 14 22 26 30; do
	begin
	i=0
	while [ $i -lt "$lines" ]; do
		printf 'Một đoạn văn ngắn thứ %s.\n\n' $i >>"$work/report.md"
		i=$((i + 1))
	done
	table 'caption: Nhỏ' 'query: diem.it' 'columns:' '  - {value: ten, head: Tên}' '  - {value: so, head: Số}' 'note: Ghi chú của bảng.'
	make_pages
	broken=$(python3 - "$work/text" <<'PY'
import sys
pages = open(sys.argv[1], encoding="utf-8").read().split("\f")
last = [p for p in pages if "Ghi chú của bảng" in p][0]
rows = [sum("Điểm số" in line for line in p.splitlines()) for p in pages if "Điểm số" in p]
text = [sum("đoạn văn" in line for line in p.splitlines()) for p in pages]
print("note alone" if "Điểm số" not in last else f"{len(rows)} parts after {max(text)} lines" if len(rows) > 1 and max(text) > 28 else "good")
PY
)
	is "a small table after $lines paragraphs" "$broken" good
done

# ---- landscape sections ----
begin
printf '## Ngang {.landscape}\n\nĐoạn ngang.\n\n' >>"$work/report.md"
table 'caption: Trong mục ngang' 'query: diem.it' 'columns:' '  - {value: ten, head: Tên}' '  - {value: so, head: Số}'
printf '### Con\n\nVẫn ngang.\n\n## Dọc\n\nLại dọc, xem [](#pl).\n\n# Một {.appendix}\n\n# Hai {.appendix .landscape #pl}\n\nNgang lại.\n' >>"$work/report.md"
make_pages
inside 'landscape sections'
sizes=$(pdfinfo -f 1 -l 9 "$pdf" | awk '/^Page +[0-9]+ size/ { printf "%s", ($4 > $6 ? "L" : "P") }')
is 'a landscape section is turned, and nothing else' "$sizes" PLPPL
like 'its paragraphs are on its page' "$(pdftotext -f 2 -l 2 "$pdf" - | tr '\n' ' ')" 'NGANG.*Đoạn ngang.*Trong mục ngang.*Con.*Vẫn ngang'
is 'its pages are counted on' "$(pdftotext -f 3 -l 3 "$pdf" - | head -1)" 3
like 'a reference to an annex prints its number' "$(pdftotext -f 3 -l 3 "$pdf" -)" 'xem Phụ lục 2'

# ---- tables of annexes counted apart, when the profile says so; long captions in the list of tables ----
begin
printf '```list-of-tables\ntitle: DANH MỤC BẢNG\n```\n\n' >>"$work/report.md"
long='Một tên bảng rất dài, dài đến mức không thể đứng trọn trên một dòng của danh mục, nên phải xuống dòng mà không đè lên số trang của nó'
table 'caption: Trong phần' 'query: diem.mot' 'columns: [{value: ten, head: Tên}]'
for annex in mot hai; do
	printf '# Phụ lục {.appendix .landscape #%s}\n\nXem [](#bang-%s).\n\n' $annex $annex >>"$work/report.md"
	table "id: bang-$annex" "caption: $long" 'query: diem.mot' 'columns: [{value: ten, head: Tên}]'
done
make_pages
inside 'the list of tables'
like 'tables are counted through' "$(cat "$work/text")" 'Xem Bảng 3'
printf 'tongket: 1\nextends: hd36-2018\ntable: {annex-label: "Bảng PL{annex}.{n}"}\n' >"$work/job/apart.yaml"
sed -i 's|^profile:.*|profile: ./apart.yaml|' "$work/job/job.yaml"
runs 0 run --quiet --out "$work/out" "$work/job"
like 'or in each annex' "$(pdftotext -layout "$pdf" -)" 'Xem Bảng PL2\.1'
inside 'the list of tables with longer numbers'

# ---- figures under each other ----
begin
table 'caption: Số lẻ' 'query: diem.so_le' 'columns:' '  - {value: ten, head: Tên}' '  - {value: so, head: Số}' 'total: Cộng'
table 'caption: Dấu' 'query: diem.dau' 'columns:' '  - {value: ten, head: Tên}' '  - {value: so, head: Số, align: decimal}'
make_pages
inside 'decimals'
cat >"$work/commas.py" <<'PY'
"""Digits of Liberation Serif are half as wide as high: the comma of every figure is at one place."""
import re, subprocess, sys
text = subprocess.run(["pdftotext", "-bbox", sys.argv[1], "-"], capture_output=True, text=True, check=True).stdout
at = {}
for x0, x1, word in re.findall(r'<word xMin="([\d.]+)".*?xMax="([\d.]+)".*?>([-−\d.,–]+)</word>', text):
    if word in ("1.234,5", "7", "-12,25", "−12,25"):
        behind = word.partition(",")[2]
        at.setdefault(word, set()).add(round(float(x1) - len(behind) * 6 - (3 if behind else 0), 0))
places = set().union(*at.values())
print(len(at), "figures at", max(places) - min(places) <= 1)
PY
is 'commas stand under each other' "$(python3 "$work/commas.py" "$pdf")" '4 figures at True'

# ---- what no table was meant for ----
bad() {
	name=$1
	shift
	begin
	table "$@"
	make_pages
	inside "$name"
}
bad 'a word of 3 000 letters in a cell' 'caption: Từ dài' 'query: diem.tu_dai' 'columns:' '  - {value: tu, head: Từ}' '  - {value: ten, head: Tên}' '  - {value: so, head: Số}'
is 'all its letters are there' "$(tr -cd m <"$work/text" | wc -c)" 3000
bad 'a row higher than a page' 'caption: Cao' 'query: diem.o_cao' 'columns:' '  - {value: tt, head: TT}' '  - {value: ten, head: Tên}' '  - {value: so, head: Số}' 'note: Ghi chú.'
hear
is 'all its words are there' "$(said Nội)" 500
bad 'a name of a row of 40 lines' 'caption: Đầu hàng' 'query: diem.dau_hang' 'columns:' '  - {value: ten, head: Tên, row-head: true, width: 40}' '  - {value: so, head: Số}' 'note: "@high-name@"'
bad 'a group name of 20 lines' 'caption: Nhóm dài' 'query: diem.nhom_dai' 'columns:' '  - {value: ten, head: Tên}' '  - {value: so, head: Số}' 'group: nhom' 'group-total: "Cộng {group}"' 'total: "@high-name@"'
bad 'a merged cell higher than a page' 'caption: Gộp' 'query: diem.gop_cao' 'columns:' '  - {value: nhom, head: Nhóm, merge: true, width: 30}' '  - {value: ten, head: Tên}' '  - {value: so, head: Số}'
hear
is 'all its words are there' "$(said gộp)" 300
bad 'a caption of 20 lines' 'caption: "@high-group@"' 'query: diem.it' 'columns:' '  - {value: ten, head: Tên}' '  - {value: so, head: Số}' 'carry: Chuyển'
bad 'one row and one column' 'caption: Một' 'query: diem.mot' 'columns:' '  - {value: ten, head: Tên}'
bad 'a column narrower than its words' 'caption: Hẹp' 'query: diem.it' 'columns:' '  - {value: ten, head: Nghiêng ngả, width: 3}' '  - {value: so, head: Số, width: 2}'
like 'its words stay whole' "$(cat "$work/text")" 'Nghiêng'
bad 'no row' 'caption: Trống' 'query: diem.khong' 'columns:' '  - {value: ten, head: Tên, merge: true}' '  - {value: so, head: Số}' 'carry: Chuyển' 'total: Cộng' 'empty: Không có số liệu.'
like 'says that there is none' "$(cat "$work/text")" 'Không có số liệu\.'
bad 'heads eight deep' 'caption: Lồng' 'query: diem.it' 'columns:' \
	'  - {head: a, columns: [{head: b, columns: [{head: c, columns: [{head: d, columns: [{head: e, columns: [{head: g, columns: [{head: h, columns: [{value: ten, head: Tên}, {value: so, head: Số}]}]}]}]}]}]}]}'
wide() {
	i=0
	begin
	printf '```table\ncaption: Rộng\nquery: diem.rong\n%scolumns:\n' "$2" >>"$work/report.md"
	while [ $i -lt "$1" ]; do
		printf '  - {value: c%s, head: Cột %s}\n' $i $i >>"$work/report.md"
		i=$((i + 1))
	done
	printf '```\n' >>"$work/report.md"
	python3 tests/e2e/tables_job.py "$work/job" "$work/report.md"
}
wide 20 ''
runs 0 run --quiet --out "$work/out" "$work/job"
inside '20 columns, in smaller type'
wide 60 ''
runs 2 run --quiet --lang en --out "$work/out" "$work/job"
like '60 columns are an error that says where and what to do' "$stderr" 'report.md:3:1: .*60 columns.*8 pt.*orientation: landscape'
begin
table 'caption: Đầu cột' 'query: diem.it' 'columns:' '  - {value: ten, head: "@long-word@"}' '  - {value: so, head: Số}'
python3 tests/e2e/tables_job.py "$work/job" "$work/report.md"
runs 2 run --quiet --lang en --out "$work/out" "$work/job"
like 'heads that leave no room for a row are an error' "$stderr" 'report.md:3:1: .*“Đầu cột”.*no room for a row'

done_testing
