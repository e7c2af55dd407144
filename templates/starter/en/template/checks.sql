-- Rules across rows and tables: each query returns the rows that are WRONG. No row: all is well.

-- Who must submit (datapackage.yaml calls it by this name under "expected").
-- name: phai_nop
-- code: submitters
SELECT ma_thon FROM thon;

-- :period_from is the value "period: from" of job.yaml. In a message, {column} is the value in the wrong row.
-- name: trong_cay.trong_ky
-- code: row-constraint
-- field: ngay_trong
-- vi: ngày trồng {ngay_trong} không thuộc kỳ báo cáo
-- en: the day {ngay_trong} is not within the period of the report
-- hint-vi: Sửa ngày, hoặc để dòng này cho báo cáo của kỳ khác.
-- hint-en: Correct the day, or leave this row to the report of another period.
SELECT _file, _line, ngay_trong
FROM trong_cay
WHERE ngay_trong NOT BETWEEN :period_from AND :period_to;
