/* test_files.c: reading whole files, and outputs that appear whole or not at all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/publish.h"

typedef struct fixture {
	arena *memory;
	diag *diag;
	char folder[64];
} fixture;

static int set_up(void **state)
{
	fixture *f = calloc(1, sizeof *f);
	f->memory = arena_new();
	f->diag = diag_new(LANG_EN);
	snprintf(f->folder, sizeof f->folder, "/tmp/tongket-test-XXXXXX");
	assert_non_null(mkdtemp(f->folder));
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

static const char *in(fixture *f, const char *name)
{
	return path_join(f->memory, f->folder, name);
}

static void put(fixture *f, const char *name, const char *text)
{
	FILE *out = fopen(in(f, name), "w");
	assert_non_null(out);
	fputs(text, out);
	assert_int_equal(fclose(out), 0);
}

static void is(fixture *f, const char *name, const char *text)
{
	file_bytes bytes;
	assert_int_equal(file_try_read(in(f, name), NULL, 1000, &bytes), FILE_READ);
	assert_true(slice_is(bytes.bytes, text));
	file_free(&bytes);
}

static void only_regular_files_are_read(void **state)
{
	fixture *f = *state;
	file_bytes bytes;
	put(f, "a", "text");
	is(f, "a", "text");
	assert_int_equal(file_try_read(in(f, "a"), NULL, 3, &bytes), FILE_TOO_LARGE);
	assert_int_equal(file_try_read(in(f, "b"), NULL, 10, &bytes), FILE_MISSING);
	assert_int_equal(file_try_read(f->folder, NULL, 10, &bytes), FILE_NOT_REGULAR);
	assert_int_equal(mkfifo(in(f, "fifo"), 0600), 0);
	assert_int_equal(file_try_read(in(f, "fifo"), NULL, 10, &bytes), FILE_NOT_REGULAR);
}

static void a_link_may_not_lead_out(void **state)
{
	fixture *f = *state;
	file_bytes bytes;
	put(f, "a", "text");
	assert_int_equal(symlink(in(f, "a"), in(f, "inside")), 0);
	assert_int_equal(symlink("/etc/passwd", in(f, "outside")), 0);
	assert_int_equal(file_try_read(in(f, "outside"), f->folder, 1 << 20, &bytes), FILE_OUTSIDE);
	assert_int_equal(file_try_read(in(f, "inside"), f->folder, 1 << 20, &bytes), FILE_READ);
	file_free(&bytes);
}

static void folders_are_listed_by_bytes(void **state)
{
	fixture *f = *state;
	folder_entry *entries;
	size_t count;
	put(f, "b", "");
	put(f, "B", "");
	put(f, "a", "");
	assert_true(folder_list(f->memory, f->folder, &entries, &count));
	assert_int_equal(count, 3);
	assert_string_equal(entries[0].name, "B");
	assert_string_equal(entries[1].name, "a");
	assert_true(entries[2].is_regular);
}

static void nothing_appears_before_commit(void **state)
{
	fixture *f = *state;
	put(f, "report", "old");
	publication *p = publication_new(f->folder, f->diag);
	assert_true(publication_add(p, "report", SLICE("new"), false));
	assert_true(publication_add(p, "deep/er/file", SLICE("x"), true));
	is(f, "report", "old");
	assert_true(publication_commit(p));
	publication_free(p);
	is(f, "report", "new");
	struct stat st;
	assert_int_equal(stat(in(f, "deep/er/file"), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
}

static void a_dropped_publication_leaves_nothing(void **state)
{
	fixture *f = *state;
	folder_entry *entries;
	size_t count;
	put(f, "report", "old");
	publication *p = publication_new(f->folder, f->diag);
	assert_true(publication_add(p, "report", SLICE("new"), false));
	publication_free(p);
	is(f, "report", "old");
	assert_true(folder_list(f->memory, f->folder, &entries, &count));
	assert_int_equal(count, 1);
}

static void a_folder_in_the_way_is_told_before_anything_changes(void **state)
{
	fixture *f = *state;
	put(f, "a", "old");
	assert_int_equal(mkdir(in(f, "b"), 0700), 0);
	publication *p = publication_new(f->folder, f->diag);
	assert_true(publication_add(p, "a", SLICE("new"), false));
	assert_false(publication_add(p, "b", SLICE("new"), false));
	publication_free(p);
	is(f, "a", "old");
	assert_int_equal(diag_status(f->diag), STATUS_MACHINE);
}

static void paths_are_joined(void **state)
{
	fixture *f = *state;
	assert_string_equal(path_join(f->memory, "a", "b"), "a/b");
	assert_string_equal(path_join(f->memory, "a/", "b"), "a/b");
	assert_string_equal(path_join(f->memory, "a", "/b"), "/b");
	assert_string_equal(path_folder(f->memory, "a/b/c"), "a/b");
	assert_string_equal(path_folder(f->memory, "c"), ".");
	assert_string_equal(path_folder(f->memory, "/c"), "/");
}

/* A file that is cut, grown or written to while it is read: the reader goes on, and learns of it at the end. */
static void changed_while_read(void **state)
{
	fixture *f = *state;
	static const off_t SIZES[] = {6 << 20, 1 << 20, 0, 8 << 20};
	const char *path = arena_printf(f->memory, "%s/large", f->folder);
	file_survive_cuts();
	for (size_t i = 0; i < sizeof SIZES / sizeof *SIZES; i++) {
		FILE *file = fopen(path, "w");
		assert_non_null(file);
		for (size_t k = 0; k < (6 << 20); k++)
			assert_int_equal(fputc('x', file), 'x');
		assert_int_equal(fclose(file), 0);
		file_bytes bytes;
		assert_int_equal(file_try_read(path, NULL, SIZE_MAX, &bytes), FILE_READ);
		assert_true(file_is_unchanged(&bytes));
		if (SIZES[i] != 6 << 20)
			assert_int_equal(truncate(path, SIZES[i]), 0);
		size_t read = 0;
		for (size_t k = 0; k < bytes.bytes.len; k++)
			read += bytes.bytes.ptr[k] == 'x';
		assert_int_equal(read, SIZES[i] < 6 << 20 ? SIZES[i] : 6 << 20);
		assert_int_equal(file_is_unchanged(&bytes), SIZES[i] == 6 << 20);
		file_free(&bytes);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(only_regular_files_are_read, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_link_may_not_lead_out, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(folders_are_listed_by_bytes, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(nothing_appears_before_commit, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_dropped_publication_leaves_nothing, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_folder_in_the_way_is_told_before_anything_changes, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(paths_are_joined, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(changed_while_read, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
