/* expect.h: what a field expects, in words for messages: its type, its bounds, its choices, the choice that was probably meant. */
#ifndef TONGKET_VALIDATE_EXPECT_H
#define TONGKET_VALIDATE_EXPECT_H

#include "validate/check.h"

/* "số nguyên"; append how to write one, in sentences. */
const char *expect_type(const schema_field *field, language lang);
void expect_put_type_hint(buf *out, const schema_field *field, language lang);

/* Append what `fault` breaks: the bound, the length, the choices, the form. */
void expect_put_rule(buf *out, const schema_field *field, constraint_kind constraint, language lang);

/* Append what was probably meant, as a question and a space; nothing when nothing is near: the nearest choice, or the cell in capitals where
 * the pattern then fits. False: out of memory. */
bool expect_put_nearest(check *c, buf *out, int field, slice cell);
bool expect_put_capitals(check *c, buf *out, int field, slice cell);

#endif
