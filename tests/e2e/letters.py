"""letters.py: what is on the paper, against the fonts' own outlines.

    letters.py styles PROFILE…          every (size, pitch, style) that profiles set text in, a line each: "14 18 bold-italic"
    letters.py text                     the page of the test, as Markdown
    letters.py check PDF SIZE STYLE     page 1 of PDF is that text: its ink, its distances, and the text that is copied out

The page is drawn by poppler at 4 pixels a point; the outlines are drawn by FreeType (through Pillow) from the font file at 4 times that and scaled
down, where poppler says each word begins. The two may differ by the grey of an edge: a dark pixel of one has a pixel that is not light beside it in the
other."""

import html
import io
import re
import subprocess
import sys

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

SCALE = 4  # pixels a point
FINER = 4  # how much finer outlines are drawn
DARK, LIGHT = 70, 190  # a dark pixel is below the one, a light one above the other
ABOVE, BELOW = 0.94, 0.24  # em: what is looked at around a baseline, and
INK_ABOVE, INK_BELOW = 0.916, 0.216  # how far the ink of any letter reaches
VOWELS = ["aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ"]
LETTERS = [c for row in VOWELS for c in row[1:] if row[0] != c] + ["ă", "â", "ê", "ô", "ơ", "ư", "đ"]
LETTERS = sorted(set(LETTERS)) + [c.upper() for c in sorted(set(LETTERS))]
PLAIN = list("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
DESCENDING, TALL = list("gjpqyạẹịọụỵặậệộợựgjpqy"), list("ẪỖẴỂẤỐẮẦỔẨẰẲẺẼÕŨỸƠƯĐ")
# In cells: what hangs low and stands high at once, and a figure that tells the kinds of rows apart.
CELLS = {"head": "ẪjgỖqẴ1", "body": "ẪjgỖqẴ2", "total": "ẪjgỖqẴ4"}
FACES = {"regular": "Regular", "bold": "Bold", "italic": "Italic", "bold-italic": "BoldItalic"}
FOLDER = "/usr/share/fonts/truetype/liberation2/LiberationSerif-"


def font(style, size):
    return ImageFont.truetype(FOLDER + FACES[style] + ".ttf", round(size * SCALE * FINER), layout_engine=ImageFont.Layout.BASIC)


def styles(paths):
    found = set()
    for path in paths:
        text = re.sub(r"#(?![0-9A-F]{6}).*", "", open(path, encoding="utf-8").read())
        for body in re.findall(r"\{([^{}]*)\}", text):
            keys = dict(re.findall(r"([a-z-]+): *([^,\n]+)", body))
            if "size" in keys and "pitch" in keys:
                name = [s for s in ("bold", "italic") if keys.get(s, "").strip() == "true"]
                found.add((float(keys["size"]), float(keys["pitch"]), "-".join(name) or "regular"))
    for size, pitch, style in sorted(found):
        print(f"{size:g} {pitch:g} {style}")


def page_text():
    print(" ".join(LETTERS) + "\n\n" + " ".join(PLAIN) + "\n\n" + "\\\n".join(" ".join(line) for line in (DESCENDING, TALL, DESCENDING, TALL)) + "\n")


def words_of(pdf):
    """(x0, y1, text) of each word of page 1, points from its top left."""
    said = subprocess.run(["pdftotext", "-bbox", "-f", "1", "-l", "1", pdf, "-"], check=True, stdout=subprocess.PIPE).stdout.decode()
    for found in re.finditer(r'<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>', said):
        yield float(found[1]), float(found[2]), float(found[3]), html.unescape(found[4])


def page_image(pdf):
    command = ["pdftoppm", "-r", str(72 * SCALE), "-gray", "-f", "1", "-l", "1", "-singlefile", pdf]
    return Image.open(io.BytesIO(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)).convert("L")


def ink(image, threshold=LIGHT):
    return image.point(lambda v: 255 if v < threshold else 0)


def stray(a, b):
    """How many dark pixels of `a` have nothing but light pixels of `b` about them."""
    return ImageChops.subtract(ink(a, DARK), ink(b).filter(ImageFilter.MaxFilter(3))).histogram()[255]


class Line:
    """Words on one baseline, as they should look."""

    def __init__(self, words, size, style):
        self.words, self.size, self.face = words, size, font(style, size)
        self.left = int((min(w[0] for w in words) - 0.3 * size) * SCALE)
        self.right = int((max(w[1] for w in words) + 0.3 * size) * SCALE) + 1
        descent = self.face.getmetrics()[1] / FINER / SCALE
        self.baseline = words[0][2] - descent  # points
        self.top, self.bottom = self.baseline - ABOVE * size, self.baseline + BELOW * size

    def box(self):
        return self.left, int(self.top * SCALE), self.right, int(self.bottom * SCALE) + 1

    def outlines(self):
        x0, y0, x1, y1 = self.box()
        image = Image.new("L", ((x1 - x0) * FINER, (y1 - y0) * FINER), 255)
        draw = ImageDraw.Draw(image)
        for x, _, _, text in self.words:
            at = ((x * SCALE - x0) * FINER, (self.baseline * SCALE - y0) * FINER)
            draw.text(at, text, fill=0, font=self.face, anchor="ls")
        return image.resize((x1 - x0, y1 - y0), Image.BOX)

    def differs(self, page):
        seen, meant = page.crop(self.box()), self.outlines()
        assert ink(meant, DARK).getbbox(), "nothing was drawn"
        return stray(seen, meant) + stray(meant, seen)


def lines_of(words, size, style):
    rows = {}
    for word in words:
        rows.setdefault(round(word[2], 1), []).append(word)
    lines = [Line(row, size, style) for _, row in sorted(rows.items())]
    for above, below in zip(lines, lines[1:]):  # close lines: nothing of the other one is looked at
        above.bottom = min(above.bottom, below.baseline - INK_ABOVE * size - 0.5)
        below.top = max(below.top, above.baseline + INK_BELOW * size + 0.5)
    return lines


def blank_row_between(page, above, below):
    """Whether the ink of two lines keeps apart: some row of pixels between their baselines has no dark pixel."""
    x0, x1 = min(above.left, below.left), max(above.right, below.right)
    y0, y1 = int((above.baseline + 0.02 * above.size) * SCALE), int((below.baseline - 0.6 * below.size) * SCALE)
    strip = ink(page.crop((x0, y0, x1, y1)), DARK)
    return any(not strip.crop((0, y, x1 - x0, y + 1)).getbbox() for y in range(y1 - y0))


def report(what, problems):
    print(("ok" if not problems else "not ok") + " " + what)
    for problem in problems[:10]:
        print("# " + problem)


def check_page(pdf, size, style):
    meant = LETTERS + PLAIN + 2 * (DESCENDING + TALL)
    words = [w for w in words_of(pdf)][: len(meant)]
    report("what is copied out is what went in", [f"{m} came out as {w[3]}" for m, w in zip(meant, words) if m != w[3]] + ["words are lost"] * (len(words) < len(meant)))
    page, lines = page_image(pdf), lines_of(words, size, style)
    problems = [f"{n} pixels differ: " + " ".join(w[3] for w in line.words) for line in lines if (n := line.differs(page))]
    report(f"the ink of {len(LETTERS)} letters is that of the font", problems)
    last = lines[-4:]
    problems = [f"the line of {b.words[0][3]} touches the one above" for a, b in zip(last, last[1:]) if not blank_row_between(page, a, b)]
    report("lines keep apart", problems + ["they are not the last four"] * ([w[3] for w in last[0].words] != DESCENDING))


def check_cells(pdf, kinds):
    page, words = page_image(pdf), list(words_of(pdf))
    for kind, size, style in kinds:
        mine = [Line([w], float(size), style) for w in words if w[3] == CELLS[kind]]
        for line in mine:  # no farther than the word: rules stand beside it
            line.left, line.right = int(line.words[0][0] * SCALE) - 2, int(line.words[0][1] * SCALE) + 3
        problems = [f"{n} pixels differ in {CELLS[kind]}" for line in mine if (n := line.differs(page))]
        report(f"no rule or ground touches the letters of {kind} cells", problems + ["there is none"] * (not mine))


if sys.argv[1] == "styles":
    styles(sys.argv[2:])
elif sys.argv[1] == "text":
    page_text()
elif sys.argv[1] == "cells":
    check_cells(sys.argv[2], [k.split(":") for k in sys.argv[3:]])
else:
    check_page(sys.argv[2], float(sys.argv[3]), sys.argv[4])
