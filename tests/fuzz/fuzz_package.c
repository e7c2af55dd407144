/* fuzz_package.c: a package as a folder: METS.xml, PREMIS, EAD and, in a bag, its manifest and its bag-info, with "====" lines between them. */
#include "fuzz.h"

#include "archive/bag.h"
#include "archive/verify.h"

static const char *const FILES[] = {
    "METS.xml", "metadata/preservation/PREMIS.xml", "metadata/descriptive/EAD.xml", "representations/r/data/a.csv"};

static void write_package(fuzz *f, const char *below)
{
	for (size_t i = 0; i < COUNT_OF(FILES); i++)
		fuzz_file(f, arena_printf(f->memory, "%s%s", below, FILES[i]), fuzz_part(f));
}

static void verify(fuzz *f, const char *folder)
{
	diag *told = diag_new(LANG_VI);
	opened o;
	verdict v;
	FUZZ_MUST(told);
	bool open = opened_open(f->memory, folder, &o, f->diag, told);
	FUZZ_MUST(open || diag_count(told) || diag_count(f->diag));
	if (open && !verify_package(f->memory, &o, NULL, &v, f->diag))
		FUZZ_MUST(diag_count(f->diag));
	opened_close(&o);
	diag_free(told);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz f = fuzz_begin(data, size);
	bool bag = fuzz_choose(&f, 2) == 1;
	write_package(&f, bag ? "bag/data/p/" : "plain/");
	if (bag) {
		fuzz_file(&f, "bag/bagit.txt", SLICE("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"));
		fuzz_file(&f, "bag/manifest-sha256.txt", fuzz_part(&f));
		fuzz_file(&f, "bag/tagmanifest-sha256.txt", fuzz_part(&f));
		fuzz_file(&f, "bag/bag-info.txt", fuzz_part(&f));
	}
	verify(&f, path_join(f.memory, fuzz_folder(), bag ? "bag" : "plain"));
	fuzz_end_told(&f);
	return 0;
}
