/* compose.c: the three steps from a report's source to its blocks. The source gets plain line feeds first, so that lines and columns of messages are those
 * an author sees. */
#include "compose/compose.h"

#include "base/limits.h"
#include "compose/composer.h"
#include "compose/markdown.h"
#include "compose/mustache.h"
#include "compose/opaque.h"

static const message NONCHARACTER = {"noncharacter", STATUS_USAGE,
    {"có ký tự không in được (mã dành riêng của Unicode)", "a character that cannot be printed (a Unicode noncharacter)"},
    {"Xoá ký tự này.", "Remove it."}};

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

/* The text as it is read: with plain line feeds, and without the characters that values are disguised in. */
static bool source_text(arena *a, const char *file, slice *out, diag *d)
{
	slice text = plain_lines(a, *out);
	if (!text.ptr)
		return diag_no_memory(d);
	size_t bad = opaque_find(text);
	if (bad < text.len)
		return diag_report(d, &NONCHARACTER, place_of_offset(file, text, bad), "");
	*out = text;
	return true;
}

/* A partial is read as the report is. */
typedef struct clean_partials {
	arena *memory;
	const partial_source *from;
} clean_partials;

static bool read_partial(void *user, slice name, place where, slice *text, const char **file, diag *d)
{
	const clean_partials *p = user;
	return p->from->read(p->from->user, name, where, text, file, d) && source_text(p->memory, *file, text, d);
}

static bool fill_in(arena *a, const compose_input *in, rendered *out, diag *d)
{
	clean_partials clean = {a, in->partials};
	const partial_source own = {read_partial, &clean};
	mustache_input source = {
	    .text = in->text, .file = in->file, .root = in->values, .escape = ESCAPE_MARKDOWN, .partials = in->partials ? &own : NULL};
	return source_text(a, in->file, &source.text, d) && mustache_render(a, &source, out, d);
}

bool compose_names(arena *a, const compose_input *in, diag *d)
{
	rendered ignored;
	return fill_in(a, in, &ignored, d);
}

bool compose(arena *a, const compose_input *in, blocks *out, diag *d)
{
	static const facts NO_FACTS;
	rendered text = {.lines = NULL};
	arena *passing = arena_new(); /* the text between its two readings: gone before pages are made */
	if (!passing)
		return diag_no_memory(d);
	if (!fill_in(passing, in, &text, d)) {
		arena_free(passing);
		return false;
	}
	composer c = {.memory = a,
	    .passing = passing,
	    .diag = d,
	    .file = in->file,
	    .source = in->text,
	    .lines = text.lines,
	    .line_count = text.line_count,
	    .allowed = in->audit,
	    .facts = in->facts ? in->facts : &NO_FACTS,
	    .pictures = in->pictures,
	    .words = words_of(in->language),
	    .scratch = BUF_INIT(LIMIT_EXPANDED_BYTES)};
	bool good = markdown_blocks(&c, text.text, out) && composer_check_links(&c);
	buf_free(&c.scratch);
	arena_free(passing);
	if (good && arena_failed(a))
		return diag_no_memory(d);
	return good;
}
