/* mustache.h: the template language by the published specification, with these differences: a name or partial that is not known is an error with its place;
 * values are made harmless for Markdown in place of HTML escaping, and Markdown has no raw tags; there are no lambdas, but -first, -last and -index in lists.
 *
 * In Markdown a value travels in disguise (opaque.h), so that it is a plain word to the Markdown and YAML parsers whatever it holds; their readers
 * restore it. Inside a fenced block a {{name}} must stand in double quotes; "{{name}}" of a list of texts becomes a YAML list. */
#ifndef TONGKET_COMPOSE_MUSTACHE_H
#define TONGKET_COMPOSE_MUSTACHE_H

#include "compose/partials.h"
#include "compose/value.h"

typedef enum {
	ESCAPE_NONE,    /* a plain text: metadata, a file name */
	ESCAPE_MARKDOWN /* report.md */
} escape_mode;

typedef struct rendered {
	slice text;
	const place *lines; /* lines[i]: the file and line of the template that line i (0-based) of text came from */
	size_t line_count;
} rendered;

typedef struct mustache_input {
	slice text;
	const char *file; /* its name in messages */
	const value *root;
	escape_mode escape;
	const partial_source *partials; /* NULL: there are none */
} mustache_input;

/* Render a template. In `a`. False: all errors of the file are reported (STATUS_USAGE), each with its place: unknown name
 * (with the nearest known), also in sections that are not rendered, unclosed section … ESCAPE_NONE puts values in as they are. */
NODISCARD bool mustache_render(arena *a, const mustache_input *in, rendered *out, diag *d);

#endif
