/* heading.c: a merged cell is saved as its text in the first cell and nothing in the others, so a head is carried to the right over empty
 * cells, up to the next head or the edge of the head above it. What a column can be called is every way to leave out heads above its label,
 * the longest first: "Thu" below "Quý I" is "Quý I Thu" where there is such a field, else "Thu". */
#include "ingest/heading.h"

#include "ingest/blank.h"

#define LABEL_BYTES 1000    /* no label is as long as a page */
#define OTHERS_TO_A_LABEL 3 /* a sheet may have columns that the table has not */

bool heading_add(heading *h, const csv_record *row, arena *a)
{
	slice *fields = arena_array(a, row->count + 1, sizeof *fields);
	if (!fields)
		return false;
	for (size_t i = 0; i < row->count; i++) {
		fields[i] = arena_copy(a, slice_trim(row->fields[i]));
		if (!fields[i].ptr)
			return false;
	}
	h->rows[h->count] = *row;
	h->rows[h->count++].fields = fields;
	return true;
}

static slice cell_of(const csv_record *row, size_t column)
{
	return column < row->count && !blank_cell(row->fields[column]) ? row->fields[column] : (slice){"", 0};
}

/* The head of row `r` that stands over a column; empty: none. */
static slice head_over(const heading *h, size_t r, size_t column)
{
	for (size_t at = column;; at--) {
		slice head = cell_of(&h->rows[r], at);
		if (head.len || at == 0)
			return head;
		for (size_t above = 0; above < r; above++)
			if (cell_of(&h->rows[above], at).len)
				return (slice){"", 0};
	}
}

/* The texts over a column, the lowest first: its own label, then the heads above. *line: of its own. */
static size_t texts_of(const heading *h, size_t rows, size_t column, slice out[HEADING_ROWS], unsigned *line)
{
	size_t count = 0, r = rows;
	while (r > 0 && count == 0) {
		slice own = cell_of(&h->rows[--r], column);
		*line = h->rows[r].line;
		if (own.len)
			out[count++] = own;
	}
	while (r > 0) {
		slice head = head_over(h, --r, column);
		if (head.len)
			out[count++] = head;
	}
	return count;
}

/* The label and those heads whose bit is set in `heads`, joined from the top down. */
static slice join(const slice *texts, size_t count, unsigned heads, arena *a)
{
	buf b = BUF_INIT(LABEL_BYTES * HEADING_ROWS);
	for (size_t i = count; i-- > 1;) {
		if (!(heads >> (i - 1) & 1))
			continue;
		buf_put_slice(&b, texts[i]);
		buf_put_char(&b, ' ');
	}
	buf_put_slice(&b, texts[0]);
	slice joined = b.failed ? (slice){NULL, 0} : arena_copy(a, buf_slice(&b));
	buf_free(&b);
	return joined;
}

static bool is_short(const slice *texts, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (texts[i].len > LABEL_BYTES)
			return false;
	return true;
}

/* What a column of the first `rows` rows is called, and what that names. False: out of memory. */
static bool read_column(
    const heading *h, size_t rows, size_t column, const schema_table *t, arena *a, slice *label, unsigned *line, int *what)
{
	slice texts[HEADING_ROWS];
	size_t count = texts_of(h, rows, column, texts, line);
	*label = count ? texts[0] : (slice){"", 0};
	*what = count ? COLUMN_EXTRA : COLUMN_BLANK;
	if (count == 0 || !is_short(texts, count))
		return true;
	/* More heads make a larger number only by chance: with three rows at most 11, 10, 01, 00, which is the order wanted. */
	for (unsigned heads = 1U << (count - 1); heads-- > 0;) {
		slice joined = heads ? join(texts, count, heads, a) : texts[0];
		label_match m;
		if (!joined.ptr || !label_read(t, joined, a, &m))
			return false;
		if (m.what >= 0 || (m.what == COLUMN_COUNTER && heads == 0)) {
			*label = joined;
			*what = m.what;
			return true;
		}
		if (heads + 1 == 1U << (count - 1))
			*label = joined; /* of a column nobody knows, everything that stands over it */
	}
	return true;
}

bool heading_join(heading *h, const schema_table *t, arena *a)
{
	if (h->count == 1) {
		h->labels = h->rows[0];
		h->lines = NULL;
		return true;
	}
	size_t width = 0;
	for (size_t r = 0; r < h->count; r++)
		width = h->rows[r].count > width ? h->rows[r].count : width;
	slice *labels = arena_array(a, width + 1, sizeof *labels);
	h->lines = arena_array(a, width + 1, sizeof *h->lines);
	if (!labels || !h->lines)
		return false;
	int what;
	for (size_t i = 0; i < width; i++)
		if (!read_column(h, h->count, i, t, a, &labels[i], &h->lines[i], &what))
			return false;
	h->labels = (csv_record){.line = h->rows[0].line, .fields = labels, .count = width};
	return true;
}

/* Digits and signs alone are no label but a value, or a column's number. */
static bool has_letter(slice cell)
{
	for (size_t i = 0; i < cell.len; i++)
		if ((unsigned char)cell.ptr[i] >= 0x80 || ((cell.ptr[i] | 0x20) >= 'a' && (cell.ptr[i] | 0x20) <= 'z'))
			return true;
	return false;
}

/* Whether the rows above hold every required field, each named by a cell over an empty one of the last row: what a file needs, the rest is
 * not asked for. */
static bool names_all_required(const schema_table *t, uint64_t named)
{
	for (size_t i = 0; i < t->field_count; i++)
		if (t->fields[i].required && !(named >> i & 1))
			return false;
	return true;
}

bool heading_fits(const heading *h, const schema_table *t, arena *a, bool *fits)
{
	const csv_record *last = &h->rows[h->count - 1];
	size_t labels = 0, others = 0;
	bool under_label = false;
	uint64_t named_above = 0;
	*fits = false;
	for (size_t i = 0; i < h->labels.count; i++) {
		slice cell = cell_of(last, i), label;
		unsigned line;
		int above, what;
		if (!read_column(h, h->count - 1, i, t, a, &label, &line, &above) || !read_column(h, h->count, i, t, a, &label, &line, &what))
			return false;
		named_above |= above >= 0 ? (uint64_t)1 << above : 0;
		if (!cell.len)
			continue;
		under_label = under_label || above >= 0;
		if (what >= 0)
			labels++;
		else if (what != COLUMN_COUNTER)
			others++;
		if (what == COLUMN_EXTRA && (above >= 0 || !has_letter(cell)))
			return true; /* a value below its label */
	}
	*fits = labels * OTHERS_TO_A_LABEL >= others && labels > 0 && !(under_label && names_all_required(t, named_above));
	return true;
}

bool heading_has(const heading *h, const csv_record *record)
{
	for (size_t r = 0; r < h->count; r++) {
		const csv_record *row = &h->rows[r];
		size_t same = 0, i = 0;
		for (; i < row->count; i++) {
			slice cell = i < record->count ? slice_trim(record->fields[i]) : (slice){"", 0};
			if (!slice_equal(cell, row->fields[i]))
				break;
			same += cell.len > 0;
		}
		if (same > 1 && i == row->count)
			return true;
	}
	return false;
}
