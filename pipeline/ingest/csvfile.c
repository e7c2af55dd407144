/* csvfile.c: one record at a time: extent.c delimits it, libcsv (strict) takes its fields apart, and they are copied side by side into a
 * buffer that is as large as the longest record so far. Line ends inside the record are text to libcsv: it only ever sees one record.
 * A record without a quote holds nothing that needs a parser: it is cut at its delimiters where it stands, without a copy, as libcsv would.
 *
 * A field over the limit ends libcsv's memory (through its realloc hook), so that no field of any length costs more than the limit. */
#include "ingest/csvfile.h"

#include <csv.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "ingest/extent.h"

/* libcsv keeps a closing quote and the spaces behind it until it knows that the field ends there. */
#define FIELD_SLACK ((size_t)64 << 10)
#define FORGET_FROM ((size_t)1 << 20) /* bytes read */
#define FIELD_ROOM (LIMIT_FIELD_BYTES + FIELD_SLACK)

struct csvfile {
	struct csv_parser parser;
	slice text;
	size_t pos;
	unsigned line;
	char delimiter, newline;
	bool suspect;
	const file_bytes *source; /* NULL: nothing is forgotten */
	size_t forgotten;         /* offset in the text */
	char *bytes;              /* of the fields of the current record */
	size_t used, room;
	size_t count;
	unsigned too_long; /* number of the field over the limit; 0: none */
	bool overflow;
	slice fields[LIMIT_COLUMNS];
};

static void *bounded_realloc(void *p, size_t size)
{
	return size > FIELD_ROOM ? NULL : realloc(p, size);
}

static int no_terminator(unsigned char c)
{
	(void)c;
	return 0;
}

csvfile *csvfile_open(slice text, bool suspect, const dialect *how)
{
	csvfile *f = malloc(sizeof *f); /* not zeroed: most of the fields are never used */
	if (!f)
		return NULL;
	if (csv_init(&f->parser, CSV_STRICT) != 0) {
		free(f);
		return NULL;
	}
	csv_set_delim(&f->parser, (unsigned char)how->delimiter);
	csv_set_realloc_func(&f->parser, bounded_realloc);
	csv_set_blk_size(&f->parser, 4096);
	f->text = text;
	f->pos = how->start;
	f->line = how->start_line;
	f->delimiter = how->delimiter;
	f->newline = how->newline;
	f->suspect = suspect;
	f->source = NULL;
	f->forgotten = 0;
	f->bytes = NULL;
	f->room = 0;
	return f;
}

void csvfile_close(csvfile *f)
{
	if (!f)
		return;
	csv_free(&f->parser);
	free(f->bytes);
	free(f);
}

void csvfile_forget(csvfile *f, const file_bytes *source)
{
	f->source = source;
}

/* Everything before the record that begins at `pos`. */
static void forget_before(csvfile *f, size_t pos)
{
	file_forget(f->source, (slice){f->text.ptr + f->forgotten, pos - f->forgotten});
	f->forgotten = pos;
}

static void on_field(void *bytes, size_t len, void *user)
{
	csvfile *f = user;
	if (len > LIMIT_FIELD_BYTES && !f->too_long)
		f->too_long = (unsigned)f->count + 1;
	if (f->count == LIMIT_COLUMNS) {
		f->overflow = f->overflow || len > 0;
		return;
	}
	if (f->too_long)
		len = 0;
	char *at = f->bytes + f->used;
	if (len)
		memcpy(at, bytes, len);
	f->fields[f->count++] = (slice){at, len};
	f->used += len;
}

static bool make_room(csvfile *f, size_t record_length)
{
	if (record_length <= f->room && f->bytes)
		return true;
	size_t room = f->room ? f->room : 1024;
	while (room < record_length)
		room = room <= SIZE_MAX / 2 ? room * 2 : record_length;
	char *bytes = realloc(f->bytes, room);
	if (!bytes)
		return false;
	f->bytes = bytes;
	f->room = room;
	return true;
}

