-- name: tong
-- kind: count
SELECT 9000000000000000000 AS value, _file, _line FROM don_vi;
