/* The conveyor: with one thread and with two the store gets the same, in the same order, however long the rows; and either side can stop it. */
#include <stdlib.h>

#include "../store/fixture.h"

#include "run/conveyor.h"

static const char YAML[] = "name: t\n"
                           "resources:\n"
                           "  - name: org\n"
                           "    path: reference/org.csv\n"
                           "    schema:\n"
                           "      fields: [{name: code, type: string}]\n"
                           "      primaryKey: code\n"
                           "  - name: part\n"
                           "    path: reference/part.csv\n"
                           "    schema:\n"
                           "      fields: [{name: code, type: string}, {name: n, type: integer}, {name: words, type: string}]\n"
                           "      foreignKeys: [{fields: code, reference: {resource: org, fields: code}}]\n";

#define ROWS 3000
#define LONG_EVERY 500
#define LONG_BYTES 200000

typedef struct source {
	const schema *tables;
	char *words; /* LONG_BYTES of them */
	size_t rows; /* of the table part */
	bool fails;  /* after the last row */
} source;

static bool put_file(conveyor *c, const char *table, const char *path, int64_t *number)
{
	*number = conveyor_add_file(c, &(file_record){.path = slice_of(path), .table = slice_of(table), .sha256 = "00", .size = 1});
	return *number > 0;
}

static bool put_row(conveyor *c, const schema_table *t, int64_t file, unsigned n, const cell_value *cells)
{
	return conveyor_add_row(c, &(row){.table = t, .file = file, .line = n + 1, .number = n, .cells = cells});
}

/* Codes A0 … A9; the row n of `part` refers to A(n modulo 10), every 700th to one that is not there, and is told as an issue too. */
static bool put_all(void *user, conveyor *c)
{
	const source *s = user;
	const schema_table *org = &s->tables->tables[0], *part = &s->tables->tables[1];
	int64_t file;
	char code[8];
	if (!put_file(c, "org", "reference/org.csv", &file))
		return false;
	for (unsigned n = 1; n <= 10; n++) {
		snprintf(code, sizeof code, "A%u", n - 1);
		if (!put_row(c, org, file, n, &(cell_value){.kind = VALUE_TEXT, .text = slice_of(code)}))
			return false;
	}
	if (!conveyor_end_file(c, file, &(file_outcome){.readable = true, .rows = 10, .columns = (uint16_t[]){1}}, 1) ||
	    !put_file(c, "part", "reference/part.csv", &file))
		return false;
	for (unsigned n = 1; n <= s->rows; n++) {
		snprintf(code, sizeof code, n % 700 ? "A%u" : "B%u", n % 10);
		cell_value cells[] = {{.kind = VALUE_TEXT, .text = slice_of(code)}, {.kind = VALUE_INTEGER, .integer = n},
		    {.kind = VALUE_TEXT, .text = {s->words, n % LONG_EVERY ? n % 30 : LONG_BYTES}}};
		if (!put_row(c, part, file, n, cells))
			return false;
		const issue i = {.code = ISSUE_TYPE_ERROR, .file = file, .line = n + 1, .row = n, .text = slice_of(code)};
		if (n % 700 == 0 && !conveyor_add_issue(c, &i))
			return false;
	}
	return !s->fails && conveyor_end_file(c, file, &(file_outcome){.readable = true, .rows = (unsigned)s->rows}, 0);
}

static source source_new(const fixture *f)
{
	source s = {.tables = f->tables, .words = malloc(LONG_BYTES), .rows = ROWS};
	assert_non_null(s.words);
	memset(s.words, 'x', LONG_BYTES);
	return s;
}

static bool add_sum(void *user, unsigned line, bool rejected)
{
	uint64_t *sum = user;
	*sum = *sum * 31 + line * 2 + rejected;
	return true;
}

static void test_same_with_one_thread_and_two(void **state)
{
	(void)state;
	uint64_t sums[2] = {0, 0};
	for (unsigned threads = 1; threads <= 2; threads++) {
		fixture f;
		fixture_open(&f, YAML);
		source s = source_new(&f);
		assert_true(conveyor_run(f.s, threads, put_all, &s, f.d));
		assert_true(fixture_check(&f, "", &(params){0}));
		store_counts n = store_count(f.s);
		assert_int_equal(n.files, 2);
		assert_int_equal(n.rows, 10 + ROWS);
		ERRORS(&f, "type-error reference/part.csv:701:0\n"
		           "foreign-key reference/part.csv:701:0 B0\n"
		           "type-error reference/part.csv:1401:0\n"
		           "foreign-key reference/part.csv:1401:0 B0\n"
		           "type-error reference/part.csv:2101:0\n"
		           "foreign-key reference/part.csv:2101:0 B0\n"
		           "type-error reference/part.csv:2801:0\n"
		           "foreign-key reference/part.csv:2801:0 B0\n");
		assert_true(store_each_row(f.s, SLICE("reference/part.csv"), add_sum, &sums[threads - 1]));
		free(s.words);
		fixture_close(&f);
	}
	assert_true(sums[0] == sums[1] && sums[0] != 0);
}

static void test_reader_fails(void **state)
{
	(void)state;
	for (unsigned threads = 1; threads <= 2; threads++) {
		fixture f;
		fixture_open(&f, YAML);
		source s = source_new(&f);
		s.fails = true;
		assert_false(conveyor_run(f.s, threads, put_all, &s, f.d));
		free(s.words);
		fixture_close(&f);
	}
}

static bool put_unknown_table(void *user, conveyor *c)
{
	const source *s = user;
	int64_t file;
	if (!put_file(c, "nowhere", "reference/nowhere.csv", &file))
		return false;
	return put_all((void *)(uintptr_t)s, c);
}

/* The store refuses the first thing; the reader, far ahead or not, is told to stop, and the mistake is told once. */
static void test_store_fails(void **state)
{
	(void)state;
	for (unsigned threads = 1; threads <= 2; threads++) {
		fixture f;
		fixture_open(&f, YAML);
		source s = source_new(&f);
		s.rows = 100000;
		assert_false(conveyor_run(f.s, threads, put_unknown_table, &s, f.d));
		assert_int_equal(diag_count(f.d), 1);
		assert_string_equal(diag_code(f.d, 0), "undeclared-table");
		free(s.words);
		fixture_close(&f);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_same_with_one_thread_and_two),
	    cmocka_unit_test(test_reader_fails),
	    cmocka_unit_test(test_store_fails),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
