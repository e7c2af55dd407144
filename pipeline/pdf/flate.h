/* flate.h: compression of streams (/FlateDecode) with libdeflate. Inside pdf/. */
#ifndef TONGKET_PDF_FLATE_H
#define TONGKET_PDF_FLATE_H

#include "base/buf.h"

typedef struct flate flate;

/* NULL: out of memory. Yours, flate_free. */
flate *flate_new(void);
void flate_free(flate *f);

/* Append the compressed `bytes` to `out`; no room sets out->failed. */
void flate_put(flate *f, slice bytes, buf *out);

/* `out` emptied and filled. */
void flate_pack(flate *f, slice bytes, buf *out);

#endif
