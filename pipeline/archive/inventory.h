/* inventory.h: reading METS and PREMIS: the files they speak of. Only that is understood; the rest is for schemas (schemas.h).
 *
 * A text from a package is not trusted: no entity is expanded, no document type accepted, nothing is fetched. */
#ifndef TONGKET_ARCHIVE_INVENTORY_H
#define TONGKET_ARCHIVE_INVENTORY_H

#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"

typedef enum {
	INVENTORY_FILE,    /* a file, or metadata, with its fixity */
	INVENTORY_POINTER, /* the METS of a representation */
	INVENTORY_OBJECT   /* what the whole is called: `href` holds OBJID */
} inventory_kind;

typedef struct inventory_entry {
	inventory_kind kind;
	slice href; /* METS: as written; PREMIS: the object's identifier */
	bool has_size;
	uint64_t size;
	slice sha256; /* empty: none, or by another algorithm */
} inventory_entry;

/* Hand on every entry of a METS or PREMIS text named `shown`, in its order. Slices are borrowed for the call. What is not well-formed is reported (STATUS_DATA). False:
 * that, or fn returned false. */
typedef bool (*inventory_fn)(void *user, const inventory_entry *e);
NODISCARD bool inventory_read_mets(slice text, const char *shown, inventory_fn fn, void *user, diag *found);
NODISCARD bool inventory_read_premis(slice text, const char *shown, inventory_fn fn, void *user, diag *found);

/* Whether the text is well-formed XML. False: reported. */
NODISCARD bool inventory_is_well_formed(slice text, const char *shown, diag *found);

/* The path a reference of a METS in the folder `base` ("" or "representations/rep1/") leads to: percent escapes decoded. NULL: it leads nowhere in a package, or no
 * memory. In `a`. */
const char *inventory_resolve(arena *a, const char *base, slice href);

#endif
