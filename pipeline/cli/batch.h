/* batch.h: one job or many, and who looks on: a person at a terminal, or a program that reads events (docs/formats/events.md). */
#ifndef TONGKET_CLI_BATCH_H
#define TONGKET_CLI_BATCH_H

#include "cli/command.h"

/* What a command does with one job, a->positional[0]: its status, everything wrong being reported. */
typedef status_kind job_command(const arguments *a, diag *d);

/* Do it with every job on the command line. Several are done by several processes (--jobs), the largest first; what each prints comes in the order of the command
 * line. With --out DIR each of several has its own folder there. Returns the worst of their statuses; what is still in `d` is to be printed. */
status_kind batch_run(const arguments *a, job_command *one, diag *d);

#endif
