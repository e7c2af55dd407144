/* test_table.c: columns, pages, structure and painting of tables. */
#include "pages.h"

#include <stdlib.h>

#include "base/buf.h"

#include "layout/table.h"
#include "layout/table_page.h"
#include "layout/table_width.h"

#define NEAR 0.02

/* ---- widths ---- */

static double sum_of(const double *widths, size_t count)
{
	double sum = 0;
	for (size_t i = 0; i < count; i++)
		sum += widths[i];
	return sum;
}

static void test_full_width_is_exact(void **state)
{
	(void)state;
	const column_need needs[] = {{0, 10, 30, 60}, {0, 10, 50, 900}, {0, 20, 20, 20}};
	double widths[3];
	assert_int_equal(width_share(needs, 3, 300, widths), WIDTH_FULL);
	assert_true(fabs(sum_of(widths, 3) - 300) < 1e-9);
	assert_true(fabs(widths[0] - 60) < NEAR);
	assert_true(fabs(widths[2] - 20) < NEAR);
}

static void test_narrow_stays_natural(void **state)
{
	(void)state;
	const column_need needs[] = {{0, 10, 30, 60}, {0, 10, 20, 40}};
	double widths[2];
	assert_int_equal(width_share(needs, 2, 300, widths), WIDTH_NATURAL);
	assert_true(fabs(sum_of(widths, 2) - 100) < 1e-9);
}

static void test_nearly_full_is_stretched(void **state)
{
	(void)state;
	const column_need needs[] = {{0, 10, 30, 160}, {80, 10, 20, 40}};
	double widths[2];
	assert_int_equal(width_share(needs, 2, 300, widths), WIDTH_FULL);
	assert_true(fabs(widths[0] - 220) < 1e-9);
	assert_true(fabs(widths[1] - 80) < 1e-9);
}

static void test_words_stay_whole_while_they_can(void **state)
{
	(void)state;
	const column_need needs[] = {{0, 10, 100, 100}, {0, 10, 90, 2000}, {0, 10, 10, 2000}};
	double widths[3];
	assert_int_equal(width_share(needs, 3, 210, widths), WIDTH_FULL);
	assert_true(widths[0] >= 100 - NEAR && widths[1] >= 90 - NEAR && widths[2] >= 10 - NEAR);
	assert_int_equal(width_share(needs, 3, 190, widths), WIDTH_BROKEN);
	assert_true(fabs(sum_of(widths, 3) - 190) < 1e-9);
}

static void test_fixed_widths_yield_only_to_words(void **state)
{
	(void)state;
	const column_need needs[] = {{150, 10, 30, 40}, {0, 10, 100, 400}};
	double widths[2];
	assert_int_equal(width_share(needs, 2, 260, widths), WIDTH_FULL);
	assert_true(fabs(widths[0] - 150) < NEAR);
	assert_int_equal(width_share(needs, 2, 200, widths), WIDTH_FULL);
	assert_true(widths[0] < 101 && widths[1] > 99);
}

static void test_too_wide(void **state)
{
	(void)state;
	const column_need needs[] = {{0, 60, 60, 60}, {0, 50, 50, 50}};
	double widths[2];
	assert_int_equal(width_share(needs, 2, 100, widths), WIDTH_TOO_WIDE);
	assert_int_equal(width_share(needs, 0, 100, widths), WIDTH_TOO_WIDE);
}

static void test_span_widens_its_columns(void **state)
{
	(void)state;
	column_need needs[] = {{0, 5, 10, 30}, {0, 5, 10, 10}, {0, 5, 10, 10}};
	width_span(needs, 0, 2, 10, 100, 120);
	assert_true(fabs(needs[0].word + needs[1].word - 100) < 1e-9);
	assert_true(needs[0].word > needs[1].word);
	assert_true(fabs(needs[0].natural + needs[1].natural - 120) < 1e-9);
	assert_true(fabs(needs[2].word - 10) < 1e-9);
}

/* ---- pages ---- */

