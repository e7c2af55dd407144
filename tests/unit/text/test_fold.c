/* test_fold.c: labels that people take for the same, case, and the order of a dictionary. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <unicode/unorm2.h>

#include "base/utf8.h"
#include "text/fold.h"
#include "text/letters.h"

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

static void folds_labels(void **state)
{
	static const char *const PAIRS[][2] = {{"Mã TCCSĐ", "matccsd"}, {"Họ và tên", "hovaten"}, {"NGÀY SINH", "ngaysinh"},
	    {"ngay_sinh", "ngaysinh"}, {"Số học viên", "sohocvien"}, {"So  hoc\nvien", "sohocvien"}, {"ĐÌNH", "dinh"},
	    {"Ðịa chỉ", "diachi"} /* Icelandic */, {"Uỷ ban", "uyban"}, {"Ủy ban", "uyban"}, {"hoà", "hoa"}, {"hòa", "hoa"},
	    {"Năm 2015 (31/12)", "nam20153112"}, {"ê\xCC\xA3", "e"}, {"e\xCC\x82\xCC\xA3", "e"}, {"%", ""}, {"", ""}, {"Ǹ", "n"}, {"m²", "m"},
	    {"\xEF\xBB\xBFTT", "tt"}, {"ẮẰẲẴẶ ắằẳẵặ", "aaaaaaaaaa"}, {"ỚỜỞỠỢ", "ooooo"}, {"ỨỪỬỮỰ", "uuuuu"}};
	for (size_t i = 0; i < COUNT_OF(PAIRS); i++) {
		slice folded = text_fold(*state, slice_of(PAIRS[i][0]));
		assert_non_null(folded.ptr);
		if (!slice_is(folded, PAIRS[i][1]))
			fail_msg("“%s” folds to “%.*s”", PAIRS[i][0], (int)folded.len, folded.ptr);
	}
}

/* The 134 letters with marks are known without tables; taken apart by ICU they fold to the same. */
static void folds_letters_as_their_parts(void **state)
{
	UErrorCode error = U_ZERO_ERROR;
	const UNormalizer2 *nfd = unorm2_getNFDInstance(&error);
	unsigned count = 0;
	letter l;
	for (uint32_t c = 0x80; c < 0x2000; c++) {
		if (!letter_find(c, &l))
			continue;
		buf whole = BUF_INIT(100), parts = BUF_INIT(100);
		utf8_put(&whole, c);
		UChar decomposed[8];
		int32_t n = unorm2_getDecomposition(nfd, (UChar32)c, decomposed, 8, &error);
		for (int32_t i = 0; i < n; i++)
			utf8_put(&parts, decomposed[i]);
		if (n < 0) /* Đ, đ */
			buf_put_char(&parts, 'd');
		slice a = text_fold(*state, buf_slice(&whole)), b = text_fold(*state, buf_slice(&parts));
		assert_true(a.len == 1 && slice_equal(a, b));
		buf_free(&whole);
		buf_free(&parts);
		count++;
	}
	assert_int_equal(count, 134);
}

static void compares_without_case(void **state)
{
	(void)state;
	assert_true(text_equal_case(SLICE("nam"), SLICE("Nam")));
	assert_true(text_equal_case(SLICE("KHÔNG ĐẠT"), SLICE("Không đạt")));
	assert_true(text_equal_case(SLICE(""), SLICE("")));
	assert_false(text_equal_case(SLICE("Nu"), SLICE("Nữ")));
	assert_false(text_equal_case(SLICE("Nam"), SLICE("Nam ")));
	assert_false(text_equal_case(SLICE("đa"), SLICE("da")));
}

static void changes_case(void **state)
{
	assert_true(slice_is(text_upper(*state, SLICE("Đảng bộ tỉnh Long An, ngưỡng ỷ")), "ĐẢNG BỘ TỈNH LONG AN, NGƯỠNG Ỷ"));
	assert_true(slice_is(text_lower(*state, SLICE("ĐẢNG BỘ NGƯỠNG Ỷ")), "đảng bộ ngưỡng ỷ"));
	assert_true(slice_is(text_upper(*state, SLICE("tc01-[z]{a}`")), "TC01-[Z]{A}`"));
	assert_true(slice_is(text_lower(*state, SLICE("TC01@[Z")), "tc01@[z"));
	assert_true(slice_is(text_upper(*state, SLICE("ßßßßßßßßßßßßßßßßßßßß")), "SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS"));
	assert_true(slice_is(text_upper(*state, SLICE("\xCE\x90")), "\xCE\xAA\xCC\x81")); /* the capital is made of two, and NFC */
}

static const collator *used;

static int by_collator(const void *x, const void *y)
{
	return collator_compare(used, slice_of(*(const char *const *)x), slice_of(*(const char *const *)y));
}

static void sorts(const char *const *wanted, size_t count)
{
	const char *items[16];
	for (size_t turn = 0; turn < count; turn++) { /* the order that was before must not matter; 11 is prime to every count here */
		for (size_t i = 0; i < count; i++)
			items[i] = wanted[(i * 11 + turn) % count];
		qsort(items, count, sizeof *items, by_collator);
		for (size_t i = 0; i < count; i++)
			assert_string_equal(items[i], wanted[i]);
	}
}

static void sorts_as_a_dictionary(void **state)
{
	(void)state;
	static const char *const NAMES[] = {"An", "Anh", "Ảnh", "Ánh", "Ạnh", "Ăn", "Ân", "Dũng", "Đa", "Đạt"};
	static const char *const TONES[] = {"ma", "mà", "mả", "mã", "má", "mạ"};
	static const char *const LETTERS[] = {"a", "ă", "â", "b", "d", "đ", "e", "ê", "o", "ô", "ơ", "u", "ư", "y"};
	collator *c = collator_open();
	assert_non_null(c);
	used = c;
	sorts(NAMES, COUNT_OF(NAMES));
	sorts(TONES, COUNT_OF(TONES));
	sorts(LETTERS, COUNT_OF(LETTERS));
	assert_int_equal(collator_compare(c, SLICE("An"), SLICE("An")), 0);
	assert_true(collator_compare(c, SLICE("An"), SLICE("An\x01")) < 0); /* a character without weight */
	assert_true(collator_compare(c, (slice){NULL, 0}, SLICE("An")) < 0);
	collator_close(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(folds_labels, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(folds_letters_as_their_parts, set_up, tear_down),
	    cmocka_unit_test(compares_without_case),
	    cmocka_unit_test_setup_teardown(changes_case, set_up, tear_down),
	    cmocka_unit_test(sorts_as_a_dictionary),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
