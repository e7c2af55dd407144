/* The template language: what the published specification says, in cases of our own, and where ours is stricter. */
#include "support.h"

typedef struct rendering {
	const char *text, *wanted;
} rendering;

static void fill(bench *b)
{
	put(b, "name", "Lan");
	put(b, "empty", "");
	put(b, "lines", "x\ny");
	put(b, "term.from", "2010");
	put(b, "term.to", "2015");
	put(b, "a.name", "inner");
	put(b, "rate", "56,4%");
	put(b, "rate.num", "31");
	put(b, "rate.num.word", "ba mươi mốt");
	assert_true(value_put_flag(b->memory, b->values, SLICE("yes"), true));
	assert_true(value_put_flag(b->memory, b->values, SLICE("no"), false));
	value *texts = value_put_list(b->memory, b->values, SLICE("fruits"));
	assert_true(value_add_text(b->memory, texts, SLICE("na")));
	assert_true(value_add_text(b->memory, texts, SLICE("xoài")));
	assert_true(value_add_text(b->memory, texts, SLICE("mít")));
	value *rows = value_put_list(b->memory, b->values, SLICE("rows"));
	for (int i = 0; i < 2; i++) {
		value *item = value_add(b->memory, rows);
		assert_true(value_put_text(b->memory, item, SLICE("name"), i ? SLICE("B") : SLICE("A")));
		value *parts = value_put_list(b->memory, item, SLICE("parts"));
		assert_true(value_add_text(b->memory, parts, i ? SLICE("b1") : SLICE("a1")));
		assert_true(value_add_text(b->memory, parts, i ? SLICE("b2") : SLICE("a2")));
	}
	assert_non_null(value_put_list(b->memory, b->values, SLICE("none")));
}

static const char *const FILES[][2] = {
    {"chao", "chào {{name}}"},
    {"hai_dong", "{{name}}\n\n{{#yes}}\nhai\n{{/yes}}\n"},
    {"nhieu_dong", "{{lines}}\nhết\n"},
    {"dau", "{{=<% %>=}}<%name%>"},
    {"cay", "({{#parts}}{{.}}{{/parts}}{{#rows}}{{>cay}}{{/rows}})"},
    {"sai", "một\n{{nmae}}\n"},
    {"ho", "a\n{{#yes}}"},
    {"mai", "{{>mai}}"},
    {"qua_nhieu", "{{#yes}}{{>qua_nhieu}}{{>qua_nhieu}}{{/yes}}"},
};

static bool read_file(void *user, slice name, place where, slice *text, const char **file, diag *d)
{
	static const message NO_FILE = {"unknown-partial", STATUS_USAGE, {"", "no file “{1}”"}, {NULL, NULL}};
	(void)user;
	for (size_t i = 0; i < COUNT_OF(FILES); i++)
		if (slice_is(name, FILES[i][0])) {
			*text = slice_of(FILES[i][1]);
			*file = FILES[i][0];
			return true;
		}
	return diag_report(d, &NO_FILE, where, "");
}

static const partial_source PARTIALS = {read_file, NULL};

static bool render(bench *b, const char *text, rendered *out)
{
	return mustache_render(b->memory, &(mustache_input){slice_of(text), "t.md", b->values, ESCAPE_NONE, &PARTIALS}, out, b->diag);
}

static void check(void **state, const rendering *cases, size_t count)
{
	bench *b = *state;
	fill(b);
	for (size_t i = 0; i < count; i++) {
		rendered out;
		bool good = render(b, cases[i].text, &out);
		if (!good)
			fail_msg("“%s”: %s", cases[i].text, diag_text(b->diag, diag_count(b->diag) - 1));
		expect_text(out.text, cases[i].wanted);
	}
}

