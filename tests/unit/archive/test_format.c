/* What kind of file something is, and whether a PDF was signed after it had been packed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "archive/format.h"
#include "archive/signed.h"
#include "base/buf.h"

static void by_ending(void **state)
{
	(void)state;
	assert_string_equal(format_of("a/b.csv", SLICE(""))->pronom, "x-fmt/18");
	assert_string_equal(format_of("B.CSV", SLICE(""))->media_type, "text/csv");
	assert_string_equal(format_of("job.yaml", SLICE(""))->media_type, "application/yaml");
	assert_string_equal(format_of("csv", SLICE(""))->media_type, "application/octet-stream");
	assert_string_equal(format_of(".csv", SLICE(""))->media_type, "application/octet-stream");
}

static void pdf_by_its_claim(void **state)
{
	(void)state;
	slice two_a = SLICE("%PDF-1.7 <pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>");
	slice three_u = SLICE("%PDF-1.7 <pdfaid:part>3</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>");
	assert_string_equal(format_of("a.pdf", two_a)->pronom, "fmt/476");
	assert_string_equal(format_of("a.pdf", three_u)->pronom, "fmt/481");
	assert_null(format_of("a.pdf", SLICE("%PDF-1.7"))->pronom);
	assert_null(format_of("a.pdf", SLICE("%PDF <pdfaid:part>2"))->pronom);
}

#define ORIGINAL "%PDF-1.7 original %%EOF\n" /* 24 bytes */

static bool is_signed(const char *added)
{
	buf text = BUF_INIT(400);
	buf_put_string(&text, ORIGINAL);
	buf_put_string(&text, added);
	bool so = pdf_is_signed_after(buf_slice(&text), sizeof ORIGINAL - 1);
	buf_free(&text);
	return so;
}

static void signatures(void **state)
{
	(void)state;
	assert_true(is_signed("<00>/ByteRange [0 24 28 42] startxref 0 %%EOF\n"));
	assert_false(is_signed(""));
	assert_false(is_signed("startxref 0 %%EOF\n"));                               /* no signature */
	assert_false(is_signed("<00>/ByteRange [0 24 28 42] startxref 0 %%EOF\n\n")); /* not to the end */
	assert_false(is_signed("<00>/ByteRange [0 23 28 42] startxref 0 %%EOF\n"));   /* not all of the original */
	assert_false(is_signed("<00>/ByteRange [1 24 28 42] startxref 0 %%EOF\n"));   /* not from the start */
	assert_false(is_signed("<00>/ByteRange [0 24 28 startxref 0 %%EOF\n\n\n\n\n\n\n\n"));
	assert_false(is_signed("<00>/ByteRange [0 24 28 42] startxref 0 %%EO\n\n"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(by_ending), cmocka_unit_test(pdf_by_its_claim), cmocka_unit_test(signatures)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
