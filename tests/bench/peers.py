"""peers.py PEER FILE FOLDER: the checks of million/datapackage.yaml made by another program, and the bad rows counted; prints seconds and rows found.

Only checking and counting: nothing is stored, no message is worded, and neither peer can tell the line of a row behind a quoted line break."""
import sys
import time


def duckdb(path, codes):
    import duckdb as db
    con = db.connect()
    con.execute("SET threads TO " + str(threads()))
    return con.execute(f"""
        SELECT count(*) FROM read_csv('{path}', header=true, all_varchar=true, delim=',') AS c
        WHERE NOT coalesce(regexp_full_match(ma_hoc_vien, 'HV[0-9]{{7}}')
          AND length(ho_ten) BETWEEN 1 AND 100
          AND try_strptime(ngay_sinh, '%d/%m/%Y') IS NOT NULL
          AND gioi_tinh IN ('Nam', 'Nữ') AND ket_qua IN ('Giỏi', 'Khá', 'Trung bình')
          AND try_cast(diem AS INTEGER) BETWEEN 0 AND 1000
          AND regexp_full_match(chi_bo, '[\\p{{L}}\\p{{N}} ]+')
          AND regexp_full_match(ma_to_chuc, '[A-Z0-9][A-Z0-9._-]{{0,19}}')
          AND ma_to_chuc IN (SELECT ma_to_chuc FROM read_csv('{codes}', header=true, all_varchar=true)), false)""").fetchone()[0]


def polars(path, codes):
    import polars as pl
    known = pl.read_csv(codes, infer_schema_length=0).select("ma_to_chuc")
    good = (pl.col("ma_hoc_vien").str.contains("^HV[0-9]{7}$")
            & pl.col("ho_ten").str.len_chars().is_between(1, 100)
            & pl.col("ngay_sinh").str.to_date("%d/%m/%Y", strict=False).is_not_null()
            & pl.col("gioi_tinh").is_in(["Nam", "Nữ"]) & pl.col("ket_qua").is_in(["Giỏi", "Khá", "Trung bình"])
            & pl.col("diem").cast(pl.Int64, strict=False).is_between(0, 1000)
            & pl.col("chi_bo").str.contains(r"^[\p{L}\p{N} ]+$")
            & pl.col("ma_to_chuc").str.contains(r"^[A-Z0-9][A-Z0-9._-]{0,19}$")
            & pl.col("ma_to_chuc").is_in(known["ma_to_chuc"].implode()))
    return pl.scan_csv(path, infer_schema_length=0).filter(~good.fill_null(False)).select(pl.len()).collect().item()


def qsv(path, codes):
    """Its JSON Schema cannot look into another table: the codes of that one are listed as choices."""
    import csv
    import json
    import os
    import subprocess
    import tempfile
    text = {"type": "string"}
    known = [row["ma_to_chuc"] for row in csv.DictReader(open(codes, encoding="utf-8"))]
    properties = {"ma_hoc_vien": {**text, "pattern": "^HV[0-9]{7}$"}, "ho_ten": {**text, "minLength": 1, "maxLength": 100},
                  "ngay_sinh": {**text, "pattern": "^[0-9]{2}/[0-9]{2}/[0-9]{4}$"}, "gioi_tinh": {**text, "enum": ["Nam", "Nữ"]},
                  "ket_qua": {**text, "enum": ["Giỏi", "Khá", "Trung bình"]}, "diem": {"type": "integer", "minimum": 0, "maximum": 1000},
                  "chi_bo": {**text, "pattern": r"^[\p{L}\p{N} ]+$"}, "ma_to_chuc": {**text, "enum": known}}
    with tempfile.TemporaryDirectory() as work:
        schema = os.path.join(work, "schema.json")
        json.dump({"type": "object", "properties": properties, "required": list(properties)}, open(schema, "w", encoding="utf-8"))
        run = subprocess.run(["qsv", "validate", "--jobs", str(threads()), path, schema], capture_output=True, text=True)
    return 0 if run.returncode == 0 else "some"


def threads():
    import os
    return len(os.sched_getaffinity(0))


if __name__ == "__main__":
    peer = {"duckdb": duckdb, "polars": polars, "qsv": qsv}[sys.argv[1]]
    if sys.argv[1] != "qsv":
        __import__(sys.argv[1])
    start = time.perf_counter()
    found = peer(sys.argv[2] + "/reference/hoc_vien.csv", sys.argv[2] + "/reference/to_chuc.csv")
    print(f"{time.perf_counter() - start:.3f} {found}")
