-- The figures of the report: each query returns the rows that make up the figure, the program adds them up.
-- With _file and _line, "tongket explain" can show which files and lines a figure comes from.

-- Kind count: how many rows; where there is a column value, its sum.
-- name: thon.tong
-- kind: count
SELECT _file, _line FROM thon;

-- name: cay.tong
-- kind: count
SELECT cay_trong AS value, _file, _line FROM trong_cay;

-- Kind ratio: the sum of num by the sum of den, printed as a percentage; base says what the denominator counts.
-- name: cay.song
-- kind: ratio
-- base: cây đã trồng
SELECT cay_song AS num, cay_trong AS den, _file, _line FROM trong_cay;

-- Kind rows: a table; by names the columns that name a row, the others are summed for each of them.
-- name: bang.thon
-- kind: rows
-- by: ma_thon, ten_thon
SELECT thon.ma_thon, thon.ten_thon, cay_trong, cay_song, trong_cay._file, trong_cay._line
FROM thon JOIN trong_cay ON trong_cay.ma_thon = thon.ma_thon
ORDER BY thon.ma_thon;
