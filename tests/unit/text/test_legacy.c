/* test_legacy.c: every letter through every encoding and back. The tables are compared with the converters of the C library and of ICU, which
 * share nothing with them; VNI, which neither has, with texts as its fonts show them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <iconv.h>
#include <unicode/ucnv.h>

#include "base/utf8.h"
#include "text/legacy.h"
#include "text/letters.h"

static const char SMALL[] = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ";
static const char CAPITALS[] = "ÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬĐÈẺẼÉẸÊỀỂỄẾỆÌỈĨÍỊÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢÙỦŨÚỤƯỪỬỮỨỰỲỶỸÝỴ";

static void decodes(legacy e, slice text, bool bytes, const char *wanted)
{
	buf out = BUF_INIT(1 << 20);
	legacy_decode(e, text, bytes, &out);
	assert_false(out.failed);
	buf_put_char(&out, '\0');
	assert_string_equal(out.data, wanted);
	buf_free(&out);
}

static void test_letters(void **state)
{
	(void)state;
	slice small = SLICE(SMALL), capitals = SLICE(CAPITALS);
	size_t count = 0;
	for (letter l, back; small.len; count++) {
		uint32_t c = utf8_next(&small), capital = utf8_next(&capitals);
		assert_true(letter_find(c, &l));
		assert_false(l.capital);
		assert_int_equal(letter_code_point(l), c);
		assert_int_equal(letter_capital(c), capital);
		assert_true(letter_find(capital, &back));
		assert_true(back.capital && back.base == l.base && back.tone == l.tone);
		assert_int_equal(letter_code_point(back), capital);
		assert_int_equal(letter_capital(capital), capital);
	}
	assert_int_equal(count, 67);
	assert_int_equal(capitals.len, 0);
	const uint32_t none[] = {'1', ' ', 0xA7, 0xC4, 0xD7, 0xDF, 0xE4, 0xF7, 0x100, 0x131, 0x1B1, 0x1EFA, 0x4E00};
	letter l;
	for (size_t i = 0; i < COUNT_OF(none); i++)
		assert_false(letter_find(none[i], &l));
	assert_true(letter_find('z', &l) && letter_find('A', &l));
}

/* The bytes by which an encoding writes a character, found by decoding all it has. False: none. */
static bool encode(legacy e, uint32_t character, char out[2], size_t *length)
{
	buf decoded = BUF_INIT(64);
	bool found = false;
	for (unsigned code = 1; code < 0x10000 && !found; code++) {
		unsigned first = code >> 8, second = code & 0xFF;
		if ((first && (second < 0x80 || e == LEGACY_TCVN3 || e == LEGACY_VISCII)) || second == '\n')
			continue;
		out[0] = (char)(first ? first : second);
		out[1] = (char)second;
		*length = first ? 2 : 1;
		buf_clear(&decoded);
		legacy_decode(e, (slice){out, *length}, true, &decoded);
		slice rest = buf_slice(&decoded);
		found = rest.len && utf8_valid(rest, NULL) && utf8_next(&rest) == character && rest.len == 0;
	}
	buf_free(&decoded);
	return found;
}

static void test_every_letter_has_its_code(void **state)
{
	(void)state;
	for (unsigned e = 0; e < LEGACY_COUNT; e++) {
		slice letters[] = {SLICE(SMALL), SLICE(CAPITALS)};
		size_t found[2] = {0, 0};
		for (size_t i = 0; i < 2; i++)
			while (letters[i].len) {
				char code[2];
				size_t length;
				uint32_t character = utf8_next(&letters[i]);
				if (!encode((legacy)e, character, code, &length))
					continue;
				found[i]++;
				for (size_t k = 0; k < length; k++)
					assert_true((unsigned char)code[k] < 0x80 || legacy_is_letter((legacy)e, (unsigned char)code[k]));
			}
		assert_int_equal(found[0], 67);
		assert_int_equal(found[1], e == LEGACY_TCVN3 ? 7 : 67);
	}
}

/* Compare with a converter of the C library, code by code. */
static void compare_with_iconv(legacy e, const char *name, const char *but)
{
	iconv_t converter = iconv_open("UTF-8", name);
	if (converter == (iconv_t)-1)
		skip();
	for (unsigned code = 1; code < 0x100; code++) {
		char in[] = {(char)code}, out[16], *from = in, *to = out;
		size_t left = 1, room = sizeof out;
		iconv(converter, NULL, NULL, NULL, NULL);
		bool has = iconv(converter, &from, &left, &to, &room) != (size_t)-1 && iconv(converter, NULL, NULL, &to, &room) != (size_t)-1;
		buf mine = BUF_INIT(64);
		legacy_decode(e, (slice){in, 1}, true, &mine);
		if (memchr(mine.data, LEGACY_UNDECODABLE, mine.len) == NULL && (code >= 0xA1 || !but))
			assert_true(has && slice_equal(buf_slice(&mine), (slice){out, sizeof out - room}));
		else if (!but)
			assert_false(has);
		buf_free(&mine);
	}
	iconv_close(converter);
}

