/* survey.c: part by part, each small enough to stay in the cache while it is looked at for one thing after the other. */
#include "ingest/survey.h"

#include "base/utf8.h"
#include "ingest/sample.h"

#define PART ((size_t)64 << 10)

/* The length of a part that does not end inside a character, or of all there is. */
static size_t part_length(slice text)
{
	size_t n = text.len < PART ? text.len : PART;
	for (size_t back = 0; n < text.len && back < 3 && ((unsigned char)text.ptr[n] & 0xC0) == 0x80; back++)
		n--;
	return n;
}

survey survey_take(slice text, const file_bytes *source)
{
	survey s = {.valid = true};
	for (slice part; text.len; text.ptr += part.len, text.len -= part.len) {
		part = (slice){text.ptr, part_length(text)};
		s.valid = s.valid && utf8_valid(part, NULL);
		s.odd = s.odd || sample_is_odd(part);
		s.has_nul = s.has_nul || memchr(part.ptr, '\0', part.len);
		s.may_be_lossy = s.may_be_lossy || memchr(part.ptr, '?', part.len) || memchr(part.ptr, 0xEF, part.len);
		file_forget(source, part);
	}
	return s;
}
