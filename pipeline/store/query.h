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
	const query_header *headers;   /* all but name */
	size_t header_count;
	slice sql;                     /* one statement, without the semicolon */
	place where;                   /* of the name */
	unsigned sql_line;             /* line of the file where sql begins */
} query;

typedef struct query_file {
	const char *file;
	const query *items;
	size_t count;
} query_file;

/* Parse `text`, named `file`. `keys`: NULL-terminated, the header keys allowed besides name. False: reported with file:line:column. */
NODISCARD bool query_file_parse(arena *a, slice text, const char *file, const char *const *keys, query_file *out, diag *d);

const query *query_find(const query_file *f, slice name);

/* The value of a header, or an empty slice; its place in *where when that is not NULL. */
slice query_header_get(const query *q, const char *key, place *where);

/* A running query. */
typedef struct cursor cursor;

typedef enum { CURSOR_ROW, CURSOR_END, CURSOR_FAILED } cursor_status;

/* Compile `prefix` + q->sql + `suffix` (each may be NULL: to wrap the query) in the sandbox (read only, no ATTACH, no PRAGMA, a step limit) and
 * bind `params`. SQL that does not compile, a parameter that the job has not, a table or column that is not there: reported (STATUS_USAGE)
 * at the query's line. Yours, cursor_close. NULL: reported. */
cursor *cursor_open(store *s, const query *q, const char *prefix, const char *suffix, const params *p, diag *d);
void cursor_close(cursor *c);

size_t cursor_columns(const cursor *c);
slice cursor_column_name(const cursor *c, size_t i);
int cursor_find_column(const cursor *c, const char *name);   /* -1: none */

/* CURSOR_FAILED: reported, unless it is integer overflow: then *overflow is true and nothing is reported. overflow may be NULL. */
cursor_status cursor_next(cursor *c, bool *overflow);

/* The i-th value of the current row; text is borrowed until the next call. */
cell_value cursor_get(const cursor *c, size_t i);

#endif
