/* utf8.c: checking, taking apart and writing UTF-8. The table of well-formed byte sequences is Unicode's own (The Unicode Standard,
 * table 3-7); ASCII, most of any CSV file, is passed over eight bytes at a time. */
#include "base/utf8.h"

/* Length of the well-formed sequence at p, 0 when there is none. */
static size_t sequence_length(const unsigned char *p, size_t left)
{
	unsigned char lead = p[0];
	if (lead < 0x80)
		return 1;
	size_t length = lead >= 0xC2 && lead <= 0xDF ? 2 : (lead & 0xF0) == 0xE0 ? 3 : lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
	if (!length || left < length)
		return 0;
	/* The second byte alone tells overlong forms, surrogates and values above U+10FFFF. */
	unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
	unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
	if (p[1] < low || p[1] > high)
		return 0;
	for (size_t i = 2; i < length; i++)
		if ((p[i] & 0xC0) != 0x80)
			return 0;
	return length;
}

bool utf8_valid(slice text, size_t *bad)
{
	const unsigned char *p = (const unsigned char *)text.ptr;
	size_t i = 0;
	while (i < text.len) {
		size_t ascii = utf8_ascii_run(p + i, text.len - i);
		i += ascii;
		if (ascii == UTF8_STRIDE)
			continue;
		size_t length = sequence_length(p + i, text.len - i);
		if (!length) {
			if (bad)
				*bad = i;
			return false;
		}
		i += length;
	}
	return true;
}

uint32_t utf8_next(slice *text)
{
	const unsigned char *p = (const unsigned char *)text->ptr;
	size_t length = p[0] < 0x80 ? 1 : p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : 4;
	if (length > text->len) /* not valid UTF-8 after all: stay inside */
		length = text->len;
	static const unsigned char LEAD_BITS[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
	uint32_t c = p[0] & LEAD_BITS[length];
	for (size_t i = 1; i < length; i++)
		c = c << 6 | (p[i] & 0x3Fu);
	text->ptr += length;
	text->len -= length;
	return c;
}

size_t utf8_count(slice text)
{
	size_t count = 0;
	for (size_t i = 0; i < text.len; i++)
		count += (text.ptr[i] & 0xC0) != 0x80;
	return count;
}

void utf8_put(buf *out, uint32_t c)
{
	if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
		c = 0xFFFD;
	if (c < 0x80) {
		buf_put_char(out, (char)c);
		return;
	}
	unsigned char bytes[4];
	size_t length = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
	static const unsigned char LEADS[] = {0, 0, 0xC0, 0xE0, 0xF0};
	for (size_t i = length - 1; i > 0; i--) {
		bytes[i] = (unsigned char)(0x80 | (c & 0x3F));
		c >>= 6;
	}
	bytes[0] = (unsigned char)(LEADS[length] | c);
	buf_put(out, bytes, length);
}

int utf16_units(uint32_t c, uint16_t out[2])
{
	if (c < 0x10000) {
		out[0] = (uint16_t)c;
		return 1;
	}
	c -= 0x10000;
	out[0] = (uint16_t)(0xD800 | c >> 10);
	out[1] = (uint16_t)(0xDC00 | (c & 0x3FF));
	return 2;
}
