/* validation.c: the issues of the store as JSON and as lines on a terminal. Both are streamed: memory does not grow with their number. */
#include "run/validation.h"

#include <errno.h>

#include "base/file.h"
#include "base/json.h"
#include "base/limits.h"
#include "text/print.h"

#define FLUSH_FROM ((size_t)256 << 10)

static const message CANNOT_WRITE = {
    "cannot-write", STATUS_MACHINE, {"không ghi được “{1}”: {2}", "“{1}” cannot be written: {2}"}, {NULL, NULL}};

typedef struct writer {
	FILE *out;
	buf text;
	json *json;
	bool failed;
} writer;

static bool flush(writer *w)
{
	if (w->text.len && fwrite(w->text.data, 1, w->text.len, w->out) != w->text.len)
		w->failed = true;
	bool good = !w->text.failed && !w->failed;
	buf_clear(&w->text);
	return good;
}

static void put_place(json *j, const issue *i)
{
	json_key_string(j, "file", i->path);
	json_key_integer(j, "line", i->line);
	if (i->row)
		json_key_integer(j, "row", i->row);
	if (i->field.len)
		json_key_string(j, "field", i->field);
	if (i->column)
		json_key_integer(j, "column", i->column);
	if (i->column || i->cell.len)
		json_key_string(j, "cell", i->cell);
}

static bool put_issue(void *user, const issue *i)
{
	writer *w = user;
	json *j = w->json;
	json_map(j);
	json_key_string(j, "code", slice_of(issue_code_name(i->code)));
	if (i->constraint != CONSTRAINT_NONE)
		json_key_string(j, "constraint", slice_of(constraint_name(i->constraint)));
	json_key_string(j, "severity", slice_of(severity_name(issue_severity(i->code))));
	if (i->path.len)
		put_place(j, i);
	json_key_string(j, "message", i->text);
	if (i->hint.len)
		json_key_string(j, "hint", i->hint);
	json_map_end(j);
	return w->text.len < FLUSH_FROM || flush(w);
}

static bool put_coverage(void *user, const coverage *c)
{
	writer *w = user;
	json *j = w->json;
	json_map(j);
	json_key_string(j, "submitter", c->submitter);
	json_key_string(j, "table", c->table);
	json_key_string(j, "state", slice_of(c->state));
	json_key_integer(j, "rows", (int64_t)c->rows);
	json_map_end(j);
	return w->text.len < FLUSH_FROM || flush(w);
}

static void put_stats(json *j, store_counts n)
{
	json_key(j, "stats");
	json_map(j);
	json_key_integer(j, "files", (int64_t)n.files);
	json_key_integer(j, "rows", (int64_t)n.rows);
	json_key_integer(j, "errors", (int64_t)n.errors);
	json_key_integer(j, "warnings", (int64_t)n.warnings);
	json_key_integer(j, "notes", (int64_t)n.notes);
	json_map_end(j);
}

/* Errors and warnings stand before notes. */
static bool put_all(store *s, writer *w)
{
	json *j = w->json;
	store_counts n = store_count(s);
	json_map(j);
	json_key_integer(j, "format", 1);
	json_key_boolean(j, "valid", n.errors == 0);
	put_stats(j, n);
	json_key(j, "coverage");
	json_array(j);
	bool good = store_each_coverage(s, put_coverage, w);
	json_array_end(j);
	json_key(j, "errors");
	json_array(j);
	good = good && store_each_issue(s, false, put_issue, w) && store_each_issue(s, true, put_issue, w);
	json_array_end(j);
	json_map_end(j);
	return good;
}

bool validation_print_json(store *s, FILE *out, diag *d)
{
	writer w = {.out = out, .text = BUF_INIT(LIMIT_MEMORY_BUFFER)};
	w.json = json_new(&w.text, 1);
	if (!w.json)
		return diag_no_memory(d);
	bool good = put_all(s, &w);
	good = json_finish(w.json) && good;
	good = flush(&w) && fflush(out) == 0 && good;
	buf_free(&w.text);
	return good || diag_report(d, &CANNOT_WRITE, NOWHERE, "validation.json", strerror(errno));
}

