/* sample.c: two budgets, so that neither a few odd characters in a large file nor a few plain ones go unseen: one for lines with characters
 * that Vietnamese does not write, one for other lines beyond ASCII. */
#include "ingest/sample.h"

#include "base/utf8.h"

#define FIRST_LINES 64            /* more than titles and a header take, so that the header's line is that of the text */
#define BUDGET ((size_t)16 << 10) /* bytes of lines of each kind */

/* The letters of Vietnamese among U+00C0…U+00FF, a bit each: ÀÁÂÃ ÈÉÊ ÌÍ ÒÓÔÕ ÙÚ Ý, and the small ones 0x20 behind. */
#define CAPITALS UINT64_C(0x263C370F)
#define LETTERS (CAPITALS | CAPITALS << 32)

/* The next byte above 0x7F at or behind `i`; text.len: none. */
static size_t next_high(slice text, size_t i)
{
	for (uint64_t word; text.len - i >= sizeof word; i += sizeof word) {
		memcpy(&word, text.ptr + i, sizeof word);
		if (word & UINT64_C(0x8080808080808080))
			break;
	}
	while (i < text.len && (unsigned char)text.ptr[i] < 0x80)
		i++;
	return i;
}

/* Letters of U+00C0…U+00DF or U+00E0…U+00FF, a bit each, that no Vietnamese word has behind a plain vowel: in VNI they are its marks ("Vaên",
 * "Lyù"). */
static uint32_t never_behind(char vowel)
{
	switch (vowel | 0x20) {
	case 'a':
	case 'e': return UINT32_MAX;
	case 'o': return UINT32_MAX & ~0x30BU;                                           /* oà oá oã oè oé */
	case 'u': return 1U << 0x12 | 1U << 0x13 | 1U << 0x15 | 1U << 0x19 | 1U << 0x1A; /* uò uó uõ uù uú */
	case 'y': return UINT32_MAX & ~(1U << 0x0A);                                     /* yê */
	default: return 0;
	}
}

bool sample_is_odd(slice text)
{
	for (size_t i = next_high(text, 0); i < text.len;) {
		unsigned lead = (unsigned char)text.ptr[i];
		if ((lead == 0xC2 || lead == 0xC3) && i + 1 < text.len) {
			unsigned second = (unsigned char)text.ptr[i + 1];
			if (lead == 0xC2 ? second > 0xA0 : !(LETTERS >> (second & 0x3F) & 1))
				return true;
			if (lead == 0xC3 && i > 0 && never_behind(text.ptr[i - 1]) >> (second & 0x1F) & 1)
				return true;
		}
		i += lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
		if (i >= text.len)
			return false;
		if ((unsigned char)text.ptr[i] < 0x80)
			i = next_high(text, i);
	}
	return false;
}

static void put_lifted(buf *out, slice line, bool bytes)
{
	while (line.len) {
		size_t good = line.len;
		if (bytes)
			good = next_high(line, 0);
		else if (utf8_valid(line, &good))
			good = line.len;
		buf_put(out, line.ptr, good);
		if (good == line.len)
			return;
		utf8_put(out, (unsigned char)line.ptr[good]);
		line.ptr += good + 1;
		line.len -= good + 1;
	}
}

void sample_take(slice text, bool bytes, buf *out)
{
	char newline = memchr(text.ptr, '\n', text.len) ? '\n' : '\r';
	size_t odd_left = BUDGET, plain_left = BUDGET;
	for (size_t pos = 0, line_number = 0; pos < text.len && (odd_left || plain_left); line_number++) {
		const char *end = memchr(text.ptr + pos, newline, text.len - pos);
		size_t next = end ? (size_t)(end - text.ptr) + 1 : text.len;
		slice line = {text.ptr + pos, next - pos};
		pos = next;
		bool high = next_high(line, 0) < line.len;
		bool odd = high && (bytes || sample_is_odd(line) || !utf8_valid(line, NULL));
		size_t *left = odd ? &odd_left : &plain_left;
		if ((!high && line_number >= FIRST_LINES) || *left == 0)
			continue;
		*left -= line.len < *left ? line.len : *left;
		put_lifted(out, line, bytes);
	}
}
