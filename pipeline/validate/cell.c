/* cell.c: from a cell's text to its value: the type's reader, then the constraints, the first that fails being told. */
#include "validate/cell.h"

#include <stddef.h>

#include "base/compiler.h"

/* What a value is compared by. */
typedef struct measure {
	decimal number; /* integer, number, year */
	date day;       /* date; the others of time by their text in the store */
} measure;

static bool read_integer(const schema_field *f, slice text, cell_reading *r, measure *m)
{
	bool marked = f->marks.own || f->marks.decorated;
	if (!(marked ? cell_read_marked_integer(&f->marks, text, r) : cell_read_integer(text, r)))
		return false;
	m->number = (decimal){r->value.integer, 0};
	return true;
}

static bool read_number(const schema_field *f, slice text, cell_reading *r, measure *m)
{
	bool marked = f->marks.own || f->marks.decorated;
	return marked ? cell_read_marked_number(&f->marks, text, r, &m->number) : cell_read_number(text, r, &m->number);
}

static bool read_year(const schema_field *f, slice text, cell_reading *r, measure *m)
{
	(void)f;
	if (!cell_read_integer(text, r))
		return false;
	m->number = (decimal){r->value.integer, 0};
	return true;
}

static bool read_date(const schema_field *f, slice text, cell_reading *r, measure *m)
{
	return f->format == FORMAT_PATTERN ? cell_read_pattern(f, text, r, &m->day) : cell_read_date(text, r, &m->day);
}

static bool read_time(const schema_field *f, slice text, cell_reading *r, measure *m)
{
	return f->format == FORMAT_PATTERN ? cell_read_pattern(f, text, r, &m->day) : cell_read_time(text, r);
}

static bool read_datetime(const schema_field *f, slice text, cell_reading *r, measure *m)
{
	return f->format == FORMAT_PATTERN ? cell_read_pattern(f, text, r, &m->day) : cell_read_datetime(text, r);
}

static bool read_yearmonth(const schema_field *f, slice text, cell_reading *r, measure *m)
{
	(void)f;
	(void)m;
	return cell_read_yearmonth(text, r);
}

static bool read_boolean(const schema_field *f, slice text, cell_reading *r, measure *m)
{
	(void)m;
	return cell_read_boolean(f, text, r);
}

static bool read_string(const schema_field *f, slice text, cell_reading *r, measure *m)
{
	(void)m;
	if (*text.ptr == '#' && cell_spreadsheet_error(text) != SHEET_NO_ERROR)
		return cell_fails(r, ISSUE_TYPE_ERROR, CONSTRAINT_NONE);
	r->value = (cell_value){.kind = VALUE_TEXT, .text = text};
	if (f->format != FORMAT_DEFAULT && !cell_has_format(f->format, text))
		return cell_fails(r, ISSUE_TYPE_ERROR, CONSTRAINT_NONE);
	return cell_check_length(f, text, r);
}

/* The types whose cells are texts of a known form. */
static bool read_formed(const schema_field *f, slice text, cell_reading *r, measure *m)
{
	(void)m;
	r->value = (cell_value){.kind = VALUE_TEXT, .text = text};
	bool good = true;
	if (f->type == FIELD_DURATION)
		good = cell_is_duration(text);
	else if (f->type == FIELD_LIST)
		good = cell_is_list(f, text);
	else if (f->type != FIELD_ANY)
		good = cell_is_json(f, text);
	return good || cell_fails(r, ISSUE_TYPE_ERROR, CONSTRAINT_NONE);
}

typedef bool reader(const schema_field *f, slice text, cell_reading *r, measure *m);

