/* help.h: what is said at length about each code: its name, its meaning, why it arises, how it is mended, and an example that a test runs.
 *
 * One entry for each code, and one for each constraint of `constraint-error`; the entries stand in help_files.c, help_cells.c, help_rows.c and
 * help_notes.c. Everything that explains a code (`tongket codes`, docs/codes, names on validation.html) is made from them. */
#ifndef TONGKET_VALIDATE_HELP_H
#define TONGKET_VALIDATE_HELP_H

#include "validate/issue.h"

/* A file of the small job under examples/stock as it should not be, and as it should. In its text ⟨FF⟩ stands for bytes (two hexadecimal digits
 * each, spaces between them) and ⟨a × 12⟩ for a text twelve times. */
typedef struct help_example {
	const char *file;          /* its path in the job; NULL: no example */
	const char *wrong, *right; /* NULL: the file is not there */
	const char *also;          /* a code that cannot but be told too; NULL: none */
} help_example;

typedef struct help {
	issue_code code;
	constraint_kind constraint;   /* of a constraint-error; CONSTRAINT_NONE: the code as a whole */
	const char *name[2];          /* by language: a few words, capitalised */
	const char *meaning[2];       /* one sentence */
	const char *why[2], *mend[2]; /* sentences; a constraint has no `why` */
	help_example example;
	const char *about[2]; /* what one must know of the example's job; NULL: nothing */
} help;

typedef struct help_list {
	const help *items;
	size_t count;
} help_list;

extern const help_list HELP_FILES, HELP_CELLS, HELP_ROWS, HELP_NOTES;

/* The entry of a code, and of a constraint; never NULL for CONSTRAINT_NONE (a unit test sees to it). */
const help *help_find(issue_code code, constraint_kind constraint);

/* Append what is to be read about a code, as CommonMark that can also be read as it is. */
void help_put(buf *out, issue_code code, language lang);

/* Append all codes, a line each, grouped by severity. */
void help_put_index(buf *out, language lang);

#endif
