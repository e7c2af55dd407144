/* CommonMark to blocks and runs, values that try to be markup, and the places of errors. */
#include "support.h"

/* The runs of a text as one line: “[b]bold[]”, links as “(#id)”, a hard break as “\”. */
static const char *flat(bench *b, const inlines *in)
{
	const char *out = "";
	for (size_t i = 0; i < in->count; i++) {
		const inline_run *r = &in->runs[i];
		const char *style = arena_printf(
		    b->memory, "%s%s%s", r->style & STYLE_BOLD ? "b" : "", r->style & STYLE_ITALIC ? "i" : "", r->style & STYLE_CODE ? "c" : "");
		const char *link = r->link.len ? arena_printf(b->memory, "(%s)", arena_string(b->memory, r->link)) : "";
		out = arena_printf(b->memory, "%s[%s%s]%s%s", out, style, link, arena_string(b->memory, r->text), r->line_break ? "\\" : "");
	}
	return out;
}

static const char *paragraph(bench *b, size_t i)
{
	assert_true(i < b->blocks.count);
	assert_int_equal(b->blocks.items[i]->kind, BLOCK_PARAGRAPH);
	return flat(b, &b->blocks.items[i]->paragraph);
}

static void test_runs(void **state)
{
	static const char *const CASES[][2] = {
	    {"một hai", "[]một hai"},
	    {"một\nhai   ba", "[]một hai ba"},
	    {"**đậm** và *nghiêng* và ***cả hai***", "[b]đậm[] và [i]nghiêng[] và [bi]cả hai"},
	    {"*a*_b_*c*", "[i]abc"},
	    {"*a* *b*", "[i]a[] [i]b"},
	    {"a  \nb\\\nc", "[]a\\[]b\\[]c"},
	    {"**a  \nb** c", "[b]a\\[b]b[] c"},
	    {"`x*y*` \\*z\\*", "[c]x*y*[] *z*"},
	    {"[**a** b](https://x.vn/?a=1) c", "[b(https://x.vn/?a=1)]a[(https://x.vn/?a=1)] b[] c"},
	    {"<https://x.vn>", "[(https://x.vn)]https://x.vn"},
	    {"a&nbsp;b \xC2\xA0 c", "[]a\xC2\xA0"
	                            "b \xC2\xA0 c"},
	    {"\"a\" -- b...", "[]\"a\" -- b..."},
	    {"|a|b|\n|-|-|\n~~c~~", "[]|a|b| |-|-| ~~c~~"},
	    {"https://x.vn", "[]https://x.vn"},
	    {"tie\xCC\x82\xCC\x81ng", "[]tiếng"},
	};
	for (size_t i = 0; i < COUNT_OF(CASES); i++) {
		bench *b = *state;
		must_compose(b, CASES[i][0]);
		assert_int_equal(b->blocks.count, 1);
		if (strcmp(paragraph(b, 0), CASES[i][1]) != 0)
			fail_msg("“%s”: %s", CASES[i][0], paragraph(b, 0));
	}
}

static void test_blocks(void **state)
{
	bench *b = *state;
	must_compose(b, "# A\n\nb\n\n3. c\n4. d\n   - e\n\n> f\n>\n> g\n\n---\n\nH\n=\n");
	const block *const *items = b->blocks.items;
	assert_int_equal(b->blocks.count, 6);
	assert_int_equal(items[0]->kind, BLOCK_HEADING);
	assert_int_equal(items[0]->heading.level, 1);
	assert_int_equal(items[2]->kind, BLOCK_LIST);
	assert_true(items[2]->list.ordered);
	assert_int_equal(items[2]->list.start, 3);
	assert_int_equal(items[2]->list.count, 2);
	const blocks *second = &items[2]->list.items[1];
	assert_int_equal(second->count, 2);
	assert_int_equal(second->items[1]->kind, BLOCK_LIST);
	assert_false(second->items[1]->list.ordered);
	assert_int_equal(items[3]->kind, BLOCK_QUOTE);
	assert_int_equal(items[3]->quote.count, 2);
	assert_int_equal(items[4]->kind, BLOCK_RULE);
	assert_int_equal(items[5]->where.line, 15);
}

