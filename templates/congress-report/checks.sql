-- Rules across rows and tables of the congress report. A row is at fault only when no reading of the data makes it right: a cell that is
-- wrong already (NULL here), a row that says its key twice, or a record that names no class is an error of its own, and is not told again
-- as a sum that does not agree: of rows with the same key one that agrees is enough, and any of them may be of the year that lacks a row.

-- Who must send the expected files is every grassroots organisation that existed at some time after term.start and up to term.cutoff. One that sent
-- nothing, and whose row is wrong so that a date may be lacking, may not have existed.
-- name: nop_bao_cao
-- code: submitters
SELECT ma_to_chuc
FROM to_chuc
WHERE cap = 'CO_SO' AND coalesce(ngay_thanh_lap, '') <= :term_cutoff AND coalesce(ngay_ket_thuc, '9999-12-31') > :term_start
  AND NOT (_rejected AND (ngay_thanh_lap IS NULL OR ngay_ket_thuc IS NULL)
           AND NOT EXISTS (SELECT 1 FROM _files AS f WHERE f.submitter = to_chuc.ma_to_chuc));

-- name: to_chuc.mot_khoi
-- code: control-total
-- needs: to_chuc
-- title-vi: danh sách có đúng một đảng bộ khối
-- title-en: that the list has exactly one bloc
-- vi: danh sách tổ chức có {dem} dòng cấp KHOI, phải có đúng một
-- en: the list of organisations has {dem} rows of level KHOI, exactly one is needed
-- hint-vi: Ghi cấp KHOI cho đảng bộ khối và chỉ cho đảng bộ khối; các tổ chức cơ sở đảng ghi CO_SO.
-- hint-en: Give the level KHOI to the bloc, and to nothing else; grassroots organisations are CO_SO.
SELECT 'reference/to_chuc.csv' AS _file, 0 AS _line, dem
FROM (SELECT count(DISTINCT coalesce(ma_to_chuc, _line)) FILTER (WHERE cap = 'KHOI') AS dem, count(*) FILTER (WHERE cap IS NULL) AS chua_ro
      FROM to_chuc)
WHERE dem > 1 OR (dem = 0 AND chua_ro = 0);

-- Trainee rows that name no class of the list stand for whichever class is short of them; a person written twice counts once or twice.
-- name: lop.so_hoc_vien
-- code: control-total
-- field: so_hoc_vien
-- needs: hoc_vien
-- title-vi: số học viên của từng lớp so với các tệp học viên
-- title-en: each class's number of trainees against the trainee files
-- vi: lớp {ma_lop} khai {so_hoc_vien} học viên, các tệp học viên có {dem} dòng của lớp này
-- en: class {ma_lop} declares {so_hoc_vien} trainees, the trainee files hold {dem} rows of it
-- hint-vi: Sửa số học viên của lớp, hoặc đề nghị các đơn vị bổ sung, rà lại danh sách học viên.
-- hint-en: Correct the number of the class, or have the organisations complete and check their lists of trainees.
WITH l AS MATERIALIZED (
  SELECT _file, _line, ma_lop, so_hoc_vien, (SELECT count(*) FROM hoc_vien WHERE hoc_vien.ma_lop = lop.ma_lop) AS dem
  FROM lop
  WHERE ma_lop IS NOT NULL)
SELECT l._file, l._line, l.ma_lop, l.so_hoc_vien, l.dem
FROM l
WHERE l.so_hoc_vien <> l.dem
  AND l.so_hoc_vien NOT BETWEEN
      (SELECT count(*) FROM (SELECT DISTINCT ho_ten, ngay_sinh FROM hoc_vien WHERE hoc_vien.ma_lop = l.ma_lop))
      AND l.dem + (SELECT count(*) FROM hoc_vien
                   WHERE ma_lop IS NULL OR ma_lop NOT IN (SELECT k.ma_lop FROM lop AS k WHERE k.ma_lop IS NOT NULL))
  AND NOT EXISTS (SELECT 1 FROM l AS k
                  WHERE k.ma_lop = l.ma_lop AND (k._line < l._line OR k.so_hoc_vien = k.dem));

