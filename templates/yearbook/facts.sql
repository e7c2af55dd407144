-- The figures of the yearbook. Those in front are of its foreword; behind them, part by part, the tables and charts: huyen.* a row for each district, thang.* for each
-- month, bang.* for all else, spread over the years of reference/nam.csv from yearbook.from to yearbook.year.
-- Yields and rates are shares of two sums in the table, so that the province's is exact: 100 x tons / (10 x ha) are quintals a hectare.

-- ==== the years, and the figures of the foreword ======================================================================

-- name: cac_nam
-- kind: list
-- note: Các năm của niên giám, như trên đầu cột.
SELECT ten_nam AS value FROM nam WHERE nam BETWEEN :yearbook_from AND :yearbook_year ORDER BY nam;

-- name: nam_truoc
-- kind: text
SELECT CAST(:yearbook_year - 1 AS TEXT) AS value;

-- name: so_nam
-- kind: count
-- note: Số năm của dãy số.
SELECT :yearbook_year - :yearbook_from + 1 AS value;

-- name: so_huyen
-- kind: count
SELECT ma_don_vi, _file, _line FROM don_vi WHERE loai = 'HUYEN';

-- name: so_xa
-- kind: count
-- note: Xã, phường, thị trấn.
SELECT coalesce(so_xa, 0) + coalesce(so_phuong, 0) + coalesce(so_thi_tran, 0) AS value, ma_don_vi, _file, _line FROM don_vi WHERE loai = 'HUYEN';

-- name: dien_tich
-- kind: count
-- note: Ha.
SELECT tong AS value, ma_don_vi, nam, _file, _line FROM dat_dai WHERE nam = :yearbook_year;

-- name: dan_so.tong
-- kind: count
SELECT tong AS value, ma_don_vi, nam, _file, _line FROM dan_so WHERE nam = :yearbook_year;

-- name: dan_so.tang
-- kind: ratio
-- base: dân số năm trước
SELECT CASE nam WHEN :yearbook_year THEN tong ELSE -tong END AS num, CASE nam WHEN :yearbook_year THEN 0 ELSE tong END AS den, ma_don_vi, nam, _file, _line
FROM dan_so WHERE nam BETWEEN :yearbook_year - 1 AND :yearbook_year;

-- name: dan_so.thanh_thi
-- kind: ratio
-- base: dân số
SELECT thanh_thi AS num, tong AS den, ma_don_vi, nam, _file, _line FROM dan_so WHERE nam = :yearbook_year;

-- name: dan_so.nu
-- kind: ratio
-- base: dân số
SELECT nu AS num, tong AS den, ma_don_vi, nam, _file, _line FROM dan_so WHERE nam = :yearbook_year;

-- name: lao_dong.co_viec
-- kind: count
SELECT co_viec_lam AS value, ma_don_vi, nam, _file, _line FROM lao_dong WHERE nam = :yearbook_year;

-- name: lao_dong.nong_nghiep
-- kind: ratio
-- base: lao động có việc làm
SELECT nong_lam_thuy_san AS num, co_viec_lam AS den, ma_don_vi, nam, _file, _line FROM lao_dong WHERE nam = :yearbook_year;

-- name: grdp.tong
-- kind: count
-- note: Tỷ đồng, giá hiện hành.
SELECT s.gia_tri AS value, s.ma_chi_tieu, s.nam, s._file, s._line
FROM so_lieu_tinh AS s JOIN chi_tieu AS c ON c.ma_chi_tieu = s.ma_chi_tieu
WHERE c.nhom = 'GRDP' AND s.nam = :yearbook_year;

-- name: grdp.tang
-- kind: ratio
-- base: GRDP năm trước theo giá so sánh
SELECT CASE s.nam WHEN :yearbook_year THEN s.gia_tri ELSE -s.gia_tri END AS num, CASE s.nam WHEN :yearbook_year THEN 0 ELSE s.gia_tri END AS den,
       s.ma_chi_tieu, s.nam, s._file, s._line
FROM so_lieu_tinh AS s JOIN chi_tieu AS c ON c.ma_chi_tieu = s.ma_chi_tieu
WHERE c.nhom = 'GRDP_SS' AND s.nam BETWEEN :yearbook_year - 1 AND :yearbook_year;

-- name: grdp.cong_nghiep
-- kind: ratio
-- base: GRDP
SELECT CASE WHEN s.ma_chi_tieu IN ('GRDP_CN', 'GRDP_XD') THEN s.gia_tri ELSE 0 END AS num, s.gia_tri AS den, s.ma_chi_tieu, s.nam, s._file, s._line
FROM so_lieu_tinh AS s JOIN chi_tieu AS c ON c.ma_chi_tieu = s.ma_chi_tieu
WHERE c.nhom = 'GRDP' AND s.nam = :yearbook_year;

-- name: grdp.nguoi
-- kind: count
-- note: Triệu đồng một người.
SELECT round(1000.0 * (SELECT sum(s.gia_tri) FROM so_lieu_tinh AS s JOIN chi_tieu AS c ON c.ma_chi_tieu = s.ma_chi_tieu WHERE c.nhom = 'GRDP' AND s.nam = :yearbook_year)
       / (SELECT sum(tong) FROM dan_so WHERE nam = :yearbook_year), 1) AS value;

-- name: thu.tong
-- kind: count
-- note: Tỷ đồng.
SELECT s.gia_tri AS value, s.ma_chi_tieu, s.nam, s._file, s._line
FROM so_lieu_tinh AS s JOIN chi_tieu AS c ON c.ma_chi_tieu = s.ma_chi_tieu
WHERE c.nhom = 'THU' AND s.nam = :yearbook_year;

-- name: lua.san_luong
-- kind: count
-- note: Tấn.
SELECT s.gia_tri AS value, s.ma_chi_tieu, s.nam, s._file, s._line
FROM so_lieu_tinh AS s JOIN chi_tieu AS c ON c.ma_chi_tieu = s.ma_chi_tieu
WHERE c.ma_chi_tieu = 'LUA_SL' AND s.nam = :yearbook_year;

-- name: ban_le.tong
-- kind: count
-- note: Tỷ đồng.
SELECT s.gia_tri AS value, s.ma_chi_tieu, s.nam, s._file, s._line
FROM so_lieu_tinh AS s JOIN chi_tieu AS c ON c.ma_chi_tieu = s.ma_chi_tieu
WHERE c.nhom = 'BAN_LE_LOAI' AND s.nam = :yearbook_year;

-- name: ban_le.tang
-- kind: ratio
-- base: tổng mức bán lẻ năm trước
SELECT CASE s.nam WHEN :yearbook_year THEN s.gia_tri ELSE -s.gia_tri END AS num, CASE s.nam WHEN :yearbook_year THEN 0 ELSE s.gia_tri END AS den,
       s.ma_chi_tieu, s.nam, s._file, s._line
FROM so_lieu_tinh AS s JOIN chi_tieu AS c ON c.ma_chi_tieu = s.ma_chi_tieu
WHERE c.nhom = 'BAN_LE_LOAI' AND s.nam BETWEEN :yearbook_year - 1 AND :yearbook_year;

