/* lookalike.c: which characters look alike, in one place for codes and numbers. Only ASCII: codes are made of nothing else. */
#include "text/lookalike.h"

char lookalike_shape(char c)
{
	if (c >= 'a' && c <= 'z')
		c = (char)(c - 'a' + 'A');
	switch (c) {
	case 'L':
	case 'I': return '1';
	case 'O': return '0';
	case 'S': return '5';
	case 'B': return '8';
	case 'Z': return '2';
	case ' ':
	case '-':
	case '.':
	case '/':
	case '_': return '\0';
	default: return c;
	}
}

bool lookalike_equal(slice a, slice b)
{
	size_t i = 0, j = 0;
	for (;; i++, j++) {
		while (i < a.len && !lookalike_shape(a.ptr[i]))
			i++;
		while (j < b.len && !lookalike_shape(b.ptr[j]))
			j++;
		if (i == a.len || j == b.len)
			return i == a.len && j == b.len;
		if (lookalike_shape(a.ptr[i]) != lookalike_shape(b.ptr[j]))
			return false;
	}
}

static char digit_for(char c)
{
	switch (c) {
	case 'O':
	case 'o':
	case 'Q': return '0';
	case 'I':
	case 'l':
	case '|': return '1';
	default: return c;
	}
}

void lookalike_put_digits(buf *out, slice text)
{
	for (size_t i = 0; i < text.len; i++)
		buf_put_char(out, digit_for(text.ptr[i]));
}
