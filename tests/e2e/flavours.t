#!/bin/sh
# The kinds of PDF/A: what each file claims and holds, what is attached to PDF/A-3, and what is refused. veraPDF is tests/conformance.sh.
. tests/e2e/lib.sh

cp -r tests/school/job "$work/school" && cp -r tests/school/template "$work/template"
job=$work/school
sed -i 's|^template:.*|template: ../template|' "$job/job.yaml"
cp "$job/job.yaml" "$work/plain.yaml"
wish() { { cat "$work/plain.yaml" && echo "$1"; } >"$job/job.yaml"; }
has() { grep -aqF -- "$2" "$1"; }
lacks() { ! grep -aqF -- "$2" "$1"; }
objects() { qpdf --qdf --object-streams=disable --no-original-object-ids "$1" "$1.qdf" && echo "$1.qdf"; }

# ---- claims ----
runs 0 run --quiet --out "$work/2a" "$job"
elements=$(pdfinfo -struct "$work/2a/report.pdf" | sed 's/T\(Head\|Body\|Foot\)/T/' | grep -oE '^ *[A-Z][A-Za-z0-9]*' | sha256sum)
while read -r flavour header part conformance ua; do
	runs 0 run --quiet --pdf "$flavour" --out "$work/$flavour" "$job"
	pdf=$work/$flavour/report.pdf
	is "$flavour: the header" "$(head -c 8 "$pdf")" "%PDF-$header"
	ok "$flavour: the part of ISO 19005" has "$pdf" "<pdfaid:part>$part</pdfaid:part>"
	ok "$flavour: the level" has "$pdf" "<pdfaid:conformance>$conformance</pdfaid:conformance>"
	is "$flavour: PDF/UA is claimed where it is true" "$(grep -ac '<pdfuaid:part>1' "$pdf")" "$ua"
	ok "$flavour: other programs read it" qpdf --check "$pdf"
	is "$flavour: the same words" "$(pdftotext -layout "$pdf" - | sha256sum)" "$(pdftotext -layout "$work/2a/report.pdf" - | sha256sum)"
	is "$flavour: the same elements" "$(pdfinfo -struct "$pdf" | sed 's/NonStruct/T/; s/T\(Head\|Body\|Foot\)/T/' | grep -oE '^ *[A-Z][A-Za-z0-9]*' | sha256sum)" "$elements"
done <<'END'
2a 1.7 2 A 1
3a 1.7 3 A 1
2u 1.7 2 U 1
1b 1.4 1 B 0
END
like "another flavour is refused" "$("$TONGKET" run --lang en --pdf 4f "$job" 2>&1)" '--pdf 4f.*2a\|3a\|2u\|1b'

# ---- PDF/A-1b has nothing younger than PDF 1.4 ----
old=$work/1b/report.pdf
ok "1b: a table of references" has "$old" "trailer"
for young in /ObjStm /XRef; do
	ok "1b: no $young" lacks "$old" "$young"
	ok "2a: has $young" has "$work/2a/report.pdf" "$young"
done
for young in /Tabs /Scope '/Subtype /Header' /AF; do
	ok "1b: no $young" lacks "$(objects "$old")" "$young"
done
ok "1b: row groups of tables are mapped to what PDF 1.4 knows" has "$old" "/RoleMap<</THead/NonStruct"
is "1b: each subset says what it holds" "$(grep -ac /CIDSet "$old")" "$(pdffonts "$old" | grep -c TrueType)"

# Pictures that let the page through.
cp -r tests/golden "$work/pictures"
(cd "$work/pictures/job" && python3 "$root/tests/e2e/pictures_make.py")
for flavour in 2a 1b; do
	runs 0 render --quiet --pdf $flavour --out "$work/pictures/$flavour" "$work/pictures/job"
	pdftoppm -r 40 "$work/pictures/$flavour/report.pdf" "$work/pictures/$flavour/page"
done
ok "2a: opacity is a mask" has "$(objects "$work/pictures/2a/report.pdf")" /SMask
ok "1b: no transparency" lacks "$(objects "$work/pictures/1b/report.pdf")" /SMask
ok "1b: pictures look the same" python3 - "$work/pictures" <<'END'
import glob, sys
pages = sorted(glob.glob(sys.argv[1] + "/2a/page-*.ppm"))
assert pages
for path in pages:
    a, b = (open(p, "rb").read() for p in (path, path.replace("/2a/", "/1b/")))
    # edges of enlarged pictures are mixed otherwise
    assert len(a) == len(b) and sum(abs(x - y) > 12 for x, y in zip(a, b)) < 50, path
