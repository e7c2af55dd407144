/* mustache.h: the template language by the published specification, with three differences: a name that is not known is an error with its place; values
 * are made harmless for Markdown in place of HTML escaping; there are no partials, lambdas and raw tags, but -first, -last and -index in lists.
 *
 * In Markdown a value travels in disguise (opaque.h), so that it is a plain word to the Markdown and YAML parsers whatever it holds; their readers
 * restore it. Inside a fenced block a {{name}} must stand in double quotes; "{{name}}" of a list of texts becomes a YAML list. */
#ifndef TONGKET_COMPOSE_MUSTACHE_H
#define TONGKET_COMPOSE_MUSTACHE_H

#include "compose/value.h"

typedef enum {
	ESCAPE_NONE,    /* a plain text: metadata, a file name */
	ESCAPE_MARKDOWN /* report.md */
} escape_mode;

typedef struct rendered {
	slice text;
	const unsigned *lines; /* lines[i]: the line of the template that line i (0-based) of text came from */
	size_t line_count;
} rendered;

/* Render `text` (named `file`) with `root`. In `a`. False: all errors of the file are reported (STATUS_USAGE), each with its place: unknown name
 * (with the nearest known), also in sections that are not rendered, unclosed section … ESCAPE_NONE puts values in as they are. */
NODISCARD bool mustache_render(arena *a, slice text, const char *file, const value *root, escape_mode escape, rendered *out, diag *d);

#endif
