/* written.h: which files a run wrote into a folder of the outputs, told to the next run, so that it can remove what is not true any more and
 * nothing else: a file of somebody else is not in the list.
 *
 * The list is a hidden text file in that folder, a path a line, relative to the output folder, sorted. */
#ifndef TONGKET_RUN_WRITTEN_H
#define TONGKET_RUN_WRITTEN_H

#include "base/publish.h"

typedef struct written {
	char **names; /* relative to the output folder, '/' between parts */
	size_t count, cap;
} written;

/* Add a name (copied). False: out of memory (reported). */
NODISCARD bool written_add(written *w, slice name, diag *d);
void written_free(written *w);

/* Put the list of `w` among the outputs as the list of `folder` ("" is the output folder itself), and remove at commit what the list of an
 * earlier run in `out` names and `w` does not. False: reported. */
NODISCARD bool written_put(written *w, publication *outputs, const char *out, const char *folder, bool private_, diag *d);

#endif
