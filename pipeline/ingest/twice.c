/* twice.c: characters that stand for bytes are put together to UTF-8 where that makes letters of Vietnamese, in pieces between delimiters of
 * which nothing else is left over. A run such as "á»…" stands in no text by itself, and nearly every Vietnamese letter with two marks is one: a
 * look for its first two characters spares all other files. */
#include "ingest/twice.h"

#include "base/utf8.h"
#include "text/legacy.h"
#include "text/letters.h"

#define LETTERS_ENOUGH 2

/* The byte that a character of the Windows page (or of Latin-1) stands for; -1: none. */
static int byte_of(uint32_t c)
{
	return c < 0x100 ? (int)c : legacy_windows_byte(c);
}

/* "á»" and "áº" begin the letters U+1E80 to U+1EFF. */
static bool may_be(slice text)
{
	return memmem(text.ptr, text.len, "\xC3\xA1\xC2\xBA", 4) || memmem(text.ptr, text.len, "\xC3\xA1\xC2\xBB", 4);
}

static bool is_mark(uint32_t c)
{
	static const uint16_t MARKS[] = {0x300, 0x301, 0x302, 0x303, 0x306, 0x309, 0x31B, 0x323};
	for (size_t i = 0; i < COUNT_OF(MARKS); i++)
		if (MARKS[i] == c)
			return true;
	return c == 0xA0 || (c >= 0x2010 && c <= 0x2026) || c == 0xFEFF;
}

/* The character whose UTF-8 the next characters stand for, taken off *rest; 0: they stand for none of Vietnamese, and *rest stays. */
static uint32_t take(slice *rest, bool *is_letter)
{
	slice after = *rest, sequence;
	char bytes[3];
	int lead = byte_of(utf8_next(&after));
	size_t length = lead >= 0xC2 && lead < 0xE0 ? 2 : lead >= 0xE0 && lead < 0xF0 ? 3 : 0;
	bytes[0] = (char)lead;
	for (size_t i = 1; i < length; i++) {
		int next = after.len ? byte_of(utf8_next(&after)) : -1;
		if (next < 0x80 || next > 0xBF)
			return 0;
		bytes[i] = (char)next;
	}
	sequence = (slice){bytes, length};
	if (length == 0 || !utf8_valid(sequence, NULL))
		return 0;
	letter l;
	uint32_t c = utf8_next(&sequence);
	*is_letter = c >= 0xC0 && letter_find(c, &l);
	if (!*is_letter && !is_mark(c))
		return 0;
	*rest = after;
	return c;
}

static bool is_separator(char c)
{
	return (unsigned char)c < ' ' || c == ',' || c == ';' || c == '|' || c == '"';
}

/* Append a piece of the text, undone when all of it can be. False: it cannot, though a part of it is such text. */
static bool put_piece(slice piece, buf *out, size_t *letters)
{
	size_t start = out->len, found = 0;
	bool whole = true, unicode = false;
	for (slice rest = piece; rest.len;) {
		bool is_letter = false;
		slice before = rest;
		uint32_t c = (unsigned char)*rest.ptr < 0x80 ? 0 : take(&rest, &is_letter);
		found += is_letter;
		if (c) {
			utf8_put(out, c);
			continue;
		}
		uint32_t plain = utf8_next(&rest);
		whole = whole && plain < 0x80;
		unicode = unicode || byte_of(plain) < 0;
		buf_put(out, before.ptr, (size_t)(rest.ptr - before.ptr));
	}
	if (whole) {
		*letters += found;
		return true;
	}
	out->len = start;
	buf_put_slice(out, piece);
	return unicode || !may_be(piece);
}

twice_status twice_undo(slice text, buf *out)
{
	size_t letters = 0, broken = 0;
	if (!may_be(text))
		return TWICE_NOT;
	for (size_t i = 0; i < text.len;) {
		size_t start = i;
		while (i < text.len && !is_separator(text.ptr[i]))
			i++;
		broken += !put_piece((slice){text.ptr + start, i - start}, out, &letters);
		while (i < text.len && is_separator(text.ptr[i]))
			buf_put_char(out, text.ptr[i++]);
	}
	if (letters < LETTERS_ENOUGH)
		return TWICE_NOT;
	return broken ? TWICE_BROKEN : TWICE_UNDONE;
}
