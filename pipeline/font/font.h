/* font.h: the fonts of the manifest, shaping (HarfBuzz), and the cache of shaped words.
 *
 * A fontset lives as long as the process; documents borrow it. A word is a run of text without a space, in one face, shaped once; its width
 * is what a PDF viewer will add up from the rounded widths and kerning, so that lines end exactly where they should. */
#ifndef TONGKET_FONT_FONT_H
#define TONGKET_FONT_FONT_H

#include <stdint.h>

#include "base/diag.h"
#include "base/slice.h"

typedef struct fontset fontset;

typedef enum { FACE_REGULAR, FACE_BOLD, FACE_ITALIC, FACE_BOLD_ITALIC, FACE_STYLES } face_style;

/* A fontset belongs to one thread. Words stay in its cache until it is freed.
 *
 * Read the manifest (docs/formats/fonts.md). Faces are opened when first asked for. Yours, fontset_free. NULL: reported (STATUS_USAGE, or
 * STATUS_MACHINE when a font file cannot be read). */
fontset *fontset_open(const char *manifest, diag *d);
void fontset_free(fontset *f);

#define FACE_NONE (-1)
/* The number of a face of a family ("serif", "sans"). FACE_NONE: reported. */
int fontset_face(fontset *f, slice family, face_style style, diag *d);
/* How many faces the manifest names; their numbers are 0 … count-1, in its order. */
size_t fontset_face_count(const fontset *f);
/* Whether an opened face (fontset_face) has a glyph for a code point. */
bool fontset_covers(const fontset *f, int face, uint32_t code_point);

/* Path of the sRGB profile the manifest names. Borrowed. */
const char *fontset_profile(const fontset *f);

/* One glyph of a word. Widths in 1/1000 em, rounded as they are written to the file. */
typedef struct glyph {
	uint16_t id;
	uint16_t advance;
	int16_t kern;               /* added to the advance */
	int16_t x_offset, y_offset; /* of a loose mark above or below its letter; moves only the painting, y upwards */
	uint16_t text_len;          /* units of UTF-16 that this glyph stands for; 0 only in a word with actual_text */
	uint32_t text;              /* offset into fontset_text16() */
} glyph;

typedef struct word {
	slice text; /* UTF-8 */
	int face;
	const glyph *glyphs; /* borrowed until the next fontset_word() */
	size_t glyph_count;
	double width;     /* 1/1000 em */
	bool offset;      /* some glyph has an offset */
	bool actual_text; /* some glyph stands for no text of its own: the PDF must spell the word out */
} word;

#define WORD_NONE UINT32_MAX
/* The number of a word: found in the cache, or shaped. A letter that the face has no glyph for: WORD_NONE, reported (STATUS_USAGE) with the
 * letter, its code point and the word. Out of memory: WORD_NONE, reported. */
uint32_t fontset_word(fontset *f, int face, slice text, diag *d);
word fontset_get(const fontset *f, uint32_t number);
/* Words have the numbers 0 … count-1. */
size_t fontset_word_count(const fontset *f);
double fontset_word_width(const fontset *f, uint32_t number); /* 1/1000 em */

/* Width of the space of an opened face (fontset_face), 1/1000 em; the space as a word. */
double fontset_space(const fontset *f, int face);
uint32_t fontset_space_word(const fontset *f, int face);

/* Metrics of an opened face, 1/1000 em. */
typedef struct face_metrics {
	int ascent, descent; /* descent is negative */
	int cap_height;
	int bbox[4];          /* x0 y0 x1 y1 of all glyphs */
	unsigned glyph_count; /* ids are below this */
	int italic_angle;     /* degrees, counter-clockwise */
	bool bold, italic, serif;
	const char *postscript_name; /* borrowed from the fontset */
} face_metrics;
face_metrics fontset_metrics(const fontset *f, int face);

/* UTF-16 units of the texts of glyphs of a face: glyph.text indexes them. Borrowed until the next fontset_word(). */
const uint16_t *fontset_text16(const fontset *f, int face);

#endif
