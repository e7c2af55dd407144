#!/bin/sh
# What the program cannot do even when it is made to: how it is compiled, and what the kernel refuses it once it is at work.
. tests/e2e/lib.sh

# ---- the file of the program ----
headers=$(readelf -hldW "$TONGKET")
symbols=$(readelf --dyn-syms -W "$TONGKET")
like "it may be loaded anywhere" "$headers" 'Type: *DYN .*|Flags:.* PIE'
like "and says so" "$headers" 'FLAGS_1.*PIE'
like "what is linked is read-only once it is" "$headers" 'GNU_RELRO'
like "and is linked before it begins" "$headers" 'BIND_NOW|Flags:.* NOW'
like "there is a stack entry" "$headers" 'GNU_STACK'
is "no part is both written and executed" "$(printf '%s\n' "$headers" | grep -cE '^ *(GNU_STACK|LOAD) .* RWE ')" 0
like "frames are guarded" "$symbols" '__stack_chk_fail'
if [ "${TONGKET_VARIANT:-release}" != release ] || readelf --debug-dump=info "$TONGKET" 2>/dev/null | grep -m1 'DW_AT_producer' | grep -q -- '-O0'; then
	skip "library calls are checked for their sizes" "not an optimised build"
else
	like "library calls are checked for their sizes" "$symbols" '__(memcpy|snprintf|vsnprintf|fprintf|printf|read|realpath)_chk'
fi
# ---- at work ----
if [ "${TONGKET_VARIANT:-}" = asan ]; then
	skip "what the kernel refuses" "the sanitizer must be loaded first"
	done_testing
fi
${CC:-gcc} -shared -fPIC -o "$work/probe.so" tests/e2e/confined_probe.c
cp -r tests/school "$work/school"
mkdir "$work/outside" "$work/temporary"
echo secret >"$work/outside/secret"

# probed COMMAND…: run it with the probe; $said is what it wrote down
probed() {
	rm -f "$work/said" "$work/temporary/new"
	LD_PRELOAD=$work/probe.so PROBE_OUT=$work/said PROBE_OUTSIDE=$work/outside PROBE_INSIDE=$work/out PROBE_TEMPLATE=$work/school/template TMPDIR=$work/temporary \
		"$TONGKET" "$@" --out "$work/out" >"$work/.stdout" 2>"$work/.stderr" </dev/null
	said=$(cat "$work/said")
}

# refused NAME…, allowed NAME…: what $said says of each
refused() {
	for name in "$@"; do
		like "$name is refused" "$said" "^$name (1|13)$"
	done
}
allowed() {
	for name in "$@"; do
		like "$name is allowed" "$said" "^$name 0$"
	done
}

ok "the probe alone is not refused everything" sh -c "cd '$work' && cat >alone.c <<'C'
int syncfs(int);
int main(void) { return syncfs(0) & 0; }
C
${CC:-gcc} alone.c -o alone && LD_PRELOAD=$work/probe.so PROBE_OUT=$work/alone.said PROBE_OUTSIDE=$work/outside PROBE_INSIDE=$work PROBE_TEMPLATE=$work/school/template TMPDIR=$work/temporary ./alone </dev/null;
cat alone.said; grep -q '^read-passwd 0' alone.said && grep -q '^socket-unix 0' alone.said"
echo secret >"$work/outside/secret"
rm -f "$work/outside/new" "$work/temporary/new" "$work/link" "$work/fifo"
ok "a run goes to its end" probed run --quiet "$work/school/job"
ok "and is whole" test -s "$work/out/report.pdf"
calls="socket socket-unix io_uring execve execveat ptrace mount unshare terminal fork-socket"
files="write-outside write-template read-outside read-passwd read-environ remove-outside link-inside fifo-inside"
work_="write-inside remove-inside write-temporary read-template thread inotify fork"
case $(python3 -c 'import ctypes; l = ctypes.CDLL(None); print(l.syscall(444, 0, 0, 1), open("/proc/self/status").read().count("Seccomp_filters"))') in
-1*) skip "files" "this kernel has no Landlock" ;;
*" 0") skip "calls" "this kernel has no filter of system calls" ;;
*)
	refused $calls $files
	allowed $work_
	is "nothing was written outside" "$(ls "$work/outside") $(cmp tests/school/template/report.md "$work/school/template/report.md")" "secret "
	for command in validate render archive; do
		probed $command "$work/school/job"
		refused execve socket write-outside read-outside
		allowed write-inside
	done
	;;
esac

# ---- what must go on ----
runs 0 verify --quiet "$(echo "$work"/out/archive/*)"
(cd "$work/school" && "$TONGKET" run --quiet job) >"$work/.ok" 2>&1
ok "a job named from its own folder" test -s "$work/school/job/out/report.pdf"
rm -r "$work/school/job/out"
(cd "$work/school/job" && "$TONGKET" run --quiet --out a/b/c .) >"$work/.ok" 2>&1
ok "an output folder whose parents are missing" test -s "$work/school/job/a/b/c/report.pdf"
rm -r "$work/school/job/a"
printf 'x\n' >>"$work/school/template/facts.sql"
runs 2 run --out "$work/none/at/all" "$work/school/job"
ok "folders made for nothing are taken away" test ! -e "$work/none"
mkdir "$work/none"
runs 2 run --out "$work/none/at/all" "$work/school/job"
is "and those that were there stay" "$(ls -A "$work/none" | wc -l)" 0
ok "they stay" test -d "$work/none"

done_testing
