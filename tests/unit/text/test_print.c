/* test_print.c: figures and dates as they are printed: the published figures, rounding ties, and the edges of 64 bits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "text/print.h"

/* What was printed since the last look, as a C string. */
static const char *text_of(buf *out)
{
	static char text[200];
	snprintf(text, sizeof text, "%.*s", (int)out->len, out->len ? out->data : "");
	buf_clear(out);
	return text;
}

static void prints_percentages(void **state)
{
	(void)state;
	static const struct {
		int64_t num, den;
		const char *text;
	} CASES[] = {{785, 400, "196,3%"}, {512, 785, "65,2%"}, {31, 55, "56,4%"}, {11, 55, "20%"}, {0, 7, "0%"}, {1, 3, "33,3%"},
	    {2, 3, "66,7%"}, {1, 2000, "0,1%"}, {1, 2001, "0%"}, {1999, 2000, "100%"}, {-785, 400, "-196,3%"}, {-1, 2001, "0%"},
	    {-1, 2000, "-0,1%"}, {12345, 1000, "1.234,5%"}, {100, 1, "10.000%"}, {INT64_MAX, INT64_MAX, "100%"},
	    {INT64_MAX - 1, INT64_MAX, "100%"}, {INT64_MAX, 1, "922.337.203.685.477.580.700%"}, {INT64_MIN, 1, "-922.337.203.685.477.580.800%"},
	    {INT64_MIN, INT64_MAX, "-100%"}, {1, INT64_MAX, "0%"}, {4611686018427387, 9223372036854774000, "0,1%"} /* a tie */,
	    {4611686018427386, 9223372036854774000, "0%"}};
	buf out = BUF_INIT(200);
	for (size_t i = 0; i < COUNT_OF(CASES); i++) {
		assert_true(print_percent(&out, CASES[i].num, CASES[i].den));
		assert_string_equal(text_of(&out), CASES[i].text);
	}
	assert_false(print_percent(&out, 1, 0));
	assert_false(print_percent(&out, 1, -5));
	assert_false(print_percent(&out, 1, INT64_MIN));
	assert_int_equal(out.len, 0);
	buf_free(&out);
}

static void prints_ratios(void **state)
{
	(void)state;
	static const struct {
		int64_t num, den;
		int decimals;
		const char *text;
	} CASES[] = {{439, 701, 2, "62,62"}, {107, 439, 2, "24,37"}, {53, 117, 2, "45,3"}, {1, 2, 4, "50"}, {785, 400, 0, "196"},
	    {1, 200, 0, "1"}, {1, 3, 4, "33,3333"}, {2, 3, 4, "66,6667"}, {1, 10000, 2, "0,01"}, {1, 3, 9, "33,3333"}, {1, 3, -1, "33"},
	    {INT64_MAX, 1, 4, "922.337.203.685.477.580.700"}};
	buf out = BUF_INIT(200);
	for (size_t i = 0; i < COUNT_OF(CASES); i++) {
		assert_true(print_ratio(&out, CASES[i].num, CASES[i].den, CASES[i].decimals));
		assert_string_equal(text_of(&out), CASES[i].text);
	}
	buf_free(&out);
}

static void prints_integers(void **state)
{
	(void)state;
	static const struct {
		int64_t value;
		const char *text;
	} CASES[] = {{2822, "2.822"}, {0, "0"}, {999, "999"}, {-1000, "-1.000"}, {1234567, "1.234.567"},
	    {INT64_MAX, "9.223.372.036.854.775.807"}, {INT64_MIN, "-9.223.372.036.854.775.808"}};
	buf out = BUF_INIT(200);
	for (size_t i = 0; i < COUNT_OF(CASES); i++) {
		print_integer(&out, CASES[i].value);
		assert_string_equal(text_of(&out), CASES[i].text);
	}
	buf_free(&out);
}

static void prints_dates(void **state)
{
	(void)state;
	static const struct {
		date day;
		const char *words, *digits;
	} CASES[] = {{{2015, 8, 25}, "ngày 25 tháng 8 năm 2015", "25/08/2015"}, {{2018, 2, 3}, "ngày 03 tháng 02 năm 2018", "03/02/2018"},
	    {{2026, 5, 27}, "ngày 27 tháng 5 năm 2026", "27/05/2026"}, {{2020, 3, 5}, "ngày 05 tháng 3 năm 2020", "05/03/2020"},
	    {{2020, 1, 10}, "ngày 10 tháng 01 năm 2020", "10/01/2020"}, {{2020, 12, 9}, "ngày 09 tháng 12 năm 2020", "09/12/2020"}};
	buf out = BUF_INIT(200);
	for (size_t i = 0; i < COUNT_OF(CASES); i++) {
		print_date_long(&out, CASES[i].day);
		assert_string_equal(text_of(&out), CASES[i].words);
		print_date(&out, CASES[i].day);
		assert_string_equal(text_of(&out), CASES[i].digits);
	}
	buf_free(&out);
}

static void prints_counters(void **state)
{
	(void)state;
	static const struct {
		int64_t value;
		const char *roman, *ordinal, *letter;
	} CASES[] = {{1, "I", "nhất", "a"}, {2, "II", "hai", "b"}, {4, "IV", "tư", "d"}, {5, "V", "năm", "đ"}, {6, "VI", "sáu", "e"},
	    {7, "VII", "bảy", "g"}, {9, "IX", "chín", "i"}, {10, "X", "mười", "k"}, {15, "XV", "mười lăm", "p"}, {20, "XX", "hai mươi", "u"},
	    {23, "XXIII", "23", "y"}, {24, "XXIV", "24", "aa"}, {25, "XXV", "25", "ab"}, {46, "XLVI", "46", "ay"}, {47, "XLVII", "47", "ba"},
	    {552, "DLII", "552", "yy"}, {553, "DLIII", "553", "aaa"}, {3999, "MMMCMXCIX", "3999", NULL}, {4000, "4000", "4000", NULL},
	    {0, "0", "0", "0"}, {-3, "-3", "-3", "-3"}};
	buf out = BUF_INIT(200);
	for (size_t i = 0; i < COUNT_OF(CASES); i++) {
		print_roman(&out, CASES[i].value, false);
		assert_string_equal(text_of(&out), CASES[i].roman);
		print_ordinal(&out, CASES[i].value);
		assert_string_equal(text_of(&out), CASES[i].ordinal);
		if (!CASES[i].letter)
			continue;
		print_point_letter(&out, CASES[i].value);
		assert_string_equal(text_of(&out), CASES[i].letter);
	}
	print_roman(&out, 1949, true);
	assert_string_equal(text_of(&out), "mcmxlix");
	print_point_letter(&out, INT64_MAX);
	assert_true(out.len >= 14);
	buf_free(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(prints_percentages),
	    cmocka_unit_test(prints_ratios),
	    cmocka_unit_test(prints_integers),
	    cmocka_unit_test(prints_dates),
	    cmocka_unit_test(prints_counters),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
