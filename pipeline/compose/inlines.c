/* inlines.c: cmark's nested inlines flattened into runs, in three steps: gather the pieces of one style, as cmark gives them; take off a heading's
 * attributes, while values are still in disguise and cannot be mistaken for them; restore the values and make all spaces single. */
#include "compose/inlines.h"

#include "base/limits.h"
#include "compose/audit.h"
#include "compose/notes.h"
#include "compose/opaque.h"
#include "text/fold.h"

static const message RAW_HTML = {"raw-html", STATUS_USAGE, {"không dùng được mã HTML “{1}”", "raw HTML is not accepted: “{1}”"},
    {"Xoá đi; muốn in dấu “<” thì viết “\\<”, ghi chú thì viết {{! … }}.",
        "Remove it; write “\\<” to print a “<”, {{! … }} for a comment."}};
static const message IMAGE = {"image", STATUS_USAGE,
    {"hình “{1}” không đứng giữa chữ được", "the picture “{1}” cannot stand inside a text"},
    {"Cho hình một đoạn riêng; số liệu thì dùng khối chart.", "Give it a paragraph of its own; show figures with a chart block."}};
static const message BAD_LINK = {"bad-link", STATUS_USAGE, {"liên kết “{1}” không dùng được", "the link “{1}” is not accepted"},
    {"Chỉ tới #tên trong văn bản, hoặc địa chỉ http://, https://, mailto:.",
        "Link to an #id of the document, or an address with http://, https:// or mailto:."}};
static const message EMPTY_LINK = {"empty-link", STATUS_USAGE, {"liên kết tới “{1}” không có chữ", "the link to “{1}” has no text"},
    {"Viết chữ trong ngoặc vuông: [chữ]({1}).", "Write its text in the brackets: [text]({1})."}};
static const message UNKNOWN_ATTRIBUTE = {"unknown-attribute", STATUS_USAGE,
    {"tiêu đề không có thuộc tính “{1}”", "headings have no attribute “{1}”"},
    {"Các thuộc tính: #tên, .unnumbered, .appendix, .landscape.", "The attributes: #id, .unnumbered, .appendix, .landscape."}};

static const message UNKNOWN_PARAGRAPH_ATTRIBUTE = {"unknown-attribute", STATUS_USAGE,
    {"đoạn văn không có thuộc tính “{1}”", "paragraphs have no attribute “{1}”"},
    {"Cuối đoạn văn chỉ có một kiểu chữ của thể thức: {.tên}.", "A paragraph ends with one style of the profile: {.name}."}};

/* Text of one style as cmark gave it. */
typedef struct piece {
	slice text;
	unsigned style;
	slice link;
	footnote *note; /* that stands here for a text; NULL: none */
	bool line_break;
	place where;
} piece;

typedef struct gatherer {
	composer *composer;
	arena *memory; /* of the pieces, which are gone when the runs are made */
	piece *pieces;
	size_t count, cap;
	piece few[8];          /* most texts need no more */
	unsigned bold, italic; /* depth */
	slice link;
	place link_place;
	size_t link_begins; /* pieces there were when the link began */
	buf text;           /* of the piece that is being gathered */
	unsigned style;
	slice text_link;
	footnote *note; /* whose mark the piece is; NULL: it is a text */
	place text_place;
	bool good;
} gatherer;

static unsigned style_now(const gatherer *g)
{
	return (g->bold ? (unsigned)STYLE_BOLD : 0) | (g->italic ? (unsigned)STYLE_ITALIC : 0);
}

static void no_memory(gatherer *g)
{
	g->good = diag_no_memory(g->composer->diag);
}

