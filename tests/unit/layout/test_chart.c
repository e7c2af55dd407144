/* test_chart.c: axes, and what is drawn for every kind of chart: nothing outside the figure, no label on another, every figure in the table. */
#include "pages.h"

#include <stdio.h>

#include "layout/chart_parts.h"

/* ---- axes ---- */

static void check_label(const chart_axis *axis, size_t i, const char *expected)
{
	buf label = BUF_INIT(64);
	chart_axis_label(axis, i, &label);
	buf_put_char(&label, '\0');
	assert_string_equal(label.data, expected);
	buf_free(&label);
}

static void test_axis(void **state)
{
	(void)state;
	static const struct {
		double low, high;
		size_t most;
		bool zero, whole;
		const char *first, *second, *last;
	} cases[] = {
	    {0, 166, 5, true, true, "0", "50", "200"},
	    {0, 1234, 3, true, true, "0", "500", "1.500"},
	    {0, 3, 8, true, true, "0", "1", "3"},        /* counts have no halves */
	    {0, 0.3, 3, true, false, "0", "0,1", "0,3"}, /* not 0,30000000000000004 */
	    {0, 0, 5, true, true, "0", "1", "1"},        /* nothing but zeros */
	    {-8, 5, 4, true, true, "-10", "-5", "5"},
	    {-30, -7, 5, true, true, "-30", "-20", "0"},
	    {2650, 2822, 4, false, true, "2.650", "2.700", "2.850"}, /* a line may begin elsewhere */
	    {2650, 2822, 4, true, true, "0", "1.000", "3.000"},      /* a column may not */
	    {40, 58, 4, false, true, "0", "20", "60"},
	    {0, 56.4, 6, true, false, "0", "10", "60"},
	    {102.5, 103.9, 8, false, false, "102,4", "102,6", "104,0"}, /* all with as many decimals */
	    {0, 2.2, 5, true, false, "0", "0,5", "2,5"},
	    {0, 4e9, 4, true, true, "0", "1.000.000.000", "4.000.000.000"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		chart_axis axis = chart_axis_fit(cases[i].low, cases[i].high, cases[i].most, cases[i].zero, cases[i].whole);
		assert_true(axis.count >= 2 && axis.count - 1 <= cases[i].most);
		assert_true(axis.low <= cases[i].low && axis.high >= cases[i].high);
		check_label(&axis, 0, cases[i].first);
		check_label(&axis, 1, cases[i].second);
		check_label(&axis, axis.count - 1, cases[i].last);
		assert_true(fabs(chart_axis_place(&axis, chart_axis_tick(&axis, axis.count - 1)) - 1) < 1e-9);
	}
}

static void test_axis_survives_anything(void **state)
{
	(void)state;
	static const double values[] = {NAN, HUGE_VAL, -HUGE_VAL, 0, 1e300, -1e300, 1e-300, 5};
	for (size_t i = 0; i < sizeof values / sizeof *values; i++)
		for (size_t k = 0; k < sizeof values / sizeof *values; k++) {
			chart_axis axis = chart_axis_fit(values[i], values[k], i % 3, k % 2, i % 2);
			assert_true(axis.count >= 2 && axis.count < 100 && axis.high > axis.low);
		}
}

/* ---- whole charts ---- */

enum { MOST = 64 };

typedef struct sample {
	block b;
	slice categories[MOST], labels[4][MOST];
	double values[4][MOST];
	chart_series series[4];
	char texts[5][MOST][96];
} sample;

static sample *make_chart(chart_kind kind, size_t categories, size_t series, const char *name, double (*value)(size_t, size_t))
{
	sample *s = calloc(1, sizeof *s);
	assert_non_null(s);
	for (size_t i = 0; i < categories; i++) {
		snprintf(s->texts[4][i], sizeof s->texts[4][i], "%s %zu", name, i + 1);
		s->categories[i] = slice_of(s->texts[4][i]);
	}
	static const char *const names[] = {"Trong sạch, vững mạnh", "Hoàn thành tốt nhiệm vụ", "Hoàn thành nhiệm vụ", "Yếu kém"};
	for (size_t k = 0; k < series; k++) {
		for (size_t i = 0; i < categories; i++) {
			s->values[k][i] = value(k, i);
			if (isfinite(s->values[k][i]))
				snprintf(s->texts[k][i], sizeof s->texts[k][i], "%.0f", s->values[k][i]);
			s->labels[k][i] = slice_of(s->texts[k][i]);
		}
		s->series[k] = (chart_series){.name = slice_of(names[k]), .values = s->values[k], .labels = s->labels[k]};
	}
	s->b = (block){.kind = BLOCK_CHART,
	    .where = {"report.md", 3, 1},
	    .chart = {.kind = kind,
	        .caption = SLICE("Biểu đồ thử"),
	        .unit = SLICE("đảng viên"),
	        .alt = SLICE("Biểu đồ cột"),
	        .categories = s->categories,
	        .category_count = categories,
	        .series = s->series,
	        .series_count = series,
	        .empty = SLICE("Không có số liệu.")}};
	return s;
}

static pages *set_chart(const block *b)
{
	pages *p = pages_open(&b, 1);
	if (!layout_chart(&p->flow, &b->chart, b))
		fail_msg("%s", diag_count(p->d) ? diag_text(p->d, 0) : "no message");
	assert_false(p->b.failed);
	return p;
}

static const element_extra *figure_of(const pages *p)
{
	for (size_t i = 0; i < p->list.element_count; i++)
		if (p->list.elements[i].type == ELEMENT_FIGURE)
			return &p->list.extras[p->list.elements[i].extra];
	return NULL;
}

static element_type owner_type(const pages *p, const mark *m)
{
	uint32_t owner = p->list.contents[m->content].element;
	return owner == ELEMENT_NONE ? ELEMENT_TYPES : (element_type)p->list.elements[owner].type;
}

/* Of the figure, or a label, which is the text of its cell. */
static bool is_in_figure(const pages *p, const mark *m)
{
	element_type type = owner_type(p, m);
	return type == ELEMENT_FIGURE || type == ELEMENT_TH || type == ELEMENT_TD;
}

/* The text marks of an element; *hidden: of those, not to be seen. */
static size_t texts_of(const pages *p, uint32_t number, size_t *hidden)
{
	size_t count = 0;
	for (size_t i = 0; i < p->list.mark_count; i++) {
		const mark *m = &p->list.marks[i];
		if (m->kind != MARK_TEXT || p->list.contents[m->content].element != number)
			continue;
		count++;
		*hidden += m->hidden;
	}
	return count;
}

/* A cell for each figure; it has a text unless the figure is missing. Of all values of `series`, all are seen or none. */
static void check_table(const pages *p, const chart *c)
{
	size_t cell = 0, hidden[CHART_SERIES_MAX] = {0}, said[CHART_SERIES_MAX] = {0}, corner = 1;
	assert_int_equal(count_elements(p, ELEMENT_TABLE), 1);
	assert_int_equal(count_elements(p, ELEMENT_TR), 1 + c->category_count);
	assert_int_equal(count_elements(p, ELEMENT_TH), c->series_count + c->category_count);
	assert_int_equal(count_elements(p, ELEMENT_TD), 1 + c->series_count * c->category_count);
	for (uint32_t i = 0; i < p->list.element_count; i++) {
		const element *e = &p->list.elements[i];
		size_t unseen = 0, texts = texts_of(p, i, &unseen);
		if (e->type == ELEMENT_TH) {
			assert_true(texts > 0);
			assert_int_not_equal(p->list.extras[e->extra].scope, SCOPE_NONE);
		}
		if (e->type != ELEMENT_TD || corner-- > 0)
			continue;
		corner = 0;
		size_t series = cell % c->series_count, category = cell / c->series_count;
		assert_int_equal(texts > 0, c->series[series].labels[category].len > 0);
		said[series] += texts > 0;
		hidden[series] += unseen > 0;
		cell++;
	}
	bool parts = c->kind == CHART_PIE || (c->kind != CHART_BAR && c->kind != CHART_LINE && c->kind != CHART_HORIZONTAL_BAR);
	for (size_t s = 0; s < c->series_count && !parts; s++)
		assert_true(hidden[s] == 0 || hidden[s] == said[s]);
}

/* What of a mark must be inside the figure: x0 y0 x1 y1. Of a text, its ink. */
static void bounds_of(const pages *p, const mark *m, double box[4])
{
	double size = (double)m->size, x = (double)m->x, y = (double)m->y, x2 = (double)m->x2, y2 = (double)m->y2;
	if (m->kind == MARK_TEXT) {
		box[0] = x;
		box[1] = y - 0.65 * size;
		box[2] = x + mark_width(p, m);
		box[3] = y + 0.2 * size;
		return;
	}
	if (m->kind != MARK_PATH) {
		box[0] = fmin(x, x2);
		box[1] = fmin(y, y2);
		box[2] = fmax(x, x2);
		box[3] = fmax(y, y2);
		return;
	}
	box[0] = box[1] = HUGE_VAL;
	box[2] = box[3] = -HUGE_VAL;
	for (uint32_t i = m->first; i < m->first + m->count; i++) {
		const path_point *point = &p->list.points[i];
		if (point->step == PATH_CLOSE)
			continue;
		box[0] = fmin(box[0], (double)point->x);
		box[1] = fmin(box[1], (double)point->y);
		box[2] = fmax(box[2], (double)point->x);
		box[3] = fmax(box[3], (double)point->y);
	}
}

static void check_figure(const pages *p)
{
	const element_extra *figure = figure_of(p);
	assert_non_null(figure);
	assert_true(figure->has_bbox && figure->alt.len > 0);
	assert_int_equal(count_elements(p, ELEMENT_FIGURE), 1);
	assert_int_equal(count_elements(p, ELEMENT_CAPTION), 1);
	double texts[512][4];
	size_t count = 0, contents = 0;
	uint32_t last = CONTENT_NONE;
	for (size_t i = 0; i < p->list.mark_count; i++) {
		const mark *m = &p->list.marks[i];
		if (!is_in_figure(p, m) || (m->kind == MARK_PATH && m->count == 0))
			continue;
		if (owner_type(p, m) == ELEMENT_FIGURE) {
			contents += m->content != last;
			last = m->content;
		}
		double box[4];
		bounds_of(p, m, box);
		if (box[0] < figure->bbox[0] - 2 || box[1] < figure->bbox[1] - 2 || box[2] > figure->bbox[2] + 2 || box[3] > figure->bbox[3] + 2)
			fail_msg("something of kind %d leaves the figure: %.0f %.0f - %.0f %.0f", (int)m->kind, box[0], box[1], box[2], box[3]);
		if (m->kind != MARK_TEXT || m->hidden)
			continue;
		assert_true((double)m->size >= 7.99);
		for (size_t k = 0; k < count; k++)
			if (box[0] < texts[k][2] - 0.1 && texts[k][0] < box[2] - 0.1 && box[1] < texts[k][3] - 0.1 && texts[k][1] < box[3] - 0.1)
				fail_msg("labels collide at %d, %d", (int)box[0], (int)box[1]);
		assert_true(count < 512);
		memcpy(texts[count++], box, sizeof box);
	}
	assert_int_equal(contents, 1);
	assert_true(count > 0);
}

static double growing(size_t series, size_t i)
{
	return (double)(10 + 7 * i + 3 * series);
}

static double zeros(size_t series, size_t i)
{
	(void)series;
	(void)i;
	return 0;
}

static double mixed(size_t series, size_t i)
{
	return (series + i) % 5 == 2 ? NAN : (double)((i * 37 + series * 11) % 23) - 8;
}

static double crowded(size_t series, size_t i)
{
	return 1000 + (double)((i * 7919 + series * 104729) % 997);
}

static double small_slices(size_t series, size_t i)
{
	(void)series;
	return i == 0 ? 5000 : (double)(1 + i % 4);
}

static void test_every_kind(void **state)
{
	(void)state;
	static const struct {
		size_t categories, series;
		const char *name;
		double (*value)(size_t, size_t);
	} data[] = {
	    {6, 1, "Năm", growing},
	    {6, 4, "Năm", growing},
	    {1, 1, "Năm", growing},
	    {6, 2, "Năm", zeros},
	    {8, 3, "Quý", mixed},
	    {40, 1, "Tháng", crowded},
	    {40, 4, "Tháng", crowded},
	    {20, 1, "Tổ chức cơ sở đảng có tên dài thứ", small_slices},
	};
	static const chart_kind kinds[] = {CHART_BAR, CHART_STACKED_BAR, CHART_PERCENT_BAR, CHART_HORIZONTAL_BAR, CHART_STACKED_HORIZONTAL_BAR,
	    CHART_PERCENT_HORIZONTAL_BAR, CHART_LINE, CHART_PIE};
	for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
		for (size_t i = 0; i < sizeof data / sizeof *data; i++) {
			size_t series = kinds[k] == CHART_PIE ? 1 : data[i].series;
			sample *s = make_chart(kinds[k], data[i].categories, series, data[i].name, data[i].value);
			pages *p = set_chart(&s->b);
			check_figure(p);
			check_table(p, &s->b.chart);
			pages_close(p);
			free(s);
		}
	}
}

