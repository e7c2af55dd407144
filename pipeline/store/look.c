/* look.c: the store looked at by those who show what is wrong: files, the row on a line, why a row was rejected. */
#include "store/inside.h"

static file_view view_of(const store *s, const stored_file *f)
{
	return (file_view){.path = f->path,
	    .submitter = f->submitter,
	    .table = &s->schema->tables[f->table],
	    .missing = f->missing,
	    .readable = f->readable,
	    .rows = f->rows,
	    .rejected = f->rejected,
	    .errors = f->missing ? 1 : f->errors,
	    .warnings = f->warnings,
	    .notes = f->notes,
	    .columns = f->columns};
}

bool store_find_file(const store *s, slice path, file_view *out)
{
	const stored_file *f = file_find(&s->files, path);
	if (!f)
		f = file_find(&s->missing, path);
	if (f)
		*out = view_of(s, f);
	return f != NULL;
}

bool store_each_file(const store *s, bool (*fn)(void *user, const file_view *f), void *user)
{
	for (size_t i = 0; i < s->files.count; i++) {
		const file_view view = view_of(s, &s->files.items[i]);
		if (!fn(user, &view))
			return false;
	}
	return true;
}

row_found store_show_row(store *s, slice path, unsigned line, const row_viewer *viewer)
{
	stored_file *f = file_find(&s->files, path);
	stored_row r;
	if (!f || !row_fetch_line(s, f, line, &r))
		return s->failed ? ROW_FAILED : ROW_NONE;
	uint64_t all = (UINT64_C(1) << r.schema->field_count) - 1;
	if ((r.bad & all) == all)
		return ROW_BROKEN;
	for (unsigned i = 0; i < r.schema->field_count; i++) {
		buf_clear(&s->cell);
		put_shown(&s->cell, &r, i);
		if (s->cell.failed) {
			diag_no_memory(s->d);
			return ROW_FAILED;
		}
		if (!viewer->cell(viewer->user, i, buf_slice(&s->cell)))
			return ROW_FAILED;
	}
	return ROW_SHOWN;
}

bool store_each_row(store *s, slice path, bool (*fn)(void *user, unsigned line, bool rejected), void *user)
{
	const stored_file *f = file_find(&s->files, path);
	if (!f || !f->first_row)
		return true;
	buf_put_string(&s->sql, "SELECT _line, _rejected FROM ");
	put_name(&s->sql, "_", s->schema->tables[f->table].name);
	buf_put_string(&s->sql, " WHERE rowid BETWEEN ? AND ? ORDER BY rowid");
	sqlite3_stmt *select = store_prepare_buf(s);
	if (!select)
		return false;
	sqlite3_bind_int64(select, 1, f->first_row);
	sqlite3_bind_int64(select, 2, f->last_row);
	int status = SQLITE_DONE;
	bool on = true;
	while (on && (status = sqlite3_step(select)) == SQLITE_ROW)
		on = fn(user, (unsigned)sqlite3_column_int64(select, 0), sqlite3_column_int(select, 1) != 0);
	if (on && status != SQLITE_DONE)
		on = store_fail(s);
	sqlite3_finalize(select);
	return on;
}

/* The first look makes the index: who shows no reasons does not pay for it. */
static sqlite3_stmt *prepare_reasons(store *s)
{
	if (!s->reasons && store_index_issues(s, false))
		s->reasons = store_prepare(s, "SELECT message FROM _errors WHERE path = ? AND line = ? AND severity = 'error' "
		                              "ORDER BY \"column\", id");
	return s->reasons;
}

static bool put_reasons(store *s, sqlite3_stmt *select, slice path, unsigned line, buf *out)
{
	sqlite3_bind_text(select, 1, path.ptr, (int)path.len, SQLITE_STATIC);
	sqlite3_bind_int64(select, 2, line);
	int status;
	const char *separator = "";
	while ((status = sqlite3_step(select)) == SQLITE_ROW) {
		buf_put_string(out, separator);
		buf_put_slice(out, column_slice(select, 0));
		separator = "; ";
	}
	bool good = status == SQLITE_DONE || store_fail(s);
	sqlite3_reset(select);
	return good;
}

/* Of a row without an error of its own the reasons are those of the whole file. */
bool store_put_reasons(store *s, slice path, unsigned line, buf *out)
{
	size_t start = out->len;
	sqlite3_stmt *select = prepare_reasons(s);
	if (!select)
		return false;
	return put_reasons(s, select, path, line, out) && (out->len > start || put_reasons(s, select, path, 0, out));
}

/* ---- names of submitters ---- */

static const foreign_key *submitter_list(const store *s)
{
	const foreign_key *key = NULL;
	for (size_t i = 0; i < s->schema->table_count && !key; i++)
		key = submitter_key(&s->schema->tables[i]);
	return key;
}

/* The field that says what a row is called: the first text that is no code and no choice. */
static const schema_field *name_field(const schema_table *t, unsigned code)
{
	for (unsigned i = 0; i < t->field_count && !t->personal; i++)
		if (i != code && t->fields[i].type == FIELD_STRING && !t->fields[i].choices.count && !t->fields[i].pattern)
			return &t->fields[i];
	return NULL;
}

static sqlite3_stmt *prepare_names(store *s)
{
	const foreign_key *list = s->names || s->nameless ? NULL : submitter_list(s);
	const schema_table *to = list ? &s->schema->tables[list->table] : NULL;
	const schema_field *name = to ? name_field(to, list->to.fields[0]) : NULL;
	if (!name) {
		s->nameless = !s->names;
		return s->names;
	}
	buf_put_string(&s->sql, "SELECT ");
	put_name(&s->sql, "", name->name);
	buf_put_string(&s->sql, " FROM ");
	put_name(&s->sql, "_", to->name);
	buf_put_string(&s->sql, " WHERE ");
	put_name(&s->sql, "", to->fields[list->to.fields[0]].name);
	buf_put_string(&s->sql, " = ? LIMIT 1");
	return s->names = store_prepare_buf(s);
}

bool store_put_submitter(store *s, slice code, buf *out)
{
	sqlite3_stmt *select = prepare_names(s);
	if (!select)
		return !s->failed;
	sqlite3_bind_text(select, 1, code.ptr, (int)code.len, SQLITE_STATIC);
	int status = sqlite3_step(select);
	if (status == SQLITE_ROW)
		buf_put_slice(out, column_slice(select, 0));
	bool good = status == SQLITE_ROW || status == SQLITE_DONE || store_fail(s);
	sqlite3_reset(select);
	return good;
}

uint64_t store_count_code(const store *s, issue_code code)
{
	return s->by_code[code];
}
