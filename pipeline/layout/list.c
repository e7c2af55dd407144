/* list.c: lists and block quotes.
 *
 * In a Party paper an item is a paragraph whose sign stands at the first-line indent and whose further lines go back to the margin; with `hanging`
 * they stay under the text. The item's first paragraph is the LBody itself; what follows in the item is set as usual, inside it. */
#include "layout/block.h"

#include <math.h>

#include "text/print.h"

/* One item of a list being set. */
typedef struct item {
	const profile_list *how;
	const blocks *content;
	slice marker;
	const inside *in;     /* what the list stands in */
	double marker_at;     /* points from the edge of the text block */
	const inside *within; /* what the item's further blocks stand in */
	place where;
} item;

/* The pattern of the items of `l`. */
static slice pattern_of(const profile_list *how, const list *l, const inside *in, int *level)
{
	*level = in->level > l->points ? in->level : l->points;
	if (!l->ordered)
		return in->bullets ? how->bullet_inner : how->bullet;
	return *level == 0 ? how->number : *level > 1 && how->number_deep.len ? how->number_deep : how->number_inner;
}

static list_numbering numbering_of(const list *l, slice pattern)
{
	if (!l->ordered)
		return NUMBERING_DISC;
	if (memmem(pattern.ptr, pattern.len, "{letter}", 8))
		return NUMBERING_LOWER_ALPHA;
	return memmem(pattern.ptr, pattern.len, "{roman}", 7) ? NUMBERING_LOWER_ROMAN : NUMBERING_DECIMAL;
}

static slice marker_text(flow *f, slice pattern, int64_t n)
{
	buf digits = BUF_INIT(64), letter = BUF_INIT(64), roman = BUF_INIT(64);
	buf_put_signed(&digits, n);
	print_point_letter(&letter, n);
	print_roman(&roman, n, true);
	const pattern_value values[] = {{"n", buf_slice(&digits)}, {"letter", buf_slice(&letter)}, {"roman", buf_slice(&roman)}};
	bool failed = digits.failed || letter.failed || roman.failed;
	slice text = failed ? (slice){NULL, 0} : pattern_fill(f->a, pattern, values, COUNT_OF(values));
	buf_free(&digits);
	buf_free(&letter);
	buf_free(&roman);
	return text;
}

/* Left edge of the item's further lines, and what the first line's text is indented by. */
static void item_shape(const flow *f, const item *it, double marker_width, double *left, line_shape *shape)
{
	bool hanging = it->how->hanging;
	*left = hanging ? it->marker_at + it->how->hang : it->in->left;
	*shape = (line_shape){.width = f->width - *left - it->in->right,
	    .indent = hanging ? fmax(0, marker_width - it->how->hang) : it->marker_at - *left + marker_width,
	    .setting = it->in->style->align};
}

/* The first paragraph, beside its sign. */
static bool set_first(flow *f, const item *it, uint32_t label, uint32_t body)
{
	text_style style = text_style_of(it->in->style);
	double marker_width = 0, left;
	line_shape shape, marker_shape = {.width = f->width, .setting = SET_LEFT};
	if (!paragraph_set(f->aside, it->marker, &style, it->where) || !paragraph_break(f->aside, &marker_shape))
		return false;
	marker_width = paragraph_natural_width(f->aside) + f->text->spaces[FACE_REGULAR] * style.size / 1000;
	item_shape(f, it, marker_width, &left, &shape);
	paragraph_begin(f->paragraph, &style, it->where);
	const block *first = it->content->count ? it->content->items[0] : NULL;
	if (first && first->kind == BLOCK_PARAGRAPH) {
		inlines runs = layout_ended(f, &first->paragraph);
		if (!paragraph_add_inlines(f->paragraph, &runs))
			return false;
	}
	if (!paragraph_break(f->paragraph, &shape) || !flow_open_paragraph(f, f->paragraph))
		return false;
	paragraph_target to = {.b = f->b, .element = label, .content = CONTENT_NONE, .goes_on = true};
	f->lead_from = builder_save(f->b);
	if (!paragraph_paint(f->aside, &to, 0, 1, f->left + it->marker_at, f->y + text_baseline(&style)))
		return false;
	to = (paragraph_target){.b = f->b, .element = body, .content = CONTENT_NONE};
	f->has_lead = true;
	bool good = flow_paragraph(f, f->paragraph, left, &to);
	f->has_lead = false;
	return good;
}

static bool set_item(flow *f, const item *it, uint32_t l)
{
	uint32_t li = builder_element(f->b, ELEMENT_LI, l);
	uint32_t label = builder_element(f->b, ELEMENT_LBL, li), body = builder_element(f->b, ELEMENT_LBODY, li);
	bool led = it->content->count && it->content->items[0]->kind == BLOCK_PARAGRAPH, last = f->last_text;
	blocks rest = {it->content->items + led, it->content->count - led};
	flow_space(f, it->how->after);
	f->last_text = last && rest.count == 0;
	f->want_keep = led && rest.count && layout_announces(&it->content->items[0]->paragraph, rest.items[0]);
	if (!set_first(f, it, label, body))
		return false;
	flow_space_after(f, it->how->after);
	f->last_text = last;
	uint32_t outer = f->parent;
	f->parent = body;
	bool done = layout_blocks(f, &rest, it->within);
	f->parent = outer;
	return done;
}

bool layout_list(flow *f, const list *l, const inside *in, place where)
{
	const profile_list *how = &f->profile->lists;
	int level;
	slice pattern = pattern_of(how, l, in, &level);
	uint32_t e = builder_element(f->b, ELEMENT_L, f->parent);
	builder_extra(f->b, e)->numbering = numbering_of(l, pattern);
	double marker_at = in->left + in->style->indent + (how->hanging ? (in->depth ? how->indent : 0) : in->depth * how->indent);
	profile_style text = *in->style; /* of further paragraphs */
	inside within = *in;
	within.depth++;
	within.bullets += !l->ordered;
	within.level = l->ordered ? level + 1 : level > 1 ? level : 1;
	within.style = &text;
	if (how->hanging) {
		within.left = marker_at + how->hang;
		text.indent = 0;
	}
	bool tail = f->want_tail, last = f->last_text;
	for (size_t i = 0; i < l->count; i++) {
		item it = {.how = how, .content = &l->items[i], .in = in, .marker_at = marker_at, .within = &within, .where = where};
		it.marker = l->ordered ? marker_text(f, pattern, l->start + (int64_t)i) : pattern;
		if (!it.marker.ptr)
			return diag_no_memory(f->d);
		f->want_tail = tail && (i + 2 >= l->count);
		f->last_text = last && i + 1 == l->count;
		if (!set_item(f, &it, e))
			return false;
	}
	flow_space_after(f, in->style->after);
	return true;
}

bool layout_quote(flow *f, const blocks *within, const inside *in)
{
	const profile_quote *q = &f->profile->quote;
	uint32_t outer = f->parent;
	f->parent = builder_element(f->b, ELEMENT_BLOCK_QUOTE, outer);
	inside quote = *in;
	quote.left += q->style.left;
	quote.right += q->right;
	quote.style = &q->style;
	bool done = layout_blocks(f, within, &quote);
	f->parent = outer;
	return done;
}
