/* progress.h: how far the work is: a line on a terminal that is drawn again and erased in the end, or, where nobody looks on, a line now and then when it
 * takes long. Other output must not meet the line: progress_hide before anything is printed. */
#ifndef TONGKET_CLI_PROGRESS_H
#define TONGKET_CLI_PROGRESS_H

#include <stdio.h>

#include "base/buf.h"
#include "base/diag.h"

/* What is known of the work at hand. */
typedef struct progress_state {
	const char *label; /* "typesetting" */
	size_t done, all;  /* all 0: not counted */
	double seconds;    /* that it has taken so far */
} progress_state;

/* Append the line for a terminal of `columns`: the label, a bar, how many of how many, how many a second, the time left. It is shorter than `columns`. */
void progress_put_bar(buf *out, const progress_state *s, unsigned columns, language lang);

/* The same as words, without a bar. */
void progress_put_words(buf *out, const progress_state *s, language lang);

typedef struct progress progress;

/* For `out`, which is borrowed: a line that moves when that is a terminal that can (TERM), else plain lines. Yours, progress_free, which erases the line.
 * NULL: out of memory, which is no harm. The functions below take NULL. */
progress *progress_new(FILE *out, language lang);
void progress_free(progress *p);

/* Other work begins; `label` stays. NULL: none. */
void progress_begin(progress *p, const char *label);
void progress_step(progress *p, size_t done, size_t all);
void progress_hide(progress *p);

#endif
