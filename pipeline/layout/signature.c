/* signature.c: the end of a paper: recipients at the left, authority, office and name at the right.
 *
 * Both columns are one block that is never divided. When it goes to a new page, the last lines of the text go along (flow_reserve_tail), so that a
 * signature never stands alone. It is measured by setting it; what is measured is painted next, so nothing is set twice but the right column. */
#include <math.h>

#include "base/buf.h"
#include "layout/block.h"

typedef struct column {
	double x, width, y;
} column;

/* "T/M ĐẢNG ỦY" as this profile writes it: "TM. ĐẢNG ỦY". */
static slice authority_text(flow *f, slice text)
{
	const profile_signature *how = &f->profile->signature;
	for (size_t i = 0; i < how->form_count; i++) {
		slice from = how->forms[i].from;
		if (text.len < from.len || memcmp(text.ptr, from.ptr, from.len) != 0)
			continue;
		const pattern_value parts[] = {{"to", how->forms[i].to}, {"rest", {text.ptr + from.len, text.len - from.len}}};
		return pattern_fill(f->a, SLICE("{to}{rest}"), parts, COUNT_OF(parts));
	}
	return text;
}

/* The recipient without the stop it was typed with. */
static slice recipient_text(flow *f, slice text, bool last)
{
	const profile_signature *how = &f->profile->signature;
	text = slice_trim(text);
	while (text.len && strchr(".,;", text.ptr[text.len - 1]))
		text.len--;
	const pattern_value parts[] = {{"text", text}, {"stop", last ? how->last : how->separator}};
	return pattern_fill(f->a, SLICE("{text}{stop}"), parts, COUNT_OF(parts));
}

/* ---- the pictures between office and name ---- */

static double mark_height(const signature_mark *m)
{
	return m->image ? picture_width(m->image, m->width_mm) * m->image->height / m->image->width : 0;
}

/* Height of the space between office and name: the pictures may need more than the profile leaves. */
static double gap_height(const flow *f, const signature *s)
{
	return fmax(f->profile->signature.gap, fmax(mark_height(&s->image), mark_height(&s->stamp)));
}

/* The signature stands in the middle; the stamp, in true size, over its left third (HD 05-HD/VPTW 2026, p. 23-24). */
static void paint_marks(flow *f, const signature *s, const column *c, uint32_t div)
{
	double middle = c->x + c->width / 2, centre = c->y + gap_height(f, s) / 2;
	double width = s->image.image ? picture_width(s->image.image, s->image.width_mm) : 0, left = middle - width / 2;
	if (s->image.image)
		paint_picture(f, s->image.image, s->image.alt, div, left, centre - mark_height(&s->image) / 2, width);
	if (!s->stamp.image)
		return;
	double stamp = picture_width(s->stamp.image, s->stamp.width_mm);
	double x = fmax(f->left, s->image.image ? left + width / 3 - stamp : middle - stamp);
	paint_picture(f, s->stamp.image, s->stamp.alt, div, x, centre - mark_height(&s->stamp) / 2, stamp);
}

static const profile_style *date_style(const flow *f)
{
	const profile_style *own = &f->profile->signature.date;
	return own->size > 0 ? own : &f->profile->letterhead.date_style;
}

static const profile_style *note_style(const flow *f)
{
	const profile_style *own = &f->profile->signature.note;
	return own->size > 0 ? own : &f->profile->signature.recipient;
}

/* ---- measuring ---- */

static bool add_height(flow *f, slice text, const profile_style *style, double width, double *height, place where)
{
	if (text.len == 0)
		return true;
	if (!set_column(f, f->paragraph, text, style, width, where))
		return false;
	*height += style->before + paragraph_height(f->paragraph) + style->after;
	return true;
}

static bool measure(flow *f, const signature *s, double left_width, double right_width, double hang, double *height, place where)
{
	const profile_signature *how = &f->profile->signature;
	double left = 0, right = gap_height(f, s);
	for (size_t i = 0; i < s->notes.count; i++)
		if (!add_height(f, s->notes.items[i], note_style(f), left_width, &left, where))
			return false;
	if (!add_height(f, s->date, date_style(f), right_width, &right, where))
		return false;
	if (s->recipients.count && !add_height(f, how->recipients, &how->recipients_style, left_width, &left, where))
		return false;
	for (size_t i = 0; i < s->recipients.count; i++)
		if (!add_height(f, s->recipients.items[i], &how->recipient, left_width - hang, &left, where))
			return false;
	if (!add_height(f, authority_text(f, s->authority), &how->authority, right_width, &right, where) ||
	    !add_height(f, s->office, &how->office, right_width, &right, where) ||
	    !add_height(f, s->signatory, &how->signatory, right_width, &right, where))
		return false;
	*height = left > right ? left : right;
	return true;
}

