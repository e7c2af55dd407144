/* test_syllable.c: what Vietnamese spelling allows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "text/syllable.h"

static void each(const char *words, bool legal)
{
	while (*words) {
		size_t length = strcspn(words, " ");
		if (length && syllable_is_legal((slice){words, length}) != legal)
			fail_msg("%.*s should be %s", (int)length, words, legal ? "legal" : "illegal");
		words += length + (words[length] == ' ');
	}
}

static void test_legal(void **state)
{
	(void)state;
	each("Đảng bộ khối các cơ quan tỉnh Long An tổng kết nhiệm kỳ đại hội", true);
	each("nghiêng nghiệp người ngõ ghế ghi gì gìn giếng gia giữa giỏi quy quý quyết quốc quê quơ Quỳnh quỹ", true);
	each("khuỷu khuya thuở hươu rượu yêu yếu y tế ý Uyên uống ướt ở ạ uể oải xoong loắt choắt ngoằn ngoèo", true);
	each("hòa hoà thủy thuỷ Ủy Uỷ Đắk Lắk Kạn Pác Pa NGUYỄN VĂN TRƯỜNG nguyễn", true);
	each("Huỳnh Thuận Khiêm Hữu Phước Nhựt Trương Bửu Điền Tuyền Nguyệt Thúy", true);
}

static void test_illegal(void **state)
{
	(void)state;
	each("NguyÔn V¨n §¶ng bé§ khèi© kÕt ñaûng boä vieân", false);
	each("cê kệt2 ngê ghă qa qo cach sachs thộộ für Köln café année naïf garçon señor Zürich w file zoo fa", false);
	each("cat hat bop hàt hèch nguýên kiêts cácc", false);
	each("nghiêngg strength trường1 a-b àa áà", false);
	assert_false(syllable_is_legal(SLICE("")));
	assert_false(syllable_is_legal(SLICE("hàt")));
	assert_true(syllable_is_legal(SLICE("hát")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_legal),
	    cmocka_unit_test(test_illegal),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
