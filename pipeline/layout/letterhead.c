/* letterhead.c: the lines over the text, in two columns: the bodies and the number, the nation's lines, place and date.
 *
 * Both columns are set from the same top; rules are as long as the profile's share of the line above them. A paper without a number yet leaves a
 * gap to write it in. */
#include "base/buf.h"
#include "layout/block.h"

/* A column while it is filled. */
typedef struct column {
	flow *f;
	uint32_t parent;
	double x, width, y;
	double last_width; /* of the last line set */
	double last_baseline;
	place where;
} column;

static bool put_filled(column *c, paragraph *p)
{
	size_t lines = paragraph_line_count(p);
	const text_style *s = paragraph_style(p);
	c->last_width = paragraph_line_width(p, lines - 1);
	c->last_baseline = c->y + (double)(lines - 1) * s->pitch + text_baseline(s);
	return paint_column(c->f, p, ELEMENT_P, c->parent, c->x, c->y, &c->y);
}

static bool put(column *c, slice text, const profile_style *style)
{
	if (text.len == 0)
		return true;
	c->y += style->before;
	paragraph *p = c->f->paragraph;
	if (!set_column(c->f, p, text, style, c->width, c->where) || !put_filled(c, p))
		return false;
	c->y += style->after;
	return true;
}

/* A line that only decorates. */
static bool put_sign(column *c, const profile_line *line)
{
	if (line->text.len == 0)
		return true;
	paragraph *p = c->f->paragraph;
	if (!set_column(c->f, p, line->text, &line->style, c->width, c->where))
		return false;
	paragraph_target to = {.b = c->f->b, .element = ELEMENT_NONE, .artifact = ARTIFACT_LAYOUT, .content = CONTENT_NONE};
	if (!paragraph_paint(p, &to, 0, paragraph_line_count(p), c->x, c->y + text_baseline(paragraph_style(p))))
		return false;
	c->y += paragraph_height(p);
	return true;
}

/* A rule under the last line, `share` hundredths of its text. */
static void put_rule(column *c, double share)
{
	const profile_letterhead *how = &c->f->profile->letterhead;
	if (share <= 0 || c->last_width <= 0)
		return;
	double half = c->last_width * share / 200, middle = c->x + c->width / 2, y = c->last_baseline + how->rule_gap;
	paint_rule(c->f, middle - half, middle + half, y, how->rule_width);
	if (c->y < y + how->rule_gap / 2)
		c->y = y + how->rule_gap / 2;
}

/* ---- number and date ---- */

/* "7" → "07". */
static slice two_digits(arena *a, slice number)
{
	bool single = number.len == 1 && number.ptr[0] >= '1' && number.ptr[0] <= '9';
	return single ? slice_of(arena_printf(a, "0%c", number.ptr[0])) : number;
}

/* The symbol as this kind of paper writes it. */
static slice symbol_text(flow *f, slice symbol)
{
	buf out = BUF_INIT(1 << 16);
	for (size_t i = 0; i < symbol.len; i++)
		if (symbol.ptr[i] == '/')
			buf_put_slice(&out, f->profile->letterhead.symbol_slash);
		else
			buf_put_char(&out, symbol.ptr[i]);
	slice text = out.failed ? (slice){NULL, 0} : arena_copy(f->a, buf_slice(&out));
	buf_free(&out);
	return text;
}

/* Offset of "{number}" in the pattern, or its length. */
static size_t number_offset(slice pattern)
{
	static const char key[] = "{number}";
	size_t n = sizeof key - 1;
	for (size_t i = 0; i + n <= pattern.len; i++)
		if (memcmp(pattern.ptr + i, key, n) == 0)
			return i;
	return pattern.len;
}

static bool put_number(column *c, const letterhead *l)
{
	flow *f = c->f;
	const profile_letterhead *how = &f->profile->letterhead;
	if (l->number.len == 0 && l->symbol.len == 0)
		return true;
	slice symbol = symbol_text(f, l->symbol), number = two_digits(f->a, l->number);
	if (!symbol.ptr || !number.ptr)
		return diag_no_memory(f->d);
	const pattern_value values[] = {{"number", number}, {"symbol", symbol}};
	if (l->number.len)
		return put(c, pattern_fill(f->a, how->number, values, COUNT_OF(values)), &how->number_style);
	/* No number yet: room to write it in. */
	size_t at = number_offset(how->number);
	slice behind = {how->number.ptr + at, how->number.len - at};
	slice rest = pattern_fill(f->a, behind, (const pattern_value[]){{"number", {"", 0}}, {"symbol", symbol}}, 2);
	if (!rest.ptr)
		return diag_no_memory(f->d);
	text_style style = text_style_of(&how->number_style);
	line_shape shape = {.width = c->width, .setting = how->number_style.align};
	slice none = {NULL, 0};
	paragraph *p = f->paragraph;
	paragraph_begin(p, &style, c->where);
	if (!paragraph_add(p, slice_trim((slice){how->number.ptr, at}), 0, none))
		return false;
	paragraph_add_gap(p, how->number_gap);
	if (!paragraph_add(p, rest, 0, none) || !paragraph_break(p, &shape))
		return false;
	c->y += how->number_style.before;
	return put_filled(c, p);
}

static bool put_date(column *c, const letterhead *l)
{
	const profile_letterhead *how = &c->f->profile->letterhead;
	if (l->place.len == 0 || l->date.len == 0)
		return put(c, l->place.len ? l->place : l->date, &how->date_style);
	const pattern_value values[] = {{"place", l->place}, {"date", l->date}};
	slice text = pattern_fill(c->f->a, how->date, values, COUNT_OF(values));
	return text.ptr ? put(c, text, &how->date_style) : diag_no_memory(c->f->d);
}

/* ---- the block ---- */

static bool put_bodies(column *c, const letterhead *l)
{
	const profile_letterhead *how = &c->f->profile->letterhead;
	if (!put(c, l->superior, &how->superior) || !put(c, l->organisation, &how->organisation))
		return false;
	put_rule(c, how->organisation_rule);
	return put_sign(c, &how->separator);
}

static bool put_nation(column *c)
{
	const profile_letterhead *how = &c->f->profile->letterhead;
	if (!put(c, how->nation.text, &how->nation.style) || !put(c, how->motto.text, &how->motto.style))
		return false;
	put_rule(c, how->nation_rule);
	return true;
}

bool layout_letterhead(flow *f, const letterhead *l, place where)
{
	const profile_letterhead *how = &f->profile->letterhead;
	uint32_t div = builder_element(f->b, ELEMENT_DIV, f->parent);
	double left_width = f->width * how->left_share / 100 - how->column_gap / 2;
	double right_width = f->width - left_width - how->column_gap;
	if (!flow_reserve(f, 8 * how->organisation.pitch))
		return false;
	column left = {.f = f, .parent = div, .x = f->left, .width = left_width, .y = f->y, .where = where};
	column right = {.f = f, .parent = div, .x = f->left + left_width + how->column_gap, .width = right_width, .y = f->y, .where = where};
	if (!put_bodies(&left, l))
		return false;
	if (!how->date_beside_number && !put_number(&left, l))
		return false;
	if (!put_nation(&right))
		return false;
	if (how->date_beside_number) {
		left.y = right.y = left.y > right.y ? left.y : right.y;
		if (!put_number(&left, l))
			return false;
	}
	if (!put_date(&right, l))
		return false;
	double end = left.y > right.y ? left.y : right.y;
	if (end > f->bottom)
		return layout_too_high(f, "letterhead", where);
	flow_advance(f, end - f->y);
	flow_space_after(f, how->after);
	return true;
}
