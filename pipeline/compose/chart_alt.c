/* chart_alt.c: a chart in words.
 *
 * A text one can listen to: few figures are told one by one; of many, only what the eye would catch, for the structure tree has all of them in a table right
 * behind the figure, where a reader can go from cell to cell. */
#include "compose/chart_alt.h"

#include <math.h>

typedef struct teller {
	const chart *c;
	const words *words;
	buf *out;
} teller;

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

/* "120 đảng viên", "35,2%", "120 học viên (35,2%)" */
static void put_figure(const teller *t, const chart_series *s, size_t category)
{
	slice label = s->labels[category], unit = s->percent ? SLICE("") : t->c->unit;
	if (!label.len) {
		buf_put_string(t->out, t->words->no_value);
		return;
	}
	buf_put_slice(t->out, label);
	if (unit.len) {
		buf_put_char(t->out, ' ');
		buf_put_slice(t->out, unit);
	}
	if (s->shares && s->shares[category].len) {
		buf_put_string(t->out, " (");
		buf_put_slice(t->out, s->shares[category]);
		buf_put_char(t->out, ')');
	}
}

/* "2010: 120 đảng viên", or with several series "2010: Nữ 50 đảng viên, Nam 70 đảng viên" */
static void put_category(const teller *t, size_t category)
{
	buf_put_slice(t->out, t->c->categories[category]);
	buf_put_char(t->out, ':');
	for (size_t s = 0; s < t->c->series_count; s++) {
		buf_put_string(t->out, s ? ", " : " ");
		if (t->c->series_count > 1) {
			buf_put_slice(t->out, t->c->series[s].name);
			buf_put_char(t->out, ' ');
		}
		put_figure(t, &t->c->series[s], category);
	}
}

static void put_all(const teller *t)
{
	for (size_t i = 0; i < t->c->category_count; i++) {
		buf_put_string(t->out, i ? "; " : " ");
		put_category(t, i);
	}
	if (t->c->category_count)
		buf_put_char(t->out, '.');
}

/* ---- many figures ---- */

/* Where a series has what the eye looks for; `count` 0: nothing. Of equal figures, the first. */
typedef struct extremes {
	size_t first, last, lowest, highest, count;
} extremes;

static extremes extremes_of(const chart *c, const chart_series *s)
{
	extremes e = {0};
	for (size_t i = 0; i < c->category_count; i++) {
		if (!isfinite(s->values[i]))
			continue;
		if (e.count++ == 0)
			e.first = e.lowest = e.highest = i;
		e.last = i;
		if (s->values[i] < s->values[e.lowest])
			e.lowest = i;
		if (s->values[i] > s->values[e.highest])
			e.highest = i;
	}
	return e;
}

/* ", thấp nhất 12 đảng viên (2010)" */
static void put_extreme(const teller *t, const chart_series *s, const char *mark, const char *which, size_t category)
{
	buf_put_string(t->out, mark);
	buf_put_string(t->out, which);
	buf_put_char(t->out, ' ');
	put_figure(t, s, category);
	buf_put_string(t->out, " (");
	buf_put_slice(t->out, t->c->categories[category]);
	buf_put_char(t->out, ')');
}

static void put_series(const teller *t, const chart_series *s)
{
	extremes e = extremes_of(t->c, s);
	buf_put_char(t->out, ' ');
	buf_put_slice(t->out, s->name);
	buf_put_string(t->out, ": ");
	if (e.count == 0) {
		buf_put_string(t->out, t->words->no_value);
	} else if (s->values[e.highest] <= s->values[e.lowest]) {
		buf_put_string(t->out, t->words->all_equal);
		buf_put_char(t->out, ' ');
		put_figure(t, s, e.first);
	} else {
		const char *mark = "";
		if (t->c->kind == CHART_LINE) {
			put_extreme(t, s, mark, t->words->first, e.first);
			put_extreme(t, s, ", ", t->words->last, e.last);
			mark = ", ";
		}
		put_extreme(t, s, mark, t->words->lowest, e.lowest);
		put_extreme(t, s, ", ", t->words->highest, e.highest);
	}
}

static void put_summary(const teller *t)
{
	const chart *c = t->c;
	buf_put_char(t->out, ' ');
	buf_put_unsigned(t->out, c->category_count);
	buf_put_char(t->out, ' ');
	buf_put_string(t->out, t->words->categories);
	if (c->series_count > 1) {
		buf_put_string(t->out, ", ");
		buf_put_unsigned(t->out, c->series_count);
		buf_put_char(t->out, ' ');
		buf_put_string(t->out, t->words->series);
	}
	buf_put_char(t->out, '.');
	for (size_t i = 0; i < c->series_count; i++) {
		put_series(t, &c->series[i]);
		buf_put_char(t->out, i + 1 < c->series_count ? ';' : '.');
	}
	put_sentence(t->out, slice_of(t->words->figures));
}

slice chart_alt(composer *m, const chart *c, slice alt)
{
	buf *out = &m->scratch;
	teller t = {c, m->words, out};
	buf_clear(out);
	if (alt.len) {
		put_sentence(out, alt);
	} else {
		put_sentence(out, slice_of(t.words->chart[c->kind]));
		put_sentence(out, c->caption);
	}
	if (c->category_count * c->series_count > CHART_ALT_FIGURES)
		put_summary(&t);
	else
		put_all(&t);
	return composer_take_scratch(m);
}
