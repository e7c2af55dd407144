/* dialect.h: how a CSV file is written: its delimiter, where its records begin and which of them is the header. Found by comparing with
 * what the schema expects: the candidate whose header matches most of the table's labels. */
#ifndef TONGKET_INGEST_DIALECT_H
#define TONGKET_INGEST_DIALECT_H

#include "base/diag.h"
#include "schema/schema.h"

typedef struct dialect {
	char delimiter;       /* , ; TAB | */
	char newline;         /* '\n'; '\r' in a file that has no LF */
	size_t start;         /* offset of the first record: behind a line `sep=;` */
	unsigned start_line;  /* its physical line: 1, or 2 behind `sep=;` */
	unsigned header_line; /* line of the header's (first) record; 0: the text is blank */
	unsigned labels_line; /* line of its last record: the same, but where it has several rows */
} dialect;

/* Find the dialect of `text`. `suspect` as in csvfile_open. False: out of memory (reported). */
NODISCARD bool dialect_find(slice text, bool suspect, const schema_table *table, dialect *out, diag *d);

/* Whether a record of the header begins on this line. */
static inline bool dialect_is_header(const dialect *how, unsigned line)
{
	return line >= how->header_line && line <= how->labels_line;
}

/* How a delimiter is called in messages. */
const char *dialect_delimiter_name(char delimiter, language lang);

#endif
