-- The figures of the congress report. The first nineteen have ids that others rely on; those behind them are more figures for the
-- words, and (bang.*) the tables and charts.
--
-- Windows. Classes count when they began after term.start and up to term.cutoff; admissions, badges, commendation and discipline in the years
-- term.from to that of term.cutoff; ratings in the years term.from to term.to - 1; the state is that of the year of term.cutoff.
-- What a rating counts as (nhom) is that of the newest category of this code and object in force in the rating's year.
-- No fact here is a ratio unless its denominator is one of the first nineteen's, so that an empty optional table stops nothing; shares of
-- what may be empty are rows facts with their own text (percent), printed in a section.

-- ==== the nineteen figures ==========================================================================================

-- name: to_chuc.tong
-- kind: count
-- note: Thành lập đúng ngày chốt số liệu thì tính, kết thúc đúng ngày ấy thì không.
SELECT ma_to_chuc, ten, _file, _line
FROM to_chuc
WHERE cap = 'CO_SO' AND coalesce(ngay_thanh_lap, '') <= :term_cutoff AND coalesce(ngay_ket_thuc, '9999-12-31') > :term_cutoff;

-- name: dang_vien.tong
-- kind: count
SELECT cuoi_ky AS value, ma_to_chuc, nam, _file, _line
FROM dang_vien
WHERE nam = :term_cutoff_year AND ma_to_chuc IN (SELECT ma_to_chuc FROM to_chuc WHERE cap = 'CO_SO');

-- name: chuong_trinh.tong
-- kind: count
SELECT ma_chuong_trinh, ten, _file, _line
FROM chuong_trinh;

-- name: dao_tao.so_lop
-- kind: count
SELECT ma_lop, ten_lop, _file, _line
FROM lop
WHERE loai = 'TRUNG_CAP_LLCT' AND ngay_bat_dau > :term_start AND ngay_bat_dau <= :term_cutoff;

-- name: dao_tao.so_hoc_vien
-- kind: count
SELECT ma_to_chuc, ma_lop, _file, _line
FROM hoc_vien
WHERE ma_lop IN (SELECT ma_lop FROM lop WHERE loai = 'TRUNG_CAP_LLCT' AND ngay_bat_dau > :term_start AND ngay_bat_dau <= :term_cutoff);

-- name: khoi.tsvm.so_nam
-- kind: count
SELECT x.ma_to_chuc, x.nam, x._file, x._line
FROM xep_loai AS x
WHERE x.nam BETWEEN :term_from AND :term_to - 1 AND x.trang_thai = 'DA_DANH_GIA'
  AND x.ma_to_chuc IN (SELECT ma_to_chuc FROM to_chuc WHERE cap = 'KHOI')
  AND (SELECT m.nhom FROM danh_muc_xep_loai AS m
        WHERE m.ma_muc = x.ma_muc AND m.doi_tuong = 'TO_CHUC' AND x.nam BETWEEN m.nam_tu AND coalesce(m.nam_den, 2099)
        ORDER BY m.nam_tu DESC LIMIT 1) = 'TSVM';

-- name: khoi.tsvm.nam
-- kind: list
SELECT x.nam AS value, x.ma_to_chuc, x.nam, x._file, x._line
FROM xep_loai AS x
WHERE x.nam BETWEEN :term_from AND :term_to - 1 AND x.trang_thai = 'DA_DANH_GIA'
  AND x.ma_to_chuc IN (SELECT ma_to_chuc FROM to_chuc WHERE cap = 'KHOI')
  AND (SELECT m.nhom FROM danh_muc_xep_loai AS m
        WHERE m.ma_muc = x.ma_muc AND m.doi_tuong = 'TO_CHUC' AND x.nam BETWEEN m.nam_tu AND coalesce(m.nam_den, 2099)
        ORDER BY m.nam_tu DESC LIMIT 1) = 'TSVM'
ORDER BY x.nam;

-- name: to_chuc.tsvm
-- kind: ratio
-- base: TCCSĐ được đánh giá
-- note: Năm đánh giá cuối cùng của nhiệm kỳ, dù sau đó tổ chức có còn hay không.
SELECT coalesce((SELECT m.nhom FROM danh_muc_xep_loai AS m
        WHERE m.ma_muc = x.ma_muc AND m.doi_tuong = 'TO_CHUC' AND x.nam BETWEEN m.nam_tu AND coalesce(m.nam_den, 2099)
        ORDER BY m.nam_tu DESC LIMIT 1) = 'TSVM', 0) AS num, 1 AS den, x.ma_to_chuc, x.nam, x._file, x._line
FROM xep_loai AS x
WHERE x.nam = :term_to - 1 AND x.trang_thai = 'DA_DANH_GIA'
  AND x.ma_to_chuc IN (SELECT ma_to_chuc FROM to_chuc WHERE cap = 'CO_SO');

-- name: to_chuc.tieu_bieu
-- kind: ratio
-- base: TCCSĐ được đánh giá
SELECT x.tieu_bieu AS num, 1 AS den, x.ma_to_chuc, x.nam, x._file, x._line
FROM xep_loai AS x
WHERE x.nam = :term_to - 1 AND x.trang_thai = 'DA_DANH_GIA'
  AND x.ma_to_chuc IN (SELECT ma_to_chuc FROM to_chuc WHERE cap = 'CO_SO');

-- name: to_chuc.yeu_kem
-- kind: count
SELECT x.ma_to_chuc, x.nam, x._file, x._line
FROM xep_loai AS x
WHERE x.nam BETWEEN :term_from AND :term_to - 1 AND x.trang_thai = 'DA_DANH_GIA'
  AND x.ma_to_chuc IN (SELECT ma_to_chuc FROM to_chuc WHERE cap = 'CO_SO')
  AND (SELECT m.nhom FROM danh_muc_xep_loai AS m
        WHERE m.ma_muc = x.ma_muc AND m.doi_tuong = 'TO_CHUC' AND x.nam BETWEEN m.nam_tu AND coalesce(m.nam_den, 2099)
        ORDER BY m.nam_tu DESC LIMIT 1) = 'YEU_KEM';

-- name: dang_vien.tu_tot
-- kind: ratio
-- base: đảng viên được đánh giá
-- group: nam
-- pick: min
SELECT CASE (SELECT m.nhom FROM danh_muc_xep_loai AS m
        WHERE m.ma_muc = x.ma_muc AND m.doi_tuong = 'DANG_VIEN' AND x.nam BETWEEN m.nam_tu AND coalesce(m.nam_den, 2099)
        ORDER BY m.nam_tu DESC LIMIT 1)
       WHEN 'TU_TOT' THEN x.so_luong ELSE 0 END AS num, x.so_luong AS den, x.nam, x.ma_to_chuc, x.ma_muc, x._file, x._line
FROM xep_loai_dang_vien AS x
WHERE x.nam BETWEEN :term_from AND :term_to - 1;

-- name: dang_vien.tu_tot.tren
-- kind: count
-- as: floor-percent-below
-- group: nam
SELECT CASE (SELECT m.nhom FROM danh_muc_xep_loai AS m
        WHERE m.ma_muc = x.ma_muc AND m.doi_tuong = 'DANG_VIEN' AND x.nam BETWEEN m.nam_tu AND coalesce(m.nam_den, 2099)
        ORDER BY m.nam_tu DESC LIMIT 1)
       WHEN 'TU_TOT' THEN x.so_luong ELSE 0 END AS num, x.so_luong AS den, x.nam, x.ma_to_chuc, x.ma_muc, x._file, x._line
FROM xep_loai_dang_vien AS x
WHERE x.nam BETWEEN :term_from AND :term_to - 1;

-- name: ket_nap.tong
-- kind: count
SELECT so_ket_nap AS value, ma_to_chuc, nam, _file, _line
FROM ket_nap
WHERE nam BETWEEN :term_from AND :term_cutoff_year;

-- name: ket_nap.chi_tieu
-- kind: ratio
-- base: chỉ tiêu kết nạp đảng viên của nhiệm kỳ
SELECT so_ket_nap AS num, 0 AS den, ma_to_chuc, nam, _file, _line
FROM ket_nap
WHERE nam BETWEEN :term_from AND :term_cutoff_year
UNION ALL
SELECT 0, gia_tri, NULL, NULL, _file, _line
FROM chi_tieu
WHERE ma_chi_tieu = 'KET_NAP';

