/* breaker.c: where to break a paragraph into lines (Knuth and Plass 1981).
 *
 * Walks over the boxes once, with a list of active breakpoints: those from which a line could still reach the current box. Prefix sums give the
 * width of any line in constant time; the list holds about a line's worth of breakpoints, so the time is linear in the text. Hard line ends cut
 * the paragraph into pieces that are broken apart. What the boxes are is none of its business. */
#include "layout/breaker.h"

#include <math.h>
#include <stdlib.h>

#include "base/array.h"

#define NODE_NONE UINT32_MAX
#define INFINITE_BADNESS 10000.0

/* How a line feels beside its neighbour: tight, decent, loose, very loose. */
enum { FITNESS_CLASSES = 4 };

/* A feasible breakpoint: a line ends before box `box`. */
typedef struct node {
	double demerits; /* of all lines up to here */
	uint32_t box;
	uint32_t from; /* the breakpoint before */
	uint32_t next; /* in the active list */
	uint8_t fitness;
	bool ragged;
} node;

struct breaker {
	double *widths; /* widths[i]: sum of boxes before i, with their fixed gaps */
	double *spaces; /* spaces[i]: sum of the elastic gaps before boxes 0 … i-1 */
	size_t sum_cap;
	node *nodes;
	size_t node_count, node_cap;
	break_line *lines;
	size_t line_count, line_cap;
	double demerits;
};

/* One attempt. */
typedef struct pass {
	const break_box *boxes;
	size_t first, end; /* the piece */
	const break_shape *shape;
	double indent;    /* of the piece's first line */
	double most;      /* largest ratio of stretch */
	double emergency; /* stretch lent to every line */
	bool any_gap;     /* every gap may break */
} pass;

breaker *breaker_new(void)
{
	return calloc(1, sizeof(breaker));
}

void breaker_free(breaker *b)
{
	if (!b)
		return;
	free(b->widths);
	free(b->spaces);
	free(b->nodes);
	free(b->lines);
	free(b);
}

const break_line *breaker_lines(const breaker *b)
{
	return b->lines;
}

double breaker_demerits(const breaker *b)
{
	return b->demerits;
}

static bool add_line(breaker *b, size_t first, size_t end, bool ragged)
{
	break_line *lines = array_room(b->lines, &b->line_cap, b->line_count + 1, sizeof *lines);
	if (!lines)
		return false;
	b->lines = lines;
	b->lines[b->line_count++] = (break_line){.first = (uint32_t)first, .end = (uint32_t)end, .ragged = ragged};
	return true;
}

/* ---- widths ---- */

static bool sum_up(breaker *b, const break_box *boxes, size_t count)
{
	size_t cap = b->sum_cap; /* both arrays have one capacity: it counts when the second has it too */
	double *widths = array_room(b->widths, &cap, count + 1, sizeof *widths);
	if (widths)
		b->widths = widths;
	double *spaces = widths ? array_room(b->spaces, &b->sum_cap, count + 1, sizeof *spaces) : NULL;
	if (!spaces)
		return false;
	b->spaces = spaces;
	double width = 0, space = 0;
	for (size_t i = 0; i < count; i++) {
		b->widths[i] = width;
		b->spaces[i] = space;
		width += (double)boxes[i].width;
		if (boxes[i].gap == GAP_FIXED)
			width += (double)boxes[i].space;
		else
			space += (double)boxes[i].space;
	}
	b->widths[count] = width;
	b->spaces[count] = space;
	return true;
}

/* Elastic space of the line of boxes first … end-1; the gap before its first box is not in it. */
static double line_space(const breaker *b, size_t first, size_t end)
{
	return b->spaces[end] - b->spaces[first + 1];
}

static double line_width(const breaker *b, size_t first, size_t end)
{
	return b->widths[end] - b->widths[first] + line_space(b, first, end);
}

/* ---- the optimum ---- */

static bool may_break(const pass *p, size_t box)
{
	uint8_t gap = p->boxes[box].gap;
	return gap == GAP_SPACE || gap == GAP_LETTERS || p->any_gap;
}

static double penalty_of(const pass *p, size_t box)
{
	if (box == p->end || p->boxes[box].gap == GAP_SPACE)
		return 0;
	return p->boxes[box].gap == GAP_LETTERS ? BREAK_LETTERS_PENALTY : BREAK_KEEP_PENALTY;
}

/* The line from node `a` to box `end`. */
typedef struct candidate {
	double demerits;
	double excess; /* width left over, before stretching */
	uint8_t fitness;
	bool ragged;
	bool too_long; /* even when shrunk */
	bool feasible;
} candidate;

static uint8_t fitness_of(double ratio)
{
	if (ratio < -0.5)
		return 0;
	return ratio <= 0.5 ? 1 : ratio <= 1.0 ? 2 : 3;
}

