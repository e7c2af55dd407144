/* columns.c: extent.c finds the records, a walk over quotes and delimiters their cells. All the encodings keep ASCII what it is, so the walk
 * needs no decoding. */
#include "ingest/columns.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "ingest/evidence.h"
#include "ingest/extent.h"
#include "text/letters.h"
#include "text/syllable.h"

typedef struct recoder {
	const column_plan *plan;
	slice text;
	buf *out;
	buf scratch;
	recode_result done;
	bool below; /* a line below the table has been seen */
} recoder;

static bool is_ascii_letter(uint32_t c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

typedef struct spelled {
	bool small;       /* a small Vietnamese letter */
	bool small_ascii; /* a small ASCII letter */
	bool behind;      /* an ASCII capital behind another letter */
} spelled;

/* Take the first word off *cell. An empty slice: none is left. */
static slice next_word(slice *cell, spelled *out)
{
	slice word = {cell->ptr, 0};
	*out = (spelled){false, false, false};
	while (cell->len) {
		letter l;
		slice before = *cell;
		uint32_t c = utf8_next(cell);
		if (!letter_find(c, &l)) {
			if (word.len)
				return word;
			continue;
		}
		if (word.len == 0)
			word.ptr = before.ptr;
		out->behind = out->behind || (word.len && l.capital && is_ascii_letter(c));
		out->small = out->small || !l.capital;
		out->small_ascii = out->small_ascii || (!l.capital && is_ascii_letter(c));
		word.len = (size_t)(cell->ptr - word.ptr);
	}
	return word;
}

/* A cell whose ASCII letters are all capitals, beside small Vietnamese ones, and with a word that nobody writes so: "NGUYễN", "Tạ XUÂN"; but
 * not "Hồ Tú" and "Sở GTVT", which may be what they say. */
static bool was_capitals(slice cell)
{
	bool small = false, shouted = false;
	for (;;) {
		spelled how;
		slice word = next_word(&cell, &how);
		if (word.len == 0)
			return small && shouted;
		if (how.small_ascii)
			return false;
		small = small || how.small;
		shouted = shouted || (how.behind && (how.small || (utf8_count(word) > 2 && syllable_is_legal(word))));
	}
}

/* Put the bytes from `start` on in capitals: every Vietnamese letter is as long as its capital. */
static void put_capitals(buf *out, size_t start)
{
	slice rest = {out->data + start, out->len - start};
	buf letter_bytes = BUF_INIT(8);
	while (rest.len) {
		size_t at = (size_t)(rest.ptr - out->data);
		uint32_t c = letter_capital(utf8_next(&rest));
		buf_clear(&letter_bytes);
		utf8_put(&letter_bytes, c);
		size_t length = (size_t)(rest.ptr - out->data) - at;
		if (letter_bytes.len == length)
			memcpy(out->data + at, letter_bytes.data, length);
	}
	buf_free(&letter_bytes);
}

/* VISCII alone has letters below 0x80. */
static bool is_ascii(slice cell)
{
	for (size_t i = 0; i < cell.len; i++)
		if ((unsigned char)cell.ptr[i] >= 0x80)
			return false;
	return true;
}

typedef enum { RECORD_DATA, RECORD_LABELS, RECORD_AROUND } record_kind;

/* Without the spaces and quotes around it. */
static slice bare(slice cell)
{
	cell = slice_trim(cell);
	bool quoted = cell.len > 1 && cell.ptr[0] == '"' && cell.ptr[cell.len - 1] == '"';
	return quoted ? slice_trim((slice){cell.ptr + 1, cell.len - 2}) : cell;
}

static bool is_planned(recoder *r, slice cell, size_t column, record_kind kind)
{
	if (r->plan->whole)
		return true;
	const bool *wanted = kind == RECORD_LABELS ? r->plan->labels : r->plan->columns;
	if (kind != RECORD_AROUND)
		return column < r->plan->count && wanted[column];
	return utf8_valid(cell, NULL) && evidence_speaks(r->plan->encoding, bare(cell), &r->scratch);
}

static void put_cell(recoder *r, slice cell, size_t column, record_kind kind, unsigned line)
{
	if (is_ascii(cell) && r->plan->encoding != LEGACY_VISCII) {
		buf_put_slice(r->out, cell);
		return;
	}
	/* A cell of bytes in a file that is otherwise UTF-8. */
	bool bytes = r->plan->bytes || !utf8_valid(cell, NULL);
	if (!is_planned(r, cell, column, kind) || (!bytes && !evidence_fits(cell))) {
		buf_put_slice(r->out, cell);
		return;
	}
	size_t start = r->out->len;
	legacy_decode(r->plan->encoding, cell, bytes, r->out);
	if (kind == RECORD_AROUND && !r->done.around_line)
		r->done.around_line = line;
	if (r->plan->encoding != LEGACY_TCVN3 || r->out->failed)
		return;
	slice decoded = {r->out->data + start, r->out->len - start};
	if (utf8_valid(decoded, NULL) && was_capitals(decoded)) {
		put_capitals(r->out, start);
		r->done.capitals++;
	}
}

/* The offset behind the cell that begins at `i`, its quotes included. */
static size_t cell_end(slice text, size_t i, size_t end, char delimiter)
{
	while (i < end && (text.ptr[i] == ' ' || text.ptr[i] == '\t') && text.ptr[i] != delimiter)
		i++;
	if (i < end && text.ptr[i] == '"') {
		for (i++; i < end && (text.ptr[i] != '"' || (i + 1 < end && text.ptr[i + 1] == '"')); i++)
			if (text.ptr[i] == '"')
				i++;
	}
	const char *stop = i < end ? memchr(text.ptr + i, delimiter, end - i) : NULL;
	return stop ? (size_t)(stop - text.ptr) : end;
}

static void put_record(recoder *r, size_t start, size_t end, record_kind kind, unsigned line)
{
	for (size_t i = start, column = 0;; column++) {
		size_t stop = cell_end(r->text, i, end, r->plan->how.delimiter);
		put_cell(r, (slice){r->text.ptr + i, stop - i}, column, kind, line);
		if (stop >= end)
			return;
		buf_put_char(r->out, r->text.ptr[stop]);
		i = stop + 1;
	}
}

/* Titles, totals and what stands below the table are cells of no column. */
static record_kind kind_of(recoder *r, size_t start, size_t end, unsigned line)
{
	const dialect *how = &r->plan->how;
	if (dialect_is_header(how, line))
		return RECORD_LABELS;
	if (r->plan->whole)
		return RECORD_DATA;
	if (line < how->header_line)
		return RECORD_AROUND;
	slice first = {"", 0};
	size_t filled = 0;
	for (size_t i = start; i <= end;) {
		size_t stop = cell_end(r->text, i, end, how->delimiter);
		slice cell = bare((slice){r->text.ptr + i, stop - i});
		first = filled == 0 ? cell : first;
		filled += cell.len > 0;
		if (filled && !r->below && is_ascii(first))
			return RECORD_DATA;
		i = stop + 1;
	}
	line_kind kind = utf8_valid(first, NULL) ? evidence_line(r->plan->encoding, first, &r->scratch) : LINE_OF_DATA;
	r->below = r->below || kind == LINE_BELOW;
	return kind != LINE_OF_DATA || (r->below && filled <= EVIDENCE_FEW_CELLS) ? RECORD_AROUND : RECORD_DATA;
}

void columns_recode(slice text, const column_plan *plan, buf *out, recode_result *done)
{
	recoder r = {.plan = plan, .text = text, .out = out, .scratch = BUF_INIT(LIMIT_MEMORY_BUFFER)};
	const dialect *how = &plan->how;
	unsigned line = how->start_line;
	buf_put(out, text.ptr, how->start);
	for (size_t pos = how->start; pos < text.len && !out->failed;) {
		extent e;
		extent_find(text, pos, how->delimiter, how->newline, &e);
		put_record(&r, pos, e.end, kind_of(&r, pos, e.end, line), line);
		buf_put(out, text.ptr + e.end, e.next - e.end);
		pos = e.next;
		line += e.lines;
	}
	buf_free(&r.scratch);
	*done = r.done;
}
