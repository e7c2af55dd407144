/* utf8.h: code points of UTF-8 text. */
#ifndef TONGKET_BASE_UTF8_H
#define TONGKET_BASE_UTF8_H

#include <stdint.h>

#include "base/buf.h"

/* Whether `text` is valid UTF-8 (no surrogates, no overlong forms). When not, *bad (if not NULL) is the offset of the first bad byte. */
bool utf8_valid(slice text, size_t *bad);

/* Take the first code point off *text, which is valid UTF-8 and not empty. */
uint32_t utf8_next(slice *text);

/* How many ASCII bytes p begins with, of the UTF8_STRIDE that are looked at in one step; 0 when fewer are left. */
#define UTF8_STRIDE ((size_t)8)
static inline size_t utf8_ascii_run(const unsigned char *p, size_t left)
{
	uint64_t bytes;
	if (left < UTF8_STRIDE)
		return 0;
	memcpy(&bytes, p, sizeof bytes);
	bytes &= UINT64_C(0x8080808080808080);
	if (!bytes)
		return UTF8_STRIDE;
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	return (size_t)__builtin_ctzll(bytes) / 8;
#else
	return (size_t)__builtin_clzll(bytes) / 8;
#endif
}

/* Number of code points. */
size_t utf8_count(slice text);

/* Append one code point. */
void utf8_put(buf *out, uint32_t code_point);

/* The units of UTF-16 of a code point: 1 or 2. */
int utf16_units(uint32_t code_point, uint16_t out[2]);

#endif
