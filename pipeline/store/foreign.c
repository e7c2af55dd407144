/* foreign.c: foreign keys: a code that the table referred to does not hold. Rows that are known to have theirs (known.c) are not looked at.
 *
 * Rows whose referring cells are wrong or empty are not asked; rejected rows of the table referred to count as existing. One cause, one
 * error: where that table could not be read the check is not made, and where some of its rows have an unknown key (a wrong cell, a record
 * whose cells could not be told apart) as many unknown codes are taken to be theirs. */
#include "store/inside.h"

#include "base/array.h"
#include "store/nearest.h"
#include "validate/mask.h"

/* Suggestions cost a look at every code: they are made for so many different codes of one key, and among so many candidates. */
#define SUGGESTED_CODES 50
#define CANDIDATES 20000

typedef struct suggestion {
	slice code, near;
} suggestion;

typedef struct foreign_check {
	store *s;
	unsigned from, to; /* tables */
	const foreign_key *key;
	size_t number;    /* of the key in its table */
	const char *name; /* what is checked, in words, for notes */
	arena *memory;
	bool loaded;
	slice *candidates;
	size_t candidate_count;
	suggestion made[SUGGESTED_CODES];
	size_t made_count;
} foreign_check;

/* " FROM _T AS c WHERE …": the rows whose key is not there. */
static void put_misses(buf *sql, const foreign_check *c)
{
	const schema_table *from = &c->s->schema->tables[c->from], *to = &c->s->schema->tables[c->to];
	bool noted = known_of(c->s, c->from, c->number) == KNOWN_NOTED;
	buf_put_string(sql, noted ? " FROM temp._pending AS p CROSS JOIN " : " FROM ");
	put_name(sql, "_", from->name);
	buf_put_string(sql, " AS c WHERE ");
	if (noted)
		buf_printf(sql, "p.table_number = %u AND p.key = %zu AND c.rowid = p.row AND ", c->from, c->number);
	buf_printf(sql, "(c._bad & %lld) = 0", (long long)key_mask(&c->key->from));
	for (size_t i = 0; i < c->key->from.count; i++) {
		buf_put_string(sql, " AND c.");
		put_name(sql, "", from->fields[c->key->from.fields[i]].name);
		buf_put_string(sql, " IS NOT NULL");
	}
	buf_put_string(sql, " AND NOT EXISTS (SELECT 1 FROM ");
	put_name(sql, "_", to->name);
	buf_put_string(sql, " AS r WHERE ");
	for (size_t i = 0; i < c->key->from.count; i++) {
		buf_put_string(sql, i ? " AND r." : "r.");
		put_name(sql, "", to->fields[c->key->to.fields[i]].name);
		buf_put_string(sql, " = c.");
		put_name(sql, "", from->fields[c->key->from.fields[i]].name);
	}
	buf_put_char(sql, ')');
}

static bool read_number(store *s, uint64_t *out)
{
	sqlite3_stmt *select = store_prepare_buf(s);
	bool good = select && (sqlite3_step(select) == SQLITE_ROW || store_fail(s));
	if (good)
		*out = (uint64_t)sqlite3_column_int64(select, 0);
	sqlite3_finalize(select);
	return good;
}

bool count_unknown_keys(store *s, unsigned table, const schema_key *key, uint64_t *out)
{
	buf_put_string(&s->sql, "SELECT count(*) FROM ");
	put_name(&s->sql, "_", s->schema->tables[table].name);
	buf_printf(&s->sql, " WHERE (_bad & %lld) <> 0", (long long)key_mask(key));
	if (!read_number(s, out))
		return false;
	for (size_t i = 0; i < s->files.count; i++)
		if (s->files.items[i].table == table)
			*out += s->files.items[i].broken;
	return true;
}

static bool count_missed(const foreign_check *c, uint64_t *out)
{
	buf *sql = &c->s->sql;
	buf_put_string(sql, "SELECT count(*) FROM (SELECT DISTINCT ");
	for (size_t i = 0; i < c->key->from.count; i++) {
		buf_put_string(sql, i ? ", c." : "c.");
		put_name(sql, "", c->s->schema->tables[c->from].fields[c->key->from.fields[i]].name);
	}
	put_misses(sql, c);
	buf_put_char(sql, ')');
	return read_number(c->s, out);
}

/* ---- suggestions, for keys of one text ---- */

