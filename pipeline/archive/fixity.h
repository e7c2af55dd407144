/* fixity.h: comparing the files of a package with what its inventories say of them. Each file is hashed once, however many inventories name it. */
#ifndef TONGKET_ARCHIVE_FIXITY_H
#define TONGKET_ARCHIVE_FIXITY_H

#include "archive/tree.h"
#include "base/file.h"

typedef struct fixity {
	arena *memory;
	diag *found; /* what is wrong with the package */
	const tree *tree;
	const char **digests; /* by file of the tree: 64 hexadecimal digits of what is there; NULL: not hashed yet */
	bool *told;           /* by file: altered, and said so */
	uint64_t grown;       /* bytes that signatures have added */
} fixity;

/* What an inventory says of a file. */
typedef struct claim {
	slice path;
	bool has_size;
	uint64_t size;
	slice sha256;     /* as written, any case */
	const char *said; /* path of the inventory */
} claim;

NODISCARD bool fixity_begin(arena *a, const tree *t, fixity *out, diag *found);

/* Check a claim. What is wrong is reported once a file: missing, another size, another digest. A PDF that was signed since (signed.h) is told and is no error. `seen`:
 * by file of the tree, marked; NULL: nothing to mark. False: a file cannot be read, or memory (reported). */
NODISCARD bool fixity_check(fixity *f, const claim *c, bool *seen);

/* The file's bytes, at most `max` of them. False: reported. Yours, file_free. */
NODISCARD bool fixity_read(const fixity *f, const char *path, size_t max, file_bytes *out);

#endif
