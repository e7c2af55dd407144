/* test_clean.c: the quick look that spares ICU must agree with ICU: every character of the basic plane behind a letter, cleaned, is its normal form. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "ingest/blank.h"
#include "text/fold.h"
#include "validate/clean.h"

static void check_character(validator *v, uint32_t c, buf *b)
{
	buf_clear(b);
	buf_put_char(b, 'e');
	utf8_put(b, c);
	buf_put_char(b, '.');
	slice text = buf_slice(b);
	size_t n;
	blank_kind blank = blank_at((slice){text.ptr + 1, text.len - 1}, &n);
	bool changed, recomposed;
	slice got = clean_cell(v, text, &changed);
	assert_non_null(got.ptr);
	if (blank != BLANK_NONE) {
		assert_true(changed);
		assert_true(slice_is(got, blank == BLANK_SPACE ? "e ." : "e."));
		return;
	}
	slice wanted = text_nfc(v->scratch, text, &recomposed);
	if (!slice_equal(got, wanted) || changed != recomposed)
		fail_msg("U+%04X", c);
	assert_true(validator_fresh_row(v));
}

static void test_every_character(void **state)
{
	(void)state;
	validator *v = validator_new(LANG_VI);
	assert_non_null(v);
	buf b = BUF_INIT(64);
	for (uint32_t c = 0x80; c < 0x10000; c++)
		if (c < 0xD800 || c > 0xDFFF)
			check_character(v, c, &b);
	buf_free(&b);
	validator_free(v);
}

static void test_spaces(void **state)
{
	(void)state;
	validator *v = validator_new(LANG_VI);
	bool changed;
	assert_true(slice_is(clean_cell(v, SLICE(" \t a b\r\n"), &changed), "a b"));
	assert_false(changed);
	assert_true(slice_is(clean_cell(v, SLICE("\xC2\xA0 \xC2\xA0"), &changed), ""));
	assert_true(changed);
	assert_true(slice_is(clean_cell(v,
	                         SLICE("\xEF\xBB\xBF"
	                               "2\xC2\xA0"
	                               "822\xE2\x80\xAF"),
	                         &changed),
	    "2 822"));
	validator_free(v);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_every_character), cmocka_unit_test(test_spaces)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
