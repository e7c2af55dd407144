/* blank.h: what counts as empty: white space, no-break spaces, characters that nobody sees. */
#ifndef TONGKET_INGEST_BLANK_H
#define TONGKET_INGEST_BLANK_H

#include "ingest/csvfile.h"

typedef enum {
	BLANK_NONE,
	BLANK_SPACE,    /* a no-break space: U+00A0, U+2007, U+202F */
	BLANK_INVISIBLE /* U+200B…U+200F, U+2060, U+FEFF */
} blank_kind;

/* Whether `text` (UTF-8) begins with such a character beyond ASCII; its length in bytes goes to *len. */
blank_kind blank_at(slice text, size_t *len);

/* Whether a cell, or every cell of a record, is empty in this sense. */
bool blank_cell(slice cell);
bool blank_record(const csv_record *record);

#endif
