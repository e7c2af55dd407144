/* test_texts.c: the functions that replace SQLite's own answer as they do. */
#include <sqlite3.h>
#include <string.h>

#include "fixture.h"

static const char *const SAME[] = {
    "instr('đường', 'ư')",
    "instr('abc', '')",
    "instr('', 'a')",
    "instr(NULL, 'a')",
    "instr(12345, 34)",
    "instr(x'00ff41', x'41')",
    "instr('aaaab', 'ab')",
    "replace('aXbXc', 'X', '--')",
    "replace('abc', '', 'x')",
    "replace('abc', 'abc', '')",
    "replace('aaa', 'aa', 'b')",
    "replace('abc', NULL, 'x')",
    "replace(12321, 2, 9)",
    "trim('  a b  ')",
    "trim('xxaxx', 'x')",
    "ltrim('đđa', 'đ')",
    "rtrim('aéè', 'èé')",
    "trim('', 'x')",
    "trim('abc', '')",
    "trim(NULL)",
    "trim('a', NULL)",
    "printf('%d %5d %-5d| %05d %+d %,d', 1, 2, 3, 4, 5, 1234567)",
    "printf('%s %10s %-10s| %.2s', 'a', 'b', 'c', 'defg')",
    "printf('%!5s|%-!5s|', 'đ', 'đ')",
    "printf('%.2f %e %g %8.3f', 1.005, 12345.678, 0.0001, 3.14159)",
    "printf('%x %X %o %u', 255, 255, 8, -1)",
    "printf('%c%5c|%-3c|%.3c', 'đ', 'b', 'cd', '*')",
    "printf('%q %Q %w', 'it''s', 'it''s', 'a\"b')",
    "printf('%Q', NULL)",
    "printf('%s|%d|%f|%c', NULL, NULL, NULL, NULL)",
    "printf('%*d|%-*d|%.*f', 5, 1, 5, 2, 2, 3.14159)",
    "printf('%*d|', -5, 1)",
    "printf('100%%')",
    "printf('%ld %lld', 1, 2)",
    "printf('%d')",
    "printf('%s %s', 'one')",
    "printf('a%')",
    "printf('a%y b')",
    "printf(NULL)",
    "printf('')",
    "format('%04d-%02d', 2024, 3)",
    "printf('%d', '12abc')",
    "printf('%i', 9223372036854775807)",
    "printf('%#x %#o', 255, 8)",
    "printf('% d', 5)",
};

static void value_of(sqlite3 *db, const char *expression, char out[static 200])
{
	char sql[400];
	sqlite3_stmt *s = NULL;
	snprintf(sql, sizeof sql, "SELECT quote(%s)", expression);
	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &s, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(s), SQLITE_ROW);
	snprintf(out, 200, "%s", (const char *)sqlite3_column_text(s, 0));
	sqlite3_finalize(s);
}

static const char ONE[] = "resources: [{name: t, path: d/t.csv, schema: {fields: [{name: a, type: string}]}}]\n";

static void the_same_as_sqlite(void **state)
{
	(void)state;
	fixture f;
	fixture_open(&f, ONE); /* SQLite is set up here, as it is for the store */
	sqlite3 *db;
	bool wrong = false;
	assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
	for (size_t i = 0; i < sizeof SAME / sizeof *SAME; i++) {
		char theirs[200], sql[400];
		value_of(db, SAME[i], theirs);
		snprintf(sql, sizeof sql, "-- name: q\nSELECT quote(%s) AS value;\n", SAME[i]);
		query_file queries;
		static const char *const KEYS[] = {"kind", NULL};
		assert_true(query_file_parse(f.a, arena_copy(f.a, slice_of(sql)), "facts.sql", KEYS, &queries, f.d));
		cursor *c = cursor_open(f.s, &queries.items[0], NULL, NULL, NULL, f.d);
		if (!c)
			diag_print(f.d, stderr);
		assert_non_null(c);
		assert_int_equal(cursor_next(c, NULL), CURSOR_ROW);
		const cell_value v = cursor_get(c, 0);
		if (!slice_is(v.text, theirs))
			print_error("%s: %.*s, SQLite says %s\n", SAME[i], (int)v.text.len, v.text.ptr, theirs);
		wrong |= !slice_is(v.text, theirs);
		cursor_close(c);
	}
	assert_false(wrong);
	sqlite3_close(db);
	fixture_close(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(the_same_as_sqlite)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
