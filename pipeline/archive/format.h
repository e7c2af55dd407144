/* format.h: what kind of file something is, for METS and PREMIS: media type, name, version and the key in PRONOM (the registry of The National
 * Archives, UK). */
#ifndef TONGKET_ARCHIVE_FORMAT_H
#define TONGKET_ARCHIVE_FORMAT_H

#include "base/slice.h"

typedef struct format {
	const char *media_type;
	const char *name, *version; /* version: NULL, it has none */
	const char *pronom;         /* NULL: not registered, or not known */
} format;

/* By the ending of `path`; of a PDF by the PDF/A level it claims, for which `head` holds its bytes (else it may be empty). Never NULL. */
const format *format_of(const char *path, slice bytes);

#endif
