/* opened.h: a package given as a folder, a ZIP file or a bag, made readable as one folder: what is packed is unpacked into a private temporary folder, which
 * closing removes. Until then a signal that would end the program waits, so that what was unpacked does not stay behind. */
#ifndef TONGKET_ARCHIVE_OPENED_H
#define TONGKET_ARCHIVE_OPENED_H

#include <signal.h>

#include "archive/tree.h"

typedef struct opened {
	const char *folder;    /* of everything */
	const char *temporary; /* NULL: nothing was unpacked */
	tree tree;             /* of folder */
	bool is_bag;
	sigset_t signals; /* blocked before, when something was unpacked */
	const char *root; /* where METS.xml lies, below folder: "" or "NAME/" */
} opened;

/* In `a`. What is wrong with the package is reported to `found` (STATUS_DATA), what is no package at all to `d` (STATUS_USAGE). False: reported, nothing can be
 * read. opened_close in any case. */
NODISCARD bool opened_open(arena *a, const char *path, opened *out, diag *found, diag *d);
void opened_close(opened *o);

#endif
