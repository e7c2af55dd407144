"""A small job of three organisations whose every line is known, mutations of it, and what validation.json says of them.

Files are named by path without "submissions/" and ".csv"; the reference tables by "R/". An issue is one line:
    code[/constraint] FILE:LINE[#ROW] [FIELD][@COLUMN] [=CELL]
"""
import json
import os
import shutil
import subprocess
import tempfile

JOB = """\
tongket: 1
template: congress-report
profile: hd11-2004
document:
  superior: Đảng bộ tỉnh
  organisation: Đảng ủy Khối
  symbol: BC/ĐUK
  place: Long An
  date: 2015-08-25
  authority: T/M ĐẢNG ỦY
  office: BÍ THƯ
  recipients: [Lưu Văn phòng]
term:
  congress: IX
  next_congress: X
  from: 2010
  to: 2015
  start: 2010-08-15
  cutoff: 2015-08-15
archive:
  fonds: "038.01"
  file_code: "038.01.2015.BC-DH"
  title: Báo cáo tổng kết
  retention: Vĩnh viễn
  access: Nội bộ
"""

DANG_VIEN = "ma_to_chuc,nam,dau_ky,ket_nap,chuyen_den,chuyen_di,tu_tran,ra_khoi_dang,cuoi_ky,nu,du_bi,trung_cap_llct,cao_cap_llct"
KET_NAP = "ma_to_chuc,nam,so_ket_nap,tu_doan_vien,nu,dai_hoc_tro_len"
XEP_LOAI = "ma_to_chuc,nam,trang_thai,ma_muc,tieu_bieu,so_quyet_dinh"
XEP_LOAI_DANG_VIEN = "ma_to_chuc,nam,ma_muc,so_luong"
HOC_VIEN = "ma_lop,ho_ten,ngay_sinh,gioi_tinh,chuc_vu,ket_qua,ma_to_chuc"

