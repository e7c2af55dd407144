/* json.c: yajl's generator with its status codes gathered into one. A string that needs no escape, as nearly all do, is handed to it as it will
 * stand: yajl looks at strings byte by byte, at ten times the cost. */
#include "base/json.h"

#include <stdlib.h>
#include <yajl/yajl_gen.h>

#include "base/limits.h"
#include "base/utf8.h"

#define INDENT_MAX 8

struct json {
	yajl_gen gen;
	char indent[INDENT_MAX + 1];
	buf value; /* scratch: one as it will stand */
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
	j->value = BUF_INIT(LIMIT_MEMORY_BUFFER);
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

/* The value in j->value. yajl takes a number as it is. */
static void put_scratch(json *j)
{
	note(j, j->value.failed ? yajl_gen_in_error_state : yajl_gen_number(j->gen, j->value.data, j->value.len));
}

/* RFC 8259 §7: what stands in a string as it is. */
static bool needs_no_escape(slice text)
{
	unsigned needs = 0;
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.ptr[i];
		needs |= (unsigned)(c < 0x20) | (unsigned)(c == '"') | (unsigned)(c == '\\');
	}
	return !needs;
}

void json_string(json *j, slice text)
{
	if (!utf8_valid(text, NULL)) { /* yajl would let surrogates and long forms pass */
		j->failed = true;
		return;
	}
	if (!needs_no_escape(text)) {
		note(j, yajl_gen_string(j->gen, (const unsigned char *)text.ptr, text.len));
		return;
	}
	buf_clear(&j->value);
	buf_put_char(&j->value, '"');
	buf_put_slice(&j->value, text);
	buf_put_char(&j->value, '"');
	put_scratch(j);
}

void json_integer(json *j, int64_t value)
{
	buf_clear(&j->value);
	buf_put_signed(&j->value, value);
	put_scratch(j);
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
	note(j, yajl_gen_string(j->gen, (const unsigned char *)key, strlen(key)));
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
	buf_free(&j->value);
	yajl_gen_free(j->gen);
	free(j);
	return good;
}
