/* cell.c: from a cell's text to its value: the type's reader, then the constraints, the first that fails being told. */
#include "validate/cell.h"

static bool check_bounds(const schema_field *f, decimal number, cell_reading *r)
{
	if (f->minimum.set && decimal_compare(number, f->minimum.number) < 0)
		return cell_fails(r, ISSUE_CONSTRAINT_ERROR, CONSTRAINT_MINIMUM);
	if (f->maximum.set && decimal_compare(number, f->maximum.number) > 0)
		return cell_fails(r, ISSUE_CONSTRAINT_ERROR, CONSTRAINT_MAXIMUM);
	return true;
}

static bool check_days(const schema_field *f, date day, cell_reading *r)
{
	if (f->minimum.set && date_compare(day, f->minimum.day) < 0)
		return cell_fails(r, ISSUE_CONSTRAINT_ERROR, CONSTRAINT_MINIMUM);
	if (f->maximum.set && date_compare(day, f->maximum.day) > 0)
		return cell_fails(r, ISSUE_CONSTRAINT_ERROR, CONSTRAINT_MAXIMUM);
	return true;
}

static bool read_integer(const schema_field *f, slice text, cell_reading *r)
{
	return cell_read_integer(text, r) && check_bounds(f, (decimal){r->value.integer, 0}, r);
}

/* A year is an integer; a field that sets no bounds of its own still has a calendar's. */
static bool read_year(const schema_field *f, slice text, cell_reading *r)
{
	if (!read_integer(f, text, r))
		return false;
	bool in_calendar = r->value.integer >= 1 && r->value.integer <= 9999;
	return in_calendar || cell_fails(r, ISSUE_TYPE_ERROR, CONSTRAINT_NONE);
}

static bool read_number(const schema_field *f, slice text, cell_reading *r)
{
	decimal exact;
	return cell_read_number(text, r, &exact) && check_bounds(f, exact, r);
}

static bool read_date(const schema_field *f, slice text, cell_reading *r)
{
	date day;
	return cell_read_date(text, r, &day) && check_days(f, day, r);
}

static bool read_boolean(const schema_field *f, slice text, cell_reading *r)
{
	(void)f;
	return cell_read_boolean(text, r);
}

static bool read_string(const schema_field *f, slice text, cell_reading *r)
{
	r->value = (cell_value){.kind = VALUE_TEXT, .text = text};
	return cell_check_length(f, text, r);
}

typedef bool reader(const schema_field *f, slice text, cell_reading *r);

static reader *const READERS[] = {
    [FIELD_STRING] = read_string,
    [FIELD_INTEGER] = read_integer,
    [FIELD_NUMBER] = read_number,
    [FIELD_BOOLEAN] = read_boolean,
    [FIELD_DATE] = read_date,
    [FIELD_YEAR] = read_year,
};

static bool same_value(const cell_value *a, const cell_value *b)
{
	if (a->kind != b->kind)
		return false;
	return a->kind == VALUE_TEXT ? slice_equal(a->text, b->text) : a->kind == VALUE_REAL ? a->real == b->real : a->integer == b->integer;
}

/* A choice of a number or date is compared by value: "030" is 30. */
static bool check_choices(const schema_field *f, slice text, cell_reading *r)
{
	if (f->type == FIELD_STRING)
		return cell_match_choice(f, text, r);
	for (size_t i = 0; i < f->choices.count; i++) {
		char day[11];
		cell_reading choice = {.date = day};
		schema_field plain = {.type = f->type, .min_length = -1, .max_length = -1};
		if (READERS[f->type](&plain, f->choices.items[i], &choice) && same_value(&choice.value, &r->value))
			return true;
	}
	return cell_fails(r, ISSUE_CONSTRAINT_ERROR, CONSTRAINT_ENUM);
}

bool cell_read(const schema_field *f, slice text, cell_reading *r)
{
	r->serial = false;
	if (!READERS[f->type](f, text, r))
		return false;
	if (f->choices.count && !check_choices(f, text, r))
		return false;
	if (f->pattern && pattern_match(f->pattern, text) != PATTERN_MATCH)
		return cell_fails(r, ISSUE_CONSTRAINT_ERROR, CONSTRAINT_PATTERN);
	return true;
}
