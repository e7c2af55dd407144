/* chart_parts.h: a chart while it is being drawn. Inside layout/chart*.c.
 *
 * The order of work: find the height, reserve room, make the elements (the Figure, its caption, the Table with its figures), paint what is drawn as the one
 * content of the Figure, then the labels. A label is put down while its mark is drawn and painted when all marks are there: the name of a category or
 * series and a value are the text of their cell of the Table, whether they are to be seen or not; all else belongs to the Figure. */
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

/* A text put down to be painted; `x` is its left edge, middle or right edge, `top` the top of its first line. */
typedef struct chart_label {
	chart_text text;
	double x, top;
	uint32_t element; /* its cell */
	bool shown;
	bool ground; /* on white */
} chart_label;

/* The elements of the table. */
typedef struct chart_cells {
	uint32_t corner;
	uint32_t *series, *names; /* TH of each series and category */
	uint32_t *values;         /* TD of each category's series, category by category */
} chart_cells;

typedef struct chart_work {
	flow *f;
	const chart *c;
	const block *b;
	const profile_chart *p;
	text_style axis, value, legend, hidden;
	uint32_t figure, content, caption;
	chart_cells cells;
	chart_box box;    /* the figure */
	chart_box *taken; /* where labels may not stand */
	size_t taken_count, taken_cap;
	chart_label *labels;
	size_t label_count, label_cap;
} chart_work;

#define CHART_GAP 4.0      /* points, between a label and what it names */
#define CHART_SIZE_MIN 8.0 /* points: no text of a chart is smaller */
#define CHART_BAR_MIN 0.75 /* points: no bar is thinner */

/* ---- texts (chart_text.c) ---- */

/* Find width, height and lines. False: reported. */
NODISCARD bool chart_text_measure(chart_work *w, chart_text *t);

/* Paint a measured text now, as part of the figure. False: reported. */
NODISCARD bool chart_text_paint(chart_work *w, const chart_text *t, double x, double top);

NODISCARD bool chart_text_paint_to(chart_work *w, const chart_text *t, double x, double top, paragraph_target *to);

/* The box it would fill. */
chart_box chart_text_box(const chart_text *t, double x, double top);

/* The style with its size and pitch changed to `size`. */
text_style chart_text_sized(text_style style, double size);

/* ---- labels (chart_label.c) ---- */

/* Put a measured text down. Its slice must live as long as the arena. False: out of memory, reported. */
NODISCARD bool chart_label_put(chart_work *w, chart_label label);

/* Whether the labels from `first` on are inside the figure, off what is taken and off each other. */
bool chart_labels_fit(const chart_work *w, size_t first);

/* Nothing else may stand where those of them are that are seen. */
void chart_labels_take(chart_work *w, size_t first);

/* They are not to be seen. */
void chart_labels_hide(chart_work *w, size_t first);

/* Whether `box` is inside the figure and free. */
bool chart_box_free(const chart_work *w, const chart_box *box);
void chart_box_take(chart_work *w, const chart_box *box);

/* Paint the labels that are shown, and as hidden text every cell that has none. False: reported. */
NODISCARD bool chart_labels_paint(chart_work *w);

/* ---- the table for readers of the tags (chart_cells.c) ---- */

/* Make the Table with its cells below `group`. False: out of memory, reported. */
NODISCARD bool chart_cells_make(chart_work *w, uint32_t group);
uint32_t chart_cell(const chart_work *w, size_t category, size_t series);

/* The text of the cell of a value; of a pie, with its share. {NULL, 0}: out of memory, reported. */
slice chart_cell_text(const chart_work *w, size_t category, size_t series);

/* ---- areas and marks (chart_fill.c) ---- */

/* An area in the colour and pattern of the series; patterns tell series apart in black and white. */
void chart_fill(chart_work *w, const chart_point *points, size_t count, size_t series);
void chart_fill_rect(chart_work *w, chart_box box, size_t series);

/* The mark of the series at a point of a line, and the length of its dashes. */
void chart_mark(chart_work *w, chart_point at, size_t series);
double chart_dash(size_t series);
colour chart_colour(const chart_work *w, size_t series);

/* ---- values (chart_values.c) ---- */

/* Where the value of a bar stands: fills `label`; *fits: it may be seen there. False: reported. */
typedef bool (*chart_value_place)(chart_work *w, const void *context, size_t category, size_t series, chart_label *label, bool *fits);

/* Put the values of all bars among the labels. False: reported. */
NODISCARD bool chart_values_put(chart_work *w, chart_value_place find, const void *context);
bool chart_is_stacked(chart_kind kind);
bool chart_is_percent(const chart *c); /* the axis has percentages */

/* Where the part of a series begins and ends on the axis: from 0, or from the part under it. False: it has no value. */
typedef struct chart_span {
	double from, to;
} chart_span;
bool chart_span_of(const chart *c, size_t category, size_t series, chart_span *out);

/* Least and greatest place on the axis, whether all are whole numbers; 0 and 0 when there is none. */
typedef struct chart_range {
	double low, high;
	bool whole;
} chart_range;
chart_range chart_range_of(const chart *c);

/* Whether the categories' names differ in their figures only ("2010", "Tháng 3"): then some may be left out. */
bool chart_is_sequence(const chart *c);

/* ---- legend (chart_legend.c) ---- */
NODISCARD bool chart_legend_height(chart_work *w, double *height);
NODISCARD bool chart_legend_paint(chart_work *w, double top);

/* ---- charts with categories across and values upwards (chart_plot.c) ---- */
typedef struct chart_plot {
	chart_axis axis;
	chart_box area; /* between the axes */
	double slot;    /* width of a category */
	size_t every;   /* every n-th category is named */
	double names;   /* their top */
	double below;   /* their height */
} chart_plot;

/* Find axis and names for a room. `zero`: the axis has 0. False: reported. */
NODISCARD bool chart_plot_measure(chart_work *w, chart_box room, bool zero, chart_plot *plot);

/* The least height at which there is a plot over the names. False: reported. */
NODISCARD bool chart_plot_height(chart_work *w, double *height);

/* Draw unit, grid, axes and category names into `room`; the area that is left is plot->area. False: reported. */
NODISCARD bool chart_plot_paint(chart_work *w, chart_box room, bool zero, chart_plot *plot);
double chart_plot_y(const chart_plot *plot, double value);
double chart_plot_x(const chart_plot *plot, size_t category); /* its middle */

/* The label of a tick, measured. False: reported. */
NODISCARD bool chart_tick_text(chart_work *w, const chart_axis *axis, size_t i, chart_text *out);

/* The widest of them. False: reported. */
NODISCARD bool chart_tick_width(chart_work *w, const chart_axis *axis, double *width);

/* ---- the kinds ---- */

/* How a kind finds its height (the figure's, without caption) and is drawn into w->box. */
typedef struct chart_painter {
	bool (*height)(chart_work *w, double *height); /* may raise the height that was asked for; without the legend */
	bool (*paint)(chart_work *w, chart_box room);  /* room: the figure without its legend */
	bool has_legend;
} chart_painter;

bool chart_bar_paint(chart_work *w, chart_box room);
bool chart_row_height(chart_work *w, double *height);
bool chart_row_paint(chart_work *w, chart_box room);
bool chart_line_paint(chart_work *w, chart_box room);
bool chart_pie_height(chart_work *w, double *height);
bool chart_pie_paint(chart_work *w, chart_box room);

/* Report that there are more categories or bars than a page can show. False. */
bool chart_report_crowded(chart_work *w, size_t count, size_t most);

#endif
