/* forms.h: what an office sends out before anything is submitted: blank tables for each submitter, and one guide for everybody. */
#ifndef TONGKET_RUN_FORMS_H
#define TONGKET_RUN_FORMS_H

#include "run/documents.h"
#include "schema/schema.h"

typedef struct forms {
	press *press;
	store *store; /* after store_check, with the reference tables alone */
	const schema *tables;
	const params *params;
	const char *guide;  /* path of the guide's Markdown */
	const char *folder; /* where everything goes */
} forms;

/* Put everything among the outputs. A file that is already there is never overwritten. False: reported; STATUS_DATA where the reference tables have errors. */
NODISCARD bool forms_put(const forms *f);

/* The guide alone, as `name` (guide.c). */
NODISCARD bool guide_put(const forms *f, const char *name);

#endif
