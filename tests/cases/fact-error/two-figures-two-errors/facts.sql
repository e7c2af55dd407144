-- name: ty_le
-- kind: ratio
-- base: tổng khai
SELECT 1 AS num, khai_tong AS den, _file, _line FROM don_vi;
-- name: ty_le_khac
-- kind: ratio
-- base: tổng khai
SELECT 1 AS num, khai_tong AS den, _file, _line FROM don_vi;
