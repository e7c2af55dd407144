/* known.c: which codes of another table are there already, asked while rows are stored: the rows whose codes are all known need no look when
 * foreign keys are checked (foreign.c), the others are noted in `_pending`. Nearly always that is every row and none.
 *
 * A code that is there is there. One that is not is wrong only where the other table is settled: one file, read whole, every code of it
 * known; then the row is stored as rejected and never looked at again. Else it may be read later, and the verdict is SQL's. */
#include "store/inside.h"

#define MOST_CODES 100000 /* of a table referred to; with more the check looks at every row */

typedef struct code_set {
	slice *slots; /* open addressing; ptr NULL: free */
	size_t mask;  /* number of slots less 1 */
} code_set;

struct known_keys {
	bool usable, settled;
	unsigned field; /* the referring one */
	code_set codes;
};

static size_t slot_of(const code_set *set, slice code)
{
	uint64_t hash = slice_hash(code);
	size_t at = (size_t)(hash ^ hash >> 32) & set->mask;
	while (set->slots[at].ptr && !slice_equal(set->slots[at], code))
		at = (at + 1) & set->mask;
	return at;
}

static bool make_set(store *s, code_set *set, size_t codes)
{
	size_t slots = 16;
	while (slots < 2 * codes)
		slots *= 2;
	set->slots = arena_array(s->memory, slots, sizeof *set->slots);
	set->mask = slots - 1;
	return set->slots || diag_no_memory(s->d);
}

static bool fill_set(store *s, code_set *set, sqlite3_stmt *select)
{
	int status;
	while ((status = sqlite3_step(select)) == SQLITE_ROW) {
		slice code = arena_copy(s->memory, column_slice(select, 0));
		if (!code.ptr)
			return diag_no_memory(s->d);
		set->slots[slot_of(set, code)] = code;
	}
	return status == SQLITE_DONE || store_fail(s);
}

static void put_select(buf *sql, const char *what, const schema_table *t, unsigned field)
{
	buf_put_string(sql, "SELECT ");
	buf_put_string(sql, what);
	put_name(sql, "", t->fields[field].name);
	buf_put_string(sql, ") FROM ");
	put_name(sql, "_", t->name);
}

/* Whether nothing more can come into the table. */
static bool is_settled(store *s, const foreign_key *key, bool *settled)
{
	const stored_file *file = NULL;
	for (size_t i = 0; i < s->files.count && !file; i++)
		file = s->files.items[i].table == key->table ? &s->files.items[i] : NULL;
	uint64_t unknown = 0;
	if (!count_unknown_keys(s, key->table, &key->to, &unknown))
		return false;
	*settled = !s->schema->tables[key->table].submitted && file && file->readable && unknown == 0;
	return true;
}

/* Keys of one text, of a table that is not too large and has rows. */
static bool load(store *s, const schema_table *from, const foreign_key *key, known_keys *out)
{
	const schema_table *to = &s->schema->tables[key->table];
	unsigned field = key->to.fields[0];
	out->field = key->from.fields[0];
	if (key->from.count != 1 || from->fields[out->field].type != FIELD_STRING || to->fields[field].type != FIELD_STRING)
		return true;
	put_select(&s->sql, "count(", to, field);
	sqlite3_stmt *count = store_prepare_buf(s);
	if (!count || sqlite3_step(count) != SQLITE_ROW) {
		sqlite3_finalize(count);
		return store_fail(s);
	}
	sqlite3_int64 codes = sqlite3_column_int64(count, 0);
	sqlite3_finalize(count);
	if (codes == 0 || codes > MOST_CODES)
		return true;
	put_select(&s->sql, "(", to, field);
	buf_put_string(&s->sql, " WHERE ");
	put_name(&s->sql, "", to->fields[field].name);
	buf_put_string(&s->sql, " IS NOT NULL");
	sqlite3_stmt *select = store_prepare_buf(s);
	out->usable = select && make_set(s, &out->codes, (size_t)codes) && fill_set(s, &out->codes, select);
	sqlite3_finalize(select);
	return out->usable && is_settled(s, key, &out->settled);
}

bool known_load(store *s, stored_table *t)
{
	if (t->known || !t->schema->foreign_count)
		return true;
	known_keys *known = arena_array(s->memory, t->schema->foreign_count, sizeof *known);
	if (!known)
		return diag_no_memory(s->d);
	t->known = known;
	for (size_t i = 0; i < t->schema->foreign_count && i < KNOWN_KEYS; i++) {
		if (!load(s, t->schema, &t->schema->foreign[i], &known[i]))
			return false;
		if (known[i].settled)
			t->settled |= UINT64_C(1) << i;
	}
	return true;
}

uint64_t known_missing(const stored_table *t, const row *r)
{
	uint64_t missing = 0;
	for (size_t i = 0; i < t->schema->foreign_count && i < KNOWN_KEYS; i++) {
		const known_keys *k = &t->known[i];
		const cell_value *code = &r->cells[k->field];
		if (k->usable && code->kind == VALUE_TEXT && !k->codes.slots[slot_of(&k->codes, code->text)].ptr)
			missing |= UINT64_C(1) << i;
	}
	return missing;
}

bool known_note(store *s, const stored_table *t, uint64_t missing, const row *r, int64_t rowid)
{
	static const char CREATE[] = "CREATE TEMP TABLE _pending(table_number INTEGER, key INTEGER, row INTEGER, file INTEGER, line INTEGER,"
	                             " number INTEGER, code TEXT, PRIMARY KEY(table_number, key, row)) WITHOUT ROWID";
	if (!s->note_pending && !store_exec(s, CREATE))
		return false;
	if (!s->note_pending)
		s->note_pending = store_prepare(s, "INSERT INTO temp._pending VALUES(?,?,?,?,?,?,?)");
	if (!s->note_pending)
		return false;
	for (size_t i = 0; missing >> i; i++) {
		if (!(missing >> i & 1))
			continue;
		slice code = r->cells[t->known[i].field].text;
		sqlite3_bind_int64(s->note_pending, 1, t - s->tables);
		sqlite3_bind_int64(s->note_pending, 2, (int64_t)i);
		sqlite3_bind_int64(s->note_pending, 3, rowid);
		sqlite3_bind_int64(s->note_pending, 4, r->file);
		sqlite3_bind_int64(s->note_pending, 5, r->line);
		sqlite3_bind_int64(s->note_pending, 6, r->number);
		sqlite3_bind_text(s->note_pending, 7, code.ptr, (int)code.len, SQLITE_STATIC);
		if (!store_run(s, s->note_pending))
			return false;
	}
	return true;
}

known_state known_of(const store *s, unsigned table, size_t key)
{
	const stored_table *t = &s->tables[table];
	if (!t->known || !t->known[key].usable)
		return KNOWN_NOT_ASKED;
	if (!s->note_pending)
		return KNOWN_ALL;
	return t->known[key].settled ? KNOWN_WRONG : KNOWN_NOTED;
}
