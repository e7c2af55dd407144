/* chart_parts.h: a chart while it is being drawn. Inside layout/chart*.c.
 *
 * A chart is one Figure with one content: every line, area and label of it is in there. First its height is found, then room is reserved,
 * then it is drawn into its box. */
#ifndef TONGKET_LAYOUT_CHART_PARTS_H
#define TONGKET_LAYOUT_CHART_PARTS_H

#include "layout/chart.h"
#include "layout/chart_axis.h"

typedef struct chart_point {
	double x, y;
} chart_point;

typedef struct chart_box {
	double x0, y0, x1, y1;
} chart_box;

typedef struct chart_work {
	flow *f;
	const chart *c;
	const block *b;
	const profile_chart *p;
	text_style axis, value, legend;
	uint32_t figure, content;
	chart_box box;    /* the figure */
	chart_box *taken; /* where labels stand */
	size_t taken_count, taken_cap;
} chart_work;

#define CHART_GAP 4.0 /* points, between a label and what it names */

/* ---- texts (chart_text.c) ---- */
typedef enum { ANCHOR_LEFT, ANCHOR_MIDDLE, ANCHOR_RIGHT } chart_anchor;

typedef struct chart_text {
	slice text;
	const text_style *style;
	double limit; /* lines are broken at this width; 0: one line */
	chart_anchor anchor;
	/* found by chart_text_measure */
	double width, height;
	size_t lines;
} chart_text;

/* Find width, height and lines. False: reported. */
NODISCARD bool chart_text_measure(chart_work *w, chart_text *t);

/* Paint a measured text; x is its left edge, middle or right edge, `top` the top of its first line. False: reported. */
NODISCARD bool chart_text_paint(chart_work *w, const chart_text *t, double x, double top);

/* The box it would fill. */
chart_box chart_text_box(const chart_text *t, double x, double top);

#define CHART_SIZE_MIN 8.0 /* points: no text of a chart is smaller */

/* Whether `box` is inside the figure and free of labels. */
bool chart_box_free(const chart_work *w, const chart_box *box);
void chart_box_take(chart_work *w, const chart_box *box);

/* Paint a measured text, on white, at the first of the places that is free; at none when all are taken. False: reported. */
NODISCARD bool chart_text_paint_free(chart_work *w, const chart_text *t, const chart_point *places, size_t count);

/* ---- areas and marks (chart_fill.c) ---- */

/* An area in the colour and hatching of the series; hatching tells the series apart in black and white. */
void chart_fill(chart_work *w, const chart_point *points, size_t count, size_t series);
void chart_fill_rect(chart_work *w, chart_box box, size_t series);

/* The mark of the series at a point of a line. */
void chart_mark(chart_work *w, chart_point at, size_t series);
colour chart_colour(const chart_work *w, size_t series);

/* ---- values ---- */

/* Least and greatest of all values (of the sums of a category when `stacked`), whether all are whole numbers; 0 and 0 when there is none. */
typedef struct chart_range {
	double low, high;
	bool whole;
} chart_range;
chart_range chart_range_of(const chart *c, bool stacked);

/* ---- legend (chart_legend.c) ---- */
NODISCARD bool chart_legend_height(chart_work *w, double *height);
NODISCARD bool chart_legend_paint(chart_work *w, double top);

/* ---- charts with categories across and values upwards (chart_plot.c) ---- */
typedef struct chart_plot {
	chart_axis axis;
	chart_box area; /* between the axes */
	double slot;    /* width of a category */
	size_t every;   /* every n-th category is named */
} chart_plot;

/* Draw unit, grid, axes and category names into `room`; the area that is left is plot->area. False: reported. */
NODISCARD bool chart_plot_paint(chart_work *w, chart_box room, bool zero, bool stacked, chart_plot *plot);
double chart_plot_y(const chart_plot *plot, double value);
double chart_plot_x(const chart_plot *plot, size_t category); /* its middle */

/* The label of a tick, measured. False: reported. */
NODISCARD bool chart_tick_text(chart_work *w, const chart_axis *axis, size_t i, chart_text *out);

/* ---- the kinds ---- */

/* How a kind finds its height (the figure's, without caption) and is drawn into w->box. */
typedef struct chart_painter {
	bool (*height)(chart_work *w, double *height); /* may raise the height that was asked for; without the legend */
	bool (*paint)(chart_work *w, chart_box room);  /* room: the figure without its legend */
	bool has_legend;
} chart_painter;

bool chart_bar_paint(chart_work *w, chart_box room);
bool chart_stack_paint(chart_work *w, chart_box room);
bool chart_row_height(chart_work *w, double *height);
bool chart_row_paint(chart_work *w, chart_box room);
bool chart_line_paint(chart_work *w, chart_box room);
bool chart_pie_height(chart_work *w, double *height);
bool chart_pie_paint(chart_work *w, chart_box room);

#endif
