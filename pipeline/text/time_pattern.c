/* time_pattern.c: days and times by a pattern. One table says for each directive what it reads and how many digits it has. */
#include "base/compiler.h"
#include "text/fold.h"
#include "text/moment.h"

typedef struct directive {
	char letter;
	unsigned part, excludes; /* PART_… bits: what it says; what may not be said beside it */
	uint8_t digits;
	uint16_t least, most;
} directive;

static const directive DIRECTIVES[] = {
    {'d', PART_DAY, PART_DAY_OF_YEAR, 2, 1, 31},
    {'m', PART_MONTH, PART_DAY_OF_YEAR, 2, 1, 12},
    {'Y', PART_YEAR, 0, 4, 1, 9999},
    {'y', PART_YEAR, 0, 2, 0, 99},
    {'j', PART_DAY_OF_YEAR, PART_DAY | PART_MONTH, 3, 1, 366},
    {'H', PART_HOUR, PART_HOUR_OF_12 | PART_HALF, 2, 0, 23},
    {'I', PART_HOUR | PART_HOUR_OF_12, 0, 2, 1, 12},
    {'p', PART_HALF, 0, 0, 0, 0},
    {'M', PART_MINUTE, 0, 2, 0, 59},
    {'S', PART_SECOND, 0, 2, 0, 59},
};

static const directive *find(char letter)
{
	for (size_t i = 0; i < COUNT_OF(DIRECTIVES); i++)
		if (DIRECTIVES[i].letter == letter)
			return &DIRECTIVES[i];
	return NULL;
}

bool time_pattern_parts(slice pattern, unsigned *parts, size_t *bad)
{
	*parts = 0;
	for (size_t i = 0; i < pattern.len; i++) {
		if (pattern.ptr[i] != '%')
			continue;
		*bad = i++;
		const directive *d = i < pattern.len ? find(pattern.ptr[i]) : NULL;
		if (!d && i < pattern.len && pattern.ptr[i] == '%')
			continue;
		if (!d || (*parts & (d->part | d->excludes)))
			return false;
		*parts |= d->part;
	}
	*bad = 0;
	bool twelve = *parts & PART_HOUR_OF_12, half = *parts & PART_HALF;
	return twelve == half;
}

/* The values read, by the place of their directive in the table; -1: none. */
typedef struct values {
	int of[COUNT_OF(DIRECTIVES)];
} values;

static int value_of(const values *v, char letter)
{
	return v->of[find(letter) - DIRECTIVES];
}

/* A number of `d`; `exact`: with all its digits. */
static bool take_number(slice *text, const directive *d, bool exact, int *out)
{
	size_t n = 0;
	int value = 0;
	while (n < d->digits && n < text->len && text->ptr[n] >= '0' && text->ptr[n] <= '9')
		value = value * 10 + (text->ptr[n++] - '0');
	if (n == 0 || ((exact || d->letter == 'Y' || d->letter == 'y') && n < d->digits))
		return false;
	*text = (slice){text->ptr + n, text->len - n};
	*out = value;
	return value >= d->least && value <= d->most;
}

static bool take_half(slice *text, int *out)
{
	static const char *const NAMES[] = {"am", "pm", "sa", "ch"};
	for (size_t i = 0; text->len >= 2 && i < COUNT_OF(NAMES); i++)
		if (text_equal_case((slice){text->ptr, 2}, slice_of(NAMES[i]))) {
			*text = (slice){text->ptr + 2, text->len - 2};
			*out = (int)(i % 2);
			return true;
		}
	return false;
}

static bool take_literal(slice *text, char c)
{
	if (!text->len || *text->ptr != c)
		return false;
	do
		*text = (slice){text->ptr + 1, text->len - 1};
	while (c == ' ' && text->len && *text->ptr == ' ');
	return true;
}

static bool take_all(slice pattern, slice text, values *v)
{
	for (size_t i = 0; i < pattern.len; i++) {
		char c = pattern.ptr[i];
		const directive *d = c == '%' ? find(pattern.ptr[++i]) : NULL;
		if (!d) {
			if (!take_literal(&text, c))
				return false;
			continue;
		}
		int *out = &v->of[d - DIRECTIVES];
		bool number_next = i + 2 < pattern.len && pattern.ptr[i + 1] == '%' && pattern.ptr[i + 2] != 'p' && pattern.ptr[i + 2] != '%';
		if (!(d->digits ? take_number(&text, d, number_next, out) : take_half(&text, out)))
			return false;
	}
	return text.len == 0;
}

static int year_of(const values *v)
{
	int full = value_of(v, 'Y'), pair = value_of(v, 'y');
	return full >= 0 ? full : pair < 0 ? 1 : pair < 69 ? 2000 + pair : 1900 + pair;
}

static bool make_day(const values *v, date *out)
{
	int month = value_of(v, 'm'), day = value_of(v, 'd'), of_year = value_of(v, 'j');
	*out = (date){(int16_t)year_of(v), (uint8_t)(month < 0 ? 1 : month), (uint8_t)(day < 0 ? 1 : day)};
	if (of_year < 0)
		return date_valid(*out);
	int16_t year = out->year;
	*out = date_from_serial(date_serial(*out) + of_year - 1);
	return out->year == year;
}

bool time_pattern_read(slice pattern, slice text, moment *out)
{
	values v;
	for (size_t i = 0; i < COUNT_OF(v.of); i++)
		v.of[i] = -1;
	if (!take_all(pattern, text, &v))
		return false;
	int hour = value_of(&v, 'H'), twelfth = value_of(&v, 'I'), minute = value_of(&v, 'M'), second = value_of(&v, 'S');
	if (twelfth >= 0)
		hour = twelfth % 12 + (value_of(&v, 'p') == 1 ? 12 : 0);
	out->hour = (uint8_t)(hour < 0 ? 0 : hour);
	out->minute = (uint8_t)(minute < 0 ? 0 : minute);
	out->second = (uint8_t)(second < 0 ? 0 : second);
	return make_day(&v, &out->day);
}
