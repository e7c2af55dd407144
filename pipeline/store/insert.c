/* insert.c: putting files and rows into the database.
 *
 * A row of its own costs one binding of its cells and one step, most of it for starting and ending the statement; rows that come together
 * share a statement of ROWS_AT_ONCE, which halves the cost. */
#include "base/array.h"
#include "store/inside.h"

#define ROWS_AT_ONCE 16

static const message UNDECLARED = {"undeclared-table", STATUS_MACHINE,
    {"bảng “{1}” không có trong cơ sở dữ liệu", "the database has no table “{1}”"},
    {"Xoá out/store.sqlite rồi chạy lại.", "Delete out/store.sqlite and run again."}};

/* Places of the columns behind the fields of `_T`. */
enum { AT_FILE, AT_LINE, AT_ROW, AT_BAD, AT_REJECTED, PLACE_COUNT };

static void bind_slice(sqlite3_stmt *statement, int at, slice text)
{
	sqlite3_bind_text(statement, at, text.ptr ? text.ptr : "", (int)text.len, SQLITE_STATIC);
}

static bool write_file(store *s, int64_t number, const file_record *f)
{
	if (!s->insert_file)
		s->insert_file = store_prepare(s, "INSERT INTO _files(id, path, table_name, submitter, sha256, size) VALUES(?,?,?,?,?,?)");
	if (!s->insert_file)
		return false;
	sqlite3_bind_int64(s->insert_file, 1, number);
	bind_slice(s->insert_file, 2, f->path);
	bind_slice(s->insert_file, 3, f->table);
	if (f->submitter.len)
		bind_slice(s->insert_file, 4, f->submitter);
	else
		sqlite3_bind_null(s->insert_file, 4);
	sqlite3_bind_text(s->insert_file, 5, f->sha256, -1, SQLITE_STATIC);
	sqlite3_bind_int64(s->insert_file, 6, (int64_t)f->size);
	return store_run(s, s->insert_file);
}

int64_t store_add_file(store *s, const file_record *f)
{
	stored_file *items = array_room(s->files.items, &s->files.cap, s->files.count + 1, sizeof *items);
	const schema_table *t = schema_find_table(s->schema, f->table);
	if (!items)
		return diag_no_memory(s->d);
	s->files.items = items;
	if (!t)
		return diag_report(s->d, &UNDECLARED, NOWHERE, arena_string(s->memory, f->table));
	slice path = arena_copy(s->memory, f->path), submitter = arena_copy(s->memory, f->submitter);
	if (!path.ptr || !submitter.ptr)
		return diag_no_memory(s->d);
	unsigned table = (unsigned)(t - s->schema->tables);
	items[s->files.count] = (stored_file){.path = path, .submitter = submitter, .table = table, .errors_before = s->last_error};
	s->tables[table].files++;
	s->counts.files++;
	int64_t number = (int64_t)++s->files.count;
	return write_file(s, number, f) ? number : 0;
}

bool store_add_unread(store *s, const file_record *f)
{
	stored_file *items = array_room(s->unread.items, &s->unread.cap, s->unread.count + 1, sizeof *items);
	const schema_table *t = schema_find_table(s->schema, f->table);
	slice path = arena_copy(s->memory, f->path), submitter = arena_copy(s->memory, f->submitter);
	if (items)
		s->unread.items = items;
	if (!items || !t || !path.ptr || !submitter.ptr)
		return diag_no_memory(s->d);
	unsigned table = (unsigned)(t - s->schema->tables);
	items[s->unread.count++] = (stored_file){.path = path, .submitter = submitter, .table = table};
	s->tables[table].troubled++;
	return true;
}

/* "1 2 0 4": the file column of each field. */
static void put_columns(buf *out, const uint16_t *columns, size_t count)
{
	buf_clear(out);
	for (size_t i = 0; columns && i < count; i++) {
		if (i)
			buf_put_char(out, ' ');
		buf_put_unsigned(out, columns[i]);
	}
}

bool store_end_file(store *s, int64_t file, const file_outcome *o)
{
	stored_file *f = &s->files.items[file - 1];
	size_t fields = s->tables[f->table].schema->field_count;
	f->readable = o->readable;
	f->rows = o->rows;
	f->rejected = o->rejected + f->refused;
	f->broken = o->broken;
	s->counts.rejected += f->rejected;
	s->counts.rows += o->rows;
	if (file_is_troubled(f))
		s->tables[f->table].troubled++;
	if (o->columns) {
		uint16_t *columns = arena_array(s->memory, fields, sizeof *columns);
		if (!columns)
			return diag_no_memory(s->d);
		memcpy(columns, o->columns, fields * sizeof *columns);
		f->columns = columns;
	}
	if (!s->end_file)
		s->end_file = store_prepare(s, "UPDATE _files SET columns=?, readable=?, rows=?, rejected=?, broken=? WHERE id=?");
	if (!s->end_file)
		return false;
	put_columns(&s->sql, o->columns, fields);
	bind_slice(s->end_file, 1, buf_slice(&s->sql));
	sqlite3_bind_int(s->end_file, 2, o->readable);
	sqlite3_bind_int64(s->end_file, 3, o->rows);
	sqlite3_bind_int64(s->end_file, 4, f->rejected);
	sqlite3_bind_int64(s->end_file, 5, o->broken);
	sqlite3_bind_int64(s->end_file, 6, file);
	bool done = store_run(s, s->end_file);
	buf_clear(&s->sql);
	return done && join_alike(s, f);
}

