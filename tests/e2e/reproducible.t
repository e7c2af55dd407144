#!/bin/sh
# Same input, same bytes: whatever the day, the place, the machine's settings and the order of files on its disk.
# TONGKET_OTHER: another build of the program, whose outputs must be the same (`make reproducible`).
. tests/e2e/lib.sh
unset SOURCE_DATE_EPOCH
for good in a b; do
	fresh_job $good
done
cp -r examples/returned "$work/returned"
rm -rf "$work/returned/out"

# outputs NAME GOOD BAD [COMMAND…]: what the good job and the one with errors give, as $work/NAME; COMMAND runs the program
outputs() {
	into=$work/$1 good=$2 bad=$3
	shift 3
	[ $# -gt 0 ] || set -- env
	"$@" "$TONGKET" archive --quiet --out "$into/good" "$good" >"$work/.said" 2>&1 || sed 's/^/# /' "$work/.said"
	"$@" "$TONGKET" archive --quiet --format zip --bagit --out "$into/good" "$good" >"$work/.said" 2>&1 || sed 's/^/# /' "$work/.said"
	"$@" "$TONGKET" render --quiet --pdf 3a --out "$into/three" "$good" >"$work/.said" 2>&1 || sed 's/^/# /' "$work/.said"
	"$@" "$TONGKET" render --quiet --pdf 1b --out "$into/one" "$good" >"$work/.said" 2>&1 || sed 's/^/# /' "$work/.said"
	"$@" "$TONGKET" run --quiet --out "$into/bad" "$bad" >"$work/.said" 2>&1 && echo "# the job with errors has none"
	rm -f "$into"/*/store.sqlite # a database is a working file
}
same() {
	outputs other "$job" "$work/returned" "$@"
	ok "the same bytes: $what" diff -r "$work/first" "$work/other"
	rm -rf "$work/other"
}

job=$work/a
outputs first "$job" "$work/returned"
for file in good/report.pdf good/facts.json good/facts.csv good/validation.json good/validation.csv good/validation.html three/report.pdf one/report.pdf \
	bad/validation.json bad/validation.csv bad/validation.html; do
	ok "there is $file to compare" test -s "$work/first/$file"
done
ok "there are slips" test -n "$(ls "$work/first/bad/slips")"
is "there are a package and a ZIP file" "$(ls "$work/first/good/archive" | wc -l)" 2

what="once more" same
what="another day" && if [ "${TONGKET_VARIANT:-}" = asan ]; then
	skip "the same bytes: $what" "the sanitizer must be loaded first"
else
	${CC:-gcc} -shared -fPIC -o "$work/other_day.so" tests/e2e/other_day.c
	ok "the day is another" test "$(LD_PRELOAD=$work/other_day.so date +%Y)" -gt "$(date +%Y)"
	same env LD_PRELOAD="$work/other_day.so"
fi
what="another time zone" same env TZ=Pacific/Kiritimati
what="another home" same env HOME="$work/nowhere"
what="an empty environment" same env -i
what="files closed to others" && (umask 077 && same) >"$work/.umask"
what="files open to others" && (umask 000 && same) >>"$work/.umask"
sed -n 's/^not ok.*/&/p' "$work/.umask"
is "the same bytes: whatever the umask" "$(grep -c '^ok' "$work/.umask")" 2

# Languages whose letters, commas or cases are others. Built here, where the machine has their sources.
for locale in vi_VN tr_TR; do
	if localedef -i $locale -f UTF-8 "$work/locale-$locale.UTF-8" >/dev/null 2>&1; then
		mkdir -p "$work/locales" && mv "$work/locale-$locale.UTF-8" "$work/locales/$locale.UTF-8"
		like "there is $locale" "$(LOCPATH=$work/locales LC_ALL=$locale.UTF-8 locale decimal_point)" ','
		what="in $locale" same env LOCPATH="$work/locales" LC_ALL=$locale.UTF-8 LANG=$locale.UTF-8
	else
		skip "the same bytes: in $locale" "the package locales is not there"
	fi
done

if command -v taskset >/dev/null; then
	what="one core" same taskset -c 0
else
	skip "the same bytes: one core" "there is no taskset"
fi

# ---- another place, and another order on the disk ----
mkdir -p "$work/một nơi/khác hẳn/x"
job="$work/một nơi/khác hẳn/x/việc"
find "$work/b" -type d | sed "s|^$work/b||" | sort -r | while read -r folder; do mkdir -p "$job$folder"; done
find "$work/b" -type f | sed "s|^$work/b/||" | sort -R --random-source="$work/a/job.yaml" | while read -r file; do cp "$work/b/$file" "$job/$file"; done
is "the copy is whole" "$(diff -r "$work/b" "$job")" ""
what="another folder, files made in another order" same
(cd "$job" && TONGKET=$(realpath "$TONGKET") && outputs other . "$work/returned") >/dev/null 2>&1
ok "the same bytes: from the job's own folder" diff -r "$work/first" "$work/other"
rm -rf "$work/other"
ln -s "$job" "$work/link"
job=$work/link what="through a link" same
touch -d 1999-01-01 "$work"/a/*/* "$work"/a/*.yaml
job=$work/a what="files of another age" same

# ---- templates and fonts elsewhere, another build ----
mkdir "$work/data" && cp -r templates fonts "$work/data" && mkdir "$work/data/schemas" && cp docs/formats/*.schema.json "$work/data/schemas"
what="templates in another place" same env TONGKET_DATA="$work/data"
if [ "${TONGKET_OTHER:-}" ]; then
	TONGKET=$TONGKET_OTHER
	what="another build" same
else
	skip "the same bytes: another build" "make reproducible makes two"
fi
done_testing
