/* schema.h: the tables of a template: datapackage.yaml, a Frictionless Data Package with Table Schemas, and our own keys.
 *
 * The whole schema lies in one arena; patterns are compiled once, here. The format is described in docs/formats/datapackage.md. */
#ifndef TONGKET_SCHEMA_SCHEMA_H
#define TONGKET_SCHEMA_SCHEMA_H

#include <stdint.h>

#include "base/yaml.h"
#include "schema/pattern.h"
#include "text/date.h"
#include "text/decimal.h"

typedef enum { FIELD_STRING, FIELD_INTEGER, FIELD_NUMBER, FIELD_BOOLEAN, FIELD_DATE, FIELD_YEAR } field_type;

/* A bound of minimum/maximum, in the field's own type. */
typedef struct bound {
	bool set;
	decimal number; /* integer, number, year */
	date day;       /* date */
} bound;

typedef struct schema_field {
	slice name;  /* the column's own name */
	slice title; /* its Vietnamese label */
	slice description;
	yaml_texts aliases;
	const slice *folded; /* name, title, aliases, folded for matching headers */
	size_t folded_count;
	field_type type;
	bool required, unique;
	pattern *pattern; /* NULL: none. Borrowed: fields with the same pattern share it */
	slice pattern_source;
	yaml_texts choices; /* enum; empty: none */
	bound minimum, maximum;
	int64_t min_length, max_length; /* code points; -1: none */
	place where;
} schema_field;

typedef struct schema_key { /* primary or unique key */
	const unsigned *fields; /* indexes into table.fields */
	size_t count;           /* 0: none */
} schema_key;

typedef struct foreign_key {
	schema_key from;
	unsigned table; /* index of the table referred to */
	schema_key to;  /* its fields, in the order of `from` */
	place where;
} foreign_key;

/* A rule between the columns of one row: an SQL expression that must not be false. */
typedef struct row_constraint {
	slice name;
	slice formula;
	slice text[2], hint[2]; /* by language; may hold {column}; empty: made from the formula */
	place where;
} row_constraint;

typedef struct schema_table {
	slice name, title, description;
	slice folder;     /* "reference" or "submissions", as the path has it */
	slice file_name;  /* "dang_vien.csv" */
	bool submitted;   /* the path has a `*`: one file for each submitter */
	int submitted_by; /* field that must equal the submitter's folder; -1: none */
	bool optional;    /* a reference table that may be missing */
	slice expected;   /* name of the query of checks.sql that lists the submitters who must send it; empty: nobody */
	bool personal;
	schema_field *fields;
	size_t field_count;
	schema_key primary;
	foreign_key *foreign;
	size_t foreign_count;
	row_constraint *constraints;
	size_t constraint_count;
	place where;
} schema_table;

/* A pattern and the text it was compiled from. */
typedef struct shared_pattern {
	slice source;
	pattern *compiled;
} shared_pattern;

typedef struct schema {
	slice name, title;
	schema_table *tables; /* in the order of the file */
	size_t table_count;
	shared_pattern *patterns; /* every pattern of the fields, once */
	size_t pattern_count;
	arena *memory;
} schema;

/* Read and check `text` (named `file` in messages). Yours, schema_free. NULL: everything wrong with it is reported (STATUS_USAGE). */
schema *schema_parse(slice text, const char *file, diag *d);
void schema_free(schema *s);

/* The table of this name, or NULL; the index of a field, or -1. */
const schema_table *schema_find_table(const schema *s, slice name);
int schema_find_field(const schema_table *t, slice name);

/* "string", "integer" … */
const char *field_type_name(field_type type);

#endif
