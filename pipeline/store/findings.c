/* findings.c: issues: writing them down, those the store finds itself, the checks that could not be made, and handing all of them on. */
#include "store/inside.h"

#define ISSUES_AT_ONCE 8 /* to a statement, as rows (insert.c) */
#define ISSUE_COLUMNS 11

static const char *const ISSUE_TABLE[2] = {"_errors", "_notes"};

static void bind_text(sqlite3_stmt *statement, int at, slice text)
{
	if (text.len)
		sqlite3_bind_text(statement, at, text.ptr, (int)text.len, SQLITE_STATIC);
	else
		sqlite3_bind_null(statement, at);
}

static void bind_positive(sqlite3_stmt *statement, int at, unsigned value)
{
	if (value)
		sqlite3_bind_int64(statement, at, value);
	else
		sqlite3_bind_null(statement, at);
}

static sqlite3_stmt *issue_insert(store *s, bool note, bool many)
{
	if (s->insert_issue[note][many])
		return s->insert_issue[note][many];
	buf_printf(&s->sql, "INSERT INTO %s VALUES", ISSUE_TABLE[note]);
	for (size_t n = 0; n < (many ? ISSUES_AT_ONCE : 1); n++)
		buf_put_string(&s->sql, n ? ",(NULL,?,?,?,?,?,?,?,?,?,?,?)" : "(NULL,?,?,?,?,?,?,?,?,?,?,?)");
	return s->insert_issue[note][many] = store_prepare_buf(s);
}

static void count_issue(store *s, stored_file *f, severity level)
{
	uint64_t none[3], *own[3] = {&none[0], &none[1], &none[2]};
	if (f) {
		own[SEVERITY_ERROR] = &f->errors;
		own[SEVERITY_WARNING] = &f->warnings;
		own[SEVERITY_NOTE] = &f->notes;
	}
	uint64_t *all[3] = {[SEVERITY_ERROR] = &s->counts.errors, [SEVERITY_WARNING] = &s->counts.warnings, [SEVERITY_NOTE] = &s->counts.notes};
	++*all[level];
	if (f)
		++*own[level];
}

static stored_file *file_of(store *s, const issue *i)
{
	return i->file ? &s->files.items[i->file - 1] : NULL;
}

static bool is_note(const issue *i)
{
	return issue_severity(i->code) == SEVERITY_NOTE;
}

/* To the parameters of the statement's row number `n`. */
static void bind_issue(store *s, sqlite3_stmt *insert, size_t n, const issue *i)
{
	const stored_file *f = file_of(s, i);
	int at = (int)n * ISSUE_COLUMNS;
	sqlite3_bind_text(insert, at + 1, issue_code_name(i->code), -1, SQLITE_STATIC);
	bind_text(insert, at + 2, slice_of(constraint_name(i->constraint)));
	sqlite3_bind_text(insert, at + 3, severity_name(issue_severity(i->code)), -1, SQLITE_STATIC);
	bind_text(insert, at + 4, f ? f->path : i->path);
	sqlite3_bind_int64(insert, at + 5, i->line);
	bind_positive(insert, at + 6, i->row);
	bind_text(insert, at + 7, i->field);
	bind_positive(insert, at + 8, i->column);
	bind_text(insert, at + 9, i->cell);
	bind_text(insert, at + 10, i->text);
	bind_text(insert, at + 11, i->hint);
}

static void count_alike(stored_file *f, const issue *i)
{
	for (size_t k = 0; f && i->line && k < ALIKE_COUNT; k++)
		f->alike[k] += i->code == ALIKE_KINDS[k].code && i->constraint == ALIKE_KINDS[k].constraint;
}

/* Issues for one table: ISSUES_AT_ONCE of them, or one. */
static bool add_issues(store *s, const issue *issues, bool many)
{
	sqlite3_stmt *insert = issue_insert(s, is_note(issues), many);
	if (!insert)
		return false;
	for (size_t n = 0; n < (many ? ISSUES_AT_ONCE : 1); n++) {
		stored_file *f = file_of(s, &issues[n]);
		bind_issue(s, insert, n, &issues[n]);
		count_issue(s, f, issue_severity(issues[n].code));
		count_alike(f, &issues[n]);
		s->by_code[issues[n].code]++;
	}
	if (!store_run(s, insert))
		return false;
	if (!is_note(issues))
		s->last_error = sqlite3_last_insert_rowid(s->db);
	return true;
}

bool store_add_issue(store *s, const issue *i)
{
	return add_issues(s, i, false);
}

bool issues_add(store *s, const issue *issues, size_t count)
{
	while (count) {
		size_t same = 1;
		while (same < count && same < ISSUES_AT_ONCE && is_note(&issues[same]) == is_note(issues))
			same++;
		bool many = same == ISSUES_AT_ONCE;
		if (!add_issues(s, issues, many))
			return false;
		issues += many ? ISSUES_AT_ONCE : 1;
		count -= many ? ISSUES_AT_ONCE : 1;
	}
	return true;
}

