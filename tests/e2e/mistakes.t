#!/bin/sh
# What is wrong with a job, a template or the machine: one clear message with its place, the documented exit status, nothing written, nothing lost.
. tests/e2e/lib.sh

# refused NAME STATUS PATTERN: running $job exits with STATUS, says PATTERN, and leaves an earlier output as it was
refused() {
	mkdir -p "$job/out"
	echo old >"$job/out/report.pdf"
	runs "$2" run --lang en "$job"
	like "$1: the message" "$stderr" "$3"
	is "$1: the earlier output stays" "$(cat "$job/out/report.pdf") $(ls -A "$job/out")" "old report.pdf"
}

runs 2 run --lang en "$work/nowhere"
like "no job" "$stderr" "there is no job"
runs 2 run
runs 2 rnu "$work"
runs 2 run --colour "$work"

# ---- the job ----
fresh_job a
sed -i 's/^profile:.*/profile: hd99-2099/' "$job/job.yaml"
refused "no such profile" 2 'job\.yaml:[0-9]+:[0-9]+: there is no profile .hd99-2099.*hd11-2004'
fresh_job a
sed -i 's/^profile:.*/profile: common/' "$job/job.yaml"
refused "the base of the profiles" 2 'job\.yaml:[0-9]+:[0-9]+: .common. is a base .*hd05-2026, hd11-2004, hd36-2018, nd30-2020;'
is "the base is told once" "$(printf '%s\n' "$stderr" | wc -l)" 1
sed -i 's/^profile:.*/profile: comon/' "$job/job.yaml"
refused "a base is not among the profiles there are" 2 'Profiles there are: hd05-2026, hd11-2004, hd36-2018, nd30-2020;'
fresh_job a
sed -i 's/^template:.*/template: congres-report/' "$job/job.yaml"
refused "no such template" 2 'job\.yaml:[0-9]+:[0-9]+: there is no template .congres-report.*congress-report'
fresh_job a
sed -i 's/^  place:/  palce:/' "$job/job.yaml"
refused "an unknown key" 2 'job\.yaml:[0-9]+:3: .*palce.*Did you mean .place'
fresh_job a
sed -i '/^  symbol:/d' "$job/job.yaml"
refused "a missing key" 2 'job\.yaml:[0-9]+:[0-9]+: .*symbol'
fresh_job a
sed -i 's/^  date:.*/  date: 2015-02-30/' "$job/job.yaml"
refused "a day that does not exist" 2 'job\.yaml:[0-9]+:[0-9]+: .*2015-02-30'
fresh_job a
sed -i 's/^  from:.*/  from: 2016/' "$job/job.yaml"
refused "a term that ends before it begins" 2 'job\.yaml:[0-9]+:[0-9]+: .*term\.from.*term\.to'
fresh_job a
sed -i 's/^  from:.*/  from: 1889/' "$job/job.yaml"
refused "a year out of range" 2 'job\.yaml:[0-9]+:[0-9]+: .*1889'
fresh_job a
sed -i 's/^  place:\(.*\)/  place:\1\n  place:\1/' "$job/job.yaml"
refused "a key written twice" 2 'job\.yaml:[0-9]+:3: .*place.*twice'

