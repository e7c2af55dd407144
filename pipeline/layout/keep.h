/* keep.h: spaces that must not break: "ngày 25", "khoá XI", "2010 - 2015", "Số 12-BC/ĐUK", by the word lists of the profile. */
#ifndef TONGKET_LAYOUT_KEEP_H
#define TONGKET_LAYOUT_KEEP_H

#include "layout/paragraph.h"

/* What a word is to its neighbours; computed once for each different word. */
enum {
	KEEP_KNOWN = 1,        /* computed */
	KEEP_FIGURE = 2,       /* begins with a digit, or is a Roman number or the letter of a point */
	KEEP_AFTER_FIGURE = 4, /* holds a figure behind it */
	KEEP_AFTER_ALL = 8,    /* holds any word behind it */
	KEEP_UNIT = 16,        /* is held by a figure before it */
	KEEP_DASH = 32,        /* begins no line, and is held by a figure behind it */
	KEEP_INITIAL = 64      /* "V.", "a)": holds the name, or whatever it is, behind it */
};

/* The bits of word `number` of the fontset, whose text is `text`. */
unsigned keep_class(typesetter *t, uint32_t number, slice text);

/* The word without the brackets, quotation marks and stops at its ends: they do not change what it is. Never empty. */
slice keep_bare(slice text);

/* Whether the space between two words must not break. */
bool keep_holds(unsigned before, unsigned after);

#endif
