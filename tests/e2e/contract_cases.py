"""What validation.json must say of one mutation: (name, mutations, issues). Notes are part of it; the order is not."""
from contract_job import append, cell, cells, drop, edit, every, insert, line, put, with_column, without_column

T = "R/to_chuc"
M = "R/danh_muc_xep_loai"
DV, KN, XL, XD = "TC01/dang_vien", "TC01/ket_nap", "TC01/xep_loai", "TC01/xep_loai_dang_vien"
HV, HH, KT, KL = "TC01/hoc_vien", "TC01/huy_hieu", "TC01/khen_thuong", "TC01/ky_luat"
EXPECTED = ("dang_vien", "ket_nap", "xep_loai", "xep_loai_dang_vien")


def one(name, file, number, column, value, issue):
    return (name, [cell(file, number, column, value)], [issue] if issue else [])


# ---- §2: keys ----
KEYS = [
    (f"{file}: the same key again", [append(file, row)], [f"primary-key {file}:{number}#{number - 1}"])
    for file, number, row in [
        (T, 6, "TC01,Đảng bộ Khác,CO_SO,DANG_BO,,"),
        (T, 6, "KHOI,Đảng bộ Khối,KHOI,DANG_BO,1976-09-15,"),
        (M, 8, "TSVM,TO_CHUC,Khác,1,HD 21,2008,,TSVM"),
        ("R/chi_tieu", 4, "KET_NAP,Kết nạp,người,NHIEM_KY,>=,5,"),
        ("R/chuong_trinh", 3, "CT-01,Khác,2,Tốt"),
        ("R/lop", 5, "L1,Lớp một,TRUNG_CAP_LLCT,,2011-01-10,2011-06-10,3"),
        (DV, 8, "TC01,2015,13,0,0,0,0,0,13,6,0,3,1"),
        (KN, 8, "TC01,2010,2,1,1,2"),
        (XL, 7, "TC01,2014,DA_DANH_GIA,HTT,,"),
        (XD, 8, "TC01,2010,DV1,11"),
        (HV, 4, "L1,Nguyễn Văn An,1980-01-02,Nam,Khác,Giỏi,TC01"),
        (HH, 4, "TC01,2012,19/5,30,2"),
    ]
] + [
    ("a key thrice is told twice", [append(HH, "TC01,2012,19/5,30,2"), append(HH, "TC01,2012,19/5,30,2")],
     [f"primary-key {HH}:4#3", f"primary-key {HH}:5#4"]),
    ("a key over two files", [append("TC02/hoc_vien", "L1,Nguyễn Văn An,1980-01-02,Nam,,Khá,TC02")],
     ["primary-key TC02/hoc_vien:4#3"]),
    ("no key: khen_thuong, ky_luat", [append(KT, "TC01,TO_CHUC,CO_TSVM_TIEU_BIEU_5_NAM,2009,2013,2014,1,5-QĐ"),
                                      append(KL, "TC01,2012,CA_NHAN,KHIEN_TRACH,1")], []),
    ("a category again from another year", [append(M, "TSVM,TO_CHUC,Mới,1,HD 21,2014,,TSVM")], []),
    ("dates are compared as days", [append(HV, "L1,Nguyễn Văn An,02/01/1980,Nam,,Khá,TC01")], [f"primary-key {HV}:4#3"]),
]

# ---- §2: choices ----
ENUMS = [
    one(f"{file}.{column}: no such choice", file, 2, column, value,
        f"constraint-error/enum {file}:2#1 {column}@{at} ={value}")
    for file, column, at, value in [
        ("TC02/xep_loai", "trang_thai", 3, "XONG"),
        ("R/chi_tieu", "pham_vi", 4, "QUY"), ("R/chi_tieu", "phep_so", 5, "<>"), ("R/lop", "loai", 3, "CAO_CAP"),
        (M, "doi_tuong", 2, "CHI_BO"), (HH, "dot", 3, "3/2"), (HH, "loai", 4, "35"), (KT, "doi_tuong", 2, "TAP_THE"),
        (KT, "hinh_thuc", 3, "HUAN_CHUONG"), (KL, "doi_tuong", 3, "DANG_VIEN"), (KL, "hinh_thuc", 4, "PHE_BINH"),
    ]
] + [
    one("to_chuc.cap", T, 3, "cap", "TINH", f"constraint-error/enum {T}:3#2 cap@3 =TINH"),
    one("to_chuc.loai_hinh", T, 3, "loai_hinh", "BAN", f"constraint-error/enum {T}:3#2 loai_hinh@4 =BAN"),
    one("danh_muc.nhom", M, 3, "nhom", "KHA", f"constraint-error/enum {M}:3#2 nhom@8 =KHA"),
    one("danh_muc.nhom of a rating marked exemplary", M, 2, "nhom", "KHA", f"constraint-error/enum {M}:2#1 nhom@8 =KHA"),
    one("hoc_vien.gioi_tinh ignores case", HV, 2, "gioi_tinh", "nam", None),
    one("hoc_vien.gioi_tinh ignores case of marked letters", HV, 3, "gioi_tinh", "NỮ", None),
    one("hoc_vien.gioi_tinh does not ignore marks", HV, 3, "gioi_tinh", "Nu", f"constraint-error/enum {HV}:3#2 gioi_tinh@4 =N…"),
    one("hoc_vien.ket_qua", HV, 3, "ket_qua", "Xuất sắc", f"constraint-error/enum {HV}:3#2 ket_qua@6 =X…"),
    one("hoc_vien.ket_qua in capitals", HV, 3, "ket_qua", "TRUNG BÌNH", None),
] + [one(f"huy_hieu.dot {dot}", HH, 2, "dot", dot, None) for dot in ("03/02", "02/9", "07/11")] + [
    one(f"huy_hieu.loai {loai}", HH, 2, "loai", loai, None) for loai in "40 45 55 60 65 70 75 80 85 90".split()] + [
    one(f"ky_luat.hinh_thuc {k}", KL, 2, "hinh_thuc", k, None) for k in ("CANH_CAO", "CACH_CHUC", "KHAI_TRU", "canh_cao")] + [
    one(f"khen_thuong.hinh_thuc {k}", KT, 2, "hinh_thuc", k, None) for k in ("BANG_KHEN", "GIAY_KHEN")]