/* ---- painting ---- */

static bool put(flow *f, column *c, slice text, const profile_style *style, uint32_t div, place where)
{
	if (text.len == 0)
		return true;
	c->y += style->before;
	if (!set_column(f, f->paragraph, text, style, c->width, where) || !paint_column(f, f->paragraph, ELEMENT_P, div, c->x, c->y, &c->y))
		return false;
	c->y += style->after;
	return true;
}

static bool put_recipient(flow *f, column *c, slice text, double hang, uint32_t l, place where)
{
	const profile_signature *how = &f->profile->signature;
	uint32_t li = builder_element(f->b, ELEMENT_LI, l);
	if (how->dash.len) {
		text_style style = text_style_of(&how->recipient);
		line_shape shape = {.width = c->width, .setting = SET_LEFT};
		paragraph_target to = {.b = f->b, .element = builder_element(f->b, ELEMENT_LBL, li), .content = CONTENT_NONE, .goes_on = true};
		if (!paragraph_set(f->aside, how->dash, &style, where) || !paragraph_break(f->aside, &shape) ||
		    !paragraph_paint(f->aside, &to, 0, 1, c->x, c->y + text_baseline(&style)))
			return false;
	}
	if (!set_column(f, f->paragraph, text, &how->recipient, c->width - hang, where))
		return false;
	return paint_column(f, f->paragraph, ELEMENT_LBODY, li, c->x + hang, c->y, &c->y);
}

static bool put_recipients(flow *f, column *c, const signature *s, double hang, uint32_t div, place where)
{
	const profile_signature *how = &f->profile->signature;
	if (s->recipients.count == 0)
		return true;
	if (!put(f, c, how->recipients, &how->recipients_style, div, where))
		return false;
	uint32_t l = builder_element(f->b, ELEMENT_L, div);
	builder_extra(f->b, l)->numbering = NUMBERING_DISC;
	for (size_t i = 0; i < s->recipients.count; i++) {
		slice text = recipient_text(f, s->recipients.items[i], i + 1 == s->recipients.count);
		if (!text.ptr)
			return diag_no_memory(f->d);
		if (!put_recipient(f, c, text, hang, l, where))
			return false;
	}
	return true;
}

/* Width of the recipients' dash with its space, points. */
static bool dash_width(flow *f, double *width, place where)
{
	const profile_signature *how = &f->profile->signature;
	text_style style = text_style_of(&how->recipient);
	*width = 0;
	if (how->dash.len == 0)
		return true;
	if (!paragraph_set(f->aside, how->dash, &style, where))
		return false;
	*width = paragraph_natural_width(f->aside) + f->text->spaces[FACE_REGULAR] * style.size / 1000;
	return true;
}

static bool measure_all(flow *f, const signature *s, place where, double *left_width, double *hang, double *height)
{
	*left_width = f->width * f->profile->signature.left_share / 100;
	return dash_width(f, hang, where) && measure(f, s, *left_width, f->width - *left_width, *hang, height, where);
}

bool layout_signature_height(flow *f, const signature *s, place where, double *height)
{
	double left_width, hang;
	if (!measure_all(f, s, where, &left_width, &hang, height))
		return false;
	*height = *height > flow_page_height(f) ? 0 : *height + f->profile->signature.before;
	return true;
}

bool layout_signature(flow *f, const signature *s, place where)
{
	const profile_signature *how = &f->profile->signature;
	double left_width, hang, height;
	if (!measure_all(f, s, where, &left_width, &hang, &height))
		return false;
	double right_width = f->width - left_width;
	if (height > flow_page_height(f))
		return layout_too_high(f, "signature", where);
	flow_space(f, how->before);
	if (!flow_reserve_tail(f, height))
		return false;
	uint32_t div = builder_element(f->b, ELEMENT_DIV, f->root);
	column left = {.x = f->left, .width = left_width, .y = f->y}, right = {.x = f->left + left_width, .width = right_width, .y = f->y};
	for (size_t i = 0; i < s->notes.count; i++)
		if (!put(f, &left, s->notes.items[i], note_style(f), div, where))
			return false;
	if (!put_recipients(f, &left, s, hang, div, where) || !put(f, &right, s->date, date_style(f), div, where))
		return false;
	slice authority = authority_text(f, s->authority);
	if (!authority.ptr && s->authority.len)
		return diag_no_memory(f->d);
	if (!put(f, &right, authority, &how->authority, div, where) || !put(f, &right, s->office, &how->office, div, where))
		return false;
	paint_marks(f, s, &right, div);
	right.y += gap_height(f, s);
	if (!put(f, &right, s->signatory, &how->signatory, div, where))
		return false;
	flow_advance(f, height);
	flow_space_after(f, f->profile->body.after);
	return true;
}
