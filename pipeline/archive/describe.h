/* describe.h: the descriptive fields of a file in an archive (NĐ 30/2020, Phụ lục VI part II; TT 05/2025): what a template may say about them, declared once.
 *
 * A template maps names of this table to texts (docs/formats/archive.md); what a field means stands here, where its value comes from there. */
#ifndef TONGKET_ARCHIVE_DESCRIBE_H
#define TONGKET_ARCHIVE_DESCRIBE_H

#include "base/slice.h"

typedef enum {
	ABOUT_FONDS,
	ABOUT_FILE_CODE,
	ABOUT_TITLE,
	ABOUT_RETENTION,
	ABOUT_ACCESS,
	ABOUT_LANGUAGE,
	ABOUT_START_DATE,
	ABOUT_END_DATE,
	ABOUT_KEYWORDS,
	ABOUT_DESCRIPTION,
	ABOUT_CREATOR,
	ABOUT_REPOSITORY,
	ABOUT_DOCUMENT_TYPE,
	ABOUT_NUMBER,
	ABOUT_NOTATION,
	ABOUT_SUBJECT,
	ABOUT_ISSUED_DATE,
	ABOUT_SIGNER,
	ABOUT_POSITION,
	ABOUT_COUNT
} field_id;

typedef enum { FORM_TEXT, FORM_DATE, FORM_LANGUAGE } field_form;

typedef struct field_rule {
	const char *key; /* in a template: "file-code" */
	bool required;
	field_form form;
	const char *decree; /* its name in NĐ 30/2020; NULL: none */
	const char *help;   /* one English sentence */
} field_rule;

extern const field_rule ABOUT_RULES[ABOUT_COUNT];

/* The values of a package: valid UTF-8, empty where not given. */
typedef struct description {
	slice fields[ABOUT_COUNT];
} description;

#endif
