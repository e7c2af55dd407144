/* What stays together on a page, whatever the length of the text before it: documents of every length over two pages, and the same questions to each. */
#include "documents.h"

#define LINES_MOST 400

/* A line of text on a page: its element is that of the block (P, H1, LBody …). */
typedef struct page_line {
	uint32_t element;
	float y;
	bool in_signature, in_note;
} page_line;

static bool is_block(int type)
{
	return type == ELEMENT_P || type == ELEMENT_LBODY || type == ELEMENT_TD || (type >= ELEMENT_H1 && type <= ELEMENT_H6);
}

static bool is_under(const sheet *s, uint32_t e, element_type type)
{
	for (; e != ELEMENT_NONE; e = s->list.elements[e].parent)
		if (s->list.elements[e].type == (uint8_t)type)
			return true;
	return false;
}

static uint32_t block_of(const sheet *s, uint32_t e)
{
	while (e != ELEMENT_NONE && !is_block(s->list.elements[e].type))
		e = s->list.elements[e].parent;
	return e;
}

/* The lines of a page from top to bottom; what stands beside another on its baseline is left out. */
static size_t lines_of(const sheet *s, size_t number, page_line *out)
{
	const display_page *page = &s->list.pages[number];
	size_t count = 0;
	for (uint32_t i = page->first_mark; i < page->first_mark + page->mark_count; i++) {
		const mark *m = &s->list.marks[i];
		uint32_t e = m->kind == MARK_TEXT ? block_of(s, s->list.contents[m->content].element) : ELEMENT_NONE;
		if (e == ELEMENT_NONE || is_under(s, s->list.contents[m->content].element, ELEMENT_REFERENCE))
			continue;
		page_line line = {e, m->y, is_under(s, e, ELEMENT_DIV), is_under(s, e, ELEMENT_NOTE)};
		if (count && out[count - 1].element == e && fabsf(out[count - 1].y - m->y) < 1)
			continue;
		assert_true(count < LINES_MOST);
		out[count++] = line;
	}
	return count;
}

static bool is_heading(const sheet *s, uint32_t e)
{
	return s->list.elements[e].type >= ELEMENT_H1 && s->list.elements[e].type <= ELEMENT_H6;
}

/* An element that announces something, and ends on page `number`. */
static bool announces(const sheet *s, uint32_t e, size_t number)
{
	size_t last = number;
	for (uint32_t k = s->list.elements[e].first_kid; k; k = s->list.kids[k].next)
		if (s->list.kids[k].kind == KID_CONTENT)
			last = s->list.contents[s->list.kids[k].value].page;
	if (last != number)
		return false;
	slice text = slice_trim(slice_of(element_text(s, e)));
	return text.len && text.ptr[text.len - 1] == ':';
}

static void check_page(const sheet *s, size_t number, const page_line *lines, size_t count, const char *what)
{
	size_t text = 0;
	bool signed_here = false;
	const page_line *foot = NULL;
	for (size_t i = 0; i < count; i++) {
		signed_here |= lines[i].in_signature;
		text += !lines[i].in_signature && !lines[i].in_note && (i == 0 || lines[i].y > lines[i - 1].y + 1);
		if (!lines[i].in_signature && !lines[i].in_note)
			foot = &lines[i];
	}
	if (signed_here && text < 2)
		fail_msg("%s: a signature with %zu lines on page %zu", what, text, number + 1);
	if (!foot || number + 1 == s->list.page_count)
		return;
	if (is_heading(s, foot->element))
		fail_msg("%s: a heading at the foot of page %zu", what, number + 1);
	if (announces(s, foot->element, number))
		fail_msg("%s: “…:” at the foot of page %zu", what, number + 1);
}

/* Lines of each element on each of its pages: never one alone. */
static void check_alone(const sheet *s, const page_line *lines, size_t count, const char *what, size_t page)
{
	for (size_t i = 0; i < count; i++) {
		uint32_t e = lines[i].element;
		if (i && lines[i - 1].element == e)
			continue;
		size_t here = 0;
		for (size_t k = i; k < count && lines[k].element == e; k++)
			here++;
		bool more = false;
		for (uint32_t k = s->list.elements[e].first_kid; k; k = s->list.kids[k].next)
			more |= s->list.kids[k].kind == KID_CONTENT && s->list.contents[s->list.kids[k].value].page != page;
		if (more && here < 2)
			fail_msg("%s: one line alone on page %zu", what, page + 1);
	}
}

static void check_document(const sheet *s, const char *what)
{
	page_line lines[LINES_MOST];
	for (size_t page = 0; page < s->list.page_count; page++) {
		size_t count = lines_of(s, page, lines);
		check_page(s, page, lines, count, what);
		check_alone(s, lines, count, what, page);
	}
}

