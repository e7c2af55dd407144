/* test_decode.c: which encoding a file is in, and its text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ingest/decode.h"
#include "ingest/lossy.h"

#define UNNAMED ((slice){"", 0})

static const char TABLE[] =
    "name: t\nresources:\n  - name: t\n    path: reference/t.csv\n    schema: {fields: [{name: ten, title: Tên, type: string}]}\n";

static decode_status decode(slice bytes, slice named, decoded *out)
{
	diag *d = diag_new(LANG_EN);
	schema *s = schema_parse(SLICE(TABLE), "t.yaml", d);
	diag_print(d, stderr);
	assert_non_null(s);
	decode_status status = decode_bytes(bytes, NULL, named, &s->tables[0], out, d);
	assert_int_equal(diag_count(d), 0);
	schema_free(s);
	diag_free(d);
	return status;
}

static void check_named(slice bytes, slice named, decode_status status, const char *encoding, const char *text)
{
	decoded d;
	assert_int_equal(decode(bytes, named, &d), status);
	assert_string_equal(d.encoding, encoding);
	if (status == DECODE_DONE) {
		assert_true(slice_is(d.text, text));
		assert_int_equal(d.recoding_count, strcmp(encoding, "UTF-8") != 0);
	}
	decoded_free(&d);
}

static void check(slice bytes, decode_status status, const char *encoding, const char *text)
{
	check_named(bytes, UNNAMED, status, encoding, text);
}

static void test_utf8(void **state)
{
	(void)state;
	check(SLICE(""), DECODE_DONE, "UTF-8", "");
	check(SLICE("\xEF\xBB\xBF"), DECODE_DONE, "UTF-8", "");
	check(SLICE("ệ"), DECODE_DONE, "UTF-8", "ệ");
	check(SLICE("\xEF\xBB\xBFệ"), DECODE_DONE, "UTF-8", "ệ");
	check(SLICE("a\xFF"
	            "b"),
	    DECODE_DONE, "UTF-8",
	    "a\xFF"
	    "b");
}

static void test_utf16(void **state)
{
	(void)state;
	check(SLICE("\xFF\xFE"
	            "a\0\xC7\x1E"),
	    DECODE_DONE, "UTF-16LE", "aệ");
	check(SLICE("\xFE\xFF"
	            "\0a\x1E\xC7"),
	    DECODE_DONE, "UTF-16BE", "aệ");
	check(SLICE("m\0a\0_\0\xC7\x1E"), DECODE_DONE, "UTF-16LE", "ma_ệ");
	check(SLICE("\0m\0a\0_\x1E\xC7"), DECODE_DONE, "UTF-16BE", "ma_ệ");
	check(SLICE("\xFF\xFE\x3D\xD8\x00\xDE"), DECODE_DONE, "UTF-16LE", "😀");
	/* Half a pair and half a unit: an impossible byte in their place. */
	check(SLICE("\xFF\xFE\x3D\xD8"
	            "a\0"),
	    DECODE_DONE, "UTF-16LE",
	    "\xFF"
	    "a");
	check(SLICE("\xFF\xFE"
	            "a\0b"),
	    DECODE_DONE, "UTF-16LE", "a\xFF");
}

static void test_named(void **state)
{
	(void)state;
	check_named(SLICE("\xC7\x1E"), SLICE("utf-16le"), DECODE_DONE, "UTF-16LE", "ệ");
	check_named(SLICE("\xEF\xBB\xBFệ"), SLICE("utf-16le"), DECODE_DONE, "UTF-8", "ệ");
	check_named(SLICE("a"), SLICE("klingon"), DECODE_UNKNOWN, "klingon", "");
}

static void test_suspect(void **state)
{
	(void)state;
	decoded d;
	assert_int_equal(decode(SLICE("a\0b"), UNNAMED, &d), DECODE_DONE);
	assert_true(d.suspect);
	decoded_free(&d);
	assert_int_equal(decode(SLICE("ệ"), UNNAMED, &d), DECODE_DONE);
	assert_false(d.suspect);
	decoded_free(&d);
}

static void test_other_encodings_are_not_guessed(void **state)
{
	(void)state;
	check(SLICE("\xE1 \xE9 \xED \xF3 \xFA"), DECODE_UNKNOWN, "UTF-8", "");
	/* As many good letters as bad bytes: a damaged file, not another encoding. */
	check(SLICE("ệ ệ ệ ệ \xE1 \xE9 \xED \xF3"), DECODE_DONE, "UTF-8", "ệ ệ ệ ệ \xE1 \xE9 \xED \xF3");
}

static void test_lost_letters(void **state)
{
	(void)state;
	decoded d;
	assert_int_equal(decode(SLICE("B?o Long An, S? Y t?"), UNNAMED, &d), DECODE_LOSSY);
	assert_int_equal(d.lost, 1);
	assert_int_equal(d.words, 6);
	decoded_free(&d);
	check(SLICE("Long An? C\xC3\xB3, ? 2?3"), DECODE_DONE, "UTF-8", "Long An? C\xC3\xB3, ? 2?3");
	check(SLICE("ch\xEF\xBF\xBDt"), DECODE_LOSSY, "UTF-8", "");
}

static void test_question_marks_that_are_no_letters(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		size_t lost, words;
	} TEXTS[] = {
	    {"xem https://a.vn/tra?tu=an&b=c?d nhé", 0, 2},
	    {"gửi an?b@a.vn", 0, 1},
	    {"www.a.vn/x?y", 0, 0},
	    {"trang.aspx?id=3", 0, 0},
	    {"Ai?Gì", 0, 2},
	    {"là gì?Đâu?", 0, 3},
	    {"Hà?sao", 0, 2},
	    {"Nguy?n", 1, 1},
	    {"NGUY?N TH?", 1, 2},
	    {"Tr??ng", 1, 1},
	    {"thu?c?b?nh", 1, 1},
	    {"kh\xEF\xBF\xBDng \xEF\xBF\xBD", 1, 1},
	    {"Ph\xEF\xBF\xBDN", 1, 1},
	    {"a\xFF?b", 1, 1},
	};
	for (size_t i = 0; i < COUNT_OF(TEXTS); i++) {
		lossy found;
		bool is_lossy = lossy_text(slice_of(TEXTS[i].text), &found);
		if (found.lost != TEXTS[i].lost || found.words != TEXTS[i].words || is_lossy != (found.lost > 0))
			fail_msg("%s: %zu of %zu", TEXTS[i].text, found.lost, found.words);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_utf8),
	    cmocka_unit_test(test_utf16),
	    cmocka_unit_test(test_named),
	    cmocka_unit_test(test_suspect),
	    cmocka_unit_test(test_other_encodings_are_not_guessed),
	    cmocka_unit_test(test_lost_letters),
	    cmocka_unit_test(test_question_marks_that_are_no_letters),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
