/* fuzz_markdown.c: a report.md with directives over a small set of facts and tables, audited. */
#include "document.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz f = fuzz_begin(data, size);
	blocks body;
	compose_input in;
	bool audited = size % 4 == 0, good = !fuzz_report(&f, f.input, audited, &in) || compose(f.memory, &in, &body, f.diag);
	FUZZ_MUST(good || diag_count(f.diag));
	if (audited)
		fuzz_end_told(&f);
	else
		fuzz_end(&f, good);
	return 0;
}
