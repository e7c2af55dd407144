#!/bin/sh
# What is installed: which files, that they work from there, completion, man pages; and what the package's own files repeat of others.
. tests/e2e/lib.sh

umask 077
make -s install VARIANT="${TONGKET_VARIANT:-release}" DESTDIR="$work/root" PREFIX=/usr >/dev/null
there=$work/root/usr
umask 022

# ---- which files ----
# Examples and the pages of codes are compared with their sources; all others are on a list: add what is new (its lines are shown with >).
(cd "$there" && find . -type f | sed 's|^\./||' | grep -vE '^share/doc/tongket/(examples|codes)/' | LC_ALL=C sort) >"$work/list"
is "the files are those of tests/e2e/installed.list" "$(diff tests/e2e/installed.list "$work/list")" ""
for example in long-an-2015 certificates yearbook returned returned-figures stock; do
	source=examples/$example
	[ -d "$source" ] || source=input/$example
	ok "the example $example is whole" diff -r -x out "$source" "$there/share/doc/tongket/examples/$example"
done
ok "no other example is forgotten" test "$(ls "$there/share/doc/tongket/examples" | wc -l)" = "$(find examples input -mindepth 1 -maxdepth 1 -type d | wc -l)"
ok "the pages of codes" diff -r docs/codes "$there/share/doc/tongket/codes"
is "everybody may read them, whatever the umask was" "$(find "$there" -type d ! -perm 755 -o -type f ! -perm 644 ! -path '*/bin/*' -o -path '*/bin/*' ! -perm 755)" ""
cat >"$work/links.py" <<'PY'
import os, re, sys
for folder, _, names in os.walk(sys.argv[1]):
    for name in (n for n in names if n.endswith(".md") and "/examples/" not in folder):
        text = re.sub(r"```.*?```|`[^`]*`", "", open(os.path.join(folder, name), encoding="utf-8").read(), flags=re.S)
        for target in re.findall(r"\]\(([^)# ]+)", text):
            if "://" not in target and not os.path.exists(os.path.join(folder, target)):
                print(f"{name}: {target}")
PY
is "every link of the pages leads to a page that is there" "$(python3 "$work/links.py" "$there/share/doc/tongket")" ""

# ---- the program ----
mkdir "$work/elsewhere" && cd "$work/elsewhere" || exit 2
ok "an example runs from there" "$there/bin/tongket" run --quiet --out "$work/out" "$there/share/doc/tongket/examples/certificates"
ok "and has made its documents" test -n "$(find "$work/out" -name '*.pdf')"
mkdir "$work/alone" && cp "$there/bin/tongket" "$work/alone/"
sed 's/^template:.*/template: no-such/' "$root/examples/yearbook/job.yaml" >job.yaml
"$there/bin/tongket" run --lang en . 2>said
like "a name that is not found: the places looked in are told" "$(cat said)" "Looked in: $there/share/tongket, "
if "$work/alone/tongket" init --lang en begun >/dev/null 2>said; then
	skip "a program without its files says where it looked" "one is installed on this machine"
else
	like "a program without its files says where it looked" "$(cat said)" "Looked in: $work/share/tongket, .*TONGKET_DATA"
fi
ok "and finds them by TONGKET_DATA" env TONGKET_DATA="$there/share/tongket" "$work/alone/tongket" init --quiet found
cd "$root" || exit 2

# ---- man pages ----
for page in 1/tongket.1 5/tongket-job.5; do
	for language in '' vi/; do
		file=$there/share/man/${language}man$page
		ok "$language$page names the folder it is installed in" sh -c "grep -q '/usr/share/doc/tongket' '$file' && ! grep -q PREFIX '$file'"
		if command -v man >/dev/null; then
			is "$language$page is set without a warning" "$(LC_ALL=C.UTF-8 MANROFFSEQ='' man --warnings -E UTF-8 -l -Tutf8 "$file" 2>&1 >/dev/null)" ""
		fi
	done
done
"$TONGKET" --help --lang en | sed -n 's/^  \([a-z][a-z-]*\) .*/\1/p' >"$work/commands"
while read -r command; do
	"$TONGKET" "$command" --help --lang en | grep -oE '^  --[a-z-]+( [^ ]*\|[^ ]*)?' | sed 's/^ *//'
done <"$work/commands" | LC_ALL=C sort -u >"$work/options"
for file in docs/tongket.1 docs/tongket.vi.1; do
	lacks=
	sed 's/\\-/-/g; s/^\.BI* *"*//' "$file" >"$work/plain"
	while read -r command; do
		grep -q "^$command " "$work/plain" || lacks="$lacks $command"
	done <"$work/commands"
	while read -r option; do
		grep -qF -- "$option" "$work/plain" || lacks="$lacks $option"
	done <"$work/options"
	is "$file: every command and option of the program" "$lacks" ""
