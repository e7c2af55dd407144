/* table.c: a resource of the data package: its name, where its files lie, who submits them. */
#include "schema/reader.h"

#include "base/limits.h"

static const message DUPLICATE_TABLE = {"duplicate-table", STATUS_USAGE, {"hai bảng cùng tên “{1}”", "two tables are called “{1}”"},
    {"Đổi tên một bảng.", "Rename one of them."}};
static const message BAD_PATH = {"bad-path", STATUS_USAGE, {"đường dẫn “{1}” không đúng dạng", "the path “{1}” has not the right form"},
    {"Viết THƯ_MỤC/TỆP.csv, hoặc THƯ_MỤC/*/TỆP.csv cho tệp do từng đơn vị nộp.",
        "Write FOLDER/FILE.csv, or FOLDER/*/FILE.csv for files that each organisation submits."}};
static const message PATH_OUTSIDE = {"path-outside", STATUS_USAGE,
    {"đường dẫn “{1}” ra ngoài thư mục công việc", "the path “{1}” leads out of the job's folder"},
    {"Viết đường dẫn tính từ thư mục công việc, không có “..” và không bắt đầu bằng “/”.",
        "Write it relative to the job's folder, without “..” and without “/” in front."}};
static const message SAME_PATH = {"same-path", STATUS_USAGE,
    {"bảng “{1}” và bảng “{2}” cùng đọc tệp “{3}”", "the tables “{1}” and “{2}” read the same file “{3}”"},
    {"Mỗi bảng một tệp riêng.", "Give each table a file of its own."}};
static const message NEEDS_SUBMITTER = {"needs-submitter", STATUS_USAGE,
    {"“{1}” chỉ dùng khi đường dẫn có “*”", "“{1}” needs a path with “*”"},
    {"Bỏ khoá này, hoặc viết đường dẫn THƯ_MỤC/*/TỆP.csv.", "Remove it, or write the path as FOLDER/*/FILE.csv."}};
static const message OPTIONAL_SUBMITTED = {"optional-submitted", STATUS_USAGE,
    {"“optional” chỉ dùng cho bảng tham chiếu (đường dẫn không có “*”)", "“optional” is for reference tables (a path without “*”)"},
    {"Bỏ “optional”; tệp do đơn vị nộp chỉ bắt buộc khi có “expected”.",
        "Remove it; a submitted file is only required where “expected” says so."}};
static const message SUBMITTER_WITHOUT_KEY = {"submitter-without-key", STATUS_USAGE,
    {"cột “{1}” của “submitted-by” không có khoá ngoại riêng của nó", "the field “{1}” of “submitted-by” has no foreign key of its own"},
    {"Thêm vào “foreignKeys” một khoá chỉ gồm cột này, trỏ tới bảng các đơn vị.",
        "Add to “foreignKeys” a key of this one field that refers to the table of the organisations."}};
static const message SUBMITTERS_DIFFER = {"submitters-differ", STATUS_USAGE,
    {"các bảng trong thư mục “{1}” có đơn vị nộp ở hai nơi: “{2}” và “{3}”",
        "the tables of the folder “{1}” take their submitters from two places: “{2}” and “{3}”"},
    {"Cho khoá ngoại của “submitted-by” trỏ tới cùng một cột.", "Let the foreign keys of “submitted-by” refer to one column."}};

static const message UNKNOWN_MATCH = {"not-a-choice", STATUS_USAGE,
    {"“fieldsMatch” không nhận “{1}”", "“fieldsMatch” does not accept “{1}”"},
    {"Các giá trị: exact, equal, subset, superset, partial.", "Its values: exact, equal, subset, superset, partial."}};

typedef struct resource_keys {
	slice name, title, description, path, submitted_by, expected;
	bool personal, optional;
	const yaml_node *schema, *described; /* of `described` nothing is kept */
} resource_keys;

