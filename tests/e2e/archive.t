#!/bin/sh
# Packages for the archive: what is in them, that they are always the same, and that verify sees whatever is done to them.
. tests/e2e/lib.sh

hash_of() { sha256sum "$1" | cut -d' ' -f1; }
size_of() { stat -c %s "$1"; }

fresh_job a
runs 0 archive "$job"
package=$stdout
sip=$(basename "$package")
sources=representations/rep2/data

# ---- what is in it ----
like "the package is named by fonds and content" "$sip" '^urn_038\.01_uuid_[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$'
for f in METS.xml metadata/descriptive/EAD.xml metadata/preservation/PREMIS.xml representations/rep1/METS.xml representations/rep2/METS.xml \
	documentation/README.txt schemas/README.txt schemas/facts.schema.json $sources/job/job.yaml $sources/template/facts.sql $sources/template/datapackage.yaml \
	$sources/profile/hd11-2004.yaml $sources/profile/common.yaml; do
	ok "the package has $f" test -s "$package/$f"
done
ok "the report is named by the code of the file" cmp "$package/representations/rep1/data/038.01.2015.BC-DH.001.pdf" "$job/out/report.pdf"
ok "reference tables are packed byte for byte" diff -r "$package/$sources/job/reference" "$job/reference"
ok "submissions are packed byte for byte" diff -r "$package/$sources/job/submissions" "$job/submissions"
for f in facts.json facts.csv validation.json; do
	ok "$f is packed" cmp "$package/$sources/results/$f" "$job/out/$f"
done
mets=$(cat "$package/METS.xml")
like "METS: OBJID" "$mets" "OBJID=\"$(echo "$sip" | tr _ :)\""
like "METS: it is an E-ARK SIP" "$mets" 'csip:OAISPACKAGETYPE="SIP"'
like "METS: times are those of the document" "$mets" 'CREATEDATE="2015-08-25T00:00:00\+07:00"'
like "METS: SHA-256 of PREMIS" "$mets" "$(hash_of "$package/metadata/preservation/PREMIS.xml")"
premis=$(cat "$package/metadata/preservation/PREMIS.xml")
for event in ingestion validation creation 'fixity check'; do
	like "PREMIS: event $event" "$premis" "<eventType>$event</eventType>"
done
like "PREMIS: what validation found" "$premis" '<eventOutcomeDetailNote>files [0-9]+, rows [0-9]+, errors 0,'
like "PREMIS: the format of the report" "$premis" '<formatRegistryKey>fmt/476</formatRegistryKey>'
like "PREMIS: the format of a table" "$premis" '<formatRegistryKey>x-fmt/18</formatRegistryKey>'
like "PREMIS: the name a file had" "$premis" '<originalName>report.pdf</originalName>'
ead=$(cat "$package/metadata/descriptive/EAD.xml")
like "EAD: file code" "$ead" '<unitid localtype="FileCode">038\.01\.2015\.BC-DH</unitid>'
like "EAD: retention" "$ead" '<p>Vĩnh viễn</p>'
like "EAD: signer" "$ead" '<part>Huỳnh Thuận Khiêm</part>'
like "EAD: period" "$ead" 'standarddate="2010-08-15"'
is "every file of a representation is listed once" "$(grep -c '<FLocat' "$package/representations/rep2/METS.xml")" "$(find "$package/$sources" -type f | wc -l)"
is "folders are for their owner only" "$(find "$package" -type d ! -perm 0700 | wc -l)" 0
is "files are for their owner only" "$(find "$package" -type f ! -perm 0600 | wc -l)" 0

# ---- always the same ----
runs 0 archive --quiet --format zip "$job"
zip=$package.zip
mkdir "$work/elsewhere"
cp -r "$root/input/long-an-2015" "$work/elsewhere/b"
(umask 027 && cd / && TZ=America/Lima LC_ALL=C "$TONGKET" archive --quiet --out "$work/b" "$work/elsewhere/b")
(umask 077 && cd / && TZ=Asia/Tokyo "$TONGKET" archive --quiet --format zip --out "$work/b" "$work/elsewhere/b")
ok "another folder, time zone, locale and umask make the same package" diff -r "$package" "$work/b/archive/$sip"
ok "and the same ZIP file" cmp "$zip" "$work/b/archive/$sip.zip"
SOURCE_DATE_EPOCH=1440522000 "$TONGKET" archive --quiet --out "$work/c" "$job"
like "SOURCE_DATE_EPOCH dates a package" "$(cat "$work/c/archive/$sip/METS.xml")" 'CREATEDATE="2015-08-26T00:00:00\+07:00"'
runs 0 archive --quiet "$job"
ok "no half-made package is left" test -z "$(find "$job/out/archive" -name '.*' | head -1)"

