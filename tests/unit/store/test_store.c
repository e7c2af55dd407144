/* The checks across records: keys, foreign keys, row constraints, checks.sql, missing files, coverage, and what is skipped. */
#include "fixture.h"

#include <unistd.h>

static const char YAML[] = "name: t\n"
                           "resources:\n"
                           "  - name: org\n"
                           "    title: Đơn vị\n"
                           "    path: reference/org.csv\n"
                           "    schema:\n"
                           "      fields:\n"
                           "        - {name: code, title: Mã, type: string, constraints: {required: true}}\n"
                           "        - {name: level, type: string}\n"
                           "        - {name: tax, type: string, constraints: {unique: true}}\n"
                           "      primaryKey: code\n"
                           "  - name: year\n"
                           "    path: submissions/*/year.csv\n"
                           "    submitted-by: code\n"
                           "    expected: senders\n"
                           "    schema:\n"
                           "      fields:\n"
                           "        - {name: code, title: Mã đơn vị, type: string, constraints: {required: true}}\n"
                           "        - {name: y, type: year, constraints: {required: true}}\n"
                           "        - {name: a, type: integer, constraints: {required: true}}\n"
                           "        - {name: b, type: integer}\n"
                           "      primaryKey: [code, y]\n"
                           "      foreignKeys:\n"
                           "        - {fields: code, reference: {resource: org, fields: code}}\n"
                           "      row-constraints:\n"
                           "        - {name: ab, formula: b <= a, vi: 'b = {b} lớn hơn a = {a}', hint-vi: Sửa lại.}\n"
                           "        - {name: a9, formula: 'a < 90 -- mức'}\n"
                           "  - name: part\n"
                           "    path: submissions/*/part.csv\n"
                           "    submitted-by: code\n"
                           "    personal: true\n"
                           "    schema:\n"
                           "      fields:\n"
                           "        - {name: code, type: string, constraints: {required: true}}\n"
                           "        - {name: y, type: year}\n"
                           "        - {name: who, type: string}\n"
                           "        - {name: n, type: number}\n"
                           "      primaryKey: [code, y, who]\n"
                           "      foreignKeys:\n"
                           "        - {fields: code, reference: {resource: org, fields: code}}\n";

#define SENDERS "-- name: senders\n-- code: submitters\nSELECT code FROM org WHERE level = 'UNIT';\n"
#define SUMS                                                                                                                               \
	"-- name: sums\n-- code: control-total\n-- field: a\n-- needs: part\n-- title-vi: các phần so với số khai\n"                    \
	"-- vi: khai {a}, cộng được {n}\n-- hint-vi: Xem lại.\n"                                                                       \
	"SELECT x._file, x._line, x.a, (SELECT sum(p.n) FROM part p WHERE p.code = x.code AND p.y = x.y) AS n\n"                               \
	"FROM year x WHERE x.a <> n;\n"

static void orgs(fixture *f)
{
	fixture_open(f, YAML);
	FILE_OF(f, "org", "", "HQ|HEAD|", "TC40|UNIT|1", "TC41|UNIT|2");
}

static void test_clean(void **state)
{
	(void)state;
	fixture f;
	orgs(&f);
	FILE_OF(&f, "year", "TC40", "TC40|2010|5|5", "TC40|2011|5|");
	FILE_OF(&f, "year", "TC41", "TC41|2010|5|5");
	assert_true(fixture_check(&f, SENDERS SUMS, NULL));
	ERRORS(&f, "");
	NOTES(&f, "");
	store_counts c = store_count(f.s);
	assert_int_equal(c.files, 3);
	assert_int_equal(c.rows, 6);
	assert_int_equal(c.errors + c.warnings + c.notes + c.rejected, 0);
	fixture_close(&f);
}

static void test_primary_key(void **state)
{
	(void)state;
	fixture f;
	orgs(&f);
	/* added against the order of their paths: the row of TC40 is the first all the same */
	FILE_OF(&f, "year", "TC41", "TC40|2010|7|", "TC41|2011|1|", "TC41|2011|1|", "TC41|2011|!|", "!|2011|1|", "!|2011|1|");
	FILE_OF(&f, "year", "TC40", "TC40|2010|5|5");
	assert_true(fixture_check(&f, SENDERS, NULL));
	TEXTS(&f, "primary-key submissions/TC41/year.csv:2:0 | trùng khóa Mã đơn vị; y: “TC40; 2010” đã có ở submissions/TC40/year.csv:2 | Sửa "
	          "khóa, hoặc xóa dòng bị lặp.\n"
	          "primary-key submissions/TC41/year.csv:4:0 | trùng khóa Mã đơn vị; y: “TC41; 2011” đã có ở dòng 3 | Sửa "
	          "khóa, hoặc xóa dòng bị lặp.\n"
	          "primary-key submissions/TC41/year.csv:5:0 | trùng khóa Mã đơn vị; y: “TC41; 2011” đã có ở dòng 3 | Sửa "
	          "khóa, hoặc xóa dòng bị lặp.\n");
	assert_int_equal(store_count(f.s).rejected, 2); /* the third was rejected before, by the reader's count */
	fixture_close(&f);
}

