/* test_validate.c: what the cases as data cannot say: counts, long texts, stopping, what goes into a row that is rejected. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/limits.h"
#include "validate/validate.h"

static const char SCHEMA[] = "name: t\n"
                             "resources:\n"
                             "  - name: a\n    path: reference/a.csv\n    schema:\n      fields:\n"
                             "        - {name: ma, type: string, constraints: {required: true, maxLength: 5}}\n"
                             "        - {name: so, title: Số, type: integer, constraints: {required: true}}\n"
                             "        - {name: them, type: integer}\n"
                             "      primaryKey: ma\n";

typedef struct seen {
	size_t rows, rejected, issues, stop_after;
	uint64_t bad;
	cell_value first[3];
	char key[16];
	issue last;
	char text[1024], cell[1024];
} seen;

static bool take_row(void *user, const row *r)
{
	seen *s = user;
	s->rows++;
	s->rejected += r->rejected;
	s->bad = r->bad;
	memcpy(s->first, r->cells, sizeof s->first);
	size_t n = r->cells[0].kind == VALUE_TEXT && r->cells[0].text.len < sizeof s->key ? r->cells[0].text.len : 0;
	memcpy(s->key, n ? r->cells[0].text.ptr : "", n);
	s->key[n] = '\0';
	return true;
}

static bool take_issue(void *user, const issue *i)
{
	seen *s = user;
	s->issues++;
	s->last = *i;
	assert_true(i->text.len < sizeof s->text && i->cell.len < sizeof s->cell);
	memcpy(s->text, i->text.ptr, i->text.len);
	s->text[i->text.len] = '\0';
	memcpy(s->cell, i->cell.ptr, i->cell.len);
	s->cell[i->cell.len] = '\0';
	return s->issues != s->stop_after;
}

static bool check(slice text, seen *s, csv_summary *summary)
{
	diag *d = diag_new(LANG_EN);
	schema *all = schema_parse(slice_of(SCHEMA), "datapackage.yaml", d);
	validator *v = validator_new(LANG_EN);
	assert_true(d && all && v);
	const csv_input in = {.table = &all->tables[0], .file = 7, .bytes = text, .submitter = {"", 0}, .encoding = {"", 0}};
	const row_sink sink = {s, take_row, take_issue};
	bool good = validate_file(v, &in, &sink, summary, d);
	validator_free(v);
	schema_free(all);
	diag_free(d);
	return good;
}

static void test_counts(void **state)
{
	(void)state;
	seen s = {0};
	csv_summary sum;
	assert_true(check(slice_of("ma,so,màu\na,1,x\nb,x,x\n\nc\"c,1,x\nd,,\n"), &s, &sum));
	assert_true(sum.readable);
	assert_int_equal(sum.rows, 4);
	assert_int_equal(sum.rejected, 3);
	assert_int_equal(sum.broken, 1);
	assert_int_equal(sum.errors, 3);
	assert_int_equal(sum.warnings, 1);
	assert_int_equal(sum.notes, 1);
	assert_int_equal(s.rows, 3);
	assert_int_equal(s.rejected, 2);
	assert_int_equal(s.last.file, 7);
	assert_int_equal(sum.columns[0], 1);
	assert_int_equal(sum.columns[1], 2);
	assert_int_equal(sum.columns[2], 0);
}

static void test_rejected_rows_keep_their_good_cells(void **state)
{
	(void)state;
	seen s = {0};
	csv_summary sum;
	assert_true(check(slice_of("ma,so,them\na,x,5\n"), &s, &sum));
	assert_int_equal(s.bad, 2);
	assert_string_equal(s.key, "a");
	assert_int_equal(s.first[1].kind, VALUE_NULL);
	assert_int_equal(s.first[2].integer, 5);
}

/* Cells may have slipped: of a record with too few or too many only the key is believed. */
static void test_rejected_rows_of_another_shape_keep_their_key(void **state)
{
	(void)state;
	static const char *const TEXTS[] = {"ma,so,them\na,5\n", "ma,so,them\na,5,6,7\n"};
	for (size_t i = 0; i < COUNT_OF(TEXTS); i++) {
		seen s = {0};
		csv_summary sum;
		assert_true(check(slice_of(TEXTS[i]), &s, &sum));
		assert_int_equal(s.rejected, 1);
		assert_string_equal(s.key, "a");
		assert_int_equal(s.first[1].kind, VALUE_NULL);
		assert_int_equal(s.bad, 6);
	}
}

