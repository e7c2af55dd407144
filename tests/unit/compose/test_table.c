/* The table directive: heads that tile, cells, groups, totals, and what is wrong with it. */
#include "support.h"

#include "text/print.h"

static const char *const NAMES[] = {"loai", "ma", "nam_tl", "so@2010", "nu@2010", "so@2011", "nu@2011"};
static const char *const CELLS[] = {
    "'A",
    "'TC1",
    "1999",
    "1000",
    "500",
    "3",
    "1",
    "'A",
    "'TC2",
    "2001",
    "2",
    "",
    "5",
    "4",
    "'B",
    "'TC3",
    "2002",
    "1.5",
    "0.25",
    "0",
    "0",
};

static void add_sample(bench *b)
{
	add_rows(b, "bang.mau", "loai, ma, nam_tl", 7, NAMES, 3, CELLS);
}

static const table *one_table(bench *b, const char *keys)
{
	must_compose(b, arena_printf(b->memory, "```table\nquery: bang.mau\n%s\n```\n", keys));
	assert_int_equal(b->blocks.count, 1);
	assert_int_equal(b->blocks.items[0]->kind, BLOCK_TABLE);
	return &b->blocks.items[0]->table;
}

/* A row as "A|b|3c" where a digit in front of a text in braces is its span. */
static const char *row_text(bench *b, const table *t, size_t i)
{
	const char *out = "";
	for (size_t k = 0; k < t->rows[i].count; k++) {
		const table_cell *cell = &t->rows[i].cells[k];
		const char *span = cell->column_span > 1 ? arena_printf(b->memory, "{%u}", cell->column_span) : "";
		out = arena_printf(b->memory, "%s%s%s%s", out, k ? "|" : "", span, arena_string(b->memory, cell->text));
	}
	return out;
}

/* Every place of the head is covered exactly once. */
static void check_tiling(const table *t)
{
	unsigned covered[8][32] = {{0}};
	for (size_t i = 0; i < t->head_count; i++) {
		const head_cell *h = &t->head[i];
		assert_true(h->row_span >= 1 && h->column_span >= 1);
		for (unsigned r = h->row; r < h->row + h->row_span; r++)
			for (unsigned c = h->column; c < h->column + h->column_span; c++)
				covered[r][c]++;
		if (i)
			assert_true(h->row > t->head[i - 1].row || (h->row == t->head[i - 1].row && h->column > t->head[i - 1].column));
	}
	for (unsigned r = 0; r < t->head_rows; r++)
		for (unsigned c = 0; c < t->column_count; c++)
			assert_int_equal(covered[r][c], 1);
}

#define ALL_COLUMNS                                                                                                                             \
	"columns:\n  - {value: ma, head: Mã}\n  - head: Kết nạp\n    columns:\n      - across: nam\n        head: \"Năm {across}\"\n        " \
	"columns:\n"                                                                                                                                \
	"          - {value: so, head: Số}\n          - {percent: [nu, so], head: TL}\n"

static void test_head_tiles(void **state)
{
	bench *b = *state;
	add_sample(b);
	const table *t = one_table(b, "number-rows: TT\n" ALL_COLUMNS "  - {value: nam_tl, head: Năm, align: center, width: 20}\n");
	assert_int_equal(t->column_count, 7);
	assert_int_equal(t->head_rows, 3);
	assert_int_equal(t->head_count, 2 + 1 + 2 + 4 + 1);
	check_tiling(t);
	expect_text(t->head[0].text, "TT");
	assert_int_equal(t->head[0].row_span, 3);
	expect_text(t->head[2].text, "Kết nạp");
	assert_int_equal(t->head[2].column_span, 4);
	expect_text(t->head[4].text, "Năm 2010");
	expect_text(t->head[5].text, "Năm 2011");
	assert_int_equal(t->columns[0].align, ALIGN_CENTER);
	assert_int_equal(t->columns[1].align, ALIGN_LEFT);
	assert_int_equal(t->columns[2].align, ALIGN_DECIMAL);
	assert_int_equal(t->columns[3].align, ALIGN_DECIMAL);
	assert_int_equal(t->columns[4].align, ALIGN_RIGHT);
	assert_int_equal(t->columns[6].align, ALIGN_CENTER);
	assert_true(t->columns[6].width_mm == 20.0);
}