/* What is gathered becomes a piece, empty or not. */
static void push_piece(gatherer *g, bool line_break)
{
	if (g->count == g->cap) {
		size_t cap = g->cap * 2;
		piece *moved = arena_array(g->memory, cap, sizeof *moved);
		if (!moved) {
			no_memory(g);
			return;
		}
		memcpy(moved, g->pieces, g->count * sizeof *moved);
		g->pieces = moved;
		g->cap = cap;
	}
	slice text = g->text.failed ? (slice){NULL, 0} : arena_copy(g->memory, buf_slice(&g->text));
	if (!text.ptr)
		no_memory(g);
	g->pieces[g->count++] = (piece){text, g->style, g->text_link, g->note, line_break, g->text_place};
	buf_clear(&g->text);
}

static void end_piece(gatherer *g, bool line_break)
{
	if (g->text.failed)
		no_memory(g);
	else if (g->text.len || line_break)
		push_piece(g, line_break);
}

static void gather(gatherer *g, slice text, unsigned style, place where)
{
	bool same = g->text.len && style == g->style && slice_equal(g->link, g->text_link);
	if (!same) {
		end_piece(g, false);
		g->style = style;
		g->text_link = g->link;
		g->text_place = g->link.len ? g->link_place : where;
	}
	buf_put_slice(&g->text, text);
}

static slice literal_of(cmark_node *n)
{
	const char *text = cmark_node_get_literal(n);
	return slice_of(text ? text : "");
}

/* The literal of `n`, cut to what a message shows. */
static const char *shown(gatherer *g, slice text)
{
	enum { SHOWN = 40 };
	slice restored = opaque_restore(g->composer->memory, slice_trim(text));
	if (!restored.ptr)
		return "?";
	size_t n = 0;
	while (n < restored.len && restored.ptr[n] != '\n' && (n < SHOWN || ((unsigned char)restored.ptr[n] & 0xC0) == 0x80))
		n++;
	return composer_string(g->composer, (slice){restored.ptr, n});
}

static void fail(gatherer *g, const message *m, place where, slice text)
{
	g->good = diag_report(g->composer->diag, m, where, shown(g, text));
}

static bool is_accepted(slice url)
{
	static const char *const SCHEMES[] = {"http://", "https://", "mailto:"};
	if (url.len > 1 && url.ptr[0] == '#')
		return true;
	for (size_t i = 0; i < COUNT_OF(SCHEMES); i++)
		if (url.len > strlen(SCHEMES[i]) && slice_starts(url, SCHEMES[i]))
			return true;
	return false;
}

static void enter_link(gatherer *g, cmark_node *n, place where)
{
	const char *url = cmark_node_get_url(n);
	slice kept = opaque_copy(g->composer->memory, slice_of(url ? url : ""));
	if (!kept.ptr) {
		no_memory(g);
		return;
	}
	if (!is_accepted(kept))
		fail(g, &BAD_LINK, where, kept);
	end_piece(g, false);
	g->link = kept;
	g->link_place = where;
	g->link_begins = g->count;
}

static void leave_link(gatherer *g)
{
	end_piece(g, false);
	bool empty = g->count == g->link_begins;
	if (empty && g->link.len && g->link.ptr[0] == '#') { /* a cross reference: layout has its words */
		g->style = style_now(g);
		g->text_link = g->link;
		g->text_place = g->link_place;
		push_piece(g, false);
	} else if (empty) {
		fail(g, &EMPTY_LINK, g->link_place, g->link);
	}
	g->link = SLICE("");
}

/* The mark of a note is a piece of its own. */
static void refer(gatherer *g, cmark_node *n, place where)
{
	footnote *note;
	end_piece(g, false);
	if (!notes_find(g->composer, n, where, &note)) {
		g->good = false;
		return;
	}
	if (!note)
		return;
	g->style = 0;
	g->text_link = SLICE("");
	g->text_place = where;
	g->note = note;
	push_piece(g, false);
	g->note = NULL;
}

