/* sandbox.c: what SQL of a template may do: read the tables of the store and call functions that give the same answer every time.
 *
 * The authorizer stays installed and looks at a flag, because SQLite compiles a statement again when the schema changes and asks then too.
 * It also notes which fields are read: a check is not asked of a row in which one of them is wrong. */
#include "store/inside.h"

#include <stdlib.h>

#include "base/yaml.h"

/* Virtual machine steps between two looks at the budget. */
#define STEPS_AT_ONCE 200

/* Sorted by bytes. No clock, no chance, nothing about the connection. */
static const char *const FUNCTIONS[] = {FILE_PATH, "abs", "avg", "ceil", "ceiling", "char", "coalesce", "count", "cume_dist", "dense_rank",
    EXACT_SUM, "first_value", "floor", "format", "glob", "group_concat", "grouped", "hex", "ifnull", "iif", "instr", "lag", "last_value",
    "lead", "length", "like", "likelihood", "likely", "lower", "ltrim", "max", "min", "mod", "nth_value", "ntile", "nullif", "percent",
    "percent_rank", "printf", "quote", "rank", "replace", "round", "row_number", "rtrim", "sign", "substr", "substring", "sum", "total",
    "trim", "trunc", "typeof", "unicode", "unlikely", "upper", "vi_date"};

static const char *const OWN_TABLES[] = {"_files", "_errors", "_notes", "_coverage", NULL};

static int by_text(const void *a, const void *b)
{
	return strcmp(a, *(const char *const *)b);
}

static int refuse(store *s, const char *what, const char *name)
{
	if (!s->denied) {
		s->denied = what;
		snprintf(s->denied_name, sizeof s->denied_name, "%s", name ? name : "");
	}
	return SQLITE_DENY;
}

/* A read of `table`.`column`: of a table of the schema, its view, or one of ours. The columns of `_T` count as read when the query itself names
 * them; `inside` a view SQLite asks for all that the view selects. */
static int allow_read(store *s, const char *table, const char *column, const char *inside)
{
	slice name = slice_of(table);
	for (size_t i = 0; OWN_TABLES[i]; i++)
		if (slice_is(name, OWN_TABLES[i]))
			return SQLITE_OK;
	bool physical = name.len && name.ptr[0] == '_';
	const schema_table *t = schema_find_table(s->schema, physical ? (slice){name.ptr + 1, name.len - 1} : name);
	if (!t && !*column && !slice_starts(name, "sqlite_") && !slice_starts(name, "pragma_"))
		return SQLITE_OK; /* a WITH of the query, of which no column is read */
	if (!t)
		return refuse(s, "READ", table);
	int field = schema_find_field(t, slice_of(column));
	if (field >= 0 && !(physical && inside))
		s->tables[t - s->schema->tables].read |= UINT64_C(1) << field;
	return SQLITE_OK;
}

static int authorize(void *user, int action, const char *first, const char *second, const char *db, const char *accessor)
{
	(void)db;
	store *s = user;
	if (!s->sandboxed)
		return SQLITE_OK;
	switch (action) {
	case SQLITE_SELECT:
	case SQLITE_RECURSIVE: return SQLITE_OK;
	case SQLITE_READ: return allow_read(s, first, second, accessor);
	case SQLITE_FUNCTION:
		return bsearch(second, FUNCTIONS, COUNT_OF(FUNCTIONS), sizeof *FUNCTIONS, by_text) ? SQLITE_OK : refuse(s, "FUNCTION", second);
	case SQLITE_PRAGMA: return refuse(s, "PRAGMA", first);
	case SQLITE_ATTACH: return refuse(s, "ATTACH", NULL);
	case SQLITE_DETACH: return refuse(s, "DETACH", NULL);
	case SQLITE_TRANSACTION: return refuse(s, "TRANSACTION", first);
	default: return refuse(s, "WRITE", NULL);
	}
}

static int count_steps(void *user)
{
	(void)user;
	return budget_count(STEPS_AT_ONCE) ? 0 : 1;
}

