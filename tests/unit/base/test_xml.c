/* The XML writer: escaping, forbidden characters, indentation, and calls out of order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/xml.h"

static void expect(buf *out, const char *text)
{
	buf_put_char(out, '\0');
	assert_string_equal(out->data, text);
	buf_free(out);
}

static void texts_are_escaped(void **state)
{
	(void)state;
	buf out = BUF_INIT(4096);
	xml *x = xml_new(&out, 0);
	xml_begin(x, "a");
	xml_attribute(x, "b", SLICE("<\"&'>\n"));
	xml_element(x, "c:d", SLICE("Đảng & <b>\x01\xEF\xBF\xBF\tx"));
	xml_element(x, "e", SLICE(""));
	xml_end(x);
	assert_true(xml_finish(x));
	expect(&out, "<a b=\"&lt;&quot;&amp;'&gt;&#10;\"><c:d>Đảng &amp; &lt;b&gt;\xEF\xBF\xBD\xEF\xBF\xBD\tx</c:d><e/></a>");
}

static void a_slice_ends_where_it_ends(void **state)
{
	(void)state;
	buf out = BUF_INIT(4096);
	xml *x = xml_new(&out, 0);
	xml_element(x, "a", (slice){"đúng sai", 6});
	assert_true(xml_finish(x));
	expect(&out, "<a>đúng</a>");
}

static void indented_with_declaration_and_instruction(void **state)
{
	(void)state;
	buf out = BUF_INIT(4096);
	xml *x = xml_new(&out, 2);
	xml_declaration(x);
	xml_begin(x, "a");
	xml_element(x, "b", SLICE("1"));
	xml_end(x);
	assert_true(xml_finish(x));
	expect(&out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a>\n  <b>1</b>\n</a>\n");
	x = xml_new(&out, 0);
	xml_instruction(x, "xpacket", "end=\"w\"");
	assert_true(xml_finish(x));
	expect(&out, "<?xpacket end=\"w\"?>");
}

static void failures_are_told(void **state)
{
	(void)state;
	buf out = BUF_INIT(4096), small = BUF_INIT(8);
	xml *x = xml_new(&out, 0);
	xml_begin(x, "a");
	assert_false(xml_finish(x)); /* left open */
	x = xml_new(&out, 0);
	xml_end(x);
	assert_false(xml_finish(x)); /* nothing to end */
	x = xml_new(&small, 0);
	xml_element(x, "a", SLICE("too long for the buffer"));
	assert_false(xml_finish(x));
	buf_free(&out);
	buf_free(&small);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(texts_are_escaped),
	    cmocka_unit_test(a_slice_ends_where_it_ends),
	    cmocka_unit_test(indented_with_declaration_and_instruction),
	    cmocka_unit_test(failures_are_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
