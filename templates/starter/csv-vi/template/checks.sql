{{=<% %>=}}
-- Luật giữa các dòng và các bảng: mỗi truy vấn trả về những dòng SAI, có _file và _line. Chưa có luật nào; ví dụ:
--
--   -- name: ten_luat
--   -- code: row-constraint
--   -- field: cot
--   -- vi: {cot} không hợp lệ
--   SELECT _file, _line, cot FROM bang WHERE cot < 0;
