/* redraw.h: render --watch. */
#ifndef TONGKET_CLI_REDRAW_H
#define TONGKET_CLI_REDRAW_H

#include "cli/command.h"

/* Make the documents of a job, and again whenever a file they depend on changes, until the user stops it: STATUS_DONE. Any other status: it could not begin, or
 * not go on (reported). Mistakes in the job, the template and the data are told, and it goes on. */
status_kind redraw(const arguments *a, diag *d);

#endif
