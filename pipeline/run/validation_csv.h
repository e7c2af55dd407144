/* validation_csv.h: the issues as lines of a CSV file, one after the other. */
#ifndef TONGKET_RUN_VALIDATION_CSV_H
#define TONGKET_RUN_VALIDATION_CSV_H

#include "run/stream.h"
#include "store/store.h"

typedef struct csv_list {
	stream out;
	store *store;
	buf cell; /* scratch */
} csv_list;

/* Begin the file. False: reported; nothing to close. */
NODISCARD bool csv_list_open(csv_list *w, store *s, const char *path, diag *d);

/* Append a line; `user` is the csv_list. False: it could not be written, which csv_list_close reports. */
bool csv_list_put(void *user, const issue *i);

/* False: not all was written (reported). */
NODISCARD bool csv_list_close(csv_list *w, diag *d);

#endif
