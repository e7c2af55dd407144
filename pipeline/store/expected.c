/* expected.c: who sends what: known submitters, files that are expected and not there, and the coverage matrix. */
#include "store/inside.h"

#include "base/array.h"
#include "store/nearest.h"

static const message NO_LIST = {"unknown-query", STATUS_USAGE,
    {"bảng `{1}`: checks.sql không có truy vấn `{2}`", "the table `{1}`: checks.sql has no query `{2}`"},
    {"`expected` là tên một truy vấn có `-- code: submitters`.", "`expected` names a query with `-- code: submitters`."}};
static const message NO_LIST_NEAR = {"unknown-query", STATUS_USAGE,
    {"bảng `{1}`: checks.sql không có truy vấn `{2}`", "the table `{1}`: checks.sql has no query `{2}`"},
    {"Có phải `{3}`?", "Did you mean `{3}`?"}};
static const message BAD_LIST = {"bad-submitters-query", STATUS_USAGE,
    {"truy vấn `{1}` phải trả về đúng một cột: mã đơn vị nộp", "the query `{1}` must return one column: the submitters"},
    {"Sửa danh sách SELECT.", "Correct the columns selected."}};

/* The foreign key of the table's submitted-by field: whose values are the submitters. NULL: none. */
const foreign_key *submitter_key(const schema_table *t)
{
	for (size_t i = 0; t->submitted_by >= 0 && i < t->foreign_count; i++)
		if (t->foreign[i].from.count == 1 && t->foreign[i].from.fields[0] == (unsigned)t->submitted_by)
			return &t->foreign[i];
	return NULL;
}

static bool table_was_read(const store *s, unsigned table)
{
	for (size_t i = 0; i < s->files.count; i++)
		if (s->files.items[i].table == table && s->files.items[i].readable)
			return true;
	return false;
}

static sqlite3_stmt *knows_statement(store *s, stored_table *t, const foreign_key *key)
{
	if (t->knows || !store_index(s, key->table, &key->to))
		return t->knows;
	const schema_table *to = &s->schema->tables[key->table];
	buf_put_string(&s->sql, "SELECT 1 FROM ");
	put_name(&s->sql, "_", to->name);
	buf_put_string(&s->sql, " WHERE ");
	put_name(&s->sql, "", to->fields[key->to.fields[0]].name);
	buf_put_string(&s->sql, " = ?");
	return t->knows = store_prepare_buf(s);
}

bool store_knows_submitter(store *s, const schema_table *table, slice code)
{
	const foreign_key *key = submitter_key(table);
	if (!key || !table_was_read(s, key->table))
		return true;
	sqlite3_stmt *knows = knows_statement(s, &s->tables[table - s->schema->tables], key);
	if (!knows)
		return true; /* reported: the run ends */
	sqlite3_bind_text(knows, 1, code.ptr ? code.ptr : "", (int)code.len, SQLITE_STATIC);
	bool known = sqlite3_step(knows) == SQLITE_ROW;
	sqlite3_reset(knows);
	uint64_t unknown = 0;
	return known || !count_unknown_keys(s, key->table, &key->to, &unknown) || unknown > 0;
}

#define SUBMITTERS_COMPARED 20000

bool store_put_nearest_submitter(store *s, const schema_table *table, slice code, buf *out)
{
	const foreign_key *key = submitter_key(table);
	if (!key || !table_was_read(s, key->table))
		return true;
	const schema_table *to = &s->schema->tables[key->table];
	slice column = to->fields[key->to.fields[0]].name;
	buf_put_string(&s->sql, "SELECT ");
	put_name(&s->sql, "", column);
	buf_put_string(&s->sql, " FROM ");
	put_name(&s->sql, "_", to->name);
	buf_put_string(&s->sql, " WHERE ");
	put_name(&s->sql, "", column);
	buf_printf(&s->sql, " IS NOT NULL ORDER BY 1 LIMIT %d", SUBMITTERS_COMPARED);
	sqlite3_stmt *select = store_prepare_buf(s);
	arena *memory = arena_new();
	slice *codes = memory ? arena_array(memory, SUBMITTERS_COMPARED, sizeof *codes) : NULL;
	size_t count = 0;
	bool good = select && codes;
	while (good && sqlite3_step(select) == SQLITE_ROW) {
		codes[count] = arena_copy(memory, column_slice(select, 0));
		good = codes[count++].ptr != NULL;
	}
	if (good)
		buf_put_slice(out, nearest_code(code, codes, count));
	sqlite3_finalize(select);
	arena_free(memory);
	return good || (select ? diag_no_memory(s->d) : false);
}

