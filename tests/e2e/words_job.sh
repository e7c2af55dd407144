# words_job.sh: a job of words alone. Source it behind lib.sh.

# words_job NAME PROFILE: $job is a job whose report is $work/report.md; document.value is $VALUE
words_job() {
	job=$work/$1/job
	template=$work/$1/template
	rm -rf "${work:?}/$1"
	mkdir -p "$job/reference" "$template"
	cp "$work/report.md" "$template/report.md"
	: >"$template/checks.sql"
	cat >"$template/template.yaml" <<'Y'
tongket: 1
name: words
title: Chữ
language: vi-VN
documents:
  - {name: report, source: report.md, output: report.pdf, title: Chữ}
job:
  document:
    date: {type: date}
    value: {type: text, optional: true}
Y
	cat >"$template/datapackage.yaml" <<'Y'
name: words
resources:
  - name: muc
    title: Mục
    path: reference/muc.csv
    schema: {fields: [{name: ma, title: Mã, type: string}]}
Y
	printf '%s\n' '-- name: bang.muc' '-- kind: rows' 'SELECT ma, _file, _line FROM muc;' >"$template/facts.sql"
	printf 'ma\nA\nB\n' >"$job/reference/muc.csv"
	printf 'tongket: 1\ntemplate: ./../template\nprofile: %s\ndocument: {date: 2015-08-25, value: "%s"}\n' "$2" "$VALUE" >"$job/job.yaml"
}
