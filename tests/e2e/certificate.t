#!/bin/sh
# A certificate for each trainee who passed, and the register: numbers, names, pages, what is wrong with a list.
. tests/e2e/lib.sh

ok "the script makes the job" python3 examples/make-certificates.py "$work/made"
is "examples/certificates is what it makes" "$(diff -r -x out examples/certificates "$work/made" | head -3)" ""

(umask 000 && "$TONGKET" run --quiet --out "$work/out" "$work/made" >/dev/null 2>"$work/err")
is "it runs without a word" "$(cat "$work/err")" ""

# ---- which certificates there are, computed again from the CSV files ----
cat >"$work/again.py" <<'PY'
import csv, glob, json, os, subprocess, sys
job, out = sys.argv[1:]
read = lambda path: list(csv.DictReader(open(path, encoding="utf-8-sig")))
classes = {c["ma_lop"]: c for c in read(job + "/reference/lop.csv")}
units = {u["ma_to_chuc"]: u["ten"] for u in read(job + "/reference/to_chuc.csv")}
rows = [(classes[r["ma_lop"]]["ngay_ket_thuc"], r["ma_lop"], r["ma_to_chuc"], i, r)
        for path in glob.glob(job + "/submissions/*/hoc_vien.csv") for i, r in enumerate(read(path)) if r["ket_qua"] != "Không đạt"]
rows.sort(key=lambda x: x[:4])
day = lambda iso: "/".join(reversed(iso.split("-")))
wanted = {"%s/%04d.pdf" % (r["ma_lop"], 1208 + n): r for n, (_, _, _, _, r) in enumerate(rows)}
there = {os.path.relpath(p, out + "/certificates") for p in glob.glob(out + "/certificates/*/*.pdf")}
print("files:", len(there), "as wanted" if there == set(wanted) else sorted(there ^ set(wanted))[:5])
rare = [n for n, r in wanted.items() if set(r["ho_ten"]) & set("ŏĭčƀĂƁ'Ỷ") or len(r["ho_ten"]) > 30]
bad = []
for name in sorted(wanted)[::97] + sorted(rare):
    r = wanted[name]
    text = " ".join(subprocess.run(["pdftotext", out + "/certificates/" + name, "-"], check=True, capture_output=True, text=True).stdout.split())
    c = classes[r["ma_lop"]]
    for part in (r["ho_ten"], "Sinh ngày %s. Đơn vị: %s" % (day(r["ngay_sinh"]), units[r["ma_to_chuc"]]), c["ten_lop"],
                 "từ ngày %s đến ngày %s" % (day(c["ngay_bat_dau"]), day(c["ngay_ket_thuc"])), "Kết quả xếp loại: " + r["ket_qua"],
                 "Số vào sổ: %s/GCN-TCT" % name[-8:-4], "GIẤY CHỨNG NHẬN", "Đặng Thị Ngọc Uyển"):
        if part.replace(" ", "") not in text.replace(" ", ""):     # pdftotext takes words of one letter for letters spaced out
            bad.append((name, part))
print("looked at:", len(rare) > 5, "wrong:", bad[:5])
facts = {f["id"]: f for f in json.load(open(out + "/facts.json", encoding="utf-8"))}
good = sum(r["ket_qua"] in ("Giỏi", "Khá") for r in wanted.values())
print("figures:", facts["giay.tong"]["value"] == len(wanted), facts["giay.kha_gioi"]["num"] == good, facts["giay.so_cuoi"]["value"] == "%04d" % (1207 + len(wanted)))
sizes = {c: sum(r["ma_lop"] == c for r in wanted.values()) for c in classes}
table = {row[0]: row[3] for row in facts["bang.lop"]["rows"]}
print("by class:", table == sizes, "register:", len(facts["bang.so"]["rows"]) == len(wanted))
PY
python3 "$work/again.py" "$work/made" "$work/out" >"$work/said" 2>&1 || true
like "one file for each who passed, under its number" "$(cat "$work/said")" "^files: 7[0-9][0-9] as wanted$"
like "names, days, classes and results are on them, rare letters too" "$(cat "$work/said")" "^looked at: True wrong: \[\]$"
like "the figures of the register" "$(cat "$work/said")" "^figures: True True True$"
like "the tables of the register" "$(cat "$work/said")" "^by class: True register: True$"
is "only the owner reads them" "$(find "$work/out" -type f -perm /077 | head -3)" ""
is "nor their folders" "$(find "$work/out" -mindepth 1 -type d -perm /077 | head -3)" ""

