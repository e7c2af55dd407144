/* cmd-init.c: the first step of an author: a job that runs at once, and what to do next. */
#include <stdio.h>

#include "cli/command.h"
#include "run/init.h"

/* A path as it is typed in a shell: names of our own making need no quotes, what the user typed before them may. */
static void print_path(const char *path)
{
	bool plain = strspn(path, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-") == strlen(path);
	if (plain) {
		fputs(path, stdout);
		return;
	}
	putchar('\'');
	for (const char *c = path; *c; c++)
		fputs(*c == '\'' ? "'\\''" : (const char[]){*c, '\0'}, stdout);
	putchar('\'');
}

static void print_next(const char *folder, language lang)
{
	static const struct {
		const char *before, *behind, *what[2];
	} STEPS[] = {
	    {"tongket run ", "", {"kiểm tra, tính toán, in báo cáo", "check, compute, print the report"}},
	    {"tongket render --watch ", "", {"in lại mỗi khi lưu một tệp của mẫu", "print again whenever a file of the template is saved"}},
	    {"tongket forms ", " bieu-mau", {"biểu mẫu trống để gửi các đơn vị", "blank forms to be sent out"}},
	};
	static const char *const MADE[] = {"Đã tạo %s: job.yaml, template/, reference/, submissions/.\n\nTiếp theo:\n",
	    "Made %s: job.yaml, template/, reference/, submissions/.\n\nNext:\n"};
	printf(MADE[lang], folder);
	for (size_t i = 0; i < COUNT_OF(STEPS); i++) {
		printf("  %s", STEPS[i].before);
		print_path(folder);
		printf("%s\n      %s\n", STEPS[i].behind, STEPS[i].what[lang]);
	}
}

static status_kind init(const arguments *a, diag *d)
{
	arena *memory = arena_new();
	init_name what;
	if (!memory)
		diag_no_memory(d);
	else if (init_read_name(memory, a->positional[0], &what, d) && init_make(&what, d) && !a->quiet)
		print_next(what.folder, a->lang);
	arena_free(memory);
	return diag_status(d);
}

const command COMMAND_INIT = {"init", "NAME", 1, 1, TAKES_QUIET,
    {"một mẫu và một công việc mới, chạy được ngay", "a new template and job that run at once"},
    {"Tạo thư mục mang tên NAME (bỏ dấu, dấu cách thành “-”) với một công việc chạy được ngay: job.yaml, mẫu trong template/, vài tệp số "
     "liệu giả\ntrong reference/ và submissions/. Mỗi tệp có chú thích nói cách viết. Không ghi đè gì: thư mục đã có phải trống.\n"
     "Hướng dẫn từng bước: docs/guide/vi.md.",
        "Make a folder named NAME (without marks, '-' for spaces) with a job that runs at once: job.yaml, its template in template/, some\n"
        "invented data in reference/ and submissions/. Each file has comments that say how it is written. Nothing is overwritten: a "
        "folder\n"
        "that is there must be empty. A guide, step by step: docs/guide/en.md."},
    init};
