/* cmd-explain.c: where a figure comes from. */
#include <stdio.h>

#include "base/limits.h"
#include "base/yaml.h"
#include "cli/steps.h"

static const message UNKNOWN_FACT = {"unknown-fact", STATUS_USAGE, {"không có số liệu “{1}”", "there is no figure “{1}”"},
    {"“tongket aggregate JOB” in mọi tên.", "“tongket aggregate JOB” prints all names."}};
static const message UNKNOWN_FACT_NEAR = {
    "unknown-fact", STATUS_USAGE, {"không có số liệu “{1}”", "there is no figure “{1}”"}, {"Có phải “{2}”?", "Did you mean “{2}”?"}};

static bool tell_unknown(const run *r, const char *id, diag *d)
{
	const query_file *queries = run_get_fact_queries(r);
	arena *scratch = arena_new();
	const char **names = scratch ? arena_array(scratch, queries->count + 1, sizeof *names) : NULL;
	for (size_t i = 0; names && i < queries->count; i++)
		names[i] = arena_string(scratch, queries->items[i].name);
	const char *near = names && !arena_failed(scratch) ? nearest_name(slice_of(id), names) : NULL;
	if (near)
		diag_report(d, &UNKNOWN_FACT_NEAR, NOWHERE, id, near);
	else
		diag_report(d, &UNKNOWN_FACT, NOWHERE, id);
	arena_free(scratch);
	return false;
}

static bool print_explanation(run *r, const fact *f, const arguments *a, diag *d)
{
	const char *id = a->positional[1];
	const query *q = query_find(run_get_fact_queries(r), slice_of(id));
	if (!q || !f)
		return tell_unknown(r, id, d);
	const explain_options options = {
	    .filters = a->positional + 2, .filter_count = a->count - 2, .as_json = a->json, .reveal = a->reveal, .lang = a->lang};
	buf text = BUF_INIT(LIMIT_OUTPUT_BYTES);
	bool good = facts_explain(run_get_store(r), q, f, run_get_params(r), &options, &text, d);
	if (good)
		fwrite(text.data, 1, text.len, stdout);
	buf_free(&text);
	return good;
}

/* That another figure cannot be computed does not matter here; the rows of one that cannot are shown too. */
static status_kind explain_figure(run *r, const arguments *a, diag *d)
{
	const slice id = slice_of(a->positional[1]);
	if (!run_aggregate(r) && diag_status(d) != STATUS_DATA)
		return diag_status(d);
	const fact *good = facts_find(run_get_facts(r), id), *failed = facts_find_failed(run_get_facts(r), id);
	if (!failed)
		diag_forget(d);
	if (!print_explanation(r, failed ? failed : good, a, d))
		return diag_status(d);
	return failed ? STATUS_DATA : STATUS_DONE;
}

static status_kind explain(const arguments *a, diag *d)
{
	arguments whole = *a;
	whole.documents = "all"; /* figures that only a document on request prints, too */
	run *r = open_run(&whole, false, d);
	status_kind status = r ? take_steps(r, a, STEP_CHECK, d) : diag_status(d);
	if (status == STATUS_DONE)
		status = explain_figure(r, a, d);
	run_free(r);
	return status;
}

const command COMMAND_EXPLAIN = {"explain", "JOB FACT [COLUMN=VALUE]…", 2, 64, TAKES_FORMAT | TAKES_DRAFT | TAKES_REVEAL,
    {"một con số từ đâu ra: các dòng, tệp, dòng thứ mấy", "where a figure comes from: its rows, files and lines"},
    {"In định nghĩa, phép tính và mọi dòng nguồn (tệp:dòng) của số liệu FACT.\nCOLUMN=VALUE chỉ lấy các dòng có cột ấy bằng giá trị ấy.\n"
     "Ô của bảng về người (personal) được che: họ tên còn chữ đầu, ngày còn năm; --reveal hiện nguyên văn.",
        "Print the definition, the sum and every source row (file:line) of the figure FACT.\nCOLUMN=VALUE keeps the rows whose column has "
        "that value.\nCells about persons are masked: of a name the initials, of a day the year; --reveal shows them."},
    explain};
