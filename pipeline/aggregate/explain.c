/* explain.c: a figure's definition, sum and source rows, as a table to read or as one JSON object.
 *
 * The rows are the query's own, in the order of their files and lines (without these: its own order); nothing is held: the table is read
 * twice, once for the widths of its columns, once to print. */
#include "aggregate/inside.h"

#include "base/json.h"
#include "base/utf8.h"

#define FLUSH_BYTES ((size_t)64 << 10)

static const message UNKNOWN_FILTER = {"unknown-filter", STATUS_USAGE, {"không lọc được theo “{1}”", "cannot filter by “{1}”"},
    {"Viết cột=giá_trị; các cột của số liệu này: {2}.", "Write column=value; the columns of this figure: {2}."}};

typedef struct filter {
	size_t column;
	slice value;
} filter;

typedef struct column {
	slice name;
	size_t width; /* code points */
	bool texts;   /* holds something else than numbers */
} column;

typedef struct explaining {
	store *s;
	const query *q;
	const fact *f;
	const explain_options *o;
	buf *out;
	diag *d;
	arena *a;
	cursor *rows;
	int file, line;  /* columns of the query; -1: none */
	column *columns; /* all of the query */
	size_t column_count, place_width, row_count;
	filter *filters;
	size_t filter_count;
	buf cell;
} explaining;

static const char *say(const explaining *e, const char *vi, const char *en)
{
	return e->o->lang == LANG_VI ? vi : en;
}

static bool flush(const explaining *e)
{
	return e->out->len < FLUSH_BYTES || !e->o->flush || e->o->flush(e->o->user, e->out);
}

/* ---- which rows ---- */

static bool add_filter(explaining *e, slice name, slice value, const char *shown)
{
	const char *all = NULL;
	for (size_t i = 0; i < e->column_count; i++) {
		if (slice_equal(e->columns[i].name, name)) {
			e->filters[e->filter_count++] = (filter){i, value};
			return true;
		}
		all = arena_printf(e->a, "%s%s%.*s", all ? all : "", all ? ", " : "", (int)e->columns[i].name.len, e->columns[i].name.ptr);
	}
	return diag_report(e->d, &UNKNOWN_FILTER, NOWHERE, shown, all ? all : "");
}

static bool read_filters(explaining *e)
{
	e->filters = arena_array(e->a, e->o->filter_count + 1, sizeof *e->filters);
	if (!e->filters)
		return diag_no_memory(e->d);
	if (e->f->group.len && !add_filter(e, query_header_get(e->q, "group", NULL), e->f->group, ""))
		return false;
	for (size_t i = 0; i < e->o->filter_count; i++) {
		const char *text = e->o->filters[i], *equal = strchr(text, '=');
		slice name = {text, equal ? (size_t)(equal - text) : strlen(text)};
		if (!add_filter(e, equal ? name : (slice){"", 0}, slice_of(equal ? equal + 1 : ""), text))
			return false;
	}
	return true;
}

/* The value of a column of the current row, printed into e->cell. */
static slice cell_text(explaining *e, size_t i)
{
	cell_value v = cursor_get(e->rows, i);
	buf_clear(&e->cell);
	cell_value_put(&e->cell, &v);
	return buf_slice(&e->cell);
}

/* The same as it may be shown. */
static slice shown_text(explaining *e, size_t i)
{
	if (e->o->reveal)
		return cell_text(e, i);
	buf_clear(&e->cell);
	cursor_put_shown(e->rows, i, &e->cell);
	return buf_slice(&e->cell);
}

/* CURSOR_ROW at the next row that the filters let pass. */
static cursor_status next_row(explaining *e)
{
	for (;;) {
		cursor_status status = cursor_next(e->rows, NULL);
		bool passes = true;
		for (size_t i = 0; status == CURSOR_ROW && passes && i < e->filter_count; i++)
			passes = slice_equal(cell_text(e, e->filters[i].column), e->filters[i].value);
		if (status != CURSOR_ROW || passes)
			return status;
	}
}

