/* report.c: an issue's words are made here and nowhere else, one issue at a time, in buffers that are used again: the number of errors
 * costs no memory. A cell is shown shortened, and masked where its table is about persons. */
#include "validate/report.h"

#include "base/utf8.h"
#include "ingest/blank.h"
#include "text/fold.h"
#include "validate/cell.h"
#include "validate/expect.h"
#include "validate/mask.h"
#include "validate/meant.h"

#define SHOWN_IN_MESSAGE 60 /* code points of a cell inside a sentence */
#define SHOWN_BESIDE 300    /* code points of a cell beside it */

static void put_shortened(buf *out, slice text, size_t most)
{
	slice rest = text;
	size_t n = 0;
	while (rest.len && n < most) {
		utf8_next(&rest);
		n++;
	}
	buf_put(out, text.ptr, text.len - rest.len);
	if (rest.len)
		buf_put_string(out, "…");
}

/* `field` -1: it is not known which the cell belongs to. */
static void put_cell(const check *c, int field, buf *out, slice cell, size_t most)
{
	const schema_table *t = c->in->table;
	const schema_field *f = field >= 0 ? &t->fields[field] : NULL;
	if (t->personal && !(f && f->personal == PERSONAL_NO))
		mask_put(out, f, cell);
	else
		put_shortened(out, cell, most);
}

const char *scratch_string(validator *v, slice text)
{
	v->scratch_used += text.len + 16;
	return arena_string(v->scratch, text);
}

/* What `b` holds, in the scratch arena; frees `b`. */
static const char *keep(check *c, buf *b)
{
	const char *text = b->failed ? NULL : scratch_string(c->v, buf_slice(b));
	buf_free(b);
	return text;
}

/* A line break in a cell must not break the message's line. */
static const char *keep_line(check *c, buf *b)
{
	for (size_t i = 0; i < b->len; i++)
		if ((unsigned char)b->data[i] < ' ')
			b->data[i] = ' ';
	return keep(c, b);
}

/* Labels and titles are kept as they are written; messages are in normal form. */
static void put_plain(check *c, buf *out, slice text)
{
	buf start = BUF_INIT(LIMIT_FIELD_BYTES);
	put_shortened(&start, text, SHOWN_IN_MESSAGE);
	slice plain = start.failed || !start.len ? buf_slice(&start) : text_nfc(c->v->scratch, buf_slice(&start), NULL);
	c->v->scratch_used += start.len;
	out->failed = out->failed || start.failed || (start.len && !plain.ptr);
	if (!out->failed)
		buf_put_slice(out, plain);
	buf_free(&start);
}

const char *shown_text(check *c, slice text)
{
	buf b = BUF_INIT(LIMIT_FIELD_BYTES);
	put_plain(c, &b, text);
	return keep_line(c, &b);
}

const char *shown_cell(check *c, int field, slice cell)
{
	buf b = BUF_INIT(LIMIT_FIELD_BYTES);
	put_cell(c, field, &b, cell, SHOWN_IN_MESSAGE);
	return keep_line(c, &b);
}

const char *shown_quoted(check *c, slice cell)
{
	buf b = BUF_INIT(LIMIT_FIELD_BYTES);
	if (cell.len && !c->in->table->personal) {
		buf_put_string(&b, " (“");
		put_plain(c, &b, cell);
		buf_put_string(&b, "”)");
	}
	return keep_line(c, &b);
}

const char *shown_number(check *c, uint64_t number)
{
	buf b = BUF_INIT(32);
	buf_put_unsigned(&b, number);
	return keep(c, &b);
}

const char *shown_more(check *c, uint64_t number)
{
	static const char *const MORE[] = {"hơn ", "more than "};
	buf b = BUF_INIT(64);
	buf_put_string(&b, MORE[c->v->lang]);
	buf_put_unsigned(&b, number);
	return keep(c, &b);
}

const char *shown_label(check *c, int field)
{
	const schema_field *f = &c->in->table->fields[field];
	return scratch_string(c->v, f->title.len ? f->title : f->name);
}

static void count(csv_summary *out, severity s)
{
	size_t *const counters[] = {&out->errors, &out->warnings, &out->notes};
	++*counters[s];
}

