/* Subsets: small, deterministic, and with the right outlines under the new numbers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <harfbuzz/hb-ot.h>
#include <harfbuzz/hb.h>

#include "base/limits.h"
#include "font/subset.h"

#define MANIFEST TONGKET_TESTS "/../fonts/manifest.yaml"

static size_t glyphs_of(fontset *f, int face, const char *text, uint16_t ids[64], diag *d)
{
	word w = fontset_get(f, fontset_word(f, face, slice_of(text), d));
	for (size_t i = 0; i < w.glyph_count; i++)
		ids[i] = w.glyphs[i].id;
	return w.glyph_count;
}

static void a_subset_holds_the_glyphs(void **state)
{
	(void)state;
	diag *d = diag_new(LANG_EN);
	fontset *f = fontset_open(MANIFEST, d);
	assert_non_null(f);
	int face = fontset_face(f, SLICE("serif"), FACE_REGULAR, d);
	uint16_t ids[64], mapped[64];
	size_t n = glyphs_of(f, face, "Việt-Nam", ids, d);
	assert_int_equal(n, 8);
	buf first = BUF_INIT(LIMIT_FONT_FILE_BYTES);
	assert_true(font_subset(f, face, ids, n, &first, mapped, d));
	assert_in_range(first.len, 1000, 8000);

	hb_blob_t *blob = hb_blob_create(first.data, (unsigned)first.len, HB_MEMORY_MODE_READONLY, NULL, NULL);
	hb_face_t *subset = hb_face_create(blob, 0);
	hb_font_t *font = hb_font_create(subset);
	word w = fontset_get(f, fontset_word(f, face, SLICE("Việt-Nam"), d));
	/* The glyphs, .notdef, and the parts that composed letters are built from. */
	assert_in_range(hb_face_get_glyph_count(subset), 9, 12);
	for (size_t i = 0; i < n; i++) {
		assert_in_range(mapped[i], 1, hb_face_get_glyph_count(subset) - 1);
		double advance = hb_font_get_glyph_h_advance(font, mapped[i]) * 1000.0 / hb_face_get_upem(subset);
		assert_in_range((int)(advance + 0.5), w.glyphs[i].advance, w.glyphs[i].advance);
	}
	hb_font_destroy(font);
	hb_face_destroy(subset);
	hb_blob_destroy(blob);

	/* The second and third subset of a face take the prepared way: the same bytes. */
	for (int i = 0; i < 2; i++) {
		buf again = BUF_INIT(LIMIT_FONT_FILE_BYTES);
		uint16_t other[64];
		assert_true(font_subset(f, face, ids, n, &again, other, d));
		assert_int_equal(again.len, first.len);
		assert_memory_equal(again.data, first.data, first.len);
		assert_memory_equal(other, mapped, n * sizeof *mapped);
		buf_free(&again);
	}
	buf_free(&first);
	fontset_free(f);
	diag_free(d);
}

static void no_room_is_an_error(void **state)
{
	(void)state;
	diag *d = diag_new(LANG_EN);
	fontset *f = fontset_open(MANIFEST, d);
	int face = fontset_face(f, SLICE("serif"), FACE_REGULAR, d);
	uint16_t ids[64], mapped[64];
	size_t n = glyphs_of(f, face, "abc", ids, d);
	buf file = BUF_INIT(100);
	assert_false(font_subset(f, face, ids, n, &file, mapped, d));
	assert_string_equal(diag_code(d, 0), "subset-failed");
	buf_free(&file);
	fontset_free(f);
	diag_free(d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_subset_holds_the_glyphs),
	    cmocka_unit_test(no_room_is_an_error),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