# ---- the template ----
fresh_template a
runs 0 run --quiet "$job"
fresh_template a
rm "$work/template/facts.sql"
refused "a missing file of the template" 2 'facts\.sql'
fresh_template a
sed -i 's/{{ket_nap.tong}}/{{ket_nap.tongg}}/' "$work/template/report.md"
refused "a misspelt name" 2 'report\.md:[0-9]+:[0-9]+: .*ket_nap\.tongg'
fresh_template a
sed -i 's/^FROM ket_nap /FROM ket_napp /' "$work/template/facts.sql"
refused "a table that is not there" 2 'facts\.sql:[0-9]+:[0-9]+: .*ket_napp'
fresh_template a
sed -i 's/tu_doan_vien/tu_doan_vienn/' "$work/template/facts.sql"
refused "a column that is not there" 2 'facts\.sql:[0-9]+:[0-9]+: .*tu_doan_vienn'
fresh_template a
sed -i '0,/^SELECT/s//SELCT/' "$work/template/checks.sql"
refused "SQL that does not compile" 2 'checks\.sql:[0-9]+:[0-9]+: .*syntax'
is "SQL that does not compile is told once" "$(printf '%s\n' "$stderr" | grep -c 'checks\.sql:')" 1
fresh_template a
sed -i '0,/primaryKey/s//primaryKay/' "$work/template/datapackage.yaml"
refused "an unknown key of the schema" 2 'datapackage\.yaml:[0-9]+:[0-9]+: .*primaryKay.*primaryKey'
fresh_template a
sed -i '0,/^caption:/s//captoin:/' "$work/template/report.md"
refused "an unknown key of a directive" 2 'report\.md:[0-9]+:[0-9]+: .*captoin'
fresh_template a
sed -i '0,/^query: .*/s//query: bang.khong_co/' "$work/template/report.md"
refused "a query that is not there" 2 'report\.md:[0-9]+:[0-9]+: .*bang\.khong_co'
fresh_template a
sed -i '0,/^## /s//漢 chữ lạ\n\n## /' "$work/template/report.md"
refused "a letter that no font has" 2 '漢'
fresh_template a
printf 'Chữ l\377ạ\n' >>"$work/template/report.md"
refused "a text in another encoding" 2 "report\\.md:$(wc -l <"$work/template/report.md"):6: .*not UTF-8"
fresh_template a
printf 'unknown: 1\n' >>"$work/template/template.yaml"
refused "an unknown key of template.yaml" 2 'template\.yaml:[0-9]+:1: .*unknown'
fresh_job a
cp "$root/templates/profiles/hd11-2004.yaml" "$job/mine.yaml"
printf 'unknown: 1\n' >>"$job/mine.yaml"
sed -i 's|^profile:.*|profile: ./mine.yaml|' "$job/job.yaml"
refused "an unknown key of a profile" 2 'mine\.yaml:[0-9]+:1: .*unknown'

# Every document is read by every command, also one that is not made today.
fresh_template a
sed -i 's/{{item\.errors}}/{{item.erors}}/; s/{{#item\.unlisted}}/{{#item.unlisted}}{{item.sbmitter}}/' "$work/template/return-slip.md"
refused "a misspelt name in the return slip" 2 'return-slip\.md:[0-9]+:[0-9]+: .*item\.erors.*errors'
like "also in a part that few slips have" "$stderr" 'return-slip\.md:[0-9]+:[0-9]+: .*sbmitter.*submitter'
fresh_template a
sed -i 's/^query: issues$/query: isues/' "$work/template/return-slip.md"
refused "a query that a slip has not" 2 'return-slip\.md:[0-9]+:[0-9]+: .*isues.*issues'
fresh_template a
sed -i 's/^query: issues$/&\ntotls: yes/' "$work/template/return-slip.md"
refused "an unknown key in a directive of the slip" 2 'return-slip\.md:[0-9]+:[0-9]+: .*totls'
fresh_template a
sed -i 's/"Phiếu đề nghị[^"]*"/"{{item.submiter}}"/' "$work/template/template.yaml"
refused "a misspelt name in the slip's title" 2 'template\.yaml:[0-9]+:[0-9]+: .*submiter.*submitter'
fresh_template a
rm "$work/template/return-slip.md"
refused "a slip that is not there" 2 'return-slip\.md'
for command in validate aggregate render "explain ket_nap.tong"; do
	set -- $command
	runs 2 "$1" --lang en "$job" ${2:+"$2"}
