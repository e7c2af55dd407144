/* fuzz_decode.c: bytes said to be in an encoding; and the same codes as characters of Unicode. */
#include "fuzz.h"

#include "ingest/decode.h"
#include "text/legacy.h"

/* Codes as characters: valid UTF-8 stays valid. */
static void decode_characters(legacy e, slice text)
{
	buf out = BUF_INIT((size_t)1 << 24);
	legacy_decode(e, text, false, &out);
	FUZZ_MUST(!out.failed && utf8_valid(buf_slice(&out), NULL));
	buf_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const NAMES[] = {"utf-8", "utf-16le", "utf-16be", "tcvn3", "vni", "viscii", "windows-1258"};
	fuzz f = fuzz_begin(data, size);
	slice name = slice_of(NAMES[fuzz_choose(&f, COUNT_OF(NAMES))]);
	decoded d;
	decode_status status = decode_bytes(f.input, NULL, name, &fuzz_schema()->tables[1], &d, f.diag);
	FUZZ_MUST(status != DECODE_NO_MEMORY);
	if (status == DECODE_DONE && !d.suspect)
		FUZZ_MUST(utf8_valid(d.text, NULL));
	decoded_free(&d);
	for (int e = 0; e < LEGACY_COUNT && utf8_valid(f.input, NULL); e++)
		decode_characters((legacy)e, f.input);
	fuzz_end(&f, true);
	return 0;
}
