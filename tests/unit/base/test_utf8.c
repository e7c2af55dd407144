/* test_utf8.c: what is UTF-8 and what is not, by the boundaries of Unicode's table of well-formed sequences. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"

static void accepts_what_is_well_formed(void **state)
{
	(void)state;
	static const char *const GOOD[] = {"", "a", "\x7F", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80",
	    "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF", "Đảng bộ Khối các cơ quan tỉnh", "abcdefgh\xC4\x90ijklmnop"};
	for (size_t i = 0; i < COUNT_OF(GOOD); i++)
		assert_true(utf8_valid(slice_of(GOOD[i]), NULL));
	assert_true(utf8_valid((slice){"a\0b", 3}, NULL));
}

static void refuses_the_rest_and_tells_where(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		size_t bad;
	} BAD[] = {{"\x80", 0}, {"abc\xBF", 3}, {"\xC0\x80", 0}, {"\xC1\xBF", 0}, {"x\xC3", 1}, {"\xC3(", 0}, {"\xE0\x9F\xBF", 0},
	    {"\xED\xA0\x80", 0}, {"\xED\xBF\xBF", 0}, {"\xE1\xBA", 0}, {"\xE1\xBA(", 0}, {"\xF0\x8F\xBF\xBF", 0}, {"\xF4\x90\x80\x80", 0},
	    {"\xF5\x80\x80\x80", 0}, {"\xFF", 0}, {"\xFE", 0}, {"12345678\xFF", 8}, {"12345678901\xC3", 11}, {"\xF0\x9F\x98", 0}};
	for (size_t i = 0; i < COUNT_OF(BAD); i++) {
		size_t bad = 99;
		assert_false(utf8_valid(slice_of(BAD[i].text), &bad));
		assert_int_equal(bad, BAD[i].bad);
	}
}

static void every_code_point_comes_back(void **state)
{
	(void)state;
	buf out = BUF_INIT(64);
	for (uint32_t c = 0; c <= 0x10FFFF; c++) {
		if (c >= 0xD800 && c <= 0xDFFF)
			continue;
		buf_clear(&out);
		utf8_put(&out, c);
		slice text = buf_slice(&out);
		if (!utf8_valid(text, NULL) || utf8_count(text) != 1 || utf8_next(&text) != c || text.len)
			fail_msg("U+%04X", c);
	}
	buf_clear(&out);
	utf8_put(&out, 0xD800);
	utf8_put(&out, 0x110000);
	assert_true(slice_is(buf_slice(&out), "\xEF\xBF\xBD\xEF\xBF\xBD"));
	buf_free(&out);
}

static void counts_code_points(void **state)
{
	(void)state;
	assert_int_equal(utf8_count(SLICE("")), 0);
	assert_int_equal(utf8_count(SLICE("Đảng bộ")), 7);
	assert_int_equal(utf8_count(SLICE("a\xCC\x81")), 2);
}

static void makes_utf16(void **state)
{
	(void)state;
	uint16_t units[2];
	assert_int_equal(utf16_units(0x1EA3, units), 1);
	assert_int_equal(units[0], 0x1EA3);
	assert_int_equal(utf16_units(0x1F600, units), 2);
	assert_int_equal(units[0], 0xD83D);
	assert_int_equal(units[1], 0xDE00);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(accepts_what_is_well_formed),
	    cmocka_unit_test(refuses_the_rest_and_tells_where),
	    cmocka_unit_test(every_code_point_comes_back),
	    cmocka_unit_test(counts_code_points),
	    cmocka_unit_test(makes_utf16),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
