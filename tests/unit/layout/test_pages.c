/* Pages of certificates and covers: turned pages, a frame, stretchable spaces, styles by name; and a layout that stands over a profile. */
#include "documents.h"

#include <math.h>
#include <unistd.h>

#include "layout/paragraph.h"

static void assert_near(double got, double wanted, double within)
{
	if (fabs(got - wanted) > within)
		fail_msg("%g, not %g", got, wanted);
}

static void add_space(sheet *s, double height_mm, double fill)
{
	block *b = sheet_add(s, BLOCK_SPACE);
	b->space = (spacing){height_mm, fill};
}

static void add_styled(sheet *s, const char *text, const char *style)
{
	block *b = sheet_add(s, BLOCK_PARAGRAPH);
	b->paragraph = one_run(s, text);
	b->style = slice_of(style);
}

/* Load hd11-2004 with `keys` over it. */
static bool load_over(sheet *s, const char *keys)
{
	char path[] = "/tmp/tongket-over-XXXXXX";
	int fd = mkstemp(path);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, keys, strlen(keys)), strlen(keys));
	close(fd);
	const char *base = TONGKET_TESTS "/../templates/profiles/hd11-2004.yaml";
	bool good = profile_load_with(s->a, base, NULL, path, &s->profile, s->d);
	unlink(path);
	return good;
}

static void must_load_over(sheet *s, const char *keys)
{
	if (!load_over(s, keys))
		fail_msg("%s", diag_text(s->d, 0));
}

static const char *const LOOKS = "tongket: 1\nstyles:\n  big: {size: 30, pitch: 40, align: center, fit-min: 20, colour: \"#102030\"}\n";

static void turned_pages(void **state)
{
	sheet *s = *state;
	must_load_over(s, "tongket: 1\npage: {orientation: landscape, left-mm: 40}\n");
	add_paragraph(s, "Trang ngang");
	sheet_set(s);
	assert_true(s->list.pages[0].width > s->list.pages[0].height);
	const mark *m = find_mark(s, 0, "Trang ngang");
	assert_non_null(m);
	assert_near(m->x, (40 + 10) * POINTS_PER_MM, 0.1); /* its own margin, and the indent */

	s->profile.page.mirror = true; /* the other keys are the profile's */
	assert_near(s->profile.page.right, 15 * POINTS_PER_MM, 0.01);
}

static void a_wide_table_does_not_turn_them(void **state)
{
	sheet *s = *state;
	static const head_cell head[] = {{{"Số", 4}, 0, 0, 1, 1}};
	static const table_cell cell[] = {{.text = {"1", 1}, .column_span = 1}};
	static const table_row row[] = {{ROW_BODY, cell, 1}};
	static const table_column column[] = {{ALIGN_LEFT, 0, true}};
	must_load_over(s, "tongket: 1\npage: {orientation: landscape}\n");
	add_paragraph(s, "Trước bảng");
	sheet_add(s, BLOCK_TABLE)->table = (table){.landscape = true,
	    .columns = column,
	    .column_count = 1,
	    .head = head,
	    .head_count = 1,
	    .head_rows = 1,
	    .rows = row,
	    .row_count = 1};
	sheet_set(s);
	assert_int_equal(s->list.page_count, 1);
}

static size_t count_paths(const sheet *s, size_t page)
{
	size_t count = 0;
	const display_page *p = &s->list.pages[page];
	for (uint32_t i = p->first_mark; i < p->first_mark + p->mark_count; i++) {
		const mark *m = &s->list.marks[i];
		bool stroked = m->kind == MARK_RECT || m->kind == MARK_PATH;
		if (stroked)
			assert_true(s->list.contents[m->content].element == ELEMENT_NONE);
		count += stroked;
	}
	return count;
}

static void frames(void **state)
{
	sheet *s = *state;
	must_load_over(s, "tongket: 1\nframe: {inset-mm: 9, width: 3, gap: 3, inner-width: 1, corner-mm: 8, first-page-only: true}\n");
	add_paragraph(s, "Một");
	sheet_add(s, BLOCK_PAGEBREAK);
	add_paragraph(s, "Hai");
	sheet_set(s);
	assert_int_equal(count_paths(s, 0), 6); /* two lines and four ornaments */
	assert_int_equal(count_paths(s, 1), 0);
	s->profile.frame.first_page_only = false;
	s->profile.frame.corner = 0;
	sheet_set(s);
	assert_int_equal(count_paths(s, 0), 2);
	assert_int_equal(count_paths(s, 1), 2);
	s->profile.frame.width = 0;
	sheet_set(s);
	assert_int_equal(count_paths(s, 0), 0);
}

