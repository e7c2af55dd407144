/* Files of named queries, the sandbox they run in, and the places of what is wrong with them. */
#include "fixture.h"

static const char YAML[] = "name: t\nresources:\n  - name: org\n    path: reference/org.csv\n    schema:\n      fields:\n"
                           "        - {name: code, type: string}\n        - {name: n, type: number}\n";

static const char *const KEYS[] = {"kind", "note", NULL};

static bool parse(fixture *f, const char *text, query_file *out)
{
	return query_file_parse(f->a, slice_of(text), "facts.sql", KEYS, out, f->d);
}

static void open_numbers(fixture *f)
{
	fixture_open(f, YAML);
	FILE_OF(f, "org", "", "A|0.1", "B|0.2", "C|7", "D|");
}

static void test_parse(void **state)
{
	(void)state;
	fixture f;
	fixture_open(&f, YAML);
	query_file q;
	assert_true(parse(&f,
	    "\xEF\xBB\xBF-- Các số liệu: của báo cáo\n\n-- name: a.b_1\r\n-- kind:  count \n-- Ghi chú tự do: không phải khóa\n-- note: có: "
	    "dấu\n"
	    "-- một dòng\nSELECT ';' AS \"x;y\", [a;b] -- ; chưa hết\n/* ; */ FROM org\n;\n-- name: c\nSELECT 'it''s;' ; -- sau\n",
	    &q));
	assert_int_equal(q.count, 2);
	assert_true(slice_is(q.items[0].name, "a.b_1"));
	assert_int_equal(q.items[0].where.line, 3);
	assert_int_equal(q.items[0].where.column, 4);
	assert_int_equal(q.items[0].header_count, 2);
	assert_int_equal(q.items[0].sql_line, 8);
	place where;
	assert_true(slice_is(query_header_get(&q.items[0], "kind", &where), "count"));
	assert_int_equal(where.line, 4);
	assert_true(slice_is(query_header_get(&q.items[0], "note", NULL), "có: dấu"));
	assert_int_equal(query_header_get(&q.items[1], "note", NULL).len, 0);
	assert_true(slice_is(slice_trim(q.items[1].sql), "SELECT 'it''s;'"));
	assert_ptr_equal(query_find(&q, SLICE("c")), &q.items[1]);
	assert_null(query_find(&q, SLICE("d")));
	assert_true(parse(&f, "", &q));
	assert_int_equal(q.count, 0);
	fixture_close(&f);
}

static void test_parse_errors(void **state)
{
	(void)state;
	static const struct {
		const char *text, *code;
		unsigned line, column;
	} CASES[] = {
	    {"SELECT 1;\n", "query-without-name", 1, 1},
	    {"-- kind: count\n-- name: a\nSELECT 1;\n", "query-without-name", 1, 1},
	    {"-- name: a\nSELECT 1;\nSELECT 2;\n", "query-without-name", 3, 1},
	    {"-- name: a b\nSELECT 1;\n", "bad-query-name", 1, 4},
	    {"-- name: \nSELECT 1;\n", "bad-query-name", 1, 4},
	    {"-- name: a\nSELECT 1;\n-- name: a\nSELECT 2;\n", "repeated-query-name", 3, 4},
	    {"-- name: a\n-- name: b\nSELECT 1;\n", "query-without-sql", 1, 4},
	    {"-- name: a\n-- kind: x\n", "query-without-sql", 1, 4},
	    {"-- name: a\n;\n", "query-without-sql", 1, 4},
	    {"-- name: a\nSELECT 1\n", "query-without-end", 1, 4},
	    {"-- name: a\nSELECT 1\n-- name: b\nSELECT 2;\n", "query-without-end", 1, 4},
	    {"-- name: a\nSELECT '1;\n", "query-without-end", 1, 4},
	    {"-- name: a\n--  knid: x\nSELECT 1;\n", "unknown-header", 2, 5},
	    {"-- name: a\n-- kind: x\n-- kind: x\nSELECT 1;\n", "repeated-header", 3, 4},
	    {"-- name: a\n\nSELECT '\xFF';\n", "invalid-utf8", 3, 0},
	};
	for (size_t i = 0; i < COUNT_OF(CASES); i++) {
		fixture f;
		fixture_open(&f, YAML);
		query_file q;
		assert_false(parse(&f, CASES[i].text, &q));
		assert_string_equal(diag_code(f.d, 0), CASES[i].code);
		assert_int_equal(diag_place(f.d, 0).line, CASES[i].line);
		assert_int_equal(diag_place(f.d, 0).column, CASES[i].column);
		assert_int_equal(diag_status(f.d), STATUS_USAGE);
		fixture_close(&f);
	}
}

