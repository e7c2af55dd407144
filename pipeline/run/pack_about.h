/* pack_about.h: the descriptive fields of a package, from the template's `archive:` mapping. */
#ifndef TONGKET_RUN_PACK_ABOUT_H
#define TONGKET_RUN_PACK_ABOUT_H

#include "archive/describe.h"
#include "run/run.h"

/* Render every field with the job's values and the facts. In `a`. False: reported (STATUS_USAGE). */
NODISCARD bool pack_describe(arena *a, run *r, description *out, diag *d);

/* The moment of a package: SOURCE_DATE_EPOCH, or else midnight of the document's date; both as "2015-08-25T00:00:00+07:00" (Vietnam has one time zone and no summer
 * time). In `a`. NULL: out of memory (reported). */
const char *pack_moment(arena *a, slice date, diag *d);

#endif
