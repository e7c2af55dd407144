"""million.py FOLDER ROWS [ERRORS_EVERY]: a job of one large table, to time reading, checking and storing.

Eight columns: a code with a pattern, a name, a date, two choices, a number with bounds, a place and a foreign key. The rows are made from their
number alone, so that every run makes the same bytes; every ERRORS_EVERY-th row has one wrong cell."""
import os
import sys



def names(n):
    family = ["Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ"]
    middle = ["Văn", "Thị", "Hữu", "Ngọc", "Minh", "Quốc", "Thanh"]
    given = ["An", "Bình", "Cường", "Dũng", "Hạnh", "Khánh", "Liễu", "Phượng", "Thủy", "Xuân", "Yến"]
    return f"{family[n % 10]} {middle[n // 10 % 7]} {given[n // 70 % 11]}"


def row(n, wrong):
    cells = [f"HV{n:07d}", names(n), f"{n % 28 + 1:02d}/{n // 28 % 12 + 1:02d}/{1960 + n // 336 % 40}", ("Nam", "Nữ")[n % 2],
             ("Giỏi", "Khá", "Trung bình")[n % 3], str(n * 7 % 1000), f"Chi bộ Phòng Tổng hợp {n % 97 + 1}", f"TC{n % 2000 + 1:04d}"]
    if wrong:
        cells[[0, 2, 3, 5, 7][n // 10 % 5]] = ["HV12", "31/02/1980", "Nũ", "12a", "TC9999"][n // 10 % 5]
    return ",".join(cells)


def main(folder, rows, every=0):
    for name in ("reference", "template"):
        os.makedirs(os.path.join(folder, name), exist_ok=True)

    def put(path, text):
        with open(os.path.join(folder, path), "w", encoding="utf-8", newline="") as out:
            out.write(text)

    here = os.path.dirname(os.path.abspath(__file__))
    for name in os.listdir(os.path.join(here, "million")):
        put(os.path.join("template", name), open(os.path.join(here, "million", name), encoding="utf-8").read())
    put("job.yaml", "tongket: 1\ntemplate: ./template\nprofile: hd11-2004\ndocument:\n  date: 2015-08-25\n")
    put("reference/to_chuc.csv", "ma_to_chuc,ten\n" + "".join(f"TC{n:04d},Tổ chức {n}\n" for n in range(1, 2001)))
    with open(os.path.join(folder, "reference", "hoc_vien.csv"), "w", encoding="utf-8", newline="") as out:
        out.write("ma_hoc_vien,ho_ten,ngay_sinh,gioi_tinh,ket_qua,diem,chi_bo,ma_to_chuc\n")
        for n in range(rows):
            out.write(row(n, every and n % every == 0) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), *map(int, sys.argv[3:4]))
