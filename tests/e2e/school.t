#!/bin/sh
# A template from another world runs without a change in C.
. tests/e2e/lib.sh

cp -r tests/school "$work/school"
rm -rf "$work/school/job/out"
runs 0 run "$work/school/job"
ok "its report is there" test -s "$work/school/job/out/report.pdf"
ok "qpdf finds nothing wrong" qpdf --check "$work/school/job/out/report.pdf"
ok "it has figures" test "$(grep -c '"id"' "$work/school/job/out/facts.json")" -ge 2
is "no word of another template is in the code" "$(grep -rnE 'dang_vien|ket_nap|TSVM|hoc_vien|Long An|[Cc]ongress' pipeline --include='*.[ch]')" ""

done_testing
