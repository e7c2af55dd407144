/* test_recall.c: how many files of one row are read in the encoding they were written in, and how many in Unicode are taken for another: every
 * family name with middle and given names, and what stands beside them, in each encoding. Prints what it counts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/limits.h"
#include "ingest/decode.h"

#include "encoder.h"

static const char TABLE[] = "name: t\nresources:\n  - name: t\n    path: reference/t.csv\n    schema:\n      fields:\n"
                            "        - {name: ma, title: Mã tổ chức, aliases: [Mã TCCSĐ], type: string}\n"
                            "        - {name: ho_ten, title: Họ tên, aliases: [Họ và tên], type: string}\n"
                            "        - {name: ket_qua, title: Kết quả, type: string, constraints: {enum: [Giỏi, Khá, Trung bình]}}\n"
                            "        - {name: ghi_chu, title: Ghi chú, type: string}\n";

static const char *const HEADERS[] = {"ma,ho_ten,ghi_chu\n", "Mã tổ chức,Họ tên,Ghi chú\n"};
static const char *const FAMILIES[] = {"Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Hoàng", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ",
    "Ngô", "Dương", "Lý", "Đinh", "Trịnh", "Mai", "Cao"};
static const char *const MIDDLES[] = {"Văn", "Thị", "Hữu", "Đức", "Ngọc", "Minh", "Thanh", "Quốc", "Công", "Xuân"};
static const char *const GIVEN[] = {"An", "Bình", "Chính", "Dũng", "Đạt", "Giang", "Hà", "Hải", "Hạnh", "Hiền", "Hùng", "Hương", "Khánh",
    "Lan", "Lợi", "Mỹ", "Nga", "Nghĩa", "Nhung", "Phúc", "Phượng", "Quý", "Sơn", "Tâm", "Thảo", "Thắng", "Thủy", "Tuấn", "Tùng", "Yến"};
static const char *const REMARKS[] = {"", "", "Chuyên viên", "Trưởng phòng", "Bí thư chi bộ", "Phó Giám đốc", "nghỉ ốm", "QĐ 15"};

typedef struct counts {
	size_t files, read, asked, missed, wrong;
} counts;

typedef struct pieces {
	buf headers[COUNT_OF(HEADERS)], families[COUNT_OF(FAMILIES)], middles[COUNT_OF(MIDDLES)], given[COUNT_OF(GIVEN)],
	    remarks[COUNT_OF(REMARKS)];
} pieces;

typedef enum { AS_UNICODE, AS_BYTES, AS_CHARACTERS } shape;

static void put_piece(legacy e, shape s, const char *text, buf *out)
{
	buf bytes = BUF_INIT(1 << 12);
	*out = BUF_INIT(1 << 12);
	if (s == AS_UNICODE)
		buf_put_string(out, text);
	else
		encode(e, text, &bytes);
	if (s == AS_BYTES)
		buf_put_slice(out, buf_slice(&bytes));
	else if (s == AS_CHARACTERS)
		lift(buf_slice(&bytes), out);
	buf_free(&bytes);
}

static void put_pieces(legacy e, shape s, const char *const *texts, size_t count, buf *out)
{
	for (size_t i = 0; i < count; i++)
		put_piece(e, s, texts[i], &out[i]);
}

static pieces *make_pieces(legacy e, shape s)
{
	pieces *p = calloc(1, sizeof *p);
	assert_non_null(p);
	put_pieces(e, s, HEADERS, COUNT_OF(HEADERS), p->headers);
	put_pieces(e, s, FAMILIES, COUNT_OF(FAMILIES), p->families);
	put_pieces(e, s, MIDDLES, COUNT_OF(MIDDLES), p->middles);
	put_pieces(e, s, GIVEN, COUNT_OF(GIVEN), p->given);
	put_pieces(e, s, REMARKS, COUNT_OF(REMARKS), p->remarks);
	return p;
}

static void free_pieces(pieces *p)
{
	buf *all[] = {p->headers, p->families, p->middles, p->given, p->remarks};
	size_t sizes[] = {COUNT_OF(p->headers), COUNT_OF(p->families), COUNT_OF(p->middles), COUNT_OF(p->given), COUNT_OF(p->remarks)};
	for (size_t k = 0; k < COUNT_OF(all); k++)
		for (size_t i = 0; i < sizes[k]; i++)
			buf_free(&all[k][i]);
	free(p);
}

/* The n-th file: 12 000 of them are every name under both headers, with remarks in turn. */
static void put_file(const pieces *p, size_t n, buf *out)
{
	size_t h = n % COUNT_OF(HEADERS), rest = n / COUNT_OF(HEADERS);
	buf_clear(out);
	buf_put_slice(out, buf_slice(&p->headers[h]));
	buf_put_string(out, "TC01,");
	buf_put_slice(out, buf_slice(&p->families[rest % COUNT_OF(FAMILIES)]));
	buf_put_char(out, ' ');
	buf_put_slice(out, buf_slice(&p->middles[rest / COUNT_OF(FAMILIES) % COUNT_OF(MIDDLES)]));
	buf_put_char(out, ' ');
	buf_put_slice(out, buf_slice(&p->given[rest / COUNT_OF(FAMILIES) / COUNT_OF(MIDDLES) % COUNT_OF(GIVEN)]));
	buf_put_char(out, ',');
	buf_put_slice(out, buf_slice(&p->remarks[(rest + rest / COUNT_OF(REMARKS)) % COUNT_OF(REMARKS)]));
	buf_put_char(out, '\n');
}

