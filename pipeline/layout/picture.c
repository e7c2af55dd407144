/* picture.c: a raster picture on one page, its caption under it. One that is higher than the page is made smaller. */
#include <math.h>

#include "layout/block.h"

#define PIXELS_PER_POINT (150.0 / 72) /* of a picture that has no width of its own */

double picture_width(const picture *image, double width_mm)
{
	return width_mm > 0 ? width_mm * POINTS_PER_MM : image->width / PIXELS_PER_POINT;
}

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
	frame->width = fmin(f->width, picture_width(p->image, p->width_mm));
	frame->height = frame->width * ratio;
	double most = flow_page_height(f) - frame->caption_height;
	if (frame->height <= most)
		return;
	frame->height = most;
	frame->width = most / ratio;
}

void paint_picture(flow *f, const picture *image, slice alt, uint32_t parent, double x, double y, double width)
{
	double height = width * image->height / image->width;
	uint32_t owner;
	if (alt.len) {
		uint32_t figure = builder_element(f->b, ELEMENT_FIGURE, parent);
		element_extra *extra = builder_extra(f->b, figure);
		const double box[] = {x, y, x + width, y + height};
		extra->alt = alt;
		extra->has_bbox = true;
		memcpy(extra->bbox, box, sizeof box);
		owner = builder_content(f->b, figure);
	} else {
		owner = builder_artifact(f->b, ARTIFACT_LAYOUT);
	}
	builder_picture(f->b, owner, image, x, y, x + width, y + height);
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
	double room = f->width - frame.width;
	double x = f->left + (p->align == ALIGN_LEFT ? 0 : p->align == ALIGN_RIGHT ? room : room / 2);
	paint_picture(f, p->image, p->alt, group, x, f->y, frame.width);
	double top = f->y + frame.height + how->caption_style.before;
	if (frame.caption.len &&
	    (!set_caption(f, frame.caption, b->where) || !paint_column(f, f->paragraph, ELEMENT_CAPTION, group, f->left, top, NULL)))
		return false;
	flow_advance(f, frame.height + frame.caption_height);
	flow_space_after(f, how->after);
	return !f->b->failed;
}
