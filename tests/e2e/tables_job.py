"""tables_job.py FOLDER REPORT.md [ROWS]: a job of one table of places, in communes of districts, whose report is the file given. Numbers are made from the
row's number, so that every figure on the page can be computed again."""
import os
import sys

DATAPACKAGE = """name: places
resources:
  - name: diem
    title: Điểm
    path: reference/diem.csv
    schema:
      fields:
        - {name: stt, title: Số thứ tự, type: integer, constraints: {required: true}}
        - {name: huyen, title: Huyện, type: string, constraints: {required: true}}
        - {name: xa, title: Xã, type: string, constraints: {required: true}}
        - {name: ten, title: Tên, type: string, constraints: {required: true}}
        - {name: so, title: Số, type: integer, constraints: {required: true}}
        - {name: nu, title: Nữ, type: integer, constraints: {required: true}}
        - {name: tien, title: Tiền, type: number}
"""
TEMPLATE = """tongket: 1
name: places
title: Bảng
language: vi-VN
documents:
  - {name: report, source: report.md, output: report.pdf, title: Bảng, author: Văn phòng}
job:
  document:
    date: {type: date}
"""
FACTS = """-- name: diem.tat_ca
-- kind: rows
SELECT huyen, xa, ten, so, nu, tien FROM diem ORDER BY stt;

-- name: diem.it
-- kind: rows
SELECT huyen, xa, ten, so, nu, tien FROM diem WHERE stt <= 8 ORDER BY stt;

-- name: diem.mot
-- kind: rows
SELECT ten, so FROM diem WHERE stt = 1;

-- name: diem.khong
-- kind: rows
SELECT ten, so FROM diem WHERE stt < 0;

-- name: diem.so_le
-- kind: rows
SELECT 'Số lẻ' AS ten, 1234.5 AS so UNION ALL SELECT 'Số nguyên', 7 UNION ALL SELECT 'Số âm', -12.25 UNION ALL SELECT 'Trống', NULL;

-- name: diem.dau
-- kind: rows
SELECT 'Số lẻ' AS ten, '1.234,5' AS so UNION ALL SELECT 'Số nguyên', '7' UNION ALL SELECT 'Không có', '–' UNION ALL SELECT 'Số âm', '−12,25';

-- name: diem.tu_dai
-- kind: rows
SELECT '@long-word@' AS tu, 'ngắn' AS ten, 12 AS so;

-- name: diem.o_cao
-- kind: rows
SELECT 1 AS tt, '@high-cell@' AS ten, 5 AS so UNION ALL SELECT 2, 'ngắn', 7;

-- name: diem.dau_hang
-- kind: rows
SELECT '@high-name@' AS ten, 5 AS so UNION ALL SELECT 'ngắn', 7;

-- name: diem.nhom_dai
-- kind: rows
SELECT '@high-group@' AS nhom, ten, so FROM diem WHERE stt <= 60;

-- name: diem.gop_cao
-- kind: rows
SELECT '@high-merged@' AS nhom, ten, so FROM diem WHERE stt <= 4;
"""

LONG = {"@long-word@": "m" * 3000, "@high-cell@": "Nội dung rất dài " * 500, "@high-name@": "Tên dài dòng " * 170, "@high-group@": "Nhóm tên dài " * 140,
        "@high-merged@": "Ô gộp cao " * 300}


def filled(text):
    for name, words in LONG.items():
        text = text.replace(name, words)
    return text


def wide(columns):
    """A query of many columns."""
    return "\n-- name: diem.rong\n-- kind: rows\nSELECT " + ", ".join(f"{1000 + i} AS c{i}" for i in range(columns)) + ";\n"


def row(n):
    district, commune = (n - 1) // 23 + 1, (n - 1) // 7 + 1
    return [n, f"Huyện {district}", f"Xã {commune}", f"Điểm số {n}", n * 37 % 1000, n * 37 % 1000 // 3, f"{n * 7 % 50},{n % 4 * 25:02d}"]


def main(folder, report, rows=200):
    for name in ("reference", "template"):
        os.makedirs(os.path.join(folder, name), exist_ok=True)
    files = {"job.yaml": "tongket: 1\ntemplate: ./template\nprofile: hd36-2018\ndocument:\n  date: 2015-08-25\n", "template/template.yaml": TEMPLATE,
             "template/datapackage.yaml": DATAPACKAGE, "template/facts.sql": filled(FACTS) + wide(60), "template/checks.sql": "",
             "template/report.md": filled(open(report, encoding="utf-8").read()),
             "reference/diem.csv": "stt;huyen;xa;ten;so;nu;tien\n" + "".join(";".join(map(str, row(n))) + "\n" for n in range(1, rows + 1))}
    for path, text in files.items():
        with open(os.path.join(folder, path), "w", encoding="utf-8") as out:
            out.write(text)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:4]))
