/* cell_date.c: days: year-month-day, day month year with / - or . (one or two digits), and the serial numbers of Excel's 1900 system. */
#include "base/compiler.h"
#include "validate/cell.h"

#define EXCEL_FIRST 10000
#define EXCEL_LAST 73050
#define EXCEL_EPOCH (-25569) /* 1899-12-30, counted from 1970-01-01: from 1 March 1900 on the serials count days from there */

typedef struct part {
	unsigned value;
	size_t digits;
} part;

/* Digits up to something else. */
static part take_digits(slice *t)
{
	part p = {0, 0};
	while (t->len && *t->ptr >= '0' && *t->ptr <= '9' && p.digits < 6) {
		p.value = p.value * 10 + (unsigned)(*t->ptr - '0');
		p.digits++;
		t->ptr++;
		t->len--;
	}
	return p;
}

/* Three numbers with the same mark between them. */
static bool split(slice t, part parts[3], char *mark)
{
	for (int i = 0; i < 3; i++) {
		parts[i] = take_digits(&t);
		if (parts[i].digits == 0)
			return false;
		if (i == 2)
			break;
		if (t.len == 0 || (i == 1 && *t.ptr != *mark))
			return false;
		*mark = *t.ptr++;
		t.len--;
	}
	return t.len == 0 && (*mark == '/' || *mark == '-' || *mark == '.');
}

static bool make_day(part year, part month, part day, date *out)
{
	if (year.digits != 4 || month.digits > 2 || day.digits > 2 || year.value < 1)
		return false;
	*out = (date){(int16_t)year.value, (uint8_t)month.value, (uint8_t)day.value};
	return date_valid(*out);
}

static bool read_serial(slice t, date *out)
{
	part p = take_digits(&t);
	if (t.len || p.digits != 5 || p.value < EXCEL_FIRST || p.value > EXCEL_LAST)
		return false;
	*out = date_from_serial((int32_t)p.value + EXCEL_EPOCH);
	return true;
}

bool cell_read_date(slice text, cell_reading *r, date *day)
{
	part p[3];
	char mark = '\0';
	bool good = false, month_first = false;
	if (split(text, p, &mark)) {
		good = p[0].digits == 4 ? mark == '-' && make_day(p[0], p[1], p[2], day) : make_day(p[2], p[1], p[0], day);
		month_first = !good && p[0].digits <= 2 && make_day(p[2], p[0], p[1], day);
	} else {
		good = r->serial = read_serial(text, day);
	}
	if (!good)
		return cell_fails(r, month_first ? ISSUE_AMBIGUOUS_DATE : ISSUE_TYPE_ERROR, CONSTRAINT_NONE);
	date_iso(*day, r->date);
	r->value = (cell_value){.kind = VALUE_TEXT, .text = {r->date, 10}};
	return true;
}

void cell_put_day_first(buf *out, slice text)
{
	part p[3];
	char mark = '\0';
	if (split(text, p, &mark) && p[2].digits == 4)
		buf_printf(out, "%02u/%02u/%04u", p[1].value, p[0].value, p[2].value);
}
