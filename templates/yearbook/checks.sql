-- Rules across rows and tables of the yearbook.

-- name: huyen_nop
-- code: submitters
SELECT ma_don_vi FROM don_vi WHERE loai = 'HUYEN' AND ma_don_vi IS NOT NULL;

-- name: so_nop_nam
-- code: submitters
SELECT DISTINCT c.noi_bao_cao FROM chi_tieu AS c WHERE c.cap IN ('HUYEN', 'TINH') AND c.noi_bao_cao IN (SELECT d.ma_don_vi FROM don_vi AS d);

-- name: so_nop_thang
-- code: submitters
SELECT DISTINCT c.noi_bao_cao FROM chi_tieu AS c WHERE c.cap = 'THANG' AND c.noi_bao_cao IN (SELECT d.ma_don_vi FROM don_vi AS d);

-- ==== all years are there =============================================================================================
-- A row whose year or code is wrong may be the one that lacks: such files are not asked.

-- name: dan_so.du_nam
-- code: control-total
-- needs: nam
-- title-vi: đủ các năm trong tệp dân số
-- title-en: that the population has all years
-- vi: thiếu số liệu năm {nam}
-- en: the year {nam} is missing
-- hint-vi: Bổ sung dòng của năm này.
-- hint-en: Add the row of that year.
SELECT f.path AS _file, 0 AS _line, k.nam
FROM _files AS f JOIN nam AS k
WHERE f.table_name = 'dan_so' AND f.readable AND f.broken = 0
  AND NOT EXISTS (SELECT 1 FROM dan_so AS s WHERE s._file = f.path AND (s.nam = k.nam OR s.nam IS NULL));

-- name: dat_dai.du_nam
-- code: control-total
-- needs: nam
-- title-vi: đủ các năm trong tệp đất đai
-- title-en: that land has all years
-- vi: thiếu số liệu năm {nam}
-- en: the year {nam} is missing
-- hint-vi: Bổ sung dòng của năm này.
-- hint-en: Add the row of that year.
SELECT f.path AS _file, 0 AS _line, k.nam
FROM _files AS f JOIN nam AS k
WHERE f.table_name = 'dat_dai' AND f.readable AND f.broken = 0
  AND NOT EXISTS (SELECT 1 FROM dat_dai AS s WHERE s._file = f.path AND (s.nam = k.nam OR s.nam IS NULL));

-- name: lao_dong.du_nam
-- code: control-total
-- needs: nam
-- title-vi: đủ các năm trong tệp lao động
-- title-en: that labour has all years
-- vi: thiếu số liệu năm {nam}
-- en: the year {nam} is missing
-- hint-vi: Bổ sung dòng của năm này.
-- hint-en: Add the row of that year.
SELECT f.path AS _file, 0 AS _line, k.nam
FROM _files AS f JOIN nam AS k
WHERE f.table_name = 'lao_dong' AND f.readable AND f.broken = 0
  AND NOT EXISTS (SELECT 1 FROM lao_dong AS s WHERE s._file = f.path AND (s.nam = k.nam OR s.nam IS NULL));

-- name: so_lieu_huyen.du
-- code: control-total
-- needs: nam, chi_tieu
-- title-vi: đủ các chỉ tiêu và năm trong số liệu của huyện
-- title-en: that a district's figures have all indicators and years
-- vi: thiếu chỉ tiêu {ma_chi_tieu} ({ten}) năm {nam}
-- en: the indicator {ma_chi_tieu} of {nam} is missing
-- hint-vi: Bổ sung dòng này; không phát sinh thì ghi 0.
-- hint-en: Add the row; write 0 where there is nothing.
SELECT f.path AS _file, 0 AS _line, c.ma_chi_tieu, c.ten, k.nam
FROM _files AS f JOIN nam AS k JOIN chi_tieu AS c
WHERE f.table_name = 'so_lieu_huyen' AND f.readable AND f.broken = 0 AND c.cap = 'HUYEN' AND c.ma_chi_tieu IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM so_lieu_huyen AS s WHERE s.ma_don_vi = f.submitter AND s.ma_chi_tieu = c.ma_chi_tieu AND s.nam = k.nam)
  AND NOT EXISTS (SELECT 1 FROM so_lieu_huyen AS s WHERE s._file = f.path AND (s.ma_don_vi IS NULL OR s.nam IS NULL OR s.ma_chi_tieu IS NULL
                    OR s.ma_chi_tieu NOT IN (SELECT x.ma_chi_tieu FROM chi_tieu AS x WHERE x.ma_chi_tieu IS NOT NULL)));

