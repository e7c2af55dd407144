/* infer.h: what a CSV file that nobody has described seems to hold: the beginning of a datapackage.yaml, to be mended by somebody who knows. */
#ifndef TONGKET_RUN_INFER_H
#define TONGKET_RUN_INFER_H

#include "base/file.h"
#include "compose/value.h"

/* Add to `tables` (a list) what the file seems to be, as names for the starter's files: `table` (unlike the `taken` others), `title`, `quoted` (the title inside
 * double quotes of YAML), `key` (the column that is another one in each row; empty: none) and `fields`, a list of: `field` `table` `label` (Markdown) `quoted` `type`
 * `required` (flag) `seen` (the values of a text that has few; empty: many) `numeric` (flag: a number that may be summed) `plain` (flag: a
 * number that is a name) `day` (flag) `shown` (flag: one of the first columns).
 * All in `a`; `shown` names the file in messages. NULL: reported (STATUS_USAGE): the file cannot be read as a table. */
const char *infer_table(
    arena *a, const file_bytes *file, const char *shown, const char *const *taken, size_t taken_count, value *tables, diag *d);

/* `text` as the name of a table or field: small letters without marks, '_' between the words; `other` when nothing is left. In `a`. NULL: out of memory. */
const char *infer_name(arena *a, slice text, const char *other);

/* `text` as it stands inside double quotes of YAML. In `a`. {NULL, 0}: out of memory. */
slice infer_quoted(arena *a, slice text);

#endif
