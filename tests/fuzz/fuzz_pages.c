/* fuzz_pages.c: a report.md as far as the bytes of its PDF file: composed, set on pages by the first profile, painted. */
#include "document.h"
#include "layout/layout.h"
#include "pdf/pdf.h"

#define KEPT_DOCUMENTS 2000 /* words are kept from one document to the next: give them back now and then */

static fontset *FONTS;
static profile PROFILE;

static void prepare(fuzz *f)
{
	static arena *kept;
	static unsigned documents;
	if (!kept) {
		kept = arena_new();
		FUZZ_MUST(kept && profile_load(kept, fuzz_tree(f, "templates/profiles/hd11-2004.yaml"), NULL, &PROFILE, f->diag));
	}
	if (documents++ % KEPT_DOCUMENTS == 0) {
		fontset_free(FONTS);
		FONTS = fontset_open(fuzz_tree(f, "fonts/manifest.yaml"), f->diag);
	}
	FUZZ_MUST(FONTS);
}

static void print(fuzz *f, const display_list *pages, pdf_flavour flavour)
{
	buf file = BUF_INIT((size_t)1 << 26);
	const pdf_options options = {.title = SLICE("x"),
	    .language = SLICE("vi-VN"),
	    .producer = SLICE("tongket"),
	    .date = SLICE("2015-08-25"),
	    .icc_profile = fontset_profile(FONTS),
	    .flavour = flavour};
	FUZZ_MUST(pdf_write(pages, FONTS, &options, &file, f->diag) && slice_starts(buf_slice(&file), "%PDF-1."));
	buf_free(&file);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz f = fuzz_begin(data, size);
	prepare(&f);
	compose_input in;
	display_list pages = {0};
	document doc = {.title = SLICE("x"), .language = SLICE("vi-VN"), .date = SLICE("2015-08-25"), .author = {"", 0}};
	bool good = !fuzz_report(&f, f.input, false, &in) || compose(f.memory, &in, &doc.body, f.diag);
	if (good)
		good = layout_document(f.memory, &doc, &PROFILE, FONTS, &(layout_options){.draft = size % 8 == 0}, &pages, f.diag);
	if (good)
		print(&f, &pages, (pdf_flavour)(size % PDF_FLAVOURS));
	display_list_free(&pages);
	fuzz_end(&f, good);
	return 0;
}
