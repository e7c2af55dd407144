/* test_detect.c: files in legacy encodings are recognised, Unicode is left alone, what is not sure is asked for. The texts are written in
 * Unicode here and brought into each encoding by encoder.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/limits.h"
#include "ingest/decode.h"

#include "encoder.h"

static const char TABLE[] = "name: t\nresources:\n  - name: t\n    path: reference/t.csv\n    schema:\n      fields:\n"
                            "        - {name: ma, title: Mã tổ chức, aliases: [Mã TCCSĐ], type: string}\n"
                            "        - {name: ho_ten, title: Họ tên, aliases: [Họ và tên], type: string}\n"
                            "        - {name: ket_qua, title: Kết quả, type: string, constraints: {enum: [Giỏi, Khá, Trung bình]}}\n"
                            "        - {name: ghi_chu, title: Ghi chú, type: string}\n";

static const char NAMES[] = "ma,ho_ten,ket_qua,ghi_chu\n";
static const char TITLES[] = "Mã tổ chức,Họ tên,Kết quả,Ghi chú\n";
static const char ROWS[] = "TC01,Nguyễn Văn Đạt,Khá,Chuyên viên\n"
                           "TC01,\"Huỳnh Thị Mỹ, tự Lan\",Giỏi,\"Trưởng phòng, Bí thư chi bộ\"\n"
                           "TC01,Đỗ Hữu Phước,Trung bình,Ủy viên Thường vụ\n";

static decode_status decode(slice bytes, const char *named, decoded *out)
{
	diag *d = diag_new(LANG_EN);
	schema *s = schema_parse(SLICE(TABLE), "t.yaml", d);
	diag_print(d, stderr);
	assert_non_null(s);
	decode_status status = decode_bytes(bytes, NULL, slice_of(named), &s->tables[0], out, d);
	assert_int_equal(diag_count(d), 0);
	schema_free(s);
	diag_free(d);
	return status;
}

static void check(slice bytes, const char *named, const char *encoding, const char *text)
{
	decoded d;
	assert_int_equal(decode(bytes, named, &d), DECODE_DONE);
	assert_int_equal(d.recoding_count, 1);
	assert_string_equal(d.recodings[0].encoding, encoding);
	assert_int_equal(d.recodings[0].column, 0);
	assert_int_equal(d.text.len, strlen(text));
	assert_memory_equal(d.text.ptr, text, d.text.len);
	assert_false(d.suspect);
	decoded_free(&d);
}

/* In Unicode as it is: not one byte moved. */
static void unchanged(slice bytes)
{
	decoded d;
	decode_status status = decode(bytes, "", &d);
	if (status != DECODE_DONE || d.recoding_count != 0)
		fail_msg("taken for %s: %.*s", d.recoding_count ? d.recodings[0].encoding : "?", (int)bytes.len, bytes.ptr);
	assert_true(slice_equal(d.text, bytes));
	decoded_free(&d);
}

static void doubtful(slice bytes)
{
	decoded d;
	assert_int_equal(decode(bytes, "", &d), DECODE_UNKNOWN);
	assert_non_null(d.likely);
	assert_true(decode_knows(slice_of(d.likely)));
	decoded_free(&d);
}

static void test_whole_files(void **state)
{
	(void)state;
	const char *const headers[] = {NAMES, TITLES};
	for (unsigned e = 0; e < LEGACY_COUNT; e++)
		for (size_t h = 0; h < 2; h++) {
			buf text = BUF_INIT(1 << 16), bytes = BUF_INIT(1 << 16), characters = BUF_INIT(1 << 16);
			buf_printf(&text, "%s%s", headers[h], ROWS);
			if (e == LEGACY_TCVN3) /* it has no such capital inside a word of small letters */
				memcpy(strstr(text.data, "Ủy"), "ủy", strlen("ủy"));
			buf_put_char(&text, '\0');
			encode((legacy)e, text.data, &bytes);
			bytes.len -= bytes.data[bytes.len - 1] == '\0';
			check(buf_slice(&bytes), "", legacy_name((legacy)e), text.data);
			check(buf_slice(&bytes), legacy_name((legacy)e), legacy_name((legacy)e), text.data);
			lift(buf_slice(&bytes), &characters);
			if (e == LEGACY_TCVN3 || e == LEGACY_VNI)
				check(buf_slice(&characters), "", legacy_name((legacy)e), text.data);
			buf_free(&text);
			buf_free(&bytes);
			buf_free(&characters);
		}
}

