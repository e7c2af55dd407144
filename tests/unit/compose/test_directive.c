/* Directive blocks but tables and charts: their keys, values in their YAML, and the places of errors. */
#include "support.h"

static void test_simple_blocks(void **state)
{
	bench *b = *state;
	put(b, "org", "Đảng ủy Khối");
	put(b, "empty", "");
	must_compose(b, "```letterhead\nsuperior: \"Đảng bộ {{org}}\"\norganisation: \"{{org}}\"\nnumber: \"{{empty}}\"   # {{org}}\ndate:   "
	                "ngày  25\n```\n"
	                "```title\nkind: BÁO CÁO\nabstract: |\n  dòng một\n  dòng hai\n```\n```toc\n```\n```list-of-tables\ntitle: BẢNG\n```\n"
	                "```signature\nauthority: 'T/M'\nrecipients: [Một, \"\", Hai]\n```\n~~~pagebreak\n~~~\n");
	const block *const *items = b->blocks.items;
	assert_int_equal(b->blocks.count, 6);
	expect_text(items[0]->letterhead.superior, "Đảng bộ Đảng ủy Khối");
	expect_text(items[0]->letterhead.organisation, "Đảng ủy Khối");
	expect_text(items[0]->letterhead.number, "");
	expect_text(items[0]->letterhead.date, "ngày 25");
	expect_text(items[0]->letterhead.place, "");
	expect_text(items[1]->title.kind, "BÁO CÁO");
	expect_text(items[1]->title.abstract, "dòng một dòng hai");
	assert_int_equal(items[2]->kind, BLOCK_TOC);
	assert_int_equal(items[3]->kind, BLOCK_LIST_OF_TABLES);
	expect_text(items[3]->toc_title, "BẢNG");
	assert_int_equal(items[4]->signature.recipients.count, 2);
	expect_text(items[4]->signature.recipients.items[1], "Hai");
	assert_int_equal(items[5]->kind, BLOCK_PAGEBREAK);
}

static void test_values_are_no_yaml(void **state)
{
	static const char *const VALUES[] = {"\"", "\\", "\\n", "'", "a: b", "a # b", "#", "- a", "[a]", "{a}", "{across}", "&a", "*a", "!a",
	    "| a", "> a", "%a", "@a", "```", "\"\nnumber: 5", "null", "~", "true", "{{y}}",
	    "\xC2\x85"
	    "a",
	    "$%&'()*+,-./:;<=>?@[\\]^_`{|}~"};
	bench *b = *state;
	for (size_t i = 0; i < COUNT_OF(VALUES); i++) {
		put(b, "x", VALUES[i]);
		must_compose(
		    b, "```letterhead\norganisation: \"{{x}}\"\nsymbol: \"a {{x}} b\"\n```\n\n```signature\nrecipients: [\"{{x}}\", c]\n```\n");
		const letterhead *l = &b->blocks.items[0]->letterhead;
		const char *v = strchr(VALUES[i], '\n') ? "\" number: 5" : VALUES[i][0] == '\xC2' ? "a" : VALUES[i];
		expect_text(l->organisation, v);
		expect_text(l->symbol, arena_printf(b->memory, "a %s b", v));
		expect_text(l->number, "");
		assert_int_equal(b->blocks.items[1]->signature.recipients.count, 2);
		expect_text(b->blocks.items[1]->signature.recipients.items[0], v);
	}
}

static void test_lists_of_the_job(void **state)
{
	bench *b = *state;
	value *texts = value_put_list(b->memory, b->values, SLICE("recipients"));
	assert_true(value_add_text(b->memory, texts, SLICE("Ban \"A\", B")));
	assert_true(value_add_text(b->memory, texts, SLICE("- C: d")));
	assert_non_null(value_put_list(b->memory, b->values, SLICE("none")));
	must_compose(b, "```signature\nauthority: \"a\"\nrecipients: \"{{recipients}}\"  # \"b\"\noffice: "
	                "\"c\"\n```\n\n```signature\nrecipients: \"{{none}}\"\n```\n");
	const signature *s = &b->blocks.items[0]->signature;
	assert_int_equal(s->recipients.count, 2);
	expect_text(s->recipients.items[0], "Ban \"A\", B");
	expect_text(s->recipients.items[1], "- C: d");
	expect_text(s->office, "c");
	assert_int_equal(b->blocks.items[1]->signature.recipients.count, 0);
}

