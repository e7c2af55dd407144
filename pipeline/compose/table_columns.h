/* table_columns.h: the `columns:` of a table directive as leaves, one a column of the table, and the cells of its head. */
#ifndef TONGKET_COMPOSE_TABLE_COLUMNS_H
#define TONGKET_COMPOSE_TABLE_COLUMNS_H

#include "compose/composer.h"

typedef enum { LEAF_COUNTER, LEAF_VALUE, LEAF_PERCENT } leaf_kind;

typedef struct leaf {
	leaf_kind kind;
	size_t column;    /* of the fact: the value, or the numerator */
	size_t den;       /* of LEAF_PERCENT: the denominator */
	int decimals;     /* of LEAF_PERCENT */
	int fixed;        /* digits behind the comma that its numbers have at least, zeros too */
	bool number;      /* it holds numbers */
	bool plain;       /* its numbers are names: not grouped, not added up */
	bool added;       /* the total row has a figure for it */
	bool merged;      /* equal cells under each other are one cell */
	table_column set; /* how it is set */
} leaf;

typedef struct columns {
	leaf *leaves;
	size_t leaf_count;
	const head_cell *head;
	size_t head_count;
	unsigned head_rows;
} columns;

/* Read `nodes`, the node under columns:. `counter`: head of a first column that counts the rows; empty: none. `skip`: columns that are not added up.
 * False: reported. */
NODISCARD bool columns_read(composer *c, const yaml_node *nodes, const fact *f, slice counter, const yaml_texts *skip, columns *out);

#endif
