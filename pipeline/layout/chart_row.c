/* chart_row.c: bars that grow to the right, one row a category, for names that need a line of text.
 *
 * The names decide how high a row is; so this kind may be higher than was asked for, up to a page. */
#include <math.h>

#include "layout/chart_parts.h"

#define NAME_SHARE 0.42 /* of the width, for names */
#define BAR_HEIGHT 9.0
#define ROW_GAP 5.0
#define BARS_SHARE 0.74 /* of a row's height */
#define BAR_HEIGHT_MAX 18.0
#define LABEL_GAP 3.0
#define TICK_GAP 26.0 /* least distance of grid lines beside their labels */

/* The parts of the chart's box. */
typedef struct row_plot {
	chart_axis axis;
	chart_box area;
	double row; /* height of a category */
} row_plot;

static chart_text name_of(const chart_work *w, size_t category)
{
	double limit = NAME_SHARE * (w->box.x1 - w->box.x0);
	return (chart_text){.text = w->c->categories[category], .style = &w->axis, .limit = limit, .anchor = ANCHOR_RIGHT};
}

static bool measure_names(chart_work *w, double *width, double *height)
{
	*width = *height = 0;
	for (size_t i = 0; i < w->c->category_count; i++) {
		chart_text name = name_of(w, i);
		if (!chart_text_measure(w, &name))
			return false;
		*width = fmax(*width, name.width);
		*height = fmax(*height, name.height);
	}
	return true;
}

/* Many categories on one page: smaller text rather than every second name. */
static void shrink(text_style *style, double row)
{
	double size = fmax(CHART_SIZE_MIN, fmin(style->size, style->size * row / style->pitch));
	style->pitch *= size / style->size;
	style->size = size;
}

static double axis_height(const chart_work *w)
{
	return CHART_GAP + w->axis.pitch * (w->c->unit.len ? 2 : 1);
}

bool chart_row_height(chart_work *w, double *height)
{
	double name_width, name_height;
	if (!measure_names(w, &name_width, &name_height))
		return false;
	double bars = BAR_HEIGHT * (double)w->c->series_count, row = fmax(name_height, bars) + ROW_GAP;
	*height = fmax(*height, row * (double)w->c->category_count + axis_height(w));
	return true;
}

static double x_of(const row_plot *plot, double value)
{
	return plot->area.x0 + chart_axis_place(&plot->axis, value) * (plot->area.x1 - plot->area.x0);
}

static bool paint_axis(chart_work *w, const row_plot *plot)
{
	builder *b = w->f->b;
	for (size_t i = 0; i < plot->axis.count; i++) {
		chart_text text;
		if (!chart_tick_text(w, &plot->axis, i, &text))
			return false;
		text.anchor = ANCHOR_MIDDLE;
		double x = x_of(plot, chart_axis_tick(&plot->axis, i));
		builder_line(b, w->content, x, plot->area.y0, x, plot->area.y1, w->p->rule_width, 0, w->p->grid);
		if (!chart_text_paint(w, &text, x, plot->area.y1 + CHART_GAP))
			return false;
	}
	chart_text unit = {.text = w->c->unit, .style = &w->axis, .anchor = ANCHOR_RIGHT};
	if (unit.text.len == 0)
		return true;
	return chart_text_measure(w, &unit) && chart_text_paint(w, &unit, plot->area.x1, plot->area.y1 + CHART_GAP + w->axis.pitch);
}

static chart_box bar_box(const chart_work *w, const row_plot *plot, size_t category, size_t series)
{
	double bars = (double)w->c->series_count, height = fmin(plot->row * BARS_SHARE, BAR_HEIGHT_MAX * bars);
	double top = plot->area.y0 + plot->row * ((double)category + 0.5) - height / 2 + height * (double)series / bars;
	double a = x_of(plot, 0), b = x_of(plot, w->c->series[series].values[category]);
	return (chart_box){fmin(a, b), top, fmax(a, b), top + height / bars};
}

static bool paint_bar(chart_work *w, const row_plot *plot, size_t category, size_t series)
{
	double value = w->c->series[series].values[category];
	if (!isfinite(value))
		return true;
	chart_box box = bar_box(w, plot, category, series);
	if (box.x1 > box.x0)
		chart_fill_rect(w, box, series);
	chart_text text = {.text = w->c->series[series].labels[category], .style = &w->value, .anchor = value < 0 ? ANCHOR_RIGHT : ANCHOR_LEFT};
	if (text.text.len == 0)
		return true;
	double x = value < 0 ? box.x0 - LABEL_GAP : box.x1 + LABEL_GAP, middle = (box.y0 + box.y1) / 2;
	double top = middle + 0.33 * w->value.size - text_baseline(&w->value);
	return chart_text_measure(w, &text) && chart_text_paint_free(w, &text, &(chart_point){x, top}, 1);
}

static bool paint_name(chart_work *w, const row_plot *plot, size_t category)
{
	chart_text name = name_of(w, category);
	if (!chart_text_measure(w, &name))
		return false;
	double middle = plot->area.y0 + plot->row * ((double)category + 0.5);
	double top = name.lines == 1 ? middle + 0.33 * w->axis.size - text_baseline(&w->axis) : middle - name.height / 2;
	return chart_text_paint_free(w, &name, &(chart_point){plot->area.x0 - CHART_GAP, top}, 1);
}

/* The widest value that stands behind its bar. */
static bool label_width(chart_work *w, double *width)
{
	*width = 0;
	for (size_t s = 0; s < w->c->series_count; s++) {
		for (size_t i = 0; i < w->c->category_count; i++) {
			chart_text text = {.text = w->c->series[s].labels[i], .style = &w->value};
			if (text.text.len && !chart_text_measure(w, &text))
				return false;
			*width = fmax(*width, text.width);
		}
	}
	return true;
}

bool chart_row_paint(chart_work *w, chart_box room)
{
	double name_width, name_height, behind;
	double row = (room.y1 - room.y0 - axis_height(w)) / (double)w->c->category_count;
	shrink(&w->axis, row);
	shrink(&w->value, row / (double)w->c->series_count);
	if (!measure_names(w, &name_width, &name_height) || !label_width(w, &behind))
		return false;
	chart_range range = chart_range_of(w->c, false);
	row_plot plot = {.area = {room.x0 + name_width + CHART_GAP, room.y0, room.x1 - behind - CHART_GAP, room.y1 - axis_height(w)}};
	if (range.low < 0)
		plot.area.x0 += behind;
	double ticks = (plot.area.x1 - plot.area.x0) / (TICK_GAP + behind);
	plot.axis = chart_axis_fit(range.low, range.high, (size_t)fmax(2, fmin(ticks, 8)), true, range.whole);
	plot.row = (plot.area.y1 - plot.area.y0) / (double)w->c->category_count;
	if (!paint_axis(w, &plot))
		return false;
	for (size_t i = 0; i < w->c->category_count; i++) {
		if (!paint_name(w, &plot, i))
			return false;
		for (size_t s = 0; s < w->c->series_count; s++)
			if (!paint_bar(w, &plot, i, s))
				return false;
	}
	double x = x_of(&plot, 0);
	builder_line(w->f->b, w->content, x, plot.area.y0, x, plot.area.y1, w->p->rule_width, 0, w->p->ink);
	return true;
}
