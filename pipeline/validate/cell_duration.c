/* cell_duration.c: lengths of time as ISO 8601 writes them, P1Y2M10DT2H30M or P2W: numbers with letters in a fixed order, the last number alone with a
 * fraction. Table Schema refers to XML Schema's duration, which has no weeks but the same letters. */
#include "base/compiler.h"
#include "validate/cell.h"

/* Digits, and behind a point or comma more; *fraction: there are. */
static bool take_number(slice *t, bool *fraction)
{
	size_t n = 0, whole;
	while (n < t->len && t->ptr[n] >= '0' && t->ptr[n] <= '9')
		n++;
	whole = n;
	*fraction = n < t->len && (t->ptr[n] == '.' || t->ptr[n] == ',');
	if (*fraction)
		n++;
	while (*fraction && n < t->len && t->ptr[n] >= '0' && t->ptr[n] <= '9')
		n++;
	bool good = whole && (!*fraction || n > whole + 1);
	*t = (slice){t->ptr + n, t->len - n};
	return good;
}

/* Numbers before letters of `order`, each at most once. Ends at a letter that is none of them. */
static bool take_parts(slice *t, const char *order, size_t *count)
{
	bool fraction = false;
	for (*count = 0; t->len && *t->ptr != 'T'; (*count)++) {
		if (fraction || !take_number(t, &fraction) || !t->len)
			return false;
		const char *unit = *t->ptr ? strchr(order, *t->ptr) : NULL;
		if (!unit)
			return false;
		order = unit + 1;
		*t = (slice){t->ptr + 1, t->len - 1};
	}
	return !fraction || !t->len;
}

bool cell_is_duration(slice text)
{
	size_t dates = 0, times = 0;
	if (text.len && *text.ptr == '-')
		text = (slice){text.ptr + 1, text.len - 1};
	if (text.len < 3 || *text.ptr != 'P')
		return false;
	text = (slice){text.ptr + 1, text.len - 1};
	slice weeks = text;
	bool fraction;
	if (take_number(&weeks, &fraction) && slice_is(weeks, "W"))
		return true;
	if (!take_parts(&text, "YMD", &dates))
		return false;
	if (!text.len)
		return dates > 0;
	text = (slice){text.ptr + 1, text.len - 1}; /* the T */
	return take_parts(&text, "HMS", &times) && !text.len && times > 0;
}