bool report(check *c, const finding *f)
{
	validator *v = c->v;
	slice cell = f->cell;
	buf shown = BUF_INIT(LIMIT_FIELD_BYTES);
	if (cell.len && c->in->table->personal && !f->open)
		put_cell(c, f->field, &shown, cell, SHOWN_BESIDE);
	else if (cell.len > SHOWN_BESIDE)
		put_shortened(&shown, cell, SHOWN_BESIDE);
	if (shown.len)
		cell = buf_slice(&shown);
	const char *args[FINDING_ARGS + 1] = {NULL};
	for (size_t i = 0; i < FINDING_ARGS; i++)
		args[i] = f->args[i];
	buf_clear(&v->text);
	buf_clear(&v->hint);
	issue_put_text(&v->text, f->code, f->constraint, v->lang, args);
	issue_put_hint(&v->hint, f->code, f->constraint, v->lang, args);
	bool good = !v->text.failed && !v->hint.failed && !shown.failed;
	const issue told = {
	    .code = f->code,
	    .constraint = f->constraint,
	    .file = c->in->file,
	    .path = {"", 0},
	    .line = f->at.line,
	    .row = f->at.row,
	    .field = f->field >= 0 ? c->in->table->fields[f->field].name : (slice){"", 0},
	    .column = f->column,
	    .cell = cell.ptr ? cell : (slice){"", 0},
	    .text = buf_slice(&v->text),
	    .hint = buf_slice(&v->hint),
	};
	count(c->out, issue_severity(f->code));
	bool going = good ? c->sink->issue(c->sink->user, &told) : diag_no_memory(c->d);
	buf_free(&shown);
	return going;
}

bool report_title(check *c, title_kind kind, unsigned line, slice cell)
{
	static const char *const WORDS[][2] = {
	    [TITLE_ABOVE] = {"dòng tên biểu, bỏ qua", "a title, skipped"},
	    [TITLE_AGAIN] = {"tiêu đề cột lặp lại, bỏ qua", "the header once more, skipped"},
	    [TITLE_NUMBERS] = {"dòng đánh số các cột, bỏ qua", "a row that numbers the columns, skipped"},
	    [TITLE_UNITS] = {"dòng đơn vị tính của các cột, bỏ qua", "a row of the columns' units, skipped"},
	    [TITLE_JOINED] = {"tiêu đề cột viết trên nhiều dòng, được ghép lại khi đọc", "column labels in several rows, read together"},
	};
	const char *shown = shown_quoted(c, cell);
	const finding f = {.code = ISSUE_TITLE_ROW, .at = {line, 0}, .field = -1, .args = {WORDS[kind][c->v->lang], shown}};
	return shown ? report(c, &f) : diag_no_memory(c->d);
}

/* What stands in merged cells: a code over the rows of its group. */
static bool is_key(const schema_table *t, unsigned field)
{
	bool key = t->submitted_by == (int)field;
	for (size_t i = 0; i < t->primary.count; i++)
		key = key || t->primary.fields[i] == field;
	return key;
}

/* {3} and {4} of a constraint, and what stands in their place for the other codes. */
static bool put_expected(check *c, const cell_fault *fault, finding *f)
{
	static const char *const MERGED[] = {" Ô gộp với ô phía trên thì bỏ gộp và ghi giá trị vào từng dòng.",
	    " If it is merged with the cell above, write the value in every row."};
	const schema_field *field = &c->in->table->fields[fault->field];
	language lang = c->v->lang;
	buf third = BUF_INIT(LIMIT_FIELD_BYTES), fourth = BUF_INIT(LIMIT_FIELD_BYTES);
	expect_put_rule(&third, field, fault->constraint, lang);
	bool good = true;
	if (fault->constraint == CONSTRAINT_ENUM)
		good = meant_put_choice(c, &fourth, fault->field, fault->cell);
	else if (fault->constraint == CONSTRAINT_PATTERN)
		good = meant_put_form(c, &fourth, fault->field, fault->cell);
	else if (fault->constraint == CONSTRAINT_MIN_LENGTH || fault->constraint == CONSTRAINT_MAX_LENGTH)
		buf_put_unsigned(&fourth, utf8_count(fault->cell));
	else if (fault->constraint == CONSTRAINT_REQUIRED && f->at.row > 1 && is_key(c->in->table, (unsigned)fault->field))
		buf_put_string(&fourth, MERGED[lang]);
	f->args[1] = shown_label(c, fault->field);
	f->args[2] = keep(c, &third);
	f->args[3] = keep(c, &fourth);
	return good && f->args[1] && f->args[2] && f->args[3];
}

