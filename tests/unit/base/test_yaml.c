/* test_yaml.c: what a YAML file of ours may hold, and where its mistakes are told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/yaml.h"

typedef struct fixture {
	arena *memory;
	diag *diag;
} fixture;

static int set_up(void **state)
{
	fixture *f = calloc(1, sizeof *f);
	f->memory = arena_new();
	f->diag = diag_new(LANG_EN);
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	fixture *f = *state;
	arena_free(f->memory);
	diag_free(f->diag);
	free(f);
	return 0;
}

static const yaml_node *parse(fixture *f, const char *text)
{
	return yaml_parse(f->memory, slice_of(text), "x.yaml", 1, f->diag);
}

/* Texts of many pieces. */
static void quoted_and_folded_texts(void **state)
{
	static const struct {
		const char *written, *read;
	} CASES[] = {{"''", ""}, {"''''", "'"}, {"'it''s'", "it's"}, {"'a''''''''''''''''''''b'", "a''''''''''b"},
	    {"'một  \n\n   hai\n  ba '", "một\nhai ba "}, {"'\\n # : x'", "\\n # : x"}, {"'  a\t\n  b\r\n\r\n\n c'", "  a b\n\nc"},
	    {"'''\n ''\n '", "' ' "}, {"\"\\n\\t\\n\\t\\n\\t\\n\\t\\n\\t\\n\\t\\n\\t\\n\\tb\"", "\n\t\n\t\n\t\n\t\n\t\n\t\n\t\n\tb"},
	    {"\"a\n b\n c\n d\n e\n f\n g\n h\n i\n j\"", "a b c d e f g h i j"},
	    {"'a\n b\n c\n d\n e\n f\n g\n h\n i\n j'", "a b c d e f g h i j"}};
	fixture *f = *state;
	for (size_t i = 0; i < COUNT_OF(CASES); i++) {
		const yaml_node *root = parse(f, arena_printf(f->memory, "k: %s\n", CASES[i].written)), *n = root ? yaml_get(root, "k") : NULL;
		if (!n)
			fail_msg("%s", diag_text(f->diag, 0));
		assert_int_equal(n->kind, YAML_SCALAR);
		assert_string_equal(n->text.ptr, CASES[i].read);
		assert_int_equal(n->text.len, strlen(CASES[i].read));
		assert_false(n->plain);
	}
	assert_string_equal(yaml_get(parse(f, "k: a\n b\n c\n d\n e\n f\n g\n h\n i\n"), "k")->text.ptr, "a b c d e f g h i");
	assert_string_equal(yaml_get(parse(f, "k: |\n a\n b\n c\n d\n e\n f\n g\n h\n"), "k")->text.ptr, "a\nb\nc\nd\ne\nf\ng\nh\n");
	assert_string_equal(yaml_get(parse(f, "k: >\n a\n b\n c\n d\n e\n f\n g\n h\n"), "k")->text.ptr, "a b c d e f g h\n");
}

static void fails_with(fixture *f, const char *text, const char *code, unsigned line, unsigned column)
{
	assert_null(parse(f, text));
	assert_int_equal(diag_count(f->diag), 1);
	assert_string_equal(diag_code(f->diag, 0), code);
	assert_int_equal(diag_place(f->diag, 0).line, line);
	assert_int_equal(diag_place(f->diag, 0).column, column);
	assert_int_equal(diag_status(f->diag), STATUS_USAGE);
}

static void a_tree_knows_its_places(void **state)
{
	fixture *f = *state;
	const yaml_node *root = parse(f, "a: 1\nlist:\n  - x\n  - \"y\"\nmap: {k: v}\n");
	assert_non_null(root);
	assert_int_equal(root->count, 3);
	const yaml_node *list = yaml_get(root, "list");
	assert_int_equal(list->kind, YAML_SEQUENCE);
	assert_int_equal(list->values[1]->where.line, 4);
	assert_int_equal(list->values[1]->where.column, 5);
	assert_true(list->values[0]->plain);
	assert_false(list->values[1]->plain);
	assert_true(slice_is(yaml_get(yaml_get(root, "map"), "k")->text, "v"));
}

