/* layout.c: a document tree, set on pages: each block by the file that knows its kind.
 *
 * Numbers first (reference.c), then all blocks in order, then the page numbers of the tables of contents. */
#include "layout/layout.h"

#include <math.h>

#include "layout/block.h"
#include "layout/chart.h"
#include "layout/footnote.h"
#include "layout/release.h"
#include "layout/table.h"

static const message too_high = {"block-too-high", STATUS_USAGE,
    {"khối “{1}” cao hơn một trang giấy", "the “{1}” block is higher than a page"},
    {"Rút ngắn các dòng chữ của khối này, hoặc giá trị đưa vào đó.", "Shorten the texts of this block, or the values that are put there."}};
static const message unknown_style = {"unknown-style", STATUS_USAGE, {"thể thức không có kiểu chữ “{1}”", "the profile has no style “{1}”"},
    {"Khai kiểu ấy dưới “styles:” của thể thức, hoặc bỏ {.{1}} ở cuối đoạn văn.",
        "Declare it under `styles:` of the profile, or take {.{1}} off the end of the paragraph."}};
static const message unknown_style_near = {"unknown-style", STATUS_USAGE,
    {"thể thức không có kiểu chữ “{1}”", "the profile has no style “{1}”"}, {"Có phải “{2}”?", "Did you mean “{2}”?"}};

/* ---- shared by the setters ---- */

/* The style in which a text, `natural` points wide on one line, fits `width`, as far as `how` lets it shrink. False: it is that already. */
static bool fit(const profile_style *how, double natural, double width, text_style *style)
{
	if (how->fit_min <= 0 || natural <= width || width <= 0 || how->fit_min >= style->size)
		return false;
	double size = floor(style->size * width / natural * 10) / 10;
	if (size < how->fit_min) { /* more lines than one, which stand closer */
		style->pitch *= how->fit_min / style->size;
		size = how->fit_min;
	}
	style->size = size;
	return true;
}

bool set_column(flow *f, paragraph *p, slice text, const profile_style *style, double width, place where)
{
	text_style s = text_style_of(style);
	line_shape shape = {.width = width, .setting = style->align, .balance = style->align == SET_CENTER};
	(void)f;
	if (!paragraph_set(p, text, &s, where))
		return false;
	if (fit(style, paragraph_natural_width(p), width, &s) && !paragraph_set(p, text, &s, where))
		return false;
	return paragraph_break(p, &shape) > 0;
}

bool paint_column(flow *f, paragraph *p, element_type type, uint32_t parent, double x, double top, double *bottom)
{
	const text_style *s = paragraph_style(p);
	paragraph_target to = {.b = f->b, .element = builder_element(f->b, type, parent), .content = CONTENT_NONE};
	if (!paragraph_paint(p, &to, 0, paragraph_line_count(p), x, top + text_baseline(s)))
		return false;
	if (bottom)
		*bottom = top + paragraph_height(p);
	return true;
}

bool layout_too_high(flow *f, const char *block_name, place where)
{
	return diag_report(f->d, &too_high, where, block_name);
}

void paint_rule(flow *f, double x0, double x1, double y, double width)
{
	builder_line(f->b, builder_artifact(f->b, ARTIFACT_LAYOUT), x0, y, x1, y, width, 0, COLOUR_BLACK);
}

/* ---- paragraphs ---- */

/* The runs of the last paragraph before the signature, ending as this kind of paper ends ("." or "./."). */
inlines layout_ended(flow *f, const inlines *text)
{
	size_t end = text->count;
	while (end && text->runs[end - 1].note)
		end--;
	if (!f->last_text || end == 0 || f->profile->body_end.len == 0)
		return *text;
	inline_run *runs = arena_array(f->a, text->count, sizeof *runs);
	if (!runs)
		return *text;
	memcpy(runs, text->runs, text->count * sizeof *runs);
	slice *last = &runs[end - 1].text;
	slice bare = slice_trim(*last);
	while (bare.len && strchr("./ ", bare.ptr[bare.len - 1]))
		bare.len--;
	bool stopped = bare.len < slice_trim(*last).len;
	if (!stopped && bare.len && strchr("!?:;,", bare.ptr[bare.len - 1]))
		return *text;
	const pattern_value parts[] = {{"text", bare}, {"end", f->profile->body_end}};
	slice filled = pattern_fill(f->a, SLICE("{text}{end}"), parts, COUNT_OF(parts));
	if (filled.ptr)
		*last = filled;
	return (inlines){runs, text->count};
}