static void test_cells_and_total(void **state)
{
	bench *b = *state;
	add_sample(b);
	const table *t = one_table(b, "number-rows: TT\n" ALL_COLUMNS "total: Cộng\n");
	assert_int_equal(t->row_count, 4);
	assert_string_equal(row_text(b, t, 0), "1|TC1|1.000|50|3|33,3");
	assert_string_equal(row_text(b, t, 1), "2|TC2|2||5|80");
	assert_string_equal(row_text(b, t, 2), "3|TC3|1,5|16,7|0|");
	assert_string_equal(row_text(b, t, 3), "{2}Cộng|1.003,5|49,9|8|62,5");
	assert_int_equal(t->rows[3].style, ROW_TOTAL);
}

/* The percentage of the total is that of the sums, not a sum or mean of percentages: 500,25 / 1.003,5. */
static void test_total_percentage_is_recomputed(void **state)
{
	bench *b = *state;
	add_sample(b);
	const table *t = one_table(
	    b, "columns:\n  - {value: ma}\n  - across: nam\n    columns: [{percent: [nu, so], decimals: 3}]\ntotal: Cộng\n");
	assert_string_equal(row_text(b, t, 3), "Cộng|49,851|62,5");
	assert_int_equal(t->head_rows, 1);
	check_tiling(t);
}

static void test_names_are_not_amounts(void **state)
{
	static const char *const SAMPLE[] = {"2010", "1500", "7000", "1234.5", "2011", "1500", "7000", ""};
	bench *b = *state;
	add_rows(b, "bang.mau", "nam", 4, (const char *const[]){"nam", "so", "chi_tieu", "gia"}, 2, SAMPLE);
	const table *t = one_table(b, "columns: [{value: nam}, {value: so}, {value: so, plain: true}, {value: chi_tieu}, {value: gia}]\ntotal: "
	                              "T\ntotal-skip: chi_tieu\n");
	assert_string_equal(row_text(b, t, 0), "2010|1.500|1500|7000|1.234,5");
	assert_string_equal(row_text(b, t, 2), "T|3.000|||1.234,5");
	t = one_table(b, "columns: [{value: nam, plain: false}, {value: so, row-head: true}, {value: chi_tieu, plain: false}]\ntotal: "
	                 "T\ntotal-skip: [chi_tieu]\n");
	assert_string_equal(row_text(b, t, 0), "2.010|1500|7.000");
	assert_string_equal(row_text(b, t, 2), "T||");
	assert_true(t->columns[1].row_head);
}

static void test_groups(void **state)
{
	bench *b = *state;
	add_sample(b);
	const table *t = one_table(
	    b, "group: loai\ngroup-text: \"Loại {loai}, từ {nam_tl} \"\ncolumns: [{value: ma}, {value: nam_tl}]\ntotal: Cộng\n");
	assert_int_equal(t->row_count, 6);
	assert_int_equal(t->rows[0].style, ROW_GROUP);
	assert_string_equal(row_text(b, t, 0), "{2}Loại A, từ 1999");
	assert_string_equal(row_text(b, t, 3), "{2}Loại B, từ 2002");
	assert_string_equal(row_text(b, t, 5), "{2}Cộng");
	t = one_table(b, "group: nam_tl\ncolumns: [{value: ma}, {value: loai}]\n");
	assert_int_equal(t->row_count, 6);
	assert_string_equal(row_text(b, t, 0), "{2}1999");
}

#define SUMMED "columns: [{value: ma}, {across: nam, columns: [{value: so}, {percent: [nu, so]}]}]\n"

/* Percentages of a group are computed from its sums: 500/1002, not (50 + 0)/2. */
static void test_groups_are_added_up(void **state)
{
	bench *b = *state;
	add_sample(b);
	const table *t = one_table(b, "group: loai\ngroup-total: \"Cộng {group}, {ma}\"\ntotal: Cộng\n" SUMMED);
	assert_int_equal(t->row_count, 8);
	assert_int_equal(t->rows[3].style, ROW_SUBTOTAL);
	assert_string_equal(row_text(b, t, 3), "Cộng A, TC2|1.002|49,9|8|62,5");
	assert_string_equal(row_text(b, t, 6), "Cộng B, TC3|1,5|16,7|0|");
	assert_int_equal(t->rows[7].style, ROW_TOTAL);
	assert_string_equal(row_text(b, t, 7), "Cộng|1.003,5|49,9|8|62,5");
}

