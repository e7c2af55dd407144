/* textfile.h: reading the text files of a template, job, profile or manifest: YAML, SQL, Markdown. */
#ifndef TONGKET_TEXT_TEXTFILE_H
#define TONGKET_TEXT_TEXTFILE_H

#include "base/arena.h"
#include "base/diag.h"

typedef struct text_file {
	const char *path;
	const char *within; /* the folder that links may not lead out of; NULL: any */
	place asked;        /* who names it */
} text_file;

/* Read the file, at most LIMIT_TEXT_FILE_BYTES, checked to be UTF-8 and put in NFC, without a byte order mark; NUL-terminated, in `a`. False: reported
 * (STATUS_USAGE). */
NODISCARD bool text_file_read(arena *a, const text_file *which, slice *text, diag *d);

/* The same for a file that nobody names, wherever it lies. */
NODISCARD bool read_text_file(arena *a, const char *path, slice *text, diag *d);

#endif
