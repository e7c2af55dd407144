/* help.c: the entries found by code, and what is to be read about a code, put together as CommonMark: sentences first, then each example.
 * Lines are broken at words, so that a terminal shows them as well. */
#include "validate/help.h"

#include "base/compiler.h"

#define LINE_WIDTH 96 /* code points */

typedef const char *const words[2]; /* by language */

static const help_list *const LISTS[] = {&HELP_FILES, &HELP_CELLS, &HELP_ROWS, &HELP_NOTES};

const help *help_find(issue_code code, constraint_kind constraint)
{
	for (size_t i = 0; i < COUNT_OF(LISTS); i++)
		for (size_t k = 0; k < LISTS[i]->count; k++)
			if (LISTS[i]->items[k].code == code && LISTS[i]->items[k].constraint == constraint)
				return &LISTS[i]->items[k];
	return NULL;
}

/* A paragraph, its lines broken between words. */
static void put_paragraph(buf *out, const char *text)
{
	size_t column = 0;
	while (*text) {
		size_t n = strcspn(text, " "), width = 0;
		for (size_t i = 0; i < n; i++)
			width += ((unsigned char)text[i] & 0xC0) != 0x80;
		if (column > 0)
			buf_put_char(out, column + 1 + width > LINE_WIDTH ? '\n' : ' ');
		column = column > 0 && column + 1 + width <= LINE_WIDTH ? column + 1 + width : width;
		buf_put(out, text, n);
		text += n + (text[n] == ' ');
	}
	buf_put_char(out, '\n');
}

static void put_section(buf *out, words head, const char *text, language lang)
{
	if (!text)
		return;
	buf_printf(out, "\n## %s\n\n", head[lang]);
	put_paragraph(out, text);
}

static void put_content(buf *out, const char *text, language lang)
{
	static words ABSENT = {"(không có tệp này)", "(there is no such file)"};
	if (text)
		buf_printf(out, "\n```csv\n%s```\n", text);
	else
		buf_printf(out, "\n%s\n", ABSENT[lang]);
}

static void put_example(buf *out, const help *h, language lang)
{
	static words WRONG[] = {[SEVERITY_ERROR] = {"Sai", "Wrong"},
	    [SEVERITY_WARNING] = {"Bị cảnh báo", "Warned of"},
	    [SEVERITY_NOTE] = {"Như đã nộp", "As it was sent"}};
	static words RIGHT[] = {[SEVERITY_ERROR] = {"Đúng", "Right"},
	    [SEVERITY_WARNING] = {"Không bị cảnh báo", "Not warned of"},
	    [SEVERITY_NOTE] = {"Không có ghi chú", "Without a note"}};
	static words ALSO = {"\nCùng với nó có: %s.\n", "\nWith it comes: %s.\n"};
	severity level = issue_severity(h->code);
	if (h->about[lang]) {
		buf_put_char(out, '\n');
		put_paragraph(out, h->about[lang]);
	}
	buf_printf(out, "\n%s, `%s`:\n", WRONG[level][lang], h->example.file);
	put_content(out, h->example.wrong, lang);
	if (h->example.also)
		buf_printf(out, ALSO[lang], h->example.also);
	buf_printf(out, "\n%s:\n", RIGHT[level][lang]);
	put_content(out, h->example.right, lang);
}

static void put_constraint(buf *out, const help *h, language lang)
{
	buf_printf(out, "\n## %s: %s\n\n", constraint_name(h->constraint), h->name[lang]);
	put_paragraph(out, h->meaning[lang]);
	put_paragraph(out, h->mend[lang]);
	put_example(out, h, lang);
}

void help_put(buf *out, issue_code code, language lang)
{
	static words LEVELS[] = {
	    [SEVERITY_ERROR] = {"Lỗi: phải sửa thì số liệu mới được tổng hợp.", "An error: it must be mended before figures are computed."},
	    [SEVERITY_WARNING] = {"Cảnh báo: nên xem lại, nhưng không ngăn việc tổng hợp.",
	        "A warning: look at it; figures are computed all the same."},
	    [SEVERITY_NOTE] = {
	        "Ghi chú: chương trình đã tự xử lý, chỉ nói để biết.", "A note: what was done by itself, for your information."}};
	static words WHY = {"Vì sao", "Why"}, MEND = {"Cách sửa", "How to mend it"}, EXAMPLE = {"Ví dụ", "Example"};
	const help *h = help_find(code, CONSTRAINT_NONE);
	buf_printf(out, "# %s: %s\n\n", issue_code_name(code), h->name[lang]);
	put_paragraph(out, h->meaning[lang]);
	buf_printf(out, "\n%s\n", LEVELS[issue_severity(code)][lang]);
	put_section(out, WHY, h->why[lang], lang);
	put_section(out, MEND, h->mend[lang], lang);
	if (h->example.file) {
		buf_printf(out, "\n## %s\n", EXAMPLE[lang]);
		put_example(out, h, lang);
	}
	for (int k = CONSTRAINT_NONE + 1; code == ISSUE_CONSTRAINT_ERROR && k < CONSTRAINT_COUNT; k++)
		put_constraint(out, help_find(code, (constraint_kind)k), lang);
}

void help_put_index(buf *out, language lang)
{
	static words HEADS[] = {[SEVERITY_ERROR] = {"Lỗi: phải sửa", "Errors: must be mended"},
	    [SEVERITY_WARNING] = {"Cảnh báo: nên xem lại", "Warnings: look at them"},
	    [SEVERITY_NOTE] = {"Ghi chú: đã tự xử lý", "Notes: done by itself"}};
	for (severity level = SEVERITY_ERROR; level <= SEVERITY_NOTE; level++) {
		buf_printf(out, "%s## %s\n\n", level ? "\n" : "", HEADS[level][lang]);
		for (int code = 0; code < ISSUE_CODE_COUNT; code++) {
			const help *h = help_find((issue_code)code, CONSTRAINT_NONE);
			if (issue_severity((issue_code)code) == level)
				buf_printf(out, "- %s: %s. %s\n", issue_code_name((issue_code)code), h->name[lang], h->meaning[lang]);
		}
	}
}
