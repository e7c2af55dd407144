#!/usr/bin/env python3
"""Make the example job examples/yearbook: the figures of an invented province, as its districts and departments send them.

    make-yearbook.py [FOLDER]

A province of ten districts, six years. Every figure is a trend of its district, a shock that a year has for all (2020 and 2021 were bad years
for trade and industry) and a small noise of its own, so that tables look like those of a real yearbook; none is real, and neither is any name of a
place. What departments report of the whole province is the sum of the districts. The same bytes come out of every version of Python.
"""

import sys
from pathlib import Path

sys.dont_write_bytecode = True
from chance import Stream, apportion, write_csv  # noqa: E402  (beside this script)

YEARS = range(2018, 2024)
JOB = """\
# Niên giám thống kê của một tỉnh không có thật. Mọi số liệu, địa danh trong thư mục này là mô phỏng.
tongket: 1
template: yearbook
profile: nd30-2020
document:
  superior: Tổng cục Thống kê
  organisation: Cục Thống kê tỉnh Lam Châu
  place: Lam Châu
  date: 2024-06-28
yearbook:
  province: tỉnh Lam Châu
  province_en: Lam Chau province
  year: 2023                       # năm của niên giám: số liệu sơ bộ
  from: 2018                       # năm đầu của dãy số
archive:
  fonds: "057.02"
  file_code: "057.02.2024.NGTK"
  retention: Vĩnh viễn
  access: Công khai
"""

# code, name, English, communes, wards, towns, area ha, people in 2018, growth in 1/10000, urban ‰, kind of economy
DISTRICTS = (
    ("H01", "Thành phố Lam Châu", "Lam Chau city", 5, 11, 0, 13872, 198400, 195, 802, "thi"),
    ("H02", "Thị xã An Trạch", "An Trach town", 6, 6, 0, 21650, 121300, 172, 521, "cong"),
    ("H03", "Huyện Bình Nguyệt", "Binh Nguyet district", 14, 0, 1, 34218, 142700, 118, 112, "cong"),
    ("H04", "Huyện Cẩm Vân", "Cam Van district", 16, 0, 1, 41905, 118900, 84, 86, "lua"),
    ("H05", "Huyện Đại Thuận", "Dai Thuan district", 15, 0, 2, 38764, 127600, 96, 134, "lua"),
    ("H06", "Huyện Đông Lĩnh", "Dong Linh district", 13, 0, 1, 52331, 86300, 71, 74, "rung"),
    ("H07", "Huyện Mai Hạ", "Mai Ha district", 12, 0, 1, 57408, 71800, 66, 69, "rung"),
    ("H08", "Huyện Sông Trà", "Song Tra district", 17, 0, 1, 29547, 134200, 88, 93, "lua"),
    ("H09", "Huyện Tân Khê", "Tan Khe district", 14, 0, 1, 46120, 95400, 79, 81, "rung"),
    ("H10", "Huyện Thượng Lĩnh", "Thuong Linh district", 11, 0, 1, 81264, 48700, 92, 58, "nui"))
DEPARTMENTS = (
    ("S01", "Đài Khí tượng Thủy văn tỉnh", "Hydro-Meteorological station"), ("S02", "Phòng Thống kê tổng hợp", "General statistics division"),
    ("S03", "Sở Tài chính", "Department of Finance"),
    ("S04", "Sở Nông nghiệp và Phát triển nông thôn", "Department of Agriculture and Rural Development"),
    ("S05", "Sở Công Thương", "Department of Industry and Trade"), ("S06", "Sở Giao thông vận tải", "Department of Transport"),
    ("S07", "Sở Giáo dục và Đào tạo", "Department of Education and Training"), ("S08", "Sở Y tế", "Department of Health"))

# Weights of the kinds of economy: thi, cong, lua, rung, nui
KINDS = ("thi", "cong", "lua", "rung", "nui")
SHOCK = {2018: 0, 2019: 6, 2020: -34, 2021: -52, 2022: 41, 2023: 22}          # ‰, trade and industry
WEATHER = {2018: 0, 2019: 11, 2020: -17, 2021: 9, 2022: 4, 2023: 14}          # ‰, crops

