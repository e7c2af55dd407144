/* columns.c: extent.c finds the records, a walk over quotes and delimiters their cells. All the encodings keep ASCII what it is, so the walk
 * needs no decoding. */
#include "ingest/columns.h"

#include "base/utf8.h"
#include "ingest/evidence.h"
#include "ingest/extent.h"
#include "text/letters.h"
#include "text/syllable.h"

typedef struct recoder {
	const column_plan *plan;
	slice text;
	buf *out;
	uint64_t capitals;
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

static bool is_planned(const recoder *r, size_t column, bool is_header)
{
	if (r->plan->whole)
		return true;
	const bool *wanted = is_header ? r->plan->labels : r->plan->columns;
	return column < r->plan->count && wanted[column];
}

static void put_cell(recoder *r, slice cell, size_t column, bool is_header)
{
	if (is_ascii(cell) && r->plan->encoding != LEGACY_VISCII) {
		buf_put_slice(r->out, cell);
		return;
	}
	/* A cell of bytes in a file that is otherwise UTF-8. */
	bool bytes = r->plan->bytes || !utf8_valid(cell, NULL);
	if (!is_planned(r, column, is_header) || (!bytes && !evidence_fits(cell))) {
		buf_put_slice(r->out, cell);
		return;
	}
	size_t start = r->out->len;
	legacy_decode(r->plan->encoding, cell, bytes, r->out);
	if (r->plan->encoding != LEGACY_TCVN3 || r->out->failed)
		return;
	slice decoded = {r->out->data + start, r->out->len - start};
	if (utf8_valid(decoded, NULL) && was_capitals(decoded)) {
		put_capitals(r->out, start);
		r->capitals++;
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

static void put_record(recoder *r, size_t start, size_t end, bool is_header)
{
	for (size_t i = start, column = 0;; column++) {
		size_t stop = cell_end(r->text, i, end, r->plan->how.delimiter);
		put_cell(r, (slice){r->text.ptr + i, stop - i}, column, is_header);
		if (stop >= end)
			return;
		buf_put_char(r->out, r->text.ptr[stop]);
		i = stop + 1;
	}
}

void columns_recode(slice text, const column_plan *plan, buf *out, uint64_t *capitals)
{
	recoder r = {plan, text, out, 0};
	const dialect *how = &plan->how;
	unsigned line = how->start_line;
	buf_put(out, text.ptr, how->start);
	for (size_t pos = how->start; pos < text.len && !out->failed;) {
		extent e;
		extent_find(text, pos, how->delimiter, how->newline, &e);
		/* Titles above the header are cells of no column. */
		if (line < how->header_line && !plan->whole)
			buf_put(out, text.ptr + pos, e.end - pos);
		else
			put_record(&r, pos, e.end, dialect_is_header(how, line));
		buf_put(out, text.ptr + e.end, e.next - e.end);
		pos = e.next;
		line += e.lines;
	}
	*capitals = r.capitals;
}
