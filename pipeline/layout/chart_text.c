/* chart_text.c: the labels of a chart, and which places of it are taken by labels.
 *
 * All labels are one text for whoever copies it: each ends with a real space. */
#include <math.h>

#include "base/array.h"
#include "layout/chart_parts.h"

#define GROUND 1.0        /* points: white at both sides of a label */
#define LINE_EPSILON 0.05 /* points: rounding must not break a label that fits exactly */

/* Fill and break the scratch paragraph. */
static bool set_text(chart_work *w, const chart_text *t, double *width, double *natural)
{
	paragraph *p = w->f->paragraph;
	if (!paragraph_set(p, t->text, t->style, w->b->where))
		return false;
	*natural = paragraph_natural_width(p);
	*width = (t->limit > 0 ? fmin(t->limit, *natural) : *natural) + LINE_EPSILON;
	static const int settings[] = {SET_LEFT, SET_CENTER, SET_RIGHT};
	line_shape shape = {.width = fmax(*width, 1), .setting = settings[t->anchor], .balance = t->limit > 0 && t->limit < *natural};
	*width = shape.width;
	return paragraph_break(p, &shape) > 0;
}

bool chart_text_measure(chart_work *w, chart_text *t)
{
	double width, natural;
	if (!set_text(w, t, &width, &natural))
		return false;
	t->lines = paragraph_line_count(w->f->paragraph);
	t->height = paragraph_height(w->f->paragraph);
	t->width = 0;
	for (size_t i = 0; i < t->lines; i++)
		t->width = fmax(t->width, paragraph_line_width(w->f->paragraph, i));
	return true;
}

/* Left edge of something `width` wide. */
static double left_of(const chart_text *t, double x, double width)
{
	return t->anchor == ANCHOR_LEFT ? x : t->anchor == ANCHOR_MIDDLE ? x - width / 2 : x - width;
}

bool chart_text_paint(chart_work *w, const chart_text *t, double x, double top)
{
	double width, natural;
	if (t->text.len == 0)
		return true;
	if (!set_text(w, t, &width, &natural))
		return false;
	paragraph_target to = {.b = w->f->b, .element = w->figure, .content = w->content, .goes_on = true};
	size_t lines = paragraph_line_count(w->f->paragraph);
	return paragraph_paint(w->f->paragraph, &to, 0, lines, left_of(t, x, width), top + text_baseline(t->style));
}

chart_box chart_text_box(const chart_text *t, double x, double top)
{
	double left = left_of(t, x, t->width), leading = fmax(0, t->style->pitch - t->style->size) / 2;
	return (chart_box){left, top + leading, left + t->width, top + t->height - leading};
}

bool chart_box_free(const chart_work *w, const chart_box *box)
{
	if (box->x0 < w->box.x0 - 1 || box->x1 > w->box.x1 + 1 || box->y0 < w->box.y0 - 1 || box->y1 > w->box.y1 + 1)
		return false;
	for (size_t i = 0; i < w->taken_count; i++) {
		const chart_box *t = &w->taken[i];
		if (box->x0 < t->x1 && t->x0 < box->x1 && box->y0 < t->y1 && t->y0 < box->y1)
			return false;
	}
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

bool chart_text_paint_free(chart_work *w, const chart_text *t, const chart_point *places, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		chart_box box = chart_text_box(t, places[i].x, places[i].y);
		if (!chart_box_free(w, &box))
			continue;
		chart_box_take(w, &box);
		builder_rect(w->f->b, w->content, box.x0 - GROUND, box.y0, box.x1 + GROUND, box.y1, &COLOUR_WHITE, NULL, 0);
		return chart_text_paint(w, t, places[i].x, places[i].y);
	}
	return true;
}
