/* moment.c: times and days in the one spelling that the store has. */
#include "text/moment.h"

#include <stdio.h>

/* Two digits below `limit` at the beginning of *text, which are taken off. */
static bool take_pair(slice *text, unsigned limit, uint8_t *out)
{
	if (text->len < 2 || text->ptr[0] < '0' || text->ptr[0] > '9' || text->ptr[1] < '0' || text->ptr[1] > '9')
		return false;
	unsigned value = (unsigned)(text->ptr[0] - '0') * 10 + (unsigned)(text->ptr[1] - '0');
	*text = (slice){text->ptr + 2, text->len - 2};
	*out = (uint8_t)value;
	return value < limit;
}

static bool take_colon(slice *text)
{
	if (!text->len || *text->ptr != ':')
		return false;
	*text = (slice){text->ptr + 1, text->len - 1};
	return true;
}

bool time_parse_iso(slice text, moment *out)
{
	out->second = 0;
	if (!take_pair(&text, 24, &out->hour) || !take_colon(&text) || !take_pair(&text, 60, &out->minute))
		return false;
	return text.len == 0 || (take_colon(&text) && take_pair(&text, 60, &out->second) && text.len == 0);
}

bool moment_parse_iso(slice text, moment *out)
{
	if (text.len < 11 || (text.ptr[10] != 'T' && text.ptr[10] != ' '))
		return false;
	return date_parse_iso((slice){text.ptr, 10}, &out->day) && time_parse_iso((slice){text.ptr + 11, text.len - 11}, out);
}

bool month_parse_iso(slice text, date *out)
{
	char day[10] = {0, 0, 0, 0, 0, 0, 0, '-', '0', '1'};
	if (text.len != 7)
		return false;
	memcpy(day, text.ptr, 7);
	return date_parse_iso((slice){day, sizeof day}, out);
}

void time_iso(const moment *m, char out[MOMENT_BYTES])
{
	snprintf(out, MOMENT_BYTES, "%02u:%02u:%02u", m->hour % 100U, m->minute % 100U, m->second % 100U);
}

void moment_iso(const moment *m, char out[MOMENT_BYTES])
{
	char time[MOMENT_BYTES];
	date_iso(m->day, out);
	time_iso(m, time);
	out[10] = 'T';
	memcpy(out + 11, time, 9);
}

void month_iso(date d, char out[MOMENT_BYTES])
{
	date_iso(d, out);
	out[7] = '\0';
}