static void test_heading_attributes(void **state)
{
	bench *b = *state;
	put(b, "braces", "X {.appendix}");
	put(b, "code", "tc_07");
	must_compose(b,
	    "# Phần một {#p-1 .unnumbered .landscape}\n\n# Phụ lục {.appendix #pl}\n\n## {{braces}}\n\n## Tập {a}\n\n## T {#{{code}}}\n\n### "
	    "**Đ**{#d_e_f}\n");
	const heading *h[6];
	for (size_t i = 0; i < 6; i++)
		h[i] = &b->blocks.items[i]->heading;
	assert_string_equal(flat(b, &h[0]->text), "[]Phần một");
	expect_text(h[0]->id, "p-1");
	assert_true(h[0]->unnumbered && !h[0]->appendix && h[0]->landscape);
	assert_true(h[1]->appendix && !h[1]->unnumbered && !h[1]->landscape);
	expect_text(h[1]->id, "pl");
	assert_string_equal(flat(b, &h[2]->text), "[]X {.appendix}");
	assert_false(h[2]->appendix);
	assert_string_equal(flat(b, &h[3]->text), "[]Tập {a}");
	expect_text(h[4]->id, "tc_07");
	assert_string_equal(flat(b, &h[5]->text), "[b]Đ");
	expect_text(h[5]->id, "d_e_f");
}

/* Whatever a value holds, it prints as itself and the structure stays. */
static void test_values_are_no_markup(void **state)
{
	static const char *const VALUES[] = {"**a**", "_a_", "# a", "#", "- a", "+ a", "* a", "1. a", "1)", "2010.", "> a", "| a | b |",
	    "<b>a</b>", "<!-- a -->", "&amp;", "&#65;", "`a`", "```", "~~~", "```table", "[a](#b)", "![a](b)", "[a]: b", "a\\", "\\*", "{{y}}",
	    "{#id .appendix}", "===", "---", "***", "<https://a.vn>", "\"a\"", "'", "(a)", "!", "a_b*c", "$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
	    "A  ", "https://a.vn", "www.a.vn", "~~a~~", "«a»", "“a”", "–",
	    "\xC2\xA0"
	    "a\xC2\xA0"};
	bench *b = *state;
	for (size_t i = 0; i < COUNT_OF(VALUES); i++) {
		put(b, "x", VALUES[i]);
		must_compose(b, "{{x}}\n\n{{x}}. b\n\n**{{x}}**, chữ*{{x}}*c, `{{x}}`\n\n- {{x}}\n\n# {{x}}\n\na {{x}}\n{{x}} b\n");
		const char *v = arena_string(b->memory, slice_trim(slice_of(VALUES[i])));
		assert_int_equal(b->blocks.count, 6);
		assert_string_equal(paragraph(b, 0), arena_printf(b->memory, "[]%s", v));
		assert_string_equal(paragraph(b, 1), arena_printf(b->memory, "[]%s. b", v));
		assert_string_equal(paragraph(b, 2), arena_printf(b->memory, "[b]%s[], chữ[i]%s[]c, [c]%s", v, v, v));
		const block *const *items = b->blocks.items;
		assert_int_equal(items[3]->kind, BLOCK_LIST);
		assert_string_equal(flat(b, &items[3]->list.items[0].items[0]->paragraph), arena_printf(b->memory, "[]%s", v));
		assert_int_equal(items[4]->kind, BLOCK_HEADING);
		assert_string_equal(flat(b, &items[4]->heading.text), arena_printf(b->memory, "[]%s", v));
		assert_string_equal(paragraph(b, 5), arena_printf(b->memory, "[]a %s %s b", v, v));
	}
}

static void test_white_space_of_values(void **state)
{
	bench *b = *state;
	put(b, "x",
	    " a\r\n\n  b\t\xE2\x80\xA8"
	    "c ");
	put(b, "nothing", " \n ");
	put(b, "odd",
	    "a\x01"
	    "b\xEF\xB7\x90"
	    "c\xF0\x9F\xBF\xBE");
	must_compose(
	    b, "1{{x}}2  {{nothing}}  3\n\n{{nothing}}\n\n- {{nothing}}\n\n{{nothing}}- a\n\n{{nothing}}    b\n\n{{odd}}\n\n**{{nothing}}**c");
	assert_int_equal(b->blocks.count, 5);
	assert_string_equal(paragraph(b, 0), "[]1a b c2 3");
	assert_string_equal(paragraph(b, 1), "[]- a");
	assert_string_equal(paragraph(b, 2), "[]b");
	assert_string_equal(paragraph(b, 3), "[]a\xEF\xBF\xBD"
	                                     "b\xEF\xBF\xBD"
	                                     "c\xEF\xBF\xBD");
	assert_string_equal(paragraph(b, 4), "[]c");
}

