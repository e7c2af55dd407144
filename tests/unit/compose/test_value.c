/* The tree behind {{names}}: paths, order, many children, and facts as values. */
#include "support.h"

static slice text_at(bench *b, const char *path)
{
	const value *v = b->values;
	for (slice rest = slice_of(path); v && rest.len;) {
		const char *dot = memchr(rest.ptr, '.', rest.len);
		slice part = {rest.ptr, dot ? (size_t)(dot - rest.ptr) : rest.len};
		v = value_get_child(v, part);
		rest = dot ? (slice){dot + 1, rest.len - part.len - 1} : (slice){NULL, 0};
	}
	if (!v)
		fail_msg("nothing at %s", path);
	return value_get_text(v);
}

static void test_paths(void **state)
{
	bench *b = *state;
	assert_false(value_is_true(b->values));
	assert_int_equal(value_get_shape(b->values), VALUE_EMPTY);
	put(b, "a.b.c", "1");
	put(b, "a.b", "2");
	put(b, "a.d", "");
	expect_text(text_at(b, "a.b"), "2");
	expect_text(text_at(b, "a.b.c"), "1");
	const value *a = value_get_child(b->values, SLICE("a"));
	assert_int_equal(value_get_shape(a), VALUE_MAP);
	assert_true(value_is_true(a));
	assert_false(value_prints(a));
	assert_false(value_is_true(value_get_child(a, SLICE("d"))));
	assert_true(value_prints(value_get_child(a, SLICE("d"))));
	assert_string_equal(value_child_name(a, 0), "b");
	assert_string_equal(value_child_name(a, 1), "d");
	assert_null(value_child_name(a, 2));
	assert_null(value_get_child(a, SLICE("bb")));
	put(b, "a.b", "3");
	expect_text(text_at(b, "a.b"), "3");
	expect_text(text_at(b, "a.b.c"), "1");
}

static void test_many_children(void **state)
{
	bench *b = *state;
	for (int i = 0; i < 2000; i++)
		put(b, arena_printf(b->memory, "k%d", i), arena_printf(b->memory, "v%d", i));
	for (int i = 0; i < 2000; i++) {
		expect_text(text_at(b, arena_printf(b->memory, "k%d", i)), arena_printf(b->memory, "v%d", i));
		assert_string_equal(value_child_name(b->values, (size_t)i), arena_printf(b->memory, "k%d", i));
	}
	assert_null(value_get_child(b->values, SLICE("k2000")));
}

static void test_facts(void **state)
{
	bench *b = *state;
	fact_cell years[2] = {{.kind = CELL_NUMBER, .number = {2010, 0}}, {.kind = CELL_TEXT, .text = SLICE("2011 ")}};
	b->facts_made[0] = (fact){
	    .id = SLICE("x.tong"), .kind = FACT_COUNT, .value = {2822, 0}, .text = SLICE("2.822"), .group = SLICE("2012")};
	b->facts_made[1] = (fact){.id = SLICE("x.khong"), .kind = FACT_COUNT, .value = {0, 0}, .text = SLICE("0")};
	b->facts_made[2] = (fact){
	    .id = SLICE("x.ty_le"), .kind = FACT_RATIO, .num = 3100, .den = 5500, .base = SLICE("TCCSĐ"), .text = SLICE("56,4%")};
	b->facts_made[3] = (fact){.id = SLICE("x.ty_le.num"), .kind = FACT_COUNT, .value = {96, 0}, .text = SLICE("96")};
	b->facts_made[4] = (fact){.id = SLICE("x.nam"), .kind = FACT_LIST, .items = years, .item_count = 2, .text = SLICE("2010, 2011")};
	b->facts_made[5] = (fact){.id = SLICE("x.chu"), .kind = FACT_TEXT, .text = SLICE("chữ")};
	b->facts.count = 6;
	add_rows(
	    b, "x.bang", "nam", 3, (const char *const[]){"nam", "so", "nu"}, 2, (const char *const[]){"2010", "1500", "0", "2011", "", ""});
	assert_true(value_put_facts(b->memory, b->values, &b->facts));
	expect_text(text_at(b, "x.tong"), "2.822");
	expect_text(text_at(b, "x.tong.value"), "2822");
	expect_text(text_at(b, "x.tong.group"), "2012");
	expect_text(text_at(b, "x.ty_le"), "56,4%");
	expect_text(text_at(b, "x.ty_le.num"), "96");
	expect_text(text_at(b, "x.ty_le.den"), "5.500");
	expect_text(text_at(b, "x.ty_le.full"), "3.100/5.500 TCCSĐ (56,4%)");
	expect_text(text_at(b, "x.nam"), "2010, 2011");
	expect_text(text_at(b, "x.nam.count"), "2");
	expect_text(text_at(b, "x.chu"), "chữ");
	expect_text(text_at(b, "x.bang.count"), "2");
	const value *x = value_get_child(b->values, SLICE("x"));
	assert_false(value_is_true(value_get_child(x, SLICE("khong"))));
	assert_true(value_is_true(value_get_child(x, SLICE("tong"))));
	const value *nam = value_get_child(x, SLICE("nam")), *bang = value_get_child(x, SLICE("bang"));
	assert_true(value_prints(nam));
	expect_text(value_get_text(value_get_item(nam, 0)), "2010");
	expect_text(value_get_text(value_get_item(nam, 1)), "2011");
	assert_null(value_get_item(nam, 2));
	assert_false(value_prints(bang));
	assert_int_equal(value_count(bang), 2);
	const value *first = value_get_item(bang, 0);
	assert_ptr_equal(first, value_get_item(bang, 0));
	expect_text(value_get_text(value_get_child(first, SLICE("nam"))), "2010");
	expect_text(value_get_text(value_get_child(first, SLICE("so"))), "1.500");
	assert_false(value_is_true(value_get_child(value_get_item(bang, 1), SLICE("so"))));
	assert_null(value_get_item(bang, 2));
	assert_true(value_is_true(value_get_child(first, SLICE("so"))));
	assert_false(value_is_true(value_get_child(first, SLICE("nu"))));
}

static void test_ratio_without_base(void **state)
{
	bench *b = *state;
	b->facts_made[0] = (fact){.id = SLICE("r"), .kind = FACT_RATIO, .num = 1, .den = 2, .text = SLICE("50%")};
	b->facts.count = 1;
	assert_true(value_put_facts(b->memory, b->values, &b->facts));
	expect_text(text_at(b, "r.full"), "1/2 (50%)");
	expect_text(text_at(b, "r.base"), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    BENCH_TEST(test_paths),
	    BENCH_TEST(test_many_children),
	    BENCH_TEST(test_facts),
	    BENCH_TEST(test_ratio_without_base),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
