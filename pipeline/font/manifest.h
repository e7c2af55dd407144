/* manifest.h: the file that names the font of each family and style, and the colour profile (docs/formats/fonts.md). */
#ifndef TONGKET_FONT_MANIFEST_H
#define TONGKET_FONT_MANIFEST_H

#include "base/arena.h"
#include "base/diag.h"

typedef struct manifest_file {
	slice package, file, sha256, licence; /* file: a path, absolute or from the manifest's folder */
	slice family;                         /* of a font */
	int style;                            /* of a font: face_style */
	place where;
} manifest_file;

typedef struct manifest {
	manifest_file *fonts;
	size_t font_count;
	manifest_file profile;
} manifest;

/* Read the file `path`; everything in `a`. False: reported. */
NODISCARD bool manifest_read(arena *a, const char *path, manifest *out, diag *d);

#endif
