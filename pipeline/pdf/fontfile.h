/* fontfile.h: the fonts of a document as PDF objects: composite fonts with subset, widths, and the text behind each character. Inside pdf/. */
#ifndef TONGKET_PDF_FONTFILE_H
#define TONGKET_PDF_FONTFILE_H

#include "pdf/docfont.h"
#include "pdf/flate.h"
#include "pdf/haru.h"

/* Add every used font to the resource dictionary /Font as F1, F2 … (face + 1); `cid_sets`: with the set of characters it holds. False: reported. */
NODISCARD bool fontfile_add(haru *h, flate *z, docfonts *fonts, bool cid_sets, HPDF_Dict resources);

#endif
