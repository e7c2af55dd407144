#!/bin/sh
# The statistical yearbook: turned pages, tables in two languages, figures computed again from the CSV files, and what is wrong with a submission.
. tests/e2e/lib.sh

ok "the script makes the job" python3 examples/make-yearbook.py "$work/made"
is "examples/yearbook is what it makes" "$(diff -r -x out examples/yearbook "$work/made" | head -3)" ""

runs 0 run --out "$work/out" "$work/made"
pdf=$work/out/report.pdf
info=$(pdfinfo -l 500 "$pdf")
pages=$(printf '%s\n' "$info" | sed -n 's/^Pages: *//p')
ok "about 60 pages: $pages" test "$pages" -ge 55 -a "$pages" -le 75
is "all of them turned" "$(printf '%s\n' "$info" | grep -c '^Page.* size: *841.8[0-9]* x 595.2[0-9]* pts')" "$pages"
like "its title in two languages" "$info" "Title: *Niên giám thống kê 2023 tỉnh Lam Châu - Statistical yearbook 2023 of Lam Chau province"
ok "qpdf finds nothing wrong" qpdf --check "$pdf"
pdfinfo -struct-text "$pdf" >"$work/struct"
pdftotext -layout "$pdf" "$work/text"
pdftotext "$pdf" "$work/plain"
ok "words are not glued in the structure's text" python3 tests/e2e/struct_text.py "$work/struct" "$work/text"
is "no number was typed into its words" "$("$TONGKET" render --audit "$work/made")" "không có con số nào gõ tay"
page() { pdftotext -f "$1" -l "$1" -layout "$pdf" -; }
like "the cover" "$(page 1)" "Niên giám thống kê 2023"
is "the cover has no number and nothing else" "$(page 1 | grep -c '[[:alnum:]]')" "6"
like "the foreword" "$(page 2)" "LỜI NÓI ĐẦU"
like "the contents" "$(page 3)" "Phần VIII +Y tế và mức sống dân cư .*\.\.\. *[0-9]+$"
# Every table and chart of the list stands on the page that the list names.
said=$(python3 - "$work/text" <<'PY'
import re, sys
pages = open(sys.argv[1], encoding="utf-8").read().split("\f")
listed, lost = 0, []
for i, page in enumerate(pages[3:6]):
    for label, n in re.findall(r"^(Biểu(?: đồ)? \d+) .*?\.\.\.+ *(\d+)$", page.replace("\n      ", " "), re.M):
        listed += 1
        if not re.search(r"^ *%s\. " % label, pages[int(n) - 1], re.M):
            lost.append((label, n))
empty = [i + 1 for i, page in enumerate(pages[:-1]) if len(page.split()) < 20]
print(listed > 50, lost[:3], [n for n in empty if n != 1])
PY
)
like "the list ends on its second page, full of it" "$(page 5)" "Biểu 52 "
is "no caption goes on for one word" "$(grep -A1 -E '^[[:space:]]*Biểu [0-9]+[.] ' "$work/text" | grep -E '^ *[[:alnum:]()]+$')" ""
is "the list of tables leads to them, and no page is empty" "$said" "True [] []"

# ---- figures, computed again from the CSV files ----
cat >"$work/again.py" <<'PY'
import csv, glob, json, sys
from collections import defaultdict
from decimal import Decimal, ROUND_HALF_UP
job, out, text = sys.argv[1:]
read = lambda name: [r for p in sorted(glob.glob("%s/submissions/*/%s.csv" % (job, name))) for r in csv.DictReader(open(p, encoding="utf-8"))]
number = lambda s: Decimal(s.replace(",", "."))
facts = {f["id"]: f for f in json.load(open(out + "/facts.json", encoding="utf-8"))}
people, work, land = read("dan_so"), read("lao_dong"), read("dat_dai")
district, whole = defaultdict(Decimal), {}
for r in read("so_lieu_huyen"):
    district[r["ma_chi_tieu"], r["nam"]] += number(r["gia_tri"])
