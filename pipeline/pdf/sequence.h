/* sequence.h: the marked-content sequences of a document: which content was painted under which MCIDs. Inside pdf/.
 *
 * A content that is painted in one stretch is one sequence; each time it is taken up again on its page, it gets a further one. The
 * sequences of a page are numbered from 0 in the order of painting. */
#ifndef TONGKET_PDF_SEQUENCE_H
#define TONGKET_PDF_SEQUENCE_H

#include "layout/display.h"

typedef struct sequence {
	uint32_t content;
	uint32_t next; /* the content's following sequence, its index + 1; 0: none */
} sequence;

/* Of a page: items first … first + count - 1. */
typedef struct page_sequences {
	uint32_t first, count;
} page_sequences;

typedef struct sequences {
	sequence *items; /* those of a page stand together */
	size_t count, cap;
	uint32_t *first; /* of each content: index into items + 1; 0: never painted */
	size_t content_count, content_cap;
	page_sequences *pages;
	size_t page_count, page_cap;
	size_t page; /* being painted */
} sequences;

/* Zeroed to begin with. */
void sequences_free(sequences *s);

/* Begin a page, of pages in any order. False: out of memory (not reported). */
bool sequences_page(sequences *s, size_t page);

/* All pages of `list` are painted: every page and content has its entry. False: out of memory (not reported). */
bool sequences_end(sequences *s, const display_list *list);

/* The MCID of items[number], which is of page `page`. */
static inline uint32_t sequences_mcid(const sequences *s, uint32_t number, size_t page)
{
	return number - s->pages[page].first;
}

/* Begin a sequence of content `owner` on the current page. Its MCID; UINT32_MAX: out of memory (not reported). */
uint32_t sequences_begin(sequences *s, uint32_t owner);

#endif