done
fresh_template a
printf '{{#ket_nap.tong}}\n' >>"$work/template/report.md"
echo x >"$job/submissions/TC02/ket_nap.csv"
refused "a section of the report that is left open, although the data have errors" 2 'report\.md:[0-9]+:[0-9]+: .*ket_nap\.tong'
fresh_template a
sed -i 's/{{ket_nap.tong}}/{{ket_nap.tongg}}/' "$work/template/report.md"
echo x >"$job/submissions/TC02/ket_nap.csv"
runs 2 validate --lang en "$job"
like "a misspelt name of the report is told by checking too" "$stderr" 'report\.md:[0-9]+:[0-9]+: .*ket_nap\.tongg'
is "once" "$(printf '%s\n' "$stderr" | grep -c 'tongg')" "$(grep -c tongg "$work/template/report.md")"

# ---- fonts ----
mkdir -p "$work/data/fonts"
cp -r "$root/templates" "$work/data/"
sed 's|/usr/share/fonts|/usr/share/no-fonts|' "$root/fonts/manifest.yaml" >"$work/data/fonts/manifest.yaml"
fresh_job a
TONGKET_DATA=$work/data
export TONGKET_DATA
refused "a missing font" 3 'no-fonts'
unset TONGKET_DATA

# ---- the data's files ----
fresh_job a
rm "$job/reference/lop.csv"
runs 1 validate --lang en "$job"
like "a missing reference table" "$stdout" '^reference/lop\.csv: error: '
fresh_job a
rm "$job/submissions/TC02/ket_nap.csv"
runs 1 validate --lang en "$job"
is "a missing submission is told once, and nothing follows from it" "$(printf '%s\n' "$stdout" | grep -c ': error: ')" 1
like "with the path that is missing" "$stdout" '^submissions/TC02/ket_nap\.csv: error: '
fresh_job a
rm "$job/submissions/TC02/ket_nap.csv"
mkdir "$job/submissions/TC02/ket_nap.csv"
refused "a folder in a file's place" 3 'submissions/TC02/ket_nap\.csv'
fresh_job a
rm "$job/submissions/TC02/ket_nap.csv"
ln -s /etc/hostname "$job/submissions/TC02/ket_nap.csv"
refused "a link out of the job" 3 'submissions/TC02/ket_nap\.csv'
fresh_job a
mkdir "$job/submissions/TC99"
echo x >"$job/submissions/TC99/ket_nap.csv"
echo x >"$job/reference/notes.txt"
runs 0 validate --lang en "$job"
mkdir "$job/submissions/TC98"
runs 0 validate --lang en "$job"
like "an empty folder that is no organisation's" "$stdout" '^submissions/TC98: warning: '
like "a folder that is no organisation's" "$stdout" '^submissions/TC99: warning: '
like "a file that is no table's" "$stdout" '^reference/notes\.txt: warning: '

# ---- the disk ----
fresh_job a
mkdir "$job/out"
echo old >"$job/out/report.pdf"
status=0
(ulimit -f 20 && "$TONGKET" run --lang en "$job" >"$work/.stdout" 2>"$work/.stderr") || status=$?
is "a disk that is full: exit 3" "$status" 3
like "a disk that is full: the message" "$(cat "$work/.stderr")" 'cannot be written|database or disk'
is "a disk that is full: nothing lost, nothing left" "$(cat "$job/out/report.pdf") $(ls -A "$job/out")" "old report.pdf"
fresh_job a
mkdir -p "$job/out/report.pdf"
runs 3 run --lang en "$job"
like "a folder where the report should go" "$stderr" 'report\.pdf'
if [ -e /dev/full ]; then
	status=0
	"$TONGKET" aggregate --out "$work/agg" "$root/input/long-an-2015" >/dev/full 2>/dev/null || status=$?
	is "printing to a full device: exit 3" "$status" 3
fi

# A sum of a table that leaves 64 bits is told where the table stands.
fresh_template a
printf -- "\n-- name: bang.lon\n-- kind: rows\nSELECT 'a' AS ten, 9000000000000000000 AS so UNION ALL SELECT 'b', 9000000000000000000;\n" >>"$work/template/facts.sql"
printf '\n```table\nquery: bang.lon\ncolumns: [{value: ten, head: A}, {value: so, head: B}]\ntotal: C\n```\n' >>"$work/template/report.md"
refused "a sum that leaves 64 bits" 1 'report\.md:[0-9]+:'

done_testing
