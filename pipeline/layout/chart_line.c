/* chart_line.c: values that go on from category to category, a line a series, with dashes and marks of its own.
 *
 * A label looks for a place round its mark where neither labels nor lines are; when every place is crossed by a line, it takes the one with
 * the fewest, on white, unless the chart has so many values that the white would eat the lines. A series has all of its labels or none. */
#include <math.h>

#include "layout/chart_parts.h"

#define LINE_WIDTH 1.4
#define LABEL_GAP 3.5      /* from the middle of the mark */
#define SLOT_LABELLED 30.0 /* points: in a narrower place labels do not cover lines */
#define SLOT_MIN 9.0       /* in a narrower one there are no labels at all */
#define LINES_LABELLED 4   /* labels of more lines would cover them */
#define MARK_DISTANCE 9.0  /* points between the marks of a line, at least */
#define MARK_SIZE 3.0      /* half of it */

static bool has_value(const chart_work *w, size_t series, size_t category)
{
	return category < w->c->category_count && isfinite(w->c->series[series].values[category]);
}

static chart_point point_of(const chart_work *w, const chart_plot *plot, size_t series, size_t category)
{
	return (chart_point){chart_plot_x(plot, category), chart_plot_y(plot, w->c->series[series].values[category])};
}

/* The stretch of a line from `first` on: its end, behind the last value before a gap. */
static size_t paint_stretch(chart_work *w, const chart_plot *plot, size_t series, size_t first)
{
	builder *b = w->f->b;
	colour ink = chart_colour(w, series);
	size_t end = first;
	builder_path_begin(b, w->content, NULL, &ink, LINE_WIDTH);
	builder_path_dash(b, chart_dash(series));
	for (; has_value(w, series, end); end++) {
		chart_point at = point_of(w, plot, series, end);
		if (end == first)
			builder_path_move(b, at.x, at.y);
		else
			builder_path_line(b, at.x, at.y);
	}
	return end;
}

static bool stands_alone(const chart_work *w, size_t series, size_t category)
{
	return !(category > 0 && has_value(w, series, category - 1)) && !has_value(w, series, category + 1);
}

/* A missing value leaves a gap in its line. Where values are close together, not all have a mark, and those of different lines not at the same places; a
 * line alone has none then. */
static void paint_line(chart_work *w, const chart_plot *plot, size_t series)
{
	size_t every = (size_t)fmax(1, ceil(MARK_DISTANCE / plot->slot));
	bool plain = every > 1 && w->c->series_count == 1;
	for (size_t i = 0; i < w->c->category_count; i++) {
		if (!has_value(w, series, i))
			continue;
		if (stands_alone(w, series, i))
			continue;
		i = paint_stretch(w, plot, series, i);
	}
	for (size_t i = 0; i < w->c->category_count; i++)
		if (has_value(w, series, i) && ((!plain && i % every == series % every) || stands_alone(w, series, i)))
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

/* The best of the places round the mark; false: there is none. */
static bool best_place(const chart_work *w, const chart_plot *plot, size_t series, size_t category, chart_label *label)
{
	const chart_text *text = &label->text;
	chart_point at = point_of(w, plot, series, category);
	double aside = text->width / 2 + LABEL_GAP + 1, over = at.y - LABEL_GAP - text->height, under = at.y + LABEL_GAP;
	double first = is_lowest(w, series, category) ? under : over, second = first < at.y ? under : over;
	const chart_point places[] = {{at.x, first}, {at.x, second}, {at.x + aside, over + 2}, {at.x - aside, over + 2},
	    {at.x + aside, under - 2}, {at.x - aside, under - 2}, {at.x + aside, at.y - text->height / 2},
	    {at.x - aside, at.y - text->height / 2}};
	bool found = false;
	unsigned fewest = 0;
	for (size_t i = 0; i < COUNT_OF(places); i++) {
		chart_box box = chart_text_box(text, places[i].x, places[i].y);
		if (!chart_box_free(w, &box) || box.y1 > plot->area.y1)
			continue;
		unsigned crossed = crossings(w, plot, &box, category);
		if (found && crossed >= fewest)
			continue;
		found = true;
		fewest = crossed;
		label->x = places[i].x;
		label->top = places[i].y;
	}
	return found && (fewest == 0 || plot->slot >= SLOT_LABELLED);
}

/* Put the values of a series down; *room: all have room. */
static bool put_values(chart_work *w, const chart_plot *plot, size_t series, bool *room)
{
	*room = plot->slot >= SLOT_MIN && w->c->series_count <= LINES_LABELLED;
	for (size_t i = 0; i < w->c->category_count; i++) {
		chart_label label = {.text = {.text = chart_cell_text(w, i, series), .style = &w->value, .anchor = ANCHOR_MIDDLE},
		    .element = chart_cell(w, i, series),
		    .shown = true,
		    .ground = true};
		if (!label.text.text.ptr)
			return false;
		if (label.text.text.len == 0 || !has_value(w, series, i))
			continue;
		if (!chart_text_measure(w, &label.text))
			return false;
		chart_point at = point_of(w, plot, series, i);
		label.x = at.x;
		label.top = at.y;
		*room = *room && best_place(w, plot, series, i, &label);
		size_t last = w->label_count;
		if (!chart_label_put(w, label))
			return false;
		if (*room)
			chart_labels_take(w, last);
	}
	return true;
}

static bool label_series(chart_work *w, const chart_plot *plot, size_t series)
{
	size_t first = w->label_count, taken = w->taken_count;
	bool room;
	if (!put_values(w, plot, series, &room))
		return false;
	if (room)
		return true;
	chart_labels_hide(w, first);
	w->taken_count = taken;
	return true;
}

bool chart_line_paint(chart_work *w, chart_box room)
{
	chart_plot plot;
	if (!chart_plot_paint(w, room, false, &plot))
		return false;
	double base = chart_plot_y(&plot, fmax(plot.axis.low, fmin(0, plot.axis.high)));
	builder_line(w->f->b, w->content, plot.area.x0, base, plot.area.x1, base, w->p->rule_width, 0, w->p->ink);
	for (size_t s = 0; s < w->c->series_count; s++) {
		paint_line(w, &plot, s);
		for (size_t i = 0; i < w->c->category_count; i++) {
			if (!has_value(w, s, i))
				continue;
			chart_point at = point_of(w, &plot, s, i);
			chart_box_take(w, &(chart_box){at.x - MARK_SIZE, at.y - MARK_SIZE, at.x + MARK_SIZE, at.y + MARK_SIZE});
		}
	}
	for (size_t s = 0; s < w->c->series_count; s++)
		if (!label_series(w, &plot, s))
			return false;
	return true;
}
