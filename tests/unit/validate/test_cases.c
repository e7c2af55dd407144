/* test_cases.c: the cases of tests/cases that concern a single file: each folder is a small job, checked as the program would, and compared
 * with its expected.json and rows.json. tests/cases/README.md describes the format. Prints recall and false alarms over all of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <yajl/yajl_tree.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "ingest/discover.h"
#include "text/fold.h"
#include "validate/validate.h"

#define ISSUES_MAX 400

typedef struct told {
	issue_code code;
	constraint_kind constraint;
	const char *file, *field, *cell;
	unsigned line, row, column;
	bool matched;
} told;

typedef struct run {
	arena *memory;
	const char *name, *folder;
	const char *file; /* being checked */
	told told[ISSUES_MAX];
	size_t told_count;
	yajl_val rows; /* rows.json, or NULL */
	size_t row_count;
	size_t problems;
} run;

typedef struct tally {
	size_t cases, expected, found, false_alarms, failed;
} tally;

static void problem(run *r, const char *what, const char *more)
{
	if (r->problems++ == 0)
		print_message("%s:\n", r->name);
	print_message("    %s %s\n", what, more);
}

static bool has_hole(slice t)
{
	for (size_t i = 0; i + 2 < t.len; i++)
		if (t.ptr[i] == '{' && t.ptr[i + 1] >= '1' && t.ptr[i + 1] <= '9' && t.ptr[i + 2] == '}')
			return true;
	return false;
}

/* Words must be there, whole, in NFC, without a hole that nothing filled. */
static void look_at_words(run *r, slice text)
{
	bool changed = false;
	text_nfc(r->memory, text, &changed);
	if (!utf8_valid(text, NULL) || changed || has_hole(text) || memmem(text.ptr, text.len, "??", 2))
		problem(r, "bad words:", arena_string(r->memory, text));
}

static bool take_issue(void *user, const issue *i)
{
	run *r = user;
	assert_true(r->told_count < ISSUES_MAX);
	told *t = &r->told[r->told_count++];
	*t = (told){i->code, i->constraint, r->file, arena_string(r->memory, i->field), arena_string(r->memory, i->cell), i->line, i->row,
	    i->column, false};
	if (i->text.len == 0)
		problem(r, "no words for", issue_code_name(i->code));
	if (issue_severity(i->code) != SEVERITY_NOTE && i->hint.len == 0)
		problem(r, "no hint for", issue_code_name(i->code));
	look_at_words(r, i->text);
	look_at_words(r, i->hint);
	return true;
}

static yajl_val member(yajl_val map, const char *key)
{
	const char *path[] = {key, NULL};
	return yajl_tree_get(map, path, yajl_t_any);
}

static bool same_value(const cell_value *v, yajl_val wanted)
{
	if (YAJL_IS_NULL(wanted))
		return v->kind == VALUE_NULL;
	if (YAJL_IS_STRING(wanted))
		return v->kind == VALUE_TEXT && slice_is(v->text, YAJL_GET_STRING(wanted));
	if (YAJL_IS_INTEGER(wanted))
		return v->kind == VALUE_INTEGER && v->integer == YAJL_GET_INTEGER(wanted);
	return v->kind == VALUE_REAL && v->real == YAJL_GET_DOUBLE(wanted);
}

static bool take_row(void *user, const row *got)
{
	run *r = user;
	if (got->rejected || !r->rows)
		return true;
	if (r->row_count >= YAJL_GET_ARRAY(r->rows)->len) {
		problem(r, "a row too many", "");
		return true;
	}
	yajl_val wanted = YAJL_GET_ARRAY(r->rows)->values[r->row_count++];
	for (size_t i = 0; i < got->table->field_count; i++) {
		const char *name = arena_string(r->memory, got->table->fields[i].name);
		yajl_val value = member(wanted, name);
		if (!value || !same_value(&got->cells[i], value))
			problem(r, arena_printf(r->memory, "line %u: another value of", got->line), name);
	}
	return true;
}

static yajl_val read_json(run *r, const char *name)
{
	file_bytes file;
	char error[256];
	if (file_try_read(path_join(r->memory, r->folder, name), NULL, LIMIT_TEXT_FILE_BYTES, &file) != FILE_READ)
		return NULL;
	const char *text = arena_string(r->memory, file.bytes);
	yajl_val tree = yajl_tree_parse(text, error, sizeof error);
	file_free(&file);
	if (!tree)
		problem(r, name, error);
	return tree;
}

static schema *read_schema(run *r, diag *d)
{
	const char *path = path_join(r->memory, r->folder, "datapackage.yaml");
	file_bytes file;
	if (file_try_read(path_join(r->memory, r->folder, "schema"), NULL, LIMIT_TEXT_FILE_BYTES, &file) == FILE_READ) {
		path = path_join(r->memory, r->folder, arena_string(r->memory, slice_trim(file.bytes)));
		file_free(&file);
	}
	assert_int_equal(file_try_read(path, NULL, LIMIT_TEXT_FILE_BYTES, &file), FILE_READ);
	schema *s = schema_parse(file.bytes, path, d);
	file_free(&file);
	diag_print(d, stderr);
	assert_non_null(s);
	return s;
}