static void test_key_with_empty_and_masked_cells(void **state)
{
	(void)state;
	fixture f;
	orgs(&f);
	FILE_OF(&f, "year", "TC40", "TC40|2010|5|5");
	FILE_OF(&f, "part", "TC40", "TC40||Đinh Văn A|1", "TC40||Đinh Văn A|1", "TC40|2010||1", "TC40|2011||1");
	FILE_OF(&f, "year", "TC41", "TC41|2010|5|5");
	assert_true(fixture_check(&f, SENDERS, NULL));
	TEXTS(&f, "primary-key submissions/TC40/part.csv:3:0 | trùng khóa code; y; who: “TC40; ; Đ…” đã có ở dòng 2 | Sửa "
	          "khóa, hoặc xóa dòng bị lặp.\n");
	fixture_close(&f);
}

static void test_unique(void **state)
{
	(void)state;
	fixture f;
	fixture_open(&f, YAML);
	FILE_OF(&f, "org", "", "A||1", "B||", "C||", "D||1");
	assert_true(fixture_check(&f, SENDERS, NULL));
	TEXTS(&f, "constraint-error reference/org.csv:5:4 1 | “1” trong cột “tax” đã có ở dòng 2 | Mỗi giá trị của cột chỉ được "
	          "ghi một lần.\n");
	fixture_close(&f);
}

static const char UNIQUE_KEYS[] = "name: t\n"
                                  "resources:\n"
                                  "  - name: room\n"
                                  "    path: kept/room.csv\n"
                                  "    schema:\n"
                                  "      fields:\n"
                                  "        - {name: id, type: integer, constraints: {required: true}}\n"
                                  "        - {name: house, title: Nhà, type: string}\n"
                                  "        - {name: number, title: Phòng, type: integer}\n"
                                  "        - {name: phone, type: string}\n"
                                  "      primaryKey: id\n"
                                  "      uniqueKeys: [[house, number], phone, [id]]\n";

static void test_unique_keys(void **state)
{
	(void)state;
	fixture f;
	fixture_open(&f, UNIQUE_KEYS);
	/* An empty or a wrong cell repeats nothing; other numbers of one house are others. */
	FILE_OF(&f, "room", "", "1|A|1|5", "2|A|2|6", "3|A||", "4|A||", "5|!|1|7", "6|A|1|8", "7|B|1|5", "8|!|1|");
	assert_true(fixture_check(&f, "", NULL));
	TEXTS(&f, "constraint-error kept/room.csv:7:3 A | “A; 1” trong cột “Nhà; Phòng” đã có ở dòng 2 | Mỗi giá trị của cột chỉ được "
	          "ghi một lần.\n"
	          "constraint-error kept/room.csv:8:5 5 | “5” trong cột “phone” đã có ở dòng 2 | Mỗi giá trị của cột chỉ được ghi một "
	          "lần.\n");
	fixture_close(&f);
}

static void test_foreign_key(void **state)
{
	(void)state;
	fixture f;
	orgs(&f);
	FILE_OF(&f, "year", "TC40", "TC4l|2010|5|5", "!|2010|5|5");
	FILE_OF(&f, "year", "TC41", "XYZ|2010|5|5");
	assert_true(fixture_check(&f, SENDERS, NULL));
	TEXTS(&f, "foreign-key submissions/TC40/year.csv:2:2 TC4l | “TC4l” (cột “Mã đơn vị”) không có trong bảng “Đơn vị” | Mã gần nhất: "
	          "“TC41”. Sửa theo mã có trong bảng “Đơn vị”, hoặc bổ sung bảng đó.\n"
	          "foreign-key submissions/TC41/year.csv:2:2 XYZ | “XYZ” (cột “Mã đơn vị”) không có trong bảng “Đơn vị” | Sửa theo mã có trong "
	          "bảng “Đơn vị”, hoặc bổ sung bảng đó.\n");
	fixture_close(&f);
}

