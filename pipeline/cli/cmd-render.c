/* cmd-render.c: the documents of a job, without its other outputs. */
#include <stdio.h>

#include "cli/steps.h"

static status_kind render(const arguments *a, diag *d)
{
	run *r = open_run(a, false, d);
	status_kind status = r ? take_steps(r, a, STEP_RENDER, d) : diag_status(d);
	if (status == STATUS_DONE && !run_publish(r))
		status = diag_status(d);
	for (size_t i = 0; status == STATUS_DONE && !a->quiet && run_get_document(r, i); i++)
		printf("%s\n", run_get_document(r, i));
	run_free(r);
	return status;
}

const command COMMAND_RENDER = {"render", "JOB", 1, 1, TAKES_OUT | TAKES_DRAFT | TAKES_QUIET,
    {"dàn trang các văn bản của mẫu", "typeset the documents of the template"},
    {"Như run, nhưng chỉ ghi các văn bản PDF.", "Like run, but writes the PDF documents only."}, render};
