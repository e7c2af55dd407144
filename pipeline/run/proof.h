/* proof.h: documents read before there are figures for them, so that a mistake of a template is told by the first run and not by the first whose
 * data are clean. */
#ifndef TONGKET_RUN_PROOF_H
#define TONGKET_RUN_PROOF_H

#include "run/job.h"
#include "store/query.h"

/* Read the Mustache of every report of the job's template: what is left open, and names that neither the job nor facts.sql has. Columns of tables are
 * not known yet, and documents made for each row of one are left to the run. False: all mistakes are reported, at file:line:column. */
NODISCARD bool proof_reports(const job *j, const query_file *queries, diag *d);

#endif
