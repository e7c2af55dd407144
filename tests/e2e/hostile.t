#!/bin/sh
# Hostile templates, data, pictures and packages: each is refused with its place, in both languages, in bounded memory and time (hostile.py). The rest of the word on
# them: bad_input.t (submissions), archive.t (ZIP files), confined.t (what is left to who gets through).
. tests/e2e/lib.sh
: >"$work/.said"
for group in sql yaml words patterns files pictures data each packages; do
	mkdir -p "$work/hostile"
	if python3 tests/e2e/hostile.py "$TONGKET" "$work/hostile" "$group" >"$work/.group" 2>"$work/.wrong"; then
		is "$group: no case fails of $(grep -c '^ok' "$work/.group")" "$(grep -A12 '^not ok' "$work/.group")" ""
	else
		ok "$group: the cases are made" cat "$work/.wrong" /nowhere
	fi
	rm -rf "$work/hostile"
done
done_testing
