#!/bin/sh
# install.sh list|install|uninstall PROGRAM PREFIX DESTDIR: everything that is installed, declared once. From the top of the tree.
# `list` prints a line for each file: its mode, what it is made of, and its path below PREFIX, with TABs between.
# The word PREFIX in a man page becomes the folder it stands for, so that its examples can be copied.
set -eu
tab=$(printf '\t')
action=$1
program=$2
prefix=$3
root=${4:-}$prefix

# one MODE SOURCE TARGET
one() {
	printf '%s\t%s\t%s\n' "$1" "$2" "$3"
}

# tree FOLDER TARGET: every file of a folder but what a run has written there
tree() {
	(cd "$1" && find . -type f -not -path '*/out/*' | LC_ALL=C sort) | while IFS= read -r file; do
		one 644 "$1/${file#./}" "$2/${file#./}"
	done
}

list() {
	one 755 "$program" bin/tongket
	for page in tongket.1 tongket-job.5; do
		one 644 "docs/$page" "share/man/man${page##*.}/$page"
		one 644 "docs/${page%.*}.vi.${page##*.}" "share/man/vi/man${page##*.}/$page"
	done
	one 644 packaging/tongket.bash "share/bash-completion/completions/tongket"
	one 644 fonts/manifest.yaml "share/tongket/fonts/manifest.yaml"
	for schema in docs/formats/*.schema.json; do
		one 644 "$schema" "share/tongket/schemas/${schema##*/}"
	done
	tree templates share/tongket/templates
	for part in guide formats codes; do
		tree "docs/$part" "share/doc/tongket/$part"
	done
	tree input share/doc/tongket/examples
	for example in examples/*/; do
		tree "${example%/}" "share/doc/tongket/${example%/}"
	done
}

case $action in
list) list ;;
install)
	list | while IFS=$tab read -r mode source target; do
		install -D -m "$mode" "$source" "$root/$target"
		case $target in share/man/*) sed "s|PREFIX|$prefix|g" "$source" >"$root/$target" ;; esac
	done
	;;
uninstall)
	list | while IFS=$tab read -r mode source target; do
		rm -f "$root/$target"
	done
	# Folders that were ours alone; one in which somebody keeps a file of theirs stays.
	for folder in share/tongket share/doc/tongket; do
		[ ! -d "$root/$folder" ] || find "$root/$folder" -depth -type d -empty -delete
	done
	;;
*)
	echo "install.sh: list, install or uninstall, not $action" >&2
	exit 2
	;;
esac
