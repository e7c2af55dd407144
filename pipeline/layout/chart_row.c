/* chart_row.c: bars that grow to the right, one row a category, for names that need a line of text: beside each other, or one behind the other.
 *
 * The names decide how high a row is; so this kind may be higher than was asked for, up to a page. On a page that is full, the text becomes smaller; then,
 * of names that go on by numbers, every second, third … is printed; other names are all needed, and too many of them are an error. */
#include <math.h>

#include "layout/chart_parts.h"

#define BAR_HEIGHT 8.8     /* points: a value has room beside it */
#define BAR_HEIGHT_LOW 6.0 /* of more bars in a row than BARS_LABELLED */
#define BARS_LABELLED 4
#define ROW_GAP 5.0
#define BARS_SHARE 0.8 /* of a row's height */
#define BAR_HEIGHT_MAX 18.0
#define LABEL_GAP 3.0
#define LABEL_MARGIN 2.0
#define FREE 0.14     /* em: figures are that much lower than the em, above and below */
#define TICK_GAP 12.0 /* least distance of the axis' labels */
#define TICKS_MAX 8
#define ROUNDING 0.5 /* points that a name may be higher than its row: its leading */

/* Widths that names may take, of the whole: the first at which they are not higher than their rows. */
static const double name_shares[] = {0.42, 0.6};

/* The parts of the chart's box. */
typedef struct row_plot {
	chart_axis axis;
	chart_box area;
	double row;   /* height of a category */
	double share; /* of the width, for names */
	double names; /* their right edge */
	size_t every; /* every n-th category is named */
} row_plot;

static chart_text name_of(const chart_work *w, const row_plot *plot, size_t category)
{
	double limit = plot->share * (w->box.x1 - w->box.x0);
	return (chart_text){.text = w->c->categories[category], .style = &w->axis, .limit = limit, .anchor = ANCHOR_RIGHT};
}

static bool measure_names(chart_work *w, const row_plot *plot, double *width, double *height)
{
	*width = *height = 0;
	for (size_t i = 0; i < w->c->category_count; i++) {
		chart_text name = name_of(w, plot, i);
		if (!chart_text_measure(w, &name))
			return false;
		*width = fmax(*width, name.width);
		*height = fmax(*height, name.height);
	}
	return true;
}

static double axis_height(const chart_work *w)
{
	return CHART_GAP + w->axis.pitch * (w->c->unit.len ? 2 : 1);
}

static size_t abreast(const chart *c)
{
	return chart_is_stacked(c->kind) ? 1 : c->series_count;
}

bool chart_row_height(chart_work *w, double *height)
{
	double name_width, name_height;
	if (!measure_names(w, &(row_plot){.share = name_shares[0]}, &name_width, &name_height))
		return false;
	double bars = (double)abreast(w->c) * (abreast(w->c) > BARS_LABELLED ? BAR_HEIGHT_LOW : BAR_HEIGHT);
	double row = fmax(name_height + ROW_GAP, bars / BARS_SHARE);
	*height = fmax(*height, row * (double)w->c->category_count + axis_height(w));
	return true;
}

static double x_of(const row_plot *plot, double value)
{
	return plot->area.x0 + chart_axis_place(&plot->axis, value) * (plot->area.x1 - plot->area.x0);
}

/* ---- axis ---- */

/* As many ticks as have room for their labels. */
static bool fit_axis(chart_work *w, row_plot *plot)
{
	chart_range range = chart_range_of(w->c);
	double width = plot->area.x1 - plot->area.x0, label;
	for (size_t most = TICKS_MAX;; most--) {
		plot->axis = chart_axis_fit(range.low, range.high, most, true, range.whole);
		if (!chart_tick_width(w, &plot->axis, &label))
			return false;
		if (most <= 2 || label + TICK_GAP <= width / (double)(plot->axis.count - 1))
			return true;
	}
}