# Indicators of districts: code, group, name, English, unit, English unit, who reports the sum (None: nobody), and how it is made:
# level of 2018 by kind of economy (per 1 000 people, or per 1 000 ha where `ha`), growth in ‰ a year, sensitivity, digits
DISTRICT_INDICATORS = (
    ("LUA_DT", "TRONG_TROT", "Diện tích lúa cả năm", "Planted area of paddy", "Ha", "Ha", "S04", (45, 150, 420, 105, 38), -6, "weather", 0, "ha"),
    ("LUA_SL", "TRONG_TROT", "Sản lượng lúa cả năm", "Production of paddy", "Tấn", "Ton", "S04", None, 0, None, 0, None),
    ("NGO_DT", "TRONG_TROT", "Diện tích ngô", "Planted area of maize", "Ha", "Ha", "S04", (8, 22, 46, 61, 52), -9, "weather", 0, "ha"),
    ("NGO_SL", "TRONG_TROT", "Sản lượng ngô", "Production of maize", "Tấn", "Ton", "S04", None, 0, None, 0, None),
    ("RAU_DT", "TRONG_TROT", "Diện tích rau, đậu các loại", "Planted area of vegetables", "Ha", "Ha", "S04", (62, 58, 51, 19, 9), 21, "weather", 0, "ha"),
    ("RAU_SL", "TRONG_TROT", "Sản lượng rau, đậu các loại", "Production of vegetables", "Tấn", "Ton", "S04", None, 0, None, 0, None),
    ("TRAU", "CHAN_NUOI", "Số lượng trâu", "Number of buffaloes", "Con", "Head", "S04", (3, 14, 38, 92, 138), -21, None, 0, None),
    ("BO", "CHAN_NUOI", "Số lượng bò", "Number of cattle", "Con", "Head", "S04", (9, 48, 96, 121, 104), 18, None, 0, None),
    ("LON", "CHAN_NUOI", "Số lượng lợn", "Number of pigs", "Con", "Head", "S04", (71, 248, 402, 352, 288), 12, "pigs", 0, None),
    ("GIA_CAM", "CHAN_NUOI", "Số lượng gia cầm", "Number of poultry", "Nghìn con", "Thous. heads", "S04", (2, 6, 11, 9, 8), 46, None, 1, None),
    ("GO", "LAM_NGHIEP", "Sản lượng gỗ khai thác", "Production of wood", "M³", "M³", "S04", (2, 41, 58, 610, 540), 38, None, 0, None),
    ("RUNG", "LAM_NGHIEP", "Diện tích rừng trồng mới tập trung", "Area of new concentrated planted forest", "Ha", "Ha", "S04", (0, 2, 3, 19, 14), 16, "weather", 0, "ha"),
    ("THUY_SAN", "THUY_SAN", "Sản lượng thủy sản", "Production of fishery", "Tấn", "Ton", "S04", (6, 17, 36, 11, 4), 39, None, 0, None),
    ("CN_GT", "CONG_NGHIEP", "Giá trị sản xuất công nghiệp theo giá hiện hành", "Industrial output at current prices", "Tỷ đồng", "Bill. dongs", "S05", (71, 148, 19, 14, 6), 92, "shock", 0, None),
    ("DN_SO", "DOANH_NGHIEP", "Số doanh nghiệp đang hoạt động", "Number of acting enterprises", "Doanh nghiệp", "Enterprise", "S02", (9, 5, 1, 1, 1), 68, "shock", 0, None),
    ("DN_LD", "DOANH_NGHIEP", "Lao động trong doanh nghiệp", "Employees in enterprises", "Người", "Person", "S02", (168, 213, 27, 21, 10), 47, "shock", 0, None),
    ("BL", "BAN_LE", "Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng", "Retail sales of goods and services", "Tỷ đồng", "Bill. dongs", "S05", (82, 46, 23, 19, 14), 88, "shock", 0, None),
    ("THU_NS", "NGAN_SACH_HUYEN", "Thu ngân sách trên địa bàn", "Budget revenue in the locality", "Tỷ đồng", "Bill. dongs", None, (8, 5, 1, 1, 1), 74, "shock", 1, None),
    ("CHI_NS", "NGAN_SACH_HUYEN", "Chi ngân sách cấp huyện", "Budget expenditure of the district", "Tỷ đồng", "Bill. dongs", None, (5, 5, 5, 6, 8), 63, None, 1, None),
    ("MN_HS", "MAM_NON", "Trẻ em mầm non", "Pre-school children", "Người", "Person", "S07", (52, 55, 51, 53, 57), 4, None, 0, None),
    ("TH_HS", "TIEU_HOC", "Học sinh tiểu học", "Primary pupils", "Người", "Person", "S07", (84, 86, 80, 83, 92), 13, None, 0, None),
    ("THCS_HS", "THCS", "Học sinh trung học cơ sở", "Lower secondary pupils", "Người", "Person", "S07", (56, 57, 53, 54, 58), 15, None, 0, None),
    ("THPT_HS", "THPT", "Học sinh trung học phổ thông", "Upper secondary pupils", "Người", "Person", "S07", (38, 27, 24, 22, 17), 9, None, 0, None),
    ("MN_GV", "MAM_NON", "Giáo viên mầm non", "Pre-school teachers", "Người", "Person", "S07", (4, 4, 4, 4, 5), 11, None, 0, None),
    ("TH_GV", "TIEU_HOC", "Giáo viên tiểu học", "Primary teachers", "Người", "Person", "S07", (4, 4, 4, 5, 6), 2, None, 0, None),
    ("THCS_GV", "THCS", "Giáo viên trung học cơ sở", "Lower secondary teachers", "Người", "Person", "S07", (3, 3, 3, 3, 4), -3, None, 0, None),
    ("THPT_GV", "THPT", "Giáo viên trung học phổ thông", "Upper secondary teachers", "Người", "Person", "S07", (2, 2, 1, 1, 1), 3, None, 0, None),
    ("GIUONG", "Y_TE", "Giường bệnh", "Patient beds", "Giường", "Bed", "S08", (8, 3, 2, 2, 2), 32, None, 0, None),
    ("BAC_SI", "Y_TE", "Bác sĩ", "Doctors", "Người", "Person", "S08", (3, 1, 1, 1, 1), 44, None, 0, None),
    ("DIEU_DUONG", "Y_TE", "Điều dưỡng, hộ sinh", "Nurses and midwives", "Người", "Person", "S08", (4, 2, 1, 1, 1), 29, None, 0, None),
    ("TIEM_CHUNG", "Y_TE", "Trẻ em dưới 1 tuổi được tiêm chủng đầy đủ", "Children under 1 fully vaccinated", "Người", "Person", "S08", (14, 15, 14, 15, 16), -8, "shock", 0, None),
    ("HO_NGHEO", "MUC_SONG", "Hộ nghèo", "Poor households", "Hộ", "Household", "S02", (3, 7, 14, 26, 61), -148, None, 0, None))
