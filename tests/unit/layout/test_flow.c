/* The stream of pages: room, what is kept with what follows, turning pages, splitting contents that are carried over. */
#include "documents.h"

#include "layout/flow.h"
#include "layout/keep.h"
#include "layout/reference.h"

typedef struct stream {
	sheet *s;
	typesetter text;
	builder b;
	flow f;
} stream;

static int open_stream(void **state)
{
	sheet *s;
	sheet_open((void **)&s);
	stream *w = calloc(1, sizeof *w);
	assert_non_null(w);
	w->s = s;
	builder_init(&w->b, &s->list);
	assert_true(typesetter_init(&w->text, s->fonts, &s->profile, s->a, s->d));
	w->f = (flow){.b = &w->b, .text = &w->text, .profile = &s->profile, .a = s->a, .d = s->d};
	assert_true(flow_start(&w->f));
	*state = w;
	return 0;
}

static int close_stream(void **state)
{
	stream *w = *state;
	flow_free(&w->f);
	sheet_close((void **)&w->s);
	free(w);
	return 0;
}

/* A line of its own element. */
static uint32_t put_line(stream *w, const char *text)
{
	flow *f = &w->f;
	text_style style = text_style_of(&w->s->profile.body);
	line_shape shape = {.width = f->width, .setting = SET_LEFT};
	assert_true(paragraph_set(f->paragraph, slice_of(text), &style, NOWHERE));
	assert_true(paragraph_break(f->paragraph, &shape) > 0);
	uint32_t e = builder_element(f->b, ELEMENT_P, f->parent);
	paragraph_target to = {.b = f->b, .element = e, .content = CONTENT_NONE};
	assert_true(flow_paragraph(f, f->paragraph, 0, &to));
	return e;
}

static void carries_what_is_kept(void **state)
{
	stream *w = *state;
	flow *f = &w->f;
	put_line(w, "trước");
	uint32_t goal = builder_target(f->b);
	flow_keep_begin(f);
	builder_reach(f->b, goal, f->y);
	uint32_t kept = put_line(w, "đầu đề");
	flow_keep_end(f);
	flow_space(f, 10);
	double below = f->y;
	assert_true(flow_reserve(f, flow_page_height(f) - 30));
	assert_int_equal(f->page, 1);
	assert_int_equal(element_page(w->s, kept), 1);
	assert_int_equal(w->s->list.targets[goal].page, 1);
	assert_true(fabs((double)w->s->list.targets[goal].y - f->top) < NEAR);
	/* What stood between it and the next block stays. */
	assert_true(fabs(f->y - f->top - (below - (f->profile->page.top + f->profile->body.pitch))) < NEAR);
	assert_null(find_mark(w->s, 0, "đầu đề"));
	assert_non_null(find_mark(w->s, 0, "trước"));
	assert_non_null(find_mark(w->s, 1, "2"));
}

/* A heading at the top of its page cannot go anywhere: no endless pages. */
static void stays_at_the_top(void **state)
{
	stream *w = *state;
	flow *f = &w->f;
	flow_keep_begin(f);
	put_line(w, "đầu đề");
	flow_keep_end(f);
	assert_true(flow_reserve(f, flow_page_height(f)));
	assert_int_equal(f->page, 1);
	assert_non_null(find_mark(w->s, 0, "đầu đề"));
	assert_true(flow_reserve(f, flow_page_height(f) * 2));
	assert_int_equal(f->page, 1);
}

static void no_space_at_the_top(void **state)
{
	stream *w = *state;
	flow *f = &w->f;
	flow_space(f, 30);
	assert_true(f->y == f->top);
	put_line(w, "một");
	double y = f->y;
	flow_space_after(f, 12);
	assert_true(flow_room(f) < f->bottom - y);
	flow_space(f, 6);
	assert_true(f->y == y + 12); /* the larger of the two */
}

static void turns_pages(void **state)
{
	stream *w = *state;
	flow *f = &w->f;
	/* An empty page is turned itself. */
	assert_true(flow_turn(f, true));
	assert_int_equal(f->page, 0);
	assert_true(w->s->list.pages[0].width > w->s->list.pages[0].height);
	assert_true(fabs(f->top - 35 * POINTS_PER_MM) < NEAR);
	put_line(w, "bảng");
	assert_true(flow_turn(f, false));
	assert_int_equal(f->page, 1);
	assert_true(w->s->list.pages[1].width < w->s->list.pages[1].height);
	assert_true(slice_is(w->s->list.pages[1].label, "2"));
	assert_true(flow_turn(f, false));
	assert_int_equal(f->page, 1);
}

