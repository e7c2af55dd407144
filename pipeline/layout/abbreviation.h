/* abbreviation.h: words that are read aloud as something longer (the template's `abbreviations`). For inline.c, paragraph.c and table_measure.c. */
#ifndef TONGKET_LAYOUT_ABBREVIATION_H
#define TONGKET_LAYOUT_ABBREVIATION_H

#include "layout/paragraph.h"

#define NOT_ABBREVIATED UINT16_MAX

/* The abbreviation that word `number` of the fontset is, alone or between brackets, quotation marks and stops: its index in t->abbreviations, and
 * *core, the part of `text` that it is; NOT_ABBREVIATED: none. The list is searched once for each different word. `text`: the word's. */
uint16_t abbreviation_find(typesetter *t, uint32_t number, slice text, slice *core);

/* Make element `number` one that is read as abbreviation `index`; `spaced`: its text ends with a space, and so does what is read in its place. */
void abbreviation_mark(typesetter *t, builder *b, uint32_t number, uint16_t index, bool spaced);

#endif
