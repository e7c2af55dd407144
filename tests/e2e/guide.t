#!/bin/sh
# The guides for authors: everything they tell to do is done, what is printed is compared, and both languages tell the same story. A guide that is no longer right is
# renewed by: python3 tests/e2e/guide.py build/tongket docs/guide/vi.md --renew
. tests/e2e/lib.sh

# follow GUIDE: what is wrong, if anything
follow() {
	python3 tests/e2e/guide.py "$TONGKET" "$1" >"$work/told"
	result=$?
	grep -v '^ok' "$work/told"
	return $result
}

ok "the guide in Vietnamese is right" follow docs/guide/vi.md
is "all of it was done" "$(tail -1 "$work/told")" "1..$(grep -c '^<!-- [a-z]*.* -->$' docs/guide/vi.md)"
ok "the guide in English is right" follow docs/guide/en.md
ok "they tell the same story" python3 tests/e2e/guide.py --same docs/guide/vi.md docs/guide/en.md

# A guide that is wrong is seen to be.
sed '/^## 3/,$d' docs/guide/en.md >"$work/short.md"
ok "the beginning alone is right" follow "$work/short.md"
wrong() {
	sed "$2" "$work/short.md" >"$work/wrong.md"
	ok "$1" sh -c "! python3 tests/e2e/guide.py '$TONGKET' '$work/wrong.md'"
}
wrong "a block that is never done" '/^<!-- show/d'
wrong "another output" 's/9 fields/8 fields/'
wrong "an output that is missing" '/^template.datapackage.yaml: 2 tables/d'
wrong "another exit status" 's/^<!-- run 1 -->/<!-- run -->/'
wrong "lines that do not stand in the file" 's/expected: phai_nop   /expected: phai_gui   /'
wrong "a change of what is not there" 's/^-T01;06/-T01;07/'
printf '<!-- pdf trong-cay-2025/out/report.pdf: Không có -->\n' >"$work/pdf.md"
cat "$work/short.md" "$work/pdf.md" >"$work/wrong.md"
ok "a text that is not in the PDF" sh -c "! python3 tests/e2e/guide.py '$TONGKET' '$work/wrong.md'"
sed 's/^\$ tongket validate --lang en/$ tongket run --lang en/' docs/guide/en.md >"$work/other.md"
ok "another command is another story" sh -c "! python3 tests/e2e/guide.py --same docs/guide/vi.md '$work/other.md'"

done_testing