static void visit(gatherer *g, cmark_node *n, bool entering)
{
	place where = composer_place(g->composer, (unsigned)cmark_node_get_start_line(n), (unsigned)cmark_node_get_start_column(n));
	switch (cmark_node_get_type(n)) {
	case CMARK_NODE_TEXT: gather(g, literal_of(n), style_now(g), where); break;
	case CMARK_NODE_CODE: gather(g, literal_of(n), style_now(g) | STYLE_CODE, where); break;
	case CMARK_NODE_SOFTBREAK: gather(g, SLICE(" "), g->text.len ? g->style : style_now(g), where); break;
	case CMARK_NODE_LINEBREAK: end_piece(g, true); break;
	case CMARK_NODE_HTML_INLINE: fail(g, &RAW_HTML, where, literal_of(n)); break;
	case CMARK_NODE_EMPH: g->italic += entering ? 1u : -1u; break;
	case CMARK_NODE_STRONG: g->bold += entering ? 1u : -1u; break;
	case CMARK_NODE_LINK:
		if (entering)
			enter_link(g, n, where);
		else
			leave_link(g);
		break;
	case CMARK_NODE_FOOTNOTE_REFERENCE:
		if (entering)
			refer(g, n, where);
		break;
	case CMARK_NODE_IMAGE:
		if (entering)
			fail(g, &IMAGE, where, slice_of(cmark_node_get_url(n)));
		break;
	default: break;
	}
}

/* ---- attributes of a heading or paragraph ---- */

static bool take_style(gatherer *g, slice word, place where, heading_attributes *out)
{
	if (word.ptr[0] != '.' || word.len == 1 || out->style.len)
		return diag_report(g->composer->diag, &UNKNOWN_PARAGRAPH_ATTRIBUTE, where, shown(g, word));
	out->style = opaque_copy(g->composer->memory, (slice){word.ptr + 1, word.len - 1});
	return out->style.ptr ? true : diag_no_memory(g->composer->diag);
}

static bool take_attribute(gatherer *g, slice word, place where, heading_attributes *out)
{
	if (out->paragraph)
		return take_style(g, word, where, out);
	if (word.ptr[0] == '#' && word.len > 1) {
		out->id = opaque_copy(g->composer->memory, (slice){word.ptr + 1, word.len - 1});
		return out->id.ptr ? true : diag_no_memory(g->composer->diag);
	}
	if (slice_is(word, ".appendix"))
		out->appendix = true;
	else if (slice_is(word, ".unnumbered"))
		out->unnumbered = true;
	else if (slice_is(word, ".landscape"))
		out->landscape = true;
	else
		return diag_report(g->composer->diag, &UNKNOWN_ATTRIBUTE, where, shown(g, word));
	return true;
}

/* Take {#id .word} off the end of the last piece. Braces whose content does not begin with # or . are text. */
static void take_attributes(gatherer *g, heading_attributes *out)
{
	piece *last = g->count ? &g->pieces[g->count - 1] : NULL;
	if (!last || last->style || last->link.len)
		return;
	slice text = slice_trim(last->text);
	const char *open = text.len && text.ptr[text.len - 1] == '}' ? memrchr(text.ptr, '{', text.len) : NULL;
	if (!open)
		return;
	slice inside = slice_trim((slice){open + 1, (size_t)(text.ptr + text.len - 1 - (open + 1))});
	if (!inside.len || (inside.ptr[0] != '#' && inside.ptr[0] != '.'))
		return;
	last->text.len = (size_t)(open - last->text.ptr);
	while (inside.len) {
		size_t n = 0;
		while (n < inside.len && inside.ptr[n] != ' ')
			n++;
		if (!take_attribute(g, (slice){inside.ptr, n}, last->where, out))
			g->good = false;
		inside = slice_trim((slice){inside.ptr + n, inside.len - n});
	}
}

/* ---- runs ---- */

/* Append `text` with its values restored, its spaces single, and none at the start when `after_space`. */
static void put_spaced(buf *out, slice text, bool after_space)
{
	size_t from = out->len;
	opaque_restore_to(out, text);
	if (out->failed)
		return;
	size_t n = from;
	for (size_t i = from; i < out->len; i++) {
		char c = out->data[i];
		bool space = c == ' ' || (c >= '\t' && c <= '\r');
		if (space && after_space)
			continue;
		out->data[n++] = space ? ' ' : c;
		after_space = space;
	}
	out->len = n;
}

