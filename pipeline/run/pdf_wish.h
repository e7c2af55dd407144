/* pdf_wish.h: what a job says of its PDF files: "pdf: {flavour: 3a, attach: [facts, submissions]}" (docs/formats/template.md). */
#ifndef TONGKET_RUN_PDF_WISH_H
#define TONGKET_RUN_PDF_WISH_H

#include "base/yaml.h"
#include "pdf/flavour.h"

typedef struct pdf_wish {
	pdf_flavour flavour;
	bool facts, submissions; /* what is attached to a report, where the flavour takes attachments */
	bool personal;           /* submissions about persons, too */
	place where;             /* of the word "submissions" */
} pdf_wish;

/* Read the value under "pdf"; NULL: the usual file. False: reported (STATUS_USAGE). */
NODISCARD bool pdf_wish_read(arena *a, const yaml_node *n, pdf_wish *out, diag *d);

/* Take another flavour than the job says, by its name. False: there is none of that name (not reported). */
bool pdf_wish_take(pdf_wish *w, const char *flavour);

#endif