FILES = {
    "R/to_chuc": """\
ma_to_chuc,ten,cap,loai_hinh,ngay_thanh_lap,ngay_ket_thuc
KHOI,Đảng bộ Khối,KHOI,DANG_BO,1976-09-15,
TC01,Đảng bộ Một,CO_SO,DANG_BO,1991-08-21,
TC02,Chi bộ Hai,CO_SO,CHI_BO,,
TC03,Chi bộ Ba,CO_SO,CHI_BO,2000-01-01,2010-08-15
""",
    "R/danh_muc_xep_loai": """\
ma_muc,doi_tuong,ten_muc,thu_tu,quy_dinh,nam_tu,nam_den,nhom
TSVM,TO_CHUC,Trong sạch vững mạnh,1,HD 20,2008,,TSVM
HTT,TO_CHUC,Hoàn thành tốt,2,HD 20,2008,,HTT
YK,TO_CHUC,Yếu kém,4,HD 20,2008,2012,YEU_KEM
DV1,DANG_VIEN,Hoàn thành tốt,1,HD 20,2008,,TU_TOT
DV2,DANG_VIEN,Vi phạm,2,HD 20,2008,,DUOI_TOT
HT,TO_CHUC,Hoàn thành,3,HD 20,2013,,HT
""",
    "R/chi_tieu": """\
ma_chi_tieu,ten,don_vi,pham_vi,phep_so,gia_tri,nguon
KET_NAP,Kết nạp,đảng viên,NHIEM_KY,>=,4,
DANG_VIEN_TU_TOT,Đảng viên tốt,%,HANG_NAM,>=,97,Nghị quyết
""",
    "R/chuong_trinh": "ma_chuong_trinh,ten,thu_tu,ket_qua\nCT-01,Thi đua,1,Tốt\n",
    "R/lop": """\
ma_lop,ten_lop,loai,don_vi_phoi_hop,ngay_bat_dau,ngay_ket_thuc,so_hoc_vien
L1,Lớp một,TRUNG_CAP_LLCT,,2011-01-10,2011-06-10,3
L2,Lớp hai,KHAC,Trường,2012-01-10,2012-06-10,1
L3,Lớp ba,BOI_DUONG_BI_THU,,2013-01-10,2013-06-10,0
""",
    "KHOI/xep_loai": XEP_LOAI + """
KHOI,2010,DA_DANH_GIA,TSVM,,
KHOI,2011,DA_DANH_GIA,TSVM,,
KHOI,2012,DA_DANH_GIA,HTT,,
KHOI,2013,DA_DANH_GIA,TSVM,,
KHOI,2014,DA_DANH_GIA,TSVM,,
""",
    "TC01/dang_vien": DANG_VIEN + """
TC01,2010,10,2,1,1,0,0,12,5,2,3,1
TC01,2011,12,1,0,0,1,0,12,5,1,3,1
TC01,2012,12,0,0,0,0,0,12,5,0,3,1
TC01,2013,12,0,1,0,0,1,12,5,0,3,1
TC01,2014,12,1,0,0,0,0,13,6,1,3,1
TC01,2015,13,0,0,0,0,0,13,6,0,3,1
""",
    "TC01/ket_nap": KET_NAP + """
TC01,2010,2,1,1,2
TC01,2011,1,1,0,1
TC01,2012,0,0,0,0
TC01,2013,0,0,0,0
TC01,2014,1,0,1,1
TC01,2015,0,0,0,0
""",
    "TC01/xep_loai": XEP_LOAI + """
TC01,2010,DA_DANH_GIA,TSVM,,1-QĐ
TC01,2011,DA_DANH_GIA,TSVM,,
TC01,2012,DA_DANH_GIA,HTT,,
TC01,2013,DA_DANH_GIA,TSVM,,
TC01,2014,DA_DANH_GIA,TSVM,1,5-QĐ
""",
    "TC01/xep_loai_dang_vien": XEP_LOAI_DANG_VIEN + """
TC01,2010,DV1,11
TC01,2010,DV2,1
TC01,2011,DV1,12
TC01,2012,DV1,12
TC01,2013,DV1,12
TC01,2014,DV1,13
""",
    "TC01/hoc_vien": HOC_VIEN + """
L1,Nguyễn Văn An,1980-01-02,Nam,,Khá,TC01
L1,Trần Thị Bình,1981-02-03,Nữ,Chuyên viên,Giỏi,TC01
""",
    "TC01/huy_hieu": "ma_to_chuc,nam,dot,loai,so_luong\nTC01,2012,19/5,30,1\nTC01,2013,03/02,50,1\n",
    "TC01/khen_thuong": """\
ma_to_chuc,doi_tuong,hinh_thuc,nam_tu,nam_den,nam,so_luong,so_quyet_dinh
TC01,TO_CHUC,CO_TSVM_TIEU_BIEU_5_NAM,2009,2013,2014,1,5-QĐ
""",
    "TC01/ky_luat": "ma_to_chuc,nam,doi_tuong,hinh_thuc,so_luong\nTC01,2012,CA_NHAN,KHIEN_TRACH,1\n",
    "TC02/dang_vien": DANG_VIEN + """
TC02,2010,5,0,0,0,0,0,5,2,0,0,0
TC02,2011,5,0,0,0,0,0,5,2,0,0,0
TC02,2012,5,0,0,0,0,0,5,2,0,0,0
TC02,2013,5,1,0,0,0,0,6,2,1,0,0
TC02,2014,6,0,0,0,0,0,6,2,0,0,0
TC02,2015,6,0,0,0,0,0,6,2,0,0,0
""",
    "TC02/ket_nap": KET_NAP + "\nTC02,2013,1,1,0,1\n",
    "TC02/xep_loai": XEP_LOAI + """
TC02,2010,DA_DANH_GIA,HTT,,
TC02,2011,DA_DANH_GIA,YK,,
TC02,2012,DA_DANH_GIA,HTT,,
TC02,2013,DA_DANH_GIA,HT,,
TC02,2014,CHUA_DANH_GIA,,,
""",
    "TC02/xep_loai_dang_vien": XEP_LOAI_DANG_VIEN + """
TC02,2010,DV1,5
TC02,2011,DV1,5
TC02,2012,DV1,5
TC02,2013,DV1,6
TC02,2014,DV1,6
""",
    "TC02/hoc_vien": HOC_VIEN + """
L1,Lê Văn Cần,1979-05-06,Nam,,Trung bình,TC02
L2,Phạm Thị Dung,1985-07-08,Nữ,,Khá,TC02
""",
}

PROGRAM = os.environ.get("TONGKET", os.path.join(os.getcwd(), "build", "tongket"))


