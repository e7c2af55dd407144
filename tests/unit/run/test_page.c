/* What protects pages, lists and terminals from the texts of people's files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "run/html.h"

static void is(buf *b, const char *expected)
{
	assert_false(b->failed);
	assert_int_equal(b->len, strlen(expected));
	assert_memory_equal(b->data, expected, b->len);
	buf_free(b);
}

static void test_text(void **state)
{
	(void)state;
	buf b = BUF_INIT(1 << 16);
	html_text(&b, SLICE("</td><script>\"a\" & 'b'</script>"), 0);
	is(&b, "&lt;/td&gt;&lt;script&gt;&quot;a&quot; &amp; &#39;b&#39;&lt;/script&gt;");
	html_text(&b, SLICE("Nữ đảng viên"), 4); /* never within a letter: ữ is three bytes */
	is(&b, "Nữ…");
	html_text(&b, SLICE("Nữ"), 3);
	is(&b, "N…");
	html_text(&b, SLICE("Nữ"), 4);
	is(&b, "Nữ");
	html_text(&b, SLICE("a\0b\033[31m\xFFz\xE1\xBB"), 0);
	is(&b, "a\xEF\xBF\xBD"
	       "b\xEF\xBF\xBD[31m\xEF\xBF\xBDz\xEF\xBF\xBD\xEF\xBF\xBD");
}

static void test_addresses(void **state)
{
	(void)state;
	buf b = BUF_INIT(1 << 16);
	html_id(&b, SLICE("TC 07/ket_nap\""));
	is(&b, "TC_2007_2Fket_5Fnap_22");
	html_query(&b, SLICE("Đ&a=b"));
	is(&b, "%C4%90%26a%3Db");
}

static void test_cells(void **state)
{
	(void)state;
	buf b = BUF_INIT(1 << 16);
	put_csv_cell(&b, SLICE("abc"));
	is(&b, "abc");
	put_csv_cell(&b, SLICE("a,\"b\"\r\nc\rd"));
	is(&b, "\"a,\"\"b\"\"\nc\nd\"");
	put_csv_cell(&b, SLICE("a;b"));
	is(&b, "\"a;b\"");
	put_csv_cell(&b, SLICE(" a"));
	is(&b, "\" a\"");
	put_csv_cell(&b, SLICE("\""));
	is(&b, "\"\"\"\"");
	put_csv_cell(&b, SLICE(""));
	is(&b, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_text), cmocka_unit_test(test_addresses), cmocka_unit_test(test_cells)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