static void test_interpolation(void **state)
{
	static const rendering CASES[] = {
	    {"", ""},
	    {"không có thẻ { } }} {", "không có thẻ { } }} {"},
	    {"{{name}}", "Lan"},
	    {"{{ name }}|{{\tname\n}}", "Lan|Lan"},
	    {"  {{name}}\n", "  Lan\n"},
	    {"{{empty}}", ""},
	    {"{{term.from}}-{{ term.to }}", "2010-2015"},
	    {"{{rate}} {{rate.num}} {{rate.num.word}}", "56,4% 31 ba mươi mốt"},
	    {"{#{{name}}}", "{#Lan}"},
	    {"<b>{{name}}</b> &", "<b>Lan</b> &"},
	};
	check(state, CASES, COUNT_OF(CASES));
}

static void test_sections(void **state)
{
	static const rendering CASES[] = {
	    {"{{#yes}}x{{/yes}}{{#no}}y{{/no}}", "x"},
	    {"{{^yes}}x{{/yes}}{{^no}}y{{/no}}", "y"},
	    {"{{#empty}}x{{/empty}}{{^empty}}y{{/empty}}", "y"},
	    {"{{#none}}x{{/none}}{{^none}}y{{/none}}", "y"},
	    {"{{#name}}[{{.}}]{{/name}}", "[Lan]"},
	    {"{{#a}}{{name}}{{/a}} {{name}}", "inner Lan"},
	    {"{{#a}}{{term.from}}{{/a}}", "2010"},
	    {"{{#rate}}{{.}} {{num}}{{/rate}}", "56,4% 31"},
	    {"{{#fruits}}({{.}}){{/fruits}}", "(na)(xoài)(mít)"},
	    {"{{#rows}}{{name}}:{{#parts}}{{name}}{{.}},{{/parts}};{{/rows}}", "A:Aa1,Aa2,;B:Bb1,Bb2,;"},
	    {"{{#fruits}}{{-index}}{{.}}{{^-last}}, {{/-last}}{{#-first}}!{{/-first}}{{/fruits}}", "1na, !2xoài, 3mít"},
	    {"{{#rows}}{{#parts}}{{-index}}{{/parts}}{{-index}}{{/rows}}", "121122"},
	    {"{{#fruits}}{{#yes}}{{-index}}{{/yes}}{{/fruits}}", "123"},
	    {"{{#yes}}a{{#yes}}b{{/yes}}c{{/yes}}", "abc"},
	    {"{{# yes }}x{{/ yes }}", "x"},
	};
	check(state, CASES, COUNT_OF(CASES));
}

static void test_lines_of_their_own(void **state)
{
	static const rendering CASES[] = {
	    {"a\n{{#yes}}\nb\n{{/yes}}\nc\n", "a\nb\nc\n"},
	    {"a\n  {{#yes}}  \nb\n\t{{/yes}}\nc", "a\nb\nc"},
	    {"{{#yes}}\nb\n{{/yes}}", "b\n"},
	    {"a\r\n{{#yes}}\r\nb\r\n{{/yes}}\r\nc", "a\r\nb\r\nc"},
	    {" {{#yes}}x{{/yes}} \n", " x \n"},
	    {"{{#yes}}{{/yes}}\n", "\n"},
	    {"a\n{{^yes}}\nb\n{{/yes}}\n", "a\n"},
	    {"a\n{{! one }}\nb {{! two }}\n{{!\n three\n}}\nc", "a\nb \nc"},
	    {"{{=<% %>=}}\n<%name%> {{name}}\n<%={{ }}=%>\n{{name}}", "Lan {{name}}\nLan"},
	    {"({{=| |=}}|name||={{ }}=|)", "(Lan)"},
	    {"{{#rows}}\n- {{name}}\n{{/rows}}\n", "- A\n- B\n"},
	    {"x{{#yes}}\ny{{/yes}}\n", "x\ny\n"},
	};
	check(state, CASES, COUNT_OF(CASES));
}

