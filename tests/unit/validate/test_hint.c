/* test_hint.c: a hint shows how the field itself wants its values written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/limits.h"
#include "validate/validate.h"

typedef struct seen {
	char hint[512];
} seen;

static bool take_row(void *user, const row *r)
{
	(void)user;
	(void)r;
	return true;
}

static bool take_issue(void *user, const issue *i)
{
	seen *s = user;
	assert_true(i->hint.len < sizeof s->hint);
	memcpy(s->hint, i->hint.ptr, i->hint.len);
	s->hint[i->hint.len] = '\0';
	return true;
}

/* The hint for one cell of one field. */
static void hint_of(const char *field, const char *cell, language lang, seen *s)
{
	char yaml[600], csv[200];
	snprintf(yaml, sizeof yaml, "name: t\nresources:\n- name: a\n  path: k/a.csv\n  schema:\n    fields:\n    - {name: f, %s}\n", field);
	snprintf(csv, sizeof csv, "f\n%s\n", cell);
	diag *d = diag_new(LANG_EN);
	schema *all = schema_parse(slice_of(yaml), "datapackage.yaml", d);
	diag_print(d, stdout);
	validator *v = validator_new(lang);
	assert_true(d && all && v);
	const csv_input in = {.table = &all->tables[0], .file = 1, .bytes = slice_of(csv), .submitter = {"", 0}, .encoding = {"", 0}};
	const row_sink sink = {s, take_row, take_issue};
	csv_summary summary;
	s->hint[0] = '\0';
	assert_true(validate_file(v, &in, &sink, &summary, d));
	assert_int_equal(summary.errors, 1);
	validator_free(v);
	schema_free(all);
	diag_free(d);
}

static void hints_show_the_field_s_own_form(void **state)
{
	(void)state;
	static const struct {
		const char *field, *cell, *hint;
		language lang;
	} CASES[] = {
	    {"type: date", "x", "Write day, month and a year of four digits, as 25/08/2015.", LANG_EN},
	    {"type: date, example: 01/02/2003", "x", "Write day, month and a year of four digits, as 01/02/2003.", LANG_EN},
	    {"type: date, format: '%m/%d/%Y'", "x", "Write it as 08/25/2015.", LANG_EN},
	    {"type: date, format: '%d.%m.%y', example: 1.2.03", "x", "Ghi theo dạng 25.08.15. Ví dụ: 1.2.03.", LANG_VI},
	    {"type: number, groupChar: ','", "x", "Write it as 2,822.5.", LANG_EN},
	    {"type: integer, groupChar: ' '", "x", "Ghi theo dạng 2 822.", LANG_VI},
	    {"type: string, format: email, example: a@b.vn", "x", "Ghi địa chỉ có một dấu @, ví dụ a@b.vn.", LANG_VI},
	    {"type: string, format: uuid, example: X-Y", "x", "Write 32 hexadecimal digits with four hyphens (8-4-4-4-12). For example: X-Y.",
	        LANG_EN},
	    {"type: integer", "12 người", "Có phải “12”? Ghi số nguyên, ví dụ 12 hoặc 2.822.", LANG_VI},
	    {"type: integer", "12.0", "Is it “12”? Write a whole number, as 12 or 2.822.", LANG_EN},
	    {"type: integer", "–", "Is it “0”? Write a whole number, as 12 or 2.822.", LANG_EN},
	    {"type: integer", "3-4", "Write a whole number, as 12 or 2.822.", LANG_EN},
	    {"type: integer, constraints: {minimum: 1}", "-", "Write a whole number, as 12 or 2.822.", LANG_EN},
	    {"type: year", "năm 2014", "Is it “2014”? Write a year of four digits, as 2015.", LANG_EN},
	    {"type: string", "#REF!", "Mend the formula in the spreadsheet and save it as CSV again.", LANG_EN},
	    {"type: date", "########", "Mở rộng cột trong bảng tính rồi lưu lại thành CSV.", LANG_VI},
	    {"type: boolean", "Khong", "Có phải “không”? Ghi “x”, “1” hoặc “có”; không thì để trống, ghi “0” hoặc “không”.", LANG_VI},
	    {"type: boolean", "v", "Is it “x”? Write “x”, “1” or “có” for yes; nothing, “0” or “không” for no.", LANG_EN},
	    {"type: boolean", "K", "Is it “không”? Write “x”, “1” or “có” for yes; nothing, “0” or “không” for no.", LANG_EN},
	    {"type: boolean", "✗", "Write “x”, “1” or “có” for yes; nothing, “0” or “không” for no.", LANG_EN},
	    {"type: boolean, trueValues: [đồng ý], falseValues: [N]", "dong y",
	        "Is it “đồng ý”? For yes write “đồng ý”; for no leave it empty or write “N”.", LANG_EN},
	    {"type: boolean, trueValues: [Y], falseValues: [N]", "☑", "Is it “Y”? For yes write “Y”; for no leave it empty or write “N”.",
	        LANG_EN},
	    {"type: boolean, trueValues: [Y], falseValues: [N]", "x", "For yes write “Y”; for no leave it empty or write “N”.", LANG_EN},
	    {"type: string, example: A7, constraints: {pattern: '[A-Z][0-9]'}", "7A", "The form is: the pattern [A-Z][0-9], as A7.", LANG_EN},
	    {"type: number, constraints: {enum: [1.5, 2]}", "3", "Is it “2”? Write one of: 1,5, 2.", LANG_EN},
	    {"type: number, constraints: {minimum: 1000.5}", "3", "Write 1.000,5 or more.", LANG_EN},
	    {"type: number, decimalChar: '.', constraints: {exclusiveMaximum: 1000.5}", "1000.5", "Write less than 1000.5.", LANG_EN},
	    {"type: time, constraints: {exclusiveMinimum: '07:30'}", "7h", "Ghi giá trị lớn hơn 07:30.", LANG_VI},
	    {"type: datetime, constraints: {maximum: 2015-08-25 07:30}", "26/8/2015 0:00", "Write 25/08/2015 07:30 or less.", LANG_EN},
	    {"type: yearmonth, constraints: {minimum: 2015-08}", "7/2015", "Write 08/2015 or more.", LANG_EN},
	};
	for (size_t i = 0; i < COUNT_OF(CASES); i++) {
		seen s;
		hint_of(CASES[i].field, CASES[i].cell, CASES[i].lang, &s);
		if (strcmp(s.hint, CASES[i].hint) != 0)
			fail_msg("{%s} of “%s”: %s", CASES[i].field, CASES[i].cell, s.hint);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(hints_show_the_field_s_own_form)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
