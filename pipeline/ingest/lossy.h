/* lossy.h: whether a text was saved by a program that had no Vietnamese letters: `?` or U+FFFD stand inside its words. */
#ifndef TONGKET_INGEST_LOSSY_H
#define TONGKET_INGEST_LOSSY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/slice.h"

typedef struct lossy {
	size_t lost, words; /* words with a lost letter inside; all words */
} lossy;

/* Whether more than one word in 200 is lost; *out says how many, where it was worth counting. Addresses (URLs, e-mail, queries) hold no
 * words, and a question mark between two sentences is none of a letter: "Ai?Gì". */
bool lossy_text(slice text, lossy *out);

#endif
