/* store.c: opening and closing the database, its tables and indexes, and the whole of the checks.
 *
 * One transaction from open to close, without a journal: the file is a temporary one until the run publishes it, so that there is nothing
 * to roll back to. Statements are compiled once. What is put in is insert.c's. */
#include "store/inside.h"

#include "base/array.h"

static const message STORE_FAILED = {"store-failed", STATUS_MACHINE, {"cơ sở dữ liệu của lần chạy: {1}", "the run's database: {1}"},
    {"Kiểm tra dung lượng đĩa và quyền ghi của thư mục kết quả rồi chạy lại.",
        "Check the disk space and write permission of the output folder, then run again."}};

/* application_id and user_version say to other programs what the file is. */
static const char PRAGMAS[] = "PRAGMA page_size=8192; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE;"
                              "PRAGMA cache_size=-16000; PRAGMA application_id=1953394535; PRAGMA user_version=1; BEGIN;";

#define LARGE_CACHE (4 << 20) /* bytes */

static const char OWN_TABLES[] =
    "CREATE TABLE _files(id INTEGER PRIMARY KEY, path TEXT, table_name TEXT, submitter TEXT, sha256 TEXT, size INTEGER, columns TEXT,"
    " readable INTEGER, rows INTEGER, rejected INTEGER, broken INTEGER, errors INTEGER, warnings INTEGER, notes INTEGER);"
    "CREATE TABLE _errors(id INTEGER PRIMARY KEY, code TEXT, constraint_name TEXT, severity TEXT, path TEXT, line INTEGER, \"row\" INTEGER,"
    " field TEXT, \"column\" INTEGER, cell TEXT, message TEXT, hint TEXT);"
    "CREATE TABLE _notes(id INTEGER PRIMARY KEY, code TEXT, constraint_name TEXT, severity TEXT, path TEXT, line INTEGER, \"row\" INTEGER,"
    " field TEXT, \"column\" INTEGER, cell TEXT, message TEXT, hint TEXT);"
    "CREATE TABLE _coverage(submitter TEXT, table_name TEXT, state TEXT, rows INTEGER);";

bool store_fail(store *s)
{
	s->failed = true;
	if (sqlite3_errcode(s->db) == SQLITE_NOMEM)
		return diag_no_memory(s->d);
	return diag_report(s->d, &STORE_FAILED, NOWHERE, sqlite3_errmsg(s->db));
}

