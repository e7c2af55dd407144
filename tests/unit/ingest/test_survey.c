/* A text is looked at in parts, and what is found does not depend on where they end; a mapped file that is forgotten on the way still reads the same. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/hash.h"
#include "base/limits.h"
#include "ingest/csvfile.h"
#include "ingest/survey.h"

#define PART ((size_t)64 << 10)

/* `what` at every place around the end of the first part, letters before and behind. */
static void around_the_end(const char *what, survey expected)
{
	size_t n = strlen(what);
	for (size_t at = PART - 8; at <= PART + 2; at++) {
		char *text = malloc(2 * PART);
		assert_non_null(text);
		memset(text, 'a', 2 * PART);
		memcpy(text + at, what, n);
		survey s = survey_take((slice){text, 2 * PART}, NULL);
		assert_int_equal(s.valid, expected.valid);
		assert_int_equal(s.odd, expected.odd);
		assert_int_equal(s.may_be_lossy, expected.may_be_lossy);
		free(text);
	}
}

static void test_parts(void **state)
{
	(void)state;
	around_the_end("b", (survey){.valid = true});
	around_the_end("Nguyễn Thị Ẩn", (survey){.valid = true});
	around_the_end("😀", (survey){.valid = true});
	around_the_end("§¶ng bé", (survey){.valid = true, .odd = true});
	around_the_end("\xEF\xBF\xBD", (survey){.valid = true, .may_be_lossy = true});
	around_the_end("?", (survey){.valid = true, .may_be_lossy = true});
	around_the_end("\xE1\xBB", (survey){.valid = false});
	survey s = survey_take((slice){"a\0b", 3}, NULL);
	assert_true(s.has_nul && s.valid);
	s = survey_take((slice){"", 0}, NULL);
	assert_true(s.valid && !s.has_nul && !s.odd);
}

static void test_forgetting(void **state)
{
	(void)state;
	char path[] = "/tmp/tongket-survey-XXXXXX";
	int fd = mkstemp(path);
	assert_true(fd >= 0);
	FILE *out = fdopen(fd, "w");
	assert_non_null(out);
	enum { LINES = 400000 };
	for (unsigned i = 0; i < LINES; i++)
		fprintf(out, "%07u,Nguyễn Văn An\n", i);
	assert_int_equal(fclose(out), 0);
	file_bytes f;
	assert_int_equal(file_try_read(path, NULL, LIMIT_CSV_FILE_BYTES, &f), FILE_READ);
	assert_true(f.mapped > 0);
	char before[65], after[65];
	assert_true(sha256_hex(f.bytes, before));
	survey s = survey_take(f.bytes, &f);
	assert_true(s.valid && !s.odd);
	const dialect how = {.delimiter = ',', .newline = '\n', .start_line = 1};
	csvfile *file = csvfile_open(f.bytes, false, &how);
	csvfile_forget(file, &f);
	csv_record r;
	for (unsigned i = 0; i < LINES; i++) {
		char number[16];
		snprintf(number, sizeof number, "%07u", i);
		assert_int_equal(csvfile_next(file, &r), CSV_RECORD);
		assert_int_equal(r.count, 2);
		assert_true(slice_is(r.fields[0], number) && slice_is(r.fields[1], "Nguyễn Văn An"));
	}
	assert_int_equal(csvfile_next(file, &r), CSV_END);
	csvfile_close(file);
	assert_true(sha256_of_file(&f, after));
	assert_string_equal(before, after);
	file_forget(&f, (slice){before, sizeof before}); /* not of the file */
	file_forget(NULL, f.bytes);
	assert_int_equal(strlen(before), 64);
	file_free(&f);
	unlink(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_parts),
	    cmocka_unit_test(test_forgetting),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