/* A row of the table referred to whose key is wrong explains one unknown code, not two. */
static void test_foreign_key_explained(void **state)
{
	(void)state;
	for (int codes = 1; codes <= 2; codes++) {
		fixture f;
		fixture_open(&f, YAML);
		FILE_OF(&f, "org", "", "TC40||", "!|UNIT|");
		FILE_OF(&f, "year", "TC41", "TC41|2010|5|5", "TC41|2011|5|5", codes == 2 ? "XYZ|2010|5|5" : "TC40|2010|5|5");
		assert_true(fixture_check(&f, SENDERS, NULL));
		assert_int_equal(store_count(f.s).errors, codes == 1 ? 0 : 3);
		fixture_close(&f);
	}
}

static void test_foreign_key_rejected_row_exists(void **state)
{
	(void)state;
	fixture f;
	fixture_open(&f, YAML);
	FILE_OF(&f, "org", "", "TC40|!|", "TC41|UNIT|");
	FILE_OF(&f, "year", "TC41", "TC40|2010|5|5", "TC41|2010|5|5");
	assert_true(fixture_check(&f, SENDERS, NULL));
	ERRORS(&f, "");
	fixture_close(&f);
}

static void test_foreign_key_unreadable(void **state)
{
	(void)state;
	fixture f;
	fixture_open(&f, YAML);
	fixture_file(&f, "org", "", (fixture_fate){.unreadable = true}, (const char *const[]){NULL});
	assert_true(store_knows_submitter(f.s, schema_find_table(f.tables, SLICE("year")), SLICE("TC41")));
	FILE_OF(&f, "year", "TC41", "TC41|2010|5|5");
	assert_true(fixture_check(&f, SENDERS, NULL));
	ERRORS(&f, "");
	fixture_expect(&f, true, true,
	    "check-skipped reference/org.csv:0:0 | chưa kiểm tra được (vì chưa đọc được tệp này): “Mã đơn vị” của bảng “year” có trong "
	    "bảng “Đơn vị” hay không; “code” của bảng “part” có trong bảng “Đơn vị” hay không | Sửa hoặc nộp tệp này rồi chạy lại; khi ấy có "
	    "thể "
	    "thấy thêm lỗi.\n");
	fixture_close(&f);
}

static void test_row_constraints(void **state)
{
	(void)state;
	fixture f;
	orgs(&f);
	FILE_OF(&f, "year", "TC40", "TC40|2010|5|6", "TC40|2011|5|", "TC40|2012|!|6", "TC40|2013|95|96");
	FILE_OF(&f, "year", "TC41", "TC41|2010|5|5");
	assert_true(fixture_check(&f, SENDERS, NULL));
	TEXTS(&f, "row-constraint submissions/TC40/year.csv:2:0 | b = 6 lớn hơn a = 5 | Sửa lại.\n"
	          "row-constraint submissions/TC40/year.csv:5:0 | b = 96 lớn hơn a = 95 | Sửa lại.\n"
	          "row-constraint submissions/TC40/year.csv:5:0 | dòng không thỏa điều kiện: a < 90 -- mức (a: 95) | Sửa một trong các ô liên "
	          "quan.\n");
	fixture_close(&f);
}

static void expect_bad_schema(const char *formula, const char *code)
{
	char yaml[500];
	snprintf(yaml, sizeof yaml,
	    "name: t\nresources:\n  - name: org\n    path: reference/org.csv\n    schema:\n      fields:\n        - {name: a, type: integer}\n"
	    "      row-constraints:\n        - {name: x, %s}\n",
	    formula);
	fixture f;
	fixture_open(&f, yaml);
	FILE_OF(&f, "org", "", "1");
	assert_false(fixture_check(&f, "", NULL));
	assert_string_equal(diag_code(f.d, 0), code);
	assert_int_equal(diag_place(f.d, 0).line, 9);
	fixture_close(&f);
}

static void test_bad_formulas(void **state)
{
	(void)state;
	expect_bad_schema("formula: a <", "bad-formula");
	expect_bad_schema("formula: a < :nothing", "bad-formula");
	expect_bad_schema("formula: nope > 1", "bad-formula");
	expect_bad_schema("formula: a > random()", "bad-formula");
	expect_bad_schema("formula: 'a, a'", "bad-formula");
}

