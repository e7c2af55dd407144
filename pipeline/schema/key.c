/* key.c: what refers to fields once all tables are known: primary keys, foreign keys, row constraints. */
#include "schema/reader.h"

static const message UNKNOWN_TABLE = {"unknown-table", STATUS_USAGE, {"không có bảng “{1}”", "there is no table “{1}”"},
    {"Sửa lại tên, hoặc khai báo bảng này trong “resources”.", "Correct the name, or declare the table under “resources”."}};
static const message UNKNOWN_TABLE_NEAR = {
    "unknown-table", STATUS_USAGE, {"không có bảng “{1}”", "there is no table “{1}”"}, {"Có phải “{2}”?", "Did you mean “{2}”?"}};
static const message REPEATED_FIELD = {"repeated-field", STATUS_USAGE,
    {"cột “{1}” ghi hai lần trong một khoá", "the field “{1}” stands twice in one key"}, {"Bỏ một lần.", "Remove one of them."}};
static const message KEY_LENGTHS = {"key-lengths", STATUS_USAGE,
    {"khoá ngoại có {1} cột nhưng trỏ tới {2} cột", "the foreign key has {1} fields but refers to {2}"},
    {"Ghi hai danh sách “fields” dài bằng nhau, theo cùng thứ tự.", "Make the two lists “fields” equally long, in the same order."}};
static const message KEY_TYPES = {"key-types", STATUS_USAGE,
    {"cột “{1}” kiểu {2} không thể trỏ tới cột “{3}” kiểu {4}", "the field “{1}” of type {2} cannot refer to “{3}” of type {4}"},
    {"Cho hai cột cùng một kiểu.", "Give both fields the same type."}};
static const message DUPLICATE_CONSTRAINT = {"duplicate-constraint", STATUS_USAGE,
    {"hai ràng buộc dòng cùng tên “{1}”", "two row constraints are called “{1}”"}, {"Đổi tên một ràng buộc.", "Rename one of them."}};

/* Resolve field names of `t` written in `list`. False: not all are known, told where it can be. */
static bool resolve(schema_reader *r, const schema_table *t, yaml_texts names, const yaml_node *list, const char *key, schema_key *out)
{
	if (!names.count) {
		reader_is_list(r, list, key);
		return false;
	}
	unsigned *fields = arena_array(r->memory, names.count, sizeof *fields);
	if (!fields)
		return false;
	uint64_t seen = 0;
	bool good = true;
	for (size_t i = 0; i < names.count; i++) {
		place where = reader_item_place(list, i);
		int field = reader_field(r, t, names.items[i], where);
		if (field < 0) {
			good = false;
			continue;
		}
		if (seen & UINT64_C(1) << field)
			good = READER_ERROR(r, &REPEATED_FIELD, where, names.items[i].ptr);
		seen |= UINT64_C(1) << field;
		fields[i] = (unsigned)field;
	}
	*out = (schema_key){fields, good ? names.count : 0};
	return good;
}

/* ---- unique keys ---- */

static uint64_t mask_of(const schema_key *key)
{
	uint64_t mask = 0;
	for (size_t i = 0; i < key->count; i++)
		mask |= UINT64_C(1) << key->fields[i];
	return mask;
}

/* Whether something said before already keeps the same fields unique. */
static bool is_kept_unique(const schema_table *t, const schema_key *key)
{
	uint64_t mask = mask_of(key);
	if (mask == mask_of(&t->primary) || (key->count == 1 && t->fields[key->fields[0]].unique))
		return true;
	for (size_t i = 0; i < t->unique_count; i++)
		if (mask_of(&t->unique[i]) == mask)
			return true;
	return false;
}

/* The names of one key: a list, or one name alone. */
static bool read_names(schema_reader *r, const yaml_node *node, yaml_texts *out)
{
	if (node->kind != YAML_SCALAR)
		return reader_is_list(r, node, "uniqueKeys") && reader_values(r, node, "uniqueKeys", out);
	slice *name = arena_array(r->memory, 1, sizeof *name);
	if (!name)
		return r->good = diag_no_memory(r->diag);
	*name = node->text;
	*out = (yaml_texts){name, 1};
	return true;
}

static void read_unique_keys(schema_reader *r, schema_table *t, const yaml_node *list)
{
	if (!list || !reader_is_list(r, list, "uniqueKeys"))
		return;
	t->unique = arena_array(r->memory, list->count, sizeof *t->unique);
	for (size_t i = 0; t->unique && i < list->count; i++) {
		yaml_texts names = {0};
		schema_key key;
		if (!read_names(r, list->values[i], &names) || !resolve(r, t, names, list->values[i], "uniqueKeys", &key))
			continue;
		if (!is_kept_unique(t, &key))
			t->unique[t->unique_count++] = key;
	}
}

