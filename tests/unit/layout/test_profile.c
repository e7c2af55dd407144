/* Profiles: the four that ship, extending, millimetres, and every kind of mistake with its place. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "layout/profile.h"

#define PROFILES TONGKET_TESTS "/../templates/profiles/"

typedef struct fixture {
	arena *a;
	diag *d;
	profile p;
	char folder[64];
} fixture;

static int open_fixture(void **state)
{
	fixture *f = calloc(1, sizeof *f);
	assert_non_null(f);
	f->a = arena_new();
	f->d = diag_new(LANG_EN);
	snprintf(f->folder, sizeof f->folder, "/tmp/tongket-profile-XXXXXX");
	assert_non_null(mkdtemp(f->folder));
	*state = f;
	return 0;
}

static int close_fixture(void **state)
{
	fixture *f = *state;
	const char *const names[] = {"a", "b"};
	for (int i = 0; i < 2; i++)
		unlink(arena_printf(f->a, "%s/%s.yaml", f->folder, names[i]));
	rmdir(f->folder);
	diag_free(f->d);
	arena_free(f->a);
	free(f);
	return 0;
}

static const char *write_file(fixture *f, const char *name, const char *text)
{
	const char *path = arena_printf(f->a, "%s/%s.yaml", f->folder, name);
	FILE *out = fopen(path, "w");
	assert_non_null(out);
	fputs(text, out);
	fclose(out);
	return path;
}

static void load(fixture *f, const char *name)
{
	const char *path = arena_printf(f->a, PROFILES "%s.yaml", name);
	if (!profile_load(f->a, path, NULL, &f->p, f->d))
		fail_msg("%s", diag_text(f->d, 0));
}

static double mm(double points)
{
	return round(points / POINTS_PER_MM * 1000) / 1000;
}

/* Margins of the guidelines: HD 11 25/25/35/15, the others 20/20/30/15 mm. */
static void all_four_load(void **state)
{
	fixture *f = *state;
	const struct {
		const char *name;
		double top, left;
		const char *end, *separator, *number;
	} expected[] = {
	    {"hd11-2004", 25, 35, ".", ",", "Số {number}-{symbol}"},
	    {"hd36-2018", 20, 30, ".", ",", "Số {number}-{symbol}"},
	    {"hd05-2026", 20, 30, ".", ";", "Số {number}-{symbol}"},
	    {"nd30-2020", 20, 30, "./.", ";", "Số: {number}/{symbol}"},
	};
	for (size_t i = 0; i < COUNT_OF(expected); i++) {
		load(f, expected[i].name);
		assert_true(slice_is(f->p.name, expected[i].name));
		assert_true(mm(f->p.page.top) == expected[i].top && mm(f->p.page.bottom) == expected[i].top);
		assert_true(mm(f->p.page.left) == expected[i].left && mm(f->p.page.right) == 15);
		assert_true(mm(f->p.page.width) == 210 && mm(f->p.page.height) == 297);
		assert_true(slice_is(f->p.body_end, expected[i].end));
		assert_true(slice_is(f->p.signature.separator, expected[i].separator));
		assert_true(slice_is(f->p.letterhead.number, expected[i].number));
		assert_true(mm(f->p.page_number.top) == 10 && mm(f->p.body.indent) == 10);
		assert_true(f->p.body.pitch >= 18 && f->p.body.align == SET_JUSTIFIED);
	}
}

/* What a profile does not say is that of the one it extends; a section may be given in part. */
static void extends_in_part(void **state)
{
	fixture *f = *state;
	load(f, "hd05-2026");
	assert_true(f->p.page_number.annexes_apart);
	assert_true(f->p.page_number.size == 14);
	assert_true(slice_is(f->p.signature.recipients, "Nơi nhận:"));
	assert_int_equal(f->p.chart.colour_count, 8);
	assert_int_equal(f->p.chart.colours[0].blue, 0x79);
}

static void forms_of_the_state(void **state)
{
	fixture *f = *state;
	load(f, "nd30-2020");
	assert_true(f->p.signature.form_count > 0);
	assert_true(slice_is(f->p.signature.forms[0].from, "T/M "));
	assert_true(slice_is(f->p.signature.forms[0].to, "TM. "));
}

/* The first message has this code and line. */
static void refuse(fixture *f, const char *text, const char *code, unsigned line)
{
	const char *path = write_file(f, "a", text);
	size_t before = diag_count(f->d);
	assert_false(profile_load(f->a, path, NULL, &f->p, f->d));
	assert_true(diag_count(f->d) > before);
	if (strcmp(diag_code(f->d, before), code) != 0 || diag_place(f->d, before).line != line)
		fail_msg("%s", diag_text(f->d, before));
	assert_int_equal(diag_status(f->d), STATUS_USAGE);
}