static void test_header_suggestion(void **state)
{
	(void)state;
	fixture f;
	fixture_open(&f, YAML);
	query_file q;
	assert_false(parse(&f, "-- name: a\n-- knd: x\nSELECT 1;\n", &q));
	assert_string_equal(
	    diag_text(f.d, 0), "facts.sql:2:4: khóa `knd` không có nghĩa ở đây. Có phải `kind`? Các khóa dùng được: name, kind, note.");
	fixture_close(&f);
}

static cursor *open_one(fixture *f, const char *sql, const params *p)
{
	query_file q;
	char text[1000];
	snprintf(text, sizeof text, "-- name: q\n%s;\n", sql);
	const char *kept = arena_string(f->a, slice_of(text));
	assert_true(parse(f, kept, &q));
	return cursor_open(f->s, &q.items[0], NULL, NULL, p, f->d);
}

static void gives(fixture *f, const char *sql, const params *p, const char *expected)
{
	cursor *c = open_one(f, sql, p);
	if (!c)
		diag_print(f->d, stderr);
	assert_non_null(c);
	assert_int_equal(cursor_next(c, NULL), CURSOR_ROW);
	buf text = BUF_INIT(1000);
	cell_value v = cursor_get(c, 0);
	cell_value_put(&text, &v);
	buf_put_char(&text, '\0');
	assert_string_equal(text.data, expected);
	buf_free(&text);
	cursor_close(c);
}

/* The page cache has gone to the file: all rows are there still, and more can be stored. */
static void test_settled(void **state)
{
	(void)state;
	enum { ROWS = 60000 };
	fixture f;
	fixture_open(&f, YAML);
	const schema_table *t = schema_find_table(f.tables, SLICE("org"));
	int64_t file = store_add_file(
	    f.s, &(file_record){.path = SLICE("reference/org.csv"), .table = SLICE("org"), .submitter = SLICE(""), .sha256 = "00", .size = 1});
	char text[120];
	for (unsigned n = 0; n <= ROWS; n++) {
		snprintf(text, sizeof text, "%080u|%u", n, n % 7);
		if (n == ROWS)
			assert_true(store_settle(f.s));
		fixture_row(&f, t, file, n + 1, text);
	}
	gives(&f, "SELECT count(*) || ' ' || sum(n) FROM org", NULL, "60001 179997");
	assert_true(store_settle(f.s));
	gives(&f, "SELECT count(*) || ' ' || sum(n) FROM org", NULL, "60001 179997");
	fixture_close(&f);
}