static void an_empty_file_is_an_empty_mapping(void **state)
{
	fixture *f = *state;
	const char *const texts[] = {"", "\n", "# only a comment\n"};
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		const yaml_node *root = parse(f, texts[i]);
		assert_non_null(root);
		assert_int_equal(root->kind, YAML_MAPPING);
		assert_int_equal(root->count, 0);
	}
}

static void repeated_keys_are_refused(void **state)
{
	fails_with(*state, "a: 1\nb: 2\na: 3\n", "repeated-key", 3, 1);
}

static void merge_keys_are_refused(void **state)
{
	fails_with(*state, "a: &x {k: 1}\nb:\n  <<: *x\n", "merge-key", 3, 3);
}

static void a_second_document_is_refused(void **state)
{
	fails_with(*state, "a: 1\n---\nb: 2\n", "second-document", 2, 1);
}

static void broken_syntax_names_its_line(void **state)
{
	fixture *f = *state;
	assert_null(parse(f, "a: 1\nb: [1, 2\nc: 3\n"));
	assert_string_equal(diag_code(f->diag, 0), "yaml-syntax");
	assert_true(diag_place(f->diag, 0).line >= 2);
}

static void an_alias_shares_its_node(void **state)
{
	fixture *f = *state;
	const yaml_node *root = parse(f, "a: &x [1, 2]\nb: *x\n");
	assert_non_null(root);
	assert_ptr_equal(yaml_get(root, "a"), yaml_get(root, "b"));
}

static void an_alias_to_nothing_is_refused(void **state)
{
	fixture *f = *state;
	assert_null(parse(f, "b: *x\n"));
	assert_int_equal(diag_place(f->diag, 0).line, 1);
}

