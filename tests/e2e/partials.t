#!/bin/sh
# Partials: a file beside template.yaml, put in by report.md; its mistakes are told at its own lines, in names, Markdown and blocks.
. tests/e2e/lib.sh

fresh_template a
printf 'Một đoạn dùng chung của nhiệm kỳ {{term.congress}}.\n\n- mục một\n- mục hai\n' >"$work/template/chung.md"
printf '\n1. Ngoài\n\n   {{>chung}}\n' >>"$work/template/report.md"
runs 0 run --quiet "$job"
text=$(pdftotext -layout "$job/out/report.pdf" - | tr '\n' ' ')
like "the partial is printed" "$text" 'Một đoạn dùng chung của nhiệm kỳ IX\..*mục một.*mục hai'

lines=$(wc -l <"$work/template/report.md")
printf '{{>chugn}}\n' >>"$work/template/report.md"
runs 2 run --lang en "$job"
like "a partial that is not there" "$stderr" "template/report\.md:$((lines + 1)):4: .*chugn\.md"

sed -i '$d' "$work/template/report.md"
printf 'Đoạn {{term.fromm}}.\n' >>"$work/template/chung.md"
runs 2 run --lang en "$job"
like "a wrong name at the partial's line" "$stderr" 'template/chung\.md:5:13: .*term\.from'

sed -i '$d' "$work/template/chung.md"
printf '\nĐoạn <b>.\n\n```signature\nauthority: "a"\nofice: "b"\n```\n' >>"$work/template/chung.md"
sed -i '$d' "$work/template/report.md"
printf '\n{{>chung}}\n' >>"$work/template/report.md"
runs 2 run --lang en "$job"
like "wrong Markdown at the partial's line" "$stderr" 'template/chung\.md:6:[0-9]+: .*<b>'
like "a wrong block at the partial's line" "$stderr" 'template/chung\.md:10:1: .*office'

done_testing
