/* html.h: writing a page. Markup is given by the program as literals; whatever comes from data goes through html_text, html_id or html_query
 * and can become neither markup nor script. */
#ifndef TONGKET_RUN_HTML_H
#define TONGKET_RUN_HTML_H

#include "run/stream.h"

/* Append text, for content and for attributes in double quotes; of more than `most` bytes (0: no matter) the beginning and "…". */
void html_text(buf *out, slice text, size_t most);

/* A number as documents print it: 2.822. */
void html_number(buf *out, uint64_t number);

/* Part of an id or of the address of one: letters, digits and dashes stay, every other byte becomes _XX. */
void html_id(buf *out, slice text);

/* The value of a query in an address: percent-encoded. */
void html_query(buf *out, slice text);

#endif