/* A column is as high as its value: twice the value, twice the height. */
static void test_bars_are_to_scale(void **state)
{
	(void)state;
	sample *s = make_chart(CHART_BAR, 2, 1, "Năm", growing);
	s->values[0][0] = 50;
	s->values[0][1] = 100;
	pages *p = set_chart(&s->b);
	double heights[2];
	size_t count = 0;
	for (size_t i = 0; i < p->list.mark_count; i++) {
		const mark *m = &p->list.marks[i];
		if (m->kind != MARK_PATH || !m->fill)
			continue;
		double box[4];
		bounds_of(p, m, box);
		assert_true(count < 2);
		heights[count++] = box[3] - box[1];
	}
	assert_int_equal(count, 2);
	assert_true(heights[0] > 10 && fabs(heights[1] / heights[0] - 2) < 0.01);
	pages_close(p);
	free(s);
}

/* Hatching stays inside its area, and the second series has one while the first has none. */
static void test_series_differ_without_colour(void **state)
{
	(void)state;
	sample *s = make_chart(CHART_BAR, 1, 2, "Năm", growing);
	pages *p = set_chart(&s->b);
	size_t fills = 0, hatchings = 0;
	double area[4] = {0};
	for (size_t i = 0; i < p->list.mark_count; i++) {
		const mark *m = &p->list.marks[i];
		if (m->kind != MARK_PATH)
			continue;
		double box[4];
		bounds_of(p, m, box);
		bool closed = m->count && p->list.points[m->first + m->count - 1].step == PATH_CLOSE;
		if (m->fill) {
			memcpy(area, box, sizeof area);
			fills++;
		} else if (!closed) {
			assert_int_equal(fills % 2, 0); /* of the second bar, then of the second swatch */
			assert_true(box[0] >= area[0] - 0.01 && box[1] >= area[1] - 0.01 && box[2] <= area[2] + 0.01 && box[3] <= area[3] + 0.01);
			hatchings++;
		}
	}
	assert_int_equal(fills, 4);
	assert_int_equal(hatchings, 2);
	pages_close(p);
	free(s);
}