-- name: xuat_khau.tong
-- kind: count
-- note: Nghìn đô la Mỹ.
SELECT s.gia_tri AS value, s.ma_chi_tieu, s.nam, s._file, s._line
FROM so_lieu_tinh AS s JOIN chi_tieu AS c ON c.ma_chi_tieu = s.ma_chi_tieu
WHERE c.nhom = 'XUAT_KHAU' AND s.nam = :yearbook_year;

-- name: hoc_sinh.tong
-- kind: count
SELECT s.gia_tri AS value, s.ma_chi_tieu, s.nam, s._file, s._line
FROM so_lieu_tinh AS s
WHERE s.ma_chi_tieu IN ('TH_HS', 'THCS_HS', 'THPT_HS') AND s.nam = :yearbook_year;

-- name: bac_si.muoi_nghin
-- kind: count
-- note: Bác sĩ trên 10.000 dân.
SELECT round(10000.0 * (SELECT sum(gia_tri) FROM so_lieu_tinh WHERE ma_chi_tieu = 'BAC_SI' AND nam = :yearbook_year)
       / (SELECT sum(tong) FROM dan_so WHERE nam = :yearbook_year), 1) AS value;

-- name: ho_ngheo.ty_le
-- kind: ratio
-- base: số hộ
SELECT s.gia_tri AS num, 0 AS den, s.ma_don_vi, s.nam, s._file, s._line FROM so_lieu_huyen AS s WHERE s.ma_chi_tieu = 'HO_NGHEO' AND s.nam = :yearbook_year
UNION ALL
SELECT 0, so_ho, ma_don_vi, nam, _file, _line FROM dan_so WHERE nam = :yearbook_year;

-- name: thang_in
-- kind: text
-- note: Tháng phát hành, trên bìa.
SELECT CAST(substr(:document_date, 6, 2) AS INTEGER) || ' năm ' || substr(:document_date, 1, 4) AS value;

-- name: lua.huong
-- kind: text
SELECT CASE WHEN sum(CASE s.nam WHEN :yearbook_year THEN s.gia_tri ELSE -s.gia_tri END) < 0 THEN 'giảm' ELSE 'tăng' END AS value
FROM so_lieu_tinh AS s WHERE s.ma_chi_tieu = 'LUA_SL' AND s.nam BETWEEN :yearbook_year - 1 AND :yearbook_year;

-- name: lua.tang.do_lon
-- kind: text
SELECT coalesce(percent(abs(sum(CASE s.nam WHEN :yearbook_year THEN s.gia_tri ELSE -s.gia_tri END)), sum(CASE s.nam WHEN :yearbook_year THEN 0 ELSE s.gia_tri END)), '–') AS value
FROM so_lieu_tinh AS s WHERE s.ma_chi_tieu = 'LUA_SL' AND s.nam BETWEEN :yearbook_year - 1 AND :yearbook_year;

-- ==== I. Land and climate =============================================================================================

-- name: bang.hanh_chinh
-- kind: rows
SELECT ten || ' - ' || ten_en AS ten, so_phuong, so_thi_tran, so_xa, coalesce(so_xa, 0) + coalesce(so_phuong, 0) + coalesce(so_thi_tran, 0) AS tong
FROM don_vi WHERE loai = 'HUYEN' ORDER BY ma_don_vi;

-- name: bang.dat
-- kind: rows
SELECT d.ten, s.tong, s.nong_nghiep, s.lam_nghiep, s.chuyen_dung, s.dat_o, s.chua_su_dung, s._file, s._line
FROM dat_dai AS s JOIN don_vi AS d ON d.ma_don_vi = s.ma_don_vi WHERE s.nam = :yearbook_year ORDER BY d.ma_don_vi;

-- name: bang.loai_dat
-- kind: rows
SELECT x.ten, sum(x.dien_tich) AS dien_tich
FROM (SELECT 1 AS tt, 'Sản xuất nông nghiệp' AS ten, nong_nghiep AS dien_tich FROM dat_dai WHERE nam = :yearbook_year
      UNION ALL SELECT 2, 'Lâm nghiệp', lam_nghiep FROM dat_dai WHERE nam = :yearbook_year
      UNION ALL SELECT 3, 'Chuyên dùng', chuyen_dung FROM dat_dai WHERE nam = :yearbook_year
      UNION ALL SELECT 4, 'Đất ở', dat_o FROM dat_dai WHERE nam = :yearbook_year
      UNION ALL SELECT 5, 'Chưa sử dụng và khác', chua_su_dung FROM dat_dai WHERE nam = :yearbook_year) AS x
GROUP BY x.tt, x.ten ORDER BY x.tt;

-- name: thang.nhiet_do
-- kind: rows
-- by: ten
-- across: ten_nam
-- across-values: cac_nam
SELECT CASE s.thang WHEN 1 THEN 'Tháng 1 - January' WHEN 2 THEN 'Tháng 2 - February' WHEN 3 THEN 'Tháng 3 - March' WHEN 4 THEN 'Tháng 4 - April'
            WHEN 5 THEN 'Tháng 5 - May' WHEN 6 THEN 'Tháng 6 - June' WHEN 7 THEN 'Tháng 7 - July' WHEN 8 THEN 'Tháng 8 - August'
            WHEN 9 THEN 'Tháng 9 - September' WHEN 10 THEN 'Tháng 10 - October' WHEN 11 THEN 'Tháng 11 - November' ELSE 'Tháng 12 - December' END AS ten,
       k.ten_nam, s.gia_tri, s.thang AS tt, s._file, s._line
FROM so_lieu_thang AS s JOIN nam AS k ON k.nam = s.nam
WHERE s.ma_chi_tieu = 'NHIET_DO' AND k.nam BETWEEN :yearbook_from AND :yearbook_year
UNION ALL
SELECT 'Bình quân năm - Average', k.ten_nam, round(avg(s.gia_tri), 1), 13, '', 0
FROM so_lieu_thang AS s JOIN nam AS k ON k.nam = s.nam
WHERE s.ma_chi_tieu = 'NHIET_DO' AND k.nam BETWEEN :yearbook_from AND :yearbook_year
GROUP BY k.ten_nam
ORDER BY tt, ten_nam;

-- name: thang.mua
-- kind: rows
-- by: ten
-- across: ten_nam
-- across-values: cac_nam
SELECT CASE s.thang WHEN 1 THEN 'Tháng 1 - January' WHEN 2 THEN 'Tháng 2 - February' WHEN 3 THEN 'Tháng 3 - March' WHEN 4 THEN 'Tháng 4 - April'
            WHEN 5 THEN 'Tháng 5 - May' WHEN 6 THEN 'Tháng 6 - June' WHEN 7 THEN 'Tháng 7 - July' WHEN 8 THEN 'Tháng 8 - August'
            WHEN 9 THEN 'Tháng 9 - September' WHEN 10 THEN 'Tháng 10 - October' WHEN 11 THEN 'Tháng 11 - November' ELSE 'Tháng 12 - December' END AS ten,
       k.ten_nam, s.gia_tri, s.thang AS tt, s._file, s._line