/* ---- foreign keys ---- */

typedef struct foreign_keys {
	yaml_texts fields;
	const yaml_node *reference;
} foreign_keys;

static const yaml_key FOREIGN_KEYS[] = {
    {"fields", YAML_KEY_TEXTS, true, offsetof(foreign_keys, fields), 0, 0, NULL, "The fields of this table."},
    {"reference", YAML_KEY_NODE, true, offsetof(foreign_keys, reference), 0, 0, NULL, "What they refer to."},
};

typedef struct reference_keys {
	slice resource;
	yaml_texts fields;
} reference_keys;

static const yaml_key REFERENCE_KEYS[] = {
    {"resource", YAML_KEY_TEXT, false, offsetof(reference_keys, resource), 0, 0, NULL,
        "The table referred to; none or empty: the table itself."},
    {"fields", YAML_KEY_TEXTS, true, offsetof(reference_keys, fields), 0, 0, NULL, "Its fields, in the same order."},
};

static const char *nearest_table(schema_reader *r, slice name)
{
	const schema *s = r->schema;
	const char **names = arena_array(r->memory, s->table_count + 1, sizeof *names);
	if (!names)
		return NULL;
	for (size_t i = 0; i < s->table_count; i++)
		names[i] = s->tables[i].name.ptr;
	return nearest_name(name, names);
}

static const schema_table *referred_table(schema_reader *r, const schema_table *self, slice name, place where)
{
	if (!name.len)
		return self;
	const schema_table *t = schema_find_table(r->schema, name);
	if (t)
		return t;
	const char *near = nearest_table(r, name);
	if (near)
		READER_ERROR(r, &UNKNOWN_TABLE_NEAR, where, name.ptr, near);
	else
		READER_ERROR(r, &UNKNOWN_TABLE, where, name.ptr);
	return NULL;
}

/* Values that are stored alike can be compared. */
static field_type stored_as(field_type type)
{
	return type == FIELD_YEAR ? FIELD_INTEGER : type;
}

static bool check_ends(schema_reader *r, const schema_table *from, const schema_table *to, const foreign_key *key, const yaml_node *fields)
{
	if (key->from.count != key->to.count) {
		const char *here = arena_printf(r->memory, "%zu", key->from.count), *there = arena_printf(r->memory, "%zu", key->to.count);
		return READER_ERROR(r, &KEY_LENGTHS, key->where, here ? here : "?", there ? there : "?");
	}
	bool good = true;
	for (size_t i = 0; i < key->from.count; i++) {
		const schema_field *a = &from->fields[key->from.fields[i]], *b = &to->fields[key->to.fields[i]];
		if (stored_as(a->type) != stored_as(b->type))
			good = READER_ERROR(
			    r, &KEY_TYPES, reader_item_place(fields, i), a->name.ptr, field_type_name(a->type), b->name.ptr, field_type_name(b->type));
	}
	return good;
}

static bool read_foreign_key(schema_reader *r, const schema_table *t, const yaml_node *node, foreign_key *out)
{
	foreign_keys keys = {0};
	reference_keys reference = {0};
	bool good = yaml_bind(node, "foreignKeys", FOREIGN_KEYS, COUNT_OF(FOREIGN_KEYS), &keys, r->memory, r->diag);
	if (keys.reference && !yaml_bind(keys.reference, "reference", REFERENCE_KEYS, COUNT_OF(REFERENCE_KEYS), &reference, r->memory, r->diag))
		good = false;
	if (!good)
		return r->good = false;
	const yaml_node *fields = yaml_get(node, "fields");
	const schema_table *to = referred_table(r, t, reference.resource, reader_key_place(keys.reference, "resource"));
	*out = (foreign_key){.where = node->where};
	bool from_good = resolve(r, t, keys.fields, fields, "fields", &out->from);
	bool to_good = to && resolve(r, to, reference.fields, yaml_get(keys.reference, "fields"), "fields", &out->to);
	if (!from_good || !to_good)
		return false;
	out->table = (unsigned)(to - r->schema->tables);
	return check_ends(r, t, to, out, fields);
}

static void read_foreign_keys(schema_reader *r, schema_table *t, table_source *source)
{
	if (!source->foreign || !reader_is_list(r, source->foreign, "foreignKeys"))
		return;
	t->foreign = arena_array(r->memory, source->foreign->count, sizeof *t->foreign);
	if (!t->foreign)
		return;
	for (size_t i = 0; i < source->foreign->count; i++) {
		if (read_foreign_key(r, t, source->foreign->values[i], &t->foreign[t->foreign_count]))
			t->foreign_count++;
		else
			source->keys_broken = true;
	}
}