def path_of(name):
    folder, _, base = name.partition("/")
    if base and "." not in base:
        base += ".csv"
    top = "reference" if folder == "R" else os.path.join("submissions", folder)
    return os.path.join(top, base) if base else top


def name_of(path):
    for top, short in (("submissions/", ""), ("reference/", "R/")):
        if path.startswith(top):
            return short + path[len(top):].removesuffix(".csv")
    return path


# ---- mutations: functions of the files, a dict of name to text or bytes ----

def cell(name, line, column, value):
    """One cell of one line; columns are named by the header of that file, or numbered from 1."""
    def change(files):
        lines = files[name].split("\n")
        cells = lines[line - 1].split(",")
        at = lines[0].split(",").index(column) if isinstance(column, str) else column - 1
        cells[at] = value
        lines[line - 1] = ",".join(cells)
        files[name] = "\n".join(lines)
    return change


def cells(name, line, **values):
    return [cell(name, line, c, v) for c, v in values.items()]


def line(name, number, text):
    """Another line in its place, or, with None, none."""
    def change(files):
        lines = files[name].split("\n")
        lines[number - 1:number] = [] if text is None else [text]
        files[name] = "\n".join(lines)
    return change


def insert(name, number, text):
    def change(files):
        lines = files[name].split("\n")
        lines.insert(number - 1, text)
        files[name] = "\n".join(lines)
    return change


def append(name, text):
    def change(files):
        files[name] += text + "\n"
    return change


def put(name, content):
    def change(files):
        files[name] = content
    return change


def drop(*names):
    def change(files):
        for name in names:
            del files[name]
    return change


def edit(name, function):
    def change(files):
        files[name] = function(files[name])
    return change


def every(function):
    """All files through one function of text."""
    def change(files):
        for name in files:
            files[name] = function(files[name])
    return change


def without_column(name, column):
    def change(files):
        rows = [r.split(",") for r in files[name].rstrip("\n").split("\n")]
        at = rows[0].index(column)
        files[name] = "".join(",".join(r[:at] + r[at + 1:]) + "\n" for r in rows)
    return change


def with_column(name, at, label, values):
    """A column more before the column `at` (from 1); `values`: a text or a function of the line."""
    def change(files):
        rows = [r.split(",") for r in files[name].rstrip("\n").split("\n")]
        for i, r in enumerate(rows):
            r.insert(at - 1, label if i == 0 else values if isinstance(values, str) else values(i))
        files[name] = "".join(",".join(r) + "\n" for r in rows)
    return change


class Sandbox:
    """A folder of its own with the job; each try starts from the whole job."""

    def __init__(self):
        self.root = tempfile.mkdtemp(prefix="contract-")
        self.number = 0

    def close(self):
        shutil.rmtree(self.root, ignore_errors=True)

    def job(self, mutations=(), job=JOB, links=()):
        files = dict(FILES)
        for m in flat(mutations):
            m(files)
        self.number += 1
        folder = os.path.join(self.root, f"job{self.number}")
        for name, content in files.items():
            path = os.path.join(folder, path_of(name))
            if content is None:
                os.makedirs(path)
                continue
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as f:
                f.write(content if isinstance(content, bytes) else content.encode())
        with open(os.path.join(folder, "job.yaml"), "wb") as f:
            f.write(job if isinstance(job, bytes) else job.encode())
        for make in links:
            make(folder)
        return folder


def flat(mutations):
    for m in mutations:
        if isinstance(m, (list, tuple)):
            yield from flat(m)
        else:
            yield m


def run(*arguments, env=None, cwd=None):
    full = dict(os.environ, **(env or {}))
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, env=full, cwd=cwd, check=False)


def shown(issue):
    text = issue["code"] + ("/" + issue["constraint"] if "constraint" in issue else "")
    if "file" in issue:
        text += f" {name_of(issue['file'])}:{issue['line']}"
    text += f"#{issue['row']}" if "row" in issue else ""
    if "field" in issue or "column" in issue:
        text += " " + issue.get("field", "") + (f"@{issue['column']}" if "column" in issue else "")
    return text + (" =" + issue["cell"] if issue.get("cell") else "")


def validate(folder):
    done = run("validate", "--format", "json", folder)
    found = json.loads(done.stdout) if done.stdout.strip() else None
    return done, found