/* Pieces from letters: b body, g group, s sums of a group, t total; each 10 points high. */
static table_pieces pieces_of(const char *kinds, table_piece *items)
{
	size_t count = strlen(kinds);
	for (size_t i = 0; i < count; i++)
		items[i] = (table_piece){.row = (uint32_t)i,
		    .line_count = PIECE_WHOLE,
		    .height = 10,
		    .group = kinds[i] == 'g',
		    .closes = kinds[i] == 's',
		    .total = kinds[i] == 't'};
	return (table_pieces){.items = items, .count = count};
}

static void test_page_ends(void **state)
{
	(void)state;
	static const struct {
		const char *kinds;
		size_t first;
		double room;
		bool fresh;
		size_t end;
	} cases[] = {
	    {"bbbbbb", 0, 40, true, 4},  /* as many as fit */
	    {"bbbbbb", 0, 60, true, 6},  /* all */
	    {"bbbbbb", 0, 50, true, 4},  /* not one row alone on the last page */
	    {"bbgbbb", 0, 30, true, 2},  /* a group's name goes with its first row */
	    {"bbbbbt", 0, 50, true, 4},  /* the total takes a row along */
	    {"bbbbtt", 0, 40, true, 3},  /* two totals, too */
	    {"bbbbbb", 0, 10, false, 0}, /* a single row does not begin a table */
	    {"gbbbbb", 0, 20, false, 0}, /* nor does it under its group's name */
	    {"gbbbbb", 0, 30, false, 3},
	    {"bt", 0, 20, false, 2}, /* a short table is whole */
	    {"bt", 0, 10, false, 0},
	    {"bbb", 0, 5, true, 1},  /* higher than the page: there all the same */
	    {"ggb", 0, 20, true, 2}, /* nothing good: broken where it is full */
	    {"bbbbbb", 2, 40, true, 6},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		table_piece items[16];
		table_pieces p = pieces_of(cases[i].kinds, items);
		size_t end = table_page_end(&p, cases[i].first, cases[i].room, cases[i].fresh);
		if (end != cases[i].end)
			print_error("case %zu: %zu, not %zu\n", i, end, cases[i].end);
		assert_int_equal(end, cases[i].end);
	}
}

static void test_groups_are_kept_whole(void **state)
{
	(void)state;
	static const struct {
		const char *kinds;
		size_t first;
		double room, foot, page, keep;
		bool fresh;
		size_t end;
	} cases[] = {
	    {"gbbbgbbb", 0, 70, 0, 100, 30, true, 4},  /* the second group goes to the next page */
	    {"gbbbgbbb", 0, 70, 0, 100, 20, true, 6},  /* but not when that leaves too much empty; then two rows of it are left */
	    {"gbbbgbbb", 0, 70, 0, 30, 30, true, 6},   /* nor when it fits on no page */
	    {"gbbbgbbb", 0, 70, 0, 100, 0, true, 6},   /* nor when groups are not kept */
	    {"gbbbgbbb", 0, 70, 0, 100, 30, false, 4}, /* on the page where the table begins, too */
	    {"gbgbbbbb", 0, 60, 0, 100, 50, false, 6}, /* but a table does not begin with a single row */
	    {"gbbbbbbb", 0, 50, 0, 100, 100, true, 5}, /* the group that begins the page is broken */
	    {"bbbgbbb", 1, 50, 0, 100, 30, true, 3},   /* after what is left of another one */
	    {"gbbbsgbb", 0, 40, 0, 30, 0, true, 3},    /* the sums of a group take a row along */
	    {"gbbbsgbb", 0, 60, 0, 30, 0, true, 5},    /* a page ends under them */
	    {"bbbbbb", 0, 50, 10, 100, 0, true, 4},    /* the sums carried over take room */
	    {"bbbbbb", 0, 60, 10, 100, 0, true, 6},    /* but not on the last page */
	    {"bbbbbb", 0, 45, 10, 100, 0, true, 3},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		table_piece items[16];
		table_pieces p = pieces_of(cases[i].kinds, items);
		p.foot = cases[i].foot;
		p.page = cases[i].page;
		p.keep = cases[i].keep;
		size_t end = table_page_end(&p, cases[i].first, cases[i].room, cases[i].fresh);
		if (end != cases[i].end)
			print_error("case %zu: %zu, not %zu\n", i, end, cases[i].end);
		assert_int_equal(end, cases[i].end);
	}
}