FROM so_lieu_thang AS s JOIN nam AS k ON k.nam = s.nam
WHERE s.ma_chi_tieu = 'MUA' AND k.nam BETWEEN :yearbook_from AND :yearbook_year
UNION ALL
SELECT 'Cả năm - Year', k.ten_nam, sum(s.gia_tri), 13, '', 0
FROM so_lieu_thang AS s JOIN nam AS k ON k.nam = s.nam
WHERE s.ma_chi_tieu = 'MUA' AND k.nam BETWEEN :yearbook_from AND :yearbook_year
GROUP BY k.ten_nam
ORDER BY tt, ten_nam;

-- name: thang.nang
-- kind: rows
-- by: ten
-- across: ten_nam
-- across-values: cac_nam
SELECT CASE s.thang WHEN 1 THEN 'Tháng 1 - January' WHEN 2 THEN 'Tháng 2 - February' WHEN 3 THEN 'Tháng 3 - March' WHEN 4 THEN 'Tháng 4 - April'
            WHEN 5 THEN 'Tháng 5 - May' WHEN 6 THEN 'Tháng 6 - June' WHEN 7 THEN 'Tháng 7 - July' WHEN 8 THEN 'Tháng 8 - August'
            WHEN 9 THEN 'Tháng 9 - September' WHEN 10 THEN 'Tháng 10 - October' WHEN 11 THEN 'Tháng 11 - November' ELSE 'Tháng 12 - December' END AS ten,
       k.ten_nam, s.gia_tri, s.thang AS tt, s._file, s._line
FROM so_lieu_thang AS s JOIN nam AS k ON k.nam = s.nam
WHERE s.ma_chi_tieu = 'NANG' AND k.nam BETWEEN :yearbook_from AND :yearbook_year
UNION ALL
SELECT 'Cả năm - Year', k.ten_nam, sum(s.gia_tri), 13, '', 0
FROM so_lieu_thang AS s JOIN nam AS k ON k.nam = s.nam
WHERE s.ma_chi_tieu = 'NANG' AND k.nam BETWEEN :yearbook_from AND :yearbook_year
GROUP BY k.ten_nam
ORDER BY tt, ten_nam;

-- name: thang.do_am
-- kind: rows
-- by: ten
-- across: ten_nam
-- across-values: cac_nam
SELECT CASE s.thang WHEN 1 THEN 'Tháng 1 - January' WHEN 2 THEN 'Tháng 2 - February' WHEN 3 THEN 'Tháng 3 - March' WHEN 4 THEN 'Tháng 4 - April'
            WHEN 5 THEN 'Tháng 5 - May' WHEN 6 THEN 'Tháng 6 - June' WHEN 7 THEN 'Tháng 7 - July' WHEN 8 THEN 'Tháng 8 - August'
            WHEN 9 THEN 'Tháng 9 - September' WHEN 10 THEN 'Tháng 10 - October' WHEN 11 THEN 'Tháng 11 - November' ELSE 'Tháng 12 - December' END AS ten,
       k.ten_nam, s.gia_tri, s.thang AS tt, s._file, s._line
FROM so_lieu_thang AS s JOIN nam AS k ON k.nam = s.nam
WHERE s.ma_chi_tieu = 'DO_AM' AND k.nam BETWEEN :yearbook_from AND :yearbook_year
UNION ALL
SELECT 'Bình quân năm - Average', k.ten_nam, round(avg(s.gia_tri), 1), 13, '', 0
FROM so_lieu_thang AS s JOIN nam AS k ON k.nam = s.nam
WHERE s.ma_chi_tieu = 'DO_AM' AND k.nam BETWEEN :yearbook_from AND :yearbook_year
GROUP BY k.ten_nam
ORDER BY tt, ten_nam;

-- name: bang.mua
-- kind: rows
SELECT 'Tháng ' || m.thang AS thang, round(m.mua, 1) AS mua, round(m.binh_quan, 1) AS binh_quan
FROM (SELECT s.thang, sum(CASE s.nam WHEN :yearbook_year THEN s.gia_tri ELSE 0 END) AS mua, avg(s.gia_tri) AS binh_quan
      FROM so_lieu_thang AS s WHERE s.ma_chi_tieu = 'MUA' AND s.nam BETWEEN :yearbook_from AND :yearbook_year GROUP BY s.thang) AS m
ORDER BY m.thang;

-- ==== II. Population and labour =======================================================================================

-- name: bang.mat_do
-- kind: rows
SELECT d.ten, l.tong AS dien_tich, round(l.tong / 100.0, 1) AS km2, p.tong AS dan_so, p.so_ho, p._file, p._line
FROM dan_so AS p JOIN dat_dai AS l ON l.ma_don_vi = p.ma_don_vi AND l.nam = p.nam JOIN don_vi AS d ON d.ma_don_vi = p.ma_don_vi
WHERE p.nam = :yearbook_year ORDER BY d.ma_don_vi;

-- name: bang.dan_so_nam
-- kind: rows
-- by: ten_nam
SELECT k.ten_nam, s.tong, s.nam_gioi, s.nu, s.thanh_thi, s.nong_thon, s._file, s._line
FROM dan_so AS s JOIN nam AS k ON k.nam = s.nam WHERE k.nam BETWEEN :yearbook_from AND :yearbook_year ORDER BY k.nam;

-- name: huyen.dan_so
-- kind: rows
-- by: ten
-- across: ten_nam
-- across-values: cac_nam
SELECT d.ten, k.ten_nam, s.tong, s.nam_gioi, s.nu, s.thanh_thi, s.nong_thon, s._file, s._line
FROM dan_so AS s JOIN don_vi AS d ON d.ma_don_vi = s.ma_don_vi JOIN nam AS k ON k.nam = s.nam
WHERE k.nam BETWEEN :yearbook_from AND :yearbook_year
ORDER BY d.ma_don_vi, k.nam;

-- name: bang.tu_nhien
-- kind: rows
-- by: ten
-- across: ten_nam
-- across-values: cac_nam
SELECT x.ten, x.ten_nam, x.gia_tri
FROM (SELECT 1 AS tt, 'Tỷ suất sinh thô - Crude birth rate' AS ten, k.nam, k.ten_nam, round(1000.0 * sum(s.sinh) / sum(s.tong), 2) AS gia_tri
      FROM dan_so AS s JOIN nam AS k ON k.nam = s.nam GROUP BY k.nam, k.ten_nam
      UNION ALL
      SELECT 2, 'Tỷ suất chết thô - Crude death rate', k.nam, k.ten_nam, round(1000.0 * sum(s.chet) / sum(s.tong), 2)
      FROM dan_so AS s JOIN nam AS k ON k.nam = s.nam GROUP BY k.nam, k.ten_nam
      UNION ALL
      SELECT 3, 'Tỷ suất tăng tự nhiên - Natural increase rate', k.nam, k.ten_nam, round(1000.0 * (sum(s.sinh) - sum(s.chet)) / sum(s.tong), 2)
      FROM dan_so AS s JOIN nam AS k ON k.nam = s.nam GROUP BY k.nam, k.ten_nam) AS x
