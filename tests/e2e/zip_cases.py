#!/usr/bin/env python3
"""zip_cases.py CASE SOURCE TARGET: a ZIP file TARGET of the folder SOURCE (below one folder "p"), made hostile in one way. Written byte by byte, because no decent
program makes such files; only modules of the smallest Python are used."""
import os
import struct
import sys
import zlib

case, source, target = sys.argv[1:4]


def entry(name, data, mode=0o100644, method=0, claimed=None, flags=0x800):
    return {"name": name if isinstance(name, bytes) else name.encode(), "data": data, "mode": mode, "method": method,
            "size": len(data) if claimed is None else claimed, "flags": flags}


entries = []
for folder, folders, files in os.walk(source):
    folders.sort()
    for name in sorted(files):
        path = os.path.join(folder, name)
        with open(path, "rb") as f:
            entries.append(entry("p/" + os.path.relpath(path, source), f.read()))

EVIL = b"evil\n"
if case == "parent":
    entries.append(entry("p/../../escaped.txt", EVIL))
elif case == "absolute":
    entries.append(entry("/tmp/escaped.txt", EVIL))
elif case == "backslash":
    entries.append(entry("p\\..\\escaped.txt", EVIL))
elif case == "drive":
    entries.append(entry("C:/escaped.txt", EVIL))
elif case == "link":
    entries.append(entry("p/link", b"/etc/passwd", mode=0o120777))
elif case == "duplicate":
    entries.append(entry("p/METS.xml", EVIL))
elif case == "case":
    entries.append(entry("p/mets.XML", EVIL))
elif case == "normal-form":
    entries.append(entry("p/documentation/\u1ec7.txt", EVIL))
    entries.append(entry("p/documentation/e\u0323\u0302.txt", EVIL))
elif case == "folder-and-file":
    entries.append(entry("p/METS.xml/inside", EVIL))
elif case == "control":
    entries.append(entry("p/a\nb", EVIL))
elif case == "not-utf8":
    entries.append(entry(b"p/\xff\xfe", EVIL))
elif case == "fifo":
    entries.append(entry("p/pipe", b"", mode=0o010644))
elif case == "bomb":
    entries.append(entry("p/bomb", b"\0" * (300 << 20), method=8))
elif case == "lying":  # says it is small
    entries.append(entry("p/bomb", b"\0" * (300 << 20), method=8, claimed=10))
elif case == "encrypted":
    entries.append(entry("p/secret", EVIL, flags=0x801))
elif case not in ("plain", "truncated"):
    sys.exit("no case " + case)

with open(target, "wb") as out:
    directory = b""
    for e in entries:
        data, crc = e["data"], zlib.crc32(e["data"])
        if e["method"] == 8:
            packer = zlib.compressobj(9, zlib.DEFLATED, -15)
            data = packer.compress(data) + packer.flush()
        common = struct.pack("<HHHHHLLLHH", 20, e["flags"], e["method"], 0, 0x21, crc, len(data), e["size"], len(e["name"]), 0)
        directory += struct.pack("<4sH", b"PK\1\2", 3 << 8 | 20) + common + struct.pack("<HHHLL", 0, 0, 0, e["mode"] << 16, out.tell()) + e["name"]
        out.write(b"PK\3\4" + common + e["name"] + data)
    start = out.tell()
    out.write(directory)
    out.write(struct.pack("<4sHHHHLLH", b"PK\5\6", 0, 0, len(entries), len(entries), len(directory), start, 0))
    if case == "truncated":
        out.truncate(out.tell() - 100)