static void test_partials(void **state)
{
	static const rendering CASES[] = {
	    {"“{{>chao}}” {{> chao }}!", "“chào Lan” chào Lan!"},
	    {"{{#rows}}{{>chao}};{{/rows}}", "chào A;chào B;"},
	    {"a\n{{>chao}}\nb", "a\nchào Lanb"},
	    {"a\n  {{>hai_dong}}\nb", "a\n  Lan\n\n  hai\nb"},
	    {"- {{>hai_dong}}|", "- Lan\n\nhai\n|"},
	    {"  {{>nhieu_dong}}\n", "  x\ny\n  hết\n"},
	    {"{{>dau}}{{name}}", "LanLan"},
	    {"{{=| |=}}|>chao| {{name}}", "chào Lan {{name}}"},
	    {"{{#none}}{{>cay}}{{/none}}{{#rows}}{{#name}}{{>chao}},{{/name}}{{/rows}}", "chào A,chào B,"},
	};
	check(state, CASES, COUNT_OF(CASES));
}

/* A tree of its own shape: a partial that calls itself ends where the data end. */
static void test_partials_call_themselves(void **state)
{
	bench *b = *state;
	rendered out;
	value *root = value_put_list(b->memory, b->values, SLICE("rows"));
	value *one = value_add(b->memory, root), *two = value_add(b->memory, root);
	assert_true(value_add_text(b->memory, value_put_list(b->memory, one, SLICE("parts")), SLICE("1")));
	assert_true(value_add_text(b->memory, value_put_list(b->memory, two, SLICE("parts")), SLICE("2")));
	value *inner = value_add(b->memory, value_put_list(b->memory, one, SLICE("rows")));
	assert_true(value_add_text(b->memory, value_put_list(b->memory, inner, SLICE("parts")), SLICE("1a")));
	assert_non_null(value_put_list(b->memory, inner, SLICE("rows")));
	assert_non_null(value_put_list(b->memory, two, SLICE("rows")));
	assert_true(render(b, "{{#rows}}{{>cay}}{{/rows}}", &out));
	expect_text(out.text, "(1(1a))(2)");
}

static void test_mistakes_in_partials(void **state)
{
	static const struct {
		const char *text, *code, *file;
		unsigned line, column;
	} CASES[] = {
	    {"\n {{>la}}", "unknown-partial", "t.md", 2, 5},
	    {"{{>sai}}", "unknown-name", "sai", 2, 3},
	    {"  {{>sai}}\n", "unknown-name", "sai", 2, 3},
	    {"{{#no}}{{>sai}}{{/no}}", "unknown-name", "sai", 2, 3},
	    {"{{>ho}}", "unclosed-section", "ho", 2, 4},
	    {"{{>mai}}", "partial-nesting", "mai", 1, 4},
	    {"{{>qua_nhieu}}", "partial-nesting", "qua_nhieu", 1, 12},
	};
	for (size_t i = 0; i < COUNT_OF(CASES); i++) {
		bench *b = *state;
		rendered out;
		fill(b);
		diag_free(b->diag);
		b->diag = diag_new(LANG_EN);
		assert_false(render(b, CASES[i].text, &out));
		if (diag_count(b->diag) != 1)
			fail_msg("“%s”: %zu messages", CASES[i].text, diag_count(b->diag));
		expect(b, 0, CASES[i].code, CASES[i].line, CASES[i].column);
		assert_string_equal(diag_place(b->diag, 0).file, CASES[i].file);
	}
}

/* A text is not escaped, so that raw tags print what the others do; in Markdown they are refused, and there may be no partials. */
static void test_raw_tags(void **state)
{
	bench *b = *state;
	rendered out;
	fill(b);
	assert_true(render(b, "{{{name}}} {{& name }}\n{{=<% %>=}}<%{name}%>", &out));
	expect_text(out.text, "Lan Lan\nLan");
	mustache_input in = {SLICE("{{{name}}}"), "t.md", b->values, ESCAPE_MARKDOWN, NULL};
	assert_false(mustache_render(b->memory, &in, &out, b->diag));
	expect(b, 0, "raw-tag", 1, 4);
	in.text = SLICE("\n{{&name}}");
	assert_false(mustache_render(b->memory, &in, &out, b->diag));
	expect(b, 1, "raw-tag", 2, 4);
	in.text = SLICE("\n\n{{>chao}}");
	assert_false(mustache_render(b->memory, &in, &out, b->diag));
	expect(b, 2, "unknown-partial", 3, 4);
}

