/* words.h: the cache of shaped words: (face, text) to a number, and from the number to its glyphs. Inside font/. */
#ifndef TONGKET_FONT_WORDS_H
#define TONGKET_FONT_WORDS_H

#include "font/shape.h"

typedef struct word_entry {
	double width; /* 1/1000 em */
	uint32_t hash;
	uint32_t text, text_len;     /* in words.text */
	uint32_t glyph, glyph_count; /* in words.glyphs */
	uint16_t face;
	bool offset, actual_text;
} word_entry;

typedef struct words {
	uint32_t *slots; /* open addressing: entry + 1, 0 is empty; a power of two, at most half full */
	size_t slot_count;
	word_entry *entries;
	size_t count, cap;
	char *text;
	size_t text_len, text_cap;
	glyph_list glyphs;
	hb_buffer_t *scratch;
} words;

void words_free(words *w);

/* The number of `text` in `f`, which has the number `face_number`: found, or shaped and added. WORD_NONE: reported. */
uint32_t words_find(words *w, font_face *f, int face_number, slice text, diag *d);

#endif
