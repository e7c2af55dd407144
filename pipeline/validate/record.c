/* record.c: cells are read first and complained of afterwards, so that totals and signatures below a table are recognised by what they
 * are and not told as bad rows. A record with too few or too many cells is one error: its cells may have slipped by a column. */
#include "validate/record.h"

#include "ingest/blank.h"
#include "validate/cell.h"
#include "validate/clean.h"
#include "validate/report.h"
#include "validate/special.h"

#define FLOOD 3             /* faults of a row, for which it is worth looking for one cause */
#define BLANK_ROWS_TOLD 100 /* one by one; the others at once */

typedef enum { SHAPE_RIGHT, SHAPE_SHORT, SHAPE_LONG } shape;

static void add_fault(check *c, int field, size_t column, slice cell, const cell_reading *r)
{
	c->v->faults[c->v->fault_count++] = (cell_fault){r->code, r->constraint, field, (unsigned)column + 1, cell};
}

static void read_empty(check *c, int field, size_t column)
{
	const schema_field *f = &c->in->table->fields[field];
	bool is_boolean = f->type == FIELD_BOOLEAN;
	c->v->values[field] = (cell_value){.kind = is_boolean ? VALUE_INTEGER : VALUE_NULL};
	const cell_reading missing = {.code = ISSUE_CONSTRAINT_ERROR, .constraint = CONSTRAINT_REQUIRED};
	if (f->required && !is_boolean)
		add_fault(c, field, column, (slice){"", 0}, &missing);
}

static bool count_serial(check *c, int field, size_t column, spot at, slice cell)
{
	repair *r = &c->v->serials[field];
	if (r->count == 0)
		memcpy(r->date, c->v->dates[field], sizeof r->date);
	return repair_count(c, r, at, (unsigned)column + 1, cell);
}

static bool says_missing(const schema_field *f, slice cell)
{
	for (size_t i = 0; i < f->missing.count; i++)
		if (slice_equal(f->missing.items[i], cell))
			return true;
	return false;
}

/* One cell of a field: its value, or a fault and no value. */
static bool read_cell(check *c, int field, size_t column, slice raw, spot at)
{
	validator *v = c->v;
	bool changed;
	slice cell = clean_cell(v, raw, &changed);
	if (!cell.ptr)
		return diag_no_memory(c->d);
	if (changed && !repair_count(c, &v->normalized[field], at, (unsigned)column + 1, cell))
		return false;
	if (cell.len == 0 || says_missing(&c->in->table->fields[field], cell)) {
		read_empty(c, field, column);
		return true;
	}
	cell_reading r = {.date = v->dates[field]};
	if (!cell_read(&c->in->table->fields[field], cell, &r)) {
		v->values[field] = (cell_value){.kind = VALUE_NULL};
		add_fault(c, field, column, cell, &r);
		return true;
	}
	v->values[field] = r.value;
	return !r.serial || count_serial(c, field, column, at, cell);
}

static bool tell_blank_label(check *c, size_t column)
{
	c->blank_told[column] = true;
	const finding f = {
	    .code = ISSUE_BLANK_LABEL, .at = {header_label_line(&c->head, column), 0}, .field = -1, .column = (unsigned)column + 1};
	return report(c, &f);
}

static bool read_cells(check *c, const csv_record *record, spot at)
{
	c->v->fault_count = 0;
	for (size_t i = 0; i < c->head.columns; i++) {
		int field = c->head.what[i];
		slice raw = i < record->count ? record->fields[i] : (slice){"", 0};
		if (field >= 0 && !read_cell(c, field, i, raw, at))
			return false;
	}
	return true;
}

/* Unnamed columns that hold data, told once each; only of rows that are data. */
static bool look_at_blank_columns(check *c, const csv_record *record)
{
	for (size_t i = 0; c->has_blank_columns && i < c->head.columns && i < record->count; i++)
		if (c->head.what[i] == COLUMN_BLANK && !c->blank_told[i] && !blank_cell(record->fields[i]) && !tell_blank_label(c, i))
			return false;
	return true;
}

static shape shape_of(const check *c, const csv_record *record, size_t *surplus)
{
	if (record->count < c->head.width)
		return SHAPE_SHORT;
	for (size_t i = c->head.columns; i < record->count; i++)
		if (!blank_cell(record->fields[i])) {
			*surplus = i;
			return SHAPE_LONG;
		}
	*surplus = LIMIT_COLUMNS;
	return record->overflow ? SHAPE_LONG : SHAPE_RIGHT;
}

