/* field.c: the columns of a table, and the labels by which a file's header may name them. */
#include "schema/reader.h"

#include "base/limits.h"
#include "text/fold.h"

static const message TOO_MANY_FIELDS = {"too-many-fields", STATUS_USAGE,
    {"bảng “{1}” có quá {2} cột", "the table “{1}” has more than {2} fields"}, {"Chia bảng này thành nhiều bảng.", "Split the table."}};
static const message DUPLICATE_FIELD = {"duplicate-field", STATUS_USAGE,
    {"bảng “{2}” có hai cột tên “{1}”", "the table “{2}” has two fields called “{1}”"}, {"Đổi tên một cột.", "Rename one of them."}};
static const message AMBIGUOUS_LABEL = {"ambiguous-label", STATUS_USAGE,
    {"nhãn “{1}” của cột “{2}” trùng với nhãn “{3}” của cột “{4}”",
        "the label “{1}” of the field “{2}” reads the same as “{3}” of the field “{4}”"},
    {"Đổi một nhãn; khi so sánh không kể chữ hoa, dấu và khoảng trống.",
        "Change one of them; case, marks and spaces do not tell labels apart."}};
static const message EMPTY_LABEL = {"empty-label", STATUS_USAGE,
    {"nhãn “{1}” không có chữ cái hay chữ số nào", "the label “{1}” has no letter or digit"}, {"Bỏ nhãn này.", "Remove it."}};

static const char *const TYPE_NAMES[] = {
    [FIELD_STRING] = "string",
    [FIELD_INTEGER] = "integer",
    [FIELD_NUMBER] = "number",
    [FIELD_BOOLEAN] = "boolean",
    [FIELD_DATE] = "date",
    [FIELD_YEAR] = "year",
    NULL,
};

typedef struct field_keys {
	slice name, title, description;
	yaml_texts aliases;
	int type;
	const yaml_node *constraints;
} field_keys;

static const yaml_key FIELD_KEYS[] = {
    {"name", YAML_KEY_TEXT, true, offsetof(field_keys, name), 0, 0, NULL, "The column's name in queries."},
    {"title", YAML_KEY_TEXT, false, offsetof(field_keys, title), 0, 0, NULL, "Its label in files and messages."},
    {"description", YAML_KEY_TEXT, false, offsetof(field_keys, description), 0, 0, NULL, "What it means."},
    {"aliases", YAML_KEY_TEXTS, false, offsetof(field_keys, aliases), 0, 0, NULL, "Other labels that people write."},
    {"type", YAML_KEY_CHOICE, true, offsetof(field_keys, type), 0, 0, TYPE_NAMES, "The type of its values."},
    {"constraints", YAML_KEY_NODE, false, offsetof(field_keys, constraints), 0, 0, NULL, "What its values must be."},
};

const char *field_type_name(field_type type)
{
	return TYPE_NAMES[type];
}

/* Fold one label of a field into its list, each form once. */
static void add_folded(schema_reader *r, schema_field *f, slice *folded, slice written, bool must_fold, place where)
{
	slice form = text_fold(r->memory, written);
	if (!form.ptr) {
		r->good = diag_no_memory(r->diag);
		return;
	}
	if (!form.len) {
		if (must_fold)
			READER_ERROR(r, &EMPTY_LABEL, where, written.ptr);
		return;
	}
	for (size_t i = 0; i < f->folded_count; i++)
		if (slice_equal(folded[i], form))
			return;
	folded[f->folded_count++] = form;
}

static void read_labels(schema_reader *r, schema_field *f, const yaml_node *node, yaml_texts aliases)
{
	slice *folded = arena_array(r->memory, aliases.count + 2, sizeof *folded);
	slice *names = arena_array(r->memory, aliases.count + 1, sizeof *names);
	if (!folded || !names)
		return;
	f->folded = folded;
	f->aliases = (yaml_texts){names, aliases.count};
	add_folded(r, f, folded, f->name, false, f->where);
	add_folded(r, f, folded, f->title, false, f->where);
	for (size_t i = 0; i < aliases.count; i++) {
		names[i] = reader_nfc(r, aliases.items[i]);
		add_folded(r, f, folded, names[i], true, reader_item_place(yaml_get(node, "aliases"), i));
	}
}

