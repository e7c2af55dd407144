/* One program at a time in a folder, whatever the end of the one before. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/lock.h"

static char folder[] = "/tmp/tongket-lock-XXXXXX";
static char file[64];

static int open_folder(void **state)
{
	(void)state;
	if (!mkdtemp(folder))
		return -1;
	snprintf(file, sizeof file, "%s/.tongket.lock", folder);
	return 0;
}

static int close_folder(void **state)
{
	(void)state;
	return rmdir(folder); /* nothing is left in it */
}

/* Another process that holds the lock. */
static pid_t hold(void)
{
	int ready[2];
	char byte = 0;
	assert_int_equal(pipe(ready), 0);
	pid_t child = fork();
	if (child == 0) {
		bool stale;
		diag *d = diag_new(LANG_EN);
		folder_lock *l = lock_take(folder, &stale, d);
		if (!l || write(ready[1], l ? "y" : "n", 1) != 1)
			_exit(1);
		for (;;)
			pause();
	}
	assert_int_equal(read(ready[0], &byte, 1), 1);
	close(ready[0]);
	close(ready[1]);
	return child;
}

static void end(pid_t child)
{
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
}

static void is_taken_and_given_back(void **state)
{
	(void)state;
	bool stale = true;
	diag *d = diag_new(LANG_EN);
	for (int i = 0; i < 3; i++) {
		folder_lock *l = lock_take(folder, &stale, d);
		assert_non_null(l);
		assert_false(stale);
		assert_string_equal(lock_path(l), file);
		assert_int_equal(access(file, F_OK), 0);
		lock_free(l);
		assert_int_equal(access(file, F_OK), -1);
	}
	diag_free(d);
}

static void its_owner_is_named(void **state)
{
	(void)state;
	bool stale;
	char process[40];
	pid_t other = hold();
	diag *d = diag_new(LANG_EN);
	snprintf(process, sizeof process, "process %ld,", (long)other);
	assert_null(lock_take(folder, &stale, d));
	assert_int_equal(diag_status(d), STATUS_MACHINE);
	assert_string_equal(diag_code(d, 0), "folder-locked");
	assert_non_null(strstr(diag_text(d, 0), folder));
	assert_non_null(strstr(diag_text(d, 0), process));
	assert_int_equal(access(file, F_OK), 0); /* it stays with its owner */
	diag_free(d);
	end(other);
	assert_int_equal(unlink(file), 0);
}

static void a_dead_owner_is_no_hindrance(void **state)
{
	(void)state;
	bool stale = false;
	diag *d = diag_new(LANG_EN);
	end(hold());
	assert_int_equal(access(file, F_OK), 0);
	folder_lock *l = lock_take(folder, &stale, d);
	assert_non_null(l);
	assert_true(stale);
	lock_free(l);
	diag_free(d);
}

static void what_an_owner_wrote_does_no_harm(void **state)
{
	(void)state;
	bool stale;
	diag *d = diag_new(LANG_EN);
	assert_int_equal(symlink("/etc/passwd", file), 0);
	assert_null(lock_take(folder, &stale, d)); /* not followed */
	assert_int_equal(unlink(file), 0);
	pid_t other = hold();
	FILE *f = fopen(file, "w");
	assert_non_null(f);
	for (int i = 0; i < 1000; i++)
		fputs("\033[31m", f);
	fclose(f);
	diag *said = diag_new(LANG_EN);
	assert_null(lock_take(folder, &stale, said));
	assert_null(strchr(diag_text(said, 0), '\033'));
	diag_free(said);
	end(other);
	assert_int_equal(unlink(file), 0);
	diag_free(d);
}

/* Many at once: never two inside. */
static void only_one_is_inside(void **state)
{
	(void)state;
	enum { PROCESSES = 8, TIMES = 5000 };
	char inside[80];
	snprintf(inside, sizeof inside, "%s/inside", folder);
	pid_t children[PROCESSES];
	for (int i = 0; i < PROCESSES; i++) {
		children[i] = fork();
		if (children[i] != 0)
			continue;
		for (int k = 0; k < TIMES; k++) {
			bool stale;
			diag *d = diag_new(LANG_EN);
			folder_lock *l = lock_take(folder, &stale, d);
			if (l && mkdir(inside, 0700) != 0)
				_exit(1);
			if (l)
				rmdir(inside);
			lock_free(l);
			diag_free(d);
		}
		_exit(0);
	}
	for (int i = 0; i < PROCESSES; i++) {
		int status;
		assert_int_equal(waitpid(children[i], &status, 0), children[i]);
		assert_int_equal(status, 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(is_taken_and_given_back),
	    cmocka_unit_test(its_owner_is_named),
	    cmocka_unit_test(a_dead_owner_is_no_hindrance),
	    cmocka_unit_test(what_an_owner_wrote_does_no_harm),
	    cmocka_unit_test(only_one_is_inside),
	};
	return cmocka_run_group_tests(tests, open_folder, close_folder);
}
