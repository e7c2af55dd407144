#!/bin/sh
# deb.sh FOLDER VERSION: build the Debian package of this tree (as it stands, committed or not) in FOLDER. No network is used.
# DEB_BUILD_OPTIONS=nocheck leaves out the tests. DEBFULLNAME and DEBEMAIL, when set, name the publisher as its maintainer.
set -eu
mkdir -p "$1"
folder=$(cd "$1" && pwd)
version=$2
tree=$folder/tongket-$version

said=$(sed -n '1s/^tongket (\([^)]*\)).*/\1/p' packaging/debian/changelog)
[ "$said" = "$version" ] || {
	echo "packaging/debian/changelog: its first entry is of version $said, the Makefile's is $version" >&2
	exit 2
}
rm -rf "$tree" "$folder"/tongket_* "$folder"/tongket-dbgsym_*

# The files git knows or would add; without git, all but what is built or written by runs.
files() {
	if [ -e .git ] && command -v git >/dev/null; then
		git -c core.quotePath=false ls-files --cached --others --exclude-standard | while IFS= read -r file; do
			[ ! -f "$file" ] || printf '%s\0' "$file"
		done
	else
		find . \( -name out -o -path ./build -o -path ./.git \) -prune -o -type f -print0
	fi
}

mkdir -p "$tree"
files | tar --null -T - -cf - | tar -C "$tree" --no-same-owner -xf -
cp -r "$tree/packaging/debian" "$tree/debian"
chmod -R u=rwX,go=rX "$tree" # whatever the umask
if [ -n "${DEBFULLNAME:-}" ] && [ -n "${DEBEMAIL:-}" ]; then
	sed -i "s|^Maintainer: .*|Maintainer: $DEBFULLNAME <$DEBEMAIL>|" "$tree/debian/control"
	sed -i "s|^ -- .* <.*>  | -- $DEBFULLNAME <$DEBEMAIL>  |" "$tree/debian/changelog"
fi

case " ${DEB_BUILD_OPTIONS:-} " in
*[\ ,]nocheck[\ ,]*) export DEB_BUILD_PROFILES="${DEB_BUILD_PROFILES:-} nocheck" ;;
esac
# The variables by which make speaks to its children are not for the package's own make.
unset MAKEFLAGS MFLAGS MAKELEVEL MAKEOVERRIDES VARIANT PREFIX DESTDIR
(cd "$tree" && dpkg-buildpackage --no-sign --build=full) >"$folder/build.log" 2>&1 || {
	tail -40 "$folder/build.log" >&2
	echo "the whole log: $folder/build.log" >&2
	exit 1
}
rm -rf "$tree"
