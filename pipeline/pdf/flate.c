/* flate.c: libdeflate at level 5: a level more takes a tenth of the time of a long document longer and saves one per cent. */
#include "pdf/flate.h"

#include <libdeflate.h>

#define LEVEL 5

struct flate {
	struct libdeflate_compressor *compressor;
};

flate *flate_new(void)
{
	flate *f = calloc(1, sizeof *f);
	if (!f)
		return NULL;
	f->compressor = libdeflate_alloc_compressor(LEVEL);
	if (f->compressor)
		return f;
	free(f);
	return NULL;
}

void flate_free(flate *f)
{
	if (!f)
		return;
	libdeflate_free_compressor(f->compressor);
	free(f);
}

void flate_put(flate *f, slice bytes, buf *out)
{
	size_t most = libdeflate_zlib_compress_bound(f->compressor, bytes.len);
	char *room = buf_room(out, most);
	if (room)
		out->len += libdeflate_zlib_compress(f->compressor, bytes.ptr, bytes.len, room, most);
}

void flate_pack(flate *f, slice bytes, buf *out)
{
	buf_clear(out);
	flate_put(f, bytes, out);
}
