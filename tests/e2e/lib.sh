# lib.sh: TAP for shell tests. Source it; call ok, is, like, runs; end with done_testing.
# TONGKET is the program under test; $work is a folder of the test's own, removed at its end.

# Patterns match characters, not bytes.
export LC_ALL=C.UTF-8

TONGKET=${TONGKET:-$(pwd)/build/tongket}
root=$(pwd)
work=$(mktemp -d)
trap 'chmod -R u+rwX "$work" 2>/dev/null; rm -rf "$work"' EXIT
tests=0
failed=0

# ok NAME COMMAND…: the command succeeds
ok() {
	name=$1
	shift
	tests=$((tests + 1))
	if "$@" >"$work/.ok" 2>&1; then
		echo "ok $tests - $name"
	else
		echo "not ok $tests - $name"
		sed 's/^/#   /' "$work/.ok" | head -20
		failed=1
	fi
}

# is NAME GOT EXPECTED
is() {
	tests=$((tests + 1))
	if [ "$2" = "$3" ]; then
		echo "ok $tests - $1"
	else
		echo "not ok $tests - $1"
		printf '%s\n' "got:      $2" "expected: $3" | sed 's/^/#   /' | head -20
		failed=1
	fi
}

# like NAME GOT PATTERN: an extended regular expression is found in GOT
like() {
	tests=$((tests + 1))
	if printf '%s\n' "$2" | grep -qE -- "$3"; then
		echo "ok $tests - $1"
	else
		echo "not ok $tests - $1"
		printf '%s\n' "got:      $2" "expected: /$3/" | sed 's/^/#   /' | head -20
		failed=1
	fi
}

# skip NAME REASON: a test that this machine cannot make
skip() {
	tests=$((tests + 1))
	echo "ok $tests - $1 # SKIP $2"
}

# runs STATUS ARGUMENT…: run tongket; $stdout, $stderr hold what it printed; the exit status is compared
runs() {
	expected=$1
	shift
	status=0
	"$TONGKET" "$@" >"$work/.stdout" 2>"$work/.stderr" || status=$?
	stdout=$(cat "$work/.stdout")
	stderr=$(cat "$work/.stderr")
	[ "$status" = "$expected" ] || echo "# stderr: $(head -5 "$work/.stderr")"
	is "tongket $(printf '%s ' "$@" | sed "s|$work/||g; s|$root/||g")exits with $expected" "$status" "$expected"
}

# fresh_job NAME: a copy of the Long An job as $work/NAME; $job is its path
fresh_job() {
	job=$work/$1
	rm -rf "$job"
	cp -r "$root/input/long-an-2015" "$job"
	rm -rf "$job/out"
}

# fresh_template NAME: the same with a copy of its template beside it, which may be broken
fresh_template() {
	fresh_job "$1"
	rm -rf "$work/template"
	cp -r "$root/templates/congress-report" "$work/template"
	sed -i 's|^template:.*|template: ../template|' "$job/job.yaml"
}

done_testing() {
	echo "1..$tests"
	exit $failed
}
