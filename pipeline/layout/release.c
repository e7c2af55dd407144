/* release.c: pages leave for the sink as soon as nothing can change on them, and what was painted there is given back.
 *
 * Only the last page can change (carry.c takes its end over to the next), and those with a contents list, whose page numbers come last. So what stands before the
 * last contents list waits, and everything behind it streams: a table of 100 000 rows never holds more than a page of marks. */
#include "layout/release.h"

#include "layout/layout.h"

static bool release(flow *f, size_t from, size_t end)
{
	for (size_t i = from; i < end; i++)
		if (!f->sink->page(f->sink->user, f->b->list, i))
			return false;
	return true;
}

bool release_pages(flow *f)
{
	size_t end = f->page;
	if (!f->sink)
		return true;
	if (f->contents_left > 0 || end <= f->waiting_pages) {
		f->waiting_pages = f->released = end;
		display_list_keep(f->b->list);
		return true;
	}
	if (!release(f, f->released, end))
		return false;
	f->released = end;
	display_list_give_back(f->b->list);
	return true;
}

void release_wait(flow *f)
{
	f->waiting_pages = f->page + 1;
}

bool release_rest(flow *f)
{
	size_t end = f->b->list->page_count;
	if (!f->sink || f->b->failed)
		return true;
	size_t waiting = f->waiting_pages < end ? f->waiting_pages : end, next = f->released > waiting ? f->released : waiting;
	if (!release(f, 0, waiting) || !release(f, next, end))
		return false;
	display_list_free_marks(f->b->list);
	return true;
}
