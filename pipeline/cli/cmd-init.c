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

static void print_next(const char *folder, bool from_csv, language lang)
{
	static const struct {
		const char *before, *behind, *what[2];
		bool of_csv; /* also where there is nobody to submit anything */
	} STEPS[] = {
	    {"tongket run ", "", {"kiểm tra, tính toán, in báo cáo", "check, compute, print the report"}, true},
	    {"tongket render --watch ", "", {"in lại mỗi khi lưu một tệp của mẫu", "print again whenever a file of the template is saved"},
	        true},
	    {"tongket forms ", " bieu-mau", {"biểu mẫu trống để gửi các đơn vị", "blank forms to be sent out"}, false},
	};
	static const char *const MADE[2][2] = {{"Đã tạo %s: job.yaml, template/, reference/, submissions/.\n\nTiếp theo:\n",
	                                           "Made %s: job.yaml, template/, reference/, submissions/.\n\nNext:\n"},
	    {"Đã tạo %s: job.yaml, template/, data/. Đọc lại template/datapackage.yaml: kiểu và ràng buộc của các cột là đoán.\n\nTiếp theo:\n",
	        "Made %s: job.yaml, template/, data/. Read template/datapackage.yaml: types and constraints of the columns are "
	        "guesses.\n\nNext:\n"}};
	printf(MADE[from_csv][lang], folder);
	for (size_t i = 0; i < COUNT_OF(STEPS); i++) {
		if (from_csv && !STEPS[i].of_csv)
			continue;
		printf("  %s", STEPS[i].before);
		print_path(folder);
		printf("%s\n      %s\n", STEPS[i].behind, STEPS[i].what[lang]);
	}
}

static const message FROM_WHAT = {"from-csv", STATUS_USAGE, {"tuỳ chọn “--from” thiếu tệp CSV", "the option “--from” lacks its CSV files"},
    {"Ghi: tongket init TÊN --from TỆP.csv…", "Write: tongket init NAME --from FILE.csv…"}};
static const message NOT_FROM = {"from-csv", STATUS_USAGE, {"thừa tham số “{1}”", "“{1}” is one argument too many"},
    {"Muốn làm mẫu từ tệp CSV thì ghi: tongket init TÊN --from TỆP.csv…",
        "To begin with CSV files write: tongket init NAME --from FILE.csv…"}};

static bool make(arena *memory, const arguments *a, init_name *what, diag *d)
{
	if (a->from && a->count == 1)
		return diag_report(d, &FROM_WHAT, NOWHERE, "");
	if (!a->from && a->count > 1)
		return diag_report(d, &NOT_FROM, NOWHERE, a->positional[1]);
	return init_read_name(memory, a->positional[0], what, d) && init_make(what, a->positional + 1, a->count - 1, d);
}

static status_kind init(const arguments *a, diag *d)
{
	arena *memory = arena_new();
	init_name what = {.folder = ""};
	if (!memory)
		diag_no_memory(d);
	else if (make(memory, a, &what, d) && !a->quiet)
		print_next(what.folder, a->from, a->lang);
	arena_free(memory);
	return diag_status(d);
}

const command COMMAND_INIT = {"init", "NAME [--from CSV…]", 1, 64, TAKES_QUIET | TAKES_FROM,
    {"một mẫu và một công việc mới, chạy được ngay", "a new template and job that run at once"},
    {"Tạo thư mục mang tên NAME (bỏ dấu, dấu cách thành “-”) với một công việc chạy được ngay: job.yaml, mẫu trong template/, vài tệp số "
     "liệu giả\ntrong reference/ và submissions/. Mỗi tệp có chú thích nói cách viết. Không ghi đè gì: thư mục đã có phải trống.\n"
     "Với --from, các bảng là các tệp CSV đã cho (được chép vào data/): tên cột, kiểu, cột bắt buộc, khoá được đoán từ chúng.\n"
     "Hướng dẫn từng bước: docs/guide/vi.md (khi đã cài: share/doc/tongket/guide/vi.md).",
        "Make a folder named NAME (without marks, '-' for spaces) with a job that runs at once: job.yaml, its template in template/, some\n"
        "invented data in reference/ and submissions/. Each file has comments that say how it is written. Nothing is overwritten: a "
        "folder\n"
        "that is there must be empty. With --from, the tables are the CSV files given (they are copied to data/): names of columns, "
        "types,\n"
        "required ones and keys are guessed from them. A guide, step by step: docs/guide/en.md (installed: "
        "share/doc/tongket/guide/en.md)."},
    init};
