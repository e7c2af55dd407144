#!/bin/sh
# tidy.sh "FLAGS" FILE...: clang-tidy on every file, two at a time; fails when one of them has a finding.
set -u
flags=$1
shift
out=$(mktemp)
# shellcheck disable=SC2086
printf '%s\n' "$@" | xargs -P 2 -n 6 sh -c 'clang-tidy --quiet --warnings-as-errors="*" "$@" -- '"$flags"' 2>/dev/null' sh >"$out"
status=$?
grep -E 'warning:|error:' "$out" | sort -u
rm -f "$out"
exit $((status != 0))
