/* What is written is JSON, whatever the texts hold. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/json.h"

static void is(json *j, buf *out, const char *expected)
{
	assert_true(json_finish(j));
	buf_put_char(out, '\0');
	assert_string_equal(out->data, expected);
	buf_free(out);
}

static void test_values(void **state)
{
	(void)state;
	buf out = BUF_INIT(1000);
	json *j = json_new(&out, 0);
	json_map(j);
	json_key_string(j, "a", SLICE("b"));
	json_key_integer(j, "n", INT64_MIN);
	json_key_integer(j, "m", 12);
	json_key_boolean(j, "t", true);
	json_key(j, "l");
	json_array(j);
	json_null(j);
	json_decimal(j, SLICE("12.50"));
	json_string(j, SLICE(""));
	json_array_end(j);
	json_map_end(j);
	is(j, &out, "{\"a\":\"b\",\"n\":-9223372036854775808,\"m\":12,\"t\":true,\"l\":[null,12.50,\"\"]}");
}

static void test_texts(void **state)
{
	(void)state;
	const struct {
		slice text;
		const char *written;
	} CASES[] = {
	    {SLICE("Nguyễn Văn An"), "[\"Nguyễn Văn An\"]"},
	    {SLICE("a/b \x7F 漢 😀"), "[\"a/b \x7F 漢 😀\"]"},
	    {SLICE("\""), "[\"\\\"\"]"},
	    {SLICE("a\\"), "[\"a\\\\\"]"},
	    {SLICE("a\nb\tc\r"), "[\"a\\nb\\tc\\r\"]"},
	    {SLICE("\x1F\0"), "[\"\\u001F\\u0000\"]"},
	};
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		buf out = BUF_INIT(1000);
		json *j = json_new(&out, 0);
		json_array(j);
		json_string(j, CASES[i].text);
		json_array_end(j);
		is(j, &out, CASES[i].written);
	}
}

static void test_no_text(void **state)
{
	(void)state;
	const slice BAD[] = {SLICE("a\xFF"), SLICE("\xC0\x80"), SLICE("\xED\xA0\x80"), SLICE("\xE1\xBB")};
	for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
		buf out = BUF_INIT(1000);
		json *j = json_new(&out, 0);
		json_array(j);
		json_string(j, BAD[i]);
		json_array_end(j);
		assert_false(json_finish(j));
		buf_free(&out);
	}
}

static void test_no_room(void **state)
{
	(void)state;
	buf out = BUF_INIT(8);
	json *j = json_new(&out, 0);
	json_array(j);
	json_string(j, SLICE("longer than eight"));
	json_array_end(j);
	(void)!json_finish(j);
	assert_true(out.failed);
	buf_free(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_values),
	    cmocka_unit_test(test_texts),
	    cmocka_unit_test(test_no_text),
	    cmocka_unit_test(test_no_room),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
