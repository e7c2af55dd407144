"""charts_job.py make DIR: a job whose report has a chart for every kind and every kind of figures, DIR/cases.json saying what is in each.
charts_job.py few DIR: the same without charts of more than 10 figures.
charts_job.py wrap DIR: a job for DIR/template/facts.sql and DIR/template/report.md.
charts_job.py sheet PDF PNG [FIRST [LAST [ACROSS [DPI]]]]: a contact sheet of its pages, to be looked at.
"""
import json
import os
import struct
import subprocess
import sys
import zlib

KINDS = ["bar", "stacked-bar", "stacked-percent-bar", "horizontal-bar", "stacked-horizontal-bar", "stacked-percent-horizontal-bar", "line", "pie"]
NAMES = ["Xuất sắc về mọi mặt", "Tốt", "Đạt yêu cầu", "Không hoàn thành", "Chưa đánh giá", "Đang xem xét", "Nghỉ chế độ", "Gửi đi học", "Vắng mặt",
         "Hưu trí", "Biệt phái", "Từ chối"]
LONG = "Trung tâm Ứng dụng công nghệ và Phát triển nông thôn miền TÂY số"
CAPITALS = ["ẤP BẮC", "ẨM THỰC", "ỒN ÀO", "ỄNH ƯƠNG", "ỘI TRƯỜNG", "ỞI TRỜI"]


def years(n):
    return [str(1975 + i) for i in range(n)]


def named(n):
    return [f"Xã {a}{b}" for a in ("Tân ", "Bình ", "Long ", "Mỹ ", "Phú ") for b in ("An", "Hoà", "Lập", "Thạnh", "Đông", "Tây", "Trụ", "Đức")][:n]


def wave(i, s):
    return 10 + (i * 37 + s * 53) % 90


# name: (categories, series names, figure of category i and series s)
DATA = {
    "one": (["Toàn huyện"], NAMES[:1], lambda i, s: 57),
    "one-8": (["Toàn huyện"], NAMES[:8], wave),
    "two": (["Nam", "Nữ"], NAMES[:2], wave),
    "years": (years(6), NAMES[:3], wave),
    "eight": (years(5), NAMES[:8], wave),
    "twelve": (years(3), NAMES, wave),
    "forty": (years(40), NAMES[:1], wave),
    "forty-8": (years(40), NAMES[:8], wave),
    "named-40": (named(40), NAMES[:2], wave),
    "range": (years(6), NAMES[:1], lambda i, s: [0.001, 1, 1000, 10**6, 10**9, 10**12][i]),
    "tiny": (years(5), NAMES[:2], lambda i, s: (1 + i + s) / 1000),
    "huge": (years(5), NAMES[:2], lambda i, s: (1 + i + s) * 10**12),
    "negative": (years(6), NAMES[:2], lambda i, s: [-12, 5, -30, 18, 0, 7][i] * (1 + s)),
    "all-negative": (years(4), NAMES[:1], lambda i, s: -3 - i),
    "zeros": (years(5), NAMES[:2], lambda i, s: 0),
    "outlier": (named(8), NAMES[:2], lambda i, s: 98765 if i == 3 and s == 0 else 3 + i),
    "gaps": (years(8), NAMES[:3], lambda i, s: None if (i + s) % 3 == 0 or (s == 2 and i > 3) else wave(i, s)),
    "equal": (years(6), NAMES[:2], lambda i, s: 25),
    "long": ([f"{LONG} {i + 1}" for i in range(9)], NAMES[:2], wave),
    "long-40": ([f"{LONG} {i + 1}" for i in range(40)], NAMES[:1], wave),
    "long-names": (["Khối " + x for x in "ABCDEFGH"], [LONG + " một", LONG + " hai", LONG + " ba"], wave),
    "capitals": (CAPITALS, ["ĐẠT ẨN Ệ", "KHÔNG ĐẠT Ỗ"], wave),
    "duplicates": (["Tổ 1", "Tổ 1", "Tổ 2", "Tổ 2"], NAMES[:1], wave),
    "small-parts": (["Loại " + x for x in "ABCDEFGHIJKLMNO"], NAMES[:1], lambda i, s: [500, 300, 120][i] if i < 3 else 2 + i % 3),
    "two-hundred": (years(200), NAMES[:1], wave),
    "word": (["x" * 60, "Không"], NAMES[:1], wave),
}
ONLY = {
    "pie": ["one", "two", "named-40", "range", "tiny", "zeros", "outlier", "gaps", "equal", "long", "capitals", "small-parts", "duplicates"],
    "line": [d for d in DATA],
    "bar": [d for d in DATA],
    "stacked-bar": ["one-8", "two", "years", "eight", "twelve", "forty-8", "named-40", "negative", "zeros", "outlier", "gaps", "long", "capitals", "two-hundred"],
    "stacked-percent-bar": ["one-8", "years", "eight", "forty-8", "zeros", "outlier", "gaps", "long"],
    "horizontal-bar": ["one", "one-8", "years", "eight", "forty", "named-40", "range", "tiny", "huge", "negative", "all-negative", "zeros", "outlier", "gaps", "long",
                       "long-40", "long-names", "capitals", "word", "two-hundred"],
    "stacked-horizontal-bar": ["one-8", "eight", "forty-8", "named-40", "negative", "zeros", "gaps", "long", "long-40"],
    "stacked-percent-horizontal-bar": ["one-8", "eight", "zeros", "gaps", "long"],
}


