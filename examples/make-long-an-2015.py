#!/usr/bin/env python3
"""Make the example job input/long-an-2015: what a provincial bloc's office holds and its 61 organisations submit.

    make-long-an-2015.py [FOLDER]          (default: input/long-an-2015 of the tree this script lies in)

Every row and every person is invented; the rows add up to the figures the office published: 61 organisations with
2.822 members, 18 classes with 757 trainees, 785 admitted against a target of 400, and so on.  The way there:

    the office's lists  ->  ratings  ->  discipline, admissions, classes  ->  members  ->  member ratings, awards

Each step draws from a stream of its own, named after what it draws for, so the same bytes come out of every version
of Python, and a change to one table leaves the others as they are.  How an office *writes* its files (marks, line
ends, labels, dates ...) is apart from what it writes: see Dialect, HABITS and EXCEPTIONS.  At the end the files are
read again by code that shares nothing with the generator, and every rule and figure is checked.
"""

import csv
import hashlib
import io
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Optional, Tuple

sys.dont_write_bytecode = True
from vietnamese_encodings import ENCODERS, MARKS, small_where_needed  # noqa: E402  (beside this script)

YEARS = range(2010, 2016)      # the term; of its last year the state at the cutoff
RATED_YEARS = range(2010, 2015)
TERM_START, CUTOFF = date(2010, 8, 15), date(2015, 8, 15)

# ---------------------------------------------------------------------------------------------------------------
# The job and the office's own lists
# ---------------------------------------------------------------------------------------------------------------

JOB = """\
# Báo cáo tổng kết nhiệm kỳ 2010 - 2015 trình Đại hội. Số liệu trong thư mục này là số liệu mô phỏng.
tongket: 1                         # phiên bản định dạng của tệp này
template: congress-report
profile: hd11-2004                 # thể thức văn bản có hiệu lực vào ngày ký
document:
  superior: Đảng bộ tỉnh Long An
  organisation: Đảng ủy Khối các cơ quan tỉnh
  number: 123                      # bản dự thảo thì bỏ dòng này
  symbol: BC/ĐUK
  place: Long An
  date: 2015-08-25
  authority: T/M ĐẢNG ỦY
  office: BÍ THƯ
  signatory: Huỳnh Thuận Khiêm
  recipients: [Ban Thường vụ Tỉnh ủy, Các tổ chức cơ sở đảng trực thuộc, Lưu Văn phòng Đảng ủy]
term:
  congress: IX                     # đại hội mở đầu nhiệm kỳ
  next_congress: X
  from: 2010
  to: 2015
  start: 2010-08-15                # số liệu tính từ sau ngày này
  cutoff: 2015-08-15               # đến hết ngày này
archive:
  fonds: "038.01"
  file_code: "038.01.2015.BC-DH"
  title: Báo cáo tổng kết nhiệm kỳ 2010 - 2015
  retention: Vĩnh viễn
  access: Nội bộ
"""


@dataclass(frozen=True)
class Organisation:
    code: str
    name: str
    members: int                    # at the cutoff
    founded: Optional[date] = None  # only where it was founded during the term

    def existed(self, year):
        return self.founded is None or self.founded.year <= year

    def settled(self, year):
        """Existed for the whole of the year: only then are there ratings, admissions and awards."""
        return self.founded is None or self.founded.year < year

    @property
    def kind(self):
        return "DANG_BO" if self.members >= 30 else "CHI_BO"


BLOC = "KHOI"
ORGANISATIONS = tuple(Organisation("TC%02d" % (i + 1), *entry) for i, entry in enumerate((
    ("Văn phòng Tỉnh ủy", 68), ("Ban Tổ chức Tỉnh ủy", 38), ("Ban Tuyên giáo Tỉnh ủy", 36), ("Ban Dân vận Tỉnh ủy", 24),
    ("Ban Nội chính Tỉnh ủy", 19, date(2013, 7, 1)), ("Ủy ban Kiểm tra Tỉnh ủy", 33),
    ("Cơ quan Đảng ủy Khối các cơ quan tỉnh", 22), ("Ban Bảo vệ, chăm sóc sức khỏe cán bộ tỉnh", 11, date(2014, 5, 19)),
    ("Báo Long An", 41), ("Trường Chính trị tỉnh", 44), ("Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh", 34),
    ("Văn phòng Ủy ban nhân dân tỉnh", 68), ("Sở Nội vụ", 61), ("Sở Tài chính", 64), ("Sở Kế hoạch và Đầu tư", 58),
    ("Sở Công Thương", 71), ("Sở Nông nghiệp và Phát triển nông thôn", 200), ("Sở Xây dựng", 57),
    ("Sở Giao thông vận tải", 78), ("Sở Tài nguyên và Môi trường", 102), ("Sở Khoa học và Công nghệ", 46),
    ("Sở Thông tin và Truyền thông", 37), ("Sở Giáo dục và Đào tạo", 57), ("Sở Y tế", 48),
    ("Sở Lao động - Thương binh và Xã hội", 70), ("Sở Văn hóa, Thể thao và Du lịch", 106), ("Sở Tư pháp", 45),
    ("Thanh tra tỉnh", 32), ("Ban Quản lý Khu kinh tế", 35), ("Tòa án nhân dân tỉnh", 54),
    ("Viện Kiểm sát nhân dân tỉnh", 56), ("Cục Thi hành án dân sự tỉnh", 30), ("Cục Thuế tỉnh", 120),
    ("Cục Hải quan tỉnh", 70), ("Cục Thống kê tỉnh", 36), ("Kho bạc Nhà nước tỉnh", 43), ("Bảo hiểm xã hội tỉnh", 45),
    ("Ngân hàng Nhà nước, chi nhánh tỉnh", 31), ("Ngân hàng Chính sách xã hội, chi nhánh tỉnh", 23),
    ("Ngân hàng Phát triển, chi nhánh khu vực", 17), ("Bưu điện tỉnh", 39), ("Viễn thông tỉnh", 46),
    ("Công ty Điện lực", 76), ("Đài Phát thanh và Truyền hình", 58), ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", 26),
    ("Liên đoàn Lao động tỉnh", 28), ("Hội Nông dân tỉnh", 25), ("Hội Liên hiệp Phụ nữ tỉnh", 24), ("Tỉnh Đoàn", 35),
    ("Hội Cựu chiến binh tỉnh", 14), ("Hội Chữ thập đỏ tỉnh", 12), ("Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh", 9),
    ("Hội Văn học Nghệ thuật tỉnh", 8), ("Liên minh Hợp tác xã tỉnh", 13), ("Trường Cao đẳng Sư phạm", 66),
    ("Trường Cao đẳng nghề", 29), ("Bệnh viện Đa khoa tỉnh", 96), ("Bệnh viện Y học cổ truyền", 27),
    ("Công ty Xổ số kiến thiết", 21), ("Công ty Cấp thoát nước", 30, date(2011, 3, 1)),
    ("Quỹ Đầu tư phát triển tỉnh", 10, date(2012, 9, 3)),
)))

REGIMES = (  # the guidance in force, from and to which year
    ("Hướng dẫn số 20-HD/BTCTW, ngày 10/10/2008 của Ban Tổ chức Trung ương", 2008, 2010),
    ("Hướng dẫn số 07-HD/BTCTW, ngày 11/10/2011 của Ban Tổ chức Trung ương", 2011, 2013),
    ("Hướng dẫn số 27-HD/BTCTW, ngày 25/9/2014 của Ban Tổ chức Trung ương", 2014, None),
)
CATEGORIES = (  # the same words in all three regimes
    ("TO_CHUC", "TSVM", "Trong sạch, vững mạnh", "TSVM"),
    ("TO_CHUC", "HTTNV", "Hoàn thành tốt nhiệm vụ", "HTT"),
    ("TO_CHUC", "HTNV", "Hoàn thành nhiệm vụ", "HT"),
    ("TO_CHUC", "YEU_KEM", "Yếu kém", "YEU_KEM"),
    ("DANG_VIEN", "DTC_HTXS", "Đủ tư cách, hoàn thành xuất sắc nhiệm vụ", "TU_TOT"),
    ("DANG_VIEN", "DTC_HTT", "Đủ tư cách, hoàn thành tốt nhiệm vụ", "TU_TOT"),
    ("DANG_VIEN", "DTC_HT", "Đủ tư cách, hoàn thành nhiệm vụ", "DUOI_TOT"),
    ("DANG_VIEN", "VPTC", "Vi phạm tư cách hoặc không hoàn thành nhiệm vụ", "DUOI_TOT"),
)

RESOLUTION = "Nghị quyết Đại hội lần thứ IX, nhiệm kỳ 2010 - 2015"
TARGETS = (
    ("KET_NAP", "Kết nạp đảng viên mới", "đảng viên", "NHIEM_KY", ">=", "400", RESOLUTION),
    ("KET_NAP_DOAN_VIEN", "Đảng viên mới kết nạp từ đoàn viên thanh niên", "%", "NHIEM_KY", ">=", "62.5", RESOLUTION),
    ("KET_NAP_NU", "Đảng viên mới kết nạp là nữ", "%", "NHIEM_KY", ">=", "45", RESOLUTION),
    ("KET_NAP_DAI_HOC", "Đảng viên mới kết nạp có trình độ đại học trở lên", "%", "NHIEM_KY", ">=", "80", RESOLUTION),
    ("DANG_VIEN_TONG", "Tổng số đảng viên đến cuối nhiệm kỳ", "đảng viên", "NHIEM_KY", ">=", "2800", None),
    ("DANG_VIEN_TU_TOT", "Đảng viên được đánh giá hoàn thành tốt nhiệm vụ trở lên", "%", "HANG_NAM", ">=", "95", RESOLUTION),
    ("TCCSD_DANH_GIA", "TCCSĐ được đánh giá, xếp loại", "%", "HANG_NAM", ">=", "90", RESOLUTION),
    ("TCCSD_TSVM", "TCCSĐ đạt trong sạch, vững mạnh so với số được đánh giá", "%", "HANG_NAM", ">=", "55", RESOLUTION),
    ("TCCSD_TIEU_BIEU", "TCCSĐ trong sạch, vững mạnh tiêu biểu so với số được đánh giá", "%", "HANG_NAM", "<=", "20", None),
    ("TCCSD_YEU_KEM", "TCCSĐ yếu kém", "tổ chức", "HANG_NAM", "<=", "0", RESOLUTION),
    ("LOP_TRUNG_CAP", "Lớp trung cấp lý luận chính trị", "lớp", "NHIEM_KY", ">=", "15", RESOLUTION),
    ("HOC_VIEN_TRUNG_CAP", "Học viên các lớp trung cấp lý luận chính trị", "học viên", "NHIEM_KY", ">=", "700", RESOLUTION),
    ("HUY_HIEU", "Huy hiệu Đảng được trao tặng", "huy hiệu", "NHIEM_KY", ">=", "200", None),
    ("CHUONG_TRINH", "Chương trình đột phá được triển khai", "chương trình", "NHIEM_KY", "=", "3", RESOLUTION),
)

