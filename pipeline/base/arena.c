/* arena.c: blocks of growing size, each filled from its start. A request larger than a block gets a block of its own. */
#include "base/arena.h"

#include <malloc.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define FIRST_BLOCK ((size_t)8 << 10)
#define LARGEST_BLOCK ((size_t)1 << 20)
#define MUCH ((size_t)8 << 20) /* so much goes back to the system: what follows is often made of other sizes */
#define ALIGNMENT _Alignof(max_align_t)

typedef struct block {
	struct block *next;
	size_t used, size;
	_Alignas(max_align_t) unsigned char bytes[];
} block;

struct arena {
	block *current;
	size_t next_size;
	bool failed;
};

arena *arena_new(void)
{
	arena *a = calloc(1, sizeof *a);
	if (a)
		a->next_size = FIRST_BLOCK;
	return a;
}

void arena_free(arena *a)
{
	if (!a)
		return;
	size_t given = 0;
	for (block *b = a->current; b;) {
		block *next = b->next;
		given += b->size;
		free(b);
		b = next;
	}
	free(a);
	if (given >= MUCH)
		malloc_trim(0);
}

static block *add_block(arena *a, size_t least)
{
	size_t size = a->next_size > least ? a->next_size : least;
	block *b = size <= SIZE_MAX - sizeof *b ? malloc(sizeof *b + size) : NULL;
	if (!b)
		return NULL;
	*b = (block){.next = a->current, .size = size};
	a->current = b;
	if (a->next_size < LARGEST_BLOCK)
		a->next_size *= 2;
	return b;
}

/* `size` bytes behind `gap` unused ones of the current block, or at the start of a new one. */
static void *take(arena *a, size_t gap, size_t size)
{
	block *b = a->current;
	if (!b || b->size - b->used < gap || b->size - b->used - gap < size) {
		b = size <= SIZE_MAX / 2 ? add_block(a, size) : NULL;
		gap = 0;
	}
	if (!b) {
		a->failed = true;
		return NULL;
	}
	void *p = b->bytes + b->used + gap;
	b->used += gap + size;
	return p;
}

void *arena_alloc(arena *a, size_t size)
{
	void *p = take(a, a->current ? -a->current->used & (ALIGNMENT - 1) : 0, size);
	return p ? memset(p, 0, size) : NULL;
}

void *arena_array(arena *a, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size) {
		a->failed = true;
		return NULL;
	}
	return arena_alloc(a, count * size);
}

slice arena_copy(arena *a, slice text)
{
	char *p = text.len < SIZE_MAX ? take(a, 0, text.len + 1) : NULL; /* letters need no alignment */
	if (!p)
		return (slice){NULL, 0};
	if (text.len)
		memcpy(p, text.ptr, text.len);
	p[text.len] = '\0';
	return (slice){p, text.len};
}

const char *arena_string(arena *a, slice text)
{
	return arena_copy(a, text).ptr;
}

const char *arena_printf(arena *a, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	int n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	char *p = n < 0 ? NULL : arena_alloc(a, (size_t)n + 1);
	if (!p)
		return NULL;
	va_start(args, format);
	vsnprintf(p, (size_t)n + 1, format, args);
	va_end(args);
	return p;
}

bool arena_failed(const arena *a)
{
	return a->failed;
}
