-- Luật giữa các dòng và các bảng: mỗi truy vấn trả về những dòng SAI. Không trả dòng nào là đúng.

-- Ai phải nộp số liệu (datapackage.yaml gọi tên này ở "expected").
-- name: phai_nop
-- code: submitters
SELECT ma_thon FROM thon;

-- :period_from là giá trị "period: from" của job.yaml. Trong câu báo lỗi, {cột} là giá trị của dòng sai.
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
