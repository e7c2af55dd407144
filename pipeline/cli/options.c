/* options.c: options declared once, in a table: parsing and help both read it. */
#include "cli/options.h"

#include "base/utf8.h"
#include "base/yaml.h"

static const message UNKNOWN_OPTION = {"unknown-option", STATUS_USAGE, {"không có tuỳ chọn “{1}”", "there is no option “{1}”"},
    {"Xem “tongket {2} --help”.", "See “tongket {2} --help”."}};
static const message UNKNOWN_OPTION_NEAR = {"unknown-option", STATUS_USAGE, {"không có tuỳ chọn “{1}”", "there is no option “{1}”"},
    {"Có phải “{3}”? Xem “tongket {2} --help”.", "Did you mean “{3}”? See “tongket {2} --help”."}};
static const message NO_VALUE = {
    "option-value", STATUS_USAGE, {"tuỳ chọn “{1}” thiếu giá trị", "the option “{1}” lacks its value"}, {"Ghi {1} {2}.", "Write {1} {2}."}};
static const message BAD_VALUE = {
    "option-value", STATUS_USAGE, {"“{1} {2}” không hợp lệ", "“{1} {2}” is not valid"}, {"Các giá trị: {3}.", "Its values: {3}."}};
static const message TOO_FEW = {
    "too-few-arguments", STATUS_USAGE, {"thiếu tham số", "an argument is missing"}, {"Ghi: tongket {1} {2}", "Write: tongket {1} {2}"}};
static const message TOO_MANY = {"too-many-arguments", STATUS_USAGE, {"thừa tham số “{1}”", "“{1}” is one argument too many"},
    {"Ghi: tongket {2} {3}", "Write: tongket {2} {3}"}};

typedef enum {
	OPTION_LANG,
	OPTION_FORMAT,
	OPTION_OUT,
	OPTION_DRAFT,
	OPTION_QUIET,
	OPTION_SPLIT,
	OPTION_REVEAL,
	OPTION_AUDIT,
	OPTION_WATCH,
	OPTION_PDF,
	OPTION_FROM,
	OPTION_PACKING,
	OPTION_BAG,
	OPTION_EVENTS,
	OPTION_FORMAT_OR_EVENTS,
	OPTION_JOBS,
	OPTION_DOCUMENTS,
	OPTION_HELP
} option_id;

typedef struct option {
	const char *name, *value; /* value: NULL, takes none */
	option_id id;
	unsigned takes; /* 0: every command */
	const char *help[2];
} option;

static const option OPTIONS[] = {
    {"--out", "DIR", OPTION_OUT, TAKES_OUT,
        {"thư mục kết quả (mặc định: out/ cạnh job.yaml)", "output folder (default: out/ beside the job)"}},
    {"--format", "text|json", OPTION_FORMAT, TAKES_FORMAT, {"in ra chữ hoặc JSON", "print text or JSON"}},
    {"--format", "text|json", OPTION_EVENTS, TAKES_EVENTS,
        {"in ra chữ, hoặc mỗi việc xảy ra một dòng JSON", "print text, or a line of JSON for each thing that happens"}},
    {"--format", "text|json|events", OPTION_FORMAT_OR_EVENTS, TAKES_FORMAT_OR_EVENTS,
        {"in ra chữ, nội dung validation.json, hoặc mỗi việc một dòng JSON",
            "print text, what validation.json holds, or a line of JSON for each thing"}},
    {"--format", "folder|zip|json", OPTION_PACKING, TAKES_PACKING,
        {"gói là thư mục hay tệp ZIP; json: in mỗi việc một dòng JSON",
            "the package is a folder or a ZIP file; json: print a line of JSON for each thing"}},
    {"--jobs", "N", OPTION_JOBS, TAKES_JOBS,
        {"nhiều nhất N tiến trình (mặc định: số lõi; kết quả như nhau)",
            "at most N processes (default: one a core; the results are the same)"}},
    {"--documents", "NAMES", OPTION_DOCUMENTS, TAKES_DOCUMENTS,
        {"chỉ in các văn bản này của mẫu: tên,tên… hoặc all", "make these documents of the template: name,name… or all"}},
    {"--pdf", "2a|3a|2u|1b", OPTION_PDF, TAKES_PDF,
        {"loại PDF/A (mặc định: theo job.yaml, hoặc 2a)", "kind of PDF/A (default: as job.yaml says, or 2a)"}},
    {"--bagit", NULL, OPTION_BAG, TAKES_PACKING,
        {"đặt gói trong một bag (BagIt, RFC 8493)", "put the package into a bag (BagIt, RFC 8493)"}},
    {"--draft", NULL, OPTION_DRAFT, TAKES_DRAFT,
        {"bỏ các dòng sai, đánh dấu dự thảo mọi trang", "leave out wrong rows and mark every page as a draft"}},
    {"--split", NULL, OPTION_SPLIT, TAKES_SPLIT,
        {"ghi các dòng đúng và các dòng có lỗi thành tệp CSV riêng", "write clean rows and rejected rows as CSV files of their own"}},
    {"--reveal", NULL, OPTION_REVEAL, TAKES_REVEAL,
        {"hiện nguyên văn dữ liệu cá nhân, bình thường được che", "show the data of persons, which are masked otherwise"}},
    {"--audit", NULL, OPTION_AUDIT, TAKES_AUDIT,
        {"chỉ tìm các con số gõ tay trong lời văn của mẫu", "only look for numbers typed into the template's words"}},
    {"--watch", NULL, OPTION_WATCH, TAKES_WATCH,
        {"làm lại mỗi khi một tệp được lưu, đến khi bấm Ctrl-C", "do it again whenever a file is saved, until Ctrl-C"}},
    {"--from", NULL, OPTION_FROM, TAKES_FROM, {"làm mẫu từ các tệp CSV ghi sau tên", "begin with the CSV files given behind the name"}},
    {"--quiet", NULL, OPTION_QUIET, TAKES_QUIET, {"chỉ in lỗi", "print errors only"}},
    {"--lang", "vi|en", OPTION_LANG, 0, {"ngôn ngữ thông báo (mặc định: vi)", "language of messages (default: vi)"}},
    {"--help", NULL, OPTION_HELP, 0, {"in phần giúp đỡ này", "print this help"}},
};

