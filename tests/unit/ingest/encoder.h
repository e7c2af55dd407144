/* encoder.h: Unicode into a legacy encoding, for tests: by searching what its decoder makes of every code. */
#ifndef TONGKET_TESTS_ENCODER_H
#define TONGKET_TESTS_ENCODER_H

#include "base/buf.h"
#include "base/utf8.h"
#include "text/legacy.h"
#include "text/letters.h"

/* The first code, or letter and mark, in `from`…`to` that decodes to a character. */
static bool put_code(legacy e, uint32_t character, unsigned from, unsigned to, buf *out)
{
	buf one = BUF_INIT(64);
	bool found = false;
	for (unsigned first = 0; first < 0x100 && !found; first = first == 0 ? 0x41 : first + 1)
		for (unsigned code = from; code <= to && !found; code++) {
			char bytes[] = {(char)first, (char)code};
			slice in = first == 0 ? (slice){bytes + 1, 1} : (slice){bytes, 2};
			buf_clear(&one);
			legacy_decode(e, in, true, &one);
			slice rest = buf_slice(&one);
			found = utf8_valid(rest, NULL) && utf8_next(&rest) == character && rest.len == 0;
			if (found)
				buf_put_slice(out, in);
		}
	buf_free(&one);
	return found;
}

/* The code or the two codes of a character, the small marks of VNI behind small letters; capitals that TCVN3 does not have are written small,
 * as its fonts have it. */
static void put_encoded(legacy e, uint32_t character, buf *out)
{
	letter l;
	bool small = letter_find(character, &l) && !l.capital;
	if (put_code(e, character, small ? 0xE0 : 0x80, 0xFF, out) || put_code(e, character, 0x80, 0xFF, out))
		return;
	for (uint32_t other = 0xE0; other < 0x1EFA; other++)
		if (other != character && letter_capital(other) == character && put_code(e, other, 0x80, 0xFF, out))
			return;
	fail_msg("U+%04X has no code", (unsigned)character);
}

static void encode(legacy e, const char *text, buf *out)
{
	for (slice rest = slice_of(text); rest.len;) {
		uint32_t c = utf8_next(&rest);
		if (c < 0x80)
			buf_put_char(out, (char)c);
		else
			put_encoded(e, c, out);
	}
}

/* Bytes as the characters that Windows shows for them. */
static void lift(slice bytes, buf *out)
{
	for (size_t i = 0; i < bytes.len; i++)
		utf8_put(out, (unsigned char)bytes.ptr[i]);
}

#endif
