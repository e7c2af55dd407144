/* lock.h: one program at a time writes into a folder.
 *
 * The file ".tongket.lock" in it says who does, and is locked with flock(2): the kernel gives the lock back however its owner ends, so that what a killed run
 * left is never in the way. */
#ifndef TONGKET_BASE_LOCK_H
#define TONGKET_BASE_LOCK_H

#include "base/diag.h"

typedef struct folder_lock folder_lock;

/* Lock `folder`, which is there. *stale: an earlier owner ended without giving it back. Where the file system knows no locks, nothing is locked. Yours, lock_free.
 * NULL: reported: another program holds it (STATUS_MACHINE, with its owner), or the file cannot be made. */
folder_lock *lock_take(const char *folder, bool *stale, diag *d);

/* The file, which may be removed by whoever ends the program (base/interrupt.h). */
const char *lock_path(const folder_lock *l);

/* Remove the file and give the lock back. NULL is allowed. */
void lock_free(folder_lock *l);

#endif