bool validation_save_json(store *s, const char *path, diag *d)
{
	FILE *out = fopen(path, "w");
	if (!out)
		return diag_report(d, &CANNOT_WRITE, NOWHERE, path, strerror(errno));
	bool good = validation_print_json(s, out, d);
	if (fclose(out) != 0 && good)
		good = diag_report(d, &CANNOT_WRITE, NOWHERE, path, strerror(errno));
	return good;
}

/* ---- the terminal ---- */

typedef struct lister {
	FILE *out;
	language lang;
	size_t left;
	size_t notes[ISSUE_CODE_COUNT];
} lister;

/* A name may hold line ends and escapes that a terminal would obey. */
static void put_path(FILE *out, slice path)
{
	for (size_t i = 0; i < path.len; i++) {
		unsigned char c = (unsigned char)path.ptr[i];
		fputc(c < 0x20 || c == 0x7F ? '?' : c, out);
	}
}

static bool list_issue(void *user, const issue *i)
{
	static const char *const WORDS[][2] = {
	    [SEVERITY_ERROR] = {"lỗi", "error"}, [SEVERITY_WARNING] = {"cảnh báo", "warning"}, [SEVERITY_NOTE] = {"ghi chú", "note"}};
	lister *l = user;
	if (l->left == 0)
		return true;
	l->left--;
	put_path(l->out, i->path);
	if (i->line)
		fprintf(l->out, ":%u", i->line);
	if (i->line && i->column)
		fprintf(l->out, ":%u", i->column);
	fprintf(l->out, "%s%s: %.*s.", i->path.len ? ": " : "", WORDS[issue_severity(i->code)][l->lang], (int)i->text.len, i->text.ptr);
	if (i->hint.len)
		fprintf(l->out, " %.*s", (int)i->hint.len, i->hint.ptr);
	fputc('\n', l->out);
	return true;
}

static bool count_note(void *user, const issue *i)
{
	((lister *)user)->notes[i->code]++;
	return true;
}

static void put_count(buf *b, uint64_t n)
{
	print_integer(b, (int64_t)n);
}

static void print_summary(lister *l, store_counts n, size_t most)
{
	buf b = BUF_INIT(LIMIT_FIELD_BYTES);
	bool vi = l->lang == LANG_VI;
	uint64_t told = n.errors + n.warnings;
	if (told > most) {
		buf_put_string(&b, vi ? "… và " : "… and ");
		put_count(&b, told - most);
		buf_put_string(&b, vi ? " lỗi, cảnh báo khác: xem validation.json\n" : " more errors and warnings: see validation.json\n");
	}
	put_count(&b, n.files);
	buf_put_string(&b, vi ? " tệp, " : " files, ");
	put_count(&b, n.rows);
	buf_put_string(&b, vi ? " dòng: " : " rows: ");
	put_count(&b, n.errors);
	buf_put_string(&b, vi ? " lỗi, " : " errors, ");
	put_count(&b, n.warnings);
	buf_put_string(&b, vi ? " cảnh báo, " : " warnings, ");
	put_count(&b, n.notes);
	buf_put_string(&b, vi ? " ghi chú" : " notes");
	const char *separator = " (";
	for (int code = 0; code < ISSUE_CODE_COUNT; code++) {
		if (!l->notes[code])
			continue;
		buf_printf(&b, "%s%s ", separator, issue_code_name((issue_code)code));
		put_count(&b, l->notes[code]);
		separator = ", ";
	}
	buf_put_string(&b, separator[0] == ',' ? ")\n" : "\n");
	fwrite(b.data, 1, b.len, l->out);
	buf_free(&b);
}

bool validation_print_text(store *s, language lang, size_t most, FILE *out, diag *d)
{
	lister l = {.out = out, .lang = lang, .left = most};
	if (!store_each_issue(s, false, list_issue, &l) || !store_each_issue(s, true, count_note, &l))
		return false;
	print_summary(&l, store_count(s), most);
	return !ferror(out) || diag_report(d, &CANNOT_WRITE, NOWHERE, "stdout", strerror(errno));
}