# ---- verify ----
runs 0 verify --lang en "$package"
like "verify tells files and figures" "$stdout" '^urn:038\.01:uuid:.*: whole and unchanged: [0-9]+ files .* [0-9]+ figures computed again'
runs 0 verify --quiet "$zip"
is "verify --quiet prints nothing about a good package" "$stdout" ''
runs 0 verify --format json "$package"
like "verify --format json" "$(echo "$stdout" | tr -d ' \n')" '"format":1,"valid":true,"package":"urn:038\.01:uuid:.*"findings":\[\]'
runs 0 archive --quiet --bagit "$job"
bag=$package.bag
runs 0 archive --quiet --bagit --format zip "$job"
runs 0 verify --quiet "$bag"
runs 0 verify --quiet "$bag.zip"
ok "the bag's manifest is what sha256sum checks" sh -c "cd '$bag' && sha256sum --quiet -c manifest-sha256.txt"
runs 2 verify "$job"
runs 2 verify "$job/job.yaml"
runs 2 verify "$work/nothing"

# ---- tampering ----
table=$sources/job/submissions/TC01/ket_nap.csv
tampered() {
	rm -rf "$work/t"
	cp -r "$package" "$work/t"
}
# found NAME PATTERN: verify of the tampered package exits with 1 and tells it
found() {
	runs 1 verify --lang en "$work/t"
	like "$1" "$stdout" "$2"
}
tampered
printf x | dd of="$work/t/$table" bs=1 seek=40 conv=notrunc 2>/dev/null
found "a changed byte" "^$table: differs from the SHA-256"
tampered
echo >>"$work/t/$table"
found "a longer file" "^$table: has [0-9]+ bytes"
tampered
rm "$work/t/$table" "$work/t/documentation/README.txt"
found "a missing file" "^$table: is missing"
like "and another" "$stdout" '^documentation/README\.txt: is missing; METS.xml lists it'
tampered
echo x >"$work/t/$sources/job/submissions/TC01/new.csv"
found "a file too many" "^$sources/job/submissions/TC01/new.csv: is in no inventory"
tampered
sed -i 's/<agentVersion>/<agentVersion>9/' "$work/t/metadata/preservation/PREMIS.xml"
found "a changed inventory" '^metadata/preservation/PREMIS\.xml: has [0-9]+ bytes'
tampered
sed -i 's/<title>//; s/<archdesc level/<archdesc <level/' "$work/t/metadata/descriptive/EAD.xml"
found "XML that is none" 'EAD\.xml: is not well-formed XML'
tampered
sed -i 's|^<mets |<!DOCTYPE mets [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "\&a;\&a;\&a;">]><mets |' "$work/t/METS.xml"
found "a document type" '^METS\.xml: has a document type'
tampered
sed -i 's|xlink:href="documentation/README.txt"|xlink:href="../../README.txt"|' "$work/t/METS.xml"
found "a reference out of the package" '“../../README.txt” leads out of the package'
tampered
ln -s /etc/passwd "$work/t/$sources/template/link.sql"
found "a link" "link\.sql: is no plain file"
tampered
mkfifo "$work/t/pipe"
found "a pipe" '^pipe: is no plain file'
tampered
cp "$work/t/documentation/README.txt" "$work/t/documentation/readme.TXT"
found "names that differ in case" 'differs from “documentation/README\.txt” only in case'
runs 1 verify --format json "$work/t"
like "findings as JSON" "$(echo "$stdout" | tr -d '\n')" '"valid": *false.*"code": *"package-twins", *"file": *"documentation/readme\.TXT"'

