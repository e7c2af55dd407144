/* wide.h: integers of 128 bits, for exact products of two 64-bit numbers (a GNU C extension that gcc and clang share). */
#ifndef TONGKET_TEXT_WIDE_H
#define TONGKET_TEXT_WIDE_H

#include <stdint.h>

#include "base/buf.h"

__extension__ typedef __int128 wide;
__extension__ typedef unsigned __int128 unsigned_wide;

/* 10^exponent, 0…18. */
int64_t wide_power_of_ten(unsigned exponent);

/* |value| without overflow. */
static inline uint64_t wide_magnitude(int64_t value)
{
	return value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
}

/* Append the decimal digits of `value`; a thousands dot every three digits when `grouped`. */
void wide_put(buf *out, unsigned_wide value, bool grouped);

/* Append exactly `count` (0…18) digits of `value` < 10^count, zeros in front. */
void wide_put_fraction(buf *out, uint64_t value, unsigned count);

#endif
