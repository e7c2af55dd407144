/* table_carry.h: the sums that are carried forward from page to page of a long table. Inside compose/table*.c. */
#ifndef TONGKET_COMPOSE_TABLE_CARRY_H
#define TONGKET_COMPOSE_TABLE_CARRY_H

#include "compose/table_sums.h"

/* The running sums of `rows` (those of `f` in order, with rows of other styles between them), asked for page by page when the table is set. `over` and
 * `from`: the words at the foot and at the head of pages. All prefixes are added up here, so that a sum that leaves 64 bits is told now, at `where`. NULL:
 * reported. */
const table_carry *carry_new(composer *c, const fact *f, const columns *of, const table_row *rows, slice over, slice from, place where);

#endif
