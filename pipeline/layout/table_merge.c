/* table_merge.c: cells that go over several rows.
 *
 * Such a cell stands in its first row; the cells under it are joined to it. Its text begins in its first row and runs down through the others, which
 * together have at least as many lines: the last of them is made as high as is needed. Where a page ends inside the cell, the lines that are left go on
 * at the top of the next page; when none is left, the text is said again there, for the eye only: in the structure it is one cell, said once. */
#include "layout/table_parts.h"

#define ROW_SPAN_MAX UINT16_MAX /* what element_extra holds */

static bool is_joined(const table_work *w, size_t row, size_t i)
{
	const table_row *r = row < w->row_count ? &w->rows[row] : NULL;
	return r && r->style == ROW_BODY && i < r->count && r->cells[i].joined;
}

size_t merge_span(const table_work *w, size_t row, size_t i)
{
	size_t rows = 1;
	if (w->rows[row].style != ROW_BODY)
		return 1;
	while (rows < ROW_SPAN_MAX && is_joined(w, row + rows, i))
		rows++;
	return rows;
}

/* The need of a cell that begins in row `number`. False: reported. */
static bool begin_cell(table_work *w, size_t number, size_t i)
{
	const table_row *row = &w->rows[number];
	cell_box box = cell_box_of(w, row, w->cells + w->row_cells[number], i, i, 1);
	size_t lines = cell_lines(w, &box);
	w->merged[i] = (merged_cell){.row = (uint32_t)number, .need = (uint32_t)lines};
	return lines > 0;
}

size_t merge_lines(table_work *w, size_t number, size_t lines)
{
	const table_row *row = &w->rows[number];
	if (row->style != ROW_BODY)
		return lines;
	for (size_t i = 0; i < row->count; i++) {
		bool goes_on = is_joined(w, number + 1, i);
		if (!row->cells[i].joined && goes_on && !begin_cell(w, number, i))
			return 0;
		if (row->cells[i].joined && !goes_on && w->merged[i].need > lines)
			lines = w->merged[i].need;
	}
	for (size_t i = 0; i < row->count; i++)
		w->merged[i].need -= w->merged[i].need < lines ? w->merged[i].need : (uint32_t)lines;
	return lines;
}

/* Lines that a piece has room for. */
static size_t piece_lines(const table_work *w, const table_piece *piece)
{
	if (piece->line_count != PIECE_WHOLE)
		return piece->line_count;
	return (size_t)(((double)piece->height - 2 * w->padding_y) / w->kinds[ROW_BODY].style.pitch + 0.5);
}

/* Lines of the part, from piece `at` on, that belong to the cell of column i. */
static size_t lines_here(const table_work *w, const table_part *part, size_t at, size_t i)
{
	size_t lines = 0;
	for (size_t k = at; k < part->end; k++) {
		const table_piece *piece = &w->pieces[k];
		if (piece->row != w->pieces[at].row && !is_joined(w, piece->row, i))
			break;
		lines += piece_lines(w, piece);
	}
	return lines;
}

static bool paint_cell(table_work *w, const table_part *part, size_t at, size_t i, double baseline)
{
	merged_cell *cell = &w->merged[i];
	const table_row *row = &w->rows[cell->row];
	cell_box box = cell_box_of(w, row, w->cells + w->row_cells[cell->row], i, i, 1);
	size_t lines = cell_lines(w, &box), room = lines_here(w, part, at, i);
	if (lines == 0)
		return false;
	uint32_t none = CONTENT_NONE;
	if (cell->done >= lines)
		return cell_paint(w, &box, 0, room, baseline, ELEMENT_NONE, &none);
	size_t some = room < lines - cell->done ? room : lines - cell->done;
	bool ok = cell_paint(w, &box, cell->done, some, baseline, w->row_elements[i], &w->row_contents[i]);
	cell->done += (uint32_t)some;
	return ok;
}

bool merge_paint(table_work *w, const table_part *part, size_t at, double y)
{
	const table_piece *piece = &w->pieces[at];
	const table_row *row = &w->rows[piece->row];
	if (row->style != ROW_BODY)
		return true;
	double baseline = y + (piece->first_line == 0 ? w->padding_y : 0) + text_baseline(&w->kinds[ROW_BODY].style);
	for (size_t i = 0; i < row->count; i++) {
		bool joined = row->cells[i].joined, begins = !joined && piece->first_line == 0;
		if (!joined && !is_joined(w, (size_t)piece->row + 1, i))
			continue;
		if (begins)
			w->merged[i] = (merged_cell){.row = piece->row};
		if ((begins || at == part->first) && !paint_cell(w, part, at, i, baseline))
			return false;
	}
	return true;
}
