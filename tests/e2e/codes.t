#!/bin/sh
# What is said about each code: by the program, in docs/codes, on the page; and the examples, run.
. tests/e2e/lib.sh

runs 0 codes
is "every code has a line" "$(printf '%s\n' "$stdout" | grep -c '^- ')" "$("$TONGKET" codes --format json | grep -c '"why":')"
runs 0 codes foreign-key --lang en
like "a code is explained" "$stdout" '^# foreign-key: Code not in its list$'
like "with an example" "$stdout" '^K01,H12,20$'
runs 2 codes foreign-kye
like "a misspelt code is met with the nearest" "$stderr" 'Có phải “foreign-key”'
runs 2 codes foreign-key type-error

ok "the pages are made" sh docs/codes.sh "$TONGKET" "$work/pages"
is "docs/codes is what the program says (else: make docs)" "$(diff -r docs/codes "$work/pages" | head -5)" ""
is "each code of the manual has a page" "$(sed -n '/^## Codes/,/^## validation.html/p' docs/formats/validation.md | grep -oE '^\| (`[a-z-]+` ?)+\|' | grep -oE '[a-z-]+' | sort -u)" "$(ls docs/codes/vi | sed 's/\.md$//' | sort)"
is "in both languages" "$(ls docs/codes/vi)" "$(ls docs/codes/en)"

mkdir "$work/examples"
python3 tests/e2e/codes_examples.py "$TONGKET" "$work/examples" >"$work/said"
is "each wrong example tells its code and nothing else, each right one nothing" "$(grep -v '^#' "$work/said")" ""
like "examples were run" "$(cat "$work/said")" '^# examples run: [4-9][0-9]$'

done_testing