-- name: ket_nap.doan_vien
-- kind: ratio
-- base: số đảng viên kết nạp
SELECT tu_doan_vien AS num, so_ket_nap AS den, ma_to_chuc, nam, _file, _line
FROM ket_nap
WHERE nam BETWEEN :term_from AND :term_cutoff_year;

-- name: khen_thuong.co_5_nam
-- kind: count
SELECT so_luong AS value, ma_to_chuc, nam, _file, _line
FROM khen_thuong
WHERE hinh_thuc = 'CO_TSVM_TIEU_BIEU_5_NAM' AND doi_tuong = 'TO_CHUC' AND nam BETWEEN :term_from AND :term_cutoff_year;

-- name: huy_hieu.30
-- kind: count
SELECT so_luong AS value, ma_to_chuc, nam, dot, _file, _line
FROM huy_hieu
WHERE loai = '30' AND nam BETWEEN :term_from AND :term_cutoff_year;

-- name: huy_hieu.tong
-- kind: count
SELECT so_luong AS value, ma_to_chuc, nam, dot, _file, _line
FROM huy_hieu
WHERE nam BETWEEN :term_from AND :term_cutoff_year;

-- name: ky_luat.dang_vien
-- kind: count
SELECT so_luong AS value, ma_to_chuc, nam, hinh_thuc, _file, _line
FROM ky_luat
WHERE doi_tuong = 'CA_NHAN' AND nam BETWEEN :term_from AND :term_cutoff_year;

-- ==== more figures for the words ====================================================================================

-- name: khoi.ten
-- kind: text
-- note: Tên đảng bộ khối trong danh sách tổ chức.
SELECT ten AS value, _file, _line FROM to_chuc WHERE cap = 'KHOI'
UNION ALL
SELECT 'Đảng bộ', NULL, NULL
LIMIT 1;

-- name: nhiem_ky.nam_cuoi
-- kind: text
-- note: Năm đánh giá, xếp loại cuối cùng của nhiệm kỳ.
SELECT CAST(:term_to - 1 AS TEXT) AS value;

-- name: nhiem_ky.so_nam_danh_gia
-- kind: count
-- note: Số năm đánh giá, xếp loại của nhiệm kỳ.
SELECT :term_to - :term_from AS value;

-- name: nhiem_ky.toi
-- kind: text
-- note: Năm kết thúc nhiệm kỳ tới, dài bằng nhiệm kỳ này.
SELECT CAST(2 * :term_to - :term_from AS TEXT) AS value;

-- name: nam.so_lieu
-- kind: list
-- note: Các năm có số liệu, cột của bảng.
WITH RECURSIVE n(nam) AS (SELECT :term_from UNION ALL SELECT nam + 1 FROM n WHERE nam < :term_cutoff_year)
SELECT CAST(nam AS TEXT) AS value FROM n;

-- name: nam.so_lieu_va_cong
-- kind: list
-- note: Các năm có số liệu và cột cộng của bảng.
WITH RECURSIVE n(nam) AS (SELECT :term_from UNION ALL SELECT nam + 1 FROM n WHERE nam < :term_cutoff_year)
SELECT CAST(nam AS TEXT) AS value FROM n UNION ALL SELECT 'Cộng';

-- name: nam.danh_gia
-- kind: list
-- note: Các năm đánh giá, xếp loại, cột của bảng.
WITH RECURSIVE n(nam) AS (SELECT :term_from UNION ALL SELECT nam + 1 FROM n WHERE nam < :term_to - 1)
SELECT CAST(nam AS TEXT) AS value FROM n;

-- name: xep_loai.quy_dinh
-- kind: list
-- note: Các quy định về đánh giá, xếp loại có hiệu lực trong nhiệm kỳ.
SELECT quy_dinh AS value, ma_muc, nam_tu, _file, _line
FROM danh_muc_xep_loai
WHERE nam_tu < :term_to AND coalesce(nam_den, 2099) >= :term_from
ORDER BY nam_tu, thu_tu;

-- name: ten_nhom.tsvm
-- kind: text
-- note: Tên các mức được tính vào nhóm TSVM trong nhiệm kỳ.
SELECT coalesce(group_concat(ten_muc, ' / '), 'Trong sạch, vững mạnh') AS value
FROM (SELECT ten_muc FROM danh_muc_xep_loai
      WHERE doi_tuong = 'TO_CHUC' AND nhom = 'TSVM' AND nam_tu < :term_to AND coalesce(nam_den, 2099) >= :term_from
      GROUP BY ten_muc ORDER BY min(nam_tu), min(thu_tu));

-- name: ten_nhom.htt
-- kind: text
-- note: Tên các mức được tính vào nhóm HTT trong nhiệm kỳ.
SELECT coalesce(group_concat(ten_muc, ' / '), 'Hoàn thành tốt nhiệm vụ') AS value
FROM (SELECT ten_muc FROM danh_muc_xep_loai
      WHERE doi_tuong = 'TO_CHUC' AND nhom = 'HTT' AND nam_tu < :term_to AND coalesce(nam_den, 2099) >= :term_from
      GROUP BY ten_muc ORDER BY min(nam_tu), min(thu_tu));

-- name: ten_nhom.ht
-- kind: text
-- note: Tên các mức được tính vào nhóm HT trong nhiệm kỳ.
SELECT coalesce(group_concat(ten_muc, ' / '), 'Hoàn thành nhiệm vụ') AS value
FROM (SELECT ten_muc FROM danh_muc_xep_loai
      WHERE doi_tuong = 'TO_CHUC' AND nhom = 'HT' AND nam_tu < :term_to AND coalesce(nam_den, 2099) >= :term_from
      GROUP BY ten_muc ORDER BY min(nam_tu), min(thu_tu));

-- name: ten_nhom.yeu_kem
-- kind: text
-- note: Tên các mức được tính vào nhóm YEU_KEM trong nhiệm kỳ.
SELECT coalesce(group_concat(ten_muc, ' / '), 'Yếu kém') AS value
FROM (SELECT ten_muc FROM danh_muc_xep_loai
      WHERE doi_tuong = 'TO_CHUC' AND nhom = 'YEU_KEM' AND nam_tu < :term_to AND coalesce(nam_den, 2099) >= :term_from
      GROUP BY ten_muc ORDER BY min(nam_tu), min(thu_tu));

-- name: to_chuc.dang_bo
-- kind: count
SELECT ma_to_chuc, ten, _file, _line
FROM to_chuc
WHERE cap = 'CO_SO' AND loai_hinh = 'DANG_BO' AND coalesce(ngay_thanh_lap, '') <= :term_cutoff
  AND coalesce(ngay_ket_thuc, '9999-12-31') > :term_cutoff;

-- name: to_chuc.chi_bo
-- kind: count
SELECT ma_to_chuc, ten, _file, _line
FROM to_chuc
WHERE cap = 'CO_SO' AND loai_hinh = 'CHI_BO' AND coalesce(ngay_thanh_lap, '') <= :term_cutoff
  AND coalesce(ngay_ket_thuc, '9999-12-31') > :term_cutoff;

-- name: to_chuc.thanh_lap_moi
-- kind: count
SELECT ma_to_chuc, ten, _file, _line
FROM to_chuc
WHERE cap = 'CO_SO' AND ngay_thanh_lap > :term_start AND ngay_thanh_lap <= :term_cutoff;

-- name: to_chuc.ket_thuc
-- kind: count
SELECT ma_to_chuc, ten, _file, _line
FROM to_chuc
WHERE cap = 'CO_SO' AND ngay_ket_thuc > :term_start AND ngay_ket_thuc <= :term_cutoff;

-- name: to_chuc.duoc_danh_gia
-- kind: count
-- note: Năm đánh giá cuối cùng của nhiệm kỳ.
SELECT x.ma_to_chuc, x.nam, x._file, x._line
FROM xep_loai AS x
WHERE x.nam = :term_to - 1 AND x.trang_thai = 'DA_DANH_GIA'
  AND x.ma_to_chuc IN (SELECT ma_to_chuc FROM to_chuc WHERE cap = 'CO_SO');

