/* chart_pie.c: shares of a whole, clockwise from the top, each named beside the pie with a line that leads to it.
 *
 * The names of each side stand under each other in the order of their slices, pushed apart until they do not touch; where there are too many
 * for the height, the chart becomes higher; where names would be far from their slices or their lines would cross, the pie is turned. Where there are too
 * many for a page, the smallest slices go without a name (the table for readers of the tags has them all). */
#include <math.h>

#include "layout/chart_parts.h"

#define PI 3.14159265358979323846
#define RADIUS_SHARE 0.22 /* of the width, at most */
#define LEADER 10.0       /* from the rim to the knee, and from there to the name, at least */
#define ARC_STEP (PI / 90)
#define ARC_POINTS 184
#define NAME_GAP 2.0
#define FAR 12.0 /* points between a name and its slice, on the average, before the pie is turned */
#define TURNS 48
#define CROSSED 1e4 /* points: what a crossing costs */
#define ROUNDING 1e-9

/* A slice with its name and, under it, its value. */
typedef struct pie_slice {
	size_t category;
	double from, to; /* radians, clockwise from the top */
	chart_text name, value;
	double height, top;  /* of both */
	chart_point line[3]; /* to it: rim, knee, name */
	bool right;          /* the side of the name */
	bool named;
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

/* The direction a slice points to. */
static double mid(const pie_slice *s)
{
	if (s->to - s->from > 2 * PI - ROUNDING)
		return PI / 2; /* the whole pie */
	return fmod((s->from + s->to) / 2, 2 * PI);
}

static bool measure_slice(chart_work *w, pie_slice *s, double limit)
{
	s->name = (chart_text){.text = w->c->categories[s->category], .style = &w->value, .limit = limit};
	s->value = (chart_text){.text = chart_cell_text(w, s->category, 0), .style = &w->value, .limit = limit};
	if (!s->value.text.ptr || !chart_text_measure(w, &s->name) || (s->value.text.len && !chart_text_measure(w, &s->value)))
		return false;
	s->height = s->name.height + s->value.height;
	s->named = true;
	return true;
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
		if (!measure_slice(w, s, limit))
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
		s->name.anchor = s->value.anchor = s->right ? ANCHOR_LEFT : ANCHOR_RIGHT;
		if (mid(s) < least) {
			least = mid(s);
			p->first = i;
		}
	}
}

static bool has_name(const pie_slice *s, bool right)
{
	return s->right == right && s->named;
}

static double side_height(const pie *p, bool right)
{
	double height = 0;
	for (size_t i = 0; i < p->count; i++)
		height += has_name(&p->slices[i], right) ? p->slices[i].height + NAME_GAP : 0;
	return height;
}

static double radius_in(const chart_work *w, double height)
{
	return fmax(1, fmin(height / 2 - LEADER - 2, (w->box.x1 - w->box.x0) * RADIUS_SHARE));
}

/* The height of half of the names, as when the pie is turned best. */
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

/* Patterns in turn; the last slice does not have that of its neighbour, the first. */
static size_t pattern_of(const pie *p, size_t i)
{
	bool alike = i > 0 && i + 1 == p->count && i % CHART_SERIES_MAX == 0;
	return alike ? CHART_SERIES_MAX / 2 : i % CHART_SERIES_MAX;
}

static void paint_slice(chart_work *w, const pie *p, size_t i)
{
	const pie_slice *s = &p->slices[i];
	chart_point points[ARC_POINTS];
	size_t count = 0, steps = (size_t)ceil((s->to - s->from) / ARC_STEP);
	bool whole = s->to - s->from > 2 * PI - ROUNDING;
	if (!whole)
		points[count++] = (chart_point){p->x, p->y};
	for (size_t k = 0; k + (whole ? 1 : 0) <= steps && count < ARC_POINTS; k++)
		points[count++] = rim(p, s->from + (s->to - s->from) * (double)k / (double)steps, p->radius);
	chart_fill(w, points, count, pattern_of(p, i));
}

/* ---- places of the names ---- */

static double ideal_top(const pie *p, const pie_slice *s)
{
	return rim(p, mid(s), p->radius + LEADER).y - s->height / 2;
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
		free_from = s->top + s->height + NAME_GAP;
	}
	double free_to = bottom;
	for (size_t i = p->count; i-- > 0;) {
		pie_slice *s = from_top(p, right, i);
		if (!has_name(s, right))
			continue;
		s->top = fmin(s->top, free_to - s->height);
		free_to = s->top - NAME_GAP;
	}
}

static void lead(const pie *p, pie_slice *s)
{
	s->line[0] = rim(p, mid(s), p->radius);
	s->line[1] = rim(p, mid(s), p->radius + LEADER / 2);
	s->line[2] = (chart_point){p->x + (s->right ? 1 : -1) * (p->radius + 2 * LEADER), s->top + s->height / 2};
}

