/* chart.c: the frame of every chart: room on one page, the Figure with its words for those who cannot see it, legend, caption.
 *
 * The kinds are in files of their own; a table says how each finds its height and is drawn. A chart that would begin a new page is drawn lower, down to
 * the profile's share of its height, when it has room then. */
#include "layout/chart.h"

#include <math.h>
#include <stdlib.h>

#include "layout/block.h"
#include "layout/chart_parts.h"

#define PLOT_HEIGHT_MIN 90.0 /* points, without the legend */
#define HIDDEN_SIZE 1.0      /* points, of text for readers of the tags */

static const message crowded = {"chart-crowded", STATUS_USAGE,
    {"biểu đồ có {1} mục hoặc cột, một trang chỉ đủ chỗ cho {2}", "the chart has {1} categories or bars, and a page has room for {2}"},
    {"Gộp các mục nhỏ trong truy vấn, chia thành nhiều biểu đồ, hoặc dùng bảng.",
        "Join small categories in the query, divide the chart, or use a table."}};

bool chart_report_crowded(chart_work *w, size_t count, size_t most)
{
	return diag_report(w->f->d, &crowded, w->b->where, arena_printf(w->f->a, "%zu", count), arena_printf(w->f->a, "%zu", most ? most : 1));
}

static bool plot_height(chart_work *w, double *height)
{
	*height = fmax(*height, PLOT_HEIGHT_MIN);
	return chart_plot_height(w, height);
}

static const chart_painter painters[] = {
    [CHART_BAR] = {plot_height, chart_bar_paint, true},
    [CHART_STACKED_BAR] = {plot_height, chart_bar_paint, true},
    [CHART_PERCENT_BAR] = {plot_height, chart_bar_paint, true},
    [CHART_HORIZONTAL_BAR] = {chart_row_height, chart_row_paint, true},
    [CHART_STACKED_HORIZONTAL_BAR] = {chart_row_height, chart_row_paint, true},
    [CHART_PERCENT_HORIZONTAL_BAR] = {chart_row_height, chart_row_paint, true},
    [CHART_LINE] = {plot_height, chart_line_paint, true},
    [CHART_PIE] = {chart_pie_height, chart_pie_paint, false},
};

/* Columns whose names would have to be left out, and cannot be guessed from their neighbours, lie down. False: reported. */
static bool choose_painter(chart_work *w, double height, const chart_painter **painter)
{
	chart_plot plot;
	bool upright = w->c->kind == CHART_BAR || w->c->kind == CHART_STACKED_BAR || w->c->kind == CHART_PERCENT_BAR;
	*painter = &painters[w->c->kind];
	if (!upright || chart_is_sequence(w->c))
		return true;
	if (!chart_plot_measure(w, (chart_box){w->box.x0, 0, w->box.x1, height}, true, &plot))
		return false;
	if (plot.every > 1)
		*painter = &painters[CHART_HORIZONTAL_BAR];
	return true;
}

/* What the frame consists of, in points. */
typedef struct chart_frame {
	slice caption;
	const chart_painter *painter;
	double figure, legend, caption_height;
	double least; /* of figure: how low it may be drawn to stay on a page */
} chart_frame;

static size_t break_line(chart_work *w, slice text, const profile_style *style)
{
	text_style set = text_style_of(style);
	if (!paragraph_set(w->f->paragraph, text, &set, w->b->where))
		return 0;
	line_shape shape = {.width = w->f->width, .setting = style->align, .balance = style->align == SET_CENTER};
	return paragraph_break(w->f->paragraph, &shape);
}

/* The gap between figure and caption. */
static double caption_gap(const chart_work *w)
{
	return fmax(w->p->caption_style.before, CHART_GAP);
}

static bool measure_caption(chart_work *w, const reference *name, chart_frame *frame)
{
	if (w->c->caption.len == 0)
		return true;
	const pattern_value values[] = {{"label", name ? name->number : (slice){"", 0}}, {"text", w->c->caption}};
	frame->caption = pattern_fill(w->f->a, w->p->caption, values, COUNT_OF(values));
	if (!frame->caption.ptr)
		return diag_no_memory(w->f->d);
	size_t lines = break_line(w, frame->caption, &w->p->caption_style);
	frame->caption_height = (double)lines * w->p->caption_style.pitch + caption_gap(w);
	return lines > 0;
}

/* The figure's height when `height` is asked for. False: reported. */
static bool figure_height(chart_work *w, const chart_frame *frame, double height, double *out)
{
	height -= frame->legend;
	if (!frame->painter->height(w, &height))
		return false;
	*out = fmin(height + frame->legend, flow_page_height(w->f) - frame->caption_height);
	return true;
}

static bool measure_figure(chart_work *w, chart_frame *frame)
{
	double height = w->c->height_mm > 0 ? w->c->height_mm * POINTS_PER_MM : w->p->height;
	double shrunk = w->p->shrink > 0 ? height * w->p->shrink / 100 : height;
	if (!choose_painter(w, height, &frame->painter))
		return false;
	if (frame->painter->has_legend && !chart_legend_height(w, &frame->legend))
		return false;
	return figure_height(w, frame, height, &frame->figure) && figure_height(w, frame, shrunk, &frame->least);
}

/* Draw it lower when it has room on this page then, and else not. */
static void squeeze(const chart_work *w, chart_frame *frame)
{
	double room = flow_room(w->f) - frame->caption_height;
	if (frame->figure > room && frame->least <= room)
		frame->figure = room;
}

static bool measure_empty(chart_work *w, const profile_style *style, chart_frame *frame)
{
	size_t lines = break_line(w, w->c->empty, style);
	frame->figure = (double)lines * style->pitch;
	return lines > 0;
}

