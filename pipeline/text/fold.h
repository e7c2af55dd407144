/* fold.h: normal forms, comparison and sorting of Vietnamese text (ICU). */
#ifndef TONGKET_TEXT_FOLD_H
#define TONGKET_TEXT_FOLD_H

#include "base/arena.h"

/* `text` (valid UTF-8) in NFC. The same slice when it was NFC already (then *changed is false); else a copy in `a`.
 * {NULL, 0}: out of memory. `changed` may be NULL. */
slice text_nfc(arena *a, slice text, bool *changed);

/* For comparing labels: lower case, đ→d, marks stripped, everything that is not a letter or digit dropped ("Mã TCCSĐ" → "matccsd").
 * In `a`. {NULL, 0}: out of memory. */
slice text_fold(arena *a, slice text);

/* Equal but for case; marks count ("nam" = "Nam", "Nu" ≠ "Nữ"). */
bool text_equal_case(slice a, slice b);

/* Upper and lower case by Unicode, in `a`. {NULL, 0}: out of memory. */
slice text_upper(arena *a, slice text);
slice text_lower(arena *a, slice text);

/* The order of a Vietnamese dictionary: a<ă<â, d<đ, …; tones ngang < huyền < hỏi < ngã < sắc < nặng (CLDR vi). <0, 0, >0. */
typedef struct collator collator;
collator *collator_open(void); /* NULL: not available */
void collator_close(collator *c);
int collator_compare(const collator *c, slice a, slice b);

#endif