END

# ---- PDF/A-3 ----
pdf=$work/3a/report.pdf
is "3a: the ledger is attached" "$(pdfdetach -list "$pdf" | tr -d '\n')" "1 embedded files1: facts.csv"
pdfdetach -save 1 -o "$work/facts.csv" "$pdf"
ok "3a: as it is published" cmp "$work/facts.csv" "$work/3a/facts.csv"
like "3a: associated as data" "$(cat "$(objects "$pdf")")" '/AFRelationship /Data'
like "3a: of the document" "$(cat "$pdf.qdf")" '/AF \['
like "3a: a CSV file" "$(cat "$pdf.qdf")" '/Subtype /text#2fcsv'
sum=$(md5sum <"$work/facts.csv" | cut -c1-32)
like "3a: its checksum, day and size" "$(tr -d '\n' <"$pdf.qdf" | grep -aoE '/Params <<[^>]*>[^>]*>>')" "/CheckSum <$sum> */ModDate \(D:20240119000000\+07'00'\) */Size $(stat -c %s "$work/facts.csv") "
for other in 2a 2u 1b; do
	is "$other: nothing is attached" "$(pdfdetach -list "$work/$other/report.pdf")" "0 embedded files"
done

wish 'pdf: {flavour: 3a, attach: [facts, submissions]}'
runs 2 run --lang en "$job"
like "submissions about persons: refused, at the word" "$stderr" 'school/job.yaml:20:36: the table “hoc_sinh” is about persons'
wish 'pdf: {flavour: 3a, attach: [facts, submissions, personal]}'
runs 0 run --quiet --out "$work/all" "$job"
is "outputs stay their owner's" "$(stat -c %a "$work/all/report.pdf")" 600
mkdir "$work/saved" && pdfdetach -saveall -o "$work/saved" "$work/all/report.pdf"
is "every file is attached" "$(ls "$work/saved" | wc -l)" "$(find "$job/submissions" "$job/reference" "$work/all/facts.csv" -type f | wc -l)"
for file in submissions/6A/hoc_sinh.csv reference/lop.csv; do
	ok "as it was submitted: $file" cmp "$work/saved/$(echo $file | tr / _)" "$job/$file"
done
is "as sources" "$(grep -ac '/AFRelationship /Source' "$(objects "$work/all/report.pdf")")" 7
runs 0 render --quiet --pdf 2a --out "$work/overruled" "$job"
is "--pdf 2a overrules the job, and nothing is attached" "$(pdfdetach -list "$work/overruled/report.pdf")" "0 embedded files"
wish 'pdf: {flavour: 3a, attach: []}'
runs 0 render --quiet --out "$work/none" "$job"
is "attach may be empty" "$(pdfdetach -list "$work/none/report.pdf")" "0 embedded files"

wish 'pdf: {flavour: 3a, attach: [submissions, personal]}'
runs 0 render --quiet --out "$work/sources" "$job"
is "the sources without the ledger" "$(pdfdetach -list "$work/sources/report.pdf" | grep -c facts.csv)" 0

# ---- mistakes ----
while read -r line pattern; do
	wish "$(echo "$line" | tr '_' ' ')"
	runs 2 run --lang en "$job"
	like "$line" "$stderr" "job.yaml:20:[0-9]+: .*$pattern"
done <<'END'
pdf:_{flavour:_2u,_attach:_[facts]} PDF/A-2u takes no attachments
pdf:_{flavour:_3b} “flavour” does not accept “3b”
pdf:_{flavour:_3a,_attach:_[fact]} “fact” is not known
pdf:_{flavour:_3a,_attach:_[personal]} goes with “submissions” only
pdf:_{flavor:_3a} flavour
END
cp "$work/plain.yaml" "$job/job.yaml"
sed -i 's/^job:/job:\n  pdf:\n    a: {type: text}/' "$work/template/template.yaml"
runs 2 run --lang en "$job"
like "a template cannot declare a key of that name" "$stderr" 'template.yaml:[0-9:]+ “pdf” is a key of every job'

# ---- packages ----
fresh_job long
for flavour in 3a 2u 1b; do
	runs 0 archive --quiet --pdf $flavour --out "$work/p-$flavour" "$job"
	package=$(ls -d "$work/p-$flavour"/archive/*)
	like "$flavour: PREMIS says so" "$(cat "$package/metadata/preservation/PREMIS.xml")" "<formatVersion>$flavour</formatVersion>"
	runs 0 verify --quiet "$package"
done
done_testing
