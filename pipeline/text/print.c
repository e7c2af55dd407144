/* print.c: figures, dates and counters in the forms of Vietnamese documents. A percentage is one division of 128-bit integers, rounded
 * half away from zero: 785/400 is 196,25% exactly and prints as 196,3%, which binary floating point gets wrong. */
#include "text/print.h"

#include "text/wide.h"

#define RATIO_DECIMALS_MAX 4

void print_integer(buf *out, int64_t value)
{
	if (value < 0)
		buf_put_char(out, '-');
	wide_put(out, wide_magnitude(value), true);
}

bool print_ratio(buf *out, int64_t num, int64_t den, int decimals)
{
	if (den <= 0)
		return false;
	unsigned places = decimals < 0 ? 0 : decimals > RATIO_DECIMALS_MAX ? RATIO_DECIMALS_MAX : (unsigned)decimals;
	uint64_t one = (uint64_t)wide_power_of_ten(places);
	/* At most 2^63 · 10^6 · 2 + 2^63 < 2^85. */
	unsigned_wide doubled = (unsigned_wide)wide_magnitude(num) * (100 * one) * 2;
	unsigned_wide rounded = (doubled + (uint64_t)den) / ((unsigned_wide)(uint64_t)den * 2);
	uint64_t fraction = (uint64_t)(rounded % one);
	while (places && fraction % 10 == 0) {
		fraction /= 10;
		places--;
	}
	if (num < 0 && rounded)
		buf_put_char(out, '-');
	wide_put(out, rounded / one, true);
	if (places) {
		buf_put_char(out, ',');
		wide_put_fraction(out, fraction, places);
	}
	return true;
}

bool print_percent(buf *out, int64_t num, int64_t den)
{
	if (!print_ratio(out, num, den, 1))
		return false;
	buf_put_char(out, '%');
	return true;
}

void print_date_long(buf *out, date d)
{
	buf_printf(out, "ngày %02d tháng %s%d năm %d", d.day, d.month <= 2 ? "0" : "", d.month, d.year);
}

void print_date(buf *out, date d)
{
	buf_printf(out, "%02d/%02d/%04d", d.day, d.month, d.year);
}

void print_roman(buf *out, int64_t value, bool lower)
{
	static const struct {
		int64_t value;
		const char *upper, *lower;
	} PARTS[] = {{1000, "M", "m"}, {900, "CM", "cm"}, {500, "D", "d"}, {400, "CD", "cd"}, {100, "C", "c"}, {90, "XC", "xc"}, {50, "L", "l"},
	    {40, "XL", "xl"}, {10, "X", "x"}, {9, "IX", "ix"}, {5, "V", "v"}, {4, "IV", "iv"}, {1, "I", "i"}};
	if (value < 1 || value > 3999) {
		buf_put_signed(out, value);
		return;
	}
	for (size_t i = 0; i < COUNT_OF(PARTS); i++)
		for (; value >= PARTS[i].value; value -= PARTS[i].value)
			buf_put_string(out, lower ? PARTS[i].lower : PARTS[i].upper);
}

void print_ordinal(buf *out, int64_t value)
{
	static const char *const WORDS[] = {"nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai",
	    "mười ba", "mười bốn", "mười lăm", "mười sáu", "mười bảy", "mười tám", "mười chín", "hai mươi"};
	if (value < 1 || value > (int64_t)COUNT_OF(WORDS))
		buf_put_signed(out, value);
	else
		buf_put_string(out, WORDS[value - 1]);
}

void print_point_letter(buf *out, int64_t n)
{
	static const char *const LETTERS[] = {
	    "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y"};
	const int64_t base = (int64_t)COUNT_OF(LETTERS);
	if (n < 1) {
		buf_put_signed(out, n);
		return;
	}
	/* Numbers without a zero, as columns of a spreadsheet are named: y is followed by aa. */
	int64_t places[16];
	size_t count = 0;
	for (; n > 0; n = (n - 1) / base)
		places[count++] = (n - 1) % base;
	while (count)
		buf_put_string(out, LETTERS[places[--count]]);
}
