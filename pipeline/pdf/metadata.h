/* metadata.h: what the document says about itself: information dictionary, XMP, output intent, language. Inside pdf/. */
#ifndef TONGKET_PDF_METADATA_H
#define TONGKET_PDF_METADATA_H

#include "pdf/flate.h"
#include "pdf/haru.h"
#include "pdf/pdf.h"

/* False: reported. */
NODISCARD bool metadata_add(haru *h, flate *z, const pdf_options *o, diag *d);

#endif
