/* array.h: growing a plain array. */
#ifndef TONGKET_BASE_ARRAY_H
#define TONGKET_BASE_ARRAY_H

#include <stdint.h>
#include <stdlib.h>

/* `items`, or where they moved to, with room for at least `need` elements of `size` bytes; *cap is the number there is room for. NULL: out
 * of memory, and `items` and *cap are as they were. */
static inline void *array_room(void *items, size_t *cap, size_t need, size_t size)
{
	if (need <= *cap && items)
		return items;
	size_t wanted = *cap < 16 ? 32 : *cap * 2;
	if (wanted < need)
		wanted = need;
	if (wanted > SIZE_MAX / size)
		return NULL;
	void *moved = realloc(items, wanted * size);
	if (moved)
		*cap = wanted;
	return moved;
}

#endif
