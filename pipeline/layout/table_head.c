/* table_head.c: the column heads of a table: nested cells, centred, with their structure once and as an artifact on every further page. */
#include <math.h>

#include "layout/table_parts.h"

#define FIT_EPSILON 0.01 /* points: what rounding may take from a width that fits exactly */

static unsigned row_end(const table_work *w, const head_cell *cell)
{
	unsigned end = cell->row + (cell->row_span ? cell->row_span : 1);
	return end > w->t->head_rows ? w->t->head_rows : end;
}

static size_t column_end(const table_work *w, const head_cell *cell)
{
	size_t end = cell->column + (cell->column_span ? cell->column_span : 1);
	return end > w->column_count ? w->column_count : end;
}

/* Fill the scratch paragraph with the cell and break it. Its lines; 0: reported. */
static size_t break_cell(table_work *w, const head_cell *cell)
{
	if (!paragraph_set(w->f->paragraph, cell->text, &w->head, w->b->where))
		return 0;
	double width = w->edges[column_end(w, cell)] - w->edges[cell->column] - 2 * w->padding_x;
	line_shape shape = {.width = fmax(width, 1) + FIT_EPSILON, .setting = SET_CENTER, .balance = true};
	return paragraph_break(w->f->paragraph, &shape);
}

/* A cell over several rows makes the last of them higher when the rows are not high enough for it; so cells that end first come first. */
bool table_head_heights(table_work *w)
{
	for (unsigned row = 0; row < w->t->head_rows; row++) {
		double bottom = w->head_tops[row];
		for (size_t i = 0; i < w->t->head_count; i++) {
			const head_cell *cell = &w->t->head[i];
			if (cell->column >= w->column_count || row_end(w, cell) != row + 1)
				continue;
			size_t lines = break_cell(w, cell);
			if (lines == 0)
				return false;
			bottom = fmax(bottom, w->head_tops[cell->row] + (double)lines * w->head.pitch + 2 * w->padding_y);
		}
		w->head_tops[row + 1] = bottom;
	}
	return true;
}

static uint32_t cell_element(table_work *w, const head_cell *cell, uint32_t line)
{
	uint32_t head = builder_element(w->f->b, ELEMENT_TH, line);
	element_extra *extra = builder_extra(w->f->b, head);
	extra->scope = SCOPE_COLUMN;
	extra->row_span = (uint16_t)(row_end(w, cell) - cell->row);
	extra->column_span = (uint16_t)(column_end(w, cell) - cell->column);
	return head;
}

static bool paint_cell(table_work *w, const head_cell *cell, double y, paragraph_target *to)
{
	size_t lines = break_cell(w, cell);
	if (lines == 0)
		return false;
	if (cell->text.len == 0)
		return true;
	double top = w->head_tops[cell->row], bottom = w->head_tops[row_end(w, cell)];
	double above = (bottom - top - (double)lines * w->head.pitch) / 2;
	return paragraph_paint(w->f->paragraph, to, 0, lines, w->edges[cell->column] + w->padding_x, y + top + above + text_baseline(&w->head));
}

bool table_head_paint(table_work *w, double y, bool first_page)
{
	builder *b = w->f->b;
	if (w->t->head_count == 0)
		return true;
	uint32_t head = first_page ? builder_element(b, ELEMENT_THEAD, w->element) : ELEMENT_NONE, line = ELEMENT_NONE;
	paragraph_target artifact = {
	    .b = b, .element = ELEMENT_NONE, .artifact = ARTIFACT_TABLE_HEADER, .content = CONTENT_NONE, .goes_on = true};
	unsigned rows_begun = 0;
	for (size_t i = 0; i < w->t->head_count; i++) {
		const head_cell *cell = &w->t->head[i];
		if (cell->column >= w->column_count || cell->row >= w->t->head_rows)
			continue;
		while (first_page && rows_begun <= cell->row) {
			line = builder_element(b, ELEMENT_TR, head);
			rows_begun++;
		}
		paragraph_target text = {.b = b, .element = first_page ? cell_element(w, cell, line) : ELEMENT_NONE, .content = CONTENT_NONE};
		if (!paint_cell(w, cell, y, first_page ? &text : &artifact))
			return false;
	}
	return true;
}
