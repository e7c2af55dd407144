/* chart_text.c: measuring and painting the texts of a chart.
 *
 * All texts that are part of the figure are one text for whoever copies it: each ends with a real space. */
#include <math.h>

#include "layout/chart_parts.h"

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

bool chart_text_paint_to(chart_work *w, const chart_text *t, double x, double top, paragraph_target *to)
{
	double width, natural;
	if (t->text.len == 0)
		return true;
	if (!set_text(w, t, &width, &natural))
		return false;
	size_t lines = paragraph_line_count(w->f->paragraph);
	return paragraph_paint(w->f->paragraph, to, 0, lines, left_of(t, x, width), top + text_baseline(t->style));
}

bool chart_text_paint(chart_work *w, const chart_text *t, double x, double top)
{
	paragraph_target to = {.b = w->f->b, .element = w->figure, .content = w->content, .goes_on = true};
	return chart_text_paint_to(w, t, x, top, &to);
}

chart_box chart_text_box(const chart_text *t, double x, double top)
{
	double left = left_of(t, x, t->width), leading = fmax(0, t->style->pitch - t->style->size) / 2;
	return (chart_box){left, top + leading, left + t->width, top + t->height - leading};
}

text_style chart_text_sized(text_style style, double size)
{
	style.pitch *= size / style.size;
	style.size = size;
	return style;
}