static void test_functions(void **state)
{
	(void)state;
	fixture f;
	open_numbers(&f);
	gives(&f, "SELECT percent(785, 400)", NULL, "196,3%");
	gives(&f, "SELECT percent(11, 55)", NULL, "20%");
	gives(&f, "SELECT percent(0.5, 4)", NULL, "12,5%");
	gives(&f, "SELECT ifnull(percent(1, 0), 'không')", NULL, "không");
	gives(&f, "SELECT ifnull(percent(NULL, 1), 'không')", NULL, "không");
	gives(&f, "SELECT grouped(2822)", NULL, "2.822");
	gives(&f, "SELECT grouped(1234.5)", NULL, "1.234,5");
	gives(&f, "SELECT vi_date('2015-08-25')", NULL, "25/08/2015");
	gives(&f, "SELECT ifnull(vi_date('2015-02-30'), '-')", NULL, "-");
	gives(&f, "SELECT sum(n) FROM org", NULL, "7.3");
	gives(&f, "WITH c AS (SELECT 1) SELECT count(*) FROM c", NULL, "1");
	gives(&f, "SELECT sum(n) = 0.3 FROM org WHERE n < 1", NULL, "1");
	gives(&f, "SELECT typeof(sum(n)) FROM org WHERE n = 7", NULL, "integer");
	gives(&f, "SELECT typeof(sum(n)) FROM org WHERE n > 100", NULL, "null");
	gives(&f, "SELECT exact_sum(n) FROM org WHERE n > 100", NULL, "0");
	gives(&f, "SELECT group_concat(s) FROM (SELECT sum(n) OVER (ORDER BY code ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS s FROM org)",
	    NULL, "0.1,0.3,7.2,7");
	gives(&f, "SELECT _file || ':' || _line || ':' || _row || ':' || _rejected FROM org WHERE code = 'B'", NULL, "reference/org.csv:3:2:0");
	fixture_close(&f);
}

static void test_parameters(void **state)
{
	(void)state;
	fixture f;
	open_numbers(&f);
	const param items[] = {
	    {.name = SLICE("term_from"), .is_integer = true, .integer = 2010}, {.name = SLICE("term_start"), .text = SLICE("2010-08-15")}};
	const params p = {items, 2};
	gives(&f, "SELECT :term_from + 1", &p, "2011");
	gives(&f, "SELECT :term_start || :term_from", &p, "2010-08-152010");
	assert_null(open_one(&f, "SELECT 1,\n  :tern_from", &p));
	assert_string_equal(diag_code(f.d, 0), "unknown-parameter");
	assert_int_equal(diag_place(f.d, 0).line, 3);
	assert_int_equal(diag_place(f.d, 0).column, 3);
	assert_non_null(strstr(diag_text(f.d, 0), "Có phải `:term_from`?"));
	assert_null(open_one(&f, "SELECT ?", &p));
	assert_null(open_one(&f, "SELECT @term_from", &p));
	fixture_close(&f);
}

static void expect_refused(const char *sql, const char *code, unsigned line, unsigned column, const char *hint)
{
	fixture f;
	open_numbers(&f);
	cursor *c = open_one(&f, sql, NULL);
	if (c || strcmp(diag_code(f.d, 0), code) != 0 || diag_place(f.d, 0).line != line || diag_place(f.d, 0).column != column ||
	    !strstr(diag_text(f.d, 0), hint)) {
		fprintf(stderr, "%s\n", sql);
		diag_print(f.d, stderr);
	}
	assert_null(c);
	assert_string_equal(diag_code(f.d, 0), code);
	assert_int_equal(diag_place(f.d, 0).line, line);
	assert_int_equal(diag_place(f.d, 0).column, column);
	assert_non_null(strstr(diag_text(f.d, 0), hint));
	assert_int_equal(diag_status(f.d), STATUS_USAGE);
	fixture_close(&f);
}

static void test_places_of_errors(void **state)
{
	(void)state;
	expect_refused("SELECT code,\n'Đảng' AS đ, cod FROM org", "unknown-column", 3, 14, "Có phải `code`?");
	expect_refused("SELECT code\nFROM orgs o", "unknown-table", 3, 6, "Có phải `org`?");
	expect_refused("SELECT o.nn FROM org o", "unknown-column", 2, 8, "o.nn");
	expect_refused("SELECT \"code\", \"tìm\" FROM org", "unknown-column", 2, 16, "tìm");
	expect_refused("SELECT foo(1)", "unknown-function", 2, 8, "foo");
	expect_refused("SELECT code FROM org a, org b", "ambiguous-column", 2, 8, "code");
	expect_refused("SELECT (code >) FROM org", "sql-syntax", 2, 15, "`)`");
	expect_refused("SELECT code FROM org WHERE", "sql-syntax", 2, 27, "cuối câu");
}

