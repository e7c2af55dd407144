/* Paragraphs that name a style, spaces, the lines of a signature, a table's unit and digits. */
#include "support.h"

static void a_paragraph_names_a_style(void **state)
{
	bench *b = *state;
	put(b, "ten", "Ánh {.to}");
	put(b, "trong", "");
	must_compose(b, "Chữ **đậm** ở giữa {.to}\n\n{{ten}}\n\n{{trong}} {.to}\n\nKhông phải {to} thuộc tính\n");
	assert_int_equal(b->blocks.count, 3); /* without a text there is no paragraph */
	const block *first = b->blocks.items[0], *second = b->blocks.items[1];
	assert_true(slice_is(first->style, "to"));
	assert_true(slice_is(first->paragraph.runs[first->paragraph.count - 1].text, " ở giữa"));
	assert_int_equal(second->style.len, 0); /* a value is text, whatever it looks like */
	assert_true(slice_is(second->paragraph.runs[0].text, "Ánh {.to}"));
	assert_int_equal(b->blocks.items[2]->style.len, 0);
}

static void wrong_attributes_of_paragraphs(void **state)
{
	static const char *const texts[] = {"Chữ {#muc}\n", "Chữ {.a .b}\n", "Chữ {.}\n"};
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		bench *b = *state;
		assert_false(try_compose(b, texts[i]));
		assert_non_null(strstr(diag_text(b->diag, diag_count(b->diag) - 1), "report.md:1:"));
		assert_string_equal(diag_code(b->diag, diag_count(b->diag) - 1), "unknown-attribute");
	}
}

static void spaces(void **state)
{
	bench *b = *state;
	must_compose(b, "```space\n```\n\n```space\nheight: 12.5\n```\n\n```space\nfill: 2\nheight: 3\n```\n");
	assert_int_equal(b->blocks.count, 3);
	assert_true(b->blocks.items[0]->space.fill == 1);
	assert_true(b->blocks.items[1]->space.height_mm == 12.5);
	assert_true(b->blocks.items[1]->space.fill == 0);
	assert_true(b->blocks.items[2]->space.fill == 2);
	assert_false(try_compose(b, "```space\nfill: -1\n```\n"));
	assert_false(try_compose(b, "```space\nwidth: 1\n```\n"));
}

static void lines_of_a_signature(void **state)
{
	bench *b = *state;
	must_compose(b, "```signature\ndate: \"Hà Nội,  ngày 1\"\noffice: GIÁM ĐỐC\nnotes: [\"Số 1\", \"\", \"Lớp A\"]\n```\n");
	const signature *s = &b->blocks.items[0]->signature;
	assert_true(slice_is(s->date, "Hà Nội, ngày 1"));
	assert_int_equal(s->notes.count, 2);
	assert_true(slice_is(s->notes.items[1], "Lớp A"));
}

static void unit_and_digits(void **state)
{
	static const char *const names[] = {"ten", "so", "nua"};
	static const char *const cells[] = {"'A", "1200", "1.25", "'B", "7", "", "'C", "2.5", "0.125"};
	bench *b = *state;
	add_rows(b, "bang.mau", "ten", 3, names, 3, cells);
	must_compose(b, "```table\nquery: bang.mau\nunit: \"Đơn vị tính: ha\"\ntotal: Cộng\ncolumns:\n  - {value: ten, head: Tên}\n"
	                "  - {value: so, head: Số, fixed: 1}\n  - {value: nua, head: Nửa, fixed: 2}\n"
	                "  - {percent: [nua, so], head: \"%\", decimals: 1, fixed: 2}\n```\n");
	const table *t = &b->blocks.items[0]->table;
	assert_true(slice_is(t->unit, "Đơn vị tính: ha"));
	assert_int_equal(t->columns[1].align, ALIGN_DECIMAL);
	static const char *const wanted[4][4] = {
	    {"A", "1.200,0", "1,25", "0,10"}, {"B", "7,0", "", ""}, {"C", "2,5", "0,125", "5,00"}, {"Cộng", "1.209,5", "1,375", "0,10"}};
	for (size_t r = 0; r < 4; r++)
		for (size_t c = 0; c < 4; c++)
			if (!slice_is(t->rows[r].cells[c].text, wanted[r][c]))
				fail_msg("row %zu column %zu: %.*s, not %s", r, c, (int)t->rows[r].cells[c].text.len, t->rows[r].cells[c].text.ptr,
				    wanted[r][c]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    BENCH_TEST(a_paragraph_names_a_style),
	    BENCH_TEST(wrong_attributes_of_paragraphs),
	    BENCH_TEST(spaces),
	    BENCH_TEST(lines_of_a_signature),
	    BENCH_TEST(unit_and_digits),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
