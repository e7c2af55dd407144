/* pdf.h: a display list painted into a PDF file: PDF/A-2a and PDF/UA-1 (ISO 19005-2, ISO 14289-1).
 *
 * libharu holds the objects that come in hundreds (catalog, pages, fonts, outline, annotations, metadata); structure elements, which come in
 * hundreds of thousands, stay in flat arrays and are written at the end by a compact writer of our own (object streams, cross-reference
 * stream). Same input, same bytes: no clock, the identifier is a hash of the content. */
#ifndef TONGKET_PDF_PDF_H
#define TONGKET_PDF_PDF_H

#include "base/buf.h"
#include "base/diag.h"
#include "font/font.h"
#include "layout/display.h"

typedef struct pdf_options {
	slice title, author;     /* metadata; title must not be empty */
	slice language;          /* "vi-VN" */
	slice producer;          /* "tongket 1.0" */
	slice date;              /* "2015-08-25": creation and modification date, midnight, +07:00 */
	const char *icc_profile; /* path of the sRGB profile */
} pdf_options;

/* Append the file to `out`. False: reported (STATUS_MACHINE). */
NODISCARD bool pdf_write(const display_list *list, fontset *fonts, const pdf_options *options, buf *out, diag *d);

#endif
