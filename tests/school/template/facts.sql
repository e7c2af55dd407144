-- name: hoc_sinh.tong
-- kind: count
SELECT _file, _line FROM hoc_sinh;

-- name: hoc_sinh.kha_gioi
-- kind: ratio
-- base: học sinh
SELECT diem >= 6.5 AS num, 1 AS den, _file, _line FROM hoc_sinh;

-- name: hoc_sinh.ren_luyen_thap
-- kind: count
SELECT _file, _line FROM hoc_sinh WHERE ren_luyen = 'Chưa đạt';

-- name: lop.danh_sach
-- kind: list
SELECT ma_lop AS value, _file, _line FROM lop ORDER BY ma_lop;

-- name: nghi_hoc.nhieu_nhat
-- kind: count
-- group: thang
-- pick: max
SELECT co_phep + khong_phep AS value, thang, _file, _line FROM chuyen_can;

-- name: bang.lop
-- kind: rows
-- by: ma_lop, chu_nhiem
SELECT l.ma_lop, l.chu_nhiem, 1 AS hoc_sinh, h.diem >= 8 AS gioi, h.diem >= 6.5 AND h.diem < 8 AS kha, h.diem >= 5 AND h.diem < 6.5 AS dat,
       h.diem < 5 AS chua_dat, h.diem AS tong_diem, h._file, h._line
FROM lop AS l
JOIN hoc_sinh AS h ON h.ma_lop = l.ma_lop
ORDER BY l.ma_lop;

-- name: bang.nghi_hoc
-- kind: rows
-- by: thang
SELECT 'Tháng ' || thang AS thang, co_phep, khong_phep, _file, _line
FROM chuyen_can
ORDER BY (chuyen_can.thang + 3) % 12, ma_lop;
