#!/bin/sh
# Every message has a way to mend it, in both languages; mistakes on the command line are told so that they can be mended.
. tests/e2e/lib.sh

# A message as the sources write it: id, status, {Vietnamese, English}, {hint in Vietnamese, in English}. One that only passes on another's words has none.
said=$(python3 - <<'PY'
import glob, re
seen, bare = 0, []
for name in sorted(glob.glob("pipeline/**/*.c", recursive=True)):
    text = open(name, encoding="utf-8").read()
    for m in re.finditer(r'\bmessage (\w+) =\s*\{"([a-z-]+)",\s*STATUS_\w+,(.*?)\};', text, re.S):
        seen += 1
        if re.search(r"\{\s*NULL", m[3]) and '{"{1}", "{1}"}' not in m[3]:
            bare.append(name + ": " + m[2])
print(seen > 200, bare)
PY
)
is "every message has a hint" "$said" "True []"

runs 2 run --out --lang en x
like "an option is no value of the one before it" "$stderr" 'the option “--out” lacks its value'
runs 2 run --lang en --drft x
like "the option meant is named" "$stderr" '“--drft”\. Did you mean “--draft”\?'
runs 2 run --lang en --zzzzzzzz x
ok "and none where none is near" sh -c "! grep -q 'Did you mean' '$work/.stderr'"
runs 0 help run --lang en
like "help of one command" "$stdout" '^tongket run JOB'
runs 2 help rn --lang en
like "help of a command there is not" "$stderr" 'no command “rn”\. Did you mean “run”'
runs 2 verify --lang en "$work/none.zip"
like "a package that is not there" "$stderr" 'there is no file “.*none\.zip”'
fresh_job a
runs 3 run --out "$job/job.yaml" "$job"
like "why the system refused, in Vietnamese" "$stderr" 'không phải là thư mục\. Kiểm tra quyền ghi'
runs 3 run --lang en --out "$job/job.yaml" "$job"
like "... and in English" "$stderr" 'Not a directory'

"$TONGKET" init --quiet "$work/kind"
sed -i 's/-- kind: ratio/-- kind: rato/' "$work/kind/template/facts.sql"
runs 2 run --lang en "$work/kind"
like "a kind of figure there is not is told where it stands" "$stderr" 'facts\.sql:[0-9]+:[0-9]+: .*“?rato'
ok "... and alone, not for the words of the report" sh -c "! grep -q report.md '$work/.stderr'"

done_testing
