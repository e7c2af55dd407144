/* layout.h: a document tree, set on pages by a profile.
 *
 * Paragraphs are broken over the whole paragraph (Knuth and Plass, "Breaking Paragraphs into Lines", 1981), pages one after the other with
 * keeps, widows and orphans; the profile gives every measure. */
#ifndef TONGKET_LAYOUT_LAYOUT_H
#define TONGKET_LAYOUT_LAYOUT_H

#include "compose/document.h"
#include "font/font.h"
#include "layout/display.h"
#include "layout/profile.h"

/* Takes finished pages, each once: what is painted on it will not change any more (elements, links and targets may). Contents lists wait for the numbers of
 * the pages behind them, so pages up to the last of them come late. False: reported, and layout_document fails. */
typedef struct page_sink {
	bool (*page)(void *user, const display_list *list, size_t page);
	void *user;
} page_sink;

typedef struct layout_options {
	bool draft; /* mark every page */
	const page_sink
	    *sink; /* each finished page is handed to it, and what is painted there is given back; NULL: the list keeps everything */
} layout_options;

/* Set `doc`. Strings of the display list are in `a`; it keeps nothing of `doc`. Yours, display_list_free. False: reported
 * (a missing glyph, a link to an unknown id: STATUS_USAGE with the template's place; too many pages). */
NODISCARD bool layout_document(
    arena *a, const document *doc, const profile *p, fontset *fonts, const layout_options *options, display_list *out, diag *d);

#endif