static void test_control_total(void **state)
{
	(void)state;
	fixture f;
	orgs(&f);
	FILE_OF(&f, "year", "TC40", "TC40|2010|5|5", "TC40|2011|4|", "TC40|2012|!|");
	FILE_OF(&f, "year", "TC41", "TC41|2010|1|");
	FILE_OF(&f, "part", "TC40", "TC40|2010|a|2.5", "TC40|2010|b|2.5", "TC40|2011|a|0.1", "TC40|2011|b|0.2", "TC40|2012|a|7");
	FILE_OF(&f, "part", "TC41", "TC41|2010|a|0.1", "TC41|2010|b|0.9");
	assert_true(fixture_check(&f, SENDERS SUMS, NULL));
	TEXTS(&f, "control-total submissions/TC40/year.csv:3:4 4 | khai 4, cộng được 0.3 | Xem lại.\n");
	assert_int_equal(store_count(f.s).rejected, 1);
	fixture_close(&f);
}

static void test_check_skipped_for_one_submitter(void **state)
{
	(void)state;
	fixture f;
	orgs(&f);
	FILE_OF(&f, "year", "TC40", "TC40|2010|5|5");
	FILE_OF(&f, "year", "TC41", "TC41|2010|5|");
	fixture_file(&f, "part", "TC40", (fixture_fate){.broken = 1}, (const char *const[]){"TC40|2010|a|2", NULL});
	FILE_OF(&f, "part", "TC41", "TC41|2010|a|2");
	assert_true(fixture_check(&f, SENDERS SUMS, NULL));
	ERRORS(&f, "control-total submissions/TC41/year.csv:2:4 5\n");
	fixture_expect(&f, true, true,
	    "check-skipped submissions/TC40/part.csv:0:0 | chưa kiểm tra được (vì tệp này có dòng không tách được ô): các phần so với số khai "
	    "| "
	    "Sửa hoặc nộp tệp này rồi chạy lại; khi ấy có thể thấy thêm lỗi.\n");
	fixture_close(&f);
}

/* A reference row that adds up all submitters is not judged while one of them could not be read. */
static void test_check_skipped_altogether(void **state)
{
	(void)state;
	const char *check = SENDERS "-- name: all\n-- code: control-total\n-- needs: year\n-- vi: x\n"
	                            "SELECT o._file, o._line FROM org o WHERE o.code = 'HQ' AND (SELECT count(*) FROM year) <> 9;\n";
	for (int unreadable = 0; unreadable <= 1; unreadable++) {
		fixture f;
		orgs(&f);
		FILE_OF(&f, "year", "TC40", "TC40|2010|5|5");
		fixture_file(&f, "year", "TC41", (fixture_fate){.unreadable = unreadable}, (const char *const[]){NULL});
		assert_true(fixture_check(&f, check, NULL));
		ERRORS(&f, unreadable ? "" : "control-total reference/org.csv:2:0\n");
		NOTES(&f, unreadable ? "check-skipped submissions/TC41/year.csv:0:0\n" : "");
		fixture_close(&f);
	}
}

typedef struct matrix {
	buf out;
} matrix;

static bool put_coverage(void *user, const coverage *c)
{
	matrix *m = user;
	buf_put_slice(&m->out, c->submitter);
	buf_put_char(&m->out, '.');
	buf_put_slice(&m->out, c->table);
	buf_printf(&m->out, " %s %u\n", c->state, (unsigned)c->rows);
	return true;
}

static void test_missing_files_and_coverage(void **state)
{
	(void)state;
	fixture f;
	fixture_open(&f, YAML);
	FILE_OF(&f, "org", "", "TC41|UNIT|", "TC40|UNIT|", "HQ||", "TC42|UNIT|");
	FILE_OF(&f, "year", "TC41", "TC41|2010|1|2");
	fixture_file(&f, "part", "TC41", (fixture_fate){.unreadable = true}, (const char *const[]){NULL});
	EMPTY_FILE(&f, "year", "HQ");
	EMPTY_FILE(&f, "year", "TC42");
	assert_true(fixture_check(&f, SENDERS, NULL));
	TEXTS(&f, "missing-submission submissions/TC40/year.csv:0:0 | chưa có tệp “year.csv” (bảng “year”) | Nộp tệp này; nếu không phát "
	          "sinh số liệu thì nộp tệp chỉ có dòng tiêu đề.\n"
	          "row-constraint submissions/TC41/year.csv:2:0 | b = 2 lớn hơn a = 1 | Sửa lại.\n");
	matrix m = {BUF_INIT(1 << 16)};
	assert_true(store_each_coverage(f.s, put_coverage, &m));
	buf_put_char(&m.out, '\0');
	assert_string_equal(m.out.data, ".org clean 4\n"
	                                "TC41.year errors 1\nTC41.part unreadable 0\nTC40.year missing 0\nTC40.part absent 0\n"
	                                "HQ.year clean 0\nHQ.part absent 0\nTC42.year clean 0\nTC42.part absent 0\n");
	buf_free(&m.out);
	fixture_close(&f);
}