# ---- §2: rules of a row ----
ROWS = [
    one("an end before the founding", T, 3, "ngay_ket_thuc", "1991-08-20", f"row-constraint {T}:3#2"),
    ("an end on the day of founding", [cell(T, 5, "ngay_ket_thuc", "2000-01-01")], []),
    one("a class that ends before it begins", "R/lop", 2, "ngay_ket_thuc", "2011-01-09", "row-constraint R/lop:2#1"),
    one("a class of one day", "R/lop", 2, "ngay_ket_thuc", "2011-01-10", None),
    one("a group of members for organisations", M, 7, "nhom", "TU_TOT", f"row-constraint {M}:7#6"),
    one("a group of organisations for members", M, 6, "nhom", "HT", f"row-constraint {M}:6#5"),
    one("cuoi_ky that does not add up", DV, 7, "cuoi_ky", "14", f"row-constraint {DV}:7#6"),
    one("ra_khoi_dang that does not add up", DV, 3, "ra_khoi_dang", "1", f"row-constraint {DV}:3#2"),
    one("nu over cuoi_ky", DV, 7, "nu", "14", f"row-constraint {DV}:7#6"),
    one("nu equal to cuoi_ky", DV, 7, "nu", "13", None),
    one("du_bi over cuoi_ky", DV, 7, "du_bi", "14", f"row-constraint {DV}:7#6"),
    one("trung_cap_llct over cuoi_ky", DV, 7, "trung_cap_llct", "14", f"row-constraint {DV}:7#6"),
    one("cao_cap_llct over cuoi_ky", DV, 7, "cao_cap_llct", "14", f"row-constraint {DV}:7#6"),
    one("tu_doan_vien over so_ket_nap", KN, 2, "tu_doan_vien", "3", f"row-constraint {KN}:2#1"),
    one("nu over so_ket_nap", KN, 2, "nu", "3", f"row-constraint {KN}:2#1"),
    one("dai_hoc_tro_len over so_ket_nap", KN, 2, "dai_hoc_tro_len", "3", f"row-constraint {KN}:2#1"),
    one("two rules of one row are two errors", KN, 4, "nu", "1", f"row-constraint {KN}:4#3"),
    one("nam_den before nam_tu", KT, 2, "nam_tu", "2014", f"row-constraint {KT}:2#1"),
    one("nam before nam_den", KT, 2, "nam", "2012", f"row-constraint {KT}:2#1"),
    one("nam equal to nam_den", KT, 2, "nam", "2013", None),
    one("rated without a rating", XL, 3, "ma_muc", "", f"row-constraint {XL}:3#2"),
    one("exemplary without a rating", XL, 6, "ma_muc", "", f"row-constraint {XL}:6#5"),
    ("not rated with a rating", [cell("TC02/xep_loai", 6, "ma_muc", "HTT")], ["row-constraint TC02/xep_loai:6#5"]),
    ("exemplary and not rated", [cell("TC02/xep_loai", 6, "tieu_bieu", "x")], ["row-constraint TC02/xep_loai:6#5"]),
    one("exemplary, but not of the best group", XL, 4, "tieu_bieu", "1", f"row-constraint {XL}:4#3"),
    one("exemplary of the best group", XL, 3, "tieu_bieu", "x", None),
    ("exemplary by another name of the best group", [cells(M, 3, nhom="TSVM"), cell(XL, 4, "tieu_bieu", "1")], []),
    ("a wrong cell silences the rules that read it", [cells(KN, 2, so_ket_nap="hai", nu="9")],
     [f"type-error {KN}:2#1 so_ket_nap@3 =hai"]),
    ("and no others", [cells(DV, 7, nu="x", du_bi="14")],
     [f"type-error {DV}:7#6 nu@10 =x", f"row-constraint {DV}:7#6"]),
]

