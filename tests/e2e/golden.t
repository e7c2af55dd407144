#!/bin/sh
# The tags of documents are those of tests/golden (`make golden` renews them and shows what changed).
. tests/e2e/lib.sh
export TONGKET
said=$(sh tests/golden.sh)
for name in every-element.text every-element.tags congress-report.skeleton congress-report.tags; do
	like "the tags are those of tests/golden/$name" "$said" "^ok $name\$"
done
printf '%s\n' "$said" | grep -v '^ok ' | sed 's/^/# /' | head -60

# Every element that a template can print is in there.
for element in Div P TOC TOCI Lbl Reference Link Span Sect H1 H2 H3 L LI LBody BlockQuote Note Table Caption THead TBody TFoot TR TH TD Figure; do
	ok "an element $element" grep -qE "^ *$element\>" tests/golden/every-element.text
done
done_testing
