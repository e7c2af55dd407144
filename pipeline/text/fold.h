/* fold.h: normal forms, comparison and sorting of Vietnamese text (ICU). */
#ifndef TONGKET_TEXT_FOLD_H
#define TONGKET_TEXT_FOLD_H

#include "base/arena.h"

/* `text` (valid UTF-8) in NFC. The same slice when it was NFC already (then *changed is false); else a copy in `a`.
 * {NULL, 0}: out of memory. `changed` may be NULL. A run of marks without a letter, longer than any text has (1 KiB), is put in order piece
 * by piece only, so that no input is slow. */
slice text_nfc(arena *a, slice text, bool *changed);

/* For comparing labels: lower case, đ→d (also the Icelandic ð and African ɖ, whose capitals look like Đ and are typed for it), marks
 * stripped, everything that is not a letter or digit dropped ("Mã TCCSĐ" → "matccsd"). In `a`. {NULL, 0}: out of memory; nothing left: an empty slice that is not NULL. */
slice text_fold(arena *a, slice text);

/* Equal but for case; marks count ("nam" = "Nam", "Nu" ≠ "Nữ"). */
bool text_equal_case(slice a, slice b);

/* Upper and lower case by Unicode, in `a`. {NULL, 0}: out of memory. */
slice text_upper(arena *a, slice text);
slice text_lower(arena *a, slice text);

/* The order of a Vietnamese dictionary: a<ă<â, d<đ, …; tones ngang < huyền < hỏi < ngã < sắc < nặng (CLDR vi). <0, 0, >0. Texts that
 * the dictionary does not tell apart are ordered by bytes, so 0 means equal bytes and a sorted list is always the same. */
typedef struct collator collator;
collator *collator_open(void); /* NULL: not available */
void collator_close(collator *c);
int collator_compare(const collator *c, slice a, slice b);

#endif
