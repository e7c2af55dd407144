/* chart.c: the frame of every chart: room on one page, the Figure with its words for those who cannot see it, legend, caption.
 *
 * The kinds are in files of their own; a table says how each finds its height and is drawn. */
#include "layout/chart.h"

#include <math.h>
#include <stdlib.h>

#include "layout/block.h"
#include "layout/chart_parts.h"

#define PLOT_HEIGHT_MIN 90.0 /* points, without the legend */

static bool keep_height(chart_work *w, double *height)
{
	(void)w;
	*height = fmax(*height, PLOT_HEIGHT_MIN);
	return true;
}

static const chart_painter painters[] = {
    [CHART_BAR] = {keep_height, chart_bar_paint, true},
    [CHART_STACKED_BAR] = {keep_height, chart_stack_paint, true},
    [CHART_HORIZONTAL_BAR] = {chart_row_height, chart_row_paint, true},
    [CHART_LINE] = {keep_height, chart_line_paint, true},
    [CHART_PIE] = {chart_pie_height, chart_pie_paint, false},
};

/* What the frame consists of, in points. */
typedef struct chart_frame {
	slice caption;
	double figure, legend, caption_height;
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

static bool measure_figure(chart_work *w, chart_frame *frame)
{
	const chart_painter *painter = &painters[w->c->kind];
	double height = w->c->height_mm > 0 ? w->c->height_mm * POINTS_PER_MM : w->p->height;
	if (painter->has_legend && !chart_legend_height(w, &frame->legend))
		return false;
	height -= frame->legend;
	if (!painter->height(w, &height))
		return false;
	frame->figure = fmin(height + frame->legend, flow_page_height(w->f) - frame->caption_height);
	return true;
}

static bool measure_empty(chart_work *w, const profile_style *style, chart_frame *frame)
{
	size_t lines = break_line(w, w->c->empty, style);
	frame->figure = (double)lines * style->pitch;
	return lines > 0;
}

static void begin_figure(chart_work *w, uint32_t group, const chart_frame *frame)
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
}

static bool paint_caption(chart_work *w, uint32_t group, const chart_frame *frame)
{
	flow *f = w->f;
	if (frame->caption.len == 0)
		return true;
	size_t lines = break_line(w, frame->caption, &w->p->caption_style);
	if (lines == 0)
		return false;
	paragraph_target to = {.b = f->b, .element = builder_element(f->b, ELEMENT_CAPTION, group), .content = CONTENT_NONE};
	double top = f->y + frame->figure + caption_gap(w);
	return paragraph_paint(f->paragraph, &to, 0, lines, f->left, top + text_baseline(paragraph_style(f->paragraph)));
}

static bool paint(chart_work *w, const chart_frame *frame)
{
	const chart_painter *painter = &painters[w->c->kind];
	chart_box room = w->box;
	room.y1 -= frame->legend;
	return painter->paint(w, room) && (frame->legend <= 0 || chart_legend_paint(w, room.y1));
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

static bool set_chart(chart_work *w, const reference *name)
{
	flow *f = w->f;
	bool empty = w->c->category_count == 0 || w->c->series_count == 0;
	profile_style empty_style = w->p->axis;
	empty_style.align = SET_CENTER;
	chart_frame frame = {0};
	w->box = (chart_box){f->left, 0, f->left + f->width, 0};
	if (empty && w->c->empty.len == 0)
		return true;
	if (!measure_caption(w, name, &frame) || !(empty ? measure_empty(w, &empty_style, &frame) : measure_figure(w, &frame)))
		return false;
	double least = empty ? 0 : PLOT_HEIGHT_MIN;
	if (frame.figure < least || frame.figure + frame.caption_height > flow_page_height(f) + 1)
		return layout_too_high(f, "chart", w->b->where);
	flow_space(f, w->p->before);
	if (!flow_reserve(f, frame.figure + frame.caption_height))
		return false;
	if (name)
		flow_reach(f, name, f->y);
	uint32_t group = builder_element(f->b, ELEMENT_DIV, f->parent);
	if (!empty)
		begin_figure(w, group, &frame);
	bool painted = empty ? paint_empty(w, group, &empty_style) : paint(w, &frame);
	if (!painted || !paint_caption(w, group, &frame))
		return false;
	flow_advance(f, frame.figure + frame.caption_height);
	flow_space_after(f, w->p->after);
	return !f->b->failed;
}

bool layout_chart(flow *f, const chart *c, const block *b)
{
	const profile_chart *p = &f->profile->chart;
	chart_work w = {.f = f,
	    .c = c,
	    .b = b,
	    .p = p,
	    .axis = text_style_of(&p->axis),
	    .value = text_style_of(&p->value),
	    .legend = text_style_of(&p->legend)};
	bool ok = set_chart(&w, flow_reference(f, b));
	free(w.taken);
	return ok;
}
