/* printable.h: what people typed wrongly must still be printed: characters that the font lacks become boxes. */
#ifndef TONGKET_RUN_PRINTABLE_H
#define TONGKET_RUN_PRINTABLE_H

#include "aggregate/facts.h"
#include "font/font.h"

/* Replace, in the cells of every rows fact of `f`, each character without a glyph in the regular face of `family` by a box (or a question mark). Cells are
 * replaced by copies in `a`. False: reported. */
NODISCARD bool facts_make_printable(arena *a, fontset *fonts, slice family, facts *f, diag *d);

/* The first character of `text` that the regular face of `family` has no glyph for; 0: there is none, or no such face. */
uint32_t text_find_unprintable(fontset *fonts, slice family, slice text, diag *d);

#endif
