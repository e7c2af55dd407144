/* table_width.h: how wide the columns of a table become. Numbers only: no fonts, no pages. */
#ifndef TONGKET_LAYOUT_TABLE_WIDTH_H
#define TONGKET_LAYOUT_TABLE_WIDTH_H

#include <stdbool.h>
#include <stddef.h>

/* What a column asks for, in points, padding included; least ≤ word ≤ natural. */
typedef struct column_need {
	double fixed;   /* width asked for by the template; 0: none */
	double least;   /* narrower than this it cannot be printed at all: a number, or one letter */
	double word;    /* narrower than this words are broken between letters */
	double natural; /* wide enough for every cell on one line */
} column_need;

typedef enum {
	WIDTH_NATURAL, /* every cell on one line, and the table is clearly narrower than the room */
	WIDTH_FULL,    /* the columns add up to the room exactly */
	WIDTH_BROKEN,  /* the same, with words broken between letters */
	WIDTH_TOO_WIDE /* not even the least widths fit; widths are not set */
} width_result;

/* A table narrower than this share of the room keeps its natural width instead of being stretched. */
#define WIDTH_NARROW 0.7

/* Raise the needs of columns first … first+count-1 so that together they hold a cell that spans them. `fixed` columns stay. */
void width_span(column_need *needs, size_t first, size_t count, double least, double word, double natural);

/* Share `room` points among `count` columns into `widths`. A column that fits on one line takes what it needs; the others share the rest by
 * the root of their natural widths, so that a long column gets more without starving a short one (the linear rule of CSS 2.1 §17.5.2.2 does
 * starve it), never below the longest word. A fixed width is kept as long as all words of the other columns fit beside it. */
width_result width_share(const column_need *needs, size_t count, double room, double *widths);

#endif
