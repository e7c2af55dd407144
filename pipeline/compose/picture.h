/* picture.h: pictures of a document: a Markdown image that is a paragraph of its own, and finding files. The directive is in directive.h. */
#ifndef TONGKET_COMPOSE_PICTURE_H
#define TONGKET_COMPOSE_PICTURE_H

#include <cmark-gfm.h>

#include "compose/composer.h"

/* `![words](file "caption")` as a block; `out->where` is set. */
outcome picture_of_image(composer *c, cmark_node *image, block *out);

/* The picture in `file`, which is named at `where`. False: reported. */
NODISCARD bool picture_find(composer *c, slice file, place where, const picture **out);

#endif
