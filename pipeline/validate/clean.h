/* clean.h: the text of a cell as it is stored: trimmed, no-break spaces made spaces, invisible characters gone, NFC. */
#ifndef TONGKET_VALIDATE_CLEAN_H
#define TONGKET_VALIDATE_CLEAN_H

#include "validate/check.h"

/* `field` itself where nothing but spaces at the ends had to go; else a text in v->scratch, and *changed. {NULL, 0}: out of memory. */
slice clean_cell(validator *v, slice field, bool *changed);

#endif
