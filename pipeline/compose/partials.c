/* partials.c: reading a partial when it is first called. The indentation of a call that stands alone is put before the lines of the text, not of what it
 * becomes, so that a value of several lines stays what it is. Who may be read is the source's affair. */
#include "compose/partials.h"

static const message NO_PARTIALS = {"unknown-partial", STATUS_USAGE,
    {"ở đây không dùng mẫu con “{1}” được", "there are no partials here, such as “{1}”"},
    {"Chép nội dung vào đây.", "Write the text out here."}};

/* {NULL, 0}: out of memory. */
static slice indented(arena *a, slice text, slice indent)
{
	size_t lines = 1, used = 0;
	for (size_t i = 0; i < text.len; i++)
		lines += text.ptr[i] == '\n';
	char *copy = arena_alloc(a, text.len + lines * indent.len + 1);
	if (!copy)
		return (slice){NULL, 0};
	bool begins = true;
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];
		if (begins && c != '\n' && c != '\r') {
			memcpy(copy + used, indent.ptr, indent.len);
			used += indent.len;
		}
		copy[used++] = c;
		begins = c == '\n';
	}
	return (slice){copy, used};
}

static bool read_text(const partials *p, arena *a, partial *made, place where, diag *d)
{
	tags_source source = {.indent = made->indent.len, .raw = p->raw};
	if (!p->source->read(p->source->user, made->name, where, &source.text, &source.file, d))
		return false;
	made->file = source.file;
	if (made->indent.len)
		source.text = indented(a, source.text, made->indent);
	if (!source.text.ptr)
		return diag_no_memory(d);
	return tags_parse(a, &source, &made->tags, d);
}

partial *partials_get(partials *p, arena *a, const tag *t, place where, diag *d)
{
	for (partial *known = p->first; known; known = known->next)
		if (slice_equal(known->name, t->text) && slice_equal(known->indent, t->indent))
			return known;
	const char *name = arena_string(a, t->text);
	partial *made = arena_alloc(a, sizeof *made);
	if (!made || !name) {
		diag_no_memory(d);
		return NULL;
	}
	if (!p->source) {
		diag_report(d, &NO_PARTIALS, where, name);
		return NULL;
	}
	*made = (partial){.name = t->text, .indent = t->indent, .next = p->first};
	made->good = read_text(p, a, made, where, d);
	p->first = made;
	return made;
}
