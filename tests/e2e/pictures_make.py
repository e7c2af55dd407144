"""pictures_make.py: small pictures of every kind in the current folder, and some that are none. With a PNG file: the first pixel of it, as three numbers.
With --alt and an uncompressed PDF: its alternative texts."""
import base64
import re
import struct
import sys
import zlib

JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9j"
    "QjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAACAAQDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL"
    "/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1"
    "dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQF"
    "BgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVm"
    "Z2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwDHooor1Tzj"
    "/9k=")


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, colour, rows, bits=8, extra=b""):
    head = struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, 0)
    body = zlib.compress(b"".join(b"\0" + row for row in rows))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + extra + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def first_pixel(name):
    data = open(name, "rb").read()
    at = data.index(b"IDAT")
    size, = struct.unpack(">I", data[at - 4:at])
    print(*zlib.decompress(data[at + 4:at + 4 + size])[1:4])


GREY, RGB, PALETTE, RGBA = 0, 2, 3, 6
red = bytes([200, 10, 20])
frame = JPEG.index(b"\xff\xc0")
FILES = {
    "rgb.png": png(30, 20, RGB, [red * 30] * 20),
    "grey.png": png(30, 20, GREY, [bytes([128]) * 30] * 20),
    "rgba.png": png(30, 20, RGBA, [(red + b"\xff") * 15 + bytes(4) * 15] * 20),
    "opaque.png": png(30, 20, RGBA, [(red + b"\xff") * 30] * 20),
    "palette.png": png(8, 8, PALETTE, [b"\1" * 8] * 8, extra=chunk(b"PLTE", b"\xff\xff\xff\x0a\xc8\x14")),
    "bits.png": png(8, 8, GREY, [b"\xaa"] * 8, bits=1),
    "deep.png": png(8, 8, RGB, [b"\x80\0" * 24] * 8, bits=16),
    "tall.png": png(10, 4000, GREY, [bytes([60]) * 10] * 4000),
    "cut.png": png(30, 20, RGB, [red * 30] * 20)[:-30],
    "huge.png": png(100000, 100000, RGB, []),
    "small.jpg": JPEG + b"behind the end",
    "cut.jpg": JPEG[:-2],
    "cmyk.jpg": JPEG[:frame + 9] + b"\4" + JPEG[frame + 10:],
    "text.png": b"not a picture",
}

if len(sys.argv) == 3:
    for code in re.findall(rb"/Alt <feff([0-9a-f]*)>", open(sys.argv[2], "rb").read()):
        print(bytes.fromhex(code.decode()).decode("utf-16-be"))
elif len(sys.argv) == 2:
    first_pixel(sys.argv[1])
else:
    for name, data in FILES.items():
        with open(name, "wb") as out:
            out.write(data)
