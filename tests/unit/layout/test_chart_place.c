/* test_chart_place.c: where charts stand in a document: floating ones wait for the next page while paragraphs go before them. */
#include "documents.h"

static const double values[] = {3, 5, 2};
static const slice labels[] = {{"3", 1}, {"5", 1}, {"2", 1}}, names[] = {{"2010", 4}, {"2011", 4}, {"2012", 4}};
static const chart_series series = {.name = {"Số", 4}, .values = values, .labels = labels};

static void add_chart(sheet *s, const char *id, bool floats)
{
	sheet_add(s, BLOCK_CHART)->chart = (chart){.kind = CHART_BAR,
	    .id = slice_of(id),
	    .caption = SLICE("Tên"),
	    .alt = SLICE("Biểu đồ cột"),
	    .height_mm = 90,
	    .floats = floats,
	    .categories = names,
	    .category_count = 3,
	    .series = &series,
	    .series_count = 1,
	    .empty = SLICE("")};
}

/* Fill the first page but for less than a chart. */
static void fill_page(sheet *s)
{
	add_paragraph(s, filler(s, 450));
}

static uint32_t page_of_figure(const sheet *s, size_t n)
{
	uint32_t figure = find_element(s, ELEMENT_FIGURE, n);
	assert_int_not_equal(figure, ELEMENT_NONE);
	return element_page(s, figure);
}

/* The place of an element among all that are numbered. */
static uint32_t paragraph_page(const sheet *s, size_t n)
{
	return element_page(s, find_element(s, ELEMENT_P, n));
}

static void test_paragraphs_pass(void **state)
{
	sheet *s = *state;
	for (int floats = 0; floats < 2; floats++) {
		s->count = 0;
		fill_page(s);
		add_chart(s, "a", floats);
		add_paragraph(s, filler(s, 50));
		add_paragraph(s, filler(s, 200));
		add_paragraph(s, filler(s, 20));
		sheet_set(s);
		assert_int_equal(page_of_figure(s, 0), 1);
		assert_int_equal(paragraph_page(s, 0), 0);
		assert_int_equal(paragraph_page(s, 1), floats ? 0 : 1); /* without, the rest of the page is empty */
		/* In the tags the chart stands behind the paragraph that took the page's end, before the last. */
		uint32_t figure = find_element(s, ELEMENT_FIGURE, 0), third = find_element(s, ELEMENT_P, 2), last = find_element(s, ELEMENT_P, 3);
		assert_int_equal(figure > third, floats);
		assert_true(figure < last);
	}
}

/* Nothing but paragraphs goes before it, and another chart keeps its number and its order. */
static void test_order_is_kept(void **state)
{
	sheet *s = *state;
	fill_page(s);
	add_chart(s, "a", true);
	add_paragraph(s, filler(s, 30));
	add_chart(s, "b", false);
	add_heading(s, 1, "Sau", NULL);
	add_chart(s, "c", true);
	sheet_set(s);
	assert_string_equal(element_text(s, find_element(s, ELEMENT_CAPTION, 0)), "Biểu đồ 1. Tên");
	assert_string_equal(element_text(s, find_element(s, ELEMENT_CAPTION, 1)), "Biểu đồ 2. Tên");
	assert_string_equal(element_text(s, find_element(s, ELEMENT_CAPTION, 2)), "Biểu đồ 3. Tên");
	assert_int_equal(paragraph_page(s, 1), 0);
	assert_true(find_element(s, ELEMENT_FIGURE, 1) < find_element(s, ELEMENT_H1, 0));
}

/* Links lead to where it is set. */
static void test_target_is_where_it_stands(void **state)
{
	sheet *s = *state;
	fill_page(s);
	add_chart(s, "a", true);
	add_paragraph(s, filler(s, 50));
	add_paragraph(s, filler(s, 200));
	sheet_set(s);
	uint32_t figure = find_element(s, ELEMENT_FIGURE, 0);
	const element_extra *extra = &s->list.extras[s->list.elements[figure].extra];
	bool found = false;
	for (size_t i = 0; i < s->list.target_count; i++)
		found = found || (s->list.targets[i].page == 1 && fabs((double)s->list.targets[i].y - extra->bbox[1]) < NEAR);
	assert_true(found);
}

/* A chart at the end, or before a signature, is set after all. */
static void test_it_lands(void **state)
{
	sheet *s = *state;
	fill_page(s);
	add_chart(s, "a", true);
	add_paragraph(s, filler(s, 10));
	sheet_set(s);
	assert_int_equal(page_of_figure(s, 0), 1);
	add_signature(s);
	sheet_set(s);
	assert_int_equal(page_of_figure(s, 0), 1);
	assert_int_equal(paragraph_page(s, 1), 1); /* the signature's paragraph stays with it, behind the chart */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(test_paragraphs_pass, sheet_open, sheet_close),
	    cmocka_unit_test_setup_teardown(test_order_is_kept, sheet_open, sheet_close),
	    cmocka_unit_test_setup_teardown(test_target_is_where_it_stands, sheet_open, sheet_close),
	    cmocka_unit_test_setup_teardown(test_it_lands, sheet_open, sheet_close),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