PROGRAMMES = (
    ("CT-01", "Thi đua hoàn thành tốt nhiệm vụ chính trị",
     "Các cấp ủy cụ thể hóa nội dung thi đua thành công việc của từng chi bộ, từng đảng viên; lấy kết quả thi đua làm căn "
     "cứ đánh giá, xếp loại cuối năm. Nhiều cách làm hay như \"Mỗi chi bộ một việc mới\" được nhân rộng trong toàn Khối; "
     "thủ tục hành chính được rà soát, rút gọn, phục vụ người dân và doanh nghiệp tốt hơn."),
    ("CT-02", "Nâng cao chất lượng, hiệu quả hoạt động cấp ủy cơ sở",
     "Quy chế làm việc của cấp ủy được bổ sung, thực hiện nền nếp; sinh hoạt chi bộ theo chuyên đề có chuyển biến rõ, "
     "khắc phục dần tình trạng \"họp để báo cáo\". Công tác kiểm tra, giám sát được đưa vào chương trình toàn khóa, góp "
     "phần phòng ngừa khuyết điểm từ cơ sở."),
    ("CT-03", "Phối hợp phát hiện, đào tạo cán bộ, đảng viên trình độ cao",
     "Đảng ủy Khối phối hợp với cơ quan chủ quản, các trường và viện lập danh sách nguồn, cử cán bộ trẻ đi học sau đại học; "
     "người được cử đi học cam kết trở về phục vụ tỉnh. Đội ngũ cán bộ có trình độ cao từng bước đáp ứng yêu cầu nhiệm vụ."),
)

SCHOOL = "Trường Chính trị tỉnh Long An"
CLASSES = (  # kind, begins, ends, trainees, partner
    ("LLCT", date(2010, 3, 8), date(2010, 12, 24), 37, SCHOOL),     # began before the term: not counted in it
    ("LLCT", date(2010, 9, 13), date(2011, 7, 8), 44, SCHOOL), ("LLCT", date(2010, 10, 18), date(2011, 8, 26), 41, SCHOOL),
    ("LLCT", date(2011, 3, 14), date(2012, 1, 13), 45, SCHOOL), ("LLCT", date(2011, 5, 16), date(2012, 4, 6), 40, SCHOOL),
    ("LLCT", date(2011, 9, 12), date(2012, 7, 13), 43, SCHOOL), ("LLCT", date(2011, 10, 17), date(2012, 8, 24), 38, SCHOOL),
    ("LLCT", date(2012, 2, 13), date(2012, 12, 7), 46, SCHOOL), ("LLCT", date(2012, 4, 16), date(2013, 3, 8), 42, SCHOOL),
    ("LLCT", date(2012, 9, 10), date(2013, 7, 12), 41, SCHOOL), ("LLCT", date(2012, 10, 15), date(2013, 8, 23), 39, SCHOOL),
    ("LLCT", date(2013, 2, 25), date(2013, 12, 20), 47, SCHOOL), ("LLCT", date(2013, 4, 15), date(2014, 3, 7), 44, SCHOOL),
    ("LLCT", date(2013, 9, 9), date(2014, 7, 11), 42, SCHOOL), ("LLCT", date(2013, 10, 14), date(2014, 8, 22), 40, SCHOOL),
    ("LLCT", date(2014, 2, 17), date(2014, 12, 12), 43, SCHOOL), ("LLCT", date(2014, 4, 14), date(2015, 3, 6), 41, SCHOOL),
    ("LLCT", date(2014, 9, 8), date(2015, 7, 10), 42, SCHOOL), ("LLCT", date(2014, 10, 13), date(2015, 7, 31), 39, SCHOOL),
    ("BT", date(2011, 6, 6), date(2011, 6, 10), 52, SCHOOL), ("BT", date(2012, 6, 4), date(2012, 6, 8), 55, SCHOOL),
    ("BT", date(2013, 6, 3), date(2013, 6, 7), 49, None), ("BT", date(2014, 6, 2), date(2014, 6, 6), 57, SCHOOL),
    ("BT", date(2015, 6, 1), date(2015, 6, 5), 54, None),
    ("KH", date(2012, 8, 20), date(2012, 8, 22), 40, "Ủy ban Kiểm tra Tỉnh ủy"),
    ("KH", date(2014, 8, 18), date(2014, 8, 21), 46, None),
)
CLASS_KINDS = {
    "LLCT": ("TRUNG_CAP_LLCT", "Lớp trung cấp lý luận chính trị - hành chính số {n:02d}, khai giảng năm {year}"),
    "BT": ("BOI_DUONG_BI_THU", "Lớp bồi dưỡng bí thư, phó bí thư chi bộ năm {year}"),
    "KH": ("KHAC", "Lớp bồi dưỡng nghiệp vụ công tác kiểm tra, giám sát năm {year}"),
}

# ---------------------------------------------------------------------------------------------------------------
# What the years came to
# ---------------------------------------------------------------------------------------------------------------

ADMITTED = {2010: 118, 2011: 142, 2012: 139, 2013: 151, 2014: 148, 2015: 87}     # 785
ADMITTED_OF_WHICH = {"tu_doan_vien": 512, "nu": 331, "dai_hoc_tro_len": 689}

RATINGS = {  # organisations rated, TSVM, of these tieu_bieu, and HTNV; the rest HTTNV
    2010: (53, 37, 8, 2), 2011: (54, 35, 9, 3), 2012: (55, 33, 7, 4), 2013: (56, 34, 10, 3), 2014: (55, 31, 11, 5)}
BLOC_RATINGS = {2010: "TSVM", 2011: "TSVM", 2012: "HTTNV", 2013: "TSVM", 2014: "TSVM"}
RATING_DECISIONS = {year: "%d-QĐ/ĐUK, ngày %s" % entry for year, entry in {
    2010: (41, "14/01/2011"), 2011: (97, "12/01/2012"), 2012: (156, "16/01/2013"), 2013: (214, "10/01/2014"),
    2014: (283, "15/01/2015")}.items()}
BLOC_DECISIONS = {2010: "118-QĐ/TU", 2011: "402-QĐ/TU", 2012: "719-QĐ/TU", 2013: "1064-QĐ/TU", 2014: "1385-QĐ/TU"}
FLAGS = ("TC10", "TC36")       # tieu_bieu in each of 2009-2013

BELOW_GOOD_PER_MILLE = {2010: 25, 2011: 23, 2012: 27, 2013: 21, 2014: 18}        # of the members rated
DISCIPLINED = {  # members by year
    2010: {"KHIEN_TRACH": 3, "CANH_CAO": 1, "KHAI_TRU": 1}, 2011: {"KHIEN_TRACH": 4, "CANH_CAO": 2},
    2012: {"KHIEN_TRACH": 3, "CANH_CAO": 2, "CACH_CHUC": 1, "KHAI_TRU": 1},
    2013: {"KHIEN_TRACH": 2, "CANH_CAO": 2, "KHAI_TRU": 1},
    2014: {"KHIEN_TRACH": 3, "CANH_CAO": 1, "CACH_CHUC": 1, "KHAI_TRU": 1}, 2015: {"KHIEN_TRACH": 2, "CANH_CAO": 1}}
BADGE_DAYS = {"03/02": (2, 3), "19/5": (5, 19), "02/9": (9, 2), "07/11": (11, 7)}
BADGES = (30,) * 60 + (40,) * 20 + (45,) * 8 + (50,) * 6 + (55,) * 3 + (60,) * 2 + (65,)    # by frequency

# ---------------------------------------------------------------------------------------------------------------
# Chance, the same everywhere
# ---------------------------------------------------------------------------------------------------------------


class Stream:
    """Numbers of splitmix64, seeded with a name."""

    def __init__(self, *name):
        self.state = int.from_bytes(hashlib.sha256("/".join(map(str, name)).encode()).digest()[:8], "big")

    def below(self, n):
        self.state = (self.state + 0x9E3779B97F4A7C15) % 2**64
        z = self.state
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9 % 2**64
        z = (z ^ z >> 27) * 0x94D049BB133111EB % 2**64
        return (z ^ z >> 31) % n

    def between(self, low, high):
        return low + self.below(high - low + 1)

    def chance(self, percent):
        return self.below(100) < percent

    def pick(self, items):
        return items[self.below(len(items))]

    def pick_by_size(self, organisations):
        n = self.below(sum(o.members for o in organisations))
        for organisation in organisations:
            n -= organisation.members
            if n < 0:
                return organisation

    def shuffled(self, items):
        items = list(items)
        for i in range(len(items) - 1, 0, -1):
            j = self.below(i + 1)
            items[i], items[j] = items[j], items[i]
        return items