static sqlite3_stmt *row_insert(store *s, stored_table *t, bool many)
{
	if (t->insert[many])
		return t->insert[many];
	buf_put_string(&s->sql, "INSERT INTO ");
	put_name(&s->sql, "_", t->schema->name);
	for (size_t n = 0; n < (many ? ROWS_AT_ONCE : 1); n++) {
		buf_put_string(&s->sql, n ? ",(?" : " VALUES(?");
		for (size_t i = 1; i < t->schema->field_count + PLACE_COUNT; i++)
			buf_put_string(&s->sql, ",?");
		buf_put_char(&s->sql, ')');
	}
	return t->insert[many] = store_prepare_buf(s);
}

static void bind_cell(sqlite3_stmt *statement, int at, const cell_value *v)
{
	switch (v->kind) {
	case VALUE_INTEGER: sqlite3_bind_int64(statement, at, v->integer); return;
	case VALUE_REAL: sqlite3_bind_double(statement, at, v->real); return;
	case VALUE_TEXT: bind_slice(statement, at, v->text); return;
	default: sqlite3_bind_null(statement, at); return;
	}
}

/* From parameter `at` on. */
static void bind_row(sqlite3_stmt *insert, int at, const row *r, bool rejected)
{
	int fields = (int)r->table->field_count;
	for (int i = 0; i < fields; i++)
		bind_cell(insert, at + i, &r->cells[i]);
	at += fields;
	sqlite3_bind_int64(insert, at + AT_FILE, r->file);
	sqlite3_bind_int64(insert, at + AT_LINE, r->line);
	sqlite3_bind_int64(insert, at + AT_ROW, r->number);
	sqlite3_bind_int64(insert, at + AT_BAD, (int64_t)r->bad);
	sqlite3_bind_int(insert, at + AT_REJECTED, rejected);
}

/* What is remembered of a row that was stored. */
static bool remember(store *s, const stored_table *t, const row *r, uint64_t missing, int64_t rowid)
{
	stored_file *f = &s->files.items[r->file - 1];
	f->last_row = rowid;
	if (!f->first_row)
		f->first_row = rowid;
	f->refused += !r->rejected && (missing & t->settled);
	return !missing || known_note(s, t, missing, r, rowid);
}

/* Rows of one table: ROWS_AT_ONCE of them, or one. */
static bool add_rows(store *s, stored_table *t, const row *rows, bool many)
{
	sqlite3_stmt *insert = row_insert(s, t, many);
	if (!insert || !known_load(s, t))
		return false;
	int count = many ? ROWS_AT_ONCE : 1, width = (int)t->schema->field_count + PLACE_COUNT;
	uint64_t missing[ROWS_AT_ONCE] = {0};
	for (int i = 0; i < count; i++) {
		if (t->known)
			missing[i] = known_missing(t, &rows[i]);
		bind_row(insert, i * width + 1, &rows[i], rows[i].rejected || (missing[i] & t->settled));
	}
	if (!store_run(s, insert))
		return false;
	int64_t first = sqlite3_last_insert_rowid(s->db) - count + 1;
	for (int i = 0; i < count; i++)
		if (!remember(s, t, &rows[i], missing[i], first + i))
			return false;
	return true;
}

static size_t rows_of_one_table(const row *rows, size_t count)
{
	size_t n = 1;
	while (n < count && n < ROWS_AT_ONCE && rows[n].table == rows[0].table)
		n++;
	return n;
}

static bool take_rows(store *s, const row *rows, size_t count)
{
	while (count) {
		stored_table *t = &s->tables[rows->table - s->schema->tables];
		bool many = rows_of_one_table(rows, count) == ROWS_AT_ONCE;
		if (!add_rows(s, t, rows, many))
			return false;
		rows += many ? ROWS_AT_ONCE : 1;
		count -= many ? ROWS_AT_ONCE : 1;
	}
	return true;
}

static bool take_entry(store *s, const batch *b, const batch_entry *e)
{
	switch (e->kind) {
	case ENTRY_FILE: return store_add_file(s, &b->files[e->at]) > 0;
	case ENTRY_ROWS: return take_rows(s, &b->rows[e->at], e->count);
	default: return store_end_file(s, b->outcomes[e->at].file, &b->outcomes[e->at].outcome);
	}
}

bool store_take(store *s, const batch *b)
{
	for (size_t i = 0; i < b->entry_count; i++)
		if (!take_entry(s, b, &b->entries[i]))
			return false;
	if (!issues_add(s, b->issues, b->issue_count))
		return false;
	for (size_t i = 0; i < b->outcome_count; i++) /* the issues of a file that ends here are in only now */
		if (!join_alike(s, &s->files.items[b->outcomes[i].file - 1]))
			return false;
	return true;
}

bool store_add_row(store *s, const row *r)
{
	return add_rows(s, &s->tables[r->table - s->schema->tables], r, false);
}
