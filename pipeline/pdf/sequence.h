/* sequence.h: the marked-content sequences of a document: which content was painted under which MCIDs. Inside pdf/.
 *
 * A content that is painted in one stretch is one sequence; each time it is taken up again on its page, it gets a further one. The
 * sequences of a page are numbered from 0 in the order of painting. */
#ifndef TONGKET_PDF_SEQUENCE_H
#define TONGKET_PDF_SEQUENCE_H

#include "layout/display.h"

typedef struct sequence {
	uint32_t content, mcid;
	uint32_t next; /* the content's following sequence, its index + 1; 0: none */
} sequence;

typedef struct sequences {
	sequence *items; /* page after page */
	size_t count, cap;
	uint32_t *first, *last; /* of each content: index + 1; 0: never painted */
	uint32_t *page_first;   /* of each page, and one more: index into items */
	size_t page;            /* being painted */
} sequences;

/* Arrays for `list`. False: out of memory (not reported); sequences_free is due either way. */
bool sequences_init(sequences *s, const display_list *list);
void sequences_free(sequences *s);

/* Pages are begun in order; sequences_end closes the last. */
void sequences_page(sequences *s, size_t page);
void sequences_end(sequences *s);

/* Begin a sequence of content `owner` on the current page. Its MCID; UINT32_MAX: out of memory (not reported). */
uint32_t sequences_begin(sequences *s, uint32_t owner);

#endif