static void test_sandbox(void **state)
{
	(void)state;
	expect_refused("ATTACH 'x.db' AS x", "forbidden-sql", 2, 1, "ATTACH");
	expect_refused("PRAGMA user_version", "forbidden-sql", 2, 8, "PRAGMA");
	expect_refused("INSERT INTO _org(code) VALUES('x')", "forbidden-sql", 1, 4, "WRITE");
	expect_refused("UPDATE _files SET path = 'x'", "forbidden-sql", 1, 4, "WRITE");
	expect_refused("DELETE FROM _org", "forbidden-sql", 1, 4, "WRITE");
	expect_refused("DROP TABLE _org", "forbidden-sql", 1, 4, "WRITE");
	expect_refused("CREATE TABLE x(a)", "forbidden-sql", 1, 4, "WRITE");
	expect_refused("CREATE TEMP VIEW x AS SELECT 1", "forbidden-sql", 1, 4, "WRITE");
	expect_refused("COMMIT", "forbidden-sql", 2, 1, "COMMIT");
	expect_refused("VACUUM INTO '/tmp/x'", "forbidden-sql", 1, 4, "");
	expect_refused("EXPLAIN SELECT 1", "forbidden-sql", 1, 4, "");
	expect_refused("SELECT load_extension('x')", "forbidden-sql", 2, 8, "load_extension");
	expect_refused("SELECT random()", "forbidden-sql", 2, 8, "random");
	expect_refused("SELECT date('now')", "forbidden-sql", 2, 8, "date");
	expect_refused("SELECT CURRENT_TIMESTAMP", "forbidden-sql", 2, 8, "current_timestamp");
	expect_refused("SELECT * FROM pragma_table_info('org')", "forbidden-sql", 1, 4, "");
	expect_refused("SELECT count(*) FROM sqlite_master", "forbidden-sql", 2, 22, "sqlite_master");
	expect_refused("SELECT sql FROM sqlite_master", "forbidden-sql", 2, 17, "sqlite_master");
}

static void test_endless_query_is_stopped(void **state)
{
	(void)state;
	fixture f;
	open_numbers(&f);
	cursor *c = open_one(&f, "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT max(x) FROM c", NULL);
	assert_non_null(c);
	assert_int_equal(cursor_next(c, NULL), CURSOR_FAILED);
	assert_string_equal(diag_code(f.d, 0), "query-too-long");
	cursor_close(c);
	/* the store still works */
	gives(&f, "SELECT count(*) FROM org", NULL, "4");
	fixture_close(&f);
}

static void test_overflow(void **state)
{
	(void)state;
	fixture f;
	open_numbers(&f);
	bool overflow = false;
	cursor *c = open_one(&f, "SELECT sum(x) FROM (SELECT 9223372036854775807 AS x UNION ALL SELECT 1)", NULL);
	assert_int_equal(cursor_next(c, &overflow), CURSOR_FAILED);
	assert_true(overflow);
	assert_int_equal(diag_count(f.d), 0);
	cursor_close(c);
	c = open_one(&f, "SELECT sum('abc')", NULL);
	assert_int_equal(cursor_next(c, &overflow), CURSOR_FAILED);
	assert_false(overflow);
	assert_string_equal(diag_code(f.d, 0), "query-failed");
	cursor_close(c);
	fixture_close(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_parse),
	    cmocka_unit_test(test_parse_errors),
	    cmocka_unit_test(test_header_suggestion),
	    cmocka_unit_test(test_settled),
	    cmocka_unit_test(test_functions),
	    cmocka_unit_test(test_parameters),
	    cmocka_unit_test(test_places_of_errors),
	    cmocka_unit_test(test_sandbox),
	    cmocka_unit_test(test_endless_query_is_stopped),
	    cmocka_unit_test(test_overflow),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
