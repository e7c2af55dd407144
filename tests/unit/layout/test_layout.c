/* Whole documents: the invariants of a display list, what stands where on the pages, and what is refused. */
#include "documents.h"

/* ---- invariants ---- */

/* Every element, content and link is the kid of one element, once. */
static void check_tree(const sheet *s)
{
	const display_list *l = &s->list;
	unsigned *elements = calloc(l->element_count + 1, sizeof *elements), *contents = calloc(l->content_count + 1, sizeof *contents);
	unsigned *links = calloc(l->link_count + 1, sizeof *links);
	for (uint32_t e = 0; e < l->element_count; e++)
		for (uint32_t k = l->elements[e].first_kid; k; k = l->kids[k].next) {
			uint32_t v = l->kids[k].value;
			assert_true(l->kids[k].next || k == l->elements[e].last_kid);
			if (l->kids[k].kind == KID_ELEMENT) {
				assert_int_equal(l->elements[v].parent, e);
				elements[v]++;
			} else if (l->kids[k].kind == KID_CONTENT) {
				assert_int_equal(l->contents[v].element, e);
				contents[v]++;
			} else {
				assert_int_equal(l->elements[e].type, ELEMENT_LINK);
				assert_int_equal(l->links[v].element, e);
				links[v]++;
			}
		}
	for (size_t i = 0; i < l->element_count; i++)
		assert_int_equal(elements[i], i ? 1 : 0);
	for (size_t i = 0; i < l->content_count; i++)
		assert_int_equal(contents[i], l->contents[i].element == ELEMENT_NONE ? 0 : 1);
	for (size_t i = 0; i < l->link_count; i++)
		assert_int_equal(links[i], 1);
	free(elements);
	free(contents);
	free(links);
}

static bool is_number_or_draft(const sheet *s, const mark *m)
{
	return s->list.contents[m->content].artifact == ARTIFACT_PAGE_HEADER;
}

/* Marks belong to contents of their page; no text leaves the text block. */
static void check_marks(const sheet *s)
{
	const display_list *l = &s->list;
	uint32_t at = 0;
	for (size_t p = 0; p < l->page_count; p++) {
		const display_page *page = &l->pages[p];
		assert_int_equal(page->first_mark, at);
		at += page->mark_count;
		double right = page->width - s->profile.page.right + NEAR, bottom = page->height - s->profile.page.bottom + NEAR;
		for (uint32_t i = page->first_mark; i < at; i++) {
			const mark *m = &l->marks[i];
			assert_int_equal(l->contents[m->content].page, p);
			if (m->kind != MARK_TEXT)
				continue;
			assert_true(m->count > 0);
			if ((double)m->x < s->profile.page.left - NEAR || (double)m->x + text_mark_width(s, m) > right)
				fail_msg("page %zu: a text from %g to %g", p + 1, (double)m->x, (double)m->x + text_mark_width(s, m));
			if (!is_number_or_draft(s, m))
				assert_true((double)m->y > s->profile.page.top && (double)m->y < bottom);
		}
	}
	assert_int_equal(at, l->mark_count);
}

/* Headings and bookmarks never leave out a level. */
static void check_levels(const sheet *s)
{
	int last = 0;
	for (size_t i = 0; i < s->list.element_count; i++) {
		int type = s->list.elements[i].type;
		if (type < ELEMENT_H1 || type > ELEMENT_H6)
			continue;
		assert_true(type - ELEMENT_H1 <= last);
		last = type - ELEMENT_H1 + 1;
	}
	last = 0;
	for (size_t i = 0; i < s->list.outline_count; i++) {
		assert_true(s->list.outline[i].level >= 1 && s->list.outline[i].level <= last + 1);
		last = s->list.outline[i].level;
	}
}

static void check_list(const sheet *s)
{
	check_tree(s);
	check_marks(s);
	check_levels(s);
}

/* ---- a document with everything ---- */

static void add_front(sheet *s, const char *number)
{
	sheet_add(s, BLOCK_LETTERHEAD)->letterhead = (letterhead){.superior = SLICE("Đảng bộ tỉnh Long An"),
	    .organisation = SLICE("Đảng uỷ khối các cơ quan tỉnh"),
	    .number = slice_of(number),
	    .symbol = SLICE("BC/ĐUK"),
	    .place = SLICE("Long An"),
	    .date = SLICE("ngày 25 tháng 8 năm 2015")};
	sheet_add(s, BLOCK_TITLE)->title = (title_block){
	    .kind = SLICE("Báo cáo"), .abstract = SLICE("kết quả thực hiện nghị quyết"), .note = SLICE("(trình đại hội)")};
}

