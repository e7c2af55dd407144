#!/bin/sh
# bench.sh TONGKET: the whole example job, CSV to PDF, on one core; beside it Typst's setting of the same tables and text where its Python package is installed.
# Figures and ratios only: nothing here fails because a machine is slow.
set -eu
tongket=$1
job=input/long-an-2015
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 - "$tongket" "$job" "$work/out" <<'PY'
import os, resource, sys, time
tongket, job, out = sys.argv[1:4]
os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
times, setting = [], []
for _ in range(20):
    stages = open(out + "-stages", "w+")
    start = time.perf_counter()
    pid = os.posix_spawn(tongket, [tongket, "run", "--quiet", "--out", out, job], dict(os.environ, TONGKET_TIMES="1"),
                         file_actions=[(os.POSIX_SPAWN_DUP2, stages.fileno(), 2)])
    _, status, usage = os.wait4(pid, 0)
    times.append(time.perf_counter() - start)
    assert status == 0
    stages.seek(0)
    setting += [float(line.split()[1]) for line in stages if line.startswith("render")]
times.sort()
print(f"tongket, the whole job on one core: {times[0]:.4f} s at best, {times[len(times) // 2]:.4f} s median; peak memory {usage.ru_maxrss / 1024:.0f} MB")
print(f"of that composing, setting and writing the PDF: {min(setting):.4f} s at best")
open(out + "/../best", "w").write(f"{times[0]} {min(setting)}")
PY
pages=$(pdfinfo "$work/out/report.pdf" | sed -n 's/^Pages: *//p')
echo "report.pdf: $pages pages, $(($(stat -c %s "$work/out/report.pdf") / 1024)) KB"

if python3 -c 'import typst' 2>/dev/null; then
	typst=$(taskset -c 0 python3 tests/bench/typst_peer.py templates/congress-report/report.md "$work/out/facts.json" "$work/typst.pdf" "$job/job.yaml")
	echo "Typst, the same tables and text without charts, checking and computing: $typst s, $(pdfinfo "$work/typst.pdf" | sed -n 's/^Pages: *//p') pages"
	python3 - "$typst" $(cat "$work/best") <<'PY'
import sys
typst, whole, setting = map(float, sys.argv[1:])
print(f"ratio: Typst takes {typst / whole:.1f} times as long as the whole job, {typst / setting:.1f} times as long as setting and writing alone")
PY
else
	echo "Typst is not installed (pip install typst): no comparison"
fi
python3 tests/bench/text.py "$tongket"
python3 tests/bench/tables.py "$tongket"
python3 tests/bench/large.py "$tongket"
