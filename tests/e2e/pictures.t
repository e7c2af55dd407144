#!/bin/sh
# Pictures: each kind of PNG and JPEG as it went in, its words, its size and place on the page; what cannot be read is told at its line.
. tests/e2e/lib.sh

cp -r tests/school/job "$work/job"
cp -r tests/school/template "$work/job/template"
sed -i 's#^template:.*#template: ./template#' "$work/job/job.yaml"
mkdir "$work/job/pictures"
cp "$work/job/template/report.md" "$work/words.md"
(cd "$work/job/pictures" && python3 "$root/tests/e2e/pictures_make.py")

# page WORDS STATUS: run the job with these words behind its report
page() {
	{
		cat "$work/words.md"
		printf '\n%s\n' "$1"
	} >"$work/job/template/report.md"
	runs "$2" run --lang en --quiet "$work/job"
}
report=$work/job/out/report.pdf

all='```picture
file: pictures/rgb.png
id: hinh-do
caption: Ô màu đỏ
alt: Một ô màu đỏ
width: 60
```

Xem [](#hinh-do).

![Xám](pictures/grey.png)

![Nửa trong](pictures/rgba.png "Nửa trong suốt")

![Đặc](pictures/opaque.png)

![Bảng màu](pictures/palette.png)

![Một bit](pictures/bits.png)

![Sâu](pictures/deep.png)

![Cao](pictures/tall.png)

```picture
file: pictures/small.jpg
decorative: true
```'
page "$all" 0
ok "the file is sound" qpdf --check "$report"
is "every kind, as it went in" "$(pdfimages -list "$report" | awk 'NR > 2 { print $3, $4, $5, $6, $9 }')" "image 30 20 rgb image
image 30 20 gray image
image 30 20 rgb image
smask 30 20 gray image
image 30 20 rgb image
image 8 8 rgb image
image 8 8 gray image
image 8 8 rgb image
image 10 4000 gray image
image 4 2 rgb jpeg"
is "60 mm wide: 12.7 pixels to the inch" "$(pdfimages -list "$report" | awk 'NR == 3 { print $13 }')" 13
text=$(pdftotext "$report" -)
like "a caption is numbered" "$text" 'Hình 1\. Ô màu đỏ'
like "the next" "$text" 'Hình 2\. Nửa trong suốt'
like "a link prints the number" "$text" 'Xem Hình 1\.'
words=$(pdftotext "$work/job/out/report.pdf" - | grep -c 'Biểu đồ 1')
is "eight pictures say what they show, the ninth only adorns" "$(pdfinfo -struct "$report" | grep -c Figure)" "$((8 + words))"
pdfimages -png "$report" "$work/p"
is "the red that went in came out" "$(python3 "$root/tests/e2e/pictures_make.py" "$work/p-000.png")" "200 10 20"
tall=$(pdfimages -list "$report" | awk 'NR == 11 { print $14 }')
is "a picture higher than the page is made smaller" "$([ "$tall" -ge 380 ] && echo yes)" yes
first=$(sha256sum <"$report")
page "$all" 0
is "the same bytes again" "$(sha256sum <"$report")" "$first"

runs 0 run --lang en --quiet --pdf 1b "$work/job"
is "PDF/A-1b knows no transparency: it is laid over white" "$(pdfimages -list "$report" | awk 'NR > 2 && $3 == "smask"')" ""
ok "and is sound" qpdf --check "$report"

# ---- a signature and its stamp ----
cp "$work/words.md" "$work/kept.md"
sed -i 's/^```signature$/&\nimage: pictures\/rgba.png\nimage-width: 45\nstamp: pictures\/rgb.png\nstamp-width: 36/' "$work/words.md"
page Cuối. 0
sizes=$(pdfimages -list "$report" | awk 'NR > 2 && $3 == "image" { print int(30 * 25.4 / $13 + 0.5) }' | tr '\n' ' ')
like "45 and 36 mm wide, to a pixel to the inch" "$sizes" '^4[345] 3[678] $'
qpdf --qdf --object-streams=disable "$report" "$work/plain.pdf"
alt=$(python3 "$root/tests/e2e/pictures_make.py" --alt "$work/plain.pdf")
like "said for those who cannot see it" "$alt" 'Chữ ký của Trần Thị Hạ Miên'
like "and the stamp" "$alt" 'Dấu của KT\. HIỆU TRƯỞNG|Dấu của'
sed -i 's/^stamp:.*/stamp: pictures\/none.png/' "$work/words.md"
page Cuối. 2
like "a stamp that is not there" "$stderr" 'report\.md:[0-9]+:8: .*pictures/none\.png'
sed -i '/^stamp:/d' "$work/words.md"
page Cuối. 2
like "a width without its picture" "$stderr" 'report\.md:[0-9]+:[0-9]+: .*stamp-width. without .stamp'
cp "$work/kept.md" "$work/words.md"

# ---- what has no caption has no number ----
page '```picture
file: pictures/rgb.png
id: hinh-tron
alt: Một ô
```

Xem [ô này](#hinh-tron), [](#hinh-tron).' 0
qpdf --qdf --object-streams=disable "$report" "$work/plain.pdf"
is "a link to it says at least its kind" "$(grep -a -c '/Contents <feff>' "$work/plain.pdf") $(grep -a -c '/Contents <feff004800ec006e0068>' "$work/plain.pdf")" "0 2"
like "and prints it" "$(pdftotext "$report" - | tr '\n' ' ')" 'Xem ô này, Hình\.'

line=$(($(wc -l <"$work/words.md") + 2))
# refused NAME FILE PATTERN
refused() {
	page "![Hình]($2)" 2
	like "$1" "$stderr" "report\\.md:$line:1: .*$3|$3.*report\\.md:$line"
}
refused "a file that is not there" pictures/none.png 'there is no picture .pictures/none\.png'
refused "a path out of the folder" ../x.png 'is not the path of a picture'
refused "an absolute path" /etc/passwd 'is not the path of a picture'
refused "no picture" pictures/text.png 'neither PNG nor JPEG'
refused "a PNG that is cut off" pictures/cut.png 'is broken'
refused "a JPEG that is cut off" pictures/cut.jpg 'is broken'
refused "a JPEG in CMYK" pictures/cmyk.jpg 'not RGB or grey'
refused "ten thousand million pixels" pictures/huge.png 'too large'
ln -s /etc/hostname "$work/job/pictures/link.png"
refused "a link out of the folder" pictures/link.png 'link\.png'
mkdir "$work/job/pictures/folder.png"
refused "a folder" pictures/folder.png 'folder\.png'
page 'a ![Hình](pictures/rgb.png) b' 2
like "not inside a text" "$stderr" "report\\.md:$line:3: .*cannot stand inside a text"
cp "$work/job/pictures/rgb.png" "$work/job/template/logo.png"
page '![Biểu trưng](logo.png)' 0
is "beside the template" "$(pdfimages -list "$report" | awk 'NR > 2 { print $4, $5 }')" "30 20"
done_testing
