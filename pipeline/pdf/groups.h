/* groups.h: elements with more kids than an array may hold: their kids are gathered under NonStruct elements, which mean nothing of their own
 * (ISO 32000-1 §14.8.4.2). Inside pdf/. */
#ifndef TONGKET_PDF_GROUPS_H
#define TONGKET_PDF_GROUPS_H

#include "layout/display.h"

/* A run of kids of one element. */
typedef struct kid_group {
	uint32_t element;
	uint32_t first_kid, count; /* into kids */
} kid_group;

typedef struct kid_groups {
	kid_group *items; /* those of one element stand together */
	uint32_t count;
	uint32_t *of; /* of each element: the group it is in, + 1; 0: none. NULL: there are no groups */
} kid_groups;

/* Groups of at most `most` kids for the elements that have more and nothing but elements as kids; most 0: none are needed. False: out of memory (not
 * reported); groups_free is due either way. */
bool groups_plan(kid_groups *g, const display_list *list, uint32_t most);
void groups_free(kid_groups *g);

/* The first group of an element, or NULL; the following ones are behind it as long as they are of the same element. */
const kid_group *groups_find(const kid_groups *g, uint32_t element);

#endif
