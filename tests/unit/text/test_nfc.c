/* test_nfc.c: NFC by the quick way must be the NFC of ICU, whatever stands beside what. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/utf8.h"
#include "text/fold.h"

static int set_up(void **state)
{
	*state = arena_new();
	return *state ? 0 : -1;
}

static int tear_down(void **state)
{
	arena_free(*state);
	return 0;
}

static void becomes(arena *a, const char *in, const char *out)
{
	bool changed;
	slice result = text_nfc(a, slice_of(in), &changed);
	assert_non_null(result.ptr);
	if (!slice_is(result, out))
		fail_msg("“%s” became “%.*s”", in, (int)result.len, result.ptr);
	assert_int_equal(changed, strcmp(in, out) != 0);
	if (!changed)
		assert_ptr_equal(result.ptr, in);
}

static void composes_vietnamese(void **state)
{
	becomes(*state, "", "");
	becomes(*state, "Dang bo Khoi cac co quan tinh 2015", "Dang bo Khoi cac co quan tinh 2015");
	becomes(*state, "Đảng bộ “Khối” – 56,4% … ₫", "Đảng bộ “Khối” – 56,4% … ₫");
	becomes(*state, "e\xCC\x82\xCC\xA3", "ệ"); /* not in canonical order */
	becomes(*state, "\xE1\xBA\xB9\xCC\x82", "ệ");
	becomes(*state, "\xC3\xAA\xCC\xA3", "ệ");
	becomes(*state, "\xC4\x90\xC6\xA1\xCC\x81n", "Đớn");
	becomes(*state, "o\xCC\x9B\xCC\x81", "ớ");
	becomes(*state, "abcdefghijklmnopqrstuvwx\xCC\x81yz", "abcdefghijklmnopqrstuvwx\xCC\x81yz"); /* x has no acute of its own */
	becomes(*state, "\xCC\x81", "\xCC\x81");
	becomes(*state, "\xE2\x84\xAB", "Å");
}

/* ICU's own answer. */
static slice by_icu(slice text, char out[256])
{
	UChar source[128], target[256];
	UErrorCode error = U_ZERO_ERROR;
	int32_t length = 0;
	u_strFromUTF8(source, 128, &length, text.ptr, (int32_t)text.len, &error);
	length = unorm2_normalize(unorm2_getNFCInstance(&error), source, length, target, 256, &error);
	u_strToUTF8(out, 256, &length, target, length, &error);
	assert_true(U_SUCCESS(error));
	return (slice){out, (size_t)length};
}

static void check_between(arena *a, const char *before, uint32_t c, const char *after)
{
	char bytes[64], wanted[256];
	buf text = BUF_INIT(sizeof bytes);
	buf_put_string(&text, before);
	utf8_put(&text, c);
	buf_put_string(&text, after);
	slice expected = by_icu(buf_slice(&text), wanted);
	slice result = text_nfc(a, buf_slice(&text), NULL);
	if (!slice_equal(result, expected))
		fail_msg("U+%04X between “%s” and “%s”", c, before, after);
	buf_free(&text);
}

static void agrees_with_icu(void **state)
{
	(void)state;
	static const char *const AROUND[][2] = {
	    {"", ""}, {"e", "\xCC\xA3"}, {"\xC3\xAA", "\xCC\x81x"}, {"a\xCC\x81", "o"}, {"x\xCC\xA3\xCC\x82", "\xCC\x9B"}};
	arena *a = arena_new();
	for (uint32_t c = 0; c < 0x20000; c += c < 0x3200 ? 1 : 7) {
		if (c >= 0xD800 && c <= 0xDFFF)
			continue;
		for (size_t i = 0; i < COUNT_OF(AROUND); i++)
			check_between(a, AROUND[i][0], c, AROUND[i][1]);
	}
	arena_free(a);
}

static void long_texts_are_cut_well(void **state)
{
	buf in = BUF_INIT(1 << 20), out = BUF_INIT(1 << 20);
	for (int shift = 0; shift < 3; shift++) { /* so that a cut would fall on every character of the group once */
		buf_clear(&in);
		buf_clear(&out);
		for (int i = 0; i < shift; i++) {
			buf_put_string(&in, "漢");
			buf_put_string(&out, "漢");
		}
		for (int i = 0; i < 1000; i++) { /* no character of it is known without ICU: cut at boundaries only */
			buf_put_string(&in, "か\xE3\x82\x99漢");
			buf_put_string(&out, "が漢");
		}
		for (int i = 0; i < 1000; i++) {
			buf_put_string(&in, i % 100 ? "bô\xCC\xA3 " : "bộ ");
			buf_put_string(&out, "bộ ");
		}
		bool changed;
		slice result = text_nfc(*state, buf_slice(&in), &changed);
		assert_true(changed);
		assert_true(slice_equal(result, buf_slice(&out)));
	}
	buf_free(&in);
	buf_free(&out);
}

static void marks_without_end_stay_cheap(void **state)
{
	arena *a = *state;
	buf in = BUF_INIT(4 << 20);
	for (int i = 0; i < 500000; i++)
		buf_put_string(&in, i % 2 ? "\xCC\xA3" : "\xCC\x81");
	slice result = text_nfc(a, buf_slice(&in), NULL);
	assert_int_equal(result.len, in.len);
	assert_true(utf8_valid(result, NULL));
	buf_free(&in);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(composes_vietnamese, set_up, tear_down),
	    cmocka_unit_test(agrees_with_icu),
	    cmocka_unit_test_setup_teardown(long_texts_are_cut_well, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(marks_without_end_stay_cheap, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
