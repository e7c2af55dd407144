#!/bin/sh
# tongket render --watch: what is edited is printed again; mistakes are told and it goes on; Ctrl-C ends it. Everything waits for what must come, however slow the machine is.
. tests/e2e/lib.sh
cd "$work" || exit 1

# within COMMAND…: it comes true, sooner or later
within() {
	for _ in $(seq 600); do
		"$@" && return 0
		sleep 0.1
	done
	return 1
}
log_has() { [ "$(grep -cE -- "$1" log)" -ge "${2:-1}" ]; }
last_is() { grep 'printed' log | tail -1 | grep -qE -- "$1"; }
report_has() { pdftotext -layout job/out/report.pdf - 2>/dev/null | tr -s ' \n' ' ' | grep -qE -- "$1"; }
is_gone() { ! kill -0 "$watcher" 2>/dev/null; }
reads() { grep -c '^read ' log; }

# begin ARGUMENT…: in the background, its output in the file log
begin() {
	TONGKET_TIMES=1 "$TONGKET" render --watch --lang en "$@" >log 2>&1 &
	watcher=$!
	trap 'kill "$watcher" 2>/dev/null; chmod -R u+rwX "$work" 2>/dev/null; rm -rf "$work"' EXIT
}

# ends SIGNAL: it does, with status 0
ends() {
	kill -"$1" "$watcher"
	ok "SIG$1 ends it" within is_gone
	wait "$watcher"
	is "with status 0" "$?" 0
}

"$TONGKET" init --quiet job
template=job/template
begin job
ok "it prints at once" within log_has '^[0-9:]{8} printed job/out/report.pdf \([0-9]+ ms\)$'
like "and says how to stop" "$(head -1 log)" '^Watching job; press Ctrl-C to stop\.$'
is "the data are read" "$(reads)" 1

sed -i 's/^# Kết quả/# Kết quả lần hai/' $template/report.md
ok "a change of the words is printed" within report_has 'KẾT QUẢ LẦN HAI'
ok "with a line that names the file" within log_has '^[0-9:]{8} report.md: printed'
sed 's/^# Kết quả lần hai/# Kết quả lần ba/' $template/report.md >$template/.report.md.swp
mv $template/.report.md.swp $template/report.md
ok "a file that is replaced, as editors do" within report_has 'KẾT QUẢ LẦN BA'
sed -i 's/value: ten_thon, head: Thôn/value: ten_thon, head: Tên/; s/^Các thôn tiếp/{{>them}} Các thôn tiếp/' $template/report.md
ok "a mistake is told with its place" within log_has 'report\.md:[0-9]+:[0-9]+: .*“them\.md”'
ok "and that nothing was printed" within log_has 'report.md: not printed; what was printed before stays'
ok "the last report stays" report_has 'KẾT QUẢ LẦN BA'
echo 'Đoạn thêm.' >$template/them.md
ok "a new file mends it" within report_has 'Đoạn thêm\. Các thôn tiếp'
sed -i 's/WHERE ngay_trong/WHER ngay_trong/; s/^-- base: cây đã trồng/-- base: cây trồng/' $template/facts.sql
ok "another definition of a figure" within report_has '893/995 cây trồng \('
sed -i 's/^profile: [^ ]*/profile: hd36-2018/' job/job.yaml
ok "another profile" within report_has 'ĐẢNG CỘNG SẢN VIỆT NAM'
is "all this without reading the data again" "$(reads)" 1

sed -i '2s/,120,/,121,/' job/submissions/T01/trong_cay.csv
ok "a change of the data changes the figures" within report_has 'đã trồng 996 cây'
is "which are read for it" "$(reads)" 2
sed -i '2s/,121,/,x,/' job/submissions/T01/trong_cay.csv
ok "errors in the data are told with their place" within log_has '^submissions/T01/trong_cay\.csv:2:4: error: “x”'
ok "and the last report stays" within log_has 'trong_cay\.csv: the data have errors'
ok "unchanged" report_has 'đã trồng 996 cây'
sed -i '2s/,x,/,130,/' job/submissions/T01/trong_cay.csv
ok "until they are mended" within report_has 'đã trồng 1.005 cây'
sed -i 's/SELECT cay_song AS num, cay_trong AS den/SELECT cay_song AS num, 0 AS den/' $template/facts.sql
ok "a figure that cannot be computed is told" within log_has 'the figure cay\.song cannot be computed'
sed -i 's/SELECT cay_song AS num, 0 AS den/SELECT cay_song AS num, 2 * cay_trong AS den/' $template/facts.sql
ok "and forgotten when it can" within report_has '893/2\.010 cây trồng'