/* The labels alone show it: tables with nothing in them are files with a header only. */
static void test_header_only(void **state)
{
	(void)state;
	for (unsigned e = 0; e < LEGACY_COUNT; e++) {
		buf bytes = BUF_INIT(1 << 12);
		encode((legacy)e, TITLES, &bytes);
		check(buf_slice(&bytes), "", legacy_name((legacy)e), TITLES);
		buf_free(&bytes);
	}
}

static void test_byte_order_marks(void **state)
{
	(void)state;
	check(SLICE("\xEF\xBB\xBFma,ho_ten\nTC01,NguyÔn V¨n §¹t\nTC02,Lª ThÞ Th¶o\n"), "", "TCVN3",
	    "ma,ho_ten\nTC01,Nguyễn Văn Đạt\nTC02,Lê Thị Thảo\n");
	/* A mark decides about bytes: these are none of UTF-8, and nothing else is tried. */
	decoded d;
	assert_int_equal(decode(SLICE("\xEF\xBB\xBFma,ho_ten\nTC01,Nguy\xD4n V\xA8n \xA7\xB9t\n"), "", &d), DECODE_DONE);
	assert_true(d.suspect);
	assert_int_equal(d.recoding_count, 0);
	decoded_free(&d);
}

static void test_one_column(void **state)
{
	(void)state;
	decoded d;
	static const char TEXT[] =
	    "Mã tổ chức,Họ tên,Kết quả,Ghi chú\nTC01,NguyÔn V¨n §¹t,Giỏi,Lê Trâm\nTC02,\"Lª ThÞ Th¶o, tù H­¬ng\",Khá,§ 5 khoản 2\n";
	assert_int_equal(decode(SLICE(TEXT), "", &d), DECODE_DONE);
	assert_true(slice_is(
	    d.text, "Mã tổ chức,Họ tên,Kết quả,Ghi chú\nTC01,Nguyễn Văn Đạt,Giỏi,Lê Trâm\nTC02,\"Lê Thị Thảo, tự Hương\",Khá,§ 5 khoản 2\n"));
	assert_int_equal(d.recoding_count, 1);
	assert_string_equal(d.recodings[0].encoding, "TCVN3");
	assert_int_equal(d.recodings[0].column, 2);
	assert_int_equal(d.recodings[0].field, 1);
	assert_int_equal(d.recodings[0].line, 1);
	decoded_free(&d);
	/* However much Unicode stands beside it. */
	buf text = BUF_INIT(1 << 20), wanted = BUF_INIT(1 << 20);
	buf_put_string(&text, TITLES);
	buf_put_string(&wanted, TITLES);
	for (int i = 0; i < 200; i++) {
		buf_printf(&text, "TC%d,%s,Khá,là ngân hàng và khách hàng «%d» của tỉnh nhà\n", i,
		    i % 50    ? "Nguyen Van A"
		    : i % 100 ? "Lª ThÞ Th¶o"
		              : "§ç H÷u Ph­íc",
		    i);
		buf_printf(&wanted, "TC%d,%s,Khá,là ngân hàng và khách hàng «%d» của tỉnh nhà\n", i,
		    i % 50    ? "Nguyen Van A"
		    : i % 100 ? "Lê Thị Thảo"
		              : "Đỗ Hữu Phước",
		    i);
	}
	assert_int_equal(decode(buf_slice(&text), "", &d), DECODE_DONE);
	assert_true(slice_equal(d.text, buf_slice(&wanted)));
	assert_int_equal(d.recodings[0].column, 2);
	decoded_free(&d);
	buf_free(&text);
	buf_free(&wanted);
	/* As bytes between UTF-8, its label too; a byte that belongs nowhere stays bad. */
	assert_int_equal(
	    decode(SLICE("Mã tổ chức;H\xE4 t\xAAn;Kết quả\nTC01;Nguy\xD4n V\xA8n \xA7\xB9t;Giỏi\nTC02;L\xAA Th\xDE Th\xB6o;Khá\xE9\n"), "", &d),
	    DECODE_DONE);
	assert_true(slice_is(d.text, "Mã tổ chức;Họ tên;Kết quả\nTC01;Nguyễn Văn Đạt;Giỏi\nTC02;Lê Thị Thảo;Khá\xE9\n"));
	assert_true(d.suspect);
	assert_int_equal(d.recodings[0].column, 2);
	decoded_free(&d);
}