/* Digits of the template and of values together make no list either. */
static void test_digits_at_the_start(void **state)
{
	bench *b = *state;
	put(b, "x", "4");
	must_compose(b, "1{{x}}. a\n\n{{x}}{{x}}) b\n\n- {{x}}. c\n\n> {{x}}. d");
	assert_string_equal(paragraph(b, 0), "[]14. a");
	assert_string_equal(paragraph(b, 1), "[]44) b");
	assert_string_equal(flat(b, &b->blocks.items[2]->list.items[0].items[0]->paragraph), "[]4. c");
	assert_string_equal(flat(b, &b->blocks.items[3]->quote.items[0]->paragraph), "[]4. d");
}

static void test_cross_references(void **state)
{
	bench *b = *state;
	must_compose(b, "# B {#b}\n\nxem [](#b) và **[](#b)**.\n\n[](#b)");
	assert_string_equal(paragraph(b, 1), "[]xem [(#b)][] và [b(#b)][].");
	assert_string_equal(paragraph(b, 2), "[(#b)]");
}

typedef struct mistake {
	const char *text, *code;
	unsigned line, column;
} mistake;

static void test_mistakes(void **state)
{
	static const mistake CASES[] = {
	    {"a\n\nb <b>c", "raw-html", 3, 3},
	    {"a\n- b\n  c <br> d", "raw-html", 3, 0},
	    {"a\n\n<div>\nb\n</div>", "raw-html", 3, 1},
	    {"<!-- a -->", "raw-html", 1, 1},
	    {"a\n![b](c.png)", "image", 2, 1},
	    {"a\n\n    b", "indented-text", 3, 0},
	    {"[a](b.html)", "bad-link", 1, 1},
	    {"[a](javascript:b)", "bad-link", 1, 1},
	    {"[a]()", "bad-link", 1, 1},
	    {"[a](#)", "bad-link", 1, 1},
	    {"a [](https://b.vn)", "empty-link", 1, 3},
	    {"# B {#bang}\n\nx [a](#bnag)", "unknown-link", 3, 3},
	    {"# B {#b}\n\n# C {#b}", "repeated-id", 3, 1},
	    {"# B {#a/b}", "bad-id", 1, 1},
	    {"# B {#b .apendix}", "unknown-attribute", 1, 0},
	    {"## B {.appendix}", "appendix-level", 1, 1},
	    {"a\n\n#", "empty-heading", 3, 1},
	    {"# {{e}}", "empty-heading", 1, 1},
	    {"```\na\n```", "unknown-directive", 1, 1},
	    {"a\n\n```tabel\n```", "unknown-directive", 3, 1},
	    {"~~~c\n~~~", "unknown-directive", 1, 1},
	    {"- a\n\n  ```pagebreak\n  ```", "nested-directive", 3, 0},
	    {"> ```toc\n> ```", "nested-directive", 1, 0},
	    {"a ![b](c.png)", "image", 1, 3},
	    {"![](c.png)", "picture-alt", 1, 1},
	    {"a\n\n![b](missing.png)", "picture-missing", 3, 1},
	    {"```picture\nfile: c.png\n```", "picture-alt", 2, 1},
	    {"```picture\nfile: missing.png\nalt: x\n```", "picture-missing", 2, 7},
	    {"```picture\nalt: x\n```", "missing-key", 2, 1},
	    {"a\nb\xEF\xB7\x90", "noncharacter", 2, 2},
	};
	for (size_t i = 0; i < COUNT_OF(CASES); i++) {
		bench *b = *state;
		diag_free(b->diag);
		b->diag = diag_new(LANG_EN);
		put(b, "e", "");
		if (try_compose(b, CASES[i].text))
			fail_msg("“%s” was accepted", CASES[i].text);
		expect(b, 0, CASES[i].code, CASES[i].line, CASES[i].column);
		assert_int_equal(diag_count(b->diag), 1);
	}
}

