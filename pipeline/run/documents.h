/* documents.h: the documents of a template, each composed, typeset and put among the outputs in memory of its own, which is given back before the next. */
#ifndef TONGKET_RUN_DOCUMENTS_H
#define TONGKET_RUN_DOCUMENTS_H

#include "base/publish.h"
#include "compose/value.h"
#include "font/font.h"
#include "layout/profile.h"
#include "pdf/pdf.h"
#include "run/job.h"
#include "run/pictures.h"

/* What a document of the template was made from and became: for a later run, which need not make it again. */
typedef struct press_record {
	char **read; /* names of its Markdown files, without their folders */
	size_t read_count, read_cap;
	size_t made_first, made_count; /* of press.made */
	bool kept;                     /* not made again */
} press_record;

/* What documents have in common. All but `made` and `records` is borrowed. */
typedef struct press {
	const job *job;
	const profile *profile;
	fontset *fonts;
	publication *outputs;
	diag *diag;
	bool draft;    /* mark every page */
	bool private_; /* outputs 0600 */
	pdf_flavour flavour;
	const pdf_attachment *attachments; /* of reports that are one document: they print the figures of the ledger */
	size_t attachment_count;
	const yaml_texts *audit; /* typed numbers are reported, but in these phrases; NULL: they are not */
	char **made;             /* names of what was printed */
	size_t made_count, made_cap;
	press_record *records; /* in the order of press_document's calls */
	size_t record_count, record_cap;
	bool recording; /* what is read belongs to the last record */
	pictures pictures;
	buf colour_profile; /* compressed by the first document, for all */
} press;

/* What one document is made from. */
typedef struct printing {
	const template_document *source;
	slice text;        /* its Markdown; {NULL, 0}: still to be read */
	const char *shown; /* the Markdown's name in messages */
	const facts *facts;
	const fact *items; /* NULL: no item */
	size_t row;        /* of items */
} printing;

/* What a document says: Markdown, and the names in it. */
typedef struct composing {
	slice text; /* {NULL, 0}: that of the template's file `file` */
	slice file;
	const char *shown; /* the Markdown's name in messages */
	const value *values;
	const facts *facts;
	slice title, author; /* Mustache */
	bool attach;         /* what the press has to attach */
} composing;

/* Compose and typeset a document and put it among the outputs as `name`; all in `a`. False: reported. */
NODISCARD bool press_typeset(arena *a, press *p, const composing *what, slice name);

/* Make one document, unless its `when` is false. False: reported. */
NODISCARD bool press_print(press *p, const printing *what);

/* Compose a document, whether its `when` is true or not, and throw it away: for its mistakes. All in `a`. False: reported. */
NODISCARD bool press_proof(arena *a, press *p, const printing *what);

/* Read the names in a Markdown text called `shown`, and in the files it calls. All in `a`. False: reported. */
NODISCARD bool press_names(arena *a, press *p, slice text, const char *shown, const value *names);

/* Make a document of a report: one, or one for each row of its rows fact. False: reported. */
NODISCARD bool press_document(press *p, const template_document *source, const facts *f);

/* Whether the i-th document of an earlier press is still what it was when files of these names have changed: it read none of them, and all it became is still there
 * under `out`. */
bool press_is_kept(const press *before, size_t i, const char *const *changed, size_t changed_count, const char *out);

/* Whether press.made[i] is one that was kept. */
bool press_made_is_kept(const press *p, size_t i);

/* Whether a file of this name was read for any document. */
bool press_has_read(const press *p, const char *name);

/* Take document number `i` of an earlier press for made. False: out of memory (reported). */
NODISCARD bool press_keep(press *p, const press *before, size_t i);

/* The name of a document's file under the output folder; in `a`. {NULL, 0}: reported. */
slice press_name(arena *a, press *p, const printing *what);

/* Two documents of one name would be one file. False: reported, or out of memory. */
NODISCARD bool press_check_names(press *p);

/* Gives back what was made, not what was borrowed. */
void press_free(press *p);

#endif
