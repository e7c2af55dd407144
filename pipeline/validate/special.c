/* special.c: a record is judged by its first words and by how little of it is filled; what reads as a good row stays one, unless its first
 * cell says "Tổng cộng". */
#include "validate/special.h"

#include "ingest/blank.h"
#include "ingest/words.h"

/* The first and the last filled cell; the first filled one of the table's own columns; how many are filled. */
typedef struct outline {
	slice first, last, first_own;
	size_t filled;
} outline;

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
	return o;
}

static bool is_totals(const outline *o, bool faulty)
{
	if (words_is_totals(o->first) || words_is_totals(o->first_own))
		return true;
	return faulty && (words_begins_totals(o->first) || words_begins_totals(o->first_own));
}

/* A line below the table fills few cells; behind the first of them come names and dates that say nothing by themselves. */
static bool is_footer(check *c, const outline *o)
{
	size_t few = c->head.width / 2 > 3 ? c->head.width / 2 : 3;
	if (o->filled > few)
		return false;
	/* "Hà Nội, ngày 25 tháng 8 năm 2015" is two cells where nobody quoted it. */
	if (words_is_footer(o->first) || (o->filled == 2 && words_is_date_line(o->last)))
		c->below_table = true;
	return c->below_table;
}

static bool is_header_again(const check *c, const csv_record *record)
{
	size_t same = 0;
	for (size_t i = 0; i < record->count && i < c->head.columns; i++) {
		if (!slice_equal(slice_trim(record->fields[i]), c->head.labels[i]))
			return false;
		same += c->head.labels[i].len > 0;
	}
	return same > 1 && record->count >= c->head.width;
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

issue_code special_record(check *c, const csv_record *record, bool faulty)
{
	if (!faulty && !may_be_totals(record))
		return ISSUE_CODE_COUNT;
	outline o = look(c, record);
	if (is_totals(&o, faulty))
		return ISSUE_TOTALS_ROW;
	if (faulty && is_footer(c, &o))
		return ISSUE_FOOTER_ROW;
	if (faulty && is_header_again(c, record))
		return ISSUE_TITLE_ROW;
	return ISSUE_CODE_COUNT;
}
