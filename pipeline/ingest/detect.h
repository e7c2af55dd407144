/* detect.h: which legacy encoding a text is in that shows none: by known plaintext (labels of the table, values its fields allow), then by
 * the share of legal syllables, with a margin. Valid Vietnamese in Unicode is never taken for another encoding; where two readings are about
 * as good, the answer is a doubt. */
#ifndef TONGKET_INGEST_DETECT_H
#define TONGKET_INGEST_DETECT_H

#include "base/arena.h"
#include "ingest/columns.h"

typedef enum {
	DETECT_NONE,  /* the text is what it seems to be */
	DETECT_FOUND, /* *plan says how to recode it */
	DETECT_DOUBT, /* it is likely to be in another encoding, plan->encoding the likeliest, but it is not sure */
	DETECT_NO_MEMORY
} detect_status;

/* A text of which not even the bytes are UTF-8: the encoding it is in as a whole. The plan lies in `a`. */
detect_status detect_bytes(slice text, const schema_table *table, arena *a, column_plan *plan, diag *d);

/* A text in UTF-8, though maybe with bytes that are none: the columns that hold TCVN3 or VNI as characters, or as such bytes. */
detect_status detect_columns(slice text, const schema_table *table, arena *a, column_plan *plan, diag *d);

/* The plan for an encoding that was named: every cell. `bytes`: the text is in it byte by byte; else in UTF-8. False: out of memory. */
NODISCARD bool detect_named(slice text, legacy named, bool bytes, const schema_table *table, arena *a, column_plan *plan, diag *d);

#endif
