#!/bin/sh
# golden.sh [--renew]: the tags of a few documents against the files of tests/golden; --renew writes the files anew. Either way what differs is shown.
# TONGKET is the program. Exit status: 1 when something differs and was not renewed.
set -u
export LC_ALL=C.UTF-8
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
here=tests/golden
status=0

# compare NAME: the file NAME in $work against the one that is kept
compare() {
	diff -u "$here/$1" "$work/$1" >"$work/diff" 2>&1 && { echo "ok $1"; return; }
	sed -e "s|$work/||" "$work/diff"
	if [ "${renew:-}" ]; then
		cp "$work/$1" "$here/$1"
		echo "renewed $1"
	else
		echo "differs $1"
		status=1
	fi
}

[ "${1:-}" = --renew ] && renew=1
render() { "$TONGKET" render --quiet --out "$work/$1" "$2" || exit 1; }

# Every element, with its words. Coordinates are the pages' affair.
cp -r $here/job $here/template "$work"
make=$(pwd)/tests/e2e/pictures_make.py
(cd "$work/job" && python3 "$make")
render every-element "$work/job"
pdfinfo -struct-text "$work/every-element/report.pdf" | sed 's/Object [0-9]* 0/Object/; s/BBox \[.*\]/BBox/' >"$work/every-element.text"
python3 $here/tags.py "$work/every-element/report.pdf" >"$work/every-element.tags"
# A report as long as they get: its skeleton, each row group with the number of its rows.
render congress-report input/long-an-2015
pdfinfo -struct "$work/congress-report/report.pdf" | awk '
	function end() { if (deep) print line " (" rows " rows)"; deep = 0 }
	{ match($0, /^ */); at = RLENGTH }
	deep && at <= depth { end() }
	deep { rows += at == depth + 2; next }
	/^ *T(Body|Foot|Head)/ { deep = 1; depth = at; line = $0; rows = 0; next }
	/Object|^ *\// { next }
	{ print }
	END { end() }' | uniq -c | sed 's/^ *1 /     /' >"$work/congress-report.skeleton"
python3 $here/tags.py "$work/congress-report/report.pdf" | awk '/^links:/ { links = 1 } !links' >"$work/congress-report.tags"

for name in every-element.text every-element.tags congress-report.skeleton congress-report.tags; do
	compare $name
done
exit $status