static bool is_place(const explaining *e, size_t i)
{
	return (int)i == e->file || (int)i == e->line;
}

static bool open_cursor(explaining *e, const params *p, const char *prefix, const char *suffix)
{
	cursor_close(e->rows);
	e->rows = cursor_open(e->s, e->q, prefix, suffix, p, e->d);
	e->file = e->rows ? cursor_find_column(e->rows, "_file") : -1;
	e->line = e->rows ? cursor_find_column(e->rows, "_line") : -1;
	return e->rows != NULL;
}

static bool open_rows(explaining *e, const params *p)
{
	e->a = arena_new();
	if (!e->a)
		return diag_no_memory(e->d);
	if (!open_cursor(e, p, NULL, NULL))
		return false;
	if (e->file >= 0 && e->line >= 0 && !open_cursor(e, p, "SELECT * FROM (", ") ORDER BY _file, _line"))
		return false;
	e->column_count = cursor_columns(e->rows);
	e->columns = arena_array(e->a, e->column_count + 1, sizeof *e->columns);
	if (!e->columns)
		return diag_no_memory(e->d);
	for (size_t i = 0; i < e->column_count; i++) {
		slice name = cursor_column_name(e->rows, i);
		e->columns[i] = (column){arena_copy(e->a, name), utf8_count(name), false};
		if (!e->columns[i].name.ptr)
			return diag_no_memory(e->d);
	}
	return read_filters(e);
}

/* ---- the words above the rows ---- */

/* Text for a terminal: a line break or control character of a cell becomes a space. */
static void put_plain(buf *out, slice text)
{
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.ptr[i];
		bool c1 = c == 0xC2 && i + 1 < text.len && (unsigned char)text.ptr[i + 1] < 0xA0;
		if (c1)
			i++;
		buf_put_char(out, c < 0x20 || c == 0x7F || c1 ? ' ' : text.ptr[i]);
	}
}

static void put_line(buf *out, const char *label, slice text)
{
	if (text.len == 0)
		return;
	buf_printf(out, "  %s: ", label);
	buf_put_slice(out, text);
	buf_put_char(out, '\n');
}

static void put_parameters(explaining *e, const params *p)
{
	for (size_t i = 0;; i++) {
		slice name = cursor_parameter(e->rows, i);
		if (!name.len)
			return;
		for (size_t k = 0; p && k < p->count; k++) {
			const param *known = &p->items[k];
			if (!slice_equal(known->name, (slice){name.ptr + 1, name.len - 1}))
				continue;
			buf_put_string(e->out, "  ");
			buf_put_slice(e->out, name);
			buf_put_string(e->out, " = ");
			if (known->is_integer)
				buf_put_signed(e->out, known->integer);
			else
				buf_put_slice(e->out, known->text);
			buf_put_char(e->out, '\n');
		}
	}
}

/* "= Σ num / Σ den = 512 / 785": how the figure came about. */
static void put_sum(explaining *e)
{
	const fact *f = e->f;
	buf *out = e->out;
	bool floor = query_header_get(e->q, "as", NULL).len > 0;
	if (!f->text.len && !f->num && !f->den)
		return; /* it could not be computed, and there is no sum to show */
	if (f->kind == FACT_RATIO || floor) {
		buf_printf(out, "  Σ num / Σ den = %lld / %lld", (long long)f->num, (long long)f->den);
		if (floor)
			buf_put_string(out, say(e, " (nhóm thấp nhất)", " (the lowest group)"));
		buf_put_char(out, '\n');
	} else if (f->kind == FACT_COUNT) {
		bool values = cursor_find_column(e->rows, "value") >= 0;
		buf_put_string(out, values ? "  Σ value = " : say(e, "  số dòng = ", "  rows = "));
		decimal_put(out, f->value);
		buf_put_char(out, '\n');
	}
}