-- name: to_chuc.chua_danh_gia
-- kind: count
-- note: Năm đánh giá cuối cùng của nhiệm kỳ.
SELECT ma_to_chuc, nam, _file, _line
FROM xep_loai
WHERE nam = :term_to - 1 AND trang_thai = 'CHUA_DANH_GIA' AND ma_to_chuc IN (SELECT ma_to_chuc FROM to_chuc WHERE cap = 'CO_SO');

-- name: dang_vien.dau_nhiem_ky
-- kind: count
SELECT dau_ky AS value, ma_to_chuc, nam, _file, _line
FROM dang_vien
WHERE nam = :term_from AND ma_to_chuc IN (SELECT ma_to_chuc FROM to_chuc WHERE cap = 'CO_SO');

-- name: dang_vien.chuyen_den
-- kind: count
SELECT chuyen_den AS value, ma_to_chuc, nam, _file, _line
FROM dang_vien
WHERE nam BETWEEN :term_from AND :term_cutoff_year AND ma_to_chuc IN (SELECT ma_to_chuc FROM to_chuc WHERE cap = 'CO_SO');

-- name: dang_vien.chuyen_di
-- kind: count
SELECT chuyen_di AS value, ma_to_chuc, nam, _file, _line
FROM dang_vien
WHERE nam BETWEEN :term_from AND :term_cutoff_year AND ma_to_chuc IN (SELECT ma_to_chuc FROM to_chuc WHERE cap = 'CO_SO');

-- name: dang_vien.tu_tran
-- kind: count
SELECT tu_tran AS value, ma_to_chuc, nam, _file, _line
FROM dang_vien
WHERE nam BETWEEN :term_from AND :term_cutoff_year AND ma_to_chuc IN (SELECT ma_to_chuc FROM to_chuc WHERE cap = 'CO_SO');

-- name: dang_vien.ra_khoi_dang
-- kind: count
SELECT ra_khoi_dang AS value, ma_to_chuc, nam, _file, _line
FROM dang_vien
WHERE nam BETWEEN :term_from AND :term_cutoff_year AND ma_to_chuc IN (SELECT ma_to_chuc FROM to_chuc WHERE cap = 'CO_SO');

-- name: dang_vien.co_cau
-- kind: rows
-- by: ty_le_nu, ty_le_trung_cap, ty_le_cao_cap
-- note: Một dòng; không có dòng nào khi không có đảng viên.
SELECT percent(sum(nu) OVER (), sum(cuoi_ky) OVER ()) AS ty_le_nu,
       percent(sum(trung_cap_llct) OVER (), sum(cuoi_ky) OVER ()) AS ty_le_trung_cap,
       percent(sum(cao_cap_llct) OVER (), sum(cuoi_ky) OVER ()) AS ty_le_cao_cap,
       nu, du_bi, trung_cap_llct AS trung_cap, cao_cap_llct AS cao_cap, cuoi_ky AS dang_vien, _file, _line
FROM dang_vien
WHERE nam = :term_cutoff_year AND cuoi_ky > 0 AND ma_to_chuc IN (SELECT ma_to_chuc FROM to_chuc WHERE cap = 'CO_SO');

-- name: dang_vien.duoc_danh_gia
-- kind: count
-- note: Năm đánh giá cuối cùng của nhiệm kỳ.
SELECT so_luong AS value, ma_to_chuc, ma_muc, _file, _line
FROM xep_loai_dang_vien
WHERE nam = :term_to - 1;

-- name: ket_nap.nhieu_nhat
-- kind: count
-- group: nam
-- pick: max
-- note: Năm kết nạp nhiều nhất.
SELECT so_ket_nap AS value, nam, ma_to_chuc, _file, _line
FROM ket_nap
WHERE nam BETWEEN :term_from AND :term_cutoff_year
UNION ALL
SELECT 0, :term_from, NULL, NULL, NULL;

-- name: ket_nap.co_cau
-- kind: rows
-- by: ty_le_nu, ty_le_dai_hoc
-- note: Một dòng; không có dòng nào khi không kết nạp.
SELECT percent(sum(nu) OVER (), sum(so_ket_nap) OVER ()) AS ty_le_nu,
       percent(sum(dai_hoc_tro_len) OVER (), sum(so_ket_nap) OVER ()) AS ty_le_dai_hoc,
       nu, dai_hoc_tro_len AS dai_hoc, so_ket_nap AS ket_nap, _file, _line
FROM ket_nap
WHERE nam BETWEEN :term_from AND :term_cutoff_year AND so_ket_nap > 0;

-- name: dao_tao.lop_bi_thu
-- kind: count
SELECT ma_lop, ten_lop, _file, _line
FROM lop
WHERE loai = 'BOI_DUONG_BI_THU' AND ngay_bat_dau > :term_start AND ngay_bat_dau <= :term_cutoff;

-- name: dao_tao.hoc_vien_bi_thu
-- kind: count
SELECT so_hoc_vien AS value, ma_lop, ten_lop, _file, _line
FROM lop
WHERE loai = 'BOI_DUONG_BI_THU' AND ngay_bat_dau > :term_start AND ngay_bat_dau <= :term_cutoff;

-- name: dao_tao.lop_khac
-- kind: count
SELECT ma_lop, ten_lop, _file, _line
FROM lop
WHERE loai = 'KHAC' AND ngay_bat_dau > :term_start AND ngay_bat_dau <= :term_cutoff;

-- name: dao_tao.hoc_vien_khac
-- kind: count
SELECT so_hoc_vien AS value, ma_lop, ten_lop, _file, _line
FROM lop
WHERE loai = 'KHAC' AND ngay_bat_dau > :term_start AND ngay_bat_dau <= :term_cutoff;

-- name: dao_tao.kha_gioi
-- kind: count
-- note: Học viên các lớp trung cấp lý luận chính trị.
SELECT ma_to_chuc, ma_lop, _file, _line
FROM hoc_vien
WHERE ket_qua IN ('Giỏi', 'Khá')
  AND ma_lop IN (SELECT ma_lop FROM lop WHERE loai = 'TRUNG_CAP_LLCT' AND ngay_bat_dau > :term_start AND ngay_bat_dau <= :term_cutoff);

-- name: dao_tao.kha_gioi.ty_le
-- kind: text
-- note: dao_tao.kha_gioi trên dao_tao.so_hoc_vien; để trống khi không có học viên.
SELECT coalesce(percent(sum(ket_qua IN ('Giỏi', 'Khá')), count(*)), '') AS value
FROM hoc_vien
WHERE ma_lop IN (SELECT ma_lop FROM lop WHERE loai = 'TRUNG_CAP_LLCT' AND ngay_bat_dau > :term_start AND ngay_bat_dau <= :term_cutoff);

-- name: chuong_trinh.danh_sach
-- kind: rows
SELECT ten, ket_qua, _file, _line
FROM chuong_trinh
ORDER BY thu_tu, ma_chuong_trinh;

-- name: khen_thuong.bang_khen_to_chuc
-- kind: count
SELECT so_luong AS value, ma_to_chuc, nam, _file, _line
FROM khen_thuong
WHERE hinh_thuc = 'BANG_KHEN' AND doi_tuong = 'TO_CHUC' AND nam BETWEEN :term_from AND :term_cutoff_year;

-- name: khen_thuong.bang_khen_ca_nhan
-- kind: count
SELECT so_luong AS value, ma_to_chuc, nam, _file, _line
FROM khen_thuong
WHERE hinh_thuc = 'BANG_KHEN' AND doi_tuong = 'CA_NHAN' AND nam BETWEEN :term_from AND :term_cutoff_year;

-- name: khen_thuong.giay_khen_to_chuc
-- kind: count
SELECT so_luong AS value, ma_to_chuc, nam, _file, _line
FROM khen_thuong
WHERE hinh_thuc = 'GIAY_KHEN' AND doi_tuong = 'TO_CHUC' AND nam BETWEEN :term_from AND :term_cutoff_year;

-- name: khen_thuong.giay_khen_ca_nhan
-- kind: count
SELECT so_luong AS value, ma_to_chuc, nam, _file, _line
FROM khen_thuong
WHERE hinh_thuc = 'GIAY_KHEN' AND doi_tuong = 'CA_NHAN' AND nam BETWEEN :term_from AND :term_cutoff_year;