WHERE x.nam BETWEEN :yearbook_from AND :yearbook_year
ORDER BY x.tt, x.nam;

-- name: huyen.lao_dong
-- kind: rows
-- by: ten
-- across: ten_nam
-- across-values: cac_nam
SELECT d.ten, k.ten_nam, s.luc_luong, s.co_viec_lam, s._file, s._line
FROM lao_dong AS s JOIN don_vi AS d ON d.ma_don_vi = s.ma_don_vi JOIN nam AS k ON k.nam = s.nam
WHERE k.nam BETWEEN :yearbook_from AND :yearbook_year
ORDER BY d.ma_don_vi, k.nam;

-- name: bang.khu_vuc
-- kind: rows
-- by: ten_nam
SELECT k.ten_nam, s.co_viec_lam, s.nong_lam_thuy_san, s.cong_nghiep_xay_dung, s.dich_vu, s._file, s._line
FROM lao_dong AS s JOIN nam AS k ON k.nam = s.nam WHERE k.nam BETWEEN :yearbook_from AND :yearbook_year ORDER BY k.nam;

-- name: bang.khu_vuc_huyen
-- kind: rows
SELECT d.ten, s.co_viec_lam, s.nong_lam_thuy_san, s.cong_nghiep_xay_dung, s.dich_vu, s._file, s._line
FROM lao_dong AS s JOIN don_vi AS d ON d.ma_don_vi = s.ma_don_vi WHERE s.nam = :yearbook_year ORDER BY d.ma_don_vi;

-- ==== III. National accounts and budget ===============================================================================

-- name: bang.grdp
-- kind: rows
-- by: ten
-- across: ten_nam
-- across-values: cac_nam
SELECT c.ten || ' - ' || c.ten_en AS ten, k.ten_nam, s.gia_tri, s._file, s._line
FROM so_lieu_tinh AS s JOIN chi_tieu AS c ON c.ma_chi_tieu = s.ma_chi_tieu JOIN nam AS k ON k.nam = s.nam
WHERE c.nhom = 'GRDP' AND k.nam BETWEEN :yearbook_from AND :yearbook_year
ORDER BY c.thu_tu, k.nam;

-- name: bang.grdp_nam
-- kind: rows
-- by: ten_nam
SELECT k.ten_nam, CASE s.ma_chi_tieu WHEN 'GRDP_NLT' THEN s.gia_tri ELSE 0 END AS nong, CASE s.ma_chi_tieu WHEN 'GRDP_CN' THEN s.gia_tri WHEN 'GRDP_XD' THEN s.gia_tri ELSE 0 END AS cong,
       CASE s.ma_chi_tieu WHEN 'GRDP_DV' THEN s.gia_tri ELSE 0 END AS dich_vu, CASE s.ma_chi_tieu WHEN 'GRDP_THUE' THEN s.gia_tri ELSE 0 END AS thue, s.gia_tri AS tong,
       s._file, s._line
FROM so_lieu_tinh AS s JOIN chi_tieu AS c ON c.ma_chi_tieu = s.ma_chi_tieu JOIN nam AS k ON k.nam = s.nam
WHERE c.nhom = 'GRDP' AND k.nam BETWEEN :yearbook_from AND :yearbook_year ORDER BY k.nam;

-- name: bang.grdp_ss
-- kind: rows
-- by: ten
-- across: ten_nam
-- across-values: cac_nam
SELECT c.ten || ' - ' || c.ten_en AS ten, k.ten_nam, s.gia_tri, s._file, s._line
FROM so_lieu_tinh AS s JOIN chi_tieu AS c ON c.ma_chi_tieu = s.ma_chi_tieu JOIN nam AS k ON k.nam = s.nam
WHERE c.nhom = 'GRDP_SS' AND k.nam BETWEEN :yearbook_from AND :yearbook_year
ORDER BY c.thu_tu, k.nam;

-- name: cac_nam_sau
-- kind: list
-- note: Các năm có năm trước để so.
SELECT ten_nam AS value FROM nam WHERE nam BETWEEN :yearbook_from + 1 AND :yearbook_year ORDER BY nam;

-- name: bang.chi_so
-- kind: rows
-- by: ten
-- across: ten_nam
-- across-values: cac_nam_sau
SELECT x.ten, x.ten_nam, x.gia_tri
FROM (SELECT c.thu_tu AS tt, c.ten || ' - ' || c.ten_en AS ten, k.nam, k.ten_nam, round(100.0 * s.gia_tri / t.gia_tri, 2) AS gia_tri
      FROM so_lieu_tinh AS s JOIN so_lieu_tinh AS t ON t.ma_chi_tieu = s.ma_chi_tieu AND t.nam = s.nam - 1
      JOIN chi_tieu AS c ON c.ma_chi_tieu = s.ma_chi_tieu JOIN nam AS k ON k.nam = s.nam WHERE c.nhom = 'GRDP_SS'
      UNION ALL
      SELECT 100000, 'Tổng số - Total', k.nam, k.ten_nam, round(100.0 * sum(s.gia_tri) / sum(t.gia_tri), 2)
      FROM so_lieu_tinh AS s JOIN so_lieu_tinh AS t ON t.ma_chi_tieu = s.ma_chi_tieu AND t.nam = s.nam - 1
      JOIN chi_tieu AS c ON c.ma_chi_tieu = s.ma_chi_tieu JOIN nam AS k ON k.nam = s.nam WHERE c.nhom = 'GRDP_SS' GROUP BY k.nam, k.ten_nam) AS x
WHERE x.nam BETWEEN :yearbook_from + 1 AND :yearbook_year
ORDER BY x.tt, x.nam;

-- name: bang.grdp_nguoi
-- kind: rows
SELECT k.ten_nam, g.grdp, p.dan_so, round(1000.0 * g.grdp / p.dan_so, 2) AS nguoi
FROM nam AS k
JOIN (SELECT s.nam, sum(s.gia_tri) AS grdp FROM so_lieu_tinh AS s JOIN chi_tieu AS c ON c.ma_chi_tieu = s.ma_chi_tieu WHERE c.nhom = 'GRDP' GROUP BY s.nam) AS g ON g.nam = k.nam
JOIN (SELECT nam, sum(tong) AS dan_so FROM dan_so GROUP BY nam) AS p ON p.nam = k.nam
WHERE k.nam BETWEEN :yearbook_from AND :yearbook_year ORDER BY k.nam;

-- name: bang.thu
-- kind: rows
-- by: ten
-- across: ten_nam
-- across-values: cac_nam
SELECT c.ten || ' - ' || c.ten_en AS ten, k.ten_nam, s.gia_tri, s._file, s._line
FROM so_lieu_tinh AS s JOIN chi_tieu AS c ON c.ma_chi_tieu = s.ma_chi_tieu JOIN nam AS k ON k.nam = s.nam
WHERE c.nhom = 'THU' AND k.nam BETWEEN :yearbook_from AND :yearbook_year
ORDER BY c.thu_tu, k.nam;

