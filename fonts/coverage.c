/* coverage.c: a program of the build: has every face of the manifest a glyph for every character documents use?
 *
 *   coverage MANIFEST
 *
 * It asks as the typesetter does (fontset_word), so that what passes here cannot fail there. */
#include <stdio.h>
#include <stdlib.h>

#include "font/font.h"

static const char *const alphabet[] = {
    "áàảãạăắằẳẵặâấầẩẫậ",
    "éèẻẽẹêếềểễệ",
    "íìỉĩị",
    "óòỏõọôốồổỗộơớờởỡợ",
    "úùủũụưứừửữự",
    "ýỳỷỹỵ",
    "đ",
    "ÁÀẢÃẠĂẮẰẲẴẶÂẤẦẨẪẬ",
    "ÉÈẺẼẸÊẾỀỂỄỆ",
    "ÍÌỈĨỊ",
    "ÓÒỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢ",
    "ÚÙỦŨỤƯỨỪỬỮỰ",
    "ÝỲỶỸỴ",
    "Đ",
    "abcdefghijklmnopqrstuvwxyz",
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "0123456789",
    "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
    "–—“”‘’…•§½‰₫°×÷±≤≥−·«»\xC2\xA0",
};

static const char *const families[] = {"serif", "sans"};

static bool check_face(fontset *fonts, int face, diag *d)
{
	bool good = true;
	for (size_t i = 0; i < COUNT_OF(alphabet); i++)
		good &= fontset_word(fonts, face, slice_of(alphabet[i]), d) != WORD_NONE;
	return good;
}

int main(int argc, char **argv)
{
	diag *d = diag_new(LANG_EN);
	fontset *fonts = d && argc == 2 ? fontset_open(argv[1], d) : NULL;
	bool good = fonts != NULL;
	for (size_t i = 0; good && i < COUNT_OF(families) * FACE_STYLES; i++) {
		int face = fontset_face(fonts, slice_of(families[i / FACE_STYLES]), (face_style)(i % FACE_STYLES), d);
		good = face != FACE_NONE && check_face(fonts, face, d);
	}
	if (d)
		diag_print(d, stderr);
	if (argc != 2)
		fputs("coverage: give the manifest's path\n", stderr);
	fontset_free(fonts);
	diag_free(d);
	return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
