/* store.h: the SQLite database of a run, and every check that looks across records.
 *
 * For every table T of the schema there is a physical table `_T` (columns of T, then _file_id, _line, _row, _bad, _rejected) and a view
 * T with the columns of T and _file (the path), _line, _row, _rejected: what queries of a template see. Beside them:
 *   _files (id, path, table_name, submitter, sha256, size, columns, readable, rows, rejected, broken, errors, warnings, notes)
 *   _errors, _notes (id, code, constraint_name, severity, path, line, row, field, column, cell, message, hint), warnings among the errors
 *   _coverage (submitter, table_name, state, rows).
 *
 * A store is used by one thread at a time. Its rows must come file by file: those of one file in order of their lines, none of another file
 * of the same table between them (the place of a row is then found by halving, without an index). */
#ifndef TONGKET_STORE_STORE_H
#define TONGKET_STORE_STORE_H

#include "store/params.h"
#include "validate/issue.h"
#include "validate/row.h"

typedef struct store store;

/* Create the database at `path` ("" is a private temporary one) with the given `tables` (borrowed, must outlive the store). Issues found
 * by the store are worded in `lang`. Failures of later calls are reported to `d` (borrowed). Yours, store_close. NULL: reported. */
store *store_open(const char *path, const schema *tables, language lang, diag *d);

/* The rows have been read for the last time: a large page cache goes to the file, and its memory back. The store stays as usable as it was. False: reported. */
NODISCARD bool store_settle(store *s);

/* Finish and close; false (reported): what was written may not be whole. */
NODISCARD bool store_close(store *s);

typedef struct file_record {
	slice path; /* relative to the job's folder */
	slice table;
	slice submitter;    /* empty: a reference table */
	const char *sha256; /* 64 hexadecimal digits; NULL: could not be read */
	uint64_t size;      /* bytes */
} file_record;

/* Returns the file's number (≥ 1), or 0: reported. */
int64_t store_add_file(store *s, const file_record *f);

typedef struct file_outcome {
	bool readable; /* false: its rows are unknown; checks that need them are skipped */
	unsigned rows, rejected, broken;
	const uint16_t *columns; /* by field index: its column in the file, 1-based, 0: not there (csv_summary.columns). NULL: none known */
} file_outcome;

/* A table's file that is there and was not read, since its folder is probably a known submitter's under a misspelt name: checks that need the rows of all submitters are
 * not made. False: reported. */
NODISCARD bool store_add_unread(store *s, const file_record *f);

/* What became of the file after reading. */
NODISCARD bool store_end_file(store *s, int64_t file, const file_outcome *o);

NODISCARD bool store_add_row(store *s, const row *r);
NODISCARD bool store_add_issue(store *s, const issue *i);

/* All of a batch (store/batch.h), in its order: the four calls above, but cheaper. */
struct batch;
NODISCARD bool store_take(store *s, const struct batch *b);

/* So far. rejected: rows with an error, those found across records included. */
typedef struct store_counts {
	uint64_t files, rows, rejected, errors, warnings, notes;
} store_counts;
store_counts store_count(const store *s);

/* Whether `code` is in the column that `table`'s submitted_by field refers to by foreign key (a known submitter). True also when that
 * cannot be said: the table has no such key, or the table referred to, or the key of one of its rows, could not be read (which is an error of
 * its own; the folder may be the one meant). */
bool store_knows_submitter(store *s, const schema_table *table, slice code);

/* Append the known submitter whose code is nearest to one that is not known, of `table` as above; nothing when none is near. False: reported. */
NODISCARD bool store_put_nearest_submitter(store *s, const schema_table *table, slice code, buf *out);

/* After all files: indexes, then every check across rows: missing files, primary and unique keys, foreign keys, row constraints of
 * datapackage.yaml, the queries of checks.sql, coverage. Rows that fail are marked rejected. False: reported (SQL that does not compile …). */
