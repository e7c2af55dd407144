/* mustache.h: the template language by the published specification, with two differences: a name that is not known is an error with its place,
 * and values are escaped for Markdown in place of HTML. Partials are not used.
 *
 * Inside a fenced block whose info string is a directive a value is escaped for a double-quoted YAML scalar, and must stand in one. */
#ifndef TONGKET_COMPOSE_MUSTACHE_H
#define TONGKET_COMPOSE_MUSTACHE_H

#include "compose/value.h"

typedef enum { ESCAPE_NONE, ESCAPE_MARKDOWN } escape_mode;

typedef struct rendered {
	slice text;
	const unsigned *lines;    /* lines[i]: the line of the template that line i (0-based) of text came from */
	size_t line_count;
} rendered;

/* Render `text` (named `file`) with `root`. In `a`. False: reported (STATUS_USAGE): unknown name (with the nearest known), unclosed section … */
NODISCARD bool mustache_render(arena *a, slice text, const char *file, const value *root, escape_mode escape, rendered *out, diag *d);

#endif
