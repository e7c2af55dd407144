/* frame.c: two lines around the page, as certificates and covers have them.
 *
 * The inner line may be notched: at each corner a quarter of a circle bends inwards, and a rosette of four leaves stands in the notch. All of it is
 * one artifact. */
#include "layout/frame.h"

#define ARC 0.5523 /* distance of a control point that makes a cubic curve a quarter of a circle, in radii */

typedef struct box {
	double x0, y0, x1, y1;
} box;

static box inset(double width, double height, double by)
{
	return (box){by, by, width - by, height - by};
}

/* A quarter of a circle round the corner (x, y), from the point at `dx` beside it to the one at `dy` above or below it, or the other way round. */
static void notch(builder *b, double x, double y, double dx, double dy, bool vertical_first)
{
	if (vertical_first) {
		builder_path_line(b, x, y + dy);
		builder_path_curve(b, x + dx * ARC, y + dy, x + dx, y + dy * ARC, x + dx, y);
	} else {
		builder_path_line(b, x + dx, y);
		builder_path_curve(b, x + dx, y + dy * ARC, x + dx * ARC, y + dy, x, y + dy);
	}
}

static void notched(builder *b, uint32_t piece, box in, double r, const colour *ink, double width)
{
	builder_path_begin(b, piece, NULL, ink, width);
	builder_path_move(b, in.x0 + r, in.y0);
	notch(b, in.x1, in.y0, -r, r, false);
	notch(b, in.x1, in.y1, -r, -r, true);
	notch(b, in.x0, in.y1, r, -r, false);
	builder_path_line(b, in.x0, in.y0 + r);
	builder_path_curve(b, in.x0 + r * ARC, in.y0 + r, in.x0 + r, in.y0 + r * ARC, in.x0 + r, in.y0);
	builder_path_close(b);
}

/* One leaf from the middle (x, y) to (x + dx, y + dy). */
static void leaf(builder *b, double x, double y, double dx, double dy)
{
	double wide = 0.45;
	builder_path_move(b, x, y);
	builder_path_curve(
	    b, x + dx / 3 - dy * wide, y + dy / 3 + dx * wide, x + dx * 2 / 3 - dy * wide, y + dy * 2 / 3 + dx * wide, x + dx, y + dy);
	builder_path_curve(b, x + dx * 2 / 3 + dy * wide, y + dy * 2 / 3 - dx * wide, x + dx / 3 + dy * wide, y + dy / 3 - dx * wide, x, y);
	builder_path_close(b);
}

static void rosette(builder *b, uint32_t piece, double x, double y, double r, const colour *ink)
{
	builder_path_begin(b, piece, ink, NULL, 0);
	leaf(b, x, y, r, 0);
	leaf(b, x, y, 0, r);
	leaf(b, x, y, -r, 0);
	leaf(b, x, y, 0, -r);
}

void frame_paint(builder *b, const profile_frame *how, double width, double height)
{
	uint32_t piece = builder_artifact(b, ARTIFACT_LAYOUT);
	box outer = inset(width, height, how->inset);
	builder_rect(b, piece, outer.x0, outer.y0, outer.x1, outer.y1, NULL, &how->colour, how->width);
	if (how->inner_width <= 0)
		return;
	box in = inset(width, height, how->inset + how->width / 2 + how->gap + how->inner_width / 2);
	double r = how->corner;
	if (r <= 0) {
		builder_rect(b, piece, in.x0, in.y0, in.x1, in.y1, NULL, &how->inner_colour, how->inner_width);
		return;
	}
	notched(b, piece, in, r, &how->inner_colour, how->inner_width);
	double at = r * 0.42, leaves = r * 0.32;
	rosette(b, piece, in.x0 + at, in.y0 + at, leaves, &how->inner_colour);
	rosette(b, piece, in.x1 - at, in.y0 + at, leaves, &how->inner_colour);
	rosette(b, piece, in.x1 - at, in.y1 - at, leaves, &how->inner_colour);
	rosette(b, piece, in.x0 + at, in.y1 - at, leaves, &how->inner_colour);
}
