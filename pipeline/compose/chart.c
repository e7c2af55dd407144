/* chart.c: the chart directive: series of figures with their labels. What the chart says to those who cannot see it is in chart_alt.c. */
#include <math.h>
#include <stddef.h>

#include "compose/cells.h"
#include "compose/chart_alt.h"
#include "compose/directive.h"
#include "compose/figures.h"
#include "text/print.h"

static const message NO_SERIES = {"no-series", STATUS_USAGE,
    {"series phải là danh sách có ít nhất một dãy số liệu", "series must be a list of at least one series"},
    {"Ghi: series: [{value: tên_cột, name: Tên dãy}].", "Write: series: [{value: column, name: Name}]."}};
static const message ONE_OF = {"series-kind", STATUS_USAGE,
    {"một dãy số liệu phải có đúng một trong value, percent", "a series must have exactly one of value and percent"},
    {"Ghi {value: cột} hoặc {percent: [tử_số, mẫu_số]}.", "Write {value: column} or {percent: [numerator, denominator]}."}};
static const message PERCENT_PAIR = {"percent-columns", STATUS_USAGE,
    {"percent phải là hai cột: [tử_số, mẫu_số]", "percent must name two columns: [numerator, denominator]"},
    {"Ghi tên hai cột của truy vấn, ví dụ [nu, tong_so].", "Name two columns of the query, as [women, all]."}};
static const message TEXT_SERIES = {"text-series", STATUS_USAGE,
    {"cột “{1}” không phải là số, không vẽ được", "the column “{1}” holds no numbers and cannot be drawn"},
    {"Chọn cột số; cột chữ là tên nhóm thì ghi ở “categories”.", "Choose a column of numbers; one of names belongs to “categories”."}};
static const message PIE_SERIES = {"pie-series", STATUS_USAGE, {"biểu đồ tròn chỉ có một dãy số liệu", "a pie has one series only"},
    {"Giữ một dãy, hoặc dùng kind: stacked-bar.", "Keep one, or use kind: stacked-bar."}};
static const message NOT_SPREAD = {"not-spread", STATUS_USAGE,
    {"bảng “{1}” không trải theo “{2}”", "the table “{1}” is not spread over “{2}”"},
    {"Thêm “-- across: {2}” vào truy vấn, hoặc sửa tên ở đây.", "Add “-- across: {2}” to the query, or correct the name here."}};

static const message MANY_SERIES = {"too-many-series", STATUS_USAGE,
    {"biểu đồ có {1} dãy số liệu; nhiều hơn {2} thì không phân biệt được bản in đen trắng",
        "the chart has {1} series; more than {2} cannot be told apart in black and white"},
    {"Gộp các dãy nhỏ trong truy vấn, chia thành nhiều biểu đồ, hoặc dùng bảng.",
        "Join small series in the query, divide the chart, or use a table."}};
static const message NEGATIVE_PART = {"negative-part", STATUS_USAGE,
    {"“{1}” có số âm ({2}): không thể là một phần của tổng trong biểu đồ này",
        "“{1}” is negative ({2}) and cannot be a part of a whole in this chart"},
    {"Xem lại số liệu, hoặc dùng kind: bar.", "Check the figures, or use kind: bar."}};

typedef struct chart_keys {
	slice id, caption, query, categories, unit, alt, empty;
	int kind;
	double height;
	bool floats;
	const yaml_node *series;
} chart_keys;

static const char *const KINDS[] = {[CHART_BAR] = "bar",
    [CHART_STACKED_BAR] = "stacked-bar",
    [CHART_PERCENT_BAR] = "stacked-percent-bar",
    [CHART_HORIZONTAL_BAR] = "horizontal-bar",
    [CHART_STACKED_HORIZONTAL_BAR] = "stacked-horizontal-bar",
    [CHART_PERCENT_HORIZONTAL_BAR] = "stacked-percent-horizontal-bar",
    [CHART_LINE] = "line",
    [CHART_PIE] = "pie",
    NULL};

#define TEXT_KEY(member, key, need, words)                                                                                                 \
	{                                                                                                                                      \
		.name = (key), .type = YAML_KEY_TEXT, .required = (need), .offset = offsetof(chart_keys, member), .help = (words)                  \
	}

