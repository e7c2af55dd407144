/* compose.h: report.md, facts and job values to a document tree: Mustache, then CommonMark (cmark-gfm), then directive blocks.
 *
 * The formats are described in docs/formats/report.md. */
#ifndef TONGKET_COMPOSE_COMPOSE_H
#define TONGKET_COMPOSE_COMPOSE_H

#include "compose/document.h"
#include "compose/value.h"

typedef struct compose_input {
	slice text;             /* report.md */
	const char *file;       /* its name in messages */
	const value *values;    /* job values and facts */
	const facts *facts;     /* for table and chart queries */
} compose_input;

/* The blocks of the report, in `a`. False: reported (STATUS_USAGE) with file:line:column. */
NODISCARD bool compose(arena *a, const compose_input *in, blocks *out, diag *d);

#endif
