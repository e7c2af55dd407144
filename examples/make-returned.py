#!/usr/bin/env python3
"""Make the example jobs examples/returned (eight organisations of the Long An job, most of whose files have something to mend) and
examples/returned-figures (the same eight, who sent nothing but headers: no row is wrong, and no share can be computed).

    make-returned.py [--long-cell] [TONGKET [FOLDER]]    (default: build/tongket, examples of the tree this script lies in)

With --long-cell, one cell is longer than 1 MiB; that file is too large to be kept. The rows are read from the store of a run of input/long-an-2015, so that how its files are written does not matter; of the
lists only what the eight organisations need is kept, so that every error of the result is one that is made here, below.
"""

import csv
import io
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

TREE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TREE / "examples"))
from vietnamese_encodings import ENCODERS, small_where_needed  # noqa: E402

ORGANISATIONS = [f"TC0{i}" for i in range(1, 9)]
PERSONAL_NAME = "Trần Văn Mẫu"


class Job:
    """Tables of cells by path: {'reference/lop.csv': [header, row, …]}; what is no table any more lies in `raw`."""

    def __init__(self, store):
        self.tables, self.raw = {}, {}
        base = sqlite3.connect(store)
        for path, table, submitter in base.execute("SELECT path, table_name, submitter FROM _files ORDER BY path").fetchall():
            if submitter is None or submitter in ORGANISATIONS:
                rows = base.execute(f'SELECT t.* FROM "_{table}" AS t JOIN _files AS f ON f.id = t._file_id WHERE f.path = ? '
                                    "ORDER BY _line", [path])
                names = [d[0] for d in rows.description if not d[0].startswith("_")]
                self.tables[path] = [names] + [[self.text(c) for c in row[:len(names)]] for row in rows]
        base.close()

    @staticmethod
    def text(value):
        if isinstance(value, float):
            return f"{value:g}".replace(".", ",")
        return "" if value is None else str(value)

    def rows(self, path):
        return self.tables[path]

    def set(self, path, row, column, value):
        table = self.tables[path]
        table[row][table[0].index(column)] = value

    def get(self, path, row, column):
        table = self.tables[path]
        return table[row][table[0].index(column)]

    def lines(self, path, delimiter=","):
        """The file's lines, from now on as text that is no table any more."""
        out = io.StringIO()
        csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(self.tables.pop(path))
        return out.getvalue().splitlines()

    def write(self, folder):
        for path, table in self.tables.items():
            out = io.StringIO()
            csv.writer(out, lineterminator="\n").writerows(table)
            self.raw[path] = out.getvalue().encode()
        for path, data in sorted(self.raw.items()):
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data if isinstance(data, bytes) else ("\n".join(data) + "\n").encode())


def keep_only(job):
    """The lists as an office of eight organisations would hold them."""
    job.tables["reference/to_chuc.csv"] = [r for i, r in enumerate(job.rows("reference/to_chuc.csv"))
                                           if i == 0 or r[0] in ORGANISATIONS + ["KHOI"]]
    seen = {}
    for path, table in job.tables.items():
        if path.endswith("/hoc_vien.csv"):
            for row in table[1:]:
                seen[row[0]] = seen.get(row[0], 0) + 1
    classes = job.rows("reference/lop.csv")
    at = classes[0].index("so_hoc_vien")
    job.tables["reference/lop.csv"] = [classes[0]] + [r[:at] + [str(seen[r[0]])] + r[at + 1:] for r in classes[1:] if r[0] in seen]


def break_tc01(job):
    """Cells: a word for a number, a number that can be read in two ways, sums that do not agree, a column nobody asked for."""
    members = "submissions/TC01/dang_vien.csv"
    job.set(members, 1, "nu", "hai mươi tám")
    job.set(members, 2, "dau_ky", "1,063")
    job.set(members, 3, "chuyen_di", "-1")
    job.set(members, 4, "cuoi_ky", "9")
    job.rows(members)[0].append("ghi_chu_them")
    for row in job.rows(members)[1:]:
        row.append("")
    admitted = "submissions/TC01/ket_nap.csv"
    job.set(admitted, 1, "so_ket_nap", str(int(job.get(admitted, 1, "so_ket_nap")) + 4))
    job.set(admitted, 3, "tu_doan_vien", "99")
    job.rows(admitted).append(list(job.rows(admitted)[2]))


