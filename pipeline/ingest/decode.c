/* decode.c: the table of encodings and the choice among them.
 *
 * Each encoding has a name, the BOM that decides for it, a detector for bytes without one, and a converter. Legacy encodings are further
 * rows of the table. What cannot be converted becomes the byte 0xFF, which is in no UTF-8 text. */
#include "ingest/decode.h"

#include <strings.h>

#include "base/limits.h"
#include "text/utf8.h"

#define UNDECODABLE '\xFF'

typedef struct encoding {
	const char *name;
	const char *aliases[3];
	const char *bom;
	bool (*looks_like)(slice bytes);        /* NULL: only by its BOM or name */
	bool (*convert)(slice bytes, buf *out); /* NULL: it is UTF-8. False: out of memory */
} encoding;

static unsigned unit_at(slice bytes, size_t i, bool big)
{
	unsigned first = (unsigned char)bytes.ptr[i], second = (unsigned char)bytes.ptr[i + 1];
	return big ? first << 8 | second : second << 8 | first;
}

static bool convert_utf16(slice bytes, buf *out, bool big)
{
	size_t i = 0;
	while (i + 1 < bytes.len) {
		uint32_t c = unit_at(bytes, i, big);
		i += 2;
		if (c < 0x80) {
			buf_put_char(out, (char)c);
			continue;
		}
		bool high = c >= 0xD800 && c < 0xDC00, surrogate = c >= 0xD800 && c < 0xE000;
		unsigned low = high && i + 1 < bytes.len ? unit_at(bytes, i, big) : 0;
		if (low >= 0xDC00 && low < 0xE000) {
			c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
			i += 2;
			surrogate = false;
		}
		if (surrogate)
			buf_put_char(out, UNDECODABLE);
		else
			utf8_put(out, c);
	}
	if (i < bytes.len)
		buf_put_char(out, UNDECODABLE);
	return !out->failed;
}

static bool convert_utf16le(slice bytes, buf *out)
{
	return convert_utf16(bytes, out, false);
}

static bool convert_utf16be(slice bytes, buf *out)
{
	return convert_utf16(bytes, out, true);
}

/* Text of ASCII separators and digits has a zero in every other byte. `zero`: where it stands in the pair. */
static bool half_is_zero(slice bytes, size_t zero)
{
	size_t pairs = (bytes.len < 512 ? bytes.len : 512) / 2, zeros = 0;
	for (size_t i = 0; i < pairs; i++) {
		if (bytes.ptr[2 * i + zero] == '\0')
			zeros++;
		if (bytes.ptr[2 * i + 1 - zero] == '\0')
			return false;
	}
	return pairs >= 2 && zeros * 2 > pairs;
}

static bool looks_like_utf16le(slice bytes)
{
	return half_is_zero(bytes, 1);
}

static bool looks_like_utf16be(slice bytes)
{
	return half_is_zero(bytes, 0);
}

/* Bytes that break UTF-8 against sequences that are right: a damaged file has few of the first, another encoding few of the second. */
static bool looks_like_utf8(slice bytes)
{
	size_t bad = 0, good = 0, at;
	while (!utf8_valid(bytes, &at)) {
		for (size_t i = 0; i < at; i++)
			good += (unsigned char)bytes.ptr[i] >= 0xC0;
		bad++;
		bytes.ptr += at + 1;
		bytes.len -= at + 1;
	}
	if (bad < 4)
		return true;
	for (size_t i = 0; i < bytes.len; i++)
		good += (unsigned char)bytes.ptr[i] >= 0xC0;
	return bad <= good;
}

static const encoding ENCODINGS[] = {
    {"UTF-16LE", {"utf-16", "utf16le", "utf16"}, "\xFF\xFE", looks_like_utf16le, convert_utf16le},
    {"UTF-16BE", {"utf16be"}, "\xFE\xFF", looks_like_utf16be, convert_utf16be},
    {"UTF-8", {"utf8"}, "\xEF\xBB\xBF", looks_like_utf8, NULL},
};

static bool is_named(const encoding *e, slice name)
{
	if (name.len == strlen(e->name) && strncasecmp(name.ptr, e->name, name.len) == 0)
		return true;
	for (size_t i = 0; i < COUNT_OF(e->aliases) && e->aliases[i]; i++)
		if (name.len == strlen(e->aliases[i]) && strncasecmp(name.ptr, e->aliases[i], name.len) == 0)
			return true;
	return false;
}

static bool has_bom(const encoding *e, slice bytes)
{
	return slice_starts(bytes, e->bom);
}

static const encoding *choose(slice bytes, slice named)
{
	for (size_t i = 0; i < COUNT_OF(ENCODINGS); i++)
		if (has_bom(&ENCODINGS[i], bytes))
			return &ENCODINGS[i];
	for (size_t i = 0; i < COUNT_OF(ENCODINGS); i++)
		if (named.len ? is_named(&ENCODINGS[i], named) : ENCODINGS[i].looks_like(bytes))
			return &ENCODINGS[i];
	return NULL;
}

static bool is_letter(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

/* The length of a mark that stands for a lost letter at `i`: `?` or U+FFFD; 0: none. */
static size_t lost_mark(slice text, size_t i)
{
	if (text.ptr[i] == '?')
		return 1;
	return i + 2 < text.len && memcmp(text.ptr + i, "\xEF\xBF\xBD", 3) == 0 ? 3 : 0;
}

/* Words whose inside holds such a mark, letters on both sides; a `?` that ends a sentence is none. */
static void count_lost(slice text, size_t *lost, size_t *words)
{
	for (size_t i = 0; i < text.len;) {
		bool word = false, hit = false, letter_before = false, mark_open = false;
		for (; i < text.len; i++) {
			size_t mark = lost_mark(text, i);
			if (mark) {
				mark_open = mark_open || letter_before;
				i += mark - 1;
				continue;
			}
			if (!is_letter(text.ptr[i]))
				break;
			hit = hit || mark_open;
			word = letter_before = true;
		}
		*words += word;
		*lost += hit;
		i++;
	}
}

static bool is_lossy(decoded *d)
{
	/* 0xEF begins U+FFFD and next to nothing else in Vietnamese: two quick looks spare most files the count. */
	if (!memchr(d->text.ptr, '?', d->text.len) && !memchr(d->text.ptr, 0xEF, d->text.len))
		return false;
	count_lost(d->text, &d->lost, &d->words);
	return d->lost * 200 > d->words;
}

decode_status decode_bytes(slice bytes, slice named, decoded *out)
{
	*out = (decoded){.encoding = named.len ? named.ptr : "UTF-8"};
	if (!bytes.ptr)
		bytes = (slice){"", 0};
	const encoding *e = choose(bytes, named);
	if (!e)
		return DECODE_UNKNOWN;
	if (has_bom(e, bytes)) {
		bytes.ptr += strlen(e->bom);
		bytes.len -= strlen(e->bom);
	}
	out->encoding = e->name;
	out->text = bytes;
	out->recoded = e->convert != NULL;
	if (e->convert) {
		buf text = BUF_INIT(LIMIT_MEMORY_BUFFER);
		bool done = e->convert(bytes, &text);
		out->owned = text.data;
		out->text = buf_slice(&text);
		if (!done)
			return DECODE_NO_MEMORY;
	}
	out->suspect = memchr(out->text.ptr, '\0', out->text.len) || !utf8_valid(out->text, NULL);
	return is_lossy(out) ? DECODE_LOSSY : DECODE_DONE;
}

void decoded_free(decoded *d)
{
	free(d->owned);
	*d = (decoded){0};
}