static reader *const READERS[] = {
    [FIELD_STRING] = read_string,
    [FIELD_INTEGER] = read_integer,
    [FIELD_NUMBER] = read_number,
    [FIELD_BOOLEAN] = read_boolean,
    [FIELD_DATE] = read_date,
    [FIELD_YEAR] = read_year,
    [FIELD_TIME] = read_time,
    [FIELD_DATETIME] = read_datetime,
    [FIELD_YEARMONTH] = read_yearmonth,
    [FIELD_DURATION] = read_formed,
    [FIELD_ANY] = read_formed,
    [FIELD_LIST] = read_formed,
    [FIELD_ARRAY] = read_formed,
    [FIELD_OBJECT] = read_formed,
    [FIELD_GEOPOINT] = read_formed,
    [FIELD_GEOJSON] = read_formed,
};

/* ---- bounds ---- */

typedef struct bound_rule {
	size_t offset; /* of the bound in the field */
	int wrong;     /* the sign of value against bound that is wrong */
	bool exclusive;
	constraint_kind kind;
} bound_rule;

static const bound_rule BOUNDS[] = {
    {offsetof(schema_field, minimum), -1, false, CONSTRAINT_MINIMUM},
    {offsetof(schema_field, maximum), 1, false, CONSTRAINT_MAXIMUM},
    {offsetof(schema_field, exclusive_minimum), -1, true, CONSTRAINT_EXCLUSIVE_MINIMUM},
    {offsetof(schema_field, exclusive_maximum), 1, true, CONSTRAINT_EXCLUSIVE_MAXIMUM},
};

static int compare(field_type type, const cell_reading *r, const measure *m, const bound *b)
{
	switch (type) {
	case FIELD_DATE: return date_compare(m->day, b->day);
	case FIELD_TIME:
	case FIELD_DATETIME:
	case FIELD_YEARMONTH: return slice_compare(r->value.text, slice_of(b->text));
	default: return decimal_compare(m->number, b->number);
	}
}

static bool check_bounds(const schema_field *f, const measure *m, cell_reading *r)
{
	for (size_t i = 0; i < COUNT_OF(BOUNDS); i++) {
		const bound *b = (const bound *)(const void *)((const char *)f + BOUNDS[i].offset);
		if (!b->set)
			continue;
		int order = compare(f->type, r, m, b);
		if ((order < 0 && BOUNDS[i].wrong < 0) || (order > 0 && BOUNDS[i].wrong > 0) || (order == 0 && BOUNDS[i].exclusive))
			return cell_fails(r, ISSUE_CONSTRAINT_ERROR, BOUNDS[i].kind);
	}
	/* A year that sets no bounds of its own still has a calendar's. */
	if (f->type == FIELD_YEAR && (r->value.integer < 1 || r->value.integer > 9999))
		return cell_fails(r, ISSUE_TYPE_ERROR, CONSTRAINT_NONE);
	return true;
}

/* ---- choices ---- */

/* Choices stand in the schema as values do in the store; those of numbers are compared by value: "030" is 30. */
static bool check_choices(const schema_field *f, slice text, const measure *m, cell_reading *r)
{
	if (f->type == FIELD_STRING || f->type == FIELD_ANY)
		return cell_match_choice(f, text, r);
	for (size_t i = 0; i < f->choices.count; i++) {
		decimal choice;
		bool same = r->value.kind == VALUE_TEXT ? slice_equal(f->choices.items[i], r->value.text)
		                                        : decimal_parse(f->choices.items[i], &choice) && decimal_compare(choice, m->number) == 0;
		if (same)
			return true;
	}
	return cell_fails(r, ISSUE_CONSTRAINT_ERROR, CONSTRAINT_ENUM);
}

bool cell_read(const schema_field *f, slice text, cell_reading *r)
{
	measure m;
	r->serial = false;
	if (!READERS[f->type](f, text, r, &m))
		return false;
	if (f->type != FIELD_STRING && f->type != FIELD_BOOLEAN && !check_bounds(f, &m, r))
		return false;
	if (f->choices.count && !check_choices(f, text, &m, r))
		return false;
	if (f->pattern && pattern_match(f->pattern, text) != PATTERN_MATCH)
		return cell_fails(r, ISSUE_CONSTRAINT_ERROR, CONSTRAINT_PATTERN);
	return true;
}
