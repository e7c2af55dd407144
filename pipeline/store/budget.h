/* budget.h: how much of the machine one query of a template may use: steps of SQLite's virtual machine, time of the processor, memory.
 *
 * SQLite counts steps, but one step may copy a text of megabytes, and compiling takes none. So its allocator is ours: while a budget is open, memory is taken from it, and large
 * blocks cost steps too, for they are filled. What cannot be had is refused to SQLite as if there were none; the budget remembers why. */
#ifndef TONGKET_STORE_BUDGET_H
#define TONGKET_STORE_BUDGET_H

#include <stdbool.h>
#include <stdint.h>

typedef enum { BUDGET_LEFT, BUDGET_NO_STEPS, BUDGET_NO_MEMORY } budget_end;

typedef struct budget {
	uint64_t steps; /* left */
	int64_t memory; /* left, in bytes; what is given back is added */
	budget_end end; /* why something was refused */
	int64_t time;   /* of the processor, in nanoseconds, for the whole */
	int64_t wall_begun, cpu_begun;
} budget;

/* Before SQLite is first used in the process: count what it allocates. */
void budget_install(void);

budget budget_new(uint64_t steps);

/* From here to budget_close SQLite works in this thread for `b`. Returns what was open before, which may be NULL, to be handed to budget_close. */
budget *budget_open(budget *b);
void budget_close(budget *before);

/* `steps` more were made for the budget that is open, if one is. False: there are no more. */
bool budget_count(uint64_t steps);

#endif