/* Equal neighbours are one cell; a cell whose left neighbour begins anew does, too; empty ones stay alone. */
static void test_equal_cells_are_joined(void **state)
{
	bench *b = *state;
	static const char *const cells[] = {
	    "'A",
	    "'x",
	    "",
	    "'A",
	    "'x",
	    "",
	    "'A",
	    "'y",
	    "1",
	    "'B",
	    "'y",
	    "1",
	    "'B",
	    "'y",
	    "1",
	};
	static const bool joined[5][3] = {
	    {false, false, false}, {true, true, false}, {true, false, false}, {false, false, false}, {true, true, true}};
	add_rows(b, "bang.mau", "a, b", 3, (const char *const[]){"a", "b", "c"}, 5, cells);
	const table *t = one_table(b, "columns: [{value: a, merge: true}, {value: b, merge: true}, {value: c, merge: true}]\n");
	for (size_t r = 0; r < 5; r++)
		for (size_t c = 0; c < 3; c++)
			assert_int_equal(t->rows[r].cells[c].joined, joined[r][c]);
	t = one_table(b, "group: a\ncolumns: [{value: b, merge: true}]\n");
	assert_true(t->rows[2].cells[0].joined);
	assert_false(t->rows[5].cells[0].joined); /* under the name of another group */
}

static const char *sums_at(bench *b, const table *t, size_t rows)
{
	table_row made;
	assert_true(t->carry->sum(t->carry->user, rows, SLICE("Mang sang"), &made));
	const table of = {.rows = &made, .row_count = 1};
	return row_text(b, &of, 0);
}

static void test_sums_are_carried_forward(void **state)
{
	bench *b = *state;
	add_sample(b);
	const table *t = one_table(b, "group: loai\ncarry: Chuyển\ncarried: Mang sang\n" SUMMED);
	assert_non_null(t->carry);
	expect_text(t->carry->over, "Chuyển");
	assert_string_equal(sums_at(b, t, 2), "Mang sang|1.000|50|3|33,3"); /* the group's name and one row */
	assert_string_equal(sums_at(b, t, 5), "Mang sang|1.003,5|49,9|8|62,5");
	assert_string_equal(sums_at(b, t, 3), "Mang sang|1.002|49,9|8|62,5"); /* back again */
	assert_string_equal(row_text(b, &(const table){.rows = t->carry->samples, .row_count = 1}, 0), "Chuyển|1.000|50|3|33,3");
	expect_text(t->carry->samples[1].cells[1].text, "1.003,5");
	assert_null(one_table(b, SUMMED)->carry);
}

static void test_values_in_heads(void **state)
{
	bench *b = *state;
	put(b, "x", "{across} \"*\" {y}");
	add_sample(b);
	const table *t = one_table(b,
	    "id: b-1\ncaption: \"{{x}}\"\nnote: \"{{x}}\"\norientation: landscape\ngroup: loai\ngroup-text: \"{loai} {{x}}\"\n"
	    "columns: [{value: ma, head: \"{{x}}\"}, {across: nam, head: \"{across} {{x}}\", columns: [{value: so}]}]\n");
	expect_text(t->caption, "{across} \"*\" {y}");
	expect_text(t->note, "{across} \"*\" {y}");
	expect_text(t->head[0].text, "{across} \"*\" {y}");
	expect_text(t->head[1].text, "2010 {across} \"*\" {y}");
	expect_text(t->rows[0].cells[0].text, "A {across} \"*\" {y}");
	assert_true(t->landscape);
}

