/* issue.h: what is wrong with the data: codes, severities, and the words for it in both languages, declared once in a table (issue.c).
 *
 * Codes are stable; they come from Frictionless where it has one (docs/formats/validation.md lists them). */
#ifndef TONGKET_VALIDATE_ISSUE_H
#define TONGKET_VALIDATE_ISSUE_H

#include <stdint.h>

#include "base/buf.h"
#include "base/diag.h"

typedef enum { SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_NOTE } severity;

typedef enum {
	ISSUE_FACT_ERROR,
	ISSUE_SOURCE_ERROR, /* a file that is there and cannot be read at all: ends the run with exit 3 */
	ISSUE_ENCODING_ERROR,
	ISSUE_LOSSY_ENCODING,
	ISSUE_NUL_BYTE,
	ISSUE_UNCLOSED_QUOTE,
	ISSUE_STRAY_QUOTE,
	ISSUE_FIELD_TOO_LONG,
	ISSUE_FILE_EMPTY,
	ISSUE_MISSING_LABEL,
	ISSUE_DUPLICATE_LABEL,
	ISSUE_INCORRECT_LABEL, /* a column that fieldsMatch does not allow there */
	ISSUE_MISSING_CELL,
	ISSUE_EXTRA_CELL,
	ISSUE_TYPE_ERROR,
	ISSUE_AMBIGUOUS_NUMBER,
	ISSUE_AMBIGUOUS_DATE,
	ISSUE_CONSTRAINT_ERROR, /* with a constraint */
	ISSUE_PRIMARY_KEY,
	ISSUE_FOREIGN_KEY,
	ISSUE_ROW_CONSTRAINT,
	ISSUE_CONTROL_TOTAL,
	ISSUE_FOREIGN_SUBMITTER,
	ISSUE_MISSING_SUBMISSION,
	ISSUE_EXTRA_LABEL, /* warnings from here */
	ISSUE_BLANK_LABEL,
	ISSUE_UNEXPECTED_FILE,
	ISSUE_TITLE_ROW, /* notes from here */
	ISSUE_TOTALS_ROW,
	ISSUE_FOOTER_ROW,
	ISSUE_BLANK_ROW,
	ISSUE_HEADER_ALIAS,
	ISSUE_RECODED,
	ISSUE_NORMALIZED,
	ISSUE_EXCEL_SERIAL,
	ISSUE_DELIMITER,
	ISSUE_CHECK_SKIPPED, /* a check across records was not made: it needs a file that could not be read */
	ISSUE_CODE_COUNT
} issue_code;

typedef enum {
	CONSTRAINT_NONE,
	CONSTRAINT_REQUIRED,
	CONSTRAINT_UNIQUE,
	CONSTRAINT_PATTERN,
	CONSTRAINT_ENUM,
	CONSTRAINT_MINIMUM,
	CONSTRAINT_MAXIMUM,
	CONSTRAINT_MIN_LENGTH,
	CONSTRAINT_MAX_LENGTH,
	CONSTRAINT_EXCLUSIVE_MINIMUM,
	CONSTRAINT_EXCLUSIVE_MAXIMUM,
	CONSTRAINT_COUNT
} constraint_kind;

/* One entry of `errors`, `warnings` or `notes`. Slices are borrowed for the call that hands it on. */
typedef struct issue {
	issue_code code;
	constraint_kind constraint;
	int64_t file; /* number the store gave the file; 0: then `path` says it */
	slice path;
	unsigned line;    /* 0: the whole file */
	unsigned row;     /* 0: none */
	slice field;      /* the column's name; empty: none */
	unsigned column;  /* 1-based, of the file; 0: none */
	slice cell;       /* what is written there */
	slice text, hint; /* in the language of the run */
} issue;

severity issue_severity(issue_code code);
const char *issue_code_name(issue_code code); /* "type-error" */
bool issue_code_find(slice name, issue_code *out);
const char *constraint_name(constraint_kind constraint); /* "minLength"; "" for none */
const char *severity_name(severity s);                   /* "error" */

/* Append the words for an issue: {1} {2} … of the table's text are `args` (NULL-terminated; a missing one is left empty). What they are:
 *
 *   fact-error            the fact's id; what happened
 *   source-error          what is wrong with the file; how to mend it, a sentence
 *   encoding-error        the encoding, or CSV; of a whole file: how to name another in the job, a sentence with a space before it
 *   lossy-encoding        words lost; words looked at
 *   field-too-long        bytes allowed
 *   missing-label         title; name; what column was probably meant, as a question (may be empty)
 *   duplicate-label       title; name; number of the first column
 *   incorrect-label       label; what is expected there, a sentence with a space before it (may be empty)
 *   missing-cell, extra-cell   cells of the record; columns of the header
 *   type-error            cell; the type in words; what was probably meant, as a question, and how to write it, a sentence
 *   ambiguous-number      cell; the same with dots
 *   ambiguous-date        cell; the same with the day first
 *   constraint-error      cell; the column's title; the bound, the choices or the form; minimum and maximum, also exclusive: nothing more;
 *                         enum and pattern: what was probably meant, as a question (may be empty); minLength, maxLength: the length; unique: (3) place of the first;
 *                         required: (4) what else it may be, a sentence with a space before it (may be empty)
 *   primary-key           columns; values; place of the first
 *   foreign-key           value; the column's title; title of the table referred to; what was probably meant, as a question (may be empty)
 *   row-constraint        the formula or name
 *   control-total         name of the check
 *   foreign-submitter     cell; the column's title; the folder
 *   missing-submission    name of the file; title of the table
 *   unexpected-file       what was probably meant, as a question (may be empty)
 *   extra-label           label; what field was probably meant, as a question (may be empty)
 *   title-row             what row it is; its first cell, in quotes and brackets, with a space before them (may be empty)
 *   totals-row, footer-row   its first cell, likewise
 *   header-alias          label; title; name
 *   recoded               the encoding; what was recoded; what else was done to it, with a semicolon before it (may be empty)
 *   normalized            number of cells
 *   excel-serial          number of cells; a serial number; the date it stands for
 *   blank-row             number of rows (more than one only where many are told at once)
 *   delimiter             the delimiter
 *   check-skipped         the checks, in words; why they were not made */
void issue_put_text(buf *out, issue_code code, constraint_kind constraint, language lang, const char *const args[]);
void issue_put_hint(buf *out, issue_code code, constraint_kind constraint, language lang, const char *const args[]);

#endif
