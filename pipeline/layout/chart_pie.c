/* chart_pie.c: shares of a whole, clockwise from the top, each named beside the pie with a line that leads to it.
 *
 * The names of each side stand under each other in the order of their slices, pushed apart until they do not touch; where there are too many
 * for the height, the chart becomes higher; where there are too many for a page, the smallest slices go without a name (the alternative text
 * has them all). */
#include <math.h>

#include "layout/chart_parts.h"

#define PI 3.14159265358979323846
#define RADIUS_SHARE 0.22 /* of the width, at most */
#define LEADER 10.0       /* from the rim to the knee, and from there to the name, at least */
#define ARC_STEP (PI / 90)
#define ARC_POINTS 184
#define NAME_GAP 2.0
#define FAR 12.0 /* points between a name and its slice, on the average, before the pie is turned */
#define TURNS 24
#define ROUNDING 1e-9

/* A slice and its name. */
typedef struct pie_slice {
	size_t category;
	double from, to; /* radians, clockwise from the top */
	chart_text name;
	double top; /* of its name */
	bool right; /* the side of the name */
} pie_slice;

typedef struct pie {
	pie_slice *slices; /* clockwise, in the order of the categories */
	size_t count;
	size_t first; /* the first slice whose middle is behind the top, clockwise */
	double total;
	double x, y, radius;
} pie;

static double value_of(const chart *c, size_t category)
{
	double value = c->series[0].values[category];
	return isfinite(value) && value > 0 ? value : 0;
}

/* "Category: value". */
static slice name_of(const chart_work *w, size_t category)
{
	slice name = w->c->categories[category], value = w->c->series[0].labels[category];
	buf both = BUF_INIT(name.len + value.len + 2);
	buf_put_slice(&both, name);
	if (value.len) {
		buf_put_string(&both, ": ");
		buf_put_slice(&both, value);
	}
	slice text = both.failed ? (slice){NULL, 0} : arena_copy(w->f->a, buf_slice(&both));
	buf_free(&both);
	return text;
}

/* The direction a slice points to. */
static double mid(const pie_slice *s)
{
	if (s->to - s->from > 2 * PI - ROUNDING)
		return PI / 2; /* the whole pie */
	return fmod((s->from + s->to) / 2, 2 * PI);
}

/* Slices with their names measured. Categories of 0 have no slice; when all are 0, each has a name at the right without a slice. */
static bool cut(chart_work *w, pie *p, double radius)
{
	*p = (pie){.radius = radius};
	double limit = (w->box.x1 - w->box.x0) / 2 - radius - 2 * LEADER - CHART_GAP, angle = 0;
	for (size_t i = 0; i < w->c->category_count; i++)
		p->total += value_of(w->c, i);
	p->slices = arena_array(w->f->a, w->c->category_count, sizeof *p->slices);
	if (!p->slices)
		return diag_no_memory(w->f->d);
	for (size_t i = 0; i < w->c->category_count; i++) {
		double share = p->total > 0 ? value_of(w->c, i) / p->total : 0.5 / (double)w->c->category_count;
		if (share <= 0)
			continue;
		pie_slice *s = &p->slices[p->count++];
		*s = (pie_slice){.category = i, .from = angle, .to = angle + share * 2 * PI};
		angle = s->to;
		s->name = (chart_text){.text = name_of(w, i), .style = &w->value, .limit = limit};
		if (!s->name.text.ptr)
			return diag_no_memory(w->f->d);
		if (!chart_text_measure(w, &s->name))
			return false;
	}
	return true;
}

/* Turn the pie clockwise and give each name its side. */
static void turn(pie *p, double angle)
{
	double least = 4 * PI;
	for (size_t i = 0; i < p->count; i++) {
		pie_slice *s = &p->slices[i];
		s->from += angle;
		s->to += angle;
		s->right = mid(s) < PI;
		s->name.anchor = s->right ? ANCHOR_LEFT : ANCHOR_RIGHT;
		if (mid(s) < least) {
			least = mid(s);
			p->first = i;
		}
	}
}

static bool has_name(const pie_slice *s, bool right)
{
	return s->right == right && s->name.text.len > 0;
}

static double side_height(const pie *p, bool right)
{
	double height = 0;
	for (size_t i = 0; i < p->count; i++)
		height += has_name(&p->slices[i], right) ? p->slices[i].name.height + NAME_GAP : 0;
	return height;
}

static double radius_in(const chart_work *w, double height)
{
	return fmax(1, fmin(height / 2 - LEADER - 2, (w->box.x1 - w->box.x0) * RADIUS_SHARE));
}

bool chart_pie_height(chart_work *w, double *height)
{
	pie p;
	if (!cut(w, &p, radius_in(w, *height)))
		return false;
	turn(&p, 0);
	*height = fmax(*height, fmax(side_height(&p, true), side_height(&p, false)) + CHART_GAP);
	return true;
}

static chart_point rim(const pie *p, double angle, double radius)
{
	return (chart_point){p->x + radius * sin(angle), p->y - radius * cos(angle)};
}

