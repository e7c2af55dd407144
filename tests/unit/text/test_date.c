/* test_date.c: days that exist, their numbers, and how they are written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/compiler.h"
#include "text/date.h"

static void reads_existing_days_only(void **state)
{
	(void)state;
	static const char *const GOOD[] = {"2015-08-25", "0001-01-01", "9999-12-31", "2016-02-29", "2000-02-29"};
	static const char *const BAD[] = {"2015-02-29", "1900-02-29", "2100-02-29", "2015-04-31", "2015-13-01", "2015-00-10", "2015-01-00",
	    "0000-01-01", "2015-8-25", "2015/08/25", "2015-08-2x", " 2015-08-25", "2015-08-25 ", "", "2015-08-32", "+015-08-25"};
	char iso[11];
	for (size_t i = 0; i < COUNT_OF(GOOD); i++) {
		date d = {0, 0, 0};
		assert_true(date_parse_iso(slice_of(GOOD[i]), &d));
		date_iso(d, iso);
		assert_string_equal(iso, GOOD[i]);
	}
	date d;
	for (size_t i = 0; i < COUNT_OF(BAD); i++)
		if (date_parse_iso(slice_of(BAD[i]), &d))
			fail_msg("“%s” is no day", BAD[i]);
}

static void numbers_days(void **state)
{
	(void)state;
	assert_int_equal(date_serial((date){1970, 1, 1}), 0);
	assert_int_equal(date_serial((date){2000, 3, 1}), 11017);
	assert_int_equal(date_serial((date){1, 1, 1}), -719162);
	/* Excel's day 42241 counts from 1899-12-30. */
	date d = date_from_serial(42241 + date_serial((date){1899, 12, 30}));
	assert_int_equal(date_compare(d, (date){2015, 8, 25}), 0);
	assert_false(date_valid(date_from_serial(INT32_MAX)));
	assert_false(date_valid(date_from_serial(INT32_MIN)));
}

static void every_day_follows_the_one_before(void **state)
{
	(void)state;
	int32_t last = date_serial((date){9999, 12, 31});
	date before = {0, 0, 0};
	for (int32_t day = date_serial((date){1, 1, 1}); day <= last; day++) {
		date d = date_from_serial(day);
		if (!date_valid(d) || date_serial(d) != day || date_compare(before, d) >= 0)
			fail_msg("day %d", (int)day);
		before = d;
	}
	assert_false(date_valid(date_from_serial(last + 1)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(reads_existing_days_only),
	    cmocka_unit_test(numbers_days),
	    cmocka_unit_test(every_day_follows_the_one_before),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
