#!/bin/sh
# Many jobs and many documents by several processes: the same files and words for any number of them, what fails beside what is good, and what is left when it is
# ended half way.
. tests/e2e/lib.sh

tool="python3 $root/tests/e2e/batch_tool.py"
ERRORS=$work/errors
export ERRORS

# ---- one job, many documents ----
certificates="$root/examples/certificates"
for n in 1 2 8; do
	runs 0 run --quiet --jobs $n --out "$work/n$n" "$certificates"
	is "with $n processes it says nothing" "$stderr$stdout" ""
done
is "two processes make the same bytes" "$(diff -r "$work/n1" "$work/n2")" ""
is "and eight" "$(diff -r "$work/n1" "$work/n8")" ""
is "nothing else is left" "$(find "$work/n8" -name '.*.part')" ""
runs 0 render --quiet --jobs 0 --out "$work/n0" "$certificates"
is "and as many as there are cores" "$(diff -r "$work/n1/certificates" "$work/n0/certificates")" ""
runs 0 render --jobs 8 --out "$work/n8" "$certificates"
is "documents are listed in their order" "$(printf '%s\n' "$stdout" | sed "s|.*/n8/||" | head -3 | tr '\n' ' ')" \
	"$(cd "$work/n1" && ls certificates/L2022-01/*.pdf | head -3 | tr '\n' ' ')"
rm -rf "${work:?}/n0" "${work:?}/n2"

fresh_job long-an
runs 0 run --quiet --documents all --jobs 1 "$job"
mv "$job/out" "$work/alone"
runs 0 run --quiet --documents all --jobs 8 "$job"
is "documents of all kinds are the same too" "$(diff -r "$work/alone" "$job/out")" ""
is "an extract for each organisation" "$(ls "$work/alone/extracts" | wc -l)" 61
is "a certificate for each trainee" "$(find "$work/alone/certificates" -name '*.pdf' | wc -l)" 757
is "an announcement for each class" "$(ls "$work/alone/classes" | wc -l)" 25
like "an extract says what the organisation has" "$(pdftotext "$work/alone/extracts/TC07.pdf" - | tr '\n' ' ')" 'Kết nạp trong nhiệm kỳ: 7 đảng viên'
rm -rf "${job:?}/out"
runs 0 run --quiet "$job"
is "on request they are, otherwise not" "$(ls "$job/out" | tr '\n' ' ')" "facts.csv facts.json report.pdf store.sqlite validation.csv validation.html validation.json "
ok "the ledger does not depend on it" cmp "$job/out/facts.json" "$work/alone/facts.json"
ok "nor names a trainee" sh -c "! grep -q giay_chung_nhan '$work/alone/facts.csv' '$work/alone/facts.json'"
ok "nor the report" cmp "$job/out/report.pdf" "$work/alone/report.pdf"
runs 0 render --documents extract,class --out "$work/some" "$job"
is "those that are named are made" "$(ls "$work/some" | tr '\n' ' ')" "classes extracts "
runs 2 render --lang en --documents extract,letter "$job"
like "one that is not there is told, with those that are" "$stderr" 'no document “letter”.* report, extract, class, certificate'
fresh_template nobodys
sed -i 's/^-- document: class/-- document: klass/' "$work/template/facts.sql"
runs 2 run --lang en "$job"
like "a figure for a document that is not there" "$stderr" 'facts.sql:[0-9]+:[0-9]+: .*no document “klass”'

# Return slips: the store is asked by one process.
fresh_job returned
for f in "$job"/submissions/TC*/ket_nap.csv; do sed -i '2s/[0-9]*$/x/' "$f"; done
runs 1 validate --jobs 1 --out "$work/s1" "$job"
first=$stdout
runs 1 validate --jobs 8 --out "$work/s8" "$job"
is "slips are the same" "$(diff -r "$work/s1" "$work/s8")" ""
ok "and there are many" test "$(ls "$work/s1/slips" | wc -l)" -gt 50
is "and what is printed" "$stdout" "$first"

