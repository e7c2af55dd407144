/* events.c: each line is made whole and written at once. A line that cannot be written is no reason to stop: the program fails when it ends, as for anything printed. */
#include "cli/events.h"

#include "base/json.h"
#include "base/limits.h"

typedef struct event {
	buf text;
	json *json;
} event;

static void begin(event *e, const char *name, const char *job)
{
	e->text = BUF_INIT(LIMIT_TEXT_FILE_BYTES);
	e->json = json_new(&e->text, 0);
	if (!e->json)
		return;
	json_map(e->json);
	json_key_string(e->json, "event", slice_of(name));
	json_key_string(e->json, "job", slice_of(job));
}

static void put_number(event *e, const char *key, uint64_t number)
{
	if (e->json)
		json_key_integer(e->json, key, (int64_t)number);
}

static void put_text(event *e, const char *key, const char *text)
{
	if (e->json)
		json_key_string(e->json, key, slice_of(text));
}

static void end(event *e)
{
	if (e->json)
		json_map_end(e->json);
	if (e->json && json_finish(e->json)) {
		while (e->text.len && e->text.data[e->text.len - 1] == '\n')
			e->text.len--;
		buf_put_char(&e->text, '\n');
		if (!e->text.failed)
			fwrite(e->text.data, 1, e->text.len, stdout);
		fflush(stdout);
	}
	buf_free(&e->text);
}

void event_job_begun(const char *job, size_t number, size_t of)
{
	event e;
	begin(&e, "job-begun", job);
	put_number(&e, "number", number);
	put_number(&e, "of", of);
	end(&e);
}

void event_stage(const char *job, const char *stage)
{
	event e;
	begin(&e, "stage", job);
	put_text(&e, "stage", stage);
	end(&e);
}

void event_counted(const char *job, const observed_counts *counts)
{
	event e;
	begin(&e, "checked", job);
	put_number(&e, "files", counts->files);
	put_number(&e, "rows", counts->rows);
	put_number(&e, "errors", counts->errors);
	put_number(&e, "warnings", counts->warnings);
	put_number(&e, "notes", counts->notes);
	end(&e);
}

void event_documents(const char *job, size_t of)
{
	event e;
	begin(&e, "documents", job);
	put_number(&e, "of", of);
	end(&e);
}

void event_document(const char *job, const char *name, uint64_t bytes, size_t done, size_t of)
{
	event e;
	begin(&e, "document", job);
	put_text(&e, "name", name);
	put_number(&e, "bytes", bytes);
	put_number(&e, "done", done);
	put_number(&e, "of", of);
	end(&e);
}

static const char *kind_name(status_kind kind)
{
	static const char *const NAMES[] = {
	    [STATUS_DONE] = "warning", [STATUS_DATA] = "data", [STATUS_USAGE] = "usage", [STATUS_MACHINE] = "machine"};
	return NAMES[kind];
}

void event_diagnostics(const char *job, const diag *d)
{
	for (size_t i = 0; i < diag_count(d); i++) {
		event e;
		const place where = diag_place(d, i);
		begin(&e, "diagnostic", job);
		put_text(&e, "kind", kind_name(diag_kind(d, i)));
		put_text(&e, "code", diag_code(d, i));
		if (where.file)
			put_text(&e, "file", where.file);
		if (where.file && where.line)
			put_number(&e, "line", where.line);
		if (where.file && where.line && where.column)
			put_number(&e, "column", where.column);
		put_text(&e, "text", diag_text(d, i));
		end(&e);
	}
}

void event_job_ended(const char *job, status_kind status, size_t documents)
{
	event e;
	begin(&e, "job-ended", job);
	put_number(&e, "status", (uint64_t)status);
	put_number(&e, "documents", documents);
	end(&e);
}