mv job/submissions/T02 elsewhere
ok "a folder that goes" within log_has 'error: the file “trong_cay.csv” \(table “Kết quả trồng cây”\) has not been sent'
mkdir job/submissions/T02
cp elsewhere/trong_cay.csv job/submissions/T02/
sed -i '2s/,200,/,300,/' job/submissions/T02/trong_cay.csv
ok "and comes again" within report_has 'đã trồng 1\.105 cây'
mv $template old
ok "a template that goes" within log_has 'job\.yaml:[0-9]+:[0-9]+: there is no template'
cp -r old $template
sed -i 's/^# Kết quả lần ba/# Kết quả lần bốn/' $template/report.md
ok "and comes again, another one" within report_has 'KẾT QUẢ LẦN BỐN'
sed -i 's/^# Kết quả lần bốn/# Kết quả lần năm/' $template/report.md
ok "is watched as the first was" within report_has 'KẾT QUẢ LẦN NĂM'
cp -r $template job/mine
sed -i 's/^# Kết quả lần năm/# Kết quả của mẫu khác/' job/mine/report.md
sed -i 's|^template: ./template|template: ./mine|' job/job.yaml
ok "another template" within report_has 'KẾT QUẢ CỦA MẪU KHÁC'
sed -i 's/^# Kết quả của mẫu khác/# Kết quả của mẫu ấy/' job/mine/report.md
ok "is watched from now on" within report_has 'KẾT QUẢ CỦA MẪU ẤY'
printf '\n![Một chấm](pictures/dot.png "Hình một chấm")\n' >>job/mine/report.md
ok "a picture that is not there is told" within log_has 'there is no picture “pictures/dot.png”'
mkdir job/pictures
mkdir made && (cd made && python3 "$root/tests/e2e/pictures_make.py")
cp made/rgb.png job/pictures/dot.png
ok "and printed when it comes" within report_has 'Hình một chấm'
before=$(grep -c 'pictures/dot.png: printed' log)
cp made/grey.png job/pictures/dot.png
ok "a picture that changes is printed again" within log_has 'pictures/dot.png: printed' $((before + 1))

# Documents that read nothing of what was written are not made again.
cat >>job/mine/facts.sql <<'SQL'

-- name: bang.thu
-- kind: rows
SELECT ma_thon, ten_thon FROM thon ORDER BY ma_thon;
SQL
printf '# Thư\n\nGửi {{item.ten_thon}}.\n\n{{>them}}\n' >job/mine/letter.md
sed -i 's|^job: .*|  - {name: letter, for-each: bang.thu, source: letter.md, output: "thu/{{item.ma_thon}}.pdf", title: Thư}\n&|' job/mine/template.yaml
ok "letters" within log_has 'printed job/out/report.pdf and 3 more documents'
sum=$(cd job/out/thu && ls -i)
sed -i 's/^# Kết quả của mẫu ấy/# Kết quả của mẫu này/' job/mine/report.md
ok "words of the report alone" within report_has 'KẾT QUẢ CỦA MẪU NÀY'
is "are said to be printed" "$(within last_is 'report.md: printed job/out/report.pdf \(' && echo yes)" yes
is "leave them as they are" "$(cd job/out/thu && ls -i)" "$sum"
sed -i 's/^Gửi /Kính gửi /' job/mine/letter.md
ok "words of the letters alone" within log_has 'letter.md: printed job/out/thu/T01.pdf and 2 more documents'
like "are printed" "$(pdftotext job/out/thu/T03.pdf - | tr '\n' ' ')" 'Kính gửi Thôn Đồi Sim'
sed -i 's/^Đoạn thêm/Đoạn chung/' job/mine/them.md
ok "a passage of both is printed in both" within log_has 'them.md: printed job/out/report.pdf and 3 more documents'
ok "everywhere" within report_has 'Đoạn chung'
rm job/out/thu/T02.pdf
sed -i 's/^# Kết quả của mẫu này/# Kết quả của mẫu ấy/' job/mine/report.md
ok "a letter that somebody removed" within test -s job/out/thu/T02.pdf
cp made/rgb.png job/pictures/dot.png
ok "a picture of a document that was kept" within log_has 'pictures/dot.png: printed job/out/report.pdf and 3' 1
lines=$(grep -c 'printed' log)
touch job/note.txt job/mine/.hidden.md job/out/other
sleep 1
is "what has nothing to do with it changes nothing" "$(grep -c 'printed' log)" "$lines"
ends INT
is "nothing is left over" "$(find job -name '*.part')" ""

# Its own outputs are no change, wherever they are written; data with errors at the start are no end.
sed -i '2s/,130,/,x,/' job/submissions/T01/trong_cay.csv
begin --out job/mine/out job
ok "it begins with data that have errors" within log_has 'the data have errors'
sed -i '2s/,x,/,120,/' job/submissions/T01/trong_cay.csv
ok "and prints when they are mended" within log_has 'printed job/mine/out/report.pdf'
sleep 1
is "and not again and again" "$(grep -c 'printed job' log)" 1
ends TERM

begin --out job/reference job
ok "written among the data" within log_has 'printed job/reference/report.pdf'
sed -i 's/^# Kết quả của mẫu ấy/# Kết quả ở chỗ khác/' job/mine/report.md
ok "it is watched as ever" within log_has 'report.md: printed job/reference/report.pdf'
sleep 1
is "and its report is no data" "$(grep -c 'printed job' log)" 2
ends TERM
rm job/reference/report.pdf

begin --audit --out none job
ok "--audit" within log_has ': no number is typed|^[0-9:]{8} no number is typed'
printf '\nCó 77 cây.\n' >>job/mine/report.md
ok "numbers that are typed are told when they are" within log_has '“77” is typed'
ok "and that there are" within log_has 'report.md: there are typed numbers'
ends INT
ok "which writes nothing" test ! -e none

echo 'name: x' >>job/mine/template.yaml
begin job
ok "it begins with a template that is wrong" within log_has 'not printed'
sed -i '$d' job/mine/template.yaml
ok "and prints when that is mended" within log_has 'template.yaml: printed'
ends INT
cp job/out/report.pdf last.pdf
runs 0 render --quiet job
ok "what it printed is what render prints" cmp last.pdf job/out/report.pdf

runs 2 render --watch no-such-job
like "a job that is not there is no job to wait for" "$stderr" 'no-such-job'
ok "it ends when nobody reads what it says" timeout 120 sh -c "'$TONGKET' render --watch job | head -1"

done_testing
