/* validation_list.c: the issues as lines for a terminal, file by file: the first of each in full, then how many more. Colours only where a
 * person looks at them (https://no-color.org). */
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/reason.h"
#include "run/stream.h"
#include "run/validation.h"
#include "text/print.h"

#define LISTED_OF_A_FILE 20

static const message CANNOT_WRITE = {"cannot-write", STATUS_MACHINE, {"không ghi được “{1}”: {2}", "“{1}” cannot be written: {2}"},
    {"Kiểm tra nơi nhận kết quả: chương trình phía sau dấu | còn chạy không, đĩa còn chỗ không.",
        "Check where the output goes: the program behind | may have ended, or the disk be full."}};

typedef enum { PAINT_ERROR, PAINT_WARNING, PAINT_NOTE, PAINT_FILE, PAINT_HINT, PAINT_END } paint;

static const char *const SEQUENCES[] = {
    [PAINT_ERROR] = "\033[1;31m",
    [PAINT_WARNING] = "\033[1;33m",
    [PAINT_NOTE] = "\033[36m",
    [PAINT_FILE] = "\033[1m",
    [PAINT_HINT] = "\033[2m",
    [PAINT_END] = "\033[0m",
};

typedef struct lister {
	FILE *out;
	store *store;
	language lang;
	bool colours;
	size_t left; /* lines that may still be listed */
	bool enough; /* there are more, which are not listed */
	bool in_file;
	buf line, path; /* path: of the file whose issues come */
	uint64_t listed_of_file, listed;
	issue_code first; /* the first code listed; ISSUE_CODE_COUNT: none yet */
} lister;

static void put_painted(lister *l, paint p, const char *text)
{
	if (l->colours)
		buf_put_string(&l->line, SEQUENCES[p]);
	buf_put_string(&l->line, text);
	if (l->colours)
		buf_put_string(&l->line, SEQUENCES[PAINT_END]);
}

/* A line break or an escape sequence in a text does not reach the terminal. */
static void put_line_text(lister *l, slice text)
{
	size_t start = l->line.len;
	put_clean(&l->line, text);
	for (size_t i = start; i < l->line.len; i++)
		if (l->line.data[i] == '\n' || l->line.data[i] == '\t')
			l->line.data[i] = ' ';
}

/* A name may hold line ends and escapes that a terminal would obey. */
static void put_path(lister *l, slice path)
{
	for (size_t i = 0; i < path.len; i++) {
		unsigned char c = (unsigned char)path.ptr[i], next = i + 1 < path.len ? (unsigned char)path.ptr[i + 1] : 0;
		bool c1 = c == 0xC2 && next >= 0x80 && next < 0xA0;
		i += c1;
		buf_put_char(&l->line, c < 0x20 || c == 0x7F || c1 ? '?' : path.ptr[i]);
	}
}

static bool end_line(lister *l)
{
	buf_put_char(&l->line, '\n');
	bool good = !l->line.failed && fwrite(l->line.data, 1, l->line.len, l->out) == l->line.len;
	buf_clear(&l->line);
	return good;
}

static void put_counted(lister *l, uint64_t n, const char *const words[2])
{
	print_integer(&l->line, (int64_t)n);
	buf_put_string(&l->line, words[l->lang]);
}

static bool end_file(lister *l)
{
	static const char *const MORE[] = {" lỗi, cảnh báo khác của tệp này", " more errors and warnings of this file"}, *const AND[] = {
	                                                                                                                     "  … và ",
	                                                                                                                     "  … and "};
	if (!l->in_file)
		return true;
	l->in_file = false;
	uint64_t of_file;
	if (!store_count_path(l->store, false, buf_slice(&l->path), &of_file))
		return false;
	uint64_t more = of_file - l->listed_of_file;
	if (more == 0)
		return true;
	buf_put_string(&l->line, AND[l->lang]);
	put_counted(l, more, MORE);
	return end_line(l);
}

/* A file with more than one issue gets a line of its own above them. */
static bool begin_file(lister *l, const issue *i)
{
	static const char *const ERRORS[] = {" lỗi", " errors"}, *const WARNINGS[] = {" cảnh báo", " warnings"};
	buf_clear(&l->path);
	buf_put_slice(&l->path, i->path);
	l->in_file = true;
	l->listed_of_file = 0;
	file_view file;
	if (!store_find_file(l->store, i->path, &file) || file.errors + file.warnings < 2)
		return true;
	if (l->colours)
		buf_put_string(&l->line, SEQUENCES[PAINT_FILE]);
	put_path(l, i->path);
	buf_put_string(&l->line, " (");
	if (file.errors)
		put_counted(l, file.errors, ERRORS);
	if (file.errors && file.warnings)
		buf_put_string(&l->line, ", ");
	if (file.warnings)
		put_counted(l, file.warnings, WARNINGS);
	buf_put_char(&l->line, ')');
	if (l->colours)
		buf_put_string(&l->line, SEQUENCES[PAINT_END]);
	return end_line(l);
}

