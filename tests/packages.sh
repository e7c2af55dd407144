#!/bin/sh
# packages.sh TONGKET: packages for the archive against other people's validators, where these are given:
#   BAGIT            command of Python's bagit ("bagit.py", or "python3 -m bagit"); looked for on the PATH
#   EARK_VALIDATE    command of the E-ARK validator 1.1.3 that takes folders and prints its findings as JSON
#   TONGKET_SCHEMAS  folder with the published XML schemas, for tongket verify itself
# What is not there is said in a line.
set -eu
tongket=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bad=0

for job in input/long-an-2015 tests/school/job; do
	"$tongket" archive --quiet --out "$work/$(basename "$(dirname "$job")")" "$job" 2>/dev/null
	"$tongket" archive --quiet --bagit --out "$work/$(basename "$(dirname "$job")")" "$job" 2>/dev/null
done

bagit=${BAGIT:-$(command -v bagit.py || true)}
if [ -n "$bagit" ]; then
	for bag in "$work"/*/archive/*.bag; do
		# shellcheck disable=SC2086
		if $bagit --quiet --validate "$bag"; then
			echo "ok - bagit $(basename "$bag")"
		else
			echo "not ok - bagit $(basename "$bag")"
			bad=1
		fi
	done
else
	echo "skipped: bagit (BAGIT names its command)"
fi

# SIP14 cannot be fulfilled together with CSIP16 and METS itself (docs/formats/archive.md); every other error counts.
if [ -n "${EARK_VALIDATE:-}" ]; then
	for package in "$work"/*/archive/urn_*[0-9a-f]; do
		$EARK_VALIDATE "$package" >"$work/findings.json" 2>/dev/null || true
		if python3 tests/eark_findings.py "$work/findings.json"; then
			echo "ok - E-ARK $(basename "$package")"
		else
			echo "not ok - E-ARK $(basename "$package")"
			bad=1
		fi
	done
else
	echo "skipped: the E-ARK validator (EARK_VALIDATE names its command)"
fi

if [ -n "${TONGKET_SCHEMAS:-}" ]; then
	for package in "$work"/*/archive/urn_*[0-9a-f]; do
		if "$tongket" verify --quiet "$package"; then
			echo "ok - published schemas $(basename "$package")"
		else
			echo "not ok - published schemas $(basename "$package")"
			bad=1
		fi
	done
else
	echo "skipped: published XML schemas (TONGKET_SCHEMAS names their folder)"
fi
exit $bad
