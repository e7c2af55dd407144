/* report.h: handing issues to the sink: their words, what may be shown of a cell, and repairs that are told once a column. */
#ifndef TONGKET_VALIDATE_REPORT_H
#define TONGKET_VALIDATE_REPORT_H

#include "validate/check.h"

#define FINDING_ARGS 5

typedef struct finding {
	issue_code code;
	constraint_kind constraint;
	spot at;                        /* line 0: the whole file */
	int field;                      /* -1: none */
	unsigned column;                /* 0: none */
	slice cell;                     /* as written */
	bool open;                      /* it is a label and no person's data: not masked */
	const char *args[FINDING_ARGS]; /* of issue.h; the rest NULL */
} finding;

/* Tell it. False: stopped, or out of memory (reported). */
bool report(check *c, const finding *f);

/* The rows that ISSUE_TITLE_ROW is told of. */
typedef enum {
	TITLE_ABOVE,   /* the header */
	TITLE_AGAIN,   /* the header once more */
	TITLE_NUMBERS, /* of the columns */
	TITLE_UNITS,
	TITLE_JOINED /* the header itself, of several rows */
} title_kind;

/* Tell of such a row; `cell` is its first. */
bool report_title(check *c, title_kind kind, unsigned line, slice cell);

/* Tell what is wrong with a cell, with what is expected of its field. */
bool report_cell(check *c, spot at, const cell_fault *fault);

/* Count one more cell repaired; `first` is filled at the first. False: out of memory (reported). */
bool repair_count(check *c, repair *first, spot at, unsigned column, slice cell);

/* Tell the repairs of all columns, at the end of the file. */
bool report_repairs(check *c);

/* Texts for arguments, in the scratch arena; NULL: out of memory. Text and cell are shortened to a line; the cell of `field` (-1: not
 * known) masked where the table is personal. */
const char *shown_text(check *c, slice text);
const char *shown_cell(check *c, int field, slice cell);
/* A cell in quotes and brackets, with a space before them; of an empty one, and of a table about persons, nothing. */
const char *shown_quoted(check *c, slice cell);
const char *shown_number(check *c, uint64_t number);
const char *shown_more(check *c, uint64_t number); /* "more than 4096" */
const char *shown_label(check *c, int field);

#endif
