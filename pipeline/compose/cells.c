/* cells.c: printing of cells and the few questions about columns that tables, charts and sections share. */
#include "compose/cells.h"

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_single_spaced(slice text)
{
	if (text.len && (is_space(text.ptr[0]) || is_space(text.ptr[text.len - 1])))
		return false;
	for (size_t i = 0; i < text.len; i++)
		if (is_space(text.ptr[i]) && (text.ptr[i] != ' ' || text.ptr[i + 1] == ' '))
			return false;
	return true;
}

slice single_spaced(arena *a, slice text)
{
	if (!text.ptr)
		return SLICE("");
	if (is_single_spaced(text))
		return text;
	text = slice_trim(text);
	char *copy = arena_alloc(a, text.len + 1);
	if (!copy)
		return (slice){NULL, 0};
	size_t n = 0;
	for (size_t i = 0; i < text.len; i++) {
		bool space = is_space(text.ptr[i]);
		if (!space || copy[n - 1] != ' ')
			copy[n++] = space ? ' ' : text.ptr[i];
	}
	return (slice){copy, n};
}

bool cell_text(arena *a, const fact_cell *cell, bool plain, buf *scratch, slice *out)
{
	*out = SLICE("");
	if (cell->kind == CELL_EMPTY)
		return true;
	if (cell->kind == CELL_TEXT) {
		*out = single_spaced(a, cell->text);
		return out->ptr != NULL;
	}
	buf_clear(scratch);
	decimal d = decimal_reduce(cell->number);
	if (plain && d.scale == 0)
		buf_put_signed(scratch, d.units);
	else
		decimal_put_vi(scratch, d);
	*out = scratch->failed ? (slice){NULL, 0} : arena_copy(a, buf_slice(scratch));
	return out->ptr != NULL;
}

slice fact_header(const fact *f, const char *key)
{
	for (size_t i = 0; f->source && i < f->source->header_count; i++)
		if (slice_is(f->source->headers[i].key, key))
			return f->source->headers[i].value;
	return SLICE("");
}

bool fact_names_rows(const fact *f, size_t column)
{
	slice by = fact_header(f, "by");
	while (by.len) {
		const char *comma = memchr(by.ptr, ',', by.len);
		slice name = {by.ptr, comma ? (size_t)(comma - by.ptr) : by.len};
		if (slice_equal(slice_trim(name), f->columns[column].name))
			return true;
		by = comma ? (slice){comma + 1, by.len - name.len - 1} : SLICE("");
	}
	return false;
}

bool fact_column_is_number(const fact *f, size_t column)
{
	bool number = false;
	for (size_t i = 0; i < f->row_count; i++) {
		cell_kind kind = f->rows[i][column].kind;
		if (kind == CELL_TEXT)
			return false;
		number |= kind == CELL_NUMBER;
	}
	return number;
}

bool fact_column_has_fractions(const fact *f, size_t column)
{
	for (size_t i = 0; i < f->row_count; i++) {
		const fact_cell *cell = &f->rows[i][column];
		if (cell->kind == CELL_NUMBER && cell->number.scale && decimal_reduce(cell->number).scale)
			return true;
	}
	return false;
}
