/* fixture.h: a store filled from texts, for the tests of store/ and aggregate/.
 *
 * Rows are written "TC01|2012|5": an empty part is an empty cell, `!` a wrong one. Rows of a file begin at line 2. */
#ifndef TONGKET_TESTS_STORE_FIXTURE_H
#define TONGKET_TESTS_STORE_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/limits.h"
#include "store/query.h"
#include "store/store.h"

typedef struct fixture {
	diag *d;
	arena *a;
	schema *tables;
	store *s;
} fixture;

static inline void fixture_open(fixture *f, const char *yaml)
{
	f->d = diag_new(LANG_VI);
	f->a = arena_new();
	f->tables = schema_parse(slice_of(yaml), "datapackage.yaml", f->d);
	if (!f->tables)
		diag_print(f->d, stderr);
	assert_non_null(f->tables);
	f->s = store_open("", f->tables, LANG_VI, f->d);
	if (!f->s)
		diag_print(f->d, stderr);
	assert_non_null(f->s);
}

static inline void fixture_close(fixture *f)
{
	(void)!store_close(f->s);
	schema_free(f->tables);
	arena_free(f->a);
	diag_free(f->d);
}

static inline cell_value fixture_cell(const schema_field *field, slice text)
{
	decimal d;
	if (text.len == 0 || slice_is(text, "!"))
		return (cell_value){.kind = VALUE_NULL};
	if (field->type == FIELD_STRING || field->type == FIELD_DATE)
		return (cell_value){.kind = VALUE_TEXT, .text = text};
	assert_true(decimal_parse(text, &d));
	d = decimal_reduce(d);
	if (d.scale == 0)
		return (cell_value){.kind = VALUE_INTEGER, .integer = d.units};
	double power = 1;
	for (unsigned i = 0; i < d.scale; i++)
		power *= 10;
	return (cell_value){.kind = VALUE_REAL, .real = (double)d.units / power};
}

static inline void fixture_row(fixture *f, const schema_table *t, int64_t file, unsigned number, const char *text)
{
	cell_value cells[LIMIT_FIELDS];
	row r = {.table = t, .file = file, .line = number + 1, .number = number, .cells = cells};
	slice rest = slice_of(text);
	for (size_t i = 0; i < t->field_count; i++) {
		const char *bar = rest.len ? memchr(rest.ptr, '|', rest.len) : NULL;
		slice part = {rest.ptr, bar ? (size_t)(bar - rest.ptr) : rest.len};
		cells[i] = fixture_cell(&t->fields[i], part);
		if (slice_is(part, "!")) {
			r.bad |= UINT64_C(1) << i;
			r.rejected = true;
		}
		size_t taken = part.len + (bar != NULL);
		rest = (slice){rest.ptr + taken, rest.len - taken};
	}
	assert_true(store_add_row(f->s, &r));
}

/* What became of a file beside its rows. */
typedef struct fixture_fate {
	bool unreadable;
	unsigned broken;
} fixture_fate;

/* A file with rows, NULL-terminated. Columns of the file: those of the table, from column 2 on (an STT column stands before them). */
static inline int64_t fixture_file(fixture *f, const char *table, const char *submitter, fixture_fate fate, const char *const rows[])
{
	const schema_table *t = schema_find_table(f->tables, slice_of(table));
	assert_non_null(t);
	char path[200];
	snprintf(path, sizeof path, "%.*s/%s%s%.*s", (int)t->folder.len, t->folder.ptr, submitter, *submitter ? "/" : "", (int)t->file_name.len,
	    t->file_name.ptr);
	int64_t file = store_add_file(f->s,
	    &(file_record){.path = slice_of(path), .table = slice_of(table), .submitter = slice_of(submitter), .sha256 = "00", .size = 1});
	assert_true(file > 0);
	unsigned n = 0;
	for (; rows[n]; n++)
		fixture_row(f, t, file, n + 1, rows[n]);
	uint16_t columns[LIMIT_FIELDS];
	for (unsigned i = 0; i < t->field_count; i++)
		columns[i] = (uint16_t)(i + 2);
	assert_true(store_end_file(
	    f->s, file, &(file_outcome){.readable = !fate.unreadable, .rows = n + fate.broken, .broken = fate.broken, .columns = columns}));
	return file;
}

#define FILE_OF(f, table, submitter, ...)                                                                                                  \
	fixture_file(f, table, submitter, (fixture_fate){.broken = 0}, (const char *const[]){__VA_ARGS__, NULL})
#define EMPTY_FILE(f, table, submitter) fixture_file(f, table, submitter, (fixture_fate){.broken = 0}, (const char *const[]){NULL})

static inline bool fixture_check(fixture *f, const char *sql, const params *p)
{
	query_file checks;
	if (!query_file_parse(f->a, slice_of(sql), "checks.sql", CHECK_KEYS, &checks, f->d))
		return false;
	return store_check(f->s, &checks, p);
}

/* All issues as "code path:line:column cell" lines. */
typedef struct fixture_list {
	buf out;
	bool text;
} fixture_list;

static inline bool fixture_put(void *user, const issue *i)
{
	fixture_list *l = user;
	buf_put_string(&l->out, issue_code_name(i->code));
	buf_put_char(&l->out, ' ');
	buf_put_slice(&l->out, i->path);
	buf_printf(&l->out, ":%u:%u", i->line, i->column);
	if (i->cell.len) {
		buf_put_char(&l->out, ' ');
		buf_put_slice(&l->out, i->cell);
	}
	if (l->text) {
		buf_put_string(&l->out, " | ");
		buf_put_slice(&l->out, i->text);
		buf_put_string(&l->out, " | ");
		buf_put_slice(&l->out, i->hint);
	}
	buf_put_char(&l->out, '\n');
	return true;
}

static inline void fixture_expect(fixture *f, bool notes, bool text, const char *expected)
{
	fixture_list l = {BUF_INIT(1 << 20), text};
	assert_true(store_each_issue(f->s, notes, fixture_put, &l));
	buf_put_char(&l.out, '\0');
	assert_string_equal(l.out.data, expected);
	buf_free(&l.out);
}

#define ERRORS(f, expected) fixture_expect(f, false, false, expected)
#define TEXTS(f, expected) fixture_expect(f, false, true, expected)
#define NOTES(f, expected) fixture_expect(f, true, false, expected)

#endif