static void test_stopping(void **state)
{
	(void)state;
	seen s = {.stop_after = 2};
	csv_summary sum;
	assert_false(check(slice_of("ma,so\na,x\nb,x\nc,x\n"), &s, &sum));
	assert_int_equal(s.issues, 2);
}

static slice long_text(const char *before, size_t count, const char *after)
{
	size_t b = strlen(before), e = strlen(after);
	char *text = malloc(b + count + e);
	assert_non_null(text);
	memcpy(text, before, b);
	memset(text + b, 'x', count);
	memcpy(text + b + count, after, e);
	return (slice){text, b + count + e};
}

static void test_long_cells_are_shortened(void **state)
{
	(void)state;
	seen s = {0};
	csv_summary sum;
	slice text = long_text("ma,so\n", 100000, ",1\nb,2\n");
	assert_true(check(text, &s, &sum));
	assert_int_equal(s.issues, 1);
	assert_int_equal(s.last.constraint, CONSTRAINT_MAX_LENGTH);
	assert_non_null(strstr(s.text, "100000"));
	assert_non_null(strstr(s.text, "…"));
	free((void *)(uintptr_t)text.ptr);
}

static void test_fields_without_end(void **state)
{
	(void)state;
	seen s = {0};
	csv_summary sum;
	slice text = long_text("ma,so\n1,", 10 * LIMIT_FIELD_BYTES, "\nb,2\n");
	assert_true(check(text, &s, &sum));
	assert_int_equal(s.issues, 1);
	assert_int_equal(s.last.code, ISSUE_FIELD_TOO_LONG);
	assert_int_equal(s.last.line, 2);
	assert_int_equal(s.last.column, 2);
	assert_string_equal(s.cell, "");
	assert_null(strstr(s.text, "xx"));
	assert_int_equal(s.rows, 1);
	free((void *)(uintptr_t)text.ptr);
}

static void test_too_many_columns(void **state)
{
	(void)state;
	seen s = {0};
	csv_summary sum;
	char *text = malloc(100000 + 32);
	assert_non_null(text);
	memcpy(text, "ma,so", 5);
	memset(text + 5, ',', 100000);
	memcpy(text + 100005, "x\na,1\n", 6);
	assert_true(check((slice){text, 100011}, &s, &sum));
	assert_int_equal(s.issues, 1);
	assert_int_equal(s.last.code, ISSUE_EXTRA_CELL);
	assert_false(sum.readable);
	free(text);
}

/* An unclosed quote at the start of a large file is one error, and the rows below it are read. */
static void test_unclosed_quote_before_many_rows(void **state)
{
	(void)state;
	enum { ROWS = 200000 };
	char *text = malloc(ROWS * 6 + 64);
	assert_non_null(text);
	size_t n = (size_t)snprintf(text, 64, "ma,so\n\"a,1\n");
	for (size_t i = 0; i < ROWS; i++, n += 6)
		memcpy(text + n, "abc,1\n", 6);
	seen s = {0};
	csv_summary sum;
	assert_true(check((slice){text, n}, &s, &sum));
	assert_int_equal(s.issues, 1);
	assert_int_equal(s.last.code, ISSUE_UNCLOSED_QUOTE);
	assert_int_equal(s.last.line, 2);
	assert_int_equal(s.rows, ROWS);
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_counts),
	    cmocka_unit_test(test_rejected_rows_keep_their_good_cells),
	    cmocka_unit_test(test_rejected_rows_of_another_shape_keep_their_key),
	    cmocka_unit_test(test_stopping),
	    cmocka_unit_test(test_long_cells_are_shortened),
	    cmocka_unit_test(test_fields_without_end),
	    cmocka_unit_test(test_too_many_columns),
	    cmocka_unit_test(test_unclosed_quote_before_many_rows),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
