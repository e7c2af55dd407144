/* places.h: where templates, profiles and fonts lie.
 *
 * In this order: $TONGKET_DATA; share/tongket beside the program's bin/ (an installed program, wherever it was moved); PREFIX/share/tongket; the
 * tree the program was built in. The first that holds the thing asked for is taken. */
#ifndef TONGKET_RUN_PLACES_H
#define TONGKET_RUN_PLACES_H

#include "base/arena.h"
#include "base/diag.h"

typedef struct places {
	const char *roots[8]; /* folders to look in, in order */
	size_t count;
	const char *packed; /* a package's folder with template/ and profile/, which are taken whatever the job names; NULL: none */
} places;

/* The folders for this process. In `a`. False: out of memory (reported). */
NODISCARD bool places_find(arena *a, places *out, diag *d);

/* The path of `relative` ("fonts/manifest.yaml") in the first root that has it, or NULL. In `a`. */
const char *places_lookup(arena *a, const places *p, const char *relative);

/* Those folders as a message names them, ", " between. In `a`; "" without memory. */
const char *places_said(arena *a, const places *p);

/* The path of a template's folder or a profile's file as a job names it: a name (looked up as templates/NAME or templates/profiles/NAME.yaml), or a
 * path: "./…" and "../…" beside the job, or absolute. `where` is the line of the job. In `a`. NULL: reported (STATUS_USAGE) with the names there are. */
const char *places_template(arena *a, const places *p, const char *job_folder, slice name, place where, diag *d);
const char *places_profile(arena *a, const places *p, const char *job_folder, slice name, place where, diag *d);

#endif
