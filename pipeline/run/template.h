/* template.h: template.yaml: the documents a template produces, and the values it wants from a job (docs/formats/template.md). */
#ifndef TONGKET_RUN_TEMPLATE_H
#define TONGKET_RUN_TEMPLATE_H

#include "base/file.h"
#include "base/yaml.h"

/* What kind of value a job gives under a key. */
typedef enum { JOB_TEXT, JOB_TEXTS, JOB_INTEGER, JOB_YEAR, JOB_DATE } job_type;

typedef struct job_key {
	slice mapping, key; /* "term", "from" */
	job_type type;
	bool optional;
} job_key;

/* left must be less than right; both are indexes into keys, of one type. */
typedef struct job_rule {
	size_t left, right;
	place where;
} job_rule;

typedef struct template_document {
	slice name, source, output;
	slice title, author; /* Mustache */
	place where;
} template_document;

typedef struct template
{
	const char *folder;
	slice name, title, language;
	const template_document *documents;
	size_t document_count;
	const job_key *keys;
	size_t key_count;
	const job_rule *rules;
	size_t rule_count;
}
template;

/* Read FOLDER/template.yaml. In `a`. False: everything wrong with it is reported (STATUS_USAGE). */
NODISCARD bool template_read(arena *a, const char *folder, template *out, diag *d);

/* Read a text file of the template ("facts.sql"), checked to be UTF-8 and put in NFC; `shown` gets the name for messages. In `a`. False: reported. */
NODISCARD bool template_read_text(arena *a, const template *t, const char *name, slice *text, const char **shown, diag *d);

/* The same for any file of ours. */
NODISCARD bool read_text_file(arena *a, const char *path, const char *shown, place asked, slice *text, diag *d);

#endif
