#!/usr/bin/env python3
"""sign_like.py KIND PDF: append to PDF what a signature appends (an incremental update whose /ByteRange covers the file), without a certificate: "signed"; or something
that is none: "update" (an update without a signature), "short" (a /ByteRange that leaves the end out)."""
import sys

kind, path = sys.argv[1:3]
with open(path, "rb") as f:
    pdf = f.read()
contents = b"<" + b"0" * 64 + b">"
head = b"\n9999 0 obj\n<</Type/Sig/Contents "
middle = b"/ByteRange[0 %010d %010d %010d]>>\nendobj\n"
tail = b"trailer\n<</Size 10000>>\nstartxref\n0\n%%EOF\n"
start = len(pdf) + len(head)
end = start + len(contents)
rest = len(middle % (0, 0, 0)) + len(tail)
if kind == "update":
    added = b"\n9999 0 obj\n<</Note(x)>>\nendobj\n" + tail
else:
    added = head + contents + middle % (start, end, rest - (10 if kind == "short" else 0)) + tail
with open(path, "ab") as f:
    f.write(added)
