/* footnote.h: notes at the foot of the page where the text refers to them. Inside layout/ only.
 *
 * A line and the notes that it refers to first stand on one page. A note that is too long for it goes on at the foot of the next: at least two lines of it stand on each
 * page, as far as there is room. Notes are painted when their page ends; until then they take their room off flow->bottom. */
#ifndef TONGKET_LAYOUT_FOOTNOTE_H
#define TONGKET_LAYOUT_FOOTNOTE_H

#include "layout/flow.h"

/* A pattern of the profile with the number of `note` for its {n}. {NULL, 0}: out of memory. */
slice footnote_text(arena *a, slice pattern, const footnote *note);

NODISCARD bool footnotes_open(flow *f);
void footnotes_free(flow *f);

/* Learn how many lines the notes of `p` take. False: reported. Before footnotes_fit. */
NODISCARD bool footnotes_measure(flow *f, const paragraph *p);

/* How many of the `rest` lines of `p` from `first` on fit under f->y with their notes. */
size_t footnotes_fit(const flow *f, const paragraph *p, size_t first, size_t rest);

/* Lines first … first+count-1 of `p` are painted, by the marks from number `from` on, and f->y is under them; `later`: height of lines of the same paragraph that are
 * sure to follow on this page. Their notes go to its foot. False: reported. */
NODISCARD bool footnotes_place(flow *f, const paragraph *p, size_t first, size_t count, size_t from, double later);

/* Paint the notes at the foot of the last page, whose text ends at `y`. Those of marks from `limit` on, and what has no room, are left for the next page. */
NODISCARD bool footnotes_end_page(flow *f, size_t limit, double y);

/* Whether the notes of the page all end on it. */
bool footnotes_come_to_end(flow *f);

/* A page has begun, f->bottom is its foot: what was left for it takes its room. */
void footnotes_begin_page(flow *f);

/* For typesetter.refer; context is the flow. */
bool footnotes_refer(void *context, const footnote *note, uint32_t owner, double y, uint32_t *to, slice *words);

#endif
