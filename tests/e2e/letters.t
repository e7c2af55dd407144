#!/bin/sh
# All 134 Vietnamese letters on paper: in every size that the profiles set text in, at its closest pitch, in each of the four styles.
. tests/e2e/lib.sh
cp -r tests/golden/job tests/golden/template "$work"
sed -i '/^documents:/,/^job:/c\documents: [{name: report, source: report.md, output: report.pdf, title: Thử chữ}]\njob:' "$work/template/template.yaml"
sed -i '/^abbreviations:/d' "$work/template/template.yaml"
sed -i 's|^profile:.*|profile: ./profile.yaml|' "$work/job/job.yaml"
letters() { python3 tests/e2e/letters.py "$@"; }

# told NAME: take the results of a check into this test
told() {
	if [ ! -s "$work/said" ]; then
		ok "$1: the check ran" false
	fi
	while read -r line; do
		case $line in
		'ok '*) is "$1: ${line#ok }" 1 1 ;;
		'not ok '*) is "$1: ${line#not ok }" "$(grep '^#' "$work/said")" "" ;;
		esac
	done <"$work/said"
}

# ---- paragraphs ----
letters text >"$work/template/report.md"
letters styles templates/profiles/*.yaml >"$work/styles"
ok "the profiles set text in several sizes" test "$(cut -d' ' -f1 "$work/styles" | sort -nu | wc -l)" -ge 7
sort -n -k1,1 -k2,2 "$work/styles" | sort -n -u -s -k1,1 | while read -r size pitch _; do
	for style in regular bold italic bold-italic; do
		echo "$size $pitch $style"
	done
done >"$work/kinds"
while read -r size pitch style <&3; do
	# The text alone: styles of one kind, no page number on the first page, no closing stop.
	bold=false italic=false
	case $style in *bold*) bold=true ;; esac
	case $style in *italic) italic=true ;; esac
	sed "s|^name:.*|name: letters|; s|^body:.*|body: {size: $size, pitch: $pitch, align: left, after: 20, bold: $bold, italic: $italic}|" \
		templates/profiles/nd30-2020.yaml >"$work/job/profile.yaml"
	"$TONGKET" render --quiet --out "$work/out" "$work/job" || ok "$size/$pitch $style is set" false
	letters check "$work/out/report.pdf" "$size" "$style" >"$work/said" 2>&1 || sed 's/^/# /' "$work/said"
	told "$size/$pitch $style"
done 3<"$work/kinds"

# ---- tables: heads, cells, totals, in each profile ----
cat >"$work/template/report.md" <<'END'
```table
query: bang.chu
columns:
  - {value: a, head: ẪjgỖqẴ1}
  - {value: b, head: ẪjgỖqẴ1}
  - {value: so, head: Số}
total: ẪjgỖqẴ4
```
END
cat >"$work/template/facts.sql" <<'END'
-- name: bang.chu
-- kind: rows
SELECT 'ẪjgỖqẴ2' AS a, 'ẪjgỖqẴ2' AS b, so, _file, _line FROM cau;
END
for profile in hd11-2004 hd36-2018 hd05-2026 nd30-2020; do
	cp "templates/profiles/$profile.yaml" "$work/job/profile.yaml"
	"$TONGKET" render --quiet --out "$work/out" "$work/job" || ok "$profile: a table is set" false
	letters cells "$work/out/report.pdf" head:12:bold body:12:regular total:12:bold >"$work/said" 2>&1
	told "$profile"
done
done_testing
