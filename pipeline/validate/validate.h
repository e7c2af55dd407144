/* validate.h: one CSV file of a table: bytes in, checked rows and issues out.
 *
 * Everything that can be said of a file or a row by itself is said here; keys, sums and rules between rows are the store's. */
#ifndef TONGKET_VALIDATE_VALIDATE_H
#define TONGKET_VALIDATE_VALIDATE_H

#include "base/file.h"
#include "base/limits.h"
#include "validate/issue.h"
#include "validate/row.h"

/* Where rows and issues go. Each returns false to stop (it has reported why). */
typedef struct row_sink {
	void *user;
	bool (*row)(void *user, const row *r);
	bool (*issue)(void *user, const issue *i);
} row_sink;

/* A file to check: its bytes have been read by the caller. */
typedef struct csv_input {
	const schema_table *table;
	int64_t file;             /* number the store gave it */
	slice bytes;              /* the original bytes */
	const file_bytes *source; /* of `bytes` where they may be forgotten part by part when they have been read; NULL: no */
	slice submitter;          /* its folder's name; empty for a reference table */
	slice path;               /* relative to the job, for messages */
	slice encoding;           /* given in the job for this file; empty: found out */
} csv_input;

typedef struct csv_summary {
	bool readable; /* false: a label or file error; no row was handed on */
	unsigned rows; /* data rows, rejected ones included */
	unsigned rejected;
	unsigned broken; /* rejected rows whose cells could not be told apart (stray quote, bad bytes …) */
	size_t errors, warnings, notes;
	uint16_t columns[LIMIT_FIELDS]; /* by field index: its column in the file, 1-based; 0: not there */
} csv_summary;

/* Scratch memory kept from file to file; one a thread. Messages in `lang`. Yours, validator_free. NULL: out of memory. */
typedef struct validator validator;
validator *validator_new(language lang);
void validator_free(validator *v);

/* Check one file. False: stopped by the sink or out of memory (reported to `d`); data errors are issues, not failures. */
NODISCARD bool validate_file(validator *v, const csv_input *in, const row_sink *sink, csv_summary *out, diag *d);

#endif
