/* decimal.h: exact decimal numbers: whole units of 10^-scale. */
#ifndef TONGKET_TEXT_DECIMAL_H
#define TONGKET_TEXT_DECIMAL_H

#include <stdint.h>

#include "base/buf.h"

#define DECIMAL_SCALE_MAX 15

typedef struct decimal {
	int64_t units;
	unsigned scale; /* digits behind the point, 0…DECIMAL_SCALE_MAX */
} decimal;

/* Exact sum. False: leaves 64 bits. */
bool decimal_add(decimal a, decimal b, decimal *out);

/* <0, 0, >0 by value (0.50 equals 0.5). */
int decimal_compare(decimal a, decimal b);

/* The shortest decimal that reads back as `value` (at most 15 significant digits). False: not finite, or too large. */
bool decimal_from_double(double value, decimal *out);

/* "-12.50" with a point, as programs write it. False: not such a number, or too long. */
bool decimal_parse(slice text, decimal *out);

/* Drop zeros at the end of the fraction. */
decimal decimal_reduce(decimal d);

/* Append with a point and no grouping ("1234.5": JSON, CSV) or as Vietnamese prints it ("1.234,5"). */
void decimal_put(buf *out, decimal d);
void decimal_put_vi(buf *out, decimal d);

#endif