const yaml_key CHART_KEYS[] = {
    TEXT_KEY(id, "id", false, "The name that links to it use."),
    {.name = "kind",
        .type = YAML_KEY_CHOICE,
        .required = true,
        .offset = offsetof(chart_keys, kind),
        .choices = KINDS,
        .help = "bar, stacked-bar, stacked-percent-bar, the same with horizontal-bar, line or pie."},
    TEXT_KEY(caption, "caption", true, "The caption; the profile numbers it."),
    TEXT_KEY(query, "query", true, "A rows fact of facts.sql."),
    TEXT_KEY(categories, "categories", true, "The column of the labels."),
    {.name = "series",
        .type = YAML_KEY_NODE,
        .required = true,
        .offset = offsetof(chart_keys, series),
        .help = "What is drawn: a list of {value, name} or {percent, name}."},
    TEXT_KEY(unit, "unit", false, "What the figures count."),
    {.name = "height",
        .type = YAML_KEY_NUMBER,
        .offset = offsetof(chart_keys, height),
        .minimum = 10,
        .maximum = 1000,
        .help = "Height in mm; none: the profile's."},
    {.name = "float",
        .type = YAML_KEY_BOOLEAN,
        .offset = offsetof(chart_keys, floats),
        .help = "When it does not fit on the page, paragraphs behind it come before it."},
    TEXT_KEY(alt, "alt", false, "Begins the alternative text in place of kind and caption; the figures are added."),
    TEXT_KEY(empty, "empty", false, "What is said when there is no row."),
};
const size_t CHART_KEY_COUNT = COUNT_OF(CHART_KEYS);

typedef struct series_keys {
	slice value, name, across;
	yaml_texts percent;
	int64_t decimals;
} series_keys;

const yaml_key SERIES_KEYS[] = {
    {.name = "value", .type = YAML_KEY_TEXT, .offset = offsetof(series_keys, value), .help = "The column that is drawn."},
    {.name = "percent",
        .type = YAML_KEY_TEXTS,
        .offset = offsetof(series_keys, percent),
        .help = "Two number columns; draws the first in percent of the second."},
    {.name = "name",
        .type = YAML_KEY_TEXT,
        .required = true,
        .offset = offsetof(series_keys, name),
        .help = "The name in the legend; {across} is the value spread over."},
    {.name = "across",
        .type = YAML_KEY_TEXT,
        .offset = offsetof(series_keys, across),
        .help = "Makes a series for each value the query is spread over."},
    {.name = "decimals",
        .type = YAML_KEY_INTEGER,
        .offset = offsetof(series_keys, decimals),
        .minimum = 0,
        .maximum = 4,
        .help = "Digits behind the comma of a percentage; none: one, and none for a whole number."},
};

const size_t SERIES_KEY_COUNT = COUNT_OF(SERIES_KEYS);

enum { DECIMALS_UNSET = -1 };

typedef struct maker {
	composer *composer;
	const yaml_node *map;
	const fact *fact;
	chart_keys keys;
	slice *categories;
	chart_series *series;
	size_t count, cap;
	slice across; /* the value a series is read for; empty: none */
} maker;

static place key_place(const yaml_node *map, const char *key)
{
	const yaml_node *n = yaml_get(map, key);
	return n ? n->where : map->where;
}

/* ---- series ---- */

static double double_of(decimal d)
{
	double value = (double)d.units, unit = 1;
	for (unsigned i = 0; i < d.scale; i++)
		unit *= 10;
	return value / unit;
}

/* One figure of a percentage series: of the columns `num` and `den` of a row. */
static bool share_of(maker *m, const fact_cell *cells, long num_column, long den_column, int decimals, double *value, slice *label)
{
	composer *c = m->composer;
	const fact_cell *num = &cells[num_column], *den = &cells[den_column];
	int64_t n = 0, d = 0;
	if (num->kind != CELL_NUMBER || den->kind != CELL_NUMBER)
		return true;
	switch (figure_ratio(num->number, den->number, &n, &d)) {
	case FIGURE_NONE: return true;
	case FIGURE_TOO_LARGE: return figure_report_too_large(c, m->fact, (size_t)num_column, key_place(m->map, "query"));
	case FIGURE_DONE: break;
	}
	buf_clear(&c->scratch);
	if (decimals == DECIMALS_UNSET) {
		print_percent(&c->scratch, n, d);
	} else {
		print_ratio(&c->scratch, n, d, decimals);
		buf_put_char(&c->scratch, '%');
	}
	*value = (double)n / (double)d * 100;
	*label = composer_take_scratch(c);
	return label->ptr != NULL;
}

