-- The checks of whole.yaml.
-- name: phai_nop
-- code: submitters
SELECT ma_don_vi FROM don_vi WHERE phai_nop;

-- A unit's total against its rows; rows whose number is wrong may be what is missing.
-- name: don_vi.khai_tong
-- code: control-total
-- field: khai_tong
-- needs: cap_phat
-- submitter: ma_don_vi
-- title-vi: tổng khai của đơn vị so với các dòng cấp phát
-- title-en: a unit's total against its rows
-- vi: đơn vị {ma_don_vi} khai {khai_tong}, các dòng cộng lại là {cong}
-- en: unit {ma_don_vi} declares {khai_tong}, its rows add up to {cong}
-- hint-vi: Đối chiếu lại.
-- hint-en: Compare the two.
SELECT d._file, d._line, d.ma_don_vi, d.khai_tong,
       (SELECT coalesce(sum(c.so_luong), 0) FROM cap_phat c WHERE c.ma_don_vi = d.ma_don_vi) AS cong
FROM don_vi d
WHERE d.khai_tong <> cong
  AND NOT (d.khai_tong > cong AND EXISTS (SELECT 1 FROM cap_phat c
                                           WHERE coalesce(c.ma_don_vi, d.ma_don_vi) = d.ma_don_vi AND (c.so_luong IS NULL OR c.ma_don_vi IS NULL)));

-- All units together: one total has no submitter.
-- name: don_vi.co_dong
-- code: control-total
-- needs: cap_phat
-- vi: chưa có dòng cấp phát nào
-- en: there is not a single row
-- hint-vi: Bổ sung.
-- hint-en: Add one.
SELECT 'reference/don_vi.csv' AS _file, 0 AS _line WHERE NOT EXISTS (SELECT 1 FROM cap_phat) AND EXISTS (SELECT 1 FROM don_vi WHERE phai_nop);
