/* chart_legend.c: which series is which, in lines under the chart. */
#include <math.h>

#include "layout/chart_parts.h"

#define SWATCH_WIDTH 20.0
#define LINE_SWATCH_WIDTH 34.0 /* shows the dashes */
#define SWATCH_HEIGHT 8.5
#define ITEM_GAP 16.0

static double swatch_width(const chart_work *w)
{
	return w->c->kind == CHART_LINE ? LINE_SWATCH_WIDTH : SWATCH_WIDTH;
}

/* The items of one line of the legend. */
typedef struct legend_line {
	size_t first, end;
	double width, height;
} legend_line;

static chart_text item_text(const chart_work *w, size_t series, double room)
{
	return (chart_text){.text = w->c->series[series].name, .style = &w->legend, .limit = room - swatch_width(w) - CHART_GAP};
}

/* As many items as fit, at least one. False: reported. */
static bool next_line(chart_work *w, size_t first, legend_line *line)
{
	double room = w->box.x1 - w->box.x0;
	*line = (legend_line){.first = first, .end = first};
	while (line->end < w->c->series_count) {
		chart_text text = item_text(w, line->end, room);
		if (!chart_text_measure(w, &text))
			return false;
		double width = (line->end > first ? ITEM_GAP : 0) + swatch_width(w) + CHART_GAP + text.width;
		if (line->end > first && line->width + width > room)
			break;
		line->width += width;
		line->height = fmax(line->height, text.height);
		line->end++;
	}
	return true;
}

bool chart_legend_height(chart_work *w, double *height)
{
	*height = 0;
	for (size_t i = 0; i < w->c->series_count && w->c->series_count > 1;) {
		legend_line line;
		if (!next_line(w, i, &line))
			return false;
		*height += line.height;
		i = line.end;
	}
	*height += *height > 0 ? CHART_GAP : 0;
	return true;
}

static void paint_swatch(chart_work *w, size_t series, double x, double middle)
{
	if (w->c->kind != CHART_LINE) {
		chart_fill_rect(w, (chart_box){x, middle - SWATCH_HEIGHT / 2, x + SWATCH_WIDTH, middle + SWATCH_HEIGHT / 2}, series);
		return;
	}
	builder_line(w->f->b, w->content, x, middle, x + LINE_SWATCH_WIDTH, middle, 1.4, chart_dash(series), chart_colour(w, series));
	chart_mark(w, (chart_point){x + LINE_SWATCH_WIDTH / 2, middle}, series);
}

static bool paint_line(chart_work *w, const legend_line *line, double top)
{
	double room = w->box.x1 - w->box.x0, x = w->box.x0 + fmax(0, room - line->width) / 2;
	for (size_t i = line->first; i < line->end; i++) {
		chart_text text = item_text(w, i, room);
		if (!chart_text_measure(w, &text))
			return false;
		paint_swatch(w, i, x, top + text_baseline(&w->legend) - 0.33 * w->legend.size);
		x += swatch_width(w) + CHART_GAP;
		if (!chart_label_put(w, (chart_label){.text = text, .x = x, .top = top, .element = w->cells.series[i], .shown = true}))
			return false;
		x += text.width + ITEM_GAP;
	}
	return true;
}

bool chart_legend_paint(chart_work *w, double top)
{
	top += CHART_GAP;
	for (size_t i = 0; i < w->c->series_count;) {
		legend_line line;
		if (!next_line(w, i, &line) || !paint_line(w, &line, top))
			return false;
		top += line.height;
		i = line.end;
	}
	return true;
}
