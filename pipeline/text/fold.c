/* fold.c: folding labels to what they have in common, and case. Letters of Vietnamese are known (letters.c), other code points are looked up
 * one by one in ICU's tables; a label needs no order of marks, so its full normalisation is never made. */
#include "text/fold.h"

#include <unicode/ucasemap.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "text/letters.h"

/* Letters with a bar do not decompose. The Icelandic and African capitals look like Đ and are typed in its place. */
static UChar32 without_bar(UChar32 c)
{
	return c == 0x111 || c == 0xF0 || c == 0x256 ? 'd' : c;
}

/* Append what is left of one code point of a decomposition. */
static void fold_part(buf *out, UChar32 c)
{
	if (u_isalnum(c))
		utf8_put(out, (uint32_t)without_bar(u_tolower(c)));
}

static void fold_code_point(buf *out, const UNormalizer2 *nfd, UChar32 c)
{
	UChar parts[32];
	UErrorCode error = U_ZERO_ERROR;
	int32_t length = unorm2_getDecomposition(nfd, c, parts, (int32_t)COUNT_OF(parts), &error);
	if (length < 0 || U_FAILURE(error)) {
		fold_part(out, c);
		return;
	}
	for (int32_t i = 0; i < length;) {
		UChar32 part = parts[i++];
		if ((part & 0xFC00) == 0xD800 && i < length)
			part = 0x10000 + ((part & 0x3FF) << 10) + (parts[i++] & 0x3FF);
		fold_part(out, part);
	}
}

/* The ASCII letter below tone and shape. */
static char plain_letter(letter l)
{
	switch (l.base) {
	case 'B': return 'a';
	case 'P': return 'o';
	default: return (char)(l.base | 0x20);
	}
}

slice text_fold(arena *a, slice text)
{
	letter l;
	UErrorCode error = U_ZERO_ERROR;
	const UNormalizer2 *nfd = NULL;
	buf out = BUF_INIT(LIMIT_MEMORY_BUFFER);
	while (text.len) {
		UChar32 c = (UChar32)utf8_next(&text);
		if (c < 0x80) {
			UChar32 small = c >= 'A' && c <= 'Z' ? c | 0x20 : c;
			if ((small >= 'a' && small <= 'z') || (c >= '0' && c <= '9'))
				buf_put_char(&out, (char)small);
			continue;
		}
		if (letter_find((uint32_t)c, &l)) {
			buf_put_char(&out, plain_letter(l));
			continue;
		}
		if (!nfd)
			nfd = unorm2_getNFDInstance(&error);
		if (U_FAILURE(error))
			break;
		fold_code_point(&out, nfd, c);
	}
	slice result = out.failed || U_FAILURE(error) ? (slice){NULL, 0} : arena_copy(a, buf_slice(&out));
	buf_free(&out);
	return result;
}

/* Small ASCII letters; everything else stays what it is. */
static unsigned char small_byte(char c)
{
	return (unsigned char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
}

bool text_equal_case(slice a, slice b)
{
	/* Most texts differ in their first letter: told without tables where both begin with ASCII. (No other letter folds to ASCII but U+212A and
	 * U+017F, which are not ASCII themselves.) */
	if (a.len && b.len && !((a.ptr[0] | b.ptr[0]) & 0x80) && small_byte(a.ptr[0]) != small_byte(b.ptr[0]))
		return false;
	while (a.len && b.len) {
		UChar32 x = (UChar32)utf8_next(&a), y = (UChar32)utf8_next(&b);
		if (x != y && u_foldCase(x, U_FOLD_CASE_DEFAULT) != u_foldCase(y, U_FOLD_CASE_DEFAULT))
			return false;
	}
	return !a.len && !b.len;
}

typedef int32_t case_function(const UCaseMap *, char *, int32_t, const char *, int32_t, UErrorCode *);

/* ASCII text needs no tables. */
static bool is_ascii(slice text)
{
	for (size_t i = 0; i < text.len; i++)
		if ((unsigned char)text.ptr[i] >= 0x80)
			return false;
	return true;
}

static slice map_ascii(arena *a, slice text, char first, char last)
{
	char *copy = arena_alloc(a, text.len + 1);
	if (!copy)
		return (slice){NULL, 0};
	for (size_t i = 0; i < text.len; i++)
		copy[i] = (char)(text.ptr[i] >= first && text.ptr[i] <= last ? text.ptr[i] ^ 0x20 : text.ptr[i]);
	return (slice){copy, text.len};
}

static slice map_case(arena *a, slice text, case_function *map)
{
	if (text.len > INT32_MAX / 4)
		return (slice){NULL, 0};
	UErrorCode error = U_ZERO_ERROR;
	UCaseMap *cases = ucasemap_open("", 0, &error);
	if (U_FAILURE(error))
		return (slice){NULL, 0};
	/* A first guess that nearly always suffices; else the length wanted is known. */
	int32_t room = (int32_t)text.len + 16, wanted = 0;
	char *copy = NULL;
	for (int tries = 0; tries < 2; tries++) {
		copy = arena_alloc(a, (size_t)room + 1);
		if (!copy)
			break;
		error = U_ZERO_ERROR;
		wanted = map(cases, copy, room, text.ptr, (int32_t)text.len, &error);
		if (error != U_BUFFER_OVERFLOW_ERROR)
			break;
		room = wanted;
	}
	ucasemap_close(cases);
	if (!copy || U_FAILURE(error))
		return (slice){NULL, 0};
	return text_nfc(a, (slice){copy, (size_t)wanted}, NULL); /* a capital of one letter may be two */
}

slice text_upper(arena *a, slice text)
{
	return is_ascii(text) ? map_ascii(a, text, 'a', 'z') : map_case(a, text, ucasemap_utf8ToUpper);
}

slice text_lower(arena *a, slice text)
{
	return is_ascii(text) ? map_ascii(a, text, 'A', 'Z') : map_case(a, text, ucasemap_utf8ToLower);
}
