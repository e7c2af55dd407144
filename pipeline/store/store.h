/* store.h: the SQLite database of a run.
 *
 * For every table T of the schema there is a physical table `_T` (columns of T, then _file_id, _line, _row, _bad, _rejected) and a view
 * T with the columns of T and _file (the path), _line, _row, _rejected: what queries of a template see. Beside them:
 *   _files (id, path, table_name, submitter, sha256, size, readable, rows, rejected, broken)
 *   _errors, _notes (code, constraint_name, severity, path, line, row, field, column, cell, message, hint), warnings among the errors
 *   _coverage (submitter, table_name, state: submitted clean errors missing unreadable). */
#ifndef TONGKET_STORE_STORE_H
#define TONGKET_STORE_STORE_H

#include "store/params.h"
#include "validate/issue.h"
#include "validate/row.h"

typedef struct store store;

/* Create the database at `path` ("" is a private temporary one) with the tables of `schema` (borrowed, must outlive the store). Issues found
 * by the store are worded in `lang`. Yours, store_close. NULL: reported. */
store *store_open(const char *path, const schema *schema, language lang, diag *d);

/* Finish and close; false (reported): what was written may not be whole. */
NODISCARD bool store_close(store *s);

typedef struct file_record {
	slice path;            /* relative to the job's folder */
	slice table;
	slice submitter;       /* empty: a reference table */
	const char *sha256;    /* 64 hexadecimal digits */
	uint64_t size;         /* bytes */
} file_record;

/* Returns the file's number (≥ 1), or 0: reported. */
int64_t store_add_file(store *s, const file_record *f);

/* What became of the file after reading. */
NODISCARD bool store_end_file(store *s, int64_t file, bool readable, unsigned rows, unsigned rejected, unsigned broken);

NODISCARD bool store_add_row(store *s, const row *r);
NODISCARD bool store_add_issue(store *s, const issue *i);

/* Errors, warnings, notes so far. */
typedef struct store_counts {
	uint64_t files, rows, errors, warnings, notes;
} store_counts;
store_counts store_count(const store *s);

/* Whether `code` is in the column that `table`'s submitted_by field refers to by foreign key (a known submitter), or the table has none. */
bool store_knows_submitter(store *s, const schema_table *table, slice code);

/* After all files: indexes, then every check across rows: primary and unique keys, foreign keys, row constraints of datapackage.yaml, the
 * queries of checks.sql, missing submissions, coverage. Rows that fail are marked rejected. False: reported (SQL that does not compile …). */
struct query_file;
NODISCARD bool store_check(store *s, const struct query_file *checks, const params *p);

/* For a draft: take the rejected rows out of every table. */
NODISCARD bool store_drop_rejected(store *s);

/* Hand on every error and warning (or, `notes`: every note) ordered by path (as bytes), line, column, order of finding. Strings of `issue` are
 * borrowed for the call; issue.file is 0 and issue.path set. fn returns false to stop. */
NODISCARD bool store_each_issue(store *s, bool notes, bool (*fn)(void *user, const issue *i), void *user);

/* One cell of the coverage matrix. */
typedef struct coverage {
	slice submitter, table;
	const char *state;      /* "clean" "errors" "unreadable" "missing" (expected, not there) "absent" (optional, not there) */
	uint64_t rows;
} coverage;
NODISCARD bool store_each_coverage(store *s, bool (*fn)(void *user, const coverage *c), void *user);

#endif
