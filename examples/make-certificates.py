#!/usr/bin/env python3
"""Make the example job examples/certificates: 757 trainees of 18 classes, listed by the 24 organisations that sent them.

    make-certificates.py [FOLDER]

Every name is invented. Numbers come from streams seeded with names, so the same bytes come out of every version of Python. Among the
names are long ones and such as have letters of the Ede, Mnong and Jarai alphabets, which a certificate must print as they are.
"""

import sys
from datetime import date, timedelta
from pathlib import Path

sys.dont_write_bytecode = True
from chance import Stream, write_csv  # noqa: E402  (beside this script)

JOB = """\
# Cấp giấy chứng nhận cho học viên các lớp. Số liệu, tên người trong thư mục này là mô phỏng.
tongket: 1
template: certificate
profile: hd36-2018                 # thể thức của sổ cấp và của phần tiêu đề trên giấy
document:
  superior: Tỉnh ủy Lam Châu
  organisation: Trường Chính trị tỉnh
  number: 87
  symbol: SC/TCT
  place: Lam Châu
  date: 2023-12-29
  office: HIỆU TRƯỞNG
  signatory: Đặng Thị Ngọc Uyển
  recipients: [Các đơn vị cử học viên, Lưu phòng Đào tạo]
certificate:
  title: Giấy chứng nhận
  issuer: Hiệu trưởng Trường Chính trị tỉnh Lam Châu
  person: đồng chí
  programme: Đã hoàn thành chương trình
  first_number: 1208
  symbol: GCN-TCT
archive:
  fonds: "041.07"
  file_code: "041.07.2023.GCN"
  retention: Vĩnh viễn
  access: Nội bộ
"""

ORGANISATIONS = (
    "Văn phòng Tỉnh ủy", "Ban Tổ chức Tỉnh ủy", "Ban Tuyên giáo Tỉnh ủy", "Ủy ban Kiểm tra Tỉnh ủy", "Văn phòng Ủy ban nhân dân tỉnh",
    "Sở Nội vụ", "Sở Tài chính", "Sở Công Thương", "Sở Nông nghiệp và Phát triển nông thôn", "Sở Giao thông vận tải", "Sở Xây dựng",
    "Sở Giáo dục và Đào tạo", "Sở Y tế", "Sở Tư pháp", "Sở Văn hóa, Thể thao và Du lịch", "Thanh tra tỉnh", "Cục Thống kê tỉnh",
    "Tòa án nhân dân tỉnh", "Thành ủy Lam Châu", "Thị ủy An Trạch", "Huyện ủy Đông Lĩnh", "Huyện ủy Thượng Lĩnh", "Huyện ủy Cẩm Vân",
    "Ban Quản lý các khu công nghiệp tỉnh và Trung tâm Xúc tiến đầu tư, thương mại, du lịch")

CLASSES = (  # programme, begins, ends, trainees
    ("Trung cấp lý luận chính trị, khóa {n}", date(2022, 3, 7), date(2023, 3, 24), 47),
    ("Trung cấp lý luận chính trị, khóa {n}", date(2022, 3, 14), date(2023, 3, 31), 45),
    ("Trung cấp lý luận chính trị, khóa {n}", date(2022, 4, 11), date(2023, 4, 28), 44),
    ("Trung cấp lý luận chính trị, khóa {n}", date(2022, 5, 9), date(2023, 5, 26), 48),
    ("Trung cấp lý luận chính trị, khóa {n}", date(2022, 9, 12), date(2023, 9, 22), 46),
    ("Trung cấp lý luận chính trị, khóa {n}", date(2022, 9, 19), date(2023, 9, 29), 43),
    ("Trung cấp lý luận chính trị, khóa {n}", date(2022, 10, 10), date(2023, 10, 20), 45),
    ("Trung cấp lý luận chính trị, khóa {n}", date(2022, 10, 17), date(2023, 10, 27), 42),
    ("Bồi dưỡng ngạch chuyên viên, khóa {n}", date(2023, 2, 20), date(2023, 4, 21), 40),
    ("Bồi dưỡng ngạch chuyên viên, khóa {n}", date(2023, 5, 8), date(2023, 7, 7), 41),
    ("Bồi dưỡng ngạch chuyên viên, khóa {n}", date(2023, 8, 14), date(2023, 10, 13), 39),
    ("Bồi dưỡng ngạch chuyên viên chính, khóa {n}", date(2023, 3, 6), date(2023, 5, 5), 38),
    ("Bồi dưỡng ngạch chuyên viên chính, khóa {n}", date(2023, 9, 4), date(2023, 11, 3), 37),
    ("Bồi dưỡng lãnh đạo, quản lý cấp phòng, khóa {n}", date(2023, 6, 5), date(2023, 7, 14), 41),
    ("Bồi dưỡng lãnh đạo, quản lý cấp phòng, khóa {n}", date(2023, 10, 2), date(2023, 11, 10), 40),
    ("Bồi dưỡng bí thư, phó bí thư chi bộ", date(2023, 6, 19), date(2023, 6, 23), 44),
    ("Bồi dưỡng nghiệp vụ công tác kiểm tra, giám sát và thi hành kỷ luật đảng cho ủy viên ủy ban kiểm tra các cấp, nhiệm kỳ 2020 - 2025",
     date(2023, 7, 24), date(2023, 7, 28), 39),
    ("Bồi dưỡng kỹ năng tiếp dân, xử lý đơn thư khiếu nại, tố cáo", date(2023, 11, 20), date(2023, 11, 22), 38))