# ---- one of them ----
one=$work/out/certificates/L2023-17/$(ls "$work/out/certificates/L2023-17" | head -1)
info=$(pdfinfo "$one")
like "it is one page" "$info" "Pages: *1$"
like "a turned A4" "$info" "841.8[0-9]* x 595.2[0-9]* pts"
like "with its number and name as title" "$info" "Title: *Giấy chứng nhận số [0-9]{4}/GCN-TCT: "
ok "qpdf finds nothing wrong" qpdf --check "$one"
struct=$(pdfinfo -struct-text "$one")
like "its heading is one" "$(printf '%s\n' "$struct" | grep -A1 H1)" "GIẤY CHỨNG NHẬN"
is "the frame is no part of the text" "$(printf '%s\n' "$struct" | grep -c Figure)" "0"
# The name in the middle of the page, the signatory's near its foot.
pdftotext -bbox-layout "$one" "$work/boxes.html"
said=$(python3 - "$work/boxes.html" <<'PY'
import re, sys
lines = re.findall(r'<line xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</line>', open(sys.argv[1], encoding="utf-8").read(), re.S)
words = [(tuple(map(float, l[:4])), " ".join(re.findall(r">([^<]+)</word>", l[4]))) for l in lines]
biggest = sorted(words, key=lambda w: w[0][1] - w[0][3])[:2]        # title and name
foot = [w for w in words if w[1] == "Đặng Thị Ngọc Uyển"][0]
print(all(abs((b[0] + b[2]) / 2 - 841.89 / 2) < 1.5 for b, _ in biggest), 595.28 - foot[0][3] < 22 * 72 / 25.4 + 8, min(b[1] for b, _ in words) > 21 * 72 / 25.4 - 2)
PY
)
is "title and name in the middle, the signature at the foot, all inside the margins" "$said" "True True True"
cp "$one" "$work/first.pdf"
"$TONGKET" run --quiet --out "$work/again" "$work/made" >/dev/null
ok "the same bytes again" cmp "$work/first.pdf" "$work/again/certificates/L2023-17/${one##*/}"
like "the register stands upright" "$(pdfinfo "$work/out/register.pdf")" "595.2[0-9]* x 841.8[0-9]* pts"

runs 0 archive --quiet --out "$work/packed" "$work/made"
runs 0 verify "$(ls -d "$work"/packed/archive/*)"

# ---- in another profile the letterhead is another, the page the same ----
sed -i 's/^profile:.*/profile: nd30-2020/' "$work/made/job.yaml"
runs 0 run --quiet --out "$work/state" "$work/made"
like "the state's letterhead" "$(pdftotext "$work/state/certificates/L2023-17/${one##*/}" -)" "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
like "on a turned page" "$(pdfinfo "$work/state/certificates/L2023-17/${one##*/}")" "841.8[0-9]* x 595.2[0-9]* pts"

# ---- what is wrong ----
spoil() {
	rm -rf "$work/bad"
	cp -r examples/certificates "$work/bad"
	rm -rf "$work/bad/out"
}
spoil
sed -i '2s/[0-9]*$/99/' "$work/bad/reference/lop.csv"
runs 1 run --quiet "$work/bad"
like "a class of another size" "$stderr" "reference/lop.csv:2:5: .*sĩ số 99.*\[control-total\]"
is "no certificate is made then" "$(ls "$work/bad/out/certificates" 2>/dev/null)" ""
spoil
sed -i '2s/,[0-9]*\(-[0-9]*-[0-9]*,N\)/,2010\1/' "$work/bad/submissions/DV05/hoc_vien.csv"
runs 1 run --quiet "$work/bad"
like "who was a child" "$stderr" "DV05/hoc_vien.csv:2:4: .*chưa đủ 18 tuổi.*\[row-constraint\]"
ok "a slip goes back" test -s "$work/bad/out/slips/DV05.pdf"
spoil
sed -n 2p "$work/bad/submissions/DV05/hoc_vien.csv" >>"$work/bad/submissions/DV05/hoc_vien.csv"
runs 1 run --quiet "$work/bad"
like "who is listed twice" "$stderr" "DV05/hoc_vien.csv:[0-9]+: .*\[primary-key\]"
spoil
sed -i 's/^  date: .*/  date: 2023-06-30/' "$work/bad/job.yaml"
runs 1 run --quiet "$work/bad"
like "a class that has not ended" "$stderr" "reference/lop.csv:[0-9]+:4: .*sau ngày cấp giấy.*\[row-constraint\]"
spoil
rm "$work/bad/submissions/DV09/hoc_vien.csv"
runs 1 run --quiet "$work/bad"
like "a list that is missing" "$stderr" "DV09/hoc_vien.csv.*\[missing-submission\]"

# ---- a layout of a document that is wrong ----
cp -r templates/certificate "$work/template"
spoil
sed -i 's|^template:.*|template: ../template|' "$work/bad/job.yaml"
sed -i 's/colour: "#8E1B1B"/colour: red/' "$work/template/certificate.yaml"
runs 2 run "$work/bad"
like "its mistake is told with its place" "$stderr" "certificate.yaml:[0-9]+:[0-9]+: .*red"
rm "$work/template/certificate.yaml"
runs 2 run "$work/bad"
like "the file is missed" "$stderr" "certificate.yaml"
sed -i 's|layout: certificate.yaml|layout: ../certificate.yaml|' "$work/template/template.yaml"
runs 2 run "$work/bad"
like "it lies in the template" "$stderr" "template.yaml:[0-9]+:[0-9]+: .*certificate.yaml"

done_testing
