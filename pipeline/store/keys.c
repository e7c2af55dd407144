/* keys.c: primary keys, unique fields and unique keys: a key that stands in more than one row is reported at the second and later ones,
 * files in byte order of their paths.
 *
 * A key with a wrong cell takes no part. A primary key has no empty cells but of booleans; a unique field
 * that is empty, or a unique key with an empty cell, repeats nothing. */
#include "store/inside.h"

typedef struct key_check {
	store *s;
	unsigned table;
	const schema_key *key;
	bool primary;             /* else a unique field or key */
	sqlite3_stmt *repeated;   /* the keys that stand more than once */
	sqlite3_stmt *rows;       /* the rows of one key */
	buf names, values, first; /* first: where the first row of the key stands, in words */
	const stored_file *first_file;
	unsigned first_line;
} key_check;

static void put_good_rows(buf *sql, const key_check *c)
{
	buf_put_string(sql, " FROM ");
	put_name(sql, "_", c->s->schema->tables[c->table].name);
	buf_printf(sql, " WHERE (_bad & %lld) = 0", (long long)key_mask(c->key));
}

static bool prepare(key_check *c)
{
	store *s = c->s;
	const schema_field *fields = s->schema->tables[c->table].fields;
	buf *sql = &s->sql;
	for (size_t i = 0; i < c->key->count; i++) {
		buf_put_string(sql, i ? ", " : "SELECT ");
		put_name(sql, "", fields[c->key->fields[i]].name);
	}
	put_good_rows(sql, c);
	for (size_t i = 0; !c->primary && i < c->key->count; i++) {
		buf_put_string(sql, " AND ");
		put_name(sql, "", fields[c->key->fields[i]].name);
		buf_put_string(sql, " IS NOT NULL");
	}
	buf_put_string(sql, " GROUP BY ");
	for (size_t i = 0; i < c->key->count; i++)
		buf_printf(sql, i ? ", %u" : "%u", (unsigned)i + 1);
	buf_put_string(sql, " HAVING count(*) > 1");
	c->repeated = store_prepare_buf(s);
	if (!c->repeated)
		return false;
	buf_put_string(sql, "SELECT rowid");
	put_good_rows(sql, c);
	for (size_t i = 0; i < c->key->count; i++) {
		buf_put_string(sql, " AND ");
		put_name(sql, "", fields[c->key->fields[i]].name);
		buf_printf(sql, " IS ?%u", (unsigned)i + 1);
	}
	buf_put_string(sql, " ORDER BY (SELECT path FROM _files WHERE id = _file_id), _line");
	c->rows = store_prepare_buf(s);
	return c->rows != NULL;
}

/* "dòng 3", or of another file "submissions/TC07/x.csv:3". */
static void put_first(key_check *c, const stored_row *r)
{
	static const char *const LINE[] = {"dòng ", "line "};
	buf_clear(&c->first);
	if (r->file == c->first_file) {
		buf_put_string(&c->first, LINE[c->s->lang]);
	} else {
		buf_put_slice(&c->first, c->first_file->path);
		buf_put_char(&c->first, ':');
	}
	buf_put_unsigned(&c->first, c->first_line);
	buf_put_char(&c->first, '\0');
}

static bool report(key_check *c, const stored_row *r)
{
	buf_clear(&c->values);
	put_key(&c->values, r, c->key);
	buf_put_char(&c->values, '\0');
	put_first(c, r);
	if (c->values.failed || c->first.failed || c->names.failed)
		return diag_no_memory(c->s->d);
	issue_code code = c->primary ? ISSUE_PRIMARY_KEY : ISSUE_CONSTRAINT_ERROR;
	constraint_kind constraint = c->primary ? CONSTRAINT_NONE : CONSTRAINT_UNIQUE;
	const char *names = c->names.data, *values = c->values.data;
	words_put(c->s, code, constraint, (const char *const[]){c->primary ? names : values, c->primary ? values : names, c->first.data, NULL});
	return finding_row(c->s, code, constraint, r, c->primary ? -1 : (int)c->key->fields[0]);
}

/* The rows of the key that `repeated` stands at: the first is remembered, the others are reported. */
static bool report_key(key_check *c)
{
	sqlite3_reset(c->rows);
	for (size_t i = 0; i < c->key->count; i++)
		sqlite3_bind_value(c->rows, (int)i + 1, sqlite3_column_value(c->repeated, (int)i));
	bool good = true;
	int status = SQLITE_DONE;
	for (size_t n = 0; good && (status = sqlite3_step(c->rows)) == SQLITE_ROW; n++) {
		stored_row r;
		if (!row_fetch(c->s, c->table, sqlite3_column_int64(c->rows, 0), &r))
			return false;
		if (n) {
			good = report(c, &r);
			continue;
		}
		c->first_file = r.file;
		c->first_line = r.line;
	}
	return good && (status == SQLITE_DONE || store_fail(c->s));
}

static bool check_key(store *s, unsigned table, const schema_key *key, bool primary)
{
	if (!store_index(s, table, key))
		return false;
	key_check c = {.s = s, .table = table, .key = key, .primary = primary};
	c.names = c.values = c.first = BUF_INIT(LIMIT_TEXT_FILE_BYTES);
	for (size_t i = 0; i < key->count; i++) {
		buf_put_string(&c.names, i ? "; " : "");
		buf_put_slice(&c.names, field_label(&s->schema->tables[table].fields[key->fields[i]]));
	}
	buf_put_char(&c.names, '\0');
	bool good = prepare(&c);
	int status = SQLITE_DONE;
	while (good && (status = sqlite3_step(c.repeated)) == SQLITE_ROW)
		good = report_key(&c);
	if (good && status != SQLITE_DONE)
		good = store_fail(s);
	sqlite3_finalize(c.repeated);
	sqlite3_finalize(c.rows);
	buf_free(&c.names);
	buf_free(&c.values);
	buf_free(&c.first);
	return good;
}

static bool is_primary(const schema_table *t, unsigned field)
{
	return t->primary.count == 1 && t->primary.fields[0] == field;
}

static bool check_unique_field(store *s, unsigned table, unsigned field)
{
	unsigned *fields = arena_array(s->memory, 1, sizeof *fields);
	if (!fields)
		return diag_no_memory(s->d);
	fields[0] = field;
	return check_key(s, table, &(schema_key){fields, 1}, false);
}

bool check_keys(store *s)
{
	for (unsigned table = 0; table < s->schema->table_count; table++) {
		const schema_table *t = &s->schema->tables[table];
		if (t->primary.count && !check_key(s, table, &t->primary, true))
			return false;
		for (unsigned f = 0; f < t->field_count; f++)
			if (t->fields[f].unique && !is_primary(t, f) && !check_unique_field(s, table, f))
				return false;
		for (size_t i = 0; i < t->unique_count; i++)
			if (!check_key(s, table, &t->unique[i], false))
				return false;
	}
	return true;
}
