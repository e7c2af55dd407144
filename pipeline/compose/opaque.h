/* opaque.h: values as characters that mean nothing to Markdown and YAML.
 *
 * A value must not change the structure of the text it is put into. Backslashes cannot promise that: inside a code span they are text, and a value that
 * begins with a bracket decides whether the `**` before it opens. So a value travels through both parsers in disguise: each of the 32 ASCII punctuation
 * marks as one of the 32 noncharacters U+FDD0…U+FDEF (Unicode keeps them for such internal use), a space as U+1FFFF, and U+1FFFE at both ends, so
 * that even an empty value, or one of digits at the start of a line, is a plain word to the parser. What the parsers hand back is restored. */
#ifndef TONGKET_COMPOSE_OPAQUE_H
#define TONGKET_COMPOSE_OPAQUE_H

#include "base/arena.h"
#include "base/buf.h"

/* Append `value` in disguise. White space and line ends become single spaces, those at the ends go; controls and noncharacters become U+FFFD. */
void opaque_put(buf *out, slice value);

/* Append `text` with every disguised character restored. */
void opaque_restore_to(buf *out, slice text);

/* The same text restored: `text` itself when there is nothing to restore, else a NUL-terminated copy in `a`. {NULL, 0}: out of memory. */
slice opaque_restore(arena *a, slice text);

/* The same, always in `a`: for a text that is given back before what is made of it. */
slice opaque_copy(arena *a, slice text);

/* When a value begins at the start of `text`: its length, both ends included; else 0. */
size_t opaque_value(slice text);

/* Offset of the first character that the disguise uses, or text.len: a template must not hold one. */
size_t opaque_find(slice text);

#endif