def break_tc02(job):
    """Records: quotes, too few and too many cells, a NUL; persons, whose cells are masked."""
    path = "submissions/TC02/khen_thuong.csv"
    lines = job.lines(path)
    lines[2] = 'TC02,TO_CHUC,Bằng "khen",2011,2011,2012,1,'
    lines[3] = "TC02,CA_NHAN,GIAY_KHEN,2011"
    lines[4] = lines[4] + ",,,thừa một ô"
    lines[5] = lines[5].replace("GIAY", "GI\0AY")
    lines[-1] = 'TC02,CA_NHAN,GIAY_KHEN,2014,2014,2015,1,"97-QĐ/ĐUK, ngày'
    job.raw[path] = lines
    people = "submissions/TC02/hoc_vien.csv"
    job.set(people, 1, "gioi_tinh", "Nũ")
    job.set(people, 2, "ngay_sinh", "08/25/1980")
    job.set(people, 3, "ngay_sinh", "31/02/1980")
    job.set(people, 4, "ma_lop", "LLTC-2010-02")
    job.set(people, 5, "ho_ten", "")
    job.rows(people).append(list(job.rows(people)[1]))
    job.rows(people)[-1][1] = PERSONAL_NAME
    job.rows(people).append(list(job.rows(people)[-1]))


def break_tc03(job):
    """Codes: not in the list, of another organisation, in small letters; a file that was not sent."""
    del job.tables["submissions/TC03/ket_nap.csv"]
    path = "submissions/TC03/xep_loai.csv"
    job.set(path, 1, "ma_muc", "XUAT_SAC")
    job.set(path, 2, "trang_thai", "DA_DANH_GIÁ")
    job.set(path, 3, "ma_to_chuc", "TC04")
    job.set(path, 4, "tieu_bieu", "chắc có")
    awards = "submissions/TC03/khen_thuong.csv"
    job.set(awards, 1, "hinh_thuc", "giấy khen")
    job.set(awards, 2, "ma_to_chuc", "tc03")
    job.set(awards, 3, "so_quyet_dinh", "Quyết định số " + "rất dài " * 8)
    job.set(awards, 4, "nam", "1890")


def break_tc04(job):
    """Files that cannot be read: no header's column, a column twice, nothing at all, lost letters."""
    path = "submissions/TC04/dang_vien.csv"
    for row in job.rows(path):
        del row[8]
    path = "submissions/TC04/huy_hieu.csv"
    for i, row in enumerate(job.rows(path)):
        row.append("Số lượng" if i == 0 else row[4])
    job.tables.pop("submissions/TC04/ky_luat.csv")
    job.raw["submissions/TC04/ky_luat.csv"] = b"\n\n"
    path = "submissions/TC04/khen_thuong.csv"
    job.set(path, 1, "so_quyet_dinh", "Quyết định số 41")
    job.set(path, 4, "so_quyet_dinh", "Quyết định số 156")
    lines = job.lines(path)
    job.raw[path] = ["".join(c if ord(c) < 256 else "?" for c in line) for line in lines]


def break_tc05(job):
    """Bytes that are no text, files and folders nobody asked for."""
    path = "submissions/TC05/khen_thuong.csv"
    lines = [line.encode() for line in job.lines(path)]
    lines[1] = lines[1].replace(b"GIAY", b"GI\xff\xfeAY")
    job.raw[path] = b"\n".join(lines) + b"\n"
    job.raw["submissions/TC05/ghi-chu.txt"] = ["Xin nộp lại sau."]
    job.raw["submissions/TC99/dang_vien.csv"] = ["ma_to_chuc,nam"]
    job.raw["submissions/TCO5/huy_hieu.csv"] = ["ma_to_chuc,nam"]