static bool is_text(const block *b)
{
	return b->kind == BLOCK_PARAGRAPH || b->kind == BLOCK_LIST || b->kind == BLOCK_QUOTE;
}

bool layout_announces(const inlines *text, const block *next)
{
	size_t end = text->count;
	while (end && text->runs[end - 1].note)
		end--;
	slice last = end ? slice_trim(text->runs[end - 1].text) : (slice){NULL, 0};
	bool shows = next->kind == BLOCK_TABLE || next->kind == BLOCK_CHART || next->kind == BLOCK_PICTURE;
	return (is_text(next) || shows) && last.len && last.ptr[last.len - 1] == ':';
}

static bool fill_paragraph(flow *f, const inlines *runs, const text_style *style, place where)
{
	paragraph_begin(f->paragraph, style, where);
	return paragraph_add_inlines(f->paragraph, runs);
}

/* The style that a paragraph asks for by name. NULL: reported. */
static const profile_style *named_style(flow *f, slice name, place where)
{
	const profile_style *found = profile_find_style(f->profile, name);
	if (found)
		return found;
	const profile_styles *all = &f->profile->styles;
	const char **names = arena_array(f->a, all->count + 1, sizeof *names);
	for (size_t i = 0; names && i < all->count; i++)
		names[i] = all->items[i].name.ptr;
	const char *near = names ? nearest_name(name, names) : NULL, *written = arena_string(f->a, name);
	if (!names || !written)
		diag_no_memory(f->d);
	else if (near)
		diag_report(f->d, &unknown_style_near, where, written, near);
	else
		diag_report(f->d, &unknown_style, where, written);
	return NULL;
}

static bool layout_paragraph(flow *f, const block *b, const inside *in)
{
	const profile_style *how = b->style.len ? named_style(f, b->style, b->where) : in->style;
	if (!how)
		return false;
	text_style style = text_style_of(how);
	double left = in->left + (b->style.len ? how->left : 0), width = f->width - left - in->right;
	line_shape shape = {.width = width, .indent = how->indent, .setting = how->align, .balance = b->style.len && how->align == SET_CENTER};
	inlines runs = b->style.len ? b->paragraph : layout_ended(f, &b->paragraph);
	if (!fill_paragraph(f, &runs, &style, b->where))
		return false;
	if (paragraph_is_empty(f->paragraph))
		return true;
	if (b->style.len && fit(how, paragraph_natural_width(f->paragraph), width, &style) && !fill_paragraph(f, &runs, &style, b->where))
		return false;
	if (!paragraph_break(f->paragraph, &shape))
		return false;
	flow_space(f, how->before);
	paragraph_target to = {.b = f->b, .element = builder_element(f->b, ELEMENT_P, f->parent), .content = CONTENT_NONE};
	if (!flow_open_paragraph(f, f->paragraph) || !flow_paragraph(f, f->paragraph, left, &to))
		return false;
	flow_space_after(f, how->after);
	return true;
}

static bool layout_rule(flow *f)
{
	const profile_style *body = &f->profile->body;
	flow_space(f, body->after);
	if (!flow_reserve(f, body->pitch))
		return false;
	paint_rule(f, f->left + f->width / 3, f->left + f->width * 2 / 3, f->y + body->pitch / 2, f->profile->letterhead.rule_width);
	flow_advance(f, body->pitch);
	flow_space_after(f, body->after);
	return true;
}

