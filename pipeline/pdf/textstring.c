/* textstring.c: UTF-8 to PDF text strings, as bytes (for libharu) or written in hexadecimal. */
#include "pdf/textstring.h"

#include "base/utf8.h"

#define MARK 0xFEFF
#define ELLIPSIS 0x2026

/* Call `put` with each unit of the string: the mark, then the text, cut to the longest a string may be. */
static void each_unit(buf *out, slice text, void (*put)(buf *out, uint16_t unit))
{
	size_t left = TEXTSTRING_BYTES / 2 - 2; /* without the mark and an ellipsis */
	put(out, MARK);
	while (text.len) {
		uint16_t units[2];
		int n = utf16_units(utf8_next(&text), units);
		if ((size_t)n > left) {
			put(out, ELLIPSIS);
			return;
		}
		left -= (size_t)n;
		for (int i = 0; i < n; i++)
			put(out, units[i]);
	}
}

static void put_two_bytes(buf *out, uint16_t unit)
{
	buf_put(out, (const char[2]){(char)(unit >> 8), (char)unit}, 2);
}

void textstring_put_unit(buf *out, uint16_t unit)
{
	static const char digits[] = "0123456789ABCDEF";
	buf_put(out, (const char[4]){digits[unit >> 12], digits[unit >> 8 & 15], digits[unit >> 4 & 15], digits[unit & 15]}, 4);
}

void textstring_put_bytes(buf *out, slice text)
{
	each_unit(out, text, put_two_bytes);
}

void textstring_put(buf *out, slice text)
{
	buf_put_char(out, '<');
	each_unit(out, text, textstring_put_unit);
	buf_put_char(out, '>');
}