def apportion(total, weights):
    """Share out `total` by weight, in whole numbers (largest remainders)."""
    whole = sum(weights.values())
    shares = {key: total * weight // whole for key, weight in weights.items()}
    by_remainder = sorted(weights, key=lambda key: (-(total * weights[key] % whole), key))
    for key in by_remainder[:total - sum(shares.values())]:
        shares[key] += 1
    return shares


# ---------------------------------------------------------------------------------------------------------------
# People
# ---------------------------------------------------------------------------------------------------------------

FAMILY = ("Nguyễn " * 9 + "Trần " * 4 + "Lê " * 4 + "Phạm Phạm Huỳnh Huỳnh Huỳnh Võ Võ Phan Phan Trương Bùi Bùi Đặng Đỗ "
          "Ngô Hồ Dương Đinh Lâm Mai Cao Tô Châu Thái Hà Kiều Đoàn Tạ Quách").split()
MIDDLE = {"Nam": "Văn Văn Văn Văn Hữu Hữu Minh Thanh Quốc Hoàng Đức Ngọc Tấn Thành Trung Chí Anh Xuân Bá Phước".split(),
          "Nữ": ["Thị"] * 6 + ["Thị Ngọc", "Thị Kim", "Thị Thanh", "Thị Mỹ", "Thị Bích", "Thị Cẩm", "Thị Hồng", "Ngọc",
                               "Kim", "Thị Phương", "Thị Tuyết", "Thị Minh", "Bích"]}
GIVEN = {"Nam": ("Bảo Bửu Chương Duy Đạt Đăng Điền Hào Hậu Hiển Hòa Huy Kha Khánh Khoa Khôi Kiệm Lộc Luân Lực Nhân Nhật "
                 "Nhựt Phú Phước Quý Tân Thịnh Thông Thuận Thức Tiệp Tín Trạng Tú Tùng Viễn Vũ Dư Hưởng Danh").split(),
         "Nữ": ("Cúc Diễm Duyên Đào Giang Hạnh Hằng Hiền Huệ Hương Lài Liễu Loan Ly Nga Nguyệt Nhi Nhung Oanh Phượng "
                "Quyên Sương Thảo Thắm Thoa Thơ Thu Thúy Trang Trinh Tuyền Uyên Vân Yến Dung Đoan Lệ My Ngoan Nhã Hòa").split()}
POSTS = ("Chuyên viên",) * 9 + ("Phó Trưởng phòng",) * 4 + ("Trưởng phòng",) * 3 + (
    "Kế toán viên", "Kế toán trưởng", "Cán sự", "Thanh tra viên", "Phó Bí thư Đoàn cơ sở", "Chánh Văn phòng",
    "Phó Giám đốc Trung tâm, Phó Bí thư chi bộ", None, None, None)
SECRETARIES = ("Bí thư chi bộ",) * 4 + ("Phó Bí thư chi bộ",) * 3 + ("Trưởng phòng, Bí thư chi bộ", "Cấp ủy viên", None)
RESULTS = ("Giỏi",) * 18 + ("Khá",) * 61 + ("Trung bình",) * 20 + ("Không đạt",)


@dataclass(frozen=True)
class Person:
    name: str
    born: date
    gender: str


def new_person(stream, first_day):
    gender = "Nữ" if stream.chance(43) else "Nam"
    name = " ".join((stream.pick(FAMILY), stream.pick(MIDDLE[gender]), stream.pick(GIVEN[gender])))
    return Person(name, first_day - timedelta(days=stream.between(24 * 365, 47 * 365)), gender)


# ---------------------------------------------------------------------------------------------------------------
# The steps: each returns rows by organisation, or what the next step needs
# ---------------------------------------------------------------------------------------------------------------


def office_tables(classes):
    organisations = [dict(ma_to_chuc=BLOC, ten="Đảng bộ Khối các cơ quan tỉnh Long An", cap="KHOI", loai_hinh="DANG_BO",
                          ngay_thanh_lap=date(1976, 9, 15), ngay_ket_thuc=None)]
    for o in ORGANISATIONS:
        stream = Stream("founded", o.code)
        long_ago = date(1976, 1, 1) + timedelta(days=stream.below(32 * 365))
        organisations.append(dict(
            ma_to_chuc=o.code, ten=("Đảng bộ " if o.kind == "DANG_BO" else "Chi bộ ") + o.name, cap="CO_SO",
            loai_hinh=o.kind, ngay_thanh_lap=o.founded or (long_ago if stream.chance(45) else None), ngay_ket_thuc=None))
    categories = [dict(ma_muc=code, doi_tuong=whom, ten_muc=name, thu_tu=i % 4 + 1, quy_dinh=guidance, nam_tu=first,
                       nam_den=last, nhom=group)
                  for guidance, first, last in REGIMES for i, (whom, code, name, group) in enumerate(CATEGORIES)]
    targets = [dict(ma_chi_tieu=code, ten=name, don_vi=unit, pham_vi=scope, phep_so=sign, gia_tri=Decimal(value),
                    nguon=source)
               for code, name, unit, scope, sign, value, source in TARGETS]
    programmes = [dict(ma_chuong_trinh=code, ten=name, thu_tu=i + 1, ket_qua=text)
                  for i, (code, name, text) in enumerate(PROGRAMMES)]
    return dict(to_chuc=organisations, danh_muc_xep_loai=categories, chi_tieu=targets, chuong_trinh=programmes, lop=classes)


def rate_organisations():
    """{(code, year): (category or None, tieu_bieu)}: some offices are strong for years, two of them all along."""
    ratings, times_best = {}, Counter()
    for year in RATED_YEARS:
        stream = Stream("ratings", year)
        n_rated, n_tsvm, n_best, n_plain = RATINGS[year]
        existing = [o.code for o in ORGANISATIONS if o.existed(year)]
        new = [o.code for o in ORGANISATIONS if o.existed(year) and not o.settled(year)]
        others = stream.shuffled(code for code in existing if code not in new and code not in FLAGS)
        unrated = (new + others)[:len(existing) - n_rated]
        merit = {code: (1000 if code in FLAGS and year <= 2013 else Stream("merit", code).below(100)) + stream.below(70)
                 for code in existing if code not in unrated}
        ranked = sorted(merit, key=lambda code: (-merit[code], code))
        candidates = [code for code in ranked[:n_tsvm] if code in FLAGS or times_best[code] < 3 or year > 2013]
        best = candidates[:n_best]
        times_best.update(best)
        for code in unrated:
            ratings[code, year] = (None, False)
        for place, code in enumerate(ranked):
            category = "TSVM" if place < n_tsvm else "HTNV" if place >= n_rated - n_plain else "HTTNV"
            ratings[code, year] = (category, code in best)
    return ratings


def rating_rows(ratings):
    rows = defaultdict(list)
    for (code, year), (category, best) in sorted(ratings.items()):
        rows[code].append(dict(
            ma_to_chuc=code, nam=year, trang_thai="DA_DANH_GIA" if category else "CHUA_DANH_GIA", ma_muc=category,
            tieu_bieu=best, so_quyet_dinh=RATING_DECISIONS[year] if category else None))
    for year, category in BLOC_RATINGS.items():
        rows[BLOC].append(dict(ma_to_chuc=BLOC, nam=year, trang_thai="DA_DANH_GIA", ma_muc=category, tieu_bieu=False,
                               so_quyet_dinh=BLOC_DECISIONS[year]))
    return rows


def discipline(ratings):
    """Counter of (code, year, whom, measure); an organisation rated TSVM has no disciplined member that year."""
    cases = Counter()
    for year, measures in DISCIPLINED.items():
        stream = Stream("discipline", year)
        open_to = [o for o in ORGANISATIONS if o.settled(year) and ratings.get((o.code, year), ("",))[0] != "TSVM"]
        for measure, number in measures.items():
            for _ in range(number):
                cases[stream.pick_by_size(open_to).code, year, "CA_NHAN", measure] += 1
    for year in (2012, 2014):      # a branch of an organisation that only did its duty
        code = min(code for (code, y), (category, _) in ratings.items() if y == year and category == "HTNV")
        cases[code, year, "TO_CHUC", "KHIEN_TRACH"] += 1
    return cases


def discipline_rows(cases):
    rows = defaultdict(list)
    for (code, year, whom, measure), number in sorted(cases.items()):
        rows[code].append(dict(ma_to_chuc=code, nam=year, doi_tuong=whom, hinh_thuc=measure, so_luong=number))
    return rows


def admission_rows():
    rows, by_key = defaultdict(list), {}
    for year, total in ADMITTED.items():
        stream = Stream("admissions", year)
        shares = apportion(total, {o.code: o.members * stream.between(50, 150) for o in ORGANISATIONS if o.settled(year)})
        for o in ORGANISATIONS:
            if o.existed(year):
                row = dict(ma_to_chuc=o.code, nam=year, so_ket_nap=shares.get(o.code, 0))
                row.update(dict.fromkeys(ADMITTED_OF_WHICH, 0))
                rows[o.code].append(row)
                by_key[o.code, year] = row
    admitted = [key for key, row in by_key.items() for _ in range(row["so_ket_nap"])]
    for trait, number in ADMITTED_OF_WHICH.items():
        for key in Stream("admitted", trait).shuffled(admitted)[:number]:
            by_key[key][trait] += 1
    return rows


def class_rows():
    """The classes, and their trainees by organisation."""
    classes, trainees, people, enrolled, numbers = [], defaultdict(list), defaultdict(list), Counter(), Counter()
    known = set()
    for kind, begins, ends, seats, partner in sorted(CLASSES, key=lambda entry: entry[1]):
        year = begins.year
        numbers[kind, year] += 1
        numbers[kind] += 1
        loai, name = CLASS_KINDS[kind]
        code = "%s-%d-%02d" % (kind, year, numbers[kind, year])
        classes.append(dict(ma_lop=code, ten_lop=name.format(n=numbers[kind], year=year), loai=loai, don_vi_phoi_hop=partner,
                            ngay_bat_dau=begins, ngay_ket_thuc=ends, so_hoc_vien=seats))
        stream, sitting = Stream("class", code), set()
        open_to = [o for o in ORGANISATIONS if o.settled(year)]
        while len(sitting) < seats:
            o = stream.pick_by_size(open_to)
            if kind == "LLCT" and 100 * enrolled[o.code] >= 40 * o.members:
                continue           # nobody sends half the office to school
            if kind != "LLCT" and people[o.code] and stream.chance(30):
                person = stream.pick(people[o.code])          # who finished one course may attend another
            else:
                person = new_person(stream, begins)
                if person in known:
                    continue
            if person in sitting:
                continue
            if person not in known:
                known.add(person)
                people[o.code].append(person)
            sitting.add(person)
            enrolled[o.code] += kind == "LLCT"
            trainees[o.code].append(dict(
                ma_lop=code, ho_ten=person.name, ngay_sinh=person.born, gioi_tinh=person.gender,
                chuc_vu=stream.pick(SECRETARIES if kind == "BT" else POSTS), ket_qua=stream.pick(RESULTS),
                ma_to_chuc=o.code))
    return classes, trainees


def graduates(classes, trainees):
    """Counter of (code, year): intermediate political diplomas by the year the class ended."""
    ended = {c["ma_lop"]: c["ngay_ket_thuc"].year for c in classes if c["loai"] == "TRUNG_CAP_LLCT"}
    return Counter((code, ended[row["ma_lop"]]) for code, rows in trainees.items() for row in rows
                   if row["ma_lop"] in ended and row["ket_qua"] != "Không đạt")


def member_rows(admissions, cases, diplomas):
    """Backwards from the members at the cutoff, year by year."""
    rows = defaultdict(list)
    for o in ORGANISATIONS:
        stream = Stream("members", o.code)
        women, base, higher = stream.between(28, 48), stream.between(9, 17), stream.between(6, 14)      # percent
        admitted = {row["nam"]: row["so_ket_nap"] for row in admissions[o.code]}
        closing = o.members
        for year in reversed([year for year in YEARS if o.existed(year)]):
            leaving = cases[o.code, year, "CA_NHAN", "KHAI_TRU"] + stream.chance(min(closing // 5, 25))
            row = dict(
                ma_to_chuc=o.code, nam=year, ket_nap=admitted[year], chuyen_den=stream.below(2 + closing // 25),
                chuyen_di=stream.below(2 + closing // 16), tu_tran=int(stream.chance(closing // 8)), ra_khoi_dang=leaving)
            opening = (closing - row["ket_nap"] - row["chuyen_den"] + row["chuyen_di"] + row["tu_tran"]
                       + row["ra_khoi_dang"])
            least = (closing * 17 + 19) // 20                 # no office grows by more than 15% in a year
            if opening < least:
                row["chuyen_di"] += least - opening
                opening = least
            if not o.settled(year):                           # the founding year: all come from elsewhere
                opening = 0
                row.update(chuyen_den=closing - row["ket_nap"], chuyen_di=0, tu_tran=0, ra_khoi_dang=0)
            probation = admitted[year] + (admitted.get(year - 1, 0) // 3 if year == 2015 else 0)
            cao_cap = closing * higher // 100
            trung_cap = closing * base // 100 + sum(diplomas[o.code, y] for y in YEARS if y <= year)
            row.update(
                dau_ky=opening, cuoi_ky=closing, nu=min(closing, max(0, closing * women // 100 + stream.between(-1, 1))),
                du_bi=min(closing, probation), trung_cap_llct=min(closing - cao_cap, trung_cap), cao_cap_llct=cao_cap)
            rows[o.code].insert(0, row)
            closing = opening
    return rows


def member_rating_rows(members, cases):
    rows = defaultdict(list)
    closing = {(code, row["nam"]): row["cuoi_ky"] for code, list_ in members.items() for row in list_}
    for year in RATED_YEARS:
        stream = Stream("member ratings", year)
        existing = [o for o in ORGANISATIONS if o.existed(year)]
        rated = {o.code: closing[o.code, year] - stream.below(2 + closing[o.code, year] // 20) for o in existing}
        counts = {o.code: Counter() for o in existing}
        for code, count in counts.items():
            count["VPTC"] = cases[code, year, "CA_NHAN", "CANH_CAO"] + cases[code, year, "CA_NHAN", "CACH_CHUC"]
            count["DTC_HT"] = cases[code, year, "CA_NHAN", "KHIEN_TRACH"]
        below_good = sum(rated.values()) * BELOW_GOOD_PER_MILLE[year] // 1000
        for _ in range(below_good - sum(sum(count.values()) for count in counts.values())):
            counts[stream.pick_by_size(existing).code]["DTC_HT"] += 1
        for o in existing:
            count = counts[o.code]
            good = rated[o.code] - sum(count.values())
            count["DTC_HTXS"] = good * stream.between(8, 15) // 100
            count["DTC_HTT"] = good - count["DTC_HTXS"]
            writes_zeros = Stream("zeros", o.code).chance(50)
            rows[o.code] += [dict(ma_to_chuc=o.code, nam=year, ma_muc=category, so_luong=count[category])
                             for category in ("DTC_HTXS", "DTC_HTT", "DTC_HT", "VPTC") if count[category] or writes_zeros]
    return rows


def badge_rows():
    badges = Counter()
    days = [(year, day) for year in YEARS for day in BADGE_DAYS if date(year, *BADGE_DAYS[day]) <= CUTOFF]
    for year, day in days:
        stream = Stream("badges", year, day)
        open_to = [o for o in ORGANISATIONS if o.settled(year)]
        for _ in range(stream.between(8, 14)):
            badges[stream.pick_by_size(open_to).code, year, days.index((year, day)), day, stream.pick(BADGES)] += 1
    rows = defaultdict(list)
    for (code, year, _, day, years), number in sorted(badges.items()):
        rows[code].append(dict(ma_to_chuc=code, nam=year, dot=day, loai=years, so_luong=number))
    return rows


def award_rows(ratings):
    rows = defaultdict(list)

    def award(code, whom, form, first, last, year, number, decision):
        rows[code].append(dict(ma_to_chuc=code, doi_tuong=whom, hinh_thuc=form, nam_tu=first, nam_den=last, nam=year,
                               so_luong=number, so_quyet_dinh=decision))

    for year in RATED_YEARS:
        for o in ORGANISATIONS:
            stream = Stream("awards", o.code, year)
            category, best = ratings.get((o.code, year), (None, False))
            if best and stream.chance(60):
                award(o.code, "TO_CHUC", "BANG_KHEN", year, year, year + 1, 1, "%d-QĐ/TU" % stream.between(200, 1900))
            elif category == "TSVM" and stream.chance(70):
                award(o.code, "TO_CHUC", "GIAY_KHEN", year, year, year + 1, 1, RATING_DECISIONS[year])
            if category in ("TSVM", "HTTNV") and stream.chance(65):
                award(o.code, "CA_NHAN", "GIAY_KHEN", year, year, year + 1, 1 + stream.below(1 + o.members // 12),
                      RATING_DECISIONS[year] if stream.chance(70) else None)
    for o in ORGANISATIONS:
        stream = Stream("five years", o.code)
        if o.code in FLAGS:
            award(o.code, "TO_CHUC", "CO_TSVM_TIEU_BIEU_5_NAM", 2009, 2013, 2014, 1, "1127-QĐ/TU, ngày 24/01/2014")
        if o.settled(2010) and stream.chance(30):
            award(o.code, "CA_NHAN", "BANG_KHEN", 2010, 2014, 2015, stream.between(1, 2), "1402-QĐ/TU")
    return rows


def make_data():
    """(reference tables, submitted tables): {table: rows} and {table: {code: rows}}."""
    ratings = rate_organisations()
    cases = discipline(ratings)
    admissions = admission_rows()
    classes, trainees = class_rows()
    members = member_rows(admissions, cases, graduates(classes, trainees))
    submitted = dict(
        dang_vien=members, ket_nap=admissions, xep_loai=rating_rows(ratings),
        xep_loai_dang_vien=member_rating_rows(members, cases), hoc_vien=trainees, huy_hieu=badge_rows(),
        khen_thuong=award_rows(ratings), ky_luat=discipline_rows(cases))
    return office_tables(classes), submitted


# ---------------------------------------------------------------------------------------------------------------
# How offices write: a Dialect for each file
# ---------------------------------------------------------------------------------------------------------------

COLUMNS = {table: columns.split() for table, columns in dict(
    to_chuc="ma_to_chuc ten cap loai_hinh ngay_thanh_lap ngay_ket_thuc",
    danh_muc_xep_loai="ma_muc doi_tuong ten_muc thu_tu quy_dinh nam_tu nam_den nhom",
    chi_tieu="ma_chi_tieu ten don_vi pham_vi phep_so gia_tri nguon",
    chuong_trinh="ma_chuong_trinh ten thu_tu ket_qua",
    lop="ma_lop ten_lop loai don_vi_phoi_hop ngay_bat_dau ngay_ket_thuc so_hoc_vien",
    dang_vien="ma_to_chuc nam dau_ky ket_nap chuyen_den chuyen_di tu_tran ra_khoi_dang cuoi_ky nu du_bi "
              "trung_cap_llct cao_cap_llct",
    ket_nap="ma_to_chuc nam so_ket_nap tu_doan_vien nu dai_hoc_tro_len",
    xep_loai="ma_to_chuc nam trang_thai ma_muc tieu_bieu so_quyet_dinh",
    xep_loai_dang_vien="ma_to_chuc nam ma_muc so_luong",
    hoc_vien="ma_lop ho_ten ngay_sinh gioi_tinh chuc_vu ket_qua ma_to_chuc",
    huy_hieu="ma_to_chuc nam dot loai so_luong",
    khen_thuong="ma_to_chuc doi_tuong hinh_thuc nam_tu nam_den nam so_luong so_quyet_dinh",
    ky_luat="ma_to_chuc nam doi_tuong hinh_thuc so_luong").items()}
REFERENCE = ("to_chuc", "danh_muc_xep_loai", "chi_tieu", "chuong_trinh", "lop")
EXPECTED = ("dang_vien", "ket_nap", "xep_loai", "xep_loai_dang_vien")
OPTIONAL_COLUMNS = {"ngay_thanh_lap", "ngay_ket_thuc", "nam_den", "nguon", "don_vi_phoi_hop", "ma_muc", "tieu_bieu",
                    "so_quyet_dinh", "chuc_vu"}

TITLES = dict(entry.split("=") for entry in (
    "ma_to_chuc=Mã tổ chức|ten=Tên|cap=Cấp|loai_hinh=Loại hình|ngay_thanh_lap=Ngày thành lập|"
    "ngay_ket_thuc=Ngày kết thúc|ma_muc=Mã mức|doi_tuong=Đối tượng|ten_muc=Tên mức|thu_tu=Thứ tự|"
    "quy_dinh=Quy định|nam_tu=Năm từ|nam_den=Năm đến|nhom=Nhóm|ma_chi_tieu=Mã chỉ tiêu|don_vi=Đơn vị|"
    "pham_vi=Phạm vi|phep_so=Phép so|gia_tri=Giá trị|nguon=Nguồn|ma_chuong_trinh=Mã chương trình|ket_qua=Kết quả|"
    "ma_lop=Mã lớp|ten_lop=Tên lớp|loai=Loại|don_vi_phoi_hop=Đơn vị phối hợp|ngay_bat_dau=Ngày bắt đầu|"
    "so_hoc_vien=Số học viên|nam=Năm|dau_ky=Đầu kỳ|ket_nap=Kết nạp|chuyen_den=Chuyển đến|chuyen_di=Chuyển đi|"
    "tu_tran=Từ trần|ra_khoi_dang=Ra khỏi Đảng|cuoi_ky=Cuối kỳ|nu=Nữ|du_bi=Dự bị|trung_cap_llct=Trung cấp LLCT|"
    "cao_cap_llct=Cao cấp LLCT|so_ket_nap=Số kết nạp|tu_doan_vien=Từ đoàn viên|dai_hoc_tro_len=Đại học trở lên|"
    "trang_thai=Trạng thái|tieu_bieu=Tiêu biểu|so_quyet_dinh=Số quyết định|so_luong=Số lượng|ho_ten=Họ tên|"
    "ngay_sinh=Ngày sinh|gioi_tinh=Giới tính|chuc_vu=Chức vụ|dot=Đợt|hinh_thuc=Hình thức").split("|"))
ALIASES = {
    "ma_to_chuc": ("Mã TCCSĐ", "Mã đơn vị", "Mã tổ chức đảng"), "ten": ("Tên tổ chức", "Tên đơn vị"),
    "ho_ten": ("Họ và tên", "Họ và tên khai sinh"), "ngay_sinh": ("Ngày tháng năm sinh",),
    "so_hoc_vien": ("Sĩ số",), "so_ket_nap": ("Số đảng viên kết nạp",),
    "tu_doan_vien": ("Từ đoàn viên thanh niên",), "ma_muc": ("Mức xếp loại",), "ket_qua": ("Xếp loại kết quả",)}

LABELS = {  # how a column is named in the header, from its name and the alias the office prefers
    "name": lambda column, alias: column,
    "title": lambda column, alias: TITLES[column],
    "capitals": lambda column, alias: TITLES[column].upper(),
    "alias": lambda column, alias: ALIASES[column][alias % len(ALIASES[column])] if column in ALIASES else TITLES[column],
}
DATES = {"iso": "{0.year}-{0.month:02d}-{0.day:02d}", "d/m/y": "{0.day}/{0.month}/{0.year}",
         "dd/mm/yyyy": "{0.day:02d}/{0.month:02d}/{0.year}", "serial": None}
CASES = {"as listed": str, "lower": str.lower, "upper": str.upper}


@dataclass(frozen=True)
class Dialect:
    """One way to write a table.  A new habit of offices is a new field here, read in one of the functions below."""
    encoding: str = "utf-8"             # a key of ENCODERS
    legacy_columns: Tuple[str, ...] = ()  # columns pasted from a file in TCVN3
    bom: bool = False
    sep_line: bool = False              # a first line "sep=;"
    titles: Tuple[str, ...] = ()        # lines above the header; {name} is the organisation
    broken_label: str = ""              # a column whose label is written on two lines
    blank_lines: int = 0                # behind every fourth row, and above what is below the table
    totals: bool = False                # a last row of sums
    footer: Tuple[str, ...] = ()        # lines below the table
    trailing: int = 0                   # empty columns behind the others
    no_break: bool = False              # no-break spaces in names of persons and posts
    invisible: str = ""                 # a character nobody sees, behind them
    newline: str = "\n"
    final_newline: bool = True
    delimiter: str = ","
    quote: str = "needed"               # needed, text (all but numbers), all
    labels: str = "name"                # a key of LABELS
    alias: int = 0                      # which of a column's aliases
    number_column: str = ""             # label of a first column of running numbers
    first: Tuple[str, ...] = ()         # columns moved to the front
    leave_out_empty: bool = False       # optional columns in which nothing is written
    dates: str = "dd/mm/yyyy"           # a key of DATES
    yes: str = "1"
    no: str = ""
    thousands: str = ""                 # between groups of three digits
    choices: str = "as listed"          # a key of CASES, for the words of a closed list
    names: str = "as listed"            # a key of CASES, for names of persons
    writes_empty: bool = True           # a table with nothing in it becomes a file with a header only


CRLF = "\r\n"
TITLE_LINES = ("Đảng bộ Khối các cơ quan tỉnh Long An - {name}", "Biểu tổng hợp số liệu nhiệm kỳ 2010 - 2015")
FOOTER = ("Long An, ngày 20 tháng 7 năm 2015", "Người lập biểu", "(Ký, ghi rõ họ tên)")
SUMMED = {"ket_nap": "so_ket_nap tu_doan_vien nu dai_hoc_tro_len", "huy_hieu": "so_luong", "ky_luat": "so_luong", "khen_thuong": "so_luong"}
HABITS = (  # an organisation's, in turn
    Dialect(dates="iso"),
    Dialect(bom=True, newline=CRLF, yes="x"),
    Dialect(delimiter=";", newline=CRLF, bom=True, labels="title", yes="x", writes_empty=False),
    Dialect(quote="all", newline=CRLF, dates="iso", yes="có", no="không"),
    Dialect(labels="alias", number_column="STT", yes="x", leave_out_empty=True),
    Dialect(final_newline=False, dates="d/m/y", no="0", writes_empty=False),
    Dialect(delimiter=";", dates="d/m/y", yes="Có", no="Không"),
    Dialect(bom=True, quote="text", first=("nam", "ho_ten"), leave_out_empty=True),
    Dialect(newline=CRLF, final_newline=False, labels="alias", alias=1, choices="lower", yes="x", writes_empty=False),
    Dialect(newline=CRLF, names="upper", dates="dd/mm/yyyy", yes="true", no="false"),
    Dialect(bom=True, newline=CRLF, delimiter=";", labels="capitals", number_column="TT", choices="upper", yes="X"),
    Dialect(first=("ma_to_chuc", "ho_ten"), dates="iso", writes_empty=False),
    Dialect(bom=True, quote="all", labels="alias", alias=2, number_column="STT", dates="d/m/y", yes="x", no="0"),
    # "Unicode Text" of a spreadsheet, and its relative of the other byte order
    Dialect(encoding="utf-16le", bom=True, delimiter="\t", newline=CRLF, labels="title", yes="x"),
    Dialect(encoding="windows-1258", delimiter=";", newline=CRLF, labels="title", yes="x", footer=FOOTER, blank_lines=1),
    Dialect(encoding="tcvn3", newline=CRLF, labels="title", dates="d/m/y", yes="x", totals=True),
    Dialect(encoding="tcvn3 as utf-8", bom=True, newline=CRLF, delimiter=";", labels="capitals", names="upper", yes="x", number_column="TT"),
    Dialect(encoding="vni", newline=CRLF, labels="alias", number_column="STT", yes="có", no="không", titles=TITLE_LINES),
    Dialect(encoding="viscii", quote="text", labels="alias", alias=1, dates="iso", yes="1", no="0"),
    Dialect(encoding="utf-8, decomposed", labels="title", dates="d/m/y", yes="x"),
    Dialect(bom=True, newline=CRLF, delimiter=";", sep_line=True, labels="title", yes="x", trailing=2),
    Dialect(delimiter="|", labels="title", dates="iso", yes="có", no="không"),
    Dialect(encoding="utf-16be", bom=True, delimiter="\t", newline=CRLF, labels="alias", names="upper", yes="x", totals=True, footer=FOOTER),
    Dialect(bom=True, newline=CRLF, labels="capitals", number_column="STT", titles=TITLE_LINES, blank_lines=2, totals=True, footer=FOOTER,
            trailing=1, yes="x"),
    Dialect(bom=True, newline=CRLF, delimiter=";", labels="title", yes="x", legacy_columns=("ho_ten", "chuc_vu", "so_quyet_dinh")),
    Dialect(encoding="vni as utf-8", labels="title", dates="d/m/y", yes="X", blank_lines=1),
    Dialect(delimiter=";", newline=CRLF, labels="title", dates="serial", yes="1", no="0", trailing=3),
    Dialect(bom=True, newline=CRLF, labels="alias", alias=1, yes="x", no_break=True, invisible="\u200b", broken_label="ma_to_chuc"),
)
EXCEPTIONS = {  # one file of an organisation, or one of the office's, that differs from its habit
    "to_chuc": dict(bom=True, newline=CRLF),
    "chi_tieu": dict(delimiter=";", labels="title", thousands="."),
    "chuong_trinh": dict(quote="all", newline=CRLF),
    "lop": dict(labels="alias", number_column="STT"),
    "KHOI/xep_loai": dict(newline=CRLF, yes="có", no="không"),
    "TC07/hoc_vien": dict(quote="all", labels="alias", number_column="STT", names="upper"),
    "TC14/dang_vien": dict(delimiter=";", newline=CRLF, bom=True),
    "TC17/hoc_vien": dict(delimiter=",", final_newline=False),
    "TC26/ket_nap": dict(labels="title", quote="all"),
    "TC33/xep_loai": dict(labels="alias", alias=1, number_column="TT"),
    "TC40/dang_vien": dict(first=("cuoi_ky",), labels="title"),
    "TC52/huy_hieu": dict(writes_empty=False),
    "TC57/hoc_vien": dict(delimiter=";", labels="capitals", choices="lower"),
}


def dialect_for(folder, table):
    if folder in (None, BLOC):
        habit = HABITS[0]
    else:
        habit = HABITS[[o.code for o in ORGANISATIONS].index(folder) % len(HABITS)]
    return replace(habit, **EXCEPTIONS.get("%s/%s" % (folder, table) if folder else table, {}))


def grouped(digits, separator):
    return re.sub(r"(?<=\d)(?=(\d{3})+$)", separator, digits) if separator else digits


def cell_text(table, column, value, dialect):
    if value is None:
        return ""
    if isinstance(value, bool):
        return dialect.yes if value else dialect.no
    if isinstance(value, date):
        return str((value - date(1899, 12, 30)).days) if dialect.dates == "serial" else DATES[dialect.dates].format(value)
    if isinstance(value, Decimal):
        whole, _, fraction = str(value).partition(".")
        return grouped(whole, dialect.thousands) + ("," + fraction if fraction else "")
    if isinstance(value, int):
        is_year = column == "nam" or column.startswith("nam_")
        return str(value) if is_year else grouped(str(value), dialect.thousands)
    if column in ("ho_ten", "chuc_vu"):
        text = CASES[dialect.names](value) if column == "ho_ten" else value
        return (text.replace(" ", "\u00a0", 1) if dialect.no_break else text) + dialect.invisible
    if table == "hoc_vien" and column in ("gioi_tinh", "ket_qua"):
        return CASES[dialect.choices](value)
    return value


def columns_of(table, rows, dialect):
    columns = COLUMNS[table]
    if rows and dialect.leave_out_empty:
        columns = [c for c in columns if c not in OPTIONAL_COLUMNS or any(row[c] not in (None, False) for row in rows)]
    return [c for c in dialect.first if c in columns] + [c for c in columns if c not in dialect.first]


def label_text(column, dialect):
    label = LABELS[dialect.labels](column, dialect.alias)
    return label.replace(" ", "\n", 1) if column == dialect.broken_label else label


def totals_row(table, rows, columns):
    """"Tổng cộng" in the first column and the sums of the counts; None where nobody adds anything up."""
    summed = SUMMED.get(table, "").split()
    if not summed or not rows or columns[0] in summed:
        return None
    return ["Tổng cộng"] + [str(sum(row[column] for row in rows)) if column in summed else "" for column in columns[1:]]


def legacy_text(column, text, dialect):
    return ENCODERS["tcvn3 as utf-8"](text).decode() if column in dialect.legacy_columns else text


def records(table, rows, dialect):
    """The header, the rows and what is below them, as lists of cell texts; an empty list is a blank line."""
    columns = columns_of(table, rows, dialect)
    lines = [[label_text(column, dialect) for column in columns]]
    lines += [[legacy_text(column, cell_text(table, column, row[column], dialect), dialect) for column in columns] for row in rows]
    if dialect.number_column:
        lines = [[str(i) if i else dialect.number_column] + line for i, line in enumerate(lines)]
    width = len(lines[0])
    totals = totals_row(table, rows, columns) if dialect.totals else None
    if dialect.blank_lines:
        lines = [line for i, row in enumerate(lines) for line in [row] + ([[]] if i and i % 4 == 0 and i + 1 < len(lines) else [])]
    if totals:
        lines.append([""] * (width - len(totals)) + totals)
    if dialect.footer and rows:
        lines += [[]] * dialect.blank_lines + [[""] * (width - 1) + [dialect.footer[0]]] + [[text] for text in dialect.footer[1:]]
    return [line + [""] * dialect.trailing if line else line for line in lines]


def quoted(text, dialect):
    special = any(c in text for c in (dialect.delimiter, '"', "\r", "\n"))
    asked = dialect.quote == "all" or dialect.quote == "text" and text and not text.isdigit()
    return '"%s"' % text.replace('"', '""') if special or asked else text


def in_encoding(text, dialect):
    """A cell as somebody types it whose encoding has no such capitals."""
    return small_where_needed(text) if dialect.encoding.startswith("tcvn3") and text.isupper() else text


def file_bytes(table, rows, dialect, name):
    lines = [[text.format(name=name)] for text in dialect.titles] + records(table, rows, dialect)
    lines = [dialect.delimiter.join(quoted(in_encoding(text, dialect), dialect) for text in line) for line in lines]
    if dialect.sep_line:
        lines.insert(0, "sep=" + dialect.delimiter)
    text = dialect.newline.join(lines) + (dialect.newline if dialect.final_newline else "")
    return (MARKS.get(dialect.encoding, b"\xef\xbb\xbf") if dialect.bom else b"") + ENCODERS[dialect.encoding](text)


def write_job(folder, reference, submitted):
    files = {"job.yaml": JOB.encode()}
    for table, rows in reference.items():
        files["reference/%s.csv" % table] = file_bytes(table, rows, dialect_for(None, table), "")
    names = {BLOC: "", **{o.code: o.name for o in ORGANISATIONS}}
    for o, name in names.items():
        for table, by_organisation in submitted.items():
            rows, dialect = by_organisation.get(o, []), dialect_for(o, table)
            wanted = table in EXPECTED or dialect.writes_empty
            if rows or (wanted and o != BLOC):
                files["submissions/%s/%s.csv" % (o, table)] = file_bytes(table, rows, dialect, name)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return files


# ---------------------------------------------------------------------------------------------------------------
# The check: the files as they lie there, read anew
# ---------------------------------------------------------------------------------------------------------------

KINDS = {  # what a cell must be, by column; by table and column where that differs; every other one is text up to 500
    "code": "ma_to_chuc ma_muc ma_chi_tieu ma_chuong_trinh ma_lop",
    "year": "nam nam_tu nam_den",
    "date": "ngay_thanh_lap ngay_ket_thuc ngay_bat_dau ngay_sinh",
    "bool": "tieu_bieu",
    "decimal": "gia_tri",
    "count": "thu_tu so_hoc_vien dau_ky ket_nap chuyen_den chuyen_di tu_tran ra_khoi_dang cuoi_ky nu du_bi trung_cap_llct "
             "cao_cap_llct so_ket_nap tu_doan_vien dai_hoc_tro_len so_luong huy_hieu.loai"}
KIND_OF = {column: kind for kind, columns in KINDS.items() for column in columns.split()}
CHOICES = {
    "cap": "KHOI CO_SO", "loai_hinh": "DANG_BO CHI_BO", "doi_tuong": "TO_CHUC CA_NHAN",
    "danh_muc_xep_loai.doi_tuong": "TO_CHUC DANG_VIEN", "nhom": "TSVM HTT HT YEU_KEM TU_TOT DUOI_TOT",
    "pham_vi": "NHIEM_KY HANG_NAM", "phep_so": ">= <= =", "lop.loai": "TRUNG_CAP_LLCT BOI_DUONG_BI_THU KHAC",
    "trang_thai": "DA_DANH_GIA CHUA_DANH_GIA", "gioi_tinh": "Nam|Nữ", "hoc_vien.ket_qua": "Giỏi|Khá|Trung bình|Không đạt",
    "dot": "03/02 19/5 02/9 07/11", "huy_hieu.loai": "30 40 45 50 55 60 65 70 75 80 85 90",
    "khen_thuong.hinh_thuc": "CO_TSVM_TIEU_BIEU_5_NAM BANG_KHEN GIAY_KHEN",
    "ky_luat.hinh_thuc": "KHIEN_TRACH CANH_CAO CACH_CHUC KHAI_TRU"}
KEYS = {table: key.split() for table, key in dict(
    to_chuc="ma_to_chuc", danh_muc_xep_loai="ma_muc doi_tuong nam_tu", chi_tieu="ma_chi_tieu", chuong_trinh="ma_chuong_trinh",
    lop="ma_lop", dang_vien="ma_to_chuc nam", ket_nap="ma_to_chuc nam", xep_loai="ma_to_chuc nam",
    xep_loai_dang_vien="ma_to_chuc nam ma_muc", hoc_vien="ma_lop ho_ten ngay_sinh", huy_hieu="ma_to_chuc nam dot loai").items()}
LONGEST = {"ten": 200, "ho_ten": 100, "so_quyet_dinh": 50}
NEW_TONE_MARKS = re.compile("(?<!q)(o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\\w)", re.IGNORECASE)


def need(condition, *what):
    if not condition:
        raise SystemExit("make-long-an-2015: " + " ".join(map(str, what)))


def need_equal(found, wanted, *what):
    need(found == wanted, *what, "is", found, "instead of", wanted)


def folded(label):
    plain = unicodedata.normalize("NFD", label.lower().replace("đ", "d"))
    return "".join(c for c in plain if c.isascii() and c.isalnum())


def read_cell(place, table, column, text):
    """The value a cell stands for; None where it is empty."""
    name, qualified = column, table + "." + column
    if qualified in CHOICES or qualified in KIND_OF:
        column = qualified
    kind = KIND_OF.get(column, "text")
    need(unicodedata.normalize("NFC", text) == text and text.strip() == text, place, column, "is not clean text:", text)
    if kind == "bool":
        need(text.lower() in ("1", "0", "x", "có", "không", "true", "false", ""), place, column, text)
        return text.lower() in ("1", "x", "có", "true")
    if not text:
        need(name in OPTIONAL_COLUMNS, place, column, "is empty")
        return None
    if column in CHOICES:
        choices = CHOICES[column].split("|" if "|" in CHOICES[column] else " ")
        found = [choice for choice in choices if choice.lower() == text.lower()]
        need(found, place, column, text, "is none of", choices)
        return int(text) if kind == "count" else found[0]
    if kind == "code":
        need(re.fullmatch("[A-Z0-9][A-Z0-9._-]{0,19}", text), place, column, text)
        return text
    if kind in ("year", "count"):
        need(re.fullmatch(r"\d+|\d{1,3}([. ]\d{3})+", text), place, column, text)
        number = int(re.sub("[. ]", "", text))
        need(kind == "count" or 1990 <= number <= 2099, place, column, text)
        return number
    if kind == "decimal":
        need(re.fullmatch(r"(\d+|\d{1,3}(\.\d{3})+)(,\d+)?", text), place, column, text)
        return Decimal(text.replace(".", "").replace(",", "."))
    if kind == "date":
        if re.fullmatch(r"\d{5}", text):
            return date(1900, 1, 1) + timedelta(days=int(text) - 2)      # 1900 is a leap year there, and day 1 is 1 January
        iso, local = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text), re.fullmatch(r"(\d\d?)/(\d\d?)/(\d{4})", text)
        need(iso or local, place, column, text)
        return date(*map(int, iso.groups() if iso else local.groups()[::-1]))
    need(len(text) <= LONGEST.get(name, 500), place, column, "is too long")
    need(not NEW_TONE_MARKS.search(text), place, column, text, "has its tone mark on the last vowel")
    return text


TCVN3_CODES = {0xA1 + i: c for i, c in enumerate("ĂÂÊÔƠƯĐăâêôơưđ")} | {
    first + i: c for first, letters in ((0xB5, "àảãáạ"), (0xBB, "ằẳẵắ"), (0xC6, "ặầẩẫấậè"), (0xCE, "ẻẽéẹềểễếệìỉ"), (0xDC, "ĩíịò"),
                                        (0xE1, "ỏõóọồổỗốộờởỡớợù"), (0xF1, "ủũúụừửữứựỳỷỹýỵ")) for i, c in enumerate(letters)}
VISCII_CODES = dict(zip(range(0x80, 0x100), "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"))
VISCII_CODES.update({0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ"})
VNI_MARKS = dict(zip("øûõùï", "\u0300\u0309\u0303\u0301\u0323")) | dict(
    zip("âàåãáä", ("\u0302" + tone for tone in ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")))) | dict(
    zip("êèúüéë", ("\u0306" + tone for tone in ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"))))
VNI_SINGLE = dict(zip("ñÑôÔöÖìÌæÆóÓíÍòÒîÎ", "đĐơƠưƯìÌỉỈĩĨíÍịỊỵỴ"))
BEYOND_LATIN_1 = re.compile("[\u0100-\u01b0\u1ea0-\u1ef9]")


def from_codes(codes):
    return lambda text: "".join(codes.get(ord(c), c) for c in text)


def from_vni(text):
    """Every mark behind the letter it belongs to, as combining marks are."""
    marked = re.sub("(?<=[AEOUYaeouyôöÔÖ])[%s]" % "".join(VNI_MARKS), lambda m: "<%04d>" % list(VNI_MARKS).index(m[0]), text, flags=re.I)
    marked = re.sub("(?<=[AEOUYaeouyôöÔÖ])[ØÛÕÙÏÂÀÅÃÁÄÊÈÚÜÉË]", lambda m: "<%04d>" % list(VNI_MARKS).index(m[0].lower()), marked)
    single = "".join(VNI_SINGLE.get(c, c) for c in marked)
    return unicodedata.normalize("NFC", re.sub("<([0-9]{4})>", lambda m: list(VNI_MARKS.values())[int(m[1])], single))


def from_windows_1258(raw):
    return unicodedata.normalize("NFC", raw.decode("cp1258"))


READERS = {  # of the bytes without a byte order mark
    "utf-8": bytes.decode, "utf-8, decomposed": lambda raw: unicodedata.normalize("NFC", raw.decode()),
    "utf-16le": lambda raw: raw.decode("utf-16-le"), "utf-16be": lambda raw: raw.decode("utf-16-be"),
    "windows-1258": from_windows_1258, "viscii": lambda raw: from_codes(VISCII_CODES)(raw.decode("latin-1")),
    "tcvn3": lambda raw: from_codes(TCVN3_CODES)(raw.decode("latin-1")), "vni": lambda raw: from_vni(raw.decode("latin-1")),
    "tcvn3 as utf-8": lambda raw: from_codes(TCVN3_CODES)(raw.decode()), "vni as utf-8": lambda raw: from_vni(raw.decode())}


def read_text(path, dialect):
    raw = path.read_bytes()
    for mark in (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"):
        if raw.startswith(mark):
            raw = raw[len(mark):]
            break
    text = READERS[dialect.encoding](raw)
    need(unicodedata.is_normalized("NFC", text), path, "is not NFC once read")
    return text


def clean(column, text, dialect):
    """A cell of the file as the program should store it."""
    text = text.replace("\u00a0", " ").replace("\u200b", "").strip()
    if column in dialect.legacy_columns and not BEYOND_LATIN_1.search(text):
        text = from_codes(TCVN3_CODES)(text)
    if dialect.encoding.startswith("tcvn3") and any(map(str.isupper, text[1:])) and not re.search("[a-z]", text):
        text = text.upper()
    return text


def find_header(path, lines, known):
    """The number of the header among `lines`: the first one with several labels."""
    for i, line in enumerate(lines[:6]):
        if sum(folded(label) in known for label in line) > 2:
            return i
    need(False, path, "has no header")


def is_below_table(line):
    return any(cell in ("Người lập biểu", "(Ký, ghi rõ họ tên)") or re.fullmatch(r"\S+ An, ngày \d+ tháng \d+ năm \d+", cell) for cell in line)


def check_totals(place, table, header, line, rows):
    for column, cell in zip(header, line):
        if column in SUMMED.get(table, "").split():
            need_equal(cell, str(total(rows, column)), place, "sum of", column)


def read_table(path, table, dialect):
    text = read_text(path, dialect)
    without_crlf = text.replace("\r\n", "")
    need("\r" not in without_crlf and (dialect.broken_label or not ("\r\n" in text and "\n" in without_crlf)), path, "mixes line ends")
    if text.startswith("sep="):
        text = text.split("\n", 1)[1]
    known = {}
    for column in COLUMNS[table]:
        known.update({folded(label): column for label in (column, TITLES[column]) + ALIASES.get(column, ())})
    lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=max(";,|\t", key=text.count), strict=True))
    first = find_header(path, lines, known)
    header = [known.get(folded(label), label) for label in lines[first]]
    while header[-1] == "":
        header.pop()
    numbered = header[0] in ("STT", "TT")
    need(len(set(header)) == len(header) and set(header[numbered:]) <= set(COLUMNS[table]), path, "has the labels", lines[first])
    need(set(COLUMNS[table]) - set(header) <= OPTIONAL_COLUMNS, path, "lacks a column")
    rows = []
    for i, line in enumerate(lines[first + 1:], first + 2):
        place = "%s:%d" % (path, i)
        if not any(line) or is_below_table(line):
            continue
        if "Tổng cộng" in line[:2]:
            check_totals(place, table, header, line, rows)
            continue
        need(len(line) >= len(header) and not any(line[len(header):]), place, "has", len(line), "cells")
        need(not numbered or line[0] == str(len(rows) + 1), place, "is numbered wrongly")
        cells = dict.fromkeys(COLUMNS[table], "")
        cells.update((column, clean(column, cell, dialect)) for column, cell in zip(header, line) if column in cells)
        rows.append({column: read_cell(place, table, column, cell) for column, cell in cells.items()})
    return rows


def read_job(folder, written):
    """{table: rows} of all files, which must be the ones written and no others."""
    found = {path.relative_to(folder).as_posix() for part in ("reference", "submissions")
             for path in (folder / part).rglob("*") if not path.is_dir()}
    wanted = {name for name in written if name.endswith(".csv")}
    need(found == wanted, "files that do not belong to the job, or are missing:", *sorted(found ^ wanted))
    data = {table: [] for table in COLUMNS}
    for name in sorted(found):
        *_, submitter, table = Path(name).with_suffix("").parts
        rows = read_table(folder / name, table, dialect_for(submitter if submitter != "reference" else None, table))
        need(table in REFERENCE or all(row["ma_to_chuc"] == submitter for row in rows), name, "speaks for another")
        data[table] += rows
    return data


def by_key(rows, *columns):
    groups = defaultdict(list)
    for row in rows:
        groups[tuple(row[c] for c in columns)].append(row)
    return groups


def total(rows, column):
    return sum(row[column] for row in rows)


def check_rules(data):
    """The rules of the tables: keys, references, sums."""
    for table, key in KEYS.items():
        for values, rows in by_key(data[table], *key).items():
            need_equal(len(rows), 1, table, values)
    organisations = {o["ma_to_chuc"]: o for o in data["to_chuc"]}
    for table in data:
        for row in data[table]:
            need(row.get("ma_to_chuc", BLOC) in organisations, table, row)
    for first, last in (("ngay_thanh_lap", "ngay_ket_thuc"), ("ngay_bat_dau", "ngay_ket_thuc"), ("nam_tu", "nam_den"),
                        ("nam_den", "nam")):
        for rows in data.values():
            for row in rows:
                need(not (row.get(first) and row.get(last)) or row[first] <= row[last], row)

    for category in data["danh_muc_xep_loai"]:
        of_members = category["nhom"] in ("TU_TOT", "DUOI_TOT")
        need_equal(category["doi_tuong"], "DANG_VIEN" if of_members else "TO_CHUC", "doi_tuong of", category)

    def group(row, whom):
        in_force = [c for c in data["danh_muc_xep_loai"] if (c["ma_muc"], c["doi_tuong"]) == (row["ma_muc"], whom)
                    and c["nam_tu"] <= row["nam"] <= (c["nam_den"] or 2099)]
        need_equal(len(in_force), 1, "categories in force for", row)
        return in_force[0]["nhom"]

    classes = {c["ma_lop"]: c for c in data["lop"]}
    trainees = by_key(data["hoc_vien"], "ma_lop")
    need(all(row["ma_lop"] in classes for row in data["hoc_vien"]), "a trainee of no class")
    for code, c in classes.items():
        need_equal(len(trainees[code,]), c["so_hoc_vien"], "trainees of", code)

    members, admitted = by_key(data["dang_vien"], "ma_to_chuc", "nam"), by_key(data["ket_nap"], "ma_to_chuc", "nam")
    need_equal(set(members), set(admitted), "the years of admissions")
    for (code, year), (row,) in members.items():
        need_equal(row["cuoi_ky"], row["dau_ky"] + row["ket_nap"] + row["chuyen_den"] - row["chuyen_di"] - row["tu_tran"]
                   - row["ra_khoi_dang"], "cuoi_ky of", code, year)
        need(all(row[part] <= row["cuoi_ky"] for part in ("nu", "du_bi", "trung_cap_llct", "cao_cap_llct")), row)
        need(row["trung_cap_llct"] + row["cao_cap_llct"] <= row["cuoi_ky"], row)
        need_equal(row["ket_nap"], admitted[code, year][0]["so_ket_nap"], "admissions of", code, year)
        parts = ("tu_doan_vien", "nu", "dai_hoc_tro_len")
        need(all(admitted[code, year][0][part] <= row["ket_nap"] for part in parts), "admissions of", code, year)
        if (code, year - 1) in members:
            need_equal(row["dau_ky"], members[code, year - 1][0]["cuoi_ky"], "dau_ky of", code, year)
    for code, o in organisations.items():
        years = [y for c, y in members if c == code]
        founded = o["ngay_thanh_lap"].year if o["ngay_thanh_lap"] else 0
        need_equal(sorted(years), [] if code == BLOC else [y for y in YEARS if y >= founded], "years of", code)

    for row in data["xep_loai"]:
        row["nhom"] = group(row, "TO_CHUC") if row["ma_muc"] else None
        need_equal(row["trang_thai"] == "DA_DANH_GIA", row["ma_muc"] is not None, "rated or not:", row)
        need(not row["tieu_bieu"] or row["nhom"] == "TSVM", row)
    for row in data["xep_loai_dang_vien"]:
        row["nhom"] = group(row, "DANG_VIEN")
    for (code, year), rows in by_key(data["xep_loai_dang_vien"], "ma_to_chuc", "nam").items():
        need(total(rows, "so_luong") <= members[code, year][0]["cuoi_ky"], "members rated of", code, year)
    for table in ("xep_loai", "xep_loai_dang_vien"):
        need_equal({key for key in by_key(data[table], "ma_to_chuc", "nam") if key[0] != BLOC},
                   {key for key in members if key[1] < 2015}, "the years of", table)

    leavers = {key: row["ra_khoi_dang"] for key, (row,) in members.items()}
    for row in data["ky_luat"]:
        need(row["hinh_thuc"] != "KHAI_TRU" or row["so_luong"] <= leavers[row["ma_to_chuc"], row["nam"]], row)


def check_figures(data):
    """The published figures, and the windows they are counted in.  Returns what there is to tell."""
    local = [o for o in data["to_chuc"] if o["cap"] == "CO_SO" and not o["ngay_ket_thuc"]
             and (o["ngay_thanh_lap"] or TERM_START) <= CUTOFF]
    need_equal([o["ma_to_chuc"] for o in local], ["TC%02d" % i for i in range(1, 62)], "organisations")
    need_equal([o["ma_to_chuc"] for o in data["to_chuc"] if o["cap"] == "KHOI"], ["KHOI"], "the bloc")
    years = by_key(data["dang_vien"], "nam")
    need_equal(total(years[2015,], "cuoi_ky"), 2822, "members")
    sizes = [row["cuoi_ky"] for row in years[2015,]]
    need_equal((min(sizes), max(sizes)), (8, 200), "smallest and largest organisation")

    counted = {c["ma_lop"] for c in data["lop"]
               if c["loai"] == "TRUNG_CAP_LLCT" and TERM_START < c["ngay_bat_dau"] <= CUTOFF}
    need_equal(len(counted), 18, "classes")
    need_equal(sum(row["ma_lop"] in counted for row in data["hoc_vien"]), 757, "trainees")
    need(any(c["loai"] == "TRUNG_CAP_LLCT" and c["ma_lop"] not in counted for c in data["lop"]), "no class outside the term")
    need_equal([p["ten"] for p in data["chuong_trinh"]], [
        "Thi đua hoàn thành tốt nhiệm vụ chính trị", "Nâng cao chất lượng, hiệu quả hoạt động cấp ủy cơ sở",
        "Phối hợp phát hiện, đào tạo cán bộ, đảng viên trình độ cao"], "programmes")

    need_equal([(r["nam"], r["nhom"]) for r in data["xep_loai"] if r["ma_to_chuc"] == BLOC],
               [(2010, "TSVM"), (2011, "TSVM"), (2012, "HTT"), (2013, "TSVM"), (2014, "TSVM")], "the bloc's ratings")
    ratings = by_key([r for r in data["xep_loai"] if r["ma_to_chuc"] != BLOC], "nam")
    need_equal(len(ratings[2014,]), 61, "organisations of 2014")
    lines = []
    for (year,), rows in sorted(ratings.items()):
        groups = Counter(r["nhom"] for r in rows)
        need_equal(groups["YEU_KEM"], 0, "weak organisations of", year)
        rated, best = len(rows) - groups[None], sum(r["tieu_bieu"] for r in rows)
        need(100 * rated >= 90 * len(rows) and 100 * groups["TSVM"] >= 55 * rated and 100 * best <= 20 * rated,
             "ratings of", year)
        lines.append("%d: %d of %d organisations rated, %d TSVM, %d tieu_bieu, %d HTT, %d HT" % (
            year, rated, len(rows), groups["TSVM"], best, groups["HTT"], groups["HT"]))
        if year == 2014:
            need_equal((rated, groups["TSVM"], best), (55, 31, 11), "ratings of 2014")

    shares = []
    for (year,), rows in sorted(by_key(data["xep_loai_dang_vien"], "nam").items()):
        good, rated = total([r for r in rows if r["nhom"] == "TU_TOT"], "so_luong"), total(rows, "so_luong")
        need(100 * good > 97 * rated, "members rated well in", year)
        shares.append(100 * good / rated)
        lines.append("%d: %d of %d members rated well or better (%.2f%%)" % (year, good, rated, shares[-1]))
    need(len(shares) == 5 and min(shares) < 98, "the lowest share of members rated well")

    targets = {t["ma_chi_tieu"]: (t["don_vi"], t["pham_vi"], t["phep_so"], t["gia_tri"]) for t in data["chi_tieu"]}
    need_equal(targets["KET_NAP"], ("đảng viên", "NHIEM_KY", ">=", 400), "the target")
    need_equal(targets["DANG_VIEN_TU_TOT"], ("%", "HANG_NAM", ">=", 95), "the target")
    need_equal([total(data["ket_nap"], c) for c in ("so_ket_nap", "tu_doan_vien")], [785, 512], "admissions")
    flags = [(r["doi_tuong"], r["nam_tu"], r["nam_den"], r["nam"], r["so_luong"]) for r in data["khen_thuong"]
             if r["hinh_thuc"] == "CO_TSVM_TIEU_BIEU_5_NAM"]
    need_equal(flags, [("TO_CHUC", 2009, 2013, 2014, 1)] * 2, "five-year flags")
    need_equal({r["hinh_thuc"] for r in data["ky_luat"]}, {"KHIEN_TRACH", "CANH_CAO", "CACH_CHUC", "KHAI_TRU"}, "measures")
    need(total(data["huy_hieu"], "so_luong") >= 200, "badges")
    for table in ("huy_hieu", "khen_thuong", "ky_luat"):
        need(all(r["nam"] in YEARS for r in data[table]), table, "reaches beyond the term")
    lines.append("badges: %d, of these %d of 30 years; members disciplined: %d" % (
        total(data["huy_hieu"], "so_luong"), total([r for r in data["huy_hieu"] if r["loai"] == 30], "so_luong"),
        total([r for r in data["ky_luat"] if r["doi_tuong"] == "CA_NHAN"], "so_luong")))
    lines.append("members at the end of each year: " + ", ".join(
        str(total(rows, "cuoi_ky")) for _, rows in sorted(years.items())))
    return lines


def main(arguments):
    folder = Path(arguments[0]) if arguments else Path(__file__).resolve().parent.parent / "input" / "long-an-2015"
    written = write_job(folder, *make_data())
    data = read_job(folder, written)
    check_rules(data)
    lines = check_figures(data)
    print("%d files in %s" % (len(written), folder))
    for table, rows in data.items():
        print("  %-20s %3d files %5d rows" % (table, sum(name.endswith("/%s.csv" % table) for name in written), len(rows)))
    for line in lines:
        print("  " + line)


if __name__ == "__main__":
    main(sys.argv[1:])
