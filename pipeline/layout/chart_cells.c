/* chart_cells.c: the table of a chart's figures, for those who read the tags: a row a category, a column a series, heads with scopes.
 *
 * Its cells are made before anything is painted; their texts are the chart's own labels (chart_label.c), so that nothing is in the file twice. The corner
 * has the unit. A missing value is an empty cell. */
#include "layout/chart_parts.h"

static uint32_t head(builder *b, uint32_t row, cell_scope scope, uint32_t *shared)
{
	uint32_t cell = builder_element(b, ELEMENT_TH, row);
	if (*shared) {
		builder_share_extra(b, cell, *shared);
		return cell;
	}
	builder_extra(b, cell)->scope = scope;
	if (!b->failed)
		*shared = b->list->elements[cell].extra;
	return cell;
}

bool chart_cells_make(chart_work *w, uint32_t group)
{
	builder *b = w->f->b;
	chart_cells *cells = &w->cells;
	size_t rows = w->c->category_count, columns = w->c->series_count;
	cells->series = arena_array(w->f->a, columns, sizeof *cells->series);
	cells->names = arena_array(w->f->a, rows, sizeof *cells->names);
	cells->values = arena_array(w->f->a, rows * columns, sizeof *cells->values);
	if (!cells->series || !cells->names || !cells->values)
		return diag_no_memory(w->f->d);
	uint32_t whole = builder_element(b, ELEMENT_TABLE, group), across = 0, down = 0;
	uint32_t row = builder_element(b, ELEMENT_TR, builder_element(b, ELEMENT_THEAD, whole));
	cells->corner = builder_element(b, ELEMENT_TD, row);
	for (size_t s = 0; s < columns; s++)
		cells->series[s] = head(b, row, SCOPE_COLUMN, &across);
	uint32_t body = builder_element(b, ELEMENT_TBODY, whole);
	for (size_t i = 0; i < rows; i++) {
		row = builder_element(b, ELEMENT_TR, body);
		cells->names[i] = head(b, row, SCOPE_ROW, &down);
		for (size_t s = 0; s < columns; s++)
			cells->values[i * columns + s] = builder_element(b, ELEMENT_TD, row);
	}
	return true;
}

uint32_t chart_cell(const chart_work *w, size_t category, size_t series)
{
	return w->cells.values[category * w->c->series_count + series];
}

slice chart_cell_text(const chart_work *w, size_t category, size_t series)
{
	const chart_series *s = &w->c->series[series];
	if (!s->shares || s->shares[category].len == 0)
		return s->labels[category].ptr ? s->labels[category] : SLICE("");
	const pattern_value values[] = {{"value", s->labels[category]}, {"share", s->shares[category]}};
	slice text = pattern_fill(w->f->a, SLICE("{value} ({share})"), values, COUNT_OF(values));
	if (!text.ptr)
		diag_no_memory(w->f->d);
	return text;
}