static void test_note_stays_with_the_last_row(void **state)
{
	(void)state;
	table_piece items[16];
	table_pieces p = pieces_of("bbbb", items);
	p.after = 15;
	assert_int_equal(table_page_end(&p, 0, 50, true), 2);
	assert_int_equal(table_page_end(&p, 0, 55, true), 4);
}

/* ---- whole tables ---- */

#define COLUMNS 4

static const head_cell heads[] = {
    {{"TT", 2}, 0, 0, 2, 1}, {{"Tên", 4}, 0, 1, 2, 1}, {{"Kết quả", 11}, 0, 2, 1, 2}, {{"Số", 4}, 1, 2, 1, 1}, {{"Tỷ lệ", 9}, 1, 3, 1, 1}};
static const table_column columns[COLUMNS] = {
    {ALIGN_CENTER, 0, false}, {ALIGN_LEFT, 0, true}, {ALIGN_RIGHT, 0, false}, {ALIGN_DECIMAL, 0, false}};

typedef struct long_table {
	block b;
	table_row *rows;
	table_cell *cells;
} long_table;

/* `count` rows, the name long enough for two lines; a group first, a total last. */
static long_table make_table(size_t count)
{
	long_table t = {.rows = calloc(count + 2, sizeof *t.rows), .cells = calloc((count + 2) * COLUMNS, sizeof *t.cells)};
	assert_non_null(t.rows);
	assert_non_null(t.cells);
	static const char *const ratios[] = {"9,5%", "100%", "56,25%"};
	table_cell *next = t.cells;
	*next = (table_cell){SLICE("Năm 2010"), COLUMNS, false};
	t.rows[0] = (table_row){ROW_GROUP, next++, 1};
	for (size_t i = 0; i < count; i++) {
		t.rows[i + 1] = (table_row){ROW_BODY, next, COLUMNS};
		*next++ = (table_cell){SLICE("12"), 1, false};
		*next++ = (table_cell){SLICE("Đảng bộ Sở Nông nghiệp và Phát triển nông thôn tỉnh Long An"), 1, false};
		*next++ = (table_cell){SLICE("1.234"), 1, false};
		*next++ = (table_cell){slice_of(ratios[i % 3]), 1, false};
	}
	t.rows[count + 1] = (table_row){ROW_TOTAL, next, 3};
	*next++ = (table_cell){SLICE("Tổng cộng"), 2, false};
	*next++ = (table_cell){SLICE("99.999"), 1, false};
	*next++ = (table_cell){SLICE("50%"), 1, false};
	t.b = (block){.kind = BLOCK_TABLE,
	    .where = {"report.md", 7, 1},
	    .table = {.id = SLICE("bang"),
	        .caption = SLICE("Thử nghiệm"),
	        .note = SLICE("Nguồn: số liệu thử."),
	        .columns = columns,
	        .column_count = COLUMNS,
	        .head = heads,
	        .head_count = COUNT_OF(heads),
	        .head_rows = 2,
	        .rows = t.rows,
	        .row_count = count + 2}};
	return t;
}

static void free_table(long_table *t)
{
	free(t->rows);
	free(t->cells);
}

static pages *set_block(const block *b)
{
	pages *p = pages_open(&b, 1);
	if (!layout_table(&p->flow, &b->table, b))
		fail_msg("%s", diag_count(p->d) ? diag_text(p->d, 0) : "no message");
	assert_false(p->b.failed);
	return p;
}

/* Column edges: ends of the vertical rules of a page, sorted. */
static size_t vertical_rules(const pages *p, uint32_t page, double *x, size_t max)
{
	size_t count = 0;
	for (size_t i = 0; i < p->list.mark_count; i++) {
		const mark *m = &p->list.marks[i];
		if (m->kind != MARK_LINE || page_of(p, m) != page || m->x < m->x2 || m->x > m->x2)
			continue;
		size_t at = 0;
		while (at < count && x[at] < (double)m->x - NEAR)
			at++;
		if (at < count && x[at] < (double)m->x + NEAR)
			continue;
		assert_true(count < max);
		memmove(x + at + 1, x + at, (count - at) * sizeof *x);
		x[at] = (double)m->x;
		count++;
	}
	return count;
}

