/* mask.h: what may be shown of a cell of a table about persons. */
#ifndef TONGKET_VALIDATE_MASK_H
#define TONGKET_VALIDATE_MASK_H

#include "base/buf.h"

/* Append the first letter of `cell` (valid UTF-8) and "…": enough to find the cell beside its line and column, and no name, date or number. */
void mask_put(buf *out, slice cell);

#endif
