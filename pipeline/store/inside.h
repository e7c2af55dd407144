/* inside.h: what the files of store/ share and nobody else sees: the store itself, its files and rows, and the sandbox of template SQL. */
#ifndef TONGKET_STORE_INSIDE_H
#define TONGKET_STORE_INSIDE_H

#include <sqlite3.h>

#include "base/arena.h"
#include "base/limits.h"
#include "store/batch.h"
#include "store/budget.h"
#include "store/query.h"
#include "store/store.h"

/* Errors that are told once when every row of a file has the same (alike.c). */
typedef struct alike_kind {
	issue_code code;
	constraint_kind constraint;
} alike_kind;
#define ALIKE_COUNT 4
extern const alike_kind ALIKE_KINDS[ALIKE_COUNT];

/* A file that was added, or one that is expected and not there. */
typedef struct stored_file {
	slice path, submitter;
	unsigned table; /* index in the schema */
	bool readable, missing;
	unsigned rows, rejected, broken;
	unsigned refused; /* rows that were rejected only when they were stored */
	uint64_t errors, warnings, notes;
	unsigned alike[ALIKE_COUNT]; /* errors of ALIKE_KINDS */
	int64_t errors_before;       /* the last id in _errors when the file was added */
	const uint16_t *columns;     /* file column of each field; NULL: none known */
	int64_t first_row, last_row; /* rowids in `_T`; 0: no row */
	const char *skipped;         /* the checks that were not made because of this file, in words; NULL: none */
} stored_file;

typedef struct stored_files {
	stored_file *items;
	size_t count, cap;
	const stored_file **by_path; /* the items sorted by path, made by files_sort; NULL: not yet */
} stored_files;

typedef struct known_keys known_keys;

typedef struct stored_table {
	const schema_table *schema;
	sqlite3_stmt *insert[2], *fetch, *reject, *knows; /* insert: one row; many rows at once */
	const known_keys *known;                          /* by foreign key; NULL: not looked at yet */
	uint64_t settled;                                 /* by foreign key a bit: a code not known is wrong */
	uint64_t read;                                    /* fields that the SQL compiled last reads, a bit each */
	unsigned files, troubled;                         /* files added; of them and the missing: those whose rows are not all known */
} stored_table;

/* An index: a table and the fields it begins with. */
typedef struct stored_index {
	unsigned table;
	const unsigned *fields;
	size_t count;
} stored_index;

struct store {
	sqlite3 *db;
	const schema *schema;
	language lang;
	diag *d;
	arena *memory;
	stored_table *tables;        /* by index in the schema */
	stored_files files, missing; /* number n is files.items[n - 1] */
	stored_files unread;         /* tables' files in a folder under a misspelt name */
	stored_index *indexes;
	size_t index_count, index_cap;
	store_counts counts;
	uint64_t by_code[ISSUE_CODE_COUNT];
	int64_t last_error;         /* id in _errors */
	sqlite3_stmt *note_pending; /* of known.c; NULL: no row is pending */
	sqlite3_stmt *insert_file, *end_file, *insert_issue[2][2], *reasons, *names;
	bool issues_indexed[2];    /* errors and warnings; notes */
	bool nameless;             /* no table says what submitters are called */
	buf text, hint, cell, sql; /* scratch */
	bool failed;               /* a write failed: the database is not whole */

	/* the sandbox */
	bool sandboxed;     /* SQL of a template is being compiled */
	const char *denied; /* what the authorizer refused of it, in `denied_name` when it has a name */
	char denied_name[64];
	bool too_large; /* it unfolds to more than may be compiled */
};

/* ---- store.c ---- */

/* Report what SQLite said last. Returns false. */
bool store_fail(store *s);

/* Compile SQL of our own, from s->sql (which is cleared) or given. NULL: reported. */
sqlite3_stmt *store_prepare_buf(store *s);
sqlite3_stmt *store_prepare(store *s, const char *sql);

