/* notes.h: footnotes: [^id] in a text and, elsewhere, [^id]: with the note. */
#ifndef TONGKET_COMPOSE_NOTES_H
#define TONGKET_COMPOSE_NOTES_H

#include <cmark-gfm.h>

#include "compose/composer.h"

/* The text to be parsed with CMARK_OPT_FOOTNOTES in place of `text`: the same, with lines behind it by which references to nothing are found. {NULL, 0}: out of
 * memory (reported). */
slice notes_prepare(composer *c, slice text);

/* Make the notes of the parsed text, before anything refers to them. False: reported (an empty note, one that is never referred to, …). */
NODISCARD bool notes_collect(composer *c, cmark_node *root);

/* The note that `reference` leads to; NULL when all its values are empty: nothing is printed then. False: reported (there is none; inside a note). */
NODISCARD bool notes_find(composer *c, cmark_node *reference, place where, footnote **out);

/* A text of the document refers to `note`: the first time it gets its number. */
void notes_number(composer *c, footnote *note);

/* Report a reference in `text`, which is no Markdown, at `where`. */
NODISCARD bool notes_refuse(composer *c, slice text, place where);

#endif
