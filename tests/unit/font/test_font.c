/* Faces, metrics, shaping and the word cache, on the fonts of the manifest; and that every face has every letter documents use. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "font/font.h"

#define MANIFEST TONGKET_TESTS "/../fonts/manifest.yaml"

static const char *const families[] = {"serif", "sans"};

static const char vietnamese[] =
    "á à ả ã ạ ă ắ ằ ẳ ẵ ặ â ấ ầ ẩ ẫ ậ é è ẻ ẽ ẹ ê ế ề ể ễ ệ í ì ỉ ĩ ị ó ò ỏ õ ọ ô ố ồ ổ ỗ ộ ơ ớ ờ ở ỡ ợ ú ù ủ ũ ụ "
    "ư ứ ừ ử ữ ự ý ỳ ỷ ỹ ỵ đ Á À Ả Ã Ạ Ă Ắ Ằ Ẳ Ẵ Ặ Â Ấ Ầ Ẩ Ẫ Ậ É È Ẻ Ẽ Ẹ Ê Ế Ề Ể Ễ Ệ Í Ì Ỉ Ĩ Ị Ó Ò Ỏ Õ Ọ "
    "Ô Ố Ồ Ổ Ỗ Ộ Ơ Ớ Ờ Ở Ỡ Ợ Ú Ù Ủ Ũ Ụ Ư Ứ Ừ Ử Ữ Ự Ý Ỳ Ỷ Ỹ Ỵ Đ";

struct fixture {
	diag *d;
	fontset *fonts;
};

static int set_up(void **state)
{
	struct fixture *x = calloc(1, sizeof *x);
	x->d = diag_new(LANG_EN);
	x->fonts = fontset_open(MANIFEST, x->d);
	*state = x;
	return x->fonts ? 0 : -1;
}

static int tear_down(void **state)
{
	struct fixture *x = *state;
	fontset_free(x->fonts);
	diag_free(x->d);
	free(x);
	return 0;
}

static int face_of(struct fixture *x, const char *family, face_style style)
{
	int face = fontset_face(x->fonts, slice_of(family), style, x->d);
	assert_int_not_equal(face, FACE_NONE);
	return face;
}

static word shaped(struct fixture *x, int face, const char *text)
{
	uint32_t number = fontset_word(x->fonts, face, slice_of(text), x->d);
	if (number == WORD_NONE)
		fail_msg("%s", diag_text(x->d, 0));
	return fontset_get(x->fonts, number);
}

/* Each letter alone: one glyph, which stands for exactly that code point. */
static void check_letters(struct fixture *x, int face, slice letters, size_t expected)
{
	size_t count = 0;
	while (letters.len) {
		slice rest = letters;
		uint32_t c = utf8_next(&letters);
		if (c == ' ')
			continue;
		uint32_t number = fontset_word(x->fonts, face, (slice){rest.ptr, rest.len - letters.len}, x->d);
		if (number == WORD_NONE)
			fail_msg("%s", diag_text(x->d, 0));
		word w = fontset_get(x->fonts, number);
		assert_int_equal(w.glyph_count, 1);
		assert_int_equal(w.glyphs[0].text_len, 1);
		assert_int_equal(fontset_text16(x->fonts, face)[w.glyphs[0].text], c);
		assert_false(w.actual_text);
		assert_true(w.width > 0);
		count++;
	}
	assert_int_equal(count, expected);
}

static void every_face_has_every_letter(void **state)
{
	struct fixture *x = *state;
	for (size_t f = 0; f < COUNT_OF(families); f++)
		for (int style = 0; style < FACE_STYLES; style++) {
			int face = face_of(x, families[f], (face_style)style);
			check_letters(x, face, SLICE(vietnamese), 134);
			check_letters(x, face, SLICE("–—“”‘’…•§½%‰₫°×÷±≤≥−·«»/\\()[]{}<>=+-*&@#$^_~|!?.,;:'\"`"), 54);
			check_letters(x, face, SLICE("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"), 62);
		}
	assert_int_equal(fontset_face_count(x->fonts), 8);
}

