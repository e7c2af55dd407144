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

	/* Called when all pages are painted, so that the marks of the list may be given back (display_list_free_marks) before the structure is written; NULL: they
	 * stay. */
	void (*painted)(void *user);
	void *user;
} pdf_options;

/* Append the file to `out`. False: reported (STATUS_MACHINE). */
NODISCARD bool pdf_write(const display_list *list, fontset *fonts, const pdf_options *options, buf *out, diag *d);

#endif
