/* Footnotes: a note begins on the page of its mark, at its foot and under the text, whatever the length of both; all of it is read; links lead there and back. */
#include "documents.h"

/* A note of paragraphs, numbered by the caller. */
static footnote *make_note(sheet *s, int64_t number, size_t words, bool second)
{
	footnote *note = arena_alloc(s->a, sizeof *note);
	inlines *paragraphs = arena_array(s->a, 2, sizeof *paragraphs);
	paragraphs[0] = one_run(s, filler(s, words));
	paragraphs[1] = one_run(s, "Đoạn hai.");
	*note = (footnote){.number = number, .paragraphs = paragraphs, .count = second ? 2 : 1, .where = {"report.md", 1, 1}};
	return note;
}

/* A text of `words` words with a mark behind word `at`. */
static inlines with_note(sheet *s, size_t words, size_t at, const footnote *note)
{
	inline_run *runs = arena_array(s->a, 3, sizeof *runs);
	runs[0].text = slice_of(filler(s, at));
	runs[1] = (inline_run){.text = SLICE(""), .link = SLICE(""), .note = note};
	runs[2].text = slice_of(arena_printf(s->a, " %s", filler(s, words - at)));
	return (inlines){runs, words > at ? 3 : 2};
}

static block *add_noted(sheet *s, block_kind kind, size_t words, size_t at, const footnote *note)
{
	block *b = sheet_add(s, kind), *inner = b;
	if (kind == BLOCK_QUOTE || kind == BLOCK_LIST) {
		const block **inside = arena_array(s->a, 1, sizeof *inside);
		inner = sheet_block(s, BLOCK_PARAGRAPH);
		inside[0] = inner;
		blocks *items = arena_alloc(s->a, sizeof *items);
		*items = (blocks){inside, 1};
		if (kind == BLOCK_QUOTE)
			b->quote = *items;
		else
			b->list = (list){.items = items, .count = 1};
	}
	if (kind == BLOCK_HEADING)
		b->heading = (heading){.level = 2, .text = with_note(s, words, at, note), .id = SLICE("")};
	else
		inner->paragraph = with_note(s, words, at, note);
	return b;
}

/* ---- questions ---- */

static bool is_under(const sheet *s, uint32_t e, element_type type)
{
	for (; e != ELEMENT_NONE; e = s->list.elements[e].parent)
		if (s->list.elements[e].type == (uint8_t)type)
			return true;
	return false;
}

/* The page of the first text below an element. */
static uint32_t first_page(const sheet *s, uint32_t e)
{
	uint32_t page = element_page(s, e);
	for (uint32_t k = s->list.elements[e].first_kid; k && page == UINT32_MAX; k = s->list.kids[k].next)
		if (s->list.kids[k].kind == KID_ELEMENT)
			page = first_page(s, s->list.kids[k].value);
	return page;
}

static void check_pages(const sheet *s, const char *what)
{
	const display_list *l = &s->list;
	for (size_t p = 0; p < l->page_count; p++) {
		bool landscape = l->pages[p].width > l->pages[p].height;
		double foot = l->pages[p].height - (landscape ? s->profile.page.right : s->profile.page.bottom), text = 0, notes = foot, last = 0;
		for (uint32_t i = l->pages[p].first_mark; i < l->pages[p].first_mark + l->pages[p].mark_count; i++) {
			const mark *m = &l->marks[i];
			uint32_t e = l->contents[m->content].element;
			if (m->kind != MARK_TEXT || e == ELEMENT_NONE)
				continue;
			if (is_under(s, e, ELEMENT_NOTE)) {
				notes = fmin(notes, (double)m->y - (double)m->size);
				if (is_under(s, e, ELEMENT_LBL))
					continue;
				if (last > 0 && (double)m->y < last - NEAR)
					fail_msg("%s: notes out of order on page %zu", what, p + 1);
				last = (double)m->y;
			} else {
				text = fmax(text, (double)m->y);
			}
		}
		if (text > notes)
			fail_msg("%s: the text ends at %g, the notes of page %zu begin at %g", what, text, p + 1, notes);
		if (last > foot)
			fail_msg("%s: notes leave page %zu", what, p + 1);
	}
}

