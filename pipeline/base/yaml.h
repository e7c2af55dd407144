/* yaml.h: a YAML file as a small immutable tree whose every node knows its place, and the binding of a mapping to a C struct by a table
 * of keys.
 *
 * libfyaml parses; this module keeps what tongket accepts: one document, no merge keys, no repeated keys, no aliases that grow without
 * bound. Keys are declared once, in a `yaml_key` table: checking, error messages and the documentation all come from it. */
#ifndef TONGKET_BASE_YAML_H
#define TONGKET_BASE_YAML_H

#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"

typedef enum { YAML_SCALAR, YAML_SEQUENCE, YAML_MAPPING } yaml_kind;

typedef struct yaml_node yaml_node;
struct yaml_node {
	yaml_kind kind;
	bool plain;                     /* a scalar without quotes: may mean a number, a boolean or nothing */
	slice text;                     /* of a scalar, NUL-terminated */
	size_t count;                   /* entries of a sequence or mapping */
	const yaml_node *const *keys;   /* of a mapping: scalars */
	const yaml_node *const *values; /* of a mapping or sequence */
	place where;                    /* where.file is the name given to yaml_parse */
};

/* Parse `text`. Places are counted from line `first_line` (1 for a file; for a block inside another file the line of its first line).
 * `file` must outlive the tree. Tree in `a`. NULL: reported (STATUS_USAGE). An empty text is an empty mapping. */
const yaml_node *yaml_parse(arena *a, slice text, const char *file, unsigned first_line, diag *d);

/* The same for a text whose lines stand elsewhere: line i (0-based) of `text` is at lines[i], lines behind the last are on that of the last.
 * line_count > 0. */
const yaml_node *yaml_parse_lines(arena *a, slice text, const place *lines, size_t line_count, diag *d);

/* The value under `key` of a mapping, or NULL. */
const yaml_node *yaml_get(const yaml_node *map, const char *key);

/* What a scalar means. False (and reported, naming `what`) when it is not one. */
NODISCARD bool yaml_integer(const yaml_node *n, const char *what, int64_t *out, diag *d);
NODISCARD bool yaml_number(const yaml_node *n, const char *what, double *out, diag *d);
NODISCARD bool yaml_boolean(const yaml_node *n, const char *what, bool *out, diag *d);

typedef struct yaml_texts {
	const slice *items;
	size_t count;
} yaml_texts;

typedef enum {
	YAML_KEY_TEXT,     /* slice (NUL-terminated); a scalar */
	YAML_KEY_INTEGER,  /* int64_t within minimum…maximum */
	YAML_KEY_NUMBER,   /* double within minimum…maximum */
	YAML_KEY_BOOLEAN,  /* bool: true or false */
	YAML_KEY_CHOICE,   /* int: index into `choices` */
	YAML_KEY_TEXTS,    /* yaml_texts; a sequence of scalars, or one scalar */
	YAML_KEY_NODE,     /* const yaml_node *: whatever it is, for the caller to look into */
	YAML_KEY_ELSEWHERE /* nothing: the key belongs under the one that `help` names, and is reported */
} yaml_key_type;

typedef struct yaml_key {
	const char *name;
	yaml_key_type type;
	bool required;
	size_t offset;              /* of the member in the struct bound to */
	double minimum, maximum;    /* of INTEGER and NUMBER, when minimum < maximum */
	const char *const *choices; /* NULL-terminated, of CHOICE */
	const char *help;           /* one English sentence for the documentation */
} yaml_key;

/* Fill `out` from `map` by the table `keys`; members of absent keys keep what they held. Unknown, missing and ill-typed keys are all
 * reported (with the nearest known key), each at its place. `what` names the mapping in messages ("table", "profile"). */
NODISCARD bool yaml_bind(const yaml_node *map, const char *what, const yaml_key *keys, size_t count, void *out, arena *a, diag *d);

/* The known name nearest to `name` within an edit distance worth suggesting, or NULL. names: NULL-terminated. */
const char *nearest_name(slice name, const char *const *names);

#endif