# ---- §2: sums and references over tables ----
TOTALS = [
    one("a class declares one more", "R/lop", 2, "so_hoc_vien", "4", "control-total R/lop:2#1 so_hoc_vien@7 =4"),
    one("a class declares one where there is none", "R/lop", 4, "so_hoc_vien", "1", "control-total R/lop:4#3 so_hoc_vien@7 =1"),
    ("a trainee less", [line(HV, 3, None)], ["control-total R/lop:2#1 so_hoc_vien@7 =3"]),
    ("a trainee with a wrong cell still counts", [cell(HV, 3, "ngay_sinh", "hôm qua")], [f"type-error {HV}:3#2 ngay_sinh@3 =h…"]),
    ("a trainee with a wrong class is one error", [cell(HV, 3, "ma_lop", "l1")], [f"constraint-error/pattern {HV}:3#2 ma_lop@1 =l…"]),
    ("a trainee of no class is one error", [cell(HV, 3, "ma_lop", "L9")], [f"foreign-key {HV}:3#2 ma_lop@1 =L9"]),
    ("a trainee more without a class", [append(HV, "L9,Vũ Thị Mai,1990-01-01,Nữ,,Khá,TC01")], [f"foreign-key {HV}:4#3 ma_lop@1 =L9"]),
    ("codes stay text: 0123 is not 123", [cell("R/lop", 3, "ma_lop", "0123"), cell("TC02/hoc_vien", 3, "ma_lop", "123")],
     ["foreign-key TC02/hoc_vien:3#2 ma_lop@1 =123"]),
    ("codes stay text: 0123 is 0123", [cell("R/lop", 3, "ma_lop", "0123"), cell("TC02/hoc_vien", 3, "ma_lop", "0123")], []),
    ("a class with a wrong number", [cell("R/lop", 2, "so_hoc_vien", "ba")], ["type-error R/lop:2#1 so_hoc_vien@7 =ba"]),
    ("a class with a wrong date still exists", [cell("R/lop", 2, "ngay_bat_dau", "31/02/2011")],
     ["type-error R/lop:2#1 ngay_bat_dau@5 =31/02/2011"]),
    ("a class with a wrong code", [cell("R/lop", 2, "ma_lop", "l1")], ["constraint-error/pattern R/lop:2#1 ma_lop@1 =l1"]),
    ("admissions that differ", [cell(KN, 2, "so_ket_nap", "3")], [f"control-total {KN}:2#1 so_ket_nap@3 =3"]),
    ("no row of admissions, and some in dang_vien", [line(KN, 2, None)], [f"control-total {DV}:2#1 ket_nap@4 =2"]),
    ("no row of admissions, and none in dang_vien", [line(KN, 4, None)], []),
    ("no row of dang_vien, and some admissions", [line("TC02/dang_vien", 5, None)],
     ["control-total TC02/ket_nap:2#1 so_ket_nap@3 =1"]),
    ("admissions with a wrong number", [cell(KN, 2, "so_ket_nap", "hai")], [f"type-error {KN}:2#1 so_ket_nap@3 =hai"]),
    ("admissions with a wrong year", [cell(KN, 2, "nam", "1989")], [f"constraint-error/minimum {KN}:2#1 nam@2 =1989"]),
    ("dang_vien.ket_nap with a wrong cell", [cell(DV, 2, "ket_nap", "hai")], [f"type-error {DV}:2#1 ket_nap@4 =hai"]),
    ("dau_ky that is not cuoi_ky of the year before", [cells(DV, 7, dau_ky="14", cuoi_ky="14")],
     [f"control-total {DV}:7#6 dau_ky@3 =14"]),
    ("dau_ky of the first year is free", [cells(DV, 2, dau_ky="9", chuyen_den="2")], []),
    ("dau_ky behind a year left out is free", [line("TC02/dang_vien", 4, None)], []),
    ("years in another order", [edit(DV, lambda t: "\n".join([t.split("\n")[0]] + t.split("\n")[6:0:-1]) + "\n")], []),
    ("a wrong cuoi_ky silences the next dau_ky", [cell(DV, 3, "cuoi_ky", "mười hai")], [f"type-error {DV}:3#2 cuoi_ky@9 =mười hai"]),
    ("a wrong dau_ky", [cell(DV, 3, "dau_ky", "12.0")], [f"type-error {DV}:3#2 dau_ky@3 =12.0"]),
    ("more members rated than there are", [cell(XD, 2, "so_luong", "12")], [f"control-total {XD}:2#1"]),
    ("more members rated, told at the first row", [cell(XD, 3, "so_luong", "2")], [f"control-total {XD}:2#1"]),
    ("as many members rated as there are", [cell(XD, 2, "so_luong", "10")], []),
    ("members rated where cuoi_ky is wrong", [cells(DV, 2, cuoi_ky="x"), cell(XD, 2, "so_luong", "50")], [f"type-error {DV}:2#1 cuoi_ky@9 =x"]),
    ("a rating no list has", [cell(XL, 3, "ma_muc", "TOT")], [f"foreign-key {XL}:3#2 ma_muc@4 =TOT"]),
    ("a rating no list has, exemplary", [cell(XL, 6, "ma_muc", "TOT")], [f"foreign-key {XL}:6#5 ma_muc@4 =TOT"]),
    ("a rating of members for an organisation", [cell(XL, 3, "ma_muc", "DV1")], [f"foreign-key {XL}:3#2 ma_muc@4 =DV1"]),
    ("a rating of organisations for members", [cell(XD, 4, "ma_muc", "TSVM")], [f"foreign-key {XD}:4#3 ma_muc@3 =TSVM"]),
    ("a rating of members no list has", [cell(XD, 4, "ma_muc", "DV9")], [f"foreign-key {XD}:4#3 ma_muc@3 =DV9"]),
    ("a rating no longer in force", [cell("TC02/xep_loai", 5, "ma_muc", "YK")], ["foreign-key TC02/xep_loai:5#4 ma_muc@4 =YK"]),
    ("a rating in its last year", [cell("TC02/xep_loai", 4, "ma_muc", "YK")], []),
    ("a rating not yet in force", [cell("TC02/xep_loai", 4, "ma_muc", "HT")], ["foreign-key TC02/xep_loai:4#3 ma_muc@4 =HT"]),
    ("a rating whose category has a wrong cell", [cell(M, 2, "thu_tu", "một")], [f"type-error {M}:2#1 thu_tu@4 =một"]),
    ("a rating whose category has a wrong code", [cell(M, 3, "ma_muc", "htt")], [f"constraint-error/pattern {M}:3#2 ma_muc@1 =htt"]),
    ("a rating whose category has a wrong first year", [cell(M, 2, "nam_tu", "8002")], [f"constraint-error/maximum {M}:2#1 nam_tu@6 =8002"]),
    ("a rating whose category has a wrong last year", [cell(M, 4, "nam_den", "12")], [f"constraint-error/minimum {M}:4#3 nam_den@7 =12"]),
    ("two blocs", [cell(T, 4, "cap", "KHOI")], [f"control-total {T}:0"]),
    ("no bloc", [line(T, 2, None), drop("KHOI/xep_loai")], [f"control-total {T}:0"]),
    ("a bloc whose level is wrong", [cell(T, 2, "cap", "KHỐI")], [f"constraint-error/enum {T}:2#1 cap@3 =KHỐI"]),
    ("the bloc by another code", [edit(T, lambda t: t.replace("KHOI,Đ", "DUK.01,Đ")),
                                  lambda files: files.update({"DUK.01/xep_loai": files.pop("KHOI/xep_loai").replace("KHOI,", "DUK.01,")})], []),
    ("another's row", [cell(HH, 2, "ma_to_chuc", "TC02")], [f"foreign-submitter {HH}:2#1 ma_to_chuc@1 =TC02"]),
    ("nobody's row", [cell(HH, 2, "ma_to_chuc", "TC77")], [f"foreign-submitter {HH}:2#1 ma_to_chuc@1 =TC77"]),
    ("another's row of admissions", [cell(KN, 2, "ma_to_chuc", "TC02")], [f"foreign-submitter {KN}:2#1 ma_to_chuc@1 =TC02"]),
    ("another's row of dang_vien", [cell(DV, 4, "ma_to_chuc", "TC02")], [f"foreign-submitter {DV}:4#3 ma_to_chuc@1 =TC02"]),
    ("another's row of ratings", [cell(XL, 4, "ma_to_chuc", "TC02")], [f"foreign-submitter {XL}:4#3 ma_to_chuc@1 =TC02"]),
    ("another's trainee", [cell(HV, 2, "ma_to_chuc", "TC02")], [f"foreign-submitter {HV}:2#1 ma_to_chuc@7 =TC02"]),
    ("no organisation in a row", [cell(KN, 2, "ma_to_chuc", "")], [f"constraint-error/required {KN}:2#1 ma_to_chuc@1"]),
    ("a code that is none", [cell(KN, 2, "ma_to_chuc", "tc01")], [f"constraint-error/pattern {KN}:2#1 ma_to_chuc@1 =tc01"]),
    ("an organisation with a wrong cell still exists", [cell(T, 4, "loai_hinh", "BAN")], [f"constraint-error/enum {T}:4#3 loai_hinh@4 =BAN"]),
    ("an organisation with a wrong code", [cell(T, 4, "ma_to_chuc", "tc02")], [f"constraint-error/pattern {T}:4#3 ma_to_chuc@1 =tc02"]),
]

