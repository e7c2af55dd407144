/* face.h: one font file, opened: HarfBuzz's view of it, its metrics, and the texts its glyphs were seen to stand for. Inside font/. */
#ifndef TONGKET_FONT_FACE_H
#define TONGKET_FONT_FACE_H

#include <harfbuzz/hb.h>

#include "base/file.h"
#include "font/font.h"

typedef struct font_face {
	const char *path; /* borrowed */
	place where;      /* of its entry in the manifest */
	slice family;     /* borrowed */
	face_style style;
	/* The rest is there once opened. */
	bool opened;
	file_bytes file;
	hb_face_t *hb;
	hb_font_t *font;     /* scaled to units per em */
	hb_face_t *prepared; /* the same, made ready for many subsets; NULL until the second */
	unsigned subsets;    /* made so far */
	double per_mille;    /* 1000 / units per em */
	face_metrics metrics;
	char postscript_name[64];
	uint16_t *text; /* UTF-16 of the clusters of all words shaped with this face */
	size_t text_len, text_cap;
	uint32_t space; /* the space as a word */
} font_face;

/* Open the file of `f`. False: reported, and `f` is as it was. */
NODISCARD bool face_open(font_face *f, diag *d);
void face_close(font_face *f);

#endif
