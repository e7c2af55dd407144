"""tables.py TONGKET: one tagged table of 20 000 and of 100 000 rows by six columns, CSV to PDF on one core: wall time, peak memory, size of the file;
instructions of the whole run where valgrind is installed; Typst's setting of the same 20 000 rows where its Python package is installed (of 100 000
it took 43 s and 7 GB). Nothing here fails because a machine is slow.

tables.py FOLDER ROWS: only make the job, to look at it or to profile it."""
import csv
import os
import shutil
import subprocess
import sys
import tempfile
import time

MANY, MORE = 20000, 100000

DATAPACKAGE = """name: long-table
resources:
  - name: so_lieu
    title: Số liệu
    path: reference/so_lieu.csv
    schema:
      fields:
        - {name: ma, title: Mã, type: string, constraints: {required: true, pattern: 'DV\\d{6}'}}
        - {name: ten, title: Tên đơn vị, type: string, constraints: {required: true}}
        - {name: dau_ky, title: Đầu kỳ, type: integer, constraints: {required: true, minimum: 0}}
        - {name: tang, title: Tăng, type: integer, constraints: {required: true, minimum: 0}}
        - {name: diem, title: Điểm, type: number, constraints: {required: true}}
        - {name: ghi_chu, title: Ghi chú, type: string}
"""
TEMPLATE = """tongket: 1
name: long-table
title: Bảng dài
language: vi-VN
documents:
  - {name: report, source: report.md, output: report.pdf, title: Bảng dài, author: Văn phòng}
job:
  document:
    date: {type: date}
"""
FACTS = """-- name: bang.so_lieu
-- kind: rows
SELECT ma, ten, dau_ky, tang, diem, ghi_chu FROM so_lieu ORDER BY ma;
"""
REPORT = """# Bảng dài

```table
id: bang-dai
caption: Đơn vị và số liệu
query: bang.so_lieu
columns:
  - {value: ma, head: Mã, row-head: true}
  - {value: ten, head: Tên đơn vị}
  - head: Số lượng
    columns:
      - {value: dau_ky, head: Đầu kỳ}
      - {value: tang, head: Tăng}
  - {value: diem, head: Điểm}
  - {value: ghi_chu, head: Ghi chú}
total: Tổng cộng
```
"""


def row(n):
    """Made from the row's number alone: every run makes the same bytes."""
    kind = ("Phòng", "Trạm", "Ban", "Trường", "Chi cục")[n % 5]
    field = ("Kế hoạch", "Tài chính", "Tổ chức", "Y tế", "Nông nghiệp", "Thống kê", "Lưu trữ")[n // 5 % 7]
    return [f"DV{n:06d}", f"{kind} {field} số {n % 997 + 1}", n * 7919 % 5000, n * 31 % 300, f"{n * 37 % 1000 // 100},{n * 37 % 100:02d}", ("", "đủ", "chậm")[n % 3]]


def make(folder, rows):
    for name in ("reference", "template"):
        os.makedirs(os.path.join(folder, name), exist_ok=True)
    files = {"job.yaml": "tongket: 1\ntemplate: ./template\nprofile: hd36-2018\ndocument:\n  date: 2015-08-25\n", "template/template.yaml": TEMPLATE,
             "template/datapackage.yaml": DATAPACKAGE, "template/facts.sql": FACTS, "template/checks.sql": "", "template/report.md": REPORT}
    for path, text in files.items():
        with open(os.path.join(folder, path), "w", encoding="utf-8") as out:
            out.write(text)
    with open(os.path.join(folder, "reference", "so_lieu.csv"), "w", encoding="utf-8", newline="") as out:
        rows_out = csv.writer(out, lineterminator="\n")
        rows_out.writerow(["ma", "ten", "dau_ky", "tang", "diem", "ghi_chu"])
        rows_out.writerows(row(n) for n in range(1, rows + 1))


def spawn(command, core):
    """Seconds and peak memory in MB of the best of three runs."""
    best = None
    for _ in range(3):
        start = time.perf_counter()
        pid = os.fork()
        if pid == 0:
            os.sched_setaffinity(0, {core})
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            os.execvp(command[0], command)
        _, status, usage = os.wait4(pid, 0)
        seconds = time.perf_counter() - start
        assert status == 0, command
        best = min(best or (seconds, 0), (seconds, usage.ru_maxrss / 1024))
    return best


def instructions(command, work):
    """Of the whole run, by callgrind: the same on every machine with the same libraries."""
    if not shutil.which("valgrind"):
        return None
    log = subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={work}/callgrind.out", *command],
                         capture_output=True, text=True, check=True).stderr
    return int(log.split("Collected :")[1].split()[0])


TYPST = """#set page(paper: "a4")
#set text(font: "Liberation Serif", lang: "vi", size: 12pt)
#show table.cell: set par(justify: false)
#let rows = csv("reference/so_lieu.csv", row-type: array).slice(1)
= Bảng dài
#figure(caption: [Đơn vị và số liệu], table(columns: (auto, 1fr, auto, auto, auto, auto), align: (left, left, right, right, right, left),
  table.header([Mã], [Tên đơn vị], [Đầu kỳ], [Tăng], [Điểm], [Ghi chú]), ..rows.flatten()))
#show figure: set block(breakable: true)
"""


def typst(folder, core):
    try:
        import typst as compiler  # noqa: F401
    except ImportError:
        return None
    source = os.path.join(folder, "table.typ")
    with open(source, "w", encoding="utf-8") as out:
        out.write(TYPST.replace("#show figure: set block(breakable: true)\n", "").replace("= Bảng", "#show figure: set block(breakable: true)\n= Bảng"))
    run = f"import typst; typst.compile({source!r}, output={source + '.pdf'!r}, font_paths=['/usr/share/fonts'])"
    return (*spawn_once([sys.executable, "-c", run], core), os.path.getsize(source + ".pdf") / 1e6)


def spawn_once(command, core):
    start = time.perf_counter()
    pid = os.fork()
    if pid == 0:
        os.sched_setaffinity(0, {core})
        os.execvp(command[0], command)
    _, status, usage = os.wait4(pid, 0)
    assert status == 0, command
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def main(tongket):
    core = min(os.sched_getaffinity(0))
    with tempfile.TemporaryDirectory() as work:
        for rows in (MANY, MORE):
            job, out = os.path.join(work, str(rows)), os.path.join(work, "out")
            make(job, rows)
            command = [tongket, "run", "--quiet", "--out", out, job]
            seconds, memory = spawn(command, core)
            size = os.path.getsize(os.path.join(out, "report.pdf")) / 1e6
            print(f"a tagged table of {rows:,} rows by 6 columns, CSV to PDF on one core: {seconds:.2f} s, {memory:.0f} MB, the file {size:.1f} MB")
            if rows != MANY:
                continue
            count = instructions(command, work)
            if count:
                print(f"  instructions: {count / 1e9:.2f} G")
            peer = typst(job, core)
            if peer:
                print(f"  Typst, the same rows: {peer[0]:.2f} s, {peer[1]:.0f} MB, the file {peer[2]:.1f} MB; {peer[0] / seconds:.1f} times as long")
            else:
                print("  Typst is not installed (pip install typst): no comparison")


if __name__ == "__main__":
    if len(sys.argv) == 3:
        make(sys.argv[1], int(sys.argv[2]))
    else:
        main(sys.argv[1])
