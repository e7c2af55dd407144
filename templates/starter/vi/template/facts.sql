-- Các con số của báo cáo: mỗi truy vấn trả về những dòng góp vào con số, chương trình cộng lại.
-- Có _file, _line thì "tongket explain" chỉ được con số do tệp nào, dòng nào mà ra.

-- Kiểu count: đếm dòng; có cột value thì cộng cột ấy.
-- name: thon.tong
-- kind: count
SELECT _file, _line FROM thon;

-- name: cay.tong
-- kind: count
SELECT cay_trong AS value, _file, _line FROM trong_cay;

-- Kiểu ratio: tổng num chia tổng den, in thành phần trăm; base nói mẫu số là gì.
-- name: cay.song
-- kind: ratio
-- base: cây đã trồng
SELECT cay_song AS num, cay_trong AS den, _file, _line FROM trong_cay;

-- Kiểu rows: một bảng; by là các cột nêu tên dòng, các cột còn lại được cộng theo chúng.
-- name: bang.thon
-- kind: rows
-- by: ma_thon, ten_thon
SELECT thon.ma_thon, thon.ten_thon, cay_trong, cay_song, trong_cay._file, trong_cay._line
FROM thon JOIN trong_cay ON trong_cay.ma_thon = thon.ma_thon
ORDER BY thon.ma_thon;