YIELD = {"LUA": (5.6, 5.9, 6.1, 5.3, 4.8), "NGO": (4.6, 5.0, 5.2, 4.7, 4.1), "RAU": (17.4, 16.8, 16.1, 14.2, 12.5)}   # tons a hectare
YIELD_GROWTH = {"LUA": 7, "NGO": 12, "RAU": 14}

# Indicators of the whole province: code, group, name, English, unit, English unit, who reports, level of 2018, growth ‰, sensitivity, digits
PROVINCE_INDICATORS = (
    ("GRDP_NLT", "GRDP", "Nông, lâm nghiệp và thủy sản", "Agriculture, forestry and fishing", "Tỷ đồng", "Bill. dongs", "S02", 11840, 58, "weather", 0),
    ("GRDP_CN", "GRDP", "Công nghiệp", "Industry", "Tỷ đồng", "Bill. dongs", "S02", 15260, 112, "shock", 0),
    ("GRDP_XD", "GRDP", "Xây dựng", "Construction", "Tỷ đồng", "Bill. dongs", "S02", 4170, 97, "shock", 0),
    ("GRDP_DV", "GRDP", "Dịch vụ", "Services", "Tỷ đồng", "Bill. dongs", "S02", 18630, 91, "shock", 0),
    ("GRDP_THUE", "GRDP", "Thuế sản phẩm trừ trợ cấp sản phẩm", "Products taxes less subsidies", "Tỷ đồng", "Bill. dongs", "S02", 2380, 84, "shock", 0),
    ("SS_NLT", "GRDP_SS", "Nông, lâm nghiệp và thủy sản", "Agriculture, forestry and fishing", "Tỷ đồng", "Bill. dongs", "S02", 8120, 31, "weather", 0),
    ("SS_CN", "GRDP_SS", "Công nghiệp", "Industry", "Tỷ đồng", "Bill. dongs", "S02", 11350, 92, "shock", 0),
    ("SS_XD", "GRDP_SS", "Xây dựng", "Construction", "Tỷ đồng", "Bill. dongs", "S02", 2940, 74, "shock", 0),
    ("SS_DV", "GRDP_SS", "Dịch vụ", "Services", "Tỷ đồng", "Bill. dongs", "S02", 12890, 66, "shock", 0),
    ("SS_THUE", "GRDP_SS", "Thuế sản phẩm trừ trợ cấp sản phẩm", "Products taxes less subsidies", "Tỷ đồng", "Bill. dongs", "S02", 1690, 61, "shock", 0),
    ("TN_DN", "THU", "Thu từ doanh nghiệp", "Revenue from enterprises", "Tỷ đồng", "Bill. dongs", "S03", 1846, 88, "shock", 1),
    ("TN_HO", "THU", "Thuế công thương nghiệp ngoài quốc doanh", "Non-state commercial and service tax", "Tỷ đồng", "Bill. dongs", "S03", 912, 76, "shock", 1),
    ("TN_DAT", "THU", "Các khoản thu từ đất", "Revenue from land", "Tỷ đồng", "Bill. dongs", "S03", 1307, 101, None, 1),
    ("TN_PHI", "THU", "Thuế, phí, lệ phí khác", "Other taxes, charges and fees", "Tỷ đồng", "Bill. dongs", "S03", 684, 59, None, 1),
    ("TN_XNK", "THU", "Thuế xuất khẩu, nhập khẩu", "Customs duty", "Tỷ đồng", "Bill. dongs", "S03", 421, 83, "shock", 1),
    ("TN_KHAC", "THU", "Thu khác", "Other revenue", "Tỷ đồng", "Bill. dongs", "S03", 268, 47, None, 1),
    ("CH_DT", "CHI", "Chi đầu tư phát triển", "Expenditure on development investment", "Tỷ đồng", "Bill. dongs", "S03", 2974, 93, None, 1),
    ("CH_GD", "CHI", "Chi giáo dục, đào tạo và dạy nghề", "Expenditure on education, training", "Tỷ đồng", "Bill. dongs", "S03", 2518, 57, None, 1),
    ("CH_YT", "CHI", "Chi y tế, dân số và gia đình", "Expenditure on health care, population", "Tỷ đồng", "Bill. dongs", "S03", 803, 71, None, 1),
    ("CH_KT", "CHI", "Chi các hoạt động kinh tế", "Expenditure on economic activities", "Tỷ đồng", "Bill. dongs", "S03", 641, 64, None, 1),
    ("CH_QL", "CHI", "Chi quản lý nhà nước, Đảng, đoàn thể", "Expenditure on general public administration", "Tỷ đồng", "Bill. dongs", "S03", 1385, 38, None, 1),
    ("CH_KHAC", "CHI", "Chi khác", "Other expenditure", "Tỷ đồng", "Bill. dongs", "S03", 597, 42, None, 1),
    ("IP_KK", "IIP", "Khai khoáng", "Mining and quarrying", "%", "%", "S05", None, 1032, "shock", 1),
    ("IP_CB", "IIP", "Công nghiệp chế biến, chế tạo", "Manufacturing", "%", "%", "S05", None, 1104, "shock", 1),
    ("IP_DI", "IIP", "Sản xuất và phân phối điện", "Electricity supply", "%", "%", "S05", None, 1071, "shock", 1),
    ("IP_NU", "IIP", "Cung cấp nước, xử lý rác thải", "Water supply, waste management", "%", "%", "S05", None, 1058, "shock", 1),
    ("SP_XM", "SAN_PHAM", "Xi măng", "Cement", "Nghìn tấn", "Thous. tons", "S05", 1284, 52, "shock", 1),
    ("SP_DA", "SAN_PHAM", "Đá xây dựng", "Building stone", "Nghìn m³", "Thous. m³", "S05", 1937, 61, "shock", 1),
    ("SP_GA", "SAN_PHAM", "Gạch nung", "Baked bricks", "Triệu viên", "Mill. pieces", "S05", 346, 14, "shock", 1),
    ("SP_MA", "SAN_PHAM", "Quần áo may sẵn", "Ready-made clothes", "Nghìn cái", "Thous. pieces", "S05", 28460, 87, "shock", 0),
    ("SP_GI", "SAN_PHAM", "Giày, dép", "Footwear", "Nghìn đôi", "Thous. pairs", "S05", 9720, 94, "shock", 0),
    ("SP_TA", "SAN_PHAM", "Thức ăn chăn nuôi", "Animal feed", "Tấn", "Ton", "S05", 143800, 49, None, 0),
    ("SP_TB", "SAN_PHAM", "Tinh bột sắn", "Cassava starch", "Tấn", "Ton", "S05", 38650, 23, "weather", 0),
    ("SP_CH", "SAN_PHAM", "Chè chế biến", "Processed tea", "Tấn", "Ton", "S05", 6240, 36, "weather", 0),
    ("SP_DI", "SAN_PHAM", "Điện thương phẩm", "Electricity sold", "Triệu kWh", "Mill. kWh", "S05", 1718, 89, None, 1),
    ("SP_NU", "SAN_PHAM", "Nước máy", "Running water", "Nghìn m³", "Thous. m³", "S05", 21350, 56, None, 0),
    ("XK_MA", "XUAT_KHAU", "Hàng dệt, may", "Textiles and garments", "Nghìn USD", "Thous. USD", "S05", 214600, 83, "shock", 0),
    ("XK_GI", "XUAT_KHAU", "Giày, dép", "Footwear", "Nghìn USD", "Thous. USD", "S05", 96300, 91, "shock", 0),
    ("XK_DT", "XUAT_KHAU", "Linh kiện điện tử", "Electronic parts", "Nghìn USD", "Thous. USD", "S05", 158900, 148, "shock", 0),
    ("XK_GO", "XUAT_KHAU", "Gỗ và sản phẩm gỗ", "Wood and wooden products", "Nghìn USD", "Thous. USD", "S05", 61700, 72, "shock", 0),
    ("XK_CH", "XUAT_KHAU", "Chè", "Tea", "Nghìn USD", "Thous. USD", "S05", 9840, 28, "weather", 0),
    ("XK_KH", "XUAT_KHAU", "Hàng hóa khác", "Other goods", "Nghìn USD", "Thous. USD", "S05", 38200, 64, "shock", 0),
    ("BL_HH", "BAN_LE_LOAI", "Bán lẻ hàng hóa", "Retail sales of goods", "Tỷ đồng", "Bill. dongs", "S05", None, 0, None, 0),
    ("BL_AU", "BAN_LE_LOAI", "Dịch vụ lưu trú, ăn uống", "Accommodation, food and beverage services", "Tỷ đồng", "Bill. dongs", "S05", None, 0, None, 0),
    ("BL_DL", "BAN_LE_LOAI", "Du lịch lữ hành", "Tourism", "Tỷ đồng", "Bill. dongs", "S05", None, 0, None, 0),
    ("BL_DV", "BAN_LE_LOAI", "Dịch vụ khác", "Other services", "Tỷ đồng", "Bill. dongs", "S05", None, 0, None, 0),
    ("VT_HK", "VAN_TAI", "Hành khách vận chuyển", "Passengers carried", "Nghìn lượt người", "Thous. persons", "S06", 14230, 66, "travel", 0),
    ("VT_HKKM", "VAN_TAI", "Hành khách luân chuyển", "Passengers traffic", "Triệu người.km", "Mill. persons.km", "S06", 1168, 71, "travel", 1),
    ("VT_HH", "VAN_TAI", "Hàng hóa vận chuyển", "Freight carried", "Nghìn tấn", "Thous. tons", "S06", 18940, 78, "shock", 0),
    ("VT_HHKM", "VAN_TAI", "Hàng hóa luân chuyển", "Freight traffic", "Triệu tấn.km", "Mill. tons.km", "S06", 1025, 82, "shock", 1))
