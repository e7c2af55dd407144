/* chart_line.c: values that go on from category to category, a line a series, with a mark of its own at each value.
 *
 * A label looks for a place round its mark where neither labels nor lines are; when every place is crossed by a line, it takes the one with
 * the fewest, on white, unless the chart has so many values that the white would eat the lines. */
#include <math.h>

#include "layout/chart_parts.h"

#define LINE_WIDTH 1.4
#define LABEL_GAP 3.5      /* from the middle of the mark */
#define SLOT_LABELLED 30.0 /* points: in a narrower place labels do not cover lines */

static bool has_value(const chart_work *w, size_t series, size_t category)
{
	return category < w->c->category_count && isfinite(w->c->series[series].values[category]);
}

static chart_point point_of(const chart_work *w, const chart_plot *plot, size_t series, size_t category)
{
	return (chart_point){chart_plot_x(plot, category), chart_plot_y(plot, w->c->series[series].values[category])};
}

/* A missing value leaves a gap in its line. */
static void paint_line(chart_work *w, const chart_plot *plot, size_t series)
{
	builder *b = w->f->b;
	colour ink = chart_colour(w, series);
	for (size_t i = 0; i < w->c->category_count; i++) {
		if (!has_value(w, series, i) || !has_value(w, series, i + 1))
			continue;
		chart_point from = point_of(w, plot, series, i), to = point_of(w, plot, series, i + 1);
		builder_line(b, w->content, from.x, from.y, to.x, to.y, LINE_WIDTH, 0, ink);
	}
	for (size_t i = 0; i < w->c->category_count; i++)
		if (has_value(w, series, i))
			chart_mark(w, point_of(w, plot, series, i), series);
}

/* Whether the line from `a` to `b` touches the box (Liang and Barsky's clipping). */
static bool crosses(const chart_box *box, chart_point a, chart_point b)
{
	double enter = 0, leave = 1, dx = b.x - a.x, dy = b.y - a.y;
	const double p[] = {-dx, dx, -dy, dy}, q[] = {a.x - box->x0, box->x1 - a.x, a.y - box->y0, box->y1 - a.y};
	for (size_t i = 0; i < 4; i++) {
		if (fabs(p[i]) < 1e-9) {
			if (q[i] < 0)
				return false;
			continue;
		}
		double t = q[i] / p[i];
		if (p[i] < 0)
			enter = fmax(enter, t);
		else
			leave = fmin(leave, t);
	}
	return enter <= leave;
}

/* Line pieces near `category` that go through the box. */
static unsigned crossings(const chart_work *w, const chart_plot *plot, const chart_box *box, size_t category)
{
	unsigned count = 0;
	for (size_t s = 0; s < w->c->series_count; s++) {
		for (size_t i = category > 1 ? category - 2 : 0; i <= category + 1; i++) {
			if (has_value(w, s, i) && has_value(w, s, i + 1))
				count += crosses(box, point_of(w, plot, s, i), point_of(w, plot, s, i + 1));
		}
	}
	return count;
}

/* Whether other lines have higher values here, and none a lower one. */
static bool is_lowest(const chart_work *w, size_t series, size_t category)
{
	bool under_another = false;
	for (size_t s = 0; s < w->c->series_count; s++) {
		if (s == series || !has_value(w, s, category))
			continue;
		if (w->c->series[s].values[category] < w->c->series[series].values[category])
			return false;
		under_another = true;
	}
	return under_another;
}

static bool label_point(chart_work *w, const chart_plot *plot, size_t series, size_t category)
{
	chart_text text = {.text = w->c->series[series].labels[category], .style = &w->value, .anchor = ANCHOR_MIDDLE};
	if (text.text.len == 0 || !has_value(w, series, category))
		return true;
	if (!chart_text_measure(w, &text))
		return false;
	chart_point at = point_of(w, plot, series, category);
	double aside = text.width / 2 + LABEL_GAP + 1, over = at.y - LABEL_GAP - text.height, under = at.y + LABEL_GAP;
	double first = is_lowest(w, series, category) ? under : over, second = first < at.y ? under : over;
	const chart_point places[] = {{at.x, first}, {at.x, second}, {at.x + aside, over + 2}, {at.x - aside, over + 2},
	    {at.x + aside, under - 2}, {at.x - aside, under - 2}, {at.x + aside, at.y - text.height / 2},
	    {at.x - aside, at.y - text.height / 2}};
	size_t best = COUNT_OF(places);
	unsigned fewest = 0;
	for (size_t i = 0; i < COUNT_OF(places); i++) {
		chart_box box = chart_text_box(&text, places[i].x, places[i].y);
		if (!chart_box_free(w, &box) || box.y1 > plot->area.y1)
			continue;
		unsigned crossed = crossings(w, plot, &box, category);
		if (best == COUNT_OF(places) || crossed < fewest) {
			best = i;
			fewest = crossed;
		}
	}
	if (fewest > 0 && plot->slot < SLOT_LABELLED)
		return true;
	return best == COUNT_OF(places) || chart_text_paint_free(w, &text, &places[best], 1);
}

bool chart_line_paint(chart_work *w, chart_box room)
{
	chart_plot plot;
	if (!chart_plot_paint(w, room, false, false, &plot))
		return false;
	builder_line(w->f->b, w->content, plot.area.x0, plot.area.y1, plot.area.x1, plot.area.y1, w->p->rule_width, 0, w->p->ink);
	for (size_t s = 0; s < w->c->series_count; s++) {
		paint_line(w, &plot, s);
		for (size_t i = 0; i < w->c->category_count; i++) {
			if (!has_value(w, s, i))
				continue;
			chart_point at = point_of(w, &plot, s, i);
			chart_box_take(w, &(chart_box){at.x - 3, at.y - 3, at.x + 3, at.y + 3});
		}
	}
	for (size_t s = 0; s < w->c->series_count; s++)
		for (size_t i = 0; i < w->c->category_count; i++)
			if (!label_point(w, &plot, s, i))
				return false;
	return true;
}
