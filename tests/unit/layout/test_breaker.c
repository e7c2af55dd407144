/* Breaking paragraphs by widths alone: the optimum against trying everything, limits of spaces, what happens when nothing fits. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/compiler.h"
#include "layout/breaker.h"

#define MOST 40

static const break_shape plain = {.width = 1000, .shrink = 0.25, .stretch = 0.5};

static size_t fill(break_box *boxes, const float *widths, size_t count)
{
	for (size_t i = 0; i < count; i++)
		boxes[i] = (break_box){.width = widths[i], .space = 100, .gap = i ? GAP_SPACE : GAP_GLUED};
	return count;
}

/* ---- the optimum, by trying every way ---- */

typedef struct trial {
	const break_box *boxes;
	size_t count;
	const break_shape *shape;
	double best;
} trial;

static int fitness(double ratio)
{
	return ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;
}

/* Lines from box `first` on; the line before had `before`. */
static void try_all(trial *t, size_t first, int before, double demerits)
{
	if (demerits >= t->best)
		return;
	if (first == t->count) {
		t->best = demerits;
		return;
	}
	double room = t->shape->width - (first ? 0 : t->shape->indent), natural = 0, space = 0;
	for (size_t end = first + 1; end <= t->count; end++) {
		natural += (double)t->boxes[end - 1].width;
		if (end - 1 > first) {
			natural += (double)t->boxes[end - 1].space;
			space += (double)t->boxes[end - 1].space;
		}
		if (end < t->count && t->boxes[end].gap != GAP_SPACE)
			continue;
		bool last = end == t->count;
		double excess = room - natural, ratio = 0;
		if (excess < 0)
			ratio = space > 0 ? excess / (space * t->shape->shrink) : -2;
		else if (!last)
			ratio = space > 0 ? excess / (space * t->shape->stretch) : excess > 0 ? INFINITY : 0;
		if (ratio < -1 || ratio > 1)
			continue;
		double badness = 100 * fabs(ratio * ratio * ratio);
		double d = (10 + badness) * (10 + badness) + (abs(fitness(ratio) - before) > 1 ? BREAK_FITNESS_DEMERITS : 0);
		try_all(t, end, fitness(ratio), demerits + d);
	}
}

static unsigned next_random(unsigned *state)
{
	*state = *state * 1664525U + 1013904223U;
	return *state >> 16;
}

static void finds_the_optimum(void **state)
{
	(void)state;
	breaker *b = breaker_new();
	assert_non_null(b);
	unsigned seed = 7;
	int compared = 0;
	for (int round = 0; round < 400; round++) {
		break_box boxes[MOST];
		float widths[MOST];
		size_t count = 8 + next_random(&seed) % 14;
		for (size_t i = 0; i < count; i++)
			widths[i] = (float)(60 + next_random(&seed) % 170);
		fill(boxes, widths, count);
		for (size_t i = 1; i < count; i++)
			if (next_random(&seed) % 7 == 0)
				boxes[i].gap = GAP_KEEP;
		break_shape shape = plain;
		shape.indent = round % 3 ? 0 : 150;
		trial t = {boxes, count, &shape, INFINITY};
		try_all(&t, 0, 1, 0);
		assert_true(breaker_justified(b, boxes, count, &shape) > 0);
		if (isinf(t.best))
			continue; /* only a later pass can set it */
		assert_true(fabs(breaker_demerits(b) - t.best) <= 1e-6 * t.best);
		compared++;
	}
	assert_true(compared > 100);
	breaker_free(b);
}

/* Every line's boxes follow those of the line before. */
static void check_cover(const breaker *b, size_t lines, size_t count)
{
	size_t at = 0;
	for (size_t i = 0; i < lines; i++) {
		assert_int_equal(breaker_lines(b)[i].first, at);
		assert_true(breaker_lines(b)[i].end > at);
		at = breaker_lines(b)[i].end;
	}
	assert_int_equal(at, count);
}

static void one_line_stays_one(void **state)
{
	(void)state;
	breaker *b = breaker_new();
	break_box boxes[MOST];
	size_t n = fill(boxes, (const float[]){200, 300, 100}, 3);
	assert_int_equal(breaker_justified(b, boxes, n, &plain), 1);
	assert_true(breaker_lines(b)[0].ragged);
	assert_int_equal(breaker_justified(b, boxes, 0, &plain), 1);
	assert_int_equal(breaker_lines(b)[0].end, 0);
	breaker_free(b);
}

