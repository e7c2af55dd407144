/* toc.c: the table of contents, the list of tables and charts.
 *
 * Titles are known before the first page is set (reference.c), page numbers only after the last. So each entry is painted with an empty text where
 * its page number goes, and toc_finish fills them in: the room they take does not depend on what they are. */
#include "layout/block.h"
#include "layout/release.h"

#include <math.h>

typedef struct toc_later {
	struct toc_later *next;
	const reference *r;
	uint32_t mark; /* the text of the page number */
	uint32_t first_link, link_count;
	double right; /* its right edge */
	slice words;  /* of the entry */
} toc_later;

/* Kinds of entries: headings of three levels (0, 1, 2), annexes, tables and charts. */
enum { ENTRY_ANNEX = 3, ENTRY_TABLE, ENTRY_KINDS };

/* What all entries share. */
typedef struct toc {
	flow *f;
	double number_width[ENTRY_KINDS]; /* widest number of each kind: their titles stand under each other */
	double page_width;                /* room of the page numbers, with the space before them */
	uint32_t element;
	place where;
} toc;

/* ---- which ---- */

static bool is_listed(const flow *f, const reference *r, bool of_tables)
{
	bool of_text = r->kind == REFERENCE_HEADING || r->kind == REFERENCE_APPENDIX;
	if (of_tables)
		return !of_text && r->number.len;
	return of_text && r->level <= f->profile->toc.levels;
}

static int kind_of(const reference *r)
{
	switch (r->kind) {
	case REFERENCE_APPENDIX: return ENTRY_ANNEX;
	case REFERENCE_TABLE:
	case REFERENCE_CHART:
	case REFERENCE_PICTURE: return ENTRY_TABLE;
	default: return r->level < 1 ? 0 : r->level > 3 ? 2 : r->level - 1;
	}
}

static const profile_style *style_of(const profile_toc *how, int kind)
{
	return kind == ENTRY_TABLE ? &how->table_entry : &how->entry[kind == ENTRY_ANNEX ? 0 : kind];
}

/* The page number of `r` as contents print it. {NULL, 0}: no memory. */
static slice page_words(flow *f, const reference *r, slice number)
{
	const pattern_value page = {"page", number};
	return r->page.len ? pattern_fill(f->a, r->page, &page, 1) : number;
}

/* Pages of annexes that count their own have long names, of which two digits are not known yet. */
static bool measure_page(toc *t, const reference *r, const text_style *style)
{
	flow *f = t->f;
	if (r->page.len == 0)
		return true;
	slice widest = page_words(f, r, SLICE("00"));
	if (!widest.ptr)
		return diag_no_memory(f->d);
	uint32_t number = fontset_word(f->text->fonts, f->text->faces[FACE_REGULAR], widest, f->d);
	if (number == WORD_NONE)
		return false;
	t->page_width = fmax(t->page_width, fontset_word_width(f->text->fonts, number) * style->size / 1000 + style->size / 2);
	return true;
}

static bool measure_numbers(toc *t, bool of_tables)
{
	flow *f = t->f;
	t->page_width = f->profile->toc.page_width;
	for (size_t i = 0; i < f->reference_count; i++) {
		const reference *r = &f->references[i];
		if (!is_listed(f, r, of_tables))
			continue;
		int k = kind_of(r);
		text_style style = text_style_of(style_of(&f->profile->toc, k));
		if (!measure_page(t, r, &style))
			return false;
		if (r->number.len == 0)
			continue;
		if (!paragraph_set(f->aside, r->number, &style, t->where))
			return false;
		t->number_width[k] = fmax(t->number_width[k], paragraph_natural_width(f->aside) + f->profile->toc.number_gap);
	}
	return true;
}

/* ---- one entry ---- */

/* Leaders from x0 to x1, as decoration. */
static bool paint_leaders(toc *t, const text_style *style, double x0, double x1, double y)
{
	flow *f = t->f;
	slice sign = f->profile->toc.leader;
	if (sign.len == 0)
		return true;
	uint32_t sign_word = fontset_word(f->text->fonts, f->text->faces[FACE_REGULAR], sign, f->d);
	if (sign_word == WORD_NONE)
		return false;
	double width = fontset_word_width(f->text->fonts, sign_word) * style->size / 1000;
	if (width <= 0 || x1 - x0 < 2 * width)
		return true;
	/* They end at one edge on all lines, so that they stand under each other. */
	size_t count = (size_t)((x1 - x0 - width / 2) / width);
	uint32_t content_number = builder_artifact(f->b, ARTIFACT_LAYOUT);
	builder_text_begin(f->b, content_number, x1 - (double)count * width, y, style->size, COLOUR_BLACK);
	for (size_t i = 0; i < count; i++)
		builder_text_word(f->b, sign_word, (double)TEXT_GLUED);
	builder_text_end(f->b, false);
	return true;
}

static bool remember(toc *t, const reference *r, uint32_t first_link, double right)
{
	flow *f = t->f;
	toc_later *l = arena_alloc(f->a, sizeof *l);
	if (!l)
		return diag_no_memory(f->d);
	size_t marks = f->b->list->mark_count, links = f->b->list->link_count;
	*l = (toc_later){
	    .r = r, .mark = (uint32_t)(marks ? marks - 1 : 0), .first_link = first_link, .right = right, .words = reference_words(f->a, r)};
	l->link_count = (uint32_t)links - first_link;
	if (f->toc_last)
		*f->toc_last = l;
	else
		f->toc_first = l;
	f->toc_last = &l->next;
	return l->words.ptr || diag_no_memory(f->d);
}

