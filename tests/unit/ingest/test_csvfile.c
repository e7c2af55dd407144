/* test_csvfile.c: records, their physical lines, and how reading goes on after what cannot be read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <csv.h>

#include "base/buf.h"
#include "base/limits.h"
#include "ingest/csvfile.h"

/* The whole file in one line of text: "1:a|b 3!stray.2" is a record of two fields on line 1 and a broken one on line 3, field 2. */
static const char *read_all(arena *a, slice text, bool suspect, char delimiter)
{
	static const char *const FAULTS[] = {"", "unclosed", "stray", "long", "nul", "bytes"};
	const dialect how = {.delimiter = delimiter, .newline = '\n', .start_line = 1};
	csvfile *file = csvfile_open(text, suspect, &how);
	assert_non_null(file);
	const char *all = "";
	csv_record r;
	csv_status status;
	while ((status = csvfile_next(file, &r)) == CSV_RECORD || status == CSV_BROKEN) {
		if (status == CSV_BROKEN) {
			all = arena_printf(a, "%s %u!%s.%u", all, r.line, FAULTS[r.fault], r.column);
			continue;
		}
		all = arena_printf(a, "%s %u:", all, r.line);
		for (size_t i = 0; i < r.count; i++)
			all = arena_printf(a, "%s%s%s", all, i ? "|" : "", arena_string(a, r.fields[i]));
	}
	assert_int_equal(status, CSV_END);
	csvfile_close(file);
	return all[0] == ' ' ? all + 1 : all;
}

static void check(const char *text, const char *expected)
{
	arena *a = arena_new();
	assert_string_equal(read_all(a, slice_of(text), true, ','), expected);
	arena_free(a);
}

static void test_records(void **state)
{
	(void)state;
	check("", "");
	check("a", "1:a");
	check("a,b\nc,d\n", "1:a|b 2:c|d");
	check("a,b\r\nc,d\r\n", "1:a|b 2:c|d");
	check("a,b\r\r\nc,d", "1:a|b 2:c|d");
	check("a,\n,b\n,\n", "1:a| 2:|b 3:|");
	check("\n\na\n \t\nb\n", "1: 2: 3:a 4: 5:b");
	check("  a  , b c ,\td\n", "1:a|b c|d");
	check("a\rb,c\n", "1:a\rb|c");
}

static void test_quotes(void **state)
{
	(void)state;
	check("\"a\",\"b\"\n\"c\",\"d\"", "1:a|b 2:c|d");
	check("\"a\"\"b\",\"\",\"\"\"\"\n", "1:a\"b||\"");
	check("\"a,b\",c\n", "1:a,b|c");
	check("\"a\nb\",c\nd\n", "1:a\nb|c 3:d");
	check("\"a\r\n\r\nb\",c\r\nd\r\n", "1:a\r\n\r\nb|c 4:d");
	check(" \"a\" , \" b \" \nc\n", "1:a| b  2:c");
	check("a,\"b\nc\"\n\"d\n\ne\"\nf", "1:a|b\nc 3:d\n\ne 6:f");
}

static void test_stray_quotes(void **state)
{
	(void)state;
	check("a,b\"c,d\ne,f\n", "1!stray.2 2:e|f");
	check("a,\"b\"c\ne,f\n", "1!stray.2 2:e|f");
	check("a,\"b\" \"c\"\ne,f\n", "1!stray.2 2:e|f");
	check("x\n\"a\nb\"c,d\ne,f\n", "1:x 2!stray.1 4:e|f");
	check("a\"\n", "1!stray.1");
}

