/* json.c: yajl's generator with its status codes gathered into one. */
#include "base/json.h"

#include <stdlib.h>
#include <yajl/yajl_gen.h>

#define INDENT_MAX 8

struct json {
	yajl_gen gen;
	char indent[INDENT_MAX + 1];
	bool failed;
};

static void append(void *out, const char *bytes, size_t n)
{
	buf_put(out, bytes, n);
}

json *json_new(buf *out, unsigned indent)
{
	json *j = calloc(1, sizeof *j);
	if (!j)
		return NULL;
	j->gen = yajl_gen_alloc(NULL);
	if (!j->gen) {
		free(j);
		return NULL;
	}
	yajl_gen_config(j->gen, yajl_gen_print_callback, append, out);
	yajl_gen_config(j->gen, yajl_gen_validate_utf8, 1);
	if (indent) {
		memset(j->indent, ' ', indent < INDENT_MAX ? indent : INDENT_MAX);
		yajl_gen_config(j->gen, yajl_gen_beautify, 1);
		yajl_gen_config(j->gen, yajl_gen_indent_string, j->indent);
	}
	return j;
}

static void note(json *j, yajl_gen_status status)
{
	if (status != yajl_gen_status_ok)
		j->failed = true;
}

void json_map(json *j)
{
	note(j, yajl_gen_map_open(j->gen));
}

void json_map_end(json *j)
{
	note(j, yajl_gen_map_close(j->gen));
}

void json_array(json *j)
{
	note(j, yajl_gen_array_open(j->gen));
}

void json_array_end(json *j)
{
	note(j, yajl_gen_array_close(j->gen));
}

void json_string(json *j, slice text)
{
	note(j, yajl_gen_string(j->gen, (const unsigned char *)(text.ptr ? text.ptr : ""), text.len));
}

void json_integer(json *j, int64_t value)
{
	note(j, yajl_gen_integer(j->gen, value));
}

void json_boolean(json *j, bool value)
{
	note(j, yajl_gen_bool(j->gen, value));
}

void json_null(json *j)
{
	note(j, yajl_gen_null(j->gen));
}

void json_decimal(json *j, slice digits)
{
	note(j, yajl_gen_number(j->gen, digits.ptr, digits.len));
}

void json_key(json *j, const char *key)
{
	json_string(j, slice_of(key));
}

void json_key_string(json *j, const char *key, slice text)
{
	json_key(j, key);
	json_string(j, text);
}

void json_key_integer(json *j, const char *key, int64_t value)
{
	json_key(j, key);
	json_integer(j, value);
}

void json_key_boolean(json *j, const char *key, bool value)
{
	json_key(j, key);
	json_boolean(j, value);
}

bool json_finish(json *j)
{
	bool good = !j->failed;
	yajl_gen_free(j->gen);
	free(j);
	return good;
}