static void count_file(const schema_table *table, slice file, slice wanted, diag *d, counts *sum)
{
	decoded text;
	decode_status status = decode_bytes(file, NULL, (slice){"", 0}, table, &text, d);
	bool same = slice_equal(text.text, wanted);
	sum->files++;
	sum->read += status == DECODE_DONE && same;
	sum->asked += status == DECODE_UNKNOWN;
	sum->missed += status == DECODE_DONE && !same && slice_equal(text.text, file);
	sum->wrong += status == DECODE_LOSSY || (status == DECODE_DONE && !same && !slice_equal(text.text, file));
	decoded_free(&text);
}

static counts count_all(legacy e, shape s)
{
	diag *d = diag_new(LANG_EN);
	schema *all = schema_parse(SLICE(TABLE), "t.yaml", d);
	assert_non_null(all);
	pieces *p = make_pieces(e, s), *unicode = make_pieces(e, AS_UNICODE);
	counts sum = {0};
	buf file = BUF_INIT(1 << 12), wanted = BUF_INIT(1 << 12);
	/* A step that is prime to the number of files takes every part of a name with every other. */
	for (size_t n = 0; n < 2 * COUNT_OF(FAMILIES) * COUNT_OF(MIDDLES) * COUNT_OF(GIVEN); n += 7) {
		put_file(p, n, &file);
		put_file(unicode, n, &wanted);
		count_file(&all->tables[0], buf_slice(&file), buf_slice(&wanted), d, &sum);
	}
	buf_free(&file);
	buf_free(&wanted);
	free_pieces(p);
	free_pieces(unicode);
	schema_free(all);
	diag_free(d);
	return sum;
}

static void tell(const char *name, const char *how, const counts *c)
{
	print_message("%s%s, files of one row: %zu; read %zu (%.1f%%), asked %zu, missed %zu, wrong %zu\n", name, how, c->files, c->read,
	    100.0 * (double)c->read / (double)c->files, c->asked, c->missed, c->wrong);
}

static void test_bytes(void **state)
{
	(void)state;
	for (unsigned e = 0; e < LEGACY_COUNT; e++) {
		counts c = count_all((legacy)e, AS_BYTES);
		tell(legacy_name((legacy)e), " as bytes", &c);
		assert_int_equal(c.wrong, 0);
		assert_true(c.read * 1000 >= c.files * 970);
	}
}

static void test_characters(void **state)
{
	(void)state;
	for (unsigned e = LEGACY_TCVN3; e <= LEGACY_VNI; e++) {
		counts c = count_all((legacy)e, AS_CHARACTERS);
		tell(legacy_name((legacy)e), " as characters", &c);
		assert_int_equal(c.wrong, 0);
		assert_true(c.read * 1000 >= c.files * 985);
	}
}

static void test_unicode(void **state)
{
	(void)state;
	counts c = count_all(LEGACY_TCVN3, AS_UNICODE);
	tell("Unicode", "", &c);
	assert_int_equal(c.read, c.files);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_bytes), cmocka_unit_test(test_characters), cmocka_unit_test(test_unicode)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
