/* chart_plot.c: the frame of charts with categories across and values upwards: unit, grid, axes, names of the categories.
 *
 * Names are broken to the width of their place, to LINES_MAX lines; where that is not enough, every second, third … is printed. (Bars whose names would be
 * left out that way lie down instead: chart.c.) */
#include <math.h>

#include "layout/chart_parts.h"

#define NAME_MARGIN 4.0  /* between names */
#define LINES_MAX 4      /* of a name */
#define TICK_PITCHES 1.6 /* least distance of grid lines, in lines of text */
#define TICKS_MAX 8
#define AREA_MIN 64.0 /* points: height of the plot between the axes */

bool chart_tick_text(chart_work *w, const chart_axis *axis, size_t i, chart_text *out)
{
	buf label = BUF_INIT(64);
	chart_axis_label(axis, i, &label);
	if (chart_is_percent(w->c))
		buf_put_char(&label, '%');
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

bool chart_tick_width(chart_work *w, const chart_axis *axis, double *width)
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

/* ---- names ---- */

static chart_text name_of(const chart_work *w, const chart_plot *plot, size_t category)
{
	double limit = fmin(plot->slot * (double)plot->every, w->box.x1 - w->box.x0) - NAME_MARGIN;
	return (chart_text){.text = w->c->categories[category], .style = &w->axis, .limit = fmax(limit, 1), .anchor = ANCHOR_MIDDLE};
}

/* Under its category, but inside the figure. */
static double name_x(const chart_work *w, const chart_plot *plot, const chart_text *name, size_t category)
{
	double half = name->width / 2;
	return fmax(w->box.x0 + half, fmin(chart_plot_x(plot, category), w->box.x1 - half));
}

/* Whether names of every plot->every-th category have room; the height of the highest. */
static bool try_names(chart_work *w, chart_plot *plot, bool *fit)
{
	double right = -HUGE_VAL;
	size_t lines = 0;
	*fit = true;
	plot->below = 0;
	for (size_t i = 0; i < w->c->category_count; i += plot->every) {
		chart_text name = name_of(w, plot, i);
		if (!chart_text_measure(w, &name))
			return false;
		double x = name_x(w, plot, &name, i);
		*fit = *fit && x - name.width / 2 >= right;
		right = x + name.width / 2 + NAME_MARGIN / 2;
		lines = name.lines > lines ? name.lines : lines;
		plot->below = fmax(plot->below, name.height);
	}
	*fit = *fit && lines <= LINES_MAX;
	return true;
}

/* Every how many categories a name has room, and the height of the names. */
static bool fit_names(chart_work *w, chart_plot *plot)
{
	double longest = 0, room = w->box.x1 - w->box.x0 - NAME_MARGIN;
	for (size_t i = 0; i < w->c->category_count; i++) {
		if (!paragraph_set(w->f->paragraph, w->c->categories[i], &w->axis, w->b->where))
			return false;
		longest = fmax(longest, paragraph_min_width(w->f->paragraph));
	}
	plot->every = (size_t)fmax(1, ceil((fmin(longest, room) + NAME_MARGIN) / plot->slot));
	for (bool fit = false;; plot->every++) {
		if (!try_names(w, plot, &fit))
			return false;
		if (fit || plot->every >= w->c->category_count)
			return true;
	}
}

static bool put_names(chart_work *w, const chart_plot *plot)
{
	for (size_t i = 0; i < w->c->category_count; i += plot->every) {
		chart_text name = name_of(w, plot, i);
		if (!chart_text_measure(w, &name))
			return false;
		double x = name_x(w, plot, &name, i);
		if (!chart_label_put(w, (chart_label){.text = name, .x = x, .top = plot->names, .element = w->cells.names[i], .shown = true}))
			return false;
	}
	return true;
}

/* ---- axes ---- */

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
static bool measure_unit(chart_work *w, const chart_box *room, chart_text *unit)
{
	*unit = (chart_text){.text = w->c->unit, .style = &w->axis, .limit = room->x1 - room->x0, .anchor = ANCHOR_LEFT};
	return unit->text.len == 0 || chart_text_measure(w, unit);
}

static bool put_unit(chart_work *w, const chart_box *room)
{
	chart_text unit;
	if (!measure_unit(w, room, &unit))
		return false;
	if (unit.text.len == 0)
		return true;
	return chart_label_put(w, (chart_label){.text = unit, .x = room->x0, .top = room->y0, .element = w->cells.corner, .shown = true});
}

/* Whether values stand under columns. */
static bool hangs(const chart_work *w, const chart_range *range)
{
	return w->c->kind == CHART_BAR && range->low < 0;
}

bool chart_plot_measure(chart_work *w, chart_box room, bool zero, chart_plot *plot)
{
	chart_text unit;
	double left;
	*plot = (chart_plot){.every = 1};
	if (!measure_unit(w, &room, &unit))
		return false;
	room.y0 += unit.height + (chart_is_stacked(w->c->kind) ? w->axis.pitch / 2 : w->value.pitch); /* for the value over the highest bar */
	chart_range range = chart_range_of(w->c);
	double high = room.y1 - room.y0 - w->axis.pitch - CHART_GAP, ticks = fmin(high / (TICK_PITCHES * w->axis.pitch), TICKS_MAX);
	plot->axis = chart_axis_fit(range.low, range.high, (size_t)fmax(ticks, 2), zero, range.whole);
	if (!chart_tick_width(w, &plot->axis, &left))
		return false;
	plot->area = (chart_box){room.x0 + left + CHART_GAP, room.y0, room.x1, room.y1};
	plot->slot = (plot->area.x1 - plot->area.x0) / (double)w->c->category_count;
	if (!fit_names(w, plot))
		return false;
	plot->names = room.y1 - plot->below;
	plot->area.y1 = plot->names - CHART_GAP - (hangs(w, &range) ? w->value.pitch : 0);
	return true;
}

bool chart_plot_height(chart_work *w, double *height)
{
	chart_plot plot;
	chart_box room = {w->box.x0, 0, w->box.x1, *height};
	if (!chart_plot_measure(w, room, w->c->kind != CHART_LINE, &plot))
		return false;
	*height = fmax(*height, *height - (plot.area.y1 - plot.area.y0) + AREA_MIN);
	return true;
}

bool chart_plot_paint(chart_work *w, chart_box room, bool zero, chart_plot *plot)
{
	if (!chart_plot_measure(w, room, zero, plot) || !put_unit(w, &room) || !paint_grid(w, plot) || !put_names(w, plot))
		return false;
	chart_labels_take(w, 0);
	return true;
}
