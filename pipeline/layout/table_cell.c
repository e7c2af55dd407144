/* table_cell.c: the text of one cell in its box.
 *
 * A cell that fits on one line is painted from its words as measured; any other is a small paragraph, broken once to learn its height and once
 * more to be painted (keeping the lines of all cells would cost more memory than breaking costs time). */
#include <math.h>

#include "layout/table_parts.h"

#define FIT_EPSILON 0.01 /* points: what rounding may take from a width that fits exactly */

cell_box cell_box_of(const table_work *w, const table_row *row, const cell_words *cells, size_t i, size_t column, size_t span)
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

size_t cell_lines(table_work *w, const cell_box *box)
{
	return on_one_line(box) ? 1 : break_cell(w, box);
}

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

static void paint_words(table_work *w, const cell_box *box, double baseline, uint32_t owner)
{
	builder *b = w->f->b;
	uint32_t piece = owner == ELEMENT_NONE ? builder_artifact(b, ARTIFACT_TABLE_HEADER) : builder_content(b, owner);
	const text_style *style = &box->kind->style;
	builder_text_begin(b, piece, line_start(w, box), baseline, style->size, style->ink);
	for (uint32_t i = 0; i < box->words->count; i++)
		builder_text_word(b, w->words[box->words->first + i], i ? 0 : (double)TEXT_GLUED);
	builder_text_end(b, false);
}

bool cell_paint(table_work *w, const cell_box *box, size_t first, size_t count, double baseline, uint32_t owner, uint32_t *piece)
{
	if (on_one_line(box)) {
		if (first == 0 && count > 0 && box->words->count > 0)
			paint_words(w, box, baseline, owner);
		return true;
	}
	size_t lines = break_cell(w, box);
	if (lines == 0)
		return false;
	if (first >= lines)
		return true;
	size_t some = count < lines - first ? count : lines - first;
	paragraph_target to = {.b = w->f->b, .element = owner, .artifact = ARTIFACT_TABLE_HEADER, .content = *piece};
	bool ok = paragraph_paint(w->f->paragraph, &to, first, some, box->x, baseline);
	*piece = to.content;
	return ok;
}