static void test_capitals(void **state)
{
	(void)state;
	decoded d;
	assert_int_equal(
	    decode(SLICE("ma,ho_ten,ghi_chu\nTC01,NGUYÔN V¡N §¹T,Së GTVT\nTC01,T¹ XU¢N L­¬NG,Tæ 5\nTC01,Hå Tó,QuËn 3\n"), "", &d), DECODE_DONE);
	assert_true(slice_is(d.text, "ma,ho_ten,ghi_chu\nTC01,NGUYỄN VĂN ĐẠT,Sở GTVT\nTC01,TẠ XUÂN LƯƠNG,Tổ 5\nTC01,Hồ Tú,Quận 3\n"));
	assert_int_equal(d.recodings[0].capitals, 2);
	decoded_free(&d);
}

static void test_unicode_is_left_alone(void **state)
{
	(void)state;
	static const char *const TEXTS[] = {"Loïc Noël", "Chloë Zoé", "Hélène Müller", "José García", "Benoît Lefèvre", "Jörg Böhm",
	    "Käthe Groß", "Åsa Öberg", "Søren Kierkegård", "João Conceição", "Nuño Ibáñez", "Hà Nội", "Lê Hà", "Tô Lý", "Trâm Anh", "Vò Tó",
	    "thí dù", "§ 5 khoản 2", "«Mỗi chi bộ một việc mới»", "© 2015 Văn phòng", "Intel®", "5 µm 10 m³", "20° ± 2", "½ ¼ giờ", "5·10³ N·m",
	    "3×4 = 12 ÷ 1", "Tél. n° 5", "crème brûlée déjà vu", "Ça va où", "naïf maïs", "Straße für größer", "på så då", "hä bä jä",
	    "Tü dü fü", "yö työ hyvä", "señor año", "dû sûr mûr", "ÉTÉ ÂGE FRANÇAIS", "hoá học soá xoá", "ÁO DÀI LÊ HÀ", "Ô Môn Ý Yên",
	    "¡Hola! ¿Qué?", "A§B Q & A", "Nguyễn Văn Đạt", "Muñoz Peña", "Begoña Núñez", "Doña Niña mañana", "Maëlle Gaëtan",
	    "Michaël Raphaëlle", "Anaïs Aïcha", "Israël Haïti", "Saône et Moïse", "São Tomé João", "Joaquín Gaálvez", "Ångström Ærø",
	    "Thaïs Zoë Noé", "coñac año niño", "caóticas aéreo", "país raíz baúl", "poética aún oído", "naïveté aîné maître", "Mª José Lª",
	    "Quốc lộ 1», huy chương vàng", "Hoà Bình, Thuý Quỳnh, quý, xoá, khoẻ", "Phan Thò Lò", "vò võ, xoè, loè loẹt, quờ quạng",
	    "yên tĩnh yêu"};
	const char *const headers[] = {NAMES, TITLES};
	for (size_t h = 0; h < 2; h++) {
		buf all = BUF_INIT(1 << 16);
		buf_put_string(&all, headers[h]);
		for (size_t i = 0; i < COUNT_OF(TEXTS); i++) {
			buf one = BUF_INIT(1 << 12);
			buf_printf(&one, "%sTC01,%s,Khá,%s\nTC02,%s,Giỏi,%s\n", headers[h], TEXTS[i], TEXTS[(i + 7) % COUNT_OF(TEXTS)], TEXTS[i],
			    TEXTS[(i + 11) % COUNT_OF(TEXTS)]);
			unchanged(buf_slice(&one));
			buf_clear(&one);
			buf_printf(&one, "%sTC01,%s,,\n", headers[h], TEXTS[i]);
			unchanged(buf_slice(&one));
			buf_free(&one);
			buf_printf(&all, "TC01,%s,Khá,%s\n", TEXTS[i], TEXTS[(i + 13) % COUNT_OF(TEXTS)]);
		}
		unchanged(buf_slice(&all));
		buf_free(&all);
	}
	unchanged(SLICE("§\n"));
	unchanged(SLICE("ma,ho_ten\nTC01,Nguyen Van A\n"));
}

