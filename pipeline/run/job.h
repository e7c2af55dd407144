/* job.h: job.yaml: which template and profile, and the values the template wants (docs/formats/template.md). */
#ifndef TONGKET_RUN_JOB_H
#define TONGKET_RUN_JOB_H

#include "compose/value.h"
#include "run/pdf_wish.h"
#include "run/places.h"
#include "run/template.h"
#include "store/params.h"
#include "text/date.h"

/* The encoding given for a file that does not show its own. */
typedef struct job_encoding {
	slice path; /* NFC */
	slice encoding;
	place where; /* of the path */
} job_encoding;

typedef struct job_value {
	const job_key *key;
	bool given;
	slice text;       /* as written; of a date ISO */
	int64_t integer;  /* JOB_INTEGER, JOB_YEAR */
	date day;         /* JOB_DATE */
	yaml_texts texts; /* JOB_TEXTS */
	place where;
} job_value;

typedef struct job {
	const char *file;    /* path of job.yaml */
	const char *folder;  /* where it lies */
	const char *profile; /* path of the profile */
	template template;
	const job_value *values; /* one for each key of the template */
	const job_encoding *encodings;
	size_t encoding_count;
	pdf_wish pdf;
	slice date; /* document.date, ISO */
} job;

/* Whether there is a job at `path` (job.yaml, or its folder), right or wrong. False: reported (STATUS_USAGE). */
NODISCARD bool job_is_there(const char *path, diag *d);

/* Read the job at `path` (job.yaml, or its folder) and its template. In `a`. False: everything wrong is reported (STATUS_USAGE). */
NODISCARD bool job_read(arena *a, const char *path, const places *p, job *out, diag *d);

/* The encoding given for a file (relative path, its bytes as the folder has them), or an empty slice. */
slice job_encoding_of(const job *j, const char *path);

/* The values as parameters of SQL. In `a`. False: out of memory (reported). */
NODISCARD bool job_params(arena *a, const job *j, params *out, diag *d);

/* The values as names of report.md. False: out of memory (reported). */
NODISCARD bool job_put_values(arena *a, const job *j, value *root, diag *d);

#endif
