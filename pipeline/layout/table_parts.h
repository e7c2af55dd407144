/* table_parts.h: a table while it is being set. Inside layout/table*.c.
 *
 * The order of work: measure every cell once (table_measure.c), choose the columns and the size of the text (table_columns.c), find the
 * height of every row (table_rows.c; cells over several rows: table_merge.c), then set page after page (table.c): rules, head, rows, and lines that only
 * a page has (table_line.c). */
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

/* A row that belongs to a page and not to the table: sums carried forward, the name of a group that goes on. An artifact. */
typedef struct table_line {
	table_row row;
	const cell_words *cells;
	double height; /* 0: there is none */
} table_line;

/* The part of a table that stands on one page, under its head. */
typedef struct table_part {
	table_line from;   /* sums carried from the page before */
	table_line again;  /* the name of the group that goes on */
	size_t first, end; /* pieces */
	table_line over;   /* sums carried to the next page */
} table_part;

/* One row of a part, from above. */
typedef struct table_strip {
	const table_row *row;
	const table_piece *piece; /* NULL: of a line */
	double height;
} table_strip;

/* A cell over several rows, while its rows are gone through: one for each column. */
typedef struct merged_cell {
	uint32_t row;  /* its first */
	uint32_t need; /* lines of its text that the rows so far do not give */
	uint32_t done; /* lines of its text that are painted */
} merged_cell;

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
	const profile_table_style *look;
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
	merged_cell *merged; /* NULL: no cell goes over rows */

	/* chosen */
	double scale; /* of all sizes */
	double padding_x, padding_y;
	row_text kinds[ROW_STYLES];
	text_style head;
	double *edges; /* column_count + 1: left edges of the columns, from the page's left; the last is the right edge */
	double left;   /* of the text block for which they are right */

	/* heights */
	double *head_tops;               /* t->head_rows + 1, from the head's top */
	double over_height, from_height; /* of lines of sums; 0: there are none */
	table_piece *pieces;
	size_t piece_count, piece_cap;

	/* the row being painted, which may go over pages */
	uint32_t *row_elements, *row_contents; /* of each column's cell */
	double *runs;                          /* column_count + 1: where the rule at this edge began, or < 0 */
	uint32_t group_row;                    /* the row that names the group of the pieces before group_seen; UINT32_MAX: none */
	size_t group_seen;
	uint32_t stripe_row; /* the last row that stripe was chosen for */
	bool stripe;         /* it has the ground of every second row */

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

/* Cut the cells of one row. `cells`: as many as the row has. `needed`: gather what the columns need, too. False: reported. */
NODISCARD bool table_measure_row(table_work *w, const table_row *row, cell_words *cells, bool needed);

/* Choose the size of the text and the columns. False: reported (the table does not fit on the page). */
NODISCARD bool table_columns(table_work *w);

/* Move the edges to a page whose text block begins at `left` (pages printed on both sides differ). */
void table_move(table_work *w, double left);

/* Fill head_tops. False: reported. */
NODISCARD bool table_head_heights(table_work *w);

/* Fill pieces; a row higher than `page_room` becomes one piece a line. False: reported. */
NODISCARD bool table_row_heights(table_work *w, double page_room);

/* Paint fills and rules of a page whose head begins at `y`: one artifact. */
void table_rules(table_work *w, double y, const table_part *part);

/* Paint the texts of the head at `y`: with its structure when `first_page`, else as an artifact. False: reported. */
NODISCARD bool table_head_paint(table_work *w, double y, bool first_page);

/* Paint the texts of a part, the first row at `y`. False: reported. */
NODISCARD bool table_rows_paint(table_work *w, double y, const table_part *part);

/* Width of a figure from its decimals on, 1/1000 em; 0 for other texts. */
double table_decimals_width(const table_work *w, const cell_words *cell);

/* ---- a cell and its text: table_cell.c ---- */

/* The box of a cell, without padding, and what is in it. */
typedef struct cell_box {
	const cell_words *words;
	slice text;
	const row_text *kind;
	double x, width;
	alignment align;
	size_t column;
} cell_box;

cell_box cell_box_of(const table_work *w, const table_row *row, const cell_words *cells, size_t i, size_t column, size_t span);

/* Lines of its text; 0: reported. */
size_t cell_lines(table_work *w, const cell_box *box);

/* Paint lines first … first+count-1 of its text, as many as there are, under `owner`, or as an artifact when that is ELEMENT_NONE. `piece`: the content that it goes on in;
  * it is left there. False: reported. */
NODISCARD bool cell_paint(table_work *w, const cell_box *box, size_t first, size_t count, double baseline, uint32_t owner, uint32_t *piece);

/* ---- cells over several rows: table_merge.c ---- */

/* Rows from `row` on that its i-th cell goes over, 1 when it is alone; not more than an element can say. */
size_t merge_span(const table_work *w, size_t row, size_t i);

/* Lines that row `number` must have for the cells that go over it, when it has `lines` for its own; the cells' needs go down. 0: reported. */
size_t merge_lines(table_work *w, size_t number, size_t lines);

/* Paint the cells over several rows that begin with piece `at` of `part`, or go on at the part's top. False: reported. */
NODISCARD bool merge_paint(table_work *w, const table_part *part, size_t at, double y);

/* ---- lines that only a page has: table_line.c ---- */

/* Measure the samples of sums carried forward: widths when `needed`, else over_height and from_height. False: reported. */
NODISCARD bool table_carry_measure(table_work *w, bool needed);

/* The sums of the rows before piece `end`, with words `said`; empty words: no line. False: reported. */
NODISCARD bool table_line_sums(table_work *w, size_t end, slice said, table_line *out);

/* The name of the group that piece `first` stands in, when the group began before it and its profile wants it. False: reported. */
NODISCARD bool table_line_group(table_work *w, size_t first, table_line *out);

/* Paint its texts at `y`. False: reported. */
NODISCARD bool table_line_paint(table_work *w, const table_line *line, double y);

/* Strips of a part, and the i-th. */
size_t table_strip_count(const table_part *part);
table_strip table_strip_at(const table_work *w, const table_part *part, size_t i);
double table_part_height(const table_work *w, const table_part *part);

#endif
