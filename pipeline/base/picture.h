/* picture.h: a raster picture read from the bytes of a PNG or JPEG file, ready to be put into a PDF.
 *
 * PNG is decoded to 8-bit sRGB or grey samples and, where it has any transparency, an opacity for each pixel. JPEG stays as it is: PDF takes it whole. */
#ifndef TONGKET_BASE_PICTURE_H
#define TONGKET_BASE_PICTURE_H

#include <stdint.h>

#include "base/arena.h"

typedef struct picture {
	uint32_t width, height; /* pixels */
	int components;         /* 1: grey, 3: sRGB */
	bool jpeg;              /* `bytes` is the JPEG file; else its samples, row by row from the top, 8 bits each */
	slice bytes;
	slice opacity; /* a byte a pixel, 255 is opaque; empty: all of it is */
} picture;

typedef enum {
	PICTURE_GOOD,
	PICTURE_UNKNOWN,     /* neither PNG nor JPEG */
	PICTURE_BROKEN,      /* begins like one, and cannot be read */
	PICTURE_UNSUPPORTED, /* a JPEG that is not baseline or progressive with 8 bits in one or three components (CMYK) */
	PICTURE_TOO_LARGE,   /* more than LIMIT_PICTURE_PIXELS */
	PICTURE_NO_MEMORY
} picture_result;

/* Read `file`; samples are in `a`, a JPEG borrows from `file`. ISO/IEC 15948 (PNG), ISO/IEC 10918-1 §B (JPEG markers). */
picture_result picture_read(arena *a, slice file, picture *out);

#endif
