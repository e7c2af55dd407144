/* The chart directive: figures, labels, and the alternative text that says them. */
#include "support.h"

#include <math.h>

static void add_sample(bench *b)
{
	add_rows(b, "bang.mau", "nam", 4, (const char *const[]){"nam", "so", "nu", "ten"}, 3,
	    (const char *const[]){"2010", "1200", "300", "'A", "2011", "97.5", "", "'B", "2012", "0", "0", "'C"});
}

static const chart *one_chart(bench *b, const char *keys)
{
	must_compose(b, arena_printf(b->memory, "```chart\nquery: bang.mau\n%s\n```\n", keys));
	assert_int_equal(b->blocks.count, 1);
	assert_int_equal(b->blocks.items[0]->kind, BLOCK_CHART);
	return &b->blocks.items[0]->chart;
}

static void test_one_series(void **state)
{
	bench *b = *state;
	add_sample(b);
	const chart *c = one_chart(b, "id: c\nkind: bar\ncaption: Kết nạp theo năm\ncategories: nam\nseries: [{value: so, name: Kết "
	                              "nạp}]\nunit: đảng viên\nheight: 60\n");
	assert_int_equal(c->kind, CHART_BAR);
	assert_int_equal(c->category_count, 3);
	assert_int_equal(c->series_count, 1);
	expect_text(c->categories[0], "2010");
	expect_text(c->series[0].labels[0], "1.200");
	expect_text(c->series[0].labels[1], "97,5");
	assert_true(c->series[0].values[0] == 1200.0);
	assert_true(c->series[0].values[1] == 97.5);
	assert_true(c->height_mm == 60.0);
	expect_text(c->alt, "Biểu đồ cột. Kết nạp theo năm. 2010: 1.200 đảng viên; 2011: 97,5 đảng viên; 2012: 0 đảng viên.");
}

static void test_percentages(void **state)
{
	bench *b = *state;
	add_sample(b);
	const chart *c = one_chart(b, "kind: line\ncaption: Tỷ lệ?\ncategories: ten\nseries: [{percent: [nu, so], name: Nữ}, {percent: [so, "
	                              "so], name: Cả, decimals: 2}]\nunit: người\n");
	assert_true(c->series[0].values[0] == 25.0);
	assert_true(isnan(c->series[0].values[1]));
	assert_true(isnan(c->series[0].values[2]));
	expect_text(c->series[0].labels[0], "25%");
	expect_text(c->series[0].labels[1], "");
	expect_text(
	    c->alt, arena_printf(b->memory,
	                "Biểu đồ đường. Tỷ lệ? A: Nữ 25%%, Cả %s; B: Nữ không có số liệu, Cả %s; C: Nữ không có số liệu, Cả không có số liệu.",
	                arena_string(b->memory, c->series[1].labels[0]), arena_string(b->memory, c->series[1].labels[1])));
}

/* 785 of 400: 196,3 by exact integers; binary floating point would print 196,2. */
static void test_labels_are_exact(void **state)
{
	bench *b = *state;
	add_rows(b, "bang.mau", "", 3, (const char *const[]){"k", "a", "b"}, 1, (const char *const[]){"'x", "78.5", "40"});
	const chart *c = one_chart(b, "kind: bar\ncaption: c\ncategories: k\nseries: [{percent: [a, b], name: n}]\n");
	expect_text(c->series[0].labels[0], "196,3%");
}

static void test_series_across(void **state)
{
	bench *b = *state;
	add_rows(b, "bang.mau", "ten", 3, (const char *const[]){"ten", "so@2010", "so@2011"}, 2,
	    (const char *const[]){"'A", "1", "2", "'B", "3", ""});
	const chart *c = one_chart(
	    b, "kind: stacked-bar\ncaption: c\nalt: Hai năm\ncategories: ten\nseries: [{value: so, across: nam, name: \"Năm {across}\"}]\n");
	assert_int_equal(c->series_count, 2);
	expect_text(c->series[1].name, "Năm 2011");
	expect_text(c->alt, "Hai năm. A: Năm 2010 1, Năm 2011 2; B: Năm 2010 3, Năm 2011 không có số liệu.");
}

