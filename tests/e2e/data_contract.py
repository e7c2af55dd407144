"""The contract of the congress report's data, held against the program case by case. Prints TAP."""
import os
import shutil
import sys

from contract_cases import GROUPS
from contract_job import (DANG_VIEN, FILES, JOB, KET_NAP, PROGRAM, XEP_LOAI_DANG_VIEN, Sandbox, append, cell, cells, drop, line, path_of,
                          put, run, shown, validate)
import json

T = "R/to_chuc"
tests = failed = 0


def check(name, got, expected):
    global tests, failed
    tests += 1
    if got == expected:
        print(f"ok {tests} - {name}")
        return
    failed += 1
    print(f"not ok {tests} - {name}")
    if isinstance(got, list) and isinstance(expected, list):
        got, expected = [x for x in got if x not in expected] or got, [x for x in expected if x not in got] or expected
    print(f"#   got:      {str(got)[:1000]}\n#   expected: {str(expected)[:1000]}")


def check_cases(box):
    for group, cases in GROUPS.items():
        for name, mutations, issues in cases:
            done, found = validate(box.job(mutations))
            if not found:
                check(f"{group}: {name}", done.stderr, issues)
                continue
            errors = [i for i in found["errors"] if i["severity"] == "error"]
            check(f"{group}: {name[:100]}", sorted(shown(i) for i in found["errors"]), sorted(issues))
            sound = found["valid"] == (not errors) and found["stats"]["errors"] == len(errors) and done.returncode == (1 if errors else 0)
            worded = all(i["message"] and i.get("hint") for i in errors)
            if not (sound and worded):
                check(f"{group}: {name}: status, counts, words", (done.returncode, found["stats"]), "as the errors say")


# ---- job.yaml: (name, text to replace, by what, places of the messages) ----
JOBS = [
    ("an unknown key", "archive:", "extra: 1\narchive:", ["20:1"]),
    ("an unknown key of term", "  from: 2010", "  from: 2010\n  form: 2010", ["17:3"]),
    ("a missing key of term", "  cutoff: 2015-08-15\n", "", ["14:3"]),
    ("a missing mapping", JOB[JOB.index("archive:"):], "", ["1:1"]),
    ("a key twice", "  to: 2015", "  to: 2015\n  to: 2015", ["18:3"]),
    ("a mapping twice", "archive:", "term: {}\narchive:", ["20:1"]),
    ("a merge key", "term:\n", "term:\n  <<: {from: 2010}\n", ["14:3"]),
    ("a year before 1990", "from: 2010", "from: 1989", ["16:9"]),
    ("a year after 2099", "to: 2015", "to: 2100", ["17:7"]),
    ("a year in words", "from: 2010", "from: hai", ["16:9"]),
    ("a day that does not exist", "2015-08-25", "2015-02-29", ["9:9"]),
    ("a date written the other way", "cutoff: 2015-08-15", "cutoff: 15/08/2015", ["19:11"]),
    ("from = to", "from: 2010", "from: 2015", ["16:9"]),
    ("from > to", "from: 2010", "from: 2016", ["16:9"]),
    ("start = cutoff", "start: 2010-08-15", "start: 2015-08-15", ["18:10"]),
    ("start > cutoff", "start: 2010-08-15", "start: 2015-08-16", ["18:10"]),
    ("another version", "tongket: 1", "tongket: 2", ["1:10"]),
    ("no version", "tongket: 1\n", "", ["1:1"]),
    ("no template", "template: congress-report\n", "", ["1:1"]),
    ("no such template", "template: congress-report", "template: congres-report", ["2:11"]),
    ("no profile", "profile: hd11-2004\n", "", ["1:1"]),
    ("a text left empty", "place: Long An", "place:", ["8:3"]),
    ("a number that is none", "  symbol", "  number: abc\n  symbol", ["7:11"]),
    ("two mistakes are told at once", "  from: 2010\n  to: 2015", "  from: 1989\n  to: 2100", ["16:9", "17:7"]),
]


def check_jobs(box):
    for name, old, new, places in JOBS:
        assert JOB.count(old) == 1, old
        job = JOB.replace(old, new)
        folder = box.job(job=job)
        done = run("run", folder)
        told = [message.split(": ")[0].rsplit("job.yaml:", 1)[-1] for message in done.stderr.splitlines()]
        check(f"job.yaml: {name}", (done.returncode, told, os.listdir(folder).count("out")), (2, places, 0))
    for name, old, new in (("a number left empty is a draft's", "  symbol", "  number:\n  symbol"), ("a BOM", "tongket: 1", "\ufefftongket: 1"),
                           ("an anchor", "start: 2010-08-15", "start: &day 2010-08-15")):
        check(f"job.yaml: {name}", run("validate", box.job(job=JOB.replace(old, new, 1))).returncode, 0)
    check("job.yaml: CRLF", run("validate", box.job(job=JOB.replace("\n", "\r\n"))).returncode, 0)