/* Each Note follows the Reference of its mark, begins on its page, says all that was written, and both are linked. */
static void check_notes(const sheet *s, const footnote *const *notes, size_t count, const char *what)
{
	const display_list *l = &s->list;
	for (size_t i = 0; i < count; i++) {
		uint32_t note = find_element(s, ELEMENT_NOTE, i), reference_element = find_element(s, ELEMENT_REFERENCE, i);
		assert_int_not_equal(note, ELEMENT_NONE);
		uint32_t label = l->kids[l->elements[note].first_kid].value;
		assert_int_equal(l->elements[label].type, ELEMENT_LBL);
		assert_string_equal(element_text(s, label), arena_printf(s->a, "%zu ", i + 1));
		uint32_t first = l->kids[l->kids[l->elements[note].first_kid].next].value;
		assert_string_equal(element_text(s, first), arena_string(s->a, notes[i]->paragraphs[0].runs[0].text));
		if (first_page(s, note) != first_page(s, reference_element))
			fail_msg("%s: note %zu begins on page %u, its mark is on page %u", what, i + 1, first_page(s, note) + 1,
			    first_page(s, reference_element) + 1);
		size_t links = 0;
		for (size_t k = 0; k < l->link_count; k++) {
			const link_area *a = &l->links[k];
			bool forth = l->elements[a->element].parent == reference_element, back = l->elements[a->element].parent == label;
			if (!forth && !back)
				continue;
			links++;
			assert_int_equal(a->page, first_page(s, reference_element));
			assert_int_equal(l->targets[a->target].page, first_page(s, reference_element));
			assert_true(a->x1 > a->x0);
			if (forth)
				assert_true(l->targets[a->target].y > a->y0);
		}
		assert_int_equal(links, 2);
	}
}

static void notes_stand_under_their_text(void **state)
{
	sheet *s = *state;
	static const block_kind KINDS[] = {BLOCK_PARAGRAPH, BLOCK_LIST, BLOCK_QUOTE, BLOCK_HEADING};
	static const size_t LENGTHS[] = {3, 40, 150, 700};
	for (size_t kind = 0; kind < COUNT_OF(KINDS); kind++)
		for (size_t length = 0; length < COUNT_OF(LENGTHS); length++)
			for (size_t words = 350; words < 620; words += 11) {
				const footnote *notes[] = {
				    make_note(s, 1, 30, false), make_note(s, 2, LENGTHS[length], length % 2), make_note(s, 3, 25, false)};
				s->count = 0;
				add_noted(s, BLOCK_PARAGRAPH, words, words / 2, notes[0]);
				add_noted(s, KINDS[kind], KINDS[kind] == BLOCK_HEADING ? 12 : 70, KINDS[kind] == BLOCK_HEADING ? 12 : 30, notes[1]);
				add_noted(s, BLOCK_PARAGRAPH, 80, 70, notes[2]);
				add_signature(s);
				sheet_set(s);
				const char *what = arena_printf(s->a, "kind %zu, note of %zu words, text of %zu", kind, LENGTHS[length], words);
				check_pages(s, what);
				check_notes(s, notes, 3, what);
			}
}

/* The mark is small, raised, close behind its word; two are kept apart by a comma; a second mark of a note makes no second note. */
static void marks_are_raised(void **state)
{
	sheet *s = *state;
	const footnote *one = make_note(s, 1, 3, false), *two = make_note(s, 2, 3, false);
	inline_run *runs = arena_array(s->a, 6, sizeof *runs);
	runs[0].text = SLICE("trong");
	runs[1].note = one;
	runs[2].note = two;
	runs[3].text = SLICE(" sạch");
	runs[4].note = one;
	runs[5].text = SLICE(", vững");
	sheet_add(s, BLOCK_PARAGRAPH)->paragraph = (inlines){runs, 6};
	sheet_set(s);
	const char *read = element_text(s, find_element(s, ELEMENT_P, 0));
	assert_int_equal(strncmp(read, "trong1", 6), 0);
	assert_non_null(strstr(read, ","));
	assert_non_null(strstr(read, "sạch1"));
	const mark *front = find_mark(s, 0, "trong"), *raised = find_mark(s, 0, "1"), *comma = find_mark(s, 0, ",");
	assert_true(front && raised && comma);
	assert_true(fabs((double)raised->size - (double)front->size * 0.6) < NEAR);
	assert_true(fabs((double)(front->y - raised->y) - (double)front->size * 0.35) < NEAR);
	assert_true(fabs((double)front->x + text_mark_width(s, front) - (double)raised->x) < NEAR);
	assert_true(comma->y == raised->y && comma->size == raised->size);
	assert_int_not_equal(find_element(s, ELEMENT_NOTE, 1), ELEMENT_NONE);
	assert_int_equal(find_element(s, ELEMENT_NOTE, 2), ELEMENT_NONE);
	assert_int_not_equal(find_element(s, ELEMENT_REFERENCE, 2), ELEMENT_NONE);
}

