"""charts_check.py labels|table|alt|grey PDF CASES: what is wrong with the charts of charts_job.py, a line each; nothing when all is right."""
import html
import json
import math
import re
import subprocess
import sys

from charts_job import pictures

SEEN = 4  # points: no text that is seen is lower
DPI = 200


def run(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout.decode("utf-8")


def bbox_pages(pdf):
    """Of each page its words (x0, y0, x1, y1, text)."""
    for page in run("pdftotext", "-bbox", pdf, "-").split("<page ")[1:]:
        yield [tuple(map(float, m[:4])) + (html.unescape(m[4]),)
               for m in re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>', page)]


def charts(pdf, cases):
    """Each case with its page and the words between the caption above and its own that are seen."""
    left = list(cases)
    for number, words in enumerate(bbox_pages(pdf), 1):
        words = [w for w in words if w[3] - w[1] > SEEN]
        captions = [w for w in words if w[4] == "Biểu" and any(v[4] == "đồ" and abs(v[1] - w[1]) < 1 for v in words)]
        top = max((w[3] for w in words if w[1] < 65), default=0)
        for caption in sorted(captions, key=lambda w: w[1]):
            yield left.pop(0), number, [w for w in words if top - 1 <= w[1] and w[3] <= caption[1] + 6]
            top = caption[3]
    if left:
        print("charts without a caption:", [c["name"] for c in left])


# Of the box that the font gives a word, what has ink.
def ink(w):
    high = w[3] - w[1]
    return w[0] + 0.1, w[1] + 0.24 * high, w[2] - 0.1, w[3] - 0.22 * high


def labels(pdf, cases):
    for case, page, words in charts(pdf, cases):
        boxes = [ink(w) + (w[4],) for w in words]
        for i, a in enumerate(boxes):
            if a[0] < 84 or a[2] > 554:
                print(case["kind"], case["name"], "page", page, "leaves the chart:", a)
            for b in boxes[:i]:
                if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]:
                    print(case["kind"], case["name"], "page", page, "collide:", a, b)
        seen = " ".join(w[4] for w in words)
        for name in case["series"] if len(case["series"]) > 1 else []:
            if name.split()[0] not in seen:
                print(case["kind"], case["name"], "has no legend for", name)


# ---- structure ----

def printed(value):
    if value is None:
        return ""
    text = f"{abs(value):.10f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(abs(value))
    whole, _, rest = text.partition(".")
    whole = re.sub(r"(?<=\d)(?=(\d{3})+$)", ".", whole)
    return ("-" if value < 0 else "") + whole + ("," + rest if rest else "")


def tables(pdf):
    """Of each chart's table the rows of (type, scope, text)."""
    rows, inside = [], False
    for line in run("pdfinfo", "-struct-text", pdf).split("\n"):
        text = line.strip()
        if text.startswith("Figure"):
            if rows:
                yield rows
            rows, inside = [], False
        elif text.startswith("Table"):
            inside = True
        elif inside and text == "TR":
            rows.append([])
        elif inside and re.match(r"T[HD]\b", text):
            rows[-1].append([text[:2], "", ""])
        elif inside and text.startswith("/Scope"):
            rows[-1][-1][1] = text.split("/")[-1]
        elif inside and text.startswith('"'):
            rows[-1][-1][2] += text[1:-1]
    yield rows


def table(pdf, cases):
    found = list(tables(pdf))
    if len(found) != len(cases):
        print(len(found), "tables for", len(cases), "charts")
    for case, rows in zip(cases, found):
        expected = [[["TD", "", "đảng viên"]] + [["TH", "Column", n] for n in case["series"]]]
        for name, values in zip(case["categories"], case["values"]):
            expected.append([["TH", "Row", name]] + [["TD", "", printed(v)] for v in values])
        got = [[[t, s, re.sub(r" \(.*%\)", "", text.strip())] for t, s, text in row] for row in rows]
        for want, have in zip(expected + [None] * len(got), got + [None] * (len(expected) - len(got))):
            if want != have and not (want and have and [c[2].replace(" ", "") for c in want] == [c[2].replace(" ", "") for c in have]):
                print(case["kind"], case["name"], "row is", have, "expected", want)


def alt(pdf, cases):
    objects = json.loads(run("qpdf", "--json", "--json-key=qpdf", pdf))["qpdf"][1]
    texts = []
    for thing in objects.values():
        value = thing.get("value") if isinstance(thing, dict) else None
        if isinstance(value, dict) and value.get("/S") == "/Figure":
            texts.append(value["/Alt"][2:])
    by_caption = {re.search(r"\. (\S+ / \S+)\. ", t).group(1): t for t in texts}
    for case in cases:
        text = by_caption.get(f"{case['kind']} / {case['name']}")
        if text is None:
            print(case["kind"], case["name"], "has no alternative text")
            continue
        values = [v for row in case["values"] for v in row if v is not None]
        some = values if len(case["categories"]) * len(case["series"]) <= 12 else [min(values), max(values)]
        for value in some:
            if printed(value) not in text:
                print(case["kind"], case["name"], "does not tell", printed(value))
        if len(text) > 1600:
            print(case["kind"], case["name"], "is too long to listen to:", len(text))


# ---- grey ----

class Picture:
    def __init__(self, pdf, page):
        self.width, self.height, _, self.data = next(pictures(pdf, page, page, DPI, "-gray"))

    def crop(self, x0, y0, x1, y1):
        x0, y0, x1, y1 = (int(round(v * DPI / 72)) for v in (x0, y0, x1, y1))
        return [list(self.data[y * self.width + x0:y * self.width + x1]) for y in range(y0, y1)]


def features(rows):
    """Mean grey, and how much it changes from pixel to pixel in four directions: what a pattern is to the eye, wherever it begins."""
    values = [v for row in rows for v in row]
    mean = sum(values) / len(values)
    out = [mean]
    for dx, dy in ((1, 0), (0, 1), (1, 1), (1, -1)):
        steps = [abs(rows[y][x] - rows[y + dy][x + dx]) for y in range(1, len(rows) - 1) for x in range(1, len(rows[0]) - 1)]
        out.append(2 * sum(steps) / len(steps))
    return out


def swatches(case, words, page):
    """What stands before each name of the legend."""
    out = []
    wide = 34 if case["kind"] == "line" else 20
    for name in case["series"]:
        first = max((w for w in words if w[4] == name.split()[0]), key=lambda w: w[1])
        middle = (first[1] + first[3]) / 2
        out.append(page.crop(first[0] - 4 - wide + 1, middle - 3, first[0] - 5, middle + 3))
    return out


def difference(a, b, lines):
    if not lines:
        return math.dist(features(a), features(b))
    rows = min(len(a), len(b))
    columns = min(len(a[0]), len(b[0]))
    return sum(abs(a[y][x] - b[y][x]) for y in range(rows) for x in range(columns)) / (rows * columns)


def grey(pdf, cases):
    for case, number, words in charts(pdf, cases):
        if (case["kind"], case["name"]) not in (("bar", "twelve"), ("stacked-bar", "years"), ("stacked-bar", "twelve"), ("line", "twelve")):
            continue
        page = Picture(pdf, number)
        signs = [features(s) if case["kind"] != "line" else s for s in swatches(case, words, page)]
        for i in range(len(signs)):
            for k in range(i):
                if case["kind"] == "line":
                    apart = difference(signs[i], signs[k], True)
                else:
                    apart = math.dist(signs[i], signs[k])
                if apart < (9 if case["kind"] == "line" else 25):
                    print(case["kind"], case["name"], "series", k + 1, "and", i + 1, "look alike in grey:", round(apart, 1))
        if case["kind"] == "stacked-bar":
            grounds(case, page, words)


def grounds(case, page, words):
    """A figure on a column stands on white: most of its box is."""
    for w in words:
        if re.fullmatch(r"\d+", w[4]) and w[0] > 125 and len(w[4]) == 2:
            rows = page.crop(*ink(w))
            white = sum(v > 240 for row in rows for v in row) / sum(len(row) for row in rows)
            if white < 0.45:
                print(case["kind"], case["name"], "figure on a dark ground:", w, round(white, 2))


if __name__ == "__main__":
    with open(sys.argv[3], encoding="utf-8") as given:
        {"labels": labels, "table": table, "alt": alt, "grey": grey}[sys.argv[1]](sys.argv[2], json.load(given))
