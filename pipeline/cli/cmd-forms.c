/* cmd-forms.c: what an office sends out before anything is submitted. */
#include <stdio.h>

#include "cli/command.h"
#include "run/run.h"

static status_kind make_forms(const arguments *a, diag *d)
{
	const run_options options = {
	    .job = a->positional[0], .out = a->positional[1], .lang = a->lang, .reference_only = true, .confine = true};
	run *r = run_new(&options, d);
	bool good = r && run_load(r) && run_check(r) && !run_could_not_read(r) && run_put_forms(r) && run_publish(r);
	for (size_t i = 0; good && !a->quiet && run_get_document(r, i); i++)
		printf("%s\n", run_get_document(r, i));
	run_free(r);
	return good ? STATUS_DONE : diag_status(d);
}

const command COMMAND_FORMS = {"forms", "JOB DIR", 2, 2, TAKES_QUIET,
    {"biểu mẫu trống cho từng tổ chức và bản hướng dẫn", "blank tables for each organisation, and a guide"},
    {"Ghi vào thư mục DIR: cho mỗi tổ chức phải nộp số liệu một thư mục mang mã của nó với các tệp CSV chỉ có dòng tiêu đề (mở được bằng\n"
     "Excel), và guide.pdf: từng cột ghi gì, ghi thế nào, các mã đang dùng. Chỉ cần job.yaml và các bảng danh mục của công việc.\n"
     "Không ghi đè tệp đã có.",
        "Write into the folder DIR: for each organisation that must submit a folder named by its code with CSV files that hold the header\n"
        "only (for a Vietnamese Excel), and guide.pdf: what each column holds, how it is written, the codes in use. Needs job.yaml and "
        "the\n"
        "job's reference tables only. Never overwrites a file."},
    make_forms};