# ---- §5: values ----
VALUES = [
    one(f"{file}.{column} {value or 'empty'}", file, number, column, value, issue and f"{issue} {file}:{number}#{number - 1} {column}@{at}" + (f" ={value}" if value else ""))
    for file, number, column, at, value, issue in [
        (KL, 2, "so_luong", 5, "-1", "constraint-error/minimum"), (KL, 2, "so_luong", 5, "0", None), (KL, 2, "so_luong", 5, "007", None),
        (KL, 2, "so_luong", 5, "2.822", None), (KL, 2, "so_luong", 5, "2 822", None), (KL, 2, "so_luong", 5, "1.234.567", None),
        (KL, 2, "so_luong", 5, "999999999999", None), (KL, 2, "so_luong", 5, "999.999.999.999", None),
        (KL, 2, "so_luong", 5, "1000000000000", "constraint-error/maximum"), (KL, 2, "so_luong", 5, "99999999999999999999999", "constraint-error/maximum"),
        (KL, 2, "so_luong", 5, "1.000.000.000.000", "constraint-error/maximum"),
        (KL, 2, "so_luong", 5, "2.82", "type-error"), (KL, 2, "so_luong", 5, "2.8222", "type-error"), (KL, 2, "so_luong", 5, "1,5", None),
        (KL, 2, "so_luong", 5, "1.5", "type-error"), (KL, 2, "so_luong", 5, "+1", "type-error"), (KL, 2, "so_luong", 5, "1e3", "type-error"),
        (KL, 2, "so_luong", 5, "1 người", "type-error"), (KL, 2, "so_luong", 5, "1234.567", "type-error"), (KL, 2, "so_luong", 5, "1.234 567", "type-error"),
        (KL, 2, "so_luong", 5, "", "constraint-error/required"), (KL, 2, "so_luong", 5, "abc", "type-error"), (KL, 2, "so_luong", 5, "１２", "type-error"),
        (KL, 2, "nam", 2, "1989", "constraint-error/minimum"), (KL, 2, "nam", 2, "1990", None), (KL, 2, "nam", 2, "2099", None),
        (KL, 2, "nam", 2, "2100", "constraint-error/maximum"), (KL, 2, "nam", 2, "2.012", None), (KL, 2, "nam", 2, "12", "constraint-error/minimum"),
        (KL, 2, "nam", 2, "2012-2013", "type-error"), (KL, 2, "nam", 2, "", "constraint-error/required"),
        (KT, 2, "nam_tu", 4, "1989", "constraint-error/minimum"), (M, 4, "nam_den", 7, "2100", "constraint-error/maximum"),
        ("R/chuong_trinh", 2, "thu_tu", 3, "-1", "constraint-error/minimum"), (M, 2, "thu_tu", 4, "-1", "constraint-error/minimum"),
        ("R/chi_tieu", 2, "gia_tri", 6, "2.822", None), ("R/chi_tieu", 2, "gia_tri", 6, "97.5", "type-error"), ("R/chi_tieu", 2, "gia_tri", 6, "400", None),
        ("R/chi_tieu", 2, "gia_tri", 6, "", "constraint-error/required"), ("R/chi_tieu", 2, "gia_tri", 6, "nhiều", "type-error"),
        ("R/chi_tieu", 2, "gia_tri", 6, "97%", "type-error"), ("R/chi_tieu", 2, "gia_tri", 6, "1000000000000", "constraint-error/maximum"),
        ("R/chi_tieu", 2, "gia_tri", 6, "-5", None),
        ("R/chuong_trinh", 2, "ma_chuong_trinh", 1, "ct-02", "constraint-error/pattern"), ("R/chuong_trinh", 2, "ma_chuong_trinh", 1, "A" * 20, None),
        ("R/chuong_trinh", 2, "ma_chuong_trinh", 1, "A" * 21, "constraint-error/pattern"), ("R/chuong_trinh", 2, "ma_chuong_trinh", 1, "-A", "constraint-error/pattern"),
        ("R/chuong_trinh", 2, "ma_chuong_trinh", 1, "1.A_b", "constraint-error/pattern"), ("R/chuong_trinh", 2, "ma_chuong_trinh", 1, "1.A_-B", None),
        ("R/chuong_trinh", 2, "ma_chuong_trinh", 1, "Đ1", "constraint-error/pattern"), ("R/chuong_trinh", 2, "ma_chuong_trinh", 1, "A B", "constraint-error/pattern"),
        ("R/chuong_trinh", 2, "ma_chuong_trinh", 1, "", "constraint-error/required"),
        ("R/chuong_trinh", 2, "ten", 2, "ế" * 200, None), ("R/chuong_trinh", 2, "ten", 2, "ế" * 201, "constraint-error/maxLength"),
        ("R/chuong_trinh", 2, "ten", 2, "", "constraint-error/required"),
        ("R/chuong_trinh", 2, "ket_qua", 4, "ế" * 500, None),
        ("R/chi_tieu", 3, "nguon", 7, "ế" * 500, None), (XL, 2, "so_quyet_dinh", 6, "ế" * 50, None),
        (XL, 2, "so_quyet_dinh", 6, "ế" * 51, "constraint-error/maxLength"), (KT, 2, "so_quyet_dinh", 8, "ế" * 51, "constraint-error/maxLength"),
        (XL, 2, "tieu_bieu", 5, "2", "type-error"), (XL, 2, "tieu_bieu", 5, "yes", "type-error"), (XL, 2, "tieu_bieu", 5, "co", "type-error"),
        ("R/lop", 2, "ngay_bat_dau", 5, "10/1/2011", None), ("R/lop", 2, "ngay_bat_dau", 5, "10-1-2011", None), ("R/lop", 2, "ngay_bat_dau", 5, "1.1.2011", None),
        ("R/lop", 2, "ngay_bat_dau", 5, "01.01.2011", None), ("R/lop", 2, "ngay_bat_dau", 5, "31/02/2011", "type-error"),
        ("R/lop", 2, "ngay_bat_dau", 5, "08/25/2010", "ambiguous-date"), ("R/lop", 2, "ngay_bat_dau", 5, "13/13/2010", "type-error"),
        ("R/lop", 2, "ngay_bat_dau", 5, "8-25-2010", "ambiguous-date"), ("R/lop", 2, "ngay_bat_dau", 5, "2/30/2010", "type-error"),
        ("R/lop", 2, "ngay_bat_dau", 5, "10/1/11", "type-error"), ("R/lop", 2, "ngay_bat_dau", 5, "1/2-2011", "type-error"),
        ("R/lop", 2, "ngay_bat_dau", 5, "2011/01/10", "type-error"), ("R/lop", 2, "ngay_bat_dau", 5, "2011-13-01", "type-error"),
        ("R/lop", 2, "ngay_bat_dau", 5, "2011", "type-error"), ("R/lop", 2, "ngay_bat_dau", 5, "9999", "type-error"),
        ("R/lop", 2, "ngay_bat_dau", 5, "09999", "type-error"),
        ("R/lop", 2, "ngay_bat_dau", 5, "", "constraint-error/required"), ("R/lop", 2, "ngay_ket_thuc", 6, "73051", "type-error"),
        ("R/lop", 2, "ngay_bat_dau", 5, "29/02/2008", None), ("R/lop", 2, "ngay_bat_dau", 5, "29/02/2010", "type-error"),
        (T, 3, "ngay_thanh_lap", 5, "", None),
    ] if (value != "1,5")
] + [
    one(f"boolean {value}", XL, 3, "tieu_bieu", value, None) for value in "1 0 x X có CÓ không Không true TRUE false".split()
] + [
    ("2,822 in a count", [line(KL, 2, 'TC01,2012,CA_NHAN,KHIEN_TRACH,"2,822"')], [f"ambiguous-number {KL}:2#1 so_luong@5 =2,822"]),
    ("1,5 in a count", [line(KL, 2, 'TC01,2012,CA_NHAN,KHIEN_TRACH,"1,5"')], [f"type-error {KL}:2#1 so_luong@5 =1,5"]),
    ("97,5 in a decimal", [line("R/chi_tieu", 2, 'KET_NAP,Kết nạp,đảng viên,NHIEM_KY,>=,"97,5",')], []),
    ("2,822 in a decimal", [line("R/chi_tieu", 2, 'KET_NAP,Kết nạp,đảng viên,NHIEM_KY,>=,"2,822",')], []),
    ("1.234,5 in a decimal", [line("R/chi_tieu", 2, 'KET_NAP,Kết nạp,đảng viên,NHIEM_KY,>=,"1.234,5",')], []),
    ("a serial of Excel", [cell("R/lop", 2, "ngay_bat_dau", "40553")], ["excel-serial R/lop:2#1 ngay_bat_dau@5 =40553"]),
    ("the first serial", [cell("R/lop", 2, "ngay_bat_dau", "10000")], ["excel-serial R/lop:2#1 ngay_bat_dau@5 =10000"]),
    ("the last serial", [cell("R/lop", 2, "ngay_ket_thuc", "73050")], ["excel-serial R/lop:2#1 ngay_ket_thuc@6 =73050"]),
    ("ho_ten of 100 code points", [cell(HV, 2, "ho_ten", "ế" * 100)], []),
    ("ho_ten of 101 code points", [cell(HV, 2, "ho_ten", "ế" * 101)], [f"constraint-error/maxLength {HV}:2#1 ho_ten@2 =ế…"]),
    ("500 code points and one", [cell("R/chuong_trinh", 2, "ket_qua", "a" * 501)],
     ["constraint-error/maxLength R/chuong_trinh:2#1 ket_qua@4 =" + "a" * 300 + "…"]),
    ("two wrong cells are two errors", [cells(KL, 2, nam="x", so_luong="y")], [f"type-error {KL}:2#1 nam@2 =x", f"type-error {KL}:2#1 so_luong@5 =y"]),
    ("spaces around a cell", [cell(KL, 2, "so_luong", "  1\t"), cell(KL, 2, "nam", " 2012 ")], []),
    ("only spaces", [cell(KL, 2, "so_luong", "  ")], [f"constraint-error/required {KL}:2#1 so_luong@5"]),
    ("a no-break space in a number", [cell(KL, 2, "so_luong", "2\u00a0822")], [f"normalized {KL}:2#1 so_luong@5 =2 822"]),
    ("a zero-width space", [cell(KL, 2, "nam", "2012\u200b")], [f"normalized {KL}:2#1 nam@2 =2012"]),
    ("loose marks", [cell("R/chuong_trinh", 2, "ten", "Thi đua hoa\u0300n tha\u0300nh")], ["normalized R/chuong_trinh:2#1 ten@2 =Thi đua hoàn thành"]),
]

