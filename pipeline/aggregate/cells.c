/* cells.c: values of queries as exact decimals and texts. */
#include "aggregate/inside.h"

#include "base/utf8.h"

static const message NOT_TEXT = {"not-a-text", STATUS_USAGE,
    {"một truy vấn tạo ra chữ không phải UTF-8", "a query makes a text that is not UTF-8"},
    {"Bỏ CAST(… AS TEXT) và char() của những gì không phải chữ.", "Take away CAST(… AS TEXT) and char() of what is no text."}};

bool fact_cell_read(arena *a, const cell_value *v, fact_cell *out, bool *large, place where, diag *d)
{
	size_t bad;
	*large = false;
	*out = (fact_cell){.kind = CELL_EMPTY};
	switch (v->kind) {
	case VALUE_INTEGER: *out = (fact_cell){.kind = CELL_NUMBER, .number = {v->integer, 0}}; return true;
	case VALUE_REAL:
		out->kind = CELL_NUMBER;
		*large = !decimal_from_double(v->real, &out->number);
		out->number = decimal_reduce(out->number);
		return !*large;
	case VALUE_TEXT:
		if (!utf8_valid(v->text, &bad))
			return diag_report(d, &NOT_TEXT, where, "");
		*out = (fact_cell){.kind = CELL_TEXT, .text = a ? arena_copy(a, v->text) : v->text};
		return out->text.ptr || diag_no_memory(d);
	default: return true;
	}
}

int cell_compare(const fact_cell *a, const fact_cell *b)
{
	if (a->kind != b->kind)
		return (a->kind > b->kind) - (a->kind < b->kind);
	return a->kind == CELL_NUMBER ? decimal_compare(a->number, b->number) : slice_compare(a->text, b->text);
}

void cell_put(buf *out, const fact_cell *cell)
{
	if (cell->kind == CELL_NUMBER)
		decimal_put(out, cell->number);
	else if (cell->kind == CELL_TEXT)
		buf_put_slice(out, cell->text);
}

void cell_put_vi(buf *out, const fact_cell *cell)
{
	size_t start = out->len;
	cell_put(out, cell);
	for (size_t i = start; cell->kind == CELL_NUMBER && i < out->len; i++)
		if (out->data[i] == '.')
			out->data[i] = ',';
}

slice cell_keep(arena *a, buf *text, diag *d)
{
	slice kept = text->failed ? (slice){NULL, 0} : arena_copy(a, buf_slice(text));
	if (!kept.ptr)
		diag_no_memory(d);
	buf_clear(text);
	return kept;
}