for r in read("so_lieu_tinh"):
    whole[r["ma_chi_tieu"], r["nam"]] = number(r["gia_tri"])
total = lambda rows, column, year="2023": sum(int(r[column]) for r in rows if r["nam"] == year)
part = lambda prefix, year: sum(v for (code, y), v in whole.items() if code.startswith(prefix) and y == year)
def share(num, den, digits=1):
    return (Decimal(100) * num / den).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
shown = lambda d: str(d).replace(".", ",").removesuffix(",0") + "%"
wrong = []
def check(name, got, wanted):
    if got != wanted:
        wrong.append((name, got, wanted))
value = lambda name: Decimal(str(facts[name]["value"]))
check("people", value("dan_so.tong"), total(people, "tong"))
check("people grow", facts["dan_so.tang"]["text"], shown(share(total(people, "tong") - total(people, "tong", "2022"), total(people, "tong", "2022"))))
check("urban", facts["dan_so.thanh_thi"]["text"], shown(share(total(people, "thanh_thi"), total(people, "tong"))))
check("women", facts["dan_so.nu"]["text"], shown(share(total(people, "nu"), total(people, "tong"))))
check("area", value("dien_tich"), total(land, "tong"))
check("farmers", facts["lao_dong.nong_nghiep"]["text"], shown(share(total(work, "nong_lam_thuy_san"), total(work, "co_viec_lam"))))
check("grdp", value("grdp.tong"), part("GRDP_", "2023"))
check("grdp grows", facts["grdp.tang"]["text"], shown(share(part("SS_", "2023") - part("SS_", "2022"), part("SS_", "2022"))))
check("grdp a person", value("grdp.nguoi"), (1000 * part("GRDP_", "2023") / total(people, "tong")).quantize(Decimal("0.1"), ROUND_HALF_UP))
check("revenue", value("thu.tong"), part("TN_", "2023"))
check("rice", value("lua.san_luong"), whole["LUA_SL", "2023"])
check("retail grows", facts["ban_le.tang"]["text"], shown(share(part("BL_", "2023") - part("BL_", "2022"), part("BL_", "2022"))))
check("exports", value("xuat_khau.tong"), part("XK_", "2023"))
check("poor", facts["ho_ngheo.ty_le"]["text"], shown(share(district["HO_NGHEO", "2023"], total(people, "so_ho"))))
for (code, year), v in whole.items():        # districts sum to the province
    if (code, year) in district:
        check(code, district[code, year], v)
# Tables: a row of each kind as it is printed.
lines = [" ".join(l.split()) for l in open(text, encoding="utf-8")]
def row(*cells):
    if " ".join(cells) not in lines:
        wrong.append(("row", cells))
vi = lambda d, digits=0: format(d.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP), ",").translate(str.maketrans(",.", ".,"))
years = [str(y) for y in range(2018, 2024)]
row("Toàn tỉnh - Total", *(vi(Decimal(total(people, "tong", y))) for y in years))
row("Toàn tỉnh - Total", *(vi(Decimal(total(people, c, y))) for c in ("nam_gioi", "nu") for y in years))
row("Toàn tỉnh - Total", *(vi(10 * district["LUA_SL", y] / district["LUA_DT", y], 1) for y in years))
row("Toàn tỉnh - Total", *(vi(district[c, y]) for c in ("LUA_DT", "LUA_SL") for y in years))
row("Toàn tỉnh - Total", *(vi(share(district["HO_NGHEO", y], total(people, "so_ho", y), 2), 2) for y in years))
row("Tổng số - Total", *(vi(100 * part("SS_", y) / part("SS_", str(int(y) - 1)), 2) for y in years[1:]))
row("Tổng thu - Total revenue", *(vi(part("TN_", y), 1) for y in years))
rain = defaultdict(Decimal)
for r in read("so_lieu_thang"):
    if r["ma_chi_tieu"] == "MUA":
        rain[r["nam"]] += number(r["gia_tri"])
