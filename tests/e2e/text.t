#!/bin/sh
# The text of a report: footnotes, lists, keeps, and texts that nobody meant (a word of 3 000 letters, markup in a value, letters without a glyph) at every place where a
# text may stand: a page that still reads, every word inside the text block and over no other, or one clear error with its place.
. tests/e2e/lib.sh
. tests/e2e/words_job.sh
MARGINS="30 20 15 20"

# Words inside the text block, none over another
boxes() {
	ok "$1: no word leaves the text block, none is over another" python3 tests/e2e/boxes.py "$job/out/report.pdf" $MARGINS
}

# ---- footnotes ----
VALUE='12* [^b]'
cat >"$work/report.md" <<'MD'
## Kết quả[^dau]

Năm 2015 kết nạp 785 đảng viên[^a], đạt 196,3% chỉ tiêu[^b][^a].

- Mục thứ nhất[^c];
- mục thứ hai.

[^a]: Chỉ tiêu của nhiệm kỳ là 400; số liệu là {{document.value}}.
[^b]: Tính đến
  ngày 25 tháng 8.

    Đoạn thứ hai của chú thích.

[^c]: Của mục.
[^dau]: Của **đầu đề**.
MD
words_job notes hd36-2018
runs 0 run --quiet "$job"
boxes footnotes
text=$(pdftotext -layout "$job/out/report.pdf" - | tr -s ' ')
like "the mark in the text" "$text" 'chỉ tiêu3,2'
like "a value in a note is text" "$text" 'Chỉ tiêu của nhiệm kỳ là 400; số liệu là 12\* \[\^b\]\.'
struct=$(pdfinfo -struct-text "$job/out/report.pdf" | tr -d '\n' | tr -s ' ')
like "reference, note and label in reading order" "$struct" '785 đảng viên" Reference \(inline\) Link \(inline\) "2".*Note <note-00000002> \(inline\) Lbl \(block\) Link \(inline\) "2 ".*P \(block\) "Chỉ tiêu'
is "a note for each, once" "$(printf '%s' "$struct" | grep -o 'Note <' | wc -l)" 4
ok "qpdf finds nothing wrong" qpdf --check "$job/out/report.pdf"
mistake() { # NAME LINE MESSAGE REPORT
	printf "$4" >"$work/report.md"
	words_job bad hd36-2018
	runs 2 run --lang en "$job"
	like "$1" "$stderr" "report\.md:$2: .*$3"
	runs 2 run --lang vi "$job"
	ok "$1: nothing is printed" test ! -e "$job/out/report.pdf"
}
mistake "a reference to nothing" 1:6 'there is no note “\[\^a\]”' 'Một[^a].\n'
mistake "a note that nothing refers to" 3:1 'nothing refers to the note “\[\^a\]”' 'Một.\n\n[^a]: Chú thích.\n'
mistake "a note written twice" 5:1 'already written at line 3' 'Một[^a].\n\n[^a]: Chú.\n\n[^a]: Thích.\n'
mistake "a letter without a glyph in a note" 3:1 'the text “漢\.” cannot be set' 'Một[^a].\n\n[^a]: Chú 漢.\n'

# ---- links ----
printf 'Xem [](#m) và [chỗ khác](#m)[^a].\n\n## Mục {#m}\n\n[^a]: Xem [](#m).\n' >"$work/report.md"
words_job links hd36-2018
runs 0 run --quiet "$job"
is "links in texts and notes" "$(pdftotext -layout "$job/out/report.pdf" - | tr -s ' \n' ' ' | grep -o 'Xem [^.]*\.')" "Xem I- và chỗ khác1.
Xem I-."

# ---- lists ----
VALUE=
{ printf '1. một\n   1. điểm\n      - gạch\n        - cộng\n   2. điểm\n      1. nhỏ\n\nvà\n\n' && python3 -c 'print("\n".join("%d) điểm thứ %d" % (i, i) for i in range(4, 30)))'; } >"$work/report.md"
words_job lists hd36-2018
runs 0 run --quiet "$job"
boxes lists
is "signs by depth, and from a start on" "$(pdftotext -layout "$job/out/report.pdf" - | sed -n 's/^ *\([^ ]*\) .*/\1/p' | head -14 | tr '\n' ' ')" "1. a) - + b) (i) d) đ) e) g) h) i) k) l) "
like "beyond the last letter" "$(pdftotext -layout "$job/out/report.pdf" -)" 'y\) điểm thứ 23'
like "beyond the last letter" "$(pdftotext -layout "$job/out/report.pdf" -)" 'aa\) điểm thứ 24'
is "numbering is told" "$(pdfinfo -struct "$job/out/report.pdf" | grep -o 'ListNumbering.*' | sort | uniq -c | tr -s ' \n' ' ')" " 1 ListNumbering /Decimal 2 ListNumbering /Disc 2 ListNumbering /LowerAlpha 1 ListNumbering /LowerRoman "