static void mirrors_even_pages(void **state)
{
	stream *w = *state;
	w->s->profile.page.mirror = true;
	put_line(w, "một");
	assert_true(fabs(w->f.left - 35 * POINTS_PER_MM) < NEAR);
	assert_true(flow_new_page(&w->f));
	assert_true(fabs(w->f.left - 15 * POINTS_PER_MM) < NEAR);
	assert_true(flow_new_page(&w->f));
	assert_true(fabs(w->f.left - 35 * POINTS_PER_MM) < NEAR);
	/* Turned pages have their upright left edge at the top, which is bound on odd pages only. */
	put_line(w, "hai");
	assert_true(flow_turn(&w->f, true));
	assert_true(fabs(w->f.top - 15 * POINTS_PER_MM) < NEAR && fabs(w->f.bottom - 175 * POINTS_PER_MM) < NEAR);
	put_line(w, "ba");
	assert_true(flow_new_page(&w->f));
	assert_true(fabs(w->f.top - 35 * POINTS_PER_MM) < NEAR && fabs(w->f.bottom - 195 * POINTS_PER_MM) < NEAR);
}

/* A content that is carried in part becomes two, side by side. */
static void splits_contents(void **state)
{
	stream *w = *state;
	builder *b = &w->b;
	display_list *l = &w->s->list;
	uint32_t e = builder_element(b, ELEMENT_P, 0), piece = builder_content(b, e);
	builder_line(b, piece, 0, 100, 10, 100, 1, 0, COLOUR_BLACK);
	builder_state here = builder_save(b);
	builder_line(b, piece, 0, 200, 10, 200, 1, 0, COLOUR_BLACK);
	uint32_t after = builder_element(b, ELEMENT_SPAN, e);
	builder_path_begin(b, builder_content(b, after), NULL, &COLOUR_BLACK, 1);
	builder_path_move(b, 5, 210);
	builder_path_line(b, 6, 220);
	carry_page page = {.width = 500, .height = 700, .label = SLICE("2"), .from_y = 150, .dx = 1, .dy = -100};
	builder_carry(b, here, &page);
	assert_false(b->failed);
	assert_int_equal(l->page_count, 2);
	assert_int_equal(l->pages[0].mark_count + l->pages[1].mark_count, l->mark_count);
	uint32_t first = l->elements[e].first_kid, second = l->kids[first].next, third = l->kids[second].next;
	assert_int_equal(l->kids[first].value, piece);
	assert_int_equal(l->kids[second].kind, KID_CONTENT);
	assert_int_equal(l->contents[l->kids[second].value].page, 1);
	assert_int_equal(l->kids[third].kind, KID_ELEMENT);
	assert_int_equal(l->elements[e].last_kid, third);
	assert_int_equal(l->kids[third].next, 0);
	const mark *moved = &l->marks[l->pages[1].first_mark];
	assert_true(moved->y == 100 && moved->x == 1 && moved->y2 == 100);
	assert_true(l->points[0].y == 110 && l->points[1].x == 7);
}

/* ---- spaces that do not break ---- */

static bool holds(stream *w, const char *before, const char *after)
{
	unsigned bits[2];
	const char *const words[] = {before, after};
	for (int i = 0; i < 2; i++) {
		uint32_t number = fontset_word(w->s->fonts, w->text.faces[0], slice_of(words[i]), w->s->d);
		assert_int_not_equal(number, WORD_NONE);
		bits[i] = keep_class(&w->text, number, slice_of(words[i]));
	}
	return keep_holds(bits[0], bits[1]);
}