typedef struct mistake {
	const char *text, *code;
	unsigned line, column;
	const char *says; /* a part of the message; NULL: any */
} mistake;

static void test_mistakes(void **state)
{
	static const mistake CASES[] = {
	    {"a\nbé {{nmae}}", "unknown-name", 2, 6, "“name”"},
	    {"{{term.form}}", "unknown-name", 1, 8, "“term.from”"},
	    {"{{trem.from}}", "unknown-name", 1, 3, "“term.from”"},
	    {"{{zzzzzz}}", "unknown-name", 1, 3, NULL},
	    {"{{name.upper}}", "unknown-name", 1, 8, "“name” has no parts"},
	    {"{{#a}}{{nam}}{{/a}}", "unknown-name", 1, 9, "“name”"},
	    {"{{#zzzzzz}}x{{/zzzzzz}}", "unknown-name", 1, 4, NULL},
	    {"{{term}}", "not-printable", 1, 3, "from, to"},
	    {"{{rows}}", "not-printable", 1, 3, "list"},
	    {"{{fruits}}", "not-printable", 1, 3, "{{#fruits}}"},
	    {"{{-index}}", "not-in-list", 1, 3, NULL},
	    {"{{#yes}}{{#-first}}{{/-first}}{{/yes}}", "not-in-list", 1, 12, NULL},
	    {"a {{name", "unclosed-tag", 1, 3, "}}"},
	    {"a {{name} b {{yes}}", "unclosed-tag", 1, 3, "}}"},
	    {"a {{=<% %>}}", "unclosed-tag", 1, 3, "=}}"},
	    {"x\n {{#yes}}", "unclosed-section", 2, 5, NULL},
	    {"{{/yes}}", "unopened-section", 1, 4, NULL},
	    {"{{#yes}}\n{{/no}}\n{{/yes}}", "wrong-section-end", 2, 4, "line 1"},
	    {"{{$block}}", "unknown-tag", 1, 4, NULL},
	    {"{{}}", "empty-tag", 1, 1, NULL},
	    {"{{# }}", "empty-tag", 1, 1, NULL},
	    {"{{=a=}}", "bad-delimiters", 1, 4, NULL},
	    {"{{= a b c =}}", "bad-delimiters", 1, 5, NULL},
	};
	fill(*state);
	for (size_t i = 0; i < COUNT_OF(CASES); i++) {
		bench *b = *state;
		rendered out;
		diag_free(b->diag);
		b->diag = diag_new(LANG_EN);
		if (render(b, CASES[i].text, &out))
			fail_msg("“%s” was accepted", CASES[i].text);
		if (diag_count(b->diag) != 1)
			fail_msg("“%s”: %zu messages", CASES[i].text, diag_count(b->diag));
		expect(b, 0, CASES[i].code, CASES[i].line, CASES[i].column);
		if (CASES[i].says && !strstr(diag_text(b->diag, 0), CASES[i].says))
			fail_msg("“%s” does not say %s", diag_text(b->diag, 0), CASES[i].says);
		assert_int_equal(diag_status(b->diag), STATUS_USAGE);
	}
}

/* All of them at once, each once, also where nothing is rendered. */
static void test_all_mistakes_are_told(void **state)
{
	bench *b = *state;
	rendered out;
	fill(b);
	assert_false(render(b, "{{x1}}\n{{#no}}{{x2}}{{/no}}\n{{^yes}}{{x3}}{{/yes}}\n{{#rows}}{{x4}}{{/rows}}\n{{x5.y}}", &out));
	assert_int_equal(diag_count(b->diag), 5);
	for (unsigned i = 0; i < 5; i++)
		expect(b, i, "unknown-name", i + 1, 0);
}

/* The section of an empty table is checked against its columns; of a list nothing is known about, any name may be right. */
static void test_empty_tables_are_checked(void **state)
{
	bench *b = *state;
	rendered out;
	fill(b);
	add_rows(b, "bang.lop", "", 2, (const char *const[]){"ma", "ten"}, 0, NULL);
	assert_true(value_put_facts(b->memory, b->values, &b->facts));
	assert_true(render(b, "{{#none}}{{whatever}}{{/none}}{{#bang.lop}}{{ma}}{{name}}{{/bang.lop}}{{^bang.lop}}không{{/bang.lop}}", &out));
	expect_text(out.text, "không");
	assert_false(render(b, "{{#bang.lop}}{{tenn}}{{/bang.lop}}", &out));
	expect(b, 0, "unknown-name", 1, 16);
}

