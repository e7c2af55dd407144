/* table_line.c: rows that belong to a page and not to the table: sums carried over to the next page and from the one before, and the name of a group that
 * goes on. They are artifacts: who listens to the table hears each figure once. */
#include "base/array.h"
#include "layout/table_parts.h"

#define AGAIN_SHARE 0.2 /* of a page's height: a group's name higher than that is not said again */

/* Lines of the highest cell; 0: reported. */
static size_t line_lines(table_work *w, const table_row *row, const cell_words *cells)
{
	size_t most = 1;
	for (size_t i = 0, column = 0; i < row->count && column < w->column_count; i++) {
		size_t span = table_cell_span(w, row, i, column);
		cell_box box = cell_box_of(w, row, cells, i, column, span);
		size_t lines = cell_lines(w, &box);
		if (lines == 0)
			return 0;
		most = lines > most ? lines : most;
		column += span;
	}
	return most;
}

/* Fill `out` from a row. False: reported. */
static bool make_line(table_work *w, const table_row *row, bool needed, table_line *out)
{
	cell_words *cells = arena_array(w->f->a, row->count, sizeof *cells);
	if (!cells)
		return diag_no_memory(w->f->d);
	if (!table_measure_row(w, row, cells, needed))
		return false;
	*out = (table_line){.row = *row, .cells = cells};
	if (needed)
		return true; /* the columns are not there yet */
	size_t lines = line_lines(w, row, cells);
	out->height = (double)lines * w->kinds[row->style].style.pitch + 2 * w->padding_y;
	return lines > 0;
}

bool table_carry_measure(table_work *w, bool needed)
{
	const table_carry *c = w->t->carry;
	for (size_t i = 0; c && i < c->sample_count; i++) {
		table_line line = {.height = 0};
		if (!make_line(w, &c->samples[i], needed, &line))
			return false;
		const slice said = c->samples[i].cells[0].text;
		double *height = i == 0 ? &w->over_height : &w->from_height;
		if (!needed && said.len)
			*height = line.height;
	}
	return true;
}

bool table_line_sums(table_work *w, size_t end, slice said, table_line *out)
{
	const table_carry *c = w->t->carry;
	table_row row;
	*out = (table_line){.height = 0};
	if (!c || said.len == 0 || end == 0)
		return true;
	return c->sum(c->user, (size_t)w->pieces[end - 1].row + 1, said, &row) && make_line(w, &row, false, out);
}

bool table_line_group(table_work *w, size_t first, table_line *out)
{
	slice pattern = w->f->profile->table.group_continued;
	*out = (table_line){.height = 0};
	if (pattern.len == 0 || w->pieces[first].group || w->pieces[first].total)
		return true;
	for (; w->group_seen < first; w->group_seen++)
		if (w->pieces[w->group_seen].group)
			w->group_row = w->pieces[w->group_seen].row;
	if (w->group_row == UINT32_MAX)
		return true;
	table_cell *cell = arena_alloc(w->f->a, sizeof *cell);
	const pattern_value values[] = {{"text", w->rows[w->group_row].cells[0].text}};
	slice text = pattern_fill(w->f->a, pattern, values, COUNT_OF(values));
	if (!cell || !text.ptr)
		return diag_no_memory(w->f->d);
	*cell = (table_cell){text, (uint16_t)w->column_count, false};
	const table_row row = {ROW_GROUP, cell, 1};
	if (!make_line(w, &row, false, out))
		return false;
	if (out->height > AGAIN_SHARE * flow_page_height(w->f))
		out->height = 0;
	return true;
}

bool table_line_paint(table_work *w, const table_line *line, double y)
{
	if (line->height <= 0)
		return true;
	const table_row *row = &line->row;
	double baseline = y + w->padding_y + text_baseline(&w->kinds[row->style].style);
	for (size_t i = 0, column = 0; i < row->count && column < w->column_count; i++) {
		size_t span = table_cell_span(w, row, i, column);
		cell_box box = cell_box_of(w, row, line->cells, i, column, span);
		uint32_t none = CONTENT_NONE;
		if (!cell_paint(w, &box, 0, SIZE_MAX, baseline, ELEMENT_NONE, &none))
			return false;
		column += span;
	}
	return true;
}

/* ---- what a part is made of, from above ---- */

size_t table_strip_count(const table_part *part)
{
	size_t lines = (size_t)(part->from.height > 0) + (size_t)(part->again.height > 0) + (size_t)(part->over.height > 0);
	return lines + part->end - part->first;
}

static table_strip strip_of(const table_line *line)
{
	return (table_strip){.row = &line->row, .height = line->height};
}

table_strip table_strip_at(const table_work *w, const table_part *part, size_t i)
{
	if (part->from.height > 0 && i-- == 0)
		return strip_of(&part->from);
	if (part->again.height > 0 && i-- == 0)
		return strip_of(&part->again);
	if (i >= part->end - part->first)
		return strip_of(&part->over);
	const table_piece *piece = &w->pieces[part->first + i];
	return (table_strip){&w->rows[piece->row], piece, (double)piece->height};
}

double table_part_height(const table_work *w, const table_part *part)
{
	double height = 0;
	for (size_t i = 0; i < table_strip_count(part); i++)
		height += table_strip_at(w, part, i).height;
	return height;
}
