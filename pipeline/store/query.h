/* query.h: files of named SQL queries (checks.sql, facts.sql) and running them where they can only read.
 *
 * A file is a sequence of queries, each a block of header comments `-- key: value` that starts with `-- name:`, and one SELECT. */
#ifndef TONGKET_STORE_QUERY_H
#define TONGKET_STORE_QUERY_H

#include "base/arena.h"
#include "base/diag.h"
#include "store/params.h"
#include "store/store.h"

typedef struct query_header {
	slice key, value;
	place where;
} query_header;

typedef struct query {
	slice name;
	const query_header *headers; /* all but name */
	size_t header_count;
	slice sql;         /* one statement, without the semicolon */
	place where;       /* of the name */
	unsigned sql_line; /* line of the file at whose start sql begins */
} query;

typedef struct query_file {
	const char *file;
	const query *items;
	size_t count;
} query_file;

/* Parse `text`, named `file`; both are borrowed and must outlive the queries. `keys`: NULL-terminated, the header keys allowed besides name.
 * False: everything wrong is reported with file:line:column. */
NODISCARD bool query_file_parse(arena *a, slice text, const char *file, const char *const *keys, query_file *out, diag *d);

const query *query_find(const query_file *f, slice name);

/* The value of a header, or an empty slice; its place in *where when that is not NULL. */
slice query_header_get(const query *q, const char *key, place *where);

/* A running query. */
typedef struct cursor cursor;

typedef enum { CURSOR_ROW, CURSOR_END, CURSOR_FAILED } cursor_status;

/* Compile `prefix` + q->sql + `suffix` (each may be NULL: to wrap the query) in the sandbox and bind `params` (may be NULL: none). The sandbox
 * lets a query read the tables of the store and call the functions of docs/formats/facts.md, nothing else: no writing, ATTACH, PRAGMA,
 * extensions or clock, and no more than a number of steps that grows with the rows stored. SQL that does not compile, a table or column that
 * is not there, a parameter that the job has not: reported (STATUS_USAGE) at its line and column of the file. Yours, cursor_close. */
cursor *cursor_open(store *s, const query *q, const char *prefix, const char *suffix, const params *p, diag *d);
void cursor_close(cursor *c);

size_t cursor_columns(const cursor *c);
slice cursor_column_name(const cursor *c, size_t i);
int cursor_find_column(const cursor *c, const char *name); /* -1: none */

/* The i-th parameter the query names, with its colon; an empty slice past the last. */
slice cursor_parameter(const cursor *c, size_t i);

/* CURSOR_FAILED: reported, unless it is a sum that leaves 64 bits: then *overflow is true and nothing is reported. overflow may be NULL. */
cursor_status cursor_next(cursor *c, bool *overflow);

/* Start again at the first row. */
void cursor_rewind(cursor *c);

/* The i-th value of the current row; text is borrowed until the next call. */
cell_value cursor_get(const cursor *c, size_t i);

/* Append a value as programs write it: digits with a point, dates as ISO; nothing for NULL. */
void cell_value_put(buf *out, const cell_value *v);

/* Append column `i` of the current row as it may be shown: a value that comes from a field about a person, or is computed by a query that reads
 * one and is no count, is masked (validate/mask.h). Whether it was. */
bool cursor_put_shown(const cursor *c, size_t i, buf *out);

/* For an aggregate around a query: like sum(), but the result is TEXT of its exact decimal digits; 0 of no rows. */
#define EXACT_SUM "exact_sum"

#endif
