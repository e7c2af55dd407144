/* test_picture.c: what becomes of the samples of a PNG, and which JPEG files are taken. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <png.h>
#include <sys/resource.h>

#include "base/limits.h"
#include "base/picture.h"

static slice made_png(arena *a, uint32_t width, uint32_t height, uint32_t format, const unsigned char *samples)
{
	png_image image = {.version = PNG_IMAGE_VERSION, .width = width, .height = height, .format = format};
	png_alloc_size_t size = 0;
	assert_true(png_image_write_to_memory(&image, NULL, &size, 0, samples, 0, NULL));
	char *bytes = arena_alloc(a, size);
	assert_true(png_image_write_to_memory(&image, bytes, &size, 0, samples, 0, NULL));
	return (slice){bytes, size};
}

static void samples_come_out_as_they_went_in(void **state)
{
	(void)state;
	static const unsigned char SAMPLES[] = {1, 2, 3, 255, 50, 60, 70, 128, 4, 5, 6, 255, 7, 8, 9, 0};
	arena *a = arena_new();
	picture p;
	assert_int_equal(picture_read(a, made_png(a, 2, 2, PNG_FORMAT_RGBA, SAMPLES), &p), PICTURE_GOOD);
	assert_true(p.width == 2 && p.height == 2 && p.components == 3 && !p.jpeg);
	assert_memory_equal(p.bytes.ptr, "\1\2\3\x32\x3C\x46\4\5\6\7\x08\x09", 12);
	assert_memory_equal(p.opacity.ptr, "\xFF\x80\xFF\0", 4);
	assert_int_equal(picture_read(a, made_png(a, 4, 4, PNG_FORMAT_GRAY, SAMPLES), &p), PICTURE_GOOD);
	assert_true(p.components == 1 && p.bytes.len == 16 && p.opacity.len == 0);
	assert_memory_equal(p.bytes.ptr, SAMPLES, 16);
	arena_free(a);
}

/* A mask that hides nothing would make the page transparent for nothing. */
static void full_opacity_is_none(void **state)
{
	(void)state;
	static const unsigned char SAMPLES[] = {9, 255, 8, 255};
	arena *a = arena_new();
	picture p;
	assert_int_equal(picture_read(a, made_png(a, 2, 1, PNG_FORMAT_GA, SAMPLES), &p), PICTURE_GOOD);
	assert_int_equal(p.opacity.len, 0);
	assert_memory_equal(p.bytes.ptr, "\x09\x08", 2);
	arena_free(a);
}

/* libpng would take, and fill, as much memory as a chunk says it is long: here nearly 1 GB of a file of 60 bytes. */
static void a_chunk_longer_than_the_file_takes_no_memory(void **state)
{
	(void)state;
	static const char FILE_BYTES[] = "\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0\x3A\x7E\x9B\x55"
	                                 "\0\0\0\2tRNS\0\1\1\x94\xFD\xAE\x3A\0\0\0zTXtt\nIDATx";
	arena *a = arena_new();
	picture p;
	struct rusage before, after;
	getrusage(RUSAGE_SELF, &before);
	assert_int_equal(picture_read(a, (slice){FILE_BYTES, sizeof FILE_BYTES - 1}, &p), PICTURE_BROKEN);
	getrusage(RUSAGE_SELF, &after);
	assert_true(after.ru_maxrss - before.ru_maxrss < 100000); /* kB */
	arena_free(a);
}

#define SOI "\xFF\xD8"
#define APP0 "\xFF\xE0\0\4ab"
#define FRAME(marker, bits, components) "\xFF" marker "\0\x0B" bits "\0\x02\0\x03" components "\1\x11\0"
#define SCAN "\xFF\xDA\0\2data"
#define EOI "\xFF\xD9"
#define BYTES(text)                                                                                                                        \
	{                                                                                                                                      \
		text, sizeof text - 1                                                                                                              \
	}

static void frame_headers_decide(void **state)
{
	(void)state;
	static const struct {
		slice file;
		picture_result result;
		int components;
	} CASES[] = {
	    {BYTES(SOI APP0 FRAME("\xC0", "\x08", "\1") SCAN EOI), PICTURE_GOOD, 1},
	    {BYTES(SOI FRAME("\xC2", "\x08", "\3") SCAN EOI "more"), PICTURE_GOOD, 3},
	    {BYTES(SOI "\xFF" FRAME("\xC1", "\x08", "\3") SCAN EOI), PICTURE_GOOD, 3}, /* a fill byte */
	    {BYTES(SOI FRAME("\xC0", "\x08", "\4") SCAN EOI), PICTURE_UNSUPPORTED, 0}, /* CMYK */
	    {BYTES(SOI FRAME("\xC1", "\x0C", "\1") SCAN EOI), PICTURE_UNSUPPORTED, 0}, /* 12 bits */
	    {BYTES(SOI FRAME("\xC3", "\x08", "\1") SCAN EOI), PICTURE_UNSUPPORTED, 0}, /* lossless */
	    {BYTES(SOI "\xFF\xC4\0\x02" FRAME("\xC0", "\x08", "\1") SCAN), PICTURE_BROKEN, 0},
	    {BYTES(SOI SCAN FRAME("\xC0", "\x08", "\1") EOI), PICTURE_BROKEN, 0},
	    {BYTES(SOI "\xFF\xE0\xFF\xFF" EOI), PICTURE_BROKEN, 0},
	    {BYTES(SOI "\xFF\xC0\0\x04\x08\0" EOI), PICTURE_BROKEN, 0},
	    {BYTES(SOI EOI), PICTURE_BROKEN, 0},
	    {BYTES("GIF89a"), PICTURE_UNKNOWN, 0},
	    {BYTES("\x89PNG\r\n\x1A\n"), PICTURE_BROKEN, 0},
	    {BYTES(""), PICTURE_UNKNOWN, 0},
	};
	for (size_t i = 0; i < COUNT_OF(CASES); i++) {
		arena *a = arena_new();
		picture p = {0};
		picture_result result = picture_read(a, CASES[i].file, &p);
		if (result != CASES[i].result || p.components != CASES[i].components)
			fail_msg("case %zu: %d, %d components", i, result, p.components);
		if (result == PICTURE_GOOD) {
			assert_true(p.jpeg && p.width == 3 && p.height == 2);
			assert_memory_equal(p.bytes.ptr + p.bytes.len - 2, EOI, 2);
		}
		arena_free(a);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(a_chunk_longer_than_the_file_takes_no_memory),
	    cmocka_unit_test(samples_come_out_as_they_went_in), cmocka_unit_test(full_opacity_is_none), cmocka_unit_test(frame_headers_decide)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
