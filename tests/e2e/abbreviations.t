#!/bin/sh
# Abbreviations: every printed occurrence is an element that is read in full, and the page looks as it did.
. tests/e2e/lib.sh
cp -r tests/golden/job tests/golden/template "$work"
(cd "$work/job" && python3 "$root/tests/e2e/pictures_make.py")
job=$work/job template=$work/template/template.yaml
cp "$template" "$work/template.yaml"
declare_() { sed "s|^abbreviations:.*|abbreviations: $1|" "$work/template.yaml" >"$template"; }
words() { pdfinfo -struct-text "$1" | sed -n 's/^ *"\(.*\)"$/\1/p' | tr -d '\n'; }
spans() { python3 tests/golden/tags.py "$1" | sed -n 's/^ *Span: E //p'; }

runs 0 render --quiet --out "$work/with" "$job"
sed '/^abbreviations:/d' "$work/template.yaml" >"$template"
runs 0 render --quiet --out "$work/without" "$job"
with=$work/with/report.pdf without=$work/without/report.pdf
is "without a declaration there is none" "$(spans "$without" | wc -l)" 0
is "the words are the same" "$(words "$with")" "$(words "$without")"
is "and so is the page" "$(pdftotext -layout "$with" - | sha256sum)" "$(pdftotext -layout "$without" - | sha256sum)"
# Charts are read by their alternative text.
is "every occurrence is read in full" "$(spans "$with" | grep -c 'hợp tác xã')" "$(pdftotext "$without" - | grep -o '\bHTX\b' | wc -l)"
is "brackets and stops around a word stay outside it" "$(pdfinfo -struct-text "$with" | grep -A1 Span | grep -c '"QL"')" 3
is "what is read in place of a word ends with its space" "$(spans "$with" | grep -c 'quốc lộ ”')" 0
is "a link with an abbreviation in it is one link" "$(pdfinfo -struct "$with" | grep -c 'Object')" "$(pdfinfo -struct "$without" | grep -c 'Object')"

# Pages are the same ink, but for kerning between a word and the stop behind it.
for page in 1 2 3 4; do
	for which in with without; do
		pdftoppm -r 40 -gray -f $page -l $page -singlefile "$work/$which/report.pdf" "$work/$which-$page"
	done
done
ok "the same ink" python3 - "$work" <<'END'
import sys
def pixels(path):
    data = open(path, "rb").read()
    return data[data.index(b"255\n") + 4:]
for page in "1234":
    a, b = (pixels(f"{sys.argv[1]}/{w}-{page}.pgm") for w in ("with", "without"))
    assert len(a) == len(b) and sum(x != y for x, y in zip(a, b)) < len(a) / 1000, page
END

declare_ '{HTX: Hợp tác xã, huyện: một huyện}'
runs 0 render --quiet --out "$work/other" "$job"
like "words of any kind, as they are written" "$(spans "$work/other/report.pdf" | sort -u | tr '\n' ' ')" 'Hợp tác xã'
while read -r mapping pattern; do
	declare_ "$(echo "$mapping" | tr '~' ' ')"
	runs 2 render --lang en "$job"
	like "$mapping" "$stderr" "template.yaml:[0-9]+:[0-9]+: .*$pattern"
done <<'END'
[HTX] must give what each abbreviation is read as
{HTX:~""} must give what each abbreviation is read as
{HTX:~[a]} must give what each abbreviation is read as
{"hai~từ":~x} is no abbreviation: it must be one word
{"(HTX)":~x} is no abbreviation: it must be one word
{HTX.:~x} is no abbreviation: it must be one word
{HTX:~a,~HTX:~b} HTX
END

# PDF 1.4 has no expansions.
cp "$work/template.yaml" "$template"
runs 0 render --quiet --pdf 1b --out "$work/old" "$job"
is "none in PDF/A-1b" "$(grep -ac '/E<' "$work/old/report.pdf")" 0
done_testing
