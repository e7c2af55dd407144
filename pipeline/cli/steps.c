/* steps.c: the stages in order, stopping where the data forbid going on. */
#include "cli/steps.h"

#include "run/validation.h"

#define LISTED_MOST 40
#define WARNINGS_LISTED 10

run *open_run(const arguments *a, bool keep_store, diag *d)
{
	const run_options options = {.job = a->positional[0],
	    .out = a->out,
	    .lang = a->lang,
	    .draft = a->draft,
	    .audit = a->audit,
	    .flavour = a->pdf,
	    .keep_store = keep_store,
	    .confine = !a->watch && !a->among_others, /* a process that makes several jobs cannot be shut up in the first */
	    .again = a->watch,
	    .documents = a->documents,
	    .jobs = a->jobs,
	    .pool = a->pool,
	    .threads = a->threads,
	    .observer = a->observer};
	return run_new(&options, d);
}

bool may_print(const arguments *a)
{
	observer_stage(a->observer, NULL);
	return !a->quiet && !a->events;
}

/* Errors are told even when nothing else is; a program reads them in validation.json. */
static bool list_errors(run *r, const arguments *a, diag *d)
{
	observer_stage(a->observer, NULL);
	if (a->events)
		return true;
	diag_print(d, stderr);
	return validation_print_text(run_get_store(r), a->lang, LISTED_MOST, stderr, d);
}

/* The end of a run whose data have errors. */
static status_kind stop_at_data(run *r, const arguments *a, diag *d)
{
	return list_errors(r, a, d) && run_publish_validation(r) ? STATUS_DATA : diag_status(d);
}

/* What went wrong may be the data's fault (a figure that cannot be computed): then it is an error of the store too, and told with those. */
static status_kind stop(run *r, const arguments *a, diag *d)
{
	if (diag_status(d) != STATUS_DATA || !run_has_errors(r)) /* no error of the store: it is told as it was reported */
		return diag_status(d);
	diag_forget(d);
	return stop_at_data(r, a, d);
}

status_kind take_steps(run *r, const arguments *a, step last, diag *d)
{
	return run_load(r) ? take_loaded_steps(r, a, last, d) : diag_status(d);
}

status_kind take_loaded_steps(run *r, const arguments *a, step last, diag *d)
{
	if (!run_check(r))
		return diag_status(d);
	if (run_could_not_read(r))
		return list_errors(r, a, d) ? STATUS_MACHINE : diag_status(d);
	if (run_has_errors(r) && !a->draft)
		return stop_at_data(r, a, d);
	if (last >= STEP_AGGREGATE && !run_aggregate(r))
		return stop(r, a, d);
	if (last >= STEP_RENDER && !run_render(r))
		return stop(r, a, d);
	return STATUS_DONE;
}

bool publish_everything(run *r, const arguments *a, diag *d)
{
	bool told = !may_print(a) || validation_print_text(run_get_store(r), a->lang, WARNINGS_LISTED, stderr, d);
	return told && run_put_facts(r) && run_put_validation(r) && run_put_slips(r) && run_publish(r);
}
