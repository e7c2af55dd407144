/* nfc.c: bringing text into NFC at next to no cost when it is there already.
 *
 * The characters of nearly all Vietnamese text (ASCII, precomposed letters, common punctuation) are recognised by their bytes: each is
 * NFC by itself and begins a new normalisation unit, so the text may be cut in front of it. Only what lies between, with the one character
 * it may combine with, is handed to ICU. */
#include "text/fold.h"

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/limits.h"
#include "base/utf8.h"

#define PIECE_BYTES 512      /* handed to ICU at once, cut at a boundary of normalisation where there is one */
#define PIECE_BYTES_MAX 1024 /* a run of marks longer than this is no text: it is cut anywhere, so that sorting its marks stays cheap */
#define NEAR_BYTES 16        /* so little known text between two pieces is cheaper inside one */
#define UNITS_MAX (PIECE_BYTES_MAX * 4) /* no UTF-16 unit becomes more than three in NFC */

/* Length of the inert character at p (NFC_Quick_Check yes, combining class 0), 0 when it is not known to be one: U+0000–02FF,
 * U+1E00–1EFF, U+2002–203F. */
static inline size_t inert_length(const unsigned char *p, size_t left)
{
	if (p[0] < 0x80)
		return 1;
	if (p[0] <= 0xCB)
		return left >= 2 ? 2 : 0;
	if (left < 3)
		return 0;
	if (p[0] == 0xE1 && p[1] >= 0xB8 && p[1] <= 0xBB)
		return 3;
	if (p[0] == 0xE2 && p[1] == 0x80 && p[2] >= 0x82)
		return 3;
	return 0;
}

/* Offset of the first character at or behind `i` that is not inert; *last is that of the inert one before it (or stays). */
static size_t skip_inert(slice text, size_t i, size_t *last)
{
	const unsigned char *p = (const unsigned char *)text.ptr;
	while (i < text.len) {
		size_t ascii = utf8_ascii_run(p + i, text.len - i);
		i += ascii;
		if (ascii)
			*last = i - 1;
		if (ascii == UTF8_STRIDE)
			continue;
		size_t length = inert_length(p + i, text.len - i);
		if (!length)
			return i;
		*last = i;
		i += length;
	}
	return i;
}

/* Offset of the next character behind the inert ones at `at` when it is near enough to be handed to ICU with what is before it, else `at`. */
static size_t near_by(slice text, size_t at)
{
	size_t i = at, length;
	while (i < text.len && (length = inert_length((const unsigned char *)text.ptr + i, text.len - i)) != 0) {
		i += length;
		if (i - at > NEAR_BYTES)
			return at;
	}
	return i < text.len ? i : at;
}

/* End of the piece of `text` that begins at `start` and holds the character at `i`, which is not inert. */
static size_t piece_end(const UNormalizer2 *nfc, slice text, size_t start, size_t i)
{
	while (i < text.len) {
		slice rest = {text.ptr + i, text.len - i};
		(void)utf8_next(&rest);
		size_t at = text.len - rest.len;
		if (!rest.len)
			break;
		bool full = at - start >= PIECE_BYTES;
		i = full ? at : near_by(text, at);
		if (inert_length((const unsigned char *)rest.ptr, rest.len)) {
			if (i == at)
				return at;
			continue;
		}
		slice next = rest;
		uint32_t c = utf8_next(&next);
		if (at - start >= PIECE_BYTES_MAX || (full && unorm2_hasBoundaryBefore(nfc, (UChar32)c)))
			return at;
	}
	return text.len;
}

/* Scratch for one piece, small enough for the stack. */
typedef struct units {
	UChar source[PIECE_BYTES_MAX + 8], target[UNITS_MAX];
	char bytes[UNITS_MAX * 3];
} units;

typedef enum { PIECE_SAME, PIECE_CHANGED, PIECE_FAILED } piece_result;

/* Normalise one piece; when it changes, *out is its new form in `u`. */
static piece_result normalise_piece(const UNormalizer2 *nfc, units *u, slice piece, slice *out)
{
	UErrorCode error = U_ZERO_ERROR;
	int32_t length = 0, bytes = 0;
	u_strFromUTF8(u->source, (int32_t)COUNT_OF(u->source), &length, piece.ptr, (int32_t)piece.len, &error);
	if (unorm2_isNormalized(nfc, u->source, length, &error) && U_SUCCESS(error))
		return PIECE_SAME;
	length = unorm2_normalize(nfc, u->source, length, u->target, (int32_t)COUNT_OF(u->target), &error);
	u_strToUTF8(u->bytes, (int32_t)sizeof u->bytes, &bytes, u->target, length, &error);
	if (U_FAILURE(error))
		return PIECE_FAILED;
	*out = (slice){u->bytes, (size_t)bytes};
	return PIECE_CHANGED;
}

/* Normalise `text` from its first character that is not inert. `out` gets the whole result, or nothing when nothing changes. */
static bool normalise(const UNormalizer2 *nfc, units *u, slice text, size_t first, size_t last, buf *out)
{
	size_t copied = 0, i = first;
	while (i < text.len) {
		size_t start = last < i ? last : i;
		size_t end = piece_end(nfc, text, start, i);
		slice changed;
		piece_result result = normalise_piece(nfc, u, (slice){text.ptr + start, end - start}, &changed);
		if (result == PIECE_FAILED)
			return false;
		if (result == PIECE_CHANGED) {
			buf_put(out, text.ptr + copied, start - copied);
			buf_put_slice(out, changed);
			copied = end;
		}
		last = end;
		i = skip_inert(text, end, &last);
	}
	if (copied)
		buf_put(out, text.ptr + copied, text.len - copied);
	return !out->failed;
}

slice text_nfc(arena *a, slice text, bool *changed)
{
	if (changed)
		*changed = false;
	size_t last = SIZE_MAX;
	size_t first = skip_inert(text, 0, &last);
	if (first >= text.len)
		return text;
	UErrorCode error = U_ZERO_ERROR;
	const UNormalizer2 *nfc = unorm2_getNFCInstance(&error);
	if (U_FAILURE(error))
		return (slice){NULL, 0};
	units u;
	buf out = BUF_INIT(LIMIT_MEMORY_BUFFER);
	slice result = {NULL, 0};
	if (normalise(nfc, &u, text, first, last, &out)) {
		result = out.len ? arena_copy(a, buf_slice(&out)) : text;
		if (changed)
			*changed = out.len > 0;
	}
	buf_free(&out);
	return result;
}
