#!/bin/sh
# render --audit: numbers that the template's author typed are told with their place, whatever they stand in; figures and settings are not.
. tests/e2e/lib.sh

runs 0 render --audit --out "$work/none" input/long-an-2015
is "nothing is written" "$(ls -A "$work/none" 2>/dev/null)" ""
like "and it is said that there is none" "$stdout" '^không có con số nào gõ tay$'
runs 0 render --audit --lang en --out "$work/none" tests/school/job
like "of another template too" "$stdout" '^no number is typed$'

fresh_template a
report=$work/template/report.md
lines=$(wc -l <"$report")
cat >>"$report" <<'MD'

## Tiêu đề năm 2014

Toàn đảng bộ có {{to_chuc.tong}} tổ chức, tức là 61 tổ chức, đạt 31/{{to_chuc.tong}} và **tăng 5,5%**.

1. mục đầu
2. mục thứ 99, xem [](#bang-2) và [đây](#hinh-3)

```table
id: bang-2
caption: Bảng của 18 lớp
query: bang.bien_dong
number-rows: TT
columns:
  - {value: nam, head: Năm 1, width: 20}
note: Tính đến 31/12.
```

```chart
id: hinh-3
kind: bar
caption: Hình
query: bang.bien_dong
categories: nam
series: [{value: cuoi_ky, name: Cuối kỳ 7}]
height: 40
alt: Cột cao nhất là 2.822
```
MD
runs 2 render --audit --lang en --out "$work/none" "$job"
is "nothing is written then either" "$(ls -A "$work/none" 2>/dev/null)" ""
told=$(printf '%s\n' "$stderr" | sed -n 's/.*report\.md:\([0-9]*\):[0-9]*: “\([^”]*\)” is typed.*/\1 \2/p' | while read -r line word; do echo "$((line - lines)) $word"; done)
is "each at its line, and nothing else" "$told" "2 2014
4 61
4 31/…
4 5,5%
7 99
11 18
15 1
16 31/12
25 7
27 2.822"

printf 'audit: ["năm 2014", "61 tổ chức", "31/", "tăng 5,5%%", "thứ 99", "18 lớp", "Năm 1", "31/12", "kỳ 7", "2.822"]\n' >"$work/more"
sed -i '/^audit:/d' "$work/template/template.yaml"
cat "$work/more" >>"$work/template/template.yaml"
runs 2 render --audit --lang en --out "$work/none" "$job"
lines_left=$(printf '%s\n' "$stderr" | grep -c 'is typed')
is "what is allowed is passed over, what is not is told" "$lines_left" "$(printf '%s\n' "$stderr" | grep -c '“\(30\|50\|1\)” is typed')"

runs 0 render --quiet --out "$work/out" "$job"
ok "without --audit it is printed as ever" test -s "$work/out/report.pdf"

done_testing
