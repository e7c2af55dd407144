/* Lists and quotes: their signs by depth, and the margins of what stands in them. */
#include "documents.h"

static const block *text_block(sheet *s, const char *text)
{
	block *b = sheet_block(s, BLOCK_PARAGRAPH);
	b->paragraph = one_run(s, text);
	return b;
}

static blocks blocks_of(sheet *s, const block *first, const block *second)
{
	const block **items = arena_array(s->a, 2, sizeof *items);
	items[0] = first;
	items[1] = second;
	return (blocks){items, second ? 2 : 1};
}

/* A list of one item: a text, and what follows it in the item. */
static block *list_block(sheet *s, bool ordered, int64_t start, const char *text, const block *further)
{
	block *b = sheet_block(s, BLOCK_LIST);
	blocks *items = arena_alloc(s->a, sizeof *items);
	*items = blocks_of(s, text_block(s, text), further);
	b->list = (list){.ordered = ordered, .start = start, .items = items, .count = 1};
	return b;
}

static block *quote_block(sheet *s, const block *first, const block *second)
{
	block *b = sheet_block(s, BLOCK_QUOTE);
	b->quote = blocks_of(s, first, second);
	return b;
}

static void expect_sign(const sheet *s, size_t n, const char *sign, list_numbering numbering)
{
	uint32_t l = find_element(s, ELEMENT_L, n), label = find_element(s, ELEMENT_LBL, n);
	assert_int_not_equal(l, ELEMENT_NONE);
	assert_string_equal(element_text(s, label), arena_printf(s->a, "%s ", sign));
	assert_int_equal(s->list.extras[s->list.elements[l].extra].numbering, numbering);
}

static void signs_are_by_depth(void **state)
{
	sheet *s = *state;
	block *deepest = list_block(s, false, 1, "cộng", NULL);
	block *dash = list_block(s, false, 1, "gạch", deepest);
	block *small = list_block(s, true, 4, "nhỏ", dash);
	block *point = list_block(s, true, 5, "điểm", small);
	s->blocks[s->count++] = list_block(s, true, 3, "số", point);
	block *at_margin = list_block(s, true, 23, "điểm", NULL);
	at_margin->list.points = true;
	s->blocks[s->count++] = at_margin;
	s->blocks[s->count++] = list_block(s, false, 1, "gạch", list_block(s, true, 1, "điểm", NULL));
	sheet_set(s);
	expect_sign(s, 0, "3.", NUMBERING_DECIMAL);
	expect_sign(s, 1, "đ)", NUMBERING_LOWER_ALPHA);
	expect_sign(s, 2, "(iv)", NUMBERING_LOWER_ROMAN);
	expect_sign(s, 3, "-", NUMBERING_DISC);
	expect_sign(s, 4, "+", NUMBERING_DISC);
	expect_sign(s, 5, "y)", NUMBERING_LOWER_ALPHA);
	expect_sign(s, 6, "-", NUMBERING_DISC);
	expect_sign(s, 7, "a)", NUMBERING_LOWER_ALPHA);
}

/* The smallest x of the lines of an element behind its first, and the largest right edge. */
static void edges(const sheet *s, uint32_t e, double *left, double *right)
{
	const mark *first = NULL;
	*left = 1e9;
	*right = 0;
	for (size_t i = 0; i < s->list.mark_count; i++) {
		const mark *m = &s->list.marks[i];
		if (m->kind != MARK_TEXT || s->list.contents[m->content].element != e)
			continue;
		*right = fmax(*right, (double)m->x + text_mark_width(s, m));
		if (!first)
			first = m;
		else if (m->y > first->y)
			*left = fmin(*left, (double)m->x);
	}
}

static void expect_edges(const sheet *s, uint32_t e, double left_mm, double right_mm)
{
	double left, right;
	edges(s, e, &left, &right);
	if (fabs(left / POINTS_PER_MM - left_mm) > 0.1 || fabs(right / POINTS_PER_MM - right_mm) > 0.1)
		fail_msg("from %g to %g mm, not %g to %g", left / POINTS_PER_MM, right / POINTS_PER_MM, left_mm, right_mm);
}

/* hd11-2004: margins 35 and 15 mm, quotes 10 mm in on both sides. */
static void margins_add_up(void **state)
{
	sheet *s = *state;
	const char *long_text = filler(s, 60);
	s->blocks[s->count++] = list_block(s, false, 1, long_text, text_block(s, long_text));
	s->blocks[s->count++] = quote_block(s, list_block(s, false, 1, long_text, NULL), quote_block(s, text_block(s, long_text), NULL));
	s->blocks[s->count++] = list_block(s, false, 1, "ngắn", quote_block(s, text_block(s, long_text), NULL));
	sheet_set(s);
	expect_edges(s, find_element(s, ELEMENT_LBODY, 0), 35, 195);
	expect_edges(s, find_element(s, ELEMENT_P, 0), 35, 195);
	expect_edges(s, find_element(s, ELEMENT_LBODY, 1), 45, 185);
	expect_edges(s, find_element(s, ELEMENT_P, 1), 55, 175);
	expect_edges(s, find_element(s, ELEMENT_P, 2), 45, 185);
	s->profile.lists.hanging = true; /* signs at 45 mm, texts 6 mm behind them */
	sheet_set(s);
	expect_edges(s, find_element(s, ELEMENT_LBODY, 0), 51, 195);
	expect_edges(s, find_element(s, ELEMENT_P, 0), 51, 195);
	expect_edges(s, find_element(s, ELEMENT_LBODY, 1), 51, 185);
	expect_edges(s, find_element(s, ELEMENT_P, 2), 61, 185);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(signs_are_by_depth, sheet_open, sheet_close),
	    cmocka_unit_test_setup_teardown(margins_add_up, sheet_open, sheet_close),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
