/* table.h: tables on pages: columns from their content, repeated heads, totals. */
#ifndef TONGKET_LAYOUT_TABLE_H
#define TONGKET_LAYOUT_TABLE_H

#include "layout/flow.h"

/* Set `t`, the table of block `b`, on pages of the current form: that a landscape table has landscape pages is seen to by layout_blocks(). False:
 * reported. */
NODISCARD bool layout_table(flow *f, const table *t, const block *b);

#endif
