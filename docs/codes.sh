#!/bin/sh
# Write a page for each code, in both languages, and their index: all as the program says it.
#   docs/codes.sh TONGKET [FOLDER]       (default: docs/codes)
set -eu
tongket=$1
out=${2:-docs/codes}
rm -rf "$out/vi" "$out/en"
mkdir -p "$out/vi" "$out/en"
index() {
	"$tongket" codes --lang "$1" | sed -E "s/^## /### /; s/^- ([a-z-]+): /- [\`\\1\`]($1\\/\\1.md) /"
}
for code in $("$tongket" codes | sed -n -E 's/^- ([a-z-]+): .*/\1/p'); do
	for lang in vi en; do
		"$tongket" codes "$code" --lang "$lang" >"$out/$lang/$code.md"
	done
done
{
	printf '# Mã lỗi, cảnh báo, ghi chú: nghĩa là gì, sửa thế nào\n\n'
	printf 'Do `make docs` ghi ra từ chương trình; `tongket codes MÃ` in cùng một trang. *([English](#in-english))*\n\n## Tiếng Việt\n\n'
	index vi
	printf '\n## In English\n\nWritten by `make docs` from the program; `tongket codes CODE --lang en` prints the same page.\n\n'
	index en
} >"$out/README.md"
