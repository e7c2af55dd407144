"""gallery.py TONGKET: draw the pages that docs/gallery.md shows, from the examples, into docs/images. Needs poppler's pdftoppm and python3-pil; the page that is
compared with Typst's also its Python package, and is left as it is without it."""
import os
import shutil
import subprocess
import sys
import tempfile

from PIL import Image

HERE = os.path.dirname(os.path.abspath(__file__))
TREE = os.path.dirname(HERE)
IMAGES = os.path.join(HERE, "images")
RESOLUTION = 66  # pixels to the inch


def page(pdf, number, resolution=RESOLUTION):
    with tempfile.TemporaryDirectory() as folder:
        stem = os.path.join(folder, "p")
        subprocess.run(["pdftoppm", "-r", str(resolution), "-f", str(number), "-l", str(number), "-singlefile", "-png", pdf, stem], check=True)
        return Image.open(stem + ".png").convert("RGB")


def beside(pages, gap=10):
    sheet = Image.new("RGB", (sum(p.width for p in pages) + gap * (len(pages) + 1), max(p.height for p in pages) + 2 * gap), "#B0B0B0")
    x = gap
    for p in pages:
        sheet.paste(p, (x, gap))
        x += p.width + gap
    return sheet


def save(name, pages):
    image = beside(pages).quantize(48, dither=Image.Dither.NONE)
    image.save(os.path.join(IMAGES, name + ".png"), optimize=True)
    print(name, os.path.getsize(os.path.join(IMAGES, name + ".png")) // 1024, "KB")


def run(tongket, job, out, *options, status=0):
    done = subprocess.run([tongket, "run", "--quiet", "--out", out, *options, job], cwd=TREE, stderr=subprocess.DEVNULL)
    assert done.returncode == status, (job, done.returncode)


def in_profile(tongket, name, work):
    job = os.path.join(work, name)
    shutil.copytree(os.path.join(TREE, "input/long-an-2015"), job, ignore=shutil.ignore_patterns("out"))
    path = os.path.join(job, "job.yaml")
    lines = open(path, encoding="utf-8").read().splitlines()
    open(path, "w", encoding="utf-8").write("\n".join(f"profile: {name}" if line.startswith("profile:") else line for line in lines) + "\n")
    run(tongket, job, os.path.join(job, "out"))
    return os.path.join(job, "out", "report.pdf")


def with_typst(report, facts, pdf, work):
    other = os.path.join(work, "typst.pdf")
    peer = [sys.executable, os.path.join(TREE, "tests/bench/typst_peer.py"), os.path.join(TREE, "templates/congress-report/report.md"), facts, other, os.path.join(TREE, "input/long-an-2015/job.yaml")]
    if subprocess.run(peer, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode:
        print("Typst is not installed: no comparison")
        return
    save("beside-typst", [page(pdf, 4), page(other, 2)])


def main(tongket):
    tongket = os.path.abspath(tongket)
    os.makedirs(IMAGES, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        out = lambda name: os.path.join(work, name)
        run(tongket, "input/long-an-2015", out("report"))
        report = os.path.join(out("report"), "report.pdf")
        save("report", [page(report, 1), page(report, 5), page(report, 14)])
        save("report-landscape", [page(report, 20)])
        save("profiles", [page(in_profile(tongket, name, work), 1, 50) for name in ("hd11-2004", "hd36-2018", "hd05-2026", "nd30-2020")])
        run(tongket, "examples/returned", out("returned"), status=1)
        save("return-slip", [page(os.path.join(out("returned"), "slips", sorted(os.listdir(os.path.join(out("returned"), "slips")))[-1]), 1)])
        run(tongket, "examples/yearbook", out("yearbook"))
        yearbook = os.path.join(out("yearbook"), "report.pdf")
        save("yearbook", [page(yearbook, 1, 50), page(yearbook, 18, 50)])
        save("yearbook-tables", [page(yearbook, 22, 50), page(yearbook, 29, 50)])
        run(tongket, "examples/certificates", out("certificates"))
        save("certificate", [page(os.path.join(out("certificates"), "certificates/L2023-17/1590.pdf"), 1, 60)])
        with_typst(report, os.path.join(out("report"), "facts.json"), report, work)


main(sys.argv[1])
