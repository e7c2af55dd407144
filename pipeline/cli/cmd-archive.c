/* cmd-archive.c: a job run to its end, and packed for the archive. */
#include <stdio.h>

#include "cli/batch.h"
#include "cli/steps.h"
#include "run/pack.h"

static status_kind archive_one(const arguments *a, diag *d)
{
	run *r = open_run(a, true, d);
	status_kind status = r ? take_steps(r, a, STEP_RENDER, d) : diag_status(d);
	pack *p = status == STATUS_DONE ? pack_prepare(r, d) : NULL;
	const char *path = p && publish_everything(r, a, d) ? pack_write(p, a->zip, a->bag) : NULL;
	if (status == STATUS_DONE && !path)
		status = diag_status(d);
	if (path && may_print(a))
		printf("%s\n", path);
	pack_free(p);
	run_free(r);
	return status;
}

static status_kind archive(const arguments *a, diag *d)
{
	return batch_run(a, archive_one, d);
}

const command COMMAND_ARCHIVE = {"archive", "JOB…", 1, MANY_ARGUMENTS, TAKES_OUT | TAKES_PACKING | TAKES_QUIET | TAKES_PDF | TAKES_JOBS,
    {"như run, rồi đóng gói nộp lưu trữ (E-ARK SIP)", "like run, then a package for the archive (E-ARK SIP)"},
    {"Như run; rồi ghi vào archive/ trong thư mục kết quả một gói nộp lưu trữ theo E-ARK CSIP/SIP 2.1.0: báo cáo PDF/A, các tệp CSV đúng "
     "như\n"
     "đã nộp, mẫu và số liệu, METS, PREMIS, EAD, mã SHA-256 của từng tệp. In đường dẫn của gói. Cùng đầu vào thì cùng một gói, từng byte.\n"
     "Số liệu có lỗi thì không đóng gói, mã thoát 1. Gói đã có mà khác thì giữ nguyên, mã thoát 2. Kiểm tra gói: tongket verify.",
        "Like run; then a package for the archive is written under archive/ in the output folder, by E-ARK CSIP/SIP 2.1.0: the report as "
        "PDF/A,\n"
        "the CSV files as they were submitted, template and figures, METS, PREMIS, EAD, the SHA-256 of every file. Its path is printed. "
        "The "
        "same\ninput makes the same package, byte for byte. Data with errors are not packed (exit status 1); a package that is there and "
        "differs stays\n(exit status 2). tongket verify checks a package."},
    archive};
