/* fuzz_picture.c: the bytes of a PNG or JPEG file. */
#include "fuzz.h"

#include "base/picture.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz f = fuzz_begin(data, size);
	picture p;
	if (picture_read(f.memory, f.input, &p) == PICTURE_GOOD) {
		size_t pixels = (size_t)p.width * p.height, sum = 0;
		FUZZ_MUST(pixels && (p.components == 1 || p.components == 3));
		FUZZ_MUST(p.jpeg || p.bytes.len == pixels * (size_t)p.components);
		FUZZ_MUST(p.opacity.len == 0 || p.opacity.len == pixels);
		for (size_t i = 0; i < p.bytes.len; i++)
			sum += (unsigned char)p.bytes.ptr[i];
		FUZZ_MUST(sum <= p.bytes.len * 255);
	}
	fuzz_end(&f, true);
	return 0;
}
