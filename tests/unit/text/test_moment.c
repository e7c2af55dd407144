/* test_moment.c: times, days with times, months, and patterns of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/compiler.h"
#include "text/moment.h"

static void programs_write_times(void **state)
{
	(void)state;
	static const struct {
		const char *text, *stored; /* NULL: refused */
	} CASES[] = {{"07:30:00", "07:30:00"}, {"07:30", "07:30:00"}, {"23:59:59", "23:59:59"}, {"24:00", NULL}, {"7:30", NULL},
	    {"07:60", NULL}, {"07:30:", NULL}, {"07:30:60", NULL}, {"07:30:001", NULL}, {"", NULL}, {"07", NULL}};
	for (size_t i = 0; i < COUNT_OF(CASES); i++) {
		moment m = {0};
		char out[MOMENT_BYTES];
		assert_int_equal(time_parse_iso(slice_of(CASES[i].text), &m), CASES[i].stored != NULL);
		time_iso(&m, out);
		if (CASES[i].stored)
			assert_string_equal(out, CASES[i].stored);
	}
}

static void programs_write_moments(void **state)
{
	(void)state;
	moment m = {0};
	date month;
	char out[MOMENT_BYTES];
	assert_true(moment_parse_iso(SLICE("2015-08-25 07:30"), &m));
	moment_iso(&m, out);
	assert_string_equal(out, "2015-08-25T07:30:00");
	assert_true(moment_parse_iso(SLICE("2015-08-25T07:30:05"), &m));
	assert_false(moment_parse_iso(SLICE("2015-08-25"), &m));
	assert_false(moment_parse_iso(SLICE("2015-02-29T07:30"), &m));
	assert_false(moment_parse_iso(SLICE("2015-08-25T07:30Z"), &m));
	assert_true(month_parse_iso(SLICE("2015-08"), &month));
	month_iso(month, out);
	assert_string_equal(out, "2015-08");
	assert_false(month_parse_iso(SLICE("2015-13"), &month));
	assert_false(month_parse_iso(SLICE("2015-8"), &month));
}

static void patterns_say_what_they_read(void **state)
{
	(void)state;
	static const struct {
		const char *pattern;
		int parts; /* -1: refused at `bad` */
		size_t bad;
	} CASES[] = {
	    {"%d/%m/%Y", PART_DAY | PART_MONTH | PART_YEAR, 0},
	    {"%y%j", PART_YEAR | PART_DAY_OF_YEAR, 0},
	    {"%I.%M %p", PART_HOUR | PART_HOUR_OF_12 | PART_MINUTE | PART_HALF, 0},
	    {"100%%", 0, 0},
	    {"%d/%B", -1, 3},
	    {"%d %d", -1, 3},
	    {"%d%", -1, 2},
	    {"%Y-%y", -1, 3},
	    {"%j %m", -1, 3},
	    {"%I:%M", -1, 0},
	    {"%H %p", -1, 0},
	};
	for (size_t i = 0; i < COUNT_OF(CASES); i++) {
		unsigned parts;
		size_t bad = 99;
		bool good = time_pattern_parts(slice_of(CASES[i].pattern), &parts, &bad);
		if (good != (CASES[i].parts >= 0) || (good && parts != (unsigned)CASES[i].parts) || bad != CASES[i].bad)
			fail_msg("%s: %d %u %zu", CASES[i].pattern, good, parts, bad);
	}
}

static void patterns_read(void **state)
{
	(void)state;
	static const struct {
		const char *pattern, *text, *stored; /* NULL: refused */
	} CASES[] = {
	    {"%d/%m/%Y", "25/08/2015", "2015-08-25T00:00:00"},
	    {"%d/%m/%Y", "5/8/2015", "2015-08-05T00:00:00"},
	    {"%d/%m/%Y", "25/08/15", NULL},
	    {"%d/%m/%Y", "31/02/2015", NULL},
	    {"%d/%m/%Y", "25/08/2015 ", NULL},
	    {"%d/%m/%Y", "025/08/2015", NULL},
	    {"%m/%d/%Y", "08/25/2015", "2015-08-25T00:00:00"},
	    {"%d%m%Y", "25082015", "2015-08-25T00:00:00"},
	    {"%d%m%Y", "5082015", NULL},
	    {"%d.%m.%y", "1.2.68", "2068-02-01T00:00:00"},
	    {"%d.%m.%y", "1.2.69", "1969-02-01T00:00:00"},
	    {"%Y-%j", "2016-366", "2016-12-31T00:00:00"},
	    {"%Y-%j", "2015-366", NULL},
	    {"%Hh%M", "7h05", "0001-01-01T07:05:00"},
	    {"%H:%M:%S", "23:59:59", "0001-01-01T23:59:59"},
	    {"%H:%M:%S", "23:59:60", NULL},
	    {"%I:%M %p", "12:05 SA", "0001-01-01T00:05:00"},
	    {"%I:%M %p", "12:05 ch", "0001-01-01T12:05:00"},
	    {"%I:%M %p", "1:05   PM", "0001-01-01T13:05:00"},
	    {"%I:%M %p", "13:05 PM", NULL},
	    {"ngày %d tháng %m năm %Y", "ngày 3 tháng 2 năm 1930", "1930-02-03T00:00:00"},
	    {"%d%%%m", "1%2", "0001-02-01T00:00:00"},
	    {"%d/%m/%Y", "", NULL},
	};
	for (size_t i = 0; i < COUNT_OF(CASES); i++) {
		moment m = {0};
		char out[MOMENT_BYTES] = "";
		bool good = time_pattern_read(slice_of(CASES[i].pattern), slice_of(CASES[i].text), &m);
		if (good)
			moment_iso(&m, out);
		if (good != (CASES[i].stored != NULL) || (good && strcmp(out, CASES[i].stored) != 0))
			fail_msg("“%s” by “%s” is %d %s", CASES[i].text, CASES[i].pattern, good, out);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(programs_write_times),
	    cmocka_unit_test(programs_write_moments),
	    cmocka_unit_test(patterns_say_what_they_read),
	    cmocka_unit_test(patterns_read),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
