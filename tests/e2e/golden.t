#!/bin/sh
# The tags of documents are those of tests/golden (`make golden` renews them and shows what changed).
. tests/e2e/lib.sh
export TONGKET
said=$(sh tests/golden.sh)
for name in every-element.text every-element.tags congress-report.skeleton congress-report.tags; do
	like "the tags are those of tests/golden/$name" "$said" "^ok $name\$"
done
printf '%s\n' "$said" | grep -v '^ok ' | sed 's/^/# /' | head -60

# Annexes count their pages apart where the profile says so.
while read -r profile labels; do
	rm -rf "$work/job" "$work/template"
	cp -r tests/golden/job tests/golden/template "$work"
	(cd "$work/job" && python3 "$root/tests/e2e/pictures_make.py")
	sed -i "s/^profile:.*/profile: $profile/" "$work/job/job.yaml"
	runs 0 render --quiet --out "$work/$profile" "$work/job"
	is "page labels of $profile" "$(python3 tests/golden/tags.py "$work/$profile/report.pdf" | sed -n 's/^  page [0-9]*: //p' | tr '\n' ',')" "$labels"
done <<'END'
hd11-2004 from 1,
hd36-2018 from 1,
hd05-2026 from 1,from 1,from 1,
nd30-2020 from 1,from 1,from 1,
END

# Every element that a template can print is in there.
for element in Div P TOC TOCI Lbl Reference Link Span Sect H1 H2 H3 L LI LBody BlockQuote Note Table Caption THead TBody TFoot TR TH TD Figure; do
	ok "an element $element" grep -qE "^ *$element\>" tests/golden/every-element.text
done
done_testing