static void test_table_fills_the_text_width(void **state)
{
	(void)state;
	long_table t = make_table(5);
	pages *p = set_block(&t.b);
	double x[16];
	assert_int_equal(vertical_rules(p, 0, x, 16), COLUMNS + 1);
	assert_true(fabs(x[0] - 50) < NEAR && fabs(x[COLUMNS] - 350) < NEAR);
	assert_true(fabs((x[3] - x[2]) - (x[4] - x[3])) < NEAR); /* figures under one head have one width */
	pages_close(p);
	free_table(&t);
}

static void test_no_text_leaves_its_column(void **state)
{
	(void)state;
	long_table t = make_table(40);
	pages *p = set_block(&t.b);
	double x[16];
	size_t edges = vertical_rules(p, 1, x, 16), checked = 0;
	for (size_t i = 0; i < p->list.mark_count; i++) {
		const mark *m = &p->list.marks[i];
		if (m->kind != MARK_TEXT || page_of(p, m) != 1 || p->list.contents[m->content].element == ELEMENT_NONE)
			continue;
		if (p->list.elements[p->list.contents[m->content].element].type == ELEMENT_P)
			continue;
		size_t column = 0;
		while (column + 2 < edges && x[column + 1] <= (double)m->x)
			column++;
		assert_true((double)m->x >= x[column] + 4 - NEAR);
		assert_true((double)m->x + mark_width(p, m) <= x[column + 1] - 4 + NEAR);
		checked++;
	}
	assert_true(checked > 20);
	pages_close(p);
	free_table(&t);
}

static void test_head_is_on_every_page(void **state)
{
	(void)state;
	long_table t = make_table(40);
	pages *p = set_block(&t.b);
	assert_true(p->list.page_count > 2);
	for (uint32_t page = 0; page < p->list.page_count; page++) {
		size_t as_structure = 0, as_artifact = 0;
		for (size_t i = 0; i < p->list.mark_count; i++) {
			const mark *m = &p->list.marks[i];
			if (page_of(p, m) != page || !mark_says(p, m, "TT"))
				continue;
			bool artifact = p->list.contents[m->content].element == ELEMENT_NONE;
			as_artifact += artifact && p->list.contents[m->content].artifact == ARTIFACT_TABLE_HEADER;
			as_structure += !artifact;
		}
		assert_int_equal(as_structure, page == 0);
		assert_int_equal(as_artifact, page != 0);
	}
	assert_int_equal(count_elements(p, ELEMENT_THEAD), 1);
	pages_close(p);
	free_table(&t);
}

/* Columns covered by the kids of each row, spans of earlier rows included: all the same (ISO 14289-1 §7.5). */
static void test_structure_tiles(void **state)
{
	(void)state;
	long_table t = make_table(12);
	pages *p = set_block(&t.b);
	const display_list *l = &p->list;
	unsigned pending[COLUMNS] = {0};
	size_t rows = 0;
	for (uint32_t e = 0; e < l->element_count; e++) {
		if (l->elements[e].type != ELEMENT_TR)
			continue;
		unsigned covered = 0, column = 0;
		for (uint32_t k = l->elements[e].first_kid; k; k = l->kids[k].next) {
			assert_int_equal(l->kids[k].kind, KID_ELEMENT);
			const element *cell = &l->elements[l->kids[k].value];
			const element_extra *extra = &l->extras[cell->extra];
			assert_true(cell->type == ELEMENT_TH || cell->type == ELEMENT_TD);
			assert_true(cell->type == ELEMENT_TD || extra->scope != SCOPE_NONE);
			while (column < COLUMNS && pending[column])
				column++;
			unsigned wide = extra->column_span ? extra->column_span : 1, high = extra->row_span ? extra->row_span : 1;
			for (unsigned c = column; c < column + wide; c++) {
				assert_true(c < COLUMNS);
				pending[c] = high;
			}
			column += wide;
		}
		for (unsigned c = 0; c < COLUMNS; c++) {
			covered += pending[c] > 0;
			pending[c] -= pending[c] > 0;
		}
		assert_int_equal(covered, COLUMNS);
		rows++;
	}
	assert_int_equal(rows, 2 + 14);
	assert_int_equal(count_elements(p, ELEMENT_TBODY), 1);
	assert_int_equal(count_elements(p, ELEMENT_TFOOT), 1);
	assert_int_equal(count_elements(p, ELEMENT_CAPTION), 1);
	pages_close(p);
	free_table(&t);
}

