/* navigation.h: ways through a document: links, the outline, page labels. Inside pdf/.
 *
 * Failures stay in `h`, for haru_failed. */
#ifndef TONGKET_PDF_NAVIGATION_H
#define TONGKET_PDF_NAVIGATION_H

#include "layout/display.h"
#include "pdf/pages.h"

/* Add the link annotations; `numbers` gets the object number of each. */
void links_add(haru *h, const display_list *list, const page_tree *all, uint32_t *numbers);

/* Add the outline, and have it shown when there is one. */
void outline_add(haru *h, const display_list *list, const page_tree *all);

/* Add the printed page numbers. */
void labels_add(haru *h, const display_list *list);

/* Append to `dict` the destination `target`: a direct array [page /XYZ 0 y 0]. */
void destination_set(haru *h, HPDF_Dict dict, const display_list *list, const page_tree *all, uint32_t target);

#endif
