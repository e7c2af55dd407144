/* identity.h: the name of a package, derived from what it holds.
 *
 * The same content has the same name on every machine: a UUID of version 5 (RFC 9562 §5.5) in the name space of URLs over "urn:sha256:…", the SHA-256 of the list
 * of its files. */
#ifndef TONGKET_ARCHIVE_IDENTITY_H
#define TONGKET_ARCHIVE_IDENTITY_H

#include "base/arena.h"
#include "base/diag.h"

/* One file: its digest (64 hexadecimal digits) and path. */
typedef struct content_line {
	const char *sha256, *path;
} content_line;

typedef struct identity {
	const char *uuid;   /* 36 characters */
	const char *objid;  /* urn:FONDS:uuid:UUID */
	const char *folder; /* the same with '_' for ':' */
} identity;

/* In `a`. `lines` in the order of their paths. Characters of `fonds` other than letters and digits of ASCII, '.' and '-' become '-'. False: out of memory
 * (reported). */
NODISCARD bool identity_derive(arena *a, slice fonds, const content_line *lines, size_t count, identity *out, diag *d);

/* The UUID of version 5 of `name` in the name space of URLs: 36 characters and a NUL. False: the library refused. */
NODISCARD bool uuid_of_url(slice name, char out[37]);

#endif