static const yaml_key RESOURCE_KEYS[] = {
    {"name", YAML_KEY_TEXT, true, offsetof(resource_keys, name), 0, 0, NULL, "The table's name in queries."},
    {"title", YAML_KEY_TEXT, false, offsetof(resource_keys, title), 0, 0, NULL, "What people call it."},
    {"description", YAML_KEY_TEXT, false, offsetof(resource_keys, description), 0, 0, NULL, "What it holds."},
    {"path", YAML_KEY_TEXT, true, offsetof(resource_keys, path), 0, 0, NULL,
        "FOLDER/FILE.csv, or FOLDER/*/FILE.csv for one file a submitter."},
    {"submitted-by", YAML_KEY_TEXT, false, offsetof(resource_keys, submitted_by), 0, 0, NULL,
        "The field that must equal the submitter's folder in every row."},
    {"expected", YAML_KEY_TEXT, false, offsetof(resource_keys, expected), 0, 0, NULL,
        "The query of checks.sql that lists who must send the file."},
    {"personal", YAML_KEY_BOOLEAN, false, offsetof(resource_keys, personal), 0, 0, NULL, "Whether its rows are about persons."},
    {"optional", YAML_KEY_BOOLEAN, false, offsetof(resource_keys, optional), 0, 0, NULL, "Whether a reference table may be missing."},
    {"$schema", YAML_KEY_NODE, false, offsetof(resource_keys, described), 0, 0, NULL, "For other programs."},
    {"profile", YAML_KEY_NODE, false, offsetof(resource_keys, described), 0, 0, NULL, "For other programs."},
    {"licenses", YAML_KEY_NODE, false, offsetof(resource_keys, described), 0, 0, NULL, "For other programs."},
    {"sources", YAML_KEY_NODE, false, offsetof(resource_keys, described), 0, 0, NULL, "For other programs."},
    {"homepage", YAML_KEY_NODE, false, offsetof(resource_keys, described), 0, 0, NULL, "For other programs."},
    {"type", YAML_KEY_NODE, false, offsetof(resource_keys, described), 0, 0, NULL, "The form of the file (descriptor.c)."},
    {"scheme", YAML_KEY_NODE, false, offsetof(resource_keys, described), 0, 0, NULL, "The form of the file (descriptor.c)."},
    {"format", YAML_KEY_NODE, false, offsetof(resource_keys, described), 0, 0, NULL, "The form of the file (descriptor.c)."},
    {"mediatype", YAML_KEY_NODE, false, offsetof(resource_keys, described), 0, 0, NULL, "The form of the file (descriptor.c)."},
    {"encoding", YAML_KEY_NODE, false, offsetof(resource_keys, described), 0, 0, NULL, "The form of the file (descriptor.c)."},
    {"dialect", YAML_KEY_NODE, false, offsetof(resource_keys, described), 0, 0, NULL, "The form of the file (descriptor.c)."},
    {"bytes", YAML_KEY_NODE, false, offsetof(resource_keys, described), 0, 0, NULL, "The form of the file (descriptor.c)."},
    {"hash", YAML_KEY_NODE, false, offsetof(resource_keys, described), 0, 0, NULL, "The form of the file (descriptor.c)."},
    {"schema", YAML_KEY_NODE, true, offsetof(resource_keys, schema), 0, 0, NULL, "The Table Schema."},
    {"fields", YAML_KEY_ELSEWHERE, false, 0, 0, 0, NULL, "schema"},
    {"primaryKey", YAML_KEY_ELSEWHERE, false, 0, 0, 0, NULL, "schema"},
    {"uniqueKeys", YAML_KEY_ELSEWHERE, false, 0, 0, 0, NULL, "schema"},
    {"foreignKeys", YAML_KEY_ELSEWHERE, false, 0, 0, 0, NULL, "schema"},
    {"missingValues", YAML_KEY_ELSEWHERE, false, 0, 0, 0, NULL, "schema"},
    {"fieldsMatch", YAML_KEY_ELSEWHERE, false, 0, 0, 0, NULL, "schema"},
    {"row-constraints", YAML_KEY_ELSEWHERE, false, 0, 0, 0, NULL, "schema"},
};

typedef struct schema_keys {
	const yaml_node *fields, *foreign, *constraints, *unique, *missing;
	yaml_texts primary, match;
	slice profile, rdf;
} schema_keys;

/* In the order of fields_match; the first is what is meant when the key is missing, and cannot be written. */
static const char *const MATCHES[] = {"exact", "equal", "subset", "superset", "partial"};

static const yaml_key SCHEMA_KEYS[] = {
    {"fields", YAML_KEY_NODE, true, offsetof(schema_keys, fields), 0, 0, NULL, "The columns."},
    {"primaryKey", YAML_KEY_TEXTS, false, offsetof(schema_keys, primary), 0, 0, NULL,
        "Fields that together name a row, over all files of the table."},
    {"foreignKeys", YAML_KEY_NODE, false, offsetof(schema_keys, foreign), 0, 0, NULL, "Fields whose values must exist in another table."},
    {"uniqueKeys", YAML_KEY_NODE, false, offsetof(schema_keys, unique), 0, 0, NULL,
        "Lists of fields whose values together may stand in one row only."},
    {"missingValues", YAML_KEY_NODE, false, offsetof(schema_keys, missing), 0, 0, NULL, "Cells that are read as empty."},
    {"fieldsMatch", YAML_KEY_TEXTS, false, offsetof(schema_keys, match), 0, 0, NULL, "How a file's columns go with the fields."},
    {"$schema", YAML_KEY_TEXT, false, offsetof(schema_keys, profile), 0, 0, NULL, "The profile, for other programs."},
    {"rdfType", YAML_KEY_TEXT, false, offsetof(schema_keys, rdf), 0, 0, NULL, "The IRI of what a row is, for other programs."},
    {"row-constraints", YAML_KEY_NODE, false, offsetof(schema_keys, constraints), 0, 0, NULL, "Rules between the columns of one row."},
};