/* The value of an option given as --name=value, or as the next argument; NULL: none. */
static const char *value_of(const option *o, int argc, char **argv, int *i)
{
	const char *equals = strchr(argv[*i], '=');
	if (equals)
		return equals + 1;
	if (*i + 1 >= argc || !o->value)
		return NULL;
	if (strncmp(argv[*i + 1], "--", 2) == 0) /* the next option: taken for a value, it would leave its own value alone */
		return NULL;
	return argv[++*i];
}

static bool matches(const option *o, const char *argument)
{
	size_t n = strlen(o->name);
	return strncmp(argument, o->name, n) == 0 && (argument[n] == '\0' || (o->value && argument[n] == '='));
}

language options_language(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--lang=en") == 0 || (strcmp(argv[i], "--lang") == 0 && i + 1 < argc && strcmp(argv[i + 1], "en") == 0))
			return LANG_EN;
	}
	return LANG_VI;
}

/* The index of `value` in "a|b|c", or -1. */
static int choice(const char *choices, const char *value)
{
	size_t n = strlen(value);
	for (int i = 0;; i++) {
		size_t length = strcspn(choices, "|");
		if (length == n && memcmp(choices, value, n) == 0)
			return i;
		if (choices[length] == '\0')
			return -1;
		choices += length + 1;
	}
}

static const message BAD_NUMBER = {"option-value", STATUS_USAGE, {"“{1} {2}” không hợp lệ", "“{1} {2}” is not valid"},
    {"Ghi một số từ 0 đến {3}; 0: mỗi lõi một tiến trình.", "Give a number from 0 to {3}; 0: one process a core."}};

#define JOBS_MOST "256" /* INTERRUPT_CHILDREN */

static bool read_jobs(const option *o, const char *value, unsigned *out, diag *d)
{
	char *end;
	unsigned long n = strtoul(value, &end, 10);
	if (!value || value[0] < '0' || value[0] > '9' || *end || n > strtoul(JOBS_MOST, NULL, 10))
		return diag_report(d, &BAD_NUMBER, NOWHERE, o->name, value, JOBS_MOST);
	*out = (unsigned)n;
	return true;
}

/* --format of a command that also says what its package is: both may be given. */
static void take_packing(int index, arguments *out)
{
	if (index == 2)
		out->events = true;
	else
		out->zip = index == 1;
}

static bool apply(const option *o, const char *value, arguments *out, diag *d)
{
	if (o->value && (!value || !*value))
		return diag_report(d, &NO_VALUE, NOWHERE, o->name, o->value);
	int index = o->value && strchr(o->value, '|') ? choice(o->value, value) : 0;
	if (index < 0)
		return diag_report(d, &BAD_VALUE, NOWHERE, o->name, value, o->value);
	switch (o->id) {
	case OPTION_LANG: out->lang = index ? LANG_EN : LANG_VI; break;
	case OPTION_FORMAT: out->json = index == 1; break;
	case OPTION_OUT: out->out = value; break;
	case OPTION_PDF: out->pdf = value; break;
	case OPTION_DRAFT: out->draft = true; break;
	case OPTION_QUIET: out->quiet = true; break;
	case OPTION_SPLIT: out->split = true; break;
	case OPTION_REVEAL: out->reveal = true; break;
	case OPTION_AUDIT: out->audit = true; break;
	case OPTION_WATCH: out->watch = true; break;
	case OPTION_FROM: out->from = true; break;
	case OPTION_PACKING: take_packing(index, out); break;
	case OPTION_EVENTS: out->events = index == 1; break;
	case OPTION_FORMAT_OR_EVENTS:
		out->json = index == 1;
		out->events = index == 2;
		break;
	case OPTION_JOBS: return read_jobs(o, value, &out->jobs, d);
	case OPTION_DOCUMENTS: out->documents = value; break;
	case OPTION_BAG: out->bag = true; break;
	case OPTION_HELP: break;
	}
	return true;
}