/* The last ticks' labels stay inside the figure; where even two do not have room, the second is not printed. */
static bool paint_axis(chart_work *w, const row_plot *plot)
{
	builder *b = w->f->b;
	double right = -HUGE_VAL;
	for (size_t i = 0; i < plot->axis.count; i++) {
		chart_text text;
		if (!chart_tick_text(w, &plot->axis, i, &text))
			return false;
		double x = x_of(plot, chart_axis_tick(&plot->axis, i)), left;
		builder_line(b, w->content, x, plot->area.y0, x, plot->area.y1, w->p->rule_width, 0, w->p->grid);
		left = fmax(w->box.x0, fmin(x - text.width / 2, w->box.x1 - text.width));
		text.anchor = ANCHOR_LEFT;
		if (left < right + CHART_GAP)
			continue;
		right = left + text.width;
		if (!chart_text_paint(w, &text, left, plot->area.y1 + CHART_GAP))
			return false;
	}
	return true;
}

static bool put_unit(chart_work *w, const row_plot *plot)
{
	chart_text unit = {.text = w->c->unit, .style = &w->axis, .anchor = ANCHOR_RIGHT};
	if (unit.text.len == 0)
		return true;
	double top = plot->area.y1 + CHART_GAP + w->axis.pitch;
	return chart_text_measure(w, &unit) &&
	       chart_label_put(w, (chart_label){.text = unit, .x = w->box.x1, .top = top, .element = w->cells.corner, .shown = true});
}

/* ---- bars ---- */

/* False: there is no value. */
static bool bar_box(const chart_work *w, const row_plot *plot, size_t category, size_t series, chart_box *box)
{
	chart_span span;
	if (!chart_span_of(w->c, category, series, &span))
		return false;
	double bars = (double)abreast(w->c), height = fmin(plot->row * BARS_SHARE, BAR_HEIGHT_MAX * bars);
	double top = plot->area.y0 + plot->row * ((double)category + 0.5) - height / 2;
	if (!chart_is_stacked(w->c->kind))
		top += height * (double)series / bars;
	double a = x_of(plot, span.from), b = x_of(plot, span.to);
	*box = (chart_box){fmin(a, b), top, fmax(a, b), top + height / bars};
	return true;
}

static void paint_bars(chart_work *w, const row_plot *plot)
{
	for (size_t i = 0; i < w->c->category_count; i++) {
		for (size_t s = 0; s < w->c->series_count; s++) {
			chart_box box;
			if (!bar_box(w, plot, i, s, &box))
				continue;
			if (box.x1 > box.x0)
				chart_fill_rect(w, box, s);
			if (!chart_is_stacked(w->c->kind)) /* less what a line of text has free above and below its figures */
				chart_box_take(w, &(chart_box){box.x0, box.y0 + FREE * w->value.size, box.x1, box.y1 - FREE * w->value.size});
		}
	}
}

/* Behind its bar; inside it, on white, when it is a part of one. *fits: there is room inside. */
static bool place_value(chart_work *w, const void *context, size_t category, size_t series, chart_label *label, bool *fits)
{
	const row_plot *plot = context;
	chart_box box = {0};
	chart_text *text = &label->text;
	*fits = bar_box(w, plot, category, series, &box) && text->text.len > 0;
	if (!*fits)
		return true;
	bool stacked = chart_is_stacked(w->c->kind), left = w->c->series[series].values[category] < 0;
	text->anchor = stacked ? ANCHOR_MIDDLE : left ? ANCHOR_RIGHT : ANCHOR_LEFT;
	if (!chart_text_measure(w, text))
		return false;
	label->top = (box.y0 + box.y1) / 2 + 0.33 * w->value.size - text_baseline(&w->value);
	label->x = left ? box.x0 - LABEL_GAP : box.x1 + LABEL_GAP;
	if (!stacked)
		return true;
	label->x = (box.x0 + box.x1) / 2;
	label->ground = true;
	*fits = text->width + 2 * LABEL_MARGIN <= box.x1 - box.x0;
	return true;
}

static bool put_values(chart_work *w, const row_plot *plot)
{
	size_t first = w->label_count;
	if (!chart_values_put(w, place_value, plot))
		return false;
	bool fit = chart_is_stacked(w->c->kind) ? plot->row * BARS_SHARE >= w->value.size : chart_labels_fit(w, first);
	if (!fit)
		chart_labels_hide(w, first);
	return true;
}

