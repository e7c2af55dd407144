#!/bin/sh
# tongket init: a folder that runs at once, named after its title; nothing is overwritten, and a failure leaves nothing.
. tests/e2e/lib.sh
cd "$work" || exit 1

runs 0 init "Kết quả \"đợt 2\" năm 2026/"
like "it says what comes next" "$stdout" '^  tongket render --watch ket-qua-dot-2-nam-2026$'
runs 0 run ket-qua-dot-2-nam-2026
is "no error, warning or note" "$(printf '%s' "$stderr" | sed 's/.*: //')" "0 lỗi, 0 cảnh báo, 0 ghi chú"
like "the title is printed" "$(pdftotext -layout ket-qua-dot-2-nam-2026/out/report.pdf - | tr -s ' \n' ' ')" 'BÁO CÁO Kết quả "đợt 2" năm 2026 '
ok "qpdf finds nothing wrong" qpdf --check ket-qua-dot-2-nam-2026/out/report.pdf
runs 0 render --audit ket-qua-dot-2-nam-2026
runs 0 schema check ket-qua-dot-2-nam-2026/template
runs 0 forms --quiet ket-qua-dot-2-nam-2026 forms
sed -i '2s/Ăn quả/Qua/; 3s/^T01/T02/' ket-qua-dot-2-nam-2026/submissions/T01/trong_cay.csv
sed -i '2s/2025/2024/' ket-qua-dot-2-nam-2026/submissions/T03/trong_cay.csv
runs 1 run ket-qua-dot-2-nam-2026
is "slips for those with errors" "$(ls ket-qua-dot-2-nam-2026/out/slips | tr '\n' ' ')" "T01.pdf T03.pdf "
like "a slip names the village" "$(pdftotext -layout ket-qua-dot-2-nam-2026/out/slips/T03.pdf - | tr -s ' \n' ' ')" 'Kính gửi: Thôn Đồi Sim.*không thuộc kỳ báo cáo'

runs 0 init --lang en --quiet plain_Name.2
is "a plain name stays what it is, and --quiet is quiet" "$(ls -d plain*)$stdout$stderr" "plain_Name.2"
runs 0 run --quiet --lang en plain_Name.2
runs 0 init --quiet vi
# Without comments the starters of the two languages are one: the guides tell the same story.
bare() {
	(cd "$root/templates/starter/$1" && for f in $(find . -type f | sort); do
		echo "$f"
		case $f in
		*.yaml) sed -E '/^ *# /d; s/ +# .*//' "$f" ;;
		*.sql) sed -E '/^-- [a-z-]+: /b; /^-- /d' "$f" ;;
		*) sed '/^{{! /d' "$f" ;;
		esac
	done) >"$1.bare"
}
bare vi
bare en
is "but for comments vi and en are the same" "$(diff vi.bare en.bare | head -5)" ""
is "comments go, words stay" "$(grep -c '^-- vi: \|kind: BÁO CÁO\|^# Nhiệm vụ\|A comment' vi.bare)" 3
like "comments are in the language asked for" "$(head -1 vi/job.yaml) $(head -1 plain_Name.2/job.yaml)" '^# Công việc.* # A job'

for name in . .. / '' '!?' "$(printf 'a\nb')" "$(printf 'x%.0s' $(seq 201))"; do
	runs 2 init "$name"
done
runs 2 init "$(printf 'a\377')"
runs 2 init none/x
like "a folder that is not there is named" "$stderr" '“none”'
is "a folder stays away" "$(ls -d none 2>&1 | wc -l)" 1

find vi -type f -exec sha256sum {} + >sums
runs 2 init --lang en vi
like "what is there is left alone" "$stderr" '“vi” is already there and is not an empty folder. Nothing was overwritten'
ok "byte for byte" sha256sum --quiet -c sums
echo x >file
runs 2 init file
mkdir target
ln -s target link
runs 2 init link
is "a link is not followed" "$(ls target)" ""
runs 0 init --quiet target
ok "an empty folder is filled" test -s target/job.yaml
mkdir "with space"
runs 0 init --lang en "with space/it's"
like "a path is shown as a shell wants it" "$stdout" "tongket run 'with space/it-s'"

# A failure leaves nothing: no room for a file, a file of the starter that is too large.
(ulimit -f 0 && "$TONGKET" init full >/dev/null 2>full.err)
is "a write that fails is status 3" "$?" 3
mkdir data && cp -r "$root/templates" "$root/fonts" data/
head -c 20000000 /dev/zero >data/templates/starter/vi/zzz.csv
TONGKET_DATA=$work/data "$TONGKET" init broken >/dev/null 2>&1
is "a starter that cannot be read is refused" "$?" 2
is "nothing is left of either" "$(ls -A | grep -E 'full|broken')" "full.err"
umask 027
runs 0 init --quiet masked
is "the umask holds" "$(stat -c %a masked masked/template masked/job.yaml | tr '\n' ' ')" "750 750 640 "

sed -i 's|^template:.*|template: no-such|' vi/job.yaml
runs 2 run --lang en vi
like "the starter is not offered as a template" "$stderr" 'Templates there are: certificate, congress-report, yearbook;'
ok "nor in another place" sh -c "! grep -q starter '$work/.stderr'"

done_testing
