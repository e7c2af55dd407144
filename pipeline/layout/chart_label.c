/* chart_label.c: the labels of a chart: where they stand, that they do not touch, and their painting over everything else.
 *
 * Labels are shown all or none of a kind (a reader must not think that a bar without a figure has none); so they are put down first, judged together, and
 * painted at the end. Where a label is not shown, its text is still that of its cell: set very small in a rendering mode that paints nothing, row under row
 * as in the table, so that what is copied from a chart is its labels and these rows, and nothing twice. */
#include <math.h>

#include "base/array.h"
#include "layout/chart_parts.h"

#define GROUND 1.0 /* points: white at both sides of a label */
#define OVER 0.5   /* points by which boxes of text may lie over each other: their leading */

static chart_box box_of(const chart_label *label)
{
	return chart_text_box(&label->text, label->x, label->top);
}

static bool inside(const chart_work *w, const chart_box *box)
{
	return box->x0 >= w->box.x0 - 1 && box->x1 <= w->box.x1 + 1 && box->y0 >= w->box.y0 - 1 && box->y1 <= w->box.y1 + 1;
}

static bool touch(const chart_box *a, const chart_box *b)
{
	return a->x0 < b->x1 && b->x0 < a->x1 && a->y0 < b->y1 - OVER && b->y0 < a->y1 - OVER;
}

bool chart_box_free(const chart_work *w, const chart_box *box)
{
	if (!inside(w, box))
		return false;
	for (size_t i = 0; i < w->taken_count; i++)
		if (touch(box, &w->taken[i]))
			return false;
	return true;
}

void chart_box_take(chart_work *w, const chart_box *box)
{
	chart_box *moved = array_room(w->taken, &w->taken_cap, w->taken_count + 1, sizeof *moved);
	if (!moved)
		return; /* labels may then touch */
	w->taken = moved;
	w->taken[w->taken_count++] = *box;
}

bool chart_label_put(chart_work *w, chart_label label)
{
	chart_label *moved = array_room(w->labels, &w->label_cap, w->label_count + 1, sizeof *moved);
	if (!moved)
		return diag_no_memory(w->f->d);
	w->labels = moved;
	w->labels[w->label_count++] = label;
	return true;
}

bool chart_labels_fit(const chart_work *w, size_t first)
{
	for (size_t i = first; i < w->label_count; i++) {
		chart_box box = box_of(&w->labels[i]);
		if (!chart_box_free(w, &box))
			return false;
		for (size_t k = first; k < i; k++) {
			chart_box other = box_of(&w->labels[k]);
			if (touch(&box, &other))
				return false;
		}
	}
	return true;
}

void chart_labels_take(chart_work *w, size_t first)
{
	for (size_t i = first; i < w->label_count; i++) {
		chart_box box = box_of(&w->labels[i]);
		if (w->labels[i].shown)
			chart_box_take(w, &box);
	}
}

void chart_labels_hide(chart_work *w, size_t first)
{
	for (size_t i = first; i < w->label_count; i++)
		w->labels[i].shown = false;
}

/* ---- painting ---- */

static bool paint_label(chart_work *w, const chart_label *label)
{
	paragraph_target to = {.b = w->f->b, .element = label->element, .content = CONTENT_NONE, .goes_on = true};
	return chart_text_paint_to(w, &label->text, label->x, label->top, &to);
}

/* The text of a cell that has no label, at *x, which moves on behind it. */
static bool fill_cell(chart_work *w, uint32_t cell, slice text, double *x, double top)
{
	builder *b = w->f->b;
	chart_text t = {.text = text, .style = &w->hidden, .anchor = ANCHOR_LEFT};
	if (text.len == 0 || b->failed || b->list->elements[cell].first_kid)
		return true;
	size_t first = b->list->mark_count;
	paragraph_target to = {.b = b, .element = cell, .content = CONTENT_NONE, .goes_on = true};
	if (!chart_text_measure(w, &t) || !chart_text_paint_to(w, &t, fmin(*x, w->box.x1 - t.width), top, &to))
		return false;
	builder_hide_texts(b, first);
	*x += t.width + w->hidden.size / 2;
	return true;
}

/* Row under row, inside the figure. */
static bool fill_cells(chart_work *w)
{
	const chart *c = w->c;
	double x = w->box.x0, pitch = fmin(w->hidden.pitch, (w->box.y1 - w->box.y0) / (double)(c->category_count + 1));
	w->hidden = chart_text_sized(w->hidden, pitch);
	if (!fill_cell(w, w->cells.corner, c->unit, &x, w->box.y0))
		return false;
	for (size_t s = 0; s < c->series_count; s++)
		if (!fill_cell(w, w->cells.series[s], c->series[s].name, &x, w->box.y0))
			return false;
	for (size_t i = 0; i < c->category_count; i++) {
		double top = w->box.y0 + pitch * (double)(i + 1);
		x = w->box.x0;
		if (!fill_cell(w, w->cells.names[i], c->categories[i], &x, top))
			return false;
		for (size_t s = 0; s < c->series_count; s++) {
			slice text = chart_cell_text(w, i, s);
			if (!text.ptr || !fill_cell(w, chart_cell(w, i, s), text, &x, top))
				return false;
		}
	}
	return true;
}

bool chart_labels_paint(chart_work *w)
{
	for (size_t i = 0; i < w->label_count; i++) {
		chart_box box = box_of(&w->labels[i]);
		if (w->labels[i].shown && w->labels[i].ground)
			builder_rect(w->f->b, w->content, box.x0 - GROUND, box.y0, box.x1 + GROUND, box.y1, &COLOUR_WHITE, NULL, 0);
	}
	for (size_t i = 0; i < w->label_count; i++)
		if (w->labels[i].shown && !paint_label(w, &w->labels[i]))
			return false;
	return fill_cells(w);
}
