/* extent.c: the scanner. It knows quotes, delimiters and lines, and nothing of values; it follows the grammar libcsv uses in strict mode,
 * so that what it calls whole libcsv can take apart. */
#include "ingest/extent.h"

#include "base/compiler.h"

typedef struct scan {
	slice text;
	char delimiter, newline;
	size_t pos;
	size_t line_start, line_end; /* the physical line that pos is on; line_end is at its newline, or text.len */
	unsigned line;               /* counted from the record's first */
	unsigned column;
	bool spans; /* a quoted field went over a line end */
	unsigned span_line, span_column;
	size_t span_line_end; /* of the line on which that field's quote began */
} scan;

static size_t find_newline(slice text, size_t from, char newline)
{
	const char *at = memchr(text.ptr + from, newline, text.len - from);
	return at ? (size_t)(at - text.ptr) : text.len;
}

/* Without the CR of CRLF (or of CR CR LF, which some programs write). */
static size_t content_end(slice text, size_t start, size_t end)
{
	while (end > start && text.ptr[end - 1] == '\r')
		end--;
	return end;
}

static void skip_spaces(scan *s, size_t end)
{
	while (s->pos < end && (s->text.ptr[s->pos] == ' ' || s->text.ptr[s->pos] == '\t') && s->text.ptr[s->pos] != s->delimiter)
		s->pos++;
}

/* From behind an opening quote to behind its closing one. False: there is none. */
static bool skip_quoted(scan *s)
{
	unsigned open_line = s->line, open_column = s->column;
	size_t open_line_end = s->line_end;
	for (;;) {
		const char *quote = memchr(s->text.ptr + s->pos, '"', s->text.len - s->pos);
		if (!quote) {
			s->span_line = open_line;
			s->span_column = open_column;
			s->span_line_end = open_line_end;
			return false;
		}
		s->pos = (size_t)(quote - s->text.ptr) + 1;
		if (s->pos == s->text.len || s->text.ptr[s->pos] != '"')
			break;
		s->pos++;
	}
	while (s->line_end < s->pos - 1) {
		s->line++;
		s->line_start = s->line_end + 1;
		s->line_end = find_newline(s->text, s->line_start, s->newline);
	}
	if (s->line != open_line) {
		s->spans = true;
		s->span_line = open_line;
		s->span_column = open_column;
		s->span_line_end = open_line_end;
	}
	return true;
}

/* From field to field up to the end of the record. */
static extent_status walk(scan *s)
{
	for (s->column = 1;; s->column++) {
		skip_spaces(s, s->line_end);
		if (s->pos < s->line_end && s->text.ptr[s->pos] == '"') {
			s->pos++;
			if (!skip_quoted(s))
				return EXTENT_UNCLOSED;
			skip_spaces(s, s->line_end);
			if (s->pos >= content_end(s->text, s->line_start, s->line_end))
				return EXTENT_WHOLE;
			if (s->text.ptr[s->pos] != s->delimiter)
				return EXTENT_STRAY;
		} else {
			const char *from = s->text.ptr + s->pos, *stop = memchr(from, s->delimiter, s->line_end - s->pos);
			size_t length = stop ? (size_t)(stop - from) : s->line_end - s->pos;
			if (memchr(from, '"', length))
				return EXTENT_STRAY;
			if (!stop)
				return EXTENT_WHOLE;
			s->pos += length;
		}
		s->pos++;
	}
}

static scan scan_at(slice text, size_t start, char delimiter, char newline)
{
	return (scan){.text = text,
	    .delimiter = delimiter,
	    .newline = newline,
	    .pos = start,
	    .line_start = start,
	    .line_end = find_newline(text, start, newline)};
}

/* Whether the line that `s` is on could start a record: then the record before it was broken by a quote that never closed. */
static bool line_reads_alone(const scan *s)
{
	scan alone = scan_at((slice){s->text.ptr, s->line_end}, s->line_start, s->delimiter, s->newline);
	return walk(&alone) != EXTENT_STRAY;
}

extent_status extent_find(slice text, size_t start, char delimiter, char newline, extent *out)
{
	scan s = scan_at(text, start, delimiter, newline);
	extent_status status = EXTENT_WHOLE;
	bool quoted = memchr(text.ptr + start, '"', s.line_end - start) != NULL;
	if (quoted)
		status = walk(&s);
	if (status == EXTENT_STRAY && s.spans && line_reads_alone(&s))
		status = EXTENT_UNCLOSED;
	size_t line_end = s.line_end;
	unsigned line = s.line;
	if (status == EXTENT_UNCLOSED) {
		line_end = s.span_line_end;
		line = s.span_line;
		s.column = s.span_column;
	}
	*out = (extent){
	    .end = content_end(text, start, line_end),
	    .next = line_end < text.len ? line_end + 1 : text.len,
	    .lines = line + 1,
	    .fault_line = status == EXTENT_UNCLOSED ? line : 0,
	    .column = status == EXTENT_WHOLE ? 0 : s.column,
	    .quoted = quoted,
	};
	return status;
}
