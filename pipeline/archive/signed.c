/* signed.c: the last /ByteRange of the appended bytes is compared with the length of the file; nothing else of the PDF is interpreted. */
#include "archive/signed.h"

/* The last place of `word` in `text`, or NULL. */
static const char *find_last(slice text, const char *word)
{
	const char *last = NULL;
	size_t n = strlen(word);
	for (slice rest = text;;) {
		const char *found = memmem(rest.ptr, rest.len, word, n);
		if (!found)
			return last;
		last = found;
		rest.len -= (size_t)(found + n - rest.ptr);
		rest.ptr = found + n;
	}
}

/* The next number of `text`, which is shortened; false: there is none. */
static bool take_number(slice *text, uint64_t *out)
{
	while (text->len && (*text->ptr == ' ' || *text->ptr == '\n' || *text->ptr == '\r' || *text->ptr == '[')) {
		text->ptr++;
		text->len--;
	}
	size_t digits = 0;
	*out = 0;
	while (text->len && *text->ptr >= '0' && *text->ptr <= '9' && digits < 18) {
		*out = *out * 10 + (uint64_t)(*text->ptr - '0');
		text->ptr++;
		text->len--;
		digits++;
	}
	return digits > 0;
}

bool pdf_is_signed_after(slice pdf, uint64_t original)
{
	if (original >= pdf.len)
		return false;
	slice added = {pdf.ptr + original, pdf.len - (size_t)original}, end = slice_trim(added);
	bool ended = end.len >= 5 && memcmp(end.ptr + end.len - 5, "%%EOF", 5) == 0;
	const char *range = find_last(added, "/ByteRange");
	if (!ended || !range || !memmem(added.ptr, added.len, "startxref", 9))
		return false;
	slice text = {range + 10, added.len - (size_t)(range + 10 - added.ptr)};
	uint64_t n[4];
	for (size_t i = 0; i < 4; i++)
		if (!take_number(&text, &n[i]))
			return false;
	return n[0] == 0 && n[1] >= original && n[2] >= n[1] && n[2] + n[3] == pdf.len;
}