static void test_missing_reference(void **state)
{
	(void)state;
	fixture f;
	fixture_open(&f, YAML);
	FILE_OF(&f, "year", "TC41", "TC41|2010|1|");
	assert_true(fixture_check(&f, SENDERS, NULL));
	ERRORS(&f, "missing-submission reference/org.csv:0:0\n");
	NOTES(&f, "check-skipped reference/org.csv:0:0\n");
	fixture_close(&f);
}

static void test_missing_file_skips_sums(void **state)
{
	(void)state;
	const char *check = SENDERS "-- name: parts\n-- code: control-total\n-- needs: year\n-- vi: x\n"
	                            "SELECT p._file, p._line FROM part p WHERE NOT EXISTS (SELECT 1 FROM year y WHERE y.code = p.code);\n";
	fixture f;
	orgs(&f);
	FILE_OF(&f, "part", "TC40", "TC40|2010|a|2");
	EMPTY_FILE(&f, "year", "TC41");
	FILE_OF(&f, "part", "TC41", "TC41|2010|a|2");
	assert_true(fixture_check(&f, check, NULL));
	ERRORS(&f, "missing-submission submissions/TC40/year.csv:0:0\ncontrol-total submissions/TC41/part.csv:2:0\n");
	fixture_close(&f);
}

static void test_field_of_the_query_and_whole_file(void **state)
{
	(void)state;
	const char *check = SENDERS
	    "-- name: c\n-- code: foreign-key\n-- vi: x\n"
	    "SELECT _file, _line, 'n' AS _field FROM part UNION ALL\n"
	    "SELECT path, 0, NULL FROM _files WHERE table_name = 'org' UNION ALL SELECT 'reference/nope.csv', 0, NULL;\n";
	fixture f;
	orgs(&f);
	EMPTY_FILE(&f, "year", "TC40");
	EMPTY_FILE(&f, "year", "TC41");
	FILE_OF(&f, "part", "TC40", "TC40|2010|a|2.5");
	assert_true(fixture_check(&f, check, NULL));
	ERRORS(&f, "foreign-key reference/nope.csv:0:0\nforeign-key reference/org.csv:0:0\nforeign-key submissions/TC40/part.csv:2:5 2…\n");
	fixture_close(&f);
}

static void expect_bad_check(const char *sql, const char *code, unsigned line)
{
	fixture f;
	orgs(&f);
	bool good = fixture_check(&f, sql, NULL);
	if (good || strcmp(diag_code(f.d, 0), code) != 0 || diag_place(f.d, 0).line != line)
		diag_print(f.d, stderr);
	assert_false(good);
	assert_string_equal(diag_code(f.d, 0), code);
	assert_int_equal(diag_place(f.d, 0).line, line);
	assert_int_equal(diag_status(f.d), STATUS_USAGE);
	fixture_close(&f);
}

static void test_bad_checks(void **state)
{
	(void)state;
	expect_bad_check("", "unknown-query", 15);
	expect_bad_check(SENDERS "-- name: c\nSELECT 1;\n", "check-without-code", 4);
	expect_bad_check(SENDERS "-- name: c\n-- code: total\nSELECT 1;\n", "unknown-check-code", 5);
	expect_bad_check(SENDERS "-- name: c\n-- code: control-total\nSELECT code FROM org;\n", "check-without-place", 4);
	expect_bad_check(SENDERS "-- name: c\n-- code: control-total\n-- needs: yaer\nSELECT _file, _line FROM org;\n", "unknown-table", 6);
	expect_bad_check(SENDERS "-- name: c\n-- code: control-total\n-- field: zzz\nSELECT _file, _line FROM org;\n", "unknown-column", 6);
	expect_bad_check(
	    SENDERS "-- name: c\n-- code: control-total\n-- vi: a {zz}\nSELECT _file, _line FROM org;\n", "unknown-placeholder", 6);
	expect_bad_check(SENDERS "-- name: c\n-- code: control-total\nSELECT _file, _line FROM org\nWHERE level = ;\n", "sql-syntax", 7);
	expect_bad_check("-- name: senders\n-- code: submitters\nSELECT code, level FROM org;\n", "bad-submitters-query", 1);
}