/* Figure and caption stand on one page: the next one, when this has no room for both. */
static void test_chart_is_not_divided(void **state)
{
	(void)state;
	sample *s = make_chart(CHART_LINE, 6, 1, "Năm", growing);
	const block *b = &s->b;
	pages *p = pages_open(&b, 1);
	assert_true(flow_reserve(&p->flow, 240));
	flow_advance(&p->flow, 240); /* 160 points are left: the figure's 150, not the caption's */
	assert_true(layout_chart(&p->flow, &b->chart, b));
	assert_int_equal(p->list.page_count, 2);
	for (size_t i = 0; i < p->list.content_count; i++) {
		uint32_t owner = p->list.contents[i].element;
		if (owner != ELEMENT_NONE)
			assert_int_equal(p->list.contents[i].page, 1);
	}
	pages_close(p);
	free(s);
}

static void test_empty_chart_says_so(void **state)
{
	(void)state;
	sample *s = make_chart(CHART_BAR, 0, 0, "Năm", growing);
	pages *p = set_chart(&s->b);
	size_t said = 0;
	for (size_t i = 0; i < p->list.mark_count; i++)
		said += mark_says(p, &p->list.marks[i], "Không");
	assert_int_equal(said, 1);
	assert_int_equal(count_elements(p, ELEMENT_FIGURE), 0);
	pages_close(p);
	s->b.chart.empty = (slice){NULL, 0};
	p = set_chart(&s->b);
	assert_int_equal(count_elements(p, ELEMENT_CAPTION), 0);
	pages_close(p);
	free(s);
}

