/* table_rules.c: fills and rules of a table on one page: one artifact, each rule drawn once.
 *
 * What is drawn the table's style says. Horizontal rules go under every row, but not through a cell over several rows; vertical ones run down as long as no
 * cell spans them, and are drawn when they end. */
#include "layout/table_parts.h"

/* Where the rules of a page are drawn. */
typedef struct ruler {
	table_work *w;
	const profile_table_style *look;
	uint32_t content;
} ruler;

static bool is_white(colour c)
{
	return c.red == 255 && c.green == 255 && c.blue == 255;
}

/* Ends are longer by half the width: corners are square. */
static void horizontal(const ruler *r, double x0, double x1, double y, double width)
{
	if (width > 0)
		builder_line(r->w->f->b, r->content, x0 - width / 2, y, x1 + width / 2, y, width, 0, r->look->rule_colour);
}

/* From edge to edge of the table. */
static void across(const ruler *r, double y, double width)
{
	horizontal(r, r->w->edges[0], r->w->edges[r->w->column_count], y, width);
}

static void vertical(const ruler *r, double x, double y0, double y1)
{
	if (r->look->rule_width > 0)
		builder_line(r->w->f->b, r->content, x, y0, x, y1, r->look->rule_width, 0, r->look->rule_colour);
}

/* ---- fills ---- */

static void fill(const ruler *r, colour c, double y0, double y1)
{
	const table_work *w = r->w;
	if (!is_white(c))
		builder_rect(w->f->b, r->content, w->edges[0], y0, w->edges[w->column_count], y1, &c, NULL, 0);
}

static bool has_joined(const table_row *row)
{
	for (size_t i = 0; i < row->count; i++)
		if (row->cells[i].joined)
			return true;
	return false;
}

/* Whether the row has the ground of every second one: rows under one cell have one ground, groups begin anew. Rows come in their order. */
static bool is_striped(table_work *w, uint32_t number, const table_row *row)
{
	if (number == w->stripe_row)
		return w->stripe;
	if (row->style != ROW_BODY || number == 0 || w->rows[number - 1].style != ROW_BODY)
		w->stripe = false;
	else if (!w->merged || !has_joined(row))
		w->stripe = !w->stripe;
	w->stripe_row = number;
	return w->stripe;
}

static colour ground(const ruler *r, const table_strip *strip)
{
	static const colour white = {255, 255, 255};
	switch (strip->row->style) {
	case ROW_GROUP:
	case ROW_SUBTOTAL: return r->look->group_fill;
	case ROW_TOTAL: return r->look->total_fill;
	case ROW_BODY: break;
	}
	bool zebra = strip->piece && !is_white(r->look->zebra_fill);
	return zebra && is_striped(r->w, strip->piece->row, strip->row) ? r->look->zebra_fill : white;
}

static void fills(const ruler *r, double y, const table_part *part)
{
	const table_work *w = r->w;
	double top = y + w->head_tops[w->t->head_rows];
	if (w->t->head_rows)
		fill(r, r->look->head_fill, y, top);
	for (size_t i = 0; i < table_strip_count(part); i++) {
		table_strip strip = table_strip_at(w, part, i);
		fill(r, ground(r, &strip), top, top + strip.height);
		top += strip.height;
	}
}

/* ---- the head ---- */

/* A rule under a cell of the head. Without rules between the columns it shows what belongs together, so it leaves a gap to its neighbours. */
static void under_head_cell(const ruler *r, size_t first, size_t end, double y)
{
	const table_work *w = r->w;
	double gap = r->look->columns ? 0 : w->padding_x;
	horizontal(r, w->edges[first] + (first > 0 ? gap : 0), w->edges[end] - (end < w->column_count ? gap : 0), y, r->look->rule_width);
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
		if (below < w->t->head_rows && cell->text.len)
			under_head_cell(r, cell->column, right, y + w->head_tops[below]);
		if (right < w->column_count && r->look->columns)
			vertical(r, w->edges[right], y + w->head_tops[cell->row], y + w->head_tops[below]);
	}
}

/* ---- rows ---- */

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

/* The rule over a row, but not through cells that go on from the row above. */
static void beside_merged(const ruler *r, const table_row *row, double y)
{
	const table_work *w = r->w;
	for (size_t i = 0; i < w->column_count;) {
		size_t end = i;
		while (end < w->column_count && !row->cells[end].joined)
			end++;
		if (end > i)
			horizontal(r, w->edges[i], w->edges[end], y, r->look->rule_width);
		i = end + 1;
	}
}

/* The rule under a row, over `below`. */
static void under_row(const ruler *r, const table_strip *strip, const table_strip *below, double y)
{
	bool sums = below->row->style == ROW_TOTAL && strip->row->style != ROW_TOTAL;
	bool carried = strip->row->style == ROW_TOTAL && !strip->piece;
	if (!r->look->rows && !sums && !carried)
		return;
	if (r->w->merged && below->row->style == ROW_BODY && below->piece && strip->piece)
		beside_merged(r, below->row, y);
	else
		across(r, y, r->look->rule_width);
}

static bool same_row(const table_strip *a, const table_strip *b)
{
	return a->piece && b->piece && a->piece->row == b->piece->row;
}

static void row_rules(const ruler *r, double y, const table_part *part)
{
	table_work *w = r->w;
	const table_row *last = NULL;
	size_t count = table_strip_count(part);
	for (size_t i = 0; i <= w->column_count; i++)
		w->runs[i] = -1;
	for (size_t i = 0; i < count; i++) {
		table_strip strip = table_strip_at(w, part, i), below = i + 1 < count ? table_strip_at(w, part, i + 1) : strip;
		bool goes_on = i > 0 && strip.row == last;
		bool plain = i > 0 && last->count == w->column_count && strip.row->count == w->column_count;
		if (!plain && !goes_on && r->look->columns)
			row_edges(r, strip.row, y);
		last = strip.row;
		y += strip.height;
		if (i + 1 == count)
			across(r, y, r->look->edge_width); /* the table's or the page's end */
		else if (!same_row(&strip, &below))
			under_row(r, &strip, &below, y);
	}
	for (size_t i = 1; i < w->column_count; i++)
		end_run(r, i, y);
}

void table_rules(table_work *w, double y, const table_part *part)
{
	ruler r = {w, w->look, builder_artifact(w->f->b, ARTIFACT_LAYOUT)};
	double head_bottom = y + w->head_tops[w->t->head_rows], bottom = head_bottom + table_part_height(w, part);
	fills(&r, y, part);
	across(&r, y, w->look->edge_width);
	if (w->t->head_rows) {
		head_rules(&r, y);
		across(&r, head_bottom, w->look->head_width);
	}
	if (w->look->frame) {
		vertical(&r, w->edges[0], y, bottom);
		vertical(&r, w->edges[w->column_count], y, bottom);
	}
	row_rules(&r, head_bottom, part);
}
