/* tags.h: a Mustache template cut into pieces of text and tags, with sections matched.
 *
 * Delimiters are set, comments gone, and the lines on which a section tag, partial, comment or delimiter tag stands alone are taken out, as the published
 * specification wants. */
#ifndef TONGKET_COMPOSE_TAGS_H
#define TONGKET_COMPOSE_TAGS_H

#include "base/arena.h"
#include "base/diag.h"

typedef enum { TAG_TEXT, TAG_NAME, TAG_SECTION, TAG_INVERTED, TAG_END, TAG_PARTIAL } tag_kind;

typedef struct tag {
	tag_kind kind;
	slice text;            /* of TAG_TEXT as it stands; else the name */
	unsigned line, column; /* of the text's first byte, or of the name; 1-based, columns are code points */
	size_t end;            /* of a section: index of its TAG_END */
	slice indent;          /* of a partial that stands alone on its line: the white space before it */
	bool told;             /* an error at this tag has been reported */
} tag;

typedef struct tags {
	tag *items;
	size_t count;
} tags;

typedef struct tags_source {
	slice text;
	const char *file;
	size_t indent; /* columns that stand before every line and are not of the file */
	bool raw;      /* {{{name}}} and {{&name}} are names like any other; else they are refused */
} tags_source;

/* Cut a template. All errors are reported (STATUS_USAGE); false when there was one. In `a`. */
NODISCARD bool tags_parse(arena *a, const tags_source *source, tags *out, diag *d);

#endif
