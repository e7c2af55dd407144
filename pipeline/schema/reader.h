/* reader.h: what the parts of the schema reader share: the state of one reading, its small checks, and the order in which they are called.
 * Private to schema/.
 *
 * Reading has two passes: tables with their fields first, then what refers to them (keys, foreign keys, row constraints, submitted-by), so
 * that a foreign key may name a table declared later. Nothing stops at the first error; `good` remembers that there was one. */
#ifndef TONGKET_SCHEMA_READER_H
#define TONGKET_SCHEMA_READER_H

#include "schema/schema.h"

/* What a field's `personal` says, as it is written. */
typedef struct personal_said {
	int word; /* of PERSONAL_WORDS, or PERSONAL_UNSAID */
	place where;
} personal_said;

/* The YAML behind a table, for the second pass. */
typedef struct table_source {
	const yaml_node *node;   /* the resource */
	const yaml_node *schema; /* its schema; NULL: it has none that can be read */
	const yaml_node *foreign, *constraints, *unique;
	yaml_texts primary;
	yaml_texts missing; /* missingValues of the schema, for fields without their own */
	slice submitted_by;
	bool fields_broken;      /* fields are missing from it: a name that is not found may be one of those, and is not told */
	bool keys_broken;        /* a foreign key is missing from it */
	personal_said *personal; /* by field; NULL: there is none */
} table_source;

typedef struct schema_reader {
	schema *schema;
	arena *memory;
	diag *diag;
	bool good;
	table_source *sources; /* by table index */
} schema_reader;

/* Report an error of the file and remember that it is not good. Always false. */
#define READER_ERROR(r, m, where, ...) ((r)->good = diag_report((r)->diag, m, where, __VA_ARGS__))

/* The place of the value under `key`, or of the mapping when there is none. */
place reader_key_place(const yaml_node *map, const char *key);

/* The place of item `i` of a value bound as YAML_KEY_TEXTS. */
place reader_item_place(const yaml_node *list, size_t i);

/* Whether `node` is a list with entries; else reported. `key` is its name. */
bool reader_is_list(schema_reader *r, const yaml_node *node, const char *key);

/* Whether `text` under `key` of `map` is not empty; else reported. */
bool reader_has_text(schema_reader *r, const yaml_node *map, const char *key, slice text);

/* A list of texts, or of mappings with the keys `value` and `label`: the values, in NFC; of key `key`. False: reported. */
NODISCARD bool reader_values(schema_reader *r, const yaml_node *list, const char *key, yaml_texts *out);

/* The same text in NFC. */
slice reader_nfc(schema_reader *r, slice text);

/* Check the form of a table's or field's name. */
void reader_check_name(schema_reader *r, slice name, place where);

/* A name of a list as it is compared, to find those that are the same. */
typedef struct label {
	slice key; /* as compared */
	slice written;
	size_t owner; /* names of one owner do not clash */
	place where;
	size_t order;
	const struct label *clash; /* the nearest before it with the same key and another owner */
} label;

/* Fill in `clash`; the order of `labels` stays. False: out of memory (reported). */
NODISCARD bool reader_find_clashes(schema_reader *r, label *labels, size_t count);

/* The field of `t` called `name`, or -1: reported with the nearest name. */
int reader_field(schema_reader *r, const schema_table *t, slice name, place where);

/* ---- first pass ---- */
void reader_table(schema_reader *r, const yaml_node *node, size_t index);
/* What a resource says of the form of its files: only what is read here. */
void reader_file_form(schema_reader *r, const yaml_node *resource);

void reader_fields(schema_reader *r, const yaml_node *list, schema_table *t, table_source *source);
/* The type called `written`; else reported, with the nearest name. */
bool reader_type(schema_reader *r, slice written, place where, field_type *out);

void reader_format(schema_reader *r, const yaml_node *field, schema_field *f);
void reader_constraints(schema_reader *r, const yaml_node *map, schema_field *f);

/* A value of an ordered type as programs write it; else reported as that of `key`. */
bool reader_bound(schema_reader *r, field_type type, slice text, const char *key, place where, bound *out);

void reader_bounds(schema_reader *r, const yaml_node *map, schema_field *f);

/* The values allowed, from `enum` or `categories` (`key`): checked, and kept in f->choices. */
void reader_choices(schema_reader *r, const yaml_node *list, yaml_texts choices, const char *key, schema_field *f);

/* ---- second pass ---- */
void reader_keys(schema_reader *r, size_t index);
void reader_row_constraints(schema_reader *r, size_t index);
void reader_submitter(schema_reader *r, size_t index);

/* The words of a field's `personal`; what they mean is for reader_personal, which runs when foreign keys are known. */
extern const char *const PERSONAL_WORDS[];
#define PERSONAL_UNSAID (-1)
void reader_personal(schema_reader *r, size_t index);

#endif
