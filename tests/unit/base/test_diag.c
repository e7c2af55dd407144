/* test_diag.c: messages with their places, and the exit status that follows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/limits.h"

static const message WRONG = {"wrong", STATUS_USAGE, {"“{1}” sai", "“{1}” is wrong, not {2}"}, {"Sửa {1}.", "Mend {1}."}};
static const message BAD_DATA = {"bad-data", STATUS_DATA, {"số liệu sai", "bad data"}, {NULL, NULL}};
static const message BROKEN = {"broken", STATUS_MACHINE, {"hỏng", "broken"}, {NULL, NULL}};

static void a_message_has_place_text_and_hint(void **state)
{
	(void)state;
	diag *d = diag_new(LANG_EN);
	assert_false(diag_report(d, &WRONG, place_at("job.yaml", 3, 5), "x", "y"));
	assert_string_equal(diag_text(d, 0), "job.yaml:3:5: “x” is wrong, not y. Mend x.");
	diag_report(d, &WRONG, place_at("job.yaml", 3, 0), "x", "y");
	assert_string_equal(diag_text(d, 1), "job.yaml:3: “x” is wrong, not y. Mend x.");
	diag_report(d, &WRONG, NOWHERE, "x");
	assert_string_equal(diag_text(d, 2), "“x” is wrong, not ?. Mend x.");
	diag_free(d);
}

/* What is quoted from a file may be anything. */
static void no_quotation_harms_a_terminal_or_json(void **state)
{
	(void)state;
	diag *d = diag_new(LANG_EN);
	diag_report(d, &WRONG, place_at("a\xFF.yaml", 1, 1), "x\x1B[2J\xC3", "\xC2\x9By\nz\x7F\xF0\x9F\x98");
	assert_string_equal(diag_text(d, 0), "a?.yaml:1:1: “x?[2J?” is wrong, not ??y z????. Mend x?[2J?.");
	diag_free(d);
}

static void it_speaks_the_language_asked_for(void **state)
{
	(void)state;
	diag *d = diag_new(LANG_VI);
	diag_report(d, &WRONG, NOWHERE, "x");
	assert_string_equal(diag_text(d, 0), "“x” sai. Sửa x.");
	diag_free(d);
}

static void the_worst_kind_decides(void **state)
{
	(void)state;
	diag *d = diag_new(LANG_EN);
	assert_int_equal(diag_status(d), STATUS_DONE);
	diag_report(d, &BROKEN, NOWHERE, "");
	diag_report(d, &BAD_DATA, NOWHERE, "");
	assert_int_equal(diag_status(d), STATUS_MACHINE);
	diag_free(d);
}

static void the_same_words_are_told_once(void **state)
{
	(void)state;
	diag *d = diag_new(LANG_EN);
	diag_report(d, &WRONG, place_at("a", 1, 1), "x", "y");
	diag_report(d, &WRONG, place_at("a", 1, 1), "x", "y");
	diag_report(d, &WRONG, place_at("a", 2, 1), "x", "y");
	assert_int_equal(diag_count(d), 2);
	diag_free(d);
}

static void printing_forgets_the_words_not_the_status(void **state)
{
	(void)state;
	diag *d = diag_new(LANG_EN);
	diag_report(d, &WRONG, NOWHERE, "x", "y");
	char text[200] = "";
	FILE *out = fmemopen(text, sizeof text, "w");
	diag_print(d, out);
	fclose(out);
	assert_string_equal(text, "“x” is wrong, not y. Mend x.\n");
	assert_int_equal(diag_count(d), 0);
	assert_int_equal(diag_status(d), STATUS_USAGE);
	diag_free(d);
}

static void clearing_forgets_the_status_too(void **state)
{
	(void)state;
	diag *d = diag_new(LANG_EN);
	diag_report(d, &WRONG, NOWHERE, "x", "y");
	diag_clear(d);
	assert_int_equal(diag_count(d), 0);
	assert_int_equal(diag_status(d), STATUS_DONE);
	diag_report(d, &WRONG, NOWHERE, "x", "y");
	assert_int_equal(diag_count(d), 1);
	diag_free(d);
}

static void it_goes_from_one_process_to_another(void **state)
{
	(void)state;
	diag *from = diag_new(LANG_EN), *to = diag_new(LANG_VI);
	buf packed = BUF_INIT(LIMIT_TEXT_FILE_BYTES);
	diag_report(from, &WRONG, place_at("job.yaml", 3, 7), "x");
	diag_report(from, &WRONG, NOWHERE, "y");
	assert_true(diag_pack(from, &packed));
	diag_report(to, &WRONG, NOWHERE, "before");
	assert_true(diag_unpack(to, buf_slice(&packed)));
	assert_true(diag_unpack(to, buf_slice(&packed)));
	assert_int_equal(diag_count(to), 3);
	assert_string_equal(diag_text(to, 1), diag_text(from, 0));
	assert_string_equal(diag_code(to, 2), diag_code(from, 1));
	assert_string_equal(diag_place(to, 1).file, "job.yaml");
	assert_int_equal(diag_place(to, 1).column, 7);
	assert_null(diag_place(to, 2).file);
	assert_int_equal(diag_kind(to, 1), diag_kind(from, 0));
	assert_int_equal(diag_status(to), diag_status(from));
	for (size_t cut = 0; cut < packed.len; cut++)
		assert_false(diag_unpack(to, (slice){packed.data, cut}));
	buf_free(&packed);
	diag_free(from);
	diag_free(to);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_message_has_place_text_and_hint),
	    cmocka_unit_test(no_quotation_harms_a_terminal_or_json),
	    cmocka_unit_test(it_speaks_the_language_asked_for),
	    cmocka_unit_test(the_worst_kind_decides),
	    cmocka_unit_test(the_same_words_are_told_once),
	    cmocka_unit_test(printing_forgets_the_words_not_the_status),
	    cmocka_unit_test(clearing_forgets_the_status_too),
	    cmocka_unit_test(it_goes_from_one_process_to_another),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