static void test_empty_tables(void **state)
{
	bench *b = *state;
	add_rows(b, "bang.mau", "ma", 1, (const char *const[]){"ma"}, 0, NULL);
	b->facts_made[0].source = make_query(b, "bang.mau", "ma", "nam");
	const table *t = one_table(b, "columns: [{value: ma}, {across: nam, head: \"{across}\", columns: [{value: so}, {percent: [nu, "
	                              "so]}]}]\ntotal: T\nempty: Không có.\n");
	assert_int_equal(t->row_count, 0);
	assert_int_equal(t->column_count, 1);
	expect_text(t->empty, "Không có.");
	must_compose(b, "```table\nid: a\nquery: bang.mau\nempty: Không có.\ncolumns: [{across: nam, columns: [{value: so}]}]\n```\n[x](#a)\n");
	assert_int_equal(b->blocks.items[0]->kind, BLOCK_PARAGRAPH);
	expect_text(b->blocks.items[0]->paragraph.runs[0].text, "Không có.");
	expect_text(b->blocks.items[1]->paragraph.runs[0].link, "");
}

static void test_sums_are_exact_or_an_error(void **state)
{
	bench *b = *state;
	add_rows(b, "bang.mau", "ma", 3, (const char *const[]){"ma", "a", "b"}, 2,
	    (const char *const[]){"'1", "9223372036854775806", "0.1", "'2", "1", "0.2"});
	const table *t = one_table(b, "columns: [{value: ma}, {value: a}, {value: b}]\ntotal: T\n");
	assert_string_equal(row_text(b, t, 2), "T|9.223.372.036.854.775.807|0,3");
	b->facts.count = 0;
	add_rows(b, "bang.mau", "ma", 2, (const char *const[]){"ma", "a"}, 2, (const char *const[]){"'1", "9223372036854775807", "'2", "1"});
	assert_false(try_compose(b, "a\n```table\nquery: bang.mau\ncolumns: [{value: ma}, {value: a}]\ntotal: T\n```\n"));
	expect(b, 0, "figure-overflow", 3, 0);
	assert_int_equal(diag_status(b->diag), STATUS_DATA);
}

static void test_cells_are_single_spaced(void **state)
{
	bench *b = *state;
	add_rows(b, "bang.mau", "", 2, (const char *const[]){"a", "b"}, 1, (const char *const[]){"' x\n  y ", "'*z* |"});
	const table *t = one_table(b, "columns: [{value: a}, {value: b}]\n");
	assert_string_equal(row_text(b, t, 0), "x y|*z* |");
}

typedef struct mistake {
	const char *keys, *code;
	unsigned line, column;
	const char *says;
} mistake;

