/* split.h: the clean rows and the rejected rows of every file, as CSV files of their own (docs/formats/validation.md). */
#ifndef TONGKET_RUN_SPLIT_H
#define TONGKET_RUN_SPLIT_H

#include "base/publish.h"
#include "run/job.h"
#include "store/store.h"

typedef struct split_job {
	const job *job;
	store *store; /* after store_check */
	publication *outputs;
	const char *out; /* the output folder */
	bool private_;   /* for their owner only */
	language lang;
	diag *diag;
} split_job;

/* Add split/PATH.clean.csv and, where there are rejected rows, split/PATH.rejected.csv of every file that could be read; what an earlier run
 * left of them is removed. The files are read again. False: reported. */
NODISCARD bool split_write(const split_job *s);

#endif
