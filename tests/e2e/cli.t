#!/bin/sh
# The command line, and the program where it is installed.
. tests/e2e/lib.sh

runs 0 --version
like "--version" "$stdout" '^tongket [0-9]+\.[0-9]+'
runs 0 --help
help=$stdout
for c in run validate aggregate explain render archive verify; do
	like "--help lists $c" "$help" "^  $c "
	runs 0 $c --help
	"$TONGKET" $c --version >"$work/version"
	like "$c --version" "$(cat "$work/version")" '^tongket [0-9]'
	like "$c --help names its options" "$stdout" '^  --lang vi\|en'
done
runs 0 --help --lang en
like "--help in English" "$stdout" 'Exit status'
runs 2
runs 2 run --lang fr x
runs 2 run --out
runs 2 validate a b

fresh_job a
runs 0 aggregate "$job"
like "aggregate prints the figures" "$stdout" '^ket_nap\.chi_tieu	785/400	196,3%$'
runs 0 aggregate --format json --out "$work/agg" "$job"
ok "aggregate --format json prints what facts.json holds" cmp "$work/.stdout" "$work/agg/facts.json"
runs 0 render --out "$work/ren" "$job"
ok "render writes the report and nothing else" test "$(ls -A "$work/ren")" = report.pdf
runs 2 explain --lang en "$job" ket_nap.tng
like "explain suggests a name" "$stderr" 'ket_nap\.tong'
runs 0 explain "$job" ket_nap.doan_vien ma_to_chuc=TC01
like "explain with a filter" "$stdout" 'submissions/TC01/ket_nap\.csv:[0-9]+'
ok "a filter keeps other rows out" sh -c "! grep -q submissions/TC02 '$work/.stdout'"
(cd "$job" && "$TONGKET" run --quiet .)
ok "a job is run from its own folder" test -s "$job/out/report.pdf"

# Installed, moved, and run by itself.
make -s install DESTDIR="$work/root" PREFIX=/usr >/dev/null
mv "$work/root/usr" "$work/moved"
(cd / && "$work/moved/bin/tongket" run --quiet --out "$work/inst" "$job")
ok "an installed program makes the same report" cmp "$work/inst/report.pdf" "$job/out/report.pdf"
ok "the guides for authors are there" test -s "$work/moved/share/doc/tongket/guide/vi.md" -a -s "$work/moved/share/doc/tongket/formats/report.md"
(cd "$work" && "$work/moved/bin/tongket" init --quiet begun && "$work/moved/bin/tongket" run --quiet begun)
ok "an installed program makes a new job" test -s "$work/begun/out/report.pdf"
ok "the man page is readable" test -s "$work/moved/share/man/man1/tongket.1"

done_testing
