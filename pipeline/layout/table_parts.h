/* table_parts.h: a table while it is being set. Inside layout/table*.c.
 *
 * The order of work: measure every cell once (table_measure.c), choose the columns and the size of the text (table_columns.c), find the
 * height of every row (table_rows.c), then set page after page (table.c): rules, head, rows. */
#ifndef TONGKET_LAYOUT_TABLE_PARTS_H
#define TONGKET_LAYOUT_TABLE_PARTS_H

#include "layout/flow.h"
#include "layout/table_page.h"
#include "layout/table_width.h"

enum { ROW_STYLES = ROW_TOTAL + 1 };

/* A cell cut into words, all in one face. */
typedef struct cell_words {
	uint32_t first, count; /* into table_work.words */
	float width;           /* on one line, 1/1000 em; < 0: not cut, only paragraph.h can set it */
} cell_words;

/* What stands in the cells of one column that are aligned as numbers, in 1/1000 of the row's em. */
typedef struct column_digits {
	double before, behind; /* widest part before the decimal comma, and from it on */
	double widest;
	bool filled; /* any cell of one column has a text at all */
} column_digits;

/* A cell over several columns; one entry for all cells over the same. Points at full size, without padding. */
typedef struct span_need {
	uint32_t first, count;
	double least, word, natural;
	double one_line; /* natural, with heads on one line */
} span_need;

/* A row's kind of text at the chosen size. */
typedef struct row_text {
	text_style style;
	int face;
	double space; /* natural word space, 1/1000 em */
	bool plain;   /* words can be painted as they are: no capitals made, no underlining */
} row_text;

typedef struct table_work {
	flow *f;
	const table *t;
	const block *b;
	const reference *name; /* number and target; may be NULL */
	size_t column_count;

	/* the rows: the table's, or one that says that there are none */
	const table_row *rows;
	size_t row_count;
	table_row empty_row;
	table_cell empty_cell;
	size_t foot_from; /* the totals at the end begin here */

	/* measured, before the size is chosen */
	uint32_t *words;
	size_t word_count, word_cap;
	cell_words *cells; /* of all rows, one after the other */
	size_t cell_count;
	uint32_t *row_cells; /* first cell of each row */
	column_need *needs;  /* points at full size, without padding */
	double *one_line;    /* the columns' natural widths with heads on one line */
	column_digits *digits;
	span_need *spans;
	size_t span_count, span_cap;

	/* chosen */
	double scale; /* of all sizes */
	double padding_x, padding_y;
	row_text kinds[ROW_STYLES];
	text_style head;
	double *edges; /* column_count + 1: left edges of the columns, from the page's left; the last is the right edge */
	double left;   /* of the text block for which they are right */

	/* heights */
	double *head_tops; /* t->head_rows + 1, from the head's top */
	table_piece *pieces;
	size_t piece_count, piece_cap;

	/* the row being painted, which may go over pages */
	uint32_t *row_elements, *row_contents; /* of each column's cell */
	double *runs;                          /* column_count + 1: where the rule at this edge began, or < 0 */

	uint32_t element;        /* Table */
	uint32_t body, foot;     /* TBody, TFoot; ELEMENT_NONE until needed */
	uint32_t row_head_extra; /* the attributes of all plain row heads; 0: not made yet */
} table_work;

/* Columns of the i-th cell of `row`, when it begins at `column`: never over the last; the last cell of a row takes what is left. */
size_t table_cell_span(const table_work *w, const table_row *row, size_t i, size_t column);

/* How the i-th cell is aligned, as text_setting would be; ALIGN_DECIMAL only for cells of one column. */
alignment table_cell_align(const table_work *w, const table_row *row, size_t column, size_t span);

/* Set sizes and paddings to `scale` of the profile's. False: reported. */
NODISCARD bool table_scale(table_work *w, double scale);

/* Cut every cell into words and gather what the columns need. False: reported. */
NODISCARD bool table_measure(table_work *w);

/* Choose the size of the text and the columns. False: reported (the table does not fit on the page). */
NODISCARD bool table_columns(table_work *w);

/* Move the edges to a page whose text block begins at `left` (pages printed on both sides differ). */
void table_move(table_work *w, double left);

/* Fill head_tops. False: reported. */
NODISCARD bool table_head_heights(table_work *w);

/* Fill pieces; a row higher than `page_room` becomes one piece a line. False: reported. */
NODISCARD bool table_row_heights(table_work *w, double page_room);

/* Paint fills and rules of a page whose head begins at `y` and whose rows are pieces first … end-1: one artifact. */
void table_rules(table_work *w, double y, size_t first, size_t end);

/* Paint the texts of the head at `y`: with its structure when `first_page`, else as an artifact. False: reported. */
NODISCARD bool table_head_paint(table_work *w, double y, bool first_page);

/* Paint the texts of pieces first … end-1, the first at `y`. False: reported. */
NODISCARD bool table_rows_paint(table_work *w, double y, size_t first, size_t end);

/* Width of a figure from its decimals on, 1/1000 em; 0 for other texts. */
double table_decimals_width(const table_work *w, const cell_words *cell);

#endif