FAMILY = ("Nguyễn " * 9 + "Trần " * 4 + "Lê " * 4 + "Phạm Phạm Huỳnh Hoàng Võ Vũ Phan Phan Trương Bùi Bùi Đặng Đỗ Ngô Hồ Dương Đinh Lâm "
          "Mai Cao Tô Châu Thái Hà Kiều Đoàn Tạ Quách Nghiêm Ông Ưng Ỷ").split()
MIDDLE = {"Nam": "Văn Văn Văn Hữu Minh Thanh Quốc Hoàng Đức Ngọc Tấn Thành Trung Chí Xuân Bá Phước Đình Thế Viết".split(),
          "Nữ": ["Thị"] * 5 + ["Thị Ngọc", "Thị Kim", "Thị Thanh", "Thị Mỹ", "Thị Bích", "Thị Cẩm", "Ngọc", "Kim", "Thị Phương", "Bích"]}
GIVEN = {"Nam": ("Bảo Bửu Chương Duy Đạt Đăng Điền Hào Hậu Hiển Hòa Huy Kha Khánh Khoa Khôi Kiệm Lộc Luân Lực Nhân Phú Phước Quý Tân "
                 "Thịnh Thông Thuận Thức Tín Tú Tùng Viễn Vũ Hưởng Ẩn Ân Quyết Nghĩa").split(),
         "Nữ": ("Cúc Diễm Duyên Đào Giang Hạnh Hằng Hiền Huệ Hương Lài Liễu Loan Ly Nga Nguyệt Nhung Oanh Phượng Quyên Sương Thảo Thắm "
                "Thơ Thu Thúy Trang Trinh Tuyền Uyên Yến Đoan Ngoan Nhã Ánh Ý Ái Uyển").split()}
RARE = (  # name, gender
    ("Công Tằng Tôn Nữ Hoàng Thúy Trâm Anh", "Nữ"), ("Nguyễn Phúc Bửu Ý", "Nam"), ("Y Krŏng Kbuôr", "Nam"), ("H'Bĭa Niê Kđăm", "Nữ"),
    ("Ksor H'Blưr", "Nữ"), ("Y Čăm Ƀuôn Yă", "Nam"), ("Trương Nguyễn Hoàng Phước Nguyên Thảo Uyên Khuê", "Nữ"), ("Ừ Ỷ Ỡ", "Nam"),
    ("Siu H'Lŏê", "Nữ"), ("Điểu K'Rứ", "Nam"), ("Đỗ Ngọc Ẩn", "Nam"), ("Rơ Châm H'Yêô", "Nữ"))
RESULTS = ("Giỏi",) * 16 + ("Khá",) * 62 + ("Trung bình",) * 20 + ("Không đạt",) * 2


def person(stream, number):
    if number % 61 == 30:
        return RARE[number // 61 % len(RARE)]
    gender = stream.pick(("Nam", "Nữ"))
    return " ".join((stream.pick(FAMILY), stream.pick(MIDDLE[gender]), stream.pick(GIVEN[gender]))), gender


def make():
    numbers, classes, lists, number = {}, [], {"DV%02d" % (i + 1): [] for i in range(len(ORGANISATIONS))}, 0
    for i, (name, begins, ends, seats) in enumerate(CLASSES):
        numbers[name] = numbers.get(name, 110 if name.startswith("Trung") else 30) + 1
        code, stream = "L%d-%02d" % (begins.year, i + 1), Stream("class", i)
        classes.append((code, name.format(n=numbers[name]), begins, ends, seats))
        known = set()
        while len(known) < seats:
            full_name, gender = person(stream, number)
            born = begins - timedelta(days=stream.below(25 * 365) + 24 * 365)
            if (full_name, born) in known:
                continue
            known.add((full_name, born))
            number += 1
            lists[stream.pick(sorted(lists))].append((code, full_name, born, gender, stream.pick(RESULTS)))
    return classes, lists


def main():
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).resolve().parent / "certificates")
    classes, lists = make()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "job.yaml").write_bytes(JOB.encode())
    write_csv(folder / "reference/to_chuc.csv", ("ma_to_chuc", "ten"), zip(lists, ORGANISATIONS))
    write_csv(folder / "reference/lop.csv", ("ma_lop", "ten_lop", "ngay_bat_dau", "ngay_ket_thuc", "so_hoc_vien"), classes)
    for code, rows in lists.items():
        write_csv(folder / "submissions" / code / "hoc_vien.csv", ("ma_to_chuc", "ma_lop", "ho_ten", "ngay_sinh", "gioi_tinh", "ket_qua"),
              [(code, *row) for row in rows])
    assert sum(len(rows) for rows in lists.values()) == 757 and len(classes) == 18


main()
