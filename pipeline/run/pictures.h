/* pictures.h: the picture files of a job and its template, each read once a run. */
#ifndef TONGKET_RUN_PICTURES_H
#define TONGKET_RUN_PICTURES_H

#include "base/picture.h"
#include "run/job.h"

typedef struct shelved_picture shelved_picture;

/* Zeroed: nothing read yet. */
typedef struct pictures {
	arena *memory;
	shelved_picture *first; /* the newest */
	size_t count;
} pictures;

/* The picture in the file `name`: a relative path in the job's folder or else in the template's, that leads out of neither. It lives until pictures_free.
 * False: reported at `where` (STATUS_USAGE). */
NODISCARD bool pictures_get(pictures *p, const job *j, slice name, place where, const picture **out, diag *d);

/* Remember that `name` was asked for, in another process, without reading it. False: out of memory (reported). */
NODISCARD bool pictures_note(pictures *p, slice name, diag *d);

/* The name of the i-th picture that was asked for, found or not; NULL past the last. */
const char *pictures_name(const pictures *p, size_t i);

static inline size_t pictures_count(const pictures *p)
{
	return p->count;
}

void pictures_free(pictures *p);

#endif