/* What stands between two spaces is in the middle, what follows a third one at the foot; shares count. */
static void spaces_share_the_page(void **state)
{
	sheet *s = *state;
	must_load_over(s, LOOKS);
	add_styled(s, "Trên", "big");
	add_space(s, 0, 1);
	add_styled(s, "Giữa", "big");
	add_space(s, 0, 3);
	add_styled(s, "Dưới", "big");
	sheet_set(s);
	assert_int_equal(s->list.page_count, 1);
	const mark *top = find_mark(s, 0, "Trên"), *middle = find_mark(s, 0, "Giữa"), *foot = find_mark(s, 0, "Dưới");
	assert_true(top && middle && foot);
	double line = 40, rest = s->profile.page.height - s->profile.page.top - s->profile.page.bottom - 3 * line;
	assert_near(middle->y - top->y, line + rest / 4, 0.1);
	assert_near(foot->y - middle->y, line + rest * 3 / 4, 0.1);
}

/* Each page by itself; a page that is full leaves nothing; a fixed height is kept at the top of a page. */
static void spaces_on_many_pages(void **state)
{
	sheet *s = *state;
	must_load_over(s, LOOKS);
	add_space(s, 30, 0);
	add_styled(s, "Một", "big");
	add_space(s, 0, 1);
	sheet_add(s, BLOCK_PAGEBREAK);
	add_space(s, 0, 1);
	add_styled(s, "Hai", "big");
	sheet_set(s);
	assert_int_equal(s->list.page_count, 2);
	const mark *one = find_mark(s, 0, "Một"), *two = find_mark(s, 1, "Hai");
	assert_true(one && two);
	text_style big = text_style_of(profile_find_style(&s->profile, SLICE("big")));
	assert_near(one->y, s->profile.page.top + 30 * POINTS_PER_MM + text_baseline(&big), 0.1);
	assert_near(two->y, s->profile.page.height - s->profile.page.bottom - 40 + text_baseline(&big), 0.1);
}

/* A heading that is carried over to the next page does not move with the spaces of the old one. */
static void spaces_and_what_is_carried(void **state)
{
	sheet *s = *state;
	must_load_over(s, LOOKS);
	add_styled(s, "Đầu trang", "big");
	add_space(s, 0, 1);
	add_styled(s, "Dưới khoảng trống", "big");
	double room = s->profile.page.height - s->profile.page.top - s->profile.page.bottom - 80;
	add_space(s, (room - 60) / POINTS_PER_MM, 0); /* so that carried and paragraph do not fit together */
	add_heading(s, 2, "Tiêu đề", "muc")->where.line = 9;
	add_paragraph(s, filler(s, 60));
	sheet_set(s);
	assert_int_equal(s->list.page_count, 2);
	const mark *carried = NULL;
	for (uint32_t i = s->list.pages[1].first_mark; i < s->list.mark_count && !carried; i++)
		if (s->list.marks[i].kind == MARK_TEXT && s->list.marks[i].size > 13 && s->list.marks[i].y > s->profile.page.top)
			carried = &s->list.marks[i];
	assert_non_null(carried);
	assert_true(carried->y < s->profile.page.top + 30);
	assert_int_equal(s->list.targets[0].page, 1);
	assert_near(s->list.targets[0].y, s->profile.page.top, 0.1);
}

static void texts_shrink_to_fit(void **state)
{
	sheet *s = *state;
	must_load_over(s, LOOKS);
	add_styled(s, "Nguyễn An", "big");
	add_styled(s, "Công Tằng Tôn Nữ Hoàng Thúy Trâm", "big");
	add_styled(s, "Công Tằng Tôn Nữ Hoàng Thúy Trâm Anh Công Tằng Tôn Nữ Hoàng Thúy Trâm Anh", "big");
	sheet_set(s);
	const mark *whole = find_mark(s, 0, "Nguyễn An"), *smaller = find_mark(s, 0, "Công Tằng Tôn Nữ Hoàng Thúy Trâm");
	assert_true(whole && smaller);
	assert_near(whole->size, 30, 0.01);
	assert_int_equal(whole->colour.blue, 0x30);
	double width = s->profile.page.width - s->profile.page.left - s->profile.page.right;
	assert_true(smaller->size < 30 && smaller->size >= 20);
	assert_true(text_mark_width(s, smaller) <= width + 0.01 && text_mark_width(s, smaller) > width * 0.97);
	const mark *last = &s->list.marks[s->list.mark_count - 1], *before = last - 1;
	assert_near(last->size, 20, 0.01); /* two lines of about one length */
	assert_near(text_mark_width(s, last) / text_mark_width(s, before), 1, 0.2);
}

