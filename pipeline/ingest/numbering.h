/* numbering.h: rows that number the columns of a form: "(1);(2);(3)", "A;B;1;2;3", "1;2;3=1+2". */
#ifndef TONGKET_INGEST_NUMBERING_H
#define TONGKET_INGEST_NUMBERING_H

#include "ingest/csvfile.h"

typedef struct numbering {
	size_t count; /* of cells that hold a number */
	bool covers;  /* no cell among the first `width` is empty */
	bool marked;  /* one is in brackets or a formula, as no value is */
} numbering;

/* Whether every filled cell of a record is the number of a column, in their order: letters from A, then 1, 2, 3 … At least two. */
bool numbering_read(const csv_record *record, size_t width, numbering *out);

/* Whether every filled cell is a unit: "(người)", "%". At least one. `a` is scratch. False: out of memory. */
NODISCARD bool numbering_units(const csv_record *record, arena *a, bool *out);

#endif
