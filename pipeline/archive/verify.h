/* verify.h: is a package whole, unchanged and what it says it is? It needs nothing but the package; what its figures are worth is for run/recompute.h to say. */
#ifndef TONGKET_ARCHIVE_VERIFY_H
#define TONGKET_ARCHIVE_VERIFY_H

#include "archive/opened.h"
#include "archive/schemas.h"

typedef struct verdict {
	const char *objid; /* what the package is called; NULL: its METS does not say */
	size_t files;      /* looked at */
} verdict;

/* Check fixity and completeness (METS, PREMIS, the bag's manifests), the identity derived from the content, and the XML: well-formed, and valid where `schemas` (NULL:
 * none) knows its kind. What is wrong is reported to `found`, each at its file. False: reported, and reading could not go on. In `a`. */
NODISCARD bool verify_package(arena *a, const opened *o, const schemas *s, verdict *out, diag *found);

#endif
