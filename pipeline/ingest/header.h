/* header.h: the labels of a file matched with the fields of its table, and what there is to say of them. */
#ifndef TONGKET_INGEST_HEADER_H
#define TONGKET_INGEST_HEADER_H

#include "base/limits.h"
#include "ingest/heading.h"

typedef enum {
	LABEL_MISSING,   /* of a required field: column 0 */
	LABEL_DUPLICATE, /* a second column of the same field */
	LABEL_EXTRA,
	LABEL_INCORRECT, /* a label that the table's fieldsMatch does not allow; `field`, if any, is what should stand there */
	LABEL_ALIAS      /* the label does not fold to the field's own name */
} label_kind;

typedef struct label_finding {
	label_kind kind;
	unsigned line;   /* of the row the label stands in; of a missing one the header's */
	unsigned column; /* 1-based; 0: none */
	int field;       /* -1: none */
	slice label;     /* as written, trimmed */
} label_finding;

typedef struct header {
	unsigned line;               /* of the first row, where it has several */
	const unsigned *lines;       /* by column: of its label; NULL: `line` */
	size_t columns;              /* with those at the end that have no label */
	size_t width;                /* without them: what a record must have */
	bool overflow;               /* labels beyond LIMIT_COLUMNS */
	const int16_t *what;         /* by column: a field's number, or COLUMN_… */
	const slice *labels;         /* by column, as written, trimmed */
	int column_of[LIMIT_FIELDS]; /* by field: 0-based column; -1: not in the file */
	label_finding *findings;     /* in the order of columns; missing ones at the end */
	size_t finding_count;
} header;

/* Read the header. Everything lies in `a`. False: out of memory. */
NODISCARD bool header_read(const schema_table *table, const heading *rows, arena *a, header *out);

/* The line that the label of a column (0-based) stands in. */
unsigned header_label_line(const header *h, size_t column);

typedef struct header_score {
	unsigned matches; /* fields that a label names */
	bool complete;    /* all required ones among them */
	bool unnamed;     /* a column has no label, or one that names nothing */
} header_score;

/* How well a record would do as the header. `scratch` grows a little. False: out of memory. */
NODISCARD bool header_measure(const schema_table *table, const csv_record *record, arena *scratch, header_score *out);

#endif
