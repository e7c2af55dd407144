/* documents.h: the documents of a template, each composed, typeset and put among the outputs in memory of its own, which is given back before the next. */
#ifndef TONGKET_RUN_DOCUMENTS_H
#define TONGKET_RUN_DOCUMENTS_H

#include "base/publish.h"
#include "compose/value.h"
#include "font/font.h"
#include "layout/profile.h"
#include "pdf/pdf.h"
#include "run/job.h"
#include "run/observer.h"
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
	bool expected; /* the outputs know already what is written (publication_expect) */
	pdf_flavour flavour;
	const observer *observer;          /* is told what was written; NULL: nobody */
	const pdf_attachment *attachments; /* of reports that are one document: they print the figures of the ledger */
	size_t attachment_count;
	const yaml_texts *audit; /* typed numbers are reported, but in these phrases; NULL: they are not */
	char **made;             /* names of what was printed */
	size_t made_count, made_cap;
	press_record *records; /* in the order of the documents of the template */
	size_t record_count, record_cap;
	bool recording; /* what is read belongs to records[record] */
	size_t record;
	pictures pictures;
	buf colour_profile; /* compressed by the first document, for all */
} press;

/* What one document is made from. */
typedef struct printing {
	const template_document *source;
	slice text;        /* its Markdown; {NULL, 0}: still to be read */
	const char *shown; /* the Markdown's name in messages */
	const facts *facts;
	const value *base; /* values that documents of one source share, with some row as item; NULL: made for this one */
	const fact *items; /* NULL: no item */
	size_t row;        /* of items */
	const profile *profile;
	slice name;    /* press_plan: of its file under the output folder */
	uint64_t size; /* of the work, in bytes of text and cells or so; 0: still to be estimated */
	size_t record; /* of the press, which what is read belongs to; PRESS_NO_RECORD: nobody asks */
} printing;

#define PRESS_NO_RECORD SIZE_MAX

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

/* Whether a document is to be made (its `when`), and what->name, in `a`. False: reported. */
NODISCARD bool press_plan(arena *a, press *p, printing *what, bool *wanted);

/* Make one document that was planned. False: reported. */
NODISCARD bool press_print(press *p, const printing *what);

/* Make a document that was planned and throw it away, with whatever there is to say of it: what documents share (faces, words, subsets) is there afterwards. */
void press_rehearse(press *p, const printing *what);

/* `name` is made. False: out of memory (reported). */
NODISCARD bool press_remember(press *p, slice name);

/* Values that the documents of a source with for-each share. In `a`. NULL: reported. */
const value *press_shared_values(arena *a, press *p, const facts *f, const fact *items);

/* What is read and made from now on, until press_end_record, belongs to a new record. False: out of memory (reported). A Markdown file of the template is read for the record. */
NODISCARD bool press_begin_record(press *p);
void press_end_record(press *p);
NODISCARD bool press_note_read(press *p, const char *path);

/* Compose a document, whether its `when` is true or not, and throw it away: for its mistakes. All in `a`. False: reported. */
NODISCARD bool press_proof(arena *a, press *p, const printing *what);

/* Read the names in a Markdown text called `shown`, and in the files it calls. All in `a`. False: reported. */
NODISCARD bool press_names(arena *a, press *p, slice text, const char *shown, const value *names);

/* Whether the i-th document of an earlier press is still what it was when files of these names have changed: it read none of them, and all it became is still there
 * under `out`. */
bool press_is_kept(const press *before, size_t i, const char *const *changed, size_t changed_count, const char *out);

/* Whether press.made[i] is one that was kept. */
bool press_made_is_kept(const press *p, size_t i);

/* Whether a file of this name was read for any document. */
bool press_has_read(const press *p, const char *name);

/* Take document number `i` of an earlier press for made. False: out of memory (reported). */
NODISCARD bool press_keep(press *p, const press *before, size_t i);

/* Two documents of one name would be one file. False: reported, or out of memory. */
NODISCARD bool press_check_names(press *p);

/* Gives back what was made, not what was borrowed. */
void press_free(press *p);

#endif
