/* confined.h: which folders a command reads and writes, and the process confined to them (base/confine.h). */
#ifndef TONGKET_RUN_CONFINED_H
#define TONGKET_RUN_CONFINED_H

#include "run/job.h"
#include "run/places.h"

/* A process that does one job and nothing else: from now on it reads the job's folder, its template and profile, fonts and what is installed, and writes at and
 * beneath `out`. `made_in`: where the first of its folders was made for this run, which may be taken away again; NULL:
 * none was. False: out of memory (reported). */
NODISCARD bool confine_to_job(const job *j, const places *known, const char *out, const char *made_in, diag *d);

/* A process that looks at `what` (a package), and at the schemas in `schemas` (NULL: none), and writes temporary files alone. */
NODISCARD bool confine_to_looking(const char *what, const char *schemas, diag *d);

#endif