def break_tc06(job):
    """What would be markup on a page or a formula in a spreadsheet is only text."""
    path = "submissions/TC06/khen_thuong.csv"
    job.set(path, 1, "hinh_thuc", "<script>alert(1)</script>")
    job.set(path, 2, "doi_tuong", '=HYPERLINK("http://example.org";"xem")')
    path = "submissions/TC06/xep_loai.csv"
    job.set(path, 1, "trang_thai", '"><img src=x onerror=alert(1)>')


def decorate_tc07(job):
    """Nothing wrong, but written as offices write it: every repair is a note."""
    path = "submissions/TC07/dang_vien.csv"
    table = job.rows(path)
    totals = ["Tổng cộng", ""] + [""] * (len(table[0]) - 2)
    lines = job.lines(path, ";")
    filler = ";" * (len(totals) - 1)
    job.raw[path] = ["BIỂU TỔNG HỢP BIẾN ĐỘNG ĐẢNG VIÊN" + filler, filler] + lines + [filler, ";".join(totals), "Người lập biểu" + filler]


    path = "submissions/TC07/hoc_vien.csv"
    text = "\n".join(job.lines(path)) + "\n"
    job.raw[path] = ENCODERS["tcvn3"](small_where_needed(text))
    path = "submissions/TC07/khen_thuong.csv"
    job.set(path, 1, "so_quyet_dinh", unicodedata.normalize("NFD", job.get(path, 1, "so_quyet_dinh")))
    path = "submissions/TC07/ket_nap.csv"
    job.rows(path)[0][2] = "Số đảng viên kết nạp"
    job.set("reference/lop.csv", 2, "ngay_bat_dau", "40434")


def decorate_tc08(job):
    """A remark beside the table: a column without a label."""
    for i, row in enumerate(job.rows("submissions/TC08/xep_loai.csv")):
        row.append("" if i == 0 else "đã đối chiếu với sổ")


def lengthen(job):
    """A cell longer than any text: somebody pasted a document into it."""
    path = "submissions/TC05/xep_loai.csv"
    job.set(path, 1, "so_quyet_dinh", "dán nhầm " * 120000)


def write_job(job, folder, comment):
    for part in ("reference", "submissions", "out"):
        shutil.rmtree(folder / part, ignore_errors=True)
    job.write(folder)
    example = (TREE / "input/long-an-2015/job.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
    keys = [line for line in example if not line.startswith("#")]
    (folder / "job.yaml").write_text(comment + "".join(keys), encoding="utf-8")


JOB_YAML = """# Tám tổ chức của ví dụ Long An, phần lớn có tệp phải sửa: xem out/validation.html. Do examples/make-returned.py tạo ra.
"""


FIGURES_YAML = """# Tám tổ chức nộp đủ tệp nhưng chưa có dòng nào: không dòng nào sai, nhưng không tính được tỷ lệ nào. Do examples/make-returned.py tạo ra.
"""


def main():
    arguments = [a for a in sys.argv[1:] if a != "--long-cell"]
    program = arguments[0] if arguments else TREE / "build/tongket"
    folder = Path(arguments[1]) if len(arguments) > 1 else TREE / "examples"
    with tempfile.TemporaryDirectory() as out:
        subprocess.run([program, "run", "--quiet", "--out", out, TREE / "input/long-an-2015"], check=True)
        job, empty = Job(Path(out) / "store.sqlite"), Job(Path(out) / "store.sqlite")
    keep_only(job)
    for step in (break_tc01, break_tc02, break_tc03, break_tc04, break_tc05, break_tc06, decorate_tc07, decorate_tc08):
        step(job)
    job.set("reference/lop.csv", 1, "so_hoc_vien", "400")
    if "--long-cell" in sys.argv:
        lengthen(job)
    write_job(job, folder / "returned", JOB_YAML)
    keep_only(empty)
    for path in empty.tables:
        if path.startswith("submissions/") or path == "reference/lop.csv":
            del empty.rows(path)[1:]
    write_job(empty, folder / "returned-figures", FIGURES_YAML)


main()