# ---- §5: columns ----
COLUMNS = [
    ("a starred column left out", [without_column(XL, "so_quyet_dinh"), without_column("R/lop", "don_vi_phoi_hop"), without_column(HV, "chuc_vu"),
                                   without_column("R/chi_tieu", "nguon"), without_column(KT, "so_quyet_dinh")], []),
    ("starred dates left out", [line(T, 5, None), without_column(T, "ngay_thanh_lap"), without_column(T, "ngay_ket_thuc")], []),
    ("tieu_bieu left out", [without_column(XL, "tieu_bieu")], []),
    ("a column left out", [without_column(KL, "so_luong")], [f"missing-label {KL}:1 so_luong"]),
    ("a label misspelt", [cell(KL, 1, "so_luong", "so_luon")], [f"missing-label {KL}:1 so_luong", f"extra-label {KL}:1 @5 =so_luon"]),
    ("a column of one's own", [with_column(KL, 2, "Ghi chú", "tốt")], [f"extra-label {KL}:1 @2 =Ghi chú"]),
    ("a column behind it counts it", [with_column(KL, 2, "Ghi chú", "tốt"), cell(KL, 2, 6, "abc")],
     [f"extra-label {KL}:1 @2 =Ghi chú", f"type-error {KL}:2#1 so_luong@6 =abc"]),
    ("an unnamed column with data", [with_column(KL, 2, "", "tốt")], [f"blank-label {KL}:1 @2"]),
    ("an unnamed column without data", [with_column(KL, 2, "", "")], []),
    ("an unnamed last column with data", [with_column(KL, 6, "", "tốt")], [f"blank-label {KL}:1 @6"]),
    ("empty columns at the end", [edit(KL, lambda t: t.replace("\n", ",,,\n"))], []),
    ("empty columns at the end of the rows", [line(KL, 2, "TC01,2012,CA_NHAN,KHIEN_TRACH,1,,")], []),
    ("a number too many", [line(KL, 2, "TC01,2012,CA_NHAN,KHIEN_TRACH,1,7")], [f"extra-cell {KL}:2#1 @6 =7"]),
    ("a cell too few", [line(KL, 2, "TC01,2012,CA_NHAN,KHIEN_TRACH")], [f"missing-cell {KL}:2#1 so_luong@5"]),
    ("a cell too few, and what is there is wrong too", [line(KL, 2, "TC01,xxx,CA_NHAN,KHIEN_TRACH")], [f"missing-cell {KL}:2#1 so_luong@5"]),
    ("a label twice", [with_column(KL, 6, "Số lượng", "1")], [f"duplicate-label {KL}:1 so_luong@6 =Số lượng"]),
    ("a label by name and by alias", [with_column(XL, 7, "Mức xếp loại", "TSVM")], [f"duplicate-label {XL}:1 ma_muc@7 =Mức xếp loại"]),
    ("columns in another order", [put(KL, "so_luong,hinh_thuc,doi_tuong,nam,ma_to_chuc\n1,KHIEN_TRACH,CA_NHAN,2012,TC01\n")], []),
    ("STT", [with_column(KL, 1, "STT", lambda i: str(i))], []),
    ("TT in the middle", [with_column(KL, 3, "TT", lambda i: str(i))], []),
    ("a column behind STT counts it", [with_column(KL, 1, "STT", "1"), cell(KL, 2, 6, "abc")], [f"type-error {KL}:2#1 so_luong@6 =abc"]),
    ("titles are no aliases", [line(KL, 1, "Mã tổ chức,Năm,Đối tượng,Hình thức,Số lượng")], []),
    ("capitals, no marks, words run together", [line(KL, 1, "MÃ TỔ CHỨC,NAM,doituong,Hinh-Thuc,  Số  lượng:")], []),
]

