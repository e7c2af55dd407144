/* clean.c: most cells are ASCII, or letters that are in normal form by their first bytes; both are seen without ICU and without a copy. */
#include "validate/clean.h"

#include "base/limits.h"
#include "ingest/blank.h"
#include "text/fold.h"

static bool is_ascii(slice t)
{
	uint64_t all = 0, word;
	while (t.len >= sizeof word) {
		memcpy(&word, t.ptr, sizeof word);
		all |= word;
		t.ptr += sizeof word;
		t.len -= sizeof word;
	}
	for (size_t i = 0; i < t.len; i++)
		all |= (uint64_t)(unsigned char)t.ptr[i];
	return (all & 0x8080808080808080U) == 0;
}

/* Whether the text surely is in NFC and holds no special character: ASCII, U+00A1–U+02FF, U+1E80–U+1EFF (Vietnamese), dashes and quotes
 * U+2010–U+2027. None of these composes with what is before it or decomposes in NFC (Unicode, NFC_Quick_Check=Yes, ccc=0). */
static bool is_plain(slice t)
{
	const unsigned char *p = (const unsigned char *)t.ptr, *end = p + t.len;
	while (p < end) {
		size_t left = (size_t)(end - p);
		bool latin = left >= 2 && *p >= 0xC2 && *p <= 0xCB && !(p[0] == 0xC2 && p[1] == 0xA0);
		bool vietnamese = left >= 3 && p[0] == 0xE1 && (p[1] == 0xBA || p[1] == 0xBB);
		bool dash = left >= 3 && p[0] == 0xE2 && p[1] == 0x80 && p[2] >= 0x90 && p[2] <= 0xA7;
		if (*p >= 0x80 && !latin && !vietnamese && !dash)
			return false;
		p += *p < 0x80 ? 1 : latin ? 2 : 3;
	}
	return true;
}

/* Without no-break spaces and invisible characters; the same slice when there are none. */
static slice without_blanks(validator *v, slice t)
{
	char *copy = NULL;
	size_t used = 0, n;
	for (size_t i = 0; i < t.len;) {
		blank_kind kind = blank_at((slice){t.ptr + i, t.len - i}, &n);
		if (kind != BLANK_NONE && !copy) {
			copy = arena_alloc(v->scratch, t.len + 1);
			if (!copy)
				return (slice){NULL, 0};
			memcpy(copy, t.ptr, i);
			used = i;
		}
		if (kind == BLANK_NONE) {
			if (copy)
				copy[used++] = t.ptr[i];
			i++;
			continue;
		}
		if (kind == BLANK_SPACE)
			copy[used++] = ' ';
		i += n;
	}
	return copy ? (slice){copy, used} : t;
}

slice clean_cell(validator *v, slice field, bool *changed)
{
	*changed = false;
	field = slice_trim(field);
	if (is_ascii(field) || is_plain(field))
		return field;
	v->scratch_used += 3 * field.len;
	slice text = without_blanks(v, field);
	if (!text.ptr)
		return text;
	bool recomposed = false;
	slice nfc = text_nfc(v->scratch, text, &recomposed);
	if (!nfc.ptr)
		return nfc;
	*changed = recomposed || text.ptr != field.ptr;
	return slice_trim(nfc);
}
