-- name: kho.lap_day
-- kind: ratio
-- base: sức chứa của các kho
SELECT da_dung AS num, suc_chua AS den, _file, _line FROM kho;