-- name: so_lieu_tinh.du
-- code: control-total
-- needs: nam, chi_tieu
-- title-vi: đủ các chỉ tiêu và năm trong số liệu của sở, ngành
-- title-en: that a department's figures have all indicators and years
-- vi: thiếu chỉ tiêu {ma_chi_tieu} ({ten}) năm {nam}
-- en: the indicator {ma_chi_tieu} of {nam} is missing
-- hint-vi: Bổ sung dòng này; không phát sinh thì ghi 0.
-- hint-en: Add the row; write 0 where there is nothing.
SELECT f.path AS _file, 0 AS _line, c.ma_chi_tieu, c.ten, k.nam
FROM _files AS f JOIN nam AS k JOIN chi_tieu AS c ON c.noi_bao_cao = f.submitter
WHERE f.table_name = 'so_lieu_tinh' AND f.readable AND f.broken = 0 AND c.cap IN ('HUYEN', 'TINH') AND c.ma_chi_tieu IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM so_lieu_tinh AS s WHERE s.ma_don_vi = f.submitter AND s.ma_chi_tieu = c.ma_chi_tieu AND s.nam = k.nam)
  AND NOT EXISTS (SELECT 1 FROM so_lieu_tinh AS s WHERE s._file = f.path AND (s.ma_don_vi IS NULL OR s.nam IS NULL OR s.ma_chi_tieu IS NULL
                    OR s.ma_chi_tieu NOT IN (SELECT x.ma_chi_tieu FROM chi_tieu AS x WHERE x.ma_chi_tieu IS NOT NULL)));

-- name: so_lieu_thang.du
-- code: control-total
-- needs: nam, chi_tieu
-- title-vi: đủ 12 tháng của từng chỉ tiêu
-- title-en: that each indicator has its 12 months
-- vi: chỉ tiêu {ma_chi_tieu} ({ten}) năm {nam} có {dem} tháng
-- en: the indicator {ma_chi_tieu} of {nam} has {dem} months
-- hint-vi: Mỗi năm phải có đủ 12 tháng.
-- hint-en: A year has 12 months.
SELECT f.path AS _file, 0 AS _line, c.ma_chi_tieu, c.ten, k.nam,
       (SELECT count(DISTINCT s.thang) FROM so_lieu_thang AS s WHERE s._file = f.path AND s.ma_chi_tieu = c.ma_chi_tieu AND s.nam = k.nam) AS dem
FROM _files AS f JOIN nam AS k JOIN chi_tieu AS c ON c.noi_bao_cao = f.submitter
WHERE f.table_name = 'so_lieu_thang' AND f.readable AND f.broken = 0 AND c.cap = 'THANG' AND c.ma_chi_tieu IS NOT NULL AND dem < 12
  AND NOT EXISTS (SELECT 1 FROM so_lieu_thang AS s WHERE s._file = f.path AND (s.nam IS NULL OR s.thang IS NULL OR s.ma_chi_tieu IS NULL
                    OR s.ma_chi_tieu NOT IN (SELECT x.ma_chi_tieu FROM chi_tieu AS x WHERE x.ma_chi_tieu IS NOT NULL)));

-- ==== who reports what, and sums ======================================================================================

-- name: so_lieu_huyen.cap
-- code: row-constraint
-- field: ma_chi_tieu
-- title-vi: chỉ tiêu có số liệu của huyện
-- title-en: that the indicator is one of districts
-- vi: chỉ tiêu {ma_chi_tieu} không thu thập ở huyện
-- en: the indicator {ma_chi_tieu} is not one of districts
-- hint-vi: Bỏ dòng này, hoặc sửa mã chỉ tiêu.
-- hint-en: Leave the row out, or correct the code.
SELECT s._file, s._line, s.ma_chi_tieu FROM so_lieu_huyen AS s JOIN chi_tieu AS c ON c.ma_chi_tieu = s.ma_chi_tieu WHERE c.cap <> 'HUYEN';

