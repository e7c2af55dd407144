/* tags.c: finding the tags of a template. One pass from tag to tag with a cursor that counts lines; a stack of open sections. An error is reported and the
 * tag skipped, so that one reading tells every error of the file. */
#include "compose/tags.h"

#include "base/limits.h"

#define DELIMITER_MAX 16

static const message UNCLOSED_TAG = {"unclosed-tag", STATUS_USAGE,
    {"thẻ “{1}” không có “{2}” đóng lại", "the tag “{1}” is not closed by “{2}”"},
    {"Thêm “{2}” vào cuối thẻ.", "Add “{2}” at the end of the tag."}};
static const message EMPTY_TAG = {"empty-tag", STATUS_USAGE, {"thẻ không có tên", "a tag without a name"},
    {"Ghi tên giữa hai dấu, hoặc xoá thẻ.", "Write a name between the delimiters, or remove the tag."}};
static const message RAW_TAG = {"raw-tag", STATUS_USAGE, {"không có thẻ in nguyên văn “{1}”", "there are no raw tags like “{1}”"},
    {"Viết “{{{2}}}”: mọi giá trị đều được in đúng như chữ của nó.", "Write “{{{2}}}”: every value is printed as exactly its own text."}};
static const message UNKNOWN_TAG = {"unknown-tag", STATUS_USAGE, {"không có loại thẻ “{1}”", "there is no kind of tag like “{1}”"},
    {"Các loại thẻ: tên, #phần, ^phần, /phần, >mẫu con, ! ghi chú, = dấu =.",
        "The kinds of tags: name, #section, ^section, /section, >partial, ! comment, = delimiters =."}};
static const message BAD_DELIMITERS = {"bad-delimiters", STATUS_USAGE,
    {"không hiểu thẻ đổi dấu “{1}”", "the delimiter tag “{1}” is not understood"},
    {"Viết hai dấu cách nhau một khoảng trắng, không chứa dấu “=”: {{=<% %>=}}.",
        "Write two delimiters with a space between and no “=” in them: {{=<% %>=}}."}};
static const message UNCLOSED_SECTION = {"unclosed-section", STATUS_USAGE,
    {"phần “{1}” mở ở đây mà không đóng", "the section “{1}” opened here is never closed"},
    {"Thêm thẻ “/{1}” ở cuối phần.", "Add the tag “/{1}” at its end."}};
static const message UNOPENED_SECTION = {"unopened-section", STATUS_USAGE,
    {"thẻ “/{1}” đóng một phần chưa mở", "the tag “/{1}” closes a section that is not open"},
    {"Xoá thẻ này, hoặc thêm thẻ “#{1}” ở trên.", "Remove it, or add the tag “#{1}” above."}};
static const message WRONG_END = {"wrong-section-end", STATUS_USAGE,
    {"thẻ “/{1}” không khớp với phần “{2}” mở ở dòng {3}", "the tag “/{1}” does not match the section “{2}” opened at line {3}"},
    {"Đóng phần “{2}” trước.", "Close the section “{2}” first."}};
static const message TOO_NESTED = {"section-nesting", STATUS_USAGE, {"phần lồng nhau quá {1} tầng", "sections nested deeper than {1}"},
    {"Bớt số tầng.", "Nest fewer sections."}};

/* A tag as found: from open to close delimiter. */
typedef struct found {
	size_t start, after;   /* offsets of the whole tag */
	char sigil;            /* # ^ / ! = > & {, or 0 for a name */
	slice name;            /* trimmed */
	unsigned line, column; /* of the name, else of the tag */
} found;

typedef struct parser {
	arena *memory;
	diag *diag;
	const char *file;
	slice text;
	size_t indent;
	bool raw;
	slice open, close;
	size_t at;      /* what comes before has become tags */
	size_t counted; /* the cursor of lines: `line` begins at line_start and holds `counted` */
	size_t line_start;
	size_t measured, column; /* the offset whose column was asked for last, and that column; counting goes on from there */
	unsigned line;
	tag *items;
	size_t count, cap;
	size_t stack[LIMIT_SECTION_NESTING];
	size_t depth;
	bool good;
} parser;

/* Move the cursor of lines to `offset`, which is not before it. */
static void count_lines(parser *p, size_t offset)
{
	const char *newline;
	while (p->counted < offset && (newline = memchr(p->text.ptr + p->counted, '\n', offset - p->counted))) {
		p->counted = (size_t)(newline - p->text.ptr) + 1;
		p->line_start = p->counted;
		p->line++;
	}
	if (p->counted < offset)
		p->counted = offset;
}

/* Column of `offset` on the cursor's line, in code points. */
static unsigned column_of(parser *p, size_t offset)
{
	bool further = p->column && p->measured >= p->line_start && p->measured <= offset;
	size_t column = further ? p->column : 1;
	for (size_t i = further ? p->measured : p->line_start; i < offset; i++)
		column += ((unsigned char)p->text.ptr[i] & 0xC0) != 0x80;
	p->measured = offset;
	p->column = column;
	return (unsigned)(column > p->indent ? column - p->indent : 1);
}