-- name: bang.thu_nam
-- kind: rows
SELECT c.ten, s.gia_tri, s._file, s._line
FROM so_lieu_tinh AS s JOIN chi_tieu AS c ON c.ma_chi_tieu = s.ma_chi_tieu WHERE c.nhom = 'THU' AND s.nam = :yearbook_year ORDER BY c.thu_tu;

-- name: bang.chi
-- kind: rows
-- by: ten
-- across: ten_nam
-- across-values: cac_nam
SELECT c.ten || ' - ' || c.ten_en AS ten, k.ten_nam, s.gia_tri, s._file, s._line
FROM so_lieu_tinh AS s JOIN chi_tieu AS c ON c.ma_chi_tieu = s.ma_chi_tieu JOIN nam AS k ON k.nam = s.nam
WHERE c.nhom = 'CHI' AND k.nam BETWEEN :yearbook_from AND :yearbook_year
ORDER BY c.thu_tu, k.nam;

-- name: huyen.ngan_sach
-- kind: rows
-- by: ten
-- across: ten_nam
-- across-values: cac_nam
SELECT d.ten, k.ten_nam, CASE s.ma_chi_tieu WHEN 'THU_NS' THEN s.gia_tri END AS thu_ns,
       CASE s.ma_chi_tieu WHEN 'CHI_NS' THEN s.gia_tri END AS chi_ns, s._file, s._line
FROM so_lieu_huyen AS s JOIN don_vi AS d ON d.ma_don_vi = s.ma_don_vi JOIN nam AS k ON k.nam = s.nam
WHERE s.ma_chi_tieu IN ('THU_NS', 'CHI_NS') AND k.nam BETWEEN :yearbook_from AND :yearbook_year
ORDER BY d.ma_don_vi, k.nam;

-- ==== IV. Agriculture, forestry and fishing ===========================================================================

-- name: huyen.lua
-- kind: rows
-- by: ten
-- across: ten_nam
-- across-values: cac_nam
SELECT d.ten, k.ten_nam, CASE s.ma_chi_tieu WHEN 'LUA_DT' THEN s.gia_tri END AS lua_dt,
       CASE s.ma_chi_tieu WHEN 'LUA_SL' THEN s.gia_tri END AS lua_sl, s._file, s._line
FROM so_lieu_huyen AS s JOIN don_vi AS d ON d.ma_don_vi = s.ma_don_vi JOIN nam AS k ON k.nam = s.nam
WHERE s.ma_chi_tieu IN ('LUA_DT', 'LUA_SL') AND k.nam BETWEEN :yearbook_from AND :yearbook_year
ORDER BY d.ma_don_vi, k.nam;

-- name: huyen.lua_ns
-- kind: rows
-- by: ten
-- across: ten_nam
-- across-values: cac_nam
SELECT d.ten, k.ten_nam, s.gia_tri AS san_luong, 10 * t.gia_tri AS dien_tich, s._file, s._line
FROM so_lieu_huyen AS s JOIN so_lieu_huyen AS t ON t.ma_don_vi = s.ma_don_vi AND t.nam = s.nam AND t.ma_chi_tieu = 'LUA_DT'
JOIN don_vi AS d ON d.ma_don_vi = s.ma_don_vi JOIN nam AS k ON k.nam = s.nam
WHERE s.ma_chi_tieu = 'LUA_SL' AND k.nam BETWEEN :yearbook_from AND :yearbook_year
ORDER BY d.ma_don_vi, k.nam;

-- name: bang.lua
-- kind: rows
SELECT d.ten, s.gia_tri, s._file, s._line
FROM so_lieu_huyen AS s JOIN don_vi AS d ON d.ma_don_vi = s.ma_don_vi WHERE s.ma_chi_tieu = 'LUA_SL' AND s.nam = :yearbook_year ORDER BY s.gia_tri DESC, d.ma_don_vi;

-- name: huyen.ngo
-- kind: rows
-- by: ten
-- across: ten_nam
-- across-values: cac_nam
SELECT d.ten, k.ten_nam, CASE s.ma_chi_tieu WHEN 'NGO_DT' THEN s.gia_tri END AS ngo_dt,
       CASE s.ma_chi_tieu WHEN 'NGO_SL' THEN s.gia_tri END AS ngo_sl, s._file, s._line
FROM so_lieu_huyen AS s JOIN don_vi AS d ON d.ma_don_vi = s.ma_don_vi JOIN nam AS k ON k.nam = s.nam
WHERE s.ma_chi_tieu IN ('NGO_DT', 'NGO_SL') AND k.nam BETWEEN :yearbook_from AND :yearbook_year
ORDER BY d.ma_don_vi, k.nam;

-- name: huyen.ngo_ns
-- kind: rows
-- by: ten
-- across: ten_nam
-- across-values: cac_nam
SELECT d.ten, k.ten_nam, s.gia_tri AS san_luong, 10 * t.gia_tri AS dien_tich, s._file, s._line
FROM so_lieu_huyen AS s JOIN so_lieu_huyen AS t ON t.ma_don_vi = s.ma_don_vi AND t.nam = s.nam AND t.ma_chi_tieu = 'NGO_DT'
JOIN don_vi AS d ON d.ma_don_vi = s.ma_don_vi JOIN nam AS k ON k.nam = s.nam
WHERE s.ma_chi_tieu = 'NGO_SL' AND k.nam BETWEEN :yearbook_from AND :yearbook_year
ORDER BY d.ma_don_vi, k.nam;

-- name: huyen.rau
-- kind: rows
-- by: ten
-- across: ten_nam
-- across-values: cac_nam
SELECT d.ten, k.ten_nam, CASE s.ma_chi_tieu WHEN 'RAU_DT' THEN s.gia_tri END AS rau_dt,
       CASE s.ma_chi_tieu WHEN 'RAU_SL' THEN s.gia_tri END AS rau_sl, s._file, s._line
FROM so_lieu_huyen AS s JOIN don_vi AS d ON d.ma_don_vi = s.ma_don_vi JOIN nam AS k ON k.nam = s.nam
WHERE s.ma_chi_tieu IN ('RAU_DT', 'RAU_SL') AND k.nam BETWEEN :yearbook_from AND :yearbook_year
ORDER BY d.ma_don_vi, k.nam;

-- name: huyen.rau_ns
-- kind: rows
-- by: ten
-- across: ten_nam
-- across-values: cac_nam
SELECT d.ten, k.ten_nam, s.gia_tri AS san_luong, 10 * t.gia_tri AS dien_tich, s._file, s._line
FROM so_lieu_huyen AS s JOIN so_lieu_huyen AS t ON t.ma_don_vi = s.ma_don_vi AND t.nam = s.nam AND t.ma_chi_tieu = 'RAU_DT'
JOIN don_vi AS d ON d.ma_don_vi = s.ma_don_vi JOIN nam AS k ON k.nam = s.nam
WHERE s.ma_chi_tieu = 'RAU_SL' AND k.nam BETWEEN :yearbook_from AND :yearbook_year
ORDER BY d.ma_don_vi, k.nam;

