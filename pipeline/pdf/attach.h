/* attach.h: files embedded in a document and associated with it as a whole (ISO 19005-3 §6.8, ISO 32000-2 §14.13). Inside pdf/. */
#ifndef TONGKET_PDF_ATTACH_H
#define TONGKET_PDF_ATTACH_H

#include "pdf/flate.h"
#include "pdf/haru.h"
#include "pdf/pdf.h"

/* Embed o->attachments, in order of their names; their day is the document's, `stamp` (D:…). False: reported. */
NODISCARD bool attach_add(haru *h, flate *z, const pdf_options *o, const char *stamp, diag *d);

#endif
