/* rows.c: finding stored rows and files again, for issues that SQL found.
 *
 * A file's rows have consecutive rowids in order of their lines, so that the row of a line is found by guessing its distance from the first
 * row and halving what is left: no index on places is needed. */
#include "store/inside.h"
#include "validate/mask.h"

static int by_path(const void *a, const void *b)
{
	const stored_file *const *x = a, *const *y = b;
	return slice_compare((*x)->path, (*y)->path);
}

bool files_sort(store *s, stored_files *list)
{
	free(list->by_path);
	list->by_path = calloc(list->count + 1, sizeof(void *));
	if (!list->by_path)
		return diag_no_memory(s->d);
	for (size_t i = 0; i < list->count; i++)
		list->by_path[i] = &list->items[i];
	qsort(list->by_path, list->count, sizeof(void *), by_path);
	return true;
}

stored_file *file_find(const stored_files *list, slice path)
{
	stored_file wanted = {.path = path};
	const stored_file *key = &wanted;
	const stored_file **found = list->by_path ? bsearch(&key, list->by_path, list->count, sizeof(void *), by_path) : NULL;
	return found ? &list->items[*found - list->items] : NULL;
}

static sqlite3_stmt *fetch_statement(store *s, stored_table *t)
{
	if (t->fetch)
		return t->fetch;
	buf_put_string(&s->sql, "SELECT * FROM ");
	put_name(&s->sql, "_", t->schema->name);
	buf_put_string(&s->sql, " WHERE rowid = ?");
	return t->fetch = store_prepare_buf(s);
}

bool row_fetch(store *s, unsigned table, int64_t rowid, stored_row *out)
{
	stored_table *t = &s->tables[table];
	sqlite3_stmt *fetch = fetch_statement(s, t);
	if (!fetch)
		return false;
	sqlite3_reset(fetch);
	sqlite3_bind_int64(fetch, 1, rowid);
	int status = sqlite3_step(fetch);
	if (status == SQLITE_DONE)
		return false;
	if (status != SQLITE_ROW)
		return store_fail(s);
	int n = (int)t->schema->field_count;
	*out = (stored_row){
	    .table = table,
	    .schema = t->schema,
	    .rowid = rowid,
	    .file = &s->files.items[sqlite3_column_int64(fetch, n) - 1],
	    .line = (unsigned)sqlite3_column_int64(fetch, n + 1),
	    .number = (unsigned)sqlite3_column_int64(fetch, n + 2),
	    .bad = (uint64_t)sqlite3_column_int64(fetch, n + 3),
	    .cells = fetch,
	};
	return true;
}

bool row_fetch_line(store *s, stored_file *file, unsigned line, stored_row *out)
{
	int64_t low = file->first_row, high = file->last_row;
	if (!low || !row_fetch(s, file->table, low, out))
		return false;
	int64_t probe = low + ((int64_t)line - (int64_t)out->line);
	while (low <= high) {
		if (probe < low || probe > high)
			probe = low + (high - low) / 2;
		if (!row_fetch(s, file->table, probe, out))
			return false;
		if (out->line == line)
			return true;
		if (out->line < line)
			low = probe + 1;
		else
			high = probe - 1;
		probe = low - 1; /* from now on by halving */
	}
	return false;
}

void put_stored(buf *out, sqlite3_stmt *statement, int i)
{
	decimal number;
	switch (sqlite3_column_type(statement, i)) {
	case SQLITE_INTEGER: buf_put_signed(out, sqlite3_column_int64(statement, i)); return;
	case SQLITE_FLOAT:
		if (decimal_from_double(sqlite3_column_double(statement, i), &number)) {
			decimal_put(out, number);
			return;
		}
		break;
	case SQLITE_NULL: return;
	default: break;
	}
	buf_put_slice(out, column_slice(statement, i));
}

void put_shown(buf *out, const stored_row *r, unsigned field)
{
	const schema_field *f = &r->schema->fields[field];
	if (mask_lets_through(f)) {
		put_stored(out, r->cells, (int)field);
		return;
	}
	buf whole = BUF_INIT(LIMIT_FIELD_BYTES);
	put_stored(&whole, r->cells, (int)field);
	mask_put(out, f, buf_slice(&whole));
	out->failed = out->failed || whole.failed;
	buf_free(&whole);
}

void put_key(buf *out, const stored_row *r, const schema_key *key)
{
	for (size_t i = 0; i < key->count; i++) {
		if (i)
			buf_put_string(out, "; ");
		put_shown(out, r, key->fields[i]);
	}
}

slice table_path(store *s, const schema_table *t, slice submitter)
{
	buf_clear(&s->cell);
	buf_put_slice(&s->cell, t->folder);
	buf_put_char(&s->cell, '/');
	if (t->submitted) {
		buf_put_slice(&s->cell, submitter);
		buf_put_char(&s->cell, '/');
	}
	buf_put_slice(&s->cell, t->file_name);
	slice path = arena_copy(s->memory, buf_slice(&s->cell));
	if (!path.ptr)
		diag_no_memory(s->d);
	return path;
}