-- name: khen_thuong.khac
-- kind: count
-- note: Bằng khen và giấy khen, cho tổ chức và cá nhân.
SELECT so_luong AS value, ma_to_chuc, nam, _file, _line
FROM khen_thuong
WHERE hinh_thuc IN ('BANG_KHEN', 'GIAY_KHEN') AND nam BETWEEN :term_from AND :term_cutoff_year;

-- name: huy_hieu.50_tro_len
-- kind: count
SELECT so_luong AS value, ma_to_chuc, nam, dot, _file, _line
FROM huy_hieu
WHERE CAST(loai AS INTEGER) >= 50 AND nam BETWEEN :term_from AND :term_cutoff_year;

-- name: ky_luat.khien_trach
-- kind: count
SELECT so_luong AS value, ma_to_chuc, nam, hinh_thuc, _file, _line
FROM ky_luat
WHERE hinh_thuc = 'KHIEN_TRACH' AND doi_tuong = 'CA_NHAN' AND nam BETWEEN :term_from AND :term_cutoff_year;

-- name: ky_luat.canh_cao
-- kind: count
SELECT so_luong AS value, ma_to_chuc, nam, hinh_thuc, _file, _line
FROM ky_luat
WHERE hinh_thuc = 'CANH_CAO' AND doi_tuong = 'CA_NHAN' AND nam BETWEEN :term_from AND :term_cutoff_year;

-- name: ky_luat.cach_chuc
-- kind: count
SELECT so_luong AS value, ma_to_chuc, nam, hinh_thuc, _file, _line
FROM ky_luat
WHERE hinh_thuc = 'CACH_CHUC' AND doi_tuong = 'CA_NHAN' AND nam BETWEEN :term_from AND :term_cutoff_year;

-- name: ky_luat.khai_tru
-- kind: count
SELECT so_luong AS value, ma_to_chuc, nam, hinh_thuc, _file, _line
FROM ky_luat
WHERE hinh_thuc = 'KHAI_TRU' AND doi_tuong = 'CA_NHAN' AND nam BETWEEN :term_from AND :term_cutoff_year;

-- name: ky_luat.to_chuc
-- kind: count
SELECT so_luong AS value, ma_to_chuc, nam, hinh_thuc, _file, _line
FROM ky_luat
WHERE doi_tuong = 'TO_CHUC' AND nam BETWEEN :term_from AND :term_cutoff_year;

-- ==== tables and charts =============================================================================================

-- name: bang.to_chuc
-- kind: rows
-- by: ma_to_chuc, ten, loai_hinh, ngay_thanh_lap
SELECT t.ma_to_chuc, t.ten, CASE t.loai_hinh WHEN 'DANG_BO' THEN 'Đảng bộ cơ sở' ELSE 'Chi bộ cơ sở' END AS loai_hinh,
       coalesce(vi_date(t.ngay_thanh_lap), '') AS ngay_thanh_lap,
       d.cuoi_ky, d.nu, d.du_bi, d._file, d._line
FROM to_chuc AS t
LEFT JOIN dang_vien AS d ON d.ma_to_chuc = t.ma_to_chuc AND d.nam = :term_cutoff_year
WHERE t.cap = 'CO_SO' AND coalesce(t.ngay_thanh_lap, '') <= :term_cutoff AND coalesce(t.ngay_ket_thuc, '9999-12-31') > :term_cutoff
ORDER BY t.loai_hinh DESC, t.ma_to_chuc;

-- name: bang.to_chuc_loai_hinh
-- kind: rows
-- by: loai_hinh
SELECT CASE t.loai_hinh WHEN 'DANG_BO' THEN 'Đảng bộ cơ sở' ELSE 'Chi bộ cơ sở' END AS loai_hinh,
       1 AS so_to_chuc, d.cuoi_ky, d.nu, d.du_bi, d.trung_cap_llct, d.cao_cap_llct, d._file, d._line
FROM to_chuc AS t
LEFT JOIN dang_vien AS d ON d.ma_to_chuc = t.ma_to_chuc AND d.nam = :term_cutoff_year
WHERE t.cap = 'CO_SO' AND coalesce(t.ngay_thanh_lap, '') <= :term_cutoff AND coalesce(t.ngay_ket_thuc, '9999-12-31') > :term_cutoff
ORDER BY t.loai_hinh DESC;

-- name: bang.to_chuc_quy_mo
-- kind: rows
-- by: quy_mo
SELECT CASE WHEN d.cuoi_ky < 30 THEN 'Dưới 30 đảng viên' WHEN d.cuoi_ky <= 50 THEN 'Từ 30 đến 50 đảng viên'
            WHEN d.cuoi_ky <= 100 THEN 'Từ 51 đến 100 đảng viên' ELSE 'Trên 100 đảng viên' END AS quy_mo,
       1 AS so_to_chuc, d._file, d._line
FROM dang_vien AS d
JOIN to_chuc AS t ON t.ma_to_chuc = d.ma_to_chuc
WHERE d.nam = :term_cutoff_year AND t.cap = 'CO_SO' AND coalesce(t.ngay_thanh_lap, '') <= :term_cutoff
  AND coalesce(t.ngay_ket_thuc, '9999-12-31') > :term_cutoff
ORDER BY (d.cuoi_ky >= 30) + (d.cuoi_ky > 50) + (d.cuoi_ky > 100);

-- name: bang.bien_dong
-- kind: rows
-- by: nam
SELECT CAST(nam AS TEXT) AS nam, dau_ky, ket_nap, chuyen_den, ket_nap + chuyen_den AS tang,
       chuyen_di, tu_tran, ra_khoi_dang, chuyen_di + tu_tran + ra_khoi_dang AS giam,
       cuoi_ky, nu, du_bi, trung_cap_llct, cao_cap_llct, _file, _line
FROM dang_vien
WHERE nam BETWEEN :term_from AND :term_cutoff_year AND ma_to_chuc IN (SELECT ma_to_chuc FROM to_chuc WHERE cap = 'CO_SO')
ORDER BY dang_vien.nam;

-- name: bang.dang_vien_nam
-- kind: rows
-- by: ma_to_chuc, ten
-- across: nam
-- across-values: nam.so_lieu
SELECT d.ma_to_chuc, t.ten, CAST(d.nam AS TEXT) AS nam, d.ket_nap + d.chuyen_den AS tang,
       d.chuyen_di + d.tu_tran + d.ra_khoi_dang AS giam, d.cuoi_ky, d._file, d._line
FROM dang_vien AS d
JOIN to_chuc AS t ON t.ma_to_chuc = d.ma_to_chuc
WHERE d.nam BETWEEN :term_from AND :term_cutoff_year AND t.cap = 'CO_SO'
ORDER BY d.ma_to_chuc, d.nam;

-- name: bang.ket_nap_nam
-- kind: rows
-- by: nam
SELECT CAST(nam AS TEXT) AS nam, so_ket_nap, tu_doan_vien, nu, dai_hoc_tro_len, _file, _line
FROM ket_nap
WHERE nam BETWEEN :term_from AND :term_cutoff_year
ORDER BY ket_nap.nam;

-- name: bang.ket_nap_to_chuc
-- kind: rows
-- by: ma_to_chuc, ten
-- across: nam
-- across-values: nam.so_lieu_va_cong
-- note: Mỗi dòng tính vào năm của nó và vào cột cộng.
SELECT k.ma_to_chuc, t.ten, CASE c.cong WHEN 1 THEN 'Cộng' ELSE CAST(k.nam AS TEXT) END AS nam, k.so_ket_nap, k.tu_doan_vien, k._file, k._line
FROM ket_nap AS k
JOIN to_chuc AS t ON t.ma_to_chuc = k.ma_to_chuc
CROSS JOIN (SELECT 0 AS cong UNION ALL SELECT 1) AS c
WHERE k.nam BETWEEN :term_from AND :term_cutoff_year
ORDER BY k.ma_to_chuc, k.nam;

-- name: bang.xep_loai_nam
-- kind: rows
-- by: nam
SELECT CAST(nam AS TEXT) AS nam, 1 AS tong_so, trang_thai = 'DA_DANH_GIA' AS duoc_danh_gia,
       coalesce(nhom = 'TSVM', 0) AS tsvm, tieu_bieu, coalesce(nhom = 'HTT', 0) AS htt, coalesce(nhom = 'HT', 0) AS ht,
       coalesce(nhom = 'YEU_KEM', 0) AS yeu_kem, trang_thai = 'CHUA_DANH_GIA' AS chua_danh_gia, _file, _line
