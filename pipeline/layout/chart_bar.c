/* chart_bar.c: columns that grow from zero: beside each other, or one on the other. */
#include <math.h>

#include "layout/chart_parts.h"

#define GROUP_SHARE 0.72   /* of a category's place taken by its columns */
#define BAR_WIDTH_MAX 44.0 /* points */
#define LABEL_GAP 1.5
#define LABEL_MARGIN 2.0 /* round a label inside a column */

static void paint_zero_line(chart_work *w, const chart_plot *plot)
{
	double y = chart_plot_y(plot, 0);
	builder_line(w->f->b, w->content, plot->area.x0, y, plot->area.x1, y, w->p->rule_width, 0, w->p->ink);
}

static double group_width(const chart_plot *plot, size_t bars)
{
	return fmin(plot->slot * GROUP_SHARE, BAR_WIDTH_MAX * (double)bars);
}

static chart_box bar_box(const chart_plot *plot, double x, double width, double from, double to)
{
	double a = chart_plot_y(plot, from), b = chart_plot_y(plot, to);
	return (chart_box){x, fmin(a, b), x + width, fmax(a, b)};
}

static chart_box group_bar(const chart_work *w, const chart_plot *plot, size_t category, size_t series)
{
	size_t bars = w->c->series_count;
	double width = group_width(plot, bars), x = chart_plot_x(plot, category) - width / 2 + width * (double)series / (double)bars;
	return bar_box(plot, x, width / (double)bars, 0, w->c->series[series].values[category]);
}

static void paint_bars(chart_work *w, const chart_plot *plot)
{
	for (size_t i = 0; i < w->c->category_count; i++) {
		for (size_t s = 0; s < w->c->series_count; s++) {
			if (!isfinite(w->c->series[s].values[i]))
				continue;
			chart_box box = group_bar(w, plot, i, s);
			if (box.y1 > box.y0)
				chart_fill_rect(w, box, s);
			chart_box_take(w, &box);
		}
	}
}

/* Over its column, under it when it hangs down; nowhere when a neighbour is there: a label further away would seem to be another's. */
static bool label_bar(chart_work *w, const chart_plot *plot, size_t category, size_t series)
{
	chart_text text = {.text = w->c->series[series].labels[category], .style = &w->value, .anchor = ANCHOR_MIDDLE};
	double value = w->c->series[series].values[category];
	if (!isfinite(value) || text.text.len == 0)
		return true;
	if (!chart_text_measure(w, &text))
		return false;
	chart_box box = group_bar(w, plot, category, series);
	double x = (box.x0 + box.x1) / 2, top = value < 0 ? box.y1 + LABEL_GAP : box.y0 - LABEL_GAP - text.height;
	return chart_text_paint_free(w, &text, &(chart_point){x, top}, 1);
}

bool chart_bar_paint(chart_work *w, chart_box room)
{
	chart_plot plot;
	if (!chart_plot_paint(w, room, true, false, &plot))
		return false;
	paint_bars(w, &plot);
	paint_zero_line(w, &plot);
	for (size_t i = 0; i < w->c->category_count; i++)
		for (size_t s = 0; s < w->c->series_count; s++)
			if (!label_bar(w, &plot, i, s))
				return false;
	return true;
}

/* ---- stacked ---- */

/* A value inside its part of the column, on white; left out when the part is too small. */
static bool label_part(chart_work *w, size_t category, size_t series, chart_box box)
{
	chart_text text = {.text = w->c->series[series].labels[category], .style = &w->value, .anchor = ANCHOR_MIDDLE};
	if (text.text.len == 0)
		return true;
	if (!chart_text_measure(w, &text))
		return false;
	if (text.width + 2 * LABEL_MARGIN > box.x1 - box.x0 || text.height > box.y1 - box.y0)
		return true;
	double x = (box.x0 + box.x1) / 2, y = (box.y0 + box.y1) / 2 - text.height / 2;
	return chart_text_paint_free(w, &text, &(chart_point){x, y}, 1);
}

bool chart_stack_paint(chart_work *w, chart_box room)
{
	chart_plot plot;
	if (!chart_plot_paint(w, room, true, true, &plot))
		return false;
	double width = group_width(&plot, 1);
	for (size_t i = 0; i < w->c->category_count; i++) {
		double up = 0, down = 0;
		for (size_t s = 0; s < w->c->series_count; s++) {
			double value = w->c->series[s].values[i];
			if (!isfinite(value) || (value <= 0 && value >= 0))
				continue;
			double *from = value < 0 ? &down : &up;
			chart_box box = bar_box(&plot, chart_plot_x(&plot, i) - width / 2, width, *from, *from + value);
			*from += value;
			chart_fill_rect(w, box, s);
			if (!label_part(w, i, s, box))
				return false;
		}
	}
	paint_zero_line(w, &plot);
	return true;
}
