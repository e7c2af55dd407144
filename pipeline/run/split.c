/* split.c: the original records of a file sorted by what the store says of their rows. Rows and records come in the same order, so that both
 * are gone through once, side by side; records without a row are broken ones (rejected), or blank lines, totals and footers (neither). */
#include "run/split.h"

#include "base/limits.h"
#include "run/original.h"
#include "run/stream.h"
#include "run/written.h"

static const message CHANGED = {"file-changed", STATUS_MACHINE,
    {"“{1}” không đọc lại được để tách dòng", "“{1}” cannot be read again to be split"},
    {"Không sửa, xóa tệp trong khi chương trình đang chạy; chạy lại.", "Do not change files while the program runs; run it again."}};

typedef struct splitter {
	const split_job *with;
	const file_view *file;
	arena *memory; /* names of this file */
	original *text;
	buf header; /* of the clean rows, as CSV */
	size_t columns;
	buf reason;
	stream clean, rejected; /* rejected: open from the first row on */
	csv_record record;      /* read, and not yet sorted */
	csv_status status;
	written made;
} splitter;

static const char *output_name(splitter *s, const char *kind)
{
	slice path = s->file->path;
	if (path.len > 4 && slice_is((slice){path.ptr + path.len - 4, 4}, ".csv"))
		path.len -= 4;
	const char *name = arena_printf(s->memory, "split/%.*s.%s.csv", (int)path.len, path.ptr, kind);
	if (!name)
		diag_no_memory(s->with->diag);
	return name;
}

static bool open_output(splitter *s, const char *kind, stream *out)
{
	const char *name = output_name(s, kind);
	const char *path = name ? publication_reserve(s->with->outputs, name, s->with->private_) : NULL;
	if (!path || !written_add(&s->made, slice_of(name), s->with->diag) || !stream_open(out, path, s->with->diag))
		return false;
	buf_put_string(&out->text, UTF8_BOM);
	return true;
}

static void put_record(buf *out, const csv_record *r, size_t at_least)
{
	for (size_t i = 0; i < r->count || i < at_least; i++) {
		if (i)
			buf_put_char(out, ',');
		if (i < r->count)
			put_csv_cell(out, r->fields[i]);
	}
	buf_put_string(out, "\r\n");
}

/* The next record goes to s->record. */
static bool next_record(splitter *s)
{
	s->status = original_record(s->text, 0, &s->record, s->with->diag);
	return s->status != CSV_NO_MEMORY;
}

/* A header of several rows becomes one, so that what is written can be submitted as it is. */
static bool read_header(splitter *s)
{
	csv_record labels;
	if (!original_header(s->text, s->memory, &labels, s->with->diag))
		return false;
	s->columns = labels.count;
	buf_clear(&s->header);
	put_record(&s->header, &labels, 0);
	return next_record(s);
}

static bool begin_rejected(splitter *s)
{
	static const char *const HEAD[] = {"Dòng gốc,Lý do,", "Original line,Reason,"};
	if (s->rejected.file)
		return true;
	if (!open_output(s, "rejected", &s->rejected))
		return false;
	buf_put_string(&s->rejected.text, HEAD[s->with->lang]);
	buf_put_slice(&s->rejected.text, buf_slice(&s->header));
	return true;
}

/* The record to the rejected rows: its line, the reasons, its cells; of a broken one the line as it stands. */
static bool reject(splitter *s)
{
	buf_clear(&s->reason);
	if (!begin_rejected(s) || !store_put_reasons(s->with->store, s->file->path, s->record.line, &s->reason))
		return false;
	buf *out = &s->rejected.text;
	slice line = {"", 0};
	buf_put_unsigned(out, s->record.line);
	buf_put_char(out, ',');
	put_csv_cell(out, buf_slice(&s->reason));
	buf_put_char(out, ',');
	if (s->status == CSV_BROKEN && original_line(s->text, s->record.line, &line)) {
		put_csv_cell(out, line);
		buf_put_string(out, "\r\n");
	} else {
		put_record(out, &s->record, s->columns);
	}
	return stream_flush(&s->rejected, false);
}

/* Sort the records before `line`, which have no row. */
static bool pass_until(splitter *s, unsigned line)
{
	while ((s->status == CSV_RECORD || s->status == CSV_BROKEN) && s->record.line < line) {
		if (s->status == CSV_BROKEN && !reject(s))
			return false;
		if (!next_record(s))
			return false;
	}
	return true;
}

static bool sort_row(void *user, unsigned line, bool rejected)
{
	splitter *s = user;
	if (!pass_until(s, line))
		return false;
	if (s->status == CSV_END || s->record.line != line)
		return diag_report(s->with->diag, &CHANGED, NOWHERE, s->file->path.ptr);
	if (rejected && !reject(s))
		return false;
	if (!rejected)
		put_record(&s->clean.text, &s->record, s->columns);
	return next_record(s) && (rejected || stream_flush(&s->clean, false));
}

static bool sort_rows(splitter *s)
{
	if (!read_header(s) || !open_output(s, "clean", &s->clean))
		return false;
	buf_put_slice(&s->clean.text, buf_slice(&s->header));
	return store_each_row(s->with->store, s->file->path, sort_row, s) && pass_until(s, UINT32_MAX);
}

static bool split_text(splitter *s)
{
	diag *d = s->with->diag;
	s->text = original_open(s->with->job, s->file->path, s->file->table, d);
	if (!s->text)
		return diag_report(d, &CHANGED, NOWHERE, s->file->path.ptr);
	bool good = sort_rows(s);
	bool closed = stream_close(&s->clean, d);
	closed = stream_close(&s->rejected, d) && closed;
	original_close(s->text);
	s->text = NULL;
	return good && closed;
}

static bool split_file(void *user, const file_view *file)
{
	splitter *s = user;
	s->file = file;
	s->memory = arena_new();
	if (!s->memory)
		return diag_no_memory(s->with->diag);
	bool good = !file->readable || split_text(s); /* of one that cannot be read nothing can be said row by row */
	arena_free(s->memory);
	return good;
}

bool split_write(const split_job *with)
{
	splitter s = {.with = with, .header = BUF_INIT(LIMIT_MEMORY_BUFFER), .reason = BUF_INIT(LIMIT_MEMORY_BUFFER)};
	bool good = store_each_file(with->store, split_file, &s) &&
	            written_put(&s.made, with->outputs, with->out, "split", with->private_, with->diag);
	written_free(&s.made);
	good = (!s.header.failed && !s.reason.failed) || diag_no_memory(with->diag) ? good : false;
	buf_free(&s.header);
	buf_free(&s.reason);
	return good;
}
