#!/bin/sh
# One job in every profile, differing only by its `profile:` line.
. tests/e2e/lib.sh

for profile in templates/profiles/*.yaml; do
	name=$(basename "$profile" .yaml)
	[ "$name" = common ] && continue # what the others extend
	fresh_job "$name"
	sed -i "s/^profile:.*/profile: $name/" "$job/job.yaml"
	runs 0 run --quiet "$job"
	ok "$name: qpdf finds nothing wrong" qpdf --check "$job/out/report.pdf"
	pdftotext -layout -l 15 "$job/out/report.pdf" "$job.txt"
done
# Page 1 of nine annexes: the contents say of which one.
ok "annexes counted through: contents say the page alone" grep -Eq "^Bảng 13 .*[.] +34$" "$work/hd36-2018.txt"
ok "annexes counted apart: contents say whose page it is" grep -Eq "^Bảng 13 .*[.] +PL5-1$" "$work/hd05-2026.txt"
ok "... in their own headings, too" grep -Eq "^PHỤ LỤC 5 .*[.] +PL5-1$" "$work/hd05-2026.txt"
ok "... with Roman numbers where the annexes have them" grep -Eq "^Bảng 11 .*[.] +PL[.]IV-2$" "$work/nd30-2020.txt"
ok "... and pages before the annexes keep their number" grep -Eq "^Bảng 3 .*[.] +9$" "$work/nd30-2020.txt"
fresh_job a
runs 0 run --quiet "$job"
ok "the page format does not change the figures" cmp "$job/out/facts.json" "$work/nd30-2020/out/facts.json"

done_testing
