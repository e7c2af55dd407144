/* pages.h: the page tree (ISO 32000-1 §7.7.3). Inside pdf/.
 *
 * Pages come in thousands, and libharu keeps 4 KB for each. So it only keeps their numbers; they are printed when the writer asks for them, as the structure is. */
#ifndef TONGKET_PDF_PAGES_H
#define TONGKET_PDF_PAGES_H

#include "base/buf.h"
#include "layout/display.h"
#include "pdf/haru.h"

typedef struct page_object {
	void *object;     /* the page's number, reserved */
	uint32_t content; /* number of its content stream */
} page_object;

/* Zeroed to begin with. */
typedef struct page_tree {
	page_object *items;
	size_t count, cap;
	uint32_t resources;    /* number of what all pages share */
	HPDF_Dict *nodes;      /* of the tree: the parent of each PAGES_PER_NODE pages */
	uint32_t *link_first;  /* of each page, and one more: index into link_order */
	uint32_t *link_order;  /* links, page after page */
	const uint32_t *links; /* numbers of the annotations; borrowed */
	bool tab_order;        /* the tabulator follows the structure (ISO 14289-1 §7.18.3); not in PDF 1.4 */
} page_tree;

/* Reserve the numbers of the pages up to `page`. False: reported. */
NODISCARD bool pages_reserve(page_tree *p, haru *h, size_t page, diag *d);

static inline uint32_t pages_number(const page_tree *p, size_t page)
{
	return haru_number(p->items[page].object);
}

/* Make the tree, when there are all pages; `links`: the numbers of the list's annotations. False: reported. */
NODISCARD bool pages_plan(page_tree *p, haru *h, const display_list *list, const uint32_t *links, diag *d);
void pages_free(page_tree *p);

/* Append the dictionary of page `page`, without its number. */
void pages_put(const page_tree *p, const display_list *list, size_t page, buf *out);

#endif