/* A picture is a block of its own, with its words; without a file it is left out, and links to it print its caption. */
static void test_pictures(void **state)
{
	bench *b = *state;
	put(b, "none", "");
	put(b, "words", "Tháp *cao*");
	must_compose(b, "![{{words}}](a.png \"Ảnh\")\n\n```picture\nfile: b.png\nid: hinh\nalt: B\nwidth: 40\nalign: right\n```\n\n"
	                "```picture\nfile: c.png\ndecorative: true\n```\n\n```picture\nfile: \"{{none}}\"\nid: vang\nalt: V\ncaption: "
	                "Vắng\n```\n\n[](#vang) [](#hinh)");
	assert_int_equal(b->blocks.count, 4);
	const picture_block *first = &b->blocks.items[0]->picture, *second = &b->blocks.items[1]->picture,
	                    *third = &b->blocks.items[2]->picture;
	assert_int_equal(b->blocks.items[0]->kind, BLOCK_PICTURE);
	assert_true(slice_is(first->alt, "Tháp *cao*") && slice_is(first->caption, "Ảnh") && first->align == ALIGN_CENTER);
	assert_true(slice_is(second->id, "hinh") && second->align == ALIGN_RIGHT && second->width_mm > 39.9 && second->width_mm < 40.1);
	assert_int_equal(third->alt.len, 0);
	const inlines *text = &b->blocks.items[3]->paragraph;
	assert_true(slice_is(text->runs[0].text, "Vắng") && text->runs[0].link.len == 0);
}

/* Lines are those of the template, not of the text its sections made. */
static void test_places_behind_sections(void **state)
{
	bench *b = *state;
	value *many = value_put_list(b->memory, b->values, SLICE("many"));
	for (int i = 0; i < 5; i++)
		assert_true(value_add_text(b->memory, many, SLICE("x")));
	assert_false(
	    try_compose(b, "{{! a\nb }}\n{{#many}}\n{{.}}\n\n{{/many}}\n\nc <b>\n\n```toc\n{{#many}}\n# {{.}}\n{{/many}}\ntitel: x\n```\n"));
	assert_int_equal(diag_count(b->diag), 2);
	expect(b, 0, "raw-html", 8, 3);
	expect(b, 1, "unknown-key", 14, 1);
}

/* All of a file at once. */
static void test_all_mistakes_are_told(void **state)
{
	bench *b = *state;
	assert_false(try_compose(b, "<b>\n\n# A {.x}\n\n```toc\nt: 1\n```\n\n- <i>\n- ![](x)\n\n> <u>\n"));
	assert_int_equal(diag_count(b->diag), 6);
}

static void test_line_ends_and_bom(void **state)
{
	bench *b = *state;
	must_compose(b, "\xEF\xBB\xBF# A\r\n\r\nb\rc\r\n\r\n```toc\r\ntitle: T\r\n```\r\n");
	assert_int_equal(b->blocks.count, 3);
	assert_string_equal(paragraph(b, 1), "[]b c");
	assert_int_equal(b->blocks.items[2]->where.line, 6);
	expect_text(b->blocks.items[2]->toc_title, "T");
}

static void test_nesting_has_a_limit(void **state)
{
	bench *b = *state;
	buf text = BUF_INIT(1 << 16);
	for (int i = 0; i < 40; i++)
		buf_put_string(&text, "> ");
	buf_put_string(&text, "a");
	buf_put_char(&text, '\0');
	expect_one(b, text.data, "block-nesting", 1, 0);
	buf_free(&text);
}

/* Texts that make cmark work hardest fit into the memory reserved for them. */
static void test_hard_texts(void **state)
{
	static const char *const PIECES[] = {"*", "_a", "[", "![", "](", "<", "`", "``a", "- ", "> ", "&a;", "\\", "a\n", "\n\n", "* a\n",
	    "1. a\n\n", "[a]: /b\n", "*a **b ", "~", "|", "# a\n", "a\n=\n", "<a>", "\t"};
	for (size_t i = 0; i < COUNT_OF(PIECES); i++) {
		buf text = BUF_INIT(1 << 20);
		void *inner;
		bench_open(&inner);
		bench *b = inner;
		while (text.len < 20000)
			buf_put_string(&text, PIECES[i]);
		buf_put_char(&text, '\0');
		bool good = try_compose(b, text.data);
		assert_true(good == (diag_count(b->diag) == 0));
		assert_true(diag_status(b->diag) != STATUS_MACHINE);
		buf_free(&text);
		bench_close(&inner);
	}
	(void)state;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    BENCH_TEST(test_runs),
	    BENCH_TEST(test_blocks),
	    BENCH_TEST(test_heading_attributes),
	    BENCH_TEST(test_values_are_no_markup),
	    BENCH_TEST(test_white_space_of_values),
	    BENCH_TEST(test_digits_at_the_start),
	    BENCH_TEST(test_cross_references),
	    BENCH_TEST(test_mistakes),
	    BENCH_TEST(test_pictures),
	    BENCH_TEST(test_places_behind_sections),
	    BENCH_TEST(test_all_mistakes_are_told),
	    BENCH_TEST(test_line_ends_and_bom),
	    BENCH_TEST(test_nesting_has_a_limit),
	    BENCH_TEST(test_hard_texts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