# What is wrong is told as one process would: the first document that has it.
cp -r "$root/templates/certificate" "$work/certificate"
cp -r "$certificates" "$work/wrong"
rm -rf "${work:?}/wrong/out"
sed -i 's|^template:.*|template: ../certificate|' "$work/wrong/job.yaml"
printf '\n```picture\nfile: "{{item.so}}.png"\nalt: x\nwidth: 10\n```\n' >>"$work/certificate/certificate.md"
runs 2 render --jobs 1 "$work/wrong"
first=$stderr
like "the first picture that is not there" "$first" '1208\.png'
for n in 2 8; do
	runs 2 render --jobs $n "$work/wrong"
	is "is told by $n processes alike" "$stderr" "$first"
done
is "and nothing is written" "$(find "$work/wrong/out" 2>/dev/null)" ""

# ---- many jobs ----
mkdir "$work/jobs"
for j in a b c d; do
	cp -r "$root/tests/school/job" "$work/jobs/$j"
	rm -rf "${work:?}/jobs/$j/out"
done
cp -r "$root/tests/school" "$work/school"
sed -i "s|^template:.*|template: $work/school/template|" "$work"/jobs/*/job.yaml
file=$(find "$work/jobs/b/submissions" -name '*.csv' | sort | head -1)
printf 'x' >"$file"
echo "no-such-key: 1" >>"$work/jobs/c/job.yaml"
cd "$work/jobs" || exit 1
runs 2 run --lang en --jobs 1 a b c nosuch d
first=$stderr printed=$stdout
cp -r "$work/jobs" "$work/jobs1"
like "each job has its heading" "$(printf '%s\n' "$first" | grep '^──' | tr '\n' ' ')" '── Job b ── Job c ── Job nosuch'
like "the rest is done" "$printed" 'd/out/report\.pdf'
like "and summed up" "$first" '^5 jobs: 2 done, 1 with errors in the data, 2 with a wrong job or template$'
rm -rf "${work:?}"/jobs/*/out
for n in 2 8; do
	runs 2 run --lang en --jobs $n a b c nosuch d
	is "$n processes say the same in the same order" "$stderr" "$first"
	is "and print the same" "$stdout" "$printed"
	is "and write the same" "$(diff -r "$work/jobs" "$work/jobs1")" ""
done
runs 0 run --quiet a d
is "--quiet says nothing of good jobs" "$stdout$stderr" ""
runs 2 run --quiet --lang en a c
is "and names those that are not" "$(printf '%s\n' "$stderr" | head -1)" "── Job c"
runs 1 validate --jobs 2 a b d
runs 0 archive --jobs 2 --quiet a d
is "each has its package" "$(ls -d a/out/archive/* d/out/archive/* | wc -l)" 2
runs 0 render --jobs 2 --out "$work/together" a d
is "--out has a folder for each" "$(ls "$work/together" | tr '\n' ' ')" "a d "
mkdir e && cp -r a e/a
runs 2 run --lang en --out "$work/together" a e/a
like "two of one name are not mixed up" "$stderr" '“a” and “e/a” would be written into one output folder'
runs 2 run --lang en a ./a/job.yaml
like "nor one twice" "$stderr" 'into one output folder'
runs 2 validate --lang en --format json a d
like "validation.json is of one job" "$stderr" '--format events'
runs 2 render --watch a d
runs 2 run --jobs x a
runs 2 run --jobs 257 a
runs 2 run --jobs -1 a

# ---- events ----
runs 2 run --jobs 2 --format json a b c d
cp "$work/.stdout" "$work/events"
is "events are for programs, and nothing else is said" "$stderr" ""
seen=$($tool events "$work/events")
like "every line is JSON" "$seen" '^checked=3 diagnostic=1 document=2 documents=2 job-begun=4 job-ended=4 stage=[0-9]+$'
is "each job has its beginning and its end" "$(printf '%s\n' "$seen" | sed 1d | tr '\n' ';')" \
	"a job-begun job-ended 0 True;b job-begun job-ended 1 True;c job-begun job-ended 2 True;d job-begun job-ended 0 True;"