static bool put_correction(check *c, const cell_fault *fault, finding *f)
{
	buf b = BUF_INIT(LIMIT_FIELD_BYTES), corrected = BUF_INIT(LIMIT_FIELD_BYTES);
	if (fault->code == ISSUE_AMBIGUOUS_DATE)
		cell_put_day_first(&corrected, fault->cell);
	else
		cell_put_dotted(&corrected, fault->cell);
	put_cell(c, fault->field, &b, buf_slice(&corrected), SHOWN_IN_MESSAGE);
	bool good = !corrected.failed;
	buf_free(&corrected);
	f->args[1] = keep(c, &b);
	return good && f->args[1];
}

/* What the field holds, and how to write it. */
static bool put_type(check *c, const cell_fault *fault, finding *f)
{
	const schema_field *field = &c->in->table->fields[fault->field];
	language lang = c->v->lang;
	f->args[1] = expect_sheet_error(fault->cell, lang);
	f->args[2] = expect_sheet_hint(fault->cell, lang);
	if (f->args[1])
		return true;
	buf hint = BUF_INIT(LIMIT_FIELD_BYTES);
	bool good = meant_put_value(c, &hint, fault->field, fault->cell);
	expect_put_type_hint(&hint, field, lang);
	f->args[1] = expect_type(field, lang);
	f->args[2] = keep(c, &hint);
	return good && f->args[2];
}

bool report_cell(check *c, spot at, const cell_fault *fault)
{
	bool is_code = fault->code == ISSUE_FOREIGN_SUBMITTER; /* it reads as a submitter's code: no person's data */
	finding f = {
	    .code = fault->code,
	    .constraint = fault->constraint,
	    .at = at,
	    .field = fault->field,
	    .column = fault->column,
	    .cell = fault->cell,
	    .args = {is_code ? shown_text(c, fault->cell) : shown_cell(c, fault->field, fault->cell)},
	    .open = is_code,
	};
	bool good = f.args[0] != NULL;
	if (fault->code == ISSUE_TYPE_ERROR) {
		good = good && put_type(c, fault, &f);
	} else if (fault->code == ISSUE_CONSTRAINT_ERROR) {
		good = good && put_expected(c, fault, &f);
	} else if (fault->code == ISSUE_FOREIGN_SUBMITTER) {
		f.args[1] = shown_label(c, fault->field);
		f.args[2] = scratch_string(c->v, c->in->submitter);
		good = good && f.args[1] && f.args[2];
	} else {
		good = good && put_correction(c, fault, &f);
	}
	return good ? report(c, &f) : diag_no_memory(c->d);
}

bool repair_count(check *c, repair *first, spot at, unsigned column, slice cell)
{
	if (first->count++)
		return true;
	first->at = at;
	first->column = column;
	first->cell = arena_copy(c->memory, cell.len > LIMIT_FIELD_BYTES / 64 ? (slice){"", 0} : cell);
	return first->cell.ptr || diag_no_memory(c->d);
}

static bool report_repair(check *c, issue_code code, int field, const repair *r)
{
	if (r->count == 0)
		return true;
	buf day = BUF_INIT(64);
	if (r->date[0] && c->in->table->fields[field].personal != PERSONAL_NO)
		put_cell(c, field, &day, slice_of(r->date), SHOWN_IN_MESSAGE);
	else if (r->date[0])
		buf_printf(&day, "%.2s/%.2s/%.4s", r->date + 8, r->date + 5, r->date);
	finding f = {
	    .code = code,
	    .at = r->at,
	    .field = field,
	    .column = r->column,
	    .cell = r->cell,
	    .args = {shown_number(c, r->count), shown_cell(c, field, r->cell), keep(c, &day)},
	};
	return f.args[0] && f.args[1] && f.args[2] ? report(c, &f) : diag_no_memory(c->d);
}

bool report_repairs(check *c)
{
	for (size_t i = 0; i < c->head.columns; i++) {
		int field = c->head.what[i];
		if (field < 0)
			continue;
		if (!report_repair(c, ISSUE_NORMALIZED, field, &c->v->normalized[field]) ||
		    !report_repair(c, ISSUE_EXCEL_SERIAL, field, &c->v->serials[field]))
			return false;
	}
	return true;
}
