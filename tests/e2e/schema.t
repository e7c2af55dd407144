#!/bin/sh
# tongket schema check: good tables are counted and listed; every mistake has its line and column.
. tests/e2e/lib.sh

runs 0 schema check congress-report --lang en
like "a template by its name" "$stdout" 'congress-report/datapackage\.yaml: [0-9]+ tables, [0-9]+ fields$'
runs 0 schema check --lang en templates/congress-report
like "a template by its folder" "$stdout" '13 tables'
runs 0 schema check tests/cases/schemas/types.yaml
is "a file" "$stdout" "tests/cases/schemas/types.yaml: 9 bảng, 39 cột"
runs 0 schema check --format json tests/cases/schemas/types.yaml
is "JSON lists the fields" "$(python3 -c '
import json, sys
p = json.load(sys.stdin)
print(len(p["tables"]), sum(len(t["fields"]) for t in p["tables"]), p["tables"][0]["fields"][1])' <"$work/.stdout")" \
	"9 39 {'name': 'gio', 'title': 'Giờ', 'type': 'time', 'required': False}"

cat >"$work/bad.yaml" <<'END'
name: p
resources:
  - name: t
    path: k/t.csv
    schema:
      fields:
        - {name: a, type: string, constraints: {pattern: '(a+)+$'}}
        - {name: b, type: geopiont}
        - {name: c, type: date, format: '%d %B'}
      primaryKey: d
END
runs 2 schema check "$work/bad.yaml" --lang en
like "an expensive pattern at its place" "$stderr" 'bad\.yaml:7:59: .*\(a\+\)\+\$'
like "a type that is not known" "$stderr" 'bad\.yaml:8:27: .*geopiont.*“geopoint”'
like "a wrong time pattern" "$stderr" 'bad\.yaml:9:41: .*%d %B'
like "an unknown key field" "$stderr" 'bad\.yaml:10:19: '
is "nothing else is said" "$(wc -l <"$work/.stderr" | tr -d ' ')" 4
runs 2 schema check no-such-template
like "templates are named" "$stderr" 'congress-report'
runs 0 schema --help
like "the help says what it reads" "$stdout" 'datapackage\.yaml'
runs 2 schema chek congress-report
runs 2 schema check
runs 2 schema check "$work"

# A pattern of a template is refused before any data are read.
fresh_template a
sed -i "0,/pattern: '[^']*'/s//pattern: '(x+x+)+y'/" "$work/template/datapackage.yaml"
runs 2 validate "$job" --lang en
like "the job stops at the pattern" "$stderr" 'datapackage\.yaml:[0-9]+:[0-9]+: .*\(x\+x\+\)\+y'

done_testing
