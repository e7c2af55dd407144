/* cell_samples.h: what a schema itself shows of its cells. */
#ifndef TONGKET_VALIDATE_CELL_SAMPLES_H
#define TONGKET_VALIDATE_CELL_SAMPLES_H

#include "schema/schema.h"

/* Whether every field takes its own example and, where it is a text, each of its choices. False: each that it does not is reported at the field. */
bool cell_samples_check(const schema *tables, diag *d);

#endif
