"""Writing Vietnamese the way programs did before Unicode: TCVN3 (ABC), VNI-Windows, VISCII, windows-1258, Apple's decomposed letters.

For the example data only: the program itself reads these, and make-long-an-2015.py checks what it wrote by tables of its own.
"""

import unicodedata

GRAVE, HOOK, TILDE, ACUTE, DOT = "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"
TONES = GRAVE + HOOK + TILDE + ACUTE + DOT
CIRCUMFLEX, BREVE, HORN = "\u0302", "\u0306", "\u031b"


def taken_apart(letter):
    """(letter without its tone, tone or '')"""
    parts = unicodedata.normalize("NFD", letter)
    tone = "".join(c for c in parts if c in TONES)
    return unicodedata.normalize("NFC", "".join(c for c in parts if c not in TONES)), tone


# A letter without its tone and the bytes of it with no tone, grave, hook, tilde, acute, dot.
TCVN3 = {entry[0]: bytes.fromhex(entry[1:]) for entry in (
    "a61b5b6b7b8b9", "ăa8bbbcbdbec6", "âa9c7c8c9cacb", "e65cccecfd0d1", "êaad2d3d4d5d6", "i69d7d8dcddde", "o6fdfe1e2e3e4",
    "ôabe5e6e7e8e9", "ơaceaebecedee", "u75eff1f2f3f4", "ưadf5f6f7f8f9", "y79fafbfcfdfe", "đae")}
TCVN3_CAPITALS = dict(zip("ĂÂÊÔƠƯĐ", b"\xa1\xa2\xa3\xa4\xa5\xa6\xa7"))
VISCII = {entry[0]: bytes.fromhex(entry[1:]) for entry in (
    "a61e0e4e3e1d5", "ăe5a2c6c7a1a3", "âe2a5a6e7a4a7", "e65e8eba8e9a9", "êeaabacadaaae", "i69ecefeeedb8", "o6ff2f6f5f3f7",
    "ôf4b0b1b2afb5", "ơbdb6b7debefe", "u75f9fcfbfaf8", "ưdfd7d8e6d1f1", "y79cfd6dbfddc", "đf0",
    "A41c0c4c3c180", "ĂC58202058183".lower().replace("ă", "Ă"), "Âc28586068487", "E45c8cb88c989", "Êca8b8c8d8a8e",
    "I49cc9bcecd98", "O4fd299a0d39a", "Ôd49091928f93", "Ơb49697b39594", "U55d99c9dda9e", "Ưbfbbbcffbab9",
    "Y599f1419dd1e", "Đd0")}
VNI_TONES = {"": "", GRAVE: "ø", HOOK: "û", TILDE: "õ", ACUTE: "ù", DOT: "ï"}
VNI_CIRCUMFLEX = {"": "â", GRAVE: "à", HOOK: "å", TILDE: "ã", ACUTE: "á", DOT: "ä"}
VNI_BREVE = {"": "ê", GRAVE: "è", HOOK: "ú", TILDE: "ü", ACUTE: "é", DOT: "ë"}
VNI_ALONE = dict(zip("đìỉĩíịỵ", "ñìæóíòî"))
VNI_HORN = {"o": "ô", "u": "ö"}


def tcvn3_letter(letter):
    if letter in TCVN3_CAPITALS:
        return bytes([TCVN3_CAPITALS[letter]])
    base, tone = taken_apart(letter)
    if base not in TCVN3:
        raise ValueError("TCVN3 has no " + letter)
    return TCVN3[base][(TONES.find(tone) + 1) if tone else 0:][:1]


def tcvn3(text):
    return b"".join(c.encode() if c.isascii() else tcvn3_letter(c) for c in text)


def small_where_needed(text):
    """What somebody types for the fonts .VnTimeH, which draw small letters as capitals."""
    return "".join(c.lower() if c not in TCVN3_CAPITALS and not c.isascii() else c for c in text)


def viscii_letter(letter):
    base, tone = taken_apart(letter)
    return VISCII[base][(TONES.find(tone) + 1) if tone else 0:][:1]


def viscii(text):
    return b"".join(c.encode() if c.isascii() else viscii_letter(c) for c in text)


def vni_letter(letter):
    small = letter.lower()
    base, tone = taken_apart(small)
    parts = unicodedata.normalize("NFD", base)
    if small in VNI_ALONE:
        written = VNI_ALONE[small]
    elif CIRCUMFLEX in parts:
        written = parts[0] + VNI_CIRCUMFLEX[tone]
    elif BREVE in parts:
        written = parts[0] + VNI_BREVE[tone]
    else:
        written = (VNI_HORN[parts[0]] if HORN in parts else parts[0]) + VNI_TONES[tone]
    return written if letter == small else written.upper()


def vni(text):
    return "".join(c if c.isascii() else vni_letter(c) for c in text).encode("latin-1")


def windows_1258(text):
    return b"".join(part.encode("cp1258") for c in text for part in taken_apart(c))


ENCODERS = {
    "utf-8": str.encode,
    "utf-8, decomposed": lambda text: unicodedata.normalize("NFD", text).encode(),
    "utf-16le": lambda text: text.encode("utf-16-le"),
    "utf-16be": lambda text: text.encode("utf-16-be"),
    "windows-1258": windows_1258,
    "viscii": viscii,
    "tcvn3": tcvn3,
    "vni": vni,
    "tcvn3 as utf-8": lambda text: tcvn3(text).decode("latin-1").encode(),
    "vni as utf-8": lambda text: vni(text).decode("latin-1").encode(),
}
MARKS = {"utf-16le": b"\xff\xfe", "utf-16be": b"\xfe\xff"}     # of byte order; of every other one it is UTF-8's
