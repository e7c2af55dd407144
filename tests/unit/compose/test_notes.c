/* Footnotes: which runs refer to which notes, their numbers, and every mistake with its place. */
#include "support.h"

/* The runs as one line, notes as “<1: text¶text>”. */
static const char *flat(bench *b, const inlines *in)
{
	const char *out = "";
	for (size_t i = 0; i < in->count; i++) {
		const inline_run *r = &in->runs[i];
		out = arena_printf(b->memory, "%s%s", out, arena_string(b->memory, r->text));
		for (size_t k = 0; r->note && k < r->note->count; k++)
			out = arena_printf(b->memory, "%s%s%s", out, k ? "¶" : arena_printf(b->memory, "<%d: ", (int)r->note->number),
			    flat(b, &r->note->paragraphs[k]));
		out = arena_printf(b->memory, "%s%s%s", out, r->note ? ">" : "", r->line_break ? "\\" : "");
	}
	return out;
}

static void expect_block(bench *b, size_t i, const char *wanted)
{
	assert_true(i < b->blocks.count);
	const block *at = b->blocks.items[i];
	const inlines *text = at->kind == BLOCK_HEADING ? &at->heading.text
	                      : at->kind == BLOCK_LIST  ? &at->list.items[0].items[0]->paragraph
	                                                : &at->paragraph;
	assert_string_equal(flat(b, text), wanted);
}

static void notes_are_numbered_as_they_are_referred_to(void **state)
{
	bench *b = *state;
	put(b, "so", "12*");
	must_compose(b,
	    "# Đầu[^đ] {#x}\n\nmột[^b], **hai**[^a].\n\n[^a]: Chú *a*\n tiếp {{so}}.\n\n    Đoạn hai.\n\n- mục [^c]\n\n  [^c]: trong mục\n\n"
	    "lại[^b] \\[^a] `[^a]`\n\n[^b]: b\n\n[^đ]: đ\n");
	assert_int_equal(b->blocks.count, 4);
	expect_block(b, 0, "Đầu<1: đ>");
	expect_block(b, 1, "một<2: b>, hai<3: Chú a tiếp 12*.¶Đoạn hai.>.");
	expect_block(b, 2, "mục<4: trong mục>");
	expect_block(b, 3, "lại<2: b> [^a] [^a]");
	assert_int_equal(b->blocks.items[1]->paragraph.runs[1].note->where.line, 16);
}

static void an_empty_note_leaves_no_mark(void **state)
{
	bench *b = *state;
	put(b, "trong", "");
	must_compose(b, "một[^a] hai[^b]\n\n{{trong}}[^b]\n\n[^a]: {{trong}}\n\n[^b]: b\n");
	assert_int_equal(b->blocks.count, 1); /* a mark alone says nothing */
	expect_block(b, 0, "một hai<1: b>");
}

/* What a value holds is neither a reference nor a note. */
static void values_refer_to_nothing(void **state)
{
	bench *b = *state;
	put(b, "x", "[^a]");
	put(b, "y", "[^a]: z");
	must_compose(b, "{{x}}\n\n{{y}}\n\nvà[^a]\n\n[^a]: chú {{x}}\n");
	assert_int_equal(b->blocks.count, 3);
	expect_block(b, 0, "[^a]");
	expect_block(b, 1, "[^a]: z");
	expect_block(b, 2, "và<1: chú [^a]>");
}

/* A section decides whether the reference is there; the note may stand outside of it. */
static void sections_may_leave_references_out(void **state)
{
	bench *b = *state;
	put(b, "co", "");
	must_compose(b, "một{{#co}} hai[^a]{{/co}}\n\n[^a]: a\n");
	expect_block(b, 0, "một");
	put(b, "co", "x");
	must_compose(b, "một{{#co}} hai[^a]{{/co}}\n\n[^a]: a\n");
	expect_block(b, 0, "một hai<1: a>");
}

static void mistakes_have_places(void **state)
{
	static const struct {
		const char *text, *code;
		unsigned line, column;
	} CASES[] = {
	    {"một\nhai[^a]\n", "unknown-note", 2, 4}, {"một\n\n> - hai[^a]\n\n[^b]: b\n\nx[^b]", "unknown-note", 3, 8},
	    {"một [^a]: b\n", "unknown-note", 1, 7}, {"một\n\n[^a]: a\n", "unused-note", 3, 1},
	    {"một[^a]\n\n[^a]: a\n\n[^b]: b\n", "unused-note", 5, 1}, {"một[^a]\n\n[^a]: a\n\n- x\n\n  [^A]: b\n", "repeated-note", 7, 1},
	    {"một[^a]\n\n[^a]:\n", "empty-note", 3, 1}, {"một[^a]\n\n[^a]: - b\n", "note-content", 3, 1},
	    {"một[^a]\n\n[^a]: # b\n", "note-content", 3, 1}, {"một[^a]\n\n[^a]: a[^b]\n\n[^b]: b\n\nhai[^b]\n", "nested-note", 3, 0},
	    {"một[^a]\n\n[^a]: a\n\n```title\nkind: x[^a]\n```\n", "note-in-directive", 6, 7},
	    {"một[^a]\n\n```title\nkind: x\n", "unknown-note", 1, 6}, /* an open fence hides nothing */
	};
	for (size_t i = 0; i < COUNT_OF(CASES); i++) {
		bench *b;
		bench_open((void **)&b);
		(void)state;
		expect_one(b, CASES[i].text, CASES[i].code, CASES[i].line, CASES[i].column);
		bench_close((void **)&b);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    BENCH_TEST(notes_are_numbered_as_they_are_referred_to),
	    BENCH_TEST(an_empty_note_leaves_no_mark),
	    BENCH_TEST(values_refer_to_nothing),
	    BENCH_TEST(sections_may_leave_references_out),
	    cmocka_unit_test(mistakes_have_places),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
