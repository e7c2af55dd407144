/* shape.h: one word to glyphs, by HarfBuzz. Inside font/. */
#ifndef TONGKET_FONT_SHAPE_H
#define TONGKET_FONT_SHAPE_H

#include "font/face.h"

/* A growing array of glyphs. */
typedef struct glyph_list {
	glyph *items;
	size_t count, cap;
} glyph_list;

typedef struct shape_result {
	size_t first, count;      /* of the glyphs appended */
	double width;             /* 1/1000 em */
	bool offset, actual_text; /* as in word */
} shape_result;

/* Shape `text` (valid UTF-8, NFC) with `f` and append its glyphs; `scratch` is overwritten. False: reported, nothing was appended. */
NODISCARD bool shape_word(font_face *f, slice text, hb_buffer_t *scratch, glyph_list *glyphs, shape_result *out, diag *d);

#endif
