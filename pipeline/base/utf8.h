/* utf8.h: code points of UTF-8 text. */
#ifndef TONGKET_BASE_UTF8_H
#define TONGKET_BASE_UTF8_H

#include <stdint.h>

#include "base/buf.h"

/* Whether `text` is valid UTF-8 (no surrogates, no overlong forms). When not, *bad (if not NULL) is the offset of the first bad byte. */
bool utf8_valid(slice text, size_t *bad);

/* Take the first code point off *text, which is valid UTF-8 and not empty. */
uint32_t utf8_next(slice *text);

/* Number of code points. */
size_t utf8_count(slice text);

/* Append one code point. */
void utf8_put(buf *out, uint32_t code_point);

/* The units of UTF-16 of a code point: 1 or 2. */
int utf16_units(uint32_t code_point, uint16_t out[2]);

#endif
