/* tree.h: every file of a package's folder, found without following any link, and what cannot be part of a package told one by one.
 *
 * A path in a package is relative, with '/' between its parts; no part is empty, "." or "..", none holds a control character, '\' or ':', and no two
 * paths are the same to a file system that does not tell capitals or normal forms apart. */
#ifndef TONGKET_ARCHIVE_TREE_H
#define TONGKET_ARCHIVE_TREE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"

typedef struct tree_file {
	const char *path; /* relative to the folder */
	uint64_t size;    /* bytes */
} tree_file;

typedef struct tree {
	const char *folder;
	const tree_file *files; /* sorted by bytes of their paths */
	size_t count;
} tree;

/* List `folder`. What is not a plain file or folder, or has a name that no package may hold, is reported (STATUS_DATA, at its path) and left out; so are paths
 * that differ only in case or normal form, and more than LIMIT_PACKAGE_FILES. False: the folder cannot be read (reported, STATUS_MACHINE).
 * In `a`. */
NODISCARD bool tree_list(arena *a, const char *folder, tree *out, diag *d);

/* The file of this path, or NULL. */
const tree_file *tree_find(const tree *t, slice path);

/* Whether `path` may stand in a package; reports nothing. */
bool tree_path_is_safe(slice path);

/* Report every path that is the same as the one before it but for case or normal form. `paths` is sorted anew. False: out of memory (reported). */
NODISCARD bool tree_tell_twins(const char **paths, size_t count, diag *d);

/* Remove a folder and all in it, or a file; nothing is followed. What cannot be removed stays. */
void tree_remove(const char *path);

#endif
