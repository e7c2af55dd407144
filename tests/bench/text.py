"""text.py TONGKET: a thousand pages of running text, justified and tagged, on one core: some thousand syllables as Vietnamese has them, as often as words of a
language are. Beside it Typst's setting of the same text where its Python package is installed. Ratios are of runs in the same minute."""
import itertools
import os
import random
import re
import subprocess
import sys
import tempfile
import time

INITIALS = "b c ch d đ g gh h k kh l m n ng nh ph qu r s t th tr v x".split()
RIMES = ("a ác ạch ai ải an ản ang áng anh ánh ao ào ăn ắn ăng ằng âm ấm ân ận ấp ất âu ầu e em én eo ê ếch ên ênh ết êu i ia ìa ich iên iến iệp iết iêu in "
         "inh ình o óa oan oàn oạt oi ói om on ong óng ô ổ ôi ối ôn ốn ông ống ốt ơ ời ơn ớn u ua úa uân uận úc ui um un ung úng uôc uộc uôi uông ư ưa ứa ức "
         "ưng ứng ươc ước ươi ười ương ướng ưu").split()


def write(folder, paragraphs):
    make = random.Random(1)
    syllables = [i + r for i in INITIALS for r in RIMES]
    make.shuffle(syllables)
    weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(syllables))))  # Zipf

    def sentence():
        return " ".join(make.choices(syllables, cum_weights=weights, k=make.randint(8, 30))).capitalize() + "."

    report = "\n\n".join(("## Mục\n\n" if i % 40 == 0 else "") + " ".join(sentence() for _ in range(make.randint(3, 9))) for i in range(paragraphs)) + "\n"
    files = {
        "job.yaml": "tongket: 1\ntemplate: ./template\nprofile: hd36-2018\ndocument: {date: 2026-01-15}\n",
        "template/template.yaml": "tongket: 1\nname: text\ntitle: Văn bản dài\nlanguage: vi-VN\ndocuments:\n"
                                  "  - {name: report, source: report.md, output: report.pdf, title: Văn bản dài}\n"
                                  "job: {document: {date: {type: date}}}\n",
        "template/datapackage.yaml": "name: text\nresources:\n  - name: muc\n    path: reference/muc.csv\n"
                                     "    schema:\n      fields: [{name: ma, type: string}]\n      primaryKey: [ma]\n",
        "template/checks.sql": "",
        "template/facts.sql": "",
        "reference/muc.csv": "ma\nA\n",
        "template/report.md": report,
    }
    for name, text in files.items():
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as out:
            out.write(text)
    return report


def timed(tongket, folder):
    """Best of five: seconds, peak memory in MB."""
    times = []
    for _ in range(5):
        start = time.perf_counter()
        pid = os.posix_spawn(tongket, [tongket, "run", "--quiet", "--out", folder + "/out", folder], os.environ)
        _, status, usage = os.wait4(pid, 0)
        times.append(time.perf_counter() - start)
        assert status == 0
    return min(times), usage.ru_maxrss / 1024


def page_count(file):
    told = subprocess.run(["pdfinfo", file], capture_output=True, text=True, check=True).stdout
    return int(re.search(r"^Pages: *(\d+)", told, re.M).group(1))


def typst_seconds(report, folder):
    import typst
    source = ('#set page(paper: "a4", margin: (left: 30mm, rest: 20mm))\n#set text(font: "Liberation Serif", size: 14pt, lang: "vi")\n'
              '#set par(justify: true, first-line-indent: 10mm, leading: 5.6pt)\n' + report.replace("## ", "== "))
    with open(folder + "/text.typ", "w", encoding="utf-8") as out:
        out.write(source)
    start = time.perf_counter()
    typst.compile(folder + "/text.typ", output=folder + "/typst.pdf", ignore_system_fonts=False)
    return time.perf_counter() - start, page_count(folder + "/typst.pdf")


def main(tongket):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as folder:
        report = write(folder, 5000)
        seconds, memory = timed(os.path.abspath(tongket), folder)
        pages = page_count(folder + "/out/report.pdf")
        size = os.path.getsize(folder + "/out/report.pdf")
        print(f"running text on one core: {pages} pages, {seconds:.3f} s ({pages / seconds:,.0f} pages/s), peak memory {memory:.0f} MB, {size / 1e6:.1f} MB file")
        try:
            peer, peer_pages = typst_seconds(report, folder)
        except ImportError:
            print("Typst is not installed (pip install typst): no comparison")
            return
        print(f"ratio: Typst sets the same text, {peer_pages} pages, in {peer:.2f} s: {peer / peer_pages / (seconds / pages):.1f} times as long a page")


main(sys.argv[1])
