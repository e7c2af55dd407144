/* conveyor.h: files, rows and issues on their way from who reads and checks them to the store, in batches. With one thread a full batch is
 * stored before reading goes on; with two it is stored while the next ones are filled. What is stored, and in which order, is the same. */
#ifndef TONGKET_RUN_CONVEYOR_H
#define TONGKET_RUN_CONVEYOR_H

#include "store/store.h"

typedef struct conveyor conveyor;

/* Puts all there is to store on the conveyor, in order; with two threads it runs in the second one. False: it was stopped, or has reported. */
typedef bool conveyor_reader(void *user, conveyor *c);

/* Run `read` and store what it puts. `threads`: 1, or more for two. False: reading or storing failed (reported to `d`). */
NODISCARD bool conveyor_run(store *s, unsigned threads, conveyor_reader *read, void *user, diag *d);

/* How many cores this process may use. */
unsigned conveyor_cores(void);

/* For the reader: as the functions of the store, but later. False, or 0: stop, it has been reported. `fields`: elements of o->columns. */
int64_t conveyor_add_file(conveyor *c, const file_record *f);
NODISCARD bool conveyor_end_file(conveyor *c, int64_t file, const file_outcome *o, size_t fields);
NODISCARD bool conveyor_add_row(conveyor *c, const row *r);
NODISCARD bool conveyor_add_issue(conveyor *c, const issue *i);

#endif