def sql_text(text):
    return "'" + text.replace("'", "''") + "'"


def query(name, categories, series, figure):
    rows = []
    for i, category in enumerate(categories):
        values = [figure(i, s) for s in range(len(series))]
        rows.append("(" + ", ".join([sql_text(category)] + ["NULL" if v is None else repr(v) for v in values]) + ")")
    columns = ", ".join(f"column{s + 2} AS s{s}" for s in range(len(series)))
    return f"-- name: bang.{name.replace('-', '_')}\n-- kind: rows\nSELECT column1 AS k, {columns} FROM (VALUES {', '.join(rows)});\n"


def directive(kind, name, series):
    names = series[:1] if kind == "pie" else series
    items = ", ".join(f"{{value: s{s}, name: {json.dumps(n, ensure_ascii=False)}}}" for s, n in enumerate(names))
    return (f"```chart\nid: {kind}.{name}\nkind: {kind}\ncaption: {kind} / {name}\nquery: bang.{name.replace('-', '_')}\ncategories: k\n"
            f"series: [{items}]\nunit: đảng viên\nheight: 75\n```\n")


TEMPLATE = """tongket: 1
name: charts
title: Biểu đồ
language: vi-VN
documents:
  - {name: report, source: report.md, output: report.pdf, title: Biểu đồ, author: Văn phòng}
job:
  document:
    date: {type: date}
"""
PACKAGE = """name: charts
title: Số liệu
resources:
  - name: k
    title: Bảng
    path: reference/k.csv
    schema:
      fields:
        - {name: ma, title: Mã, type: string, constraints: {required: true}}
      primaryKey: ma
"""


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as out:
        out.write(text)


def wrap(folder):
    write(f"{folder}/template/template.yaml", TEMPLATE)
    write(f"{folder}/template/datapackage.yaml", PACKAGE)
    write(f"{folder}/template/checks.sql", "")
    write(f"{folder}/job/job.yaml", "tongket: 1\ntemplate: ../template\nprofile: nd30-2020\ndocument:\n  date: 2024-01-19\n")
    write(f"{folder}/job/reference/k.csv", "Mã\nA\n")


def make(folder, most=10**6):
    facts = "\n".join(query(name, *data) for name, data in DATA.items())
    report, cases = "", []
    for kind in KINDS:
        for name in ONLY[kind]:
            categories, series, figure = DATA[name]
            count = 1 if kind == "pie" else len(series)
            if count * len(categories) > most:
                continue
            report += directive(kind, name, series) + "\n"
            cases.append({"kind": kind, "name": name, "categories": categories, "series": series[:count],
                          "values": [[figure(i, s) for s in range(count)] for i in range(len(categories))]})
    write(f"{folder}/template/facts.sql", facts)
    write(f"{folder}/template/report.md", report)
    wrap(folder)
    write(f"{folder}/cases.json", json.dumps(cases, ensure_ascii=False))


def pictures(pdf, first=1, last=10**6, resolution=45, option="-r"):
    """(width, height, channels, bytes) of each page: pdftoppm's own format."""
    out = subprocess.run(["pdftoppm", "-r", str(resolution), "-f", str(first), "-l", str(last)] + ([option] if option != "-r" else []) + [pdf],
                         check=True, stdout=subprocess.PIPE).stdout
    while out:
        kind, size, depth, rest = out.split(b"\n", 3)
        width, height = map(int, size.split())
        count = width * height * (3 if kind == b"P6" else 1)
        yield width, height, count // (width * height), rest[:count]
        out = rest[count:]


def png(path, width, height, rows):
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    data = zlib.compress(b"".join(b"\0" + row for row in rows))
    with open(path, "wb") as out:
        out.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) + chunk(b"IDAT", data) + chunk(b"IEND", b""))


def sheet(pdf, path, first=1, last=10**6, across=4, resolution=45):
    pages = list(pictures(pdf, first, last, resolution))
    width, height = pages[0][:2]
    rows = []
    for i in range(0, len(pages), across):
        for y in range(height):
            row = b"".join(data[y * width * 3:(y + 1) * width * 3] for _, _, _, data in pages[i:i + across])
            rows.append(row.ljust(width * across * 3, b"\xff"))
    png(path, width * across, len(rows), rows)


if __name__ == "__main__":
    if sys.argv[1] == "sheet":
        sheet(sys.argv[2], sys.argv[3], *map(int, sys.argv[4:]))
    else:
        {"make": make, "few": lambda folder: make(folder, 10), "wrap": wrap}[sys.argv[1]](sys.argv[2])