# ---- figures ----
def members(good, others):
    return [put("TC01/dang_vien", DANG_VIEN + "\n" + "".join(f"TC01,{y},100,0,0,0,0,0,100,0,0,0,0\n" for y in range(2010, 2016))),
            put("TC01/ket_nap", KET_NAP + "\n"), put("TC02/xep_loai_dang_vien", XEP_LOAI_DANG_VIEN + "\n"),
            put("TC01/xep_loai_dang_vien", XEP_LOAI_DANG_VIEN + "\n" + "".join(f"TC01,{y},DV1,{good}\nTC01,{y},DV2,{others}\n" for y in range(2010, 2015)))]


EMPTY_FOLDER = [put(f"TC04/{t}", FILES[f"TC02/{t}"].split("\n")[0] + "\n") for t in ("dang_vien", "ket_nap", "xep_loai", "xep_loai_dang_vien")]
NOBODY = [put("TC01/ket_nap", KET_NAP + "\n"), put("TC02/ket_nap", KET_NAP + "\n"), cells("TC01/dang_vien", 2, ket_nap="0", chuyen_den="3"),
          cells("TC01/dang_vien", 3, ket_nap="0", chuyen_den="1"), cells("TC01/dang_vien", 6, ket_nap="0", chuyen_den="1"),
          cells("TC02/dang_vien", 5, ket_nap="0", chuyen_den="1")]

FACTS = [
    ("as they are", [], {
        "to_chuc.tong": "2", "dang_vien.tong": "19", "chuong_trinh.tong": "1", "dao_tao.so_lop": "1", "dao_tao.so_hoc_vien": "3",
        "khoi.tsvm.so_nam": "4", "khoi.tsvm.nam": "2010, 2011, 2013, 2014", "to_chuc.tsvm": "1/1 100%", "to_chuc.tieu_bieu": "1/1 100%",
        "to_chuc.yeu_kem": "1", "dang_vien.tu_tot": "16/17 94,1%", "dang_vien.tu_tot.tren": "94", "ket_nap.tong": "5",
        "ket_nap.chi_tieu": "5/4 125%", "ket_nap.doan_vien": "3/5 60%", "khen_thuong.co_5_nam": "1", "huy_hieu.30": "1", "huy_hieu.tong": "2",
        "ky_luat.dang_vien": "1"}),
    ("founded on the cutoff", [append(T, "TC04,Mới,CO_SO,CHI_BO,2015-08-15,")] + EMPTY_FOLDER, {"to_chuc.tong": "3"}),
    ("founded after the cutoff", [append(T, "TC04,Mới,CO_SO,CHI_BO,2015-08-16,")], {"to_chuc.tong": "2"}),
    ("ended on the cutoff", [cell(T, 4, "ngay_ket_thuc", "2015-08-15")], {"to_chuc.tong": "1", "dang_vien.tong": "19"}),
    ("ended after the cutoff", [cell(T, 4, "ngay_ket_thuc", "2015-08-16")], {"to_chuc.tong": "2"}),
    ("ratings of one that ended since", [cell(T, 3, "ngay_ket_thuc", "2015-01-16")], {"to_chuc.tong": "1", "to_chuc.tsvm": "1/1 100%"}),
    ("a class that began on the first day", [cell("R/lop", 2, "ngay_bat_dau", "2010-08-15")], {"dao_tao.so_lop": "0", "dao_tao.so_hoc_vien": "0"}),
    ("a class that began on the last day", [cells("R/lop", 2, ngay_bat_dau="2015-08-15", ngay_ket_thuc="2016-01-01")], {"dao_tao.so_lop": "1"}),
    ("a choice in small letters counts", [cell("R/lop", 2, "loai", "trung_cap_llct")], {"dao_tao.so_lop": "1"}),
    ("a target with decimals", [line("R/chi_tieu", 2, 'KET_NAP,Kết nạp,đảng viên,NHIEM_KY,>=,"4,5",')], {"ket_nap.chi_tieu": "50/45 111,1%"}),
    ("half is rounded up", [cell("R/chi_tieu", 2, "gia_tri", "16")], {"ket_nap.chi_tieu": "5/16 31,3%"}),
    ("years outside the term", [append("TC01/huy_hieu", "TC01,2009,19/5,30,7"), append("TC01/huy_hieu", "TC01,2015,19/5,30,5"),
                                append("TC01/huy_hieu", "TC01,2016,19/5,30,9")], {"huy_hieu.30": "6", "huy_hieu.tong": "7"}),
    ("discipline of organisations", [append("TC01/ky_luat", "TC01,2013,TO_CHUC,KHIEN_TRACH,9")], {"ky_luat.dang_vien": "1"}),
    ("flags of persons", [cell("TC01/khen_thuong", 2, "doi_tuong", "CA_NHAN")], {"khen_thuong.co_5_nam": "0"}),
    ("a weak bloc", [cell("KHOI/xep_loai", 3, "ma_muc", "YK")], {"to_chuc.yeu_kem": "1", "khoi.tsvm.so_nam": "3"}),
    ("no rating of the bloc", [drop("KHOI/xep_loai")], {"khoi.tsvm.so_nam": "0", "khoi.tsvm.nam": ""}),
    ("exactly 97% every year", members(97, 3), {"dang_vien.tu_tot": "97/100 97%", "dang_vien.tu_tot.tren": "96"}),
    ("100% every year", members(100, 0), {"dang_vien.tu_tot.tren": "99"}),
]

