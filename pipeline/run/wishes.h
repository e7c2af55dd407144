/* wishes.h: which documents of a template are asked for, and the figures that only these need (docs/formats/template.md). */
#ifndef TONGKET_RUN_WISHES_H
#define TONGKET_RUN_WISHES_H

#include "aggregate/facts.h"
#include "run/template.h"

typedef struct wishes {
	const bool *wanted; /* by document of the template: false also for return slips, which nobody asks for */
	query_file queries; /* those to be computed: the ledger's in the order of facts.sql, then those of wanted documents */
	size_t ledger;      /* how many are the ledger's */
} wishes;

/* `list`: names with commas between, or "all"; NULL: what is not on request. A query with the header `document` is computed for that document only, and is no
 * figure of the ledger. In `a`, but the queries in `figures`, as figures point at them. False: a name is not known (reported, STATUS_USAGE). */
NODISCARD bool wishes_take(arena *a, arena *figures, const template *t, const query_file *all, const char *list, wishes *out, diag *d);

/* The figures of the ledger among those computed; the same whatever documents are asked for. Borrowed from `f`. */
facts wishes_ledger(const wishes *w, const facts *f);

#endif
