/* chart_bar.c: columns that grow from zero: beside each other, or one on the other.
 *
 * Values stand over their columns, or inside their parts of a stacked one: at all of them or at none. Of a stacked column, parts that are lower than a line
 * of text go without, which a reader sees. */
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

/* How many bars stand side by side in a category. */
static size_t abreast(const chart *c)
{
	return chart_is_stacked(c->kind) ? 1 : c->series_count;
}

static double bar_width(const chart_work *w, const chart_plot *plot)
{
	return fmin(plot->slot * GROUP_SHARE / (double)abreast(w->c), BAR_WIDTH_MAX);
}

/* False: there is no value. */
static bool bar_box(const chart_work *w, const chart_plot *plot, size_t category, size_t series, chart_box *box)
{
	chart_span span;
	if (!chart_span_of(w->c, category, series, &span))
		return false;
	double bars = (double)abreast(w->c), width = bar_width(w, plot), x = chart_plot_x(plot, category) - width * bars / 2;
	double a = chart_plot_y(plot, span.from), b = chart_plot_y(plot, span.to);
	if (!chart_is_stacked(w->c->kind))
		x += width * (double)series;
	*box = (chart_box){x, fmin(a, b), x + width, fmax(a, b)};
	return true;
}

static void paint_bars(chart_work *w, const chart_plot *plot)
{
	bool stacked = chart_is_stacked(w->c->kind);
	for (size_t i = 0; i < w->c->category_count; i++) {
		for (size_t s = 0; s < w->c->series_count; s++) {
			chart_box box;
			if (!bar_box(w, plot, i, s, &box))
				continue;
			if (box.y1 > box.y0)
				chart_fill_rect(w, box, s);
			if (!stacked)
				chart_box_take(w, &box);
		}
	}
}

/* ---- values ---- */

/* Over its column, under it when it hangs down; inside it, on white, when it is a part of one. *fits: there is room inside. */
static bool place_value(chart_work *w, const void *context, size_t category, size_t series, chart_label *label, bool *fits)
{
	const chart_plot *plot = context;
	chart_box box = {0};
	chart_text *text = &label->text;
	label->text.anchor = ANCHOR_MIDDLE;
	*fits = bar_box(w, plot, category, series, &box) && text->text.len > 0;
	if (!*fits)
		return true;
	if (!chart_text_measure(w, text))
		return false;
	label->x = (box.x0 + box.x1) / 2;
	if (chart_is_stacked(w->c->kind)) {
		label->top = (box.y0 + box.y1) / 2 - text->height / 2;
		label->ground = true;
		*fits = text->height <= box.y1 - box.y0;
		return true;
	}
	bool hangs = w->c->series[series].values[category] < 0;
	label->top = hangs ? box.y1 + LABEL_GAP : box.y0 - LABEL_GAP - text->height;
	return true;
}

/* Whether the labels since `first` are narrower than the columns they stand in. */
static bool fit_inside(const chart_work *w, size_t first, double width)
{
	for (size_t i = first; i < w->label_count; i++)
		if (w->labels[i].shown && w->labels[i].text.width + 2 * LABEL_MARGIN > width)
			return false;
	return true;
}

/* Put all values down; *room: all that should be seen have room. */
static bool put_values(chart_work *w, const chart_plot *plot, size_t first, bool *room)
{
	bool stacked = chart_is_stacked(w->c->kind);
	w->label_count = first;
	if (!chart_values_put(w, place_value, plot))
		return false;
	*room = stacked ? fit_inside(w, first, bar_width(w, plot)) : chart_labels_fit(w, first);
	return true;
}

bool chart_bar_paint(chart_work *w, chart_box room)
{
	chart_plot plot;
	size_t bars = w->c->category_count * abreast(w->c);
	if (!chart_plot_paint(w, room, true, &plot))
		return false;
	if (bar_width(w, &plot) < CHART_BAR_MIN)
		return chart_report_crowded(w, bars, (size_t)((plot.area.x1 - plot.area.x0) * GROUP_SHARE / CHART_BAR_MIN));
	paint_bars(w, &plot);
	paint_zero_line(w, &plot);
	size_t first = w->label_count;
	bool fit;
	if (!put_values(w, &plot, first, &fit))
		return false;
	if (!fit) {
		w->value = chart_text_sized(w->value, fmin(w->value.size, CHART_SIZE_MIN));
		if (!put_values(w, &plot, first, &fit))
			return false;
	}
	if (!fit)
		chart_labels_hide(w, first);
	return true;
}
