/* table_page.c: where the rows of a table go over to the next page.
 *
 * As many pieces as fit, then fewer, until the break is a good one: not under a group's name, not before a total, not with a single row left
 * for the last page. A page that could only be broken badly is broken where it is full. */
#include "layout/table_page.h"

#define HEIGHT_EPSILON 0.01

static size_t fill(const table_pieces *p, size_t first, double room)
{
	size_t end = first;
	double height = 0;
	while (end < p->count) {
		height += (double)p->items[end].height;
		double with_note = end + 1 == p->count ? height + p->after : height;
		if (with_note > room + HEIGHT_EPSILON)
			break;
		end++;
	}
	return end;
}

static bool is_body(const table_piece *piece)
{
	return !piece->group && !piece->total;
}

/* Body rows in first … end-1, counted no further than TABLE_ROWS_TOGETHER. */
static size_t body_rows(const table_pieces *p, size_t first, size_t end)
{
	size_t rows = 0;
	for (size_t i = first; i < end && rows < TABLE_ROWS_TOGETHER; i++)
		rows += is_body(&p->items[i]);
	return rows;
}

/* Whether what is left for later pages may stand there by itself: two rows of the body, or one and its total. */
static bool tail_stands(const table_pieces *p, size_t end)
{
	return !p->items[end].total && p->count - end >= TABLE_ROWS_TOGETHER && body_rows(p, end, p->count) > 0;
}

size_t table_page_end(const table_pieces *p, size_t first, double room, bool fresh)
{
	size_t full = fill(p, first, room);
	if (full == p->count && full > first)
		return full;
	size_t end = full;
	while (end > first && (p->items[end - 1].group || !tail_stands(p, end)))
		end--;
	if (fresh)
		return end > first ? end : full > first ? full : first + 1;
	return body_rows(p, first, end) < TABLE_ROWS_TOGETHER ? first : end;
}
