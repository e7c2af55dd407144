/* xml.h: writing XML text (libxml2's writer) into a buffer. Calls are made without looking; xml_finish tells whether all of them worked.
 *
 * Texts and attribute values are escaped; what XML 1.0 cannot hold (control characters, U+FFFE, U+FFFF) becomes U+FFFD. Names are given by
 * the program, never by data, with their prefix: "dc:title". */
#ifndef TONGKET_BASE_XML_H
#define TONGKET_BASE_XML_H

#include "base/buf.h"

typedef struct xml xml;

/* A writer that appends to `out`. indent: 0 everything on one line; else spaces a level. Yours, xml_finish. NULL: out of memory. */
xml *xml_new(buf *out, unsigned indent);

/* <?xml version="1.0" encoding="UTF-8"?>: before everything else, or left out (a fragment, XMP). */
void xml_declaration(xml *x);
/* <?target content?> */
void xml_instruction(xml *x, const char *target, const char *content);

void xml_begin(xml *x, const char *name);
void xml_attribute(xml *x, const char *name, slice value); /* after xml_begin, before any content */
void xml_text(xml *x, slice text);                         /* valid UTF-8 */
void xml_end(xml *x);

/* <name>text</name> */
void xml_element(xml *x, const char *name, slice text);

/* Free the writer. False: something failed (memory, calls out of order, an element left open). */
NODISCARD bool xml_finish(xml *x);

#endif
