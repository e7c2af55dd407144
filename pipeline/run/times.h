/* times.h: how long each stage of a run took, for who measures: written to standard error when TONGKET_TIMES is set. No output depends on it. */
#ifndef TONGKET_RUN_TIMES_H
#define TONGKET_RUN_TIMES_H

#include <stdbool.h>

typedef struct times {
	bool wanted;
	double begun; /* of the stage that runs, in seconds */
} times;

/* The first stage begins. */
void times_begin(times *t);

/* The stage is over, the next one begins: "stage 0.123" with seconds on the clock. */
void times_end(times *t, const char *stage);

#endif
