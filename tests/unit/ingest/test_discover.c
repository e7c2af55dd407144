/* test_discover.c: which entries of a job's folders are read, which are unexpected, which cannot be. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ingest/discover.h"

static const char SCHEMA[] = "name: t\n"
                             "resources:\n"
                             "  - name: a\n    path: reference/a.csv\n    schema: {fields: [{name: x, type: string}], primaryKey: x}\n"
                             "  - name: b\n    path: submissions/*/b.csv\n    schema: {fields: [{name: x, type: string}]}\n";

typedef struct job {
	char folder[64];
	arena *memory;
	diag *diag;
	schema *schema;
} job;

static int setup(void **state)
{
	job *j = calloc(1, sizeof *j);
	if (!j)
		return -1;
	snprintf(j->folder, sizeof j->folder, "/tmp/tongket-discover-XXXXXX");
	if (!mkdtemp(j->folder))
		return -1;
	j->memory = arena_new();
	j->diag = diag_new(LANG_EN);
	j->schema = schema_parse(slice_of(SCHEMA), "datapackage.yaml", j->diag);
	*state = j;
	return j->schema ? 0 : -1;
}

static int teardown(void **state)
{
	job *j = *state;
	char command[128];
	snprintf(command, sizeof command, "rm -rf %s", j->folder);
	int result = system(command);
	schema_free(j->schema);
	diag_free(j->diag);
	arena_free(j->memory);
	free(j);
	return result;
}

static const char *at(job *j, const char *name)
{
	return path_join(j->memory, j->folder, name);
}

static void make_folder(job *j, const char *name)
{
	assert_int_equal(mkdir(at(j, name), 0700), 0);
}

static void make_file(job *j, const char *name)
{
	FILE *f = fopen(at(j, name), "w");
	assert_non_null(f);
	fclose(f);
}

static void check(job *j, const found_files *found, size_t i, found_kind kind, const char *path, file_status status)
{
	assert_true(i < found->count);
	assert_string_equal(found->items[i].path, path);
	assert_int_equal(found->items[i].kind, kind);
	assert_int_equal(found->items[i].status, status);
	assert_int_equal(found->items[i].table != NULL, kind != FOUND_UNEXPECTED);
	(void)j;
}

static void test_nothing_there(void **state)
{
	job *j = *state;
	found_files found;
	assert_true(discover(j->memory, j->folder, j->schema, &found, j->diag));
	assert_int_equal(found.count, 0);
	assert_int_equal(found.submitter_count, 0);
	assert_false(discover(j->memory, at(j, "missing"), j->schema, &found, j->diag));
	assert_int_equal(diag_status(j->diag), STATUS_MACHINE);
}

static void test_tables_and_others(void **state)
{
	job *j = *state;
	make_folder(j, "reference");
	make_folder(j, "submissions");
	make_folder(j, "submissions/TC2");
	make_folder(j, "submissions/TC10");
	make_folder(j, "submissions/TC10/deep");
	make_file(j, "reference/a.csv");
	make_file(j, "reference/b.csv");
	make_file(j, "reference/.x");
	make_file(j, "submissions/a.csv");
	make_file(j, "submissions/TC2/b.csv");
	make_file(j, "submissions/TC10/b.csv");
	make_file(j, "submissions/TC10/a.csv");
	make_file(j, "submissions/TC10/b\n\xFF.csv");
	found_files found;
	assert_true(discover(j->memory, j->folder, j->schema, &found, j->diag));
	assert_int_equal(found.count, 9);
	check(j, &found, 0, FOUND_UNEXPECTED, "reference/.x", FILE_READ);
	check(j, &found, 1, FOUND_TABLE, "reference/a.csv", FILE_READ);
	check(j, &found, 2, FOUND_UNEXPECTED, "reference/b.csv", FILE_READ);
	check(j, &found, 3, FOUND_UNEXPECTED, "submissions/TC10/a.csv", FILE_READ);
	check(j, &found, 4, FOUND_UNEXPECTED, "submissions/TC10/b\n\xEF\xBF\xBD.csv", FILE_READ);
	check(j, &found, 5, FOUND_TABLE, "submissions/TC10/b.csv", FILE_READ);
	check(j, &found, 6, FOUND_UNEXPECTED, "submissions/TC10/deep", FILE_READ);
	check(j, &found, 7, FOUND_TABLE, "submissions/TC2/b.csv", FILE_READ);
	check(j, &found, 8, FOUND_UNEXPECTED, "submissions/a.csv", FILE_READ);
	assert_int_equal(found.submitter_count, 2);
	assert_true(slice_is(found.submitters[0], "TC10"));
	assert_true(slice_is(found.submitters[1], "TC2"));
	assert_true(slice_is(found.items[5].submitter, "TC10"));
	assert_true(slice_is(found.items[1].submitter, ""));
}

static void test_names_that_cannot_be_read(void **state)
{
	job *j = *state;
	make_folder(j, "reference");
	make_folder(j, "reference/a.csv");
	make_folder(j, "submissions");
	static const char *const FOLDERS[] = {"submissions/A", "submissions/B", "submissions/C", "submissions/D"};
	for (size_t i = 0; i < COUNT_OF(FOLDERS); i++)
		make_folder(j, FOLDERS[i]);
	make_file(j, "kept.csv");
	assert_int_equal(mkfifo(at(j, "submissions/A/b.csv"), 0600), 0);
	assert_int_equal(symlink("/etc/passwd", at(j, "submissions/B/b.csv")), 0);
	assert_int_equal(symlink("nowhere", at(j, "submissions/C/b.csv")), 0);
	assert_int_equal(symlink("../../kept.csv", at(j, "submissions/D/b.csv")), 0);
	assert_int_equal(symlink("/etc", at(j, "submissions/E")), 0);
	found_files found;
	assert_true(discover(j->memory, j->folder, j->schema, &found, j->diag));
	check(j, &found, 0, FOUND_UNREADABLE, "reference/a.csv", FILE_NOT_REGULAR);
	check(j, &found, 1, FOUND_UNREADABLE, "submissions/A/b.csv", FILE_NOT_REGULAR);
	check(j, &found, 2, FOUND_UNREADABLE, "submissions/B/b.csv", FILE_OUTSIDE);
	check(j, &found, 3, FOUND_UNREADABLE, "submissions/C/b.csv", FILE_DANGLING);
	check(j, &found, 4, FOUND_TABLE, "submissions/D/b.csv", FILE_READ);
	check(j, &found, 5, FOUND_UNEXPECTED, "submissions/E", FILE_READ);
	assert_int_equal(found.count, 6);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(test_nothing_there, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_tables_and_others, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_names_that_cannot_be_read, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