static void metrics_of_faces(void **state)
{
	struct fixture *x = *state;
	face_metrics m = fontset_metrics(x->fonts, face_of(x, "serif", FACE_REGULAR));
	assert_string_equal(m.postscript_name, "LiberationSerif");
	assert_int_equal(m.ascent, 891);
	assert_int_equal(m.descent, -216);
	assert_in_range(m.cap_height, 640, 670);
	assert_true(m.serif && !m.bold && !m.italic && m.italic_angle == 0);
	assert_true(m.bbox[0] < 0 && m.bbox[1] < 0 && m.bbox[2] > 1000 && m.bbox[3] > m.ascent);
	m = fontset_metrics(x->fonts, face_of(x, "sans", FACE_BOLD_ITALIC));
	assert_string_equal(m.postscript_name, "LiberationSans-BoldItalic");
	assert_true(!m.serif && m.bold && m.italic && m.italic_angle < 0);
}

static void a_word_is_shaped_once(void **state)
{
	struct fixture *x = *state;
	int serif = face_of(x, "serif", FACE_REGULAR), bold = face_of(x, "serif", FACE_BOLD);
	uint32_t a = fontset_word(x->fonts, serif, SLICE("nghiệm"), x->d), b = fontset_word(x->fonts, bold, SLICE("nghiệm"), x->d);
	assert_int_not_equal(a, b);
	/* Enough other words for the table to grow twice. */
	for (int i = 0; i < 10000; i++) {
		char text[32];
		int n = snprintf(text, sizeof text, "từ%d", i);
		assert_int_not_equal(fontset_word(x->fonts, serif, (slice){text, (size_t)n}, x->d), WORD_NONE);
	}
	assert_int_equal(fontset_word(x->fonts, serif, SLICE("nghiệm"), x->d), a);
	assert_int_equal(fontset_word(x->fonts, bold, SLICE("nghiệm"), x->d), b);
	word w = fontset_get(x->fonts, a);
	assert_true(slice_is(w.text, "nghiệm"));
	assert_int_equal(w.face, serif);
}

/* The width is the sum of what the file will say: rounded advances and rounded kerning. */
static void width_is_the_sum_of_rounded_parts(void **state)
{
	struct fixture *x = *state;
	int face = face_of(x, "serif", FACE_REGULAR);
	word w = shaped(x, face, "AVATAR");
	double sum = 0;
	int kern = 0;
	for (size_t i = 0; i < w.glyph_count; i++) {
		sum += w.glyphs[i].advance + w.glyphs[i].kern;
		kern += w.glyphs[i].kern;
	}
	assert_int_equal(w.glyph_count, 6);
	assert_true(w.width == sum);
	assert_true(kern < -300);
	assert_true(fontset_space(x->fonts, face) == 250);
	assert_true(fontset_word_width(x->fonts, fontset_space_word(x->fonts, face)) == 250);
}

/* A decomposed letter is composed, and still stands for the code points that were written. */
static void cluster_of_several_code_points(void **state)
{
	struct fixture *x = *state;
	int face = face_of(x, "serif", FACE_REGULAR);
	word w = shaped(x, face, "e\xCC\x82\xCC\xA3"); /* e, circumflex, dot below */
	const uint16_t *text = fontset_text16(x->fonts, face);
	assert_int_equal(w.glyph_count, 1);
	assert_int_equal(w.glyphs[0].text_len, 3);
	assert_int_equal(text[w.glyphs[0].text], 'e');
	assert_int_equal(w.glyphs[0].id, shaped(x, face, "ệ").glyphs[0].id);
}