DENOMINATORS = [
    ("the target is 0", [cell("R/chi_tieu", 2, "gia_tri", "0")], ["ket_nap.chi_tieu"]),
    ("there is no target", [line("R/chi_tieu", 2, None)], ["ket_nap.chi_tieu"]),
    ("nobody was admitted", NOBODY, ["ket_nap.doan_vien"]),
    ("nobody was rated in the last year", [cells("TC01/xep_loai", 6, trang_thai="CHUA_DANH_GIA", ma_muc="", tieu_bieu="")], ["to_chuc.tsvm", "to_chuc.tieu_bieu"]),
    ("no members were rated", [put(f"TC0{i}/xep_loai_dang_vien", XEP_LOAI_DANG_VIEN + "\n") for i in (1, 2)], ["dang_vien.tu_tot", "dang_vien.tu_tot.tren"]),
]


def printed(fact):
    return (f"{fact['num']}/{fact['den']} " if fact["kind"] == "ratio" else "") + fact.get("text", "")


def check_facts(box):
    for name, mutations, expected in FACTS:
        done = run("aggregate", "--format", "json", box.job(mutations))
        found = {f["id"]: printed(f) for f in json.loads(done.stdout)} if done.returncode == 0 else {}
        check(f"figures: {name}", {i: found.get(i, done.stderr) for i in expected}, expected)
    for name, mutations, names in DENOMINATORS:
        folder = box.job(mutations)
        os.makedirs(folder + "/out")
        for old in ("report.pdf", "facts.json", "facts.csv", "store.sqlite"):
            with open(f"{folder}/out/{old}", "w", encoding="utf-8") as f:
                f.write("old")
        done = run("run", folder)
        with open(folder + "/out/validation.json", encoding="utf-8") as f:
            found = json.load(f)
        check(f"figures: {name}", (done.returncode, [shown(i) for i in found["errors"]], [n for n in names if n not in done.stderr], found["valid"]),
              (1, ["fact-error"] * len(names), [], False))
        check(f"figures: {name}: told once", [done.stderr.count(f" {n}: ") for n in names], [1] * len(names))
        with open(folder + "/out/report.pdf", encoding="utf-8") as f:
            check(f"figures: {name}: the earlier report stays", f.read(), "old")
        check(f"figures: {name}: nothing else is written", sorted(os.listdir(folder + "/out")),
              ["facts.csv", "facts.json", "report.pdf", "store.sqlite", "validation.csv", "validation.html", "validation.json"])
    folder = box.job(DENOMINATORS[0][1])
    done = run("explain", folder, "ket_nap.chi_tieu")
    check("explain shows the rows of a figure that cannot be computed",
          (done.returncode, "Σ num / Σ den = 5 / 0" in done.stdout, "reference/chi_tieu.csv:2" in done.stdout), (1, True, True))
    check("explain of another figure", run("explain", folder, "ket_nap.tong").returncode, 0)


def check_explain(box):
    folder = box.job()
    done = run("explain", "--format", "json", folder, "dao_tao.so_hoc_vien")
    rows = [(r["file"], r["line"]) for r in json.loads(done.stdout)["rows"]]
    check("explain: the rows", rows, [("submissions/TC01/hoc_vien.csv", 2), ("submissions/TC01/hoc_vien.csv", 3), ("submissions/TC02/hoc_vien.csv", 2)])
    done = run("explain", folder, "dang_vien.tu_tot")
    check("explain: only the year chosen", ("16 / 17" in done.stdout, done.stdout.count("xep_loai_dang_vien.csv:")), (True, 3))