# Somebody changes a figure and mends every inventory: the name no longer fits; and when that is mended too, the figure is told.
tampered
exchange() {
	before=$(hash_of "$work/t/$1")
	sed -i "$2" "$work/t/$1"
	changed=$1
	shift 2
	for inventory; do
		sed -i "s/$before/$(hash_of "$work/t/$changed")/" "$work/t/$inventory"
	done
}
mend() {
	before_premis=$(hash_of "$package/metadata/preservation/PREMIS.xml") before_rep=$(hash_of "$package/representations/rep2/METS.xml")
	sed -i "s/$before_premis/$(hash_of "$work/t/metadata/preservation/PREMIS.xml")/; s/$before_rep/$(hash_of "$work/t/representations/rep2/METS.xml")/" "$work/t/METS.xml"
}
exchange $sources/results/facts.json 's/"num":785,"den":400/"num":786,"den":400/' metadata/preservation/PREMIS.xml representations/rep2/METS.xml
mend
found "content and inventories exchanged together" "the package's name does not follow from its content"
right=$(printf '%s\n' "$stdout" | sed -n 's/.*should be \(urn:[^ ]*[0-9a-f]\)\..*/\1/p')
sed -i "s/$(echo "$sip" | tr _ :)/$right/g" "$work/t/METS.xml" "$work/t/metadata/descriptive/EAD.xml"
ead_before=$(hash_of "$package/metadata/descriptive/EAD.xml")
sed -i "s/$ead_before/$(hash_of "$work/t/metadata/descriptive/EAD.xml")/" "$work/t/METS.xml"
found "a figure that does not follow from the data" "results/facts\.json: the figure “ket_nap\.chi_tieu” says .*786.* computed again it is .*785"
is "and nothing else" "$(printf '%s\n' "$stdout" | wc -l)" 1
# The other way round: the data changed.
tampered
rows=$(grep -c . "$work/t/$table")
exchange $table "$rows s/[0-9]/9/" metadata/preservation/PREMIS.xml representations/rep2/METS.xml
mend
found "data from which other figures follow" 'figure-differs|computed again|cannot be computed again|have [0-9]+ errors'

# ---- a signature ----
pdf=representations/rep1/data/038.01.2015.BC-DH.001.pdf
for kind in update short; do
	tampered
	python3 tests/e2e/sign_like.py $kind "$work/t/$pdf"
	found "what is appended without a signature over all ($kind)" "^$pdf: has [0-9]+ bytes"
done
tampered
python3 tests/e2e/sign_like.py signed "$work/t/$pdf"
runs 0 verify --lang en "$work/t"
like "a report signed after packing is accepted, and told" "$stdout" "^$pdf: was signed after it had been packed"
printf x | dd of="$work/t/$pdf" bs=1 seek=1000 conv=notrunc 2>/dev/null
found "but not when the original is changed beneath it" "^$pdf: has [0-9]+ bytes"
cp -r "$bag" "$work/signed-bag"
python3 tests/e2e/sign_like.py signed "$work/signed-bag/data/$sip/$pdf"
runs 0 verify --quiet "$work/signed-bag"
if command -v certutil >/dev/null && command -v pdfsig >/dev/null; then
	mkdir "$work/nss"
	certutil -N -d "$work/nss" --empty-password
	head -c 64 /dev/urandom >"$work/noise"
	certutil -S -d "$work/nss" -n signer -s "CN=Test" -x -t CT,C,C -z "$work/noise" >/dev/null 2>&1
	tampered
	pdfsig -nssdir "$work/nss" -nss-pwd '' -add-signature -nick signer "$package/$pdf" "$work/t/$pdf" >/dev/null 2>&1 || true
	runs 0 verify --lang en "$work/t"
	like "a signature by pdfsig" "$stdout" 'was signed after it had been packed'
	like "is valid" "$(pdfsig -nssdir "$work/nss" "$work/t/$pdf" 2>/dev/null)" 'Signature is Valid'
else
	skip "a signature by pdfsig" "certutil (libnss3-tools) is not installed"
fi

