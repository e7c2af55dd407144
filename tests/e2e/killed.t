#!/bin/sh
# A run that is killed, at whatever moment, leaves every file whole: what it was or what it is to be. The next run finishes the work.
# KILLS: how many runs are killed (`make torture`: 200).
. tests/e2e/lib.sh

fresh_job job
ok "${KILLS:-25} runs killed at random moments; the run after them leaves what an undisturbed one does" \
	python3 tests/e2e/killed.py "$TONGKET" "$work" "${KILLS:-25}"

# ---- two at once ----
fresh_job held
mkdir "$job/out"
cat >"$work/hold.py" <<'PYTHON'
import fcntl, subprocess, sys
lock = open(sys.argv[1], "w+")
fcntl.flock(lock, fcntl.LOCK_EX)
lock.write("huong@vp01, process 4711, since 2015-08-25 09:30\n")
lock.flush()
sys.exit(subprocess.run(sys.argv[2:]).returncode)
PYTHON
for lang in en vi; do
	python3 "$work/hold.py" "$job/out/.tongket.lock" "$TONGKET" run --quiet --lang $lang "$job" 2>"$work/said"
	is "a folder that another run writes to is left alone" "$?" 3
	like "its owner is named, and what to do ($lang)" "$(cat "$work/said")" 'huong@vp01, process 4711, since 2015-08-25 09:30.*--out'
	is "one message" "$(wc -l <"$work/said")" 1
done
is "nothing was written" "$(ls -A "$job/out")" ".tongket.lock"
runs 0 run --quiet "$job"
ok "the lock of an owner that is gone does not count, and goes with this run" test ! -e "$job/out/.tongket.lock" -a -s "$job/out/report.pdf"

done_testing
