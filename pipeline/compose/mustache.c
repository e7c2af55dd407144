/* mustache.c: rendering a parsed template. A stack of contexts, innermost last; names are looked up from the innermost outwards and must be known.
 *
 * A section that is not rendered is still walked and what it wrote taken back, so that a misspelt name is found before the day its data turn up. */
#include "compose/mustache.h"

#include "base/limits.h"
#include "compose/fence.h"
#include "compose/opaque.h"
#include "compose/tags.h"

static const message UNKNOWN_NAME = {"unknown-name", STATUS_USAGE, {"không có giá trị tên “{1}”", "no value is called “{1}”"},
    {"Kiểm tra chính tả; các tên ở đây: {2}.", "Check the spelling; names here: {2}."}};
static const message UNKNOWN_NAME_NEAR = {
    "unknown-name", STATUS_USAGE, {"không có giá trị tên “{1}”", "no value is called “{1}”"}, {"Có phải “{2}”?", "Did you mean “{2}”?"}};
static const message NO_PARTS = {"unknown-name", STATUS_USAGE,
    {"không có giá trị tên “{1}”: “{2}” không có phần nào", "no value is called “{1}”: “{2}” has no parts"}, {"Dùng “{2}”.", "Use “{2}”."}};
static const message NOT_IN_LIST = {"not-in-list", STATUS_USAGE,
    {"“{1}” chỉ dùng trong phần lặp của một danh sách", "“{1}” only has a meaning in the section of a list"},
    {"Đặt nó giữa {{#danh_sách}} và {{/danh_sách}}.", "Put it between {{#list}} and {{/list}}."}};
static const message NOT_PRINTABLE = {"not-printable", STATUS_USAGE,
    {"“{1}” là một nhóm, không in được", "“{1}” is a group of values and cannot be printed"},
    {"Chọn một giá trị trong nhóm: {2}.", "Choose a value in it: {2}."}};
static const message LIST_NOT_PRINTABLE = {"not-printable", STATUS_USAGE,
    {"“{1}” là một danh sách, không in được như một chữ", "“{1}” is a list and cannot be printed as a text"},
    {"Dùng phần lặp {{#{1}}} … {{/{1}}}.", "Use a section: {{#{1}}} … {{/{1}}}."}};
static const message OUTSIDE_QUOTES = {"outside-quotes", STATUS_USAGE,
    {"trong khối chỉ thị, “{1}” phải đứng trong dấu nháy kép", "in a directive block “{1}” must stand in double quotes"},
    {"Viết \"{{{1}}}\".", "Write \"{{{1}}}\"."}};
static const message TOO_NESTED = {"partial-nesting", STATUS_USAGE,
    {"mẫu con “{1}” lồng trong nhau quá {2} tầng", "the partial “{1}” is nested deeper than {2}"},
    {"Mẫu con gọi lại chính nó phải nằm trong phần lặp của một danh sách rồi sẽ hết.",
        "A partial that calls itself must do so in a section that comes to an end."}};
static const message TOO_LARGE = {"expanded-size", STATUS_USAGE,
    {"văn bản sau khi điền giá trị vượt {1} MiB", "the text with its values filled in is over {1} MiB"},
    {"Bớt các phần lặp lồng nhau.", "Use fewer sections inside each other."}};

#define STACK_DEPTH (LIMIT_SECTION_NESTING * 2) /* contexts, over all partials that are open */

typedef struct frame {
	const value *at; /* NULL: an item of a list nothing is known about */
	bool in_list;
	size_t index, count;
} frame;

typedef struct renderer {
	arena *memory;
	diag *diag;
	const char *file; /* of the template or partial being rendered */
	tags tags;        /* its tags */
	partials partials;
	size_t partial_depth;
	bool halted; /* nested without end: told, and nothing more is rendered */
	escape_mode escape;
	frame stack[STACK_DEPTH];
	size_t depth;
	buf out;
	fence fence;
	place *lines;
	size_t line_count, line_cap;
	bool line_begun; /* the current line of `out` is in `lines` */
	bool skip_quote; /* the next text begins with the quote of a scalar that became a list */
	bool checking;   /* what is written will be taken back */
	size_t steps;
	bool good;
} renderer;