static void paint_slice(chart_work *w, const pie *p, const pie_slice *s)
{
	chart_point points[ARC_POINTS];
	size_t count = 0, steps = (size_t)ceil((s->to - s->from) / ARC_STEP);
	bool whole = s->to - s->from > 2 * PI - ROUNDING;
	if (!whole)
		points[count++] = (chart_point){p->x, p->y};
	for (size_t i = 0; i + (whole ? 1 : 0) <= steps && count < ARC_POINTS; i++)
		points[count++] = rim(p, s->from + (s->to - s->from) * (double)i / (double)steps, p->radius);
	chart_fill(w, points, count, s->category);
}

static double ideal_top(const pie *p, const pie_slice *s)
{
	return rim(p, mid(s), p->radius + LEADER).y - s->name.height / 2;
}

/* The i-th slice of a side from the top: the right side runs down, the left side up. */
static pie_slice *from_top(pie *p, bool right, size_t i)
{
	return &p->slices[(p->first + (right ? i : p->count - 1 - i)) % p->count];
}

/* Names at the heights of their slices, moved down from the top where they touch, then up from the bottom. */
static void spread(pie *p, bool right, double top, double bottom)
{
	double free_from = top;
	for (size_t i = 0; i < p->count; i++) {
		pie_slice *s = from_top(p, right, i);
		if (!has_name(s, right))
			continue;
		s->top = fmax(ideal_top(p, s), free_from);
		free_from = s->top + s->name.height + NAME_GAP;
	}
	double free_to = bottom;
	for (size_t i = p->count; i-- > 0;) {
		pie_slice *s = from_top(p, right, i);
		if (!has_name(s, right))
			continue;
		s->top = fmin(s->top, free_to - s->name.height);
		free_to = s->top - NAME_GAP;
	}
}

/* Place all names; how far they are from their slices altogether, HUGE_VAL when a side is too high. */
static double place_names(pie *p, const chart_box *room)
{
	double distance = 0, height = room->y1 - room->y0;
	if (side_height(p, true) > height + NAME_GAP || side_height(p, false) > height + NAME_GAP)
		distance = HUGE_VAL;
	spread(p, true, room->y0, room->y1);
	spread(p, false, room->y0, room->y1);
	for (size_t i = 0; i < p->count; i++)
		distance += p->slices[i].name.text.len ? fabs(p->slices[i].top - ideal_top(p, &p->slices[i])) : 0;
	return distance;
}

/* Take the names off the smallest slices until those of each side fit. */
static void drop_names(pie *p, double height)
{
	for (int side = 0; side < 2; side++) {
		while (side_height(p, side) > height + NAME_GAP) {
			pie_slice *smallest = NULL;
			for (size_t i = 0; i < p->count; i++) {
				pie_slice *s = &p->slices[i];
				if (has_name(s, side) && (!smallest || s->to - s->from < smallest->to - smallest->from))
					smallest = s;
			}
			if (!smallest)
				break;
			smallest->name.text.len = 0;
		}
	}
}

/* The pie begins at the top, unless its names would crowd there (many small slices): then it is turned until they are near their slices. */
static void settle(pie *p, const chart_box *room)
{
	turn(p, 0);
	drop_names(p, room->y1 - room->y0);
	double distance = place_names(p, room), best = distance;
	size_t turns = 0;
	if (p->total <= 0 || distance <= FAR * (double)p->count)
		return;
	for (size_t i = 1; i < TURNS; i++) {
		turn(p, 2 * PI / TURNS);
		distance = place_names(p, room);
		if (distance < best) {
			best = distance;
			turns = i;
		}
	}
	turn(p, 2 * PI / TURNS * (double)(1 + turns));
	place_names(p, room);
}

static bool paint_name(chart_work *w, const pie *p, const pie_slice *s)
{
	double side = s->right ? 1 : -1, x = p->x + side * (p->radius + 2 * LEADER), middle = s->top + s->name.height / 2;
	if (p->total > 0) {
		chart_point start = rim(p, mid(s), p->radius), knee = rim(p, mid(s), p->radius + LEADER / 2);
		builder_path_begin(w->f->b, w->content, NULL, &w->p->ink, 0.5);
		builder_path_move(w->f->b, start.x, start.y);
		builder_path_line(w->f->b, knee.x, knee.y);
		builder_path_line(w->f->b, x, middle);
	}
	return chart_text_paint(w, &s->name, x + side * CHART_GAP / 2, s->top);
}

static void paint_empty(chart_work *w, const pie *p)
{
	builder_path_begin(w->f->b, w->content, NULL, &w->p->ink, 0.5);
	for (size_t i = 0; i < ARC_POINTS - 4; i++) {
		chart_point at = rim(p, (double)i * ARC_STEP, p->radius);
		if (i == 0)
			builder_path_move(w->f->b, at.x, at.y);
		else
			builder_path_line(w->f->b, at.x, at.y);
	}
	builder_path_close(w->f->b);
}

bool chart_pie_paint(chart_work *w, chart_box room)
{
	pie p;
	double height = room.y1 - room.y0;
	if (!cut(w, &p, radius_in(w, height)))
		return false;
	p.x = (room.x0 + room.x1) / 2;
	p.y = (room.y0 + room.y1) / 2;
	settle(&p, &room);
	if (p.total <= 0)
		paint_empty(w, &p);
	for (size_t i = 0; i < p.count && p.total > 0; i++)
		paint_slice(w, &p, &p.slices[i]);
	for (size_t i = 0; i < p.count; i++)
		if (p.slices[i].name.text.len && !paint_name(w, &p, &p.slices[i]))
			return false;
	return true;
}