static bool tell_shape(check *c, const csv_record *record, shape found, size_t surplus, spot at)
{
	bool is_short = found == SHAPE_SHORT;
	size_t column = is_short ? record->count : surplus;
	int what = is_short ? c->head.what[column] : -1;
	const finding f = {
	    .code = is_short ? ISSUE_MISSING_CELL : ISSUE_EXTRA_CELL,
	    .at = at,
	    .field = what >= 0 ? what : -1,
	    .column = (unsigned)column + 1,
	    .cell = is_short || column >= record->count ? (slice){"", 0} : record->fields[column],
	    .args = {record->overflow ? shown_more(c, record->count) : shown_number(c, record->count),
	        shown_number(c, is_short ? c->head.width : c->head.columns)},
	};
	return f.args[0] && f.args[1] ? report(c, &f) : diag_no_memory(c->d);
}

static bool is_key(const schema_table *t, unsigned field)
{
	for (size_t i = 0; i < t->primary.count; i++)
		if (t->primary.fields[i] == field)
			return true;
	for (size_t k = 0; k < t->foreign_count; k++)
		for (size_t i = 0; i < t->foreign[k].from.count; i++)
			if (t->foreign[k].from.fields[i] == field)
				return true;
	return false;
}

/* Of a record with the wrong number of cells only its keys are believed, up to the first cell that is not what its column asks for: enough
 * that the row exists for keys and counts, without sums over numbers that slipped into the next column. */
static uint64_t distrust(const check *c, const csv_record *record)
{
	const schema_table *t = c->in->table;
	size_t first_bad = c->v->fault_count ? c->v->faults[0].column - 1 : record->count;
	uint64_t bad = 0;
	for (unsigned i = 0; i < t->field_count; i++) {
		int column = c->head.column_of[i];
		if (column >= 0 && ((size_t)column >= first_bad || (size_t)column >= record->count || !is_key(t, i)))
			bad |= (uint64_t)1 << i;
	}
	return bad;
}

/* The code of the folder's owner must stand in every row of a submitted table. */
static void check_submitter(check *c)
{
	const schema_table *t = c->in->table;
	int field = t->submitted ? t->submitted_by : -1;
	if (field < 0 || c->head.column_of[field] < 0 || c->v->fault_count == LIMIT_FIELDS)
		return;
	const cell_value *value = &c->v->values[field];
	if (value->kind != VALUE_TEXT || slice_equal(value->text, c->in->submitter))
		return;
	const cell_reading foreign = {.code = ISSUE_FOREIGN_SUBMITTER, .constraint = CONSTRAINT_NONE};
	add_fault(c, field, (size_t)c->head.column_of[field], value->text, &foreign);
}

static bool hand_on(check *c, const csv_record *record, uint64_t bad, bool rejected)
{
	const schema_table *t = c->in->table;
	for (size_t i = 0; bad && i < t->field_count; i++)
		if (bad >> i & 1)
			c->v->values[i] = (cell_value){.kind = VALUE_NULL};
	const row r = {
	    .table = t,
	    .file = c->in->file,
	    .line = record->line,
	    .number = c->out->rows,
	    .cells = c->v->values,
	    .bad = bad,
	    .rejected = rejected,
	};
	c->out->rejected += rejected;
	return c->sink->row(c->sink->user, &r);
}

static bool tell_faults(check *c, spot at, uint64_t *bad)
{
	for (size_t i = 0; i < c->v->fault_count; i++) {
		*bad |= (uint64_t)1 << c->v->faults[i].field;
		if (!report_cell(c, at, &c->v->faults[i]))
			return false;
	}
	return true;
}

/* Of a row with one filled cell that is wrong, as the head of a group of rows is, the cell is the cause; that the others are empty is none. The
 * fields of what is not told go to *bad. */
static void keep_cause(check *c, const csv_record *record, uint64_t *bad)
{
	size_t filled = 0, kept = c->v->fault_count;
	if (c->v->fault_count < FLOOD)
		return;
	for (size_t i = 0; i < record->count; i++)
		filled += !blank_cell(record->fields[i]);
	for (size_t i = 0; i < c->v->fault_count && filled == 1; i++)
		if (c->v->faults[i].constraint != CONSTRAINT_REQUIRED)
			kept = i;
	if (kept == c->v->fault_count)
		return;
	for (size_t i = 0; i < c->v->fault_count; i++)
		*bad |= (uint64_t)1 << c->v->faults[i].field;
	c->v->faults[0] = c->v->faults[kept];
	c->v->fault_count = 1;
}

