{{=<% %>=}}
-- Rules across rows and tables: each query returns the rows that are WRONG, with _file and _line. There is none yet; one might be:
--
--   -- name: ten_luat
--   -- code: row-constraint
--   -- field: cot
--   -- vi: {cot} không hợp lệ
--   SELECT _file, _line, cot FROM bang WHERE cot < 0;