sqlite3_stmt *store_prepare(store *s, const char *sql)
{
	sqlite3_stmt *statement = NULL;
	if (sqlite3_prepare_v3(s->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
		store_fail(s);
	return statement;
}

sqlite3_stmt *store_prepare_buf(store *s)
{
	buf_put_char(&s->sql, '\0');
	sqlite3_stmt *statement = NULL;
	if (s->sql.failed)
		diag_no_memory(s->d);
	else
		statement = store_prepare(s, s->sql.data);
	buf_clear(&s->sql);
	return statement;
}

bool store_run(store *s, sqlite3_stmt *statement)
{
	bool done = sqlite3_step(statement) == SQLITE_DONE;
	if (!done)
		store_fail(s);
	sqlite3_reset(statement);
	return done;
}

bool store_exec(store *s, const char *sql)
{
	return sqlite3_exec(s->db, sql, NULL, NULL, NULL) == SQLITE_OK || store_fail(s);
}

void put_name(buf *out, const char *prefix, slice name)
{
	buf_put_char(out, '"');
	buf_put_string(out, prefix);
	for (size_t i = 0; i < name.len; i++) {
		if (name.ptr[i] == '"')
			buf_put_char(out, '"');
		buf_put_char(out, name.ptr[i]);
	}
	buf_put_char(out, '"');
}

uint64_t key_mask(const schema_key *key)
{
	uint64_t mask = 0;
	for (size_t i = 0; i < key->count; i++)
		mask |= UINT64_C(1) << key->fields[i];
	return mask;
}

/* NUMERIC keeps whole numbers whole and the others as they are. */
static const char *affinity(field_type type)
{
	switch (type) {
	case FIELD_INTEGER:
	case FIELD_BOOLEAN:
	case FIELD_YEAR: return " INTEGER";
	case FIELD_NUMBER: return " NUMERIC";
	default: return " TEXT";
	}
}

static void put_table(buf *out, const schema_table *t)
{
	buf_put_string(out, "CREATE TABLE ");
	put_name(out, "_", t->name);
	buf_put_char(out, '(');
	for (size_t i = 0; i < t->field_count; i++) {
		put_name(out, "", t->fields[i].name);
		buf_put_string(out, affinity(t->fields[i].type));
		buf_put_string(out, ", ");
	}
	buf_put_string(out, "_file_id INTEGER, _line INTEGER, _row INTEGER, _bad INTEGER, _rejected INTEGER);\n");
}

static void put_view(buf *out, const schema_table *t, const char *create, const char *path)
{
	buf_put_string(out, create);
	put_name(out, "", t->name);
	buf_put_string(out, " AS SELECT ");
	for (size_t i = 0; i < t->field_count; i++) {
		put_name(out, "", t->fields[i].name);
		buf_put_string(out, ", ");
	}
	buf_put_string(out, path);
	buf_put_string(out, " AS _file, _line, _row, _rejected FROM main.");
	put_name(out, "_", t->name);
	buf_put_string(out, ";\n");
}

/* The view of a table twice: in the file with a subquery for the path (not a join: it costs nothing when _file is not asked for), so that
 * any program can use it; and before that one, for this run only, with a function that costs a quarter. */
static void put_views(buf *out, const schema_table *t)
{
	put_view(out, t, "CREATE VIEW main.", "(SELECT path FROM _files WHERE id = _file_id)");
	put_view(out, t, "CREATE TEMP VIEW ", FILE_PATH "(_file_id)");
}

static bool create_tables(store *s)
{
	buf sql = BUF_INIT(LIMIT_TEXT_FILE_BYTES);
	buf_put_string(&sql, OWN_TABLES);
	for (size_t i = 0; i < s->schema->table_count; i++) {
		s->tables[i].schema = &s->schema->tables[i];
		put_table(&sql, s->tables[i].schema);
		put_views(&sql, s->tables[i].schema);
	}
	buf_put_char(&sql, '\0');
	bool made = sql.failed ? diag_no_memory(s->d) : store_exec(s, sql.data);
	buf_free(&sql);
	return made;
}

static bool configure(store *s)
{
	if (!store_exec(s, PRAGMAS)) /* first: a defensive connection does not give up its journal */
		return false;
	/* "x" in double quotes is a name, never a text: a misspelt column is an error */
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_DQS_DML, 0, (int *)NULL);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_DQS_DDL, 0, (int *)NULL);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, (int *)NULL);
	sqlite3_limit(s->db, SQLITE_LIMIT_ATTACHED, 0);
	sqlite3_limit(s->db, SQLITE_LIMIT_TRIGGER_DEPTH, 0);
	sqlite3_limit(s->db, SQLITE_LIMIT_WORKER_THREADS, 0);
	sqlite3_limit(s->db, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, LIMIT_LIKE_PATTERN);
	/* nothing in the file's own schema is trusted, its pages cannot be written past SQLite, and there are no triggers */
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)NULL);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, (int *)NULL);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, (int *)NULL);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0, (int *)NULL);
	/* a row of cells at their limit must fit; nothing a query builds may grow far beyond that */
	sqlite3_limit(s->db, SQLITE_LIMIT_LENGTH, (int)(LIMIT_FIELD_BYTES * (LIMIT_FIELDS + 2)));
	return functions_register(s) && texts_register(s) && create_tables(s);
}

/* What SQLite counts and guards for programs with many threads costs us a tenth of its time. Taken only before its first use in the process. */
static void configure_library(void)
{
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	budget_install();
	sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 1200, 400);
}