static void tells_mistakes(void **state)
{
	fixture *f = *state;
	refuse(f, "tongket: 2\nname: x\n", "profile-version", 1);
	refuse(f, "tongket: 1\npage: 12\n", "profile-not-mapping", 2);
	refuse(f, "tongket: 1\ndraft:\n  colour: red\n", "profile-colour", 3);
	refuse(f, "tongket: 1\nchart:\n  colours: []\n", "profile-colours", 3);
	refuse(f, "tongket: 1\nname: x\n", "profile-missing-key", 0);
	refuse(f, "tongket: 1\nextends: a\n", "profile-extends", 2);
}

/* The YAML module's own codes are its business: only that they are told, with the line. */
/* As any file of ours: told where it is not UTF-8, put in NFC. */
static void is_text(void **state)
{
	fixture *f = *state;
	refuse(f, "tongket: 1\n%x\xE1\xE1: p\n", "not-utf8", 2);
	refuse(f, "tongket: 1\nname: \xFF\n", "not-utf8", 2);
	const char *path = write_file(
	    f, "a", "\xEF\xBB\xBFtongket: 1\nextends: hd05-2026\nsignature: {recipients: \"No\u031Bi nh\u00E2\u0323n:\"}\n");
	assert_true(profile_load(f->a, path, PROFILES, &f->p, f->d));
	assert_true(slice_is(f->p.signature.recipients, "Nơi nhận:"));
}

static void tells_wrong_keys(void **state)
{
	fixture *f = *state;
	const char *const texts[] = {
	    "tongket: 1\npage:\n  tpo-mm: 20\n",
	    "tongket: 1\nbody:\n  size: 400\n",
	    "tongket: 1\nbody:\n  bold: perhaps\n",
	    "tongket: 1\nbody:\n  align: middle\n",
	};
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		size_t before = diag_count(f->d);
		assert_false(profile_load(f->a, write_file(f, "a", texts[i]), NULL, &f->p, f->d));
		assert_int_equal(diag_place(f->d, before).line, 3);
	}
	assert_false(profile_load(f->a, write_file(f, "b", "tongket: 1\nextends: nowhere\n"), NULL, &f->p, f->d));
	assert_int_equal(diag_status(f->d), STATUS_USAGE);
}

/* What a style of tables does not say, the table's own keys say, wherever they stand; a style of the profile that is extended goes on. */
static void styles_of_tables(void **state)
{
	fixture *f = *state;
	const char
	    *text = "tongket: 1\nextends: hd36-2018\ntable:\n  rule-width: 2\n  styles:\n    open: {head-width: 3}\n    mine: {rows: false}\n";
	const char *folder = TONGKET_TESTS "/../templates/profiles";
	if (!profile_load(f->a, write_file(f, "styled", text), folder, &f->p, f->d))
		fail_msg("%s", diag_text(f->d, 0));
	const profile_table *t = &f->p.table;
	assert_int_equal(t->style_count, 4);
	static const char *const names[] = {"rules", "zebra", "open", "mine"};
	for (size_t i = 0; i < 4; i++)
		assert_true(slice_is(t->styles[i].name, names[i]));
	assert_true(t->styles[0].rows && t->styles[0].edge_width >= 2 && t->styles[0].rule_width >= 2);
	assert_true(!t->styles[2].rows && t->styles[2].edge_width <= 1 && t->styles[2].head_width >= 3 && t->styles[2].rule_width >= 2);
	assert_true(!t->styles[3].rows && t->styles[3].columns && t->styles[3].head_width >= 2);
	assert_false(profile_load(
	    f->a, write_file(f, "bad", "tongket: 1\nextends: styled\ntable:\n  styles:\n    mine: {row: true}\n"), folder, &f->p, f->d));
	assert_int_equal(diag_place(f->d, 0).line, 5);
}

/* Every key of the tables is in docs/formats/profile.md, with the words of its help. */
static void is_documented(void **state)
{
	fixture *f = *state;
	FILE *page = fopen(TONGKET_TESTS "/../docs/formats/profile.md", "r");
	assert_non_null(page);
	char *text = arena_alloc(f->a, 1 << 17);
	text[fread(text, 1, (1 << 17) - 1, page)] = 0;
	fclose(page);
	char *described = NULL;
	size_t length;
	FILE *out = open_memstream(&described, &length);
	profile_describe(out);
	fclose(out);
	char *rest = described;
	for (char *line = strsep(&rest, "\n"); line; line = strsep(&rest, "\n"))
		if (*line && !strstr(text, line))
			fail_msg("docs/formats/profile.md lacks: %s", line);
	free(described);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(all_four_load, open_fixture, close_fixture),
	    cmocka_unit_test_setup_teardown(extends_in_part, open_fixture, close_fixture),
	    cmocka_unit_test_setup_teardown(forms_of_the_state, open_fixture, close_fixture),
	    cmocka_unit_test_setup_teardown(tells_mistakes, open_fixture, close_fixture),
	    cmocka_unit_test_setup_teardown(is_text, open_fixture, close_fixture),
	    cmocka_unit_test_setup_teardown(tells_wrong_keys, open_fixture, close_fixture),
	    cmocka_unit_test_setup_teardown(styles_of_tables, open_fixture, close_fixture),
	    cmocka_unit_test_setup_teardown(is_documented, open_fixture, close_fixture),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
