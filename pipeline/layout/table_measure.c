/* table_measure.c: every cell of a table, cut into words once.
 *
 * Most cells are a number or a name in one line: their words are looked up in the fontset's cache and kept as numbers, so that nothing is
 * shaped, allocated or broken for them again. Cells that need more (no-break spaces, capitals to be made) are left to paragraph.h. Widths are
 * kept in 1/1000 em or at the full size: choosing a smaller size later needs no new measuring. */
#include <math.h>

#include "base/array.h"
#include "layout/abbreviation.h"
#include "layout/table_parts.h"

/* A word longer than this does not make its column wider at the cost of the text's size: it is broken (Vietnamese syllables end at 7 letters). */
#define WORD_WIDTH_MAX_EM 8.0
/* Room that any letter fits in. */
#define LETTER_WIDTH_EM 1.0
/* Where room is short a column head asks for half of its length, that is, for two lines: figures are narrower than what they are called. */
#define HEAD_LINES 2.0
/* Different spans remembered; more than any table has. */
#define SPANS_MAX 1024

/* A text's needs, points at full size. */
typedef struct text_need {
	double least, word, natural;
} text_need;

size_t table_cell_span(const table_work *w, const table_row *row, size_t i, size_t column)
{
	size_t left = w->column_count - column;
	return i + 1 == row->count || row->cells[i].column_span > left ? left : row->cells[i].column_span;
}