# ---- spaces that do not break ----
cat >"$work/report.md" <<'MD'
Ngày 25 tháng 8 năm 2015, kỳ họp khoá XI nhiệm kỳ 2010 - 2015 bàn Số 12-BC/ĐUK của V. I. Lênin và (1.234 người) đạt 5 % theo Điều 5, khoản 2, điểm đ,
ngày 25, khoá XI, Số 12-BC/ĐUK, V. I. Lênin, 1.234 (người), 5 m², thế kỷ XX - XXI, Đại hội XII, TP. Hồ Chí Minh, a) tăng cường; (2) giảm; Nghị quyết 12-NQ/TW lần thứ nhất;
785 đảng viên; trang 12 và 2010 - 2015, 18 lớp, 56,4% - 60%; từ 2010 - 2015, ngày 03 tháng 02, V. I. Lênin, (5 người), điểm a, Điều 12;
Sở Lao động - Thương binh và Xã hội, Bà Rịa - Vũng Tàu, chính trị - hành chính, chỉ số (trước = 100) - Index (previous year = 100), kinh tế - hội - quốc phòng.
MD
for width in 50 53 56 59 62 65 68 71 74 77 80 83 86; do
	words_job narrow ./narrow.yaml
	printf 'tongket: 1\nextends: hd36-2018\nname: narrow\ntitle: Hẹp\npage: {left-mm: %d, right-mm: 95}\nbody: {align: left, indent-mm: 0}\n' $((115 - width)) >"$job/narrow.yaml"
	"$TONGKET" run --quiet "$job" || echo "# width $width"
	pdftotext -layout "$job/out/report.pdf" - | sed 's/^ *//; s/ *$//' | grep .
done >"$work/lines"
ok "lines were set" test "$(wc -l <"$work/lines")" -gt 150
is "no line ends with what holds the word behind it" "$(grep -nE '(^|[ (])([Nn]gày|tháng|năm|khoá|kỳ|kỷ|Số|Điều|khoản|điểm|trang|quyết|hội|thứ|nhiệm|TP\.|V\.|I\.|=|[0-9]+ -|a\)|\(2\))$' "$work/lines" | grep -vE '(Đại hội|Nghị quyết|kỳ)$')" ""
is "no line begins with what is held by the word before it" "$(grep -nE '^(%|-|=|\(?người|m²|lớp|đảng)' "$work/lines")" ""

# ---- texts that nobody meant ----
LONG=$(python3 -c 'print("Nghiêng" * 429)')
WORDS=$(python3 -c 'print("Đảng bộ khối có nhiều tổ chức cơ sở " * 100)')
for place in kind abstract note head paragraph bold heading part item quote footnote link; do
	for VALUE in "$LONG" "$WORDS"; do
		python3 tests/e2e/bad_texts.py $place >"$work/report.md"
	words_job $place hd36-2018
		runs 0 run --quiet "$job"
		boxes "$place of 3 000 letters"
	done
done
for place in superior organisation place authority office signatory recipient caption; do
	VALUE=$LONG
	python3 tests/e2e/bad_texts.py $place >"$work/report.md"
	words_job $place hd36-2018
	runs 2 run --lang en "$job"
	like "$place of 3 000 letters" "$stderr" 'report\.md:[0-9]+:1: the “(letterhead|signature|table)” block is higher than a page|“Nghiêng[^”]{1,60}…” .* leaves no room for a row'
	VALUE=$(printf '%.400s' "$LONG")
	python3 tests/e2e/bad_texts.py $place >"$work/report.md"
	words_job $place hd36-2018
	runs 0 run --quiet "$job"
	boxes "$place of 400 letters"
done
VALUE=$LONG
python3 tests/e2e/bad_texts.py table_note >"$work/report.md"
words_job table_note hd36-2018
runs 0 run --quiet "$job"
boxes "a note of 3 000 letters under a table"
VALUE='**x** [^a] #y <b>&amp;|`z`_ 1. {#id}'
for place in superior kind caption head table_note recipient paragraph heading item quote footnote link; do
	python3 tests/e2e/bad_texts.py $place >"$work/report.md"
	words_job $place hd36-2018
	runs 0 run --quiet "$job"
	boxes "$place with markup"
	like "$place with markup prints as it is" "$(pdftotext "$job/out/report.pdf" - | tr '\n' ' ')" '\*\*[xX]\*\* ?\[\^[aA]\]'
done
VALUE='Hà 漢 Nội'
for place in superior kind caption head table_note recipient paragraph heading item footnote link; do
	python3 tests/e2e/bad_texts.py $place >"$work/report.md"
	words_job $place hd36-2018
	runs 2 run --lang en "$job"
	like "$place with a letter that has no glyph" "$stderr" '漢'
	like "$place with a letter that has no glyph: its place" "$stderr" 'report\.md:[0-9]+:[0-9]+: '
done

done_testing
