#!/bin/sh
# suites.sh: the public suites, each from the folder that a variable names; one that is not named is passed over. Nothing of them is kept here.
set -u
bad=0

# suite VARIABLE TITLE WHERE RUNNER PROGRAM
suite() {
	eval "folder=\${$1:-}"
	if [ -z "$folder" ]; then
		echo "$2: not run; make conformance $1=DIR, $3"
	elif [ ! -d "$folder" ]; then
		echo "$2: there is no folder $folder" >&2
		bad=1
	else
		python3 -B "tests/conformance/$4" "$BUILD/$5" "$folder" || bad=1
	fi
}

suite CSV_SPECTRUM csv-spectrum "a copy of the suite: csvs/ and json/" csv_spectrum.py conformance/csv
suite MUSTACHE_SPEC mustache "a copy of the specification: specs/*.json (or install r-cran-whisker, which holds them)" mustache.py conformance/mustache
suite FRICTIONLESS frictionless "the folder data/ of frictionless-py" frictionless.py tongket
suite CSVW csvw "the folder tests/ of the W3C's CSV on the Web tests" csvw.py tongket
exit $bad
