/* row.h: one checked row on its way from a file to the store. */
#ifndef TONGKET_VALIDATE_ROW_H
#define TONGKET_VALIDATE_ROW_H

#include "schema/schema.h"

typedef enum { VALUE_NULL, VALUE_INTEGER, VALUE_REAL, VALUE_TEXT } value_kind;

/* integer, year: INTEGER. boolean: INTEGER 0/1. number: INTEGER when whole, else REAL (at most 15 significant digits, so that it reads
 * back exactly). date: TEXT "2015-08-25". string: TEXT, NFC, trimmed; of an enum in the enum's own spelling. Empty or bad: NULL. */
typedef struct cell_value {
	value_kind kind;
	int64_t integer;
	double real;
	slice text; /* borrowed until the row is done */
} cell_value;

typedef struct row {
	const schema_table *table;
	int64_t file;            /* number the store gave the file */
	unsigned line;           /* physical line where the record starts, 1-based */
	unsigned number;         /* data row, 1-based */
	const cell_value *cells; /* table->field_count of them, by field index */
	uint64_t bad;            /* bit i: the cell of field i is wrong or could not be read */
	bool rejected;           /* the row has an error */
} row;

#endif
