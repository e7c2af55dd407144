/* fence.h: where in a Markdown text, as it is written out piece by piece, a fenced block is open, and in its YAML a double quote.
 *
 * Safety does not depend on it (opaque.h): it serves the rule that a {{name}} in a directive block stands in double quotes. */
#ifndef TONGKET_COMPOSE_FENCE_H
#define TONGKET_COMPOSE_FENCE_H

#include "base/buf.h"

typedef enum { YAML_AT_START, YAML_IN_PLAIN, YAML_IN_DOUBLE, YAML_IN_SINGLE, YAML_IN_COMMENT } yaml_state;

/* All zero at the beginning of a text. A copy is a point to come back to. */
typedef struct fence {
	size_t at;     /* bytes looked at */
	size_t line;   /* offset where the current line begins */
	char mark;     /* '`' or '~' of the open block; 0: none is open */
	size_t length; /* of the opening fence */
	yaml_state state;
	bool escaped; /* a backslash came before, in a double quote */
	char previous;
	unsigned flow; /* open [ and { */
} fence;

/* Look at what was put into `text` since the last call. */
void fence_advance(fence *f, const buf *text);

#endif
