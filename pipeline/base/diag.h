/* diag.h: what the program has to say about a job, a template, a profile, the command line or the machine, and the exit status
 * that follows. Errors in the data are not here: they are rows of the store (validate/issue.h).
 *
 * A message is declared once, as a constant `message`, beside the code that reports it: its code, its kind, its text and its hint
 * in both languages, with {1} {2} … for the arguments. The reader sees `file:line:column: text. hint` in the language asked for. */
#ifndef TONGKET_BASE_DIAG_H
#define TONGKET_BASE_DIAG_H

#include <stdio.h>

#include "base/compiler.h"
#include "base/slice.h"

/* The exit statuses, and the kind of a message. */
typedef enum {
	STATUS_DONE = 0,   /* done; warnings and notes allowed */
	STATUS_DATA = 1,   /* errors in the data */
	STATUS_USAGE = 2,  /* the job, template, profile or command line is wrong */
	STATUS_MACHINE = 3 /* input/output, memory, or an internal fault */
} status_kind;

typedef enum { LANG_VI, LANG_EN } language;

typedef struct message {
	const char *code; /* stable, lower case with hyphens: "unknown-key" */
	status_kind kind;
	const char *text[2]; /* by language; {1}…{9} stand for the arguments; no full stop at the end */
	const char *hint[2]; /* how to mend it, a sentence; may be NULL */
} message;

/* Where it is. line and column are 1-based; 0 says unknown (then it is not printed). */
typedef struct place {
	const char *file; /* NULL: no file */
	unsigned line, column;
} place;

#define NOWHERE ((place){NULL, 0, 0})

static inline place place_at(const char *file, unsigned line, unsigned column)
{
	return (place){file, line, column};
}

struct buf;

/* Append a text of a message with its holes filled. */
void message_fill(struct buf *out, const char *text, const char *const args[]);

/* Any number of threads may report; the other functions are for one at a time. */
typedef struct diag diag;

/* A list of diagnostics that prints in `lang`. Yours, diag_free. NULL: out of memory. */
diag *diag_new(language lang);
void diag_free(diag *d);

language diag_language(const diag *d);

/* Add one; texts are copied; what was told already, word for word, is not told again; of more than LIMIT_FINDINGS the rest is
 * only counted; no control characters reach a terminal. Always returns false, so that `return diag_report(…)` reads as "it failed, and was told". */
#define diag_report(d, m, where, ...) diag_report_list(d, m, where, (const char *const[]){__VA_ARGS__, NULL})
bool diag_report_list(diag *d, const message *m, place where, const char *const args[]);

/* The message for a failed allocation, told once. Returns false. */
bool diag_no_memory(diag *d);

/* The worst kind reported so far; STATUS_DONE when there is none. */
status_kind diag_status(const diag *d);
size_t diag_count(const diag *d);

/* The code of the i-th diagnostic, in the order of reporting (for tests and programs). */
const char *diag_code(const diag *d, size_t i);
place diag_place(const diag *d, size_t i);

/* The whole line of the i-th diagnostic, with its place, text and hint, without a line feed. */
const char *diag_text(const diag *d, size_t i);

/* The kind of the i-th diagnostic. */
status_kind diag_kind(const diag *d, size_t i);

/* Append to `out` what `d` holds, and its status, for a diag of another process of this program: diag_unpack adds it there. False: out of memory, or
 * `packed` is not what diag_pack made. */
NODISCARD bool diag_pack(const diag *d, struct buf *out);
NODISCARD bool diag_unpack(diag *d, slice packed);

/* Print all of them, a line each, and forget them; the status stays. */
void diag_print(diag *d, FILE *out);

/* Forget them unprinted, where somebody else has told them; the status stays. */
void diag_forget(diag *d);

/* Forget them and the status too: a new start. */
void diag_clear(diag *d);

#endif