-- name: huyen.trau_bo
-- kind: rows
-- by: ten
-- across: ten_nam
-- across-values: cac_nam
SELECT d.ten, k.ten_nam, CASE s.ma_chi_tieu WHEN 'TRAU' THEN s.gia_tri END AS trau,
       CASE s.ma_chi_tieu WHEN 'BO' THEN s.gia_tri END AS bo, s._file, s._line
FROM so_lieu_huyen AS s JOIN don_vi AS d ON d.ma_don_vi = s.ma_don_vi JOIN nam AS k ON k.nam = s.nam
WHERE s.ma_chi_tieu IN ('TRAU', 'BO') AND k.nam BETWEEN :yearbook_from AND :yearbook_year
ORDER BY d.ma_don_vi, k.nam;

-- name: huyen.lon_gia_cam
-- kind: rows
-- by: ten
-- across: ten_nam
-- across-values: cac_nam
SELECT d.ten, k.ten_nam, CASE s.ma_chi_tieu WHEN 'LON' THEN s.gia_tri END AS lon,
       CASE s.ma_chi_tieu WHEN 'GIA_CAM' THEN s.gia_tri END AS gia_cam, s._file, s._line
FROM so_lieu_huyen AS s JOIN don_vi AS d ON d.ma_don_vi = s.ma_don_vi JOIN nam AS k ON k.nam = s.nam
WHERE s.ma_chi_tieu IN ('LON', 'GIA_CAM') AND k.nam BETWEEN :yearbook_from AND :yearbook_year
ORDER BY d.ma_don_vi, k.nam;

-- name: huyen.rung
-- kind: rows
-- by: ten
-- across: ten_nam
-- across-values: cac_nam
SELECT d.ten, k.ten_nam, CASE s.ma_chi_tieu WHEN 'RUNG' THEN s.gia_tri END AS rung,
       CASE s.ma_chi_tieu WHEN 'GO' THEN s.gia_tri END AS go, s._file, s._line
FROM so_lieu_huyen AS s JOIN don_vi AS d ON d.ma_don_vi = s.ma_don_vi JOIN nam AS k ON k.nam = s.nam
WHERE s.ma_chi_tieu IN ('RUNG', 'GO') AND k.nam BETWEEN :yearbook_from AND :yearbook_year
ORDER BY d.ma_don_vi, k.nam;

-- name: huyen.thuy_san
-- kind: rows
-- by: ten
-- across: ten_nam
-- across-values: cac_nam
SELECT d.ten, k.ten_nam, s.gia_tri, s._file, s._line
FROM so_lieu_huyen AS s JOIN don_vi AS d ON d.ma_don_vi = s.ma_don_vi JOIN nam AS k ON k.nam = s.nam
WHERE s.ma_chi_tieu = 'THUY_SAN' AND k.nam BETWEEN :yearbook_from AND :yearbook_year
ORDER BY d.ma_don_vi, k.nam;

-- ==== V. Industry and enterprises =====================================================================================

-- name: bang.iip
-- kind: rows
-- by: ten
-- across: ten_nam
-- across-values: cac_nam
SELECT c.ten || ' - ' || c.ten_en AS ten, k.ten_nam, s.gia_tri, s._file, s._line
FROM so_lieu_tinh AS s JOIN chi_tieu AS c ON c.ma_chi_tieu = s.ma_chi_tieu JOIN nam AS k ON k.nam = s.nam
WHERE c.nhom = 'IIP' AND k.nam BETWEEN :yearbook_from AND :yearbook_year
ORDER BY c.thu_tu, k.nam;

-- name: bang.san_pham
-- kind: rows
-- by: ten, don_vi_tinh
-- across: ten_nam
-- across-values: cac_nam
SELECT c.ten || ' - ' || c.ten_en AS ten, c.don_vi_tinh || ' - ' || c.don_vi_tinh_en AS don_vi_tinh, k.ten_nam, s.gia_tri, s._file, s._line
FROM so_lieu_tinh AS s JOIN chi_tieu AS c ON c.ma_chi_tieu = s.ma_chi_tieu JOIN nam AS k ON k.nam = s.nam
WHERE c.nhom = 'SAN_PHAM' AND k.nam BETWEEN :yearbook_from AND :yearbook_year
ORDER BY c.thu_tu, k.nam;

-- name: huyen.cn_gt
-- kind: rows
-- by: ten
-- across: ten_nam
-- across-values: cac_nam
SELECT d.ten, k.ten_nam, s.gia_tri, s._file, s._line
FROM so_lieu_huyen AS s JOIN don_vi AS d ON d.ma_don_vi = s.ma_don_vi JOIN nam AS k ON k.nam = s.nam
WHERE s.ma_chi_tieu = 'CN_GT' AND k.nam BETWEEN :yearbook_from AND :yearbook_year
ORDER BY d.ma_don_vi, k.nam;

-- name: huyen.doanh_nghiep
-- kind: rows
-- by: ten
-- across: ten_nam
-- across-values: cac_nam
SELECT d.ten, k.ten_nam, CASE s.ma_chi_tieu WHEN 'DN_SO' THEN s.gia_tri END AS dn_so,
       CASE s.ma_chi_tieu WHEN 'DN_LD' THEN s.gia_tri END AS dn_ld, s._file, s._line
FROM so_lieu_huyen AS s JOIN don_vi AS d ON d.ma_don_vi = s.ma_don_vi JOIN nam AS k ON k.nam = s.nam
WHERE s.ma_chi_tieu IN ('DN_SO', 'DN_LD') AND k.nam BETWEEN :yearbook_from AND :yearbook_year
ORDER BY d.ma_don_vi, k.nam;

-- name: bang.cong_nghiep
-- kind: rows
SELECT d.ten, s.gia_tri, s._file, s._line
FROM so_lieu_huyen AS s JOIN don_vi AS d ON d.ma_don_vi = s.ma_don_vi WHERE s.ma_chi_tieu = 'CN_GT' AND s.nam = :yearbook_year ORDER BY s.gia_tri DESC, d.ma_don_vi;

-- ==== VI. Trade, prices and transport =================================================================================

-- name: bang.ban_le
-- kind: rows
-- by: ten
-- across: ten_nam
-- across-values: cac_nam
SELECT c.ten || ' - ' || c.ten_en AS ten, k.ten_nam, s.gia_tri, s._file, s._line
FROM so_lieu_tinh AS s JOIN chi_tieu AS c ON c.ma_chi_tieu = s.ma_chi_tieu JOIN nam AS k ON k.nam = s.nam
WHERE c.nhom = 'BAN_LE_LOAI' AND k.nam BETWEEN :yearbook_from AND :yearbook_year
ORDER BY c.thu_tu, k.nam;

