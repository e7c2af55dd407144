/* directive.h: fenced blocks of YAML that stand for more than words: letterhead, tables, charts …
 *
 * Name, keys and function of a directive stand in one table, from which checking and documentation (docs/formats/report.md) come. */
#ifndef TONGKET_COMPOSE_DIRECTIVE_H
#define TONGKET_COMPOSE_DIRECTIVE_H

#include "compose/composer.h"

/* Fill `out` (its `where` is set) from the directive `name` with the YAML `text`, which begins at line `first_line` of the text after Mustache. */
NODISCARD outcome directive_make(composer *c, slice name, slice text, unsigned first_line, block *out);

/* ---- for the makers of single directives ---- */

/* Bind a mapping whose values have been restored, as yaml_bind; texts get single spaces. */
NODISCARD bool directive_bind(composer *c, const yaml_node *map, const char *what, const yaml_key *keys, size_t count, void *out);

/* The rows fact named under the key `query` of `map`; NULL: reported with the nearest name. */
const fact *directive_query(composer *c, const yaml_node *map, slice name);

/* `text` with its {names} replaced by what `value` gives for them, values restored and spaces single. `value` returns false for a name it does not know, which is
 * then reported at `where`; `names`: the names there are, NULL-terminated, for the message. {NULL, 0}: reported. */
typedef bool (*placeholder_value)(void *user, slice name, slice *out);
slice directive_fill(composer *c, slice text, placeholder_value value, void *user, const char *const *names, place where);

/* Number of the column `name` of the fact (spread over `across` when that is not empty: "so" → "so@2010"); -1: reported at `where`. */
long directive_column(composer *c, const fact *f, slice name, slice across, place where);

/* table.c, table_columns.c, chart.c, picture.c, signature.c */
extern const yaml_key TABLE_KEYS[], COLUMN_KEYS[], CHART_KEYS[], SERIES_KEYS[], PICTURE_KEYS[], SIGNATURE_KEYS[];
extern const size_t TABLE_KEY_COUNT, COLUMN_KEY_COUNT, CHART_KEY_COUNT, SERIES_KEY_COUNT, PICTURE_KEY_COUNT, SIGNATURE_KEY_COUNT;
NODISCARD outcome table_make(composer *c, const yaml_node *map, block *out);
NODISCARD outcome chart_make(composer *c, const yaml_node *map, block *out);
NODISCARD outcome picture_make(composer *c, const yaml_node *map, block *out);
NODISCARD outcome signature_make(composer *c, const yaml_node *map, block *out);

/* ---- for the documentation ---- */

/* Name, help and keys of the i-th mapping an author may write: the directives, then "columns" and "series". False: there is no i-th. */
bool directive_describe(size_t i, const char **name, const char **help, const yaml_key **keys, size_t *count);

#endif
