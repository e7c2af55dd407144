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

/* Set `doc`. Strings of the display list are in `a`; it keeps nothing of `doc`. `draft`: mark every page. Yours, display_list_free. False: reported
 * (a missing glyph, a link to an unknown id: STATUS_USAGE with the template's place; too many pages). */
NODISCARD bool layout_document(arena *a, const document *doc, const profile *p, fontset *fonts, bool draft, display_list *out, diag *d);

#endif
