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

/* 13 figures are too many to listen to: what the eye would catch, and where the rest is. */
static void test_many_figures_are_summed_up(void **state)
{
	bench *b = *state;
	add_rows(b, "bang.mau", "", 3, (const char *const[]){"nam", "so", "nu"}, 7,
	    (const char *const[]){"'2010", "12", "5", "'2011", "", "5", "'2012", "30", "5", "'2013", "7", "5", "'2014", "30", "5", "'2015", "7",
	        "5", "'2016", "9", ""});
	const chart *c = one_chart(b, "kind: line\ncaption: c\ncategories: nam\nseries: [{value: so, name: Cả}, {value: nu, name: Nữ}]\nunit: "
	                              "người\n");
	expect_text(c->alt,
	    "Biểu đồ đường. c. 7 mục, 2 dãy số liệu. Cả: đầu 12 người (2010), cuối 9 người (2016), thấp nhất 7 người (2013), cao "
	    "nhất 30 người (2012); Nữ: mọi mục đều là 5 người. Toàn bộ số liệu ở bảng ngay sau biểu đồ.");
	c = one_chart(
	    b, "kind: stacked-bar\ncaption: c\nalt: Hai cột\ncategories: nam\nseries: [{value: so, name: Cả}, {value: nu, name: Nữ}]\n");
	assert_true(slice_starts(c->alt, "Hai cột. 7 mục, 2 dãy số liệu. Cả: thấp nhất 7 (2013), cao nhất 30 (2012); "));
}

/* Shares of a pie are exact, and go with their figures. */
static void test_pie_shares(void **state)
{
	bench *b = *state;
	add_rows(b, "bang.mau", "", 2, (const char *const[]){"k", "so"}, 3, (const char *const[]){"'A", "785.5", "'B", "400.25", "'C", ""});
	const chart *c = one_chart(b, "kind: pie\ncaption: c\ncategories: k\nseries: [{value: so, name: n}]\nunit: tấn\n");
	expect_text(c->series[0].shares[0], "66,2%");
	expect_text(c->series[0].shares[1], "33,8%");
	expect_text(c->series[0].shares[2], "");
	expect_text(c->alt, "Biểu đồ tròn. c. A: 785,5 tấn (66,2%); B: 400,25 tấn (33,8%); C: không có số liệu.");
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
	expect_text(b->blocks.items[0]->chart.alt, "Pie chart. Members. A: 300 (100%); B: no figure; C: 0 (0%).");
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

/* Rows without any figure are as good as no rows. */
static void test_charts_of_nothing(void **state)
{
	bench *b = *state;
	add_rows(b, "bang.mau", "", 2, (const char *const[]){"k", "so"}, 2, (const char *const[]){"'A", "", "'B", ""});
	const chart *c = one_chart(b, "kind: bar\ncaption: c\ncategories: k\nseries: [{value: so, name: n}]\nempty: Không có.\n");
	assert_int_equal(c->category_count, 0);
	must_compose(b, "```chart\nquery: bang.mau\nkind: bar\ncaption: c\ncategories: k\nseries: [{value: so, name: n}]\n```\n");
	assert_int_equal(b->blocks.count, 0);
}

/* A part of a whole below zero is wrong data; where the parts are stacked from zero, it may hang down. */
static void test_negative_parts(void **state)
{
	static const struct {
		const char *kind;
		bool wrong;
	} CASES[] = {
	    {"pie", true}, {"stacked-percent-bar", true}, {"stacked-percent-horizontal-bar", true}, {"stacked-bar", false}, {"line", false}};
	(void)state;
	for (size_t i = 0; i < COUNT_OF(CASES); i++) {
		void *inner;
		bench_open(&inner);
		bench *b = inner;
		add_rows(b, "bang.mau", "", 2, (const char *const[]){"k", "so"}, 2, (const char *const[]){"'A", "5", "'B", "-2"});
		const char *keys = arena_printf(b->memory,
		    "```chart\nkind: %s\nquery: bang.mau\ncaption: c\ncategories: k\nseries: [{value: so, name: n}]\n```\n", CASES[i].kind);
		if (CASES[i].wrong)
			expect_one(b, keys, "negative-part", 3, 8);
		else
			must_compose(b, keys);
		bench_close(&inner);
	}
}

typedef struct mistake {
	const char *keys, *code;
	unsigned line, column;
} mistake;

/* The column is named, in whichever row its figure leaves 64 bits. */
static void test_shares_that_are_too_large(void **state)
{
	bench *b = *state;
	add_rows(b, "bang.mau", "nam", 3, (const char *const[]){"nam", "so", "nu"}, 2,
	    (const char *const[]){"2010", "1", "1", "2011", "0.05", "9223372036854775807"});
	expect_one(b, "```chart\nquery: bang.mau\nkind: bar\ncaption: x\ncategories: nam\nseries: [{percent: [nu, so], name: Nữ}]\n```\n",
	    "figure-overflow", 2, 8);
	assert_non_null(strstr(diag_text(b->diag, 0), "“nu”"));
}

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
	    {"kind: bar\ncaption: c\ncategories: nam\nseries: [{value: so, name: n}]\nflaot: true", "unknown-key", 7, 1},
	    {"kind: line\ncaption: c\ncategories: nam\nseries: [&s {value: so, name: n}, *s, *s, *s, *s, *s, *s, *s, *s, *s, *s, *s, *s]",
	        "too-many-series", 6, 9},
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
	    BENCH_TEST(test_many_figures_are_summed_up),
	    BENCH_TEST(test_pie_shares),
	    BENCH_TEST(test_labels_are_exact),
	    BENCH_TEST(test_series_across),
	    BENCH_TEST(test_other_language),
	    BENCH_TEST(test_values_stay_values),
	    BENCH_TEST(test_empty_charts),
	    BENCH_TEST(test_charts_of_nothing),
	    BENCH_TEST(test_negative_parts),
	    BENCH_TEST(test_shares_that_are_too_large),
	    BENCH_TEST(test_mistakes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
