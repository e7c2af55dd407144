/* extent.h: where one CSV record ends in the text, in bytes and physical lines, before its fields are taken apart. */
#ifndef TONGKET_INGEST_EXTENT_H
#define TONGKET_INGEST_EXTENT_H

#include "base/slice.h"

typedef enum { EXTENT_WHOLE, EXTENT_UNCLOSED, EXTENT_STRAY } extent_status;

typedef struct extent {
	size_t end;          /* offset behind the record, its line end not included */
	size_t next;         /* offset where reading goes on */
	unsigned lines;      /* physical lines between start and next */
	unsigned fault_line; /* of a fault: lines from the record's first to the one at fault */
	unsigned column;     /* of a fault: field, 1-based */
	bool quoted;         /* there is a quote in it */
} extent;

/* The record that starts at `start` (< text.len) of the text. `newline` is '\n', or '\r' in files that know no other.
 *
 * After a fault reading goes on at the next line: behind the line of an unclosed quote, behind the line of a stray one. When a record
 * that spans lines breaks on a line which by itself could be read, the quote before it was never closed, and that is the fault told.
 * Every line is looked at a bounded number of times: a quote that opens one scan ends an earlier one. */
extent_status extent_find(slice text, size_t start, char delimiter, char newline, extent *out);

#endif