/* ---- charts that float ---- */

/* Set the chart that waits, here: its place in the tags is its place on paper. */
static bool land_chart(flow *f)
{
	const block *b = f->waiting;
	f->waiting = NULL;
	return !b || layout_chart(f, &b->chart, b);
}

/* Before block `b`: the chart that waits is set when it has room now, or `b` is no paragraph, or a signature hangs on it. */
static bool tend_chart(flow *f, const block *b)
{
	bool fits = true, may_pass = b->kind == BLOCK_PARAGRAPH && !f->want_tail;
	if (!f->waiting)
		return true;
	if (may_pass && !chart_fits(f, &f->waiting->chart, f->waiting, &fits))
		return false;
	return !fits || land_chart(f);
}

/* A chart that floats and does not fit waits. */
static bool layout_floating(flow *f, const block *b)
{
	bool fits = true;
	if (b->chart.floats && !f->want_tail && !chart_fits(f, &b->chart, b, &fits))
		return false;
	if (!fits)
		f->waiting = b;
	return fits ? layout_chart(f, &b->chart, b) : true;
}

/* ---- blocks ---- */

/* Whether block `i` stands on landscape pages: such a table, and the headings right before it. */
static bool is_landscape(const blocks *all, size_t i)
{
	while (i < all->count && all->items[i]->kind == BLOCK_HEADING)
		i++;
	return i < all->count && all->items[i]->kind == BLOCK_TABLE && all->items[i]->table.landscape;
}

/* Enter and leave landscape sections. */
static void follow_section(flow *f, const block *b)
{
	if (b->kind != BLOCK_HEADING)
		return;
	int level = b->heading.appendix ? 1 : b->heading.level;
	if (level <= f->landscape_level)
		f->landscape_level = 0;
	if (b->heading.landscape && f->landscape_level == 0)
		f->landscape_level = level;
}

static bool layout_block(flow *f, const block *b, const inside *in)
{
	switch (b->kind) {
	case BLOCK_HEADING: return layout_heading(f, &b->heading, b);
	case BLOCK_PARAGRAPH: return layout_paragraph(f, b, in);
	case BLOCK_LIST: return layout_list(f, &b->list, in, b->where);
	case BLOCK_QUOTE: return layout_quote(f, &b->quote, in);
	case BLOCK_RULE: return layout_rule(f);
	case BLOCK_LETTERHEAD: return layout_letterhead(f, &b->letterhead, b->where);
	case BLOCK_TITLE: return layout_title(f, &b->title, b->where);
	case BLOCK_TOC: return layout_toc(f, b->toc_title, false, b->where);
	case BLOCK_LIST_OF_TABLES: return layout_toc(f, b->toc_title, true, b->where);
	case BLOCK_TABLE: return layout_table(f, &b->table, b);
	case BLOCK_CHART: return layout_floating(f, b);
	case BLOCK_PICTURE: return layout_picture(f, &b->picture, b);
	case BLOCK_SIGNATURE: return layout_signature(f, &b->signature, b->where);
	case BLOCK_SPACE: return flow_leave(f, b->space.height_mm * POINTS_PER_MM, b->space.fill);
	case BLOCK_PAGEBREAK: return f->at_top || flow_new_page(f);
	}
	return true;
}

/* A signature may stand under the rows of a table, also with one line of text between them, but neither alone: what they need on the table's last page. */
static bool measure_end(flow *f, const block *next, const block *after, const inside *in)
{
	const profile_style *body = in->style;
	const block *end = next && next->kind == BLOCK_PARAGRAPH && next->style.len == 0 ? after : next;
	double line = 0;
	if (!end || end->kind != BLOCK_SIGNATURE)
		return true;
	if (end != next) {
		text_style style = text_style_of(body);
		line_shape shape = {.width = f->width - in->left - in->right, .indent = body->indent, .setting = body->align};
		if (!fill_paragraph(f, &next->paragraph, &style, next->where) || !paragraph_break(f->paragraph, &shape))
			return false;
		if (paragraph_line_count(f->paragraph) > 1)
			return true;
		line = body->before + body->pitch + body->after;
	}
	bool measured = layout_signature_height(f, &end->signature, end->where, &f->stay_with);
	f->stay_with += f->stay_with > 0 ? line : 0;
	return measured;
}

