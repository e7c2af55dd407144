/* compose.c: the three steps from a report's source to its blocks. The source is brought to NFC and plain line feeds first, so that lines and columns of
 * messages are those an author sees. */
#include "compose/compose.h"

#include "base/limits.h"
#include "compose/composer.h"
#include "compose/markdown.h"
#include "compose/mustache.h"
#include "compose/opaque.h"
#include "text/fold.h"
#include "base/utf8.h"

static const message NOT_UTF8 = {
    "not-utf-8", STATUS_USAGE, {"không phải UTF-8", "not UTF-8"}, {"Lưu lại tệp theo bảng mã UTF-8.", "Save the file as UTF-8."}};
static const message NONCHARACTER = {"noncharacter", STATUS_USAGE,
    {"có ký tự không in được (mã dành riêng của Unicode)", "a character that cannot be printed (a Unicode noncharacter)"},
    {"Xoá ký tự này.", "Remove it."}};
static const message TOO_LARGE = {"file-too-large", STATUS_USAGE, {"tệp lớn hơn {1} MiB", "the file is larger than {1} MiB"}, {NULL, NULL}};

static place place_of_offset(const char *file, slice text, size_t offset)
{
	unsigned line = 1, column = 1;
	for (size_t i = 0; i < offset; i++) {
		bool newline = text.ptr[i] == '\n';
		line += newline;
		column = newline ? 1 : column + (((unsigned char)text.ptr[i] & 0xC0) != 0x80);
	}
	return place_at(file, line, column);
}

/* CRLF and CR as LF. {NULL, 0}: out of memory. */
static slice plain_lines(arena *a, slice text)
{
	if (!text.len || !memchr(text.ptr, '\r', text.len))
		return text;
	char *copy = arena_alloc(a, text.len);
	if (!copy)
		return (slice){NULL, 0};
	size_t n = 0;
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] == '\r' && i + 1 < text.len && text.ptr[i + 1] == '\n')
			continue;
		copy[n++] = text.ptr[i] == '\r' ? '\n' : text.ptr[i];
	}
	return (slice){copy, n};
}

static bool source_text(arena *a, const compose_input *in, slice *out, diag *d)
{
	slice text = in->text;
	size_t bad = 0;
	if (text.len > LIMIT_TEXT_FILE_BYTES) {
		const char *most = arena_printf(a, "%zu", LIMIT_TEXT_FILE_BYTES >> 20);
		return diag_report(d, &TOO_LARGE, place_at(in->file, 0, 0), most ? most : "?");
	}
	if (!utf8_valid(text, &bad))
		return diag_report(d, &NOT_UTF8, place_of_offset(in->file, text, bad), "");
	if (slice_starts(text, "\xEF\xBB\xBF"))
		text = (slice){text.ptr + 3, text.len - 3};
	text = plain_lines(a, text);
	text = text.ptr ? text_nfc(a, text, NULL) : text;
	if (!text.ptr)
		return diag_no_memory(d);
	bad = opaque_find(text);
	if (bad < text.len)
		return diag_report(d, &NONCHARACTER, place_of_offset(in->file, text, bad), "");
	*out = text;
	return true;
}

bool compose(arena *a, const compose_input *in, blocks *out, diag *d)
{
	static const facts NO_FACTS;
	slice source = SLICE("");
	rendered text = {.lines = NULL};
	if (!source_text(a, in, &source, d) || !mustache_render(a, source, in->file, in->values, ESCAPE_MARKDOWN, &text, d))
		return false;
	composer c = {.memory = a,
	    .diag = d,
	    .file = in->file,
	    .lines = text.lines,
	    .line_count = text.line_count,
	    .facts = in->facts ? in->facts : &NO_FACTS,
	    .words = words_of(in->language),
	    .scratch = BUF_INIT(LIMIT_EXPANDED_BYTES)};
	bool good = markdown_blocks(&c, text.text, out) && composer_check_links(&c);
	buf_free(&c.scratch);
	if (good && arena_failed(a))
		return diag_no_memory(d);
	return good;
}