/* ---- missing files ---- */

static bool add_missing(store *s, unsigned table, slice submitter)
{
	slice path = table_path(s, &s->schema->tables[table], submitter);
	if (!path.ptr)
		return false;
	if (file_find(&s->files, path))
		return true;
	slice kept = arena_copy(s->memory, submitter);
	stored_file *items = array_room(s->missing.items, &s->missing.cap, s->missing.count + 1, sizeof *items);
	if (items)
		s->missing.items = items;
	if (!items || !kept.ptr)
		return diag_no_memory(s->d);
	items[s->missing.count++] = (stored_file){.path = path, .submitter = kept, .table = table, .missing = true};
	s->tables[table].troubled++;
	const schema_table *t = &s->schema->tables[table];
	const char *file = arena_string(s->memory, t->file_name), *title = arena_string(s->memory, table_label(t));
	if (!file || !title)
		return diag_no_memory(s->d);
	words_put(s, ISSUE_MISSING_SUBMISSION, CONSTRAINT_NONE, (const char *const[]){file, title, NULL});
	return finding_file(s, ISSUE_MISSING_SUBMISSION, path);
}

static bool check_list(store *s, unsigned table, const query *list, const params *p)
{
	cursor *c = cursor_open(s, list, "SELECT DISTINCT * FROM (", ")", p, s->d);
	if (!c)
		return false;
	bool good = cursor_columns(c) == 1;
	if (!good)
		diag_report(s->d, &BAD_LIST, list->where, arena_string(s->memory, list->name));
	cursor_status status = CURSOR_END;
	while (good && (status = cursor_next(c, NULL)) == CURSOR_ROW) {
		cell_value v = cursor_get(c, 0);
		good = v.kind != VALUE_TEXT || add_missing(s, table, v.text);
	}
	cursor_close(c);
	return good && status == CURSOR_END;
}

static bool is_list(const query *q)
{
	return slice_is(query_header_get(q, "code", NULL), "submitters");
}

/* The query that a table's `expected` names. NULL: reported, with the nearest name. */
static const query *find_list(const schema_table *t, const query_file *checks, diag *d)
{
	const query *list = query_find(checks, t->expected);
	if (list && is_list(list))
		return list;
	arena *a = arena_new();
	const char **names = a ? arena_array(a, checks->count + 1, sizeof *names) : NULL;
	size_t count = 0;
	bool good = names;
	for (size_t i = 0; good && i < checks->count; i++)
		if (is_list(&checks->items[i]))
			good = (names[count++] = arena_string(a, checks->items[i].name));
	const char *near = good ? nearest_name(t->expected, names) : NULL;
	if (good)
		diag_report(d, near ? &NO_LIST_NEAR : &NO_LIST, t->expected_where, t->name.ptr, t->expected.ptr, near ? near : "");
	else
		diag_no_memory(d);
	arena_free(a);
	return NULL;
}

bool store_check_expected(const schema *tables, const query_file *checks, diag *d)
{
	bool good = true;
	for (size_t i = 0; i < tables->table_count; i++)
		if (tables->tables[i].expected.len)
			good = find_list(&tables->tables[i], checks, d) && good;
	return good;
}

static bool check_table(store *s, unsigned table, const query_file *checks, const params *p)
{
	const schema_table *t = &s->schema->tables[table];
	if (!t->submitted)
		return t->optional || add_missing(s, table, (slice){"", 0});
	if (!t->expected.len)
		return true;
	const query *list = find_list(t, checks, s->d);
	return list && check_list(s, table, list, p);
}

