/* test_issue.c: the table of codes is whole: a name, words and hints for each in both languages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/limits.h"
#include "validate/issue.h"

static void check_words(issue_code code, constraint_kind constraint, language lang)
{
	const char *const args[] = {"A", "B", "C", "D", NULL}, *const none[] = {NULL};
	buf text = BUF_INIT(4096);
	issue_put_text(&text, code, constraint, lang, args);
	assert_true(text.len > 5);
	assert_null(memchr(text.data, '{', text.len));
	buf_clear(&text);
	issue_put_hint(&text, code, constraint, lang, args);
	assert_true(text.len > 0 || issue_severity(code) == SEVERITY_NOTE);
	issue_put_text(&text, code, constraint, lang, none); /* arguments that are missing are left out */
	buf_free(&text);
}

static void test_every_code_has_words(void **state)
{
	(void)state;
	for (unsigned lang = LANG_VI; lang <= LANG_EN; lang++) {
		for (unsigned i = 0; i < ISSUE_CODE_COUNT; i++)
			if (i != ISSUE_CONSTRAINT_ERROR)
				check_words((issue_code)i, CONSTRAINT_NONE, (language)lang);
		for (unsigned i = CONSTRAINT_REQUIRED; i <= CONSTRAINT_EXCLUSIVE_MAXIMUM; i++)
			check_words(ISSUE_CONSTRAINT_ERROR, (constraint_kind)i, (language)lang);
	}
}

static void test_names(void **state)
{
	(void)state;
	for (unsigned i = 0; i < ISSUE_CODE_COUNT; i++) {
		issue_code found;
		assert_true(issue_code_find(slice_of(issue_code_name((issue_code)i)), &found));
		assert_int_equal(found, i); /* so no two codes have the same name */
	}
	issue_code none;
	assert_false(issue_code_find(SLICE("no-such-code"), &none));
	assert_string_equal(constraint_name(CONSTRAINT_NONE), "");
	assert_string_equal(constraint_name(CONSTRAINT_MAX_LENGTH), "maxLength");
	assert_string_equal(severity_name(issue_severity(ISSUE_MISSING_SUBMISSION)), "error");
	assert_string_equal(severity_name(issue_severity(ISSUE_EXTRA_LABEL)), "warning");
	assert_string_equal(severity_name(issue_severity(ISSUE_TITLE_ROW)), "note");
}

/* The published schema and its page know every code. */
static void test_documents(void **state)
{
	(void)state;
	static const char *const FILES[] = {
	    TONGKET_TESTS "/../docs/formats/validation.schema.json", TONGKET_TESTS "/../docs/formats/validation.md"};
	static const char *const QUOTES[] = {"\"", "`"};
	for (size_t k = 0; k < COUNT_OF(FILES); k++) {
		file_bytes file;
		assert_int_equal(file_try_read(FILES[k], NULL, LIMIT_TEXT_FILE_BYTES, &file), FILE_READ);
		for (unsigned i = 0; i < ISSUE_CODE_COUNT; i++) {
			char quoted[64];
			int n = snprintf(quoted, sizeof quoted, "%s%s%s", QUOTES[k], issue_code_name((issue_code)i), QUOTES[k]);
			if (!memmem(file.bytes.ptr, file.bytes.len, quoted, (size_t)n))
				fail_msg("%s does not know %s", FILES[k], quoted);
		}
		file_free(&file);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_every_code_has_words), cmocka_unit_test(test_names), cmocka_unit_test(test_documents)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
