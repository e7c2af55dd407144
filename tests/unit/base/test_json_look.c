/* What is JSON and what is not, and the outline of the outermost level. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/json_look.h"

static void test_kinds(void **state)
{
	static const struct {
		const char *text;
		json_kind kind;
		size_t count;
	} CASES[] = {
	    {"{}", JSON_OBJECT, 0},
	    {" { } ", JSON_OBJECT, 0},
	    {"[]", JSON_ARRAY, 0},
	    {"[1, [2, 3], {\"a\": [4]}]", JSON_ARRAY, 3},
	    {"{\"a\": 1, \"b\": {\"c\": 2}, \"d\": [], \"e\": null}", JSON_OBJECT, 4},
	    {"\"chữ \\\" \\u00e9 \\n\"", JSON_SCALAR, 0},
	    {"-0.5e+10", JSON_SCALAR, 0},
	    {"true", JSON_SCALAR, 0},
	    {"", JSON_WRONG, 0},
	    {"  ", JSON_WRONG, 0},
	    {"{", JSON_WRONG, 0},
	    {"[1,]", JSON_WRONG, 1},
	    {"[1 2]", JSON_WRONG, 1},
	    {"[1]]", JSON_WRONG, 1},
	    {"{\"a\"}", JSON_WRONG, 0},
	    {"{a: 1}", JSON_WRONG, 0},
	    {"{'a': 1}", JSON_WRONG, 0},
	    {"{\"a\": 1,}", JSON_WRONG, 1},
	    {"[01]", JSON_WRONG, 1},
	    {"[1.]", JSON_WRONG, 0},
	    {"[.5]", JSON_WRONG, 0},
	    {"[+1]", JSON_WRONG, 0},
	    {"[1e]", JSON_WRONG, 0},
	    {"[NaN]", JSON_WRONG, 0},
	    {"[\"\\x\"]", JSON_WRONG, 0},
	    {"[\"\\u12\"]", JSON_WRONG, 0},
	    {"[\"a\nb\"]", JSON_WRONG, 0},
	    {"[\"a]", JSON_WRONG, 0},
	    {"[tru]", JSON_WRONG, 0},
	    {"[]x", JSON_WRONG, 0},
	};
	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		json_outline got;
		json_look(slice_of(CASES[i].text), &got);
		if (got.kind != CASES[i].kind || (got.kind != JSON_WRONG && got.count != CASES[i].count))
			fail_msg("%s: kind %d, %zu members", CASES[i].text, (int)got.kind, got.count);
	}
}

static void test_outline(void **state)
{
	json_outline got;
	(void)state;
	json_look(SLICE("{\"lon\": 105.5, \"in\": {\"type\": \"x\"}, \"type\": \"Point\", \"more\": 1}"), &got);
	assert_true(slice_is(got.first[0].key, "lon") && slice_is(got.first[0].number, "105.5"));
	assert_true(slice_is(got.first[1].key, "in") && got.first[1].number.len == 0);
	assert_true(slice_is(got.first[2].string, "Point"));
	assert_true(slice_is(got.type, "Point"));
	json_look(SLICE("[-1, \"a\"]"), &got);
	assert_true(slice_is(got.first[0].number, "-1") && slice_is(got.first[1].string, "a"));
}

static void nest(char *text, size_t levels)
{
	memset(text, '[', levels);
	memset(text + levels, ']', levels);
}

static void test_nesting_has_a_limit(void **state)
{
	char text[2 * (JSON_LOOK_DEPTH + 1)];
	json_outline got;
	(void)state;
	nest(text, JSON_LOOK_DEPTH);
	json_look((slice){text, 2 * (size_t)JSON_LOOK_DEPTH}, &got);
	assert_int_equal(got.kind, JSON_ARRAY);
	nest(text, JSON_LOOK_DEPTH + 1);
	json_look((slice){text, sizeof text}, &got);
	assert_int_equal(got.kind, JSON_WRONG);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_kinds),
	    cmocka_unit_test(test_outline),
	    cmocka_unit_test(test_nesting_has_a_limit),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
