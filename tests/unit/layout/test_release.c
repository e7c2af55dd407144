/* Pages that leave for a sink as soon as they are finished hold what they would hold at the end, and what was painted on them is given back. */
#include "documents.h"

enum { PAGES = 400 };

/* What a sink was given. */
typedef struct tray {
	const sheet *s;
	char *pages[PAGES]; /* as text; NULL: not given yet */
	size_t first;       /* page given first */
	size_t most_marks;  /* held at once */
	size_t refuse;      /* page that is refused; PAGES: none */
} tray;

static void put_words(const sheet *s, const display_list *l, const mark *m, buf *out)
{
	for (uint32_t i = 0; i < m->count; i++) {
		const text_item *item = display_item(l, m->first + i);
		buf_printf(out, " %.*s/%.3f", (int)fontset_get(s->fonts, item->word).text.len, fontset_get(s->fonts, item->word).text.ptr,
		    (double)item->space);
	}
}

/* Everything on a page, as text; yours, free. */
static char *describe(const sheet *s, const display_list *l, size_t page)
{
	buf out = BUF_INIT(1 << 24);
	const display_page *p = &l->pages[page];
	buf_printf(&out, "%.2f x %.2f %.*s\n", p->width, p->height, (int)p->label.len, p->label.ptr);
	for (uint32_t i = 0; i < p->mark_count; i++) {
		const mark *m = display_mark(l, p->first_mark + i);
		buf_printf(&out, "%u of %u: %.3f %.3f %.2f %d", m->kind, m->content, (double)m->x, (double)m->y, (double)m->size, m->space_after);
		if (m->kind == MARK_TEXT)
			put_words(s, l, m, &out);
		else if (m->kind == MARK_PATH)
			for (uint32_t k = 0; k < m->count; k++)
				buf_printf(&out, " %.3f,%.3f", (double)display_point(l, m->first + k)->x, (double)display_point(l, m->first + k)->y);
		else
			buf_printf(&out, " %.3f %.3f", (double)m->x2, (double)m->y2);
		buf_put_char(&out, '\n');
	}
	buf_put_char(&out, '\0');
	assert_false(out.failed);
	return out.data;
}

static bool take_page(void *user, const display_list *l, size_t page)
{
	tray *t = user;
	assert_true(page < PAGES);
	assert_null(t->pages[page]);
	if (page == t->refuse)
		return diag_no_memory(t->s->d);
	bool empty = true;
	for (size_t i = 0; i < PAGES; i++)
		empty &= t->pages[i] == NULL;
	if (empty)
		t->first = page;
	size_t held = l->mark_count - l->mark_gap.gone;
	t->most_marks = held > t->most_marks ? held : t->most_marks;
	t->pages[page] = describe(t->s, l, page);
	return true;
}

static bool set_with(sheet *s, tray *t)
{
	const page_sink sink = {take_page, t};
	document doc = {.title = SLICE("t"), .language = SLICE("vi-VN"), .body = {s->blocks, s->count}};
	display_list_free(&s->list);
	return layout_document(s->a, &doc, &s->profile, s->fonts, &(layout_options){.sink = &sink}, &s->list, s->d);
}

static void empty_tray(tray *t)
{
	for (size_t i = 0; i < PAGES; i++)
		free(t->pages[i]);
	*t = (tray){.s = t->s, .refuse = PAGES};
}

/* Every page as it is at the end of a run without a sink. */
static tray check(sheet *s)
{
	tray t = {.s = s, .refuse = PAGES};
	char *whole[PAGES] = {NULL};
	sheet_set(s);
	size_t count = s->list.page_count;
	assert_true(count < PAGES);
	for (size_t i = 0; i < count; i++)
		whole[i] = describe(s, &s->list, i);
	if (!set_with(s, &t))
		fail_msg("%s", diag_text(s->d, 0));
	assert_int_equal(s->list.page_count, count);
	assert_null(s->list.marks);
	for (size_t i = 0; i < count; i++) {
		assert_non_null(t.pages[i]);
		assert_string_equal(t.pages[i], whole[i]);
		free(whole[i]);
	}
	return t;
}

static void add_noted_paragraph(sheet *s, size_t words, int64_t number)
{
	footnote *note = arena_alloc(s->a, sizeof *note);
	inlines *inside = arena_alloc(s->a, sizeof *inside);
	*inside = one_run(s, filler(s, 60));
	*note = (footnote){.number = number, .paragraphs = inside, .count = 1, .where = {"report.md", 1, 1}};
	inline_run *runs = arena_array(s->a, 2, sizeof *runs);
	runs[0].text = slice_of(filler(s, words));
	runs[1] = (inline_run){.text = SLICE(""), .link = SLICE(""), .note = note};
	sheet_add(s, BLOCK_PARAGRAPH)->paragraph = (inlines){runs, 2};
}

