/* test_header.c: what labels name, which records are a header, and which rows number its columns. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ingest/header.h"
#include "ingest/numbering.h"

static const char TABLE[] = "name: t\nresources:\n  - name: t\n    path: reference/t.csv\n    schema:\n      fields:\n"
                            "        - {name: ma, title: Mã lớp, type: string, constraints: {required: true}}\n"
                            "        - {name: nam, title: Năm, type: year, constraints: {required: true}}\n"
                            "        - {name: so_luong, title: Số lượng, aliases: [Sĩ số], type: integer, constraints: {required: true}}\n"
                            "        - {name: thu_1, title: Thu quý I, aliases: [Quý I Thu], type: integer}\n"
                            "        - {name: thu, title: Thu, type: integer}\n"
                            "        - {name: loai, title: Loại, type: string, constraints: {enum: [Nam, Nữ]}}\n"
                            "        - {name: ghi_chu, title: Ghi chú, type: string}\n";

typedef struct fixture {
	diag *d;
	schema *s;
	arena *a;
	const schema_table *t;
} fixture;

static int set_up(void **state)
{
	static fixture f;
	f.d = diag_new(LANG_EN);
	f.s = schema_parse(SLICE(TABLE), "t.yaml", f.d);
	f.a = arena_new();
	f.t = f.s ? &f.s->tables[0] : NULL;
	*state = &f;
	return f.t && f.a ? 0 : -1;
}

static int tear_down(void **state)
{
	fixture *f = *state;
	arena_free(f->a);
	schema_free(f->s);
	diag_free(f->d);
	return 0;
}

static void test_labels(void **state)
{
	fixture *f = *state;
	static const struct {
		const char *label, *field; /* "#": running numbers; "": none; "?": unknown */
	} LABELS[] = {{"ma", "ma"}, {"MÃ\n LỚP:", "ma"}, {"Sĩ số", "so_luong"}, {"Số lượng (người)", "so_luong"},
	    {"Số lượng [ĐVT: người] (*):", "so_luong"}, {"Số lượng (3)", "so_luong"}, {"Số lượng (nữ)", "?"}, {"Số lượng (2014)", "?"},
	    {"Số lượng (nam)", "?"}, {"(người)", "?"}, {"Loại (Nam/Nữ)", "loai"}, {"Loại (Nam)", "?"}, {"Năm (Nam/Nữ)", "?"}, {"Năm²", "nam"},
	    {"Số  TT", "#"}, {"Số thứ tự", "#"}, {"No.", "#"}, {"#", "#"}, {" ", ""}, {"Nơi", "?"}};
	for (size_t i = 0; i < COUNT_OF(LABELS); i++) {
		label_match m;
		assert_true(label_read(f->t, slice_of(LABELS[i].label), f->a, &m));
		const char *got = m.what == COLUMN_COUNTER ? "#"
		                  : m.what == COLUMN_BLANK ? ""
		                  : m.what == COLUMN_EXTRA ? "?"
		                                           : f->t->fields[m.what].name.ptr;
		if (m.what >= 0 ? !slice_is(f->t->fields[m.what].name, LABELS[i].field) : strcmp(got, LABELS[i].field) != 0)
			fail_msg("“%s” is %s", LABELS[i].label, got);
	}
}

/* Where the header of a text is found. */
static void check_header(fixture *f, const char *text, unsigned first, unsigned last)
{
	dialect how;
	assert_true(dialect_find(slice_of(text), false, f->t, &how, f->d));
	if (how.header_line != first || how.labels_line != last)
		fail_msg("%u to %u: %s", how.header_line, how.labels_line, text);
}

static void test_which_records_are_the_header(void **state)
{
	fixture *f = *state;
	check_header(f, "ma,nam,so_luong\nA,2014,1\n", 1, 1);
	check_header(f, "Biểu 1,,\n,,\nMã lớp,Năm,Số lượng\n", 3, 3);
	check_header(f, "Mã lớp,Chung,\n,Năm,Số lượng\nA,2014,1\n", 1, 2);
	check_header(f, "Mã lớp,Năm,Số lượng,Quý I,\n,,,Thu,Chi\nA,2014,1,2,3\n", 1, 2);
	check_header(f, "Mã lớp,Chung,,\n,Năm,Tổng,\n,,Số lượng,Khác\nA,2014,1,x\n", 1, 3);
	/* Rows of data: below a label stands a value, or the words of labels are no more than there are without them. */
	check_header(f, "Mã lớp,Số lượng,\nA,Năm,Thu\nB,x,y\n", 1, 1);
	check_header(f, "Mã lớp,Năm,Số lượng,\nGhi chú,Loại,Thu,Ghi chú\nA,2014,1,\n", 1, 1);
	check_header(f, "Mã lớp,Năm,Số lượng,,\nGhi chú,Loại,Thu,Thu quý I,Ghi chú\nA,2014,1,,\n", 1, 1);
	check_header(f, "Mã lớp,Năm,Số lượng,\n,,,Ghi chú rằng\nA,2014,1,\n", 1, 1);
	check_header(f, "Mã lớp,Khác\n1,2\nA,Ghi chú\n", 1, 1);
	check_header(f, "Mã lớp,,\n,1,Năm\n", 1, 1);
	/* A blank line between them parts a title from a header. */
	check_header(f, "Mã lớp,x,x\n,,\nx,Năm,Số lượng\n", 3, 3);
}

static void check_numbering(const char *row, size_t width, size_t count, bool covers, bool marked)
{
	slice fields[8];
	csv_record record = {.fields = fields};
	for (const char *at = row; record.count < COUNT_OF(fields); at++) {
		size_t length = strcspn(at, ";");
		fields[record.count++] = (slice){at, length};
		at += length;
		if (!*at)
			break;
	}
	numbering n;
	bool is_one = numbering_read(&record, width, &n);
	if (is_one != (count > 0) || (is_one && (n.count != count || n.covers != covers || n.marked != marked)))
		fail_msg("%s: %d, %zu, %d, %d", row, is_one, n.count, n.covers, n.marked);
}

static void test_rows_of_numbers(void **state)
{
	(void)state;
	check_numbering("1;2;3", 3, 3, true, false);
	check_numbering("(1);(2);(3)", 3, 3, true, true);
	check_numbering("A;B;1;2", 4, 4, true, false);
	check_numbering("(A);[B];(1);2=1+1", 4, 4, true, true);
	check_numbering("(1);(2);(3)=(1)+(2);(4 = 3/2)", 4, 4, true, true);
	check_numbering(";;1;2", 4, 2, false, false);
	check_numbering("1;2;;", 2, 2, true, false);
	check_numbering("1;2", 3, 2, false, false);
	check_numbering("1;3", 2, 0, false, false);
	check_numbering("2;3", 2, 0, false, false);
	check_numbering("1;1", 2, 0, false, false);
	check_numbering("1;A", 2, 0, false, false);
	check_numbering("A;C", 2, 0, false, false);
	check_numbering("1;02", 2, 0, false, false);
	check_numbering("1;2=", 2, 0, false, false);
	check_numbering("(1;2", 2, 0, false, false);
	check_numbering("1", 1, 0, false, false);
	check_numbering("TC01;2014", 2, 0, false, false);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(test_labels, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(test_which_records_are_the_header, set_up, tear_down),
	    cmocka_unit_test(test_rows_of_numbers),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
