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
#include "text/moment.h"

typedef enum {
	FIELD_STRING,
	FIELD_INTEGER,
	FIELD_NUMBER,
	FIELD_BOOLEAN,
	FIELD_DATE,
	FIELD_YEAR,
	FIELD_TIME,
	FIELD_DATETIME,
	FIELD_YEARMONTH,
	FIELD_DURATION,
	FIELD_ANY,
	/* texts of a known form, kept as they stand */
	FIELD_LIST,
	FIELD_ARRAY,
	FIELD_OBJECT,
	FIELD_GEOPOINT,
	FIELD_GEOJSON
} field_type;

/* How values of the type are written; FORMAT_PATTERN: by field.time_pattern. */
typedef enum {
	FORMAT_DEFAULT,
	FORMAT_EMAIL,
	FORMAT_URI,
	FORMAT_UUID,
	FORMAT_BINARY,
	FORMAT_PATTERN,
	FORMAT_ARRAY,  /* of a geopoint: [105.5, 10.5] */
	FORMAT_OBJECT, /* {"lon": 105.5, "lat": 10.5} */
	FORMAT_TOPOJSON
} field_format;

/* A bound of minimum, maximum and their exclusive forms, in the field's own type. */
typedef struct bound {
	bool set;
	decimal number;          /* integer, number, year */
	date day;                /* date */
	char text[MOMENT_BYTES]; /* time, datetime, yearmonth: as stored */
} bound;

/* How a field's numbers are written where it says so itself; `own` is false: as Vietnamese writes them. */
typedef struct number_marks {
	bool own;
	char decimal, group; /* '\0': no groups */
	bool decorated;      /* words and signs may stand around the digits (bareNumber: false) */
} number_marks;

/* What a field says of a person, in a table about persons: how much of a cell may be shown (validate/mask.h). */
typedef enum {
	PERSONAL_NO,   /* nothing: shown as it is; every field of other tables */
	PERSONAL_CODE, /* a code that another table explains: shown once it is known to be one */
	PERSONAL_NAME,
	PERSONAL_DATE,
	PERSONAL_ID, /* the number of a card, an account, a telephone */
	PERSONAL_TEXT
} personal_nature;

typedef struct schema_field {
	slice name;           /* the column's own name */
	slice title;          /* its Vietnamese label */
	slice description;    /* in Vietnamese */
	slice description_en; /* empty: none */
	yaml_texts aliases;
	const slice *folded; /* name, title, aliases, folded for matching headers */
	size_t folded_count;
	field_type type;
	field_format format;
	slice time_pattern; /* of FORMAT_PATTERN */
	number_marks marks;
	slice delimiter;                      /* between the items of a list */
	const struct schema_field *item;      /* of a list: what each must be; NULL: any text */
	yaml_texts true_values, false_values; /* of a boolean; case does not count */
	bool own_words;                       /* at least one of them is the field's own */
	yaml_texts missing;                   /* cells that say that there is no value, beside the empty one */
	slice example;                        /* for hints; may be empty */
	bool required, unique;
	pattern *pattern; /* NULL: none. Borrowed: fields with the same pattern share it */
	slice pattern_source;
	yaml_texts choices; /* enum or categories; empty: none */
	bound minimum, maximum, exclusive_minimum, exclusive_maximum;
	int64_t min_length, max_length; /* code points; -1: none */
	personal_nature personal;
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

/* How the columns of a file go with the fields of the table. */
typedef enum {
	FIELDS_REQUIRED, /* ours, when nothing is said: required fields must be there; columns that are not known get a warning */
	FIELDS_EXACT,    /* the fields and no other columns, in their order */
	FIELDS_EQUAL,    /* the same, in any order */
	FIELDS_SUBSET,   /* all fields; other columns may stand beside them */
	FIELDS_SUPERSET, /* no other columns; fields that are not required may be missing */
	FIELDS_PARTIAL   /* other columns may be there, fields that are not required missing */
} fields_match;

typedef struct schema_table {
	slice name, title, description;
	slice folder;     /* "reference" or "submissions", as the path has it */
	slice file_name;  /* "members.csv" */
	bool submitted;   /* the path has a `*`: one file for each submitter */
	int submitted_by; /* field that must equal the submitter's folder; -1: none */
	bool optional;    /* a reference table that may be missing */
	slice expected;   /* name of the query of checks.sql that lists the submitters who must send it; empty: nobody */
	place expected_where;
	bool personal;
	schema_field *fields;
	size_t field_count;
	fields_match match;
	schema_key primary;
	schema_key *unique; /* of uniqueKeys; none of them is the primary key or one unique field */
	size_t unique_count;
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
