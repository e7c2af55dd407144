/* lookalike.h: characters that people type for one another: the letter O for 0, l for 1. */
#ifndef TONGKET_TEXT_LOOKALIKE_H
#define TONGKET_TEXT_LOOKALIKE_H

#include "base/buf.h"

/* The digit or capital that stands for all ASCII characters that look like `c`; '\0' of marks between the parts of a code. */
char lookalike_shape(char c);

/* Whether two texts are the same but for such characters, and marks between parts. */
bool lookalike_equal(slice a, slice b);

/* Append `text` with digits for the letters that look most like them (O o Q → 0, I l | → 1). */
void lookalike_put_digits(buf *out, slice text);

#endif
