/* times.c: the monotonic clock. */
#include "run/times.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now(void)
{
	struct timespec t;
	return clock_gettime(CLOCK_MONOTONIC, &t) == 0 ? (double)t.tv_sec + (double)t.tv_nsec * 1e-9 : 0;
}

void times_begin(times *t)
{
	const char *set = getenv("TONGKET_TIMES");
	t->wanted = set && *set;
	t->begun = t->wanted ? now() : 0;
}

void times_end(times *t, const char *stage)
{
	if (!t->wanted)
		return;
	double end = now();
	fprintf(stderr, "%s %.4f\n", stage, end - t->begun);
	t->begun = end;
}
