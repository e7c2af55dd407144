/* table_carry.c: running sums. Where pages end is not known here, so the table takes a function along that goes on adding from page end to page end;
 * what its widest figures are is known, and is given as samples for the widths of the columns. */
#include "compose/table_carry.h"

/* What is asked for later; it outlives the composer. */
typedef struct runner {
	table_carry given;
	table_sums sums;
	columns columns;
	const table_row *rows;
	size_t row, fact_row; /* added up so far */
} runner;

static void go_on(runner *r, size_t rows)
{
	if (rows < r->row) {
		sums_clear(&r->sums);
		r->row = r->fact_row = 0;
	}
	for (; r->row < rows; r->row++)
		if (r->rows[r->row].style == ROW_BODY)
			sums_add(&r->sums, r->sums.fact->rows[r->fact_row++]);
}

static bool running_sum(void *user, size_t rows, slice said, table_row *out)
{
	runner *r = user;
	go_on(r, rows);
	bool good = sums_row(&r->sums, said, ROW_TOTAL, out);
	sums_free(&r->sums);
	return good;
}

/* ---- samples ---- */

enum { SAMPLE_BEFORE, SAMPLE_BEHIND, SAMPLES }; /* the longest whole part, the longest fraction */

typedef struct sampling {
	size_t longest[SAMPLES];
	slice text[SAMPLES];
} sampling;

/* Keep what was printed into s->scratch when it is longer than what was before. False: reported. */
static bool keep_longer(table_sums *s, sampling *of)
{
	slice text = buf_slice(&s->scratch);
	const char *comma = text.len ? memchr(text.ptr, ',', text.len) : NULL;
	const size_t parts[SAMPLES] = {comma ? (size_t)(comma - text.ptr) : text.len, comma ? text.len - (size_t)(comma - text.ptr) : 0};
	for (int i = 0; i < SAMPLES; i++)
		if (parts[i] > of->longest[i]) {
			of->longest[i] = parts[i];
			if (!sums_take(s, &of->text[i]))
				return false;
		}
	return true;
}

/* All figures are of one width, so the longest texts are the widest. */
static bool walk(table_sums *s, sampling *of)
{
	for (size_t i = 0; i < s->fact->row_count; i++) {
		sums_add(s, s->fact->rows[i]);
		for (size_t k = 0; k < s->columns->leaf_count; k++)
			if (s->columns->leaves[k].added && (!sums_print(s, k) || !keep_longer(s, &of[k])))
				return false;
	}
	return true;
}

static bool make_samples(runner *r)
{
	size_t count = r->columns.leaf_count, head = sums_words_span(&r->columns);
	sampling *of = arena_array(r->sums.memory, count, sizeof *of);
	table_row *rows = arena_array(r->sums.memory, SAMPLES, sizeof *rows);
	if (!of || !rows)
		return diag_no_memory(r->sums.diag);
	if (!walk(&r->sums, of))
		return false;
	for (int i = 0; i < SAMPLES; i++) {
		table_cell *cells = arena_array(r->sums.memory, count - head + 1, sizeof *cells);
		if (!cells)
			return diag_no_memory(r->sums.diag);
		cells[0] = (table_cell){i == 0 ? r->given.over : r->given.from, (uint16_t)head, false};
		for (size_t k = head; k < count; k++)
			cells[k - head + 1] = (table_cell){of[k].text[i], 1, false};
		rows[i] = (table_row){ROW_TOTAL, cells, count - head + 1};
	}
	r->given.samples = rows;
	r->given.sample_count = SAMPLES;
	return true;
}

const table_carry *carry_new(composer *c, const fact *f, const columns *of, const table_row *rows, slice over, slice from, place where)
{
	runner *r = arena_alloc(c->memory, sizeof *r);
	if (!r) {
		diag_no_memory(c->diag);
		return NULL;
	}
	r->columns = *of;
	r->rows = rows;
	r->given = (table_carry){.over = over, .from = from, .sum = running_sum, .user = r};
	bool good = sums_new(c, f, &r->columns, where, &r->sums) && make_samples(r);
	sums_clear(&r->sums);
	sums_free(&r->sums);
	r->sums.composer = NULL;
	return good ? &r->given : NULL;
}
