-- Rules across the tables of certificates.

-- Every organisation of the list sends its trainees.
-- name: nop_danh_sach
-- code: submitters
SELECT ma_to_chuc FROM to_chuc WHERE ma_to_chuc IS NOT NULL;

-- A trainee row that names no class of the list stands for whichever class is short of it.
-- name: lop.si_so
-- code: control-total
-- field: so_hoc_vien
-- needs: hoc_vien
-- title-vi: sĩ số của từng lớp so với các danh sách học viên
-- title-en: each class's number of trainees against the lists
-- vi: lớp {ma_lop} có sĩ số {so_hoc_vien}, các danh sách có {dem} học viên của lớp này
-- en: class {ma_lop} has {so_hoc_vien} trainees, the lists hold {dem} of it
-- hint-vi: Sửa sĩ số của lớp, hoặc đề nghị các đơn vị rà lại danh sách.
-- hint-en: Correct the number of the class, or have the organisations check their lists.
WITH dem AS MATERIALIZED (
  SELECT l._file, l._line, l.ma_lop, l.so_hoc_vien, (SELECT count(*) FROM hoc_vien AS h WHERE h.ma_lop = l.ma_lop) AS dem
  FROM lop AS l
  WHERE l.ma_lop IS NOT NULL AND l.so_hoc_vien IS NOT NULL)
SELECT _file, _line, ma_lop, so_hoc_vien, dem
FROM dem
WHERE so_hoc_vien NOT BETWEEN dem AND dem + (SELECT count(*) FROM hoc_vien WHERE ma_lop IS NULL OR ma_lop NOT IN (SELECT k.ma_lop FROM lop AS k WHERE k.ma_lop IS NOT NULL));

-- name: hoc_vien.tuoi
-- code: row-constraint
-- field: ngay_sinh
-- title-vi: tuổi của học viên khi khai giảng
-- title-en: the age of trainees when the class began
-- vi: học viên sinh ngày {ngay_sinh} chưa đủ 18 tuổi khi lớp {ma_lop} khai giảng ngày {ngay_bat_dau}
-- en: a trainee born on {ngay_sinh} was not yet 18 when class {ma_lop} began on {ngay_bat_dau}
-- hint-vi: Kiểm tra năm sinh và mã lớp.
-- hint-en: Check the year of birth and the class.
SELECT h._file, h._line, h.ngay_sinh, h.ma_lop, l.ngay_bat_dau
FROM hoc_vien AS h JOIN lop AS l ON l.ma_lop = h.ma_lop
WHERE (CAST(substr(h.ngay_sinh, 1, 4) AS INTEGER) + 18) || substr(h.ngay_sinh, 5) > l.ngay_bat_dau;

-- name: document.ngay_cap
-- code: row-constraint
-- field: ngay_ket_thuc
-- title-vi: lớp đã kết thúc khi cấp giấy
-- title-en: that classes have ended before certificates are issued
-- vi: lớp {ma_lop} kết thúc ngày {ngay_ket_thuc}, sau ngày cấp giấy {ngay_cap}
-- en: class {ma_lop} ends on {ngay_ket_thuc}, after the certificates' date {ngay_cap}
-- hint-vi: Sửa ngày kết thúc, hoặc đưa lớp này sang đợt cấp sau.
-- hint-en: Correct the end, or leave the class to the next issue.
SELECT _file, _line, ma_lop, ngay_ket_thuc, :document_date AS ngay_cap
FROM lop
WHERE ngay_ket_thuc > :document_date;