static void add_list(sheet *s)
{
	block *b = sheet_add(s, BLOCK_LIST);
	blocks *items = arena_array(s->a, 2, sizeof *items);
	for (size_t i = 0; i < 2; i++) {
		const block **inside = arena_array(s->a, 2, sizeof *inside);
		block *text = sheet_block(s, BLOCK_PARAGRAPH), *inner = sheet_block(s, BLOCK_LIST), *deep = sheet_block(s, BLOCK_PARAGRAPH);
		text->paragraph = one_run(s, filler(s, 30));
		deep->paragraph = one_run(s, filler(s, 20));
		const block **deepest = arena_array(s->a, 1, sizeof *deepest);
		deepest[0] = deep;
		blocks *one = arena_alloc(s->a, sizeof *one);
		*one = (blocks){deepest, 1};
		inner->list = (list){.ordered = true, .start = 1, .items = one, .count = 1};
		inside[0] = text;
		inside[1] = inner;
		items[i] = (blocks){inside, 2};
	}
	b->list = (list){.items = items, .count = 2};
}

static void add_link(sheet *s, const char *to)
{
	inline_run *runs = arena_array(s->a, 3, sizeof *runs);
	runs[0].text = SLICE("Kết quả cụ thể được nêu tại ");
	runs[1].text = slice_of(filler(s, 25));
	runs[1].link = slice_of(to);
	runs[2].text = SLICE(" của báo cáo này.");
	sheet_add(s, BLOCK_PARAGRAPH)->paragraph = (inlines){runs, 3};
}

static void add_all(sheet *s)
{
	add_front(s, "123");
	sheet_add(s, BLOCK_TOC)->toc_title = SLICE("Mục lục");
	for (int part = 0; part < 2; part++) {
		add_heading(s, 1, filler(s, 20), part ? "hai" : "mot");
		for (int i = 0; i < 3; i++) {
			add_heading(s, 2, "Đặc điểm tình hình", NULL);
			add_paragraph(s, filler(s, 150));
			add_heading(s, i == 1 ? 5 : 3, filler(s, 30), NULL);
			add_list(s);
			add_link(s, "#hai");
			block *q = sheet_block(s, BLOCK_PARAGRAPH);
			q->paragraph = one_run(s, filler(s, 80));
			const block **inside = arena_array(s->a, 1, sizeof *inside);
			inside[0] = q;
			sheet_add(s, BLOCK_QUOTE)->quote = (blocks){inside, 1};
			sheet_add(s, BLOCK_RULE);
		}
	}
	add_paragraph(s, filler(s, 60));
	add_signature(s);
	for (int i = 0; i < 2; i++) {
		add_heading(s, 1, "Danh sách tổ chức cơ sở đảng", NULL)->heading.appendix = true;
		add_paragraph(s, filler(s, 700));
	}
}

static void holds_its_invariants(void **state)
{
	sheet *s = *state;
	const char *const profiles[] = {"hd11-2004", "hd36-2018", "hd05-2026", "nd30-2020"};
	add_all(s);
	for (size_t i = 0; i < COUNT_OF(profiles); i++) {
		sheet_profile(s, profiles[i]);
		sheet_set(s);
		assert_true(s->list.page_count > 8);
		check_list(s);
	}
}

/* The same document twice: the same marks, words and structure. */
static void is_deterministic(void **state)
{
	sheet *s = *state;
	add_all(s);
	sheet_set(s);
	display_list first = s->list;
	s->list = (display_list){0};
	sheet_set(s);
	assert_int_equal(first.mark_count, s->list.mark_count);
	assert_int_equal(first.item_count, s->list.item_count);
	for (size_t i = 0; i < first.item_count; i++)
		assert_true(first.items[i].word == s->list.items[i].word && first.items[i].space == s->list.items[i].space);
	for (size_t i = 0; i < first.mark_count; i++)
		assert_true(first.marks[i].x == s->list.marks[i].x && first.marks[i].y == s->list.marks[i].y);
	display_list_free(&first);
}

/* ---- paragraphs ---- */

static void every_word_is_read(void **state)
{
	sheet *s = *state;
	const char *text = filler(s, 2000);
	add_paragraph(s, text);
	sheet_set(s);
	assert_true(s->list.page_count > 2);
	assert_string_equal(element_text(s, find_element(s, ELEMENT_P, 0)), text);
}

