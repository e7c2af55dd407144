/* signed.h: a PDF that was signed after it had been packed.
 *
 * A signature is added to a PDF as an incremental update (ISO 32000-1 §7.5.6): the bytes that were there stay, new ones follow. Such a file is the document that was
 * packed, and more. Whether the signature is good is for a program that knows certificates to say. */
#ifndef TONGKET_ARCHIVE_SIGNED_H
#define TONGKET_ARCHIVE_SIGNED_H

#include <stdint.h>

#include "base/slice.h"

/* Whether what follows the first `original` bytes of `pdf` is an incremental update that ends with a signature over the whole file: its /ByteRange begins at 0,
 * covers the original bytes and ends where the file ends. The caller has checked the first bytes. */
bool pdf_is_signed_after(slice pdf, uint64_t original);

#endif
