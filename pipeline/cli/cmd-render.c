/* cmd-render.c: the documents of a job, without its other outputs. */
#include <stdio.h>

#include "cli/batch.h"
#include "cli/redraw.h"
#include "cli/steps.h"

static const message WATCHES_ONE = {
    "option-value", STATUS_USAGE, {"--watch theo dõi một công việc và in ra chữ", "--watch watches one job and prints text"}, {NULL, NULL}};

/* What was typed has been reported; nothing is written. */
static status_kind end_audit(const arguments *a, const diag *d)
{
	static const char *const NONE[] = {"không có con số nào gõ tay", "no number is typed"};
	if (diag_status(d) == STATUS_DONE && may_print(a))
		printf("%s\n", NONE[a->lang]);
	return diag_status(d);
}

static status_kind render_one(const arguments *a, diag *d)
{
	run *r = open_run(a, false, d);
	status_kind status = r ? take_steps(r, a, STEP_RENDER, d) : diag_status(d);
	if (status == STATUS_DONE && a->audit) {
		run_free(r);
		return end_audit(a, d);
	}
	if (status == STATUS_DONE && !run_publish(r))
		status = diag_status(d);
	bool print = status == STATUS_DONE && may_print(a);
	for (size_t i = 0; print && run_get_document(r, i); i++)
		printf("%s\n", run_get_document(r, i));
	run_free(r);
	return status;
}

static status_kind render(const arguments *a, diag *d)
{
	if (!a->watch)
		return batch_run(a, render_one, d);
	if (a->count == 1 && !a->events)
		return redraw(a, d);
	diag_report(d, &WATCHES_ONE, NOWHERE, "");
	return STATUS_USAGE;
}

const command COMMAND_RENDER = {"render", "JOB…", 1, MANY_ARGUMENTS,
    TAKES_OUT | TAKES_DRAFT | TAKES_QUIET | TAKES_AUDIT | TAKES_WATCH | TAKES_PDF | TAKES_JOBS | TAKES_EVENTS | TAKES_DOCUMENTS,
    {"dàn trang các văn bản của mẫu", "typeset the documents of the template"},
    {"Như run, nhưng chỉ ghi các văn bản PDF.\n"
     "--audit không ghi gì: liệt kê các con số trong lời văn mà tác giả mẫu gõ tay, không lấy từ số liệu hay giá trị của công việc;\n"
     "các chữ cố định khai ở “audit” của template.yaml thì bỏ qua. Mã thoát 2 khi có.\n"
     "--watch in lại mỗi khi một tệp của mẫu, của công việc hay số liệu được lưu, mỗi lần in một dòng, đến khi bấm Ctrl-C.",
        "Like run, but writes the PDF documents only.\n"
        "--audit writes nothing: it lists numbers in the words that the template's author typed, that come from no figure and no value of\n"
        "the job, but for the fixed texts under “audit” in template.yaml. The exit status is 2 when there are any.\n"
        "--watch typesets again whenever a file of the template, the job or its data is saved, and prints a line each time, until Ctrl-C."},
    render};