static void put_head(explaining *e, const params *p)
{
	buf *out = e->out;
	buf_put_slice(out, e->f->id);
	buf_put_string(out, e->f->text.len ? " = " : "");
	put_plain(out, e->f->text);
	buf_put_char(out, '\n');
	put_line(out, say(e, "loại", "kind"), slice_of(fact_kind_name(e->f->kind)));
	put_line(out, say(e, "mẫu số", "base"), e->f->base);
	put_line(out, say(e, "ghi chú", "note"), query_header_get(e->q, "note", NULL));
	put_sum(e);
	if (e->f->group.len) {
		buf_printf(out, "  %s: ", say(e, "nhóm được chọn", "group chosen"));
		buf_put_slice(out, query_header_get(e->q, "group", NULL));
		buf_put_string(out, " = ");
		buf_put_slice(out, e->f->group);
		buf_put_char(out, '\n');
	}
	buf_printf(out, "  %s: %s:%u\n", say(e, "định nghĩa", "defined at"), e->q->where.file, e->q->where.line);
	put_parameters(e, p);
	buf_put_char(out, '\n');
	buf_put_slice(out, slice_trim(e->q->sql));
	buf_put_string(out, "\n\n");
}

/* ---- the table ---- */

/* file:line of the current row, into e->cell. */
static slice place_text(explaining *e)
{
	buf_clear(&e->cell);
	if (e->file >= 0) {
		cell_value v = cursor_get(e->rows, (size_t)e->file);
		cell_value_put(&e->cell, &v);
	}
	if (e->line >= 0) {
		cell_value v = cursor_get(e->rows, (size_t)e->line);
		buf_put_char(&e->cell, ':');
		cell_value_put(&e->cell, &v);
	}
	return buf_slice(&e->cell);
}

static bool has_places(const explaining *e)
{
	return e->file >= 0 || e->line >= 0;
}

static bool measure(explaining *e)
{
	cursor_status status;
	while ((status = next_row(e)) == CURSOR_ROW) {
		e->row_count++;
		size_t width = utf8_count(place_text(e));
		e->place_width = width > e->place_width ? width : e->place_width;
		for (size_t i = 0; i < e->column_count; i++) {
			cell_value v = cursor_get(e->rows, i);
			width = utf8_count(shown_text(e, i));
			e->columns[i].width = width > e->columns[i].width ? width : e->columns[i].width;
			e->columns[i].texts = e->columns[i].texts || v.kind == VALUE_TEXT;
		}
	}
	cursor_rewind(e->rows);
	return status == CURSOR_END;
}

static void put_spaces(buf *out, size_t n)
{
	while (n--)
		buf_put_char(out, ' ');
}

/* `last`: nothing follows, so that a text needs no spaces behind it. */
static void put_padded(buf *out, slice text, size_t width, bool right, bool last)
{
	size_t gap = width - utf8_count(text);
	if (right)
		put_spaces(out, gap);
	put_plain(out, text);
	if (!right && !last)
		put_spaces(out, gap);
}

static void put_table_row(explaining *e, bool head)
{
	size_t last = e->column_count;
	while (last > 0 && is_place(e, last - 1))
		last--;
	if (has_places(e)) {
		slice place_head = slice_of(say(e, "tệp:dòng", "file:line"));
		put_padded(e->out, head ? place_head : place_text(e), e->place_width, false, last == 0);
	}
	bool first = !has_places(e);
	for (size_t i = 0; i < last; i++) {
		if (is_place(e, i))
			continue;
		if (!first)
			put_spaces(e->out, 2);
		first = false;
		put_padded(e->out, head ? e->columns[i].name : shown_text(e, i), e->columns[i].width, !e->columns[i].texts, i + 1 == last);
	}
	buf_put_char(e->out, '\n');
}

static bool put_table(explaining *e)
{
	e->place_width = utf8_count(slice_of(say(e, "tệp:dòng", "file:line")));
	if (!measure(e))
		return false;
	if (e->row_count)
		put_table_row(e, true);
	cursor_status status;
	while ((status = next_row(e)) == CURSOR_ROW) {
		put_table_row(e, false);
		if (!flush(e))
			return false;
	}
	buf_printf(e->out, "%s%zu %s\n", e->row_count ? "\n" : "", e->row_count, say(e, "dòng", e->row_count == 1 ? "row" : "rows"));
	return status == CURSOR_END;
}

