/* table_sums.c: adding up rows column by column, and printing what came out. Percentages are never added: they are computed again from the sums of
 * their two columns. */
#include "compose/table_sums.h"

#include "base/limits.h"
#include "text/print.h"

bool sums_new(composer *c, const fact *f, const columns *of, place where, table_sums *out)
{
	*out = (table_sums){.memory = c->memory,
	    .diag = c->diag,
	    .composer = c,
	    .where = where,
	    .fact = f,
	    .columns = of,
	    .scratch = BUF_INIT(LIMIT_EXPANDED_BYTES)};
	out->leaves = arena_array(c->memory, of->leaf_count, sizeof *out->leaves);
	return out->leaves ? true : diag_no_memory(c->diag);
}

void sums_free(table_sums *s)
{
	buf_free(&s->scratch);
}

void sums_clear(table_sums *s)
{
	memset(s->leaves, 0, s->columns->leaf_count * sizeof *s->leaves);
}

void sums_add(table_sums *s, const fact_cell *cells)
{
	for (size_t i = 0; i < s->columns->leaf_count; i++) {
		const leaf *l = &s->columns->leaves[i];
		if (!l->added)
			continue;
		sum_add(&s->leaves[i].value, &cells[l->column]);
		if (l->kind == LEAF_PERCENT)
			sum_add(&s->leaves[i].den, &cells[l->den]);
	}
}

size_t sums_words_span(const columns *of)
{
	size_t count = 0;
	while (count < of->leaf_count && !of->leaves[count].added)
		count++;
	return count ? count : 1;
}

static bool report_too_large(const table_sums *s, size_t column)
{
	return s->composer ? figure_report_too_large(s->composer, s->fact, column, s->where) : diag_no_memory(s->diag);
}

void leaf_pad(const leaf *l, buf *out)
{
	if (l->fixed == 0 || out->len == 0 || out->failed)
		return;
	const char *comma = memchr(out->data, ',', out->len);
	int digits = comma ? (int)(out->data + out->len - comma - 1) : 0;
	buf_put_string(out, comma ? "" : ",");
	for (; digits < l->fixed; digits++)
		buf_put_char(out, '0');
}

bool sums_ratio(table_sums *s, const leaf *l, decimal num, decimal den)
{
	int64_t n = 0, d = 0;
	buf_clear(&s->scratch);
	switch (figure_ratio(num, den, &n, &d)) {
	case FIGURE_NONE: return true;
	case FIGURE_TOO_LARGE: return report_too_large(s, l->column);
	case FIGURE_DONE: break;
	}
	print_ratio(&s->scratch, n, d, l->decimals);
	leaf_pad(l, &s->scratch);
	return true;
}

bool sums_print(table_sums *s, size_t number)
{
	const leaf *l = &s->columns->leaves[number];
	const leaf_sum *of = &s->leaves[number];
	buf_clear(&s->scratch);
	if (!l->added)
		return true;
	if (of->value.too_large || of->den.too_large)
		return report_too_large(s, of->value.too_large ? l->column : l->den);
	if (l->kind == LEAF_PERCENT)
		return of->value.some && of->den.some ? sums_ratio(s, l, of->value.value, of->den.value) : true;
	if (of->value.some)
		decimal_put_vi(&s->scratch, decimal_reduce(of->value.value));
	leaf_pad(l, &s->scratch);
	return true;
}

bool sums_take(table_sums *s, slice *out)
{
	*out = s->scratch.failed ? (slice){NULL, 0} : arena_copy(s->memory, buf_slice(&s->scratch));
	return out->ptr ? true : diag_no_memory(s->diag);
}

bool sums_row(table_sums *s, slice said, row_style style, table_row *out)
{
	size_t count = s->columns->leaf_count, head = sums_words_span(s->columns);
	table_cell *made = arena_array(s->memory, count - head + 1, sizeof *made);
	if (!made)
		return diag_no_memory(s->diag);
	made[0] = (table_cell){said, (uint16_t)head, false};
	bool good = true;
	for (size_t i = head; i < count; i++) {
		slice text = SLICE("");
		good &= sums_print(s, i) && sums_take(s, &text);
		made[i - head + 1] = (table_cell){text, 1, false};
	}
	*out = (table_row){style, made, count - head + 1};
	return good;
}
