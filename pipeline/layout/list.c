/* list.c: lists and block quotes.
 *
 * In a Party paper an item is a paragraph whose sign stands at the first-line indent and whose further lines go back to the margin; with `hanging`
 * they stay under the text. The item's first paragraph is the LBody itself; what follows in the item is set as usual, inside it. */
#include "layout/block.h"
#include "text/print.h"

/* One item of a list being set. */
typedef struct item {
	const profile_list *how;
	const blocks *content;
	slice marker;
	int depth;
	place where;
} item;

static slice marker_text(flow *f, const list *l, int depth, int64_t n)
{
	const profile_list *how = &f->profile->lists;
	if (!l->ordered)
		return depth ? how->bullet_inner : how->bullet;
	buf digits = BUF_INIT(64), letter = BUF_INIT(64), roman = BUF_INIT(64);
	buf_put_signed(&digits, n);
	print_point_letter(&letter, n);
	print_roman(&roman, n, true);
	const pattern_value values[] = {{"n", buf_slice(&digits)}, {"letter", buf_slice(&letter)}, {"roman", buf_slice(&roman)}};
	bool failed = digits.failed || letter.failed || roman.failed;
	slice text = failed ? (slice){NULL, 0} : pattern_fill(f->a, depth ? how->number_inner : how->number, values, COUNT_OF(values));
	buf_free(&digits);
	buf_free(&letter);
	buf_free(&roman);
	return text;
}

/* Left edge of the item's further lines, and what the first line's text is indented by. */
static void item_shape(const flow *f, const item *it, double marker_width, double *left, line_shape *shape)
{
	const profile_style *body = &f->profile->body;
	double marker_at = body->indent + it->depth * it->how->indent;
	*left = it->how->hanging ? marker_at + it->how->hang : 0;
	*shape = (line_shape){.width = f->width - *left, .indent = it->how->hanging ? 0 : marker_at + marker_width, .setting = body->align};
}

/* The first paragraph, beside its sign. */
static bool set_first(flow *f, const item *it, uint32_t label, uint32_t body)
{
	text_style style = text_style_of(&f->profile->body);
	double marker_width = 0, left;
	line_shape shape, marker_shape = {.width = f->width, .setting = SET_LEFT};
	if (!paragraph_set(f->aside, it->marker, &style, it->where) || !paragraph_break(f->aside, &marker_shape))
		return false;
	marker_width = paragraph_natural_width(f->aside) + f->text->spaces[FACE_REGULAR] * style.size / 1000;
	item_shape(f, it, marker_width, &left, &shape);
	paragraph_begin(f->paragraph, &style, it->where);
	const block *first = it->content->count ? it->content->items[0] : NULL;
	if (first && first->kind == BLOCK_PARAGRAPH && !paragraph_add_inlines(f->paragraph, &first->paragraph))
		return false;
	if (!paragraph_break(f->paragraph, &shape) || !flow_open_paragraph(f, f->paragraph))
		return false;
	paragraph_target to = {.b = f->b, .element = label, .content = CONTENT_NONE, .goes_on = true};
	double x = f->left + f->profile->body.indent + it->depth * it->how->indent;
	f->lead_from = builder_save(f->b);
	if (!paragraph_paint(f->aside, &to, 0, 1, x, f->y + text_baseline(&style)))
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
	flow_space(f, it->how->after);
	if (!set_first(f, it, label, body))
		return false;
	flow_space_after(f, it->how->after);
	bool led = it->content->count && it->content->items[0]->kind == BLOCK_PARAGRAPH;
	blocks rest = {it->content->items + led, it->content->count - led};
	uint32_t outer = f->parent;
	f->parent = body;
	inside in = {.depth = it->depth + 1, .style = &f->profile->body};
	if (it->how->hanging)
		in.left = f->profile->body.indent + it->depth * it->how->indent + it->how->hang;
	bool done = layout_blocks(f, &rest, &in);
	f->parent = outer;
	return done;
}

bool layout_list(flow *f, const list *l, int depth, place where)
{
	uint32_t e = builder_element(f->b, ELEMENT_L, f->parent);
	builder_extra(f->b, e)->numbering = !l->ordered ? NUMBERING_DISC : depth ? NUMBERING_LOWER_ALPHA : NUMBERING_DECIMAL;
	bool tail = f->want_tail;
	for (size_t i = 0; i < l->count; i++) {
		item it = {.how = &f->profile->lists, .content = &l->items[i], .depth = depth, .where = where};
		it.marker = marker_text(f, l, depth, l->start + (int64_t)i);
		if (!it.marker.ptr)
			return diag_no_memory(f->d);
		f->want_tail = tail && i + 1 == l->count;
		if (!set_item(f, &it, e))
			return false;
	}
	flow_space_after(f, f->profile->body.after);
	return true;
}

bool layout_quote(flow *f, const blocks *within)
{
	const profile_quote *q = &f->profile->quote;
	uint32_t outer = f->parent;
	f->parent = builder_element(f->b, ELEMENT_BLOCK_QUOTE, outer);
	inside in = {.left = q->style.left, .right = q->right, .style = &q->style};
	bool done = layout_blocks(f, within, &in);
	f->parent = outer;
	return done;
}
