/* chart_axis.h: the scale of a chart's values: from where to where, and at which round numbers the grid lines are. Numbers only. */
#ifndef TONGKET_LAYOUT_CHART_AXIS_H
#define TONGKET_LAYOUT_CHART_AXIS_H

#include "base/buf.h"

/* Ticks stand at (first + i) × mantissa × 10^exponent, i = 0 … count-1: whole multiples, so that their labels are exact. */
typedef struct chart_axis {
	int64_t first;
	size_t count;     /* ≥ 2 */
	int64_t mantissa; /* 1, 2 or 5 */
	int exponent;
	double low, high; /* values of the first and the last tick */
} chart_axis;

/* The axis with at most `most` (≥ 2) steps that holds low … high. `zero`: it holds 0, too (bars grow from it); else it may begin elsewhere when
 * the values lie close together. `whole`: values are counts, so no tick falls between whole numbers. */
chart_axis chart_axis_fit(double low, double high, size_t most, bool zero, bool whole);

double chart_axis_tick(const chart_axis *axis, size_t i);

/* The label of a tick as Vietnamese prints it: "1.500", "0,5". */
void chart_axis_label(const chart_axis *axis, size_t i, buf *out);

/* Where a value lies: 0 at the first tick, 1 at the last. */
double chart_axis_place(const chart_axis *axis, double value);

#endif