static void test_sections_in_directives(void **state)
{
	bench *b = *state;
	put(b, "empty", "");
	put(b, "org", "A");
	must_compose(b, "```letterhead\n{{#empty}}\nnumber: \"{{empty}}\"\n{{/empty}}\n{{#org}}\norganisation: \"{{org}}\"\n{{/org}}\n```\n");
	expect_text(b->blocks.items[0]->letterhead.organisation, "A");
}

/* Quotes of YAML are followed: an escaped one does not end the scalar, one in a comment begins none. */
static void test_quotes_are_followed(void **state)
{
	bench *b = *state;
	put(b, "org", "A");
	must_compose(b, "```letterhead\n# \"\norganisation: \"a \\\" {{org}} \\\\\" # {{org}}\n\"symbol\": \"{{org}}\"\nplace: 'it''s "
	                "\"'\ndate: \"b\n  {{org}}\"\n```\n");
	const letterhead *l = &b->blocks.items[0]->letterhead;
	expect_text(l->organisation, "a \" A \\");
	expect_text(l->symbol, "A");
	expect_text(l->place, "it's \"");
	expect_text(l->date, "b A");
}

typedef struct mistake {
	const char *text, *code;
	unsigned line, column;
} mistake;

static void test_mistakes(void **state)
{
	static const mistake CASES[] = {
	    {"a\n\n```letterhead\norganisation: {{org}}\n```", "outside-quotes", 4, 17},
	    {"```letterhead\norganisation: '{{org}}'\n```", "outside-quotes", 2, 18},
	    {"```letterhead\norganisation: a \"{{org}}\"\n```", "outside-quotes", 2, 20},
	    {"```letterhead\norganisation: \"a\\\"\" {{org}}\n```", "outside-quotes", 2, 23},
	    {"```letterhead\nsuperior: \"{{orgg}}\"\n```", "unknown-name", 2, 14},
	    {"```signature\nauthority: \"{{recipients}} b\"\n```", "not-printable", 2, 15},
	    {"{{recipients}}", "not-printable", 1, 3},
	    {"a\n\n```letterhead\norganisation: a\norganization: b\n```", "unknown-key", 5, 1},
	    {"```letterhead\nplace: a\n```", "missing-key", 2, 1},
	    {"a\n```title\n```", "missing-key", 3, 1},
	    {"```title\nkind: [a]\n```", "not-a-text", 2, 7},
	    {"```title\nkind: a\nkind: b\n```", "repeated-key", 3, 1},
	    {"```title\n- a\n```", "not-a-mapping", 2, 1},
	    {"```title\nkind: a\n note: b\n```", "yaml-syntax", 2, 7},
	    {"a\n\n```title\nkind: \"a\n```", "yaml-syntax", 0, 0},
	    {"```pagebreak\na: b\n```", "unknown-key", 2, 1},
	};
	for (size_t i = 0; i < COUNT_OF(CASES); i++) {
		bench *b = *state;
		diag_free(b->diag);
		b->diag = diag_new(LANG_EN);
		put(b, "org", "A");
		value *texts = value_put_list(b->memory, b->values, SLICE("recipients"));
		assert_true(value_add_text(b->memory, texts, SLICE("B")));
		if (try_compose(b, CASES[i].text))
			fail_msg("“%s” was accepted", CASES[i].text);
		expect(b, 0, CASES[i].code, CASES[i].line, CASES[i].column);
		if (diag_count(b->diag) != 1)
			fail_msg("“%s”: %s", CASES[i].text, diag_text(b->diag, 1));
	}
}

/* Nothing stands behind the fence, not even a line: what is missing is missing at the fence. */
static void test_fence_on_the_last_line(void **state)
{
	bench *b = *state;
	expect_one(b, "x\n\n```letterhead", "missing-key", 3, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    BENCH_TEST(test_fence_on_the_last_line),
	    BENCH_TEST(test_simple_blocks),
	    BENCH_TEST(test_values_are_no_yaml),
	    BENCH_TEST(test_lists_of_the_job),
	    BENCH_TEST(test_sections_in_directives),
	    BENCH_TEST(test_quotes_are_followed),
	    BENCH_TEST(test_mistakes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
