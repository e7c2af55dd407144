#!/bin/sh
# check.sh MANIFEST: are the font files and the colour profile there, and the very bytes the manifest names?
# Reads the lines `package:`, `file:` and `sha256:` of each entry, in that order (docs/formats/fonts.md).
set -eu
manifest=${1:-fonts/manifest.yaml}
[ -r "$manifest" ] || {
	echo "$manifest: cannot be read" >&2
	exit 1
}
entries=$(awk '
	{ sub(/^[ -]+/, "") }
	$1 == "package:" { package = $2 }
	$1 == "file:" { file = $2 }
	$1 == "sha256:" { print NR, package, $2, file; package = file = "" }' "$manifest")
[ -n "$entries" ] || {
	echo "$manifest: no entry has a sha256" >&2
	exit 1
}
wrong=0
while read -r line package sum file; do
	case $file in
	/* | '') ;;
	*) file=$(dirname "$manifest")/$file ;;
	esac
	if [ -z "$file" ] || [ -z "$package" ]; then
		echo "$manifest:$line: sha256 without package and file before it" >&2
		wrong=1
	elif [ ! -r "$file" ]; then
		echo "$manifest:$line: $file is not there. Install it with: apt-get install $package" >&2
		wrong=1
	else
		found=$(sha256sum "$file")
		found=${found%% *}
		if [ "$found" != "$sum" ]; then
			echo "$manifest:$line: $file (package $package) is not the file this program was made for:" >&2
			echo "  expected sha256 $sum" >&2
			echo "  found           $found" >&2
			echo "  Install the package again, or renew the sha256 in the manifest after looking at what changed." >&2
			wrong=1
		fi
	fi
done <<END
$entries
END
exit $wrong
