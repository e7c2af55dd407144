/* pack.h: a run that came to its end, packed for the archive: what goes into a package, under what path, and what is said about it. */
#ifndef TONGKET_RUN_PACK_H
#define TONGKET_RUN_PACK_H

#include "run/run.h"

typedef struct pack pack;

/* After run_render, before run_publish (which closes the store): look up everything a package needs, and the descriptive fields that the template declares. NULL:
 * reported (STATUS_USAGE: the template declares none, or a field that must be there is empty). Yours, pack_free. `r` and `d` are borrowed. */
pack *pack_prepare(run *r, diag *d);
void pack_free(pack *p);

/* After run_publish: write the package under archive/ in the output folder. zip: as a ZIP file; bag: in a bag. Its path, in the pack's memory. NULL: reported. */
const char *pack_write(pack *p, bool zip, bool bag);

/* Where things lie below representations/rep2/data/ in a package (docs/formats/archive.md). */
#define PACKED_JOB "job/"
#define PACKED_TEMPLATE "template/"
#define PACKED_PROFILE "profile/"
#define PACKED_RESULTS "results/"

#endif