/* Fields of the record text[start..end). */
static csv_fault take_apart(csvfile *f, size_t start, size_t end, bool *no_memory)
{
	f->used = f->count = f->too_long = 0;
	f->overflow = false;
	if (!make_room(f, end - start)) {
		*no_memory = true;
		return FAULT_NONE;
	}
	/* A CR or LF in the record would end it for libcsv; the hook costs time, so it is set only where there is one outside quotes. */
	bool inner_cr = memchr(f->text.ptr + start, '\r', end - start) != NULL;
	csv_set_term_func(&f->parser, inner_cr ? no_terminator : NULL);
	size_t done = csv_parse(&f->parser, f->text.ptr + start, end - start, on_field, NULL, f);
	int error = done == end - start ? CSV_SUCCESS : csv_error(&f->parser);
	bool at_limit = error == CSV_ENOMEM && csv_get_buffer_size(&f->parser) >= LIMIT_FIELD_BYTES;
	if (at_limit && !f->too_long)
		f->too_long = (unsigned)f->count + 1;
	/* Ends the record, and after an error makes the parser fresh; then what it hands on is dropped with the record. */
	csv_fini(&f->parser, error == CSV_SUCCESS ? on_field : NULL, NULL, f);
	*no_memory = error == CSV_ENOMEM && !at_limit;
	if (f->too_long)
		return FAULT_FIELD_TOO_LONG;
	return error == CSV_EPARSE ? FAULT_STRAY_QUOTE : FAULT_NONE;
}

static bool is_space(const csvfile *f, char c)
{
	return (c == ' ' || c == '\t') && c != f->delimiter;
}

/* A field of a record without quotes, text[start..end), without the spaces around it. */
static void add_plain(csvfile *f, size_t start, size_t end)
{
	while (start < end && is_space(f, f->text.ptr[start]))
		start++;
	while (end > start && is_space(f, f->text.ptr[end - 1]))
		end--;
	if (end - start > LIMIT_FIELD_BYTES && !f->too_long)
		f->too_long = (unsigned)f->count + 1;
	if (f->count < LIMIT_COLUMNS)
		f->fields[f->count++] = (slice){f->text.ptr + start, end - start};
	else
		f->overflow = f->overflow || end > start;
}

/* Fields of the record text[start..end), in which there is no quote. */
static csv_fault cut(csvfile *f, size_t start, size_t end)
{
	f->count = f->too_long = 0;
	f->overflow = false;
	for (const char *stop; (stop = memchr(f->text.ptr + start, f->delimiter, end - start)); start = (size_t)(stop - f->text.ptr) + 1)
		add_plain(f, start, (size_t)(stop - f->text.ptr));
	add_plain(f, start, end);
	if (f->count == 1 && f->fields[0].len == 0)
		f->count = 0; /* a blank line */
	return f->too_long ? FAULT_FIELD_TOO_LONG : FAULT_NONE;
}

/* The first field with bytes that are no text. */
static csv_fault look_at_bytes(const csvfile *f, unsigned *column)
{
	for (size_t i = 0; i < f->count; i++) {
		slice field = f->fields[i];
		*column = (unsigned)i + 1;
		if (field.len && memchr(field.ptr, '\0', field.len))
			return FAULT_NUL_BYTE;
		if (!utf8_valid(field, NULL))
			return FAULT_BAD_BYTES;
	}
	*column = 0;
	return FAULT_NONE;
}

static csv_status broken(csv_record *out, csv_fault fault, unsigned line, unsigned column)
{
	*out = (csv_record){.line = line, .fault = fault, .column = column};
	return CSV_BROKEN;
}

csv_status csvfile_next(csvfile *f, csv_record *out)
{
	if (f->pos >= f->text.len)
		return CSV_END;
	extent e;
	size_t start = f->pos;
	if (f->source && start - f->forgotten >= FORGET_FROM)
		forget_before(f, start);
	unsigned line = f->line;
	extent_status status = extent_find(f->text, start, f->delimiter, f->newline, &e);
	f->pos = e.next;
	f->line += e.lines;
	if (status == EXTENT_UNCLOSED)
		return broken(out, FAULT_UNCLOSED_QUOTE, line + e.fault_line, e.column);
	if (status == EXTENT_STRAY)
		return broken(out, FAULT_STRAY_QUOTE, line, e.column);
	bool no_memory = false;
	csv_fault fault = e.quoted ? take_apart(f, start, e.end, &no_memory) : cut(f, start, e.end);
	if (no_memory)
		return CSV_NO_MEMORY;
	unsigned column = f->too_long;
	if (fault == FAULT_NONE && f->suspect)
		fault = look_at_bytes(f, &column);
	if (fault == FAULT_FIELD_TOO_LONG && memchr(f->text.ptr + start, '\0', e.end - start))
		fault = FAULT_NUL_BYTE; /* a damaged file, and not a long text */
	if (fault != FAULT_NONE)
		return broken(out, fault, line, column);
	*out = (csv_record){.line = line, .fields = f->fields, .count = f->count, .overflow = f->overflow};
	return CSV_RECORD;
}
