/* expect.h: what a field expects, in words for messages: its type, its bounds, its choices. */
#ifndef TONGKET_VALIDATE_EXPECT_H
#define TONGKET_VALIDATE_EXPECT_H

#include "validate/check.h"

/* The number that a sheet's cell stands for: "-" is 0, "12,0" is 12, "12 người" too. Empty: none, or it is not clear. */
slice expect_sheet_number(slice cell);

/* Of a cell that holds a spreadsheet's error: what it is, in place of its field's type, and how to mend it. NULL: it holds none. */
const char *expect_sheet_error(slice cell, language lang);
const char *expect_sheet_hint(slice cell, language lang);

/* "số nguyên"; append how to write one, in sentences. */
const char *expect_type(const schema_field *field, language lang);
void expect_put_type_hint(buf *out, const schema_field *field, language lang);

/* Append what `fault` breaks: the bound, the length, the choices, the form. */
void expect_put_rule(buf *out, const schema_field *field, constraint_kind constraint, language lang);

/* Append a choice, or another text for a cell, as the field's cells are written. */
void expect_put_choice(buf *out, const schema_field *field, slice choice);

#endif
