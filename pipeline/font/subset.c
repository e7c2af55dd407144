/* subset.c: hb-subset, with everything dropped that a PDF does not read.
 *
 * Glyphs are renumbered; the caller writes a CIDToGIDMap from the new numbers. From the second subset of a face on the face is prepared
 * once (hb_subset_preprocess): it costs as much as several subsets, and pays for batches only. The bytes are the same either way. */
#include "font/subset.h"

#include <harfbuzz/hb-subset.h>

#include "font/fontset.h"

static const message failed = {"subset-failed", STATUS_MACHINE,
    {"không trích được các chữ đã dùng từ phông {1}", "the glyphs used could not be extracted from the font {1}"},
    {"Kiểm tra bộ nhớ còn trống, hoặc cài lại gói phông chữ.", "Look for free memory, or install the font package again."}};

/* Tables for layout, naming, screens and character maps: the PDF has its own. Dropping GSUB also keeps glyphs out that only it reaches. */
static const char *const unused[] = {
    "GSUB", "GPOS", "GDEF", "BASE", "kern", "name", "post", "OS/2", "cmap", "gasp", "DSIG", "FFTM", "PCLT", "VDMX", "LTSH", "hdmx", "meta"};

static void choose(hb_subset_input_t *input, const uint16_t *glyphs, size_t count)
{
	hb_set_t *kept = hb_subset_input_glyph_set(input);
	hb_set_t *dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
	for (size_t i = 0; i < count; i++)
		hb_set_add(kept, glyphs[i]);
	for (size_t i = 0; i < COUNT_OF(unused); i++)
		hb_set_add(dropped, hb_tag_from_string(unused[i], -1));
	hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
}

static void take(hb_face_t *subset, const hb_subset_plan_t *plan, const uint16_t *glyphs, size_t count, buf *file, uint16_t *mapped)
{
	const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(plan);
	for (size_t i = 0; i < count; i++)
		mapped[i] = (uint16_t)hb_map_get(map, glyphs[i]);
	hb_blob_t *blob = hb_face_reference_blob(subset);
	unsigned n;
	const char *bytes = hb_blob_get_data(blob, &n);
	buf_put(file, bytes, n);
	hb_blob_destroy(blob);
}

bool font_subset(fontset *f, int face_number, const uint16_t *glyphs, size_t count, buf *file, uint16_t *mapped, diag *d)
{
	font_face *face = &f->faces[face_number];
	size_t before = file->len;
	if (face->subsets++ == 1)
		face->prepared = hb_subset_preprocess(face->hb);
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	hb_subset_plan_t *plan = NULL;
	hb_face_t *subset = NULL;
	if (input) {
		choose(input, glyphs, count);
		plan = hb_subset_plan_create_or_fail(face->prepared ? face->prepared : face->hb, input);
	}
	if (plan)
		subset = hb_subset_plan_execute_or_fail(plan);
	if (subset)
		take(subset, plan, glyphs, count, file, mapped);
	hb_face_destroy(subset);
	hb_subset_plan_destroy(plan);
	hb_subset_input_destroy(input);
	if (!subset || file->failed || file->len == before)
		return diag_report(d, &failed, NOWHERE, face->postscript_name);
	return true;
}