store *store_open(const char *path, const schema *tables, language lang, diag *d)
{
	store *s = calloc(1, sizeof *s);
	if (!s) {
		diag_no_memory(d);
		return NULL;
	}
	*s = (store){.schema = tables, .lang = lang, .d = d, .memory = arena_new()};
	s->text = s->hint = s->cell = s->sql = BUF_INIT(LIMIT_TEXT_FILE_BYTES);
	s->tables = s->memory ? arena_array(s->memory, tables->table_count, sizeof *s->tables) : NULL;
	bool opened = false;
	configure_library();
	if (!s->tables)
		diag_no_memory(d);
	else if (sqlite3_open_v2(path, &s->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
		store_fail(s);
	else
		opened = configure(s);
	if (!opened) {
		s->failed = true;
		(void)!store_close(s);
		return NULL;
	}
	sandbox_install(s);
	return s;
}

static void finalize_all(store *s)
{
	sqlite3_finalize(s->insert_file);
	sqlite3_finalize(s->note_pending);
	sqlite3_finalize(s->end_file);
	sqlite3_finalize(s->reasons);
	sqlite3_finalize(s->names);
	for (int i = 0; i < 4; i++)
		sqlite3_finalize(s->insert_issue[i / 2][i % 2]);
	for (size_t i = 0; s->tables && i < s->schema->table_count; i++) {
		sqlite3_finalize(s->tables[i].insert[0]);
		sqlite3_finalize(s->tables[i].insert[1]);
		sqlite3_finalize(s->tables[i].fetch);
		sqlite3_finalize(s->tables[i].reject);
		sqlite3_finalize(s->tables[i].knows);
	}
}

bool store_settle(store *s)
{
	int used = 0, most = 0;
	if (sqlite3_db_status(s->db, SQLITE_DBSTATUS_CACHE_USED, &used, &most, 0) != SQLITE_OK || used < LARGE_CACHE)
		return true;
	if (sqlite3_db_cacheflush(s->db) != SQLITE_OK)
		return store_fail(s);
	sqlite3_db_release_memory(s->db);
	return true;
}

bool store_close(store *s)
{
	if (!s)
		return true;
	bool whole = !s->failed;
	finalize_all(s);
	if (whole)
		whole = store_exec(s, "COMMIT");
	sqlite3_close(s->db);
	buf_free(&s->text);
	buf_free(&s->hint);
	buf_free(&s->cell);
	buf_free(&s->sql);
	free(s->files.items);
	free(s->missing.items);
	free(s->unread.items);
	free(s->indexes);
	free(s->files.by_path);
	free(s->missing.by_path);
	arena_free(s->memory);
	free(s);
	return whole;
}

store_counts store_count(const store *s)
{
	return s->counts;
}

/* ---- indexes ---- */

static bool index_serves(const stored_index *have, unsigned table, const schema_key *key)
{
	return have->table == table && have->count >= key->count && memcmp(have->fields, key->fields, key->count * sizeof *key->fields) == 0;
}

bool store_index(store *s, unsigned table, const schema_key *key)
{
	for (size_t i = 0; i < s->index_count; i++)
		if (index_serves(&s->indexes[i], table, key))
			return true;
	stored_index *indexes = array_room(s->indexes, &s->index_cap, s->index_count + 1, sizeof *indexes);
	if (!indexes)
		return diag_no_memory(s->d);
	s->indexes = indexes;
	indexes[s->index_count++] = (stored_index){table, key->fields, key->count};
	const schema_table *t = &s->schema->tables[table];
	buf_put_string(&s->sql, "CREATE INDEX ");
	buf_put_string(&s->sql, "\"_");
	buf_put_slice(&s->sql, t->name);
	for (size_t i = 0; i < key->count; i++) {
		buf_put_char(&s->sql, ' ');
		buf_put_slice(&s->sql, t->fields[key->fields[i]].name);
	}
	buf_put_string(&s->sql, "\" ON ");
	put_name(&s->sql, "_", t->name);
	buf_put_char(&s->sql, '(');
	for (size_t i = 0; i < key->count; i++) {
		put_name(&s->sql, "", t->fields[key->fields[i]].name);
		buf_put_char(&s->sql, ',');
	}
	buf_put_string(&s->sql, "_bad)"); /* so that the index alone answers which keys repeat */
	sqlite3_stmt *create = store_prepare_buf(s);
	bool made = create && store_run(s, create);
	sqlite3_finalize(create);
	return made;
}

/* ---- the whole of it ---- */

static bool write_counts(store *s)
{
	sqlite3_stmt *update = store_prepare(s, "UPDATE _files SET rejected=?, errors=?, warnings=?, notes=? WHERE id=?");
	bool good = update != NULL;
	for (size_t i = 0; good && i < s->files.count; i++) {
		const stored_file *f = &s->files.items[i];
		sqlite3_bind_int64(update, 1, f->rejected);
		sqlite3_bind_int64(update, 2, (int64_t)f->errors);
		sqlite3_bind_int64(update, 3, (int64_t)f->warnings);
		sqlite3_bind_int64(update, 4, (int64_t)f->notes);
		sqlite3_bind_int64(update, 5, (int64_t)i + 1);
		good = store_run(s, update);
	}
	sqlite3_finalize(update);
	return good;
}

/* Let SQLite look at a few hundred rows of each index: without that it takes every table for a large one, and joins in a bad order. */
static bool analyze(store *s)
{
	return store_exec(s, "PRAGMA analysis_limit=200; ANALYZE");
}

bool store_check(store *s, const query_file *checks, const params *p)
{
	return files_sort(s, &s->files) && check_expected(s, checks, p) && files_sort(s, &s->missing) && check_keys(s) && check_foreign(s) &&
	       check_constraints(s, p) && analyze(s) && check_queries(s, checks, p) && skip_report(s) && make_coverage(s) && write_counts(s);
}

bool store_drop_rejected(store *s)
{
	for (size_t i = 0; i < s->schema->table_count; i++) {
		buf_put_string(&s->sql, "DELETE FROM ");
		put_name(&s->sql, "_", s->schema->tables[i].name);
		buf_put_string(&s->sql, " WHERE _rejected");
		sqlite3_stmt *drop = store_prepare_buf(s);
		bool done = drop && store_run(s, drop);
		sqlite3_finalize(drop);
		if (!done)
			return false;
	}
	return true;
}
