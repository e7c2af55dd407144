/* fuzz_markdown.c: a report.md with directives over a small set of facts and tables, audited. */
#include "document.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz f = fuzz_begin(data, size);
	blocks body;
	compose_input in;
	bool good = !fuzz_report(&f, f.input, &in) || compose(f.memory, &in, &body, f.diag);
	fuzz_end(&f, good);
	return 0;
}
