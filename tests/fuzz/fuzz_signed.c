/* fuzz_signed.c: what stands behind the first bytes of a PDF file that was packed: a signature, or not. */
#include "fuzz.h"

#include "archive/signed.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz f = fuzz_begin(data, size);
	uint64_t original = fuzz_choose(&f, 256);
	if (original <= f.input.len && pdf_is_signed_after(f.input, original))
		FUZZ_MUST(f.input.len > original);
	fuzz_end(&f, true);
	return 0;
}
