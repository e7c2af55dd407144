/* json.h: writing JSON text (yajl) into a buffer. Calls are made without looking; json_finish tells whether all of them worked. */
#ifndef TONGKET_BASE_JSON_H
#define TONGKET_BASE_JSON_H

#include "base/buf.h"

typedef struct json json;

/* A writer that appends to `out`. indent: 0 everything on one line; else spaces a level. Yours, json_finish. NULL: out of memory. */
json *json_new(buf *out, unsigned indent);

void json_map(json *j);
void json_map_end(json *j);
void json_array(json *j);
void json_array_end(json *j);
void json_string(json *j, slice text); /* valid UTF-8 */
void json_integer(json *j, int64_t value);
void json_boolean(json *j, bool value);
void json_null(json *j);
/* A number given as its decimal digits ("97.5"); the caller answers for its form. */
void json_decimal(json *j, slice digits);

/* Key and value at once. */
void json_key(json *j, const char *key);
void json_key_string(json *j, const char *key, slice text);
void json_key_integer(json *j, const char *key, int64_t value);
void json_key_boolean(json *j, const char *key, bool value);

/* Free the writer. False: something failed (memory, bad UTF-8, unbalanced calls). */
NODISCARD bool json_finish(json *j);

#endif