alignment table_cell_align(const table_work *w, const table_row *row, size_t column, size_t span)
{
	if (span == 1)
		return w->t->columns[column].align;
	return row->style == ROW_GROUP ? ALIGN_LEFT : ALIGN_CENTER;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_ascii(slice text)
{
	for (size_t i = 0; i < text.len; i++)
		if ((unsigned char)text.ptr[i] >= 0x80)
			return false;
	return true;
}

/* Whether the text is a figure, which must not be broken: it begins with a digit, or with a sign and a digit, and has no space. */
static bool is_figure(slice text)
{
	size_t sign = slice_starts(text, "\xE2\x88\x92") || slice_starts(text, "\xE2\x80\x93") ? 3 : 1; /* U+2212, U+2013 */
	bool starts = text.len && (is_digit(text.ptr[0]) || (text.len > sign && is_digit(text.ptr[sign])));
	return starts && !memchr(text.ptr, ' ', text.len);
}

/* Whether the words are what stands between spaces. */
static bool is_plain(slice text)
{
	for (size_t i = 0; i < text.len; i++)
		if ((unsigned char)text.ptr[i] < ' ' || (text.ptr[i] == '\xC2' && i + 1 < text.len && text.ptr[i + 1] == '\xA0'))
			return false;
	return true;
}

/* Look up the words of a plain text; *longest is the widest, 1/1000 em. One with an abbreviation is left to paragraph.h: cell->width < 0. */
static bool cut_words(table_work *w, slice text, const row_text *kind, cell_words *cell, double *longest)
{
	typesetter *ts = w->f->text;
	double width = 0;
	slice core;
	*cell = (cell_words){.first = (uint32_t)w->word_count};
	for (size_t i = 0; i < text.len;) {
		size_t end = i;
		while (end < text.len && text.ptr[end] != ' ')
			end++;
		if (end > i) {
			uint32_t found = fontset_word(ts->fonts, kind->face, (slice){text.ptr + i, end - i}, w->f->d);
			uint32_t *moved = found == WORD_NONE ? NULL : array_room(w->words, &w->word_cap, w->word_count + 1, sizeof *moved);
			if (!moved)
				return found != WORD_NONE ? diag_no_memory(w->f->d) : false;
			w->words = moved;
			if (ts->abbreviation_count && abbreviation_find(ts, found, (slice){text.ptr + i, end - i}, &core) != NOT_ABBREVIATED) {
				w->word_count = cell->first;
				cell->width = -1;
				return true;
			}
			w->words[w->word_count++] = found;
			double one = fontset_word_width(ts->fonts, found);
			width += one + (cell->count++ ? kind->space : 0);
			*longest = fmax(*longest, one);
		}
		i = end + 1;
	}
	cell->width = (float)width;
	return true;
}

static text_need need_of(double natural, double longest, double size, bool figure)
{
	double whole = figure ? longest : fmin(longest, WORD_WIDTH_MAX_EM * size);
	double least = figure ? longest : fmin(whole, LETTER_WIDTH_EM * size);
	return (text_need){least, whole, fmax(natural, whole)};
}

static bool measure_text(table_work *w, slice text, const row_text *kind, bool figure, cell_words *cell, text_need *need)
{
	double longest = 0, size = kind->style.size;
	if (kind->plain && is_plain(text)) {
		if (!cut_words(w, text, kind, cell, &longest))
			return false;
		*need = need_of((double)cell->width * size / 1000, longest * size / 1000, size, figure);
		if (cell->width >= 0)
			return true;
	}
	*cell = (cell_words){.width = -1};
	if (!paragraph_set(w->f->paragraph, text, &kind->style, w->b->where))
		return false;
	*need = need_of(paragraph_natural_width(w->f->paragraph), paragraph_min_width(w->f->paragraph), size, figure);
	return true;
}

static void widen(column_need *column, const text_need *need)
{
	column->least = fmax(column->least, need->least);
	column->word = fmax(column->word, need->word);
	column->natural = fmax(column->natural, need->natural);
}

/* What is over several columns is remembered until the single columns are known. */
static bool note_span(table_work *w, size_t first, size_t count, const text_need *need, double one_line)
{
	for (size_t i = 0; i < w->span_count; i++) {
		span_need *s = &w->spans[i];
		if (s->first != first || s->count != count)
			continue;
		s->least = fmax(s->least, need->least);
		s->word = fmax(s->word, need->word);
		s->natural = fmax(s->natural, need->natural);
		s->one_line = fmax(s->one_line, one_line);
		return true;
	}
	if (w->span_count == SPANS_MAX)
		return true;
	span_need *moved = array_room(w->spans, &w->span_cap, w->span_count + 1, sizeof *moved);
	if (!moved)
		return diag_no_memory(w->f->d);
	w->spans = moved;
	w->spans[w->span_count++] = (span_need){(uint32_t)first, (uint32_t)count, need->least, need->word, need->natural, one_line};
	return true;
}

/* Where the decimals of a figure begin: at its last comma with a digit behind it, else behind its last digit ("50%" stands as "50,0%" does). */
static size_t decimals_of(slice text)
{
	size_t behind_digit = text.len;
	while (behind_digit > 0 && !is_digit(text.ptr[behind_digit - 1]))
		behind_digit--;
	if (behind_digit == 0)
		return text.len;
	size_t comma = behind_digit;
	while (comma > 0 && is_digit(text.ptr[comma - 1]))
		comma--;
	return comma > 0 && text.ptr[comma - 1] == ',' ? comma - 1 : behind_digit;
}

/* Width of the glyphs of a figure from its decimals on. What is behind the comma has one glyph a byte; in front there may be a sign of several. */
static double decimals_width_of(const word *figure)
{
	size_t behind = figure->text.len - decimals_of(figure->text);
	if (behind > figure->glyph_count || !is_ascii((slice){figure->text.ptr + figure->text.len - behind, behind}))
		return 0;
	double width = 0;
	for (size_t i = figure->glyph_count - behind; i < figure->glyph_count; i++)
		width += figure->glyphs[i].advance + figure->glyphs[i].kern;
	return width;
}

double table_decimals_width(const table_work *w, const cell_words *cell)
{
	if (cell->count != 1)
		return 0;
	word found = fontset_get(w->f->text->fonts, w->words[cell->first]);
	return decimals_width_of(&found);
}

static void note_digits(table_work *w, size_t column, const cell_words *cell)
{
	column_digits *digits = &w->digits[column];
	double behind = w->t->columns[column].align == ALIGN_DECIMAL ? table_decimals_width(w, cell) : 0;
	digits->behind = fmax(digits->behind, behind);
	digits->before = fmax(digits->before, (double)cell->width - behind);
	digits->widest = fmax(digits->before + digits->behind, (double)cell->width);
}

/* What a measured cell asks of its columns. False: reported. */
static bool note_cell(table_work *w, size_t column, size_t span, bool filled, const text_need *need)
{
	if (span > 1) { /* words before sums may be broken; those of an empty table are all that it says */
		double natural = w->t->row_count ? need->word : need->natural;
		return note_span(w, column, span, &(text_need){need->least, need->word, natural}, natural);
	}
	widen(&w->needs[column], need);
	w->digits[column].filled = w->digits[column].filled || filled;
	return true;
}

bool table_measure_row(table_work *w, const table_row *row, cell_words *cells, bool needed)
{
	const row_text *kind = &w->kinds[row->style];
	for (size_t i = 0, column = 0; i < row->count && column < w->column_count; i++) {
		size_t span = table_cell_span(w, row, i, column);
		alignment align = table_cell_align(w, row, column, span);
		bool figure = span == 1 && (align == ALIGN_RIGHT || align == ALIGN_DECIMAL) && is_figure(row->cells[i].text);
		text_need need;
		column += span;
		if (row->cells[i].joined) {
			cells[i] = (cell_words){.count = 0};
			continue;
		}
		if (!measure_text(w, row->cells[i].text, kind, figure, &cells[i], &need))
			return false;
		if (!needed)
			continue;
		if (!note_cell(w, column - span, span, row->cells[i].text.len > 0, &need))
			return false;
		if (figure)
			note_digits(w, column - span, &cells[i]);
	}
	return true;
}

/* Figures aligned at the comma together may be wider than each of them. */
static void widen_decimals(table_work *w)
{
	for (size_t i = 0; i < w->column_count; i++) {
		if (w->t->columns[i].align != ALIGN_DECIMAL)
			continue;
		double width = w->digits[i].widest * w->kinds[ROW_BODY].style.size / 1000;
		widen(&w->needs[i], &(text_need){width, width, width});
	}
}

static bool measure_head(table_work *w)
{
	for (size_t i = 0; i < w->t->head_count; i++) {
		const head_cell *cell = &w->t->head[i];
		if (cell->column >= w->column_count)
			continue;
		if (!paragraph_set(w->f->paragraph, cell->text, &w->head, w->b->where))
			return false;
		double natural = paragraph_natural_width(w->f->paragraph), longest = paragraph_min_width(w->f->paragraph);
		text_need need = need_of(fmax(longest, natural / HEAD_LINES), longest, w->head.size, false);
		size_t left = w->column_count - cell->column, span = cell->column_span < left ? cell->column_span : left;
		if (span <= 1) {
			widen(&w->needs[cell->column], &need);
			w->one_line[cell->column] = fmax(w->one_line[cell->column], natural);
		} else if (!note_span(w, cell->column, span, &need, natural))
			return false;
	}
	return true;
}

bool table_measure(table_work *w)
{
	size_t next = 0;
	for (size_t i = 0; i < w->row_count; i++) {
		w->row_cells[i] = (uint32_t)next;
		if (!table_measure_row(w, &w->rows[i], w->cells + next, true))
			return false;
		next += w->rows[i].count;
	}
	if (!table_carry_measure(w, true))
		return false;
	widen_decimals(w);
	return measure_head(w);
}
