/* fuzz_zip.c: a package given as a ZIP file: unpacked into a folder of its own and verified. */
#include "fuzz.h"

#include "archive/verify.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz f = fuzz_begin(data, size);
	const char *path = fuzz_file(&f, "p.zip", f.input);
	diag *found = diag_new(LANG_VI);
	opened o;
	verdict v;
	FUZZ_MUST(found);
	setenv("TMPDIR", fuzz_folder(), 1);
	bool open = opened_open(f.memory, path, &o, found, f.diag);
	FUZZ_MUST(open || diag_count(found) || diag_count(f.diag));
	if (open && !verify_package(f.memory, &o, NULL, &v, found))
		FUZZ_MUST(diag_count(found));
	opened_close(&o);
	diag_free(f.diag);
	f.diag = found;
	fuzz_end_told(&f);
	return 0;
}