static void add_table(sheet *s, size_t rows)
{
	static const head_cell head[] = {{{"Tên", 4}, 0, 0, 1, 1}};
	static const table_column columns[] = {{ALIGN_LEFT, 0, true}};
	table_row *made = arena_array(s->a, rows, sizeof *made);
	for (size_t i = 0; i < rows; i++) {
		table_cell *cell = arena_alloc(s->a, sizeof *cell);
		*cell = (table_cell){slice_of(filler(s, 3 + i % 5)), 1, false};
		made[i] = (table_row){ROW_BODY, cell, 1};
	}
	sheet_add(s, BLOCK_TABLE)->table = (table){.caption = SLICE("Danh sách"),
	    .id = SLICE("t"),
	    .columns = columns,
	    .column_count = 1,
	    .rows = made,
	    .row_count = rows,
	    .head = head,
	    .head_count = 1,
	    .head_rows = 1};
}

/* Headings that are carried over, notes that go on on the next page, a table over pages, a signature that takes lines along. */
static void add_all(sheet *s, int64_t *note)
{
	for (int i = 0; i < 25; i++) {
		add_heading(s, 2 + i % 2, "Một đầu đề", NULL);
		add_noted_paragraph(s, 30 + (size_t)i * 17 % 90, ++*note);
		add_paragraph(s, filler(s, 40 + (size_t)i * 31 % 100));
	}
}

static void streams_behind_the_contents(void **state)
{
	sheet *s = *state;
	int64_t note = 0;
	add_paragraph(s, filler(s, 300));
	sheet_add(s, BLOCK_TOC)->toc_title = SLICE("MỤC LỤC");
	sheet_add(s, BLOCK_LIST_OF_TABLES)->toc_title = SLICE("CÁC BẢNG");
	add_all(s, &note);
	add_table(s, 400);
	add_all(s, &note);
	add_signature(s);
	tray t = check(s);
	assert_true(s->list.page_count > 20);
	assert_true(t.first > 0); /* those with the contents came last */
	empty_tray(&t);
}

static void streams_from_the_first_page(void **state)
{
	sheet *s = *state;
	int64_t note = 0;
	add_all(s, &note);
	add_table(s, 400);
	add_signature(s);
	tray t = check(s);
	sheet_set(s);
	assert_int_equal(t.first, 0);
	assert_true(t.most_marks < s->list.mark_count / 4);
	empty_tray(&t);
}

/* A contents list may go over pages itself. */
static void all_pages_of_the_contents_wait(void **state)
{
	sheet *s = *state;
	int64_t note = 0;
	sheet_add(s, BLOCK_TOC)->toc_title = SLICE("MỤC LỤC");
	add_heading(s, 2, filler(s, 700), NULL);
	add_all(s, &note);
	tray t = check(s);
	empty_tray(&t);
}

static void contents_at_the_end_wait_for_themselves(void **state)
{
	sheet *s = *state;
	int64_t note = 0;
	add_all(s, &note);
	sheet_add(s, BLOCK_TOC)->toc_title = SLICE("MỤC LỤC");
	tray t = check(s);
	empty_tray(&t);
	s->count = 0;
	add_paragraph(s, "Một trang.");
	t = check(s);
	empty_tray(&t);
}

static void a_sink_that_fails_ends_it(void **state)
{
	sheet *s = *state;
	int64_t note = 0;
	add_all(s, &note);
	for (size_t refuse = 0; refuse < 6; refuse++) {
		tray t = {.s = s, .refuse = refuse};
		assert_false(set_with(s, &t));
		assert_int_equal(diag_status(s->d), STATUS_MACHINE);
		empty_tray(&t);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(streams_behind_the_contents, sheet_open, sheet_close),
	    cmocka_unit_test_setup_teardown(streams_from_the_first_page, sheet_open, sheet_close),
	    cmocka_unit_test_setup_teardown(all_pages_of_the_contents_wait, sheet_open, sheet_close),
	    cmocka_unit_test_setup_teardown(contents_at_the_end_wait_for_themselves, sheet_open, sheet_close),
	    cmocka_unit_test_setup_teardown(a_sink_that_fails_ends_it, sheet_open, sheet_close),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