-- name: ket_nap.theo_dang_vien
-- code: control-total
-- field: so_ket_nap
-- needs: dang_vien
-- submitter: ma_to_chuc
-- title-vi: số kết nạp so với tệp biến động đảng viên
-- title-en: admissions against the movement of members
-- vi: năm {nam} ghi {so_ket_nap} đảng viên kết nạp, tệp dang_vien.csv ghi {ket_nap}
-- en: for {nam} {so_ket_nap} admissions are given, dang_vien.csv gives {ket_nap}
-- hint-vi: Hai tệp phải ghi cùng một số; đối chiếu quyết định kết nạp rồi sửa tệp ghi sai.
-- hint-en: The two files must give the same number; look at the decisions of admission and correct the file that is wrong.
SELECT k._file, k._line, k.ma_to_chuc, k.nam, k.so_ket_nap,
       (SELECT d.ket_nap FROM dang_vien AS d WHERE d.ma_to_chuc = k.ma_to_chuc AND d.nam = k.nam) AS ket_nap
FROM ket_nap AS k
WHERE k.so_ket_nap IS NOT NULL
  AND EXISTS (SELECT 1 FROM dang_vien AS d WHERE d.ma_to_chuc = k.ma_to_chuc AND d.nam = k.nam)
  AND NOT EXISTS (SELECT 1 FROM dang_vien AS d
                  WHERE d.ma_to_chuc = k.ma_to_chuc AND d.nam = k.nam AND coalesce(d.ket_nap, k.so_ket_nap) = k.so_ket_nap)
  AND NOT EXISTS (SELECT 1 FROM ket_nap AS o
                  WHERE o.ma_to_chuc = k.ma_to_chuc AND o.nam = k.nam
                    AND (o._line < k._line
                         OR o.so_ket_nap IN (SELECT d.ket_nap FROM dang_vien AS d WHERE d.ma_to_chuc = k.ma_to_chuc AND d.nam = k.nam)));

-- name: ket_nap.thieu_dang_vien
-- code: control-total
-- field: so_ket_nap
-- needs: dang_vien
-- submitter: ma_to_chuc
-- title-vi: số kết nạp của năm không có trong tệp biến động đảng viên
-- title-en: admissions of years that the movement of members lacks
-- vi: năm {nam} ghi {so_ket_nap} đảng viên kết nạp, tệp dang_vien.csv không có dòng của năm này
-- en: for {nam} {so_ket_nap} admissions are given, dang_vien.csv has no row for that year
-- hint-vi: Bổ sung dòng của năm này vào tệp dang_vien.csv, hoặc sửa năm, số kết nạp.
-- hint-en: Add a row for the year to dang_vien.csv, or correct the year or the number.
SELECT k._file, k._line, k.ma_to_chuc, k.nam, k.so_ket_nap
FROM ket_nap AS k
WHERE k.so_ket_nap > 0 AND k.ma_to_chuc IS NOT NULL AND k.nam IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM dang_vien AS d WHERE d.ma_to_chuc = k.ma_to_chuc AND d.nam = k.nam)
  AND 'submissions/' || k.ma_to_chuc || '/dang_vien.csv' NOT IN (SELECT _file FROM dang_vien WHERE ma_to_chuc IS NULL OR nam IS NULL)
  AND (SELECT count(*) = count(DISTINCT d.nam) FROM dang_vien AS d WHERE d.ma_to_chuc = k.ma_to_chuc);

-- name: dang_vien.thieu_ket_nap
-- code: control-total
-- field: ket_nap
-- needs: ket_nap
-- submitter: ma_to_chuc
-- title-vi: số kết nạp của năm không có trong tệp kết nạp
-- title-en: admissions of years that the file of admissions lacks
-- vi: năm {nam} ghi kết nạp {ket_nap} đảng viên, tệp ket_nap.csv không có dòng của năm này
-- en: for {nam} {ket_nap} admissions are given, ket_nap.csv has no row for that year
-- hint-vi: Bổ sung dòng của năm này vào tệp ket_nap.csv, hoặc sửa cột “Kết nạp” của dòng này.
-- hint-en: Add a row for the year to ket_nap.csv, or correct the column ket_nap.
SELECT d._file, d._line, d.ma_to_chuc, d.nam, d.ket_nap
FROM dang_vien AS d
WHERE d.ket_nap > 0 AND d.ma_to_chuc IS NOT NULL AND d.nam IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM ket_nap AS k WHERE k.ma_to_chuc = d.ma_to_chuc AND k.nam = d.nam)
  AND 'submissions/' || d.ma_to_chuc || '/ket_nap.csv' NOT IN (SELECT _file FROM ket_nap WHERE ma_to_chuc IS NULL OR nam IS NULL)
  AND (SELECT count(*) = count(DISTINCT k.nam) FROM ket_nap AS k WHERE k.ma_to_chuc = d.ma_to_chuc);