static void test_other_language(void **state)
{
	bench *b = *state;
	add_sample(b);
	compose_input in = {
	    .text = SLICE("```chart\nquery: bang.mau\nkind: pie\ncaption: Members.\ncategories: ten\nseries: [{value: nu, name: n}]\n```\n"),
	    .file = "r.md",
	    .values = b->values,
	    .facts = &b->facts,
	    .language = SLICE("en-GB")};
	assert_true(compose(b->memory, &in, &b->blocks, b->diag));
	expect_text(b->blocks.items[0]->chart.alt, "Pie chart. Members. A: 300; B: no figure; C: 0.");
}

static void test_values_stay_values(void **state)
{
	bench *b = *state;
	put(b, "x", "{across} \"a\": b");
	add_sample(b);
	const chart *c = one_chart(b, "kind: bar\ncaption: \"{{x}}\"\ncategories: nam\nseries: [{value: so, name: \"{{x}}\"}]\n");
	expect_text(c->caption, "{across} \"a\": b");
	expect_text(c->series[0].name, "{across} \"a\": b");
}

static void test_empty_charts(void **state)
{
	bench *b = *state;
	add_rows(b, "bang.mau", "nam", 2, (const char *const[]){"nam", "so"}, 0, NULL);
	must_compose(b, "```chart\nid: c\nquery: bang.mau\nkind: bar\ncaption: c\ncategories: nam\nseries: [{value: so, name: n}]\n```\nxem "
	                "**[biểu *đồ*](#c)** ấy\n");
	assert_int_equal(b->blocks.count, 1);
	const inlines *text = &b->blocks.items[0]->paragraph;
	assert_int_equal(text->count, 4);
	for (size_t i = 0; i < text->count; i++)
		assert_int_equal(text->runs[i].link.len, 0);
	const chart *c = one_chart(b, "kind: bar\ncaption: c\ncategories: nam\nseries: [{value: so, name: n}]\nempty: Không có.\n");
	assert_int_equal(c->category_count, 0);
	expect_text(c->empty, "Không có.");
	expect_text(c->alt, "Biểu đồ cột. c.");
}

typedef struct mistake {
	const char *keys, *code;
	unsigned line, column;
} mistake;

static void test_mistakes(void **state)
{
	static const mistake CASES[] = {
	    {"kind: bars\ncaption: c\ncategories: nam\nseries: [{value: so, name: n}]", "not-a-choice", 3, 7},
	    {"kind: bar\ncategories: nam\nseries: [{value: so, name: n}]", "missing-key", 2, 1},
	    {"kind: bar\ncaption: c\ncategories: nma\nseries: [{value: so, name: n}]", "unknown-column", 5, 13},
	    {"kind: bar\ncaption: c\ncategories: nam\nseries: [{value: soo, name: n}]", "unknown-column", 6, 18},
	    {"kind: bar\ncaption: c\ncategories: nam\nseries: [{value: ten, name: n}]", "text-series", 6, 18},
	    {"kind: bar\ncaption: c\ncategories: nam\nseries: [{percent: [so], name: n}]", "percent-columns", 6, 20},
	    {"kind: bar\ncaption: c\ncategories: nam\nseries: [{name: n}]", "series-kind", 6, 10},
	    {"kind: bar\ncaption: c\ncategories: nam\nseries: [{value: so}]", "missing-key", 6, 10},
	    {"kind: bar\ncaption: c\ncategories: nam\nseries: []", "no-series", 6, 9},
	    {"kind: bar\ncaption: c\ncategories: nam\nseries: [{value: so, across: nam, name: n}]", "not-spread", 6, 30},
	    {"kind: bar\ncaption: c\ncategories: nam\nseries: [{value: so, name: \"{across}\"}]", "unknown-placeholder", 6, 28},
	    {"kind: pie\ncaption: c\ncategories: nam\nseries: [{value: so, name: n}, {value: nu, name: m}]", "pie-series", 6, 9},
	};
	for (size_t i = 0; i < COUNT_OF(CASES); i++) {
		void *inner;
		bench_open(&inner);
		bench *b = inner;
		add_sample(b);
		expect_one(b, arena_printf(b->memory, "```chart\nquery: bang.mau\n%s\n```\n", CASES[i].keys), CASES[i].code, CASES[i].line,
		    CASES[i].column);
		bench_close(&inner);
	}
	(void)state;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    BENCH_TEST(test_one_series),
	    BENCH_TEST(test_percentages),
	    BENCH_TEST(test_labels_are_exact),
	    BENCH_TEST(test_series_across),
	    BENCH_TEST(test_other_language),
	    BENCH_TEST(test_values_stay_values),
	    BENCH_TEST(test_empty_charts),
	    BENCH_TEST(test_mistakes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
