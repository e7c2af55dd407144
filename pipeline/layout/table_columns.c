/* table_columns.c: the size of a table's text and the edges of its columns.
 *
 * The profile's size when all words fit; else half a point less, and so on to the profile's smallest. Only there are words broken between
 * letters, and when even that does not help the table is an error: a figure is never cut in two. */
#include <math.h>

#include "base/buf.h"
#include "base/limits.h"
#include "layout/table_parts.h"

#define SIZE_STEP 0.5 /* points */
#define EQUAL_SHARE 0.1
#define EQUAL_RATIO 1.8 /* columns whose widths differ by more keep them */

static const message too_wide = {"table-too-wide", STATUS_USAGE,
    {"bảng “{1}” có {2} cột, không đủ chỗ trên trang dù đã thu cỡ chữ đến mức nhỏ nhất của mẫu trình bày ({3} pt)",
        "the table “{1}” has {2} columns, which do not fit on the page even in the profile's smallest size ({3} pt)"},
    {"Đặt orientation: landscape, bớt cột, bớt width, hoặc tách thành hai bảng.",
        "Set orientation: landscape, leave out columns or widths, or make two tables of it."}};

static bool set_kind(table_work *w, const profile_style *style, row_text *kind)
{
	typesetter *ts = w->f->text;
	unsigned face = ((style->bold ? (unsigned)FACE_BOLD : 0U) | (style->italic ? (unsigned)FACE_ITALIC : 0U));
	kind->style = text_style_of(style);
	kind->style.size *= w->scale;
	kind->style.pitch *= w->scale;
	kind->face = ts->faces[face];
	kind->space = ts->spaces[face];
	kind->plain = !style->caps && !style->underline;
	return kind->face != FACE_NONE;
}

bool table_scale(table_work *w, double scale)
{
	const profile_table *p = &w->f->profile->table;
	w->scale = scale;
	w->padding_x = p->padding_x * scale;
	w->padding_y = p->padding_y * scale;
	row_text head;
	bool ok = set_kind(w, &p->head, &head) && set_kind(w, &p->body, &w->kinds[ROW_BODY]) && set_kind(w, &p->group, &w->kinds[ROW_GROUP]) &&
	          set_kind(w, &p->group, &w->kinds[ROW_SUBTOTAL]) && set_kind(w, &p->total, &w->kinds[ROW_TOTAL]);
	w->head = head.style;
	return ok;
}

static bool may_be_equal(const table_work *w, const column_need *needs, const head_cell *group)
{
	double least = HUGE_VAL, most = 0;
	for (size_t i = group->column; i < group->column + group->column_span; i++) {
		bool texts = i < w->column_count && w->t->columns[i].align == ALIGN_LEFT && w->digits[i].filled;
		if (i >= w->column_count || texts || needs[i].fixed > 0)
			return false;
		least = fmin(least, needs[i].natural);
		most = fmax(most, needs[i].natural);
	}
	return most <= EQUAL_RATIO * least;
}

/* Columns of figures under one head get one width when they are of about one width (a year's columns look like a year's), and when that takes
 * no more than EQUAL_SHARE of the room from the others. */
static void make_equal(const table_work *w, column_need *needs, column_need *equal)
{
	double words = 0, raised = 0;
	memcpy(equal, needs, w->column_count * sizeof *needs);
	for (size_t i = 0; i < w->t->head_count; i++) {
		const head_cell *group = &w->t->head[i];
		if (group->column_span < 2 || !may_be_equal(w, needs, group))
			continue;
		double most = 0;
		for (size_t k = group->column; k < group->column + group->column_span; k++)
			most = fmax(most, needs[k].natural);
		for (size_t k = group->column; k < group->column + group->column_span; k++) {
			raised += most - needs[k].natural;
			equal[k].word = equal[k].natural = most;
		}
	}
	for (size_t i = 0; i < w->column_count; i++)
		words += equal[i].fixed > 0 ? equal[i].fixed : equal[i].word;
	if (words <= w->f->width && raised <= EQUAL_SHARE * w->f->width)
		memcpy(needs, equal, w->column_count * sizeof *needs);
}

/* The needs at a scale, with paddings and spans, into `needs`. one_line: heads are not broken where they can help it. */
static void needs_at(const table_work *w, double scale, bool one_line, column_need *needs)
{
	double padding = 2 * w->f->profile->table.padding_x * scale;
	for (size_t i = 0; i < w->column_count; i++) {
		const column_need *n = &w->needs[i];
		double fixed = w->t->columns[i].width_mm * POINTS_PER_MM, least = n->least * scale + padding, whole = n->word * scale + padding;
		needs[i] = (column_need){
		    fixed > 0 ? fmax(fixed, whole) : 0, least, whole, (one_line ? fmax(n->natural, w->one_line[i]) : n->natural) * scale + padding};
	}
	for (size_t i = 0; i < w->span_count; i++) {
		const span_need *s = &w->spans[i];
		double natural = one_line ? fmax(s->natural, s->one_line) : s->natural;
		width_span(needs, s->first, s->count, s->least * scale + padding, s->word * scale + padding, natural * scale + padding);
	}
}

