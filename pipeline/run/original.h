/* original.h: a submitted file read once more, for those who show its own words: its lines by number, its records as they were written. */
#ifndef TONGKET_RUN_ORIGINAL_H
#define TONGKET_RUN_ORIGINAL_H

#include "ingest/csvfile.h"
#include "run/job.h"

typedef struct original original;

/* Read the file `path` (relative to the job) of a table again. Yours, original_close. NULL: it cannot be read
 * (any more), or not as text; nothing is reported. */
original *original_open(const job *j, slice path, const schema_table *table, diag *d);
void original_close(original *o);

/* The physical line with this number (1-based), without its end, whatever bytes it holds. Lines are asked for in rising order. False: none. */
bool original_line(original *o, unsigned line, slice *out);

/* The next record at or behind `line`. CSV_END: none. */
csv_status original_record(original *o, unsigned line, csv_record *out, diag *d);

/* The labels of the header, one for each column; the next record is the first below it. In `a`. No labels: there is none that could be read.
 * False: out of memory (reported). */
NODISCARD bool original_header(original *o, arena *a, csv_record *out, diag *d);

#endif
