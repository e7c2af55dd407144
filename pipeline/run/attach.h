/* attach.h: the files attached to a report in PDF/A-3: the ledger of its figures, and the CSV files behind them as they are. */
#ifndef TONGKET_RUN_ATTACH_H
#define TONGKET_RUN_ATTACH_H

#include "aggregate/facts.h"
#include "base/file.h"
#include "pdf/pdf.h"
#include "run/job.h"

typedef struct attached {
	pdf_attachment *items;
	size_t count;
	file_bytes *files; /* those that were read */
	size_t file_count;
	buf ledger;
} attached;

/* Whether what the job wants attached may be: rows about persons only where the job says so. False: reported. */
NODISCARD bool attach_check(const job *j, const schema *tables, diag *d);

/* Gather what the job wants attached, nothing where its flavour takes no attachments; names in `a`. False: reported; attach_free is due either way. */
NODISCARD bool attach_gather(arena *a, const job *j, store *s, const facts *f, attached *out, diag *d);
void attach_free(attached *what);

#endif
