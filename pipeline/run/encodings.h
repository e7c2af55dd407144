/* encodings.h: the encodings a job gives for its files, held against the files that are there. */
#ifndef TONGKET_RUN_ENCODINGS_H
#define TONGKET_RUN_ENCODINGS_H

#include "ingest/discover.h"
#include "run/job.h"

/* Whether each path under the job's `encoding` is that of a table's file; paths compare as NFC. False: one is not (reported at its key,
 * STATUS_USAGE, with the path that was probably meant), or out of memory. */
NODISCARD bool encodings_check(const job *j, const found_files *found, diag *d);

#endif