/* ---- JSON ---- */

static void put_json_value(json *j, const cell_value *v, buf *scratch)
{
	buf_clear(scratch);
	cell_value_put(scratch, v);
	if (v->kind == VALUE_NULL)
		json_null(j);
	else if (v->kind == VALUE_TEXT)
		json_string(j, v->text);
	else
		json_decimal(j, buf_slice(scratch));
}

static void put_json_cell(explaining *e, json *j, size_t i)
{
	buf_clear(&e->cell);
	if (!e->o->reveal && cursor_put_shown(e->rows, i, &e->cell)) {
		json_string(j, buf_slice(&e->cell));
		return;
	}
	cell_value v = cursor_get(e->rows, i);
	put_json_value(j, &v, &e->cell);
}

static void put_json_row(explaining *e, json *j)
{
	json_map(j);
	if (e->file >= 0) {
		cell_value v = cursor_get(e->rows, (size_t)e->file);
		json_key(j, "file");
		put_json_value(j, &v, &e->cell);
	}
	if (e->line >= 0) {
		cell_value v = cursor_get(e->rows, (size_t)e->line);
		json_key(j, "line");
		put_json_value(j, &v, &e->cell);
	}
	json_key(j, "values");
	json_array(j);
	for (size_t i = 0; i < e->column_count; i++) {
		if (!is_place(e, i))
			put_json_cell(e, j, i);
	}
	json_array_end(j);
	json_map_end(j);
}

static void put_json_head(explaining *e, json *j)
{
	const fact *f = e->f;
	json_key_string(j, "id", f->id);
	json_key_string(j, "kind", slice_of(fact_kind_name(f->kind)));
	if (f->kind == FACT_RATIO) {
		json_key_integer(j, "num", f->num);
		json_key_integer(j, "den", f->den);
	} else if (f->kind == FACT_COUNT) {
		buf_clear(&e->cell);
		decimal_put(&e->cell, f->value);
		json_key(j, "value");
		json_decimal(j, buf_slice(&e->cell));
	}
	if (f->kind != FACT_ROWS)
		json_key_string(j, "text", f->text);
	if (f->kind == FACT_RATIO)
		json_key_string(j, "base", f->base);
	slice note = query_header_get(e->q, "note", NULL);
	if (note.len)
		json_key_string(j, "note", note);
	if (f->group.len)
		json_key_string(j, "group", f->group);
	json_key_string(j, "sql", slice_trim(e->q->sql));
	json_key(j, "columns");
	json_array(j);
	for (size_t i = 0; i < e->column_count; i++)
		if (!is_place(e, i))
			json_string(j, e->columns[i].name);
	json_array_end(j);
}

static bool put_json(explaining *e)
{
	json *j = json_new(e->out, 0);
	if (!j)
		return diag_no_memory(e->d);
	json_map(j);
	put_json_head(e, j);
	json_key(j, "rows");
	json_array(j);
	cursor_status status;
	bool on = true;
	while (on && (status = next_row(e)) == CURSOR_ROW) {
		put_json_row(e, j);
		on = flush(e);
	}
	if (on && status == CURSOR_END) {
		json_array_end(j);
		json_map_end(j);
	}
	bool whole = json_finish(j);
	buf_put_char(e->out, '\n');
	return on && status == CURSOR_END && (whole || diag_no_memory(e->d));
}

bool facts_explain(store *s, const query *q, const fact *f, const params *p, const explain_options *o, buf *out, diag *d)
{
	explaining e = {.s = s, .q = q, .f = f, .o = o, .out = out, .d = d, .cell = BUF_INIT(LIMIT_TEXT_FILE_BYTES)};
	bool good = open_rows(&e, p);
	if (good && o->as_json) {
		good = put_json(&e);
	} else if (good) {
		put_head(&e, p);
		good = put_table(&e);
	}
	if (good && out->failed)
		good = diag_no_memory(d);
	cursor_close(e.rows);
	arena_free(e.a);
	buf_free(&e.cell);
	return good;
}
