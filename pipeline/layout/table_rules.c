/* table_rules.c: fills and rules of a table on one page: one artifact, each rule drawn once.
 *
 * Horizontal rules go under every row; vertical ones run down as long as no cell spans them, and are drawn when they end. */
#include "layout/table_parts.h"

/* Where the rules of a page are drawn. */
typedef struct ruler {
	table_work *w;
	uint32_t content;
	double width;
	colour ink;
} ruler;

static bool is_white(colour c)
{
	return c.red == 255 && c.green == 255 && c.blue == 255;
}

/* Ends are longer by half the width: corners are square. */
static void horizontal(const ruler *r, double x0, double x1, double y)
{
	builder_line(r->w->f->b, r->content, x0 - r->width / 2, y, x1 + r->width / 2, y, r->width, 0, r->ink);
}

static void vertical(const ruler *r, double x, double y0, double y1)
{
	builder_line(r->w->f->b, r->content, x, y0, x, y1, r->width, 0, r->ink);
}

static void fill(const ruler *r, colour c, double y0, double y1)
{
	const table_work *w = r->w;
	if (!is_white(c))
		builder_rect(w->f->b, r->content, w->edges[0], y0, w->edges[w->column_count], y1, &c, NULL, 0);
}

static void fills(const ruler *r, double y, size_t first, size_t end)
{
	const table_work *w = r->w;
	const profile_table *p = &w->f->profile->table;
	double top = y + w->head_tops[w->t->head_rows];
	if (w->t->head_rows)
		fill(r, p->head_fill, y, top);
	for (size_t i = first; i < end; i++) {
		double bottom = top + (double)w->pieces[i].height;
		row_style style = w->rows[w->pieces[i].row].style;
		if (style != ROW_BODY)
			fill(r, style == ROW_GROUP ? p->group_fill : p->total_fill, top, bottom);
		top = bottom;
	}
}

/* The lower and right edges of the cells of the head that are inside it; its outer edges are the table's. */
static void head_rules(const ruler *r, double y)
{
	const table_work *w = r->w;
	for (size_t i = 0; i < w->t->head_count; i++) {
		const head_cell *cell = &w->t->head[i];
		size_t right = cell->column + (cell->column_span ? cell->column_span : 1);
		unsigned below = cell->row + (cell->row_span ? cell->row_span : 1);
		if (cell->column >= w->column_count || cell->row >= w->t->head_rows)
			continue;
		right = right > w->column_count ? w->column_count : right;
		below = below > w->t->head_rows ? w->t->head_rows : below;
		if (below < w->t->head_rows)
			horizontal(r, w->edges[cell->column], w->edges[right], y + w->head_tops[below]);
		if (right < w->column_count)
			vertical(r, w->edges[right], y + w->head_tops[cell->row], y + w->head_tops[below]);
	}
}

static void end_run(const ruler *r, size_t edge, double y)
{
	double *from = &r->w->runs[edge];
	if (*from >= 0)
		vertical(r, r->w->edges[edge], *from, y);
	*from = -1;
}

static void begin_run(const ruler *r, size_t edge, double y)
{
	if (r->w->runs[edge] < 0)
		r->w->runs[edge] = y;
}

/* Go on with the edges between the cells of a row whose top is y, end those inside its cells. */
static void row_edges(const ruler *r, const table_row *row, double y)
{
	const table_work *w = r->w;
	size_t column = 0;
	for (size_t i = 0; i < row->count && column < w->column_count; i++) {
		size_t next = column + table_cell_span(w, row, i, column);
		for (size_t edge = column + 1; edge < next; edge++)
			end_run(r, edge, y);
		if (next < w->column_count)
			begin_run(r, next, y);
		column = next;
	}
}

static void body_rules(const ruler *r, double y, size_t first, size_t end)
{
	table_work *w = r->w;
	const table_row *last = NULL;
	for (size_t i = 0; i <= w->column_count; i++)
		w->runs[i] = -1;
	for (size_t i = first; i < end; i++) {
		const table_row *row = &w->rows[w->pieces[i].row];
		bool plain = last && last->count == w->column_count && row->count == w->column_count;
		if (!plain && row != last)
			row_edges(r, row, y);
		last = row;
		y += (double)w->pieces[i].height;
		if (i + 1 == end || w->pieces[i + 1].row != w->pieces[i].row)
			horizontal(r, w->edges[0], w->edges[w->column_count], y);
	}
	for (size_t i = 1; i < w->column_count; i++)
		end_run(r, i, y);
}

void table_rules(table_work *w, double y, size_t first, size_t end)
{
	const profile_table *p = &w->f->profile->table;
	ruler r = {w, builder_artifact(w->f->b, ARTIFACT_LAYOUT), p->rule_width, p->rule_colour};
	double head_bottom = y + w->head_tops[w->t->head_rows], bottom = head_bottom;
	for (size_t i = first; i < end; i++)
		bottom += (double)w->pieces[i].height;
	fills(&r, y, first, end);
	horizontal(&r, w->edges[0], w->edges[w->column_count], y);
	if (w->t->head_rows) {
		head_rules(&r, y);
		horizontal(&r, w->edges[0], w->edges[w->column_count], head_bottom);
	}
	vertical(&r, w->edges[0], y, bottom);
	vertical(&r, w->edges[w->column_count], y, bottom);
	body_rules(&r, head_bottom, first, end);
}