/* Lines of justified text end at the margin; only the last is left as it is. */
static void lines_end_at_the_margin(void **state)
{
	sheet *s = *state;
	add_paragraph(s, filler(s, 800));
	sheet_set(s);
	double right = s->profile.page.width - s->profile.page.right;
	size_t exact = 0, other = 0;
	for (size_t i = 0; i < s->list.mark_count; i++) {
		const mark *m = &s->list.marks[i];
		if (m->kind != MARK_TEXT || is_number_or_draft(s, m))
			continue;
		if (fabs((double)m->x + text_mark_width(s, m) - right) < NEAR)
			exact++;
		else
			other++;
	}
	assert_true(exact > 40);
	assert_true(other <= 1);
}

/* At least two lines of a paragraph on each of its pages, wherever the page ends. */
static void no_line_alone(void **state)
{
	sheet *s = *state;
	for (int round = 0; round < 8; round++) {
		s->count = 0;
		for (int i = 0; i < 60; i++)
			add_paragraph(s, filler(s, (size_t)(15 + (i * 13 + round * 7) % 60)));
		sheet_set(s);
		const display_list *l = &s->list;
		for (size_t c = 0; c < l->content_count; c++) {
			uint32_t e = l->contents[c].element;
			if (e == ELEMENT_NONE || l->elements[e].first_kid == l->elements[e].last_kid)
				continue;
			size_t lines = 0;
			for (size_t i = 0; i < l->mark_count; i++)
				lines += l->marks[i].content == c;
			assert_true(lines >= 2);
		}
	}
}

static void long_words_stay_inside(void **state)
{
	sheet *s = *state;
	char *text = arena_alloc(s->a, 3000 + 100);
	memset(text, 'x', 3000);
	memcpy(text, "Một chữ dài: ", sizeof "Một chữ dài: " - 1);
	add_paragraph(s, text);
	sheet_set(s);
	check_list(s);
	assert_string_equal(element_text(s, find_element(s, ELEMENT_P, 0)), text);
}

static void faces_and_breaks(void **state)
{
	sheet *s = *state;
	inline_run *runs = arena_array(s->a, 4, sizeof *runs);
	runs[0] = (inline_run){.text = SLICE("Đảng bộ"), .line_break = true};
	runs[1] = (inline_run){.text = SLICE("trong "), .style = STYLE_BOLD};
	runs[2] = (inline_run){.text = SLICE("sạch"), .style = STYLE_ITALIC | STYLE_UNDERLINE};
	runs[3] = (inline_run){.text = SLICE(", vững\xC2\xA0mạnh.")};
	sheet_add(s, BLOCK_PARAGRAPH)->paragraph = (inlines){runs, 4};
	sheet_set(s);
	assert_string_equal(element_text(s, find_element(s, ELEMENT_P, 0)), "Đảng bộ trong sạch, vững mạnh.");
	const mark *line = find_mark(s, 0, "trong sạch, vững mạnh.");
	assert_non_null(line);
	int bold = fontset_get(s->fonts, s->list.items[line->first].word).face,
	    italic = fontset_get(s->fonts, s->list.items[line->first + 1].word).face;
	assert_int_not_equal(bold, italic);
	/* The underlining is a line of the same content, below the baseline. */
	const mark *under = line + 1;
	assert_int_equal(under->kind, MARK_LINE);
	assert_int_equal(under->content, line->content);
	assert_true(under->y > line->y && under->x > line->x);
}

/* ---- headings, contents ---- */

static void numbers_headings(void **state)
{
	sheet *s = *state;
	const struct {
		int level;
		const char *number;
	} expected[] = {{1, "Phần thứ nhất T"}, {2, "I- T"}, {3, "1. t"}, {3, "2. t"}, {4, "2.1. t"}, {5, "a) t"}, {5, "b) t"}, {2, "II- T"},
	    {3, "1. t"}, {1, "Phần thứ hai T"}, {2, "I- T"}};
	for (size_t i = 0; i < COUNT_OF(expected); i++)
		add_heading(s, expected[i].level, "t", NULL);
	add_heading(s, 1, "t", NULL)->heading.unnumbered = true;
	add_heading(s, 1, "t", NULL)->heading.appendix = true;
	sheet_set(s);
	check_levels(s);
	size_t seen = 0;
	for (size_t i = 0; i < s->list.element_count && seen < COUNT_OF(expected); i++)
		if (s->list.elements[i].type >= ELEMENT_H1 && s->list.elements[i].type <= ELEMENT_H6)
			assert_string_equal(element_text(s, (uint32_t)i), expected[seen++].number);
	assert_int_equal(seen, COUNT_OF(expected));
	assert_true(slice_is(s->list.outline[s->list.outline_count - 1].title, "Phụ lục 1. t"));
	assert_true(slice_is(s->list.outline[s->list.outline_count - 2].title, "t"));
	assert_true(slice_is(s->list.outline[0].title, "Phần thứ nhất. t"));
}

