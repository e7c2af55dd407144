/* alike.c: one cause, one error. A file in the wrong folder, a header with a column too few, a column that nobody filled in: they make the same
 * error of every row, and it is told once, of the whole file. The errors were written while the file was read, one a row, in memory that does
 * not grow; here they become one. */
#include "store/inside.h"
#include "text/print.h"

#define FEWEST_ROWS 20 /* of fewer, each is told: they are soon read, and it may be chance */

const alike_kind ALIKE_KINDS[ALIKE_COUNT] = {
    {ISSUE_FOREIGN_SUBMITTER, CONSTRAINT_NONE},
    {ISSUE_MISSING_CELL, CONSTRAINT_NONE},
    {ISSUE_EXTRA_CELL, CONSTRAINT_NONE},
    {ISSUE_CONSTRAINT_ERROR, CONSTRAINT_REQUIRED},
};

#define OF_FILE " FROM _errors WHERE id > ?1 AND path = ?2 AND code = ?3 AND coalesce(constraint_name, '') = ?4 AND line > 0"

static sqlite3_stmt *of_file(store *s, const char *sql, const stored_file *f, alike_kind kind)
{
	sqlite3_stmt *statement = store_prepare(s, sql);
	if (!statement)
		return NULL;
	sqlite3_bind_int64(statement, 1, f->errors_before);
	sqlite3_bind_text(statement, 2, f->path.ptr, (int)f->path.len, SQLITE_STATIC);
	sqlite3_bind_text(statement, 3, issue_code_name(kind.code), -1, SQLITE_STATIC);
	sqlite3_bind_text(statement, 4, constraint_name(kind.constraint), -1, SQLITE_STATIC);
	return statement;
}

/* Of each column whose errors say the same in every row, the first. Returns how many there are. */
static size_t find_firsts(store *s, const stored_file *f, alike_kind kind, int64_t firsts[LIMIT_FIELDS])
{
	size_t count = 0;
	sqlite3_stmt *select = of_file(
	    s, "SELECT min(id)" OF_FILE " GROUP BY \"column\" HAVING count(*) = ?5 AND count(DISTINCT message) = 1 ORDER BY 1", f, kind);
	if (!select)
		return 0;
	sqlite3_bind_int64(select, 5, f->rows);
	while (count < LIMIT_FIELDS && sqlite3_step(select) == SQLITE_ROW)
		firsts[count++] = sqlite3_column_int64(select, 0);
	sqlite3_finalize(select);
	return count;
}

/* "ở cả 12 dòng: " goes before what was said of the first. */
static bool tell_once(store *s, const stored_file *f, alike_kind kind, int64_t first)
{
	static const char *const BEFORE[] = {"ở cả ", "in all "}, *const BEHIND[] = {" dòng: ", " rows: "};
	sqlite3_stmt *drop = of_file(
	    s, "DELETE" OF_FILE " AND id <> ?5 AND \"column\" IS (SELECT e.\"column\" FROM _errors AS e WHERE e.id = ?5)", f, kind);
	sqlite3_stmt *update = store_prepare(s, "UPDATE _errors SET line = 0, \"row\" = NULL, message = ?1 || message WHERE id = ?2");
	bool good = drop && update;
	if (good) {
		buf_clear(&s->text);
		buf_put_string(&s->text, BEFORE[s->lang]);
		print_integer(&s->text, f->rows);
		buf_put_string(&s->text, BEHIND[s->lang]);
		sqlite3_bind_int64(drop, 5, first);
		sqlite3_bind_text(update, 1, s->text.data, (int)s->text.len, SQLITE_STATIC);
		sqlite3_bind_int64(update, 2, first);
		good = (!s->text.failed || diag_no_memory(s->d)) && store_run(s, drop) && store_run(s, update);
	}
	sqlite3_finalize(drop);
	sqlite3_finalize(update);
	return good;
}

static bool join_kind(store *s, stored_file *f, alike_kind kind)
{
	int64_t firsts[LIMIT_FIELDS];
	size_t count = find_firsts(s, f, kind, firsts);
	for (size_t i = 0; i < count; i++) {
		if (!tell_once(s, f, kind, firsts[i]))
			return false;
		f->errors -= f->rows - 1;
		s->counts.errors -= f->rows - 1;
		s->by_code[kind.code] -= f->rows - 1;
	}
	return true;
}

/* Numbers of dropped errors are given again. */
static bool find_last_error(store *s)
{
	sqlite3_stmt *select = store_prepare(s, "SELECT coalesce(max(id), 0) FROM _errors");
	bool good = select && (sqlite3_step(select) == SQLITE_ROW || store_fail(s));
	if (good)
		s->last_error = sqlite3_column_int64(select, 0);
	sqlite3_finalize(select);
	return good;
}

bool join_alike(store *s, stored_file *f)
{
	bool any = false;
	for (size_t i = 0; i < ALIKE_COUNT; i++) {
		if (f->rows < FEWEST_ROWS || f->alike[i] < f->rows)
			continue;
		any = true;
		if (!join_kind(s, f, ALIKE_KINDS[i]))
			return false;
	}
	return !s->failed && (!any || find_last_error(s));
}
