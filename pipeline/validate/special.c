/* special.c: a record is judged by its first words and by how little of it is filled; what reads as a good row stays one, unless its first
 * cell says "Tổng cộng", or it numbers the columns. */
#include "validate/special.h"

#include "ingest/blank.h"
#include "ingest/numbering.h"
#include "ingest/words.h"
#include "text/fold.h"

/* The first and the last filled cell; the first filled one of the table's own columns; how many are filled. */
typedef struct outline {
	slice first, last, first_own;
	size_t filled;
} outline;

/* A cell as its words are known: marks that stand loose behind their letters put back. NULL: out of memory. */
static slice with_marks(const check *c, slice cell)
{
	if (!memchr(cell.ptr, 0xCC, cell.len) && !memchr(cell.ptr, 0xCD, cell.len))
		return cell;
	c->v->scratch_used += cell.len;
	return text_nfc(c->v->scratch, cell, NULL);
}

static outline look(const check *c, const csv_record *record)
{
	outline o = {.first = {"", 0}, .last = {"", 0}, .first_own = {"", 0}};
	for (size_t i = 0; i < record->count; i++) {
		if (blank_cell(record->fields[i]))
			continue;
		slice cell = slice_trim(record->fields[i]);
		if (o.filled++ == 0)
			o.first = cell;
		o.last = cell;
		if (o.first_own.len == 0 && i < c->head.columns && c->head.what[i] >= 0)
			o.first_own = cell;
	}
	o.first = with_marks(c, o.first);
	o.last = with_marks(c, o.last);
	o.first_own = with_marks(c, o.first_own);
	return o;
}

static bool is_totals(const outline *o, bool faulty)
{
	if (words_is_totals(o->first) || words_is_totals(o->first_own))
		return true;
	return faulty && (words_begins_totals(o->first) || words_begins_totals(o->first_own));
}

/* Whether a cell of the record is a value that no signature or remark is: a code, a number, a date, a choice. */
static bool holds_value(const check *c)
{
	for (size_t i = 0; i < c->in->table->field_count; i++) {
		const schema_field *f = &c->in->table->fields[i];
		bool any_text = f->type == FIELD_STRING && !f->pattern && f->choices.count == 0;
		if (c->head.column_of[i] >= 0 && c->v->values[i].kind != VALUE_NULL && f->type != FIELD_BOOLEAN && !any_text)
			return true;
	}
	return false;
}

/* A line below the table fills few cells; behind the first of them come names and dates that say nothing by themselves. */
static bool is_footer(check *c, const outline *o)
{
	size_t few = c->head.width / 2 > 3 ? c->head.width / 2 : 3;
	if (o->filled > few)
		return false;
	/* "Hà Nội, ngày 25 tháng 8 năm 2015" is two cells where nobody quoted it. */
	bool says_so = words_is_footer(o->first) || (o->filled == 2 && words_is_date_line(o->last));
	c->below_table = c->below_table || says_so;
	return says_so || (c->below_table && !holds_value(c));
}

/* Dots and dashes alone, as in the lines of a form that nobody has filled in. */
static bool is_dotted(const csv_record *record)
{
	static const char LINES[] = {'.', '-', '_', ' '};
	for (size_t i = 0; i < record->count; i++)
		for (slice cell = slice_trim(record->fields[i]); cell.len; cell.ptr++, cell.len--) {
			bool ellipsis = slice_starts(cell, "…");
			if (!ellipsis && !memchr(LINES, *cell.ptr, sizeof LINES))
				return false;
			cell.ptr += ellipsis ? 2 : 0;
			cell.len -= ellipsis ? 2 : 0;
		}
	return true;
}

/* Text that says something by itself: no key, no code, no choice. */
static bool is_description(const schema_table *t, unsigned field)
{
	const schema_field *f = &t->fields[field];
	bool plain = f->type == FIELD_STRING && f->choices.count == 0 && !f->pattern && t->submitted_by != (int)field;
	for (size_t i = 0; i < t->primary.count; i++)
		plain = plain && t->primary.fields[i] != field;
	for (size_t k = 0; k < t->foreign_count; k++)
		for (size_t i = 0; i < t->foreign[k].from.count; i++)
			plain = plain && t->foreign[k].from.fields[i] != field;
	return plain;
}

static bool has_description(const check *c)
{
	for (unsigned i = 0; i < c->in->table->field_count; i++)
		if (c->head.column_of[i] >= 0 && is_description(c->in->table, i))
			return true;
	return false;
}

/* The numbers of the columns. "1;2;3" that could be data is believed to be one only where a text would be "2"; "(1)" is no value. */
static bool is_numbering(const check *c, const csv_record *record, bool faulty)
{
	numbering n;
	if (!numbering_read(record, c->head.width, &n))
		return false;
	if (faulty)
		return n.marked || n.covers;
	return n.covers && ((n.marked && n.count > 2) || (n.count > 2 && has_description(c)));
}

/* Rows that stand right below the labels and belong to them. */
static bool find_title(check *c, const csv_record *record, bool faulty, special *out)
{
	bool units = false;
	if (faulty && heading_has(&c->heading, record))
		*out = (special){.code = ISSUE_TITLE_ROW, .title = TITLE_AGAIN};
	else if (c->at_header && is_numbering(c, record, faulty))
		*out = (special){.code = ISSUE_TITLE_ROW, .title = TITLE_NUMBERS};
	else if (c->at_header && faulty && !numbering_units(record, c->memory, &units))
		return diag_no_memory(c->d);
	if (units)
		*out = (special){.code = ISSUE_TITLE_ROW, .title = TITLE_UNITS};
	return true;
}

/* Whether the cheap test of a good row needs more: its first filled cell may begin a word for totals. */
static bool may_be_totals(const csv_record *record)
{
	for (size_t i = 0; i < record->count; i++) {
		slice cell = record->fields[i];
		if (cell.len == 0)
			continue;
		char letter = (char)(cell.ptr[0] | 0x20);
		if (letter == 't' || letter == 'c' || (unsigned char)cell.ptr[0] >= 0x80 || cell.ptr[0] <= ' ')
			return true;
		if (i > 0 || letter < '0' || letter > '9')
			return false; /* a running number may stand before the word */
	}
	return false;
}

bool special_record(check *c, const csv_record *record, bool faulty, special *out)
{
	*out = (special){.code = ISSUE_CODE_COUNT};
	if (!faulty && !c->at_header && !may_be_totals(record))
		return true;
	outline o = look(c, record);
	if (!o.first.ptr || !o.last.ptr || !o.first_own.ptr)
		return diag_no_memory(c->d);
	if (is_totals(&o, faulty))
		out->code = ISSUE_TOTALS_ROW;
	else if (faulty && is_footer(c, &o))
		out->code = ISSUE_FOOTER_ROW;
	else if (faulty && c->head.width > 1 && is_dotted(record))
		out->code = ISSUE_BLANK_ROW;
	else if (!find_title(c, record, faulty, out))
		return false;
	out->cell = o.first;
	return true;
}