static void unknown_styles_are_told(void **state)
{
	sheet *s = *state;
	must_load_over(s, LOOKS);
	add_styled(s, "Chữ", "bigg");
	assert_false(sheet_try(s, false));
	assert_string_equal(diag_text(s->d, 0), "report.md:1:1: the profile has no style “bigg”. Did you mean “big”?");
}

static void mistakes_of_layouts(void **state)
{
	sheet *s = *state;
	static const char *const texts[] = {"tongket: 1\nextends: common\n", "tongket: 1\nstyles: {a: {size: 12}}\n",
	    "tongket: 1\nstyles: [a]\n", "tongket: 1\npage: {orientation: sideways}\n", "tongket: 1\nframe: {inset-mm: 900}\n",
	    "tongket: 1\nframes: {}\n", "- a\n"};
	for (size_t i = 0; i < COUNT_OF(texts); i++)
		assert_false(load_over(s, texts[i]));
}

static void a_table_fills_the_width(void **state)
{
	sheet *s = *state;
	static const head_cell head[] = {{{"A", 1}, 0, 0, 1, 1}, {{"B", 1}, 0, 1, 1, 1}};
	static const table_cell cells[] = {{.text = {"1", 1}, .column_span = 1}, {.text = {"2", 1}, .column_span = 1}};
	table_row *rows = arena_array(s->a, 30, sizeof *rows);
	for (size_t i = 0; i < 30; i++)
		rows[i] = (table_row){ROW_BODY, cells, 2};
	static const table_column columns[] = {{ALIGN_LEFT, 0, true}, {ALIGN_RIGHT, 20, false}};
	must_load_over(s, "tongket: 1\ntable: {full-width: true, whole: true}\n");
	add_paragraph(s, filler(s, 300));
	sheet_add(s, BLOCK_TABLE)->table = (table){.caption = SLICE("Bảng"),
	    .unit = SLICE("Đơn vị tính: ha"),
	    .columns = columns,
	    .column_count = 2,
	    .head = head,
	    .head_count = 2,
	    .head_rows = 1,
	    .rows = rows,
	    .row_count = 30};
	sheet_set(s);
	assert_int_equal(s->list.page_count, 2); /* it is not divided */
	uint32_t caption = find_element(s, ELEMENT_CAPTION, 0);
	assert_int_equal(element_page(s, caption), 1);
	assert_non_null(strstr(element_text(s, caption), "Đơn vị tính: ha"));
	double left = 1e9, right = 0;
	for (uint32_t i = s->list.pages[1].first_mark; i < s->list.mark_count; i++) {
		const mark *m = &s->list.marks[i];
		if (m->kind != MARK_LINE)
			continue;
		left = fmin(left, fmin(m->x, m->x2));
		right = fmax(right, fmax(m->x, m->x2));
	}
	double width = s->profile.page.width - s->profile.page.left - s->profile.page.right;
	assert_near(right - left, width, 1);
	const mark *unit = find_mark(s, 1, "Đơn vị tính: ha");
	assert_near(unit->x + text_mark_width(s, unit), right, 1.5);
}

#define SHEET_TEST(f) cmocka_unit_test_setup_teardown(f, sheet_open, sheet_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    SHEET_TEST(turned_pages),
	    SHEET_TEST(a_wide_table_does_not_turn_them),
	    SHEET_TEST(frames),
	    SHEET_TEST(spaces_share_the_page),
	    SHEET_TEST(spaces_on_many_pages),
	    SHEET_TEST(spaces_and_what_is_carried),
	    SHEET_TEST(texts_shrink_to_fit),
	    SHEET_TEST(unknown_styles_are_told),
	    SHEET_TEST(mistakes_of_layouts),
	    SHEET_TEST(a_table_fills_the_width),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
