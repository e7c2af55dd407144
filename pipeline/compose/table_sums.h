/* table_sums.h: sums of a table's number columns, exact, and the row that prints them. Inside compose/table*.c. */
#ifndef TONGKET_COMPOSE_TABLE_SUMS_H
#define TONGKET_COMPOSE_TABLE_SUMS_H

#include "compose/figures.h"
#include "compose/table_columns.h"

/* Of one column; of a percentage both parts. */
typedef struct leaf_sum {
	sum value, den;
} leaf_sum;

typedef struct table_sums {
	arena *memory; /* of the rows made */
	diag *diag;
	composer *composer; /* to report a sum that leaves 64 bits; NULL: it is known that none does */
	place where;        /* of the query, for that */
	const fact *fact;
	const columns *columns;
	leaf_sum *leaves; /* of columns->leaf_count */
	buf scratch;
} table_sums;

/* Sums of nothing; `c` may go away when `composer` is set to NULL afterwards. sums_free in any case. False: out of memory (reported). */
NODISCARD bool sums_new(composer *c, const fact *f, const columns *of, place where, table_sums *out);

void sums_free(table_sums *s);

void sums_clear(table_sums *s);
void sums_add(table_sums *s, const fact_cell *cells);

/* Columns before the first figure, at least 1: the words of a row of sums stand in them. */
size_t sums_words_span(const columns *of);

/* Zeros behind the comma of a figure that stands alone in `out`, until there are as many digits as the leaf has fixed. */
void leaf_pad(const leaf *l, buf *out);

/* Print the sum of column `leaf` into s->scratch; nothing where there is none. False: reported. */
NODISCARD bool sums_print(table_sums *s, size_t leaf);

/* num/den in percent as a leaf prints it, into s->scratch; nothing when there is no such figure. False: reported. */
NODISCARD bool sums_ratio(table_sums *s, const leaf *l, decimal num, decimal den);

/* What stands in s->scratch, in `memory`. False: out of memory (reported). */
NODISCARD bool sums_take(table_sums *s, slice *out);

/* A row in `style`: the words, then the sums. False: reported. */
NODISCARD bool sums_row(table_sums *s, slice said, row_style style, table_row *out);

#endif