static bool load_candidates(foreign_check *c)
{
	store *s = c->s;
	const schema_table *to = &s->schema->tables[c->to];
	c->loaded = true;
	buf_put_string(&s->sql, "SELECT DISTINCT ");
	put_name(&s->sql, "", to->fields[c->key->to.fields[0]].name);
	buf_put_string(&s->sql, " FROM ");
	put_name(&s->sql, "_", to->name);
	buf_put_string(&s->sql, " WHERE ");
	put_name(&s->sql, "", to->fields[c->key->to.fields[0]].name);
	buf_printf(&s->sql, " IS NOT NULL ORDER BY 1 LIMIT %d", CANDIDATES);
	sqlite3_stmt *select = store_prepare_buf(s);
	c->candidates = arena_array(c->memory, CANDIDATES, sizeof *c->candidates);
	bool good = select && c->candidates;
	while (good && sqlite3_step(select) == SQLITE_ROW) {
		slice code = arena_copy(c->memory, column_slice(select, 0));
		good = code.ptr != NULL;
		c->candidates[c->candidate_count] = code;
		c->candidate_count += good;
	}
	sqlite3_finalize(select);
	return good || diag_no_memory(s->d);
}

static bool suggest(foreign_check *c, slice code, slice *near)
{
	*near = (slice){NULL, 0};
	const schema_field *f = &c->s->schema->tables[c->from].fields[c->key->from.fields[0]];
	bool text = c->key->from.count == 1 && f->type == FIELD_STRING;
	text = text && mask_lets_through(f) && !c->s->schema->tables[c->to].personal; /* no person's number for another's */
	for (size_t i = 0; text && i < c->made_count; i++)
		if (slice_equal(c->made[i].code, code)) {
			*near = c->made[i].near;
			return true;
		}
	if (!text || c->made_count == SUGGESTED_CODES)
		return true;
	if (!c->loaded && !load_candidates(c))
		return false;
	slice kept = arena_copy(c->memory, code);
	if (!kept.ptr)
		return diag_no_memory(c->s->d);
	*near = nearest_code(code, c->candidates, c->candidate_count);
	c->made[c->made_count++] = (suggestion){kept, *near};
	return true;
}

/* ---- reporting ---- */

static const char *labels(foreign_check *c)
{
	const char *all = NULL;
	for (size_t i = 0; i < c->key->from.count; i++) {
		slice label = field_label(&c->s->schema->tables[c->from].fields[c->key->from.fields[i]]);
		all = arena_printf(c->memory, "%s%s%.*s", all ? all : "", all ? "; " : "", (int)label.len, label.ptr);
	}
	return all;
}

/* The words for the key in s->cell, into s->text and s->hint. */
static bool put_words(foreign_check *c, const char *columns)
{
	store *s = c->s;
	const schema_table *to = &s->schema->tables[c->to];
	slice title = table_label(to), near;
	if (s->cell.failed || !suggest(c, buf_slice(&s->cell), &near))
		return diag_no_memory(s->d);
	buf_put_char(&s->cell, '\0');
	buf *words = &s->sql;
	buf_clear(words);
	buf_put_slice(words, title);
	buf_put_char(words, '\0');
	size_t hint = words->len;
	if (near.len) {
		buf_put_string(words, s->lang == LANG_VI ? "Mã gần nhất: “" : "The nearest code is “");
		buf_put_slice(words, near);
		buf_put_string(words, "”. ");
	}
	buf_put_char(words, '\0');
	if (words->failed || s->cell.failed)
		return diag_no_memory(s->d);
	words_put(s, ISSUE_FOREIGN_KEY, CONSTRAINT_NONE, (const char *const[]){s->cell.data, columns, words->data, words->data + hint, NULL});
	buf_clear(words);
	return true;
}

static bool report(foreign_check *c, const stored_row *r, const char *columns)
{
	buf_clear(&c->s->cell);
	put_key(&c->s->cell, r, &c->key->from);
	return put_words(c, columns) && finding_row(c->s, ISSUE_FOREIGN_KEY, CONSTRAINT_NONE, r, (int)c->key->from.fields[0]);
}

