/* flavour.h: the kinds of PDF/A file a receiver may ask for, and what each may hold and claim, in one table. */
#ifndef TONGKET_PDF_FLAVOUR_H
#define TONGKET_PDF_FLAVOUR_H

#include <stdbool.h>
#include <stdint.h>

typedef enum { PDF_2A, PDF_3A, PDF_2U, PDF_1B, PDF_FLAVOURS } pdf_flavour;

/* Their names in job.yaml and on the command line: "2a" …, NULL at the end. */
extern const char *const PDF_FLAVOUR_NAMES[];

typedef struct flavour_rules {
	const char *header;             /* "%PDF-1.7" */
	const char *part, *conformance; /* what XMP says: pdfaid:part, pdfaid:conformance */
	bool universal;                 /* and pdfuaid:part 1 (ISO 14289-1, which builds on PDF 1.7) */
	bool attachments;               /* any file may be embedded (ISO 19005-3 §6.8) */
	bool classic;                   /* PDF 1.4: a cross-reference table, no object streams, nothing younger (ISO 19005-1 §6.1.4) */
	bool cid_sets;                  /* subsets say which characters they hold (ISO 19005-1 §6.3.5) */
	bool opaque;                    /* no soft masks (ISO 19005-1 §6.4) */
	uint32_t array_most;            /* items of an array (ISO 19005-1 §6.1.12); 0: as many as there are */
} flavour_rules;

const flavour_rules *flavour_get(pdf_flavour f);

#endif