static const option *find(const command *c, const char *argument)
{
	for (size_t i = 0; i < COUNT_OF(OPTIONS); i++)
		if (matches(&OPTIONS[i], argument) && (OPTIONS[i].takes == 0 || (OPTIONS[i].takes & c->takes)))
			return &OPTIONS[i];
	return NULL;
}

/* `written` is no option of `c`; the one nearest to it was perhaps meant. */
static void report_unknown(const command *c, const char *written, diag *d)
{
	const char *names[COUNT_OF(OPTIONS) + 1] = {NULL};
	size_t count = 0;
	for (size_t i = 0; i < COUNT_OF(OPTIONS); i++)
		if (OPTIONS[i].takes == 0 || (OPTIONS[i].takes & c->takes))
			names[count++] = OPTIONS[i].name;
	const char *near = nearest_name((slice){written, strcspn(written, "=")}, names);
	if (near)
		diag_report(d, &UNKNOWN_OPTION_NEAR, NOWHERE, written, c->name, near);
	else
		diag_report(d, &UNKNOWN_OPTION, NOWHERE, written, c->name);
}

options_result options_read(const command *c, int argc, char **argv, arguments *out, diag *d)
{
	bool only_positional = false;
	char **kept = argv + 2;
	*out = (arguments){.lang = diag_language(d)};
	for (int i = 2; i < argc; i++) {
		if (only_positional || argv[i][0] != '-' || argv[i][1] == '\0') {
			kept[out->count++] = argv[i];
			continue;
		}
		if (strcmp(argv[i], "--") == 0) {
			only_positional = true;
			continue;
		}
		const char *written = argv[i];
		const option *o = strcmp(written, "-h") == 0 ? &OPTIONS[COUNT_OF(OPTIONS) - 1] : find(c, written);
		if (!o) {
			report_unknown(c, written, d);
			return OPTIONS_BAD;
		}
		if (o->id == OPTION_HELP)
			return OPTIONS_HELP;
		if (!apply(o, o->value ? value_of(o, argc, argv, &i) : NULL, out, d))
			return OPTIONS_BAD;
	}
	out->positional = (const char *const *)kept;
	if (out->count < c->least) {
		diag_report(d, &TOO_FEW, NOWHERE, c->name, c->usage);
		return OPTIONS_BAD;
	}
	if (out->count > c->most) {
		diag_report(d, &TOO_MANY, NOWHERE, out->positional[c->most], c->name, c->usage);
		return OPTIONS_BAD;
	}
	return OPTIONS_GOOD;
}

void print_command_help(const command *c, language lang, FILE *out)
{
	fprintf(out, "tongket %s %s\n\n%s\n\n", c->name, c->usage, c->help[lang]);
	for (size_t i = 0; i < COUNT_OF(OPTIONS); i++) {
		const option *o = &OPTIONS[i];
		if (o->takes && !(o->takes & c->takes))
			continue;
		char left[40];
		snprintf(left, sizeof left, "%s%s%s", o->name, o->value ? " " : "", o->value ? o->value : "");
		fprintf(out, "  %-20s  %s\n", left, o->help[lang]);
	}
}

void print_program_help(const command *const *commands, size_t count, language lang, FILE *out)
{
	static const char *const HEAD[] = {"tongket: từ các tệp CSV của nhiều tổ chức đến báo cáo tổng kết PDF\n\nCách dùng: tongket LỆNH …\n",
	    "tongket: from the CSV files of many organisations to a report in PDF\n\nUsage: tongket COMMAND …\n"};
	static const char *const TAIL[] = {"\ntongket LỆNH --help nói rõ từng lệnh; tongket --version in phiên bản.\nMã thoát: 0 xong; 1 số "
	                                   "liệu có lỗi; 2 công việc, mẫu hoặc dòng lệnh sai; 3 lỗi đọc, ghi, bộ nhớ.\n",
	    "\ntongket COMMAND --help explains a command; tongket --version prints the version.\nExit status: 0 done; 1 errors in the data; 2 "
	    "the job, template or command line is wrong; 3 input, output or memory failed.\n"};
	fprintf(out, "%s\n", HEAD[lang]);
	for (size_t i = 0; i < count; i++) {
		char left[40];
		snprintf(left, sizeof left, "%s %s", commands[i]->name, commands[i]->usage);
		int bytes = (int)strlen(left), letters = (int)utf8_count(slice_of(left));
		fprintf(out, "  %-*s  %s\n", 34 + bytes - letters, left, commands[i]->summary[lang]);
	}
	fprintf(out, "%s", TAIL[lang]);
}
