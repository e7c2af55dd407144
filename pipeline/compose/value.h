/* value.h: what {{names}} of a template stand for: a tree of texts, lists and maps.
 *
 * A node may have a text and children at once: {{share.young}} prints a ratio, {{share.young.num}} its numerator. */
#ifndef TONGKET_COMPOSE_VALUE_H
#define TONGKET_COMPOSE_VALUE_H

#include "aggregate/facts.h"

typedef struct value value;

/* A new empty map (false in a section until something is put in). NULL: out of memory. */
value *value_new(arena *a);

/* Put a text under a dotted path ("term.from"), making the maps on the way. False: out of memory. An empty text is false in a section. */
bool value_put_text(arena *a, value *root, slice path, slice text);

/* Put a boolean for sections; it prints nothing. */
bool value_put_flag(arena *a, value *root, slice path, bool flag);

/* A list under a dotted path; add items, each a map (rows) or a text. It does not print; in a directive block "{{name}}" is a YAML list of its texts. */
value *value_put_list(arena *a, value *root, slice path);
value *value_add(arena *a, value *list);
bool value_add_text(arena *a, value *list, slice text);

/* The facts under their ids. count: text, and .value (plain digits). ratio: text (percentage), .num .den .base .full ("31/55 TCCSĐ được đánh
 * giá (56,4%)"). Both: .group, the group picked. list: a list of texts which prints its text; .count. text: text. rows: a list of maps by column
 * name, .count. A count of 0 and an empty list or table are false in a section. `f` is borrowed: it must live as long as `root`. */
bool value_put_facts(arena *a, value *root, const facts *f);

/* One row of a rows fact as a map under a dotted path ("item"), its cells by column name. A number of 0 is false in a section. False: out of memory. */
bool value_put_row(arena *a, value *root, slice path, const fact *f, size_t number);

/* A map of what `base` has, but with row `number` of `f` under `name`, where `base` has another row already. It shares the rest with `base`, which must live as long.
 * NULL: out of memory. */
value *value_with_row(arena *a, const value *base, slice name, const fact *f, size_t number);

/* The node under a dotted path, or NULL. */
const value *value_find(const value *root, slice path);

/* ---- for the renderer ---- */
typedef enum { VALUE_EMPTY, VALUE_FALSE, VALUE_TRUE, VALUE_PLAIN, VALUE_LIST, VALUE_MAP } value_shape;
value_shape value_get_shape(const value *v);
slice value_get_text(const value *v);                  /* what {{name}} prints */
bool value_prints(const value *v);                     /* whether it may be printed at all (a bare map or list may not) */
bool value_is_true(const value *v);                    /* whether a section of it is rendered */
size_t value_count(const value *v);                    /* items of a list; 0 for anything else */
const value *value_get_item(const value *v, size_t i); /* of a list; NULL past its end, or out of memory */
/* An item that stands for any item of the list, so that names in the section of an empty table can be checked. NULL: not known. */
const value *value_get_pattern(const value *v);
const value *value_get_child(const value *v, slice name); /* NULL: none */
/* Names of the children, for suggestions: NULL past the end. */
const char *value_child_name(const value *v, size_t i);

#endif
