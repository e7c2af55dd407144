/* cmd-validate.c: read and check, and say what is wrong. */
#include <stdio.h>

#include "cli/batch.h"
#include "cli/steps.h"
#include "run/validation.h"

#define LISTED_MOST 1000

static const message JSON_OF_ONE = {"option-value", STATUS_USAGE,
    {"validate --format json in validation.json của một công việc", "validate --format json prints the validation.json of one job"},
    {"Có nhiều công việc: dùng --format events, và đọc validation.json của từng công việc.",
        "Of several, use --format events and read each job's validation.json."}};

static bool print_found(run *r, const arguments *a, diag *d)
{
	observer_stage(a->observer, NULL);
	/* JSON is for a program, which wants it whole whatever the status; a list goes where a failure is told. */
	FILE *list = run_could_not_read(r) ? stderr : stdout;
	if (a->json)
		return validation_print_json(run_get_store(r), stdout, d);
	if (a->events || (a->quiet && !run_has_errors(r)))
		return true;
	return validation_print_text(run_get_store(r), a->lang, LISTED_MOST, list, d);
}

static status_kind print_findings(run *r, const arguments *a, diag *d)
{
	bool printed = print_found(r, a, d);
	if (!printed || run_could_not_read(r))
		return diag_status(d);
	if (!run_put_validation(r) || !run_put_slips(r) || (a->split && !run_put_split(r)))
		return diag_status(d);
	bool errors = run_has_errors(r);
	return run_publish(r) ? (errors ? STATUS_DATA : STATUS_DONE) : diag_status(d);
}

static status_kind validate_one(const arguments *a, diag *d)
{
	run *r = open_run(a, false, d);
	status_kind status = r && run_load(r) && run_check(r) ? STATUS_DONE : diag_status(d);
	if (status == STATUS_DONE)
		status = print_findings(r, a, d);
	run_free(r);
	return status;
}

static status_kind validate(const arguments *a, diag *d)
{
	if (a->json && a->count > 1) {
		diag_report(d, &JSON_OF_ONE, NOWHERE, "");
		return STATUS_USAGE;
	}
	return batch_run(a, validate_one, d);
}

const command COMMAND_VALIDATE = {"validate", "JOB…", 1, MANY_ARGUMENTS,
    TAKES_OUT | TAKES_FORMAT_OR_EVENTS | TAKES_SPLIT | TAKES_QUIET | TAKES_JOBS,
    {"đọc và kiểm tra mọi tệp, in từng lỗi với chỗ và cách sửa", "read and check every file, print each error with its place and cure"},
    {"Đọc và kiểm tra mọi tệp CSV của công việc JOB. In từng lỗi: tệp:dòng:cột, điều đã ghi, điều cần ghi, cách sửa.\n"
     "Ghi validation.html (để đọc và in), validation.csv (mở bằng bảng tính), validation.json vào thư mục kết quả; --format json in đúng "
     "nội\n"
     "dung của validation.json. --split ghi thêm thư mục split/: mỗi tệp một tệp .clean.csv gồm các dòng đúng, một tệp .rejected.csv gồm "
     "các\n"
     "dòng có lỗi kèm lý do. Mỗi đơn vị có lỗi một phiếu trả lại (slips/). Mã thoát 1 khi có lỗi.",
        "Read and check every CSV file of the job JOB. Each error is printed as file:line:column: what is written, what is expected, how "
        "to mend it.\n"
        "Writes validation.html (to read and print), validation.csv (for a spreadsheet) and validation.json into the output folder;\n"
        "--format json prints just what validation.json holds. --split also writes the folder split/: of each file a .clean.csv with its\n"
        "clean rows and a .rejected.csv with those that have errors, and why. Each organisation with errors gets a return slip (slips/). "
        "The exit status is 1 when there are errors."},
    validate};