/* Step a statement that returns no row, and reset it. */
NODISCARD bool store_run(store *s, sqlite3_stmt *statement);
NODISCARD bool store_exec(store *s, const char *sql);

/* A name in double quotes; `prefix` (may be "") stands inside them. */
void put_name(buf *out, const char *prefix, slice name);

/* The bits of a key's fields. */
uint64_t key_mask(const schema_key *key);

/* An index that begins with these fields, made unless there is one. */
NODISCARD bool store_index(store *s, unsigned table, const schema_key *key);

static inline slice column_slice(sqlite3_stmt *statement, int i)
{
	const char *text = (const char *)sqlite3_column_text(statement, i);
	return (slice){text ? text : "", text ? (size_t)sqlite3_column_bytes(statement, i) : 0};
}

/* The folder, submitter and file name of a table's file, as its path; in s->memory. {NULL, 0}: reported. */
slice table_path(store *s, const schema_table *t, slice submitter);

/* ---- batch.c, insert.c ---- */
enum { BATCH_ROWS = 256, BATCH_CELLS = 2048, BATCH_ISSUES = 128, BATCH_FILES = 64 };

typedef enum { ENTRY_FILE, ENTRY_ROWS, ENTRY_END } entry_kind;

/* `count` things of one kind, from number `at` of their array on. */
typedef struct batch_entry {
	entry_kind kind;
	size_t at, count;
} batch_entry;

typedef struct batch_outcome {
	int64_t file;
	file_outcome outcome;
	uint16_t columns[LIMIT_FIELDS];
} batch_outcome;

struct batch {
	char *text; /* where all texts are */
	size_t used, room;
	size_t row_count, cell_count, issue_count, file_count, outcome_count, entry_count;
	row rows[BATCH_ROWS];
	cell_value cells[BATCH_CELLS];
	issue issues[BATCH_ISSUES];
	file_record files[BATCH_FILES];
	batch_outcome outcomes[BATCH_FILES];
	batch_entry entries[BATCH_ROWS + 2 * BATCH_FILES];
};

/* ---- known.c: codes known when a row that refers to them is stored ---- */
/* Before the first row of a table is stored. */
NODISCARD bool known_load(store *s, stored_table *t);

#define KNOWN_KEYS 64 /* of a table; of further foreign keys nothing is known */

/* By number of the foreign key a bit: its code is not known. After known_load. */
uint64_t known_missing(const stored_table *t, const row *r);
NODISCARD bool known_note(store *s, const stored_table *t, uint64_t missing, const row *r, int64_t rowid);

typedef enum {
	KNOWN_NOT_ASKED, /* any row may miss its code */
	KNOWN_ALL,       /* none does */
	KNOWN_NOTED,     /* only rows in temp._pending (table_number, key, row, file, line, number, code) may */
	KNOWN_WRONG      /* those do, and are stored as rejected */
} known_state;
known_state known_of(const store *s, unsigned table, size_t key);

/* ---- rows.c: finding stored rows and files again ---- */
typedef struct stored_row {
	unsigned table;
	const schema_table *schema;
	int64_t rowid;
	stored_file *file;
	unsigned line, number;
	uint64_t bad;
	sqlite3_stmt *cells; /* column i: field i. Valid until the next fetch from the table */
} stored_row;

/* True: found. False: no such row, or reported (s->failed). */
bool row_fetch(store *s, unsigned table, int64_t rowid, stored_row *out);
bool row_fetch_line(store *s, stored_file *file, unsigned line, stored_row *out);
NODISCARD bool files_sort(store *s, stored_files *list);
stored_file *file_find(const stored_files *list, slice path);

/* Append the value in column i of a statement as it is stored: digits with a point, dates as ISO. */
void put_stored(buf *out, sqlite3_stmt *statement, int i);

/* The same for a message: a cell that says something of a person is masked (validate/mask.h). */
void put_shown(buf *out, const stored_row *r, unsigned field);