/* ---- values ---- */

static void test_spans(void **state)
{
	(void)state;
	static const double up[] = {30, 0, NAN}, down[] = {-10, 0, 5}, more[] = {10, 0, 15};
	const chart_series series[] = {{.values = up}, {.values = down}, {.values = more}};
	chart c = {.kind = CHART_STACKED_BAR, .category_count = 3, .series = series, .series_count = 3};
	chart_span span;
	assert_true(chart_span_of(&c, 0, 2, &span)); /* what hangs down does not lift what stands */
	assert_true(span.from == 30 && span.to == 40);
	assert_true(chart_span_of(&c, 0, 1, &span));
	assert_true(span.from == 0 && span.to == -10);
	assert_false(chart_span_of(&c, 2, 0, &span));
	assert_true(chart_range_of(&c).high == 40 && chart_range_of(&c).low == -10);
	c.kind = CHART_PERCENT_BAR;
	assert_true(chart_span_of(&c, 2, 2, &span));
	assert_true(span.from == 25 && span.to == 100);
	assert_false(chart_span_of(&c, 1, 0, &span)); /* no part of nothing */
	assert_true(chart_is_percent(&c));
	c.kind = CHART_BAR;
	assert_true(chart_span_of(&c, 0, 2, &span));
	assert_true(span.from == 0 && span.to == 10);
	assert_false(chart_is_percent(&c));
}

