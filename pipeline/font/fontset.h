/* fontset.h: the inside of a fontset. Inside font/. */
#ifndef TONGKET_FONT_FONTSET_H
#define TONGKET_FONT_FONTSET_H

#include "base/arena.h"
#include "font/face.h"
#include "font/words.h"

struct fontset {
	arena *arena;     /* the manifest's texts */
	font_face *faces; /* in the manifest's order */
	size_t face_count;
	const char *profile;
	words words;
};

#endif
