/* groups.c: two walks over the elements: how many groups there are, and which. */
#include "pdf/groups.h"

#include <stdlib.h>

/* How many kids, 0 when one of them is no element (its page would have to be told with each). */
static uint32_t kids_of(const display_list *list, const element *e)
{
	uint32_t n = 0;
	for (uint32_t i = e->first_kid; i; i = list->kids[i].next, n++)
		if (list->kids[i].kind != KID_ELEMENT)
			return 0;
	return n;
}

static void gather(kid_groups *g, const display_list *list, uint32_t number, uint32_t most)
{
	uint32_t in = most;
	for (uint32_t i = list->elements[number].first_kid; i; i = list->kids[i].next, in++) {
		if (in == most) {
			g->items[g->count++] = (kid_group){.element = number, .first_kid = i};
			in = 0;
		}
		g->items[g->count - 1].count++;
		g->of[list->kids[i].value] = g->count;
	}
}

bool groups_plan(kid_groups *g, const display_list *list, uint32_t most)
{
	size_t groups = 0;
	*g = (kid_groups){0};
	if (most == 0)
		return true;
	for (size_t i = 0; i < list->element_count; i++) {
		uint32_t kids = kids_of(list, &list->elements[i]);
		groups += kids > most ? (kids + most - 1) / most : 0;
	}
	if (groups == 0)
		return true;
	g->items = malloc(groups * sizeof *g->items);
	g->of = calloc(list->element_count, sizeof *g->of);
	if (!g->items || !g->of)
		return false;
	for (size_t i = 0; i < list->element_count; i++)
		if (kids_of(list, &list->elements[i]) > most)
			gather(g, list, (uint32_t)i, most);
	return true;
}

void groups_free(kid_groups *g)
{
	free(g->items);
	free(g->of);
	*g = (kid_groups){0};
}

const kid_group *groups_find(const kid_groups *g, uint32_t number)
{
	for (uint32_t i = 0; i < g->count; i++)
		if (g->items[i].element == number)
			return &g->items[i];
	return NULL;
}