FROM (SELECT x.*, (SELECT m.nhom FROM danh_muc_xep_loai AS m
        WHERE m.ma_muc = x.ma_muc AND m.doi_tuong = 'TO_CHUC' AND x.nam BETWEEN m.nam_tu AND coalesce(m.nam_den, 2099)
        ORDER BY m.nam_tu DESC LIMIT 1) AS nhom
      FROM xep_loai AS x
      WHERE x.nam BETWEEN :term_from AND :term_to - 1 AND x.ma_to_chuc IN (SELECT ma_to_chuc FROM to_chuc WHERE cap = 'CO_SO'))
ORDER BY 1;

-- name: bang.xep_loai_to_chuc
-- kind: rows
-- by: ma_to_chuc, ten
-- across: nam
-- across-values: nam.danh_gia
-- note: Mỗi năm, ô của mức đạt được có số 1.
SELECT ma_to_chuc, ten, CAST(nam AS TEXT) AS nam, nullif(nhom = 'TSVM', 0) AS tsvm, nullif(tieu_bieu, 0) AS tieu_bieu,
       nullif(nhom = 'HTT', 0) AS htt, nullif(nhom = 'HT', 0) AS ht, nullif(nhom = 'YEU_KEM', 0) AS yeu_kem, _file, _line
FROM (SELECT x.*, t.ten, (SELECT m.nhom FROM danh_muc_xep_loai AS m
        WHERE m.ma_muc = x.ma_muc AND m.doi_tuong = 'TO_CHUC' AND x.nam BETWEEN m.nam_tu AND coalesce(m.nam_den, 2099)
        ORDER BY m.nam_tu DESC LIMIT 1) AS nhom
      FROM xep_loai AS x
      JOIN to_chuc AS t ON t.ma_to_chuc = x.ma_to_chuc
      WHERE x.nam BETWEEN :term_from AND :term_to - 1 AND t.cap = 'CO_SO')
ORDER BY ma_to_chuc, 3;

-- name: bang.xep_loai_dang_vien_nam
-- kind: rows
-- by: nam
WITH muc AS MATERIALIZED (
  SELECT x.nam, x.ma_muc, (SELECT m.nhom FROM danh_muc_xep_loai AS m
        WHERE m.ma_muc = x.ma_muc AND m.doi_tuong = 'DANG_VIEN' AND x.nam BETWEEN m.nam_tu AND coalesce(m.nam_den, 2099)
        ORDER BY m.nam_tu DESC LIMIT 1) AS nhom
  FROM (SELECT DISTINCT nam, ma_muc FROM xep_loai_dang_vien WHERE nam BETWEEN :term_from AND :term_to - 1) AS x)
SELECT CAST(nam AS TEXT) AS nam, cuoi_ky AS dang_vien, 0 AS duoc_danh_gia, 0 AS tu_tot, 0 AS duoi_tot, _file, _line
FROM dang_vien
WHERE nam BETWEEN :term_from AND :term_to - 1 AND ma_to_chuc IN (SELECT ma_to_chuc FROM to_chuc WHERE cap = 'CO_SO')
UNION ALL
SELECT CAST(x.nam AS TEXT), 0, x.so_luong, CASE m.nhom WHEN 'TU_TOT' THEN x.so_luong ELSE 0 END,
       CASE m.nhom WHEN 'DUOI_TOT' THEN x.so_luong ELSE 0 END, x._file, x._line
FROM xep_loai_dang_vien AS x
JOIN muc AS m ON m.nam = x.nam AND m.ma_muc = x.ma_muc
ORDER BY 1;

-- name: bang.xep_loai_muc
-- kind: rows
-- by: nam, ten_muc
WITH x AS MATERIALIZED (
  SELECT nam, ma_muc, tieu_bieu, _file, _line FROM xep_loai
  WHERE nam BETWEEN :term_from AND :term_to - 1 AND trang_thai = 'DA_DANH_GIA'
    AND ma_to_chuc IN (SELECT ma_to_chuc FROM to_chuc WHERE cap = 'CO_SO')),
muc AS MATERIALIZED (
  SELECT m.ma_muc, y.nam, 'Năm ' || y.nam || ' (' || m.quy_dinh || ')' AS nhan, m.ten_muc, m.thu_tu
  FROM (SELECT DISTINCT nam, ma_muc FROM x) AS y
  JOIN danh_muc_xep_loai AS m ON m.ma_muc = y.ma_muc AND m.doi_tuong = 'TO_CHUC'
   AND m.nam_tu = (SELECT max(k.nam_tu) FROM danh_muc_xep_loai AS k
                   WHERE k.ma_muc = y.ma_muc AND k.doi_tuong = 'TO_CHUC' AND y.nam BETWEEN k.nam_tu AND coalesce(k.nam_den, 2099))),
tong AS MATERIALIZED (SELECT nam, count(*) AS so FROM x GROUP BY nam)
SELECT nam, ten_muc, so_to_chuc, tieu_bieu, ca_nam, _file, _line
FROM (SELECT m.nhan AS nam, m.ten_muc, 1 AS so_to_chuc, x.tieu_bieu, NULL AS ca_nam, x._file, x._line, m.nam AS thu_nam, m.thu_tu
      FROM x JOIN muc AS m ON m.ma_muc = x.ma_muc AND m.nam = x.nam
      UNION ALL
      SELECT m.nhan, m.ten_muc, NULL, NULL, t.so, NULL, NULL, m.nam, min(m.thu_tu)
      FROM muc AS m JOIN tong AS t ON t.nam = m.nam GROUP BY m.nam, m.ten_muc)
ORDER BY thu_nam, thu_tu;

-- name: bang.xep_loai_dang_vien_muc
-- kind: rows
-- by: nam, ten_muc
WITH muc AS MATERIALIZED (
  SELECT m.ma_muc, y.nam, 'Năm ' || y.nam || ' (' || m.quy_dinh || ')' AS nhan, m.ten_muc, m.thu_tu
  FROM (SELECT DISTINCT nam FROM xep_loai_dang_vien WHERE nam BETWEEN :term_from AND :term_to - 1) AS y
  JOIN danh_muc_xep_loai AS m ON m.doi_tuong = 'DANG_VIEN'
   AND m.nam_tu = (SELECT max(k.nam_tu) FROM danh_muc_xep_loai AS k
                   WHERE k.ma_muc = m.ma_muc AND k.doi_tuong = 'DANG_VIEN' AND y.nam BETWEEN k.nam_tu AND coalesce(k.nam_den, 2099))),
tong AS MATERIALIZED (SELECT nam, sum(so_luong) AS so FROM xep_loai_dang_vien GROUP BY nam)
SELECT nam, ten_muc, so_luong, ca_nam, _file, _line
FROM (SELECT m.nhan AS nam, m.ten_muc, x.so_luong, NULL AS ca_nam, x._file, x._line, m.nam AS thu_nam, m.thu_tu
      FROM xep_loai_dang_vien AS x JOIN muc AS m ON m.ma_muc = x.ma_muc AND m.nam = x.nam
      UNION ALL
      SELECT m.nhan, m.ten_muc, NULL, t.so, NULL, NULL, m.nam, min(m.thu_tu)
      FROM muc AS m JOIN tong AS t ON t.nam = m.nam GROUP BY m.nam, m.ten_muc)
ORDER BY thu_nam, thu_tu;

-- name: bang.lop
-- kind: rows
-- by: loai, ma_lop, ten_lop, ngay_bat_dau, ngay_ket_thuc
SELECT CASE l.loai WHEN 'TRUNG_CAP_LLCT' THEN 'Trung cấp lý luận chính trị' WHEN 'BOI_DUONG_BI_THU' THEN 'Bồi dưỡng bí thư chi bộ'
       ELSE 'Lớp khác' END AS loai,
       l.ma_lop, l.ten_lop, vi_date(l.ngay_bat_dau) AS ngay_bat_dau, vi_date(l.ngay_ket_thuc) AS ngay_ket_thuc, l.so_hoc_vien, l._file, l._line