static void a_billion_laughs_stop_at_the_limit(void **state)
{
	fixture *f = *state;
	buf text = BUF_INIT(1 << 16);
	buf_put_string(&text, "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
	for (int i = 1; i < 12; i++) {
		buf_printf(&text, "a%d: &a%d [", i, i);
		for (int k = 0; k < 10; k++)
			buf_printf(&text, "%s*a%d", k ? ", " : "", i - 1);
		buf_put_string(&text, "]\n");
	}
	assert_null(yaml_parse(f->memory, buf_slice(&text), "x.yaml", 1, f->diag));
	assert_string_equal(diag_code(f->diag, 0), "yaml-size");
	buf_free(&text);
}

static void nesting_stops_at_the_limit(void **state)
{
	fixture *f = *state;
	char text[400];
	memset(text, '[', sizeof text);
	assert_null(yaml_parse(f->memory, (slice){text, sizeof text}, "x.yaml", 1, f->diag));
	assert_int_equal(diag_count(f->diag), 1);
}

typedef struct thing {
	slice name;
	int64_t size;
	double width;
	bool on;
	int kind;
	yaml_texts tags;
	const yaml_node *rest;
} thing;

static const char *const KINDS[] = {"small", "large", NULL};
static const yaml_key THING_KEYS[] = {
    {"name", YAML_KEY_TEXT, true, offsetof(thing, name), 0, 0, NULL, ""},
    {"size", YAML_KEY_INTEGER, false, offsetof(thing, size), 1, 10, NULL, ""},
    {"width", YAML_KEY_NUMBER, false, offsetof(thing, width), 0, 0, NULL, ""},
    {"on", YAML_KEY_BOOLEAN, false, offsetof(thing, on), 0, 0, NULL, ""},
    {"kind", YAML_KEY_CHOICE, false, offsetof(thing, kind), 0, 0, KINDS, ""},
    {"tags", YAML_KEY_TEXTS, false, offsetof(thing, tags), 0, 0, NULL, ""},
    {"rest", YAML_KEY_NODE, false, offsetof(thing, rest), 0, 0, NULL, ""},
};

static bool bind(fixture *f, const char *text, thing *out)
{
	const yaml_node *root = parse(f, text);
	assert_non_null(root);
	return yaml_bind(root, "thing", THING_KEYS, COUNT_OF(THING_KEYS), out, f->memory, f->diag);
}

static void a_mapping_fills_a_struct(void **state)
{
	thing t = {0};
	assert_true(bind(*state, "name: x\nsize: 3\nwidth: 12.5\non: true\nkind: large\ntags: [a, b]\nrest: {k: v}\n", &t));
	assert_true(slice_is(t.name, "x"));
	assert_int_equal(t.size, 3);
	assert_true(t.width > 12.4 && t.width < 12.6);
	assert_true(t.on);
	assert_int_equal(t.kind, 1);
	assert_int_equal(t.tags.count, 2);
	assert_non_null(t.rest);
}

static void one_text_is_a_list_of_one(void **state)
{
	thing t = {0};
	assert_true(bind(*state, "name: x\ntags: a\n", &t));
	assert_int_equal(t.tags.count, 1);
}

static void every_mistake_is_told(void **state)
{
	fixture *f = *state;
	thing t = {0};
	assert_false(bind(f, "naem: x\nsize: 30\nwidth: 1,5\non: yes\nkind: huge\n", &t));
	assert_int_equal(diag_count(f->diag), 6);
	assert_string_equal(diag_code(f->diag, 0), "unknown-key");
	assert_non_null(strstr(diag_text(f->diag, 0), "x.yaml:1:1: "));
	assert_non_null(strstr(diag_text(f->diag, 0), "Did you mean “name”?"));
	assert_string_equal(diag_code(f->diag, 1), "out-of-range");
	assert_string_equal(diag_code(f->diag, 2), "not-a-number");
	assert_string_equal(diag_code(f->diag, 3), "not-a-boolean");
	assert_string_equal(diag_code(f->diag, 4), "not-a-choice");
	assert_string_equal(diag_code(f->diag, 5), "missing-key");
}

/* What a parser says becomes what an author can mend. */
static void syntax_is_told_in_plain_words(void **state)
{
	static const struct {
		const char *text;
		unsigned line, column;
		const char *says;
	} CASES[] = {
	    {"a:\n\t- b\n", 2, 1, "a tab"},
	    {"a: b: c\n", 1, 5, "second colon"},
	    {"a: \"b\n", 1, 5, "never closed"},
	    {"a: \"\\d\"\n", 1, 5, "single quotes"},
	    {"a: [b c: d, {e: /[f]/}]\n", 1, 18, "comma"},
	    {"a:\n  - b\n c: d\n", 3, 2, "indentation"},
	    {"a: b\n  c\nd\n", 3, 1, "colon is missing"},
	};
	fixture *f = *state;
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		diag_forget(f->diag);
		assert_null(parse(f, CASES[i].text));
		assert_string_equal(diag_code(f->diag, 0), "yaml-syntax");
		place at = diag_place(f->diag, 0);
		if (!strstr(diag_text(f->diag, 0), CASES[i].says) || at.line != CASES[i].line || at.column != CASES[i].column)
			fail_msg("%s: %s", CASES[i].text, diag_text(f->diag, 0));
	}
}

static void an_alias_cannot_hold_itself(void **state)
{
	fails_with(*state, "a: &x\n  b: *x\n", "alias-loop", 2, 6);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(syntax_is_told_in_plain_words, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(an_alias_cannot_hold_itself, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(quoted_and_folded_texts, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_tree_knows_its_places, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(an_empty_file_is_an_empty_mapping, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(repeated_keys_are_refused, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(merge_keys_are_refused, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_second_document_is_refused, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(broken_syntax_names_its_line, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(an_alias_shares_its_node, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(an_alias_to_nothing_is_refused, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_billion_laughs_stop_at_the_limit, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(nesting_stops_at_the_limit, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_mapping_fills_a_struct, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(one_text_is_a_list_of_one, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(every_mistake_is_told, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