/* Returns whether the field has a name. */
static bool read_field(schema_reader *r, const yaml_node *node, schema_field *f)
{
	field_keys keys = {.type = -1};
	*f = (schema_field){.name = SLICE(""), .min_length = -1, .max_length = -1, .where = node->where};
	if (!yaml_bind(node, "field", FIELD_KEYS, COUNT_OF(FIELD_KEYS), &keys, r->memory, r->diag))
		r->good = false;
	if (!keys.name.ptr)
		return false;
	reader_check_name(r, keys.name, reader_key_place(node, "name"));
	f->name = keys.name;
	f->title = keys.title.len ? reader_nfc(r, keys.title) : f->name;
	f->description = reader_nfc(r, keys.description);
	read_labels(r, f, node, keys.aliases);
	if (keys.type < 0) /* told; constraints are not judged by a type that nobody wrote */
		return true;
	f->type = (field_type)keys.type;
	if (keys.constraints)
		reader_constraints(r, keys.constraints, f);
	return true;
}

/* ---- labels that name two fields ---- */

/* What was written for a folded form: the first of name, title and aliases that folds to it. */
static slice written_label(schema_reader *r, const schema_field *f, slice form)
{
	slice name = text_fold(r->memory, f->name), title = text_fold(r->memory, f->title);
	if (name.ptr && slice_equal(name, form))
		return f->name;
	if (title.ptr && slice_equal(title, form))
		return f->title;
	for (size_t i = 0; i < f->aliases.count; i++) {
		slice alias = text_fold(r->memory, f->aliases.items[i]);
		if (alias.ptr && slice_equal(alias, form))
			return f->aliases.items[i];
	}
	return form;
}

static void check_labels(schema_reader *r, const schema_table *t)
{
	size_t count = 0;
	for (size_t i = 0; i < t->field_count; i++)
		count += t->fields[i].folded_count;
	label *labels = arena_array(r->memory, count + 1, sizeof *labels);
	if (!labels)
		return;
	count = 0;
	for (size_t i = 0; i < t->field_count; i++)
		for (size_t k = 0; k < t->fields[i].folded_count; k++)
			labels[count++] = (label){.key = t->fields[i].folded[k], .owner = i, .where = t->fields[i].where};
	if (!reader_find_clashes(r, labels, count))
		return;
	for (size_t i = 0; i < count; i++) {
		if (!labels[i].clash)
			continue;
		const schema_field *here = &t->fields[labels[i].owner], *there = &t->fields[labels[i].clash->owner];
		if (slice_equal(here->name, there->name)) /* told as a repeated name */
			continue;
		READER_ERROR(r, &AMBIGUOUS_LABEL, labels[i].where, written_label(r, here, labels[i].key).ptr, here->name.ptr,
		    written_label(r, there, labels[i].key).ptr, there->name.ptr);
	}
}

static void check_names(schema_reader *r, const schema_table *t)
{
	for (size_t i = 0; i < t->field_count; i++)
		for (size_t k = 0; k < i; k++)
			if (slice_equal(t->fields[i].name, t->fields[k].name)) {
				READER_ERROR(r, &DUPLICATE_FIELD, t->fields[i].where, t->fields[i].name.ptr, t->name.ptr);
				break;
			}
}

void reader_fields(schema_reader *r, const yaml_node *list, schema_table *t, table_source *source)
{
	if (!reader_is_list(r, list, "fields"))
		return;
	size_t count = list->count;
	source->fields_broken = false;
	if (count > LIMIT_FIELDS) {
		const char *limit = arena_printf(r->memory, "%d", LIMIT_FIELDS);
		READER_ERROR(r, &TOO_MANY_FIELDS, list->values[LIMIT_FIELDS]->where, t->name.ptr, limit ? limit : "?");
		count = LIMIT_FIELDS;
		source->fields_broken = true;
	}
	t->fields = arena_array(r->memory, count, sizeof *t->fields);
	if (!t->fields)
		return;
	for (size_t i = 0; i < count; i++) {
		if (read_field(r, list->values[i], &t->fields[t->field_count]))
			t->field_count++;
		else
			source->fields_broken = true;
	}
	check_names(r, t);
	check_labels(r, t);
}
