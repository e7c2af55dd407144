/* graphics.c: lines, rectangles, paths, pictures and colours of a page (ISO 32000-1 §8). Lines that follow each other in one style become one path. */
#include "pdf/painter.h"

static bool same(colour a, colour b)
{
	return a.red == b.red && a.green == b.green && a.blue == b.blue;
}

/* One number for greys, three for the rest. */
static void put_colour(painter *p, colour c, const char *grey, const char *rgb)
{
	const uint8_t parts[] = {c.red, c.green, c.blue};
	bool is_grey = c.red == c.green && c.green == c.blue;
	for (int i = 0; i < (is_grey ? 1 : 3); i++) {
		buf_put_fixed(&p->out, parts[i] / 255.0, 3);
		buf_put_char(&p->out, ' ');
	}
	buf_put_string(&p->out, is_grey ? grey : rgb);
	buf_put_char(&p->out, '\n');
}

void painter_fill_colour(painter *p, colour c)
{
	if (same(p->fill, c))
		return;
	painter_flush(p);
	put_colour(p, c, "g", "rg");
	p->fill = c;
}

/* Set what strokes depend on, if it changed; lines that wait are stroked first. */
static void set_stroke(painter *p, colour c, double width, double dash)
{
	if (same(p->stroke, c) && p->line_width == width && p->dash == dash)
		return;
	painter_flush(p);
	if (!same(p->stroke, c))
		put_colour(p, c, "G", "RG");
	if (p->line_width != width) {
		painter_number(p, width);
		buf_put_string(&p->out, "w\n");
	}
	if (p->dash != dash) {
		buf_put_char(&p->out, '[');
		if (dash > 0) {
			painter_number(p, dash);
			painter_number(p, dash);
		}
		buf_put_string(&p->out, "]0 d\n");
	}
	p->stroke = c;
	p->line_width = width;
	p->dash = dash;
}

void painter_flush(painter *p)
{
	if (p->path_open)
		buf_put_string(&p->out, "S\n");
	p->path_open = false;
}

void painter_line(painter *p, const mark *m)
{
	set_stroke(p, m->colour, m->size, m->dash);
	painter_point(p, m->x, m->y);
	buf_put_string(&p->out, "m ");
	painter_point(p, m->x2, m->y2);
	buf_put_string(&p->out, "l\n");
	p->path_open = true;
}

/* The colours of a shape, and the operator that paints it; NULL: nothing to paint. */
static const char *begin_shape(painter *p, const mark *m)
{
	static const char *const operators[2][2] = {{NULL, "S\n"}, {"f\n", "B\n"}}; /* [fill][stroke] */
	painter_flush(p);
	if (m->fill)
		painter_fill_colour(p, m->fill_colour);
	if (m->stroke)
		set_stroke(p, m->colour, m->size, m->fill ? 0 : m->dash);
	return operators[m->fill][m->stroke];
}

void painter_rect(painter *p, const mark *m)
{
	const char *operator= begin_shape(p, m);
	if (!operator)
		return;
	painter_point(p, m->x, m->y2);
	painter_number(p, (double)m->x2 - (double)m->x);
	painter_number(p, (double)m->y2 - (double)m->y);
	buf_put_string(&p->out, "re ");
	buf_put_string(&p->out, operator);
}

void painter_path(painter *p, const mark *m)
{
	const char *operator= begin_shape(p, m);
	if (!operator)
		return;
	const path_point *points = display_point(p->list, m->first);
	for (uint32_t i = 0, in_curve = 0; i < m->count; i++) {
		if (points[i].step != PATH_CLOSE)
			painter_point(p, points[i].x, points[i].y);
		if (points[i].step == PATH_CURVE && ++in_curve < 3)
			continue;
		in_curve = 0;
		switch (points[i].step) {
		case PATH_MOVE: buf_put_string(&p->out, "m\n"); break;
		case PATH_LINE: buf_put_string(&p->out, "l\n"); break;
		case PATH_CURVE: buf_put_string(&p->out, "c\n"); break;
		default: buf_put_string(&p->out, "h\n");
		}
	}
	buf_put_string(&p->out, operator);
}

/* A picture is a unit square that the transformation stretches (§8.9.5). */
void painter_picture(painter *p, const mark *m)
{
	painter_flush(p);
	buf_put_string(&p->out, "q ");
	painter_number(p, (double)m->x2 - (double)m->x);
	buf_put_string(&p->out, "0 0 ");
	painter_number(p, (double)m->y2 - (double)m->y);
	painter_point(p, m->x, m->y2);
	buf_put_string(&p->out, "cm/Im");
	buf_put_unsigned(&p->out, (uint64_t)m->picture + 1);
	buf_put_string(&p->out, " Do Q\n");
}