/* The elements: the Figure, its caption, the table with its figures. False: reported. */
static bool begin_figure(chart_work *w, uint32_t group, const chart_frame *frame)
{
	flow *f = w->f;
	w->box = (chart_box){f->left, f->y, f->left + f->width, f->y + frame->figure};
	w->figure = builder_element(f->b, ELEMENT_FIGURE, group);
	element_extra *extra = builder_extra(f->b, w->figure);
	extra->alt = w->c->alt.len ? w->c->alt : w->c->caption;
	extra->has_bbox = true;
	extra->bbox[0] = w->box.x0;
	extra->bbox[1] = w->box.y0;
	extra->bbox[2] = w->box.x1;
	extra->bbox[3] = w->box.y1;
	w->content = builder_content(f->b, w->figure);
	if (frame->caption.len)
		w->caption = builder_element(f->b, ELEMENT_CAPTION, group);
	return chart_cells_make(w, group);
}

static bool paint_caption(chart_work *w, uint32_t group, const chart_frame *frame)
{
	flow *f = w->f;
	if (frame->caption.len == 0)
		return true;
	size_t lines = break_line(w, frame->caption, &w->p->caption_style);
	if (lines == 0)
		return false;
	uint32_t to_caption = w->caption == ELEMENT_NONE ? builder_element(f->b, ELEMENT_CAPTION, group) : w->caption;
	paragraph_target to = {.b = f->b, .element = to_caption, .content = CONTENT_NONE};
	double top = f->y + frame->figure + caption_gap(w);
	return paragraph_paint(f->paragraph, &to, 0, lines, f->left, top + text_baseline(paragraph_style(f->paragraph)));
}

static bool paint(chart_work *w, uint32_t group, const chart_frame *frame)
{
	if (!begin_figure(w, group, frame))
		return false;
	chart_box room = w->box;
	room.y1 -= frame->legend;
	return frame->painter->paint(w, room) && (frame->legend <= 0 || chart_legend_paint(w, room.y1)) && chart_labels_paint(w);
}

/* Nothing to draw: the words for it, where the chart would be. */
static bool paint_empty(chart_work *w, uint32_t group, const profile_style *style)
{
	flow *f = w->f;
	size_t lines = break_line(w, w->c->empty, style);
	if (lines == 0)
		return false;
	paragraph_target to = {.b = f->b, .element = builder_element(f->b, ELEMENT_P, group), .content = CONTENT_NONE};
	return paragraph_paint(f->paragraph, &to, 0, lines, f->left, f->y + text_baseline(paragraph_style(f->paragraph)));
}

static bool is_empty(const chart *c)
{
	return c->category_count == 0 || c->series_count == 0;
}

/* How the words in place of a chart look. */
static profile_style empty_style_of(const chart_work *w)
{
	profile_style style = w->p->axis;
	style.align = SET_CENTER;
	return style;
}

static bool measure(chart_work *w, const reference *name, chart_frame *frame)
{
	w->box = (chart_box){w->f->left, 0, w->f->left + w->f->width, 0};
	if (!measure_caption(w, name, frame))
		return false;
	if (!is_empty(w->c))
		return measure_figure(w, frame);
	profile_style style = empty_style_of(w);
	return measure_empty(w, &style, frame);
}

static bool set_chart(chart_work *w, const reference *name)
{
	flow *f = w->f;
	bool empty = is_empty(w->c);
	profile_style empty_style = empty_style_of(w);
	chart_frame frame = {0};
	if (empty && w->c->empty.len == 0)
		return true;
	if (!measure(w, name, &frame))
		return false;
	double least = empty ? 0 : PLOT_HEIGHT_MIN;
	if (frame.figure < least || frame.figure + frame.caption_height > flow_page_height(f) + 1)
		return layout_too_high(f, "chart", w->b->where);
	flow_space(f, w->p->before);
	if (!empty)
		squeeze(w, &frame);
	if (!flow_reserve(f, frame.figure + frame.caption_height))
		return false;
	if (name)
		flow_reach(f, name, f->y);
	uint32_t group = builder_element(f->b, ELEMENT_DIV, f->parent);
	bool painted = empty ? paint_empty(w, group, &empty_style) : paint(w, group, &frame);
	if (!painted || !paint_caption(w, group, &frame))
		return false;
	flow_advance(f, frame.figure + frame.caption_height);
	flow_space_after(f, w->p->after);
	return !f->b->failed;
}

static chart_work work_of(flow *f, const chart *c, const block *b)
{
	const profile_chart *p = &f->profile->chart;
	return (chart_work){.f = f,
	    .c = c,
	    .b = b,
	    .p = p,
	    .axis = text_style_of(&p->axis),
	    .value = text_style_of(&p->value),
	    .legend = text_style_of(&p->legend),
	    .hidden = {.size = HIDDEN_SIZE, .pitch = HIDDEN_SIZE, .ink = COLOUR_BLACK},
	    .caption = ELEMENT_NONE};
}

bool chart_fits(flow *f, const chart *c, const block *b, bool *fits)
{
	chart_work w = work_of(f, c, b);
	chart_frame frame = {0};
	*fits = true;
	if (is_empty(c) && c->empty.len == 0)
		return true;
	if (!measure(&w, flow_reference(f, b), &frame))
		return false;
	double height = frame.caption_height + (is_empty(c) ? frame.figure : frame.least);
	*fits = height <= flow_room_after(f, w.p->before);
	return true;
}

bool layout_chart(flow *f, const chart *c, const block *b)
{
	chart_work w = work_of(f, c, b);
	bool ok = set_chart(&w, flow_reference(f, b));
	free(w.taken);
	free(w.labels);
	return ok;
}
