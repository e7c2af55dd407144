#!/bin/sh
# check-deb.sh root|same|use FOLDER VERSION: is the package in FOLDER good?
#   root    is it root who checks: only root can make and enter a bare Debian
#   same    a second build, from the source package of the first, in another folder and under other settings, makes the same bytes
#   use     installed on a bare Debian (the release of this machine, from the mirrors its apt is set to), used there by an ordinary user without a network
#           (packaging/debian/tests/installed), and purged, it works and leaves nothing
# The bare root is made once and kept as FOLDER/bare.tar.
set -eu
action=$1
folder=${2:+$(cd "$2" && pwd)}

fail() {
	echo "check-deb: $1" >&2
	exit 1
}

is_root() {
	[ "$(id -u)" = 0 ] || fail "a bare Debian can be made and entered by root only. Run: sudo make check-deb"
}

needs() {
	for program in mmdebstrap unshare chroot; do
		command -v $program >/dev/null || fail "there is no $program. Install it with: apt-get install mmdebstrap util-linux"
	done
	[ -n "$(mirrors)" ] || fail "apt knows no archive of Debian $(release). Give it one in /etc/apt/sources.list, then run: apt-get update"
}

release() {
	sed -n 's/^VERSION_CODENAME=//p' /etc/os-release
}

# The archives of Debian among those apt is set to, as lines of a sources.list.
mirrors() {
	# shellcheck disable=SC2016
	apt-get indextargets --format '$(ORIGIN) $(CODENAME) $(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' |
		while read -r origin codename uri suite component; do
			case $origin:$codename in Debian:"$(release)" | Debian:"$(release)"-*) echo "deb $uri $suite $component" ;; esac
		done | sort -u
}

bare() {
	[ ! -s "$folder/bare.tar" ] || return 0
	echo "making a bare Debian $(release)"
	mirrors >"$folder/sources.list"
	apt-config dump | grep -E '^Acquire::https?::.*Proxy' >"$folder/apt.conf" || true
	mmdebstrap --mode=root --format=tar --variant=minbase --include=man-db,bash-completion --aptopt="$folder/apt.conf" \
		"$(release)" "$folder/bare.tar.part" "$folder/sources.list" >"$folder/mmdebstrap.log" 2>&1 || {
		tail -5 "$folder/mmdebstrap.log" >&2
		fail "the bare Debian could not be made; the whole log: $folder/mmdebstrap.log"
	}
	mv "$folder/bare.tar.part" "$folder/bare.tar"
}

# inside [--net] COMMAND…: in the bare root, with processes and mounts of its own and nothing of this environment; --net: without a network
inside() {
	net=
	[ "$1" != --net ] || {
		net=--net
		shift
	}
	unshare --mount --pid --fork --kill-child $net --mount-proc="$root/proc" chroot "$root" \
		/usr/bin/env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root DEBIAN_FRONTEND=noninteractive "$@" </dev/null
}

# Every file of the root outside the folders of logs and caches, and the user's own.
listing() {
	(cd "$root" && find . -xdev \( -path ./proc -o -path ./sys -o -path ./dev -o -path ./tmp -o -path ./home -o -path ./var/log -o -path ./var/cache -o \
		-path ./var/lib/dpkg -o -path ./var/lib/apt \) -prune -o -print | LC_ALL=C sort)
}

deb_install() {
	inside apt-get install -qq --no-install-recommends /tmp/"${package##*/}" >"$folder/apt.log" 2>&1 || fail "it cannot be installed: $folder/apt.log"
}

use() {
	package=$(ls "$folder"/tongket_*.deb)
	root=$folder/root
	needs
	bare
	rm -rf --one-file-system "$root"
	trap 'rm -rf --one-file-system "$root"' EXIT
	mkdir "$root"
	tar -C "$root" --numeric-owner -xf "$folder/bare.tar"
	cp /etc/resolv.conf /etc/hosts "$root/etc/"
	install -m 644 "$package" packaging/debian/tests/installed "$root/tmp/"
	inside useradd --create-home clerk
	inside apt-get update -qq
	# What it depends on is there first, so that what comes and goes with the package can be seen.
	depends=$(dpkg-deb -f "$package" Depends | sed 's/([^)]*)//g; s/|[^,]*//g; s/,/ /g')
	# shellcheck disable=SC2086
	inside apt-get install -qq --no-install-recommends $depends >"$folder/apt.log" 2>&1 || fail "what it depends on cannot be installed: $folder/apt.log"
	listing >"$folder/before.txt"
	deb_install
	inside --net setpriv --reuid=clerk --regid=clerk --init-groups --reset-env sh -c 'cd && exec sh /tmp/installed'
	for verb in remove purge; do
		deb_install
		inside apt-get "$verb" -qq tongket >"$folder/apt.log" 2>&1 || fail "it cannot be removed: $folder/apt.log"
		listing | diff "$folder/before.txt" - || fail "$verb leaves what is shown with > above"
	done
	! inside man -w tongket >/dev/null 2>&1 || fail "man still knows it"
	echo "check-deb: ${package##*/} installed, used and removed on a bare Debian $(release)"
}

same() {
	again=$folder/again/in-a-folder-with-a-longer-name
	rm -rf "$folder/again"
	mkdir -p "$folder/again/source"
	tar -C "$folder/again/source" --strip-components=1 -xf "$folder/tongket_$1.tar.xz"
	rm -r "$folder/again/source/debian"
	(
		cd "$folder/again/source"
		umask 077
		TZ=Asia/Ho_Chi_Minh LC_ALL=C.UTF-8 HOME=/nonexistent DEB_BUILD_OPTIONS=nocheck sh packaging/deb.sh "$again" "$1"
	)
	for file in "$folder"/tongket*.deb "$folder"/tongket_*.dsc "$folder"/tongket_*.tar.xz; do
		cmp "$file" "$again/${file##*/}" || fail "two builds differ: $file"
	done
	rm -rf "$folder/again"
	echo "check-deb: a second build made the same bytes"
}

case $action in
root) is_root ;;
same) same "$3" ;;
use) use ;;
*) fail "root, same or use, not $action" ;;
esac
