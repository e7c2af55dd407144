/* cell_time.c: times of day as offices write them (7:30, 7h30, 7 giờ 30), days with times in either order, months of years; and days and
 * times by a field's own pattern. */
#include "base/compiler.h"
#include "validate/cell.h"

#define LONGEST 100 /* bytes of a day with its time: every place between the two is tried */

static bool store_text(cell_reading *r, size_t len)
{
	r->value = (cell_value){.kind = VALUE_TEXT, .text = {r->date, len}};
	return true;
}

static bool is_digit(slice t, size_t i)
{
	return i < t.len && t.ptr[i] >= '0' && t.ptr[i] <= '9';
}

/* One or two digits (`exact`: two) at the beginning of *t. */
static bool take_number(slice *t, bool exact, unsigned limit, uint8_t *out)
{
	size_t n = (size_t)is_digit(*t, 0) + (is_digit(*t, 0) && is_digit(*t, 1));
	if (n == 0 || (exact && n < 2))
		return false;
	unsigned value = 0;
	for (size_t i = 0; i < n; i++)
		value = value * 10 + (unsigned)(t->ptr[i] - '0');
	*t = (slice){t->ptr + n, t->len - n};
	*out = (uint8_t)value;
	return value < limit;
}

static bool take_word(slice *t, const char *word)
{
	slice rest = slice_trim(*t);
	size_t n = strlen(word);
	if (!slice_starts(rest, word))
		return false;
	*t = slice_trim((slice){rest.ptr + n, rest.len - n});
	return true;
}

static bool read_time(slice t, moment *m)
{
	static const char *const HOURS[] = {"giờ", "h", "H", "g", "G"};
	m->minute = m->second = 0;
	if (!take_number(&t, false, 24, &m->hour))
		return false;
	bool word = false;
	for (size_t i = 0; !word && i < COUNT_OF(HOURS); i++)
		word = take_word(&t, HOURS[i]);
	if (word && t.len == 0)
		return true;
	if (!word && !(t.len && *t.ptr == ':'))
		return false;
	if (!word)
		t = (slice){t.ptr + 1, t.len - 1};
	if (!take_number(&t, true, 60, &m->minute))
		return false;
	if (t.len && !word && *t.ptr == ':') {
		t = (slice){t.ptr + 1, t.len - 1};
		return take_number(&t, true, 60, &m->second) && t.len == 0;
	}
	return t.len == 0 || (word && take_word(&t, "phút") && t.len == 0);
}

bool cell_read_time(slice text, cell_reading *r)
{
	moment m = {0};
	if (!read_time(text, &m))
		return cell_fails(r, ISSUE_TYPE_ERROR, CONSTRAINT_NONE);
	time_iso(&m, r->date);
	return store_text(r, 8);
}

static bool read_day(slice text, cell_reading *r, moment *m)
{
	bool good = cell_read_date(text, r, &m->day) && !r->serial; /* a serial number beside a time is something else */
	r->serial = false;
	return good;
}

/* A day and then a time, or a time and then a day with or without the word before it. */
static bool read_parts(slice left, slice right, cell_reading *r, moment *m)
{
	if (read_day(left, r, m))
		return read_time(right, m);
	take_word(&right, "ngày");
	return read_time(left, m) && read_day(right, r, m);
}

bool cell_read_datetime(slice text, cell_reading *r)
{
	moment m = {0};
	bool good = false;
	for (size_t i = 1; !good && i + 1 < text.len && text.len <= LONGEST; i++) {
		if (text.ptr[i] != ' ' && text.ptr[i] != 'T' && text.ptr[i] != ',')
			continue;
		slice left = slice_trim((slice){text.ptr, i}), right = slice_trim((slice){text.ptr + i + 1, text.len - i - 1});
		good = read_parts(left, right, r, &m);
	}
	if (!good)
		return cell_fails(r, ISSUE_TYPE_ERROR, CONSTRAINT_NONE);
	moment_iso(&m, r->date);
	return store_text(r, MOMENT_BYTES - 1);
}

/* "2015-08", "8/2015", "08-2015", "8.2015". */
bool cell_read_yearmonth(slice text, cell_reading *r)
{
	date month = {1, 1, 1};
	bool good = month_parse_iso(text, &month);
	slice rest = text;
	if (!good && take_number(&rest, false, 13, &month.month) && rest.len == 5 && strchr("/-.", *rest.ptr)) {
		unsigned year = 0;
		good = true;
		for (size_t i = 1; i < 5; i++) {
			good = good && is_digit(rest, i);
			year = year * 10 + (unsigned)(unsigned char)(rest.ptr[i] - '0');
		}
		month.year = good ? (int16_t)year : 0;
		good = date_valid(month);
	}
	if (!good)
		return cell_fails(r, ISSUE_TYPE_ERROR, CONSTRAINT_NONE);
	month_iso(month, r->date);
	return store_text(r, 7);
}

bool cell_read_pattern(const schema_field *f, slice text, cell_reading *r, date *day)
{
	moment m = {0};
	if (!time_pattern_read(f->time_pattern, text, &m))
		return cell_fails(r, ISSUE_TYPE_ERROR, CONSTRAINT_NONE);
	*day = m.day;
	if (f->type == FIELD_DATE)
		date_iso(m.day, r->date);
	else if (f->type == FIELD_TIME)
		time_iso(&m, r->date);
	else
		moment_iso(&m, r->date);
	return store_text(r, strlen(r->date));
}