static void test_sequences(void **state)
{
	(void)state;
	static const struct {
		const char *names[3];
		bool sequence;
	} cases[] = {
	    {{"2010", "2011", "2015"}, true},
	    {{"Tháng 9", "Tháng 10", "Tháng 11"}, true},
	    {{"2010", "2011", "Cả hai"}, false},
	    {{"Xã An", "Xã Bình", "Xã Chi"}, false},
	    {{"Tổ", "Tổ", "Tổ"}, false},
	    {{"Tổ 1", "Tổ 2", "Tổ 3 cũ"}, false},
	};
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		slice names[3];
		for (size_t k = 0; k < 3; k++)
			names[k] = slice_of(cases[i].names[k]);
		assert_int_equal(chart_is_sequence(&(chart){.categories = names, .category_count = 3}), cases[i].sequence);
	}
}

/* ---- pies ---- */

static double turn_of(const path_point *a, const path_point *b, const path_point *c)
{
	return (double)((b->x - a->x) * (c->y - a->y) - (b->y - a->y) * (c->x - a->x));
}

static bool lines_cross(const path_point *a, const path_point *b)
{
	for (size_t i = 0; i < 2; i++)
		for (size_t k = 0; k < 2; k++)
			if (turn_of(&a[i], &a[i + 1], &b[k]) * turn_of(&a[i], &a[i + 1], &b[k + 1]) < 0 &&
			    turn_of(&b[k], &b[k + 1], &a[i]) * turn_of(&b[k], &b[k + 1], &a[i + 1]) < 0)
				return true;
	return false;
}

