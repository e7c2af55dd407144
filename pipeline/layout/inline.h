/* inline.h: the inside of a paragraph: its runs, and the words and gaps they were cut into. For inline.c and paragraph.c alone. */
#ifndef TONGKET_LAYOUT_INLINE_H
#define TONGKET_LAYOUT_INLINE_H

#include "layout/abbreviation.h"
#include "layout/breaker.h"
#include "layout/paragraph.h"

/* What the words of a run have in common. */
typedef struct text_run {
	slice link;
	face_style face;
	bool underline;
	uint16_t abbreviation; /* its only word is that one of the document's; NOT_ABBREVIATED: none */
	bool raised;           /* a note's mark, or the comma between two */
	const footnote *note;  /* whose mark it is; NULL: none */
} text_run;

typedef struct text_word {
	uint32_t word; /* in the fontset */
	uint32_t run;
} text_word;

struct paragraph {
	typesetter *t;
	text_style style;
	place where;

	text_run *runs;
	size_t run_count, run_cap;
	text_word *words; /* word i is box i */
	break_box *boxes;
	size_t count, cap;
	bool has_underline, has_links, has_notes, has_abbreviations;

	/* while text is added */
	gap_kind gap;        /* before the next word */
	double gap_width;    /* of a GAP_FIXED */
	unsigned last_class; /* of the last word (keep.h) */

	breaker *breaker;
	line_shape shape;
	size_t line_count;
};

/* Cut words wider than the line into their letters. False: reported. */
NODISCARD bool inline_cut_long(paragraph *p, double width, double first_width);

/* Where a link leads: a target, or TARGET_NONE for a URI. False: reported (an id that nothing has). */
NODISCARD bool inline_find_link(const paragraph *p, slice link, uint32_t *to, slice *words, slice *label);

#endif
