/* opaque.c: the disguise of values and its removal, byte by byte over UTF-8. The table of punctuation is ASCII order, so that the n-th mark is the n-th
 * noncharacter; both directions are arithmetic. */
#include "compose/opaque.h"

#include "base/limits.h"

#define SPACE_MARK "\xF0\x9F\xBF\xBF" /* U+1FFFF */
#define GUARD_MARK "\xF0\x9F\xBF\xBE" /* U+1FFFE */
#define REPLACEMENT "\xEF\xBF\xBD"    /* U+FFFD */

static const char PUNCTUATION[] = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

/* Number of the punctuation mark `c`, or -1. */
static int punctuation_index(unsigned char c)
{
	if (c < '!' || c > '~')
		return -1;
	if (c < '0')
		return c - '!';
	if (c >= ':' && c <= '@')
		return c - ':' + 15;
	if (c >= '[' && c <= '`')
		return c - '[' + 22;
	return c >= '{' ? c - '{' + 28 : -1;
}

/* Length of the disguised character at p, and what it stands for ('\0': nothing, a guard); 0: none is there. */
static size_t disguised_at(const char *p, size_t left, char *meaning)
{
	if (left >= 3 && (unsigned char)p[0] == 0xEF && (unsigned char)p[1] == 0xB7) {
		unsigned char last = (unsigned char)p[2];
		if (last < 0x90 || last > 0xAF)
			return 0;
		*meaning = PUNCTUATION[last - 0x90];
		return 3;
	}
	if (left >= 4 && memcmp(p, "\xF0\x9F\xBF", 3) == 0 && (unsigned char)p[3] >= 0xBE) {
		*meaning = (unsigned char)p[3] == 0xBF ? ' ' : '\0';
		return 4;
	}
	return 0;
}

size_t opaque_find(slice text)
{
	static const int LEADS[] = {0xEF, 0xF0}; /* rare in Vietnamese: memchr runs through */
	size_t found = text.len;
	for (size_t k = 0; k < COUNT_OF(LEADS); k++) {
		const char *end = text.ptr + found, *p = text.ptr;
		char meaning;
		while (p < end && (p = memchr(p, LEADS[k], (size_t)(end - p))) && !disguised_at(p, text.len - (size_t)(p - text.ptr), &meaning))
			p++;
		if (p && p < end)
			found = (size_t)(p - text.ptr);
	}
	return found;
}

typedef enum { BYTE_PLAIN, BYTE_SPACE, BYTE_MARK, BYTE_BAD } byte_class;

static byte_class classify_ascii(unsigned char c)
{
	if (c == ' ' || (c >= '\t' && c <= '\r'))
		return BYTE_SPACE;
	if (c < ' ' || c == 0x7F)
		return BYTE_BAD;
	return punctuation_index(c) >= 0 ? BYTE_MARK : BYTE_PLAIN;
}

/* Characters beyond ASCII that are no plain text: `bytes`, then a last byte from `first` to `last`. */
static const struct {
	const char *bytes;
	unsigned char first, last;
	byte_class class;
} SPECIAL[] = {
    {"\xC2", 0x85, 0x85, BYTE_SPACE},     /* U+0085, a line end */
    {"\xC2", 0x80, 0x9F, BYTE_BAD},       /* the other C1 controls */
    {"\xE2\x80", 0xA8, 0xA9, BYTE_SPACE}, /* U+2028, U+2029 */
    {"\xEF\xBF", 0xBE, 0xBF, BYTE_BAD},   /* U+FFFE, U+FFFF */
    {"\xEF\xBB", 0xBF, 0xBF, BYTE_BAD},   /* U+FEFF */
};

/* What the character at p is; *length is its length when it is not plain. */
static byte_class classify(const char *p, size_t left, size_t *length)
{
	char meaning;
	*length = 1;
	if ((unsigned char)p[0] < 0x80)
		return classify_ascii((unsigned char)p[0]);
	for (size_t i = 0; i < COUNT_OF(SPECIAL); i++) {
		size_t n = strlen(SPECIAL[i].bytes);
		if (left <= n || memcmp(p, SPECIAL[i].bytes, n) != 0)
			continue;
		unsigned char end = (unsigned char)p[n];
		*length = n + 1;
		if (end >= SPECIAL[i].first && end <= SPECIAL[i].last)
			return SPECIAL[i].class;
	}
	*length = disguised_at(p, left, &meaning);
	return *length ? BYTE_BAD : BYTE_PLAIN;
}

void opaque_put(buf *out, slice value)
{
	size_t plain = 0, length = 1;
	bool some = false, space = false;
	buf_put(out, GUARD_MARK, 4);
	for (size_t i = 0; i < value.len; i += length) {
		byte_class kind = classify(value.ptr + i, value.len - i, &length);
		if (kind == BYTE_PLAIN) {
			length = 1;
			if (space)
				buf_put(out, SPACE_MARK, 4);
			plain = i;
			while (i + length < value.len) {
				size_t ignored;
				if (classify(value.ptr + i + length, value.len - i - length, &ignored) != BYTE_PLAIN)
					break;
				length++;
			}
			buf_put(out, value.ptr + plain, length);
		} else if (kind == BYTE_SPACE) {
			space = some;
			continue;
		} else {
			if (space)
				buf_put(out, SPACE_MARK, 4);
			char mark[3] = {'\xEF', '\xB7', '\0'};
			if (kind == BYTE_MARK)
				mark[2] = (char)(0x90 + punctuation_index((unsigned char)value.ptr[i]));
			buf_put(out, kind == BYTE_MARK ? mark : REPLACEMENT, 3);
		}
		some = true;
		space = false;
	}
	buf_put(out, GUARD_MARK, 4);
}

size_t opaque_value(slice text)
{
	if (text.len < 8 || memcmp(text.ptr, GUARD_MARK, 4) != 0)
		return 0;
	const char *end = memmem(text.ptr + 4, text.len - 4, GUARD_MARK, 4);
	return end ? (size_t)(end - text.ptr) + 4 : 0;
}

void opaque_restore_to(buf *out, slice text)
{
	size_t done = 0;
	for (size_t i = 0; i < text.len;) {
		unsigned char c = (unsigned char)text.ptr[i];
		char meaning = '\0';
		size_t length = c == 0xEF || c == 0xF0 ? disguised_at(text.ptr + i, text.len - i, &meaning) : 0;
		if (!length) {
			i++;
			continue;
		}
		buf_put(out, text.ptr + done, i - done);
		if (meaning)
			buf_put_char(out, meaning);
		i += length;
		done = i;
	}
	buf_put(out, text.ptr + done, text.len - done);
}

slice opaque_restore(arena *a, slice text)
{
	if (opaque_find(text) == text.len)
		return text;
	buf out = BUF_INIT(LIMIT_EXPANDED_BYTES);
	opaque_restore_to(&out, text);
	slice copy = out.failed ? (slice){NULL, 0} : arena_copy(a, buf_slice(&out));
	buf_free(&out);
	return copy;
}

slice opaque_copy(arena *a, slice text)
{
	slice restored = opaque_restore(a, text);
	return restored.ptr == text.ptr && text.ptr ? arena_copy(a, text) : restored;
}
