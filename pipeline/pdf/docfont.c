/* docfont.c: numbering of characters, and the cache of painted words. */
#include "pdf/docfont.h"

#include "base/array.h"
#include "base/limits.h"

static const message too_many = {"too-many-characters", STATUS_MACHINE,
    {"tài liệu dùng hơn 65 535 chữ khác nhau của phông {1}", "the document uses more than 65 535 different characters of the font {1}"},
    {"Chia tài liệu thành nhiều tệp.", "Split the document."}};

bool docfonts_init(docfonts *f, fontset *fonts, diag *d)
{
	*f = (docfonts){.fonts = fonts, .count = fontset_face_count(fonts), .text = BUF_INIT(UINT32_MAX), .d = d};
	f->items = calloc(f->count + 1, sizeof *f->items);
	buf_put_char(&f->text, ' '); /* no fragment is at 0 */
	return f->items && !f->text.failed ? true : diag_no_memory(d);
}

void docfonts_free(docfonts *f)
{
	for (size_t i = 0; f->items && i < f->count; i++) {
		free(f->items[i].characters);
		free(f->items[i].first);
	}
	free(f->items);
	free(f->fragments);
	buf_free(&f->text);
	*f = (docfonts){0};
}

static bool add_character(docfonts *f, docfont *font, int face, docfont_character c)
{
	if (font->count > UINT16_MAX)
		return diag_report(f->d, &too_many, NOWHERE, fontset_metrics(f->fonts, face).postscript_name);
	docfont_character *moved = array_room(font->characters, &font->cap, font->count + 1, sizeof *moved);
	if (!moved)
		return diag_no_memory(f->d);
	font->characters = moved;
	c.next = font->first[c.glyph];
	if (font->count) /* .notdef stays out of the chains: 0 ends them */
		font->first[c.glyph] = (uint16_t)font->count;
	font->characters[font->count++] = c;
	return true;
}

static bool begin_font(docfonts *f, docfont *font, int face)
{
	font->first = calloc(fontset_metrics(f->fonts, face).glyph_count, sizeof *font->first);
	if (!font->first)
		return diag_no_memory(f->d);
	return add_character(f, font, face, (docfont_character){0});
}

/* The number of the pair of glyph and text; 0: reported. */
static uint16_t character_of(docfonts *f, int face, const glyph *g)
{
	docfont *font = &f->items[face];
	const uint16_t *texts = fontset_text16(f->fonts, face);
	if (!font->first && !begin_font(f, font, face))
		return 0;
	for (uint16_t i = font->first[g->id]; i; i = font->characters[i].next) {
		const docfont_character *c = &font->characters[i];
		if (c->text_len == g->text_len && memcmp(texts + c->text, texts + g->text, g->text_len * sizeof *texts) == 0)
			return i;
	}
	if (!add_character(f, font, face, (docfont_character){.text = g->text, .text_len = g->text_len, .glyph = g->id, .advance = g->advance}))
		return 0;
	return font->first[g->id];
}

bool docfonts_put_glyph(docfonts *f, int face, const glyph *g, buf *out)
{
	uint16_t c = character_of(f, face, g);
	if (!c)
		return false;
	for (int shift = 8; shift >= 0; shift -= 8) {
		char byte = (char)(c >> shift);
		/* A bare carriage return would be read as a line feed (ISO 32000-1 §7.3.4.2). */
		if (byte == '(' || byte == ')' || byte == '\\' || byte == '\r')
			buf_put_char(out, '\\');
		buf_put_char(out, byte == '\r' ? 'r' : byte);
	}
	return true;
}

static bool make_fragment(docfonts *f, uint32_t number)
{
	word w = fontset_get(f->fonts, number);
	size_t at = f->text.len;
	for (size_t i = 0; i < w.glyph_count; i++) {
		const glyph *g = &w.glyphs[i];
		if (!docfonts_put_glyph(f, w.face, g, &f->text))
			return false;
		if (g->kern == 0)
			continue;
		buf_put_char(&f->text, ')');
		buf_put_signed(&f->text, -g->kern); /* numbers in TJ are subtracted */
		buf_put_char(&f->text, '(');
	}
	if (f->text.failed)
		return diag_no_memory(f->d);
	f->fragments[number] = (docfont_fragment){(uint32_t)at, (uint32_t)(f->text.len - at)};
	return true;
}

/* Room for the words there are by now: pages are painted while others are being set. */
static bool fragment_room(docfonts *f, uint32_t number)
{
	if (number < f->fragment_count)
		return true;
	size_t count = fontset_word_count(f->fonts) + 1;
	docfont_fragment *moved = array_room(f->fragments, &f->fragment_cap, count, sizeof *moved);
	if (!moved)
		return diag_no_memory(f->d);
	f->fragments = moved;
	while (f->fragment_count < count)
		moved[f->fragment_count++] = (docfont_fragment){0};
	return true;
}

bool docfonts_fragment(docfonts *f, uint32_t number, slice *out)
{
	if (!fragment_room(f, number))
		return false;
	if (f->fragments[number].at == 0 && !make_fragment(f, number))
		return false;
	*out = (slice){f->text.data + f->fragments[number].at, f->fragments[number].len};
	return true;
}
