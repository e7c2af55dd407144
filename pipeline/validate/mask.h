/* mask.h: what may be shown of a cell of a table about persons.
 *
 * Enough to find the cell beside its file, line and column, and no more: of a name the initials, of a day the year, of a number of nine
 * digits and more (a card, an account, a telephone) its end at most, of other text the first letter. Whatever the field is said to be, a
 * cell may hold anything (a column slipped): what does not read as the field's nature is masked as text. */
#ifndef TONGKET_VALIDATE_MASK_H
#define TONGKET_VALIDATE_MASK_H

#include "base/buf.h"
#include "schema/schema.h"

/* Append what may be shown of `cell` (valid UTF-8), which stands, or was written, in the field `f`; NULL: it is not known in which. */
void mask_put(buf *out, const schema_field *f, slice cell);

/* Whether a value that was accepted is shown as it is: a code that another table explains, or nothing about a person. */
static inline bool mask_lets_through(const schema_field *f)
{
	return f->personal == PERSONAL_NO || f->personal == PERSONAL_CODE;
}

#endif
