/* arena.h: memory for things that die together: one arena a file, a template, a document.
 *
 * Allocation is a pointer bump inside blocks; nothing is freed alone. Every call may fail and then returns NULL: the arena
 * remembers the failure (arena_failed), so that a builder may check once at its end. */
#ifndef TONGKET_BASE_ARENA_H
#define TONGKET_BASE_ARENA_H

#include "base/compiler.h"
#include "base/slice.h"

typedef struct arena arena;

/* A new empty arena; yours, arena_free. NULL: out of memory. */
arena *arena_new(void);
void arena_free(arena *a);

/* `size` zeroed bytes, aligned for any type. NULL: out of memory. */
void *arena_alloc(arena *a, size_t size);

/* Room for `count` zeroed elements of `size` bytes; NULL also when the product overflows. */
void *arena_array(arena *a, size_t count, size_t size);

/* A copy of `text` with a NUL behind it; the NUL is not counted. {NULL, 0}: out of memory. */
slice arena_copy(arena *a, slice text);

/* The same as a C string (text with a NUL byte inside is cut there for readers of C strings). NULL: out of memory. */
const char *arena_string(arena *a, slice text);

/* Formatted like snprintf; "%s" and integers only. NULL: out of memory. */
const char *arena_printf(arena *a, const char *format, ...) PRINTF_LIKE(2, 3);

/* Whether any allocation of this arena failed. */
bool arena_failed(const arena *a);

#endif
