/* template.h: template.yaml: the documents a template produces, and the values it wants from a job (docs/formats/template.md). */
#ifndef TONGKET_RUN_TEMPLATE_H
#define TONGKET_RUN_TEMPLATE_H

#include "base/file.h"
#include "base/yaml.h"
#include "text/textfile.h"

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

/* When a document is made. */
typedef enum {
	DOCUMENT_REPORT,     /* from data without errors */
	DOCUMENT_RETURN_SLIP /* for each submitter whose files have errors */
} document_kind;

typedef struct template_document {
	slice name, source;
	slice output;        /* Mustache where there is an item */
	slice title, author; /* Mustache */
	slice for_each;      /* a rows fact: one document a row, its columns are {{item.…}}; empty: one document */
	slice when;          /* a name that must be true; empty: always */
	slice layout;        /* a file of the template whose keys stand over those of the job's profile; empty: none */
	int kind;            /* document_kind */
	bool on_request;     /* made when it is asked for by name only */
	place where, output_where, for_each_where, when_where, layout_where;
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
	yaml_texts audit;                         /* phrases of its words whose digits are no figures (compose/audit.h) */
	const struct abbreviation *abbreviations; /* compose/document.h */
	size_t abbreviation_count;
	const yaml_node *archive; /* descriptive fields of its packages (run/pack_about.h); NULL: none */
}
template;

/* Read FOLDER/template.yaml. In `a`. False: everything wrong with it is reported (STATUS_USAGE). */
NODISCARD bool template_read(arena *a, const char *folder, template *out, diag *d);

/* Read a text file of the template ("facts.sql"), checked to be UTF-8 and put in NFC; a link may not lead out of the template's folder. `shown` gets the name for
 * messages. In `a`. False: reported; template_read_called: at `asked`, the place that names the file. */
NODISCARD bool template_read_text(arena *a, const template *t, const char *name, slice *text, const char **shown, diag *d);
NODISCARD bool template_read_called(arena *a, const template *t, const char *name, place asked, slice *text, const char **shown, diag *d);

/* Whether `output` may be the name of a document under the output folder: a relative path to a .pdf file, no part of it hidden, "..", or written with what another
 * system reads differently. */
bool output_is_safe(slice output);

/* Whether `name` may be a single file or folder: not empty, no '/', not hidden, nothing that another system reads differently. */
bool name_is_plain(slice name);

/* The name of the file in `folder` that describes the tables: datapackage.yaml, or datapackage.json. NULL: reported that there are both. */
const char *template_schema_name(arena *a, const char *folder, diag *d);

#endif
