/* The line of a progress bar: what stands in it, and that it is never wider than the terminal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "cli/progress.h"

static void expect(const progress_state *s, unsigned columns, language lang, const char *line)
{
	buf out = BUF_INIT(LIMIT_FIELD_BYTES);
	progress_put_bar(&out, s, columns, lang);
	buf_put_char(&out, '\0');
	assert_string_equal(out.data, line);
	buf_free(&out);
}

static void the_line(void **state)
{
	(void)state;
	const progress_state half = {"Typesetting", 50, 100, 0.5}, early = {"Typesetting", 3, 100, 0.1}, end = {"Typesetting", 100, 100, 1},
	                     slow = {"Dàn trang", 2, 20000, 4}, uncounted = {"Computing", 0, 0, 3};
	expect(&half, 60, LANG_EN, "Typesetting  [#########.........]  50/100  100/s  0:01 left");
	expect(&early, 60, LANG_EN, "Typesetting  [#....................................]  3/100");
	expect(&end, 40, LANG_EN, "Typesetting  [########]  100/100  100/s");
	expect(&slow, 60, LANG_VI, "Dàn trang  [................]  2/20000  0,5/s  còn 11:06:36");
	expect(&uncounted, 60, LANG_EN, "Computing");
	expect(&half, 30, LANG_EN, "Typesetting  50/100  100/s  0");
}

static void never_too_wide(void **state)
{
	(void)state;
	const progress_state s = {"Đọc và kiểm tra số liệu", 123, 456, 7};
	for (unsigned columns = 0; columns < 200; columns++) {
		buf out = BUF_INIT(LIMIT_FIELD_BYTES);
		progress_put_bar(&out, &s, columns, LANG_VI);
		assert_true(utf8_count(buf_slice(&out)) < (columns ? columns : 1));
		buf_free(&out);
	}
}

static void words(void **state)
{
	(void)state;
	const progress_state half = {"Typesetting", 50, 100, 0.5};
	buf out = BUF_INIT(LIMIT_FIELD_BYTES);
	progress_put_words(&out, &half, LANG_EN);
	assert_true(slice_is(buf_slice(&out), "Typesetting  50/100  100/s  0:01 left"));
	buf_free(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(the_line), cmocka_unit_test(never_too_wide), cmocka_unit_test(words)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
