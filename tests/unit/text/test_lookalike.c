/* test_lookalike.c: characters typed for one another. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/lookalike.h"

static void test_equal(void **state)
{
	(void)state;
	assert_true(lookalike_equal(SLICE("TC4l"), SLICE("TC41")));
	assert_true(lookalike_equal(SLICE("tco-1"), SLICE("TC01")));
	assert_true(lookalike_equal(SLICE("TC 01 "), SLICE("TC01")));
	assert_true(lookalike_equal(SLICE(""), SLICE("-")));
	assert_false(lookalike_equal(SLICE("TC01"), SLICE("TC011")));
	assert_false(lookalike_equal(SLICE("TC01"), SLICE("TC02")));
}

static void test_digits(void **state)
{
	(void)state;
	buf b = BUF_INIT(64);
	lookalike_put_digits(&b, SLICE("2OlS|o"));
	assert_true(slice_is(buf_slice(&b), "201S10"));
	buf_free(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_equal), cmocka_unit_test(test_digits)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
