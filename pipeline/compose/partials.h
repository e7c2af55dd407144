/* partials.h: the partials of one document: {{>name}}, read and cut into tags once for each indentation they are called with. */
#ifndef TONGKET_COMPOSE_PARTIALS_H
#define TONGKET_COMPOSE_PARTIALS_H

#include "compose/tags.h"

/* Where partials come from. `read` gives the text and the name of the file it is from, both of which outlive the rendering; false: there is none by this
 * name, reported at `where`. */
typedef struct partial_source {
	bool (*read)(void *user, slice name, place where, slice *text, const char **file, diag *d);
	void *user;
} partial_source;

typedef struct partial {
	slice name, indent;
	const char *file;
	tags tags;
	bool good;     /* else what is wrong with it has been told */
	unsigned open; /* how often it is being rendered, one inside the other */
	struct partial *next;
} partial;

typedef struct partials {
	const partial_source *source; /* NULL: there are none */
	bool raw;                     /* raw tags are names like any other */
	partial *first;
} partials;

/* The partial that tag `t` (at `where`) calls, every line of it that is not empty behind the tag's indentation. In `a`. NULL: reported. */
partial *partials_get(partials *p, arena *a, const tag *t, place where, diag *d);

#endif