/* What a tag's name stands for. */
typedef struct meaning {
	bool known;
	const value *at; /* NULL and known: one of the three below, or nothing is known of it */
	bool flag;       /* -first, -last */
	slice text;      /* -index */
} meaning;

/* ---- errors ---- */

static const char *words(renderer *r, slice text)
{
	const char *s = arena_string(r->memory, text);
	return s ? s : "?";
}

static void fail(renderer *r, tag *t, const message *m, unsigned offset, const char *one, const char *two)
{
	r->good = false;
	if (!t->told)
		diag_report(r->diag, m, place_at(r->file, t->line, t->column + offset), one, two);
	t->told = true;
}

/* The names of the children of the frames first…last, innermost first, NULL-terminated. NULL: out of memory. */
static const char **names_of(renderer *r, const value *const *maps, size_t map_count)
{
	size_t count = 0, n = 0;
	for (size_t m = 0; m < map_count; m++)
		for (size_t i = 0; value_child_name(maps[m], i); i++)
			count++;
	const char **names = arena_array(r->memory, count + 1, sizeof *names);
	for (size_t m = 0; names && m < map_count; m++)
		for (size_t i = 0; value_child_name(maps[m], i); i++)
			names[n++] = value_child_name(maps[m], i);
	return names;
}

/* The first few of `names` with commas. */
static const char *few(renderer *r, const char *const *names)
{
	enum { SHOWN = 8 };
	const char *list = names[0] ? names[0] : "–";
	for (size_t i = 1; names[0] && names[i] && list; i++) {
		if (i == SHOWN)
			return (list = arena_printf(r->memory, "%s, …", list)) ? list : "?";
		list = arena_printf(r->memory, "%s, %s", list, names[i]);
	}
	return list ? list : "?";
}

/* The part of t's name that begins at `part` is not known in `maps`. */
static void fail_unknown(renderer *r, tag *t, slice part, const value *const *maps, size_t map_count)
{
	size_t before = (size_t)(part.ptr - t->text.ptr);
	unsigned offset = 0;
	for (size_t i = 0; i < before; i++)
		offset += ((unsigned char)t->text.ptr[i] & 0xC0) != 0x80;
	const char **names = names_of(r, maps, map_count);
	if (!names) {
		r->good = diag_no_memory(r->diag);
		return;
	}
	if (before && !names[0]) {
		fail(r, t, &NO_PARTS, offset, words(r, t->text), words(r, (slice){t->text.ptr, before - 1}));
		return;
	}
	const char *near = nearest_name(part, names);
	slice tail = {part.ptr + part.len, t->text.len - before - part.len};
	const char *suggestion = near ? arena_printf(r->memory, "%s%s%s", words(r, (slice){t->text.ptr, before}), near, words(r, tail))
	                              : few(r, names);
	fail(r, t, near ? &UNKNOWN_NAME_NEAR : &UNKNOWN_NAME, offset, words(r, t->text), suggestion ? suggestion : "?");
}

/* ---- names ---- */

static meaning in_list(renderer *r, tag *t)
{
	const frame *f = NULL;
	for (size_t i = r->depth; i-- > 0 && !f;)
		if (r->stack[i].in_list)
			f = &r->stack[i];
	if (!f) {
		fail(r, t, &NOT_IN_LIST, 0, words(r, t->text), "");
		return (meaning){.known = false};
	}
	if (slice_is(t->text, "-first"))
		return (meaning){.known = true, .flag = f->index == 0};
	if (slice_is(t->text, "-last"))
		return (meaning){.known = true, .flag = f->index + 1 == f->count};
	const char *number = arena_printf(r->memory, "%zu", f->index + 1);
	return (meaning){.known = true, .flag = true, .text = slice_of(number ? number : "")};
}

