/* buf.c: growth by doubling up to the buffer's largest size, and printing of numbers without a locale. */
#include "base/buf.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#define FIRST_SIZE 256

void buf_free(buf *b)
{
	free(b->data);
	*b = (buf){.max = b->max};
}

void buf_clear(buf *b)
{
	b->len = 0;
	b->failed = false;
}

char *buf_room(buf *b, size_t n)
{
	if (b->failed)
		return NULL;
	if (n <= b->cap - b->len && b->data)
		return b->data + b->len;
	if (n > b->max || b->len > b->max - n) {
		b->failed = true;
		return NULL;
	}
	size_t need = b->len + n, cap = b->cap ? b->cap : FIRST_SIZE;
	while (cap < need)
		cap = cap <= b->max / 2 ? cap * 2 : b->max;
	if (cap > b->max)
		cap = b->max;
	if (cap == 0)
		cap = 1;
	char *data = realloc(b->data, cap);
	if (!data) {
		b->failed = true;
		return NULL;
	}
	b->data = data;
	b->cap = cap;
	return b->data + b->len;
}

void buf_put(buf *b, const void *bytes, size_t n)
{
	if (n == 0)
		return;
	char *room = buf_room(b, n);
	if (!room)
		return;
	memcpy(room, bytes, n);
	b->len += n;
}

void buf_put_char(buf *b, char c)
{
	buf_put(b, &c, 1);
}

void buf_put_string(buf *b, const char *text)
{
	buf_put(b, text, strlen(text));
}

void buf_put_slice(buf *b, slice text)
{
	buf_put(b, text.ptr, text.len);
}

void buf_put_unsigned(buf *b, uint64_t value)
{
	char digits[20], *p = digits + sizeof digits;
	do
		*--p = (char)('0' + value % 10);
	while (value /= 10);
	buf_put(b, p, (size_t)(digits + sizeof digits - p));
}

void buf_put_signed(buf *b, int64_t value)
{
	if (value < 0)
		buf_put_char(b, '-');
	buf_put_unsigned(b, value < 0 ? 0 - (uint64_t)value : (uint64_t)value);
}

void buf_put_fixed(buf *b, double value, int decimals)
{
	static const int64_t POWER[] = {1, 10, 100, 1000, 10000, 100000, 1000000};
	int64_t scale = POWER[decimals < 0 ? 0 : decimals > 6 ? 6 : decimals];
	int64_t scaled = llround(value * (double)scale);
	if (scaled < 0) {
		buf_put_char(b, '-');
		scaled = -scaled;
	}
	buf_put_unsigned(b, (uint64_t)(scaled / scale));
	int64_t rest = scaled % scale;
	if (rest == 0)
		return;
	buf_put_char(b, '.');
	for (scale /= 10; rest; scale /= 10) {
		buf_put_char(b, (char)('0' + rest / scale));
		rest %= scale;
	}
}

void buf_printf(buf *b, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	int n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	char *room = n < 0 ? NULL : buf_room(b, (size_t)n + 1);
	if (!room) {
		b->failed = true;
		return;
	}
	va_start(args, format);
	vsnprintf(room, (size_t)n + 1, format, args);
	va_end(args);
	b->len += (size_t)n;
}