/* The number printed in the contents is the label of the page where the heading is. */
static void contents_tell_the_page(void **state)
{
	sheet *s = *state;
	sheet_profile(s, "hd05-2026");
	add_all(s);
	sheet_set(s);
	size_t entries = 0, in_annexes = 0;
	const display_list *l = &s->list;
	for (uint32_t e = 0; e < l->element_count; e++) {
		if (l->elements[e].type != ELEMENT_TOCI)
			continue;
		uint32_t reference_element = l->kids[l->elements[e].last_kid].value;
		uint32_t link = l->kids[l->elements[reference_element].first_kid].value;
		uint32_t last = l->kids[l->elements[link].last_kid].value;
		const link_area *area = NULL;
		for (size_t i = 0; i < l->link_count; i++)
			if (l->links[i].element == link)
				area = &l->links[i];
		assert_non_null(area);
		buf text = BUF_INIT(100);
		for (size_t i = 0; i < l->mark_count; i++)
			if (l->marks[i].content == last)
				put_mark_text(s, &l->marks[i], &text);
		uint32_t page = l->targets[area->target].page;
		slice said = buf_slice(&text);
		bool annexed = said.len > 4 && memcmp(said.ptr, "PL", 2) == 0; /* "PL1-2": annexes count their pages in this profile */
		if (annexed)
			said = (slice){said.ptr + 4, said.len - 4};
		assert_true(slice_equal(said, l->pages[page].label));
		in_annexes += annexed;
		buf_free(&text);
		entries++;
	}
	assert_int_equal(entries, 2 + 6 + 4 + 2);
	assert_int_equal(in_annexes, 2);
	/* And the headings are where the targets say. */
	uint32_t h1 = find_element(s, ELEMENT_H1, 1);
	for (size_t i = 0; i < l->outline_count; i++)
		if (strstr(arena_string(s->a, l->outline[i].title), "Phần thứ hai"))
			assert_int_equal(l->targets[l->outline[i].target].page, element_page(s, h1));
}

/* Each annex begins at 1 where the rule says so; page 1 prints no number. */
static void counts_annexes_apart(void **state)
{
	sheet *s = *state;
	sheet_profile(s, "hd05-2026");
	add_all(s);
	sheet_set(s);
	size_t ones = 0;
	for (size_t i = 0; i < s->list.page_count; i++)
		ones += slice_is(s->list.pages[i].label, "1");
	assert_int_equal(ones, 3);
	sheet_profile(s, "hd36-2018");
	sheet_set(s);
	for (size_t i = 0; i < s->list.page_count; i++)
		assert_true(slice_is(s->list.pages[i].label, arena_printf(s->a, "%zu", i + 1)));
	assert_null(find_mark(s, 0, "1"));
	const mark *number = find_mark(s, 1, "2");
	assert_non_null(number);
	double top = (double)number->y - fontset_metrics(s->fonts, 0).cap_height * (double)number->size / 1000;
	assert_true(fabs(top - 10 * POINTS_PER_MM) < 1);
	double middle = (double)number->x + text_mark_width(s, number) / 2;
	assert_true(fabs(middle - (30 + 165 / 2.0) * POINTS_PER_MM) < NEAR);
}

/* ---- first and last page ---- */

static void rule_is_as_long_as_the_text(void **state)
{
	sheet *s = *state;
	add_front(s, "7");
	sheet_set(s);
	const mark *nation = find_mark(s, 0, "ĐẢNG CỘNG SẢN VIỆT NAM"), *rule = NULL;
	assert_non_null(nation);
	for (size_t i = 0; i < s->list.mark_count && !rule; i++)
		if (s->list.marks[i].kind == MARK_LINE)
			rule = &s->list.marks[i];
	assert_non_null(rule);
	assert_true(fabs((double)(rule->x - nation->x)) < 0.1);
	assert_true(fabs((double)(rule->x2 - rule->x) - text_mark_width(s, nation)) < 0.1);
	assert_true(rule->y > nation->y + 0.216F * nation->size);
	assert_non_null(find_mark(s, 0, "Số 07-BC/ĐUK"));
	assert_non_null(find_mark(s, 0, "Long An, ngày 25 tháng 8 năm 2015"));
	assert_non_null(find_mark(s, 0, "-----"));
	assert_non_null(find_mark(s, 0, "*"));
}