static void test_mistakes(void **state)
{
	static const mistake CASES[] = {
	    {"query: bang.mua\ncolumns: [{value: ma}]", "unknown-query", 2, 8, "“bang.mau”"},
	    {"query: so\ncolumns: [{value: ma}]", "not-rows", 2, 8, NULL},
	    {"query: bang.mau", "missing-key", 2, 1, "columns"},
	    {"columns: [{value: ma}]", "missing-key", 2, 1, "query"},
	    {"query: bang.mau\ncolumns: [{value: maa}]", "unknown-column", 3, 19, "“ma”"},
	    {"query: bang.mau\ncolumns: [{value: so}]", "spread-column", 3, 19, "across: nam"},
	    {"query: bang.mau\ncolumns:\n  - across: nam\n    columns: [{value: soo}]", "unknown-column", 5, 23, "“so”"},
	    {"query: bang.mau\ncolumns: [{across: năm, columns: [{value: so}]}]", "not-spread", 3, 20, NULL},
	    {"query: bang.mau\ncolumns: [{across: nam, columns: [{across: nam, columns: [{value: so}]}]}]", "across-columns", 3, 0, NULL},
	    {"query: bang.mau\ncolumns: [{across: nam, value: so}]", "across-columns", 3, 20, NULL},
	    {"query: bang.mau\ncolumns: [{head: a}]", "column-kind", 3, 11, NULL},
	    {"query: bang.mau\ncolumns: [{value: ma, percent: [a, b]}]", "column-kind", 3, 11, NULL},
	    {"query: bang.mau\ncolumns: [{percent: [nam_tl]}]", "percent-columns", 3, 21, NULL},
	    {"query: bang.mau\ncolumns: [{percent: [nam_tl, ma]}]", "percent-columns", 3, 21, "“ma”"},
	    {"query: bang.mau\ncolumns: [{value: ma, aling: left}]", "unknown-key", 3, 23, "“align”"},
	    {"query: bang.mau\ncolumns: [{value: ma, align: middle}]", "not-a-choice", 3, 30, "decimal"},
	    {"query: bang.mau\ncolumns: [{value: ma, head: \"{across}\"}]", "unknown-placeholder", 3, 29, "across"},
	    {"query: bang.mau\ncolumns: ma", "not-a-list", 3, 10, NULL},
	    {"query: bang.mau\ncolumns: []", "no-columns", 3, 10, NULL},
	    {"query: bang.mau\ncolumns: [{value: ma}]\ngroup: loaj", "unknown-column", 4, 8, "“loai”"},
	    {"query: bang.mau\ncolumns: [{value: ma}]\ngroup-text: a", "group-text", 4, 13, NULL},
	    {"query: bang.mau\ncolumns: [{value: ma}]\ngroup-total: Cộng", "group-text", 4, 14, "group-total"},
	    {"query: bang.mau\ncolumns: [{value: ma}]\ngroup: loai\ngroup-total: \"{lo}\"", "unknown-placeholder", 5, 14, "loai"},
	    {"query: bang.mau\ncolumns: [{value: ma}]\ngroup: loai\ngroup-text: \"{lo}\"", "unknown-placeholder", 5, 13, "loai"},
	    {"query: bang.mau\ncolumns: [{value: ma}]\ntotal-skip: [sso]", "unknown-column", 4, 13, NULL},
	    {"query: bang.mau\ncolumns: [{value: ma}]\nid: a b", "bad-id", 4, 5, NULL},
	    {"query: bang.mau\ncolumns: [{columns: [{columns: [{columns: [{columns: [{columns: [{columns: [{columns: [{columns: [{value: "
	     "ma}]}]}]}]}]}]}]}]}]",
	        NULL, 0, 0, NULL},
	};
	for (size_t i = 0; i < COUNT_OF(CASES); i++) {
		void *inner;
		bench_open(&inner);
		bench *b = inner;
		add_sample(b);
		b->facts_made[b->facts.count++] = (fact){.id = SLICE("so"), .kind = FACT_COUNT, .text = SLICE("5")};
		bool good = try_compose(b, arena_printf(b->memory, "```table\n%s\n```\n", CASES[i].keys));
		if (good != (CASES[i].code == NULL))
			fail_msg("“%s”: %s", CASES[i].keys, good ? "accepted" : diag_text(b->diag, 0));
		if (!good) {
			expect(b, 0, CASES[i].code, CASES[i].line, CASES[i].column);
			if (CASES[i].says && !strstr(diag_text(b->diag, 0), CASES[i].says))
				fail_msg("“%s” does not say %s", diag_text(b->diag, 0), CASES[i].says);
			if (diag_count(b->diag) != 1)
				fail_msg("“%s”: %s", CASES[i].keys, diag_text(b->diag, 1));
		}
		bench_close(&inner);
	}
	(void)state;
}

static void test_heads_nest_to_a_limit(void **state)
{
	bench *b = *state;
	add_sample(b);
	buf text = BUF_INIT(1 << 12);
	buf_put_string(&text, "```table\nquery: bang.mau\ncolumns: ");
	for (int i = 0; i < 9; i++)
		buf_put_string(&text, "[{head: a, columns: ");
	buf_put_string(&text, "[{value: ma}]");
	for (int i = 0; i < 9; i++)
		buf_put_string(&text, "}]");
	buf_put_string(&text, "\n```\n");
	buf_put_char(&text, '\0');
	expect_one(b, text.data, "head-nesting", 3, 0);
	buf_free(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    BENCH_TEST(test_head_tiles),
	    BENCH_TEST(test_cells_and_total),
	    BENCH_TEST(test_total_percentage_is_recomputed),
	    BENCH_TEST(test_names_are_not_amounts),
	    BENCH_TEST(test_groups),
	    BENCH_TEST(test_groups_are_added_up),
	    BENCH_TEST(test_equal_cells_are_joined),
	    BENCH_TEST(test_sums_are_carried_forward),
	    BENCH_TEST(test_values_in_heads),
	    BENCH_TEST(test_empty_tables),
	    BENCH_TEST(test_sums_are_exact_or_an_error),
	    BENCH_TEST(test_cells_are_single_spaced),
	    BENCH_TEST(test_mistakes),
	    BENCH_TEST(test_heads_nest_to_a_limit),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
