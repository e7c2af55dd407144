/* pool.c: a bump allocator over one mapping. cmark's allocator functions take no context, hence the one thread-local variable, which is set from pool_open to
 * pool_close only. */
#include "compose/pool.h"

#include <stdint.h>
#include <string.h>
#include <sys/mman.h>

/* The most a byte of text takes: a node of some 200 bytes, its delimiter, its share of buffers that were doubled and left behind. */
#define BYTES_PER_BYTE 1024
#define BYTES_AT_LEAST ((size_t)1 << 20)
#define ALIGNMENT ((size_t)16)

static _Thread_local struct {
	unsigned char *base;
	size_t used, size;
} pool;

/* Fresh zeroed bytes, their size in front. */
static void *take(size_t size)
{
	size_t need = (size + 2 * ALIGNMENT - 1) & ~(ALIGNMENT - 1);
	if (need > pool.size - pool.used)
		return NULL;
	unsigned char *p = pool.base + pool.used;
	pool.used += need;
	memcpy(p, &size, sizeof size);
	return p + ALIGNMENT;
}

static void *pool_calloc(size_t count, size_t size)
{
	return size && count > SIZE_MAX / 4 / size ? NULL : take(count * size);
}

static void *pool_realloc(void *old, size_t size)
{
	size_t had = 0;
	if (old)
		memcpy(&had, (unsigned char *)old - ALIGNMENT, sizeof had);
	if (size <= had)
		return old;
	void *p = take(size);
	if (p && had)
		memcpy(p, old, had);
	return p;
}

static void pool_free(void *p)
{
	(void)p;
}

cmark_mem *pool_open(size_t text_bytes)
{
	static cmark_mem FUNCTIONS = {pool_calloc, pool_realloc, pool_free};
	if (text_bytes > SIZE_MAX / BYTES_PER_BYTE / 2)
		return NULL;
	size_t size = text_bytes * BYTES_PER_BYTE + BYTES_AT_LEAST;
	void *base = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	if (base == MAP_FAILED)
		return NULL;
	pool.base = base;
	pool.used = 0;
	pool.size = size;
	return &FUNCTIONS;
}

void pool_close(void)
{
	munmap(pool.base, pool.size);
	pool.base = NULL;
	pool.used = pool.size = 0;
}
