/* test_job.c: job.yaml against the keys its template declares. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>
#include <sys/stat.h>
#include <unistd.h>

#include "run/job.h"

static const char TEMPLATE[] = "tongket: 1\nname: t\nlanguage: vi-VN\n"
                               "documents: [{name: r, source: r.md, output: r.pdf, title: x}]\n"
                               "job:\n"
                               "  document:\n"
                               "    organisation: {type: text}\n"
                               "    number: {type: integer, optional: true}\n"
                               "    date: {type: date}\n"
                               "    recipients: {type: texts}\n"
                               "  term:\n"
                               "    from: {type: year}\n"
                               "    to: {type: year}\n"
                               "rules:\n"
                               "  - {left: term.from, less-than: term.to}\n";

static const char JOB[] = "tongket: 1\ntemplate: ./t\nprofile: ./p.yaml\n"
                          "document: {organisation: A, date: 2015-08-25, recipients: [x, y]}\n"
                          "term: {from: 2010, to: 2015}\n";

typedef struct fixture {
	arena *memory;
	diag *diag;
	char folder[64];
	job job;
} fixture;

static void put(fixture *f, const char *name, const char *text)
{
	FILE *out = fopen(path_join(f->memory, f->folder, name), "w");
	assert_non_null(out);
	fputs(text, out);
	assert_int_equal(fclose(out), 0);
}

static int set_up(void **state)
{
	fixture *f = calloc(1, sizeof *f);
	f->memory = arena_new();
	f->diag = diag_new(LANG_EN);
	snprintf(f->folder, sizeof f->folder, "/tmp/tongket-test-XXXXXX");
	assert_non_null(mkdtemp(f->folder));
	assert_int_equal(mkdir(path_join(f->memory, f->folder, "t"), 0700), 0);
	put(f, "t/template.yaml", TEMPLATE);
	put(f, "p.yaml", "");
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	fixture *f = *state;
	char command[128];
	snprintf(command, sizeof command, "rm -rf %s", f->folder);
	assert_int_equal(system(command), 0);
	arena_free(f->memory);
	diag_free(f->diag);
	free(f);
	return 0;
}

static bool read_text(fixture *f, const char *text)
{
	places p;
	put(f, "job.yaml", text);
	assert_true(places_find(f->memory, &p, f->diag));
	return job_read(f->memory, f->folder, &p, &f->job, f->diag);
}

/* The job with one text replaced is refused with `code` at `line`. */
static void refused(void **state, const char *old, const char *new, const char *code, unsigned line)
{
	fixture *f = *state;
	const char *at = strstr(JOB, old);
	assert_non_null(at);
	const char *text = arena_printf(f->memory, "%.*s%s%s", (int)(at - JOB), JOB, new, at + strlen(old));
	assert_false(read_text(f, text));
	assert_true(diag_count(f->diag) >= 1);
	assert_string_equal(diag_code(f->diag, 0), code);
	assert_int_equal(diag_place(f->diag, 0).line, line);
	assert_true(diag_place(f->diag, 0).column > 0);
	assert_int_equal(diag_status(f->diag), STATUS_USAGE);
}

static void a_job_is_read(void **state)
{
	fixture *f = *state;
	assert_true(read_text(f, JOB));
	assert_true(slice_is(f->job.date, "2015-08-25"));
	params p;
	assert_true(job_params(f->memory, &f->job, &p, f->diag));
	bool from = false, year = false, number = false;
	for (size_t i = 0; i < p.count; i++) {
		from |= slice_is(p.items[i].name, "term_from") && p.items[i].is_integer && p.items[i].integer == 2010;
		year |= slice_is(p.items[i].name, "document_date_year") && p.items[i].integer == 2015;
		number |= slice_is(p.items[i].name, "document_number") && !p.items[i].is_integer && p.items[i].text.len == 0;
	}
	assert_true(from);
	assert_true(year);
	assert_true(number);
}

static void unknown_keys(void **state)
{
	refused(state, "term:", "colour: red\nterm:", "unknown-key", 5);
}

static void unknown_keys_of_a_mapping(void **state)
{
	refused(state, "{from:", "{form: 1, from:", "unknown-key", 5);
}

static void missing_keys(void **state)
{
	refused(state, "organisation: A, ", "", "missing-key", 4);
}

static void a_missing_mapping(void **state)
{
	refused(state, "term: {from: 2010, to: 2015}\n", "", "missing-key", 1);
}

static void a_missing_template(void **state)
{
	refused(state, "template: ./t\n", "", "missing-key", 1);
}

static void days_that_do_not_exist(void **state)
{
	refused(state, "2015-08-25", "2015-02-29", "bad-date", 4);
}

static void years_out_of_range(void **state)
{
	refused(state, "from: 2010", "from: 1989", "out-of-range", 5);
}

static void order_of_values(void **state)
{
	refused(state, "from: 2010", "from: 2015", "bad-order", 5);
}

static void empty_texts(void **state)
{
	refused(state, "organisation: A", "organisation: ''", "empty-value", 4);
}

static void lists_where_a_text_is_wanted(void **state)
{
	refused(state, "organisation: A", "organisation: [A]", "not-a-text", 4);
}

static void versions_of_the_format(void **state)
{
	refused(state, "tongket: 1", "tongket: 2", "format-version", 1);
}

static void templates_that_are_not_there(void **state)
{
	refused(state, "./t", "./u", "no-template", 2);
}

static void profiles_that_are_not_there(void **state)
{
	refused(state, "./p.yaml", "none", "no-profile", 3);
}

static void encodings_are_found_by_path(void **state)
{
	fixture *f = *state;
	const char *text = arena_printf(f->memory, "%sencoding: {a/b.csv: tcvn3}\n", JOB);
	assert_true(read_text(f, text));
	assert_true(slice_is(job_encoding_of(&f->job, "a/b.csv"), "tcvn3"));
	assert_int_equal(job_encoding_of(&f->job, "a/c.csv").len, 0);
}

static void encodings_that_are_not_known(void **state)
{
	refused(state, "term:", "encoding:\n  a/b.csv: UTF-8\n  a/c.csv: klingon\nterm:", "unknown-encoding", 7);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {TEST(a_job_is_read), TEST(unknown_keys), TEST(unknown_keys_of_a_mapping), TEST(missing_keys),
	    TEST(a_missing_mapping), TEST(a_missing_template), TEST(days_that_do_not_exist), TEST(years_out_of_range), TEST(order_of_values),
	    TEST(empty_texts), TEST(lists_where_a_text_is_wanted), TEST(versions_of_the_format), TEST(templates_that_are_not_there),
	    TEST(profiles_that_are_not_there), TEST(encodings_are_found_by_path), TEST(encodings_that_are_not_known)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
