/* text.c: lines of text. One text object a line; words are copied from the cache of fragments, spaces are real glyphs.
 *
 * A justified space is the glyph of the space and a number in TJ; the rounding of those numbers is carried along, so that the line ends
 * where layout said. Where text goes on after the line, it ends with a space that hangs in the margin: readers of the structure tree
 * would else run the words together. */
#include <math.h>

#include "base/utf8.h"
#include "pdf/painter.h"
#include "pdf/textstring.h"

/* Where the text is inside its "[(…)]TJ": always inside a string, so that fragments can be copied. */

static void set_font(painter *p, int face, double size, bool in_string)
{
	if (p->face == face && p->size == size)
		return;
	if (in_string)
		buf_put_string(&p->out, ")]TJ");
	buf_put_string(&p->out, "/F");
	buf_put_unsigned(&p->out, (uint64_t)face + 1);
	buf_put_char(&p->out, ' ');
	painter_number(p, size);
	buf_put_string(&p->out, "Tf");
	buf_put_string(&p->out, in_string ? "[(" : "\n");
	p->face = face;
	p->size = size;
}

/* Move the pen forward by `amount`, 1/1000 em. */
static void advance(painter *p, long amount)
{
	if (amount == 0)
		return;
	buf_put_char(&p->out, ')');
	buf_put_signed(&p->out, -amount);
	buf_put_char(&p->out, '(');
}

static void set_rise(painter *p, int *rise, int wanted)
{
	if (*rise == wanted)
		return;
	buf_put_string(&p->out, ")]TJ ");
	painter_number(p, wanted * p->size / 1000);
	buf_put_string(&p->out, "Ts[(");
	*rise = wanted;
}

static void begin_spelling(painter *p, slice text)
{
	buf_put_string(&p->out, ")]TJ/Span<</ActualText<FEFF");
	while (text.len) {
		uint16_t units[2];
		int n = utf16_units(utf8_next(&text), units);
		for (int i = 0; i < n; i++)
			textstring_put_unit(&p->out, units[i]);
	}
	buf_put_string(&p->out, ">>>BDC[(");
}

/* A word with loose marks: each glyph is put where the font says. Where glyphs stand for no text, the word is spelt out for readers. */
static bool put_placed_word(painter *p, const word *w)
{
	int rise = 0;
	if (w->actual_text)
		begin_spelling(p, w->text);
	for (size_t i = 0; i < w->glyph_count; i++) {
		const glyph *g = &w->glyphs[i];
		set_rise(p, &rise, g->y_offset);
		advance(p, g->x_offset);
		if (!docfonts_put_glyph(p->fonts, w->face, g, &p->out))
			return false;
		advance(p, g->kern - g->x_offset);
	}
	set_rise(p, &rise, 0);
	if (w->actual_text)
		buf_put_string(&p->out, ")]TJ EMC[(");
	return true;
}

static bool put_word(painter *p, uint32_t number)
{
	word w = fontset_get(p->fonts->fonts, number);
	set_font(p, w.face, p->size, true);
	if (w.offset || w.actual_text)
		return put_placed_word(p, &w);
	slice fragment;
	if (!docfonts_fragment(p->fonts, number, &fragment))
		return false;
	buf_put_slice(&p->out, fragment);
	return true;
}

/* The space before an item, in the face of the one in front; *carry is what rounding owes the line, 1/1000 em. */
static bool put_space(painter *p, const text_item *item, double *carry)
{
	if (item->space <= TEXT_GLUED)
		return true;
	if (!put_word(p, fontset_space_word(p->fonts->fonts, p->face)))
		return false;
	*carry += (double)item->space;
	long whole = lround(*carry);
	*carry -= (double)whole;
	advance(p, whole);
	return true;
}

bool painter_text(painter *p, const mark *m)
{
	double carry = 0;
	if (m->count == 0)
		return true;
	const text_item *items = display_item(p->list, m->first);
	painter_flush(p);
	painter_fill_colour(p, m->colour);
	buf_put_string(&p->out, m->hidden ? "BT\n3 Tr\n" : "BT\n");
	set_font(p, fontset_get(p->fonts->fonts, items[0].word).face, (double)m->size, false);
	painter_point(p, (double)m->x, (double)m->y);
	buf_put_string(&p->out, "Td[(");
	for (uint32_t i = 0; i < m->count; i++)
		if ((i > 0 && !put_space(p, &items[i], &carry)) || !put_word(p, items[i].word))
			return false;
	if (m->space_after && !put_word(p, fontset_space_word(p->fonts->fonts, p->face)))
		return false;
	buf_put_string(&p->out, m->hidden ? ")]TJ\n0 Tr\nET\n" : ")]TJ\nET\n");
	return true;
}
