/* test_help.c: every code and every constraint has one entry of help, whole in both languages, in NFC, and with an example. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "text/fold.h"
#include "validate/help.h"

static const help_list *const LISTS[] = {&HELP_FILES, &HELP_CELLS, &HELP_ROWS, &HELP_NOTES};

static size_t count_entries(issue_code code, constraint_kind constraint)
{
	size_t n = 0;
	for (size_t i = 0; i < COUNT_OF(LISTS); i++)
		for (size_t k = 0; k < LISTS[i]->count; k++)
			n += LISTS[i]->items[k].code == code && LISTS[i]->items[k].constraint == constraint;
	return n;
}

static void check_text(arena *a, const char *text, bool sentence)
{
	bool changed = false;
	assert_non_null(text);
	slice s = slice_of(text);
	assert_true(s.len > 2 && utf8_valid(s, NULL));
	text_nfc(a, s, &changed);
	assert_false(changed);
	assert_null(strstr(text, "  "));
	assert_true((text[s.len - 1] == '.') == sentence);
}

static void check_entry(arena *a, const help *h)
{
	assert_int_equal(count_entries(h->code, h->constraint), 1);
	for (unsigned lang = LANG_VI; lang <= LANG_EN; lang++) {
		check_text(a, h->name[lang], false);
		check_text(a, h->meaning[lang], true);
		check_text(a, h->mend[lang], true);
		if (h->constraint == CONSTRAINT_NONE)
			check_text(a, h->why[lang], true);
		if (h->about[lang])
			check_text(a, h->about[lang], true);
	}
	assert_string_not_equal(h->meaning[LANG_VI], h->meaning[LANG_EN]);
	bool parts = h->code == ISSUE_CONSTRAINT_ERROR && h->constraint == CONSTRAINT_NONE; /* its examples are those of the constraints */
	bool no_file = h->code == ISSUE_SOURCE_ERROR;                                       /* no text is an example of what is no file */
	assert_true((parts || no_file) == !h->example.file);
	assert_true(parts || no_file || h->example.wrong || h->example.right);
}

static void test_every_entry_is_whole(void **state)
{
	(void)state;
	arena *a = arena_new();
	for (size_t i = 0; i < COUNT_OF(LISTS); i++)
		for (size_t k = 0; k < LISTS[i]->count; k++)
			check_entry(a, &LISTS[i]->items[k]);
	arena_free(a);
}

static void test_every_code_has_an_entry(void **state)
{
	(void)state;
	for (int code = 0; code < ISSUE_CODE_COUNT; code++)
		assert_non_null(help_find((issue_code)code, CONSTRAINT_NONE));
	for (int k = CONSTRAINT_NONE; k < CONSTRAINT_COUNT; k++)
		assert_non_null(help_find(ISSUE_CONSTRAINT_ERROR, (constraint_kind)k));
}

static void test_page(void **state)
{
	(void)state;
	buf page = BUF_INIT(LIMIT_TEXT_FILE_BYTES);
	help_put(&page, ISSUE_FOREIGN_KEY, LANG_VI);
	buf_put_char(&page, '\0');
	assert_ptr_equal(strstr(page.data, "# foreign-key: Mã không có trong danh mục\n\n"), page.data);
	assert_non_null(strstr(page.data, "\n## Vì sao\n"));
	assert_non_null(strstr(page.data, "\n```csv\n"));
	for (const char *line = page.data; line; line = strchr(line, '\n') ? strchr(line, '\n') + 1 : NULL)
		assert_true(utf8_count((slice){line, strcspn(line, "\n")}) <= 96);
	buf_free(&page);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_every_entry_is_whole), cmocka_unit_test(test_every_code_has_an_entry), cmocka_unit_test(test_page)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