static void add_items(sheet *s, size_t count)
{
	blocks *items = arena_array(s->a, count, sizeof *items);
	for (size_t i = 0; i < count; i++) {
		const block **inside = arena_array(s->a, 1, sizeof *inside);
		block *text = sheet_block(s, BLOCK_PARAGRAPH);
		text->paragraph = one_run(s, filler(s, 8 + i * 11));
		inside[0] = text;
		items[i] = (blocks){inside, 1};
	}
	sheet_add(s, BLOCK_LIST)->list = (list){.items = items, .count = count};
}

static void add_table(sheet *s, size_t count)
{
	static const table_column COLUMN = {.align = ALIGN_LEFT};
	static const head_cell HEAD = {.text = {"Tên", 4}, .row_span = 1, .column_span = 1};
	table_row *rows = arena_array(s->a, count, sizeof *rows);
	table_cell *cells = arena_array(s->a, count, sizeof *cells);
	for (size_t i = 0; i < count; i++) {
		cells[i] = (table_cell){.text = SLICE("Tổ chức"), .column_span = 1};
		rows[i] = (table_row){.cells = &cells[i], .count = 1};
	}
	sheet_add(s, BLOCK_TABLE)->table = (table){.id = SLICE(""),
	    .caption = SLICE("Các tổ chức"),
	    .note = SLICE(""),
	    .empty = SLICE(""),
	    .columns = &COLUMN,
	    .column_count = 1,
	    .head = &HEAD,
	    .head_count = 1,
	    .head_rows = 1,
	    .rows = rows,
	    .row_count = count};
}

/* The endings that a paper may have; 0: there is no such. */
static bool add_ending(sheet *s, int kind)
{
	switch (kind) {
	case 0: add_paragraph(s, filler(s, 90)); return true;
	case 1: add_paragraph(s, "Một dòng."); return true;
	case 2:
		add_paragraph(s, "Một dòng.");
		add_paragraph(s, "Và một dòng nữa.");
		return true;
	case 3:
		add_heading(s, 1, "Kết luận", NULL);
		add_heading(s, 2, "Lời cuối", NULL);
		add_paragraph(s, "Một dòng.");
		return true;
	case 4:
		add_paragraph(s, "Cách gửi lại:");
		add_items(s, 3);
		return true;
	case 5:
		add_heading(s, 2, "Kiến nghị", NULL);
		add_paragraph(s, arena_printf(s->a, "%s như sau:", filler(s, 60)));
		add_items(s, 5);
		add_paragraph(s, "Một dòng.");
		return true;
	case 6: add_items(s, 1); return true;
	case 7:
		add_items(s, 4);
		add_heading(s, 3, filler(s, 40), NULL);
		add_paragraph(s, filler(s, 45));
		return true;
	case 8: add_table(s, 9); return true;
	case 9:
		add_heading(s, 2, "Số liệu", NULL);
		add_paragraph(s, "Kết quả như sau:");
		add_table(s, 5);
		add_paragraph(s, filler(s, 50));
		return true;
	case 10:
		add_table(s, 8);
		add_paragraph(s, "Trên đây là báo cáo.");
		return true;
	default: return false;
	}
}

static void keeps_at_every_length(void **state)
{
	sheet *s = *state;
	const char *const profiles[] = {"hd11-2004", "nd30-2020"};
	for (size_t p = 0; p < COUNT_OF(profiles); p++) {
		sheet_profile(s, profiles[p]);
		for (int kind = 0; add_ending(s, kind); kind++)
			for (size_t words = 400; words < 1050; words += 9) {
				s->count = 0;
				add_paragraph(s, filler(s, words / 3));
				add_paragraph(s, filler(s, words - words / 3));
				add_ending(s, kind);
				add_signature(s);
				sheet_set(s);
				check_document(s, arena_printf(s->a, "%s, ending %d, %zu words", profiles[p], kind, words));
			}
	}
}

/* What was set for an upright page does not go along to a landscape one. */
static void stays_on_the_upright_page(void **state)
{
	sheet *s = *state;
	add_paragraph(s, filler(s, 30));
	add_paragraph(s, "Kết quả như sau:");
	add_table(s, 4);
	((block *)s->blocks[2])->table.landscape = true;
	sheet_set(s);
	assert_int_equal(s->list.page_count, 2);
	assert_non_null(find_mark(s, 0, "Kết quả như sau:"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(keeps_at_every_length, sheet_open, sheet_close),
	    cmocka_unit_test_setup_teardown(stays_on_the_upright_page, sheet_open, sheet_close),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