def check_overflow(box):
    """A sum that leaves 64 bits, in a template of one's own beside the job."""
    root = os.path.dirname(os.path.dirname(os.path.realpath(PROGRAM)))
    source = os.path.join(root, "templates", "congress-report")
    if not os.path.isdir(source):
        source = os.path.join(os.getcwd(), "templates", "congress-report")
    folder = box.job(job=JOB.replace("template: congress-report", "template: ./template"))
    shutil.copytree(source, folder + "/template")
    with open(folder + "/template/facts.sql", "a", encoding="utf-8") as f:
        f.write("\n-- name: thu.tran\n-- kind: count\nSELECT 9223372036854775807 AS value UNION ALL SELECT 1;\n")
    done = run("run", folder)
    with open(folder + "/out/validation.json", encoding="utf-8") as f:
        errors = json.load(f)["errors"]
    check("a sum that leaves 64 bits", (done.returncode, [shown(i) for i in errors], "thu.tran" in errors[0]["message"]), (1, ["fact-error"], True))


# ---- files that cannot be read ----
def replaced(name, make):
    def change(folder):
        path = os.path.join(folder, path_of(name))
        os.unlink(path)
        make(path)
    return change


def check_unreadable(box):
    outside = os.path.join(box.root, "outside.csv")
    with open(outside, "w", encoding="utf-8") as f:
        f.write(FILES["TC01/ket_nap"])
    wrong = [cell("TC02/ket_nap", 2, "nu", "x")]
    for name, make in (("a folder", os.mkdir), ("a FIFO", os.mkfifo), ("a link out of the job", lambda path: os.symlink(outside, path)),
                       ("a link to a device", lambda path: os.symlink("/dev/zero", path))):
        for table in ("TC01/ket_nap", "R/lop"):
            done = run("validate", box.job(wrong, links=[replaced(table, make)]))
            check(f"{path_of(table)} is {name}: the others are checked",
                  (done.returncode, path_of(table) in done.stderr, "submissions/TC02/ket_nap.csv:2:5:" in done.stderr), (3, True, True))
    folder = box.job(links=[replaced("TC01/ket_nap", os.mkdir)])
    check("a run that fails leaves nothing", (run("run", folder).returncode, os.path.exists(folder + "/out")), (3, False))
    inside = [lambda folder: os.rename(os.path.join(folder, path_of("TC01/ket_nap")), folder + "/ket_nap.csv"),
              lambda folder: os.symlink("../../ket_nap.csv", os.path.join(folder, path_of("TC01/ket_nap")))]
    check("a link inside the job", run("validate", box.job(links=inside)).returncode, 0)
    other = [lambda folder: os.mkfifo(folder + "/submissions/TC01/x.csv"), lambda folder: os.symlink("/etc/passwd", folder + "/reference/y.csv")]
    _, found = validate(box.job(links=other))
    check("other entries are not opened", sorted(shown(i) for i in found["errors"]), ["unexpected-file R/y:0", "unexpected-file TC01/x:0"])


def check_places(box):
    folder = box.job()
    check("a job by its file", run("validate", folder + "/job.yaml").returncode, 0)
    check("a job from its own folder", run("validate", ".", cwd=folder).returncode, 0)
    done = run("validate", "--format", "json", "--out", folder + "/elsewhere", folder, env={"NO_COLOR": "1"})
    with open(folder + "/elsewhere/validation.json", encoding="utf-8") as f:
        check("--format json prints what validation.json holds", done.stdout, f.read())
    check("--out leaves out/ alone", sorted(os.listdir(folder)), ["elsewhere", "job.yaml", "out", "reference", "submissions"])
    _, found = validate(box.job([drop("TC01/xep_loai", "TC01/ky_luat"), cell("TC01/huy_hieu", 2, "so_luong", "x"), put("TC01/ket_nap", "")]))
    states = {c["table"]: (c["state"], c["rows"]) for c in found["coverage"] if c["submitter"] == "TC01"}
    check("the coverage of an organisation", states, {
        "dang_vien": ("clean", 6), "ket_nap": ("unreadable", 0), "xep_loai": ("missing", 0), "xep_loai_dang_vien": ("clean", 6), "hoc_vien": ("clean", 2),
        "huy_hieu": ("errors", 2), "khen_thuong": ("clean", 1), "ky_luat": ("absent", 0)})
    done = run("validate", box.job([put("TC01/a\x1b[31m\nb.txt", "x")]))
    check("a file's name gives no orders to the terminal", ("\x1b" in done.stdout, done.stdout.startswith("submissions/TC01/a?[31m?b.txt: ")), (False, True))
    done = run("validate", box.job([cell("TC01/ky_luat", 2, "so_luong", "x")]))
    check("no colours where nobody looks", "\x1b" in done.stdout + done.stderr, False)


def main():
    box = Sandbox()
    try:
        for group in (check_cases, check_jobs, check_facts, check_explain, check_overflow, check_unreadable, check_places):
            group(box)
    finally:
        box.close()
    print(f"1..{tests}")
    return 1 if failed else 0


sys.exit(main())