static void leaves_room_for_the_number(void **state)
{
	sheet *s = *state;
	add_front(s, "");
	sheet_set(s);
	const mark *number = find_mark(s, 0, "Số -BC/ĐUK");
	assert_non_null(number);
	double gap = fontset_space(s->fonts, 0) + (double)s->list.items[number->first + 1].space;
	assert_true(fabs(gap * 14 / 1000 - s->profile.letterhead.number_gap) < NEAR);
	sheet_profile(s, "nd30-2020");
	sheet_set(s);
	assert_non_null(find_mark(s, 0, "Số: /BC-ĐUK"));
	assert_null(find_mark(s, 0, "-----"));
}

static void ends_as_the_rule_says(void **state)
{
	sheet *s = *state;
	add_paragraph(s, "Trên đây là báo cáo./.");
	add_signature(s);
	sheet_set(s);
	assert_string_equal(element_text(s, find_element(s, ELEMENT_P, 0)), "Trên đây là báo cáo.");
	assert_non_null(find_mark(s, 0, "T/M ĐẢNG UỶ"));
	assert_non_null(find_mark(s, 0, "Ban Thường vụ Tỉnh uỷ,"));
	assert_non_null(find_mark(s, 0, "Lưu Văn phòng."));
	sheet_profile(s, "nd30-2020");
	sheet_set(s);
	assert_string_equal(element_text(s, find_element(s, ELEMENT_P, 0)), "Trên đây là báo cáo./.");
	assert_non_null(find_mark(s, 0, "TM. ĐẢNG UỶ"));
	assert_non_null(find_mark(s, 0, "Ban Thường vụ Tỉnh uỷ;"));
}

/* Wherever the text ends, the signature is on one page with two lines of it or more, and no word is lost on the way. */
static void signature_is_never_alone(void **state)
{
	sheet *s = *state;
	size_t carried = 0;
	for (size_t lines = 20; lines < 46; lines++) {
		s->count = 0;
		for (size_t i = 0; i + 6 < lines; i++)
			add_paragraph(s, "Một dòng.");
		const char *last = filler(s, 80);
		add_paragraph(s, last);
		add_signature(s);
		sheet_set(s);
		check_list(s);
		size_t page = s->list.page_count - 1;
		const mark *office = find_mark(s, page, "BÍ THƯ");
		assert_non_null(office);
		assert_non_null(find_mark(s, page, "Nguyễn Văn An"));
		assert_non_null(find_mark(s, page, "Nơi nhận:"));
		size_t before = 0;
		for (uint32_t i = s->list.pages[page].first_mark; i < s->list.mark_count; i++)
			before += s->list.marks[i].kind == MARK_TEXT && !is_number_or_draft(s, &s->list.marks[i]) &&
			          s->list.marks[i].y < office->y - 20;
		assert_true(before >= 2);
		uint32_t p = find_element(s, ELEMENT_P, lines - 6);
		assert_string_equal(element_text(s, p), last);
		carried += s->list.elements[p].first_kid != s->list.elements[p].last_kid;
	}
	assert_true(carried > 0);
}

static void marks_drafts(void **state)
{
	sheet *s = *state;
	add_all(s);
	assert_true(sheet_try(s, true));
	for (size_t i = 0; i < s->list.page_count; i++)
		assert_non_null(find_mark(s, i, "DỰ THẢO"));
	check_list(s);
	sheet_set(s);
	assert_null(find_mark(s, 0, "DỰ THẢO"));
}

/* ---- links ---- */

static void links_lead_to_headings(void **state)
{
	sheet *s = *state;
	add_link(s, "#dich");
	sheet_add(s, BLOCK_PAGEBREAK);
	add_heading(s, 1, "Kết quả", "dich");
	add_link(s, "https://example.org/a");
	sheet_set(s);
	check_list(s);
	const link_area *first = &s->list.links[0], *last = &s->list.links[s->list.link_count - 1];
	assert_int_equal(s->list.targets[first->target].page, 1);
	assert_true(slice_is(first->contents, "Phần thứ nhất. Kết quả"));
	assert_true(slice_is(last->uri, "https://example.org/a"));
	assert_int_equal(last->target, UINT32_MAX);
	/* The link has several lines: one element, and the text around it stays in order. */
	assert_true(s->list.link_count >= 4);
	uint32_t p = find_element(s, ELEMENT_P, 0);
	const char *text = arena_printf(s->a, "Kết quả cụ thể được nêu tại %s của báo cáo này.", filler(s, 25));
	assert_string_equal(element_text(s, p), text);
}

