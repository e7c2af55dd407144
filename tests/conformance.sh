#!/bin/sh
# conformance.sh TONGKET: the PDF files of every template and profile against veraPDF, for PDF/A-2a and PDF/UA-1; of every flavour for what it claims.
#
# veraPDF comes from Maven (org.verapdf.apps:greenfield-apps); the first run downloads it. VERAPDF_JAR names a copy of one's own.
set -eu
tongket=$1
version=1.28.2
jar=${VERAPDF_JAR:-$HOME/.m2/repository/org/verapdf/apps/greenfield-apps/$version/greenfield-apps-$version.jar}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if ! command -v java >/dev/null || { [ ! -f "$jar" ] && ! command -v mvn >/dev/null; }; then
	sh packages.sh build/conformance-packages.stamp maven default-jre-headless
fi
[ -f "$jar" ] || mvn -q dependency:get -Dartifact="org.verapdf.apps:greenfield-apps:$version" >&2

# One job in every profile, and the other templates.
for profile in templates/profiles/*.yaml; do
	name=$(basename "$profile" .yaml)
	[ "$name" = common ] && continue # what the others extend
	cp -r input/long-an-2015 "$work/$name"
	rm -rf "$work/$name/out"
	sed -i "s/^profile:.*/profile: $name/" "$work/$name/job.yaml"
	"$tongket" run --quiet --out "$work/pdf/$name" "$work/$name"
done
"$tongket" run --quiet --draft --out "$work/pdf/draft" input/long-an-2015
"$tongket" run --quiet --out "$work/pdf/school" tests/school/job
for lang in vi en; do
	(cd "$work" && "$tongket" init --quiet --lang $lang start-$lang)
	"$tongket" run --quiet --out "$work/pdf/start-$lang" "$work/start-$lang"
done
(cd "$work" && "$tongket" init --quiet start-csv --from start-vi/reference/*.csv start-vi/submissions/*/*.csv)
"$tongket" run --quiet --out "$work/pdf/start-csv" "$work/start-csv"
"$tongket" run --quiet --out "$work/pdf/yearbook" examples/yearbook
"$tongket" run --quiet --out "$work/certificates" examples/certificates
mkdir -p "$work/pdf/certificate" # one of them is enough: they differ in words only
mv "$work"/certificates/register.pdf "$work"/certificates/certificates/L2023-17/1590.pdf "$work/pdf/certificate"
cp -r input/long-an-2015 "$work/returned"
rm -r "$work/returned/submissions/TC09"
"$tongket" run --quiet --out "$work/pdf/returned" "$work/returned" 2>/dev/null || true # exits with 1
mv "$work"/pdf/returned/slips/*.pdf "$work/pdf/returned"
for job in input/long-an-2015 tests/school/job; do
	"$tongket" forms --quiet "$job" "$work/forms"
	mkdir -p "$work/pdf/forms-$(basename "$job")"
	mv "$work/forms/guide.pdf" "$work/pdf/forms-$(basename "$job")"
	rm -r "$work/forms"
done

# A report of every element, with pictures.
cp -r tests/golden/job tests/golden/template "$work"
made=$(pwd)/tests/e2e/pictures_make.py
(cd "$work/job" && python3 "$made")
"$tongket" render --quiet --out "$work/pdf/elements" "$work/job"

# The other flavours: of a long report with charts, of that one, and of a short one with everything attached that can be.
for flavour in 3a 2u 1b; do
	"$tongket" render --quiet --pdf $flavour --out "$work/$flavour/report" input/long-an-2015
	"$tongket" render --quiet --pdf $flavour --out "$work/$flavour/elements" "$work/job"
	cp -r tests/school "$work/$flavour/source"
	echo 'pdf: {flavour: 3a, attach: [facts, submissions, personal]}' >>"$work/$flavour/source/job/job.yaml"
	"$tongket" render --quiet --pdf $flavour --out "$work/$flavour/school" "$work/$flavour/source/job"
done

bad=0
# check FLAVOUR FILE…: one run of veraPDF
check() {
	flavour=$1
	shift
	java -cp "$jar" org.verapdf.apps.GreenfieldCliWrapper --flavour "$flavour" --format text "$@" >"$work/said" || true
	for file; do
		if grep -qF "PASS $file " "$work/said"; then
			echo "ok - $flavour ${file#"$work"/}"
		else
			echo "not ok - $flavour ${file#"$work"/}"
			java -cp "$jar" org.verapdf.apps.GreenfieldCliWrapper --flavour "$flavour" --format mrr "$file" | grep -E '<rule|<description|<context' | head -20
			bad=1
		fi
	done
}
for flavour in 2a ua1; do
	check $flavour "$work"/pdf/*/*.pdf
done
for flavour in 3a 2u 1b; do
	check $flavour "$work/$flavour"/*/*.pdf
done
check ua1 "$work"/3a/*/*.pdf "$work"/2u/*/*.pdf
exit $bad
