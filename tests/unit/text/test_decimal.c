/* test_decimal.c: exact sums and comparisons up to the edge of 64 bits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "text/decimal.h"

static void is(decimal d, const char *plain)
{
	buf out = BUF_INIT(100);
	decimal_put(&out, d);
	buf_put_char(&out, '\0');
	assert_string_equal(out.data, plain);
	buf_free(&out);
}

static void prints_vi(decimal d, const char *text)
{
	buf out = BUF_INIT(100);
	decimal_put_vi(&out, d);
	buf_put_char(&out, '\0');
	assert_string_equal(out.data, text);
	buf_free(&out);
}

static void reads_and_writes(void **state)
{
	(void)state;
	static const char *const SAME[] = {
	    "0", "-12.50", "1234.5", "9223372036854775807", "-9223372036854775808", "0.000000000000001", "-0.5", "97.5"};
	static const char *const BAD[] = {"", "-", ".5", "5.", "1,5", "1.2.3", "+1", "1e3", " 1", "1 ", "--1", "9223372036854775808",
	    "-9223372036854775809", "0.0000000000000001", "1234567890123456789012345678901234567890123456789", "abc", "1.-2"};
	decimal d;
	for (size_t i = 0; i < COUNT_OF(SAME); i++) {
		assert_true(decimal_parse(slice_of(SAME[i]), &d));
		is(d, SAME[i]);
	}
	for (size_t i = 0; i < COUNT_OF(BAD); i++)
		if (decimal_parse(slice_of(BAD[i]), &d))
			fail_msg("“%s” is no decimal", BAD[i]);
	assert_true(decimal_parse(SLICE("-12.50"), &d));
	is(decimal_reduce(d), "-12.5");
	is(decimal_reduce((decimal){0, 5}), "0");
}

static void prints_as_vietnamese(void **state)
{
	(void)state;
	prints_vi((decimal){12345, 1}, "1.234,5");
	prints_vi((decimal){-5, 2}, "-0,05");
	prints_vi((decimal){2822, 0}, "2.822");
	prints_vi((decimal){INT64_MIN, 0}, "-9.223.372.036.854.775.808");
	prints_vi((decimal){1000000, 3}, "1.000,000");
}

static void adds_exactly(void **state)
{
	(void)state;
	decimal sum;
	assert_true(decimal_add((decimal){1, 1}, (decimal){2, 1}, &sum));
	is(sum, "0.3");
	assert_true(decimal_add((decimal){5, 0}, (decimal){-25, 2}, &sum));
	is(sum, "4.75");
	assert_true(decimal_add((decimal){INT64_MAX, 0}, (decimal){0, 15}, &sum)); /* fits once the zeros are gone */
	is(decimal_reduce(sum), "9223372036854775807");
	assert_false(decimal_add((decimal){INT64_MAX, 0}, (decimal){1, 0}, &sum));
	assert_false(decimal_add((decimal){INT64_MAX, 0}, (decimal){1, 1}, &sum));
	assert_false(decimal_add((decimal){INT64_MIN, 0}, (decimal){-1, 0}, &sum));
}

static void compares_by_value(void **state)
{
	(void)state;
	assert_int_equal(decimal_compare((decimal){50, 2}, (decimal){5, 1}), 0);
	assert_true(decimal_compare((decimal){INT64_MAX, 0}, (decimal){INT64_MAX, 15}) > 0);
	assert_true(decimal_compare((decimal){INT64_MIN, 0}, (decimal){INT64_MIN, 15}) < 0);
	assert_true(decimal_compare((decimal){-1, 0}, (decimal){1, 15}) < 0);
}

static void reads_doubles(void **state)
{
	(void)state;
	static const struct {
		double value;
		const char *text;
	} CASES[] = {{0.1, "0.1"}, {97.5, "97.5"}, {-0.0, "0"}, {0.1 + 0.2, "0.3"}, {1e18, "1000000000000000000"},
	    {123456789012345.0, "123456789012345"}, {1.5e-15, "0.000000000000002"}, {1e-300, "0"}, {-62.5, "-62.5"},
	    {1.0 / 3, "0.333333333333333"}, {999999999999999.5, "1000000000000000"}, {-1e-16, "0"}, {2.5e17, "250000000000000000"}};
	decimal d;
	for (size_t i = 0; i < COUNT_OF(CASES); i++) {
		assert_true(decimal_from_double(CASES[i].value, &d));
		is(d, CASES[i].text);
	}
	assert_false(decimal_from_double((double)INFINITY, &d));
	assert_false(decimal_from_double((double)NAN, &d));
	assert_false(decimal_from_double(1e19, &d));
	assert_false(decimal_from_double(-1e300, &d));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(reads_and_writes),
	    cmocka_unit_test(prints_as_vietnamese),
	    cmocka_unit_test(adds_exactly),
	    cmocka_unit_test(compares_by_value),
	    cmocka_unit_test(reads_doubles),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
