-- name: nop_diem
-- code: submitters
SELECT ma_lop FROM lop;

-- name: lop.si_so
-- code: control-total
-- field: si_so
-- needs: hoc_sinh
-- title-vi: sĩ số so với tệp học sinh
-- title-en: the size of a class against its file of pupils
-- vi: lớp {ma_lop} có sĩ số {si_so}, tệp học sinh có {dem} dòng
-- en: class {ma_lop} has {si_so} pupils, their file holds {dem} rows
-- hint-vi: Sửa sĩ số hoặc danh sách học sinh.
-- hint-en: Correct the number or the list of pupils.
SELECT * FROM (SELECT _file, _line, ma_lop, si_so, (SELECT count(*) FROM hoc_sinh WHERE hoc_sinh.ma_lop = lop.ma_lop) AS dem FROM lop)
WHERE si_so <> dem;
