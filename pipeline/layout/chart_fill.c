/* chart_fill.c: areas and marks that can be told apart in colour and in black and white.
 *
 * A series has a colour of the profile and a pattern of its own: a ground (the colour, a tint of it, or white) under lines, drawn as lines cut at the
 * area's outline: no viewer needs to know patterns. Grounds alternate between dark and light, so that neighbours differ in grey, too. Areas too narrow for a
 * pattern are plain. */
#include <math.h>
#include <stdlib.h>

#include "layout/chart_parts.h"

#define PI 3.14159265358979323846
#define OUTLINE_WIDTH 0.5
#define OUTLINED_MIN 2.5 /* points: narrower areas have no outline and no pattern */
#define CROSSINGS_MAX 64 /* of a line with an outline */
#define MARK_RADIUS 2.6
#define MARK_POINTS 24
#define PALE 0.62 /* of a colour's brightness: above it, the ink draws the lines on white */

/* Directions of the lines in degrees (negative: none), points between them, their width. Lines are white on the full colour, else the colour. */
static const struct {
	double tint; /* 1: the colour; 0: white */
	double first, second, step, width;
} patterns[CHART_SERIES_MAX] = {
    {1, -1, -1, 0, 0},
    {0.2, 45, -1, 4, 1},
    {1, 135, -1, 5, 1.2},
    {0, 45, 135, 5, 0.7},
    {0.5, -1, -1, 0, 0},
    {0, 0, -1, 3.2, 1},
    {1, 90, -1, 4.5, 1.2},
    {0.15, 135, -1, 3, 0.6},
    {1, 0, 90, 5, 1},
    {0, 90, -1, 3.2, 1},
    {0.7, 0, -1, 4, 0.6},
    {0, -1, -1, 0, 0},
};

colour chart_colour(const chart_work *w, size_t series)
{
	return w->p->colour_count ? w->p->colours[series % w->p->colour_count] : w->p->ink;
}

static double brightness(colour c)
{
	return (299.0 * c.red + 587.0 * c.green + 114.0 * c.blue) / 255000;
}

static uint8_t mixed(uint8_t part, double tint)
{
	return (uint8_t)lround(255 - tint * (255 - part));
}

static colour tinted(colour c, double tint)
{
	return (colour){mixed(c.red, tint), mixed(c.green, tint), mixed(c.blue, tint)};
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

/* One line of the hatching: at distance `offset` along the normal, in the pieces that are inside the outline. */
static void hatch_line(builder *b, const chart_point *points, size_t count, chart_point along, double offset)
{
	chart_point normal = {-along.y, along.x};
	double at[CROSSINGS_MAX] = {0};
	size_t crossings = 0;
	for (size_t i = 0; i < count && crossings < CROSSINGS_MAX; i++) {
		chart_point p = points[i], q = points[(i + 1) % count];
		double dp = p.x * normal.x + p.y * normal.y - offset, dq = q.x * normal.x + q.y * normal.y - offset;
		if ((dp <= 0) == (dq <= 0))
			continue;
		double t = dp / (dp - dq), x = p.x + t * (q.x - p.x), y = p.y + t * (q.y - p.y);
		at[crossings++] = x * along.x + y * along.y;
	}
	qsort(at, crossings, sizeof *at, by_value);
	for (size_t i = 0; i + 1 < crossings; i += 2) {
		builder_path_move(b, at[i] * along.x + offset * normal.x, at[i] * along.y + offset * normal.y);
		builder_path_line(b, at[i + 1] * along.x + offset * normal.x, at[i + 1] * along.y + offset * normal.y);
	}
}

static void hatch(chart_work *w, const chart_point *points, size_t count, size_t pattern, double degrees, colour ink)
{
	double step = patterns[pattern].step;
	if (degrees < 0)
		return;
	chart_point along = {cos(degrees * PI / 180), sin(degrees * PI / 180)};
	double least = HUGE_VAL, most = -HUGE_VAL;
	for (size_t i = 0; i < count; i++) {
		double d = -points[i].x * along.y + points[i].y * along.x;
		least = fmin(least, d);
		most = fmax(most, d);
	}
	builder_path_begin(w->f->b, w->content, NULL, &ink, patterns[pattern].width);
	for (double k = ceil(least / step); k * step < most; k++)
		hatch_line(w->f->b, points, count, along, k * step);
}

static void outline(builder *b, const chart_point *points, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (i == 0)
			builder_path_move(b, points[i].x, points[i].y);
		else
			builder_path_line(b, points[i].x, points[i].y);
	}
	builder_path_close(b);
}