/* The first part of a name, from the innermost context outwards. *unknowable: a context nothing is known about may have it. */
static const value *find_first(renderer *r, slice part, bool *unknowable)
{
	for (size_t i = r->depth; i-- > 0;) {
		if (!r->stack[i].at) {
			*unknowable = true;
			continue;
		}
		const value *v = value_get_child(r->stack[i].at, part);
		if (v)
			return v;
	}
	return NULL;
}

static slice part_of(slice *rest)
{
	const char *dot = memchr(rest->ptr, '.', rest->len);
	slice part = {rest->ptr, dot ? (size_t)(dot - rest->ptr) : rest->len};
	*rest = dot ? (slice){dot + 1, rest->len - part.len - 1} : (slice){NULL, 0};
	return part;
}

static meaning look_up(renderer *r, tag *t)
{
	if (slice_is(t->text, "."))
		return (meaning){.known = true, .at = r->stack[r->depth - 1].at};
	if (slice_is(t->text, "-first") || slice_is(t->text, "-last") || slice_is(t->text, "-index"))
		return in_list(r, t);
	slice rest = t->text, part = part_of(&rest);
	bool unknowable = false;
	const value *v = find_first(r, part, &unknowable);
	if (!v && unknowable)
		return (meaning){.known = true};
	if (!v) {
		const value *maps[STACK_DEPTH];
		size_t count = 0;
		for (size_t i = r->depth; i-- > 0;)
			maps[count++] = r->stack[i].at;
		fail_unknown(r, t, part, maps, count);
		return (meaning){.known = false};
	}
	while (rest.ptr) {
		part = part_of(&rest);
		const value *child = value_get_child(v, part);
		if (!child && unknowable) /* the context that nothing is known about may have the name */
			return (meaning){.known = true};
		if (!child && r->checking && !value_is_true(v)) /* a value left out has no parts, and is not asked for them */
			return (meaning){.known = true};
		if (!child) {
			fail_unknown(r, t, part, &v, 1);
			return (meaning){.known = false};
		}
		v = child;
	}
	bool other = unknowable && !value_prints(v); /* what prints nothing here may be another in that context */
	return (meaning){.known = true, .at = other ? NULL : v};
}

static bool is_true(const meaning *m)
{
	return m->at ? value_is_true(m->at) : m->flag;
}

/* ---- writing ---- */

static void begin_line(renderer *r, unsigned line)
{
	if (r->line_count == r->line_cap) {
		size_t cap = r->line_cap ? r->line_cap * 2 : 1024;
		place *moved = arena_array(r->memory, cap, sizeof *moved);
		if (!moved) {
			r->good = diag_no_memory(r->diag);
			return;
		}
		if (r->line_count)
			memcpy(moved, r->lines, r->line_count * sizeof *moved);
		r->lines = moved;
		r->line_cap = cap;
	}
	r->lines[r->line_count++] = place_at(r->file, line, 0);
	r->line_begun = true;
}

/* Write `text`, whose first byte is from `line` of the template; `moving`: every line feed in it is one of the template. */
static void write_text(renderer *r, slice text, unsigned line, bool moving)
{
	size_t from = 0;
	while (from < text.len) {
		if (!r->line_begun)
			begin_line(r, line);
		const char *newline = memchr(text.ptr + from, '\n', text.len - from);
		if (!newline)
			break;
		r->line_begun = false;
		line += moving ? 1 : 0;
		from = (size_t)(newline - text.ptr) + 1;
	}
	buf_put_slice(&r->out, text);
}

static void write_value(renderer *r, const tag *t, slice text)
{
	if (r->escape == ESCAPE_NONE) {
		write_text(r, text, t->line, false);
		return;
	}
	if (!r->line_begun)
		begin_line(r, t->line);
	opaque_put(&r->out, text);
}

