/* legacy.h: Vietnamese text in the encodings that came before Unicode.
 *
 * Their codes come in two shapes: as bytes, and as the characters U+0080…U+00FF of text that was saved as Unicode while its fonts still
 * drew them as Vietnamese ("NguyÔn V¨n §¹t"). What is decoded is precomposed (NFC). */
#ifndef TONGKET_TEXT_LEGACY_H
#define TONGKET_TEXT_LEGACY_H

#include "base/buf.h"

typedef enum {
	LEGACY_TCVN3,  /* fonts .Vn…: one byte a letter, no capitals with tones */
	LEGACY_VNI,    /* VNI-Windows: a letter and a byte for its marks */
	LEGACY_VISCII, /* RFC 1456 */
	LEGACY_1258,   /* windows-1258: shapes precomposed, tones behind their letter */
	LEGACY_COUNT
} legacy;

/* What stands for a byte that cannot be decoded: no UTF-8 text holds it. */
#define LEGACY_UNDECODABLE '\xFF'

/* Append `text` decoded. `bytes`: every byte is a code, and one that the encoding does not have becomes LEGACY_UNDECODABLE. Otherwise the
 * text is valid UTF-8: code points below U+0100 are codes, the others, and codes that the encoding does not have, stay as they are. */
void legacy_decode(legacy e, slice text, bool bytes, buf *out);

/* Whether a code (0…255) is a letter beyond ASCII, or part of one. */
bool legacy_is_letter(legacy e, uint32_t code);

/* The byte 0x80…0x9F that stands for a character in every Windows page; -1: none does. */
int legacy_windows_byte(uint32_t character);

/* The name it is told by: "TCVN3". */
const char *legacy_name(legacy e);

#endif