/* 300 + 100 + 300 + 100 + 225 is 1 025: with spaces of 87.5 it fits, and is better than a line of 700. */
static void shrinks_within_the_limit(void **state)
{
	(void)state;
	breaker *b = breaker_new();
	break_box boxes[MOST];
	size_t n = fill(boxes, (const float[]){300, 300, 225, 300, 200}, 5);
	assert_int_equal(breaker_justified(b, boxes, n, &plain), 2);
	assert_int_equal(breaker_lines(b)[0].end, 3);
	/* One more unit than the spaces can give: not that line. */
	boxes[2].width = 251;
	breaker_justified(b, boxes, n, &plain);
	assert_int_equal(breaker_lines(b)[0].end, 2);
	breaker_free(b);
}

static void keeps_what_must_not_break(void **state)
{
	(void)state;
	breaker *b = breaker_new();
	break_box boxes[MOST];
	size_t n = fill(boxes, (const float[]){300, 300, 150, 150, 300, 300}, 6);
	boxes[3].gap = GAP_KEEP;
	boxes[2].gap = GAP_KEEP;
	size_t lines = breaker_justified(b, boxes, n, &plain);
	check_cover(b, lines, n);
	for (size_t i = 0; i < lines; i++) {
		assert_int_not_equal(breaker_lines(b)[i].first, 2);
		assert_int_not_equal(breaker_lines(b)[i].first, 3);
	}
	breaker_free(b);
}

/* A chain that is wider than the line breaks where it should not, rather than pass the margin. */
static void breaks_a_chain_too_long(void **state)
{
	(void)state;
	breaker *b = breaker_new();
	break_box boxes[MOST];
	size_t n = fill(boxes, (const float[]){400, 400, 400, 400}, 4);
	for (size_t i = 1; i < n; i++)
		boxes[i].gap = GAP_KEEP;
	size_t lines = breaker_justified(b, boxes, n, &plain);
	check_cover(b, lines, n);
	assert_int_equal(lines, 2);
	size_t ragged = breaker_ragged(b, boxes, n, &plain);
	check_cover(b, ragged, n);
	assert_int_equal(ragged, 2);
	breaker_free(b);
}

static void ends_lines_where_told(void **state)
{
	(void)state;
	breaker *b = breaker_new();
	break_box boxes[MOST];
	size_t n = fill(boxes, (const float[]){100, 100, 100}, 3);
	boxes[1].gap = boxes[2].gap = GAP_FORCED;
	assert_int_equal(breaker_justified(b, boxes, n, &plain), 3);
	assert_int_equal(breaker_ragged(b, boxes, n, &plain), 3);
	breaker_free(b);
}

/* First fit would leave one word alone; balanced gives 3 + 3. */
static void balances(void **state)
{
	(void)state;
	breaker *b = breaker_new();
	break_box boxes[MOST];
	size_t n = fill(boxes, (const float[]){100, 100, 100, 100, 100, 150}, 6);
	assert_int_equal(breaker_ragged(b, boxes, n, &plain), 2);
	assert_int_equal(breaker_lines(b)[0].end, 5);
	assert_int_equal(breaker_balanced(b, boxes, n, &plain), 2);
	assert_int_equal(breaker_lines(b)[0].end, 3);
	breaker_free(b);
}

static void letters_break_last(void **state)
{
	(void)state;
	breaker *b = breaker_new();
	break_box boxes[MOST];
	for (size_t i = 0; i < 30; i++)
		boxes[i] = (break_box){.width = 90, .gap = GAP_LETTERS};
	size_t lines = breaker_justified(b, boxes, 30, &plain);
	check_cover(b, lines, 30);
	assert_int_equal(lines, 3); /* 11 letters a line */
	breaker_free(b);
}

/* A letter wider than the line: nothing can be done, but nothing is lost either. */
static void survives_a_box_too_wide(void **state)
{
	(void)state;
	breaker *b = breaker_new();
	break_box boxes[MOST];
	size_t n = fill(boxes, (const float[]){100, 2000, 100}, 3);
	check_cover(b, breaker_justified(b, boxes, n, &plain), n);
	check_cover(b, breaker_ragged(b, boxes, n, &plain), n);
	check_cover(b, breaker_balanced(b, boxes, n, &plain), n);
	breaker_free(b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(finds_the_optimum),
	    cmocka_unit_test(one_line_stays_one),
	    cmocka_unit_test(shrinks_within_the_limit),
	    cmocka_unit_test(keeps_what_must_not_break),
	    cmocka_unit_test(breaks_a_chain_too_long),
	    cmocka_unit_test(ends_lines_where_told),
	    cmocka_unit_test(balances),
	    cmocka_unit_test(letters_break_last),
	    cmocka_unit_test(survives_a_box_too_wide),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
