/* font.c: the fontset: faces of a manifest, opened when first asked for, and their words.
 *
 * Opening a fontset reads the manifest only; a face costs its file's mapping and a few tables. What a face is, how words are shaped and
 * cached is in face.c, shape.c and words.c. */
#include "font/font.h"

#include <stdlib.h>

#include "base/buf.h"

#include "font/fontset.h"
#include "font/manifest.h"

static const message no_family = {"unknown-font", STATUS_USAGE,
    {"tệp kê khai phông không có phông “{1}” kiểu {2}", "the font manifest has no font “{1}” in the style {2}"},
    {"Các họ phông có trong tệp: {3}.", "The families it has: {3}."}};

static const char *const style_names[FACE_STYLES] = {"regular", "bold", "italic", "bold-italic"};

static bool take_faces(fontset *f, const manifest *m, diag *d)
{
	f->faces = arena_array(f->arena, m->font_count, sizeof *f->faces);
	if (!f->faces)
		return diag_no_memory(d);
	f->face_count = m->font_count;
	f->profile = m->profile.file.ptr;
	for (size_t i = 0; i < m->font_count; i++) {
		const manifest_file *font = &m->fonts[i];
		f->faces[i] = (font_face){.path = font->file.ptr, .where = font->where, .family = font->family, .style = (face_style)font->style};
	}
	return true;
}

fontset *fontset_open(const char *path, diag *d)
{
	manifest m;
	fontset *f = calloc(1, sizeof *f);
	if (f)
		f->arena = arena_new();
	if (!f || !f->arena) {
		free(f);
		diag_no_memory(d);
		return NULL;
	}
	if (manifest_read(f->arena, path, &m, d) && take_faces(f, &m, d))
		return f;
	fontset_free(f);
	return NULL;
}

bool fontset_covers(const fontset *f, int face, uint32_t code_point)
{
	hb_codepoint_t found = 0;
	return hb_font_get_nominal_glyph(f->faces[face].font, code_point, &found) != 0;
}

void fontset_free(fontset *f)
{
	if (!f)
		return;
	for (size_t i = 0; i < f->face_count; i++)
		face_close(&f->faces[i]);
	words_free(&f->words);
	arena_free(f->arena);
	free(f);
}

static int report_family(const fontset *f, slice family, face_style style, diag *d)
{
	buf known = BUF_INIT(4096), asked = BUF_INIT(4096);
	for (size_t i = 0; i < f->face_count; i++) {
		bool seen = false;
		for (size_t k = 0; k < i; k++)
			seen |= slice_equal(f->faces[k].family, f->faces[i].family);
		if (seen)
			continue;
		if (known.len)
			buf_put_string(&known, ", ");
		buf_put_slice(&known, f->faces[i].family);
	}
	buf_put_char(&known, '\0');
	buf_put_slice(&asked, family);
	buf_put_char(&asked, '\0');
	if (known.failed || asked.failed)
		diag_no_memory(d);
	else
		diag_report(d, &no_family, NOWHERE, asked.data, style_names[style], known.data);
	buf_free(&known);
	buf_free(&asked);
	return FACE_NONE;
}

int fontset_face(fontset *f, slice family, face_style style, diag *d)
{
	for (size_t i = 0; i < f->face_count; i++) {
		font_face *face = &f->faces[i];
		if (face->style != style || !slice_equal(face->family, family))
			continue;
		if (face->opened)
			return (int)i;
		if (!face_open(face, d))
			return FACE_NONE;
		face->space = words_find(&f->words, face, (int)i, SLICE(" "), d);
		if (face->space != WORD_NONE)
			return (int)i;
		face_close(face);
		return FACE_NONE;
	}
	return report_family(f, family, style, d);
}

size_t fontset_face_count(const fontset *f)
{
	return f->face_count;
}

const char *fontset_profile(const fontset *f)
{
	return f->profile;
}

uint32_t fontset_word(fontset *f, int face, slice text, diag *d)
{
	return words_find(&f->words, &f->faces[face], face, text, d);
}

word fontset_get(const fontset *f, uint32_t number)
{
	const word_entry *e = &f->words.entries[number];
	return (word){.text = {f->words.text + e->text, e->text_len},
	    .face = e->face,
	    .glyphs = f->words.glyphs.items + e->glyph,
	    .glyph_count = e->glyph_count,
	    .width = e->width,
	    .offset = e->offset,
	    .actual_text = e->actual_text};
}

size_t fontset_word_count(const fontset *f)
{
	return f->words.count;
}

double fontset_word_width(const fontset *f, uint32_t number)
{
	return f->words.entries[number].width;
}

double fontset_space(const fontset *f, int face)
{
	return f->words.entries[f->faces[face].space].width;
}

uint32_t fontset_space_word(const fontset *f, int face)
{
	return f->faces[face].space;
}

face_metrics fontset_metrics(const fontset *f, int face)
{
	return f->faces[face].metrics;
}

const uint16_t *fontset_text16(const fontset *f, int face)
{
	return f->faces[face].text;
}