MONTHLY = (  # code, group, name, English, unit, English unit, who reports
    ("NHIET_DO", "KHI_HAU", "Nhiệt độ không khí trung bình", "Mean air temperature", "°C", "°C", "S01"),
    ("MUA", "KHI_HAU", "Lượng mưa", "Rainfall", "mm", "mm", "S01"),
    ("NANG", "KHI_HAU", "Số giờ nắng", "Sunshine duration", "Giờ", "Hour", "S01"),
    ("DO_AM", "KHI_HAU", "Độ ẩm không khí trung bình", "Mean humidity", "%", "%", "S01"),
    ("CPI", "GIA", "Chỉ số giá tiêu dùng so với cùng kỳ năm trước", "Consumer price index, same month last year = 100", "%", "%", "S02"))
CLIMATE = {  # tenths, January to December
    "NHIET_DO": (168, 178, 204, 241, 274, 289, 291, 284, 272, 247, 214, 180),
    "MUA": (243, 281, 462, 981, 1873, 2416, 2789, 3052, 2374, 1436, 571, 239),
    "NANG": (612, 473, 518, 897, 1586, 1673, 1842, 1714, 1541, 1387, 1206, 984),
    "DO_AM": (824, 853, 871, 868, 839, 821, 826, 848, 841, 823, 811, 798)}
