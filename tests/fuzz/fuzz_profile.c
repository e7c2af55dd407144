/* fuzz_profile.c: a profile, which may extend those that ship; or a document's own layout over one of these. */
#include "fuzz.h"

#include "layout/profile.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz f = fuzz_begin(data, size);
	bool layout = fuzz_choose(&f, 2) == 1;
	const char *library = fuzz_tree(&f, "templates/profiles"), *path = fuzz_file(&f, "p.yaml", f.input);
	profile p;
	bool good = layout ? profile_load_with(f.memory, fuzz_tree(&f, "templates/profiles/nd30-2020.yaml"), library, path, &p, f.diag)
	                   : profile_load(f.memory, path, library, &p, f.diag);
	if (good)
		FUZZ_MUST(p.page.width > 0 && p.body.size > 0 && utf8_valid(p.name, NULL));
	fuzz_end(&f, good);
	return 0;
}