/* The values of a key, `; ` between them, as put_shown. */
void put_key(buf *out, const stored_row *r, const schema_key *key);

/* ---- words.c: texts with {holes} ---- */
/* Replace each {name} by what `put` appends for it (false: not known, then the hole stays). */
void words_fill(buf *out, slice text, bool (*put)(void *user, slice name, buf *out), void *user);

/* The first {name} that `known` does not know; an empty slice: none. */
slice words_unknown(slice text, bool (*known)(void *user, slice name), void *user);

/* Fill s->text and s->hint with the words of a code, {1} {2} … being `args`, NULL-terminated. */
void words_put(store *s, issue_code code, constraint_kind constraint, const char *const args[]);

/* What people call a field or table: its title, or without one its name. */
static inline slice field_label(const schema_field *f)
{
	return f->title.len ? f->title : f->name;
}

static inline slice table_label(const schema_table *t)
{
	return t->title.len ? t->title : t->name;
}

/* ---- findings.c: issues, many at once ---- */
NODISCARD bool issues_add(store *s, const issue *issues, size_t count);

/* Issues found by the store; text and hint are s->text and s->hint ---- */
NODISCARD bool finding_row(store *s, issue_code code, constraint_kind constraint, const stored_row *r, int field);
/* The same of a row that is stored as rejected: only its place is looked at. `cell` as it may be shown. */
NODISCARD bool finding_rejected(store *s, issue_code code, const stored_row *r, unsigned field, slice cell);
NODISCARD bool finding_file(store *s, issue_code code, slice path);

/* At the end of a file: of errors that every row has, one is left, told of the whole file. False: reported. */
NODISCARD bool join_alike(store *s, stored_file *f);

/* Remember that `check` (in words) was not made because of the files of `table` whose rows are not all known; `submitter` restricts to one's files. */
NODISCARD bool skip_note(store *s, unsigned table, const slice *submitter, const char *check);
NODISCARD bool skip_report(store *s);
bool file_is_troubled(const stored_file *f);

/* SQL function: the path of a file's number. */
#define FILE_PATH "_file_path"

/* ---- sandbox.c, functions.c, texts.c ---- */
void sandbox_install(store *s);
NODISCARD bool functions_register(store *s);
NODISCARD bool texts_register(store *s);

/* Compile SQL of a template where it can only read; which fields it reads is left in s->tables[].read. NULL: not reported; sqlite3_errmsg
 * and s->denied tell. */
sqlite3_stmt *sandbox_prepare(store *s, slice sql);

/* Steps that a query of a template may take, by the number of rows stored. */
budget sandbox_budget(const store *s);

/* Bind the job's values. On failure: the parameter that is not known; NULL: bound. */
const char *bind_params(sqlite3_stmt *statement, const params *p);

/* The known parameter, or table or column, nearest to a name; NULL: none. In `a`. */
const char *nearest_param(arena *a, const params *p, slice name);
const char *nearest_in_schema(arena *a, const store *s, slice name, bool columns);

/* ---- the checks, each in its file ---- */
NODISCARD bool check_expected(store *s, const query_file *checks, const params *p);
NODISCARD bool check_keys(store *s);
NODISCARD bool check_foreign(store *s);
NODISCARD bool check_constraints(store *s, const params *p);
NODISCARD bool check_queries(store *s, const query_file *checks, const params *p);
NODISCARD bool make_coverage(store *s);

/* The key by which a table's submitted_by field refers to the table that lists the submitters; NULL: none. */
const foreign_key *submitter_key(const schema_table *t);

/* The rows of a table whose key is not known: a cell of it is wrong, or the record's cells could not be told apart. False: reported. */
NODISCARD bool count_unknown_keys(store *s, unsigned table, const schema_key *key, uint64_t *out);

/* The fields that the query of a cursor reads of a table. */
uint64_t cursor_reads(const cursor *c, unsigned table);

#endif
