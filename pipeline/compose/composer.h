/* composer.h: what the parts of compose() share while they make one document. */
#ifndef TONGKET_COMPOSE_COMPOSER_H
#define TONGKET_COMPOSE_COMPOSER_H

#include "aggregate/facts.h"
#include "base/yaml.h"
#include "compose/document.h"
#include "compose/words.h"

/* An id that a link may name, or a link that names one. */
typedef struct anchor {
	slice id;
	place where;
	slice instead;   /* of a chart that had nothing to show and was left out: what a link without a text prints */
	inline_run *run; /* of a link: the run to unlink when its target was left out */
	struct anchor *next;
} anchor;

/* What became of something an author wrote: a block, nothing to show, or an error (reported). */
typedef enum { MADE, LEFT_OUT, FAILED } outcome;

typedef struct composer {
	arena *memory;
	arena *passing; /* for what only composing needs */
	diag *diag;
	const char *file;
	const place *lines; /* file and line of the template by line (0-based) of the text */
	size_t line_count;
	const facts *facts;
	const picture_source *pictures; /* NULL: there are none */
	const words *words;
	const yaml_texts *allowed; /* of an audit: phrases whose digits are no figures; NULL: none is wanted */
	anchor *targets, *links;
	size_t target_count, link_count;
	slice source;        /* the template before Mustache */
	struct notes *notes; /* of notes.c */
	buf scratch;         /* for short texts on their way into `memory` */
} composer;

/* The place in the template of line `line` (1-based) of the text after Mustache. */
place composer_place(const composer *c, unsigned line, unsigned column);

/* Declare an id at `where`; an empty one is none. `instead`: of a block that is left out, what a link without a text prints; {NULL, 0}: it is not left out.
 * False: not fit to be an id (reported). */
NODISCARD bool composer_add_target(composer *c, slice id, place where, slice instead);

/* Remember that `run` links to the id behind its "#". False: out of memory (reported). */
NODISCARD bool composer_add_link(composer *c, inline_run *run, place where);

/* When all blocks are made: report ids declared twice and links to nothing; unlink those to what was left out. */
NODISCARD bool composer_check_links(composer *c);

/* `text` as a C string for a message; "?" without memory. */
const char *composer_string(composer *c, slice text);

/* The content of c->scratch, in c->memory. {NULL, 0}: out of memory (reported). */
slice composer_take_scratch(composer *c);

#endif