row("Cả năm - Year", *(vi(rain[y], 1) for y in years))
print("wrong:", wrong[:6])
PY
is "figures and rows of tables" "$(python3 "$work/again.py" "$work/made" "$work/out" "$work/text" 2>&1 | tail -1)" "wrong: []"

like "the unit over a table" "$(cat "$work/text")" "Đơn vị tính: Người - Unit: Person"
like "heads in two languages" "$(tr '\n' ' ' <"$work/plain")" "Huyện, thị xã, thành phố - District"
"$TONGKET" run --quiet --out "$work/again" "$work/made" >/dev/null
ok "the same bytes again" cmp "$pdf" "$work/again/report.pdf"

runs 0 archive --quiet --out "$work/packed" "$work/made"
runs 0 verify "$(ls -d "$work"/packed/archive/*)"

# ---- what is wrong with a submission ----
spoil() {
	rm -rf "$work/bad"
	cp -r examples/yearbook "$work/bad"
	rm -rf "$work/bad/out"
}
spoil
sed -i '3s/,100467,/,100468,/' "$work/bad/submissions/H01/dan_so.csv"
runs 1 run --quiet "$work/bad"
like "men and women are not all" "$stderr" "H01/dan_so.csv:3: .*không bằng 100468 nam \+ .*\[row-constraint\]"
is "that is all that is told" "$(grep -o '"code"' "$work/bad/out/validation.json" | wc -l)" "1"
ok "a slip goes back" test -s "$work/bad/out/slips/H01.pdf"
spoil
sed -i '/,2020,/d' "$work/bad/submissions/H04/dat_dai.csv"
runs 1 run --quiet "$work/bad"
like "a year is missing" "$stderr" "H04/dat_dai.csv: .*thiếu số liệu năm 2020.*\[control-total\]"
spoil
sed -i '/,LUA_SL,2021,/d' "$work/bad/submissions/H04/so_lieu_huyen.csv"
runs 1 run --quiet "$work/bad"
like "an indicator is missing" "$stderr" "H04/so_lieu_huyen.csv: .*thiếu chỉ tiêu LUA_SL .* năm 2021.*\[control-total\]"
is "its sum is not told beside it" "$(grep -o '"code"' "$work/bad/out/validation.json" | wc -l)" "1"
spoil
sed -i 's/^S04,LUA_SL,2022,.*/S04,LUA_SL,2022,440000/' "$work/bad/submissions/S04/so_lieu_tinh.csv"
runs 1 run --quiet "$work/bad"
like "the province is not the sum of its districts" "$stderr" "S04/so_lieu_tinh.csv:[0-9]+:4: .*toàn tỉnh ghi 440000, tổng các huyện là [0-9]+.*\[control-total\]"
spoil
sed -i '/,MUA,2019,7,/d' "$work/bad/submissions/S01/so_lieu_thang.csv"
runs 1 run --quiet "$work/bad"
like "a month is missing" "$stderr" "S01/so_lieu_thang.csv: .*MUA .* năm 2019 có 11 tháng.*\[control-total\]"
spoil
sed -i '3s/^S04,[A-Z_]*,/S04,BAC_SI,/' "$work/bad/submissions/S04/so_lieu_tinh.csv"
runs 1 run --quiet "$work/bad"
like "an indicator of another department" "$stderr" "S04/so_lieu_tinh.csv:[0-9]+:2: .*BAC_SI do đơn vị S08 báo cáo, không phải S04.*\[row-constraint\]"
spoil
rm "$work/bad/submissions/H07/lao_dong.csv"
runs 1 run --quiet "$work/bad"
like "a table is missing" "$stderr" "H07/lao_dong.csv.*\[missing-submission\]"
spoil
sed -i 's/^  from: .*/  from: 2016/' "$work/bad/job.yaml"
runs 1 run --quiet "$work/bad"
like "the office's list lacks years" "$stderr" "reference/nam.csv: .*không có năm 2016.*\[control-total\]"

done_testing
