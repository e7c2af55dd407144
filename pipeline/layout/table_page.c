/* table_page.c: where the rows of a table go over to the next page.
 *
 * As many pieces as fit, then fewer, until the break is a good one: not under a group's name, not before the sums of a group or of the table, not with a
 * single row left for the last page; and before a group rather than in it, when the group fits on a page and not too much stays empty. A page that could
 * only be broken badly is broken where it is full. */
#include "layout/table_page.h"

#define HEIGHT_EPSILON 0.01

/* The end of what fits: all, when it does with what stays under it, else what fits over the foot. */
static size_t fill(const table_pieces *p, size_t first, double room)
{
	size_t end = first, over_foot = first;
	double height = 0;
	for (; end < p->count; end++) {
		height += (double)p->items[end].height;
		if (height > room + HEIGHT_EPSILON)
			return over_foot;
		if (height + p->foot <= room + HEIGHT_EPSILON)
			over_foot = end + 1;
	}
	if (height + p->after <= room + HEIGHT_EPSILON || end == first)
		return end;
	return over_foot < p->count ? over_foot : p->count - 1;
}

static bool is_body(const table_piece *piece)
{
	return !piece->group && !piece->closes && !piece->total;
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

static bool breaks_well(const table_pieces *p, size_t end)
{
	return !p->items[end - 1].group && !p->items[end].closes && tail_stands(p, end);
}

/* Whether the group that piece `first` names fits on a page of its own. */
static bool fits_page(const table_pieces *p, size_t first)
{
	double height = (double)p->items[first].height;
	for (size_t i = first + 1; i < p->count && !p->items[i].group && !p->items[i].total; i++) {
		height += (double)p->items[i].height;
		if (height > p->page - p->foot)
			return false;
	}
	return true;
}

/* The end of a page that would end at `end`, with the group kept whole that would be broken there; `end` when that cannot be. */
static size_t keep_group(const table_pieces *p, size_t first, size_t end, double room)
{
	size_t group = end;
	if (p->keep <= 0 || end == p->count || p->items[end].total)
		return end;
	while (group > first && !p->items[group].group)
		group--;
	if (group == first || group == end || !fits_page(p, group) || !breaks_well(p, group))
		return end;
	double used = 0;
	for (size_t i = first; i < group; i++)
		used += (double)p->items[i].height;
	return room - used <= p->keep ? group : end;
}

size_t table_page_end(const table_pieces *p, size_t first, double room, bool fresh)
{
	size_t full = fill(p, first, room);
	if (full == p->count && full > first)
		return full;
	size_t end = full;
	while (end > first && !breaks_well(p, end))
		end--;
	size_t kept = end > first ? keep_group(p, first, end, room) : end;
	if (fresh || body_rows(p, first, kept) >= TABLE_ROWS_TOGETHER)
		end = kept;
	if (fresh)
		return end > first ? end : full > first ? full : first + 1;
	return body_rows(p, first, end) < TABLE_ROWS_TOGETHER ? first : end;
}
