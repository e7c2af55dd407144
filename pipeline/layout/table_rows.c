/* table_rows.c: the height of every row, their structure, and the painting of their texts. A row that goes over pages keeps its elements: each page adds
 * contents to them. */
#include "base/array.h"
#include "layout/table_parts.h"

/* Lines of the highest cell of those that are of this row alone; 0: reported. */
static size_t row_lines(table_work *w, size_t number)
{
	const table_row *row = &w->rows[number];
	const cell_words *cells = w->cells + w->row_cells[number];
	size_t most = 1;
	for (size_t i = 0, column = 0; i < row->count && column < w->column_count; i++) {
		size_t span = table_cell_span(w, row, i, column);
		cell_box box = cell_box_of(w, row, cells, i, column, span);
		column += span;
		if (w->merged && (row->cells[i].joined || merge_span(w, number, i) > 1))
			continue;
		size_t lines = cell_lines(w, &box);
		if (lines == 0)
			return 0;
		most = lines > most ? lines : most;
	}
	return w->merged ? merge_lines(w, number, most) : most;
}

static bool add_piece(table_work *w, table_piece piece)
{
	table_piece *moved = array_room(w->pieces, &w->piece_cap, w->piece_count + 1, sizeof *moved);
	if (!moved)
		return diag_no_memory(w->f->d);
	w->pieces = moved;
	w->pieces[w->piece_count++] = piece;
	return true;
}

/* A row higher than a page: a piece for each line, the paddings with the first and the last. */
static bool add_lines(table_work *w, table_piece piece, size_t lines, double pitch)
{
	for (size_t i = 0; i < lines; i++) {
		double padding = (i == 0 ? w->padding_y : 0) + (i + 1 == lines ? w->padding_y : 0);
		piece.first_line = (uint32_t)i;
		piece.line_count = 1;
		piece.height = (float)(pitch + padding);
		if (!add_piece(w, piece))
			return false;
	}
	return true;
}

bool table_row_heights(table_work *w, double page_room)
{
	for (size_t i = 0; i < w->row_count; i++) {
		size_t lines = row_lines(w, i);
		if (lines == 0)
			return false;
		row_style style = w->rows[i].style;
		double pitch = w->kinds[style].style.pitch, height = (double)lines * pitch + 2 * w->padding_y;
		table_piece piece = {.row = (uint32_t)i,
		    .line_count = PIECE_WHOLE,
		    .height = (float)height,
		    .group = style == ROW_GROUP,
		    .closes = style == ROW_SUBTOTAL,
		    .total = style == ROW_TOTAL && i >= w->foot_from};
		if (height <= page_room ? !add_piece(w, piece) : !add_lines(w, piece, lines, pitch))
			return false;
	}
	return true;
}

/* ---- structure ---- */

/* The element of a cell: TH for what names the row. */
static uint32_t cell_element(table_work *w, size_t number, uint32_t parent, size_t i, size_t column, size_t span)
{
	builder *b = w->f->b;
	const table_row *row = &w->rows[number];
	bool names = row->style == ROW_BODY ? span == 1 && w->t->columns[column].row_head : i == 0;
	uint32_t made = builder_element(b, names ? ELEMENT_TH : ELEMENT_TD, parent);
	size_t rows = w->merged ? merge_span(w, number, i) : 1;
	bool single = span == 1 && rows == 1;
	if (!names && single)
		return made;
	if (names && single && w->row_head_extra) {
		builder_share_extra(b, made, w->row_head_extra);
		return made;
	}
	element_extra *extra = builder_extra(b, made);
	extra->scope = names ? SCOPE_ROW : SCOPE_NONE;
	extra->column_span = (uint16_t)span;
	extra->row_span = (uint16_t)rows;
	if (names && single)
		w->row_head_extra = b->list->elements[made].extra;
	return made;
}

static void begin_row(table_work *w, size_t number)
{
	builder *b = w->f->b;
	const table_row *row = &w->rows[number];
	bool foot = number >= w->foot_from;
	uint32_t *section = foot ? &w->foot : &w->body;
	if (*section == ELEMENT_NONE)
		*section = builder_element(b, foot ? ELEMENT_TFOOT : ELEMENT_TBODY, w->element);
	uint32_t line = builder_element(b, ELEMENT_TR, *section);
	for (size_t i = 0, column = 0; i < row->count && column < w->column_count; i++) {
		size_t span = table_cell_span(w, row, i, column);
		if (!row->cells[i].joined) {
			w->row_elements[column] = cell_element(w, number, line, i, column, span);
			w->row_contents[column] = CONTENT_NONE;
		}
		column += span;
	}
}

/* ---- painting ---- */

static bool paint_piece(table_work *w, const table_piece *piece, double y)
{
	const table_row *row = &w->rows[piece->row];
	const cell_words *cells = w->cells + w->row_cells[piece->row];
	double baseline = y + (piece->first_line == 0 ? w->padding_y : 0) + text_baseline(&w->kinds[row->style].style);
	for (size_t i = 0, column = 0; i < row->count && column < w->column_count; i++) {
		size_t span = table_cell_span(w, row, i, column);
		cell_box box = cell_box_of(w, row, cells, i, column, span);
		uint32_t *into = &w->row_contents[column], owner = w->row_elements[column];
		column += span;
		if (w->merged && (row->cells[i].joined || merge_span(w, piece->row, i) > 1))
			continue;
		if (!cell_paint(w, &box, piece->first_line, piece->line_count, baseline, owner, into))
			return false;
	}
	return true;
}

/* Lines of one row that stand on one page are painted together: its cells are broken once. *next: the piece behind them. */
static table_piece join_lines(const table_work *w, const table_part *part, size_t at, size_t *next)
{
	table_piece joined = w->pieces[at];
	for (*next = at + 1; *next < part->end && w->pieces[*next].row == joined.row; ++*next) {
		joined.line_count += w->pieces[*next].line_count;
		joined.height += w->pieces[*next].height;
	}
	return joined;
}

bool table_rows_paint(table_work *w, double y, const table_part *part)
{
	const table_line *above[] = {&part->from, &part->again};
	for (size_t i = 0; i < COUNT_OF(above); i++) {
		if (!table_line_paint(w, above[i], y))
			return false;
		y += above[i]->height;
	}
	for (size_t i = part->first, next; i < part->end; i = next) {
		const table_piece piece = join_lines(w, part, i, &next);
		if (piece.first_line == 0)
			begin_row(w, piece.row);
		if (!paint_piece(w, &piece, y) || (w->merged && !merge_paint(w, part, i, y)))
			return false;
		y += (double)piece.height;
	}
	return table_line_paint(w, &part->over, y);
}
