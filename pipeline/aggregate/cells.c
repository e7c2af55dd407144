/* cells.c: values of queries as exact decimals and texts. */
#include "aggregate/inside.h"

bool fact_cell_read(arena *a, const cell_value *v, fact_cell *out, bool *large, diag *d)
{
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