/* "{{recipients}}" of a directive block, a list of texts: the quotes become a YAML list. False: it is not one, or does not stand alone in quotes. */
static bool write_list(renderer *r, size_t index, const value *list)
{
	const tag *before = index ? &r->tags.items[index - 1] : NULL, *after = index + 1 < r->tags.count ? &r->tags.items[index + 1] : NULL;
	bool quoted = before && before->kind == TAG_TEXT && before->text.ptr[before->text.len - 1] == '"' && after && after->kind == TAG_TEXT &&
	              after->text.ptr[0] == '"';
	if (!quoted || !r->out.len)
		return false;
	for (size_t i = 0; i < value_count(list); i++) {
		const value *item = value_get_item(list, i);
		if (!item || !value_prints(item))
			return false;
	}
	r->out.len--;
	buf_put_char(&r->out, '[');
	for (size_t i = 0; i < value_count(list); i++) {
		buf_put_string(&r->out, i ? ", \"" : "\"");
		opaque_put(&r->out, value_get_text(value_get_item(list, i)));
		buf_put_char(&r->out, '"');
	}
	buf_put_char(&r->out, ']');
	r->fence.at = r->out.len;
	r->fence.state = YAML_IN_PLAIN;
	r->fence.previous = ']';
	r->skip_quote = true;
	return true;
}

static void render_name(renderer *r, size_t index)
{
	tag *t = &r->tags.items[index];
	meaning m = look_up(r, t);
	if (!m.known)
		return;
	if (r->escape == ESCAPE_MARKDOWN) {
		fence_advance(&r->fence, &r->out);
		yaml_state state = r->fence.state;
		if (r->fence.mark && state != YAML_IN_DOUBLE && state != YAML_IN_COMMENT) {
			fail(r, t, &OUTSIDE_QUOTES, 0, words(r, t->text), "");
			return;
		}
	}
	if (!m.at) {
		write_value(r, t, m.text.ptr ? m.text : SLICE(""));
		return;
	}
	if (value_prints(m.at)) {
		write_value(r, t, value_get_text(m.at));
		return;
	}
	if (value_get_shape(m.at) != VALUE_LIST) {
		const char **names = names_of(r, &m.at, 1);
		fail(r, t, &NOT_PRINTABLE, 0, words(r, t->text), names ? few(r, names) : "?");
		return;
	}
	if (r->fence.mark && r->fence.state == YAML_IN_DOUBLE && write_list(r, index, m.at))
		return;
	fail(r, t, &LIST_NOT_PRINTABLE, 0, words(r, t->text), "");
}

/* ---- sections ---- */

static void render_range(renderer *r, size_t from, size_t to);

static void count_step(renderer *r)
{
	if (++r->steps > LIMIT_EXPANDED_STEPS)
		r->out.failed = true;
}

static void tell_nesting(renderer *r, tag *t)
{
	const char *most = arena_printf(r->memory, "%d", LIMIT_SECTION_NESTING);
	fail(r, t, &TOO_NESTED, 0, words(r, t->text), most ? most : "?");
	r->halted = true;
}

/* Render the inside of section `index` with `f` as innermost context. */
static void render_inside(renderer *r, size_t index, frame f)
{
	count_step(r);
	if (r->depth == STACK_DEPTH) {
		tell_nesting(r, &r->tags.items[index]);
		return;
	}
	r->stack[r->depth++] = f;
	render_range(r, index + 1, r->tags.items[index].end);
	r->depth--;
}

/* Walk the inside of a section that is not rendered, for its errors, and take back what was written. */
static void check_inside(renderer *r, size_t index, const meaning *m)
{
	renderer before = *r;
	r->checking = true;
	if (r->tags.items[index].kind == TAG_SECTION) {
		bool list = m->at && value_get_shape(m->at) == VALUE_LIST;
		render_inside(r, index, (frame){list ? value_get_pattern(m->at) : m->at, list, 0, 1});
	} else {
		render_range(r, index + 1, r->tags.items[index].end);
	}
	r->out.len = before.out.len;
	r->fence = before.fence;
	r->line_count = before.line_count;
	r->line_begun = before.line_begun;
	r->skip_quote = before.skip_quote;
	r->checking = before.checking;
}

