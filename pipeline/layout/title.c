/* title.c: the title: kind of document, what it is about, remark, and the sign or rule that ends it. */
#include "layout/block.h"

static bool put(flow *f, slice text, const profile_style *style, uint32_t div, double *last_width, place where)
{
	if (text.len == 0)
		return true;
	double width = f->width * f->profile->title_block.width_share / 100;
	if (!set_column(f, f->paragraph, text, style, width, where))
		return false;
	flow_space(f, style->before);
	*last_width = paragraph_line_width(f->paragraph, paragraph_line_count(f->paragraph) - 1);
	paragraph_target to = {.b = f->b, .element = builder_element(f->b, ELEMENT_P, div), .content = CONTENT_NONE};
	if (!flow_paragraph(f, f->paragraph, (f->width - width) / 2, &to))
		return false;
	flow_space_after(f, style->after);
	return true;
}

/* "-----", or a rule as long as a part of the line above. */
static bool put_end(flow *f, double last_width, place where)
{
	const profile_title *how = &f->profile->title_block;
	if (how->rule > 0 && last_width > 0) {
		double half = last_width * how->rule / 200, middle = f->left + f->width / 2;
		flow_space(f, 0);
		paint_rule(f, middle - half, middle + half, f->y + 5, how->rule_width);
		flow_advance(f, 8);
		return true;
	}
	if (how->separator.text.len == 0)
		return true;
	if (!set_column(f, f->paragraph, how->separator.text, &how->separator.style, f->width, where))
		return false;
	flow_space(f, how->separator.style.before);
	paragraph_target to = {.b = f->b, .element = ELEMENT_NONE, .artifact = ARTIFACT_LAYOUT, .content = CONTENT_NONE};
	return flow_paragraph(f, f->paragraph, 0, &to);
}

bool layout_title(flow *f, const title_block *t, place where)
{
	const profile_title *how = &f->profile->title_block;
	uint32_t div = builder_element(f->b, ELEMENT_DIV, f->parent);
	double last_width = 0;
	flow_space(f, how->before);
	flow_keep_begin(f);
	bool done = put(f, t->kind, &how->kind, div, &last_width, where) && put(f, t->abstract, &how->abstract, div, &last_width, where) &&
	            put(f, t->note, &how->note, div, &last_width, where) && put_end(f, last_width, where);
	flow_keep_end(f);
	flow_space_after(f, how->after);
	return done;
}