/* A long note goes on at the foot of the next page, the last of the document on pages of its own; nothing of it is lost. */
static void long_notes_go_on(void **state)
{
	sheet *s = *state;
	const footnote *note = make_note(s, 1, 6000, true);
	add_noted(s, BLOCK_PARAGRAPH, 60, 20, note);
	add_paragraph(s, filler(s, 200));
	sheet_set(s);
	check_pages(s, "long");
	check_notes(s, &note, 1, "long");
	assert_true(s->list.page_count > 4);
	const char *all = element_text(s, find_element(s, ELEMENT_NOTE, 0));
	assert_string_equal(all + strlen(all) - strlen("Đoạn hai."), "Đoạn hai.");
}

/* Before a landscape page the notes of the upright ones come to their end. */
static void notes_end_before_the_page_turns(void **state)
{
	sheet *s = *state;
	const footnote *notes[] = {make_note(s, 1, 1200, false), make_note(s, 2, 100, false)};
	add_noted(s, BLOCK_PARAGRAPH, 60, 20, notes[0]);
	static const table_column COLUMN = {.align = ALIGN_LEFT};
	static const head_cell HEAD = {.text = {"Tên", 4}, .row_span = 1, .column_span = 1};
	add_noted(s, BLOCK_HEADING, 5, 5, notes[1]);
	sheet_add(s, BLOCK_TABLE)->table = (table){.landscape = true,
	    .columns = &COLUMN,
	    .column_count = 1,
	    .head = &HEAD,
	    .head_count = 1,
	    .head_rows = 1,
	    .id = SLICE(""),
	    .caption = SLICE(""),
	    .note = SLICE(""),
	    .empty = SLICE("Không có.")};
	sheet_set(s);
	check_pages(s, "landscape");
	check_notes(s, notes, 2, "landscape");
	const display_list *l = &s->list;
	assert_true(l->pages[l->page_count - 1].width > l->pages[l->page_count - 1].height);
	assert_true(l->pages[l->page_count - 2].width < l->pages[l->page_count - 2].height);
}

/* High rows do not run into a note that goes on under them: it gives way, and goes on behind. */
static void rows_press_notes(void **state)
{
	sheet *s = *state;
	static const table_column COLUMN = {.align = ALIGN_LEFT, .width_mm = 40};
	static const head_cell HEAD = {.text = {"Tên", 4}, .row_span = 1, .column_span = 1};
	for (size_t words = 60; words < 200; words += 20) {
		const footnote *note = make_note(s, 1, 4000, true);
		table_row *rows = arena_array(s->a, 6, sizeof *rows);
		for (size_t i = 0; i < 6; i++) {
			table_cell *only = arena_alloc(s->a, sizeof *only);
			*only = (table_cell){.text = slice_of(filler(s, words)), .column_span = 1};
			rows[i] = (table_row){.cells = only, .count = 1};
		}
		s->count = 0;
		add_noted(s, BLOCK_PARAGRAPH, 60, 20, note);
		sheet_add(s, BLOCK_TABLE)->table = (table){.columns = &COLUMN,
		    .column_count = 1,
		    .head = &HEAD,
		    .head_count = 1,
		    .head_rows = 1,
		    .rows = rows,
		    .row_count = 6,
		    .id = SLICE(""),
		    .caption = SLICE("Bảng"),
		    .note = SLICE("Nguồn."),
		    .empty = SLICE("")};
		add_paragraph(s, filler(s, 100));
		sheet_set(s);
		check_pages(s, arena_printf(s->a, "rows of %zu words", words));
		check_notes(s, &note, 1, "rows");
	}
}

/* A letter without a glyph in a note is told at the note. */
static void what_cannot_be_set_is_told(void **state)
{
	sheet *s = *state;
	footnote *note = make_note(s, 1, 3, false);
	((inline_run *)note->paragraphs[0].runs)[0].text = SLICE("chữ 漢");
	note->where.line = 77;
	add_noted(s, BLOCK_PARAGRAPH, 60, 20, note);
	assert_false(sheet_try(s, false));
	bool told = false;
	for (size_t i = 0; i < diag_count(s->d); i++)
		told |= diag_place(s->d, i).line == 77;
	assert_true(told);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(notes_stand_under_their_text, sheet_open, sheet_close),
	    cmocka_unit_test_setup_teardown(marks_are_raised, sheet_open, sheet_close),
	    cmocka_unit_test_setup_teardown(long_notes_go_on, sheet_open, sheet_close),
	    cmocka_unit_test_setup_teardown(notes_end_before_the_page_turns, sheet_open, sheet_close),
	    cmocka_unit_test_setup_teardown(rows_press_notes, sheet_open, sheet_close),
	    cmocka_unit_test_setup_teardown(what_cannot_be_set_is_told, sheet_open, sheet_close),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