struct query_file;
NODISCARD bool store_check(store *s, const struct query_file *checks, const params *p);

/* Whether every row-constraint of `tables` compiles, without rows and without a job. False: each that does not is reported at its place. */
bool store_check_formulas(const schema *tables, diag *d);

/* Whether every `expected` of `tables` names a query of checks.sql that lists submitters. False: each that does not is reported at its place. */
bool store_check_expected(const schema *tables, const struct query_file *checks, diag *d);

/* The header keys of checks.sql, for query_file_parse. */
extern const char *const CHECK_KEYS[];

/* For a draft: take the rejected rows out of every table. */
NODISCARD bool store_drop_rejected(store *s);

/* Hand on every error and warning (or, `notes`: every note) ordered by path (as bytes), line, column, order of finding. Strings of `issue` are
 * borrowed for the call; issue.file is 0 and issue.path set. fn returns false to stop. */
NODISCARD bool store_each_issue(store *s, bool notes, bool (*fn)(void *user, const issue *i), void *user);

/* The same, but of each path only the first `most`: the others are not even read. */
NODISCARD bool store_each_first_issue(store *s, bool notes, size_t most, bool (*fn)(void *user, const issue *i), void *user);

/* How many errors and warnings, or notes, a path has (empty: those without one). False: reported. */
NODISCARD bool store_count_path(store *s, bool notes, slice path, uint64_t *out);

/* For queries that ask for the issues of some paths: an index of the errors and warnings, or of the notes, by place. */
NODISCARD bool store_index_issues(store *s, bool notes);

/* So far: how many issues have this code. */
uint64_t store_count_code(const store *s, issue_code code);

/* A file of the run, or one that is expected and not there. Slices live as long as the store. */
typedef struct file_view {
	slice path, submitter; /* submitter empty: a reference table */
	const schema_table *table;
	bool missing, readable;
	unsigned rows, rejected;
	uint64_t errors, warnings, notes;
	const uint16_t *columns; /* by field: its column in the file, 1-based, 0: not there; NULL: none known */
} file_view;

/* After store_check. False: there is no such file. */
bool store_find_file(const store *s, slice path, file_view *out);

/* The files that are there, in the order they were read. False: fn stopped. */
bool store_each_file(const store *s, bool (*fn)(void *user, const file_view *f), void *user);

typedef enum { ROW_SHOWN, ROW_NONE, ROW_BROKEN /* its cells could not be told apart */, ROW_FAILED } row_found;

/* Takes the cells of a row, field by field, as they may be shown: those of a table about persons masked. False stops. */
typedef struct row_viewer {
	void *user;
	bool (*cell)(void *user, unsigned field, slice shown);
} row_viewer;

/* The row on this line of a file. After store_check. ROW_FAILED: stopped, or reported. */
row_found store_show_row(store *s, slice path, unsigned line, const row_viewer *viewer);

/* The rows of a file in order of their lines. False: fn stopped, or reported. */
NODISCARD bool store_each_row(store *s, slice path, bool (*fn)(void *user, unsigned line, bool rejected), void *user);

/* Append the messages of the errors on a line, `; ` between them. False: reported. */
NODISCARD bool store_put_reasons(store *s, slice path, unsigned line, buf *out);

/* Append what a submitter is called: of the row that lists it the first text that is neither code nor choice; nothing where there is none.
 * False: reported. */
NODISCARD bool store_put_submitter(store *s, slice code, buf *out);

/* One cell of the coverage matrix. */
typedef struct coverage {
	slice submitter, table;
	const char *state; /* "clean" "errors" "unreadable" "missing" (expected, not there) "absent" (optional, not there) */
	uint64_t rows;
} coverage;

/* First the reference tables (submitter empty), then submitter by submitter, in the order of the table that lists them, the tables they may
 * send; both in the order of the schema. After store_check. fn returns false to stop. */
NODISCARD bool store_each_coverage(store *s, bool (*fn)(void *user, const coverage *c), void *user);

#endif