static candidate judge(const breaker *b, const pass *p, const node *a, size_t end)
{
	double room = p->shape->width - (a->from == NODE_NONE ? p->indent : 0);
	double natural = line_width(b, a->box, end);
	double space = line_space(b, a->box, end);
	candidate c = {.excess = room - natural};
	bool last = end == p->end;
	c.ragged = last || p->boxes[end].gap == GAP_LETTERS || p->boxes[end].gap == GAP_GLUED;
	double ratio = 0;
	if (c.excess < -1e-6) {
		double shrink = space * p->shape->shrink;
		ratio = shrink > 0 ? c.excess / shrink : -2;
		c.too_long = ratio < -1.000001;
	} else if (!c.ragged) {
		double stretch = space * p->shape->stretch + p->emergency;
		ratio = stretch > 0 ? c.excess / stretch : c.excess > 0 ? INFINITY : 0;
	}
	c.feasible = !c.too_long && ratio <= p->most;
	double badness = fmin(100 * fabs(ratio * ratio * ratio), INFINITE_BADNESS);
	double penalty = penalty_of(p, end);
	c.fitness = fitness_of(ratio);
	c.demerits = (BREAK_LINE_DEMERIT + badness) * (BREAK_LINE_DEMERIT + badness) + penalty * penalty;
	if (last && natural < p->shape->last_least && a->from != NODE_NONE)
		c.demerits += BREAK_LAST_DEMERITS;
	if (abs((int)c.fitness - (int)a->fitness) > 1)
		c.demerits += BREAK_FITNESS_DEMERITS;
	c.demerits += a->demerits;
	return c;
}

static uint32_t add_node(breaker *b, node n)
{
	node *nodes = b->node_count < NODE_NONE - 1 ? array_room(b->nodes, &b->node_cap, b->node_count + 1, sizeof *nodes) : NULL;
	if (!nodes)
		return NODE_NONE;
	b->nodes = nodes;
	b->nodes[b->node_count] = n;
	return (uint32_t)b->node_count++;
}

/* Best ways to end a line before one box, by fitness. */
typedef struct ends {
	candidate best[FITNESS_CLASSES];
	uint32_t from[FITNESS_CLASSES];
} ends;

/* Try all active nodes with a line that ends before `box`; drop those whose lines have become too long. */
static void try_box(breaker *b, const pass *p, uint32_t *active, size_t box, ends *found)
{
	for (int k = 0; k < FITNESS_CLASSES; k++)
		found->from[k] = NODE_NONE;
	uint32_t *link = active;
	while (*link != NODE_NONE) {
		node *a = &b->nodes[*link];
		candidate c = judge(b, p, a, box);
		if (c.feasible && (found->from[c.fitness] == NODE_NONE || c.demerits < found->best[c.fitness].demerits)) {
			found->best[c.fitness] = c;
			found->from[c.fitness] = *link;
		}
		if (c.too_long)
			*link = a->next;
		else
			link = &a->next;
	}
}

/* Add the new breakpoints to the front of the list. False: out of memory. */
static bool activate(breaker *b, uint32_t *active, size_t box, const ends *found)
{
	for (int k = 0; k < FITNESS_CLASSES; k++) {
		if (found->from[k] == NODE_NONE)
			continue;
		const candidate *c = &found->best[k];
		uint32_t n = add_node(b, (node){.demerits = c->demerits,
		                             .box = (uint32_t)box,
		                             .from = found->from[k],
		                             .next = *active,
		                             .fitness = c->fitness,
		                             .ragged = c->ragged});
		if (n == NODE_NONE)
			return false;
		*active = n;
	}
	return true;
}

/* The best of the breakpoints at the end of the piece, or NODE_NONE. */
static uint32_t best_end(const breaker *b, uint32_t active, size_t end)
{
	uint32_t best = NODE_NONE;
	for (uint32_t n = active; n != NODE_NONE; n = b->nodes[n].next)
		if (b->nodes[n].box == end && (best == NODE_NONE || b->nodes[n].demerits < b->nodes[best].demerits))
			best = n;
	return best;
}

typedef enum { PASS_DONE, PASS_IMPOSSIBLE, PASS_NO_MEMORY } pass_result;

static pass_result run_pass(breaker *b, const pass *p, uint32_t *last)
{
	b->node_count = 0;
	uint32_t active = add_node(b, (node){.box = (uint32_t)p->first, .from = NODE_NONE, .next = NODE_NONE, .fitness = 1});
	if (active == NODE_NONE)
		return PASS_NO_MEMORY;
	ends found;
	for (size_t box = p->first + 1; box <= p->end; box++) {
		if (box < p->end && !may_break(p, box))
			continue;
		try_box(b, p, &active, box, &found);
		if (!activate(b, &active, box, &found))
			return PASS_NO_MEMORY;
		if (active == NODE_NONE)
			return PASS_IMPOSSIBLE;
	}
	*last = best_end(b, active, p->end);
	return *last == NODE_NONE ? PASS_IMPOSSIBLE : PASS_DONE;
}

