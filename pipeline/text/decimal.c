/* decimal.c: exact decimals. Every operation is done in 128 bits, where two 64-bit numbers of any two scales fit, and brought back. */
#include "text/decimal.h"

#include <math.h>
#include <stdio.h>

#include "text/wide.h"

#define DOUBLE_DIGITS 15 /* a decimal of so many digits survives binary floating point (DBL_DIG) */

/* `units` of 10^-scale as a decimal, zeros dropped only where the number would not fit otherwise. */
static bool narrow(wide units, unsigned scale, decimal *out)
{
	while (scale && (units > INT64_MAX || units < INT64_MIN) && units % 10 == 0) {
		units /= 10;
		scale--;
	}
	if (units > INT64_MAX || units < INT64_MIN)
		return false;
	*out = (decimal){(int64_t)units, scale};
	return true;
}

static wide scaled(decimal d, unsigned scale)
{
	return (wide)d.units * wide_power_of_ten(scale - d.scale);
}

bool decimal_add(decimal a, decimal b, decimal *out)
{
	unsigned scale = a.scale > b.scale ? a.scale : b.scale;
	return narrow(scaled(a, scale) + scaled(b, scale), scale, out);
}

int decimal_compare(decimal a, decimal b)
{
	unsigned scale = a.scale > b.scale ? a.scale : b.scale;
	wide x = scaled(a, scale), y = scaled(b, scale);
	return (x > y) - (x < y);
}

decimal decimal_reduce(decimal d)
{
	while (d.scale && d.units % 10 == 0) {
		d.units /= 10;
		d.scale--;
	}
	return d;
}

/* Round to `digits` fewer digits, half away from zero. */
static int64_t drop_digits(int64_t units, int digits)
{
	if (digits > 18)
		return 0;
	int64_t power = wide_power_of_ten((unsigned)digits);
	int64_t rest = units % power, whole = units / power;
	if (rest >= power - rest)
		return whole + 1;
	if (-rest >= power + rest)
		return whole - 1;
	return whole;
}

/* Fifteen digits and an exponent: "-1.23400000000000e+02" by whatever point the C library writes. */
static bool significant_digits(double value, int64_t *units, int *exponent)
{
	char text[40];
	int length = snprintf(text, sizeof text, "%.*e", DOUBLE_DIGITS - 1, value);
	if (length <= 0 || (size_t)length >= sizeof text)
		return false;
	const char *e = memchr(text, 'e', (size_t)length);
	if (!e)
		return false;
	*units = 0;
	for (const char *p = text; p < e; p++)
		if (*p >= '0' && *p <= '9')
			*units = *units * 10 + (*p - '0');
	if (text[0] == '-')
		*units = -*units;
	*exponent = 0;
	for (const char *p = e + 1; *p; p++)
		if (*p >= '0' && *p <= '9')
			*exponent = *exponent * 10 + (*p - '0');
	if (e[1] == '-')
		*exponent = -*exponent;
	return true;
}

bool decimal_from_double(double value, decimal *out)
{
	if (!isfinite(value))
		return false;
	if (fabs(value) < 1e15 && value == trunc(value)) {
		*out = (decimal){(int64_t)value, 0};
		return true;
	}
	int64_t units;
	int exponent;
	if (!significant_digits(value, &units, &exponent))
		return false;
	int scale = DOUBLE_DIGITS - 1 - exponent;
	if (scale < 0) {
		if (scale < -18)
			return false;
		return narrow((wide)units * wide_power_of_ten((unsigned)-scale), 0, out);
	}
	while (scale > 0 && units % 10 == 0) {
		units /= 10;
		scale--;
	}
	if (scale > DECIMAL_SCALE_MAX) {
		units = drop_digits(units, scale - DECIMAL_SCALE_MAX);
		scale = DECIMAL_SCALE_MAX;
	}
	*out = decimal_reduce((decimal){units, (unsigned)scale});
	return true;
}

bool decimal_parse(slice text, decimal *out)
{
	bool negative = text.len && text.ptr[0] == '-';
	size_t i = negative ? 1 : 0;
	unsigned_wide units = 0;
	unsigned scale = 0;
	size_t digits = 0;
	bool point = false;
	for (; i < text.len; i++) {
		char c = text.ptr[i];
		if (c == '.' && digits && !point) {
			point = true;
			continue;
		}
		if (c < '0' || c > '9')
			return false;
		units = units * 10 + (unsigned)(c - '0');
		digits++;
		scale += point;
		if (units > (unsigned_wide)INT64_MAX + negative || scale > DECIMAL_SCALE_MAX)
			return false;
	}
	if (!digits || (point && !scale))
		return false;
	wide value = negative ? -(wide)units : (wide)units;
	*out = (decimal){(int64_t)value, scale};
	return true;
}

static void put(buf *out, decimal d, bool grouped, char point)
{
	uint64_t units = wide_magnitude(d.units), one = (uint64_t)wide_power_of_ten(d.scale);
	if (d.units < 0)
		buf_put_char(out, '-');
	wide_put(out, units / one, grouped);
	if (!d.scale)
		return;
	buf_put_char(out, point);
	wide_put_fraction(out, units % one, d.scale);
}

void decimal_put(buf *out, decimal d)
{
	put(out, d, false, '.');
}

void decimal_put_vi(buf *out, decimal d)
{
	put(out, d, true, ',');
}
