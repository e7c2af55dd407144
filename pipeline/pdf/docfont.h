/* docfont.h: the fonts of one document: the characters it used, numbered, and words ready to be painted. Inside pdf/.
 *
 * A character (CID) is a pair of glyph and text, numbered in order of first use: the same glyph standing for two texts is two characters.
 * So what is copied out is always exact, and the width table is dense. Character 0 is .notdef. */
#ifndef TONGKET_PDF_DOCFONT_H
#define TONGKET_PDF_DOCFONT_H

#include "base/buf.h"
#include "base/diag.h"
#include "font/font.h"

typedef struct docfont_character {
	uint32_t text; /* into fontset_text16() */
	uint16_t text_len;
	uint16_t glyph, advance;
	uint16_t next; /* the glyph's following character; 0: none */
} docfont_character;

typedef struct docfont {
	docfont_character *characters;
	size_t count, cap; /* 0: the face is not used */
	uint16_t *first;   /* of each glyph: its first character; 0: none */
} docfont;

/* A word as the inside of a TJ string: it does not depend on the font's size, so it is made once. */
typedef struct docfont_fragment {
	uint32_t at, len; /* into docfonts.text; at 0: not made yet */
} docfont_fragment;

typedef struct docfonts {
	fontset *fonts;
	docfont *items; /* by face */
	size_t count;
	docfont_fragment *fragments; /* by word */
	size_t fragment_count, fragment_cap;
	buf text;
	diag *d;
} docfonts;

/* False: reported; docfonts_free is due either way. */
NODISCARD bool docfonts_init(docfonts *f, fontset *fonts, diag *d);
void docfonts_free(docfonts *f);

/* Append the glyph's character to the inside of a string: two bytes, escaped. False: reported. */
NODISCARD bool docfonts_put_glyph(docfonts *f, int face, const glyph *g, buf *out);

/* The TJ fragment of a word without offset and actual_text: it begins and ends inside a string "(…)". Borrowed until the next call. False: reported. */
NODISCARD bool docfonts_fragment(docfonts *f, uint32_t number, slice *out);

#endif