-- name: so_lieu_tinh.noi_bao_cao
-- code: row-constraint
-- field: ma_chi_tieu
-- title-vi: chỉ tiêu do đơn vị này báo cáo
-- title-en: that the indicator is reported by this department
-- vi: chỉ tiêu {ma_chi_tieu} do đơn vị {noi_bao_cao} báo cáo, không phải {ma_don_vi}
-- en: the indicator {ma_chi_tieu} is reported by {noi_bao_cao}, not by {ma_don_vi}
-- hint-vi: Bỏ dòng này, hoặc sửa mã chỉ tiêu.
-- hint-en: Leave the row out, or correct the code.
SELECT s._file, s._line, s.ma_chi_tieu, s.ma_don_vi, coalesce(c.noi_bao_cao, '–') AS noi_bao_cao
FROM so_lieu_tinh AS s JOIN chi_tieu AS c ON c.ma_chi_tieu = s.ma_chi_tieu
WHERE c.noi_bao_cao IS NOT s.ma_don_vi;

-- A district's row that cannot be read may be what is lacking: then nothing is said.
-- name: so_lieu_tinh.cong_huyen
-- code: control-total
-- field: gia_tri
-- needs: so_lieu_huyen, chi_tieu, don_vi
-- title-vi: số toàn tỉnh bằng tổng các huyện
-- title-en: that the province is the sum of its districts
-- vi: {ten} năm {nam}: toàn tỉnh ghi {gia_tri}, tổng các huyện là {tong}
-- en: {ma_chi_tieu} of {nam}: the province has {gia_tri}, its districts add up to {tong}
-- hint-vi: Đối chiếu với số liệu của các huyện rồi sửa bên sai.
-- hint-en: Compare with the districts' figures and correct the side that is wrong.
WITH huyen AS MATERIALIZED (
  SELECT ma_chi_tieu, nam, sum(gia_tri) AS tong, sum(_rejected OR gia_tri IS NULL) AS hong, count(*) AS dem
  FROM so_lieu_huyen
  GROUP BY ma_chi_tieu, nam)
SELECT s._file, s._line, s.ma_chi_tieu, c.ten, s.nam, s.gia_tri, h.tong
FROM so_lieu_tinh AS s JOIN chi_tieu AS c ON c.ma_chi_tieu = s.ma_chi_tieu JOIN huyen AS h ON h.ma_chi_tieu = s.ma_chi_tieu AND h.nam = s.nam
WHERE c.cong_huyen AND h.hong = 0 AND h.dem = (SELECT count(*) FROM don_vi WHERE loai = 'HUYEN') AND s.gia_tri <> h.tong
  AND NOT EXISTS (SELECT 1 FROM so_lieu_huyen AS x WHERE x.ma_chi_tieu IS NULL OR x.nam IS NULL);

-- name: nam.lien_tuc
-- code: control-total
-- field: nam
-- title-vi: danh sách các năm
-- title-en: the list of years
-- vi: danh sách không có năm {thieu}, niên giám cần đủ các năm {tu} - {den}
-- en: the list has no year {thieu}; the yearbook needs all from {tu} to {den}
-- hint-vi: Bổ sung dòng của năm này, hoặc sửa yearbook.from, yearbook.year của công việc.
-- hint-en: Add the year, or correct yearbook.from or yearbook.year of the job.
WITH RECURSIVE n(nam) AS (SELECT :yearbook_from UNION ALL SELECT nam + 1 FROM n WHERE nam < :yearbook_year)
SELECT f.path AS _file, 0 AS _line, n.nam AS thieu, :yearbook_from AS tu, :yearbook_year AS den
FROM n JOIN _files AS f ON f.table_name = 'nam' AND f.readable AND f.broken = 0
WHERE n.nam NOT IN (SELECT k.nam FROM nam AS k WHERE k.nam IS NOT NULL) AND NOT EXISTS (SELECT 1 FROM nam AS k WHERE k.nam IS NULL);
