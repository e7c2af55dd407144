/* stage.h: a package while it is being filled: a hidden folder beside its place, and the list of what was put into it, each file with size and SHA-256 of the
 * bytes written. It gets its name when it is whole, or disappears. */
#ifndef TONGKET_ARCHIVE_STAGE_H
#define TONGKET_ARCHIVE_STAGE_H

#include <stdint.h>

#include "archive/format.h"
#include "base/arena.h"
#include "base/diag.h"

typedef struct staged {
	const char *path;     /* in the package */
	const char *original; /* the name it had; NULL: made for the package */
	uint64_t size;
	char sha256[65];
	const format *format;
} staged;

typedef struct stage stage;

/* A stage in the folder `parent`, which is made where it is missing. private_: files 0600, folders 0700. Yours, stage_free. NULL: reported. */
stage *stage_new(const char *parent, bool private_, diag *d);

/* Removes what was not moved to its place. */
void stage_free(stage *s);

const char *stage_folder(const stage *s);
arena *stage_memory(stage *s);
diag *stage_diag(stage *s);
bool stage_is_private(const stage *s);

/* Add a file. NULL: reported. The result is valid until the next call that adds. `within`: as in file_try_read. */
const staged *stage_add_bytes(stage *s, const char *path, slice bytes);
const staged *stage_add_copy(stage *s, const char *path, const char *source, const char *within, const char *original);

size_t stage_count(const stage *s);
const staged *stage_get(const stage *s, size_t i);
const staged *stage_find(const stage *s, const char *path);

/* Sort the files by their paths. */
void stage_sort(stage *s);

/* Put all that is staged into the folder `inner` ("data/NAME") of a new, otherwise empty stage. False: reported. */
NODISCARD bool stage_wrap(stage *s, const char *inner);

/* Turn the staged folder into a ZIP file in which everything lies below the folder `name`; `date` as in zip_pack. False: reported. */
NODISCARD bool stage_zip(stage *s, const char *name, slice date);

/* Move what is staged to parent/name. What is there already stays: when it is the same, byte for byte, that is as good; when it is not, that is reported
 * (STATUS_USAGE) and nothing is changed. False: reported. */
NODISCARD bool stage_publish(stage *s, const char *name);

#endif