-- name: dang_vien.dau_ky
-- code: control-total
-- field: dau_ky
-- needs: dang_vien
-- submitter: ma_to_chuc
-- title-vi: đầu kỳ so với cuối kỳ năm trước
-- title-en: each year's start against the end of the year before
-- vi: đầu kỳ năm {nam} là {dau_ky} đảng viên, cuối kỳ năm trước là {cuoi_ky_truoc}
-- en: {nam} starts with {dau_ky} members, the year before ended with {cuoi_ky_truoc}
-- hint-vi: Đầu kỳ phải bằng cuối kỳ năm trước; sửa năm ghi sai.
-- hint-en: A year starts with what the year before ended with; correct the year that is wrong.
SELECT d._file, d._line, d.ma_to_chuc, d.nam, d.dau_ky,
       (SELECT t.cuoi_ky FROM dang_vien AS t WHERE t.ma_to_chuc = d.ma_to_chuc AND t.nam = d.nam - 1) AS cuoi_ky_truoc
FROM dang_vien AS d
WHERE d.dau_ky IS NOT NULL
  AND EXISTS (SELECT 1 FROM dang_vien AS t WHERE t.ma_to_chuc = d.ma_to_chuc AND t.nam = d.nam - 1)
  AND NOT EXISTS (SELECT 1 FROM dang_vien AS t
                  WHERE t.ma_to_chuc = d.ma_to_chuc AND t.nam = d.nam - 1 AND coalesce(t.cuoi_ky, d.dau_ky) = d.dau_ky)
  AND NOT EXISTS (SELECT 1 FROM dang_vien AS o
                  WHERE o.ma_to_chuc = d.ma_to_chuc AND o.nam = d.nam
                    AND (o._line < d._line
                         OR o.dau_ky IN (SELECT t.cuoi_ky FROM dang_vien AS t WHERE t.ma_to_chuc = d.ma_to_chuc AND t.nam = d.nam - 1)));

-- A category whose own code, object or first year is wrong may be the one that is meant.
-- name: xep_loai.ma_muc
-- code: foreign-key
-- field: ma_muc
-- needs: danh_muc_xep_loai
-- title-vi: mã mức của tổ chức đảng có trong danh mục xếp loại của năm
-- title-en: that ratings of organisations are in the list of the year
-- vi: năm {nam} không có mức “{ma_muc}” cho tổ chức đảng
-- en: there is no rating “{ma_muc}” for organisations in {nam}
-- hint-vi: Dùng một mã mức có trong danh mục xếp loại, đối tượng TO_CHUC, còn hiệu lực trong năm đó.
-- hint-en: Use a code of the list of ratings, object TO_CHUC, in force in that year.
SELECT x._file, x._line, x.ma_to_chuc, x.nam, x.ma_muc
FROM xep_loai AS x
WHERE x.ma_muc IS NOT NULL AND x.nam IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM danh_muc_xep_loai AS m
                  WHERE m.ma_muc = x.ma_muc AND m.doi_tuong = 'TO_CHUC' AND x.nam BETWEEN m.nam_tu AND coalesce(m.nam_den, 2099))
  AND NOT EXISTS (SELECT 1 FROM danh_muc_xep_loai AS m
                  WHERE (m.ma_muc IS NULL OR m.doi_tuong IS NULL OR m.nam_tu IS NULL)
                    AND coalesce(m.ma_muc, x.ma_muc) = x.ma_muc AND coalesce(m.doi_tuong, 'TO_CHUC') = 'TO_CHUC'
                    AND x.nam BETWEEN coalesce(m.nam_tu, 1990) AND coalesce(m.nam_den, 2099));