static void test_knows_submitter(void **state)
{
	(void)state;
	fixture f;
	orgs(&f);
	const schema_table *t = schema_find_table(f.tables, SLICE("year"));
	assert_true(store_knows_submitter(f.s, t, SLICE("TC40")));
	assert_false(store_knows_submitter(f.s, t, SLICE("TC99")));
	assert_true(store_knows_submitter(f.s, t, SLICE("HQ")));
	fixture_close(&f);
	/* the row with the wrong key, or the record that could not be read, may be that of the folder */
	for (unsigned broken = 0; broken <= 1; broken++) {
		fixture_open(&f, YAML);
		fixture_file(
		    &f, "org", "", (fixture_fate){.broken = broken}, (const char *const[]){"TC40|UNIT|", broken ? "TC41|!|" : "!|UNIT|", NULL});
		assert_true(store_knows_submitter(f.s, schema_find_table(f.tables, SLICE("year")), SLICE("TC99")));
		fixture_close(&f);
	}
}

static void test_drop_rejected(void **state)
{
	(void)state;
	fixture f;
	orgs(&f);
	FILE_OF(&f, "year", "TC40", "TC40|2010|1|2", "TC40|2011|3|");
	EMPTY_FILE(&f, "year", "TC41");
	assert_true(fixture_check(&f, SENDERS, NULL));
	assert_true(store_drop_rejected(f.s));
	query q = {.name = SLICE("q"), .sql = SLICE("SELECT group_concat(y) FROM year"), .where = {"f.sql", 1, 1}, .sql_line = 1};
	cursor *c = cursor_open(f.s, &q, NULL, NULL, NULL, f.d);
	assert_non_null(c);
	assert_int_equal(cursor_next(c, NULL), CURSOR_ROW);
	assert_true(slice_is(cursor_get(c, 0).text, "2011"));
	cursor_close(c);
	fixture_close(&f);
}

/* The same input gives the same file, and other programs can open it. */
static void test_file_is_deterministic(void **state)
{
	(void)state;
	char paths[2][64];
	for (int i = 0; i < 2; i++) {
		snprintf(paths[i], sizeof paths[i], "/tmp/tongket-test-store-%d-%d", (int)getpid(), i);
		fixture f;
		fixture_open(&f, YAML);
		(void)!store_close(f.s);
		f.s = store_open(paths[i], f.tables, LANG_VI, f.d);
		FILE_OF(&f, "org", "", "TC40|UNIT|", "TC41|!|");
		FILE_OF(&f, "year", "TC40", "TC40|2010|1|2", "TC40|2010|3|");
		assert_true(fixture_check(&f, SENDERS, NULL));
		assert_true(store_close(f.s));
		f.s = NULL;
		fixture_close(&f);
	}
	FILE *a = fopen(paths[0], "rb"), *b = fopen(paths[1], "rb");
	assert_non_null(a);
	assert_non_null(b);
	int x, y;
	long n = 0;
	do {
		x = getc(a);
		y = getc(b);
		assert_int_equal(x, y);
		n++;
	} while (x != EOF);
	assert_true(n > 8192);
	fclose(a);
	fclose(b);
	for (int i = 0; i < 2; i++)
		remove(paths[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_clean),
	    cmocka_unit_test(test_primary_key),
	    cmocka_unit_test(test_key_with_empty_and_masked_cells),
	    cmocka_unit_test(test_unique),
	    cmocka_unit_test(test_unique_keys),
	    cmocka_unit_test(test_foreign_key),
	    cmocka_unit_test(test_foreign_key_explained),
	    cmocka_unit_test(test_foreign_key_rejected_row_exists),
	    cmocka_unit_test(test_foreign_key_unreadable),
	    cmocka_unit_test(test_row_constraints),
	    cmocka_unit_test(test_bad_formulas),
	    cmocka_unit_test(test_control_total),
	    cmocka_unit_test(test_check_skipped_for_one_submitter),
	    cmocka_unit_test(test_check_skipped_altogether),
	    cmocka_unit_test(test_missing_files_and_coverage),
	    cmocka_unit_test(test_missing_reference),
	    cmocka_unit_test(test_missing_file_skips_sums),
	    cmocka_unit_test(test_field_of_the_query_and_whole_file),
	    cmocka_unit_test(test_bad_checks),
	    cmocka_unit_test(test_knows_submitter),
	    cmocka_unit_test(test_drop_rejected),
	    cmocka_unit_test(test_file_is_deterministic),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
