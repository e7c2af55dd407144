/* writer.h: the file: libharu's objects and the structure's, in object streams with a cross-reference stream (ISO 32000-1 §7.5.7, §7.5.8), or one by
 * one with a table, as the flavour says. Inside pdf/. */
#ifndef TONGKET_PDF_WRITER_H
#define TONGKET_PDF_WRITER_H

#include "pdf/flate.h"
#include "pdf/haru.h"
#include "pdf/structure.h"

/* Append the file to `out`. The structure's base is the number behind libharu's last object. False: reported. */
NODISCARD bool writer_put(haru *h, structure *s, flate *z, buf *out, diag *d);

/* The number the next object of libharu would get. */
uint32_t writer_next_number(const haru *h);

#endif
