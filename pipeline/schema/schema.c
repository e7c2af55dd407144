/* schema.c: a datapackage.yaml from text to tables, in two passes (reader.h), and finding things in it. */
#include "schema/schema.h"

#include "base/limits.h"
#include "schema/reader.h"

static const message TOO_MANY_TABLES = {
    "too-many-tables", STATUS_USAGE, {"có quá {1} bảng", "there are more than {1} tables"}, {"Bớt bảng.", "Use fewer tables."}};

typedef struct package_keys {
	slice name, title, description;
	const yaml_node *resources, *described; /* of `described` nothing is read */
} package_keys;

static const yaml_key PACKAGE_KEYS[] = {
    {"name", YAML_KEY_TEXT, false, offsetof(package_keys, name), 0, 0, NULL, "The name of the data package."},
    {"title", YAML_KEY_TEXT, false, offsetof(package_keys, title), 0, 0, NULL, "What people call it."},
    {"description", YAML_KEY_TEXT, false, offsetof(package_keys, description), 0, 0, NULL, "What it is for."},
    {"$schema", YAML_KEY_NODE, false, offsetof(package_keys, described), 0, 0, NULL, "For other programs."},
    {"profile", YAML_KEY_NODE, false, offsetof(package_keys, described), 0, 0, NULL, "For other programs."},
    {"id", YAML_KEY_NODE, false, offsetof(package_keys, described), 0, 0, NULL, "For other programs."},
    {"homepage", YAML_KEY_NODE, false, offsetof(package_keys, described), 0, 0, NULL, "For other programs."},
    {"version", YAML_KEY_NODE, false, offsetof(package_keys, described), 0, 0, NULL, "For other programs."},
    {"created", YAML_KEY_NODE, false, offsetof(package_keys, described), 0, 0, NULL, "For other programs."},
    {"licenses", YAML_KEY_NODE, false, offsetof(package_keys, described), 0, 0, NULL, "For other programs."},
    {"keywords", YAML_KEY_NODE, false, offsetof(package_keys, described), 0, 0, NULL, "For other programs."},
    {"contributors", YAML_KEY_NODE, false, offsetof(package_keys, described), 0, 0, NULL, "For other programs."},
    {"sources", YAML_KEY_NODE, false, offsetof(package_keys, described), 0, 0, NULL, "For other programs."},
    {"image", YAML_KEY_NODE, false, offsetof(package_keys, described), 0, 0, NULL, "For other programs."},
    {"resources", YAML_KEY_NODE, true, offsetof(package_keys, resources), 0, 0, NULL, "The tables."},
};

static bool make_room(schema_reader *r, size_t count)
{
	schema *s = r->schema;
	s->tables = arena_array(r->memory, count, sizeof *s->tables);
	r->sources = arena_array(r->memory, count, sizeof *r->sources);
	return (s->tables && r->sources) || (r->good = diag_no_memory(r->diag));
}

static void read_tables(schema_reader *r, const yaml_node *list)
{
	schema *s = r->schema;
	if (!reader_is_list(r, list, "resources"))
		return;
	if (list->count > LIMIT_TABLES) {
		const char *limit = arena_printf(r->memory, "%d", LIMIT_TABLES);
		READER_ERROR(r, &TOO_MANY_TABLES, list->values[LIMIT_TABLES]->where, limit ? limit : "?");
		return;
	}
	if (!make_room(r, list->count))
		return;
	for (size_t i = 0; i < list->count; i++) {
		reader_table(r, list->values[i], i);
		s->table_count++;
	}
	for (size_t i = 0; i < s->table_count; i++)
		reader_keys(r, i);
	for (size_t i = 0; i < s->table_count; i++) {
		reader_row_constraints(r, i);
		reader_submitter(r, i);
		reader_personal(r, i);
	}
}

static void read_package(schema_reader *r, const yaml_node *root)
{
	package_keys keys = {0};
	if (!yaml_bind(root, "datapackage", PACKAGE_KEYS, COUNT_OF(PACKAGE_KEYS), &keys, r->memory, r->diag))
		r->good = false;
	if (keys.name.ptr)
		reader_has_text(r, root, "name", keys.name);
	r->schema->name = keys.name.ptr ? reader_nfc(r, keys.name) : SLICE("");
	r->schema->title = keys.title.len ? reader_nfc(r, keys.title) : r->schema->name;
	if (keys.resources)
		read_tables(r, keys.resources);
}

schema *schema_parse(slice text, const char *file, diag *d)
{
	arena *memory = arena_new();
	schema *s = memory ? arena_alloc(memory, sizeof *s) : NULL;
	const char *name = s ? arena_string(memory, slice_of(file)) : NULL; /* places outlive the caller's string */
	if (!name) {
		arena_free(memory);
		diag_no_memory(d);
		return NULL;
	}
	s->memory = memory;
	schema_reader r = {.schema = s, .memory = memory, .diag = d, .good = true};
	const yaml_node *root = yaml_parse(memory, text, name, 1, d);
	if (root)
		read_package(&r, root);
	if (root && r.good && arena_failed(memory))
		r.good = diag_no_memory(d);
	if (root && r.good)
		return s;
	schema_free(s);
	return NULL;
}

void schema_free(schema *s)
{
	if (!s)
		return;
	for (size_t i = 0; i < s->pattern_count; i++)
		pattern_free(s->patterns[i].compiled);
	arena_free(s->memory); /* `s` lies in it */
}

const schema_table *schema_find_table(const schema *s, slice name)
{
	for (size_t i = 0; i < s->table_count; i++)
		if (slice_equal(s->tables[i].name, name))
			return &s->tables[i];
	return NULL;
}

int schema_find_field(const schema_table *t, slice name)
{
	for (size_t i = 0; i < t->field_count; i++)
		if (slice_equal(t->fields[i].name, name))
			return (int)i;
	return -1;
}