/* The lines from slices to names: of three points, and the only such paths. */
static size_t leaders_of(const pages *p, const path_point **out, size_t most)
{
	size_t count = 0;
	for (size_t i = 0; i < p->list.mark_count && count < most; i++) {
		const mark *m = &p->list.marks[i];
		if (m->kind == MARK_PATH && !m->fill && m->count == 3)
			out[count++] = &p->list.points[m->first];
	}
	return count;
}

static double falling(size_t series, size_t i)
{
	(void)series;
	return 1000 / pow(1.6, (double)i);
}

static double rising_at_once(size_t series, size_t i)
{
	(void)series;
	return i == 7 ? 900 : 1 + (double)(i % 3);
}

/* However small its slices are, no line of a pie crosses another. */
static void test_leaders_do_not_cross(void **state)
{
	(void)state;
	double (*const shapes[])(size_t, size_t) = {growing, small_slices, falling, rising_at_once};
	static const size_t counts[] = {2, 5, 9, 14, 20, 27};
	static const char *const names[] = {"Loại", "Một tên dài cần nhiều dòng để in cho hết chữ"};
	for (size_t i = 0; i < COUNT_OF(shapes); i++) {
		for (size_t k = 0; k < COUNT_OF(counts); k++) {
			for (size_t n = 0; n < COUNT_OF(names); n++) {
				sample *s = make_chart(CHART_PIE, counts[k], 1, names[n], shapes[i]);
				pages *p = set_chart(&s->b);
				const path_point *lines[MOST];
				size_t count = leaders_of(p, lines, MOST);
				assert_true(count >= 2);
				for (size_t a = 0; a < count; a++)
					for (size_t b = 0; b < a; b++)
						if (lines_cross(lines[a], lines[b]))
							fail_msg("shape %zu, %zu slices, names %zu: lines %zu and %zu cross", i, counts[k], n, b, a);
				check_figure(p);
				pages_close(p);
				free(s);
			}
		}
	}
}

/* ---- too much for its place ---- */

static size_t shown_names(const pages *p)
{
	size_t count = 0;
	for (uint32_t i = 0; i < p->list.element_count; i++) {
		const element *e = &p->list.elements[i];
		size_t hidden = 0;
		if (e->type == ELEMENT_TH && p->list.extras[e->extra].scope == SCOPE_ROW)
			count += texts_of(p, i, &hidden) > 0 && hidden == 0;
	}
	return count;
}

/* Names that go on by numbers: some are left out. Others: the columns lie down, and all are there. */
static void test_names_without_room(void **state)
{
	(void)state;
	sample *s = make_chart(CHART_BAR, 20, 1, "Chi bộ trực thuộc", growing);
	pages *p = set_chart(&s->b);
	assert_true(shown_names(p) >= 3 && shown_names(p) < 20);
	pages_close(p);
	s->categories[0] = SLICE("Chi bộ cơ quan");
	p = set_chart(&s->b);
	assert_int_equal(shown_names(p), 20);
	check_figure(p);
	pages_close(p);
	free(s);
}