FROM lop AS l
WHERE l.ngay_bat_dau > :term_start AND l.ngay_bat_dau <= :term_cutoff
ORDER BY CASE l.loai WHEN 'TRUNG_CAP_LLCT' THEN 1 WHEN 'BOI_DUONG_BI_THU' THEN 2 ELSE 3 END, l.ngay_bat_dau, l.ma_lop;

-- name: bang.lop_loai
-- kind: rows
-- by: loai, don_vi_phoi_hop
SELECT CASE l.loai WHEN 'TRUNG_CAP_LLCT' THEN 'Trung cấp lý luận chính trị' WHEN 'BOI_DUONG_BI_THU' THEN 'Bồi dưỡng bí thư chi bộ'
       ELSE 'Lớp khác' END AS loai,
       coalesce(l.don_vi_phoi_hop, 'Đảng uỷ Khối tự tổ chức') AS don_vi_phoi_hop, 1 AS so_lop, l.so_hoc_vien, l._file, l._line
FROM lop AS l
WHERE l.ngay_bat_dau > :term_start AND l.ngay_bat_dau <= :term_cutoff
ORDER BY CASE l.loai WHEN 'TRUNG_CAP_LLCT' THEN 1 WHEN 'BOI_DUONG_BI_THU' THEN 2 ELSE 3 END, l.don_vi_phoi_hop IS NULL, l.don_vi_phoi_hop;

-- name: bang.hoc_vien_lop
-- kind: rows
-- by: loai, ma_lop
SELECT CASE l.loai WHEN 'TRUNG_CAP_LLCT' THEN 'Trung cấp lý luận chính trị' WHEN 'BOI_DUONG_BI_THU' THEN 'Bồi dưỡng bí thư chi bộ'
       ELSE 'Lớp khác' END AS loai,
       l.ma_lop, 1 AS hoc_vien, h.gioi_tinh = 'Nữ' AS nu,
       h.ket_qua = 'Giỏi' AS gioi, h.ket_qua = 'Khá' AS kha, h.ket_qua = 'Trung bình' AS trung_binh, h.ket_qua = 'Không đạt' AS khong_dat,
       h.ket_qua IN ('Giỏi', 'Khá') AS kha_gioi, h._file, h._line
FROM lop AS l
JOIN hoc_vien AS h ON h.ma_lop = l.ma_lop
WHERE l.ngay_bat_dau > :term_start AND l.ngay_bat_dau <= :term_cutoff
ORDER BY CASE l.loai WHEN 'TRUNG_CAP_LLCT' THEN 1 WHEN 'BOI_DUONG_BI_THU' THEN 2 ELSE 3 END, l.ngay_bat_dau, l.ma_lop;

-- name: bang.hoc_vien_ket_qua
-- kind: rows
-- by: ket_qua
-- note: Học viên các lớp trung cấp lý luận chính trị.
SELECT h.ket_qua, 1 AS hoc_vien, h._file, h._line
FROM hoc_vien AS h
WHERE h.ma_lop IN (SELECT ma_lop FROM lop WHERE loai = 'TRUNG_CAP_LLCT' AND ngay_bat_dau > :term_start AND ngay_bat_dau <= :term_cutoff)
ORDER BY CASE h.ket_qua WHEN 'Giỏi' THEN 1 WHEN 'Khá' THEN 2 WHEN 'Trung bình' THEN 3 ELSE 4 END;

-- name: bang.huy_hieu_nam
-- kind: rows
-- by: nam
-- across: loai
-- note: Mỗi dòng tính vào loại của nó và vào cột cộng.
SELECT CAST(h.nam AS TEXT) AS nam, CASE c.cong WHEN 1 THEN 'Cộng' ELSE h.loai END AS loai, h.so_luong AS so, h._file, h._line
FROM huy_hieu AS h
CROSS JOIN (SELECT 0 AS cong UNION ALL SELECT 1) AS c
WHERE h.nam BETWEEN :term_from AND :term_cutoff_year
ORDER BY h.nam;

-- name: bang.huy_hieu_dot
-- kind: rows
-- by: dot
-- across: nam
-- across-values: nam.so_lieu_va_cong
-- note: Mỗi dòng tính vào năm của nó và vào cột cộng.
SELECT h.dot, CASE c.cong WHEN 1 THEN 'Cộng' ELSE CAST(h.nam AS TEXT) END AS nam, h.so_luong AS so, h._file, h._line
FROM huy_hieu AS h
CROSS JOIN (SELECT 0 AS cong UNION ALL SELECT 1) AS c
WHERE h.nam BETWEEN :term_from AND :term_cutoff_year
ORDER BY substr(h.dot, instr(h.dot, '/') + 1) + 0, h.dot + 0;

-- name: bang.huy_hieu_to_chuc
-- kind: rows
-- by: ma_to_chuc, ten
-- across: loai
-- note: Mỗi dòng tính vào loại của nó và vào cột cộng.
SELECT h.ma_to_chuc, t.ten, CASE c.cong WHEN 1 THEN 'Cộng' ELSE h.loai END AS loai, h.so_luong AS so, h._file, h._line
FROM huy_hieu AS h
JOIN to_chuc AS t ON t.ma_to_chuc = h.ma_to_chuc
CROSS JOIN (SELECT 0 AS cong UNION ALL SELECT 1) AS c
WHERE h.nam BETWEEN :term_from AND :term_cutoff_year
ORDER BY h.ma_to_chuc;

-- name: bang.khen_thuong_nam
-- kind: rows
-- by: nam
SELECT CAST(k.nam AS TEXT) AS nam,
       CASE WHEN k.hinh_thuc = 'CO_TSVM_TIEU_BIEU_5_NAM' THEN k.so_luong ELSE 0 END AS co,
       CASE WHEN k.hinh_thuc = 'BANG_KHEN' AND k.doi_tuong = 'TO_CHUC' THEN k.so_luong ELSE 0 END AS bang_khen_to_chuc,
       CASE WHEN k.hinh_thuc = 'BANG_KHEN' AND k.doi_tuong = 'CA_NHAN' THEN k.so_luong ELSE 0 END AS bang_khen_ca_nhan,
       CASE WHEN k.hinh_thuc = 'GIAY_KHEN' AND k.doi_tuong = 'TO_CHUC' THEN k.so_luong ELSE 0 END AS giay_khen_to_chuc,
       CASE WHEN k.hinh_thuc = 'GIAY_KHEN' AND k.doi_tuong = 'CA_NHAN' THEN k.so_luong ELSE 0 END AS giay_khen_ca_nhan, k._file, k._line
FROM khen_thuong AS k
WHERE k.nam BETWEEN :term_from AND :term_cutoff_year
ORDER BY k.nam;

-- name: bang.khen_thuong_to_chuc
-- kind: rows
-- by: ma_to_chuc, ten
SELECT k.ma_to_chuc, t.ten,
       CASE WHEN k.hinh_thuc = 'CO_TSVM_TIEU_BIEU_5_NAM' THEN k.so_luong ELSE 0 END AS co,
       CASE WHEN k.hinh_thuc = 'BANG_KHEN' AND k.doi_tuong = 'TO_CHUC' THEN k.so_luong ELSE 0 END AS bang_khen_to_chuc,
       CASE WHEN k.hinh_thuc = 'BANG_KHEN' AND k.doi_tuong = 'CA_NHAN' THEN k.so_luong ELSE 0 END AS bang_khen_ca_nhan,
       CASE WHEN k.hinh_thuc = 'GIAY_KHEN' AND k.doi_tuong = 'TO_CHUC' THEN k.so_luong ELSE 0 END AS giay_khen_to_chuc,
       CASE WHEN k.hinh_thuc = 'GIAY_KHEN' AND k.doi_tuong = 'CA_NHAN' THEN k.so_luong ELSE 0 END AS giay_khen_ca_nhan, k._file, k._line
FROM khen_thuong AS k
JOIN to_chuc AS t ON t.ma_to_chuc = k.ma_to_chuc
WHERE k.nam BETWEEN :term_from AND :term_cutoff_year
ORDER BY k.ma_to_chuc;

-- name: bang.khen_thuong_co
-- kind: rows
SELECT t.ten, k.nam_tu || ' - ' || k.nam_den AS thoi_gian, CAST(k.nam AS TEXT) AS nam, coalesce(k.so_quyet_dinh, '') AS so_quyet_dinh,
       k.so_luong, k._file, k._line