static void empty_links_print_the_number(void **state)
{
	sheet *s = *state;
	add_heading(s, 1, "Kết quả", "dich");
	inline_run *runs = arena_array(s->a, 3, sizeof *runs);
	runs[0].text = SLICE("Như đã nêu tại ");
	runs[1].link = SLICE("#dich");
	runs[2].text = SLICE(", kết quả đạt khá.");
	sheet_add(s, BLOCK_PARAGRAPH)->paragraph = (inlines){runs, 3};
	sheet_set(s);
	assert_string_equal(element_text(s, find_element(s, ELEMENT_P, 0)), "Như đã nêu tại Phần thứ nhất, kết quả đạt khá.");
	assert_int_equal(s->list.link_count, 1);
}

/* ---- mistakes ---- */

static void refuse(sheet *s, const char *code)
{
	size_t before = diag_count(s->d);
	assert_false(sheet_try(s, false));
	for (size_t i = before; i < diag_count(s->d); i++)
		if (strcmp(diag_code(s->d, i), code) == 0 && diag_place(s->d, i).line == s->count)
			return;
	fail_msg("no %s at line %zu: %s", code, s->count, diag_text(s->d, before));
}

static void refuses(void **state)
{
	sheet *s = *state;
	add_link(s, "#khong-co");
	refuse(s, "unknown-link");
	s->count = 0;
	add_heading(s, 1, "a", "x");
	add_heading(s, 1, "b", "x");
	refuse(s, "duplicate-id");
	s->count = 0;
	add_paragraph(s, "Chữ Hán: 漢.");
	refuse(s, "text-not-set");
	assert_int_equal(diag_status(s->d), STATUS_USAGE);
}

/* Nothing at all, and empty things, are one empty page. */
static void sets_nothing(void **state)
{
	sheet *s = *state;
	sheet_set(s);
	assert_int_equal(s->list.page_count, 1);
	add_paragraph(s, "");
	sheet_add(s, BLOCK_TOC)->toc_title = SLICE("");
	sheet_add(s, BLOCK_PAGEBREAK);
	sheet_add(s, BLOCK_SIGNATURE);
	sheet_set(s);
	assert_int_equal(s->list.page_count, 1);
	check_tree(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(holds_its_invariants, sheet_open, sheet_close),
	    cmocka_unit_test_setup_teardown(is_deterministic, sheet_open, sheet_close),
	    cmocka_unit_test_setup_teardown(every_word_is_read, sheet_open, sheet_close),
	    cmocka_unit_test_setup_teardown(lines_end_at_the_margin, sheet_open, sheet_close),
	    cmocka_unit_test_setup_teardown(no_line_alone, sheet_open, sheet_close),
	    cmocka_unit_test_setup_teardown(long_words_stay_inside, sheet_open, sheet_close),
	    cmocka_unit_test_setup_teardown(faces_and_breaks, sheet_open, sheet_close),
	    cmocka_unit_test_setup_teardown(numbers_headings, sheet_open, sheet_close),
	    cmocka_unit_test_setup_teardown(contents_tell_the_page, sheet_open, sheet_close),
	    cmocka_unit_test_setup_teardown(counts_annexes_apart, sheet_open, sheet_close),
	    cmocka_unit_test_setup_teardown(rule_is_as_long_as_the_text, sheet_open, sheet_close),
	    cmocka_unit_test_setup_teardown(leaves_room_for_the_number, sheet_open, sheet_close),
	    cmocka_unit_test_setup_teardown(ends_as_the_rule_says, sheet_open, sheet_close),
	    cmocka_unit_test_setup_teardown(signature_is_never_alone, sheet_open, sheet_close),
	    cmocka_unit_test_setup_teardown(marks_drafts, sheet_open, sheet_close),
	    cmocka_unit_test_setup_teardown(links_lead_to_headings, sheet_open, sheet_close),
	    cmocka_unit_test_setup_teardown(empty_links_print_the_number, sheet_open, sheet_close),
	    cmocka_unit_test_setup_teardown(refuses, sheet_open, sheet_close),
	    cmocka_unit_test_setup_teardown(sets_nothing, sheet_open, sheet_close),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
