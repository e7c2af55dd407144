/* chart_values.c: what a chart's values are on its axis: from where to where a bar goes, beside others or stacked on them. */
#include <math.h>

#include "layout/chart_parts.h"

static bool is_full(chart_kind kind)
{
	return kind == CHART_PERCENT_BAR || kind == CHART_PERCENT_HORIZONTAL_BAR;
}

bool chart_is_stacked(chart_kind kind)
{
	return is_full(kind) || kind == CHART_STACKED_BAR || kind == CHART_STACKED_HORIZONTAL_BAR;
}

bool chart_is_percent(const chart *c)
{
	for (size_t s = 0; s < c->series_count; s++)
		if (!c->series[s].percent)
			return is_full(c->kind);
	return c->series_count > 0;
}

/* What goes up and what hangs down before series `end`. */
static void add_up(const chart *c, size_t category, size_t end, double *up, double *down)
{
	*up = *down = 0;
	for (size_t s = 0; s < end; s++) {
		double value = c->series[s].values[category];
		if (!isfinite(value))
			continue;
		*up += fmax(value, 0);
		*down += fmin(value, 0);
	}
}

bool chart_span_of(const chart *c, size_t category, size_t series, chart_span *out)
{
	double value = c->series[series].values[category], up, down;
	*out = (chart_span){0, value};
	if (!isfinite(value))
		return false;
	if (!chart_is_stacked(c->kind))
		return true;
	add_up(c, category, series, &up, &down);
	double from = value < 0 ? down : up;
	*out = (chart_span){from, from + value};
	if (!is_full(c->kind))
		return true;
	add_up(c, category, c->series_count, &up, &down);
	if (up <= 0 || value < 0)
		return false;
	*out = (chart_span){from / up * 100, fmin(100, (from + value) / up * 100)};
	return true;
}

chart_range chart_range_of(const chart *c)
{
	chart_range range = {HUGE_VAL, -HUGE_VAL, true};
	if (is_full(c->kind))
		return (chart_range){0, 100, true};
	for (size_t i = 0; i < c->category_count; i++) {
		for (size_t s = 0; s < c->series_count; s++) {
			chart_span span;
			if (!chart_span_of(c, i, s, &span))
				continue;
			range.whole = range.whole && floor(span.to) >= span.to;
			range.high = fmax(range.high, span.to);
			range.low = fmin(range.low, span.to);
		}
	}
	return range.high < range.low ? (chart_range){0, 0, true} : range;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The next byte of `text` that is no digit; '\0': its end. */
static char next_letter(slice *text)
{
	while (text->len && is_digit(*text->ptr))
		*text = (slice){text->ptr + 1, text->len - 1};
	if (text->len == 0)
		return '\0';
	char c = *text->ptr;
	*text = (slice){text->ptr + 1, text->len - 1};
	return c;
}

static bool has_digit(slice text)
{
	for (size_t i = 0; i < text.len; i++)
		if (is_digit(text.ptr[i]))
			return true;
	return false;
}

bool chart_is_sequence(const chart *c)
{
	for (size_t i = 0; i < c->category_count; i++) {
		slice a = c->categories[0], b = c->categories[i];
		if (!has_digit(b))
			return false;
		for (char x = 1, y = 1; x || y;) {
			x = next_letter(&a);
			y = next_letter(&b);
			if (x != y)
				return false;
		}
	}
	return true;
}

bool chart_values_put(chart_work *w, chart_value_place find, const void *context)
{
	for (size_t i = 0; i < w->c->category_count; i++) {
		for (size_t s = 0; s < w->c->series_count; s++) {
			chart_label label = {.text = {.text = chart_cell_text(w, i, s), .style = &w->value}, .element = chart_cell(w, i, s)};
			bool fits;
			if (!label.text.text.ptr || !find(w, context, i, s, &label, &fits))
				return false;
			label.shown = fits;
			if (label.text.width > 0 && !chart_label_put(w, label))
				return false;
		}
	}
	return true;
}