/* What block `i` must leave for those behind it; `tail` and `last`: for what stands behind all of them. False: reported. */
static bool look_ahead(flow *f, const blocks *all, size_t i, const inside *in, bool tail, bool last)
{
	const block *b = all->items[i], *next = i + 1 < all->count ? all->items[i + 1] : NULL;
	const block *after = i + 2 < all->count ? all->items[i + 2] : NULL;
	f->last_text = next ? next->kind == BLOCK_SIGNATURE : last;
	bool near_end = next ? f->last_text || (is_text(next) && after && after->kind == BLOCK_SIGNATURE) : tail;
	f->want_tail = near_end && is_text(b);
	f->want_keep = next && b->kind == BLOCK_PARAGRAPH && layout_announces(&b->paragraph, next);
	f->stay_with = 0;
	return b->kind != BLOCK_TABLE || b->table.landscape || measure_end(f, next, after, in);
}

bool layout_blocks(flow *f, const blocks *all, const inside *in)
{
	const bool tail = f->want_tail, last = f->last_text;
	for (size_t i = 0; i < all->count; i++) {
		if (!look_ahead(f, all, i, in, tail, last) || !tend_chart(f, all->items[i]))
			return false;
		bool outermost = in->depth == 0 && in->left <= 0;
		if (outermost)
			follow_section(f, all->items[i]);
		if (outermost && !flow_turn(f, f->landscape_level > 0 || is_landscape(all, i)))
			return false;
		if (!layout_block(f, all->items[i], in))
			return false;
	}
	f->want_tail = tail;
	f->last_text = last;
	return land_chart(f);
}

static bool keep_text(arena *a, slice *text)
{
	if (text->len)
		*text = arena_copy(a, *text);
	return text->ptr != NULL || text->len == 0;
}

/* The list keeps nothing of the document, which may be given back before the list is painted. */
static bool keep_texts(arena *a, display_list *l)
{
	bool good = true;
	for (size_t i = 0; good && i < l->extra_count; i++)
		good = keep_text(a, &l->extras[i].alt) && keep_text(a, &l->extras[i].expansion);
	for (size_t i = 0; good && i < l->link_count; i++)
		good = keep_text(a, &l->links[i].uri) && keep_text(a, &l->links[i].contents);
	for (size_t i = 0; good && i < l->outline_count; i++)
		good = keep_text(a, &l->outline[i].title);
	return good;
}

bool layout_document(
    arena *a, const document *doc, const profile *p, fontset *fonts, const layout_options *options, display_list *out, diag *d)
{
	builder b;
	typesetter t;
	builder_init(&b, out);
	if (!typesetter_init(&t, fonts, p, a, d))
		return false;
	flow f = {.b = &b, .text = &t, .profile = p, .a = a, .d = d, .draft = options->draft, .sink = options->sink};
	t.find_target = references_find;
	t.refer = footnotes_refer;
	t.context = &f;
	t.abbreviations = doc->abbreviations;
	t.abbreviation_count = doc->abbreviation_count;
	inside in = {.style = &p->body};
	bool done = references_collect(&f, doc) && flow_start(&f) && layout_blocks(&f, &doc->body, &in) && flow_finish(&f) && toc_finish(&f) &&
	            release_rest(&f);
	if (done && !b.failed && !keep_texts(a, out))
		done = diag_no_memory(d);
	flow_free(&f);
	if (b.failed)
		diag_no_memory(d); /* setters return false for it without a word */
	if (!done)
		display_list_free(out);
	return done;
}
