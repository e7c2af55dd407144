#!/bin/sh
# run.sh BUILD SECONDS TARGET...: each fuzz target for so many processor seconds, one after the other, on one core; a line for each. Inputs that do
# harm stay in BUILD/crashes/TARGET-*, what was learnt in BUILD/corpus/TARGET, the logs in BUILD/logs. Ends with 1 when one was found.
set -eu
build=$1
seconds=$2
shift 2
cd "$(dirname "$0")/../.."
export FUZZ_SECONDS="$seconds" TMPDIR="$PWD/$build/tmp"
export ASAN_OPTIONS=allocator_may_return_null=1:detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1
mkdir -p "$build/crashes" "$build/logs" "$build/tmp"
harm=0
printf '%-10s %12s %8s %8s %9s %8s  %s\n' target runs runs/s edges features 'RSS MB' result
for target; do
	mkdir -p "$build/corpus/$target"
	log=$build/logs/$target.log
	case $target in text) words=cell ;; pages) words=markdown ;; detect | decode) words=csv ;; *) words=$target ;; esac
	dictionary=tests/fuzz/$words.dict
	[ -e "$dictionary" ] && dictionary=-dict=$dictionary || dictionary=
	result=clean
	# shellcheck disable=SC2086
	"$build/targets/$target" -max_total_time=$((seconds * 20 + 60)) -timeout=10 -rss_limit_mb=1024 -malloc_limit_mb=512 -max_len=4096 \
		-print_final_stats=1 -seed=1 $dictionary -artifact_prefix="$build/crashes/$target-" \
		"$build/corpus/$target" "tests/fuzz/seeds/$target" >"$log" 2>&1 || result=$(sed -n 's/^.*Test unit written to //p' "$log" | head -1)
	[ "$result" = clean ] || harm=1
	runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
	rss=$(sed -n 's/^stat::peak_rss_mb: *//p' "$log")
	[ "$seconds" -gt 0 ] && rate=$((${runs:-0} / seconds)) || rate=0
	reached=$(sed -n 's/^.* cov: \([0-9]*\) ft: \([0-9]*\) .*/\1 \2/p' "$log" | tail -1)
	printf '%-10s %12s %8s %8s %9s %8s  %s\n' "$target" "${runs:-?}" "$rate" "${reached% *}" "${reached#* }" "${rss:-?}" "${result:-failed, see $log}"
done
rm -rf "$build/tmp"
exit $harm
