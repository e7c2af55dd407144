/* publish.h: writing the outputs of a run so that all of them appear, or none.
 *
 * A publication gathers the outputs of a run: each is written beside its place under a hidden temporary name; commit makes them durable
 * together and renames them; drop (or a failed commit) removes the temporary files, as does a signal that ends the program meanwhile
 * (base/interrupt.h). Files that were there before stay until the renames. */
#ifndef TONGKET_BASE_PUBLISH_H
#define TONGKET_BASE_PUBLISH_H

#include "base/diag.h"

typedef struct publication publication;

/* `folder` is made when it is missing (also its parents) at the first file, and is locked (base/lock.h) from then on until publication_free. Yours, publication_free (which drops what was not committed). */
publication *publication_new(const char *folder, diag *d);

/* Make the folder now, where it can be made; what cannot is told with the first file. Returns the folder in which the first that was missing was made, or NULL: none was.
 * Borrowed until free, which takes away again what stayed empty. */
const char *publication_prepare(publication *p, bool private_);

/* Write `bytes` for the file `name` (may hold '/'; folders are made). `private_`: mode 0600, folders 0700. */
NODISCARD bool publication_add(publication *p, const char *name, slice bytes, bool private_);

/* The file `name` will be written with publication_fill, perhaps by a process that this one starts, in the copy of `p` it inherits: its place is prepared, and it
 * is published or dropped with the rest. */
NODISCARD bool publication_expect(publication *p, const char *name, bool private_);
NODISCARD bool publication_fill(publication *p, const char *name, slice bytes, bool private_);

/* A temporary path which the caller fills itself (a database); published as `name` at commit. NULL: reported. Borrowed until free. */
const char *publication_reserve(publication *p, const char *name, bool private_);

/* Remove `name`, which an earlier run left, at commit. */
NODISCARD bool publication_remove(publication *p, const char *name);

/* Commit will not wait until the disk has everything: the files still appear whole or not at all, but may be lost with the power. */
void publication_skip_flush(publication *p);

/* Drop what was put so far. The folder and its lock stay for what is put from now on. */
void publication_drop(publication *p);

NODISCARD bool publication_commit(publication *p);
void publication_free(publication *p);

#endif
