/* chart.c: the chart directive: series of figures with their labels, and the alternative text that says the whole chart in words. */
#include <math.h>
#include <stddef.h>

#include "compose/cells.h"
#include "compose/directive.h"
#include "compose/figures.h"
#include "text/print.h"

static const message NO_SERIES = {"no-series", STATUS_USAGE,
    {"series phải là danh sách có ít nhất một dãy số liệu", "series must be a list of at least one series"},
    {"Ghi: series: [{value: tên_cột, name: Tên dãy}].", "Write: series: [{value: column, name: Name}]."}};
static const message ONE_OF = {"series-kind", STATUS_USAGE,
    {"một dãy số liệu phải có đúng một trong value, percent", "a series must have exactly one of value and percent"}, {NULL, NULL}};
static const message PERCENT_PAIR = {"percent-columns", STATUS_USAGE,
    {"percent phải là hai cột: [tử_số, mẫu_số]", "percent must name two columns: [numerator, denominator]"}, {NULL, NULL}};
static const message TEXT_SERIES = {"text-series", STATUS_USAGE,
    {"cột “{1}” không phải là số, không vẽ được", "the column “{1}” holds no numbers and cannot be drawn"}, {NULL, NULL}};
static const message PIE_SERIES = {"pie-series", STATUS_USAGE, {"biểu đồ tròn chỉ có một dãy số liệu", "a pie has one series only"},
    {"Giữ một dãy, hoặc dùng kind: stacked-bar.", "Keep one, or use kind: stacked-bar."}};
static const message NOT_SPREAD = {"not-spread", STATUS_USAGE,
    {"bảng “{1}” không trải theo “{2}”", "the table “{1}” is not spread over “{2}”"},
    {"Thêm “-- across: {2}” vào truy vấn, hoặc sửa tên ở đây.", "Add “-- across: {2}” to the query, or correct the name here."}};

typedef struct chart_keys {
	slice id, caption, query, categories, unit, alt, empty;
	int kind;
	double height;
	const yaml_node *series;
} chart_keys;

static const char *const KINDS[] = {"bar", "stacked-bar", "horizontal-bar", "line", "pie", NULL}; /* as enum chart_kind */

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
        .help = "bar, stacked-bar, horizontal-bar, line or pie."},
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
	bool *shares; /* which series are percentages */
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

/* One figure of a percentage series. */
static bool share_of(maker *m, const fact_cell *num, const fact_cell *den, int decimals, double *value, slice *label)
{
	composer *c = m->composer;
	int64_t n = 0, d = 0;
	if (num->kind != CELL_NUMBER || den->kind != CELL_NUMBER)
		return true;
	switch (figure_ratio(num->number, den->number, &n, &d)) {
	case FIGURE_NONE: return true;
	case FIGURE_TOO_LARGE: return figure_report_too_large(c, m->fact, (size_t)(num - m->fact->rows[0]), key_place(m->map, "query"));
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
			if (!share_of(m, &cells[column], &cells[den], decimals, &values[i], &labels[i]))
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
	bool *shares = arena_array(m->composer->memory, cap, sizeof *shares);
	if (!series || !shares)
		return diag_no_memory(m->composer->diag);
	if (m->count) {
		memcpy(series, m->series, m->count * sizeof *series);
		memcpy(shares, m->shares, m->count * sizeof *shares);
	}
	m->series = series;
	m->shares = shares;
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
	s->name = directive_fill(c, keys->name, across_value, m, m->across.len ? ACROSS : NOTHING, key_place(map, "name"));
	if (!s->name.ptr)
		return false;
	bool share = keys->percent.count > 0;
	place where = key_place(map, share ? "percent" : "value");
	long column = number_column(m, share ? keys->percent.items[0] : keys->value, where);
	long den = share && column >= 0 ? number_column(m, keys->percent.items[1], where) : -1;
	if (column < 0 || (share && den < 0))
		return false;
	m->shares[m->count++] = share;
	return fill_series(m, s, column, den, (int)keys->decimals);
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
	return good;
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

/* ---- alternative text ---- */

/* `text` as a sentence: a full stop behind it, if it has no end of its own. */
static void put_sentence(buf *out, slice text)
{
	if (!text.len)
		return;
	if (out->len)
		buf_put_char(out, ' ');
	buf_put_slice(out, text);
	if (!strchr(".!?…:;", text.ptr[text.len - 1]))
		buf_put_char(out, '.');
}

/* "2010: 120 đảng viên", or with several series "2010: Nữ 50 đảng viên, Nam 70 đảng viên" */
static void put_category(const maker *m, buf *out, size_t category)
{
	buf_put_slice(out, m->categories[category]);
	buf_put_char(out, ':');
	for (size_t s = 0; s < m->count; s++) {
		slice label = m->series[s].labels[category];
		buf_put_string(out, s ? ", " : " ");
		if (m->count > 1) {
			buf_put_slice(out, m->series[s].name);
			buf_put_char(out, ' ');
		}
		if (label.len)
			buf_put_slice(out, label);
		else
			buf_put_string(out, m->composer->words->no_value);
		if (label.len && !m->shares[s] && m->keys.unit.len) {
			buf_put_char(out, ' ');
			buf_put_slice(out, m->keys.unit);
		}
	}
}

static slice alternative_text(maker *m)
{
	composer *c = m->composer;
	buf *out = &c->scratch;
	buf_clear(out);
	if (m->keys.alt.len) {
		put_sentence(out, m->keys.alt);
	} else {
		put_sentence(out, slice_of(c->words->chart[m->keys.kind]));
		put_sentence(out, m->keys.caption);
	}
	size_t count = m->count ? m->fact->row_count : 0;
	for (size_t i = 0; i < count; i++) {
		buf_put_string(out, i ? "; " : " ");
		put_category(m, out, i);
	}
	if (count)
		buf_put_char(out, '.');
	return composer_take_scratch(c);
}

/* ---- the directive ---- */

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
	bool left_out = (m->fact->column_count == 0 || m->fact->row_count == 0) && m->keys.empty.len == 0;
	if (m->fact->column_count && (!read_categories(m) || !read_all_series(m)))
		return FAILED;
	slice alt = alternative_text(m);
	if (!alt.ptr || !composer_add_target(c, m->keys.id, key_place(map, "id"), left_out ? m->keys.caption : (slice){NULL, 0}))
		return FAILED;
	out->kind = BLOCK_CHART;
	out->chart = (chart){.kind = (chart_kind)m->keys.kind,
	    .id = m->keys.id,
	    .caption = m->keys.caption,
	    .unit = m->keys.unit,
	    .alt = alt,
	    .height_mm = m->keys.height,
	    .categories = m->categories,
	    .category_count = m->fact->row_count,
	    .series = m->series,
	    .series_count = m->count,
	    .empty = m->keys.empty};
	return left_out ? LEFT_OUT : MADE;
}