static void check_files(run *r, const schema *s, validator *v, diag *d)
{
	const row_sink sink = {r, take_row, take_issue};
	found_files found;
	assert_true(discover(r->memory, r->folder, s, &found, d));
	for (size_t i = 0; i < found.count; i++) {
		const found_file *f = &found.items[i];
		r->file = f->path;
		if (f->kind == FOUND_UNEXPECTED) {
			r->told[r->told_count++] = (told){.code = ISSUE_UNEXPECTED_FILE, .file = f->path, .field = "", .cell = ""};
			continue;
		}
		assert_int_equal(f->kind, FOUND_TABLE);
		file_bytes file;
		csv_summary summary;
		assert_int_equal(file_try_read(path_join(r->memory, r->folder, f->path), NULL, SIZE_MAX, &file), FILE_READ);
		const csv_input in = {.table = f->table, .file = 1, .bytes = file.bytes, .submitter = f->submitter, .encoding = {"", 0}};
		assert_true(validate_file(v, &in, &sink, &summary, d));
		file_free(&file);
	}
}

static bool says(yajl_val wanted, const char *key, const char *got)
{
	yajl_val value = member(wanted, key);
	return !value || slice_is(slice_of(YAJL_GET_STRING(value)), got);
}

static bool counts(yajl_val wanted, const char *key, unsigned got)
{
	yajl_val value = member(wanted, key);
	return !value || YAJL_GET_INTEGER(value) == got;
}

static bool is_wanted(yajl_val w, const told *t)
{
	return says(w, "code", issue_code_name(t->code)) && says(w, "constraint", constraint_name(t->constraint)) && says(w, "file", t->file) &&
	       says(w, "field", t->field) && says(w, "cell", t->cell) && counts(w, "line", t->line) && counts(w, "row", t->row) &&
	       counts(w, "column", t->column);
}

static void compare(run *r, yajl_val wanted, tally *sum)
{
	for (size_t i = 0; i < YAJL_GET_ARRAY(wanted)->len; i++) {
		yajl_val w = YAJL_GET_ARRAY(wanted)->values[i];
		told *hit = NULL;
		for (size_t k = 0; k < r->told_count && !hit; k++)
			if (!r->told[k].matched && is_wanted(w, &r->told[k]))
				hit = &r->told[k];
		sum->expected++;
		if (hit) {
			hit->matched = true;
			sum->found++;
		} else {
			yajl_val line = member(w, "line");
			problem(r, arena_printf(r->memory, "not found: line %lld", line ? YAJL_GET_INTEGER(line) : -1LL),
			    YAJL_GET_STRING(member(w, "code")));
		}
	}
	for (size_t k = 0; k < r->told_count; k++) {
		const told *t = &r->told[k];
		if (t->matched)
			continue;
		sum->false_alarms++;
		problem(r,
		    arena_printf(r->memory, "false alarm: %s:%u row %u column %u %s “%s”", t->file, t->line, t->row, t->column, t->field, t->cell),
		    arena_printf(r->memory, "%s %s", issue_code_name(t->code), constraint_name(t->constraint)));
	}
}

static void run_case(const char *code, const char *name, language lang, tally *sum)
{
	arena *memory = arena_new();
	run *r = calloc(1, sizeof *r);
	diag *d = diag_new(LANG_EN);
	validator *v = validator_new(lang);
	assert_true(memory && r && d && v);
	r->memory = memory;
	r->name = arena_printf(memory, "%s/%s", code, name);
	r->folder = arena_printf(memory, "%s/cases/%s/%s", TONGKET_TESTS, code, name);
	yajl_val expected = read_json(r, "expected.json");
	bool whole = file_exists(path_join(memory, r->folder, "checks.sql")) || file_exists(path_join(memory, r->folder, "facts.sql"));
	if (expected && !whole) {
		schema *s = read_schema(r, d);
		r->rows = read_json(r, "rows.json");
		check_files(r, s, v, d);
		if (r->rows && r->row_count != YAJL_GET_ARRAY(r->rows)->len)
			problem(r, "rows are missing", "");
		compare(r, expected, sum);
		schema_free(s);
		sum->cases++;
	}
	sum->failed += r->problems > 0;
	yajl_tree_free(r->rows);
	yajl_tree_free(expected);
	validator_free(v);
	diag_free(d);
	free(r);
	arena_free(memory);
}

static void run_all(language lang)
{
	tally sum = {0};
	arena *memory = arena_new();
	folder_entry *codes = NULL, *names = NULL;
	size_t code_count = 0, name_count = 0;
	const char *root = TONGKET_TESTS "/cases";
	assert_true(folder_list(memory, root, &codes, &code_count));
	for (size_t i = 0; i < code_count; i++) {
		if (!codes[i].is_folder || !folder_list(memory, path_join(memory, root, codes[i].name), &names, &name_count))
			continue;
		for (size_t k = 0; k < name_count; k++)
			if (names[k].is_folder)
				run_case(codes[i].name, names[k].name, lang, &sum);
	}
	arena_free(memory);
	print_message("cases: %zu, failed: %zu; issues expected: %zu, found: %zu, false alarms: %zu\n", sum.cases, sum.failed, sum.expected,
	    sum.found, sum.false_alarms);
	assert_true(sum.cases > 80);
	assert_int_equal(sum.failed, 0);
	assert_int_equal(sum.found, sum.expected);
	assert_int_equal(sum.false_alarms, 0);
}

static void test_cases_in_vietnamese(void **state)
{
	(void)state;
	run_all(LANG_VI);
}

static void test_cases_in_english(void **state)
{
	(void)state;
	run_all(LANG_EN);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases_in_vietnamese), cmocka_unit_test(test_cases_in_english)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
