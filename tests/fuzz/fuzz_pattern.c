/* fuzz_pattern.c: the pattern of a field, tried as the schema tries it, and, behind "====", a cell that is held against it; or a pattern of dates. */
#include "fuzz.h"

#include "schema/probe.h"

static void by_time(slice source, slice text)
{
	unsigned parts;
	size_t bad;
	moment m;
	if (time_pattern_parts(source, &parts, &bad))
		time_pattern_read(source, text, &m);
	else
		FUZZ_MUST(bad <= source.len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz f = fuzz_begin(data, size);
	slice source, text;
	bool good = true;
	if (fuzz_text(&f, fuzz_part(&f), &source) && fuzz_text(&f, f.input, &text)) {
		by_time(source, text);
		pattern *p = pattern_compile(source, NOWHERE, f.diag);
		good = p != NULL;
		if (p && pattern_probe(source) == PROBE_CHEAP)
			pattern_match(p, text);
		pattern_free(p);
	}
	fuzz_end(&f, good);
	return 0;
}