static void test_tables_of_the_c_library(void **state)
{
	(void)state;
	compare_with_iconv(LEGACY_VISCII, "VISCII", NULL);
	compare_with_iconv(LEGACY_1258, "CP1258", NULL);
	compare_with_iconv(LEGACY_TCVN3, "TCVN5712-1", "has more codes");
}

static void test_table_of_icu(void **state)
{
	(void)state;
	UErrorCode error = U_ZERO_ERROR;
	UConverter *converter = ucnv_open("windows-1258", &error);
	assert_true(U_SUCCESS(error));
	for (unsigned code = 1; code < 0x100; code++) {
		char in[] = {(char)code};
		UChar out[4];
		error = U_ZERO_ERROR;
		ucnv_reset(converter);
		assert_int_equal(ucnv_toUChars(converter, out, 4, in, 1, &error), 1);
		buf mine = BUF_INIT(64);
		legacy_decode(LEGACY_1258, (slice){in, 1}, true, &mine);
		slice rest = buf_slice(&mine);
		if (utf8_valid(rest, NULL))
			assert_int_equal(utf8_next(&rest), out[0]);
		buf_free(&mine);
	}
	ucnv_close(converter);
}

static void test_texts(void **state)
{
	(void)state;
	decodes(LEGACY_TCVN3, SLICE("\xA7\xB6ng b\xE9"), true, "Đảng bộ");
	decodes(LEGACY_TCVN3, SLICE("§¶ng bé khèi"), false, "Đảng bộ khối");
	decodes(LEGACY_TCVN3, SLICE("hoµn thµnh tèt nhiÖm vô"), false, "hoàn thành tốt nhiệm vụ");
	decodes(LEGACY_TCVN3, SLICE("n­íc"), false, "nước");
	decodes(LEGACY_1258,
	    SLICE("\xD0"
	          "a\xD2ng b\xF4\xF2"),
	    true, "Đảng bộ");
	decodes(LEGACY_1258, SLICE("ÐaÒng bôò khôìi hoàn"), false, "Đảng bộ khối hoàn");
	decodes(LEGACY_VISCII, SLICE("Ðäng bµ kh¯i"), false, "Đảng bộ khối");
	decodes(LEGACY_VNI, SLICE("Ñaûng boä khoái keát naïp ñaûng vieân"), false, "Đảng bộ khối kết nạp đảng viên");
	decodes(LEGACY_VNI, SLICE("ÑAÛNG BOÄ TÆNH, HUYØNH NGHÓA, kyõ thuaät, öùng, Ôû, moät soá ngöôøi"), false,
	    "ĐẢNG BỘ TỈNH, HUỲNH NGHĨA, kỹ thuật, ứng, Ở, một số người");
	/* A capital with a small mark, as people type it. */
	decodes(LEGACY_VNI, SLICE("Aùnh, Uùt, Oâng"), false, "Ánh, Út, Ông");
}

static void test_what_is_no_code(void **state)
{
	(void)state;
	decodes(LEGACY_TCVN3, SLICE("a\xB0z"), true,
	    "a\xFF"
	    "z");
	decodes(LEGACY_TCVN3, SLICE("5° ễ “a”"), false, "5° ễ “a”");
	decodes(LEGACY_TCVN3, SLICE("\x93Long An\x94 \x96"), true, "“Long An” –");
	/* Marks of VNI behind a letter that takes none. */
	decodes(LEGACY_VNI, SLICE("k\xF9"), true, "k\xFF");
	decodes(LEGACY_VNI, SLICE("kù"), false, "kù");
	decodes(LEGACY_1258, SLICE("\x8E"), true, "\xFF");
	/* A tone of its own stays one. */
	decodes(LEGACY_1258, SLICE("k\xEC"), true, "k\xCC\x81");
	for (unsigned e = 0; e < LEGACY_COUNT; e++)
		decodes((legacy)e, SLICE("ma_to_chuc,\"x\";|\t\r\n09"), true, "ma_to_chuc,\"x\";|\t\r\n09");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_letters),
	    cmocka_unit_test(test_every_letter_has_its_code),
	    cmocka_unit_test(test_tables_of_the_c_library),
	    cmocka_unit_test(test_table_of_icu),
	    cmocka_unit_test(test_texts),
	    cmocka_unit_test(test_what_is_no_code),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
