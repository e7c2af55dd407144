-- name: cau.tong
-- kind: count
SELECT so AS value, _file, _line FROM cau;

-- name: cau.be_tong
-- kind: ratio
-- base: cầu
SELECT be_tong AS num, so AS den, _file, _line FROM cau;

-- name: bang.xa
-- kind: rows
-- by: loai, xa
-- across: nam
SELECT loai, xa, nam, so, be_tong, _file, _line FROM cau ORDER BY loai, xa, nam;

-- name: bang.nam
-- kind: rows
-- by: nam
SELECT nam, so, be_tong, _file, _line FROM cau ORDER BY nam;
