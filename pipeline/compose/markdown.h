/* markdown.h: CommonMark to blocks. */
#ifndef TONGKET_COMPOSE_MARKDOWN_H
#define TONGKET_COMPOSE_MARKDOWN_H

#include "compose/composer.h"

/* The blocks of `text`, a report after Mustache. False: all errors are reported, at their places in the template. */
NODISCARD bool markdown_blocks(composer *c, slice text, blocks *out);

#endif
