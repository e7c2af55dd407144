/* chart_plot.c: the frame of charts with categories across and values upwards: unit, grid, axes, names of the categories.
 *
 * Names are broken to the width of their place; when even their longest word is wider, every second, third … is printed. */
#include <math.h>

#include "layout/chart_parts.h"

#define NAME_MARGIN 4.0  /* between names */
#define TICK_PITCHES 1.6 /* least distance of grid lines, in lines of text */
#define TICKS_MAX 8

chart_range chart_range_of(const chart *c, bool stacked)
{
	chart_range range = {HUGE_VAL, -HUGE_VAL, true};
	for (size_t i = 0; i < c->category_count; i++) {
		double up = 0, down = 0;
		for (size_t s = 0; s < c->series_count; s++) {
			double value = c->series[s].values[i];
			if (!isfinite(value))
				continue;
			range.whole = range.whole && floor(value) >= value;
			up = stacked ? up + fmax(value, 0) : value;
			down = stacked ? down + fmin(value, 0) : value;
			range.high = fmax(range.high, up);
			range.low = fmin(range.low, down);
		}
	}
	return range.high < range.low ? (chart_range){0, 0, true} : range;
}

bool chart_tick_text(chart_work *w, const chart_axis *axis, size_t i, chart_text *out)
{
	buf label = BUF_INIT(64);
	chart_axis_label(axis, i, &label);
	*out = (chart_text){.text = arena_copy(w->f->a, buf_slice(&label)), .style = &w->axis, .anchor = ANCHOR_RIGHT};
	bool ok = !label.failed && out->text.ptr;
	buf_free(&label);
	return ok ? chart_text_measure(w, out) : diag_no_memory(w->f->d);
}

double chart_plot_y(const chart_plot *plot, double value)
{
	return plot->area.y1 - chart_axis_place(&plot->axis, value) * (plot->area.y1 - plot->area.y0);
}

double chart_plot_x(const chart_plot *plot, size_t category)
{
	return plot->area.x0 + ((double)category + 0.5) * plot->slot;
}

static bool tick_width(chart_work *w, const chart_axis *axis, double *width)
{
	*width = 0;
	for (size_t i = 0; i < axis->count; i++) {
		chart_text text;
		if (!chart_tick_text(w, axis, i, &text))
			return false;
		*width = fmax(*width, text.width);
	}
	return true;
}

static chart_text name_of(const chart_work *w, const chart_plot *plot, size_t category)
{
	double limit = plot->slot * (double)plot->every - NAME_MARGIN;
	return (chart_text){.text = w->c->categories[category], .style = &w->axis, .limit = fmax(limit, 1), .anchor = ANCHOR_MIDDLE};
}

/* How many categories share a name's place, and the height of the names. */
static bool fit_names(chart_work *w, chart_plot *plot, double *height)
{
	double longest = 0;
	for (size_t i = 0; i < w->c->category_count; i++) {
		if (!paragraph_set(w->f->paragraph, w->c->categories[i], &w->axis, w->b->where))
			return false;
		longest = fmax(longest, paragraph_min_width(w->f->paragraph));
	}
	plot->every = (size_t)fmax(1, ceil((longest + NAME_MARGIN) / plot->slot));
	*height = 0;
	for (size_t i = 0; i < w->c->category_count; i += plot->every) {
		chart_text name = name_of(w, plot, i);
		if (!chart_text_measure(w, &name))
			return false;
		*height = fmax(*height, name.height);
	}
	return true;
}

static bool paint_names(chart_work *w, const chart_plot *plot)
{
	for (size_t i = 0; i < w->c->category_count; i += plot->every) {
		chart_text name = name_of(w, plot, i);
		if (!chart_text_measure(w, &name) || !chart_text_paint(w, &name, chart_plot_x(plot, i), plot->area.y1 + CHART_GAP))
			return false;
	}
	return true;
}

static bool paint_grid(chart_work *w, const chart_plot *plot)
{
	builder *b = w->f->b;
	const chart_box *area = &plot->area;
	for (size_t i = 0; i < plot->axis.count; i++) {
		double y = chart_plot_y(plot, chart_axis_tick(&plot->axis, i));
		builder_line(b, w->content, area->x0, y, area->x1, y, w->p->rule_width, 0, w->p->grid);
	}
	for (size_t i = 0; i < plot->axis.count; i++) {
		chart_text text;
		if (!chart_tick_text(w, &plot->axis, i, &text))
			return false;
		double y = chart_plot_y(plot, chart_axis_tick(&plot->axis, i));
		double top = y + 0.33 * w->axis.size - text_baseline(&w->axis); /* digits centred on the line */
		chart_box box = chart_text_box(&text, area->x0 - CHART_GAP, top);
		chart_box_take(w, &box);
		if (!chart_text_paint(w, &text, area->x0 - CHART_GAP, top))
			return false;
	}
	return true;
}

/* The unit stands over the axis. */
static bool paint_unit(chart_work *w, chart_box *room)
{
	chart_text unit = {.text = w->c->unit, .style = &w->axis, .limit = room->x1 - room->x0, .anchor = ANCHOR_LEFT};
	if (unit.text.len == 0)
		return true;
	if (!chart_text_measure(w, &unit) || !chart_text_paint(w, &unit, room->x0, room->y0))
		return false;
	chart_box box = chart_text_box(&unit, room->x0, room->y0);
	chart_box_take(w, &box);
	room->y0 += unit.height;
	return true;
}

bool chart_plot_paint(chart_work *w, chart_box room, bool zero, bool stacked, chart_plot *plot)
{
	if (!paint_unit(w, &room))
		return false;
	room.y0 += w->value.pitch; /* for the value over the highest bar */
	chart_range range = chart_range_of(w->c, stacked);
	double high = room.y1 - room.y0 - w->axis.pitch - CHART_GAP, ticks = fmin(high / (TICK_PITCHES * w->axis.pitch), TICKS_MAX), left,
	       below;
	plot->axis = chart_axis_fit(range.low, range.high, (size_t)fmax(ticks, 2), zero, range.whole);
	if (!tick_width(w, &plot->axis, &left))
		return false;
	plot->area = (chart_box){room.x0 + left + CHART_GAP, room.y0, room.x1, room.y1};
	plot->slot = (plot->area.x1 - plot->area.x0) / (double)w->c->category_count;
	if (!fit_names(w, plot, &below))
		return false;
	plot->area.y1 -= below + CHART_GAP;
	return paint_grid(w, plot) && paint_names(w, plot);
}
