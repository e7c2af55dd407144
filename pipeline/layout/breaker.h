/* breaker.h: where to break a paragraph into lines, from widths alone.
 *
 * The optimum over the whole paragraph after Knuth and Plass, "Breaking Paragraphs into Lines" (Software: Practice and Experience 11, 1981):
 * the sum of the lines' demerits is the smallest there is. All lengths are 1/1000 em of the paragraph's size. */
#ifndef TONGKET_LAYOUT_BREAKER_H
#define TONGKET_LAYOUT_BREAKER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What stands between a box and the one before it. */
typedef enum {
	GAP_GLUED,   /* nothing: the same word in another face */
	GAP_LETTERS, /* nothing: letters of a word wider than the line; breaks when there is no other way */
	GAP_KEEP,    /* a space that does not break */
	GAP_FIXED,   /* a space that does not break, stretch or shrink */
	GAP_SPACE,   /* a space */
	GAP_FORCED   /* the end of a line */
} gap_kind;

/* A word, or a part of one, and the gap before it. */
typedef struct break_box {
	float width;
	float space; /* natural width of the gap */
	uint8_t gap; /* gap_kind */
} break_box;

typedef struct break_line {
	uint32_t first, end; /* boxes */
	bool ragged;         /* not stretched: the last line, or broken between letters */
} break_line;

typedef struct break_shape {
	double width;           /* of the lines */
	double indent;          /* taken off the first */
	double shrink, stretch; /* of a space, as a part of it: 0.25, 0.5 */
	double last_least;      /* a shorter last line has demerits */
} break_shape;

/* Costs of a line, as TeX has them. Demerits: (LINE + badness)² + penalty², badness 100 r³ where r is the part of the possible stretch or shrink
 * that is used. */
#define BREAK_LINE_DEMERIT 10.0
#define BREAK_LETTERS_PENALTY 500.0
#define BREAK_KEEP_PENALTY 2000.0     /* in the last pass, when the line cannot be kept otherwise */
#define BREAK_FITNESS_DEMERITS 3000.0 /* a tight line next to a loose one */
#define BREAK_LAST_DEMERITS 3000.0

typedef struct breaker breaker;

/* Scratch memory, used again and again; yours, breaker_free. NULL: out of memory. */
breaker *breaker_new(void);
void breaker_free(breaker *b);

/* Break boxes to justified lines. The gap before the first box is ignored. Passes: within the limits of the spaces; with emergency stretch; with
 * breaks at gaps that should not break, rather than pass the margin. Returns the number of lines, 0 out of memory. */
size_t breaker_justified(breaker *b, const break_box *boxes, size_t count, const break_shape *shape);

/* First fit: each line takes what goes into it. */
size_t breaker_ragged(breaker *b, const break_box *boxes, size_t count, const break_shape *shape);

/* As many lines as first fit, of about one length. */
size_t breaker_balanced(breaker *b, const break_box *boxes, size_t count, const break_shape *shape);

/* The lines of the last call; borrowed until the next. */
const break_line *breaker_lines(const breaker *b);

/* Sum of demerits of the last call of breaker_justified, for tests. */
double breaker_demerits(const breaker *b);

#endif