/* Figures of the decimal column: their commas stand on one line, whatever is behind. */
static void test_commas_are_aligned(void **state)
{
	(void)state;
	long_table t = make_table(3);
	pages *p = set_block(&t.b);
	double comma[2] = {0};
	static const char *const texts[] = {"9,5%", "56,25%"}, *const before[] = {"9", "56"};
	for (size_t i = 0; i < p->list.mark_count; i++) {
		const mark *m = &p->list.marks[i];
		for (size_t k = 0; k < 2; k++) {
			if (!mark_says(p, m, texts[k]))
				continue;
			uint32_t digits = fontset_word(p->fonts, p->text.faces[FACE_REGULAR], slice_of(before[k]), p->d);
			comma[k] = (double)m->x + fontset_word_width(p->fonts, digits) * (double)m->size / 1000;
		}
	}
	assert_true(comma[0] > 0 && fabs(comma[0] - comma[1]) < NEAR);
	pages_close(p);
	free_table(&t);
}

static void test_rules_of_a_page_are_one_artifact(void **state)
{
	(void)state;
	long_table t = make_table(30);
	pages *p = set_block(&t.b);
	for (uint32_t page = 0; page < p->list.page_count; page++) {
		uint32_t owner = CONTENT_NONE;
		for (size_t i = 0; i < p->list.mark_count; i++) {
			const mark *m = &p->list.marks[i];
			if (m->kind != MARK_LINE || page_of(p, m) != page)
				continue;
			assert_true(owner == CONTENT_NONE || owner == m->content);
			owner = m->content;
		}
		assert_true(owner != CONTENT_NONE);
		assert_int_equal(p->list.contents[owner].element, ELEMENT_NONE);
	}
	pages_close(p);
	free_table(&t);
}

static void test_last_row_is_not_alone(void **state)
{
	(void)state;
	for (size_t count = 14; count < 24; count++) {
		long_table t = make_table(count);
		pages *p = set_block(&t.b);
		uint32_t last = (uint32_t)p->list.page_count - 1;
		size_t names = 0;
		for (size_t i = 0; i < p->list.mark_count; i++)
			names += page_of(p, &p->list.marks[i]) == last && mark_says(p, &p->list.marks[i], "1.234");
		assert_true(names >= 1);
		pages_close(p);
		free_table(&t);
	}
}

/* Printed on both sides: every page's table stands in its own text block. */
static void test_table_follows_mirrored_margins(void **state)
{
	(void)state;
	long_table t = make_table(40);
	const block *b = &t.b;
	pages *p = pages_open(&b, 1);
	p->profile.page.left = 40;
	p->profile.page.right = 60;
	p->profile.page.mirror = true;
	assert_true(layout_table(&p->flow, &b->table, b));
	static const double lefts[] = {50, 60, 40}; /* the first page was begun before the margins were changed */
	for (uint32_t page = 0; page < 3; page++) {
		double x[16];
		assert_int_equal(vertical_rules(p, page, x, 16), COLUMNS + 1);
		assert_true(fabs(x[0] - lefts[page]) < NEAR && fabs(x[COLUMNS] - lefts[page] - 300) < NEAR);
	}
	pages_close(p);
	free_table(&t);
}

static block small_table(const table_row *rows, size_t row_count, const table_column *cols, const head_cell *head, size_t count)
{
	return (block){.kind = BLOCK_TABLE,
	    .where = {"report.md", 7, 1},
	    .table = {.caption = SLICE("Bảng nhỏ"),
	        .columns = cols,
	        .column_count = count,
	        .head = head,
	        .head_count = count,
	        .head_rows = 1,
	        .rows = rows,
	        .row_count = row_count,
	        .empty = SLICE("Không có số liệu.")}};
}