void sandbox_install(store *s)
{
	sqlite3_set_authorizer(s->db, authorize, s);
	sqlite3_progress_handler(s->db, STEPS_AT_ONCE, count_steps, NULL);
}

budget sandbox_budget(const store *s)
{
	uint64_t issues = s->counts.errors + s->counts.warnings + s->counts.notes; /* return slips read them as rows */
	return budget_new(LIMIT_SQL_STEPS + LIMIT_SQL_STEPS_PER_ROW * (s->counts.rows + issues));
}

sqlite3_stmt *sandbox_prepare(store *s, slice sql)
{
	for (size_t i = 0; i < s->schema->table_count; i++)
		s->tables[i].read = 0;
	s->denied = NULL;
	s->sandboxed = true;
	sqlite3_stmt *statement = NULL;
	const char *tail = NULL;
	budget compiling = budget_new(LIMIT_SQL_STEPS), *before = budget_open(&compiling);
	int status = sqlite3_prepare_v2(s->db, sql.ptr, (int)sql.len, &statement, &tail);
	budget_close(before);
	s->sandboxed = false;
	s->too_large = compiling.end != BUDGET_LEFT;
	if (status != SQLITE_OK)
		return NULL;
	size_t left = sql.len - (size_t)(tail - sql.ptr);
	bool one_select = statement && sqlite3_stmt_readonly(statement) && !sqlite3_stmt_isexplain(statement) &&
	                  sqlite3_column_count(statement) > 0 && slice_trim((slice){tail, left}).len == 0;
	if (!one_select) {
		sqlite3_finalize(statement);
		refuse(s, "WRITE", NULL);
		return NULL;
	}
	return statement;
}

/* ---- parameters ---- */

static const param *find_param(const params *p, slice name)
{
	for (size_t i = 0; p && i < p->count; i++)
		if (slice_equal(p->items[i].name, name))
			return &p->items[i];
	return NULL;
}

const char *bind_params(sqlite3_stmt *statement, const params *p)
{
	int count = sqlite3_bind_parameter_count(statement);
	for (int i = 1; i <= count; i++) {
		const char *name = sqlite3_bind_parameter_name(statement, i);
		const param *found = name && name[0] == ':' ? find_param(p, slice_of(name + 1)) : NULL;
		if (!found)
			return name ? name : "?";
		if (found->is_integer)
			sqlite3_bind_int64(statement, i, found->integer);
		else
			sqlite3_bind_text(statement, i, found->text.ptr ? found->text.ptr : "", (int)found->text.len, SQLITE_STATIC);
	}
	return NULL;
}

/* ---- suggestions ---- */

const char *nearest_param(arena *a, const params *p, slice name)
{
	size_t count = p ? p->count : 0;
	const char **names = arena_array(a, count + 1, sizeof *names);
	if (!names)
		return NULL;
	for (size_t i = 0; i < count; i++)
		if (!(names[i] = arena_string(a, p->items[i].name)))
			return NULL;
	return nearest_name(name, names);
}

const char *nearest_in_schema(arena *a, const store *s, slice name, bool columns)
{
	static const char *const PLACES[] = {"_file", "_line", "_row", "_rejected"};
	const schema_table *tables = s->schema->tables;
	size_t table_count = s->schema->table_count;
	size_t most = columns ? COUNT_OF(PLACES) : 0, n = 0;
	for (size_t i = 0; i < table_count; i++)
		most += columns ? tables[i].field_count : 1;
	const char **names = arena_array(a, most + 1, sizeof *names);
	if (!names)
		return NULL;
	for (size_t i = 0; i < table_count; i++) {
		const schema_table *t = &tables[i];
		if (!columns)
			names[n++] = arena_string(a, t->name);
		for (size_t f = 0; columns && f < t->field_count; f++)
			names[n++] = arena_string(a, t->fields[f].name);
	}
	for (size_t i = 0; columns && i < COUNT_OF(PLACES); i++)
		names[n++] = PLACES[i];
	return arena_failed(a) ? NULL : nearest_name(name, names);
}
