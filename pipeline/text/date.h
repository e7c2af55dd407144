/* date.h: days of the Gregorian calendar. */
#ifndef TONGKET_TEXT_DATE_H
#define TONGKET_TEXT_DATE_H

#include <stdint.h>

#include "base/slice.h"

typedef struct date {
	int16_t year;
	uint8_t month, day; /* 1…12, 1…31 */
} date;

/* Whether the day exists; years 1…9999. */
bool date_valid(date d);

/* "2015-08-25", exactly ten characters of an existing day. */
bool date_parse_iso(slice text, date *out);

/* Days since 1970-01-01. */
int32_t date_serial(date d);
date date_from_serial(int32_t days);

/* <0, 0, >0 */
int date_compare(date a, date b);

/* "2015-08-25" and a NUL. */
void date_iso(date d, char out[11]);

#endif