static bool print_issue(lister *l, const issue *i)
{
	static const char *const WORDS[][2] = {
	    [SEVERITY_ERROR] = {"lỗi", "error"}, [SEVERITY_WARNING] = {"cảnh báo", "warning"}, [SEVERITY_NOTE] = {"ghi chú", "note"}};
	static const paint PAINTS[] = {[SEVERITY_ERROR] = PAINT_ERROR, [SEVERITY_WARNING] = PAINT_WARNING, [SEVERITY_NOTE] = PAINT_NOTE};
	severity level = issue_severity(i->code);
	put_path(l, i->path);
	if (i->line)
		buf_printf(&l->line, ":%u", i->line);
	if (i->line && i->column)
		buf_printf(&l->line, ":%u", i->column);
	buf_put_string(&l->line, i->path.len ? ": " : "");
	put_painted(l, PAINTS[level], WORDS[level][l->lang]);
	buf_put_string(&l->line, ": ");
	put_line_text(l, i->text);
	buf_put_char(&l->line, '.');
	if (i->hint.len) {
		buf_put_char(&l->line, ' ');
		if (l->colours)
			buf_put_string(&l->line, SEQUENCES[PAINT_HINT]);
		put_line_text(l, i->hint);
		if (l->colours)
			buf_put_string(&l->line, SEQUENCES[PAINT_END]);
	}
	if (l->colours)
		buf_put_string(&l->line, SEQUENCES[PAINT_HINT]);
	buf_printf(&l->line, " [%s]", issue_code_name(i->code));
	if (l->colours)
		buf_put_string(&l->line, SEQUENCES[PAINT_END]);
	if (l->first == ISSUE_CODE_COUNT)
		l->first = i->code;
	return end_line(l);
}

static bool list_issue(void *user, const issue *i)
{
	lister *l = user;
	l->enough = l->left == 0;
	if (l->enough)
		return false;
	if (!l->in_file || !slice_equal(i->path, buf_slice(&l->path)))
		if (!end_file(l) || !begin_file(l, i))
			return false;
	l->left--;
	l->listed_of_file++;
	l->listed++;
	return print_issue(l, i);
}

static void put_notes(lister *l)
{
	const char *separator = " (";
	for (int code = 0; code < ISSUE_CODE_COUNT; code++) {
		uint64_t n = store_count_code(l->store, (issue_code)code);
		if (issue_severity((issue_code)code) != SEVERITY_NOTE || n == 0)
			continue;
		buf_printf(&l->line, "%s%s ", separator, issue_code_name((issue_code)code));
		print_integer(&l->line, (int64_t)n);
		separator = ", ";
	}
	buf_put_string(&l->line, separator[0] == ',' ? ")" : "");
}

/* Where to read more about the codes in brackets. */
static bool print_pointer(lister *l)
{
	static const char *const WORDS[] = {"Mỗi mã trong [ ] được giải thích, có ví dụ, bằng lệnh: tongket codes %s",
	    "Each code in [ ] is explained, with an example, by: tongket codes %s --lang en"};
	if (l->first == ISSUE_CODE_COUNT)
		return true;
	buf_printf(&l->line, WORDS[l->lang], issue_code_name(l->first));
	return end_line(l);
}

static bool print_summary(lister *l)
{
	static const char *const MORE[] = {" lỗi, cảnh báo khác chưa in ở đây: xem validation.html hoặc validation.csv",
	    " more errors and warnings are not listed here: see validation.html or validation.csv"},
	                         *const ALTOGETHER[] = {"… còn ", "… "};
	static const char *const FILES[] = {" tệp, ", " files, "}, *const ROWS[] = {" dòng: ", " rows: "},
	                         *const ERRORS[] = {" lỗi, ", " errors, "}, *const WARNINGS[] = {" cảnh báo, ", " warnings, "},
	                         *const NOTES[] = {" ghi chú", " notes"};
	store_counts n = store_count(l->store);
	uint64_t told = n.errors + n.warnings;
	if (told > l->listed) {
		buf_put_string(&l->line, ALTOGETHER[l->lang]);
		put_counted(l, told - l->listed, MORE);
		if (!end_line(l))
			return false;
	}
	put_counted(l, n.files, FILES);
	put_counted(l, n.rows, ROWS);
	put_counted(l, n.errors, ERRORS);
	put_counted(l, n.warnings, WARNINGS);
	put_counted(l, n.notes, NOTES);
	put_notes(l);
	return end_line(l);
}

static bool wants_colours(FILE *out)
{
	const char *no = getenv("NO_COLOR"), *terminal = getenv("TERM");
	return isatty(fileno(out)) && !(no && *no) && terminal && strcmp(terminal, "dumb") != 0;
}

bool validation_print_text(store *s, language lang, size_t most, FILE *out, diag *d)
{
	lister l = {.out = out,
	    .store = s,
	    .lang = lang,
	    .colours = wants_colours(out),
	    .left = most,
	    .first = ISSUE_CODE_COUNT,
	    .line = BUF_INIT(LIMIT_TEXT_FILE_BYTES),
	    .path = BUF_INIT(LIMIT_TEXT_FILE_BYTES)};
	bool good = store_each_first_issue(s, false, LISTED_OF_A_FILE, list_issue, &l) || l.enough;
	good = good && end_file(&l) && print_summary(&l) && print_pointer(&l);
	buf_free(&l.line);
	buf_free(&l.path);
	if (ferror(out))
		return diag_report(d, &CANNOT_WRITE, NOWHERE, "stdout", reason_words(errno, diag_language(d)));
	return good || (diag_status(d) == STATUS_MACHINE ? false : diag_no_memory(d));
}