# ---- bags ----
cp -r "$bag" "$work/t2"
sed -i 's/^Payload-Oxum: .*/Payload-Oxum: 1.1/' "$work/t2/bag-info.txt"
runs 1 verify --lang en "$work/t2"
like "a changed tag file" "$stdout" '^bag-info\.txt: differs from the SHA-256'
like "a wrong Payload-Oxum" "$stdout" '^bag-info\.txt: Payload-Oxum says 1\.1'
rm -rf "$work/t2"
cp -r "$bag" "$work/t2"
echo x >"$work/t2/data/new"
sed -i '$d' "$work/t2/manifest-sha256.txt"
runs 1 verify --lang en "$work/t2"
like "a file that the manifest lacks" "$stdout" '^data/new: is not listed in manifest-sha256\.txt'

# ---- hostile ZIP files: refused by name, nothing written outside ----
mkdir "$work/tmp"
"$TONGKET" archive --quiet --out "$work/school" tests/school/job
small=$(echo "$work"/school/archive/*)
hostile() {
	python3 tests/e2e/zip_cases.py "$1" "$small" "$work/h.zip"
	TMPDIR=$work/tmp runs 1 verify --lang en "$work/h.zip"
	like "a ZIP file: $1" "$stdout" "$2"
}
for c in parent absolute backslash drive control; do
	hostile $c 'leads out of the package, or is not valid'
done
hostile link '^p/link: is a link'
hostile fifo '^p/pipe: is a link'
hostile duplicate '^p/METS\.xml: stands in the ZIP file twice'
hostile case 'only in case'
hostile normal-form 'only in case or in how its marks'
hostile folder-and-file 'METS\.xml'
hostile not-utf8 'broken|not valid'
hostile encrypted '^p/secret: is encrypted'
hostile bomb '^p/bomb: unpacks to far more'
hostile lying '^p/bomb: (unpacks to far more|the ZIP file is broken)'
hostile truncated 'the ZIP file is broken'
python3 tests/e2e/zip_cases.py plain "$small" "$work/h.zip"
TMPDIR=$work/tmp runs 0 verify --quiet "$work/h.zip"
is "the temporary folder is gone" "$(ls -A "$work/tmp")" ''
mkdir "$work/tmp2"
TMPDIR=$work/tmp2 "$TONGKET" verify "$zip" >/dev/null 2>&1 &
verifying=$!
while kill -0 $verifying 2>/dev/null && [ -z "$(ls -A "$work/tmp2")" ]; do :; done
kill -TERM $verifying 2>/dev/null || true
status=0
wait $verifying || status=$?
like "a program that is told to end does so" "$status" '^(143|0)$' # 0: it was done before it was told
is "and removes what it unpacked" "$(ls -A "$work/tmp2")" ''
ok "nothing was written outside" test ! -e /tmp/escaped.txt

# ---- when nothing is packed ----
echo changed >>"$package/documentation/README.txt"
runs 2 archive "$job" # in the language of the first: messages in validation.json are part of a package
like "a package that was changed is not overwritten" "$stderr" 'đã có gói .* khác gói vừa tạo'
like "it stays" "$(tail -1 "$package/documentation/README.txt")" changed
fresh_job bad
printf 'x,y\n' >"$job/submissions/TC01/ket_nap.csv"
runs 1 archive "$job"
ok "data with errors are not packed" test ! -e "$job/out/archive"
fresh_template twins
cp "$work/template/report.md" "$work/template/Report.md"
runs 1 archive --lang en "$job"
like "names that differ only in case are not packed" "$stderr" 'template/report\.md: differs from “.*/Report\.md” only in case'
ok "nothing is left of it" test -z "$(ls -A "$job/out/archive")"
fresh_template none
sed -i '/^archive:/,$d' "$work/template/template.yaml"
runs 2 archive --lang en "$job"
like "a template that does not describe its packages" "$stderr" 'template\.yaml: the template has no “archive:”'
fresh_template wrong
sed -i 's/^  retention: .*/  retentoin: x/; s/{{term.start.iso}}/{{term.from}}/' "$work/template/template.yaml"
runs 2 archive --lang en "$job"
like "a field that does not exist" "$stderr" 'template\.yaml:[0-9]+:[0-9]+: .*retentoin'

done_testing