static bool tell_special(check *c, const csv_record *record, const special *s)
{
	if (s->code == ISSUE_TITLE_ROW) {
		c->at_header = true;
		return report_title(c, s->title, record->line, s->cell);
	}
	const char *shown = shown_quoted(c, s->cell);
	const finding f = {.code = s->code, .at = {record->line, 0}, .field = -1, .args = {shown}};
	return shown ? report(c, &f) : diag_no_memory(c->d);
}

bool record_check(check *c, const csv_record *record)
{
	if (!validator_fresh_row(c->v))
		return diag_no_memory(c->d);
	if (blank_record(record))
		return record_note_blank(c, record->line);
	spot at = {record->line, c->out->rows + 1};
	size_t surplus = 0;
	shape found = shape_of(c, record, &surplus);
	if (!read_cells(c, record, at))
		return false;
	if (found == SHAPE_RIGHT)
		check_submitter(c);
	special row_kind;
	if (!special_record(c, record, found != SHAPE_RIGHT || c->v->fault_count > 0, &row_kind))
		return false;
	if (row_kind.code == ISSUE_BLANK_ROW)
		return record_note_blank(c, record->line);
	if (row_kind.code != ISSUE_CODE_COUNT)
		return tell_special(c, record, &row_kind);
	c->at_header = false;
	c->out->rows++;
	uint64_t bad = 0;
	if (!look_at_blank_columns(c, record))
		return false;
	if (found != SHAPE_RIGHT) {
		bad = distrust(c, record);
		return tell_shape(c, record, found, surplus, at) && hand_on(c, record, bad, true);
	}
	keep_cause(c, record, &bad);
	bool rejected = c->v->fault_count > 0;
	return tell_faults(c, at, &bad) && hand_on(c, record, bad, rejected);
}

bool record_tell_broken(check *c, const csv_record *record, bool is_row)
{
	static const issue_code CODES[] = {
	    [FAULT_UNCLOSED_QUOTE] = ISSUE_UNCLOSED_QUOTE,
	    [FAULT_STRAY_QUOTE] = ISSUE_STRAY_QUOTE,
	    [FAULT_FIELD_TOO_LONG] = ISSUE_FIELD_TOO_LONG,
	    [FAULT_NUL_BYTE] = ISSUE_NUL_BYTE,
	    [FAULT_BAD_BYTES] = ISSUE_ENCODING_ERROR,
	};
	if (!validator_fresh_row(c->v))
		return diag_no_memory(c->d);
	if (is_row) {
		c->out->rows++;
		c->out->rejected++;
		c->out->broken++;
	}
	issue_code code = CODES[record->fault];
	bool known = is_row && record->column > 0 && record->column <= c->head.columns;
	int what = known ? c->head.what[record->column - 1] : -1;
	const finding f = {
	    .code = code,
	    .at = {record->line, is_row ? c->out->rows : 0},
	    .field = what >= 0 ? what : -1,
	    .column = record->column,
	    .args = {code == ISSUE_ENCODING_ERROR ? c->encoding : shown_number(c, LIMIT_FIELD_BYTES),
	        code == ISSUE_ENCODING_ERROR ? c->remedy : NULL},
	};
	return f.args[0] ? report(c, &f) : diag_no_memory(c->d);
}

static bool tell_blank(check *c, unsigned line, uint64_t count)
{
	const finding f = {.code = ISSUE_BLANK_ROW, .at = {line, 0}, .field = -1, .args = {shown_number(c, count)}};
	return f.args[0] ? report(c, &f) : diag_no_memory(c->d);
}

bool record_note_blank(check *c, unsigned line)
{
	if (c->blank_rows++ < BLANK_ROWS_TOLD)
		return validator_fresh_row(c->v) ? tell_blank(c, line, 1) : diag_no_memory(c->d);
	if (c->blank_line == 0)
		c->blank_line = line;
	return true;
}

bool record_end(check *c)
{
	return c->blank_line == 0 || tell_blank(c, c->blank_line, c->blank_rows - BLANK_ROWS_TOLD);
}