-- name: huyen.bl
-- kind: rows
-- by: ten
-- across: ten_nam
-- across-values: cac_nam
SELECT d.ten, k.ten_nam, s.gia_tri, s._file, s._line
FROM so_lieu_huyen AS s JOIN don_vi AS d ON d.ma_don_vi = s.ma_don_vi JOIN nam AS k ON k.nam = s.nam
WHERE s.ma_chi_tieu = 'BL' AND k.nam BETWEEN :yearbook_from AND :yearbook_year
ORDER BY d.ma_don_vi, k.nam;

-- name: bang.xuat_khau
-- kind: rows
-- by: ten
-- across: ten_nam
-- across-values: cac_nam
SELECT c.ten || ' - ' || c.ten_en AS ten, k.ten_nam, s.gia_tri, s._file, s._line
FROM so_lieu_tinh AS s JOIN chi_tieu AS c ON c.ma_chi_tieu = s.ma_chi_tieu JOIN nam AS k ON k.nam = s.nam
WHERE c.nhom = 'XUAT_KHAU' AND k.nam BETWEEN :yearbook_from AND :yearbook_year
ORDER BY c.thu_tu, k.nam;

-- name: bang.xuat_khau_nam
-- kind: rows
-- by: ten_nam
SELECT k.ten_nam, s.gia_tri, s._file, s._line
FROM so_lieu_tinh AS s JOIN chi_tieu AS c ON c.ma_chi_tieu = s.ma_chi_tieu JOIN nam AS k ON k.nam = s.nam
WHERE c.nhom = 'XUAT_KHAU' AND k.nam BETWEEN :yearbook_from AND :yearbook_year ORDER BY k.nam;

-- name: thang.cpi
-- kind: rows
-- by: ten
-- across: ten_nam
-- across-values: cac_nam
SELECT 'Tháng ' || s.thang AS ten, k.ten_nam, s.gia_tri, s._file, s._line
FROM so_lieu_thang AS s JOIN nam AS k ON k.nam = s.nam
WHERE s.ma_chi_tieu = 'CPI' AND k.nam BETWEEN :yearbook_from AND :yearbook_year
ORDER BY s.thang, k.nam;

-- name: bang.cpi
-- kind: rows
-- by: thang
SELECT 'Tháng ' || s.thang AS thang, CASE s.nam WHEN :yearbook_year - 1 THEN s.gia_tri END AS truoc, CASE s.nam WHEN :yearbook_year THEN s.gia_tri END AS nay, s._file, s._line
FROM so_lieu_thang AS s
WHERE s.ma_chi_tieu = 'CPI' AND s.nam BETWEEN :yearbook_year - 1 AND :yearbook_year
ORDER BY s.thang, s.nam;

-- name: bang.van_tai
-- kind: rows
-- by: ten, don_vi_tinh
-- across: ten_nam
-- across-values: cac_nam
SELECT c.ten || ' - ' || c.ten_en AS ten, c.don_vi_tinh || ' - ' || c.don_vi_tinh_en AS don_vi_tinh, k.ten_nam, s.gia_tri, s._file, s._line
FROM so_lieu_tinh AS s JOIN chi_tieu AS c ON c.ma_chi_tieu = s.ma_chi_tieu JOIN nam AS k ON k.nam = s.nam
WHERE c.nhom = 'VAN_TAI' AND k.nam BETWEEN :yearbook_from AND :yearbook_year
ORDER BY c.thu_tu, k.nam;

-- ==== VII. Education ==================================================================================================

-- name: bang.cap_hoc
-- kind: rows
-- by: cap_hoc, ten
-- across: ten_nam
-- across-values: cac_nam
SELECT CASE c.nhom WHEN 'MAM_NON' THEN 'Mầm non - Pre-school' WHEN 'TIEU_HOC' THEN 'Tiểu học - Primary' WHEN 'THCS' THEN 'Trung học cơ sở - Lower secondary'
            ELSE 'Trung học phổ thông - Upper secondary' END AS cap_hoc,
       c.ten || ' - ' || c.ten_en AS ten, k.ten_nam, s.gia_tri, s._file, s._line
FROM so_lieu_tinh AS s JOIN chi_tieu AS c ON c.ma_chi_tieu = s.ma_chi_tieu JOIN nam AS k ON k.nam = s.nam
WHERE c.nhom IN ('MAM_NON', 'TIEU_HOC', 'THCS', 'THPT') AND k.nam BETWEEN :yearbook_from AND :yearbook_year
ORDER BY CASE c.nhom WHEN 'MAM_NON' THEN 1 WHEN 'TIEU_HOC' THEN 2 WHEN 'THCS' THEN 3 ELSE 4 END, c.thu_tu, k.nam;

-- name: bang.hoc_sinh_huyen
-- kind: rows
-- by: cap_hoc, ten
-- across: ten_nam
-- across-values: cac_nam
SELECT CASE s.ma_chi_tieu WHEN 'MN_HS' THEN 'Trẻ em mầm non - Pre-school children' WHEN 'TH_HS' THEN 'Học sinh tiểu học - Primary pupils'
            WHEN 'THCS_HS' THEN 'Học sinh trung học cơ sở - Lower secondary pupils' ELSE 'Học sinh trung học phổ thông - Upper secondary pupils' END AS cap_hoc,
       d.ten, k.ten_nam, s.gia_tri, s._file, s._line
FROM so_lieu_huyen AS s JOIN don_vi AS d ON d.ma_don_vi = s.ma_don_vi JOIN nam AS k ON k.nam = s.nam JOIN chi_tieu AS c ON c.ma_chi_tieu = s.ma_chi_tieu
WHERE s.ma_chi_tieu IN ('MN_HS', 'TH_HS', 'THCS_HS', 'THPT_HS') AND k.nam BETWEEN :yearbook_from AND :yearbook_year
ORDER BY c.thu_tu, d.ma_don_vi, k.nam;

-- name: bang.giao_vien_huyen
-- kind: rows
-- by: ten
SELECT d.ten, CASE WHEN s.ma_chi_tieu = 'MN_GV' THEN s.gia_tri ELSE 0 END AS mn_gv, CASE WHEN s.ma_chi_tieu = 'TH_GV' THEN s.gia_tri ELSE 0 END AS th_gv,
       CASE WHEN s.ma_chi_tieu = 'THCS_GV' THEN s.gia_tri ELSE 0 END AS thcs_gv, CASE WHEN s.ma_chi_tieu = 'THPT_GV' THEN s.gia_tri ELSE 0 END AS thpt_gv,
       CASE WHEN s.ma_chi_tieu = 'TH_HS' THEN s.gia_tri ELSE 0 END AS th_hs, CASE WHEN s.ma_chi_tieu = 'THCS_HS' THEN s.gia_tri ELSE 0 END AS thcs_hs,
       CASE WHEN s.ma_chi_tieu = 'THPT_HS' THEN s.gia_tri ELSE 0 END AS thpt_hs, CASE WHEN s.ma_chi_tieu = 'MN_HS' THEN s.gia_tri ELSE 0 END AS mn_hs, s._file, s._line