static bool put_names(chart_work *w, const row_plot *plot)
{
	for (size_t i = 0; i < w->c->category_count; i += plot->every) {
		chart_text name = name_of(w, plot, i);
		if (!chart_text_measure(w, &name))
			return false;
		double middle = plot->area.y0 + plot->row * ((double)i + 0.5);
		double top = name.lines == 1 ? middle + 0.33 * w->axis.size - text_baseline(&w->axis) : middle - name.height / 2;
		if (!chart_label_put(w, (chart_label){.text = name, .x = plot->names, .top = top, .element = w->cells.names[i], .shown = true}))
			return false;
	}
	return true;
}

/* The widest value that stands behind its bar. */
static bool label_width(chart_work *w, double *width)
{
	*width = 0;
	for (size_t s = 0; s < w->c->series_count && !chart_is_stacked(w->c->kind); s++) {
		for (size_t i = 0; i < w->c->category_count; i++) {
			chart_text text = {.text = w->c->series[s].labels[i], .style = &w->value};
			if (text.text.len && !chart_text_measure(w, &text))
				return false;
			*width = fmax(*width, text.width);
		}
	}
	return true;
}

/* ---- the chart ---- */

/* Try names in the text's own size, then in a smaller one, each in a narrow and a wide column; *height: of the highest. False: reported. */
static bool fit_names(chart_work *w, row_plot *plot, double *width, double *height)
{
	double sizes[] = {w->axis.size, (w->axis.size + CHART_SIZE_MIN) / 2, CHART_SIZE_MIN};
	for (size_t k = 0; k < COUNT_OF(sizes); k++) {
		w->axis = chart_text_sized(w->axis, fmin(w->axis.size, sizes[k]));
		for (size_t i = 0; i < COUNT_OF(name_shares); i++) {
			plot->share = name_shares[i];
			if (!measure_names(w, plot, width, height))
				return false;
			if (*height <= plot->row + ROUNDING)
				return true;
		}
	}
	return true;
}

/* Find sizes and the width of the names for rows of plot->row. False: reported. */
static bool fit_rows(chart_work *w, row_plot *plot, double *name_width)
{
	double height, bar = plot->row * BARS_SHARE / (double)abreast(w->c), all = plot->row * (double)w->c->category_count;
	plot->every = 1;
	w->value = chart_text_sized(w->value, fmax(CHART_SIZE_MIN, fmin(w->value.size, bar)));
	if (bar < CHART_BAR_MIN)
		return chart_report_crowded(w, w->c->category_count * abreast(w->c), (size_t)(all * BARS_SHARE / CHART_BAR_MIN));
	if (!fit_names(w, plot, name_width, &height))
		return false;
	if (height <= plot->row + ROUNDING)
		return true;
	if (!chart_is_sequence(w->c))
		return chart_report_crowded(w, w->c->category_count, (size_t)(all / height));
	plot->every = (size_t)ceil(height / plot->row);
	return true;
}

bool chart_row_paint(chart_work *w, chart_box room)
{
	double name_width = 0, behind, rows = room.y1 - room.y0 - axis_height(w);
	row_plot plot = {.row = rows / (double)w->c->category_count};
	if (!fit_rows(w, &plot, &name_width) || !label_width(w, &behind))
		return false;
	plot.names = room.x0 + name_width;
	plot.area = (chart_box){plot.names + CHART_GAP, room.y0, room.x1 - behind - LABEL_GAP - 1, room.y1 - axis_height(w)};
	if (chart_range_of(w->c).low < 0)
		plot.area.x0 += behind + 2 * LABEL_GAP;
	plot.row = (plot.area.y1 - plot.area.y0) / (double)w->c->category_count;
	if (!fit_axis(w, &plot) || !paint_axis(w, &plot) || !put_unit(w, &plot) || !put_names(w, &plot))
		return false;
	chart_labels_take(w, 0);
	paint_bars(w, &plot);
	double x = x_of(&plot, 0);
	builder_line(w->f->b, w->content, x, plot.area.y0, x, plot.area.y1, w->p->rule_width, 0, w->p->ink);
	return put_values(w, &plot);
}
