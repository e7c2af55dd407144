/* sequence.c: flat arrays of marked-content sequences, chained by content. */
#include "pdf/sequence.h"

#include "base/array.h"

bool sequences_init(sequences *s, const display_list *list)
{
	*s = (sequences){0};
	s->first = calloc(list->content_count + 1, sizeof *s->first);
	s->last = calloc(list->content_count + 1, sizeof *s->last);
	s->page_first = calloc(list->page_count + 1, sizeof *s->page_first);
	return s->first && s->last && s->page_first;
}

void sequences_free(sequences *s)
{
	free(s->items);
	free(s->first);
	free(s->last);
	free(s->page_first);
	*s = (sequences){0};
}

void sequences_end(sequences *s)
{
	s->page_first[s->page + 1] = (uint32_t)s->count;
	free(s->last);
	s->last = NULL;
}

void sequences_page(sequences *s, size_t page)
{
	s->page = page;
	s->page_first[page] = (uint32_t)s->count;
}

uint32_t sequences_begin(sequences *s, uint32_t owner)
{
	sequence *moved = s->count < UINT32_MAX - 1 ? array_room(s->items, &s->cap, s->count + 1, sizeof *moved) : NULL;
	if (!moved)
		return UINT32_MAX;
	s->items = moved;
	uint32_t number = (uint32_t)s->count + 1, mcid = (uint32_t)s->count - s->page_first[s->page];
	if (s->last[owner])
		s->items[s->last[owner] - 1].next = number;
	else
		s->first[owner] = number;
	s->last[owner] = number;
	s->items[s->count++] = (sequence){.content = owner, .mcid = mcid};
	return mcid;
}