static bool report_misses(foreign_check *c)
{
	store *s = c->s;
	const char *columns = labels(c);
	if (!columns)
		return diag_no_memory(s->d);
	buf_put_string(&s->sql, "SELECT c.rowid");
	put_misses(&s->sql, c);
	sqlite3_stmt *select = store_prepare_buf(s);
	bool good = select != NULL;
	int status = SQLITE_DONE;
	while (good && (status = sqlite3_step(select)) == SQLITE_ROW) {
		stored_row r;
		good = row_fetch(s, c->from, sqlite3_column_int64(select, 0), &r) && report(c, &r, columns);
	}
	sqlite3_finalize(select);
	return good && (status == SQLITE_DONE || store_fail(s));
}

/* A row that known.c noted as wrong: a code of another table is no person's data, so that it is shown as it is. */
static bool report_noted(foreign_check *c, sqlite3_stmt *select, const char *columns)
{
	store *s = c->s;
	const stored_row r = {.schema = &s->schema->tables[c->from],
	    .file = &s->files.items[sqlite3_column_int64(select, 0) - 1],
	    .line = (unsigned)sqlite3_column_int64(select, 1),
	    .number = (unsigned)sqlite3_column_int64(select, 2)};
	buf_clear(&s->cell);
	buf_put_slice(&s->cell, column_slice(select, 3));
	return put_words(c, columns) && finding_rejected(s, ISSUE_FOREIGN_KEY, &r, c->key->from.fields[0], column_slice(select, 3));
}

static bool report_all_noted(foreign_check *c)
{
	store *s = c->s;
	const char *columns = labels(c);
	if (!columns)
		return diag_no_memory(s->d);
	buf_printf(&s->sql, "SELECT file, line, number, code FROM temp._pending WHERE table_number = %u AND key = %zu ORDER BY row", c->from,
	    c->number);
	sqlite3_stmt *select = store_prepare_buf(s);
	bool good = select != NULL;
	int status = SQLITE_DONE;
	while (good && (status = sqlite3_step(select)) == SQLITE_ROW)
		good = report_noted(c, select, columns);
	sqlite3_finalize(select);
	return good && (status == SQLITE_DONE || store_fail(s));
}

static const char *check_in_words(foreign_check *c)
{
	static const char *const WORDS[] = {"“%s” của bảng “%.*s” có trong bảng “%.*s” hay không", "whether “%s” of “%.*s” is in “%.*s”"};
	slice from = table_label(&c->s->schema->tables[c->from]), to = table_label(&c->s->schema->tables[c->to]);
	const char *columns = labels(c);
	return columns ? arena_printf(c->memory, WORDS[c->s->lang], columns, (int)from.len, from.ptr, (int)to.len, to.ptr) : NULL;
}

/* Whether a file of the table could not be read, or is expected and not there. */
static bool is_unreadable(const store *s, unsigned table)
{
	for (size_t i = 0; i < s->files.count; i++)
		if (s->files.items[i].table == table && !s->files.items[i].readable)
			return true;
	for (size_t i = 0; i < s->missing.count; i++)
		if (s->missing.items[i].table == table)
			return true;
	return false;
}

static bool check_one(foreign_check *c)
{
	store *s = c->s;
	if (is_unreadable(s, c->to))
		return skip_note(s, c->to, NULL, c->name);
	known_state known = known_of(s, c->from, c->number);
	if (known == KNOWN_ALL)
		return true;
	if (known == KNOWN_WRONG)
		return report_all_noted(c);
	uint64_t unknown = 0, missed = 0;
	if (!store_index(s, c->to, &c->key->to) || !count_unknown_keys(s, c->to, &c->key->to, &unknown))
		return false;
	if (unknown && !count_missed(c, &missed))
		return false;
	if (missed && missed <= unknown)
		return skip_note(s, c->to, NULL, c->name);
	return report_misses(c);
}

static bool check_key(store *s, unsigned table, size_t number)
{
	foreign_check *c = calloc(1, sizeof *c);
	if (!c)
		return diag_no_memory(s->d);
	const schema_table *t = &s->schema->tables[table];
	const foreign_key *key = &t->foreign[number];
	*c = (foreign_check){.s = s, .from = table, .to = key->table, .key = key, .number = number, .memory = arena_new()};
	c->name = c->memory ? check_in_words(c) : NULL;
	bool good = c->name ? check_one(c) : diag_no_memory(s->d);
	arena_free(c->memory);
	free(c);
	return good;
}

bool check_foreign(store *s)
{
	for (unsigned table = 0; table < s->schema->table_count; table++)
		for (size_t i = 0; i < s->schema->tables[table].foreign_count; i++)
			if (!check_key(s, table, i))
				return false;
	return true;
}