static bool fill_series(maker *m, chart_series *s, long column, long den, int decimals)
{
	composer *c = m->composer;
	size_t count = m->fact->row_count;
	double *values = arena_array(c->memory, count + 1, sizeof *values);
	slice *labels = arena_array(c->memory, count + 1, sizeof *labels);
	if (!values || !labels)
		return diag_no_memory(c->diag);
	for (size_t i = 0; i < count; i++) {
		const fact_cell *cells = m->fact->rows[i];
		values[i] = NAN;
		labels[i] = SLICE("");
		if (den >= 0) {
			if (!share_of(m, cells, column, den, decimals, &values[i], &labels[i]))
				return false;
			continue;
		}
		if (cells[column].kind == CELL_NUMBER)
			values[i] = double_of(cells[column].number);
		if (!cell_text(c->memory, &cells[column], false, &c->scratch, &labels[i]))
			return diag_no_memory(c->diag);
	}
	s->values = values;
	s->labels = labels;
	return true;
}

/* Of a pie: each figure in percent of their sum. */
static bool pie_shares(maker *m, chart_series *s, size_t column)
{
	composer *c = m->composer;
	slice *shares = arena_array(c->memory, m->fact->row_count + 1, sizeof *shares);
	if (!shares)
		return diag_no_memory(c->diag);
	sum total = {0};
	for (size_t i = 0; i < m->fact->row_count; i++)
		sum_add(&total, &m->fact->rows[i][column]);
	for (size_t i = 0; i < m->fact->row_count; i++) {
		const fact_cell *cell = &m->fact->rows[i][column];
		int64_t n = 0, d = 0;
		shares[i] = SLICE("");
		if (cell->kind != CELL_NUMBER)
			continue;
		figure_status status = total.too_large ? FIGURE_TOO_LARGE : figure_ratio(cell->number, total.value, &n, &d);
		if (status == FIGURE_TOO_LARGE)
			return figure_report_too_large(c, m->fact, column, key_place(m->map, "query"));
		buf_clear(&c->scratch);
		if (status != FIGURE_DONE || !print_percent(&c->scratch, n, d))
			continue;
		shares[i] = composer_take_scratch(c);
		if (!shares[i].ptr)
			return false;
	}
	s->shares = shares;
	return true;
}

static bool check_number(maker *m, long column, slice name, place where)
{
	for (size_t i = 0; i < m->fact->row_count; i++)
		if (m->fact->rows[i][column].kind == CELL_TEXT)
			return diag_report(m->composer->diag, &TEXT_SERIES, where, composer_string(m->composer, name));
	return true;
}

/* The column `name` for the value spread over; -1: reported. */
static long number_column(maker *m, slice name, place where)
{
	long column = directive_column(m->composer, m->fact, name, m->across, where);
	return column >= 0 && check_number(m, column, name, where) ? column : -1;
}

static bool across_value(void *user, slice name, slice *out)
{
	const maker *m = user;
	*out = m->across;
	return m->across.len && slice_is(name, "across");
}

static bool room_for_series(maker *m)
{
	if (m->count < m->cap)
		return true;
	size_t cap = m->cap ? m->cap * 2 : 8;
	chart_series *series = arena_array(m->composer->memory, cap, sizeof *series);
	if (!series)
		return diag_no_memory(m->composer->diag);
	if (m->count)
		memcpy(series, m->series, m->count * sizeof *series);
	m->series = series;
	m->cap = cap;
	return true;
}

static bool add_series(maker *m, const yaml_node *map, const series_keys *keys)
{
	static const char *const ACROSS[] = {"across", NULL}, *const NOTHING[] = {NULL};
	composer *c = m->composer;
	if (!room_for_series(m))
		return false;
	chart_series *s = &m->series[m->count];
	*s = (chart_series){0};
	s->name = directive_fill(c, keys->name, across_value, m, m->across.len ? ACROSS : NOTHING, key_place(map, "name"));
	if (!s->name.ptr)
		return false;
	bool share = keys->percent.count > 0;
	place where = key_place(map, share ? "percent" : "value");
	long column = number_column(m, share ? keys->percent.items[0] : keys->value, where);
	long den = share && column >= 0 ? number_column(m, keys->percent.items[1], where) : -1;
	if (column < 0 || (share && den < 0))
		return false;
	s->percent = share;
	m->count++;
	if (!fill_series(m, s, column, den, (int)keys->decimals))
		return false;
	return (m->keys.kind != CHART_PIE || share) ? true : pie_shares(m, s, (size_t)column);
}

