/* date.c: the proleptic Gregorian calendar. Day numbers are counted in years that begin on 1 March, so that the leap day is the last
 * of its year and needs no exception. */
#include "text/date.h"

#define DAYS_OF_ERA 146097     /* 400 years */
#define DAYS_TO_1970 719468    /* from 0000-03-01 to 1970-01-01 */
#define SERIAL_FIRST (-719162) /* 0001-01-01 */
#define SERIAL_LAST 2932896    /* 9999-12-31 */

static bool is_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

bool date_valid(date d)
{
	static const uint8_t DAYS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	if (d.year < 1 || d.year > 9999 || d.month < 1 || d.month > 12 || d.day < 1)
		return false;
	return d.day <= DAYS[d.month - 1] + (d.month == 2 && is_leap(d.year) ? 1 : 0);
}

/* The number written by `count` digits, -1 when one is none. */
static int digits(const char *p, int count)
{
	int value = 0;
	for (int i = 0; i < count; i++) {
		if (p[i] < '0' || p[i] > '9')
			return -1;
		value = value * 10 + (p[i] - '0');
	}
	return value;
}

bool date_parse_iso(slice text, date *out)
{
	if (text.len != 10 || text.ptr[4] != '-' || text.ptr[7] != '-')
		return false;
	int year = digits(text.ptr, 4), month = digits(text.ptr + 5, 2), day = digits(text.ptr + 8, 2);
	if (year < 0 || month < 0 || day < 0)
		return false;
	date d = {(int16_t)year, (uint8_t)month, (uint8_t)day};
	if (!date_valid(d))
		return false;
	*out = d;
	return true;
}

int32_t date_serial(date d)
{
	int32_t year = d.year - (d.month <= 2 ? 1 : 0);
	int32_t era = (year >= 0 ? year : year - 399) / 400;
	int32_t year_of_era = year - era * 400;
	int32_t month = (d.month + 9) % 12; /* March is 0 */
	int32_t day_of_year = (153 * month + 2) / 5 + d.day - 1;
	int32_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
	return era * DAYS_OF_ERA + day_of_era - DAYS_TO_1970;
}

date date_from_serial(int32_t days)
{
	if (days < SERIAL_FIRST || days > SERIAL_LAST)
		return (date){0, 0, 0};
	int32_t shifted = days + DAYS_TO_1970; /* never negative in the years allowed */
	int32_t era = shifted / DAYS_OF_ERA;
	int32_t day_of_era = shifted - era * DAYS_OF_ERA;
	int32_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
	int32_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int32_t month = (5 * day_of_year + 2) / 153;
	int32_t day = day_of_year - (153 * month + 2) / 5 + 1;
	int32_t year = year_of_era + era * 400 + (month >= 10 ? 1 : 0);
	return (date){(int16_t)year, (uint8_t)(month < 10 ? month + 3 : month - 9), (uint8_t)day};
}

int date_compare(date a, date b)
{
	int x = (a.year * 16 + a.month) * 32 + a.day;
	int y = (b.year * 16 + b.month) * 32 + b.day;
	return (x > y) - (x < y);
}

static void put_digits(char *out, int value, int count)
{
	for (int i = count - 1; i >= 0; i--) {
		out[i] = (char)('0' + value % 10);
		value /= 10;
	}
}

void date_iso(date d, char out[11])
{
	put_digits(out, d.year < 0 ? 0 : d.year, 4);
	out[4] = '-';
	put_digits(out + 5, d.month, 2);
	out[7] = '-';
	put_digits(out + 8, d.day, 2);
	out[10] = '\0';
}