/* ---- found by the store ---- */

static bool mark_rejected(store *s, const stored_row *r)
{
	stored_table *t = &s->tables[r->table];
	if (!t->reject) {
		buf_put_string(&s->sql, "UPDATE ");
		put_name(&s->sql, "_", t->schema->name);
		buf_put_string(&s->sql, " SET _rejected = 1 WHERE rowid = ? AND NOT _rejected");
		t->reject = store_prepare_buf(s);
	}
	if (!t->reject)
		return false;
	sqlite3_bind_int64(t->reject, 1, r->rowid);
	if (!store_run(s, t->reject))
		return false;
	unsigned changed = (unsigned)sqlite3_changes(s->db);
	r->file->rejected += changed;
	s->counts.rejected += changed;
	return true;
}

bool finding_row(store *s, issue_code code, constraint_kind constraint, const stored_row *r, int field)
{
	issue i = {.code = code, .constraint = constraint, .file = r->file - s->files.items + 1, .line = r->line, .row = r->number};
	if (field >= 0) {
		i.field = s->tables[r->table].schema->fields[field].name;
		i.column = r->file->columns ? r->file->columns[field] : 0;
		buf_clear(&s->cell);
		put_shown(&s->cell, r, (unsigned)field);
		i.cell = buf_slice(&s->cell);
	}
	i.text = buf_slice(&s->text);
	i.hint = buf_slice(&s->hint);
	if (s->text.failed || s->hint.failed || s->cell.failed)
		return diag_no_memory(s->d);
	return store_add_issue(s, &i) && (issue_severity(code) != SEVERITY_ERROR || mark_rejected(s, r));
}

bool finding_rejected(store *s, issue_code code, const stored_row *r, unsigned field, slice cell)
{
	if (s->text.failed || s->hint.failed)
		return diag_no_memory(s->d);
	return store_add_issue(s, &(issue){.code = code,
	                              .file = r->file - s->files.items + 1,
	                              .line = r->line,
	                              .row = r->number,
	                              .field = r->schema->fields[field].name,
	                              .column = r->file->columns ? r->file->columns[field] : 0,
	                              .cell = cell,
	                              .text = buf_slice(&s->text),
	                              .hint = buf_slice(&s->hint)});
}

bool finding_file(store *s, issue_code code, slice path)
{
	if (s->text.failed || s->hint.failed)
		return diag_no_memory(s->d);
	const stored_file *f = file_find(&s->files, path);
	return store_add_issue(s,
	    &(issue){
	        .code = code, .file = f ? f - s->files.items + 1 : 0, .path = path, .text = buf_slice(&s->text), .hint = buf_slice(&s->hint)});
}

/* ---- checks that were not made ---- */

bool file_is_troubled(const stored_file *f)
{
	return f->missing || !f->readable || f->broken > 0;
}

static bool note_in(store *s, stored_files *list, unsigned table, const slice *submitter, const char *check)
{
	for (size_t i = 0; i < list->count; i++) {
		stored_file *f = &list->items[i];
		if (f->table != table || !file_is_troubled(f) || (submitter && !slice_equal(f->submitter, *submitter)))
			continue;
		f->skipped = f->skipped ? arena_printf(s->memory, "%s; %s", f->skipped, check) : arena_printf(s->memory, "%s", check);
		if (!f->skipped)
			return diag_no_memory(s->d);
	}
	return true;
}

bool skip_note(store *s, unsigned table, const slice *submitter, const char *check)
{
	return note_in(s, &s->files, table, submitter, check) && note_in(s, &s->missing, table, submitter, check) &&
	       note_in(s, &s->unread, table, submitter, check);
}

/* Why the rows of a file are not all known. */
static const char *trouble(const store *s, const stored_file *f)
{
	static const char *const MISSING[] = {"chưa có tệp này", "it has not been sent"},
	                         *const UNREADABLE[] = {"chưa đọc được tệp này", "this file could not be read"},
	                         *const BROKEN[] = {
	                             "tệp này có dòng không tách được ô", "the cells of some of its rows could not be told apart"};
	return f->missing ? MISSING[s->lang] : !f->readable ? UNREADABLE[s->lang] : BROKEN[s->lang];
}

static bool report_skipped(store *s, const stored_files *list)
{
	for (size_t i = 0; i < list->count; i++) {
		const stored_file *f = &list->items[i];
		if (!f->skipped)
			continue;
		words_put(s, ISSUE_CHECK_SKIPPED, CONSTRAINT_NONE, (const char *const[]){f->skipped, trouble(s, f), NULL});
		if (!finding_file(s, ISSUE_CHECK_SKIPPED, f->path))
			return false;
	}
	return true;
}

bool skip_report(store *s)
{
	return report_skipped(s, &s->files) && report_skipped(s, &s->missing) && report_skipped(s, &s->unread);
}