static void test_empty_table_says_so(void **state)
{
	(void)state;
	const head_cell head[] = {{SLICE("Tên"), 0, 0, 1, 1}, {SLICE("Số"), 0, 1, 1, 1}};
	const table_column cols[] = {{ALIGN_LEFT, 0, true}, {ALIGN_RIGHT, 0, false}};
	block b = small_table(NULL, 0, cols, head, 2);
	pages *p = set_block(&b);
	size_t said = 0;
	for (size_t i = 0; i < p->list.mark_count; i++)
		said += mark_says(p, &p->list.marks[i], "Không");
	assert_int_equal(said, 1);
	assert_int_equal(count_elements(p, ELEMENT_TD), 1);
	pages_close(p);
}

/* A word wider than its column is broken between letters; the figure beside it is not. */
static void test_long_word_is_broken(void **state)
{
	(void)state;
	char letters[201];
	memset(letters, 'm', 200);
	letters[200] = '\0';
	const head_cell head[] = {{SLICE("Tên"), 0, 0, 1, 1}, {SLICE("Số"), 0, 1, 1, 1}};
	const table_column cols[] = {{ALIGN_LEFT, 0, true}, {ALIGN_RIGHT, 0, false}};
	const table_cell cells[] = {{slice_of(letters), 1, false}, {SLICE("12.345.678.901.234.567"), 1, false}};
	const table_row row = {ROW_BODY, cells, 2};
	block b = small_table(&row, 1, cols, head, 2);
	pages *p = set_block(&b);
	size_t whole = 0;
	for (size_t i = 0; i < p->list.mark_count; i++) {
		const mark *m = &p->list.marks[i];
		if (m->kind == MARK_TEXT)
			assert_true((double)m->x + mark_width(p, m) <= 350 - 4 + NEAR);
		whole += mark_says(p, m, "12.345.678.901.234.567");
	}
	assert_int_equal(whole, 1);
	pages_close(p);
}

/* A table of `count` rows whose first cells are joined to those above but every `every`-th. */
static long_table make_merged(size_t count, size_t every, slice name)
{
	long_table t = make_table(count);
	for (size_t i = 0; i < count; i++) {
		t.rows[i + 1].count = COLUMNS;
		table_cell *cell = (table_cell *)&t.rows[i + 1].cells[1];
		*cell = (table_cell){name, 1, i % every != 0};
	}
	return t;
}

/* One cell in the structure, with the span of its rows; said again on every page it goes over, for the eye only. */
static void test_merged_cells_survive_pages(void **state)
{
	(void)state;
	long_table t = make_merged(60, 30, SLICE("Huyện"));
	pages *p = set_block(&t.b);
	size_t real = 0, again = 0, spans = 0;
	assert_true(p->list.page_count >= 3);
	for (size_t i = 0; i < p->list.mark_count; i++) {
		if (!mark_says(p, &p->list.marks[i], "Huyện"))
			continue;
		uint32_t owner = p->list.contents[p->list.marks[i].content].element;
		real += owner != ELEMENT_NONE;
		again += owner == ELEMENT_NONE;
		if (owner != ELEMENT_NONE)
			spans += p->list.extras[p->list.elements[owner].extra].row_span;
	}
	assert_int_equal(real, 2);
	assert_int_equal(spans, 60);
	assert_true(again >= p->list.page_count - 2);
	pages_close(p);
	free_table(&t);
}

/* A text longer than its rows: all of it is there, once, whatever pages it goes over. */
static void test_high_merged_cell_goes_on(void **state)
{
	(void)state;
	buf text = BUF_INIT((size_t)1 << 20);
	for (size_t i = 0; i < 300; i++)
		buf_put_string(&text, i ? " nghị quyết" : "Nghị quyết");
	long_table t = make_merged(4, 4, buf_slice(&text));
	pages *p = set_block(&t.b);
	size_t words = 0;
	assert_true(p->list.page_count > 1);
	for (size_t i = 0; i < p->list.mark_count; i++) {
		const mark *m = &p->list.marks[i];
		uint32_t owner = p->list.contents[m->content].element;
		if (m->kind == MARK_TEXT && owner != ELEMENT_NONE && p->list.elements[owner].type == ELEMENT_TH &&
		    p->list.extras[p->list.elements[owner].extra].row_span == 4)
			words += m->count;
	}
	assert_int_equal(words, 600);
	buf_free(&text);
	pages_close(p);
	free_table(&t);
}

