/* meant.h: what was probably meant by a cell or label that is wrong, for hints: a question and a space, or nothing when nothing is near. */
#ifndef TONGKET_VALIDATE_MEANT_H
#define TONGKET_VALIDATE_MEANT_H

#include "validate/check.h"

/* Each appends to `out`; false: out of memory. Of a table about persons only choices are suggested: anything else would show the cell. */

/* The nearest choice of an enum; the cell as the field's pattern has it; a number, date or boolean that was mistyped. */
NODISCARD bool meant_put_choice(check *c, buf *out, int field, slice cell);
NODISCARD bool meant_put_form(check *c, buf *out, int field, slice cell);
NODISCARD bool meant_put_value(check *c, buf *out, int field, slice cell);

/* The field without a column whose label is nearest; the unknown column whose label is nearest to a field. */
NODISCARD bool meant_put_field(check *c, buf *out, slice label);
NODISCARD bool meant_put_column(check *c, buf *out, int field);

#endif
