/* original.c: bytes → text → dialect again, by the same modules that read the file the first time, so that lines and records are the same. */
#include "run/original.h"

#include <limits.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/limits.h"
#include "ingest/decode.h"
#include "ingest/heading.h"

struct original {
	const schema_table *table;
	file_bytes file;
	decoded text;
	dialect how;
	csvfile *records; /* NULL: not asked for yet */
	size_t offset;    /* of `line` in the text */
	unsigned line;
};

static bool read_bytes(const job *j, slice path, file_bytes *out)
{
	char root[PATH_MAX];
	arena *a = arena_new();
	const char *relative = a ? arena_string(a, path) : NULL;
	const char *full = relative && realpath(j->folder, root) ? path_join(a, root, relative) : NULL;
	bool read = full && file_try_read(full, root, LIMIT_CSV_FILE_BYTES, out) == FILE_READ;
	arena_free(a);
	return read;
}

static slice encoding_of(const job *j, slice path, arena *a)
{
	const char *name = arena_string(a, path);
	return name ? job_encoding_of(j, name) : (slice){"", 0};
}

original *original_open(const job *j, slice path, const schema_table *table, diag *d)
{
	original *o = calloc(1, sizeof *o);
	arena *a = arena_new();
	bool good = o && a && read_bytes(j, path, &o->file);
	good = good && decode_bytes(o->file.bytes, &o->file, encoding_of(j, path, a), table, &o->text, d) == DECODE_DONE;
	good = good && dialect_find(o->text.text, o->text.suspect, table, &o->how, d);
	arena_free(a);
	if (!good) {
		original_close(o);
		return NULL;
	}
	o->table = table;
	o->offset = o->how.start;
	o->line = o->how.start_line;
	return o;
}

void original_close(original *o)
{
	if (!o)
		return;
	csvfile_close(o->records);
	decoded_free(&o->text);
	if (o->file.bytes.ptr)
		file_free(&o->file);
	free(o);
}

/* Where the line that starts at `from` ends. */
static size_t line_end(const original *o, size_t from)
{
	slice text = o->text.text;
	const char *end = from < text.len ? memchr(text.ptr + from, o->how.newline, text.len - from) : NULL;
	return end ? (size_t)(end - text.ptr) : text.len;
}

bool original_line(original *o, unsigned line, slice *out)
{
	if (line < o->line)
		return false;
	while (o->line < line) {
		size_t end = line_end(o, o->offset);
		if (end >= o->text.text.len)
			return false;
		o->offset = end + 1;
		o->line++;
	}
	size_t end = line_end(o, o->offset);
	if (end > o->offset && o->text.text.ptr[end - 1] == '\r')
		end--;
	*out = (slice){o->text.text.ptr + o->offset, end - o->offset};
	return true;
}

csv_status original_record(original *o, unsigned line, csv_record *out, diag *d)
{
	if (!o->records)
		o->records = csvfile_open(o->text.text, o->text.suspect, &o->how);
	csv_status status = CSV_NO_MEMORY;
	while (o->records && ((status = csvfile_next(o->records, out)) == CSV_RECORD || status == CSV_BROKEN))
		if (out->line >= line)
			return status;
	if (status == CSV_NO_MEMORY)
		diag_no_memory(d);
	return status;
}

bool original_header(original *o, arena *a, csv_record *out, diag *d)
{
	heading rows = {.count = 0};
	*out = (csv_record){.count = 0};
	csv_record record;
	csv_status status;
	while (rows.count < HEADING_ROWS) {
		status = original_record(o, o->how.header_line, &record, d);
		if (status != CSV_RECORD)
			return status != CSV_NO_MEMORY;
		if (!heading_add(&rows, &record, a))
			return diag_no_memory(d);
		if (record.line >= o->how.labels_line)
			break;
	}
	if (!heading_join(&rows, o->table, a))
		return diag_no_memory(d);
	*out = rows.labels;
	return true;
}