static void render_section(renderer *r, size_t index)
{
	tag *t = &r->tags.items[index];
	meaning m = look_up(r, t);
	if (!m.known)
		m = (meaning){.known = true}; /* told; what is inside is still checked */
	bool inverted = t->kind == TAG_INVERTED;
	if (is_true(&m) == inverted) {
		check_inside(r, index, &m);
		return;
	}
	if (inverted || !m.at || value_get_shape(m.at) == VALUE_TRUE) {
		render_range(r, index + 1, t->end);
		return;
	}
	if (value_get_shape(m.at) != VALUE_LIST) {
		render_inside(r, index, (frame){m.at, false, 0, 0});
		return;
	}
	size_t count = value_count(m.at);
	for (size_t i = 0; i < count && !r->out.failed && !r->halted; i++) {
		const value *item = value_get_item(m.at, i);
		if (!item) {
			r->good = diag_no_memory(r->diag);
			return;
		}
		render_inside(r, index, (frame){item, true, i, count});
	}
}

/* The partial with its own tags and file, in the contexts that are open here. */
static void render_partial(renderer *r, size_t index)
{
	tag *t = &r->tags.items[index];
	partial *p = partials_get(&r->partials, r->memory, t, place_at(r->file, t->line, t->column), r->diag);
	if (!p || !p->good) {
		r->good = false;
		t->told = true;
		return;
	}
	if (r->checking && p->open) /* it is being looked at */
		return;
	if (r->partial_depth == LIMIT_SECTION_NESTING) {
		tell_nesting(r, t);
		return;
	}
	tags outer = r->tags;
	const char *file = r->file;
	r->tags = p->tags;
	r->file = p->file;
	r->partial_depth++;
	p->open++;
	render_range(r, 0, p->tags.count);
	p->open--;
	r->partial_depth--;
	r->file = file;
	r->tags = outer;
}

static void render_range(renderer *r, size_t from, size_t to)
{
	for (size_t i = from; i < to && !r->out.failed && !r->halted; i++) {
		tag *t = &r->tags.items[i];
		count_step(r);
		switch (t->kind) {
		case TAG_TEXT:
			write_text(r, r->skip_quote ? (slice){t->text.ptr + 1, t->text.len - 1} : t->text, t->line, true);
			r->skip_quote = false;
			break;
		case TAG_NAME: render_name(r, i); break;
		case TAG_SECTION:
		case TAG_INVERTED:
			render_section(r, i);
			i = t->end;
			break;
		case TAG_PARTIAL: render_partial(r, i); break;
		case TAG_END: break;
		}
	}
}

/* Tell a buffer that could not grow: by the limit, or by memory. */
static bool told_failure(renderer *r)
{
	bool limit = r->steps > LIMIT_EXPANDED_STEPS || r->out.len + LIMIT_FIELD_BYTES > r->out.max;
	const char *most = arena_printf(r->memory, "%zu", LIMIT_EXPANDED_BYTES >> 20);
	if (!limit || !most)
		return diag_no_memory(r->diag);
	return diag_report(r->diag, &TOO_LARGE, place_at(r->file, 0, 0), most);
}

bool mustache_render(arena *a, const mustache_input *in, rendered *out, diag *d)
{
	renderer *r = arena_alloc(a, sizeof *r);
	if (!r)
		return diag_no_memory(d);
	bool raw = in->escape == ESCAPE_NONE; /* nothing is escaped, so that both kinds of tags print the same */
	*r = (renderer){.memory = a,
	    .diag = d,
	    .file = in->file,
	    .partials = {.source = in->partials, .raw = raw},
	    .escape = in->escape,
	    .out = BUF_INIT(LIMIT_EXPANDED_BYTES),
	    .good = true};
	if (!tags_parse(a, &(tags_source){.text = in->text, .file = in->file, .raw = raw}, &r->tags, d))
		return arena_failed(a) ? diag_no_memory(d) : false;
	r->stack[r->depth++] = (frame){in->root, false, 0, 0};
	render_range(r, 0, r->tags.count);
	if (r->out.failed)
		r->good = told_failure(r);
	slice copy = r->good ? arena_copy(a, buf_slice(&r->out)) : (slice){NULL, 0};
	buf_free(&r->out);
	if (r->good && (!copy.ptr || arena_failed(a)))
		r->good = diag_no_memory(d);
	*out = (rendered){copy, r->lines, r->line_count};
	return r->good;
}
