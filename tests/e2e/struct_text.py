"""struct_text.py STRUCT TEXT: every word of the structure's text is a word of the page's text: no two words are glued together."""
import re
import sys

struct, text = (open(name, encoding="utf-8").read() for name in sys.argv[1:3])
words = set(re.findall(r"\w+", text))
inside = " ".join(re.findall(r'"(.*)"', struct))
glued = sorted({w for w in re.findall(r"\w+", inside) if w not in words})
if len(inside) < 50000 or glued:
    print(len(inside), "characters; glued:", glued[:20])
    sys.exit(1)
