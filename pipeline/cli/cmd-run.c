/* cmd-run.c: every stage, every output. */
#include <stdio.h>

#include "cli/batch.h"
#include "cli/steps.h"

static status_kind run_one(const arguments *a, diag *d)
{
	run *r = open_run(a, true, d);
	status_kind status = r ? take_steps(r, a, STEP_RENDER, d) : diag_status(d);
	if (status == STATUS_DONE && !publish_everything(r, a, d))
		status = diag_status(d);
	bool print = status == STATUS_DONE && may_print(a);
	for (size_t i = 0; print && run_get_document(r, i); i++)
		printf("%s\n", run_get_document(r, i));
	run_free(r);
	return status;
}

static status_kind run_everything(const arguments *a, diag *d)
{
	return batch_run(a, run_one, d);
}

const command COMMAND_RUN = {"run", "JOB…", 1, MANY_ARGUMENTS,
    TAKES_OUT | TAKES_DRAFT | TAKES_QUIET | TAKES_PDF | TAKES_JOBS | TAKES_EVENTS | TAKES_DOCUMENTS,
    {"kiểm tra, tính toán, dàn trang: mọi kết quả của một công việc", "check, compute, typeset: all outputs of a job"},
    {"Đọc mọi tệp CSV của công việc JOB (job.yaml hoặc thư mục chứa nó), kiểm tra từng ô, tính số liệu và dàn trang báo cáo.\n"
     "Ghi report.pdf, facts.json, facts.csv, validation.html, validation.csv, validation.json, store.sqlite vào thư mục kết quả.\n"
     "Nếu số liệu có lỗi: in các lỗi, chỉ ghi validation.html, .csv, .json và phiếu trả lại (slips/), mã thoát 1; các kết quả cũ giữ "
     "nguyên.\n"
     "Nhiều công việc: nhiều tiến trình chia nhau làm (--jobs), mã thoát là mã xấu nhất; --out DIR thì mỗi công việc một thư mục con mang "
     "tên của nó.\n"
     "--documents chọn văn bản; không có nó thì in mọi văn bản mà mẫu không để dành (on-request).",
        "Read every CSV file of the job JOB (a job.yaml or the folder that holds one), check every cell, compute the figures, typeset the "
        "report.\n"
        "Writes report.pdf, facts.json, facts.csv, validation.html, validation.csv, validation.json, store.sqlite into the output folder.\n"
        "When the data have errors they are printed, only validation.html, .csv, .json and return slips (slips/) are written, and the exit "
        "status is 1; earlier\n"
        "outputs stay as they were.\n"
        "Several jobs are shared out to processes (--jobs); the worst status counts; with --out DIR each has a folder there, by its name.\n"
        "--documents chooses documents; otherwise those are made that the template does not keep for request (on-request)."},
    run_everything};
