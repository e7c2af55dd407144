/* recompute.h: the figures of a package computed again from the data in it, and compared with those it holds. */
#ifndef TONGKET_RUN_RECOMPUTE_H
#define TONGKET_RUN_RECOMPUTE_H

#include "base/arena.h"
#include "base/diag.h"

/* `sources`: the folder of representations/rep2/data of a package; `shown`: its path in the package, for messages. Runs the pipeline over job/ with template/ and
 * profile/ as packed, and compares with results/facts.json and facts.csv: each figure that is not the same is reported to `found` (STATUS_DATA), as is what keeps
 * the figures from being computed. *count: figures compared. False: input, output or memory failed (reported to `d`). */
NODISCARD bool recompute(arena *a, const char *sources, const char *shown, size_t *count, diag *found, diag *d);

#endif
