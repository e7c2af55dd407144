/* validation.c: the issues of the store as JSON, streamed: memory does not grow with their number. */
#include "run/validation.h"

#include <errno.h>

#include "base/file.h"
#include "base/json.h"
#include "base/limits.h"
#include "base/reason.h"
#include "run/validation_csv.h"

#define FLUSH_FROM ((size_t)256 << 10)

static const message CANNOT_WRITE = {"cannot-write", STATUS_MACHINE, {"không ghi được “{1}”: {2}", "“{1}” cannot be written: {2}"},
    {"Kiểm tra quyền ghi và chỗ trống trên đĩa.", "Check permissions and free space."}};

typedef struct writer {
	FILE *out;
	buf text;
	json *json;
	csv_list *csv; /* gets every issue too; NULL: none */
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
	return (w->text.len < FLUSH_FROM || flush(w)) && (!w->csv || csv_list_put(w->csv, i));
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

/* The whole of it. `csv` may be NULL. */
static bool print(store *s, FILE *out, csv_list *csv, diag *d)
{
	writer w = {.out = out, .text = BUF_INIT(LIMIT_MEMORY_BUFFER), .csv = csv};
	w.json = json_new(&w.text, 1);
	if (!w.json)
		return diag_no_memory(d);
	bool good = put_all(s, &w);
	good = json_finish(w.json) && good;
	good = flush(&w) && fflush(out) == 0 && good;
	buf_free(&w.text);
	return good || diag_report(d, &CANNOT_WRITE, NOWHERE, "validation.json", reason_words(errno, diag_language(d)));
}

bool validation_print_json(store *s, FILE *out, diag *d)
{
	return print(s, out, NULL, d);
}

bool validation_save_lists(store *s, const char *json_path, const char *csv_path, diag *d)
{
	FILE *out = fopen(json_path, "w");
	if (!out)
		return diag_report(d, &CANNOT_WRITE, NOWHERE, json_path, reason_words(errno, diag_language(d)));
	csv_list csv;
	bool good = csv_list_open(&csv, s, csv_path, d);
	if (good) {
		good = print(s, out, &csv, d);
		good = csv_list_close(&csv, d) && good;
	}
	if (fclose(out) != 0 && good)
		good = diag_report(d, &CANNOT_WRITE, NOWHERE, json_path, reason_words(errno, diag_language(d)));
	return good;
}
