/* pictures.h: the pictures of a document as image objects. Inside pdf/. */
#ifndef TONGKET_PDF_PICTURES_H
#define TONGKET_PDF_PICTURES_H

#include "layout/display.h"
#include "pdf/flate.h"
#include "pdf/haru.h"

/* Give `resources` the pictures of the list: Im1, Im2, … (ISO 32000-1 §8.9.5). `opaque`: what shines through them is white. False: reported. */
NODISCARD bool pictures_add(haru *h, flate *z, const display_list *list, bool opaque, HPDF_Dict resources, diag *d);

#endif
