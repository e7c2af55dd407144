/* pdf.h: a display list painted into a PDF file: PDF/A-2a and PDF/UA-1 (ISO 19005-2, ISO 14289-1), or another flavour.
 *
 * libharu holds the objects that come in hundreds (catalog, pages, fonts, outline, annotations, metadata); structure elements, which come in
 * hundreds of thousands, stay in flat arrays and are written at the end by a compact writer of our own (object streams, cross-reference
 * stream; for PDF/A-1 the classic form). Same input, same bytes: no clock, the identifier is a hash of the content. */
#ifndef TONGKET_PDF_PDF_H
#define TONGKET_PDF_PDF_H

#include "base/buf.h"
#include "base/diag.h"
#include "font/font.h"
#include "layout/display.h"
#include "pdf/flavour.h"

/* How an attached file belongs to the document (/AFRelationship): its figures, or what they were computed from. */
typedef enum { ATTACHED_DATA, ATTACHED_SOURCE } attached_relation;

typedef struct pdf_attachment {
	slice name;             /* of a file, as it is to be saved: no folder in it, nothing above U+FFFF; no two alike */
	slice description;      /* for people */
	const char *media_type; /* "text/csv" */
	attached_relation relation;
	slice bytes; /* less than 2 GiB */
} pdf_attachment;

typedef struct pdf_options {
	slice title, author;     /* metadata; title must not be empty */
	slice language;          /* "vi-VN" */
	slice producer;          /* "tongket 1.0" */
	slice date;              /* "2015-08-25": creation and modification date, midnight, +07:00 */
	const char *icc_profile; /* path of the sRGB profile */
	buf *icc_packed;         /* it compressed, kept from one document to the next: empty before the first; NULL: not kept */
	pdf_flavour flavour;     /* 0: PDF/A-2a */
	const pdf_attachment *attachments;
	size_t attachment_count; /* 0 unless the flavour takes attachments */
} pdf_options;

/* A file being made while its pages are being set. */
typedef struct pdf_file pdf_file;

/* Begin a file at the end of `out`. All is borrowed until pdf_free; the list may be empty yet. Yours, pdf_free. NULL: reported (STATUS_MACHINE). */
pdf_file *pdf_begin(const display_list *list, fontset *fonts, const pdf_options *options, buf *out, diag *d);

/* Write page `page`, each once, in any order; what is painted on it is not needed any more. False: reported. */
NODISCARD bool pdf_page(pdf_file *file, size_t page);

/* Every page is written and the list complete: write the rest. False: reported. */
NODISCARD bool pdf_end(pdf_file *file);

/* `out` is as it was, unless the file was ended. */
void pdf_free(pdf_file *file);

/* All of it: a list that holds everything. Append the file to `out`. False: reported. */
NODISCARD bool pdf_write(const display_list *list, fontset *fonts, const pdf_options *options, buf *out, diag *d);

#endif
