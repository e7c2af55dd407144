/* cmd-schema.c: read the tables of a template without a job, and say everything that is wrong with them, or what they are. */
#include <stdio.h>

#include "base/json.h"
#include "base/limits.h"
#include "cli/command.h"
#include "run/places.h"
#include "run/template.h"
#include "schema/schema.h"
#include "store/query.h"
#include "store/store.h"
#include "validate/cell_samples.h"

static const message UNKNOWN_ACTION = {"unknown-action", STATUS_USAGE, {"“schema” không có việc “{1}”", "“schema” has no action “{1}”"},
    {"Ghi: tongket schema check MẪU.", "Write: tongket schema check TEMPLATE."}};

static const char *file_in(arena *a, const char *folder, diag *d)
{
	const char *name = template_schema_name(a, folder, d);
	return name ? path_join(a, folder, name) : NULL;
}

/* The file meant: a file, a folder that holds one, or the name of a template. NULL: reported. */
static const char *find_file(arena *a, const char *given, diag *d)
{
	if (file_is_folder(given))
		return file_in(a, given, d);
	if (file_exists(given))
		return given;
	places known;
	if (!places_find(a, &known, d))
		return NULL;
	const char *folder = places_template(a, &known, ".", slice_of(given), NOWHERE, d);
	return folder ? file_in(a, folder, d) : NULL;
}

static size_t count_fields(const schema *s)
{
	size_t count = 0;
	for (size_t i = 0; i < s->table_count; i++)
		count += s->tables[i].field_count;
	return count;
}

static void print_text(const schema *s, const char *file, language lang)
{
	static const char *const LINE[] = {"%s: %zu bảng, %zu cột\n", "%s: %zu tables, %zu fields\n"};
	printf(LINE[lang], file, s->table_count, count_fields(s));
}

static void put_field(json *j, const schema_field *f)
{
	json_map(j);
	json_key_string(j, "name", f->name);
	json_key_string(j, "title", f->title);
	json_key_string(j, "type", slice_of(field_type_name(f->type)));
	json_key_boolean(j, "required", f->required);
	json_map_end(j);
}

static void put_table(json *j, const schema_table *t)
{
	json_map(j);
	json_key_string(j, "name", t->name);
	json_key_string(j, "title", t->title);
	json_key_string(j, "folder", t->folder);
	json_key_string(j, "file", t->file_name);
	json_key_boolean(j, "submitted", t->submitted);
	json_key_boolean(j, "personal", t->personal);
	json_key(j, "fields");
	json_array(j);
	for (size_t i = 0; i < t->field_count; i++)
		put_field(j, &t->fields[i]);
	json_array_end(j);
	json_map_end(j);
}

static bool print_json(const schema *s, diag *d)
{
	buf out = BUF_INIT(LIMIT_OUTPUT_BYTES);
	json *j = json_new(&out, 2);
	if (!j)
		return diag_no_memory(d);
	json_map(j);
	json_key_string(j, "name", s->name);
	json_key_string(j, "title", s->title);
	json_key(j, "tables");
	json_array(j);
	for (size_t i = 0; i < s->table_count; i++)
		put_table(j, &s->tables[i]);
	json_array_end(j);
	json_map_end(j);
	bool good = json_finish(j) && !out.failed;
	if (good)
		fwrite(out.data, 1, out.len, stdout);
	buf_free(&out);
	return good || diag_no_memory(d);
}

/* What the tables say of checks.sql, where that lies beside them. */
static bool check_queries(arena *memory, const schema *s, const char *file, diag *d)
{
	const char *folder = path_folder(memory, file), *path = folder ? path_join(memory, folder, "checks.sql") : NULL;
	query_file checks;
	slice text;
	if (!path)
		return diag_no_memory(d);
	if (!file_exists(path))
		return true;
	return read_text_file(memory, path, &text, d) && query_file_parse(memory, text, path, CHECK_KEYS, &checks, d) &&
	       store_check_expected(s, &checks, d);
}

static status_kind check(arena *memory, const arguments *a, diag *d)
{
	slice text;
	const char *file = find_file(memory, a->positional[1], d);
	if (!file || !read_text_file(memory, file, &text, d))
		return diag_status(d) ? diag_status(d) : STATUS_MACHINE;
	schema *s = schema_parse(text, file, d);
	if (!s)
		return diag_status(d);
	bool good = cell_samples_check(s, d);
	good = store_check_formulas(s, d) && good;
	good = check_queries(memory, s, file, d) && good;
	if (good && a->json)
		good = print_json(s, d);
	else if (good)
		print_text(s, file, a->lang);
	schema_free(s);
	return good ? STATUS_DONE : diag_status(d);
}

static status_kind run_schema(const arguments *a, diag *d)
{
	if (strcmp(a->positional[0], "check") != 0) {
		diag_report(d, &UNKNOWN_ACTION, NOWHERE, a->positional[0]);
		return STATUS_USAGE;
	}
	arena *memory = arena_new();
	if (!memory) {
		diag_no_memory(d);
		return STATUS_MACHINE;
	}
	status_kind status = check(memory, a, d);
	arena_free(memory);
	return status;
}

const command COMMAND_SCHEMA = {"schema", "check TEMPLATE", 2, 2, TAKES_FORMAT,
    {"kiểm tra datapackage.yaml của một mẫu, in từng lỗi với dòng và cột", "check the datapackage.yaml of a template, print each mistake"},
    {"Đọc các bảng của mẫu TEMPLATE (tên mẫu, thư mục, hoặc tệp datapackage.yaml, .json), không cần công việc nào. In từng lỗi với dòng và "
     "cột, "
     "cả\nnhững biểu thức mẫu tốn quá nhiều thời gian; không có lỗi thì in số bảng và số cột. --format json liệt kê các bảng và cột.\n"
     "Mã thoát 2 khi có lỗi.",
        "Read the tables of TEMPLATE (the name of a template, its folder, or a datapackage.yaml or .json); no job is needed. Every mistake "
        "is "
        "printed "
        "with\nline and column, also a pattern that can take too long; where there is none, the numbers of tables and fields. --format "
        "json "
        "lists\ntables and fields. The exit status is 2 when there are mistakes."},
    run_schema};
