"""boxes.py PDF [LEFT TOP RIGHT BOTTOM]: every word of every page is inside the text block (margins in millimetres; page numbers above it aside), and no two words overlap."""
import re
import subprocess
import sys

MM = 72 / 25.4
margins = [float(a) * MM for a in sys.argv[2:6]] or [0, 0, 0, 0]
html = subprocess.run(["pdftotext", "-bbox", sys.argv[1], "-"], capture_output=True, text=True, check=True).stdout
faults, words = [], 0
for number, page in enumerate(re.findall(r"<page .*?</page>", html, re.S), 1):
    width, height = (float(v) for v in re.match(r'<page width="([\d.]+)" height="([\d.]+)"', page).groups())
    left, top, right, bottom = margins
    boxes = []
    for x0, y0, x1, y1, text in re.findall(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>', page, re.S):
        x0, y0, x1, y1 = float(x0), float(y0), float(x1), float(y1)
        middle = (y0 + y1) / 2
        if middle < top and (x0 + x1) / 2 > width / 4:  # the page's number, the mark of a draft
            continue
        words += 1
        if x0 < left - 0.5 or x1 > width - right + 0.5 or middle < top or middle > height - bottom:
            faults.append(f"page {number}: “{text[:30]}” leaves the text block: {x0:.1f} … {x1:.1f}, {middle:.1f}")
        # Boxes are as high as the font, and higher than the pitch may be: the ink of a line is the middle of its box.
        boxes.append((x0 + 0.4, middle - (y1 - y0) * 0.22, x1 - 0.4, middle + (y1 - y0) * 0.22, text))
    boxes.sort(key=lambda b: b[1])
    for i, a in enumerate(boxes):
        for b in boxes[i + 1 :]:
            if b[1] >= a[3]:
                break
            if a[0] < b[2] and b[0] < a[2] and a[1] < b[3]:
                faults.append(f"page {number}: “{a[4][:30]}” and “{b[4][:30]}” overlap at {a[0]:.1f} {a[1]:.1f}")
if not words:
    faults.append("no words")
print("\n".join(faults[:3]))
sys.exit(bool(faults))