/* Whether an area has room for a pattern. */
static bool is_broad(const chart_point *points, size_t count)
{
	chart_box box = {HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL};
	for (size_t i = 0; i < count; i++) {
		box.x0 = fmin(box.x0, points[i].x);
		box.x1 = fmax(box.x1, points[i].x);
		box.y0 = fmin(box.y0, points[i].y);
		box.y1 = fmax(box.y1, points[i].y);
	}
	return box.x1 - box.x0 >= OUTLINED_MIN && box.y1 - box.y0 >= OUTLINED_MIN;
}

void chart_fill(chart_work *w, const chart_point *points, size_t count, size_t series)
{
	builder *b = w->f->b;
	size_t pattern = series % CHART_SERIES_MAX;
	bool broad = is_broad(points, count), full = patterns[pattern].tint >= 1;
	colour own = chart_colour(w, series), ink = w->p->ink, lines = brightness(own) > PALE ? ink : full ? COLOUR_WHITE : own;
	colour area = tinted(own, broad ? patterns[pattern].tint : fmax(patterns[pattern].tint, 0.3));
	builder_path_begin(b, w->content, &area, NULL, 0);
	outline(b, points, count);
	if (!broad)
		return;
	hatch(w, points, count, pattern, patterns[pattern].first, lines);
	hatch(w, points, count, pattern, patterns[pattern].second, lines);
	builder_path_begin(b, w->content, NULL, &ink, OUTLINE_WIDTH);
	outline(b, points, count);
}

void chart_fill_rect(chart_work *w, chart_box box, size_t series)
{
	const chart_point points[] = {{box.x0, box.y0}, {box.x1, box.y0}, {box.x1, box.y1}, {box.x0, box.y1}};
	chart_fill(w, points, COUNT_OF(points), series);
}

/* The shapes of marks: corners around the middle, the first at `turn` degrees; filled or open. */
static const struct {
	size_t corners;
	double turn, radius;
	bool open;
} marks[] = {{MARK_POINTS, 0, 1, false}, {4, 45, 1.2, true}, {3, 90, 1.3, false}, {4, 0, 1.3, true}, {MARK_POINTS, 0, 1, true},
    {4, 45, 1.2, false}, {3, 270, 1.3, true}};

double chart_dash(size_t series)
{
	static const double dashes[] = {0, 5, 1.5, 9, 2.8};
	return dashes[series % COUNT_OF(dashes)];
}

void chart_mark(chart_work *w, chart_point at, size_t series)
{
	size_t shape = series % COUNT_OF(marks);
	chart_point points[MARK_POINTS] = {{0, 0}};
	for (size_t i = 0; i < marks[shape].corners; i++) {
		double angle = (marks[shape].turn + 360.0 * (double)i / (double)marks[shape].corners) * PI / 180;
		double radius = MARK_RADIUS * marks[shape].radius;
		points[i] = (chart_point){at.x + radius * cos(angle), at.y - radius * sin(angle)};
	}
	colour line = chart_colour(w, series), area = marks[shape].open ? COLOUR_WHITE : line;
	builder_path_begin(w->f->b, w->content, &area, &line, 1);
	outline(w->f->b, points, marks[shape].corners);
}
