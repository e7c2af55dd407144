/* figures.h: sums and percentages of cells, exact. */
#ifndef TONGKET_COMPOSE_FIGURES_H
#define TONGKET_COMPOSE_FIGURES_H

#include "compose/composer.h"

typedef enum {
	FIGURE_DONE,
	FIGURE_NONE,     /* an empty cell, or a denominator that is not above 0 */
	FIGURE_TOO_LARGE /* it leaves 64 bits */
} figure_status;

/* Numerator and denominator as whole numbers of one scale. */
figure_status figure_ratio(decimal num, decimal den, int64_t *whole_num, int64_t *whole_den);

/* A number that may not be there. */
typedef struct sum {
	decimal value;
	bool some, too_large;
} sum;

/* Add a cell; an empty one adds nothing. */
void sum_add(sum *s, const fact_cell *cell);

/* Report that a figure of `column` of `f` leaves 64 bits (STATUS_DATA). Returns false. */
bool figure_report_too_large(composer *c, const fact *f, size_t column, place where);

#endif
