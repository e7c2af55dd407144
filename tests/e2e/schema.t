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

# A package as other programs write it: JSON with tabs, and what it says of its files.
mkdir "$work/json"
cat >"$work/json/datapackage.json" <<'END'
{
	"name": "p", "profile": "tabular-data-package", "licenses": [{"name": "CC0-1.0"}], "keywords": ["x"],
	"resources": [{
		"name": "t", "type": "table", "path": "k/t.csv", "scheme": "file", "format": "csv", "mediatype": "text/csv", "encoding": "UTF-8",
		"dialect": {"delimiter": ";", "header": true, "skipInitialSpace": false, "lineTerminator": "\r\n"},
		"schema": {"fields": [{"name": "a", "type": "integer"}, {"name": "b", "type": "any"}], "missingValues": ["", "-"]}
	}]
}
END
runs 0 schema check --lang en "$work/json"
is "a datapackage.json" "$stdout" "$work/json/datapackage.json: 1 tables, 2 fields"
cp "$work/json/datapackage.json" "$work/form.json"
sed -i -e 's/"UTF-8"/"cp1252"/; s/"csv"/"xlsx"/; s/"type": "table",/"bytes": 12, "hash": "x",/; s/";"/"#"/; s/"header": true/"header": false/' \
	-e 's/"skipInitialSpace"/"commentChar"/' "$work/form.json"
runs 2 schema check --lang en "$work/form.json"
for mistake in '4:134: .*encoding.*cp1252.*job\.yaml' '4:89: .*format.*xlsx.*csv' '4:25: .*bytes' '4:37: .*hash' '5:28: .*delimiter.*#' '5:43: .*header' '5:50: .*commentChar'; do
	like "a form that is not read: $mistake" "$stderr" "form\.json:$mistake"
done
is "nothing else is said of forms" "$(wc -l <"$work/.stderr" | tr -d ' ')" 7
cp "$work/json/datapackage.json" "$work/json/datapackage.yaml"
runs 2 schema check --lang en "$work/json"
like "two of them" "$stderr" 'datapackage\.json: .*datapackage\.yaml'
fresh_template a
mv "$work/template/datapackage.yaml" "$work/template/datapackage.json"
runs 0 validate "$job"

# Mistakes are told in the order of the lines; a formula is compiled, its parameters are any job's.
cat >"$work/many.yaml" <<'END'
name: p
resources:
  - name: t
    path: k/t.csv
    schema:
      fields:
        - {name: a, typ: string}
        - {name: b, type: dat, unique: true}
        - {name: c, type: string, constraints: {minimum: 2, patern: x}}
      primarykey: a
END
runs 2 schema check --lang en "$work/many.yaml"
is "in the order of the lines" "$(cut -d: -f2,3 "$work/.stderr" | tr '\n' ' ')" "7:11 7:21 8:27 8:32 9:58 9:61 10:7 "
sed -e 's/{name: a, typ:.*/{name: a, type: string}/; /name: b/d; /name: c/d' \
	-e "s/primarykey: a/row-constraints: [{name: x, formula: 'a >'}, {name: y, formula: 'a > bb'}, {name: z, formula: 'a > :x'}]/" "$work/many.yaml" >"$work/formula.yaml"
runs 2 schema check --lang en "$work/formula.yaml"
like "a formula that does not compile" "$stderr" 'formula\.yaml:8:.*`a >`.*syntax'
like "a column that is not there" "$stderr" 'formula\.yaml:8:.*`a > bb`.*bb'
is "a parameter is the job's affair" "$(wc -l <"$work/.stderr" | tr -d ' ')" 2

# What a schema shows of its own cells must be right: people are told to write so.
cat >"$work/samples.yaml" <<'END'
name: p
resources:
  - name: t
    path: k/t.csv
    schema:
      missingValues: ['-']
      fields:
        - {name: a, type: integer, example: '1,5'}
        - {name: b, type: string, example: ab, constraints: {pattern: '[A-Z]+'}}
        - {name: c, type: date, example: 25/08/2015}
        - {name: d, type: string, constraints: {enum: [có, không, '-', abcdef], maxLength: 5}}
        - {name: e, type: number, example: '97,5', constraints: {enum: [97.5]}}
END
runs 2 schema check --lang en "$work/samples.yaml"
like "an example that is no integer" "$stderr" 'samples\.yaml:8:11: .*“a”.*“1,5” \(type-error\)'
like "an example that breaks the pattern" "$stderr" 'samples\.yaml:9:11: .*“ab” \(pattern\)'
like "a choice that is a missing value" "$stderr" 'samples\.yaml:11:11: .*“-”.*missingValues'
like "a choice that is too long" "$stderr" 'samples\.yaml:11:11: .*“abcdef”.*maxLength'
is "nothing else is said of samples" "$(wc -l <"$work/.stderr" | tr -d ' ')" 4

# The query that a table expects its submitters of.
fresh_template a
sed -i '0,/expected: \(.*\)/s//expected: \1x/' "$work/template/datapackage.yaml"
runs 2 schema check --lang en "$work/template"
like "a query that is not there" "$stderr" 'datapackage\.yaml:[0-9]+:15: .*x`\. Did you mean'

# A pattern of a template is refused before any data are read.
fresh_template a
sed -i "0,/pattern: '[^']*'/s//pattern: '(x+x+)+y'/" "$work/template/datapackage.yaml"
runs 2 validate "$job" --lang en
like "the job stops at the pattern" "$stderr" 'datapackage\.yaml:[0-9]+:[0-9]+: .*\(x\+x\+\)\+y'

done_testing