ALIASES = [
    (f"{file}: {label} is {column}", [cell(file, 1, column, label)],
     [f"header-alias {file}:1 {column}@{at} ={label}"] if noted else [])
    for file, column, at, label, noted in [
        (KL, "ma_to_chuc", 1, "Mã tổ chức", False), (KL, "ma_to_chuc", 1, "Mã TCCSĐ", True), (KL, "ma_to_chuc", 1, "Mã đơn vị", True),
        (KL, "ma_to_chuc", 1, "Mã tổ chức đảng", True), (T, "ma_to_chuc", 1, "MA TCCSD", True), (T, "ten", 2, "Tên", False), (T, "ten", 2, "Tên tổ chức", True),
        (T, "ten", 2, "Tên đơn vị", True), (KL, "nam", 2, "NĂM", False), ("R/lop", "ma_lop", 1, "Mã lớp", False), ("R/lop", "ten_lop", 2, "Tên lớp", False),
        (HV, "ho_ten", 2, "Họ tên", False), (HV, "ho_ten", 2, "Họ và tên", True), (HV, "ho_ten", 2, "Họ và tên khai sinh", True),
        (HV, "ngay_sinh", 3, "NGÀY SINH", False), (HV, "ngay_sinh", 3, "Ngày tháng năm sinh", True), (HV, "gioi_tinh", 4, "Giới tính", False),
        (HV, "ket_qua", 6, "Kết quả", False), (HV, "ket_qua", 6, "Xếp loại kết quả", True), ("R/lop", "so_hoc_vien", 7, "Số học viên", False),
        ("R/lop", "so_hoc_vien", 7, "Sĩ số", True), (KN, "so_ket_nap", 3, "Số kết nạp", False), (KN, "so_ket_nap", 3, "Số đảng viên kết nạp", True),
        (KN, "tu_doan_vien", 4, "Từ đoàn viên", False), (KN, "tu_doan_vien", 4, "Từ đoàn viên thanh niên", True), (XL, "ma_muc", 4, "Mã mức", False),
        (XL, "ma_muc", 4, "Mức xếp loại", True), (XL, "tieu_bieu", 5, "Tiêu biểu", False), (KL, "so_luong", 5, "Số lượng", False),
        (DV, "dau_ky", 3, "Đầu kỳ", False), (DV, "ra_khoi_dang", 8, "Ra khỏi Đảng", False), (DV, "du_bi", 11, "Dự bị", False),
        (DV, "trung_cap_llct", 12, "Trung cấp LLCT", False), (KN, "dai_hoc_tro_len", 6, "Đại học trở lên", False), (KT, "nam_tu", 4, "Năm từ", False),
        (KT, "hinh_thuc", 3, "Hình thức", False), (XL, "so_quyet_dinh", 6, "Số quyết định", False), ("R/lop", "don_vi_phoi_hop", 4, "Đơn vị phối hợp", False),
    ]
]

# ---- §5: what reads without error ----
def utf16(order, bom):
    return lambda t: (b"\xff\xfe" if order == "le" else b"\xfe\xff") * bom + t.encode("utf-16-" + order)


READABLE = [
    ("a BOM", [edit(KL, lambda t: "\ufeff" + t)], []),
    ("CRLF", [every(lambda t: t.replace("\n", "\r\n"))], []),
    ("no last newline", [every(lambda t: t.rstrip("\n"))], []),
    ("everything quoted", [every(lambda t: "\n".join(",".join(f'"{c}"' for c in r.split(",")) for r in t.rstrip("\n").split("\n")) + "\n")], []),
    ("semicolons", [edit(KL, lambda t: t.replace(",", ";"))], [f"delimiter {KL}:0"]),
    ("tabs", [edit(KL, lambda t: t.replace(",", "\t"))], [f"delimiter {KL}:0"]),
    ("bars", [edit(KL, lambda t: t.replace(",", "|"))], [f"delimiter {KL}:0"]),
    ("sep=;", [edit(KL, lambda t: "sep=;\n" + t.replace(",", ";"))], [f"delimiter {KL}:0"]),
    ("lines count sep=", [edit(KL, lambda t: "sep=;\n" + t.replace(",", ";")), edit(KL, lambda t: t.replace(";1\n", ";x\n"))],
     [f"delimiter {KL}:0", f"type-error {KL}:3#1 so_luong@5 =x"]),
    ("sep=,", [edit(KL, lambda t: "sep=,\n" + t)], []),
    ("UTF-16LE with BOM", [edit(KL, utf16("le", True))], [f"recoded {KL}:0"]),
    ("UTF-16BE with BOM", [edit(KL, utf16("be", True))], [f"recoded {KL}:0"]),
    ("UTF-16LE without BOM", [edit(KL, utf16("le", False))], [f"recoded {KL}:0"]),
    ("UTF-16BE without BOM", [edit(KL, utf16("be", False))], [f"recoded {KL}:0"]),
    ("a line break in a cell", [put("R/chuong_trinh", 'ma_chuong_trinh,ten,thu_tu,ket_qua\nCT-01,"Thi\nđua",1,Tốt\nCT-02,Khác,x,Tốt\n')],
     ["type-error R/chuong_trinh:4#2 thu_tu@3 =x"]),
    ("a line break in a header", [put("R/chuong_trinh", 'ma_chuong_trinh,ten,"Thứ\ntự",ket_qua\nCT-01,Thi đua,x,Tốt\n')],
     ["type-error R/chuong_trinh:3#1 thu_tu@3 =x"]),
    ("one title", [insert(KL, 1, "BIỂU 8. KỶ LUẬT ĐẢNG VIÊN")], [f"title-row {KL}:1"]),
    ("two titles and a wrong cell", [cell(KL, 2, "so_luong", "x"), insert(KL, 1, "Đảng bộ Khối,,,,"), insert(KL, 2, "BIỂU 8")],
     [f"title-row {KL}:1", f"title-row {KL}:2", f"type-error {KL}:4#1 so_luong@5 =x"]),
    ("a blank line", [insert(KL, 2, "")], [f"blank-row {KL}:2"]),
    ("a record of empty cells", [append(KL, ",,,,")], [f"blank-row {KL}:3"]),
    ("a record of spaces", [append(KL, "  , ,,,")], [f"blank-row {KL}:3"]),
    ("a total", [append(KL, "Tổng cộng,,,,1")], [f"totals-row {KL}:3"]),
    ("a total behind STT", [with_column(KL, 1, "STT", "1"), append(KL, ",Cộng,,,,1")], [f"totals-row {KL}:3"]),
    ("a total in the cell of STT", [with_column(KL, 1, "STT", "1"), append(KL, "TỔNG CỘNG,,,,,1")], [f"totals-row {KL}:3"]),
    ("a footer", [append(KL, "Người lập biểu,,,,")], [f"footer-row {KL}:3"]),
    ("a footer of one cell and a name", [append(KL, ",,,NGƯỜI LẬP BIỂU,"), append(KL, ",,,Nguyễn Văn A,")], [f"footer-row {KL}:3", f"footer-row {KL}:4"]),
    ("a footer of one cell in the line", [append(KL, ""), append(KL, "Long An, ngày 5 tháng 8 năm 2015"), append(KL, "Người lập biểu")],
     [f"blank-row {KL}:3", f"footer-row {KL}:4", f"footer-row {KL}:5"]),
    ("rows behind a blank one are counted", [insert(HH, 3, ""), cell(HH, 4, 5, "x")], [f"blank-row {HH}:3", f"type-error {HH}:4#2 so_luong@5 =x"]),
    ("a header only", [put(KL, "ma_to_chuc,nam,doi_tuong,hinh_thuc,so_luong\n")], []),
]