static bool report_too_wide(const table_work *w)
{
	buf columns = BUF_INIT(32), size = BUF_INIT(32), name = BUF_INIT(LIMIT_MEMORY_BUFFER);
	buf_put_unsigned(&columns, w->column_count);
	buf_put_fixed(&size, w->f->profile->table.size_min, 1);
	buf_put_slice(&name, w->t->caption.len ? w->t->caption : w->t->id);
	buf *all[] = {&columns, &size, &name};
	for (size_t i = 0; i < COUNT_OF(all); i++)
		buf_put_char(all[i], '\0');
	bool failed = columns.failed || size.failed || name.failed;
	if (failed)
		diag_no_memory(w->f->d);
	else
		diag_report(w->f->d, &too_wide, w->b->where, name.data, columns.data, size.data);
	for (size_t i = 0; i < COUNT_OF(all); i++)
		buf_free(all[i]);
	return false;
}

/* The room that is left beside the table goes to its columns, in proportion to what they have; to those of a width of their own when there are no
 * others. */
static void widen(table_work *w, const column_need *needs, double sum)
{
	double open = 0;
	for (size_t i = 0; i < w->column_count; i++)
		open += needs[i].fixed > 0 ? 0 : w->edges[i + 1];
	double rest = w->f->width - sum;
	for (size_t i = 0; rest > 0 && i < w->column_count; i++)
		if (open <= 0 || needs[i].fixed <= 0)
			w->edges[i + 1] *= 1 + rest / (open > 0 ? open : sum);
}

static double width_sum(const table_work *w)
{
	double sum = 0;
	for (size_t i = 1; i <= w->column_count; i++)
		sum += w->edges[i];
	return sum;
}

/* Widths, now in edges[1…], to edges. */
static void place_edges(table_work *w, const column_need *needs)
{
	if (w->f->profile->table.full_width)
		widen(w, needs, width_sum(w));
	double sum = width_sum(w);
	w->left = w->f->left;
	w->edges[0] = w->left + fmax(0, w->f->width - sum) / 2;
	for (size_t i = 1; i <= w->column_count; i++)
		w->edges[i] += w->edges[i - 1];
}

void table_move(table_work *w, double left)
{
	double dx = left - w->left;
	for (size_t i = 0; i <= w->column_count; i++)
		w->edges[i] += dx;
	w->left = left;
}

/* Whether everything fits on one line. */
static bool all_fit(const table_work *w, const column_need *needs)
{
	double sum = 0;
	for (size_t i = 0; i < w->column_count; i++)
		sum += needs[i].fixed > 0 ? needs[i].fixed : needs[i].natural;
	return sum <= w->f->width;
}

/* Heads on one line when there is room for all; on fewer lines as far as there is room; on two when the cells need it. */
static void choose_needs(const table_work *w, double scale, column_need *needs, column_need *short_heads)
{
	needs_at(w, scale, true, needs);
	if (all_fit(w, needs))
		return;
	needs_at(w, scale, false, short_heads);
	bool fit = all_fit(w, short_heads);
	for (size_t i = 0; i < w->column_count; i++) {
		if (fit)
			needs[i].word = short_heads[i].natural;
		else
			needs[i] = short_heads[i];
	}
}

bool table_columns(table_work *w)
{
	double full = w->f->profile->table.body.size, least = fmin(w->f->profile->table.size_min, full);
	column_need *needs = arena_array(w->f->a, w->column_count, sizeof *needs),
	            *spare = arena_array(w->f->a, w->column_count, sizeof *spare);
	if (!needs || !spare)
		return diag_no_memory(w->f->d);
	for (double size = full;; size = fmax(least, size - SIZE_STEP)) {
		choose_needs(w, size / full, needs, spare);
		make_equal(w, needs, spare);
		width_result result = width_share(needs, w->column_count, w->f->width, w->edges + 1);
		bool last = size <= least;
		if (result == WIDTH_NATURAL || result == WIDTH_FULL || (last && result == WIDTH_BROKEN)) {
			place_edges(w, needs);
			return table_scale(w, size / full);
		}
		if (last)
			return report_too_wide(w);
	}
}
