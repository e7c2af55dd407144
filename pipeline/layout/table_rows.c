/* table_rows.c: the height of every row, and the painting of their texts.
 *
 * A cell that fits on one line is painted from its words as measured; any other is a small paragraph, broken once to learn its height and once
 * more to be painted (keeping the lines of all cells would cost more memory than breaking costs time). A row that goes over pages keeps its
 * elements: each page adds contents to them. */
#include <math.h>

#include "base/array.h"
#include "layout/table_parts.h"

#define FIT_EPSILON 0.01 /* points: what rounding may take from a width that fits exactly */

/* The box of a cell, without padding, and what is in it. */
typedef struct cell_box {
	const cell_words *words;
	slice text;
	const row_text *kind;
	double x, width;
	alignment align;
	size_t column;
} cell_box;

static cell_box box_of(const table_work *w, const table_row *row, const cell_words *cells, size_t i, size_t column, size_t span)
{
	return (cell_box){.words = cells + i,
	    .text = row->cells[i].text,
	    .kind = &w->kinds[row->style],
	    .x = w->edges[column] + w->padding_x,
	    .width = w->edges[column + span] - w->edges[column] - 2 * w->padding_x,
	    .align = table_cell_align(w, row, column, span),
	    .column = column};
}

static double words_width(const cell_box *box)
{
	return (double)box->words->width * box->kind->style.size / 1000;
}

static bool on_one_line(const cell_box *box)
{
	return box->words->width >= 0 && words_width(box) <= box->width + FIT_EPSILON;
}

static int setting_of(alignment align)
{
	static const int settings[] = {SET_LEFT, SET_CENTER, SET_RIGHT, SET_RIGHT};
	return settings[align];
}

/* The cell as a paragraph, broken. Its lines; 0: reported. */
static size_t break_cell(table_work *w, const cell_box *box)
{
	if (!paragraph_set(w->f->paragraph, box->text, &box->kind->style, w->b->where))
		return 0;
	line_shape shape = {.width = fmax(box->width, 1) + FIT_EPSILON, .setting = setting_of(box->align)};
	return paragraph_break(w->f->paragraph, &shape);
}

/* Lines of the highest cell; 0: reported. */
static size_t row_lines(table_work *w, size_t number)
{
	const table_row *row = &w->rows[number];
	const cell_words *cells = w->cells + w->row_cells[number];
	size_t most = 1;
	for (size_t i = 0, column = 0; i < row->count && column < w->column_count; i++) {
		size_t span = table_cell_span(w, row, i, column);
		cell_box box = box_of(w, row, cells, i, column, span);
		size_t lines = on_one_line(&box) ? 1 : break_cell(w, &box);
		if (lines == 0)
			return 0;
		most = lines > most ? lines : most;
		column += span;
	}
	return most;
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
		    .total = style == ROW_TOTAL && i >= w->foot_from};
		if (height <= page_room ? !add_piece(w, piece) : !add_lines(w, piece, lines, pitch))
			return false;
	}
	return true;
}

/* ---- structure ---- */

/* The element of a cell: TH for what names the row. */
static uint32_t cell_element(table_work *w, const table_row *row, uint32_t parent, size_t i, size_t column, size_t span)
{
	builder *b = w->f->b;
	bool names = row->style == ROW_BODY ? span == 1 && w->t->columns[column].row_head : i == 0;
	uint32_t made = builder_element(b, names ? ELEMENT_TH : ELEMENT_TD, parent);
	if (!names && span == 1)
		return made;
	if (names && span == 1 && w->row_head_extra) {
		builder_share_extra(b, made, w->row_head_extra);
		return made;
	}
	element_extra *extra = builder_extra(b, made);
	extra->scope = names ? SCOPE_ROW : SCOPE_NONE;
	extra->column_span = (uint16_t)span;
	if (names && span == 1)
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
		w->row_elements[column] = cell_element(w, row, line, i, column, span);
		w->row_contents[column] = CONTENT_NONE;
		column += span;
	}
}

/* ---- painting ---- */

/* Where the words of a one-line cell begin. Figures stand as a block in the middle of their column, so that they are under its name. */
static double line_start(const table_work *w, const cell_box *box)
{
	double width = words_width(box), em = box->kind->style.size / 1000;
	if (box->align == ALIGN_LEFT)
		return box->x;
	if (box->align == ALIGN_CENTER)
		return box->x + (box->width - width) / 2;
	const column_digits *digits = &w->digits[box->column];
	double inset = fmax(0, (box->width - digits->widest * em) / 2), start = box->x + box->width - inset - width;
	if (box->align == ALIGN_DECIMAL) {
		double behind = (digits->behind - table_decimals_width(w, box->words)) * em;
		start -= start - behind >= box->x - FIT_EPSILON ? behind : 0; /* a text that is no figure may have no room for that */
	}
	return fmax(box->x, start);
}

static void paint_words(table_work *w, const cell_box *box, double baseline)
{
	builder *b = w->f->b;
	uint32_t piece = builder_content(b, w->row_elements[box->column]);
	const text_style *style = &box->kind->style;
	builder_text_begin(b, piece, line_start(w, box), baseline, style->size, style->ink);
	for (uint32_t i = 0; i < box->words->count; i++)
		builder_text_word(b, w->words[box->words->first + i], i ? 0 : (double)TEXT_GLUED);
	builder_text_end(b, false);
}

/* Lines of a cell that fall into `piece`. */
static bool paint_paragraph(table_work *w, const cell_box *box, const table_piece *piece, double baseline)
{
	size_t lines = break_cell(w, box);
	if (lines == 0)
		return false;
	if (piece->first_line >= lines)
		return true;
	size_t count = piece->line_count < lines - piece->first_line ? piece->line_count : lines - piece->first_line;
	paragraph_target to = {.b = w->f->b, .element = w->row_elements[box->column], .content = w->row_contents[box->column]};
	bool ok = paragraph_paint(w->f->paragraph, &to, piece->first_line, count, box->x, baseline);
	w->row_contents[box->column] = to.content;
	return ok;
}

static bool paint_piece(table_work *w, const table_piece *piece, double y)
{
	const table_row *row = &w->rows[piece->row];
	const cell_words *cells = w->cells + w->row_cells[piece->row];
	double baseline = y + (piece->first_line == 0 ? w->padding_y : 0) + text_baseline(&w->kinds[row->style].style);
	for (size_t i = 0, column = 0; i < row->count && column < w->column_count; i++) {
		size_t span = table_cell_span(w, row, i, column);
		cell_box box = box_of(w, row, cells, i, column, span);
		column += span;
		if (!on_one_line(&box)) {
			if (!paint_paragraph(w, &box, piece, baseline))
				return false;
		} else if (piece->first_line == 0 && box.words->count > 0)
			paint_words(w, &box, baseline);
	}
	return true;
}

bool table_rows_paint(table_work *w, double y, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++) {
		const table_piece *piece = &w->pieces[i];
		if (piece->first_line == 0)
			begin_row(w, piece->row);
		if (!paint_piece(w, piece, y))
			return false;
		y += (double)piece->height;
	}
	return true;
}
