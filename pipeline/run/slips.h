/* slips.h: return slips: one document for each submitter whose files have errors (docs/formats/template.md).
 *
 * Errors are rows of the store, so a slip is a document like any other: its facts are queries over the issues, computed by the same code. */
#ifndef TONGKET_RUN_SLIPS_H
#define TONGKET_RUN_SLIPS_H

#include "run/agenda.h"
#include "schema/schema.h"

/* Make the slips of `source` after store_check, with p->profile. `values`: the job's parameters. False: reported. */
NODISCARD bool slips_print(
    press *p, const template_document *source, store *s, const schema *tables, const params *values, const agenda_hands *hands);

/* Read the words of `source` as if there were a slip to make, while the store is still empty. False: all its mistakes are reported, at
 * file:line:column. */
NODISCARD bool slips_proof(press *p, const template_document *source, store *s, const schema *tables, const params *values);

/* Remove from `out`, the output folder, the slips that an earlier run wrote and this one did not: those it made are p->made from `first` on. After
 * slips_print, or without it where there are no errors. False: reported. */
NODISCARD bool slips_remove_old(press *p, const template_document *source, size_t first, const char *out);

#endif
