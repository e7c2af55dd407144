/* Manifests that cannot be used: each told at its place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <unistd.h>

#include "font/font.h"

#define FACE(family, style, file) "  - {family: " family ", style: " style ", package: p, file: " file ", sha256: s, licence: l}\n"
#define PROFILE "profile: {package: p, file: some.icc, sha256: s, licence: l}\n"
#define LIBERATION "/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf"

static char path[] = "/tmp/tongket-manifest-XXXXXX";

/* Open a manifest of this text. */
static fontset *opened(const char *text, diag *d)
{
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	fputs(text, f);
	assert_int_equal(fclose(f), 0);
	return fontset_open(path, d);
}

static void refused(const char *text, const char *code, status_kind kind)
{
	diag *d = diag_new(LANG_VI);
	assert_null(opened(text, d));
	assert_true(diag_count(d) > 0);
	assert_string_equal(diag_code(d, 0), code);
	assert_int_equal(diag_status(d), kind);
	diag_free(d);
}

static void wrong_manifests(void **state)
{
	(void)state;
	refused("fonts: 3\n" PROFILE, "fonts-not-a-list", STATUS_USAGE);
	refused("fonts: []\n" PROFILE, "fonts-not-a-list", STATUS_USAGE);
	refused("fonts:\n" FACE("a", "bold", "x.ttf") FACE("a", "bold", "y.ttf") PROFILE, "duplicate-font", STATUS_USAGE);
	refused("fonts:\n" FACE("a", "bold", "x.ttf") PROFILE "fnots: 1\n", "unknown-key", STATUS_USAGE);
}

static void a_missing_manifest(void **state)
{
	(void)state;
	diag *d = diag_new(LANG_EN);
	assert_null(fontset_open("/nonexistent/manifest.yaml", d));
	assert_int_equal(diag_status(d), STATUS_USAGE);
	diag_free(d);
}

/* A file is looked at when its face is first asked for, not before. */
static void a_missing_font_file(void **state)
{
	(void)state;
	diag *d = diag_new(LANG_EN);
	fontset *f = opened("fonts:\n" FACE("a", "regular", LIBERATION) FACE("a", "bold", "/nonexistent/b.ttf") PROFILE, d);
	assert_non_null(f);
	assert_int_equal(fontset_face(f, SLICE("a"), FACE_REGULAR, d), 0);
	assert_int_equal(diag_count(d), 0);
	assert_int_equal(fontset_face(f, SLICE("a"), FACE_BOLD, d), FACE_NONE);
	assert_int_equal(diag_status(d), STATUS_MACHINE);
	assert_int_equal(diag_place(d, 0).line, 3);
	assert_non_null(strstr(diag_text(d, 0), "/nonexistent/b.ttf"));
	fontset_free(f);
	diag_free(d);
}

static void a_file_that_is_no_font(void **state)
{
	(void)state;
	diag *d = diag_new(LANG_EN);
	const char *name = strrchr(path, '/') + 1;
	char text[300];
	snprintf(text, sizeof text, "fonts:\n  - {family: a, style: regular, package: p, file: %s, sha256: s, licence: l}\n" PROFILE, name);
	fontset *f = opened(text, d); /* the path is one from the manifest's folder: the manifest itself */
	assert_non_null(f);
	assert_int_equal(fontset_face(f, SLICE("a"), FACE_REGULAR, d), FACE_NONE);
	assert_string_equal(diag_code(d, 0), "not-a-font");
	assert_non_null(strstr(diag_text(d, 0), path));
	assert_string_equal(fontset_profile(f), "/tmp/some.icc");
	fontset_free(f);
	diag_free(d);
}

int main(void)
{
	int fd = mkstemp(path);
	if (fd < 0)
		return 1;
	close(fd);
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(wrong_manifests),
	    cmocka_unit_test(a_missing_manifest),
	    cmocka_unit_test(a_missing_font_file),
	    cmocka_unit_test(a_file_that_is_no_font),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	unlink(path);
	return failed;
}
