-- Every store sends its stock.
-- name: kho_phai_nop
-- code: submitters
SELECT ma_kho FROM kho;

-- A store's total is the sum of its rows.
-- name: kho.tong_so
-- code: control-total
-- field: tong_so
-- needs: ton_kho
-- submitter: ma_kho
-- title-vi: tổng số của kho so với tệp hàng tồn kho
-- title-en: a store's total against its stock
-- vi: kho {ma_kho} khai tổng số {tong_so}, các dòng hàng tồn cộng lại là {cong}
-- en: store {ma_kho} declares {tong_so}, its rows add up to {cong}
-- hint-vi: Sửa tổng số, hoặc các dòng hàng tồn.
-- hint-en: Correct the total or the rows.
SELECT k._file, k._line, k.ma_kho, k.tong_so, (SELECT sum(t.so_luong) FROM ton_kho t WHERE t.ma_kho = k.ma_kho) AS cong
FROM kho k WHERE k.tong_so <> cong;