static void test_unclosed_quotes(void **state)
{
	(void)state;
	check("a,\"b\nc,d\n", "1!unclosed.2 2:c|d");
	check("\"", "1!unclosed.1");
	check("a\n\"b\nc\n\"d\",e\nf\n", "1:a 2!unclosed.1 3:c 4:d|e 5:f");
	check("\"a\",\"b\n\"c\",\"d\"\n", "1!unclosed.2 2:c|d");
	check("a,\"b\nc,\"d\ne,f\n", "1!unclosed.2 2!unclosed.2 3:e|f");
	check("a,\"b\nc,\"d\ne\",f\n", "1!unclosed.2 2:c|d\ne|f");
	check("a,\"b\nc,\"\"\n", "1!unclosed.2 2:c|");
	/* The quote began on the second line of its record. */
	check("\"a\nb\",\"c\nd,e\n", "2!unclosed.2 3:d|e");
}

static void test_bytes(void **state)
{
	(void)state;
	arena *a = arena_new();
	slice nul = SLICE("a,b\nc,\0d\ne,f\n\0\0\0");
	assert_string_equal(read_all(a, nul, true, ','), "1:a|b 2!nul.2 3:e|f 4!nul.1");
	check("a,b\nc,\xC3\nd,\xE1\xBA\xBF\n\"e\n\xFF\",f\ng\n", "1:a|b 2!bytes.2 3:d|\xE1\xBA\xBF 4!bytes.1 6:g");
	arena_free(a);
}

static void test_delimiters(void **state)
{
	(void)state;
	arena *a = arena_new();
	assert_string_equal(read_all(a, slice_of("a;b,c;\"d;e\"\n"), false, ';'), "1:a|b,c|d;e");
	assert_string_equal(read_all(a, slice_of("a\t b\t\t\"c\"\t\n"), false, '\t'), "1:a|b||c|");
	assert_string_equal(read_all(a, slice_of("a|b"), false, '|'), "1:a|b");
	arena_free(a);
}

/* `before`, then `count` times `fill`, then `after`; yours. */
static slice make_text(const char *before, char fill, size_t count, const char *after)
{
	size_t b = strlen(before), e = strlen(after);
	char *text = malloc(b + count + e);
	assert_non_null(text);
	memcpy(text, before, b);
	memset(text + b, fill, count);
	memcpy(text + b + count, after, e);
	return (slice){text, b + count + e};
}

static void check_long(const char *before, size_t count, const char *after, unsigned broken_line, unsigned column, unsigned next_line)
{
	slice text = make_text(before, 'x', count, after);
	const dialect how = {.delimiter = ',', .newline = '\n', .start_line = 1};
	csvfile *file = csvfile_open(text, false, &how);
	csv_record r;
	csv_status status = csvfile_next(file, &r);
	assert_int_equal(status, broken_line ? CSV_BROKEN : CSV_RECORD);
	if (broken_line) {
		assert_int_equal(r.fault, FAULT_FIELD_TOO_LONG);
		assert_int_equal(r.line, broken_line);
		assert_int_equal(r.column, column);
	}
	assert_int_equal(csvfile_next(file, &r), CSV_RECORD);
	assert_int_equal(r.line, next_line);
	assert_true(slice_is(r.fields[0], "z"));
	assert_int_equal(csvfile_next(file, &r), CSV_END);
	csvfile_close(file);
	free((void *)(uintptr_t)text.ptr);
}

static void test_field_limit(void **state)
{
	(void)state;
	check_long("a,", LIMIT_FIELD_BYTES, ",b\nz\n", 0, 0, 2);
	check_long("a,\"", LIMIT_FIELD_BYTES, "\",b\nz\n", 0, 0, 2);
	check_long("a,", LIMIT_FIELD_BYTES + 1, ",b\nz\n", 1, 2, 2);
	check_long("a,\"", LIMIT_FIELD_BYTES + 1, "\n\n\",b\nz\n", 1, 2, 4);
	check_long("", 10 * LIMIT_FIELD_BYTES, "\nz\n", 1, 1, 2);
}

static void test_many_columns(void **state)
{
	(void)state;
	slice text = make_text("", ',', 1000000, "x\nz\n");
	const dialect how = {.delimiter = ',', .newline = '\n', .start_line = 1};
	csvfile *file = csvfile_open(text, false, &how);
	csv_record r;
	assert_int_equal(csvfile_next(file, &r), CSV_RECORD);
	assert_int_equal(r.count, LIMIT_COLUMNS);
	assert_true(r.overflow);
	assert_int_equal(csvfile_next(file, &r), CSV_RECORD);
	assert_false(r.overflow);
	csvfile_close(file);
	free((void *)(uintptr_t)text.ptr);
}

