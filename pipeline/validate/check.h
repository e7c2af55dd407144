/* check.h: the state of checking one file, shared by the files of this folder. Not for other folders. */
#ifndef TONGKET_VALIDATE_CHECK_H
#define TONGKET_VALIDATE_CHECK_H

#include "ingest/header.h"
#include "validate/validate.h"

/* What is wrong with one cell; the words are made only when it is told. */
typedef struct cell_fault {
	issue_code code;
	constraint_kind constraint;
	int field;
	unsigned column; /* 1-based */
	slice cell;      /* trimmed */
} cell_fault;

/* Where a record is: its physical line and its data row (0: none). */
typedef struct spot {
	unsigned line, row;
} spot;

/* A repair of many cells of one column, told once, at the first. */
typedef struct repair {
	uint64_t count;
	spot at;
	unsigned column;
	slice cell;              /* of the first; in the file's arena */
	char date[MOMENT_BYTES]; /* of an Excel serial: what it stands for */
} repair;

struct validator {
	language lang;
	buf text, hint;
	arena *scratch;      /* of the current rows; emptied by validator_fresh_row */
	size_t scratch_used; /* bytes, about */
	cell_value values[LIMIT_FIELDS];
	char dates[LIMIT_FIELDS][MOMENT_BYTES];
	cell_fault faults[LIMIT_FIELDS];
	size_t fault_count;
	repair normalized[LIMIT_FIELDS], serials[LIMIT_FIELDS];
};

typedef struct check {
	validator *v;
	const csv_input *in;
	const row_sink *sink;
	csv_summary *out;
	diag *d;
	arena *memory; /* dies with the file */
	heading heading;
	header head;
	bool at_header;                            /* no row of data has been seen below the header, or below the last one once more */
	const char *encoding;                      /* of the file, for messages */
	const char *remedy;                        /* of a hint: how to give the encoding in the job; "" where it is not in doubt */
	bool has_blank_columns, names_columns;     /* of the header */
	bool open_labels;                          /* its labels may be shown: they surely are no person's data */
	bool *blank_told;                          /* by column: its blank-label has been told */
	const char **folded_choices[LIMIT_FIELDS]; /* made when a choice is first missed */
	bool below_table;                          /* a footer row has been seen */
	uint64_t blank_rows;
	unsigned blank_line; /* of the first blank row not told by itself */
} check;

/* Forget the texts of earlier rows when they have grown. False: out of memory. */
bool validator_fresh_row(validator *v);

/* A text in the scratch arena, NUL-terminated. NULL: out of memory. */
const char *scratch_string(validator *v, slice text);

#endif