static const char *words(parser *p, slice text)
{
	const char *s = arena_string(p->memory, text);
	return s ? s : "?";
}

static bool add(parser *p, tag t)
{
	if (p->count == p->cap) {
		size_t cap = p->cap ? p->cap * 2 : 64;
		tag *moved = arena_array(p->memory, cap, sizeof *moved);
		if (!moved)
			return diag_no_memory(p->diag);
		if (p->count)
			memcpy(moved, p->items, p->count * sizeof *moved);
		p->items = moved;
		p->cap = cap;
	}
	p->items[p->count++] = t;
	return true;
}

static bool add_text(parser *p, size_t from, size_t to, unsigned line)
{
	if (from >= to)
		return true;
	return add(p, (tag){.kind = TAG_TEXT, .text = {p->text.ptr + from, to - from}, .line = line, .column = 1});
}

static bool fail(parser *p, const message *m, unsigned line, unsigned column, const char *one, const char *two)
{
	p->good = false;
	return diag_report(p->diag, m, place_at(p->file, line, column), one, two ? two : "");
}

/* ---- finding ---- */

/* Offset of `needle` at or behind `from`, or text.len. */
static size_t find(slice text, slice needle, size_t from)
{
	const char *hit = from < text.len ? memmem(text.ptr + from, text.len - from, needle.ptr, needle.len) : NULL;
	return hit ? (size_t)(hit - text.ptr) : text.len;
}

/* The tag at `start`, shown as far as its line, 40 bytes and `next` go, has no `close`. */
static bool fail_unclosed(parser *p, size_t start, size_t next, unsigned column, slice close)
{
	size_t shown = start;
	while (shown < next && shown < start + 40 && p->text.ptr[shown] != '\n')
		shown++;
	while (shown < p->text.len && ((unsigned char)p->text.ptr[shown] & 0xC0) == 0x80)
		shown++;
	return fail(p, &UNCLOSED_TAG, p->line, column, words(p, (slice){p->text.ptr + start, shown - start}), words(p, close));
}