runs 1 validate --format events b
like "validate has them too" "$stdout" '"event":"job-ended","job":"b","status":1'
runs 0 archive --format json --format zip --out "$work/zip" a
like "and archive" "$stdout" '"event":"job-ended","job":"a","status":0'
is "beside the form of its package" "$(ls "$work/zip/archive" | grep -c 'zip$')" 1
runs 0 render --format json --jobs 2 --out "$work/n8" "$certificates"
cp "$work/.stdout" "$work/events"
like "every document is told" "$($tool events "$work/events")" 'document=744 '

# ---- a process that dies ----
big="$TONGKET run --quiet --lang en --jobs 2 --out"
is "a worker that is killed ends with status 3" "$($tool die SIGKILL 40 $big "$work/dead" "$certificates")" 3
like "the document it was at is told" "$(cat "$ERRORS")" 'the process that made “[^”]*\.pdf” was ended meanwhile \(signal SIGKILL\)'
is "once" "$(wc -l <"$ERRORS")" 1
is "and nothing is published or left" "$(find "$work/dead" 2>/dev/null)" ""

# ---- ended from outside ----
for how in "SIGTERM stop" "SIGINT stop" "SIGINT whole" "SIGHUP whole"; do
	rm -rf "${work:?}/ended"
	set -- $how
	is "$1 ($2) ends it, and its workers" "$($tool $2 $1 40 $big "$work/ended" "$certificates")" "$1 workers left: 0"
	is "and leaves nothing" "$(find "$work/ended" 2>/dev/null)" ""
done
is "also with one process" "$($tool stop SIGTERM 1 $TONGKET run --quiet --jobs 1 --out "$work/ended" "$certificates")" "SIGTERM alone left: 0"
is "which leaves nothing" "$(find "$work/ended" 2>/dev/null)" ""
cp -r "$certificates" "$work/jobs/big"
cp -r "$certificates" "$work/jobs/large"
rm -rf "${work:?}/jobs/big/out" "${work:?}/jobs/large/out"
is "jobs at work end with their workers" "$($tool stop SIGTERM 20 $big "$work/ended" big large)" "SIGTERM workers left: 0"
is "and leave nothing" "$(find "$work/ended" 2>/dev/null)" ""
mkdir "$work/kept" && echo before >"$work/kept/register.pdf"
$tool stop SIGTERM 40 $big "$work/kept" "$certificates" >/dev/null
is "what was there before stays" "$(ls -A "$work/kept")$(cat "$work/kept/register.pdf")" "register.pdfbefore"

# ---- progress ----
"$TONGKET" run --out "$work/bar" "$certificates" >/dev/null 2>"$work/err"
ok "no bar where nobody looks" sh -c "! grep -q '[[]' '$work/err' || ! grep -q '/s' '$work/err'"
if python3 -c 'import pty; pty.openpty()' 2>/dev/null; then
	drawn=$(TERM=xterm $tool term "$TONGKET" run --jobs 1 --out "$work/bar" big large)
	like "a terminal gets one" "$drawn" '^drawn [1-9]'
	widest=$(printf '%s\n' "$drawn" | sed -n '1s/.*widest //p')
	ok "no wider than it is" test "$widest" -lt 240
	like "that is erased in the end" "$(printf '%s' "$drawn" | tr -d '\n')" '<CR><ESC>\[K'
	drawn=$(TERM=xterm $tool term "$TONGKET" run --jobs 1 --quiet --out "$work/bar" big large)
	is "--quiet: none" "$drawn" "drawn 0 widest 0"
	drawn=$(TERM=dumb $tool term "$TONGKET" render --jobs 1 --out "$work/bar" "$certificates")
	is "nor on a terminal that cannot" "$(printf '%s\n' "$drawn" | grep -c 'ESC')" 0
else
	skip "a bar on a terminal" "this system has no pseudo-terminals"
fi

cd "$root" || exit 1
done_testing