done
for language in '' .vi; do
	begun=$work/man$language
	"$TONGKET" init --quiet "$begun" >/dev/null
	sed -n '/^\.EX/,/^\.EE/{/^\.E/d;s/\\-/-/g;p;}' "docs/tongket-job$language.5" >"$begun/job.yaml"
	ok "the example of tongket-job$language.5 is a job" "$TONGKET" run --quiet "$begun"
done

# ---- completion ----
cat >"$work/ask.bash" <<'BASH'
. "$1"
shift
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
PATH=$BIN:$PATH
_tongket tongket
printf '%s\n' "${COMPREPLY[@]}"
BASH
# completes NAME EXPECTED WORD…: what is offered for the last word, in the order it is offered
completes() {
	name=$1
	expected=$2
	shift 2
	is "completion: $name" "$(cd "$work/jobs" && BIN=$there/bin bash "$work/ask.bash" "$there/share/bash-completion/completions/tongket" "$@" | tr '\n' ' ' | sed 's/ $//')" "$expected"
}
mkdir -p "$work/jobs/a" "$work/jobs/years/2024" "$work/jobs/notes" "$work/jobs/with space"
cp "$root/examples/yearbook/job.yaml" "$work/jobs/a/"
cp "$root/examples/yearbook/job.yaml" "$work/jobs/years/2024/"
cp "$root/examples/yearbook/job.yaml" "$work/jobs/with space/"
: >"$work/jobs/notes/x.csv"
: >"$work/jobs/x.zip"

completes "commands, as help lists them" "--help --version $(tr '\n' ' ' <"$work/commands" | sed 's/ $//')" tongket ''
completes "a command begun" "validate" tongket va
while read -r command; do
	options=$("$TONGKET" "$command" --help --lang en | sed -n 's/^  \(--[a-z-]*\) .*/\1/p' | tr '\n' ' ' | sed 's/ $//')
	completes "options of $command" "$options" tongket "$command" --
done <"$work/commands"
completes "jobs and folders that hold some" "a with space years" tongket run ''
completes "a folder with a space in its name" "with space" tongket run 'with\ s'
completes "a job below a folder" "years/2024" tongket run years/
completes "where there is no job, every folder" "notes" tongket run no
completes "nothing behind the only job" "" tongket aggregate a ''
completes "a further job, where a command takes many" "a with space years" tongket validate a ''
completes "a job behind an option and its value" "a" tongket run --pdf 3a --quiet a
completes "values of --pdf" "1b 2a 2u 3a" tongket run --pdf ''
completes "behind = too" "3a" tongket run --pdf = 3
completes "right behind it" "1b 2a 2u 3a" tongket run --pdf =
completes "--format prints" "events json text" tongket validate --format ''
completes "--format packs" "folder json zip" tongket archive --format ''
completes "a folder for --out" "notes" tongket run --out n
completes "figures of the job's template" "dan_so.tang dan_so.thanh_thi dan_so.tong" tongket explain a dan_so.t
completes "figures of a template by its path" "kho.lap_day" tongket explain "$root/examples/stock/job" kho.l
completes "schema's only word" "check" tongket schema ''
completes "templates by name" "yearbook years" tongket schema check y
completes "codes" "foreign-key foreign-submitter" tongket codes foreign
completes "CSV files for init" "notes/x.csv" tongket init new --from notes/
completes "packages" "x.zip" tongket verify x
completes "nothing for an unknown command" "" tongket no-such ''

# ---- what the package repeats ----
version=$(sed -n 's/^VERSION := //p' Makefile)
like "the changelog of the package begins with the Makefile's version" "$(head -1 packaging/debian/changelog)" "^tongket \\($version\\)"
needed=$(sed -e :a -e '/\\$/N;s/\\\n//;ta' packages.mk | sed -n 's/^\(TEST_\)\{0,1\}PACKAGES := //p' | tr -s ' ' '\n' | grep -vxE 'gcc|libc6-dev|util-linux' | LC_ALL=C sort)
declared=$(sed -n '/^Build-Depends:/,/^[A-Z].*:/{s/^ \([a-z0-9.+-]*\).*/\1/p;}' packaging/debian/control | grep -v debhelper-compat | LC_ALL=C sort)
is "its Build-Depends are the packages of packages.mk, but for what every build has" "$declared" "$needed"

# ---- and away again ----
mkdir -p "$there/share/tongket/templates/mine"
: >"$there/share/tongket/templates/mine/template.yaml"
make -s uninstall DESTDIR="$work/root" PREFIX=/usr
is "uninstalling takes all but what somebody has put there" "$(cd "$there" && find . -type f)" ./share/tongket/templates/mine/template.yaml
ok "and the folders that were its own" test ! -e "$there/share/doc/tongket"

done_testing