/* A word joiner or soft hyphen steers line breaking; it is neither painted nor copied out. */
static void ignorable_characters_leave_no_trace(void **state)
{
	struct fixture *x = *state;
	int face = face_of(x, "serif", FACE_REGULAR);
	word plain = shaped(x, face, "Khối");
	word joined = shaped(x, face, "Kh\xE2\x81\xA0ố\xC2\xADi");
	plain = fontset_get(x->fonts, fontset_word(x->fonts, face, SLICE("Khối"), x->d));
	assert_int_equal(joined.glyph_count, plain.glyph_count);
	assert_true(joined.width == plain.width);
	for (size_t i = 0; i < joined.glyph_count; i++)
		assert_int_equal(joined.glyphs[i].text_len, 1);
}

static void a_missing_letter_is_named(void **state)
{
	struct fixture *x = *state;
	int face = face_of(x, "serif", FACE_BOLD);
	assert_int_equal(fontset_word(x->fonts, face, SLICE("số漢8"), x->d), WORD_NONE);
	assert_int_equal(diag_status(x->d), STATUS_USAGE);
	assert_string_equal(diag_code(x->d, 0), "no-glyph");
	const char *text = diag_text(x->d, 0);
	assert_non_null(strstr(text, "“漢”"));
	assert_non_null(strstr(text, "U+6F22"));
	assert_non_null(strstr(text, "LiberationSerif-Bold"));
	assert_non_null(strstr(text, "số漢8"));
	/* Nothing was cached: it fails again, and other words work. */
	assert_int_equal(fontset_word(x->fonts, face, SLICE("số漢8"), x->d), WORD_NONE);
	assert_int_equal(shaped(x, face, "số").glyph_count, 2);
}

static void a_control_character_is_an_error(void **state)
{
	struct fixture *x = *state;
	assert_int_equal(fontset_word(x->fonts, face_of(x, "sans", FACE_REGULAR), SLICE("a\x01z"), x->d), WORD_NONE);
	assert_non_null(strstr(diag_text(x->d, 0), "(U+0001)"));
}

/* A letter with a mark for which there is no code point (names in Ê Đê have some): two glyphs, the mark put over the letter. */
static void a_loose_mark_is_placed(void **state)
{
	struct fixture *x = *state;
	int face = face_of(x, "sans", FACE_REGULAR);
	word w = shaped(x, face, "Yx\xCC\x84");
	assert_int_equal(w.glyph_count, 3);
	assert_true(w.offset && !w.actual_text);
	const uint16_t *text = fontset_text16(x->fonts, face);
	assert_int_equal(w.glyphs[1].text_len, 1);
	assert_int_equal(w.glyphs[2].text_len, 1);
	assert_int_equal(text[w.glyphs[1].text], 'x');
	assert_int_equal(text[w.glyphs[2].text], 0x304);
	assert_true(w.glyphs[2].x_offset < 0);
	assert_true(w.width == shaped(x, face, "Yx").width);
	/* m, dot below, circumflex: a composed letter and one mark for three code points. */
	w = shaped(x, face, "m\xCC\xA3\xCC\x82");
	assert_int_equal(w.glyph_count, 2);
	assert_int_equal(w.glyphs[0].text_len, 2);
	assert_int_equal(w.glyphs[1].text_len, 1);
}

static void an_unknown_family_is_named(void **state)
{
	struct fixture *x = *state;
	assert_int_equal(fontset_face(x->fonts, SLICE("serifs"), FACE_REGULAR, x->d), FACE_NONE);
	assert_string_equal(diag_code(x->d, 0), "unknown-font");
	assert_non_null(strstr(diag_text(x->d, 0), "serif, sans"));
}

static void the_empty_word_has_no_glyph(void **state)
{
	struct fixture *x = *state;
	word w = shaped(x, face_of(x, "serif", FACE_REGULAR), "");
	assert_int_equal(w.glyph_count, 0);
	assert_true(w.width == 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(every_face_has_every_letter, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(metrics_of_faces, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_word_is_shaped_once, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(width_is_the_sum_of_rounded_parts, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(cluster_of_several_code_points, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(ignorable_characters_leave_no_trace, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_missing_letter_is_named, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_control_character_is_an_error, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_loose_mark_is_placed, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(an_unknown_family_is_named, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(the_empty_word_has_no_glyph, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
