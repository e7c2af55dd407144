"""tags.py FILE.pdf: what pdfinfo does not show of a PDF file: catalog, bookmarks, page labels, and the elements that have attributes, texts or identifiers.

The objects are read from `qpdf --qdf`, whose form is plain: only the standard library is needed."""

import re
import subprocess
import sys

TOKEN = re.compile(rb"<<|>>|\[|\]|<[0-9a-fA-F]*>|\((?:\\.|[^\\()])*\)|/[^\s/<>\[\]()]*|[^\s/<>\[\]()]+")


def parse(tokens, at):
    """The value at tokens[at], and where the next one begins. References are ("R", number)."""
    token = tokens[at]
    if token == b"<<":
        value, at = {}, at + 1
        while tokens[at] != b">>":
            key = tokens[at].decode()
            value[key], at = parse(tokens, at + 1)
        return value, at + 1
    if token == b"[":
        value, at = [], at + 1
        while tokens[at] != b"]":
            item, at = parse(tokens, at)
            value.append(item)
        return value, at + 1
    if at + 2 < len(tokens) and tokens[at + 2] == b"R" and token.isdigit():
        return ("R", int(token)), at + 3
    return token, at + 1


def text(token):
    if token.startswith(b"<"):
        raw = bytes.fromhex(token[1:-1].decode())
    else:
        raw = re.sub(rb"\\(.)", rb"\1", token[1:-1])
    return raw[2:].decode("utf-16-be") if raw.startswith(b"\xfe\xff") else raw.decode("latin-1")


class Document:
    def __init__(self, path):
        command = ["qpdf", "--qdf", "--object-streams=disable", "--no-original-object-ids", path, "-"]
        data = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
        self.objects = {}
        for found in re.finditer(rb"\n(\d+) 0 obj\n(.*?)\n(?:stream\n|endobj\n)", data, re.S):
            tokens = TOKEN.findall(found.group(2))
            self.objects[int(found.group(1))] = parse(tokens, 0)[0] if tokens else None
        trailer = data[data.rindex(b"\ntrailer ") + 9 :]
        self.trailer = parse(TOKEN.findall(trailer[: trailer.index(b"startxref")]), 0)[0]
        self.catalog = self.get(self.trailer["/Root"])
        self.pages = []
        self.walk_pages(self.catalog["/Pages"])

    def get(self, value):
        return self.objects[value[1]] if isinstance(value, tuple) else value

    def walk_pages(self, reference):
        node = self.get(reference)
        if node["/Type"] == b"/Page":
            self.pages.append(reference[1])
        for kid in self.get(node.get("/Kids", [])):
            self.walk_pages(kid)

    def page(self, destination):
        return self.pages.index(self.get(destination)[0][1]) + 1


def shown(value):
    if isinstance(value, dict):
        return " ".join(k[1:] + " " + shown(v) for k, v in value.items())
    if isinstance(value, list):
        return "[" + " ".join(shown(v) for v in value) + "]"
    return value.decode().lstrip("/")


def print_catalog(d):
    info = d.get(d.trailer["/Info"])
    print("title:", text(info["/Title"]))
    print("author:", text(info["/Author"]) if "/Author" in info else "")
    print("language:", text(d.catalog["/Lang"]))
    print("title is shown:", shown(d.get(d.catalog["/ViewerPreferences"])["/DisplayDocTitle"]))
    print("marked:", shown(d.get(d.catalog["/MarkInfo"])["/Marked"]))


def print_labels(d):
    ranges = d.get(d.get(d.catalog["/PageLabels"])["/Nums"])
    print("\npage labels:")
    for i in range(0, len(ranges), 2):
        what = d.get(ranges[i + 1])
        prefix = f" prefix {text(what['/P'])}" if "/P" in what else ""
        number = f" from {shown(what.get('/St', b'1'))}" if "/S" in what else " no number"
        print(f"  page {int(ranges[i]) + 1}:{number}{prefix}")


def print_outline(d, reference, depth):
    while reference:
        item = d.get(reference)
        print("  " * depth + text(item["/Title"]) + f" → page {d.page(item['/Dest'])}")
        if "/First" in item:
            print_outline(d, item["/First"], depth + 1)
        reference = item.get("/Next")


def print_links(d):
    print("\nlinks:")
    for number in d.pages:
        for reference in d.get(d.objects[number].get("/Annots", [])):
            a = d.get(reference)
            where = f"page {d.page(a['/Dest'])}" if "/Dest" in a else text(d.get(a["/A"])["/URI"])
            print(f"  {text(a['/Contents'])} → {where}")


def print_elements(d, reference, depth):
    e = d.get(reference)
    notes = []
    for attributes in e.get("/A", []):
        notes += [shown({k: v for k, v in d.get(attributes).items() if k not in ("/O", "/BBox")})]
    notes += [f"{key[1:]} “{text(e[key])}”" for key in ("/Alt", "/E", "/ActualText", "/Lang", "/ID") if key in e]
    kids = [k for k in d.get(e.get("/K", [])) if isinstance(k, tuple)]
    if notes:
        print("  " * depth + shown(e["/S"]) + ": " + ", ".join(notes))
    for kid in kids:
        if "/S" in d.get(kid):
            print_elements(d, kid, depth + 1)


def main():
    d = Document(sys.argv[1])
    print_catalog(d)
    print_labels(d)
    print("\nbookmarks:")
    print_outline(d, d.get(d.catalog["/Outlines"]).get("/First") if "/Outlines" in d.catalog else None, 1)
    print_links(d)
    print("\nelements:")
    root = d.get(d.get(d.catalog["/StructTreeRoot"])["/K"])
    print_elements(d, d.get(d.catalog["/StructTreeRoot"])["/K"], 0) if root else None


main()