static bool some_sums(void *user, size_t rows, slice said, table_row *out)
{
	static table_cell cells[3];
	size_t *asked = user;
	asked[rows]++;
	cells[0] = (table_cell){said, 2, false};
	cells[1] = (table_cell){SLICE("77.777"), 1, false};
	cells[2] = (table_cell){SLICE("50%"), 1, false};
	*out = (table_row){ROW_TOTAL, cells, 3};
	return true;
}

/* Sums at the foot of each page but the last and at the head of each but the first, of the same rows, as artifacts, inside the text block. */
static void test_sums_are_carried(void **state)
{
	(void)state;
	size_t asked[64] = {0};
	const table_cell cells[] = {{SLICE("Chuyển"), 2, false}, {SLICE("77.777"), 1, false}, {SLICE("50%"), 1, false}};
	const table_row samples[] = {{ROW_TOTAL, cells, 3}, {ROW_TOTAL, cells, 3}};
	const table_carry carry = {SLICE("Chuyển"), SLICE("Mang"), samples, 2, some_sums, asked};
	long_table t = make_table(40);
	t.b.table.carry = &carry;
	pages *p = set_block(&t.b);
	size_t over = 0, from = 0, sums = 0;
	for (size_t i = 0; i < p->list.mark_count; i++) {
		const mark *m = &p->list.marks[i];
		bool is_over = mark_says(p, m, "Chuyển"), is_from = mark_says(p, m, "Mang");
		over += is_over;
		from += is_from;
		sums += mark_says(p, m, "77.777");
		if (is_over || is_from) {
			assert_int_equal(p->list.contents[m->content].element, ELEMENT_NONE);
			assert_true((double)m->y <= 450 && page_of(p, m) + (uint32_t)is_over < p->list.page_count + (uint32_t)is_from);
		}
	}
	assert_int_equal(over, p->list.page_count - 1);
	assert_int_equal(from, over);
	assert_int_equal(sums, 2 * over);
	for (size_t i = 0; i < 64; i++)
		assert_true(asked[i] == 0 || asked[i] == 2);
	pages_close(p);
	free_table(&t);
}

static void test_unknown_style_is_told(void **state)
{
	(void)state;
	long_table t = make_table(3);
	t.b.table.style = SLICE("nowhere");
	t.b.table.style_where = (place){"report.md", 9, 8};
	const block *only = &t.b;
	pages *p = pages_open(&only, 1);
	assert_false(layout_table(&p->flow, &t.b.table, &t.b));
	assert_string_equal(diag_code(p->d, 0), "table-style");
	assert_int_equal(diag_place(p->d, 0).line, 9);
	assert_non_null(strstr(diag_text(p->d, 0), "rules"));
	pages_close(p);
	free_table(&t);
}

/* A row higher than a page goes over pages line by line, as one row. */
static void test_high_row_is_split(void **state)
{
	(void)state;
	buf text = BUF_INIT((size_t)1 << 20);
	for (size_t i = 0; i < 800; i++)
		buf_put_string(&text, i ? " nghị quyết" : "Nghị quyết");
	const head_cell head[] = {{SLICE("Tên"), 0, 0, 1, 1}, {SLICE("Số"), 0, 1, 1, 1}};
	const table_column cols[] = {{ALIGN_LEFT, 0, true}, {ALIGN_RIGHT, 0, false}};
	const table_cell cells[] = {{buf_slice(&text), 1, false}, {SLICE("1"), 1, false}};
	const table_row row = {ROW_BODY, cells, 2};
	block b = small_table(&row, 1, cols, head, 2);
	pages *p = set_block(&b);
	assert_true(p->list.page_count > 1);
	assert_int_equal(count_elements(p, ELEMENT_TR), 2);
	size_t words = 0;
	for (size_t i = 0; i < p->list.mark_count; i++) {
		const mark *m = &p->list.marks[i];
		if (m->kind != MARK_TEXT || p->list.contents[m->content].artifact == ARTIFACT_PAGE_HEADER)
			continue;
		assert_true((double)m->y <= 450);
		words += m->size > 10.9F && m->size < 11.1F ? m->count : 0;
	}
	assert_true(words >= 1600);
	buf_free(&text);
	pages_close(p);
}