static bool read_series(maker *m, const yaml_node *map)
{
	composer *c = m->composer;
	series_keys keys = {.decimals = DECIMALS_UNSET, .across = SLICE(""), .value = SLICE("")};
	if (!directive_bind(c, map, "series", SERIES_KEYS, COUNT_OF(SERIES_KEYS), &keys))
		return false;
	bool value = yaml_get(map, "value") != NULL, percent = yaml_get(map, "percent") != NULL;
	if (value == percent)
		return diag_report(c->diag, &ONE_OF, map->where, "");
	if (percent && keys.percent.count != 2)
		return diag_report(c->diag, &PERCENT_PAIR, key_place(map, "percent"), "");
	if (!keys.across.len)
		return add_series(m, map, &keys);
	const fact *f = m->fact;
	if ((f->source && !slice_equal(fact_header(f, "across"), keys.across)) || (!f->source && f->across_count == 0))
		return diag_report(c->diag, &NOT_SPREAD, key_place(map, "across"), composer_string(c, f->id), composer_string(c, keys.across));
	bool good = true;
	for (size_t i = 0; good && i < f->across_count; i++) {
		m->across = f->across[i];
		good = add_series(m, map, &keys);
	}
	m->across = SLICE("");
	return good;
}

/* Parts of a whole are not negative. */
static bool check_parts(maker *m)
{
	composer *c = m->composer;
	bool good = true;
	if (m->keys.kind != CHART_PIE && m->keys.kind != CHART_PERCENT_BAR && m->keys.kind != CHART_PERCENT_HORIZONTAL_BAR)
		return true;
	for (size_t i = 0; i < m->fact->row_count; i++)
		for (size_t s = 0; s < m->count; s++)
			if (m->series[s].values[i] < 0)
				good = diag_report(c->diag, &NEGATIVE_PART, key_place(m->map, "query"), composer_string(c, m->categories[i]),
				    composer_string(c, m->series[s].labels[i]));
	return good;
}

static bool read_all_series(maker *m)
{
	const yaml_node *nodes = m->keys.series;
	if (nodes->kind != YAML_SEQUENCE || nodes->count == 0)
		return diag_report(m->composer->diag, &NO_SERIES, nodes->where, "");
	bool good = true;
	for (size_t i = 0; i < nodes->count; i++)
		good &= read_series(m, nodes->values[i]);
	if (good && m->keys.kind == CHART_PIE && m->count > 1)
		return diag_report(m->composer->diag, &PIE_SERIES, nodes->where, "");
	if (good && m->count > CHART_SERIES_MAX)
		return diag_report(m->composer->diag, &MANY_SERIES, nodes->where, arena_printf(m->composer->memory, "%zu", m->count),
		    arena_printf(m->composer->memory, "%d", CHART_SERIES_MAX));
	return good && check_parts(m);
}

static bool read_categories(maker *m)
{
	composer *c = m->composer;
	long column = directive_column(c, m->fact, m->keys.categories, SLICE(""), key_place(m->map, "categories"));
	if (column < 0)
		return false;
	m->categories = arena_array(c->memory, m->fact->row_count + 1, sizeof *m->categories);
	for (size_t i = 0; m->categories && i < m->fact->row_count; i++)
		if (!cell_text(c->memory, &m->fact->rows[i][column], true, &c->scratch, &m->categories[i]))
			return diag_no_memory(c->diag);
	return m->categories ? true : diag_no_memory(c->diag);
}

/* ---- the directive ---- */

/* Whether there is anything to draw. */
static bool has_value(const maker *m)
{
	for (size_t s = 0; s < m->count; s++)
		for (size_t i = 0; i < m->fact->row_count; i++)
			if (isfinite(m->series[s].values[i]))
				return true;
	return false;
}

outcome chart_make(composer *c, const yaml_node *map, block *out)
{
	maker *m = arena_alloc(c->memory, sizeof *m);
	if (!m)
		return diag_no_memory(c->diag), FAILED;
	m->composer = c;
	m->map = map;
	m->across = SLICE("");
	if (!directive_bind(c, map, "chart", CHART_KEYS, COUNT_OF(CHART_KEYS), &m->keys))
		return FAILED;
	m->fact = directive_query(c, map, m->keys.query);
	if (!m->fact)
		return FAILED;
	if (m->fact->column_count && (!read_categories(m) || !read_all_series(m)))
		return FAILED;
	bool bare = !has_value(m), left_out = bare && m->keys.empty.len == 0;
	out->kind = BLOCK_CHART;
	out->chart = (chart){.kind = (chart_kind)m->keys.kind,
	    .id = m->keys.id,
	    .caption = m->keys.caption,
	    .unit = m->keys.unit,
	    .height_mm = m->keys.height,
	    .floats = m->keys.floats,
	    .categories = m->categories,
	    .category_count = bare ? 0 : m->fact->row_count,
	    .series = m->series,
	    .series_count = m->count,
	    .empty = m->keys.empty};
	out->chart.alt = chart_alt(c, &out->chart, m->keys.alt);
	if (!out->chart.alt.ptr || !composer_add_target(c, m->keys.id, key_place(map, "id"), left_out ? m->keys.caption : (slice){NULL, 0}))
		return FAILED;
	return left_out ? LEFT_OUT : MADE;
}
