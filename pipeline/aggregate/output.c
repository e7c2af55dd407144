/* output.c: the ledger of all figures as JSON and CSV (docs/formats/facts.md). */
#include "aggregate/inside.h"

#include "base/json.h"

static void put_json_cell(json *j, const fact_cell *cell, buf *scratch)
{
	buf_clear(scratch);
	cell_put(scratch, cell);
	if (cell->kind == CELL_NUMBER)
		json_decimal(j, buf_slice(scratch));
	else if (cell->kind == CELL_TEXT)
		json_string(j, cell->text);
	else
		json_null(j);
}

static void put_json_rows(json *j, const fact *f, buf *scratch)
{
	json_key(j, "columns");
	json_array(j);
	for (size_t i = 0; i < f->column_count; i++)
		json_string(j, f->columns[i].name);
	json_array_end(j);
	json_key(j, "rows");
	json_array(j);
	for (size_t r = 0; r < f->row_count; r++) {
		json_array(j);
		for (size_t i = 0; i < f->column_count; i++)
			put_json_cell(j, &f->rows[r][i], scratch);
		json_array_end(j);
	}
	json_array_end(j);
}

static void put_json_value(json *j, const fact *f, buf *scratch)
{
	json_key(j, "value");
	if (f->kind == FACT_COUNT) {
		put_json_cell(j, &(fact_cell){.kind = CELL_NUMBER, .number = f->value}, scratch);
	} else if (f->kind == FACT_TEXT) {
		json_string(j, f->text);
	} else {
		json_array(j);
		for (size_t i = 0; i < f->item_count; i++)
			put_json_cell(j, &f->items[i], scratch);
		json_array_end(j);
	}
}

static bool put_json_fact(const fact *f, buf *out, buf *scratch)
{
	json *j = json_new(out, 0);
	if (!j)
		return false;
	json_map(j);
	json_key_string(j, "id", f->id);
	json_key_string(j, "kind", slice_of(fact_kind_name(f->kind)));
	if (f->kind == FACT_ROWS) {
		put_json_rows(j, f, scratch);
	} else if (f->kind == FACT_RATIO) {
		json_key_integer(j, "num", f->num);
		json_key_integer(j, "den", f->den);
	} else {
		put_json_value(j, f, scratch);
	}
	if (f->kind != FACT_ROWS)
		json_key_string(j, "text", f->text);
	if (f->kind == FACT_RATIO)
		json_key_string(j, "base", f->base);
	json_map_end(j);
	return json_finish(j);
}

/* One fact a line, so that two ledgers compare line by line. */
bool facts_write_json(const facts *f, buf *out)
{
	buf scratch = BUF_INIT(LIMIT_MEMORY_BUFFER);
	bool good = true;
	buf_put_string(out, "[\n");
	for (size_t i = 0; good && i < f->count; i++) {
		good = put_json_fact(&f->items[i], out, &scratch);
		buf_put_string(out, i + 1 < f->count ? ",\n" : "\n");
	}
	buf_put_string(out, "]\n");
	good = good && !out->failed && !scratch.failed;
	buf_free(&scratch);
	return good;
}

/* ---- CSV ---- */

enum { CSV_ID, CSV_KIND, CSV_VALUE, CSV_NUM, CSV_DEN, CSV_TEXT, CSV_BASE, CSV_ROW, CSV_COLUMN, CSV_COUNT };

/* RFC 4180: quoted where a comma, quote or line break asks for it. */
static void put_csv_cell(buf *out, slice text)
{
	bool quoted = false;
	for (size_t i = 0; i < text.len && !quoted; i++)
		quoted = text.ptr[i] == ',' || text.ptr[i] == '"' || text.ptr[i] == '\n' || text.ptr[i] == '\r';
	if (!quoted) {
		buf_put_slice(out, text);
		return;
	}
	buf_put_char(out, '"');
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] == '"')
			buf_put_char(out, '"');
		buf_put_char(out, text.ptr[i]);
	}
	buf_put_char(out, '"');
}

static void put_csv_record(buf *out, const slice cells[CSV_COUNT])
{
	for (size_t i = 0; i < CSV_COUNT; i++) {
		if (i)
			buf_put_char(out, ',');
		put_csv_cell(out, cells[i]);
	}
	buf_put_string(out, "\r\n");
}

static void put_csv_rows(const fact *f, buf *out, buf *scratch)
{
	slice cells[CSV_COUNT] = {[CSV_ID] = f->id, [CSV_KIND] = slice_of(fact_kind_name(f->kind))};
	for (size_t r = 0; r < f->row_count; r++)
		for (size_t i = 0; i < f->column_count; i++) {
			if (f->rows[r][i].kind == CELL_EMPTY)
				continue;
			buf_clear(scratch);
			cell_put(scratch, &f->rows[r][i]);
			size_t value = scratch->len;
			buf_put_unsigned(scratch, r + 1);
			cells[CSV_VALUE] = (slice){buf_slice(scratch).ptr, value};
			cells[CSV_ROW] = (slice){buf_slice(scratch).ptr + value, scratch->len - value};
			cells[CSV_COLUMN] = f->columns[i].name;
			put_csv_record(out, cells);
		}
}

static void put_csv_fact(const fact *f, buf *out, buf *scratch)
{
	slice cells[CSV_COUNT] = {[CSV_ID] = f->id, [CSV_KIND] = slice_of(fact_kind_name(f->kind)), [CSV_TEXT] = f->text, [CSV_BASE] = f->base};
	buf_clear(scratch);
	if (f->kind == FACT_RATIO) {
		buf_put_signed(scratch, f->num);
		size_t num = scratch->len;
		buf_put_signed(scratch, f->den);
		cells[CSV_NUM] = (slice){buf_slice(scratch).ptr, num};
		cells[CSV_DEN] = (slice){buf_slice(scratch).ptr + num, scratch->len - num};
	} else if (f->kind == FACT_COUNT) {
		decimal_put(scratch, f->value);
		cells[CSV_VALUE] = buf_slice(scratch);
	} else {
		cells[CSV_VALUE] = f->text;
	}
	put_csv_record(out, cells);
}

bool facts_write_csv(const facts *f, buf *out)
{
	static const slice HEAD[CSV_COUNT] = {
	    {"id", 2}, {"kind", 4}, {"value", 5}, {"num", 3}, {"den", 3}, {"text", 4}, {"base", 4}, {"row", 3}, {"column", 6}};
	buf scratch = BUF_INIT(LIMIT_MEMORY_BUFFER);
	buf_put_string(out, "\xEF\xBB\xBF");
	put_csv_record(out, HEAD);
	for (size_t i = 0; i < f->count; i++) {
		if (f->items[i].kind == FACT_ROWS)
			put_csv_rows(&f->items[i], out, &scratch);
		else
			put_csv_fact(&f->items[i], out, &scratch);
	}
	bool good = !out->failed && !scratch.failed;
	buf_free(&scratch);
	return good;
}
