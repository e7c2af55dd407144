/* compose.h: report.md, facts and job values to a document tree: Mustache, then CommonMark (cmark-gfm), then directive blocks.
 *
 * The formats are described in docs/formats/report.md. */
#ifndef TONGKET_COMPOSE_COMPOSE_H
#define TONGKET_COMPOSE_COMPOSE_H

#include "base/yaml.h"
#include "compose/document.h"
#include "compose/partials.h"
#include "compose/value.h"

typedef struct compose_input {
	slice text;                     /* report.md, UTF-8 in NFC */
	const char *file;               /* its name in messages */
	const value *values;            /* job values and facts */
	const facts *facts;             /* for table and chart queries */
	slice language;                 /* of the document ("vi-VN"), for alternative texts; empty: Vietnamese */
	const partial_source *partials; /* of {{>name}}; NULL: there are none */
	const picture_source *pictures; /* of picture blocks; NULL: there are none */
	const yaml_texts *audit;        /* report typed numbers too (audit.h), but those in these phrases; NULL: no */
} compose_input;

/* The blocks of the report, in `a`; texts may be borrowed from `in`. False: everything that is wrong is reported with file:line:column (STATUS_USAGE; a
 * sum that leaves 64 bits STATUS_DATA). Errors in the names are told before the Markdown is read. */
NODISCARD bool compose(arena *a, const compose_input *in, blocks *out, diag *d);

/* Only the names: what compose would tell before it reads the Markdown. */
NODISCARD bool compose_names(arena *a, const compose_input *in, diag *d);

#endif
