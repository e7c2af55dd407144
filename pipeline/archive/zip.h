/* zip.h: a folder as a ZIP file, and a ZIP file as a folder (libzip).
 *
 * Packing is deterministic: entries in the order of their paths, one time for all, no extra fields. Unpacking trusts nothing: every name is checked before
 * anything is written, sizes are limited by what is really read, and links are refused. */
#ifndef TONGKET_ARCHIVE_ZIP_H
#define TONGKET_ARCHIVE_ZIP_H

#include "base/arena.h"
#include "base/diag.h"

/* Write all of `folder`, below one folder `name`, to the new file `path`. date: "2015-08-25", of every entry. private_: entries say 0600, else 0644. False:
 * reported. */
NODISCARD bool zip_pack(arena *a, const char *folder, const char *name, slice date, bool private_, const char *path, diag *d);

/* Whether the file begins like a ZIP file. */
bool zip_looks_so(const char *path);

/* Unpack `path` into the empty `folder`. What an entry must not be (its name, a link, a twin, encrypted, too large) is reported at its name (STATUS_DATA);
 * then nothing, or nothing more, is unpacked. False: it is not unpacked, and reported. */
NODISCARD bool zip_unpack(arena *a, const char *path, const char *folder, diag *d);

#endif