FROM khen_thuong AS k
JOIN to_chuc AS t ON t.ma_to_chuc = k.ma_to_chuc
WHERE k.hinh_thuc = 'CO_TSVM_TIEU_BIEU_5_NAM' AND k.doi_tuong = 'TO_CHUC' AND k.nam BETWEEN :term_from AND :term_cutoff_year
ORDER BY k.nam, k.ma_to_chuc;

-- name: bang.ky_luat_nam
-- kind: rows
-- by: nam
SELECT CAST(k.nam AS TEXT) AS nam,
       CASE WHEN k.doi_tuong = 'CA_NHAN' AND k.hinh_thuc = 'KHIEN_TRACH' THEN k.so_luong ELSE 0 END AS ca_nhan_khien_trach,
       CASE WHEN k.doi_tuong = 'CA_NHAN' AND k.hinh_thuc = 'CANH_CAO' THEN k.so_luong ELSE 0 END AS ca_nhan_canh_cao,
       CASE WHEN k.doi_tuong = 'CA_NHAN' AND k.hinh_thuc = 'CACH_CHUC' THEN k.so_luong ELSE 0 END AS ca_nhan_cach_chuc,
       CASE WHEN k.doi_tuong = 'CA_NHAN' AND k.hinh_thuc = 'KHAI_TRU' THEN k.so_luong ELSE 0 END AS ca_nhan_khai_tru,
       CASE k.doi_tuong WHEN 'CA_NHAN' THEN k.so_luong ELSE 0 END AS ca_nhan,
       CASE k.doi_tuong WHEN 'TO_CHUC' THEN k.so_luong ELSE 0 END AS to_chuc_dang, k._file, k._line
FROM ky_luat AS k
WHERE k.nam BETWEEN :term_from AND :term_cutoff_year
ORDER BY k.nam;

-- Targets against results, told from the data where the code is one of those of `nam_ma`, a year a row: num alone is a number, num and den a
-- share. A target of the whole term takes the sum of the years (of a state, giu = 1, the last one), one of every year must be met in each
-- year that is rated. Comparisons are made in whole numbers: ten thousandths of the target's unit.

-- name: bang.chi_tieu
-- kind: rows
-- note: Mỗi chỉ tiêu một dòng; kết quả tính từ các bảng số liệu theo mã chỉ tiêu.
WITH xl AS MATERIALIZED (
  SELECT x.*, (SELECT m.nhom FROM danh_muc_xep_loai AS m
    WHERE m.ma_muc = x.ma_muc AND m.doi_tuong = 'TO_CHUC' AND x.nam BETWEEN m.nam_tu AND coalesce(m.nam_den, 2099)
    ORDER BY m.nam_tu DESC LIMIT 1) AS nhom
  FROM xep_loai AS x
  WHERE x.nam BETWEEN :term_from AND :term_to - 1 AND x.ma_to_chuc IN (SELECT ma_to_chuc FROM to_chuc WHERE cap = 'CO_SO')),
kn AS MATERIALIZED (
  SELECT nam, sum(so_ket_nap) AS so, sum(tu_doan_vien) AS doan_vien, sum(nu) AS nu, sum(dai_hoc_tro_len) AS dai_hoc
  FROM ket_nap WHERE nam BETWEEN :term_from AND :term_cutoff_year GROUP BY nam),
dv AS MATERIALIZED (
  SELECT x.nam, sum(x.so_luong) AS so,
         sum(CASE (SELECT m.nhom FROM danh_muc_xep_loai AS m
        WHERE m.ma_muc = x.ma_muc AND m.doi_tuong = 'DANG_VIEN' AND x.nam BETWEEN m.nam_tu AND coalesce(m.nam_den, 2099)
        ORDER BY m.nam_tu DESC LIMIT 1)
             WHEN 'TU_TOT' THEN x.so_luong ELSE 0 END) AS tu_tot
  FROM (SELECT nam, ma_muc, sum(so_luong) AS so_luong FROM xep_loai_dang_vien
        WHERE nam BETWEEN :term_from AND :term_to - 1 GROUP BY nam, ma_muc) AS x GROUP BY x.nam),
l AS MATERIALIZED (
  SELECT CAST(substr(ngay_bat_dau, 1, 4) AS INTEGER) AS nam, so_hoc_vien FROM lop
    WHERE loai = 'TRUNG_CAP_LLCT' AND ngay_bat_dau > :term_start AND ngay_bat_dau <= :term_cutoff),
nam_ma(ma, giu, nam, num, den) AS (
  SELECT 'KET_NAP', 0, nam, so, NULL FROM kn
  UNION ALL SELECT 'KET_NAP_DOAN_VIEN', 0, nam, doan_vien, so FROM kn
  UNION ALL SELECT 'KET_NAP_NU', 0, nam, nu, so FROM kn
  UNION ALL SELECT 'KET_NAP_DAI_HOC', 0, nam, dai_hoc, so FROM kn
  UNION ALL SELECT 'DANG_VIEN_TONG', 1, nam, sum(cuoi_ky), NULL FROM dang_vien
    WHERE nam BETWEEN :term_from AND :term_cutoff_year
    AND ma_to_chuc IN (SELECT ma_to_chuc FROM to_chuc WHERE cap = 'CO_SO') GROUP BY nam
  UNION ALL SELECT 'DANG_VIEN_TU_TOT', 0, nam, tu_tot, so FROM dv
  UNION ALL SELECT 'TCCSD_DANH_GIA', 0, nam, sum(trang_thai = 'DA_DANH_GIA'), count(*) FROM xl GROUP BY nam
  UNION ALL SELECT 'TCCSD_TSVM', 0, nam, sum(nhom = 'TSVM'), count(*) FROM xl WHERE trang_thai = 'DA_DANH_GIA' GROUP BY nam
  UNION ALL SELECT 'TCCSD_TIEU_BIEU', 0, nam, sum(tieu_bieu), count(*) FROM xl WHERE trang_thai = 'DA_DANH_GIA' GROUP BY nam
  UNION ALL SELECT 'TCCSD_YEU_KEM', 0, nam, sum(nhom = 'YEU_KEM'), count(*) FROM xl WHERE trang_thai = 'DA_DANH_GIA' GROUP BY nam
  UNION ALL SELECT 'LOP_TRUNG_CAP', 0, nam, count(*), NULL FROM l GROUP BY nam
  UNION ALL SELECT 'HOC_VIEN_TRUNG_CAP', 0, nam, sum(so_hoc_vien), NULL FROM l GROUP BY nam
  UNION ALL SELECT 'HUY_HIEU', 0, nam, sum(so_luong), NULL FROM huy_hieu WHERE nam BETWEEN :term_from AND :term_cutoff_year GROUP BY nam
  UNION ALL SELECT 'CHUONG_TRINH', 1, :term_cutoff_year, count(*), NULL FROM chuong_trinh),
gom AS (
  SELECT t.ma_chi_tieu, CASE t.pham_vi WHEN 'HANG_NAM' THEN m.nam END AS nam, sum(m.num) AS num, sum(m.den) AS den
  FROM chi_tieu AS t
  JOIN nam_ma AS m ON m.ma = t.ma_chi_tieu
  WHERE CASE t.pham_vi WHEN 'HANG_NAM' THEN m.nam < :term_to ELSE m.giu = 0 OR m.nam = :term_cutoff_year END
  GROUP BY 1, 2),
so AS (
  SELECT t.ma_chi_tieu, t.phep_so, g.nam,
         CASE t.don_vi WHEN '%' THEN percent(g.num, g.den) ELSE grouped(g.num) || ' ' || t.don_vi END AS chu,
         CASE t.don_vi WHEN '%' THEN grouped(g.num) || '/' || grouped(g.den) END AS goc,
         CASE t.don_vi WHEN '%' THEN g.num * 1000000 ELSE g.num * 10000 END AS co,
         CAST(round(t.gia_tri * 10000) AS INTEGER) * CASE t.don_vi WHEN '%' THEN g.den ELSE 1 END AS can,
         CASE t.don_vi WHEN '%' THEN 1.0 * g.num / g.den ELSE g.num END AS do_lon
  FROM gom AS g
  JOIN chi_tieu AS t ON t.ma_chi_tieu = g.ma_chi_tieu
  WHERE t.don_vi <> '%' OR g.den > 0),
