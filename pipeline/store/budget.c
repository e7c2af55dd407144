/* budget.c: malloc with a counter, and a look at the clock now and then.
 *
 * The counter is the thread's and not the store's, because SQLite's allocator knows no connection. The coarse clock costs next to nothing; only when it says that the time is over is the
 * processor's own clock asked, so that a busy or a sleeping machine ends no query. */
#include "store/budget.h"

#include <malloc.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <time.h>

#include "base/limits.h"

#define SMALL_BLOCK 1024    /* bytes: what a step may allocate and fill for nothing */
#define BYTES_A_STEP 8      /* of larger ones */
#define STEP_NANOSECONDS 20 /* twice what it takes a common machine of 2023 */
#define SECOND INT64_C(1000000000)

static _Thread_local budget *charged;

static bool refuse(budget *b, budget_end why)
{
	b->end = why;
	return false;
}

/* A block of `bytes` is about to be allocated, or to grow by as many. */
static bool take(int64_t bytes)
{
	budget *b = charged;
	if (!b)
		return true;
	if (bytes > b->memory)
		return refuse(b, BUDGET_NO_MEMORY);
	return bytes < SMALL_BLOCK || budget_count((uint64_t)bytes / BYTES_A_STEP);
}

static void note(int64_t bytes)
{
	if (charged)
		charged->memory -= bytes;
}

static int64_t size_of(void *block)
{
	return (int64_t)malloc_usable_size(block);
}

static void *allocate(int bytes)
{
	void *block = take(bytes) ? malloc((size_t)bytes) : NULL;
	if (block)
		note(size_of(block));
	return block;
}

static void release(void *block)
{
	note(-size_of(block));
	free(block);
}

static void *resize(void *block, int bytes)
{
	int64_t before = size_of(block);
	void *moved = bytes <= before || take(bytes - before) ? realloc(block, (size_t)bytes) : NULL;
	if (moved)
		note(size_of(moved) - before);
	return moved;
}

static int size(void *block)
{
	return block ? (int)malloc_usable_size(block) : 0;
}

static int round_up(int bytes)
{
	return (bytes + 7) & ~7;
}

static int begin(void *unused)
{
	(void)unused;
	return SQLITE_OK;
}

static void end(void *unused)
{
	(void)unused;
}

void budget_install(void)
{
	static const sqlite3_mem_methods COUNTED = {
	    .xMalloc = allocate, .xFree = release, .xRealloc = resize, .xSize = size, .xRoundup = round_up, .xInit = begin, .xShutdown = end};
	sqlite3_config(SQLITE_CONFIG_MALLOC, &COUNTED);
}

static int64_t now(clockid_t clock)
{
	struct timespec t;
	return clock_gettime(clock, &t) == 0 ? t.tv_sec * SECOND + t.tv_nsec : 0;
}

budget budget_new(uint64_t steps)
{
	int64_t time = steps < INT64_MAX / STEP_NANOSECONDS ? (int64_t)steps * STEP_NANOSECONDS : INT64_MAX;
	return (budget){.steps = steps,
	    .memory = LIMIT_SQL_MEMORY,
	    .time = time,
	    .wall_begun = now(CLOCK_MONOTONIC_COARSE),
	    .cpu_begun = now(CLOCK_THREAD_CPUTIME_ID)};
}

budget *budget_open(budget *b)
{
	budget *before = charged;
	charged = b;
	return before;
}

void budget_close(budget *before)
{
	charged = before;
}

static bool is_late(const budget *b)
{
	return now(CLOCK_MONOTONIC_COARSE) - b->wall_begun > b->time && now(CLOCK_THREAD_CPUTIME_ID) - b->cpu_begun > b->time;
}

bool budget_count(uint64_t steps)
{
	budget *b = charged;
	if (!b)
		return true;
	if (b->steps < steps || is_late(b)) {
		b->steps = 0;
		return refuse(b, BUDGET_NO_STEPS);
	}
	b->steps -= steps;
	return true;
}
