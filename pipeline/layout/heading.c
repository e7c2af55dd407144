/* heading.c: headings: their number, their place in the structure, and what keeps them with the text below.
 *
 * Each heading opens a section of the structure tree and closes those of its level and deeper; the element H1 … H6 is by the depth of sections, so
 * that no level is left out whatever the template does (PDF/UA-1 §7.4.2). */
#include "layout/block.h"

#define LINES_BELOW 2 /* of body text that a heading needs under it */

/* Close sections of `level` and deeper, open a new one. */
static void open_section(flow *f, int level)
{
	while (f->depth > 0 && f->section_levels[f->depth - 1] >= level)
		f->depth--;
	if (f->depth == HEADING_LEVELS)
		f->depth--;
	uint32_t outer = f->depth ? f->sections[f->depth - 1] : f->root;
	f->sections[f->depth] = builder_element(f->b, ELEMENT_SECT, outer);
	f->section_levels[f->depth++] = level;
	f->parent = f->sections[f->depth - 1];
}

static line_shape heading_shape(const flow *f, const profile_style *s)
{
	return (line_shape){.width = f->width - s->left, .indent = s->indent, .setting = s->align, .balance = s->align == SET_CENTER};
}

/* The lines of a heading: the number's own, then the title's. */
typedef struct heading_lines {
	paragraph *number, *title; /* NULL: none */
	const profile_heading *how;
	double height;
} heading_lines;

static bool fill(flow *f, const heading *h, const reference *r, place where, heading_lines *out)
{
	const profile_heading *how = out->how;
	slice number = r ? r->number : (slice){NULL, 0};
	slice none = {NULL, 0};
	text_style style = text_style_of(&how->style);
	line_shape shape = heading_shape(f, &how->style);
	out->title = f->paragraph;
	paragraph_begin(out->title, &style, where);
	if (number.len && how->own_line) {
		text_style number_style = text_style_of(&how->number_style);
		line_shape number_shape = heading_shape(f, &how->number_style);
		out->number = f->aside;
		if (!paragraph_set(out->number, number, &number_style, where) || !paragraph_break(out->number, &number_shape))
			return false;
		out->height += paragraph_height(out->number) + how->number_style.after;
	} else if (number.len) {
		if (!paragraph_add(out->title, number, 0, none) || !paragraph_add(out->title, SLICE("\xC2\xA0"), 0, none))
			return false;
	}
	if (!paragraph_add_inlines(out->title, &h->text) || !paragraph_break(out->title, &shape))
		return false;
	out->height += paragraph_height(out->title);
	return true;
}

static bool paint(flow *f, const heading_lines *lines, element_type type)
{
	paragraph_target to = {.b = f->b, .element = builder_element(f->b, type, f->parent), .content = CONTENT_NONE, .notes = f->parent};
	if (lines->number) {
		to.goes_on = true;
		if (!flow_paragraph(f, lines->number, lines->how->number_style.left, &to))
			return false;
		flow_advance(f, lines->how->number_style.after);
	}
	to.goes_on = false;
	return flow_paragraph(f, lines->title, lines->how->style.left, &to);
}

bool layout_heading(flow *f, const heading *h, const block *b)
{
	const profile *p = f->profile;
	int level = h->appendix || h->level < 1 ? 1 : h->level > HEADING_LEVELS ? HEADING_LEVELS : h->level;
	heading_lines lines = {.how = h->appendix ? &p->appendix : &p->headings[level - 1]};
	if (h->appendix ? !flow_begin_annex(f) : lines.how->new_page && !f->at_top && !flow_new_page(f))
		return false;
	const reference *r = flow_reference(f, b);
	if (!fill(f, h, r, b->where, &lines))
		return false;
	open_section(f, level);
	const profile_style *first = lines.number ? &lines.how->number_style : &lines.how->style;
	flow_space(f, first->before);
	if (!flow_reserve(f, lines.height + lines.how->style.after + LINES_BELOW * p->body.pitch))
		return false;
	flow_keep_begin(f);
	flow_reach(f, r, f->y);
	if (r)
		builder_outline(f->b, f->depth, reference_words(f->a, r), r->target);
	bool painted = paint(f, &lines, (element_type)(ELEMENT_H1 + f->depth - 1));
	flow_keep_end(f);
	flow_space_after(f, lines.how->style.after);
	return painted;
}

bool layout_plain_heading(flow *f, slice text, const profile_style *style, place where)
{
	text_style s = text_style_of(style);
	line_shape shape = heading_shape(f, style);
	if (!paragraph_set(f->paragraph, text, &s, where) || !paragraph_break(f->paragraph, &shape))
		return false;
	flow_space(f, style->before);
	if (!flow_reserve(f, paragraph_height(f->paragraph) + style->after + LINES_BELOW * f->profile->body.pitch))
		return false;
	flow_keep_begin(f);
	paragraph_target to = {.b = f->b, .element = builder_element(f->b, ELEMENT_P, f->parent), .content = CONTENT_NONE};
	bool painted = flow_paragraph(f, f->paragraph, style->left, &to);
	flow_keep_end(f);
	flow_space_after(f, style->after);
	return painted;
}
