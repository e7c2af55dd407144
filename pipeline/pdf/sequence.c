/* sequence.c: flat arrays of marked-content sequences, chained by content. */
#include "pdf/sequence.h"

#include "base/array.h"

void sequences_free(sequences *s)
{
	free(s->items);
	free(s->first);
	free(s->pages);
	*s = (sequences){0};
}

static bool content_room(sequences *s, size_t count)
{
	uint32_t *moved = array_room(s->first, &s->content_cap, count, sizeof *moved);
	if (!moved)
		return false;
	s->first = moved;
	while (s->content_count < count)
		moved[s->content_count++] = 0;
	return true;
}

static bool page_room(sequences *s, size_t count)
{
	page_sequences *moved = array_room(s->pages, &s->page_cap, count, sizeof *moved);
	if (!moved)
		return false;
	s->pages = moved;
	while (s->page_count < count)
		moved[s->page_count++] = (page_sequences){0};
	return true;
}

bool sequences_end(sequences *s, const display_list *list)
{
	return content_room(s, list->content_count + 1) && page_room(s, list->page_count + 1);
}

bool sequences_page(sequences *s, size_t page)
{
	if (!page_room(s, page + 1))
		return false;
	s->page = page;
	s->pages[page] = (page_sequences){.first = (uint32_t)s->count};
	return true;
}

uint32_t sequences_begin(sequences *s, uint32_t owner)
{
	sequence *moved = s->count < UINT32_MAX - 1 ? array_room(s->items, &s->cap, s->count + 1, sizeof *moved) : NULL;
	if (!moved)
		return UINT32_MAX;
	s->items = moved;
	if (!content_room(s, (size_t)owner + 1))
		return UINT32_MAX;
	uint32_t *link = &s->first[owner];
	while (*link) /* a content is taken up again a few times at most: all of them are on its page */
		link = &s->items[*link - 1].next;
	*link = (uint32_t)s->count + 1;
	s->items[s->count++] = (sequence){.content = owner};
	return s->pages[s->page].count++;
}
