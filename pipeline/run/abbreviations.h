/* abbreviations.h: the template's key "abbreviations": {UBND: Uỷ ban nhân dân}. */
#ifndef TONGKET_RUN_ABBREVIATIONS_H
#define TONGKET_RUN_ABBREVIATIONS_H

#include "run/template.h"

/* Read the mapping into `out` (NULL: there are none). In `a`. False: everything wrong is reported (STATUS_USAGE). */
NODISCARD bool abbreviations_read(arena *a, const yaml_node *n, template *out, diag *d);

#endif