/* Title, leaders and page number: f->paragraph is broken; x: its left edge. */
static bool paint_entry(toc *t, const reference *r, uint32_t parent, double x)
{
	flow *f = t->f;
	paragraph *p = f->paragraph;
	const text_style style = *paragraph_style(p);
	size_t lines = paragraph_line_count(p);
	double inset = x - f->left;
	uint32_t reference_element = builder_element(f->b, ELEMENT_REFERENCE, parent),
	         link = builder_element(f->b, ELEMENT_LINK, reference_element);
	paragraph_target to = {.b = f->b, .element = link, .content = CONTENT_NONE, .goes_on = true};
	if (!flow_paragraph(f, p, inset, &to)) /* a title as long as a page goes on on the next */
		return false;
	x = f->left + inset;
	double top = fmax(f->top, f->y - paragraph_height(p)), baseline = f->y - style.pitch + text_baseline(&style);
	double right = f->left + f->width, edge = right - t->page_width;
	double space = f->text->spaces[FACE_REGULAR] * style.size / 1000;
	if (!paint_leaders(t, &style, x + paragraph_line_width(p, lines - 1) + space, edge, baseline))
		return false;
	uint32_t first_link = (uint32_t)f->b->list->link_count;
	builder_link(f->b, link, x, top, right, f->y, r->target, (slice){NULL, 0}, r->title);
	builder_text_begin(f->b, builder_content(f->b, link), right, baseline, style.size, COLOUR_BLACK);
	builder_text_end(f->b, false);
	return remember(t, r, first_link, right);
}

static bool set_entry(toc *t, const reference *r)
{
	flow *f = t->f;
	int k = kind_of(r);
	const profile_style *how = style_of(&f->profile->toc, k);
	text_style style = text_style_of(how);
	double hang = r->number.len ? t->number_width[k] : 0;
	line_shape shape = {.width = f->width - how->left - hang - t->page_width - style.size, .setting = SET_LEFT, .balance = true};
	if (!paragraph_set(f->paragraph, r->title, &style, r->block->where) || !paragraph_break(f->paragraph, &shape))
		return false;
	flow_space(f, how->before);
	double height = paragraph_height(f->paragraph);
	if (!flow_reserve(f, height <= flow_page_height(f) ? height : 2 * style.pitch))
		return false;
	uint32_t item = builder_element(f->b, ELEMENT_TOCI, t->element);
	double x = f->left + how->left;
	if (r->number.len) {
		line_shape number_shape = {.width = f->width, .setting = SET_LEFT};
		paragraph_target to = {.b = f->b, .element = builder_element(f->b, ELEMENT_LBL, item), .content = CONTENT_NONE, .goes_on = true};
		if (!paragraph_set(f->aside, r->number, &style, t->where) || !paragraph_break(f->aside, &number_shape) ||
		    !paragraph_paint(f->aside, &to, 0, 1, x, f->y + text_baseline(&style)))
			return false;
	}
	if (!paint_entry(t, r, item, x + hang))
		return false;
	flow_space_after(f, how->after);
	return true;
}

bool layout_toc(flow *f, slice title, bool of_tables, place where)
{
	toc t = {.f = f, .where = where};
	if (!measure_numbers(&t, of_tables))
		return false;
	if (title.len && !layout_plain_heading(f, title, &f->profile->toc.title, where))
		return false;
	bool any = false;
	for (size_t i = 0; i < f->reference_count; i++) {
		const reference *r = &f->references[i];
		if (!is_listed(f, r, of_tables))
			continue;
		if (!any)
			t.element = builder_element(f->b, ELEMENT_TOC, f->parent);
		any = true;
		if (!set_entry(&t, r))
			return false;
	}
	release_wait(f);
	f->contents_left--;
	return true;
}

/* ---- page numbers, at the end ---- */

/* Put the word at the end of the items, and the mark around it. */
static bool finish_entry(flow *f, const toc_later *l)
{
	display_list *out = f->b->list;
	slice label = page_words(f, l->r, out->pages[out->targets[l->r->target].page].label);
	if (!label.ptr)
		return diag_no_memory(f->d);
	int face = f->text->faces[FACE_REGULAR];
	uint32_t digits = fontset_word(f->text->fonts, face, label, f->d);
	if (digits == WORD_NONE)
		return false;
	mark *m = display_mark(out, l->mark);
	m->first = (uint32_t)out->item_count;
	m->count = 1;
	m->x = (float)(l->right - fontset_word_width(f->text->fonts, digits) * (double)m->size / 1000);
	builder_text_word(f->b, digits, (double)TEXT_GLUED);
	const pattern_value parts[] = {{"words", l->words}, {"page", label}};
	slice contents = pattern_fill(f->a, SLICE("{words}, {page}"), parts, COUNT_OF(parts));
	if (!contents.ptr)
		return diag_no_memory(f->d);
	for (uint32_t i = 0; i < l->link_count; i++)
		out->links[l->first_link + i].contents = contents;
	return true;
}

bool toc_finish(flow *f)
{
	if (f->b->failed)
		return diag_no_memory(f->d);
	for (const toc_later *l = f->toc_first; l; l = l->next)
		if (!finish_entry(f, l))
			return false;
	return !f->b->failed || diag_no_memory(f->d);
}