void reader_keys(schema_reader *r, size_t index)
{
	schema_table *t = &r->schema->tables[index];
	table_source *source = &r->sources[index];
	if (!source->schema)
		return;
	if (source->primary.items)
		resolve(r, t, source->primary, yaml_get(source->schema, "primaryKey"), "primaryKey", &t->primary);
	for (size_t i = 0; i < t->primary.count; i++) /* as in SQL, and as Table Schema wants */
		t->fields[t->primary.fields[i]].required = true;
	read_unique_keys(r, t, source->unique);
	read_foreign_keys(r, t, source);
}

/* ---- row constraints ---- */

static const yaml_key CONSTRAINT_KEYS[] = {
    {"name", YAML_KEY_TEXT, true, offsetof(row_constraint, name), 0, 0, NULL, "Its name, unique in the table."},
    {"formula", YAML_KEY_TEXT, true, offsetof(row_constraint, formula), 0, 0, NULL,
        "An SQL expression over the columns of one row that must not be false."},
    {"vi", YAML_KEY_TEXT, false, offsetof(row_constraint, text[LANG_VI]), 0, 0, NULL, "What is wrong, in Vietnamese; may hold {column}."},
    {"en", YAML_KEY_TEXT, false, offsetof(row_constraint, text[LANG_EN]), 0, 0, NULL, "What is wrong, in English; may hold {column}."},
    {"hint-vi", YAML_KEY_TEXT, false, offsetof(row_constraint, hint[LANG_VI]), 0, 0, NULL, "How to mend it, in Vietnamese."},
    {"hint-en", YAML_KEY_TEXT, false, offsetof(row_constraint, hint[LANG_EN]), 0, 0, NULL, "How to mend it, in English."},
};

/* Every {column} of a text must be a field of the table. */
static void check_holes(schema_reader *r, const schema_table *t, slice text, place where)
{
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] != '{')
			continue;
		const char *close = memchr(text.ptr + i, '}', text.len - i);
		if (!close)
			return;
		slice name = arena_copy(r->memory, (slice){text.ptr + i + 1, (size_t)(close - text.ptr) - i - 1});
		if (!name.ptr)
			return;
		reader_field(r, t, name, where);
		i = (size_t)(close - text.ptr);
	}
}

static bool read_row_constraint(schema_reader *r, const schema_table *t, const yaml_node *node, row_constraint *c)
{
	static const struct {
		const char *key;
		size_t offset;
	} TEXTS[] = {{"vi", offsetof(row_constraint, text[LANG_VI])}, {"en", offsetof(row_constraint, text[LANG_EN])},
	    {"hint-vi", offsetof(row_constraint, hint[LANG_VI])}, {"hint-en", offsetof(row_constraint, hint[LANG_EN])}};
	*c = (row_constraint){.where = node->where};
	if (!yaml_bind(node, "row-constraints", CONSTRAINT_KEYS, COUNT_OF(CONSTRAINT_KEYS), c, r->memory, r->diag))
		return r->good = false;
	c->where = reader_key_place(node, "formula");
	bool filled = reader_has_text(r, node, "name", c->name);
	filled = reader_has_text(r, node, "formula", c->formula) && filled;
	for (size_t i = 0; i < COUNT_OF(TEXTS); i++) {
		slice *text = (slice *)(void *)((char *)c + TEXTS[i].offset);
		*text = reader_nfc(r, *text);
		check_holes(r, t, *text, reader_key_place(node, TEXTS[i].key));
	}
	return filled;
}

void reader_row_constraints(schema_reader *r, size_t index)
{
	schema_table *t = &r->schema->tables[index];
	const table_source *source = &r->sources[index];
	const yaml_node *list = source->constraints;
	if (!list || !reader_is_list(r, list, "row-constraints"))
		return;
	t->constraints = arena_array(r->memory, list->count, sizeof *t->constraints);
	label *names = arena_array(r->memory, list->count, sizeof *names);
	if (!t->constraints || !names)
		return;
	for (size_t i = 0; i < list->count; i++) {
		row_constraint *c = &t->constraints[t->constraint_count];
		if (!read_row_constraint(r, t, list->values[i], c))
			continue;
		names[t->constraint_count] = (label){.key = c->name, .owner = i, .where = reader_key_place(list->values[i], "name")};
		t->constraint_count++;
	}
	if (!reader_find_clashes(r, names, t->constraint_count))
		return;
	for (size_t i = 0; i < t->constraint_count; i++)
		if (names[i].clash)
			READER_ERROR(r, &DUPLICATE_CONSTRAINT, names[i].where, names[i].key.ptr);
}