static bool ends_in_space(slice text)
{
	return text.len && text.ptr[text.len - 1] == ' ';
}

/* Take the space off the end of the last run, and the run when nothing is left of it. */
static void trim_end(inline_run *runs, size_t *count)
{
	while (*count && ends_in_space(runs[*count - 1].text)) {
		inline_run *last = &runs[*count - 1];
		last->text.len--;
		if (last->text.len || last->line_break)
			return;
		(*count)--;
	}
}

/* Links into the document, to be checked when it is whole. */
static bool remember_links(gatherer *g, inline_run *runs, const place *places, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (runs[i].link.len && runs[i].link.ptr[0] == '#' && !composer_add_link(g->composer, &runs[i], places[i]))
			return false;
	return true;
}

/* Give the notes their numbers. Marks without any text beside them say nothing. */
static void number_notes(composer *c, inline_run *runs, const piece *pieces, size_t piece_count, size_t *count)
{
	size_t marks = 0;
	for (size_t i = 0; i < *count; i++)
		marks += runs[i].note != NULL;
	if (marks == *count)
		*count = 0;
	for (size_t i = 0; i < piece_count && *count; i++)
		if (pieces[i].note)
			notes_number(c, pieces[i].note);
}

/* The runs of the pieces gathered. */
static bool make_runs(gatherer *g, inlines *out)
{
	composer *c = g->composer;
	inline_run *runs = arena_array(c->memory, g->count + 1, sizeof *runs);
	place *places = arena_array(g->memory, g->count + 1, sizeof *places);
	if (!runs || !places)
		return diag_no_memory(c->diag);
	size_t count = 0;
	bool after_space = true;
	for (size_t i = 0; i < g->count; i++) {
		const piece *p = &g->pieces[i];
		audit_text(c, p->text, p->where);
		buf_clear(&c->scratch);
		put_spaced(&c->scratch, p->text, after_space);
		slice text = composer_take_scratch(c);
		text = text.ptr ? text_nfc(c->memory, text, NULL) : text;
		if (!text.ptr)
			return diag_no_memory(c->diag);
		if (p->note) {
			trim_end(runs, &count); /* a mark stands close behind its word */
			runs[count++] = (inline_run){.text = SLICE(""), .link = SLICE(""), .note = p->note};
			after_space = false;
		} else if (text.len || (p->link.len && p->text.len == 0)) {
			places[count] = p->where;
			runs[count++] = (inline_run){.text = text, .style = p->style, .link = p->link};
			after_space = ends_in_space(text);
		}
		if (!p->line_break)
			continue;
		trim_end(runs, &count);
		if (count) /* a break before any text breaks nothing */
			runs[count - 1].line_break = true;
		after_space = true;
	}
	trim_end(runs, &count);
	if (count)
		runs[count - 1].line_break = false;
	number_notes(c, runs, g->pieces, g->count, &count);
	*out = (inlines){runs, count};
	return remember_links(g, runs, places, count);
}

bool inlines_of(composer *c, cmark_node *node, heading_attributes *attributes, inlines *out)
{
	gatherer g = {.composer = c, .memory = arena_new(), .text = BUF_INIT(LIMIT_EXPANDED_BYTES), .good = true};
	if (!g.memory)
		return diag_no_memory(c->diag);
	g.pieces = g.few;
	g.cap = COUNT_OF(g.few);
	cmark_iter *iterator = cmark_iter_new(node);
	for (cmark_event_type event; (event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE;)
		visit(&g, cmark_iter_get_node(iterator), event == CMARK_EVENT_ENTER);
	cmark_iter_free(iterator);
	end_piece(&g, false);
	buf_free(&g.text);
	if (g.good && attributes)
		take_attributes(&g, attributes);
	bool good = g.good && make_runs(&g, out);
	arena_free(g.memory);
	return good;
}