# ---- §5: bytes and records ----
LONG = "a" * (1 << 20)
BYTES = [
    ("no bytes", [put(KL, "")], [f"file-empty {KL}:0"]),
    ("blank lines only", [put(KL, "\n\n  \n")], [f"file-empty {KL}:0"]),
    ("empty cells only", [put(KL, ",,,\n,,\n")], [f"file-empty {KL}:0"]),
    ("a BOM only", [put(KL, b"\xef\xbb\xbf")], [f"file-empty {KL}:0"]),
    ("an expected file without records", [put(KN, "")], [f"file-empty {KN}:0", f"check-skipped {KN}:0"]),
    ("letters lost", [put("R/chuong_trinh", "ma_chuong_trinh,ten,thu_tu,ket_qua\nCT-01,Thi ?ua ho?n th?nh,1,T?t\n")], ["lossy-encoding R/chuong_trinh:0"]),
    ("U+FFFD inside words", [put("R/chuong_trinh", "ma_chuong_trinh,ten,thu_tu,ket_qua\nCT-01,Thi \ufffdua ho\ufffdn th\ufffdnh,1,T\ufffdt\n")],
     ["lossy-encoding R/chuong_trinh:0"]),
    ("a question is no loss", [cell("R/chuong_trinh", 2, "ket_qua", "Đã xong chưa? Có!")], []),
    ("a quote inside a cell", [line(KL, 2, 'TC01,2012,CA_NHAN,KHIEN"TRACH,1')], [f"stray-quote {KL}:2#1 hinh_thuc@4"]),
    ("text behind a quote", [line(HH, 2, 'TC01,"2012"x,19/5,30,1')], [f"stray-quote {HH}:2#1 nam@2"]),
    ("reading goes on behind it", [line(HH, 2, 'TC01,"2012"x,19/5,30,1'), cell(HH, 3, 5, "x")],
     [f"stray-quote {HH}:2#1 nam@2", f"type-error {HH}:3#2 so_luong@5 =x"]),
    ("a quote never closed", [line(HH, 2, 'TC01,2012,"19/5,30,1'), cell(HH, 3, 5, "x")],
     [f"unclosed-quote {HH}:2#1 dot@3", f"type-error {HH}:3#2 so_luong@5 =x"]),
    ("a quote never closed in the last row", [line(KL, 2, 'TC01,2012,"CA_NHAN,KHIEN_TRACH,1')], [f"unclosed-quote {KL}:2#1 doi_tuong@3"]),
    ("two quotes are one", [cell("R/chuong_trinh", 2, "ten", '"Thi ""đua"""')], []),
    ("a NUL", [cell(KL, 2, "hinh_thuc", "KHIEN\0TRACH")], [f"nul-byte {KL}:2#1 hinh_thuc@4"]),
    ("a byte that is no UTF-8", [edit("R/chuong_trinh", lambda t: t.encode().replace(b"Thi ", b"Thi\xff"))], ["encoding-error R/chuong_trinh:2#1 ten@2"]),
    ("a record over two lines with a bad byte", [put("R/chuong_trinh", 'ma_chuong_trinh,ten,thu_tu,ket_qua\nCT-01,"Thi đua hoàn\nthành '.encode() + b'\xff'
                                                     + '",1,Tốt đẹp\nCT-02,Khác,x,Tốt\n'.encode())],
     ["encoding-error R/chuong_trinh:2#1 ten@2", "type-error R/chuong_trinh:4#2 thu_tu@3 =x"]),
    ("a cell of 1 MiB", [cell("R/chuong_trinh", 2, "ket_qua", LONG)], ["constraint-error/maxLength R/chuong_trinh:2#1 ket_qua@4 =" + "a" * 300 + "…"]),
    ("a cell over 1 MiB", [cell("R/chuong_trinh", 2, "ket_qua", LONG + "a")], ["field-too-long R/chuong_trinh:2#1 ket_qua@4"]),
    ("a cell far over 1 MiB", [cell("R/chuong_trinh", 2, "ket_qua", LONG * 3), append("R/chuong_trinh", "CT-02,Khác,x,Tốt")],
     ["field-too-long R/chuong_trinh:2#1 ket_qua@4", "type-error R/chuong_trinh:3#2 thu_tu@3 =x"]),
    ("a tail of NULs", [edit(KL, lambda t: t.encode() + bytes(4096))], [f"nul-byte {KL}:3#2 ma_to_chuc@1"]),
    ("an odd byte of UTF-16", [edit(KL, lambda t: utf16("le", True)(t) + b"x")], [f"recoded {KL}:0", f"encoding-error {KL}:3#2 ma_to_chuc@1"]),
    ("a broken record of admissions makes no other error", [line(KN, 2, 'TC01,2010,"2"x,1,1,2')], [f"stray-quote {KN}:2#1 so_ket_nap@3", f"check-skipped {KN}:0"]),
    ("a short record of admissions makes no other error", [line(KN, 2, "TC01,2010,2,1,1")], [f"missing-cell {KN}:2#1 dai_hoc_tro_len@6"]),
    ("a broken record of dang_vien makes no other error", [line(DV, 4, 'TC01,2012,12,0,0,0,0,0,"12"x,5,0,3,1')],
     [f"stray-quote {DV}:4#3 cuoi_ky@9", f"check-skipped {DV}:0"]),
    ("a broken record of trainees makes no other error", [line(HV, 2, 'L1,"An"x,1980-01-02,Nam,,Khá,TC01')],
     [f"stray-quote {HV}:2#1 ho_ten@2", f"check-skipped {HV}:0"]),
    ("a broken record of classes makes no other error", [line("R/lop", 2, 'L1,"Lớp"x,TRUNG_CAP_LLCT,,2011-01-10,2011-06-10,3')],
     ["stray-quote R/lop:2#1 ten_lop@2", "check-skipped R/lop:0"]),
    ("a broken record of categories makes no other error", [line(M, 2, 'TSVM,"TO_CHUC"x,A,1,HD 20,2008,,TSVM')], [f"stray-quote {M}:2#1 doi_tuong@2", f"check-skipped {M}:0"]),
    ("a broken record of organisations makes no other error", [line(T, 4, 'TC02,"Chi bộ"x,CO_SO,CHI_BO,,')], [f"stray-quote {T}:4#3 ten@2", f"check-skipped {T}:0"]),
    ("a header that cannot be read", [line(KN, 1, 'ma_to_chuc,"nam"x,so_ket_nap,tu_doan_vien,nu,dai_hoc_tro_len')], [f"stray-quote {KN}:1 @2", f"check-skipped {KN}:0"]),
    ("a label missing in an expected file", [without_column(KN, "so_ket_nap")], [f"missing-label {KN}:1 so_ket_nap", f"check-skipped {KN}:0"]),
]