static double side_of(chart_point a, chart_point b, chart_point c)
{
	return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

static bool cross(chart_point a, chart_point b, chart_point c, chart_point d)
{
	return side_of(a, b, c) * side_of(a, b, d) < 0 && side_of(c, d, a) * side_of(c, d, b) < 0;
}

/* Whether the line from the knee to the name goes over the pie: nearer to its middle than the rim. */
static bool goes_through(const pie *p, const chart_point line[3])
{
	double dx = line[2].x - line[1].x, dy = line[2].y - line[1].y, length = dx * dx + dy * dy;
	double t = length > 0 ? ((p->x - line[1].x) * dx + (p->y - line[1].y) * dy) / length : 0;
	t = fmax(0, fmin(1, t));
	return hypot(line[1].x + t * dx - p->x, line[1].y + t * dy - p->y) < p->radius + 1;
}

static bool lines_cross(const pie_slice *s, const pie_slice *t)
{
	const chart_point *a = s->line, *b = t->line;
	if (!t->named || s->right != t->right)
		return false;
	return cross(a[1], a[2], b[1], b[2]) || cross(a[0], a[1], b[1], b[2]) || cross(a[1], a[2], b[0], b[1]);
}

static pie_slice *smaller(pie_slice *a, pie_slice *b)
{
	return !a || b->to - b->from < a->to - a->from ? b : a;
}

/* How many lines cross another or the pie; *smallest (may be NULL): of the slices that have them. */
static double crossings(const pie *p, pie_slice **smallest)
{
	double count = 0;
	pie_slice *least = NULL;
	for (size_t i = 0; i < p->count; i++) {
		if (!p->slices[i].named)
			continue;
		bool wrong = goes_through(p, p->slices[i].line);
		for (size_t k = 0; k < p->count && !wrong; k++)
			wrong = k != i && lines_cross(&p->slices[i], &p->slices[k]);
		count += wrong;
		if (wrong)
			least = smaller(least, &p->slices[i]);
	}
	if (smallest)
		*smallest = least;
	return count;
}

/* Place all names; how far they are from their slices altogether, and what crossings cost; HUGE_VAL when a side is too high. */
static double place_names(pie *p, const chart_box *room)
{
	double distance = 0, height = room->y1 - room->y0;
	if (side_height(p, true) > height + NAME_GAP || side_height(p, false) > height + NAME_GAP)
		distance = HUGE_VAL;
	spread(p, true, room->y0, room->y1);
	spread(p, false, room->y0, room->y1);
	for (size_t i = 0; i < p->count; i++) {
		distance += p->slices[i].named ? fabs(p->slices[i].top - ideal_top(p, &p->slices[i])) : 0;
		lead(p, &p->slices[i]);
	}
	return distance + CROSSED * crossings(p, NULL);
}

/* Take the names off the smallest slices until those of each side fit. */
static void drop_names(pie *p, double height)
{
	for (int side = 0; side < 2; side++) {
		while (side_height(p, side) > height + NAME_GAP) {
			pie_slice *least = NULL;
			for (size_t i = 0; i < p->count; i++)
				if (has_name(&p->slices[i], side))
					least = smaller(least, &p->slices[i]);
			if (!least)
				break;
			least->named = false;
		}
	}
}

/* Then off those whose lines would cross after all. */
static void drop_crossings(pie *p, const chart_box *room)
{
	pie_slice *least = NULL;
	while (crossings(p, &least) > 0) {
		if (!least)
			return;
		least->named = false;
		place_names(p, room);
	}
}

/* The pie begins at the top, unless its names would crowd there (many small slices): then it is turned until they are near their slices. */
static void settle(pie *p, const chart_box *room)
{
	turn(p, 0);
	double distance = place_names(p, room), best = distance;
	size_t turns = 0;
	if (p->total > 0 && distance > FAR * (double)p->count) {
		for (size_t i = 1; i < TURNS; i++) {
			turn(p, 2 * PI / TURNS);
			distance = place_names(p, room);
			if (distance < best) {
				best = distance;
				turns = i;
			}
		}
		turn(p, 2 * PI / TURNS * (double)(1 + turns));
	}
	drop_names(p, room->y1 - room->y0);
	place_names(p, room);
	if (p->total > 0)
		drop_crossings(p, room);
}

/* ---- painting ---- */

static bool put_name(chart_work *w, const pie *p, const pie_slice *s)
{
	double x = p->x + (s->right ? 1 : -1) * (p->radius + 2 * LEADER + CHART_GAP / 2);
	if (p->total > 0) {
		const chart_point *line = s->line;
		builder_path_begin(w->f->b, w->content, NULL, &w->p->ink, 0.5);
		builder_path_move(w->f->b, line[0].x, line[0].y);
		builder_path_line(w->f->b, line[1].x, line[1].y);
		builder_path_line(w->f->b, line[2].x, line[2].y);
	}
	chart_label name = {.text = s->name, .x = x, .top = s->top, .element = w->cells.names[s->category], .shown = true};
	chart_label value = {.text = s->value, .x = x, .top = s->top + s->name.height, .element = chart_cell(w, s->category, 0), .shown = true};
	return chart_label_put(w, name) && (s->value.text.len == 0 || chart_label_put(w, value));
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
		paint_slice(w, &p, i);
	for (size_t i = 0; i < p.count; i++)
		if (p.slices[i].named && !put_name(w, &p, &p.slices[i]))
			return false;
	return true;
}