/* What is left out has no parts, and a section that asks first is right. */
static void test_left_out_values(void **state)
{
	bench *b = *state;
	rendered out;
	fill(b);
	assert_true(render(b, "{{#empty}}{{empty.long}}{{/empty}}", &out));
	assert_false(render(b, "{{empty.long}}", &out));
}

static void test_lines_are_mapped(void **state)
{
	bench *b = *state;
	rendered out;
	fill(b);
	assert_true(render(b, "1\n{{#rows}}\n3 {{name}}\n{{/rows}}\n{{! 5\n6 }}\n7 {{#yes}}\n8{{/yes}}\n{{#no}}\n10\n{{/no}}\n12", &out));
	expect_text(out.text, "1\n3 A\n3 B\n7 \n8\n12");
	static const unsigned LINES[] = {1, 3, 3, 7, 8, 12};
	assert_int_equal(out.line_count, COUNT_OF(LINES));
	for (size_t i = 0; i < COUNT_OF(LINES); i++)
		assert_int_equal(out.lines[i].line, LINES[i]);
	assert_true(render(b, "1\n  {{>hai_dong}}\n3", &out));
	static const place PLACES[] = {{"t.md", 1, 0}, {"hai_dong", 1, 0}, {"hai_dong", 2, 0}, {"hai_dong", 4, 0}, {"t.md", 3, 0}};
	assert_int_equal(out.line_count, COUNT_OF(PLACES));
	for (size_t i = 0; i < COUNT_OF(PLACES); i++) {
		assert_string_equal(out.lines[i].file, PLACES[i].file);
		assert_int_equal(out.lines[i].line, PLACES[i].line);
	}
}

static void test_nesting_has_a_limit(void **state)
{
	bench *b = *state;
	rendered out;
	buf text = BUF_INIT(1 << 16);
	fill(b);
	for (int i = 0; i < 33; i++)
		buf_put_string(&text, "{{#yes}}");
	for (int i = 0; i < 33; i++)
		buf_put_string(&text, "{{/yes}}");
	assert_false(mustache_render(b->memory, &(mustache_input){buf_slice(&text), "t.md", b->values, ESCAPE_NONE, NULL}, &out, b->diag));
	expect(b, 0, "section-nesting", 1, 0);
	buf_free(&text);
}

/* 1 000 rows five deep would be 10^15 texts: stopped by the number of steps, at once. */
static void test_loops_have_a_limit(void **state)
{
	bench *b = *state;
	rendered out;
	value *many = value_put_list(b->memory, b->values, SLICE("many"));
	for (int i = 0; i < 1000; i++)
		assert_true(value_add_text(b->memory, many, SLICE("x")));
	assert_false(render(b, "{{#many}}{{#many}}{{#many}}{{#many}}{{#many}}{{/many}}{{/many}}{{/many}}{{/many}}{{/many}}", &out));
	expect(b, 0, "expanded-size", 0, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    BENCH_TEST(test_interpolation),
	    BENCH_TEST(test_sections),
	    BENCH_TEST(test_lines_of_their_own),
	    BENCH_TEST(test_partials),
	    BENCH_TEST(test_partials_call_themselves),
	    BENCH_TEST(test_mistakes_in_partials),
	    BENCH_TEST(test_raw_tags),
	    BENCH_TEST(test_mistakes),
	    BENCH_TEST(test_all_mistakes_are_told),
	    BENCH_TEST(test_empty_tables_are_checked),
	    BENCH_TEST(test_left_out_values),
	    BENCH_TEST(test_lines_are_mapped),
	    BENCH_TEST(test_nesting_has_a_limit),
	    BENCH_TEST(test_loops_have_a_limit),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
