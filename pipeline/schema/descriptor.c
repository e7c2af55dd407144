/* descriptor.c: what a data package says of itself and of the form of its files, for programs that cannot find out. Descriptions are let pass; a form is
 * compared with the ones that are read here, so that none is promised and then not kept. */
#include <strings.h>

#include "schema/reader.h"

static const message NOT_READ = {
    "not-a-choice", STATUS_USAGE, {"“{1}” không nhận “{2}”", "“{1}” does not accept “{2}”"}, {"Các giá trị: {3}.", "Its values: {3}."}};
static const message FOUND_OUT = {"not-a-choice", STATUS_USAGE, {"“{1}” không nhận “{2}”", "“{1}” does not accept “{2}”"},
    {"Bỏ khoá này: bảng mã của từng tệp được tự tìm ra, hoặc ghi trong job.yaml (“encoding”).",
        "Remove it: the encoding of each file is found, or given in job.yaml (“encoding”)."}};
static const message NOT_KEPT = {"unfit-key", STATUS_USAGE,
    {"“{1}” nói về một tệp nhất định, không dùng cho tệp mỗi lần một khác", "“{1}” is about one file, and these differ from job to job"},
    {"Bỏ khoá này.", "Remove it."}};

#define SOME 6

/* A key and the values that say what is done anyway. */
typedef struct form {
	const char *key, *values[SOME], *shown;
} form;

static const form RESOURCE[] = {
    {"type", {"table"}, "table"},
    {"scheme", {"file"}, "file"},
    {"format", {"csv"}, "csv"},
    {"mediatype", {"text/csv"}, "text/csv"},
    {"encoding", {"utf-8", "utf8", "utf_8", "utf-8-sig"}, "utf-8"},
};

static const form DIALECT[] = {
    {"delimiter", {",", ";", "\t", "|"}, ", ; \\t |"},
    {"lineTerminator", {"\n", "\r\n", "\r"}, "\\n \\r\\n \\r"},
    {"quoteChar", {"\""}, "\""},
    {"doubleQuote", {"true"}, "true"},
    {"header", {"true"}, "true"},
    {"caseSensitiveHeader", {"false"}, "false"},
    {"skipInitialSpace", {"true", "false"}, "true, false"},
    {"type", {"delimited"}, "delimited"},
};

static const char *const KEPT_ONCE[] = {"bytes", "hash"};

static bool is_one_of(slice text, const char *const *values)
{
	for (size_t i = 0; i < SOME && values[i]; i++)
		if (text.len == strlen(values[i]) && strncasecmp(text.ptr, values[i], text.len) == 0)
			return true;
	return false;
}

static void check_forms(schema_reader *r, const yaml_node *map, const form *forms, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const yaml_node *value = yaml_get(map, forms[i].key);
		bool scalar = value && value->kind == YAML_SCALAR;
		if (value && !(scalar && is_one_of(value->text, forms[i].values)))
			READER_ERROR(r, strcmp(forms[i].key, "encoding") == 0 ? &FOUND_OUT : &NOT_READ, value->where, forms[i].key,
			    scalar ? value->text.ptr : "…", forms[i].shown);
	}
}

static void check_dialect(schema_reader *r, const yaml_node *map)
{
	static const char *const OTHERS[] = {"$schema", "name", "title", "description", "csvddfVersion"};
	yaml_key keys[COUNT_OF(DIALECT) + COUNT_OF(OTHERS)];
	const yaml_node *values[COUNT_OF(keys)];
	for (size_t i = 0; i < COUNT_OF(keys); i++)
		keys[i] = (yaml_key){.name = i < COUNT_OF(DIALECT) ? DIALECT[i].key : OTHERS[i - COUNT_OF(DIALECT)],
		    .type = YAML_KEY_NODE,
		    .offset = i * sizeof *values};
	if (!yaml_bind(map, "dialect", keys, COUNT_OF(keys), values, r->memory, r->diag))
		r->good = false;
	check_forms(r, map, DIALECT, COUNT_OF(DIALECT));
}

void reader_file_form(schema_reader *r, const yaml_node *resource)
{
	check_forms(r, resource, RESOURCE, COUNT_OF(RESOURCE));
	for (size_t i = 0; i < COUNT_OF(KEPT_ONCE); i++)
		if (yaml_get(resource, KEPT_ONCE[i]))
			READER_ERROR(r, &NOT_KEPT, reader_key_place(resource, KEPT_ONCE[i]), KEPT_ONCE[i]);
	const yaml_node *dialect = yaml_get(resource, "dialect");
	if (dialect)
		check_dialect(r, dialect);
}
