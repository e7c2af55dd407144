/* test_pattern.c: a whole cell matches or not; a pattern without end is given up; a wrong one is told where it is wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "schema/pattern.h"

static int set_up(void **state)
{
	*state = diag_new(LANG_EN);
	return *state ? 0 : -1;
}

static int tear_down(void **state)
{
	diag_free(*state);
	return 0;
}

static void matches_whole_cells(void **state)
{
	static const struct {
		const char *pattern, *cell;
		pattern_result result;
	} CASES[] = {
	    {"[A-Z0-9][A-Z0-9._-]{0,19}", "LLCT-2010-01", PATTERN_MATCH},
	    {"[A-Z0-9][A-Z0-9._-]{0,19}", "ct-02", PATTERN_NO_MATCH},
	    {"[A-Z0-9][A-Z0-9._-]{0,19}", "TC01 ", PATTERN_NO_MATCH},
	    {"[A-Z0-9][A-Z0-9._-]{0,19}", " TC01", PATTERN_NO_MATCH},
	    {"[A-Z0-9][A-Z0-9._-]{0,19}", "TC01\n", PATTERN_NO_MATCH},
	    {"[A-Z0-9][A-Z0-9._-]{0,19}", "", PATTERN_NO_MATCH},
	    {"[A-Z0-9][A-Z0-9._-]{0,19}", "A23456789012345678901", PATTERN_NO_MATCH},
	    {"a|ab", "ab", PATTERN_MATCH},
	    {"a|b", "xb", PATTERN_NO_MATCH},
	    {"^a$", "a", PATTERN_MATCH},
	    {"...", "Đảỗ", PATTERN_MATCH},
	    {"\\w+", "Đảng", PATTERN_MATCH},
	    {"\\p{Lu}.*", "Ủy ban", PATTERN_MATCH},
	    {"(?i)đảng", "ĐẢNG", PATTERN_MATCH},
	    {"x*", "", PATTERN_MATCH},
	    {"(a+)+b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!b", PATTERN_TOO_EXPENSIVE},
	    {"(a+)+b", "aaaaaaaaaaaaaaaaaa!b", PATTERN_TOO_EXPENSIVE}, /* our limit; PCRE2\'s own would allow it */
	    {"(x+x+)+y", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxzy", PATTERN_TOO_EXPENSIVE},
	};
	for (size_t i = 0; i < COUNT_OF(CASES); i++) {
		pattern *p = pattern_compile(slice_of(CASES[i].pattern), NOWHERE, *state);
		assert_non_null(p);
		if (pattern_match(p, slice_of(CASES[i].cell)) != CASES[i].result)
			fail_msg("“%s” against “%s”", CASES[i].pattern, CASES[i].cell);
		pattern_free(p);
	}
	pattern *p = pattern_compile(SLICE("x*"), NOWHERE, *state);
	assert_int_equal(pattern_match(p, (slice){NULL, 0}), PATTERN_MATCH);
	pattern_free(p);
}

static void long_cells_are_no_trouble(void **state)
{
	size_t length = 1 << 20;
	char *cell = malloc(length);
	assert_non_null(cell);
	memset(cell, 'a', length);
	pattern *plain = pattern_compile(SLICE("[a-z]+"), NOWHERE, *state), *groups = pattern_compile(SLICE("(?:a|b)*"), NOWHERE, *state);
	assert_int_equal(pattern_match(plain, (slice){cell, length}), PATTERN_MATCH);
	assert_int_not_equal(pattern_match(groups, (slice){cell, length}), PATTERN_NO_MATCH);
	assert_int_equal(pattern_match(groups, (slice){cell, 2000}), PATTERN_MATCH);
	pattern_free(plain);
	pattern_free(groups);
	free(cell);
}

static void tells_where_it_is_wrong(void **state)
{
	static const struct {
		const char *pattern;
		unsigned column;
	} CASES[] = {{"[A-Z", 24}, {"a(b", 23}, {"đ(b", 23}, {"*a", 20}, {"\\C", 22}, {"(?<n>a)(?<n>b)", 32}};
	for (size_t i = 0; i < COUNT_OF(CASES); i++) {
		assert_null(pattern_compile(slice_of(CASES[i].pattern), place_at("datapackage.yaml", 7 + (unsigned)i, 20), *state));
		assert_string_equal(diag_code(*state, i), "bad-pattern");
		assert_int_equal(diag_place(*state, i).line, 7 + i);
		if (diag_place(*state, i).column != CASES[i].column)
			fail_msg("%s", diag_text(*state, i));
	}
	assert_int_equal(diag_status(*state), STATUS_USAGE);
}

static void refuses_what_grows_without_bound(void **state)
{
	assert_null(pattern_compile(SLICE("((((a{1000}){1000}){1000}){1000})"), NOWHERE, *state));
	char deep[2001];
	memset(deep, '(', 1000);
	memset(deep + 1000, ')', 1000);
	assert_null(pattern_compile((slice){deep, 2000}, NOWHERE, *state));
	assert_int_equal(diag_count(*state), 2);
	assert_int_equal(diag_status(*state), STATUS_USAGE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(matches_whole_cells, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(long_cells_are_no_trouble, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(tells_where_it_is_wrong, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(refuses_what_grows_without_bound, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
