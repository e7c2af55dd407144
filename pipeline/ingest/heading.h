/* heading.h: the header of a table as it stands in the file: one record, or up to three where a sheet had merged cells above its columns:
 * heads of groups in one row, labels in the next, and labels merged downwards, which stand in the upper row over an empty cell. */
#ifndef TONGKET_INGEST_HEADING_H
#define TONGKET_INGEST_HEADING_H

#include "ingest/csvfile.h"
#include "ingest/label.h"

#define HEADING_ROWS 3

typedef struct heading {
	size_t count; /* of rows, the upper first */
	csv_record rows[HEADING_ROWS];
	csv_record labels; /* one for each column, as heading_join reads them; its line is the first row's */
	unsigned *lines;   /* by column: the line of the row the label stands in */
} heading;

/* Add the next row; its cells are copied into `a`. False: out of memory. */
NODISCARD bool heading_add(heading *h, const csv_record *row, arena *a);

/* Read the labels: of each column the head and the label below it joined, or the label alone, or the upper one where nothing stands below,
 * whichever names a field, in this order; of one row its cells. In `a`. False: out of memory. */
NODISCARD bool heading_join(heading *h, const schema_table *table, arena *a);

/* Whether the last row may be one of labels: no row of data is. *fits of a joined heading of two rows and more. False: out of memory. */
NODISCARD bool heading_fits(const heading *h, const schema_table *table, arena *a, bool *fits);

/* Whether a record is a row of the heading once more, as on the next page of a printed sheet. */
bool heading_has(const heading *h, const csv_record *record);

#endif
