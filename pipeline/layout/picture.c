/* picture.c: a raster picture on one page, its caption under it. One that is higher than the page is made smaller. */
#include <math.h>

#include "layout/block.h"

#define PIXELS_PER_POINT (150.0 / 72) /* of a picture that has no width of its own */

typedef struct picture_frame {
	slice caption;
	double caption_height; /* with the space above it */
	double width, height;  /* of the picture */
} picture_frame;

static bool set_caption(flow *f, slice caption, place where)
{
	return set_column(f, f->paragraph, caption, &f->profile->picture.caption_style, f->width, where);
}

static bool measure_caption(flow *f, const picture_block *p, const reference *name, place where, picture_frame *frame)
{
	const profile_picture *how = &f->profile->picture;
	if (p->caption.len == 0)
		return true;
	const pattern_value values[] = {{"label", name ? name->number : SLICE("")}, {"text", p->caption}};
	frame->caption = pattern_fill(f->a, how->caption, values, COUNT_OF(values));
	if (!frame->caption.ptr)
		return diag_no_memory(f->d);
	if (!set_caption(f, frame->caption, where))
		return false;
	frame->caption_height = how->caption_style.before + paragraph_height(f->paragraph);
	return true;
}

static void measure_picture(const flow *f, const picture_block *p, picture_frame *frame)
{
	double ratio = (double)p->image->height / p->image->width;
	frame->width = fmin(f->width, p->width_mm > 0 ? p->width_mm * POINTS_PER_MM : p->image->width / PIXELS_PER_POINT);
	frame->height = frame->width * ratio;
	double most = flow_page_height(f) - frame->caption_height;
	if (frame->height <= most)
		return;
	frame->height = most;
	frame->width = most / ratio;
}

static void paint_picture(flow *f, const picture_block *p, const picture_frame *frame, uint32_t group)
{
	double room = f->width - frame->width;
	double x = f->left + (p->align == ALIGN_LEFT ? 0 : p->align == ALIGN_RIGHT ? room : room / 2);
	uint32_t owner;
	if (p->alt.len) {
		uint32_t figure = builder_element(f->b, ELEMENT_FIGURE, group);
		element_extra *extra = builder_extra(f->b, figure);
		extra->alt = p->alt;
		extra->has_bbox = true;
		const double box[] = {x, f->y, x + frame->width, f->y + frame->height};
		memcpy(extra->bbox, box, sizeof box);
		owner = builder_content(f->b, figure);
	} else {
		owner = builder_artifact(f->b, ARTIFACT_LAYOUT);
	}
	builder_picture(f->b, owner, p->image, x, f->y, x + frame->width, f->y + frame->height);
}

bool layout_picture(flow *f, const picture_block *p, const block *b)
{
	const profile_picture *how = &f->profile->picture;
	const reference *name = flow_reference(f, b);
	picture_frame frame = {.caption = SLICE("")};
	if (!measure_caption(f, p, name, b->where, &frame))
		return false;
	measure_picture(f, p, &frame);
	flow_space(f, how->before);
	if (!flow_reserve(f, frame.height + frame.caption_height))
		return false;
	flow_reach(f, name, f->y);
	uint32_t group = p->alt.len || frame.caption.len ? builder_element(f->b, ELEMENT_DIV, f->parent) : ELEMENT_NONE;
	paint_picture(f, p, &frame, group);
	double top = f->y + frame.height + how->caption_style.before;
	if (frame.caption.len &&
	    (!set_caption(f, frame.caption, b->where) || !paint_column(f, f->paragraph, ELEMENT_CAPTION, group, f->left, top, NULL)))
		return false;
	flow_advance(f, frame.height + frame.caption_height);
	flow_space_after(f, how->after);
	return !f->b->failed;
}