xet AS (
  SELECT *, CASE phep_so WHEN '>=' THEN co >= can WHEN '<=' THEN co <= can ELSE co = can END AS dat, co <> can AS lech,
         row_number() OVER (PARTITION BY ma_chi_tieu ORDER BY CASE phep_so WHEN '<=' THEN -do_lon ELSE do_lon END, nam) AS hang
  FROM so),
ket AS (
  SELECT ma_chi_tieu, count(*) AS so_nam, sum(dat) AS so_nam_dat, max(CASE hang WHEN 1 THEN nam END) AS nam,
         max(CASE hang WHEN 1 THEN chu END) AS chu, max(CASE hang WHEN 1 THEN goc END) AS goc, min(dat) AS dat, min(lech) AS vuot,
         min(chu) = max(chu) AS deu
  FROM xet GROUP BY ma_chi_tieu)
SELECT t.ma_chi_tieu, t.ten,
       CASE WHEN t.phep_so = '>=' THEN 'từ ' WHEN t.phep_so = '<=' AND t.gia_tri <> 0 THEN 'không quá ' ELSE '' END
         || CASE typeof(t.gia_tri) WHEN 'integer' THEN grouped(t.gia_tri) ELSE replace(CAST(t.gia_tri AS TEXT), '.', ',') END
         || CASE t.don_vi WHEN '%' THEN '%' ELSE ' ' || t.don_vi END
         || CASE t.phep_so WHEN '>=' THEN ' trở lên' ELSE '' END
         || CASE t.pham_vi WHEN 'HANG_NAM' THEN ', hằng năm' ELSE '' END AS muc_tieu,
       CASE WHEN k.chu IS NULL THEN 'không tính từ số liệu'
            WHEN t.pham_vi = 'NHIEM_KY' THEN k.chu || coalesce(' (' || k.goc || ')', '')
            WHEN k.deu THEN k.chu || ' mỗi năm'
            WHEN t.phep_so = '<=' THEN 'cao nhất ' || k.chu || ' (' || coalesce(k.goc || ', ', '') || 'năm ' || k.nam || ')'
            ELSE 'thấp nhất ' || k.chu || ' (' || coalesce(k.goc || ', ', '') || 'năm ' || k.nam || ')' END AS ket_qua,
       CASE WHEN k.chu IS NULL THEN '–'
            WHEN t.pham_vi = 'HANG_NAM' THEN 'Đạt ' || k.so_nam_dat || '/' || k.so_nam || ' năm'
            WHEN k.dat AND k.vuot THEN 'Vượt'
            WHEN k.dat THEN 'Đạt'
            ELSE 'Chưa đạt' END AS danh_gia,
       coalesce(t.nguon, 'Chỉ tiêu không ghi nguồn') AS nguon, CASE k.dat WHEN 0 THEN 'x' ELSE '' END AS chua_dat,
       CAST(sum(k.dat) OVER () AS TEXT) AS so_dat, CAST(count(k.dat) OVER () AS TEXT) AS so_tinh, CAST(count(*) OVER () AS TEXT) AS so_chi_tieu,
       t._file, t._line
FROM chi_tieu AS t
LEFT JOIN ket AS k ON k.ma_chi_tieu = t.ma_chi_tieu
ORDER BY min(t._line) OVER (PARTITION BY t.nguon), t._line;

-- What only the documents on request are made from: no figures of the report.

-- name: bang.trich
-- kind: rows
-- document: extract
-- note: Mỗi tổ chức cơ sở đảng có trong nhiệm kỳ một dòng.
SELECT t.ma_to_chuc, t.ten, CASE t.loai_hinh WHEN 'DANG_BO' THEN 'đảng bộ cơ sở' ELSE 'chi bộ cơ sở' END AS loai_hinh,
       d.dau_ky, d.cuoi_ky, d.nu, d.du_bi, d.trung_cap_llct, d.cao_cap_llct,
       (SELECT coalesce(sum(k.so_ket_nap), 0) FROM ket_nap AS k
        WHERE k.ma_to_chuc = t.ma_to_chuc AND k.nam BETWEEN :term_from AND :term_cutoff_year) AS ket_nap,
       (SELECT coalesce(sum(k.tu_doan_vien), 0) FROM ket_nap AS k
        WHERE k.ma_to_chuc = t.ma_to_chuc AND k.nam BETWEEN :term_from AND :term_cutoff_year) AS tu_doan_vien,
       (SELECT count(*) FROM xep_loai AS x WHERE x.ma_to_chuc = t.ma_to_chuc AND x.trang_thai = 'DA_DANH_GIA'
        AND x.nam BETWEEN :term_from AND :term_cutoff_year) AS so_nam_danh_gia,
       (SELECT count(*) FROM xep_loai AS x JOIN danh_muc_xep_loai AS m ON m.ma_muc = x.ma_muc AND m.doi_tuong = 'TO_CHUC'
          AND x.nam BETWEEN m.nam_tu AND coalesce(m.nam_den, 9999)
        WHERE x.ma_to_chuc = t.ma_to_chuc AND x.nam BETWEEN :term_from AND :term_cutoff_year AND m.nhom = 'TSVM') AS so_nam_tsvm,
       (SELECT coalesce(sum(h.so_luong), 0) FROM huy_hieu AS h
        WHERE h.ma_to_chuc = t.ma_to_chuc AND h.nam BETWEEN :term_from AND :term_cutoff_year) AS huy_hieu,
       (SELECT count(*) FROM hoc_vien AS h JOIN lop AS l ON l.ma_lop = h.ma_lop
        WHERE h.ma_to_chuc = t.ma_to_chuc AND l.ngay_bat_dau > :term_start AND l.ngay_bat_dau <= :term_cutoff) AS hoc_vien
FROM to_chuc AS t
LEFT JOIN dang_vien AS d ON d.ma_to_chuc = t.ma_to_chuc AND d.nam = :term_cutoff_year
WHERE t.cap = 'CO_SO' AND coalesce(t.ngay_thanh_lap, '') <= :term_cutoff AND coalesce(t.ngay_ket_thuc, '9999-12-31') > :term_start
ORDER BY t.ma_to_chuc;

-- name: bang.thong_bao_lop
-- kind: rows
-- document: class
-- by: ma_lop, ten_lop, tu_ngay, den_ngay
SELECT l.ma_lop, l.ten_lop, vi_date(l.ngay_bat_dau) AS tu_ngay, vi_date(l.ngay_ket_thuc) AS den_ngay,
       1 AS hoc_vien, h.gioi_tinh = 'Nữ' AS nu, h.ket_qua = 'Giỏi' AS gioi, h.ket_qua = 'Khá' AS kha,
       h.ket_qua = 'Trung bình' AS trung_binh, h.ket_qua = 'Không đạt' AS khong_dat
FROM lop AS l JOIN hoc_vien AS h ON h.ma_lop = l.ma_lop
WHERE l.ngay_bat_dau > :term_start AND l.ngay_bat_dau <= :term_cutoff
ORDER BY l.ngay_bat_dau, l.ma_lop;

-- name: bang.giay_chung_nhan
-- kind: rows
-- document: certificate
-- note: Học viên các lớp trung cấp lý luận chính trị của nhiệm kỳ, mỗi người một dòng.
SELECT printf('%04d', row_number() OVER xep) AS so, h.ma_lop, h.ho_ten, vi_date(h.ngay_sinh) AS sinh_ngay, t.ten AS to_chuc, l.ten_lop,
       vi_date(l.ngay_bat_dau) AS tu_ngay, vi_date(l.ngay_ket_thuc) AS den_ngay, h.ket_qua, h.ket_qua <> 'Không đạt' AS dat
FROM hoc_vien AS h JOIN lop AS l ON l.ma_lop = h.ma_lop JOIN to_chuc AS t ON t.ma_to_chuc = h.ma_to_chuc
WHERE l.loai = 'TRUNG_CAP_LLCT' AND l.ngay_bat_dau > :term_start AND l.ngay_bat_dau <= :term_cutoff
WINDOW xep AS (ORDER BY l.ngay_bat_dau, h.ma_lop, h.ma_to_chuc, h._line)
ORDER BY l.ngay_bat_dau, h.ma_lop, h.ma_to_chuc, h._line;
