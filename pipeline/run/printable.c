/* printable.c: looks at every cell, copies only the rows that need it. */
#include "run/printable.h"

#include "base/limits.h"
#include "base/utf8.h"

#define BOX 0x25A1

typedef struct coverage_of {
	arena *memory;
	const fontset *fonts;
	int face;
	uint32_t instead;
} coverage_of;

static bool is_printable(const coverage_of *c, uint32_t code_point)
{
	bool space = code_point == '\t' || code_point == '\n' || code_point == '\r'; /* printed as single spaces */
	return space || (code_point >= 0x20 && code_point < 0x7F) || fontset_covers(c->fonts, c->face, code_point);
}

static bool all_printable(const coverage_of *c, slice text)
{
	while (text.len)
		if (!is_printable(c, utf8_next(&text)))
			return false;
	return true;
}

static slice printable(const coverage_of *c, slice text)
{
	buf out = BUF_INIT(LIMIT_TEXT_FILE_BYTES);
	while (text.len) {
		uint32_t code_point = utf8_next(&text);
		utf8_put(&out, is_printable(c, code_point) ? code_point : c->instead);
	}
	slice copy = out.failed ? (slice){NULL, 0} : arena_copy(c->memory, buf_slice(&out));
	buf_free(&out);
	return copy;
}

/* The row itself, or a copy. NULL: out of memory. */
static const fact_cell *printable_row(const coverage_of *c, const fact_cell *cells, size_t count)
{
	fact_cell *copy = NULL;
	for (size_t i = 0; i < count; i++) {
		if (cells[i].kind != CELL_TEXT || all_printable(c, cells[i].text))
			continue;
		if (!copy) {
			copy = arena_array(c->memory, count, sizeof *copy);
			if (!copy)
				return NULL;
			memcpy(copy, cells, count * sizeof *copy);
		}
		copy[i].text = printable(c, cells[i].text);
		if (!copy[i].text.ptr)
			return NULL;
	}
	return copy ? copy : cells;
}

static bool make_printable(const coverage_of *c, fact *f)
{
	const fact_cell **rows = arena_array(c->memory, f->row_count + 1, sizeof *rows);
	if (!rows)
		return false;
	for (size_t i = 0; i < f->row_count; i++) {
		rows[i] = printable_row(c, f->rows[i], f->column_count);
		if (!rows[i])
			return false;
	}
	f->rows = rows;
	return true;
}

bool facts_make_printable(arena *a, fontset *fonts, slice family, facts *f, diag *d)
{
	coverage_of c = {.memory = a, .fonts = fonts, .face = fontset_face(fonts, family, FACE_REGULAR, d), .instead = BOX};
	if (c.face == FACE_NONE)
		return false;
	if (!fontset_covers(fonts, c.face, BOX))
		c.instead = '?';
	fact *items = arena_array(a, f->count + 1, sizeof *items);
	if (!items)
		return diag_no_memory(d);
	for (size_t i = 0; i < f->count; i++) {
		items[i] = f->items[i];
		if (items[i].kind == FACT_ROWS && !make_printable(&c, &items[i]))
			return diag_no_memory(d);
	}
	f->items = items;
	return true;
}

uint32_t text_find_unprintable(fontset *fonts, slice family, slice text, diag *d)
{
	const coverage_of c = {.fonts = fonts, .face = fontset_face(fonts, family, FACE_REGULAR, d)};
	while (text.len && c.face != FACE_NONE) {
		uint32_t code_point = utf8_next(&text);
		if (!is_printable(&c, code_point))
			return code_point;
	}
	return 0;
}
