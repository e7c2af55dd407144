/* picture.c: libpng decodes PNG through its simplified interface, which also turns palettes, 16 bits, gamma and interlacing into plain sRGB. Of a JPEG only
 * the frame header is looked at, for its size and components. */
#include "base/picture.h"

#include <png.h>
#include <string.h>

#include "base/limits.h"

/* ---- PNG ---- */

#define PNG_SIGNATURE 8 /* bytes */

/* Take the last of `channels` samples of every pixel off into `opacity`. Whether any pixel is not opaque. */
static bool part_opacity(unsigned char *samples, size_t pixels, int channels, unsigned char *opacity)
{
	bool some = false;
	unsigned char *to = samples;
	for (size_t i = 0; i < pixels; i++) {
		const unsigned char *from = samples + i * (size_t)channels;
		for (int k = 0; k + 1 < channels; k++)
			*to++ = from[k];
		opacity[i] = from[channels - 1];
		some |= opacity[i] != 255;
	}
	return some;
}

static picture_result finish_png(arena *a, png_image *png, picture *out)
{
	bool colour = png->format & PNG_FORMAT_FLAG_COLOR, has_opacity = png->format & PNG_FORMAT_FLAG_ALPHA;
	png->format = (colour ? PNG_FORMAT_RGB : PNG_FORMAT_GRAY) | (has_opacity ? PNG_FORMAT_FLAG_ALPHA : 0);
	size_t pixels = (size_t)png->width * png->height;
	int components = colour ? 3 : 1, channels = components + has_opacity;
	unsigned char *samples = arena_array(a, pixels, (size_t)channels);
	unsigned char *opacity = has_opacity ? arena_array(a, pixels, 1) : NULL;
	if (!samples || (has_opacity && !opacity))
		return PICTURE_NO_MEMORY;
	if (!png_image_finish_read(png, NULL, samples, 0, NULL))
		return PICTURE_BROKEN;
	bool some = has_opacity && part_opacity(samples, pixels, channels, opacity);
	*out = (picture){.width = png->width,
	    .height = png->height,
	    .components = components,
	    .bytes = {(const char *)samples, pixels * (size_t)components},
	    .opacity = {(const char *)opacity, some ? pixels : 0}};
	return PICTURE_GOOD;
}

static uint32_t four_bytes(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

/* Whether every chunk ends within the file (ISO/IEC 15948 §5.3): libpng takes the memory that a chunk claims to need before it reads it. */
static bool holds_its_chunks(slice file)
{
	const unsigned char *p = (const unsigned char *)file.ptr + PNG_SIGNATURE, *end = p + (file.len - PNG_SIGNATURE);
	while (end - p >= 8) {
		size_t length = four_bytes(p), whole = length + 12; /* with length, type and CRC */
		if (memcmp(p + 4, "IEND", 4) == 0)
			return true;
		if (whole > (size_t)(end - p))
			return false;
		p += whole;
	}
	return p == end;
}

static picture_result read_png(arena *a, slice file, picture *out)
{
	png_image png = {.version = PNG_IMAGE_VERSION};
	if (!holds_its_chunks(file) || !png_image_begin_read_from_memory(&png, file.ptr, file.len))
		return PICTURE_BROKEN;
	bool fits = png.width && png.height && png.height <= LIMIT_PICTURE_PIXELS / png.width;
	picture_result result = fits ? finish_png(a, &png, out) : PICTURE_TOO_LARGE;
	png_image_free(&png);
	return result;
}

/* ---- JPEG ---- */

static unsigned two_bytes(const unsigned char *p)
{
	return (unsigned)p[0] << 8 | p[1];
}

static bool has_no_length(unsigned char marker)
{
	return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8); /* TEM, RST0–7, SOI */
}

/* SOF0–SOF15 without DHT, JPG and DAC. */
static bool begins_frame(unsigned char marker)
{
	return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/* `p`: behind the length of a frame header of `n` bytes. */
static picture_result read_frame(const unsigned char *p, size_t n, unsigned char marker, slice file, picture *out)
{
	if (n < 6)
		return PICTURE_BROKEN;
	unsigned height = two_bytes(p + 1), width = two_bytes(p + 3), components = p[5];
	if (marker > 0xC2 || p[0] != 8 || (components != 1 && components != 3))
		return PICTURE_UNSUPPORTED;
	if (!width || !height)
		return PICTURE_BROKEN;
	if (height > LIMIT_PICTURE_PIXELS / width)
		return PICTURE_TOO_LARGE;
	*out = (picture){.width = width, .height = height, .components = (int)components, .jpeg = true, .bytes = file};
	return PICTURE_GOOD;
}

/* The file up to its last end marker (cameras hang more behind it); empty: it is cut off. */
static slice whole_jpeg(slice file)
{
	const unsigned char *p = (const unsigned char *)file.ptr;
	size_t n = file.len;
	while (n >= 2 && (p[n - 2] != 0xFF || p[n - 1] != 0xD9))
		n--;
	return (slice){file.ptr, n >= 2 ? n : 0};
}

static picture_result read_jpeg(slice file, picture *out)
{
	file = whole_jpeg(file);
	const unsigned char *p = (const unsigned char *)file.ptr, *end = p + file.len;
	while (end - p >= 4 && p[0] == 0xFF) {
		unsigned char marker = p[1];
		if (marker == 0xFF) { /* fill */
			p++;
			continue;
		}
		if (has_no_length(marker)) {
			p += 2;
			continue;
		}
		size_t length = two_bytes(p + 2);
		if (length < 2 || length > (size_t)(end - p) - 2)
			return PICTURE_BROKEN;
		if (begins_frame(marker))
			return read_frame(p + 4, length - 2, marker, file, out);
		if (marker == 0xDA || marker == 0xD9) /* picture data, or the end, before a frame */
			return PICTURE_BROKEN;
		p += 2 + length;
	}
	return PICTURE_BROKEN;
}

picture_result picture_read(arena *a, slice file, picture *out)
{
	if (slice_starts(file, "\x89PNG\r\n\x1A\n"))
		return read_png(a, file, out);
	if (slice_starts(file, "\xFF\xD8\xFF"))
		return read_jpeg(file, out);
	return PICTURE_UNKNOWN;
}