# ---- §5: expected files, places of files ----
EXPECT = [
    (f"{table} is missing", [drop(f"TC01/{table}")], [f"missing-submission TC01/{table}:0"] + skipped)
    for table, skipped in (("dang_vien", ["check-skipped TC01/dang_vien:0"]), ("ket_nap", ["check-skipped TC01/ket_nap:0"]), ("xep_loai", []),
                           ("xep_loai_dang_vien", ["check-skipped TC01/xep_loai_dang_vien:0"]))
] + [
    ("optional files are not there", [drop(HH, KT, KL)], []),
    ("no trainees sent", [drop(HV)], ["control-total R/lop:2#1 so_hoc_vien@7 =3"]),
    ("nothing of the bloc", [drop("KHOI/xep_loai")], []),
    ("nothing of an organisation", [drop(*(f"TC02/{t}" for t in EXPECTED))],
     [f"missing-submission TC02/{t}:0" for t in EXPECTED] + [f"check-skipped TC02/{t}:0" for t in ("dang_vien", "ket_nap", "xep_loai_dang_vien")]),
    ("a new organisation sends nothing", [append(T, "TC04,Mới,CO_SO,CHI_BO,2015-08-15,")],
     [f"missing-submission TC04/{t}:0" for t in EXPECTED] + [f"check-skipped TC04/{t}:0" for t in ("dang_vien", "ket_nap", "xep_loai_dang_vien")]),
    ("founded behind the cutoff", [append(T, "TC04,Mới,CO_SO,CHI_BO,2015-08-16,")], []),
    ("ended on the first day", [cell(T, 5, "ngay_ket_thuc", "2010-08-15")], []),
    ("ended after the first day", [cell(T, 5, "ngay_ket_thuc", "2010-08-16")],
     [f"missing-submission TC03/{t}:0" for t in EXPECTED] + [f"check-skipped TC03/{t}:0" for t in ("dang_vien", "ket_nap", "xep_loai_dang_vien")]),
    ("no list of classes", [drop("R/lop")], ["missing-submission R/lop:0", "check-skipped R/lop:0"]),
    ("no list of organisations", [drop(T)], [f"missing-submission {T}:0", f"check-skipped {T}:0"]),
    ("no list of categories", [drop(M)], [f"missing-submission {M}:0", f"check-skipped {M}:0"]),
    ("no targets, no programmes", [drop("R/chi_tieu", "R/chuong_trinh")], ["missing-submission R/chi_tieu:0", "missing-submission R/chuong_trinh:0"]),
    ("the list of organisations cannot be read", [without_column(T, "cap")], [f"missing-label {T}:1 cap", f"check-skipped {T}:0"]),
    ("the list of classes cannot be read", [without_column("R/lop", "loai")], ["missing-label R/lop:1 loai", "check-skipped R/lop:0"]),
    ("a folder of nobody", [put("TC99/ket_nap", "nonsense")], ["unexpected-file TC99:0"]),
    ("a folder in small letters", [put("tc01/ket_nap", "nonsense")], ["unexpected-file tc01:0"]),
    ("an empty folder of nobody", [put("TC99", None)], ["unexpected-file TC99:0"]),
    ("another file", [put("TC01/ghi_chu.txt", "x")], ["unexpected-file TC01/ghi_chu.txt:0"]),
    ("another CSV file", [put("TC01/to_chuc", "x")], ["unexpected-file TC01/to_chuc:0"]),
    ("a hidden file", [put("TC01/.DS_Store", b"\0\1")], ["unexpected-file TC01/.DS_Store:0"]),
    ("a folder inside", [put("TC01/cu/ket_nap", "x")], ["unexpected-file TC01/cu:0"]),
    ("another file of the office", [put("R/ghi_chu.docx", b"PK")], ["unexpected-file R/ghi_chu.docx:0"]),
    ("a folder of the office", [put("R/cu", None)], ["unexpected-file R/cu:0"]),
    ("a file among the folders", [put("ghi_chu.txt", "x")], ["unexpected-file ghi_chu.txt:0"]),
    ("a name in capitals", [lambda files: files.update({"TC01/Ket_nap": files.pop(KN)})],
     ["unexpected-file TC01/Ket_nap:0", f"missing-submission {KN}:0", f"check-skipped {KN}:0"]),
    ("a file the bloc need not send", [put("KHOI/ky_luat", "ma_to_chuc,nam,doi_tuong,hinh_thuc,so_luong\nKHOI,2012,CA_NHAN,KHIEN_TRACH,x\n")],
     ["type-error KHOI/ky_luat:2#1 so_luong@5 =x"]),
    ("files of an organisation that ended before", [put("TC03/ky_luat", "ma_to_chuc,nam,doi_tuong,hinh_thuc,so_luong\nTC03,2009,CA_NHAN,KHIEN_TRACH,1\n")], []),
]

GROUPS = {"keys": KEYS, "choices": ENUMS, "rows": ROWS, "totals": TOTALS, "values": VALUES, "columns": COLUMNS, "aliases": ALIASES,
          "readable": READABLE, "bytes": BYTES, "files": EXPECT}