CPI_YEAR = {2018: 1034, 2019: 1026, 2020: 1031, 2021: 1019, 2022: 1032, 2023: 1033}
TRAVEL = {2018: 0, 2019: 12, 2020: -238, 2021: -391, 2022: 62, 2023: 71}
PIGS = {2018: 0, 2019: -186, 2020: -142, 2021: -71, 2022: -12, 2023: 8}       # the swine fever of 2019

LAND = ("nong_nghiep", "lam_nghiep", "chuyen_dung", "dat_o", "chua_su_dung")
LAND_SHARES = {  # ‰ in 2018
    "thi": (412, 131, 268, 142, 47), "cong": (528, 196, 166, 77, 33), "lua": (643, 152, 121, 62, 22), "rung": (274, 604, 63, 28, 31),
    "nui": (148, 731, 41, 13, 67)}
WORK_SHARES = {"thi": (121, 367, 512), "cong": (262, 449, 289), "lua": (548, 241, 211), "rung": (612, 204, 184), "nui": (741, 98, 161)}


def shocked(value, year, sensitivity):
    table = {"shock": SHOCK, "weather": WEATHER, "travel": TRAVEL, "pigs": PIGS}.get(sensitivity)
    return value * (1000 + table[year]) // 1000 if table else value


def grown(level, year, growth, sensitivity, stream, noise=9):
    """`level` (a whole number, scaled up) after the years' growth in ‰, the year's shock, and a noise of its own in ‰."""
    for _ in range(year - YEARS[0]):
        level = level * (1000 + growth) // 1000
    return shocked(level, year, sensitivity) * (1000 + stream.between(-noise, noise)) // 1000