FROM so_lieu_huyen AS s JOIN don_vi AS d ON d.ma_don_vi = s.ma_don_vi
WHERE s.nam = :yearbook_year AND (s.ma_chi_tieu LIKE '%\_GV' ESCAPE '\' OR s.ma_chi_tieu LIKE '%\_HS' ESCAPE '\')
ORDER BY d.ma_don_vi;

-- name: bang.hoc_sinh_mot_giao_vien
-- kind: rows
SELECT t.ten, round(1.0 * t.mn_hs / t.mn_gv, 1) AS mn, round(1.0 * t.th_hs / t.th_gv, 1) AS th, round(1.0 * t.thcs_hs / t.thcs_gv, 1) AS thcs, round(1.0 * t.thpt_hs / t.thpt_gv, 1) AS thpt
FROM (SELECT 1 AS x, d.ma_don_vi AS ma, d.ten, sum(CASE s.ma_chi_tieu WHEN 'MN_HS' THEN s.gia_tri END) AS mn_hs,
             sum(CASE s.ma_chi_tieu WHEN 'MN_GV' THEN s.gia_tri END) AS mn_gv,
             sum(CASE s.ma_chi_tieu WHEN 'TH_HS' THEN s.gia_tri END) AS th_hs,
             sum(CASE s.ma_chi_tieu WHEN 'TH_GV' THEN s.gia_tri END) AS th_gv,
             sum(CASE s.ma_chi_tieu WHEN 'THCS_HS' THEN s.gia_tri END) AS thcs_hs,
             sum(CASE s.ma_chi_tieu WHEN 'THCS_GV' THEN s.gia_tri END) AS thcs_gv,
             sum(CASE s.ma_chi_tieu WHEN 'THPT_HS' THEN s.gia_tri END) AS thpt_hs,
             sum(CASE s.ma_chi_tieu WHEN 'THPT_GV' THEN s.gia_tri END) AS thpt_gv
      FROM so_lieu_huyen AS s JOIN don_vi AS d ON d.ma_don_vi = s.ma_don_vi WHERE s.nam = :yearbook_year GROUP BY d.ma_don_vi, d.ten
      UNION ALL
      SELECT 2, '', 'Toàn tỉnh - Total', sum(CASE s.ma_chi_tieu WHEN 'MN_HS' THEN s.gia_tri END) AS mn_hs,
             sum(CASE s.ma_chi_tieu WHEN 'MN_GV' THEN s.gia_tri END) AS mn_gv,
             sum(CASE s.ma_chi_tieu WHEN 'TH_HS' THEN s.gia_tri END) AS th_hs,
             sum(CASE s.ma_chi_tieu WHEN 'TH_GV' THEN s.gia_tri END) AS th_gv,
             sum(CASE s.ma_chi_tieu WHEN 'THCS_HS' THEN s.gia_tri END) AS thcs_hs,
             sum(CASE s.ma_chi_tieu WHEN 'THCS_GV' THEN s.gia_tri END) AS thcs_gv,
             sum(CASE s.ma_chi_tieu WHEN 'THPT_HS' THEN s.gia_tri END) AS thpt_hs,
             sum(CASE s.ma_chi_tieu WHEN 'THPT_GV' THEN s.gia_tri END) AS thpt_gv
      FROM so_lieu_huyen AS s WHERE s.nam = :yearbook_year) AS t
ORDER BY t.x, t.ma;

-- ==== VIII. Health and living standards ===============================================================================

-- name: bang.y_te
-- kind: rows
-- by: ten, don_vi_tinh
-- across: ten_nam
-- across-values: cac_nam
SELECT c.ten || ' - ' || c.ten_en AS ten, c.don_vi_tinh || ' - ' || c.don_vi_tinh_en AS don_vi_tinh, k.ten_nam, s.gia_tri, s._file, s._line
FROM so_lieu_tinh AS s JOIN chi_tieu AS c ON c.ma_chi_tieu = s.ma_chi_tieu JOIN nam AS k ON k.nam = s.nam
WHERE c.nhom = 'Y_TE' AND k.nam BETWEEN :yearbook_from AND :yearbook_year
ORDER BY c.thu_tu, k.nam;

-- name: huyen.giuong_bac_si
-- kind: rows
-- by: ten
-- across: ten_nam
-- across-values: cac_nam
SELECT d.ten, k.ten_nam, CASE s.ma_chi_tieu WHEN 'GIUONG' THEN s.gia_tri END AS giuong,
       CASE s.ma_chi_tieu WHEN 'BAC_SI' THEN s.gia_tri END AS bac_si, s._file, s._line
FROM so_lieu_huyen AS s JOIN don_vi AS d ON d.ma_don_vi = s.ma_don_vi JOIN nam AS k ON k.nam = s.nam
WHERE s.ma_chi_tieu IN ('GIUONG', 'BAC_SI') AND k.nam BETWEEN :yearbook_from AND :yearbook_year
ORDER BY d.ma_don_vi, k.nam;

-- name: bang.bac_si_dan
-- kind: rows
-- by: ten
-- across: ten_nam
-- across-values: cac_nam
SELECT d.ten, k.ten_nam, 100 * s.gia_tri AS bac_si, p.tong AS dan_so, s._file, s._line
FROM so_lieu_huyen AS s JOIN dan_so AS p ON p.ma_don_vi = s.ma_don_vi AND p.nam = s.nam JOIN don_vi AS d ON d.ma_don_vi = s.ma_don_vi JOIN nam AS k ON k.nam = s.nam
WHERE s.ma_chi_tieu = 'BAC_SI' AND k.nam BETWEEN :yearbook_from AND :yearbook_year ORDER BY d.ma_don_vi, k.nam;

-- name: bang.ho_ngheo
-- kind: rows
-- by: ten
-- across: ten_nam
-- across-values: cac_nam
SELECT d.ten, k.ten_nam, s.gia_tri AS ngheo, p.so_ho AS ho, s._file, s._line
FROM so_lieu_huyen AS s JOIN dan_so AS p ON p.ma_don_vi = s.ma_don_vi AND p.nam = s.nam JOIN don_vi AS d ON d.ma_don_vi = s.ma_don_vi JOIN nam AS k ON k.nam = s.nam
WHERE s.ma_chi_tieu = 'HO_NGHEO' AND k.nam BETWEEN :yearbook_from AND :yearbook_year ORDER BY d.ma_don_vi, k.nam;

-- name: huyen.ho_ngheo
-- kind: rows
-- by: ten
-- across: ten_nam
-- across-values: cac_nam
SELECT d.ten, k.ten_nam, s.gia_tri, s._file, s._line
FROM so_lieu_huyen AS s JOIN don_vi AS d ON d.ma_don_vi = s.ma_don_vi JOIN nam AS k ON k.nam = s.nam
WHERE s.ma_chi_tieu = 'HO_NGHEO' AND k.nam BETWEEN :yearbook_from AND :yearbook_year
ORDER BY d.ma_don_vi, k.nam;
