-- The certificates, one a row, and the figures of the register. Who did not pass gets none.
-- Numbers go on from certificate.first_number, class by class in the order of their ends, within a class by organisation and in the order of its list.

-- name: bang.giay
-- kind: rows
-- note: Mỗi dòng một giấy chứng nhận.
SELECT printf('%04d', :certificate_first_number - 1 + row_number() OVER xep) AS so,
       printf('%04d', :certificate_first_number - 1 + row_number() OVER xep) || '/' || :certificate_symbol AS so_vao_so,
       h.ma_lop, h.ho_ten, vi_date(h.ngay_sinh) AS sinh_ngay, t.ten AS to_chuc, l.ten_lop,
       vi_date(l.ngay_bat_dau) AS tu_ngay, vi_date(l.ngay_ket_thuc) AS den_ngay, h.ket_qua
FROM hoc_vien AS h JOIN lop AS l ON l.ma_lop = h.ma_lop JOIN to_chuc AS t ON t.ma_to_chuc = h.ma_to_chuc
WHERE h.ket_qua <> 'Không đạt'
WINDOW xep AS (ORDER BY l.ngay_ket_thuc, h.ma_lop, h.ma_to_chuc, h._line)
ORDER BY l.ngay_ket_thuc, h.ma_lop, h.ma_to_chuc, h._line;

-- name: giay.tong
-- kind: count
-- note: Số giấy chứng nhận được cấp.
SELECT ma_lop, ma_to_chuc, ket_qua, _file, _line FROM hoc_vien WHERE ket_qua <> 'Không đạt';

-- name: hoc_vien.tong
-- kind: count
SELECT ma_lop, ma_to_chuc, _file, _line FROM hoc_vien;

-- name: hoc_vien.khong_dat
-- kind: count
SELECT ma_lop, ma_to_chuc, _file, _line FROM hoc_vien WHERE ket_qua = 'Không đạt';

-- name: lop.tong
-- kind: count
SELECT ma_lop, _file, _line FROM lop;

-- name: to_chuc.tong
-- kind: count
-- note: Số đơn vị có học viên.
SELECT ma_to_chuc, _file, _line FROM to_chuc WHERE ma_to_chuc IN (SELECT ma_to_chuc FROM hoc_vien);

-- name: giay.kha_gioi
-- kind: ratio
-- base: giấy chứng nhận được cấp
SELECT ket_qua IN ('Giỏi', 'Khá') AS num, 1 AS den, ma_lop, _file, _line FROM hoc_vien WHERE ket_qua <> 'Không đạt';

-- name: giay.so_dau
-- kind: text
SELECT printf('%04d', :certificate_first_number) AS value;

-- name: giay.so_cuoi
-- kind: text
SELECT printf('%04d', :certificate_first_number - 1 + (SELECT count(*) FROM hoc_vien WHERE ket_qua <> 'Không đạt')) AS value;

-- name: bang.lop
-- kind: rows
-- by: ma_lop, ten_lop
SELECT l.ma_lop, l.ten_lop, 1 AS hoc_vien, h.ket_qua <> 'Không đạt' AS cap, h.ket_qua = 'Giỏi' AS gioi, h.ket_qua = 'Khá' AS kha,
       h.ket_qua = 'Trung bình' AS trung_binh, h.ket_qua = 'Không đạt' AS khong_dat
FROM lop AS l JOIN hoc_vien AS h ON h.ma_lop = l.ma_lop
ORDER BY l.ngay_ket_thuc, l.ma_lop;

-- name: bang.so
-- kind: rows
SELECT printf('%04d', :certificate_first_number - 1 + row_number() OVER xep) AS so, h.ho_ten, vi_date(h.ngay_sinh) AS sinh_ngay,
       h.gioi_tinh, t.ten AS to_chuc, h.ket_qua, '' AS ky_nhan,
       'Lớp ' || l.ma_lop || ': ' || l.ten_lop || ' (' || vi_date(l.ngay_bat_dau) || ' - ' || vi_date(l.ngay_ket_thuc) || ')' AS lop
FROM hoc_vien AS h JOIN lop AS l ON l.ma_lop = h.ma_lop JOIN to_chuc AS t ON t.ma_to_chuc = h.ma_to_chuc
WHERE h.ket_qua <> 'Không đạt'
WINDOW xep AS (ORDER BY l.ngay_ket_thuc, h.ma_lop, h.ma_to_chuc, h._line)
ORDER BY l.ngay_ket_thuc, h.ma_lop, h.ma_to_chuc, h._line;
