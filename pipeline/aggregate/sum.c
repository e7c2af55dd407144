/* sum.c: counts and ratios, exact, and the choice among groups.
 *
 * The query is wrapped in SQL, so that SQLite skips the columns a sum does not need (a path for each row) and groups by itself; the sums come
 * back as decimal digits. Ratios are compared by cross-multiplication in 128 bits. */
#include "aggregate/inside.h"

#include "text/print.h"

__extension__ typedef __int128 wide;

static const reason NO_DENOMINATOR = {{"mẫu số bằng 0", "the denominator is 0"}};
static const reason NO_DENOMINATOR_OF = {{"mẫu số của {1} bằng 0", "the denominator of {1} is 0"}};
static const reason NEGATIVE = {{"mẫu số là số âm", "the denominator is negative"}};
static const reason NO_ROWS = {{"không có dòng nào để tính", "there are no rows to compute it from"}};

/* The sums of one group, or of all rows. */
typedef struct sums {
	slice group;      /* printed, in the arena; empty: no groups */
	decimal value;    /* count */
	int64_t num, den; /* ratio, and floor-percent-below */
} sums;

typedef struct summing {
	const computing *c;
	const definition *def;
	bool share; /* num and den, else value */
	sums chosen;
	size_t groups;
} summing;

static void put_quoted(buf *out, slice name)
{
	buf_put_char(out, '"');
	for (size_t i = 0; i < name.len; i++) {
		if (name.ptr[i] == '"')
			buf_put_char(out, '"');
		buf_put_char(out, name.ptr[i]);
	}
	buf_put_char(out, '"');
}

/* Look which columns the query returns. *values: it has `value`. */
static bool look(const summing *m, bool *values)
{
	const query *q = m->def->q;
	cursor *plain = cursor_open(m->c->s, q, NULL, NULL, m->c->p, m->c->d);
	if (!plain)
		return false;
	*values = cursor_find_column(plain, "value") >= 0;
	const char *missing = NULL, *group = arena_string(m->c->a, m->def->group);
	if (m->share)
		missing = cursor_find_column(plain, "num") < 0 ? "num" : cursor_find_column(plain, "den") < 0 ? "den" : NULL;
	place where;
	query_header_get(q, "group", &where);
	bool good = !missing || definition_no_column(m->c, q, missing, q->where);
	if (good && m->def->group.len && (!group || cursor_find_column(plain, group) < 0))
		good = definition_no_column(m->c, q, group ? group : "", where);
	cursor_close(plain);
	return good;
}

static cursor *open_sums(const summing *m, bool values)
{
	buf before = BUF_INIT(1 << 16), after = BUF_INIT(1 << 16);
	buf_put_string(&before, "SELECT ");
	if (m->def->group.len) {
		put_quoted(&before, m->def->group);
		buf_put_string(&before, ", ");
	}
	buf_put_string(&before, m->share ? EXACT_SUM "(num), " EXACT_SUM "(den)" : values ? EXACT_SUM "(value)" : "count(*)");
	buf_put_string(&before, " FROM (");
	buf_put_char(&after, ')');
	if (m->def->group.len) {
		buf_put_string(&after, " WHERE ");
		put_quoted(&after, m->def->group);
		buf_put_string(&after, " IS NOT NULL GROUP BY 1 ORDER BY 1");
	}
	buf_put_char(&before, '\0');
	buf_put_char(&after, '\0');
	cursor *c = NULL;
	if (before.failed || after.failed)
		diag_no_memory(m->c->d);
	else
		c = cursor_open(m->c->s, m->def->q, before.data, after.data, m->c->p, m->c->d);
	buf_free(&before);
	buf_free(&after);
	return c;
}

static bool read_sum(const cursor *c, size_t i, decimal *out)
{
	cell_value v = cursor_get(c, i);
	*out = (decimal){v.integer, 0};
	return v.kind == VALUE_INTEGER || decimal_parse(v.text, out);
}

/* Two decimals as whole numbers of the same, smallest unit. */
static bool scale_ratio(decimal num, decimal den, int64_t *whole_num, int64_t *whole_den)
{
	num = decimal_reduce(num);
	den = decimal_reduce(den);
	for (; num.scale < den.scale; num.scale++)
		if (__builtin_mul_overflow(num.units, 10, &num.units))
			return false;
	for (; den.scale < num.scale; den.scale++)
		if (__builtin_mul_overflow(den.units, 10, &den.units))
			return false;
	*whole_num = num.units;
	*whole_den = den.units;
	return true;
}

