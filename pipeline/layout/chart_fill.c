/* chart_fill.c: areas and marks that can be told apart in colour and in black and white.
 *
 * A series has a colour of the profile and a hatching of its own, drawn as lines cut at the area's outline: no viewer needs to know patterns. */
#include <math.h>
#include <stdlib.h>

#include "layout/chart_parts.h"

#define PI 3.14159265358979323846
#define HATCH_STEP 4.0 /* points between the lines */
#define HATCH_WIDTH 0.6
#define OUTLINE_WIDTH 0.5
#define CROSSINGS_MAX 64 /* of a line with an outline */
#define MARK_RADIUS 2.6
#define MARK_POINTS 24

/* Directions of the hatching of a series, degrees; negative: none. */
static const struct {
	double first, second;
} hatchings[] = {{-1, -1}, {45, -1}, {135, -1}, {0, -1}, {45, 135}, {90, -1}, {0, 90}};

colour chart_colour(const chart_work *w, size_t series)
{
	return w->p->colour_count ? w->p->colours[series % w->p->colour_count] : w->p->ink;
}

static bool is_dark(colour c)
{
	return 299 * c.red + 587 * c.green + 114 * c.blue < 128000;
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

static void hatch(chart_work *w, const chart_point *points, size_t count, double degrees, colour ink)
{
	if (degrees < 0)
		return;
	chart_point along = {cos(degrees * PI / 180), sin(degrees * PI / 180)};
	double least = HUGE_VAL, most = -HUGE_VAL;
	for (size_t i = 0; i < count; i++) {
		double d = -points[i].x * along.y + points[i].y * along.x;
		least = fmin(least, d);
		most = fmax(most, d);
	}
	builder_path_begin(w->f->b, w->content, NULL, &ink, HATCH_WIDTH);
	for (double k = ceil(least / HATCH_STEP); k * HATCH_STEP < most; k++)
		hatch_line(w->f->b, points, count, along, k * HATCH_STEP);
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

void chart_fill(chart_work *w, const chart_point *points, size_t count, size_t series)
{
	builder *b = w->f->b;
	colour area = chart_colour(w, series), ink = w->p->ink, lines = is_dark(area) ? COLOUR_WHITE : ink;
	size_t hatching = series % COUNT_OF(hatchings);
	builder_path_begin(b, w->content, &area, NULL, 0);
	outline(b, points, count);
	hatch(w, points, count, hatchings[hatching].first, lines);
	hatch(w, points, count, hatchings[hatching].second, lines);
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
