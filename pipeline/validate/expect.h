/* expect.h: what a field expects, in words for messages: its type, its bounds, its choices. */
#ifndef TONGKET_VALIDATE_EXPECT_H
#define TONGKET_VALIDATE_EXPECT_H

#include "validate/check.h"

/* "số nguyên"; append how to write one, in sentences. */
const char *expect_type(const schema_field *field, language lang);
void expect_put_type_hint(buf *out, const schema_field *field, language lang);

/* Append what `fault` breaks: the bound, the length, the choices, the form. */
void expect_put_rule(buf *out, const schema_field *field, constraint_kind constraint, language lang);

/* Append a choice, or another text for a cell, as the field's cells are written. */
void expect_put_choice(buf *out, const schema_field *field, slice choice);

#endif