/* Every line begins a quote that no line closes: each is told, and the time stays in proportion to the text. */
static void test_a_quote_on_every_line(void **state)
{
	(void)state;
	enum { LINES = 300000 };
	static const char LINE[] = "a,\"bcdefgh\n";
	size_t n = sizeof LINE - 1;
	char *text = malloc(LINES * n);
	assert_non_null(text);
	for (size_t i = 0; i < LINES; i++)
		memcpy(text + i * n, LINE, n);
	const dialect how = {.delimiter = ',', .newline = '\n', .start_line = 1};
	csvfile *file = csvfile_open((slice){text, LINES * n}, false, &how);
	csv_record r;
	for (unsigned i = 1; i <= LINES; i++) {
		assert_int_equal(csvfile_next(file, &r), CSV_BROKEN);
		assert_int_equal(r.line, i);
	}
	assert_int_equal(csvfile_next(file, &r), CSV_END);
	csvfile_close(file);
	free(text);
}

/* What libcsv itself says of one line: fields between bars. */
typedef struct plain_fields {
	buf text;
} plain_fields;

static void put_field(void *field, size_t length, void *user)
{
	plain_fields *p = user;
	buf_put_char(&p->text, '|');
	buf_put(&p->text, field, length);
}

static int ends_no_record(unsigned char c)
{
	(void)c;
	return 0;
}

/* A record without quotes is cut without libcsv: on lines of every mixture of letters, blanks and delimiters both say the same. */
static void test_cut_as_libcsv_would(void **state)
{
	(void)state;
	static const char SOME[] = "ab  \t,,;\r";
	uint32_t random = 1;
	for (unsigned n = 0; n < 20000; n++) {
		char line[24];
		size_t length = n % 20;
		for (size_t i = 0; i < length; i++) {
			random = random * 1664525U + 1013904223U;
			line[i] = SOME[(random >> 16) % (sizeof SOME - 1)];
		}
		while (length && line[length - 1] == '\r')
			length--;
		char delimiter = n % 3 == 0 ? ',' : n % 3 == 1 ? ';' : '\t';
		struct csv_parser parser;
		plain_fields expected = {BUF_INIT(1000)}, got = {BUF_INIT(1000)};
		csv_init(&parser, CSV_STRICT);
		csv_set_delim(&parser, (unsigned char)delimiter);
		csv_set_term_func(&parser, ends_no_record);
		csv_parse(&parser, line, length, put_field, NULL, &expected);
		csv_fini(&parser, put_field, NULL, &expected);
		csv_free(&parser);
		const dialect how = {.delimiter = delimiter, .newline = '\n', .start_line = 1};
		csvfile *file = csvfile_open((slice){line, length}, false, &how);
		csv_record r = {0};
		if (length)
			assert_int_equal(csvfile_next(file, &r), CSV_RECORD);
		for (size_t i = 0; i < r.count; i++)
			put_field((void *)(uintptr_t)r.fields[i].ptr, r.fields[i].len, &got);
		csvfile_close(file);
		buf_put_char(&expected.text, '\0');
		buf_put_char(&got.text, '\0');
		assert_string_equal(got.text.data, expected.text.data);
		buf_free(&expected.text);
		buf_free(&got.text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_records),
	    cmocka_unit_test(test_quotes),
	    cmocka_unit_test(test_cut_as_libcsv_would),
	    cmocka_unit_test(test_stray_quotes),
	    cmocka_unit_test(test_unclosed_quotes),
	    cmocka_unit_test(test_bytes),
	    cmocka_unit_test(test_delimiters),
	    cmocka_unit_test(test_field_limit),
	    cmocka_unit_test(test_many_columns),
	    cmocka_unit_test(test_a_quote_on_every_line),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
