"""tables_pages.py FILE.pdf: every word stands inside the text block of its page (profile hd36-2018) and no two overlap; prints what does not, then
`N words on M pages`."""
import re
import subprocess
import sys

MM = 72 / 25.4
TOP, BOTTOM, LEFT, RIGHT = (mm * MM for mm in (20, 20, 30, 15))
SLACK = 0.6


def pages(pdf):
    text = subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, text=True, check=True).stdout
    for page in re.findall(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', text, re.S):
        words = [(*map(float, w[:4]), w[4]) for w in re.findall(
            r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>', page[2])]
        yield float(page[0]), float(page[1]), words


def overlaps(a, b):
    """Boxes are as high as the font: the middle half of the height is what letters fill."""
    def core(w):
        quarter = (w[3] - w[1]) / 4
        return w[1] + quarter, w[3] - quarter
    (a0, a1), (b0, b1) = core(a), core(b)
    return min(a[2], b[2]) - max(a[0], b[0]) > 0.5 and min(a1, b1) - max(a0, b0) > 0.5


def main(pdf):
    count = faults = 0
    number = 0
    for number, (width, height, words) in enumerate(pages(pdf), 1):
        turned = width > height
        left, right = (BOTTOM, width - TOP) if turned else (LEFT, width - RIGHT)
        top, bottom = (LEFT, height - RIGHT) if turned else (TOP, height - BOTTOM)
        words = [w for w in words if w[3] > top]  # what is above is the page's number
        count += len(words)
        for w in words:
            if w[0] < left - SLACK or w[2] > right + SLACK or (w[1] + w[3]) / 2 < top or (w[1] + w[3]) / 2 > bottom:
                faults += 1
                print(f"page {number}: outside: {w[4][:40]} {w[:4]}")
        words.sort(key=lambda w: w[1])
        for i, a in enumerate(words):
            for b in words[i + 1:]:
                if b[1] > a[3]:
                    break
                if overlaps(a, b):
                    faults += 1
                    print(f"page {number}: {a[4][:30]} over {b[4][:30]} {a[:4]} {b[:4]}")
    print(f"{count} words on {number} pages" if not faults else f"{faults} faults")
    return faults > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
