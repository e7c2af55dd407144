/* textstring.h: text strings of ISO 32000-1 §7.9.2.2: UTF-16BE behind a byte order mark. Inside pdf/. */
#ifndef TONGKET_PDF_TEXTSTRING_H
#define TONGKET_PDF_TEXTSTRING_H

#include "base/buf.h"

/* A string may hold 32 767 bytes (ISO 19005-2 §6.1.13): longer texts are cut at a code point and end with "…". */
#define TEXTSTRING_BYTES 32767

/* Append the bytes of the string. */
void textstring_put_bytes(buf *out, slice text);

/* Append <FEFF…>. */
void textstring_put(buf *out, slice text);

/* Append a UTF-16 unit as four hexadecimal digits. */
void textstring_put_unit(buf *out, uint16_t unit);

#endif