static void test_too_many_columns_is_an_error(void **state)
{
	(void)state;
	enum { MANY = 60 };
	head_cell head[MANY];
	table_column cols[MANY];
	table_cell cells[MANY];
	for (unsigned i = 0; i < MANY; i++) {
		head[i] = (head_cell){SLICE("Số"), 0, i, 1, 1};
		cols[i] = (table_column){ALIGN_RIGHT, 0, false};
		cells[i] = (table_cell){SLICE("12"), 1, false};
	}
	const table_row row = {ROW_BODY, cells, MANY};
	block b = small_table(&row, 1, cols, head, MANY);
	const block *only = &b;
	pages *p = pages_open(&only, 1);
	assert_false(layout_table(&p->flow, &b.table, &b));
	assert_int_equal(diag_count(p->d), 1);
	assert_string_equal(diag_code(p->d, 0), "table-too-wide");
	assert_int_equal(diag_place(p->d, 0).line, 7);
	assert_non_null(strstr(diag_text(p->d, 0), "Bảng nhỏ"));
	pages_close(p);
}

/* Text shrinks before it is given up: 20 figures of 4 digits do not fit at 11 points. */
static void test_text_shrinks(void **state)
{
	(void)state;
	enum { MANY = 14 };
	head_cell head[MANY];
	table_column cols[MANY];
	table_cell cells[MANY];
	for (unsigned i = 0; i < MANY; i++) {
		head[i] = (head_cell){SLICE("S"), 0, i, 1, 1};
		cols[i] = (table_column){ALIGN_RIGHT, 0, false};
		cells[i] = (table_cell){SLICE("333"), 1, false};
	}
	const table_row row = {ROW_BODY, cells, MANY};
	block b = small_table(&row, 1, cols, head, MANY);
	pages *p = set_block(&b);
	for (size_t i = 0; i < p->list.mark_count; i++)
		if (mark_says(p, &p->list.marks[i], "333"))
			assert_true(p->list.marks[i].size < 11 && p->list.marks[i].size >= 8);
	pages_close(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_full_width_is_exact),
	    cmocka_unit_test(test_narrow_stays_natural),
	    cmocka_unit_test(test_nearly_full_is_stretched),
	    cmocka_unit_test(test_words_stay_whole_while_they_can),
	    cmocka_unit_test(test_fixed_widths_yield_only_to_words),
	    cmocka_unit_test(test_too_wide),
	    cmocka_unit_test(test_span_widens_its_columns),
	    cmocka_unit_test(test_page_ends),
	    cmocka_unit_test(test_groups_are_kept_whole),
	    cmocka_unit_test(test_note_stays_with_the_last_row),
	    cmocka_unit_test(test_table_fills_the_text_width),
	    cmocka_unit_test(test_no_text_leaves_its_column),
	    cmocka_unit_test(test_head_is_on_every_page),
	    cmocka_unit_test(test_structure_tiles),
	    cmocka_unit_test(test_commas_are_aligned),
	    cmocka_unit_test(test_rules_of_a_page_are_one_artifact),
	    cmocka_unit_test(test_last_row_is_not_alone),
	    cmocka_unit_test(test_table_follows_mirrored_margins),
	    cmocka_unit_test(test_empty_table_says_so),
	    cmocka_unit_test(test_long_word_is_broken),
	    cmocka_unit_test(test_high_row_is_split),
	    cmocka_unit_test(test_merged_cells_survive_pages),
	    cmocka_unit_test(test_high_merged_cell_goes_on),
	    cmocka_unit_test(test_sums_are_carried),
	    cmocka_unit_test(test_unknown_style_is_told),
	    cmocka_unit_test(test_too_many_columns_is_an_error),
	    cmocka_unit_test(test_text_shrinks),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
