/* subset.h: the glyphs a document used, as a small TrueType font (hb-subset), with the renumbering of glyphs. */
#ifndef TONGKET_FONT_SUBSET_H
#define TONGKET_FONT_SUBSET_H

#include "base/buf.h"
#include "font/font.h"

/* Write the font file with only `glyphs` (ids of `face`; 0 is added) into `file`, and for each of them its id in the subset into `mapped`.
 * False: reported. */
NODISCARD bool font_subset(fontset *f, int face, const uint16_t *glyphs, size_t count, buf *file, uint16_t *mapped, diag *d);

#endif
