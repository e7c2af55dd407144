/* batch.h: what the store is to take next: files and rows in the order they came, and issues in theirs, copied, so that whoever reads can go on reading
 * while they are stored (run/conveyor.h), and many rows cost one statement. */
#ifndef TONGKET_STORE_BATCH_H
#define TONGKET_STORE_BATCH_H

#include "store/store.h"

typedef struct batch batch;

/* Yours, batch_free. NULL: out of memory. */
batch *batch_new(void);
void batch_free(batch *b);

/* Forget the content, keep the memory (of very long cells not even that). */
void batch_clear(batch *b);
bool batch_is_empty(const batch *b);

typedef enum {
	BATCH_ADDED,
	BATCH_FULL, /* it was not added: hand this batch to the store and add to an empty one, which is never full */
	BATCH_NO_MEMORY
} batch_status;

/* Everything the arguments point to is copied, but for the table of a row and the field of an issue, which are the schema's. Files are
 * numbered as the store will number them: in the order they are added, from one more than it has. */
batch_status batch_add_file(batch *b, const file_record *f);
batch_status batch_add_row(batch *b, const row *r);
batch_status batch_add_issue(batch *b, const issue *i);

/* `fields`: elements of outcome->columns. */
batch_status batch_end_file(batch *b, int64_t file, const file_outcome *o, size_t fields);

#endif
