/* moment.h: a day with a time of day, and patterns that say how one is written. No time zones: offices write the time of their own clock. */
#ifndef TONGKET_TEXT_MOMENT_H
#define TONGKET_TEXT_MOMENT_H

#include "text/date.h"

#define MOMENT_BYTES 20 /* "2015-08-25T07:30:00" and a NUL */

typedef struct moment {
	date day;
	uint8_t hour, minute, second; /* 0…23, 0…59, 0…59 */
} moment;

/* As programs write them: "07:30:00" or "07:30"; "2015-08-25T07:30:00" (the T may be a space, the seconds may be missing); "2015-08". Parts that are
 * not written are 0 (the day of a month: 1). */
bool time_parse_iso(slice text, moment *out);
bool moment_parse_iso(slice text, moment *out);
bool month_parse_iso(slice text, date *out);

/* "07:30:00", "2015-08-25T07:30:00" and "2015-08", each with a NUL: how they are stored; such texts are in the order of time. */
void time_iso(const moment *m, char out[MOMENT_BYTES]);
void moment_iso(const moment *m, char out[MOMENT_BYTES]);
void month_iso(date d, char out[MOMENT_BYTES]);

/* ---- patterns: %d %m %Y %y %j %H %I %p %M %S %%, as strptime has them ---- */

/* What the directives of a pattern say, as bits. */
enum {
	PART_DAY = 1,
	PART_MONTH = 2,
	PART_YEAR = 4,
	PART_DAY_OF_YEAR = 8,
	PART_HOUR = 16,
	PART_HALF = 32,
	PART_MINUTE = 64,
	PART_SECOND = 128,
	PART_HOUR_OF_12 = 256
};

/* The parts a pattern says. False: *bad is the offset of a directive that is not known, or says what another said. */
bool time_pattern_parts(slice pattern, unsigned *parts, size_t *bad);

/* Read `text` by a pattern that time_pattern_parts accepts. A number may lack its leading zero where something other than a number follows; a
 * space stands for one or more; %y is 1969…2068; %p is AM, PM, SA or CH. False: it is not written so, or no such day or time. */
bool time_pattern_read(slice pattern, slice text, moment *out);

#endif
