/* steps.h: what the commands have in common: taking a job up to a stage, and saying how the data fared. */
#ifndef TONGKET_CLI_STEPS_H
#define TONGKET_CLI_STEPS_H

#include "cli/command.h"
#include "run/run.h"

typedef enum { STEP_CHECK, STEP_AGGREGATE, STEP_RENDER } step;

/* Take the job up to `last`. When the data have errors (and no draft is wanted) the way ends there: the errors are listed on stderr,
 * validation.json, .csv and .html are published alone, and the status is STATUS_DATA; no report or figures of an earlier run are touched. Otherwise STATUS_DONE, with everything
 * ready to be put and published. */
status_kind take_steps(run *r, const arguments *a, step last, diag *d);

/* The same for a run that is loaded. */
status_kind take_loaded_steps(run *r, const arguments *a, step last, diag *d);

/* Whether a command prints words about what it did: not when it shall be quiet, nor for another program. What is drawn on the terminal meanwhile goes. */
bool may_print(const arguments *a);

/* Publish every output of a run that came to its end, the warnings told on stderr first. False: reported. */
NODISCARD bool publish_everything(run *r, const arguments *a, diag *d);

/* Open the run of a command. NULL: reported. */
run *open_run(const arguments *a, bool keep_store, diag *d);

#endif