static void test_doubt(void **state)
{
	(void)state;
	/* French in the Windows page: no Vietnamese encoding makes words of it. */
	decoded d;
	assert_int_equal(decode(SLICE("ma,ghi_chu\nTC01,Soci\xE9t\xE9 g\xE9n\xE9rale \xE9t\xE9\n"), "", &d), DECODE_UNKNOWN);
	assert_non_null(d.likely);
	decoded_free(&d);
	/* Words that TCVN3 and windows-1258 both can spell. */
	doubtful(SLICE("ma,ho_ten\nTC01,B\xE9 T\xE1 Th\xED\nTC01,B\xF3 T\xED\n"));
	/* Rows of one column in TCVN3 and in Unicode. */
	doubtful(SLICE("ma,ho_ten\nTC01,NguyÔn V¨n §¹t\nTC02,Lª ThÞ Th¶o\nTC03,Đỗ Thị Lệ\nTC04,Trần Hữu Đức\nTC05,Lê Trâm\n"));
	/* Named, it is read: what cannot be the encoding stays. */
	assert_int_equal(decode(SLICE("ma,ho_ten\nTC01,NguyÔn V¨n §¹t\nTC03,Đỗ Thị Lệ\n"), "tcvn3", &d), DECODE_DONE);
	assert_true(slice_is(d.text, "ma,ho_ten\nTC01,Nguyễn Văn Đạt\nTC03,Đỗ Thị Lệ\n"));
	decoded_free(&d);
	assert_int_equal(decode(SLICE("ma,ho_ten\nTC01,NguyÔn V¨n §¹t\nTC01,Lª ThÞ Th¶o\n"), "utf-8", &d), DECODE_DONE);
	assert_int_equal(d.recoding_count, 0);
	decoded_free(&d);
}

static void test_damage_is_no_encoding(void **state)
{
	(void)state;
	static const char *const FILES[] = {
	    "ma,ho_ten\nTC01,Ho\xE1n\n", "ma,ho_ten\nTC\xFF", "ma,ho_ten\nTC01,Nguyễn Văn Đ\xBA\xA1t\nTC02,Lệ\n"};
	for (size_t i = 0; i < COUNT_OF(FILES); i++) {
		decoded d;
		assert_int_equal(decode(slice_of(FILES[i]), "", &d), DECODE_DONE);
		assert_true(d.suspect);
		assert_int_equal(d.recoding_count, 0);
		assert_true(slice_is(d.text, FILES[i]));
		decoded_free(&d);
	}
}

static void test_names(void **state)
{
	(void)state;
	for (slice rest = slice_of(decode_names); rest.len;) {
		const char *comma = memchr(rest.ptr, ',', rest.len);
		size_t length = comma ? (size_t)(comma - rest.ptr) : rest.len;
		assert_true(decode_knows(slice_trim((slice){rest.ptr, length})));
		length += comma != NULL;
		rest.ptr += length;
		rest.len -= length;
	}
	assert_true(decode_knows(SLICE("TCVN3")));
	assert_true(decode_knows(SLICE("CP1258")));
	assert_false(decode_knows(SLICE("klingon")));
	assert_false(decode_knows(SLICE("")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_whole_files),
	    cmocka_unit_test(test_header_only),
	    cmocka_unit_test(test_byte_order_marks),
	    cmocka_unit_test(test_one_column),
	    cmocka_unit_test(test_capitals),
	    cmocka_unit_test(test_unicode_is_left_alone),
	    cmocka_unit_test(test_doubt),
	    cmocka_unit_test(test_damage_is_no_encoding),
	    cmocka_unit_test(test_names),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