/* Read the tag whose open delimiter is at `start`. False: not closed (reported). */
static bool read_tag(parser *p, size_t start, found *out)
{
	size_t inside = start + p->open.len;
	char sigil = inside < p->text.len ? p->text.ptr[inside] : '\0';
	bool known = sigil && strchr("#^/!=>&{$<", sigil);
	slice close = p->close;
	char ending[DELIMITER_MAX + 2];
	if (sigil == '=' || sigil == '{') { /* the close delimiter has the sigil's partner before it */
		ending[0] = sigil == '=' ? '=' : '}';
		memcpy(ending + 1, p->close.ptr, p->close.len);
		close = (slice){ending, p->close.len + 1};
	}
	size_t name = inside + (known ? 1 : 0), end = find(p->text, close, name);
	count_lines(p, start);
	unsigned column = column_of(p, start);
	/* "{{name} … {{other}}": the next tag begins before this one ends. */
	size_t next = sigil == '!' || sigil == '=' ? end : find((slice){p->text.ptr, end}, p->open, name);
	if (end == p->text.len || next < end)
		return fail_unclosed(p, start, next, column, close);
	*out = (found){.start = start,
	    .after = end + close.len,
	    .sigil = known ? sigil : '\0',
	    .name = slice_trim((slice){p->text.ptr + name, end - name})};
	if (out->name.len && out->sigil != '!')
		count_lines(p, (size_t)(out->name.ptr - p->text.ptr));
	out->line = p->line;
	out->column = out->name.len && out->sigil != '!' ? column_of(p, (size_t)(out->name.ptr - p->text.ptr)) : column;
	return true;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Whether the tag stands alone on its lines; then *from and *to are the bytes that go with it. */
static bool stands_alone(const parser *p, const found *t, size_t *from, size_t *to)
{
	size_t before = t->start, after = t->after;
	while (before > p->at && is_blank(p->text.ptr[before - 1]))
		before--;
	if (before > 0 && p->text.ptr[before - 1] != '\n')
		return false;
	while (after < p->text.len && is_blank(p->text.ptr[after]))
		after++;
	if (after < p->text.len && p->text.ptr[after] == '\r' && after + 1 < p->text.len && p->text.ptr[after + 1] == '\n')
		after++;
	if (after < p->text.len && p->text.ptr[after] != '\n')
		return false;
	*from = before;
	*to = after < p->text.len ? after + 1 : after;
	return true;
}

/* ---- what tags do ---- */

static bool open_section(parser *p, const found *t)
{
	if (p->depth == LIMIT_SECTION_NESTING) {
		const char *most = arena_printf(p->memory, "%d", LIMIT_SECTION_NESTING);
		return fail(p, &TOO_NESTED, t->line, t->column, most ? most : "?", NULL);
	}
	p->stack[p->depth++] = p->count;
	return add(p, (tag){.kind = t->sigil == '#' ? TAG_SECTION : TAG_INVERTED, .text = t->name, .line = t->line, .column = t->column});
}

static bool close_section(parser *p, const found *t)
{
	if (p->depth == 0)
		return fail(p, &UNOPENED_SECTION, t->line, t->column, words(p, t->name), NULL);
	tag *opened = &p->items[p->stack[p->depth - 1]];
	if (!slice_equal(opened->text, t->name)) {
		const char *line = arena_printf(p->memory, "%u", opened->line);
		p->good = false;
		diag_report(
		    p->diag, &WRONG_END, place_at(p->file, t->line, t->column), words(p, t->name), words(p, opened->text), line ? line : "?");
		for (size_t i = p->depth; i-- > 0;) /* close up to the one meant, so that the rest is read rightly */
			if (slice_equal(p->items[p->stack[i]].text, t->name)) {
				p->depth = i;
				break;
			}
		return false;
	}
	p->depth--;
	opened->end = p->count;
	return add(p, (tag){.kind = TAG_END, .text = t->name, .line = t->line, .column = t->column});
}

static bool set_delimiters(parser *p, const found *t)
{
	slice open = t->name, close;
	size_t n = 0;
	while (n < open.len && !is_blank(open.ptr[n]) && open.ptr[n] != '\n')
		n++;
	close = slice_trim((slice){open.ptr + n, open.len - n});
	open.len = n;
	bool bad = open.len == 0 || close.len == 0 || open.len > DELIMITER_MAX || close.len > DELIMITER_MAX ||
	           memchr(open.ptr, '=', open.len) || memchr(close.ptr, '=', close.len);
	for (size_t i = 0; i < close.len; i++)
		bad |= is_blank(close.ptr[i]) || close.ptr[i] == '\n';
	if (bad)
		return fail(p, &BAD_DELIMITERS, t->line, t->column, words(p, (slice){p->text.ptr + t->start, t->after - t->start}), NULL);
	p->open = open;
	p->close = close;
	return true;
}

/* `indent`: the white space before a tag that stands alone. */
static bool take_tag(parser *p, const found *t, slice indent)
{
	slice whole = {p->text.ptr + t->start, t->after - t->start};
	if (t->name.len == 0 && t->sigil != '!')
		return fail(p, &EMPTY_TAG, t->line, t->column, "", NULL);
	switch (t->sigil) {
	case '\0': return add(p, (tag){.kind = TAG_NAME, .text = t->name, .line = t->line, .column = t->column});
	case '#':
	case '^': return open_section(p, t);
	case '/': return close_section(p, t);
	case '=': return set_delimiters(p, t);
	case '!': return true;
	case '&':
	case '{':
		if (!p->raw)
			return fail(p, &RAW_TAG, t->line, t->column, words(p, whole), words(p, t->name));
		return add(p, (tag){.kind = TAG_NAME, .text = t->name, .line = t->line, .column = t->column});
	case '>': return add(p, (tag){.kind = TAG_PARTIAL, .text = t->name, .line = t->line, .column = t->column, .indent = indent});
	default: return fail(p, &UNKNOWN_TAG, t->line, t->column, words(p, whole), NULL);
	}
}

bool tags_parse(arena *a, const tags_source *source, tags *out, diag *d)
{
	slice text = source->text;
	parser *p = arena_alloc(a, sizeof *p);
	if (!p)
		return diag_no_memory(d);
	*p = (parser){.memory = a,
	    .diag = d,
	    .file = source->file,
	    .text = text,
	    .indent = source->indent,
	    .raw = source->raw,
	    .open = SLICE("{{"),
	    .close = SLICE("}}"),
	    .line = 1,
	    .good = true};
	for (;;) {
		count_lines(p, p->at);
		unsigned line = p->line;
		size_t start = find(text, p->open, p->at), from = start, to = 0;
		found t = {.start = start};
		bool more = start < text.len && read_tag(p, start, &t);
		bool alone = more && t.sigil && strchr("#^/!=>", t.sigil) && stands_alone(p, &t, &from, &to);
		if (!add_text(p, p->at, more ? from : text.len, line))
			return false;
		if (!more)
			break;
		take_tag(p, &t, alone ? (slice){text.ptr + from, start - from} : (slice){NULL, 0});
		p->at = alone ? to : t.after;
	}
	for (size_t i = 0; i < p->depth; i++) {
		const tag *opened = &p->items[p->stack[i]];
		fail(p, &UNCLOSED_SECTION, opened->line, opened->column, words(p, opened->text), NULL);
	}
	*out = (tags){p->items, p->count};
	return p->good && !arena_failed(a);
}
