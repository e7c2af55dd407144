/* csvfile.h: the records of one CSV file, each with the line it began on.
 *
 * libcsv finds the fields; this module adds what it hides: physical line numbers, blank lines, quotes that are not closed or stand in the
 * wrong place, fields without end, bytes that are no text. A record is valid until the next call. */
#ifndef TONGKET_INGEST_CSVFILE_H
#define TONGKET_INGEST_CSVFILE_H

#include "base/file.h"
#include "ingest/dialect.h"

/* Why a record could not be read. */
typedef enum {
	FAULT_NONE,
	FAULT_UNCLOSED_QUOTE, /* record.line is the line on which the quote began */
	FAULT_STRAY_QUOTE,    /* a quote inside an unquoted field, or text after a closing quote */
	FAULT_FIELD_TOO_LONG, /* over LIMIT_FIELD_BYTES */
	FAULT_NUL_BYTE,
	FAULT_BAD_BYTES /* not UTF-8 */
} csv_fault;

typedef enum {
	CSV_RECORD,
	CSV_BROKEN, /* record.fault says why; reading goes on at the next line */
	CSV_END,
	CSV_NO_MEMORY
} csv_status;

typedef struct csv_record {
	unsigned line;       /* physical line where it starts, 1-based */
	const slice *fields; /* spaces around a field are gone, quotes undone */
	size_t count;        /* 0: a blank line */
	bool overflow;       /* beyond LIMIT_COLUMNS there are fields that are not empty; they are not kept, nor counted */
	csv_fault fault;     /* of CSV_BROKEN */
	unsigned column;     /* of a fault: the field it is in, 1-based */
} csv_record;

typedef struct csvfile csvfile;

/* Open the decoded text (borrowed) with the dialect found for it. `suspect`: the text may hold NUL or bytes that are not UTF-8, and every
 * record is looked at. Yours, csvfile_close. NULL: out of memory. */
csvfile *csvfile_open(slice text, bool suspect, const dialect *how);
void csvfile_close(csvfile *file);

/* The text is in `source` (borrowed): of a mapped file, what has been read is forgotten on the way (file_forget). */
void csvfile_forget(csvfile *file, const file_bytes *source);

csv_status csvfile_next(csvfile *file, csv_record *out);

#endif