/* ---- the path ---- */

#define PATH_PARTS 3

/* Split at '/'. Returns the number of parts, PATH_PARTS + 1 when there are more. */
static size_t split_path(slice path, slice parts[PATH_PARTS])
{
	size_t count = 0;
	for (;;) {
		const char *slash = path.len ? memchr(path.ptr, '/', path.len) : NULL;
		slice part = {path.ptr, slash ? (size_t)(slash - path.ptr) : path.len};
		if (count == PATH_PARTS)
			return PATH_PARTS + 1;
		parts[count++] = part;
		if (!slash)
			return count;
		path = (slice){slash + 1, path.len - part.len - 1};
	}
}

/* A plain name of a file or folder: not hidden, no pattern, nothing that a shell or another system reads differently. */
static bool is_file_name(slice part)
{
	if (!part.len || part.ptr[0] == '.' || part.ptr[0] == ' ' || part.ptr[part.len - 1] == ' ')
		return false;
	for (size_t i = 0; i < part.len; i++) {
		unsigned char c = (unsigned char)part.ptr[i];
		if (c < ' ' || c == 0x7F || strchr("*?[]\\:<>|\"", c))
			return false;
	}
	return true;
}

static bool leads_outside(slice path)
{
	if (slice_starts(path, "/"))
		return true;
	for (size_t i = 0; i + 1 < path.len; i++) {
		bool begins = i == 0 || path.ptr[i - 1] == '/', ends = i + 2 == path.len || path.ptr[i + 2] == '/';
		if (begins && ends && path.ptr[i] == '.' && path.ptr[i + 1] == '.')
			return true;
	}
	return false;
}

static void read_path(schema_reader *r, slice path, place where, schema_table *t)
{
	if (leads_outside(path)) {
		READER_ERROR(r, &PATH_OUTSIDE, where, path.ptr);
		return;
	}
	slice parts[PATH_PARTS];
	size_t count = split_path(path, parts);
	bool good = (count == 2 || (count == 3 && slice_is(parts[1], "*"))) && is_file_name(parts[0]) && is_file_name(parts[count - 1]);
	slice file = good ? parts[count - 1] : path;
	if (!good || file.len <= 4 || memcmp(file.ptr + file.len - 4, ".csv", 4) != 0) {
		READER_ERROR(r, &BAD_PATH, where, path.ptr);
		return;
	}
	t->folder = arena_copy(r->memory, parts[0]);
	t->file_name = arena_copy(r->memory, file);
	t->submitted = count == 3;
}

/* ---- the table ---- */

static void check_against_others(schema_reader *r, const schema_table *t, size_t index, place name, slice path, place path_place)
{
	for (size_t i = 0; i < index; i++) {
		const schema_table *other = &r->schema->tables[i];
		if (t->name.len && slice_equal(t->name, other->name))
			READER_ERROR(r, &DUPLICATE_TABLE, name, t->name.ptr);
		bool same_file = t->folder.len && t->submitted == other->submitted && slice_equal(t->folder, other->folder);
		if (same_file && slice_equal(t->file_name, other->file_name))
			READER_ERROR(r, &SAME_PATH, path_place, other->name.ptr, t->name.ptr, path.ptr);
	}
}

static void check_submission_keys(schema_reader *r, const schema_table *t, const yaml_node *node)
{
	static const char *const NEED[] = {"submitted-by", "expected"};
	if (!t->folder.len) /* the path is wrong, and was told */
		return;
	for (size_t i = 0; !t->submitted && i < COUNT_OF(NEED); i++)
		if (yaml_get(node, NEED[i]))
			READER_ERROR(r, &NEEDS_SUBMITTER, reader_key_place(node, NEED[i]), NEED[i]);
	if (t->submitted && t->optional)
		READER_ERROR(r, &OPTIONAL_SUBMITTED, reader_key_place(node, "optional"), "");
}

/* One of MATCHES, or a list of one, as the profile of version 2.0 had it. */
static void read_match(schema_reader *r, const yaml_node *node, yaml_texts given, schema_table *t)
{
	if (!given.items)
		return;
	for (size_t i = 0; given.count == 1 && i < COUNT_OF(MATCHES); i++)
		if (slice_is(given.items[0], MATCHES[i])) {
			t->match = (fields_match)(i + 1);
			return;
		}
	const char *written = given.count == 1 ? given.items[0].ptr : "…";
	READER_ERROR(r, &UNKNOWN_MATCH, reader_item_place(node, 0), written);
}

