-- name: tong
-- kind: count
SELECT so_luong AS value, _file, _line FROM cap_phat WHERE nam = 1999;
