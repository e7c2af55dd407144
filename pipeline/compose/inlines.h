/* inlines.h: the text inside one block of Markdown as runs of one style. */
#ifndef TONGKET_COMPOSE_INLINES_H
#define TONGKET_COMPOSE_INLINES_H

#include <cmark-gfm.h>

#include "compose/composer.h"

/* Attributes at the end of a heading: {#id .appendix .unnumbered .landscape}; at the end of a paragraph {.style}. */
typedef struct heading_attributes {
	slice id;
	bool appendix, unnumbered, landscape;
	bool paragraph; /* asked for: the block is a paragraph, and has a style only */
	slice style;    /* a paragraph's, without the dot; empty: none */
} heading_attributes;

/* The runs of the block `node` (a paragraph or heading). `attributes`: NULL, or filled from the end of the text and taken off it. False: reported
 * (raw HTML, an image, a bad link, an unknown attribute). */
NODISCARD bool inlines_of(composer *c, cmark_node *node, heading_attributes *attributes, inlines *out);

#endif