static bool fail_denominator(const summing *m, const sums *g)
{
	if (g->den < 0)
		return figure_fail(m->c, m->def->q, &NEGATIVE, NULL);
	if (!g->group.len)
		return figure_fail(m->c, m->def->q, &NO_DENOMINATOR, NULL);
	const char *group = arena_printf(m->c->a, "%.*s = %.*s", (int)m->def->group.len, m->def->group.ptr, (int)g->group.len, g->group.ptr);
	return figure_fail(m->c, m->def->q, &NO_DENOMINATOR_OF, group ? group : "");
}

static bool read_group(const summing *m, const cursor *c, sums *out)
{
	size_t at = 0;
	*out = (sums){.num = 0};
	if (m->def->group.len) {
		cell_value v = cursor_get(c, at++);
		buf text = BUF_INIT(LIMIT_FIELD_BYTES);
		cell_value_put(&text, &v);
		out->group = cell_keep(m->c->a, &text, m->c->d);
		buf_free(&text);
		if (!out->group.ptr)
			return false;
	}
	if (!m->share)
		return read_sum(c, at, &out->value) || figure_fail(m->c, m->def->q, &TOO_LARGE, NULL);
	decimal num, den;
	if (!read_sum(c, at, &num) || !read_sum(c, at + 1, &den) || !scale_ratio(num, den, &out->num, &out->den))
		return figure_fail(m->c, m->def->q, &TOO_LARGE, NULL);
	return out->den > 0 || fail_denominator(m, out);
}

static int compare(const summing *m, const sums *a, const sums *b)
{
	if (!m->share)
		return decimal_compare(a->value, b->value);
	wide x = (wide)a->num * b->den, y = (wide)b->num * a->den;
	return (x > y) - (x < y);
}

/* Whether group `g`, which comes behind `m->chosen`, is chosen instead. floor-percent-below looks for the smallest share. */
static bool is_better(const summing *m, const sums *g)
{
	if (m->groups == 0)
		return true;
	switch (m->def->pick) {
	case PICK_LAST: return true;
	case PICK_MAX: return compare(m, g, &m->chosen) > 0;
	default: return compare(m, g, &m->chosen) < 0;
	}
}

/* The largest whole number of percent below num/den: ⌈100·num/den⌉ − 1. */
static int64_t percent_below(int64_t num, int64_t den)
{
	wide hundred = (wide)num * 100, whole = hundred / den;
	if (hundred % den != 0 && hundred > 0)
		whole++;
	return (int64_t)(whole - 1);
}

static bool gather(summing *m, cursor *c)
{
	bool overflow;
	cursor_status status;
	while ((status = cursor_next(c, &overflow)) == CURSOR_ROW) {
		sums g;
		if (!read_group(m, c, &g)) {
			m->chosen = g;
			return false;
		}
		if (is_better(m, &g))
			m->chosen = g;
		m->groups++;
	}
	if (status == CURSOR_FAILED)
		return overflow && figure_fail(m->c, m->def->q, &TOO_LARGE, NULL);
	return m->groups || figure_fail(m->c, m->def->q, &NO_ROWS, NULL);
}

static bool print(const summing *m, fact *out)
{
	buf text = BUF_INIT(1 << 10);
	if (out->kind == FACT_RATIO)
		(void)print_percent(&text, out->num, out->den);
	else
		decimal_put_vi(&text, out->value);
	out->text = cell_keep(m->c->a, &text, m->c->d);
	buf_free(&text);
	return out->text.ptr != NULL;
}

bool sum_compute(const computing *c, const definition *def, fact *out)
{
	summing m = {.c = c, .def = def, .share = def->kind == FACT_RATIO || def->floor_percent};
	bool values;
	if (!look(&m, &values))
		return false;
	cursor *rows = open_sums(&m, values);
	bool good = rows && gather(&m, rows);
	cursor_close(rows);
	out->num = m.chosen.num;
	out->den = m.chosen.den;
	out->group = m.chosen.group;
	if (!good)
		return false;
	out->value = def->floor_percent && out->den > 0 ? (decimal){percent_below(out->num, out->den), 0} : decimal_reduce(m.chosen.value);
	return print(&m, out);
}