/* The lines from the piece's start to the breakpoint `last`, in order. */
static bool take_lines(breaker *b, uint32_t last)
{
	size_t first = b->line_count, count = 0;
	for (uint32_t n = last; b->nodes[n].from != NODE_NONE; n = b->nodes[n].from)
		count++;
	for (size_t i = 0; i < count; i++)
		if (!add_line(b, 0, 0, false))
			return false;
	for (uint32_t n = last; b->nodes[n].from != NODE_NONE; n = b->nodes[n].from)
		b->lines[first + --count] = (break_line){
		    .first = b->nodes[b->nodes[n].from].box, .end = b->nodes[n].box, .ragged = b->nodes[n].ragged};
	b->demerits += b->nodes[last].demerits;
	return true;
}

/* ---- first fit ---- */

/* Lines of boxes first … end-1 into `width`; counted only, when `keep` is false. 0: out of memory. */
static size_t first_fit(breaker *b, const break_box *boxes, size_t first, size_t end, double width, double indent, bool keep)
{
	size_t lines = 0, start = first, fits = first; /* fits: the last break that did */
	double room = width - indent + 1e-6;
	for (size_t box = first + 1; box <= end; box++) {
		bool breaks = box == end || boxes[box].gap == GAP_SPACE || boxes[box].gap == GAP_LETTERS;
		if (line_width(b, start, box) > room && box - start > 1) {
			size_t at = fits > start ? fits : box - 1; /* nowhere else: at a gap that should not break */
			if (keep && !add_line(b, start, at, true))
				return 0;
			lines++;
			start = fits = at;
			room = width + 1e-6;
			box = at;
			continue;
		}
		if (breaks)
			fits = box;
	}
	if (keep && !add_line(b, start, end, true))
		return 0;
	return lines + 1;
}

/* ---- pieces between hard line ends ---- */

typedef bool set_piece(breaker *b, const break_box *boxes, size_t first, size_t end, double indent, const break_shape *shape);

static bool piece_ragged(breaker *b, const break_box *boxes, size_t first, size_t end, double indent, const break_shape *shape)
{
	return first_fit(b, boxes, first, end, shape->width, indent, true) > 0;
}

static bool piece_balanced(breaker *b, const break_box *boxes, size_t first, size_t end, double indent, const break_shape *shape)
{
	size_t count = first_fit(b, boxes, first, end, shape->width, indent, false);
	double low = shape->width / (double)count / 2, high = shape->width;
	if (count == 1)
		return piece_ragged(b, boxes, first, end, indent, shape);
	while (high - low > 20) { /* a fiftieth of an em is close enough */
		double middle = (low + high) / 2;
		if (first_fit(b, boxes, first, end, middle, indent, false) > count)
			low = middle;
		else
			high = middle;
	}
	return first_fit(b, boxes, first, end, high, indent, true) > 0;
}

static bool piece_justified(breaker *b, const break_box *boxes, size_t first, size_t end, double indent, const break_shape *shape)
{
	const struct {
		double most, emergency;
		bool any_gap;
	} passes[] = {{1, 0, false}, {INFINITY, shape->width / 10, false}, {INFINITY, shape->width / 10, true}};
	for (size_t i = 0; i < sizeof passes / sizeof passes[0]; i++) {
		pass p = {boxes, first, end, shape, indent, passes[i].most, passes[i].emergency, passes[i].any_gap};
		uint32_t last;
		pass_result r = run_pass(b, &p, &last);
		if (r == PASS_DONE)
			return take_lines(b, last);
		if (r == PASS_NO_MEMORY)
			return false;
	}
	return piece_ragged(b, boxes, first, end, indent, shape); /* a letter wider than the line */
}

static size_t set_pieces(breaker *b, const break_box *boxes, size_t count, const break_shape *shape, set_piece *set)
{
	b->line_count = 0;
	b->demerits = 0;
	if (!sum_up(b, boxes, count))
		return 0;
	if (count == 0)
		return add_line(b, 0, 0, true) ? 1 : 0;
	double indent = shape->indent;
	for (size_t first = 0; first < count;) {
		size_t end = first + 1;
		while (end < count && boxes[end].gap != GAP_FORCED)
			end++;
		if (!set(b, boxes, first, end, indent, shape))
			return 0;
		first = end;
		indent = 0;
	}
	return b->line_count;
}

size_t breaker_justified(breaker *b, const break_box *boxes, size_t count, const break_shape *shape)
{
	return set_pieces(b, boxes, count, shape, piece_justified);
}

size_t breaker_ragged(breaker *b, const break_box *boxes, size_t count, const break_shape *shape)
{
	return set_pieces(b, boxes, count, shape, piece_ragged);
}

size_t breaker_balanced(breaker *b, const break_box *boxes, size_t count, const break_shape *shape)
{
	return set_pieces(b, boxes, count, shape, piece_balanced);
}
