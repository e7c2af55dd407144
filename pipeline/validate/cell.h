/* cell.h: one cell, trimmed and not empty, read as the type of its field and held against its constraints. */
#ifndef TONGKET_VALIDATE_CELL_H
#define TONGKET_VALIDATE_CELL_H

#include "validate/issue.h"
#include "validate/row.h"

/* The largest number of digits of an integer, and of those before the comma of a number. */
#define INTEGER_DIGITS 12

typedef struct cell_reading {
	cell_value value;
	char *date;      /* MOMENT_BYTES of the caller: where the text of a day or time goes */
	bool serial;     /* it was an Excel serial number */
	issue_code code; /* of a failure */
	constraint_kind constraint;
} cell_reading;

/* Read `text`. False: r->code and r->constraint say what is wrong; only the first thing that is. The value may borrow from `text`, from
 * r->date, or from the field's choices. */
bool cell_read(const schema_field *field, slice text, cell_reading *r);

/* One type each: what is written, without constraints but those that belong to reading (12 digits). cell_string never fails. */
bool cell_read_integer(slice text, cell_reading *r);
bool cell_read_number(slice text, cell_reading *r, decimal *exact);
bool cell_read_date(slice text, cell_reading *r, date *day);
bool cell_read_time(slice text, cell_reading *r);
bool cell_read_datetime(slice text, cell_reading *r);
bool cell_read_yearmonth(slice text, cell_reading *r);

typedef enum {
	SHEET_NO_ERROR,
	SHEET_FORMULA, /* "#REF!": a formula that failed */
	SHEET_NARROW   /* "####": a number in a column too narrow to show it */
} sheet_error;

/* What a spreadsheet writes in place of a value: in no field is it one. */
sheet_error cell_spreadsheet_error(slice text);

/* An integer or number of a field with marks of its own or with words around it. */
bool cell_read_marked_integer(const number_marks *marks, slice text, cell_reading *r);
bool cell_read_marked_number(const number_marks *marks, slice text, cell_reading *r, decimal *exact);

/* A boolean by the field's own words; where it has none, by the usual words, or ticked. */
bool cell_read_boolean(const schema_field *field, slice text, cell_reading *r);

/* The word of the field that a text which is none was probably meant for: a tick, or another word for yes or no. `folded`: the text by
 * text_fold. False: nobody knows. */
bool cell_boolean_meant(const schema_field *field, slice text, slice folded, slice *out);

/* A date, time or datetime by the field's pattern. */
bool cell_read_pattern(const schema_field *field, slice text, cell_reading *r, date *day);

/* Whether a text is a duration, a list, or JSON of the field's type; no more is asked of it. */
bool cell_is_duration(slice text);
bool cell_is_list(const schema_field *field, slice text);
bool cell_is_json(const schema_field *field, slice text);

/* Whether a text is an e-mail address, a URI, a UUID, base64. */
bool cell_has_format(field_format format, slice text);

/* Whether a string is one of the field's choices; its value becomes the choice's own spelling. */
bool cell_match_choice(const schema_field *field, slice text, cell_reading *r);
bool cell_check_length(const schema_field *field, slice text, cell_reading *r);

/* A date written month first, as 25/08/2015, or any number, with dots as thousands: how the hints show it. Appends nothing when it is not. */
void cell_put_day_first(buf *out, slice text);
void cell_put_dotted(buf *out, slice text);

static inline bool cell_fails(cell_reading *r, issue_code code, constraint_kind constraint)
{
	r->code = code;
	r->constraint = constraint;
	return false;
}

#endif