/* ---- handing on ---- */

static constraint_kind constraint_find(slice name)
{
	for (int k = CONSTRAINT_NONE; k < CONSTRAINT_COUNT; k++)
		if (slice_is(name, constraint_name((constraint_kind)k)))
			return (constraint_kind)k;
	return CONSTRAINT_NONE;
}

static issue read_issue(sqlite3_stmt *select)
{
	issue i = {.constraint = constraint_find(column_slice(select, 1)),
	    .path = column_slice(select, 2),
	    .line = (unsigned)sqlite3_column_int64(select, 3),
	    .row = (unsigned)sqlite3_column_int64(select, 4),
	    .field = column_slice(select, 5),
	    .column = (unsigned)sqlite3_column_int64(select, 6),
	    .cell = column_slice(select, 7),
	    .text = column_slice(select, 8),
	    .hint = column_slice(select, 9)};
	if (!issue_code_find(column_slice(select, 0), &i.code))
		i.code = ISSUE_FACT_ERROR;
	return i;
}

/* Made once, when somebody first asks for issues in order: sorting their places costs a fraction of sorting their words at every asking. */
bool store_index_issues(store *s, bool notes)
{
	if (s->issues_indexed[notes])
		return true;
	buf_printf(&s->sql, "CREATE INDEX %s_place ON %s(path, line, \"column\", id, severity)", ISSUE_TABLE[notes], ISSUE_TABLE[notes]);
	sqlite3_stmt *create = store_prepare_buf(s);
	s->issues_indexed[notes] = create && store_run(s, create);
	sqlite3_finalize(create);
	return s->issues_indexed[notes];
}

/* In order; `where` is on paths. */
static sqlite3_stmt *prepare_issues(store *s, bool notes, const char *where)
{
	if (!store_index_issues(s, notes))
		return NULL;
	buf_printf(&s->sql,
	    "SELECT code, constraint_name, path, line, \"row\", field, \"column\", cell, message, hint FROM %s INDEXED BY %s_place "
	    "%s ORDER BY path, line, \"column\", id",
	    ISSUE_TABLE[notes], ISSUE_TABLE[notes], where);
	return store_prepare_buf(s);
}

bool store_each_issue(store *s, bool notes, bool (*fn)(void *user, const issue *i), void *user)
{
	sqlite3_stmt *select = prepare_issues(s, notes, "");
	int status = SQLITE_DONE;
	bool on = select != NULL;
	while (on && (status = sqlite3_step(select)) == SQLITE_ROW) {
		issue i = read_issue(select);
		on = fn(user, &i);
	}
	if (on && status != SQLITE_DONE)
		on = store_fail(s);
	sqlite3_finalize(select);
	return on;
}

/* From the paths behind that of `i` on. */
static sqlite3_stmt *skip_path(store *s, bool notes, sqlite3_stmt *select, const issue *i)
{
	sqlite3_stmt *rest = prepare_issues(s, notes, i->path.len ? "WHERE path > ?" : "WHERE path IS NOT NULL");
	if (rest && i->path.len)
		sqlite3_bind_text(rest, 1, i->path.ptr, (int)i->path.len, SQLITE_TRANSIENT);
	sqlite3_finalize(select);
	return rest;
}

bool store_each_first_issue(store *s, bool notes, size_t most, bool (*fn)(void *user, const issue *i), void *user)
{
	sqlite3_stmt *select = prepare_issues(s, notes, "");
	int status = SQLITE_DONE;
	bool on = select != NULL;
	size_t of_path = 0;
	buf path = BUF_INIT(LIMIT_TEXT_FILE_BYTES);
	while (on && (status = sqlite3_step(select)) == SQLITE_ROW) {
		issue i = read_issue(select);
		if (!slice_equal(i.path, buf_slice(&path)))
			of_path = 0;
		buf_clear(&path);
		buf_put_slice(&path, i.path);
		if (path.failed)
			on = diag_no_memory(s->d);
		else if (of_path++ < most)
			on = fn(user, &i);
		else
			on = (select = skip_path(s, notes, select, &i)) != NULL;
	}
	if (on && status != SQLITE_DONE)
		on = store_fail(s);
	sqlite3_finalize(select);
	buf_free(&path);
	return on;
}

bool store_count_path(store *s, bool notes, slice path, uint64_t *out)
{
	if (!store_index_issues(s, notes))
		return false;
	buf_printf(&s->sql, "SELECT count(*) FROM %s WHERE path IS ?", ISSUE_TABLE[notes]);
	sqlite3_stmt *count = store_prepare_buf(s);
	if (!count)
		return false;
	bind_text(count, 1, path);
	bool good = sqlite3_step(count) == SQLITE_ROW || store_fail(s);
	if (good)
		*out = (uint64_t)sqlite3_column_int64(count, 0);
	sqlite3_finalize(count);
	return good;
}
