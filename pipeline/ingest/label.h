/* label.h: what one label of a file names: a field of its table, running numbers, or nothing the table knows. */
#ifndef TONGKET_INGEST_LABEL_H
#define TONGKET_INGEST_LABEL_H

#include "base/arena.h"
#include "schema/schema.h"

/* What a column is, when it is not the number of a field (≥ 0). */
enum {
	COLUMN_COUNTER = -1, /* running numbers: skipped */
	COLUMN_BLANK = -2,   /* no label */
	COLUMN_EXTRA = -3    /* a label the table does not know */
};

typedef struct label_match {
	int what;      /* field or COLUMN_… */
	bool own_name; /* the label folds to the field's name */
} label_match;

/* Match a label (trimmed). A unit or remark in brackets behind it does not count: "Số lượng (người)". `a` grows a little. False: out of
 * memory. */
NODISCARD bool label_read(const schema_table *table, slice label, arena *a, label_match *out);

#endif