-- name: xep_loai_dang_vien.ma_muc
-- code: foreign-key
-- field: ma_muc
-- needs: danh_muc_xep_loai
-- title-vi: mã mức của đảng viên có trong danh mục xếp loại của năm
-- title-en: that ratings of members are in the list of the year
-- vi: năm {nam} không có mức “{ma_muc}” cho đảng viên
-- en: there is no rating “{ma_muc}” for members in {nam}
-- hint-vi: Dùng một mã mức có trong danh mục xếp loại, đối tượng DANG_VIEN, còn hiệu lực trong năm đó.
-- hint-en: Use a code of the list of ratings, object DANG_VIEN, in force in that year.
SELECT x._file, x._line, x.ma_to_chuc, x.nam, x.ma_muc
FROM xep_loai_dang_vien AS x
WHERE x.ma_muc IS NOT NULL AND x.nam IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM danh_muc_xep_loai AS m
                  WHERE m.ma_muc = x.ma_muc AND m.doi_tuong = 'DANG_VIEN' AND x.nam BETWEEN m.nam_tu AND coalesce(m.nam_den, 2099))
  AND NOT EXISTS (SELECT 1 FROM danh_muc_xep_loai AS m
                  WHERE (m.ma_muc IS NULL OR m.doi_tuong IS NULL OR m.nam_tu IS NULL)
                    AND coalesce(m.ma_muc, x.ma_muc) = x.ma_muc AND coalesce(m.doi_tuong, 'DANG_VIEN') = 'DANG_VIEN'
                    AND x.nam BETWEEN coalesce(m.nam_tu, 1990) AND coalesce(m.nam_den, 2099));

-- A rating that is no category of that year is told by xep_loai.ma_muc; no rating at all by the row constraints of datapackage.yaml.
-- name: xep_loai.tieu_bieu
-- code: row-constraint
-- needs: danh_muc_xep_loai
-- title-vi: tiêu biểu chỉ ghi cho nhóm TSVM
-- title-en: that only the group TSVM is exemplary
-- vi: ghi là tiêu biểu nhưng mức {ma_muc} năm {nam} không thuộc nhóm TSVM
-- en: marked as exemplary, but the rating {ma_muc} of {nam} is not of the group TSVM
-- hint-vi: Chỉ tổ chức xếp mức thuộc nhóm TSVM mới được ghi tiêu biểu; bỏ dấu tiêu biểu hoặc sửa mã mức.
-- hint-en: Only an organisation rated in the group TSVM can be exemplary; take the mark away or correct the rating.
SELECT x._file, x._line, x.ma_to_chuc, x.nam, x.ma_muc
FROM xep_loai AS x
WHERE x.tieu_bieu = 1
  AND EXISTS (SELECT 1 FROM danh_muc_xep_loai AS m
              WHERE m.ma_muc = x.ma_muc AND m.doi_tuong = 'TO_CHUC' AND x.nam BETWEEN m.nam_tu AND coalesce(m.nam_den, 2099))
  AND NOT EXISTS (SELECT 1 FROM danh_muc_xep_loai AS m
                  WHERE m.ma_muc = x.ma_muc AND m.doi_tuong = 'TO_CHUC' AND x.nam BETWEEN m.nam_tu AND coalesce(m.nam_den, 2099)
                    AND coalesce(m.nhom, 'TSVM') = 'TSVM');

-- Told at the first row of an organisation and year. A rating written twice counts once, with its smaller number.
-- name: xep_loai_dang_vien.tong
-- code: control-total
-- needs: dang_vien, xep_loai_dang_vien
-- submitter: ma_to_chuc
-- title-vi: số đảng viên được đánh giá so với số đảng viên cuối kỳ
-- title-en: members rated against members at the end of the year
-- vi: năm {nam} đánh giá {tong} đảng viên, nhiều hơn {cuoi_ky} đảng viên cuối kỳ
-- en: in {nam} {tong} members are rated, more than the {cuoi_ky} members at the end of the year
-- hint-vi: Sửa số lượng của các mức trong năm này, hoặc sửa cột “Cuối kỳ” của tệp dang_vien.csv.
-- hint-en: Correct the numbers of this year's ratings, or the column cuoi_ky of dang_vien.csv.
SELECT _file, min(_line) AS _line, ma_to_chuc, nam, sum(so_luong) AS tong, cuoi_ky
FROM (SELECT x._file, min(x._line) AS _line, x.ma_to_chuc, x.nam, min(x.so_luong) AS so_luong,
             (SELECT max(d.cuoi_ky) FROM dang_vien AS d WHERE d.ma_to_chuc = x.ma_to_chuc AND d.nam = x.nam) AS cuoi_ky
      FROM xep_loai_dang_vien AS x
      WHERE x.ma_to_chuc IS NOT NULL AND x.nam IS NOT NULL
      GROUP BY x.ma_to_chuc, x.nam, coalesce(x.ma_muc, x._line))
GROUP BY ma_to_chuc, nam
HAVING sum(so_luong) > cuoi_ky;
