/* wide.c: digits of wide integers, for figures and decimals alike. */
#include "text/wide.h"

int64_t wide_power_of_ten(unsigned exponent)
{
	int64_t power = 1;
	while (exponent--)
		power *= 10;
	return power;
}

void wide_put(buf *out, unsigned_wide value, bool grouped)
{
	char text[64]; /* 39 digits and their dots */
	size_t at = sizeof text, count = 0;
	do {
		if (grouped && count && count % 3 == 0)
			text[--at] = '.';
		text[--at] = (char)('0' + (int)(value % 10));
		value /= 10;
		count++;
	} while (value);
	buf_put(out, text + at, sizeof text - at);
}

void wide_put_fraction(buf *out, uint64_t value, unsigned count)
{
	char text[20];
	for (unsigned i = count; i > 0; i--) {
		text[i - 1] = (char)('0' + (int)(value % 10));
		value /= 10;
	}
	buf_put(out, text, count);
}
