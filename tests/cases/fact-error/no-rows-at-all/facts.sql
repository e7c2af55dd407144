-- name: ty_le
-- kind: ratio
-- base: số dòng
SELECT so_luong AS num, 1 AS den, _file, _line FROM cap_phat WHERE nam = 1999;
