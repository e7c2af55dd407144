/* stream.c: buffered output files, and the text of people's files made fit for others: what is no UTF-8 or would steer a terminal, a page or
 * a spreadsheet is replaced. */
#include "run/stream.h"

#include <errno.h>

#include "base/limits.h"
#include "base/reason.h"
#include "base/utf8.h"

#define FLUSH_FROM ((size_t)256 << 10)
#define REPLACEMENT "\xEF\xBF\xBD"

static const message CANNOT_WRITE = {"cannot-write", STATUS_MACHINE, {"không ghi được “{1}”: {2}", "“{1}” cannot be written: {2}"},
    {"Kiểm tra quyền ghi và chỗ trống trên đĩa.", "Check permissions and free space."}};

bool stream_open(stream *s, const char *path, diag *d)
{
	*s = (stream){.file = fopen(path, "w"), .text = BUF_INIT(LIMIT_MEMORY_BUFFER), .path = path};
	return s->file || diag_report(d, &CANNOT_WRITE, NOWHERE, path, reason_words(errno, diag_language(d)));
}

bool stream_flush(stream *s, bool all)
{
	if (!all && s->text.len < FLUSH_FROM)
		return !s->failed;
	if (s->text.len && fwrite(s->text.data, 1, s->text.len, s->file) != s->text.len)
		s->failed = true;
	if (s->text.failed)
		s->failed = true;
	buf_clear(&s->text);
	return !s->failed;
}

bool stream_close(stream *s, diag *d)
{
	if (!s->file)
		return true;
	stream_flush(s, true);
	int error = errno;
	bool closed = fclose(s->file) == 0;
	if (!s->failed && !closed)
		error = errno;
	s->file = NULL;
	buf_free(&s->text);
	return (closed && !s->failed) || diag_report(d, &CANNOT_WRITE, NOWHERE, s->path, reason_words(error, diag_language(d)));
}

/* What a text holds that cannot stand as it is. Looked for without a branch, since most texts hold none of it. */
typedef struct specials {
	bool control; /* steers a terminal or a page */
	bool quoted;  /* makes a CSV cell need quotes */
	bool doubled; /* is written otherwise inside them */
} specials;

static specials specials_of(slice text)
{
	unsigned control = 0, quoted = 0, doubled = 0;
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.ptr[i];
		control |= (unsigned)(c < 0x20) & (unsigned)(c != '\t') & (unsigned)(c != '\n');
		control |= (unsigned)(c == 0x7F);
		doubled |= (unsigned)(c == '"') | (unsigned)(c == '\r');
		quoted |= (unsigned)(c == ',') | (unsigned)(c == ';') | (unsigned)(c == '\n');
	}
	bool edge = text.len && (text.ptr[0] == ' ' || text.ptr[text.len - 1] == ' ');
	return (specials){control, quoted | doubled | edge, doubled};
}

static void put_valid(buf *out, slice text)
{
	size_t start = 0;
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.ptr[i];
		if ((c >= 0x20 && c != 0x7F) || c == '\t' || c == '\n')
			continue;
		buf_put(out, text.ptr + start, i - start);
		buf_put_string(out, REPLACEMENT);
		start = i + 1;
	}
	buf_put(out, text.ptr + start, text.len - start);
}

void put_clean(buf *out, slice text)
{
	size_t bad;
	while (!utf8_valid(text, &bad)) {
		put_valid(out, (slice){text.ptr, bad});
		buf_put_string(out, REPLACEMENT);
		text = (slice){text.ptr + bad + 1, text.len - bad - 1};
	}
	put_valid(out, text);
}

/* Inside quotes: a quote twice, and LF as the only line break. */
static void put_doubled(buf *out, slice text)
{
	for (size_t i = 0, start = 0; i <= text.len; i++) {
		bool carriage = i < text.len && text.ptr[i] == '\r';
		if (i < text.len && text.ptr[i] != '"' && !carriage)
			continue;
		put_clean(out, (slice){text.ptr + start, i - start});
		if (i < text.len && !carriage)
			buf_put_string(out, "\"\"");
		else if (carriage && (i + 1 == text.len || text.ptr[i + 1] != '\n'))
			buf_put_char(out, '\n');
		start = i + 1;
	}
}

void put_csv_cell(buf *out, slice text)
{
	specials s = specials_of(text);
	if (s.quoted)
		buf_put_char(out, '"');
	if (s.doubled)
		put_doubled(out, text);
	else if (!s.control && utf8_valid(text, NULL))
		buf_put_slice(out, text);
	else
		put_clean(out, text);
	if (s.quoted)
		buf_put_char(out, '"');
}