static void knows_what_holds(void **state)
{
	stream *w = *state;
	const struct {
		const char *before, *after;
		bool held;
	} expected[] = {
	    {"ngày", "25", true},
	    {"Ngày", "25", true},
	    {"(ngày", "25", true},
	    {"25", "tháng", false},
	    {"tháng", "8", true},
	    {"năm", "2015.", true},
	    {"năm", "qua", false},
	    {"khoá", "XI,", true},
	    {"khóa", "IX", true},
	    {"lần", "thứ", false},
	    {"thứ", "nhất", true},
	    {"Điều", "5", true},
	    {"số", "12-BC/ĐUK", true},
	    {"2010", "-", true},
	    {"-", "2015", true},
	    {"vững", "-", true},
	    {"-", "mạnh", false},
	    {"hội", "-", true},
	    {"56,4", "%", true},
	    {"18", "lớp", true},
	    {"18", "và", false},
	    {"V.", "An", true},
	    {"Đ.", "An", true},
	    {"là.", "An", false},
	    {"Ơ.", "An", true},
	    {"V.", "I.", true},
	    {"(1.234", "người)", true},
	    {"1.234", "(người)", true},
	    {"5", "m²", true},
	    {"5", "m.", true},
	    {"(2010", "-", true},
	    {"-", "2015)", true},
	    {"56,4%", "-", true},
	    {"XX", "-", true},
	    {"2010,", "-", true},
	    {"hội", "XII", true},
	    {"hội", "nghị", false},
	    {"Điểm", "đ", true},
	    {"điểm", "a,", true},
	    {"điểm", "mạnh", false},
	    {"a)", "tăng", true},
	    {"(2)", "giảm", true},
	    {"(iv)", "giữ", true},
	    {"2015)", "giữ", false},
	    {"mạnh)", "giữ", false},
	    {"quyết", "12-NQ/TW", true},
	    {"TS.", "Trần", true},
	    {"trang", "12", true},
	};
	for (size_t i = 0; i < COUNT_OF(expected); i++)
		if (holds(w, expected[i].before, expected[i].after) != expected[i].held)
			fail_msg("'%s' '%s'", expected[i].before, expected[i].after);
}

/* ---- widths ---- */

static void measures(void **state)
{
	stream *w = *state;
	paragraph *p = w->f.paragraph;
	text_style style = text_style_of(&w->s->profile.body);
	double all, longest, number;
	assert_true(text_width(&w->text, SLICE("Đảng bộ khối"), &style, NOWHERE, &all));
	assert_true(text_width(&w->text, SLICE("Đảng"), &style, NOWHERE, &longest));
	assert_true(text_width(&w->text, SLICE("ngày 25"), &style, NOWHERE, &number));
	assert_true(paragraph_set(p, SLICE("Đảng bộ khối"), &style, NOWHERE));
	assert_true(paragraph_natural_width(p) == all && paragraph_min_width(p) == longest);
	assert_true(paragraph_set(p, SLICE("bộ ngày 25 bộ"), &style, NOWHERE));
	assert_true(paragraph_min_width(p) == number);
	/* Capitals of two marks stay inside their line. */
	assert_true(text_baseline(&style) >= 0.916 * style.size - NEAR);
	assert_true(style.pitch - text_baseline(&style) >= 0.216 * style.size - NEAR);
}

/* A code wider than its column is broken behind a mark between its parts, not in the middle of one. */
static void breaks_codes_behind_marks(void **state)
{
	stream *w = *state;
	text_style style = text_style_of(&w->s->profile.body);
	double width;
	assert_true(text_width(&w->text, SLICE("DA_DANH_GI"), &style, NOWHERE, &width));
	line_shape shape = {.width = width, .setting = SET_LEFT};
	paragraph_target to = {.b = w->f.b, .element = builder_element(w->f.b, ELEMENT_P, w->f.parent), .content = CONTENT_NONE};
	assert_true(paragraph_set(w->f.paragraph, SLICE("DA_DANH_GIA"), &style, NOWHERE));
	assert_int_equal(paragraph_break(w->f.paragraph, &shape), 2);
	assert_true(paragraph_paint(w->f.paragraph, &to, 0, 2, 0, 100));
	assert_non_null(find_mark(w->s, 0, "DA_DANH_"));
	assert_non_null(find_mark(w->s, 0, "GIA"));
}

static void fills_patterns(void **state)
{
	stream *w = *state;
	const pattern_value values[] = {{"n", SLICE("3")}, {"text", SLICE("{n}")}};
	assert_true(slice_is(pattern_fill(w->s->a, SLICE("Bảng {n}. {text} {x} {"), values, 2), "Bảng 3. {n} {x} {"));
	assert_true(slice_is(pattern_fill(w->s->a, SLICE(""), values, 2), ""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(carries_what_is_kept, open_stream, close_stream),
	    cmocka_unit_test_setup_teardown(stays_at_the_top, open_stream, close_stream),
	    cmocka_unit_test_setup_teardown(no_space_at_the_top, open_stream, close_stream),
	    cmocka_unit_test_setup_teardown(turns_pages, open_stream, close_stream),
	    cmocka_unit_test_setup_teardown(mirrors_even_pages, open_stream, close_stream),
	    cmocka_unit_test_setup_teardown(splits_contents, open_stream, close_stream),
	    cmocka_unit_test_setup_teardown(knows_what_holds, open_stream, close_stream),
	    cmocka_unit_test_setup_teardown(measures, open_stream, close_stream),
	    cmocka_unit_test_setup_teardown(breaks_codes_behind_marks, open_stream, close_stream),
	    cmocka_unit_test_setup_teardown(fills_patterns, open_stream, close_stream),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
