/* chart.h: charts drawn as vectors. */
#ifndef TONGKET_LAYOUT_CHART_H
#define TONGKET_LAYOUT_CHART_H

#include "layout/flow.h"

/* Set `c`, the chart of block `b`. False: reported. */
NODISCARD bool layout_chart(flow *f, const chart *c, const block *b);

/* Whether it would be set on the current page. False: reported. */
NODISCARD bool chart_fits(flow *f, const chart *c, const block *b, bool *fits);

#endif
