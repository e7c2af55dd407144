/* cell_marks.c: numbers of a field that says itself how they are written: its marks are checked and replaced by the ones that cell_number.c
 * reads; words and signs around the digits are dropped where the field allows them. */
#include "validate/cell.h"

#define LONGEST 60 /* bytes of a number */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* From the first digit (or the minus before it) to the last. */
static slice without_decoration(slice t)
{
	while (t.len && !is_digit(*t.ptr) && !(t.len > 1 && *t.ptr == '-' && is_digit(t.ptr[1]))) {
		t.ptr++;
		t.len--;
	}
	while (t.len && !is_digit(t.ptr[t.len - 1]))
		t.len--;
	return t;
}

/* Digits, or one to three and then groups of three behind the mark; the digits go to `out`. */
static bool put_whole(slice t, char group, char *out, size_t *used)
{
	size_t in_group = 0, groups = 0;
	for (size_t i = 0; i < t.len; i++) {
		if (is_digit(t.ptr[i])) {
			out[(*used)++] = t.ptr[i];
			in_group++;
			continue;
		}
		if (!group || t.ptr[i] != group || in_group == 0 || in_group > 3 || (groups && in_group != 3))
			return false;
		groups++;
		in_group = 0;
	}
	return groups ? in_group == 3 : in_group > 0;
}

/* The number in the marks that cell_number.c reads; an empty slice: it is not written as the field says. `out` has room for it. */
static slice translate(const number_marks *m, slice t, char out[LONGEST + 1])
{
	size_t used = 0;
	if (m->decorated)
		t = without_decoration(t);
	if (!m->own)
		return t;
	if (t.len > LONGEST)
		return (slice){"", 0};
	if (t.len && *t.ptr == '-') {
		out[used++] = '-';
		t = (slice){t.ptr + 1, t.len - 1};
	}
	const char *mark = t.len ? memchr(t.ptr, m->decimal, t.len) : NULL;
	slice whole = {t.ptr, mark ? (size_t)(mark - t.ptr) : t.len};
	if (!put_whole(whole, m->group, out, &used))
		return (slice){"", 0};
	if (mark) {
		size_t rest = t.len - whole.len;
		memcpy(out + used, mark, rest);
		out[used] = ',';
		used += rest;
	}
	return (slice){out, used};
}

bool cell_read_marked_integer(const number_marks *marks, slice text, cell_reading *r)
{
	char translated[LONGEST + 1];
	slice t = translate(marks, text, translated);
	return t.len ? cell_read_integer(t, r) : cell_fails(r, ISSUE_TYPE_ERROR, CONSTRAINT_NONE);
}

bool cell_read_marked_number(const number_marks *marks, slice text, cell_reading *r, decimal *exact)
{
	char translated[LONGEST + 1];
	slice t = translate(marks, text, translated);
	return t.len ? cell_read_number(t, r, exact) : cell_fails(r, ISSUE_TYPE_ERROR, CONSTRAINT_NONE);
}
