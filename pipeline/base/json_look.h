/* json_look.h: whether a text is JSON (RFC 8259), and its outline: enough to tell an object from an array, and a point from a shape.
 *
 * Cells are looked at by the hundred thousand, so nothing is allocated and nothing kept. */
#ifndef TONGKET_BASE_JSON_LOOK_H
#define TONGKET_BASE_JSON_LOOK_H

#include "base/compiler.h"
#include "base/slice.h"

#define JSON_LOOK_DEPTH 64  /* arrays and objects inside each other; deeper is not accepted */
#define JSON_LOOK_MEMBERS 3 /* how many of the outermost are described */

typedef enum { JSON_WRONG, JSON_SCALAR, JSON_ARRAY, JSON_OBJECT } json_kind;

/* A member of the outermost object, or an item of the outermost array; slices of the text. */
typedef struct json_member {
	slice key;    /* without its quotes, escapes as they stand; of an item empty */
	slice number; /* empty: it is no number */
	slice string; /* as `key`; empty: it is no string */
} json_member;

typedef struct json_outline {
	json_kind kind;
	size_t count; /* members or items */
	json_member first[JSON_LOOK_MEMBERS];
	slice type; /* the string under the key "type" of an object; empty: there is none */
} json_outline;

/* Look at `text`, valid UTF-8. out->kind is JSON_WRONG when it is no JSON. */
void json_look(slice text, json_outline *out);

#endif
