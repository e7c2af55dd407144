/* chart_alt.h: what a chart says to those who cannot see it. */
#ifndef TONGKET_COMPOSE_CHART_ALT_H
#define TONGKET_COMPOSE_CHART_ALT_H

#include "compose/composer.h"

enum { CHART_ALT_FIGURES = 12 }; /* as many are told one by one */

/* The alternative text of `c`: `alt`, or its kind and caption; then its figures, category by category, while one can listen to them (CHART_ALT_FIGURES), else
 * for each series its lowest and its highest, of lines the first and the last, too. In m->memory; {NULL, 0}: out of memory (reported). */
slice chart_alt(composer *m, const chart *c, slice alt);

#endif