def decimal(value, digits):
    """A whole number of tenths, with a digit behind the comma or none."""
    return "%d,%d" % divmod(value, 10) if digits else str(value // 10)


def people(district):
    code, _, _, _, _, _, _, count, growth, urban, _ = district
    rows = []
    for year in YEARS:
        stream = Stream("people", code, year)
        total = count
        for _ in range(year - YEARS[0]):
            total = total * (10000 + growth) // 10000
        total += stream.between(-60, 60)
        men = total * (4962 + stream.between(-6, 6) + 2 * (year - YEARS[0])) // 10000
        town = total * (urban + 4 * (year - YEARS[0]) + stream.between(-1, 1)) // 1000
        births, deaths = total * (158 - 3 * (year - YEARS[0]) + stream.between(-3, 3)) // 10000, total * (62 + stream.between(-2, 2)) // 10000
        rows.append((code, year, total, men, total - men, town, total - town, total * 10 // 37, births, deaths))
    return rows


def land(district):
    code, area, kind = district[0], district[6], district[10]
    rows = []
    for year in YEARS:
        shares = list(LAND_SHARES[kind])
        moved = 2 * (year - YEARS[0])
        shares[0] -= moved
        shares[2] += moved
        shares[4] -= (year - YEARS[0]) // 2
        shares[1] += (year - YEARS[0]) // 2
        parts = apportion(area, [s * 1000 + Stream("land", code, i).between(0, 999) for i, s in enumerate(shares)])
        rows.append((code, year, area, *parts))
    return rows


def work(district, residents):
    code, kind = district[0], district[10]
    rows = []
    for resident in residents:
        year, total = resident[1], resident[2]
        stream = Stream("work", code, year)
        force = total * (571 + stream.between(-4, 4) - (9 if year == 2021 else 0)) // 1000
        employed = force * (981 + stream.between(-2, 2) - (6 if year in (2020, 2021) else 0)) // 1000
        farm, factory, service = WORK_SHARES[kind]
        moved = 13 * (year - YEARS[0])
        farm = max(farm - moved, 90)
        rows.append((code, year, force, employed, *apportion(employed, [farm, factory + moved * 6 // 10, service + moved * 4 // 10])))
    return rows


def district_values(district, residents):
    """{(indicator, year): value times 10}"""
    code, area, kind = district[0], district[6], KINDS.index(district[10])
    values = {}
    for entry in DISTRICT_INDICATORS:
        name, per, growth, sensitivity, base = entry[0], entry[7], entry[8], entry[9], entry[11]
        for i, year in enumerate(YEARS):
            stream = Stream(name, code, year)
            if per is None:
                crop = name[:-3]
                tons = int(YIELD[crop][kind] * 10)
                for _ in range(i):
                    tons = tons * (10000 + 10 * YIELD_GROWTH[crop]) // 10000 if i % 2 else tons
                tons = tons * (1000 + WEATHER[year] + YIELD_GROWTH[crop] * i + stream.between(-6, 6))
                values[name, year] = values[crop + "_DT", year] * tons // 10000
            else:
                own = Stream(name, code).between(860, 1140)          # what sets a district apart
                size = area if base == "ha" else residents[0][2]
                values[name, year] = grown(size * per[kind] * own // 100000, year, growth, sensitivity, stream)
    return values


def make_indicators():
    rows, order = [], 0
    for entry in DISTRICT_INDICATORS:
        order += 1
        rows.append((entry[0], entry[1], order, *entry[2:6], entry[6], 1 if entry[6] else 0, "HUYEN"))
    for entry in PROVINCE_INDICATORS:
        order += 1
        rows.append((entry[0], entry[1], order, *entry[2:6], entry[6], 0, "TINH"))
    for entry in MONTHLY:
        order += 1
        rows.append((entry[0], entry[1], order, *entry[2:6], entry[6], 0, "THANG"))
    return rows


def province_rows(totals):
    """What departments report, by department."""
    rows = {code: [] for code, _, _ in DEPARTMENTS}
    for entry in DISTRICT_INDICATORS:
        for year in YEARS:
            if entry[6]:
                rows[entry[6]].append((entry[6], entry[0], year, decimal(totals[entry[0], year], entry[10])))
    for code, _, _, _, _, _, who, level, growth, sensitivity, digits in PROVINCE_INDICATORS:
        for i, year in enumerate(YEARS):
            stream = Stream(code, year)
            if code.startswith("BL_"):
                parts = apportion(totals["BL", year] // 10, [7480 - 40 * i, 1190 + 20 * i + TRAVEL[year] // 2, 60 + TRAVEL[year] // 12, 1270])
                value = parts[("BL_HH", "BL_AU", "BL_DL", "BL_DV").index(code)] * 10
            elif level is None:
                value = shocked(growth * (1000 + stream.between(-14, 14)) // 1000, year, sensitivity)      # tenths of a per cent
            else:
                value = grown(level * 10, year, growth, sensitivity, stream)
            rows[who].append((who, code, year, decimal(value, digits)))
    return rows


def monthly_rows():
    rows = {code: [] for code, _, _ in DEPARTMENTS}
    for code, _, _, _, _, _, who in MONTHLY:
        for year in YEARS:
            for month in range(1, 13):
                stream = Stream(code, year, month)
                if code == "CPI":
                    value = CPI_YEAR[year] + stream.between(-6, 6) + (4 - abs(month - 6)) // 2
                elif code == "MUA":
                    value = CLIMATE[code][month - 1] * stream.between(62, 138) // 100
                elif code == "NANG":
                    value = CLIMATE[code][month - 1] * stream.between(84, 116) // 100
                else:
                    value = CLIMATE[code][month - 1] + stream.between(-9, 11)
                rows[who].append((who, code, year, month, decimal(value, 1)))
    return rows


def main():
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).resolve().parent / "yearbook")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "job.yaml").write_bytes(JOB.encode())
    write_csv(folder / "reference/don_vi.csv", ("ma_don_vi", "ten", "ten_en", "loai", "so_xa", "so_phuong", "so_thi_tran"),
              [(d[0], d[1], d[2], "HUYEN", *d[3:6]) for d in DISTRICTS] + [(*d, "SO", None, None, None) for d in DEPARTMENTS])
    write_csv(folder / "reference/nam.csv", ("nam", "ten_nam"),
              [(year, "Sơ bộ - Prel. %d" % year if year == YEARS[-1] else str(year)) for year in YEARS])
    write_csv(folder / "reference/chi_tieu.csv",
              ("ma_chi_tieu", "nhom", "thu_tu", "ten", "ten_en", "don_vi_tinh", "don_vi_tinh_en", "noi_bao_cao", "cong_huyen", "cap"), make_indicators())
    totals = {}
    for d in DISTRICTS:
        residents = people(d)
        values = district_values(d, residents)
        place = folder / "submissions" / d[0]
        write_csv(place / "dan_so.csv", ("ma_don_vi", "nam", "tong", "nam_gioi", "nu", "thanh_thi", "nong_thon", "so_ho", "sinh", "chet"), residents)
        write_csv(place / "dat_dai.csv", ("ma_don_vi", "nam", "tong", *LAND), land(d))
        write_csv(place / "lao_dong.csv", ("ma_don_vi", "nam", "luc_luong", "co_viec_lam", "nong_lam_thuy_san", "cong_nghiep_xay_dung", "dich_vu"),
                  work(d, residents))
        rows = []
        for entry in DISTRICT_INDICATORS:
            for year in YEARS:
                tenths = values[entry[0], year] if entry[10] else values[entry[0], year] // 10 * 10
                rows.append((d[0], entry[0], year, decimal(tenths, entry[10])))
                totals[entry[0], year] = totals.get((entry[0], year), 0) + tenths
        write_csv(place / "so_lieu_huyen.csv", ("ma_don_vi", "ma_chi_tieu", "nam", "gia_tri"), rows)
    whole, months = province_rows(totals), monthly_rows()
    for code, _, _ in DEPARTMENTS:
        place = folder / "submissions" / code
        if whole[code]:
            write_csv(place / "so_lieu_tinh.csv", ("ma_don_vi", "ma_chi_tieu", "nam", "gia_tri"), whole[code])
        if months[code]:
            write_csv(place / "so_lieu_thang.csv", ("ma_don_vi", "ma_chi_tieu", "nam", "thang", "gia_tri"), months[code])


main()