static void check_crowded(sample *s)
{
	const block *b = &s->b;
	pages *p = pages_open(&b, 1);
	assert_false(layout_chart(&p->flow, &b->chart, b));
	assert_int_equal(diag_count(p->d), 1);
	assert_string_equal(diag_code(p->d, 0), "chart-crowded");
	assert_int_equal(diag_place(p->d, 0).line, 3);
	pages_close(p);
	free(s);
}

static void test_crowded_charts_are_errors(void **state)
{
	(void)state;
	sample *s = make_chart(CHART_HORIZONTAL_BAR, 60, 1, "Tổ", growing);
	s->categories[0] = SLICE("Chi bộ cơ quan");
	check_crowded(s);
	s = make_chart(CHART_BAR, 60, 1, "Tổ chức cơ sở", growing);
	s->categories[0] = SLICE("Chi bộ cơ quan");
	check_crowded(s);
	s = make_chart(CHART_BAR, 64, 4, "Năm", growing); /* bars thinner than a line */
	s->b.chart.height_mm = 50;
	const block *b = &s->b;
	pages *p = pages_open(&b, 1);
	p->profile.page.left = p->profile.page.right = 140;
	p->flow.left = 140;
	p->flow.width = 120;
	assert_false(layout_chart(&p->flow, &b->chart, b));
	assert_string_equal(diag_code(p->d, 0), "chart-crowded");
	pages_close(p);
	free(s);
}

/* A height that the names and the axis would eat up is raised. */
static void test_height_for_a_plot(void **state)
{
	(void)state;
	sample *s = make_chart(CHART_BAR, 6, 1, "Một tên dài gồm nhiều chữ thứ", growing);
	s->b.chart.height_mm = 10;
	pages *p = set_chart(&s->b);
	check_figure(p);
	double highest = 0;
	for (size_t i = 0; i < p->list.mark_count; i++) {
		const mark *m = &p->list.marks[i];
		double box[4];
		if (m->kind != MARK_PATH || !m->fill)
			continue;
		bounds_of(p, m, box);
		highest = fmax(highest, box[3] - box[1]);
	}
	assert_true(highest > 40);
	pages_close(p);
	free(s);
}

/* A chart is drawn lower to stay on a page, as far as the profile allows. */
static void test_shrinks_to_stay(void **state)
{
	(void)state;
	for (int allowed = 0; allowed < 2; allowed++) {
		sample *s = make_chart(CHART_LINE, 6, 1, "Năm", growing);
		const block *b = &s->b;
		pages *p = pages_open(&b, 1);
		p->profile.chart.shrink = allowed ? 80 : 95;
		bool fits;
		flow_advance(&p->flow, 245); /* 155 are left; figure 150 and caption 19 */
		assert_true(chart_fits(&p->flow, &b->chart, b, &fits));
		assert_int_equal(fits, allowed);
		assert_true(layout_chart(&p->flow, &b->chart, b));
		assert_int_equal(p->list.page_count, allowed ? 1 : 2);
		const element_extra *figure = figure_of(p);
		double height = figure->bbox[3] - figure->bbox[1];
		assert_true(allowed ? height > 120 && height < 149 : fabs(height - 150) < 0.1);
		check_figure(p);
		pages_close(p);
		free(s);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_axis),
	    cmocka_unit_test(test_axis_survives_anything),
	    cmocka_unit_test(test_every_kind),
	    cmocka_unit_test(test_bars_are_to_scale),
	    cmocka_unit_test(test_series_differ_without_colour),
	    cmocka_unit_test(test_chart_is_not_divided),
	    cmocka_unit_test(test_empty_chart_says_so),
	    cmocka_unit_test(test_spans),
	    cmocka_unit_test(test_sequences),
	    cmocka_unit_test(test_leaders_do_not_cross),
	    cmocka_unit_test(test_names_without_room),
	    cmocka_unit_test(test_crowded_charts_are_errors),
	    cmocka_unit_test(test_height_for_a_plot),
	    cmocka_unit_test(test_shrinks_to_stay),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
