/* init.h: a new job with a template of its own, made from a starter that comes with the program (templates/starter/LANGUAGE, or csv-LANGUAGE for given CSV files). */
#ifndef TONGKET_RUN_INIT_H
#define TONGKET_RUN_INIT_H

#include "base/arena.h"
#include "base/diag.h"

/* What a name given on the command line stands for. All in an arena. */
typedef struct init_name {
	const char *folder; /* path of the folder to be made */
	slice title;        /* the last part of the name as it was written, NFC */
	slice name;         /* the last part of `folder`: letters, digits, '-' */
} init_name;

/* `given` is a path whose last part is the title: "Quý I năm 2026" makes the folder quy-i-nam-2026; what consists of ASCII letters, digits, '.', '-' and
 * '_' stays as it is. In `a`. False: reported (STATUS_USAGE). */
NODISCARD bool init_read_name(arena *a, const char *given, init_name *out, diag *d);

/* Make the folder with everything in it, or nothing: it is filled beside its place and renamed. Nothing that is there is ever overwritten; only an empty
 * folder may be there already. With CSV files its tables are what those seem to be (run/infer.h), and they are copied; without them it has the starter's own data.
 * The words that explain are in the language of `d`. False: reported. */
NODISCARD bool init_make(const init_name *what, const char *const *csv, size_t csv_count, diag *d);

#endif