bool check_expected(store *s, const query_file *checks, const params *p)
{
	bool good = true;
	for (unsigned table = 0; table < s->schema->table_count; table++)
		good = check_table(s, table, checks, p) && good;
	return good;
}

/* ---- coverage ---- */

static const char *state_of(const stored_file *f, bool missing)
{
	if (!f)
		return missing ? "missing" : "absent";
	if (!f->readable)
		return "unreadable";
	return f->errors ? "errors" : "clean";
}

static bool cover(store *s, sqlite3_stmt *insert, const schema_table *t, slice submitter)
{
	slice path = table_path(s, t, submitter);
	if (!path.ptr)
		return false;
	const stored_file *f = file_find(&s->files, path);
	if (submitter.len)
		sqlite3_bind_text(insert, 1, submitter.ptr, (int)submitter.len, SQLITE_STATIC);
	else
		sqlite3_bind_null(insert, 1);
	sqlite3_bind_text(insert, 2, t->name.ptr, (int)t->name.len, SQLITE_STATIC);
	sqlite3_bind_text(insert, 3, state_of(f, !f && file_find(&s->missing, path)), -1, SQLITE_STATIC);
	sqlite3_bind_int64(insert, 4, f ? f->rows : 0);
	return store_run(s, insert);
}

/* The submitters, in the order of the table that lists them; where there is no such table, or it could not be read, of the files. */
static sqlite3_stmt *list_submitters(store *s)
{
	const foreign_key *key = NULL;
	for (size_t i = 0; i < s->schema->table_count && !key; i++)
		key = submitter_key(&s->schema->tables[i]);
	if (key && table_was_read(s, key->table)) {
		const schema_table *to = &s->schema->tables[key->table];
		buf_put_string(&s->sql, "SELECT ");
		put_name(&s->sql, "", to->fields[key->to.fields[0]].name);
		buf_put_string(&s->sql, " AS code FROM ");
		put_name(&s->sql, "_", to->name);
		buf_put_string(&s->sql, " WHERE code IS NOT NULL GROUP BY code ORDER BY min(rowid)");
	} else {
		buf_put_string(&s->sql, "SELECT submitter FROM _files WHERE submitter IS NOT NULL GROUP BY submitter ORDER BY submitter");
	}
	return store_prepare_buf(s);
}

static bool cover_tables(store *s, sqlite3_stmt *insert, bool submitted, slice submitter)
{
	for (size_t i = 0; i < s->schema->table_count; i++)
		if (s->schema->tables[i].submitted == submitted && !cover(s, insert, &s->schema->tables[i], submitter))
			return false;
	return true;
}

bool make_coverage(store *s)
{
	sqlite3_stmt *insert = store_prepare(s, "INSERT INTO _coverage VALUES(?,?,?,?)");
	bool good = insert && cover_tables(s, insert, false, (slice){"", 0});
	sqlite3_stmt *list = good ? list_submitters(s) : NULL;
	good = list != NULL;
	while (good && sqlite3_step(list) == SQLITE_ROW)
		good = cover_tables(s, insert, true, column_slice(list, 0));
	sqlite3_finalize(list);
	sqlite3_finalize(insert);
	return good;
}

bool store_each_coverage(store *s, bool (*fn)(void *user, const coverage *c), void *user)
{
	sqlite3_stmt *select = store_prepare(s, "SELECT submitter, table_name, state, rows FROM _coverage ORDER BY rowid");
	if (!select)
		return false;
	int status = SQLITE_DONE;
	bool on = true;
	while (on && (status = sqlite3_step(select)) == SQLITE_ROW)
		on = fn(user, &(coverage){column_slice(select, 0), column_slice(select, 1), (const char *)sqlite3_column_text(select, 2),
		                  (uint64_t)sqlite3_column_int64(select, 3)});
	sqlite3_finalize(select);
	return on && (status == SQLITE_DONE || store_fail(s));
}
