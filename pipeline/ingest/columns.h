/* columns.h: writing a text anew cell by cell, those cells decoded that a plan names. Everything else stays byte for byte, so that lines and
 * columns keep their places. */
#ifndef TONGKET_INGEST_COLUMNS_H
#define TONGKET_INGEST_COLUMNS_H

#include "base/buf.h"
#include "ingest/dialect.h"
#include "text/legacy.h"

typedef struct column_plan {
	legacy encoding;
	dialect how;
	bool bytes;          /* the text is in the encoding as bytes; else characters of valid UTF-8 are its codes */
	bool whole;          /* every cell; else lines around the table that speak for the encoding, and by column: */
	const bool *labels;  /* its label */
	const bool *columns; /* its cells below the header */
	const int *fields;   /* the field it holds, or -1 */
	size_t count;
	bool beside_unicode; /* other cells hold Vietnamese letters in Unicode */
} column_plan;

/* What was recoded. */
typedef struct recode_result {
	uint64_t capitals;    /* cells of TCVN3 that were written in capitals */
	unsigned around_line; /* the first line around the table that was decoded; 0: none, or the whole text */
} recode_result;

/* Append `text` as the plan has it. Cells with letters that the encoding cannot hold stay. The fonts of TCVN3 draw small letters as capitals
 * (.VnTimeH), so that only the ASCII letters of a cell show that it was written in capitals. */
void columns_recode(slice text, const column_plan *plan, buf *out, recode_result *done);

#endif
