"""large.py TONGKET: a table of 1 000 000 rows and eight columns (million.py), from bytes to stored and checked rows with all its lists of errors
written; without an error, and with one in every tenth row; on one core and on two; beside it DuckDB, Polars and qsv where they are installed, which
only check and count. Ratios are of runs in the same minute; nothing here fails because a machine is slow."""
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROWS = 1000000


def spawn(command, cores):
    """Of the best of three runs: seconds, seconds until all rows were stored and checked (from the program's own clock), peak memory in MB."""
    best = None
    for _ in range(3):
        stages = tempfile.TemporaryFile("w+")
        start = time.perf_counter()
        pid = os.fork()
        if pid == 0:
            os.sched_setaffinity(0, cores)
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            os.dup2(stages.fileno(), 2)
            os.execvpe(command[0], command, dict(os.environ, TONGKET_TIMES="1"))
        _, status, usage = os.wait4(pid, 0)
        seconds = time.perf_counter() - start
        assert os.WEXITSTATUS(status) in (0, 1), command
        stages.seek(0)
        took = {stage: float(t) for stage, t in (line.split() for line in stages)}
        if best is None or seconds < best[0]:
            best = seconds, took["load"] + took["read"] + took["check"], usage.ru_maxrss / 1024
    return best


def peer(name, job, cores):
    env = dict(os.environ, POLARS_MAX_THREADS=str(len(cores)))
    run = subprocess.run([sys.executable, os.path.join(HERE, "peers.py"), name, job], env=env, capture_output=True, text=True, check=True,
                         preexec_fn=lambda: os.sched_setaffinity(0, cores))
    return float(run.stdout.split()[0])


def main(tongket):
    available = sorted(os.sched_getaffinity(0))
    with tempfile.TemporaryDirectory() as work:
        jobs = {"no error": os.path.join(work, "clean"), "an error in every tenth row": os.path.join(work, "wrong")}
        for name, every in zip(jobs, (0, 10)):
            subprocess.run([sys.executable, os.path.join(HERE, "million.py"), jobs[name], str(ROWS), str(every)], check=True)
        for cores in [set(available[:1]), set(available[:2])][:len(available)]:
            times = {}
            for name, job in jobs.items():
                times[name] = spawn([tongket, "validate", "--out", os.path.join(work, "out"), job], cores)
                seconds, checked, memory = times[name]
                print(f"{ROWS:,} rows, {name}, {len(cores)} core(s): stored and checked in {checked:.2f} s, {ROWS / checked:,.0f} rows/s, "
                      f"{memory:.0f} MB; all lists written after {seconds:.2f} s")
            (clean, clean_checked, _), (wrong, wrong_checked, _) = times.values()
            print(f"ratio: with errors {wrong_checked / clean_checked:.2f} times as long, {wrong / clean:.2f} until they are all written out")
            for name in ("duckdb", "polars", "qsv"):
                if shutil.which(name) or importlib.util.find_spec(name):
                    seconds = peer(name, jobs["no error"], cores)
                    print(f"ratio: {name}, checking and counting only, takes {seconds:.2f} s, {seconds / clean_checked:.2f} times as long")
                else:
                    print(f"{name} is not installed: no comparison")


if __name__ == "__main__":
    main(os.path.abspath(sys.argv[1]))