static void read_table_schema(schema_reader *r, const yaml_node *node, schema_table *t, table_source *source)
{
	schema_keys keys = {.match = {NULL, 0}};
	if (!yaml_bind(node, "schema", SCHEMA_KEYS, COUNT_OF(SCHEMA_KEYS), &keys, r->memory, r->diag))
		r->good = false;
	if (node->kind != YAML_MAPPING)
		return;
	source->schema = node;
	source->primary = keys.primary;
	source->foreign = keys.foreign;
	source->constraints = keys.constraints;
	source->unique = keys.unique;
	read_match(r, yaml_get(node, "fieldsMatch"), keys.match, t);
	if (keys.missing && !reader_values(r, keys.missing, "missingValues", &source->missing))
		source->missing = (yaml_texts){NULL, 0};
	if (keys.fields)
		reader_fields(r, keys.fields, t, source);
}

void reader_table(schema_reader *r, const yaml_node *node, size_t index)
{
	schema_table *t = &r->schema->tables[index];
	table_source *source = &r->sources[index];
	resource_keys keys = {0};
	*source = (table_source){.node = node, .fields_broken = true};
	t->submitted_by = -1;
	t->where = node->where;
	t->name = SLICE("");
	if (!yaml_bind(node, "resource", RESOURCE_KEYS, COUNT_OF(RESOURCE_KEYS), &keys, r->memory, r->diag))
		r->good = false;
	if (node->kind != YAML_MAPPING)
		return;
	place name = reader_key_place(node, "name"), path = reader_key_place(node, "path");
	if (keys.name.ptr) {
		reader_check_name(r, keys.name, name);
		t->name = keys.name;
	}
	t->title = keys.title.len ? reader_nfc(r, keys.title) : t->name;
	t->description = reader_nfc(r, keys.description);
	t->expected = keys.expected;
	t->expected_where = reader_key_place(node, "expected");
	t->personal = keys.personal;
	t->optional = keys.optional;
	source->submitted_by = keys.submitted_by;
	if (keys.path.ptr)
		read_path(r, keys.path, path, t);
	check_against_others(r, t, index, name, keys.path, path);
	check_submission_keys(r, t, node);
	reader_file_form(r, node);
	if (keys.expected.ptr)
		reader_has_text(r, node, "expected", keys.expected);
	if (keys.schema)
		read_table_schema(r, keys.schema, t, source);
}

/* ---- who submits it ---- */

/* The foreign key of exactly the field `index`, or NULL. */
static const foreign_key *key_of_field(const schema_table *t, int index)
{
	for (size_t i = 0; i < t->foreign_count; i++)
		if (t->foreign[i].from.count == 1 && t->foreign[i].from.fields[0] == (unsigned)index)
			return &t->foreign[i];
	return NULL;
}

/* All tables of a folder must agree on the column that lists their submitters; `key` is that of table `index`. */
static void check_same_submitters(schema_reader *r, size_t index, const foreign_key *key, place where)
{
	const schema *s = r->schema;
	const schema_table *t = &s->tables[index];
	for (size_t i = 0; i < index; i++) {
		const schema_table *other = &s->tables[i];
		const foreign_key *theirs = other->submitted_by >= 0 && slice_equal(t->folder, other->folder)
		                                ? key_of_field(other, other->submitted_by)
		                                : NULL;
		if (!theirs)
			continue;
		if (theirs->table == key->table && theirs->to.fields[0] == key->to.fields[0])
			return;
		const char *first = arena_printf(
		    r->memory, "%s.%s", s->tables[theirs->table].name.ptr, s->tables[theirs->table].fields[theirs->to.fields[0]].name.ptr);
		const char *second = arena_printf(
		    r->memory, "%s.%s", s->tables[key->table].name.ptr, s->tables[key->table].fields[key->to.fields[0]].name.ptr);
		READER_ERROR(r, &SUBMITTERS_DIFFER, where, t->folder.ptr, first ? first : "?", second ? second : "?");
		return;
	}
}

void reader_submitter(schema_reader *r, size_t index)
{
	schema_table *t = &r->schema->tables[index];
	const table_source *source = &r->sources[index];
	if (!source->submitted_by.ptr || !t->submitted)
		return;
	place where = reader_key_place(source->node, "submitted-by");
	t->submitted_by = reader_field(r, t, source->submitted_by, where);
	if (t->submitted_by < 0)
		return;
	const foreign_key *key = key_of_field(t, t->submitted_by);
	if (key)
		check_same_submitters(r, index, key, where);
	else if (!source->keys_broken)
		READER_ERROR(r, &SUBMITTER_WITHOUT_KEY, where, source->submitted_by.ptr);
}
