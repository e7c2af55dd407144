/* numbering.c: one cell is read as a bracket, a letter or number, and what it is the sum of; the row as one sequence of them. What such a row is
 * worth as data is for others to judge. */
#include "ingest/numbering.h"

#include "ingest/blank.h"
#include "ingest/words.h"
#include "text/fold.h"

typedef struct token {
	bool letter, marked;
	unsigned number; /* 1 for A */
} token;

static slice without_brackets(slice t, bool *bracketed)
{
	bool round = t.len > 2 && t.ptr[0] == '(' && t.ptr[t.len - 1] == ')', square = t.len > 2 && t.ptr[0] == '[' && t.ptr[t.len - 1] == ']';
	*bracketed = round || square;
	return *bracketed ? slice_trim((slice){t.ptr + 1, t.len - 2}) : t;
}

/* "3", "A", "(3)", "3=1+2", "(3)=(1)+(2)", "(3=1+2)" */
static bool read_token(slice cell, token *out)
{
	*out = (token){false, false, 0};
	const char *equals = memchr(cell.ptr, '=', cell.len);
	bool whole = false, front = false;
	if (!equals || (cell.len && cell.ptr[0] == '(' && !memchr(cell.ptr, ')', (size_t)(equals - cell.ptr))))
		cell = without_brackets(cell, &whole);
	equals = memchr(cell.ptr, '=', cell.len);
	if (equals && equals + 1 == cell.ptr + cell.len)
		return false;
	slice t = without_brackets(slice_trim((slice){cell.ptr, equals ? (size_t)(equals - cell.ptr) : cell.len}), &front);
	out->marked = whole || front || equals;
	if (t.len == 1 && (t.ptr[0] | 0x20) >= 'a' && (t.ptr[0] | 0x20) <= 'z') {
		out->letter = true;
		out->number = (unsigned)((t.ptr[0] | 0x20) - 'a') + 1;
		return true;
	}
	if (t.len == 0 || t.len > 3 || t.ptr[0] == '0')
		return false;
	for (size_t i = 0; i < t.len; i++) {
		if (t.ptr[i] < '0' || t.ptr[i] > '9')
			return false;
		out->number = out->number * 10 + (unsigned)(t.ptr[i] - '0');
	}
	return true;
}

bool numbering_read(const csv_record *record, size_t width, numbering *out)
{
	token last = {.letter = true};
	*out = (numbering){0, record->count >= width, false};
	for (size_t i = 0; i < record->count; i++) {
		token t;
		if (blank_cell(record->fields[i])) {
			out->covers = out->covers && i >= width;
			continue;
		}
		if (!read_token(slice_trim(record->fields[i]), &t))
			return false;
		/* Letters may be followed by numbers, which begin anew; not the other way round. */
		unsigned expected = t.letter == last.letter ? last.number + 1 : 1;
		if (t.number != expected || (t.letter && !last.letter))
			return false;
		out->marked = out->marked || t.marked;
		out->count++;
		last = t;
	}
	return out->count >= 2;
}

bool numbering_units(const csv_record *record, arena *a, bool *out)
{
	size_t units = 0;
	*out = false;
	for (size_t i = 0; i < record->count; i++) {
		if (blank_cell(record->fields[i]))
			continue;
		bool bracketed;
		slice cell = slice_trim(record->fields[i]), inner = without_brackets(cell, &bracketed);
		if (inner.len > 100 || !(bracketed || slice_is(cell, "%")))
			return true;
		slice folded = text_fold(a, inner);
		if (!folded.ptr)
			return false;
		if (!words_is_unit(folded))
			return true;
		units++;
	}
	*out = units > 0;
	return true;
}
