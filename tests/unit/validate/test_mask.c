/* test_mask.c: what is shown of cells about persons, whatever stands in them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/compiler.h"
#include "validate/mask.h"

static void shows(personal_nature nature, const char *cell, const char *expected)
{
	const schema_field f = {.personal = nature};
	buf out = BUF_INIT(4096);
	mask_put(&out, &f, slice_of(cell));
	buf_put_char(&out, '\0');
	assert_false(out.failed);
	assert_string_equal(out.data, expected);
	buf_free(&out);
}

static void names(void **state)
{
	(void)state;
	shows(PERSONAL_NAME, "Lò Thị Thử", "L. T. T.");
	shows(PERSONAL_NAME, "  Đèo\t Văn\nBịa ", "Đ. V. B.");
	shows(PERSONAL_NAME, "Mùa\xC2\xA0Phỏng", "M. P.");
	shows(PERSONAL_NAME, "Thử", "T…");
	shows(PERSONAL_NAME, "079161000123", "…");
	shows(PERSONAL_NAME, "Lò Thị Thử 14/7/1961", "L. T. T. …");
	shows(PERSONAL_NAME, "a b c d e f g h i k l m n o p", "a. b. c. d. e. f. g. h. i. k. l. m. …");
	shows(PERSONAL_NAME, "", "");
}

static void days(void **state)
{
	(void)state;
	static const char *const DAYS[] = {
	    "12/5/1987", "12-05-1987", "12.5.1987", "1987-05-12", "05/28/1987", "31909", "5/1987", "1987-05", "7h30 ngày 12/5/1987"};
	for (size_t i = 0; i < COUNT_OF(DAYS); i++)
		shows(PERSONAL_DATE, DAYS[i], "…/1987");
	shows(PERSONAL_DATE, "1987", "1987");
	shows(PERSONAL_DATE, "30/02/1968", "3…");
	shows(PERSONAL_DATE, "12/5/87", "1…");
	shows(PERSONAL_DATE, "Lò Thị Thử", "L…");
	shows(PERSONAL_DATE, "079161000123", "…");
	const schema_field own = {.personal = PERSONAL_DATE, .type = FIELD_DATE, .format = FORMAT_PATTERN, .time_pattern = SLICE("%Y%m%d")};
	buf out = BUF_INIT(64);
	mask_put(&out, &own, SLICE("19870512"));
	assert_true(slice_is(buf_slice(&out), "…/1987"));
	buf_free(&out);
}

static void numbers(void **state)
{
	(void)state;
	shows(PERSONAL_ID, "079161000123", "…23");
	shows(PERSONAL_ID, "079 161 000 123", "…23");
	shows(PERSONAL_ID, "B1234567", "…");
	shows(PERSONAL_ID, "Lò Thị Thử", "…");
}

static void other_text(void **state)
{
	(void)state;
	static const personal_nature NATURES[] = {PERSONAL_TEXT, PERSONAL_CODE};
	for (size_t i = 0; i < COUNT_OF(NATURES); i++) {
		shows(NATURES[i], "Ông Thử", "Ô…");
		shows(NATURES[i], "12", "1…");
		shows(NATURES[i], "079161000123", "…");
		shows(NATURES[i], "079.161.000.123", "…");
		shows(NATURES[i], "0912-345-678 (nhà riêng)", "…");
	}
	shows(PERSONAL_NO, "Ông Thử", "Ông Thử");
	buf out = BUF_INIT(64);
	mask_put(&out, NULL, SLICE("Ông Thử"));
	assert_true(slice_is(buf_slice(&out), "Ô…"));
	buf_free(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(names),
	    cmocka_unit_test(days),
	    cmocka_unit_test(numbers),
	    cmocka_unit_test(other_text),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
