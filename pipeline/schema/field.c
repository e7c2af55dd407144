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

static const message UNKNOWN_TYPE = {
    "not-a-choice", STATUS_USAGE, {"không có kiểu “{1}”", "there is no type “{1}”"}, {"Các kiểu: {2}.", "The types: {2}."}};
static const message UNKNOWN_TYPE_NEAR = {
    "not-a-choice", STATUS_USAGE, {"không có kiểu “{1}”", "there is no type “{1}”"}, {"Có phải “{2}”?", "Did you mean “{2}”?"}};
static const message NOT_A_CATEGORY = {"not-a-category", STATUS_USAGE,
    {"giá trị “{1}” của “enum” không có trong “categories”", "the value “{1}” of “enum” is not among the “categories”"},
    {"Thêm vào “categories”, hoặc bỏ khỏi “enum”.", "Add it to “categories”, or remove it from “enum”."}};

static const char *const TYPE_NAMES[] = {
    [FIELD_STRING] = "string",
    [FIELD_INTEGER] = "integer",
    [FIELD_NUMBER] = "number",
    [FIELD_BOOLEAN] = "boolean",
    [FIELD_DATE] = "date",
    [FIELD_YEAR] = "year",
    [FIELD_TIME] = "time",
    [FIELD_DATETIME] = "datetime",
    [FIELD_YEARMONTH] = "yearmonth",
    [FIELD_DURATION] = "duration",
    [FIELD_ANY] = "any",
    [FIELD_LIST] = "list",
    [FIELD_ARRAY] = "array",
    [FIELD_OBJECT] = "object",
    [FIELD_GEOPOINT] = "geopoint",
    [FIELD_GEOJSON] = "geojson",
};

#define TYPES_SHOWN                                                                                                                        \
	"string, integer, number, boolean, date, time, datetime, year, yearmonth, duration, list, array, object, geopoint, geojson, any"

typedef struct field_keys {
	slice name, title, description, description_en, type, format, decimal, group, delimiter, item_type, example, rdf;
	yaml_texts aliases;
	bool bare, ordered;
	int personal;
	const yaml_node *constraints, *true_values, *false_values, *missing, *categories;
} field_keys;

static const yaml_key FIELD_KEYS[] = {
    {"name", YAML_KEY_TEXT, true, offsetof(field_keys, name), 0, 0, NULL, "The column's name in queries."},
    {"title", YAML_KEY_TEXT, false, offsetof(field_keys, title), 0, 0, NULL, "Its label in files and messages."},
    {"description", YAML_KEY_TEXT, false, offsetof(field_keys, description), 0, 0, NULL, "What it means."},
    {"description-en", YAML_KEY_TEXT, false, offsetof(field_keys, description_en), 0, 0, NULL, "The same in English, for messages."},
    {"aliases", YAML_KEY_TEXTS, false, offsetof(field_keys, aliases), 0, 0, NULL, "Other labels that people write."},
    {"type", YAML_KEY_TEXT, true, offsetof(field_keys, type), 0, 0, NULL, "The type of its values."},
    {"format", YAML_KEY_TEXT, false, offsetof(field_keys, format), 0, 0, NULL,
        "How they are written: email, uri, uuid of a string; a pattern of %d %m %Y %H %M … of days and times."},
    {"decimalChar", YAML_KEY_TEXT, false, offsetof(field_keys, decimal), 0, 0, NULL, "The mark before the decimals of a number."},
    {"groupChar", YAML_KEY_TEXT, false, offsetof(field_keys, group), 0, 0, NULL, "The mark between groups of three digits."},
    {"delimiter", YAML_KEY_TEXT, false, offsetof(field_keys, delimiter), 0, 0, NULL, "What stands between the items of a list."},
    {"itemType", YAML_KEY_TEXT, false, offsetof(field_keys, item_type), 0, 0, NULL, "The type of the items of a list."},
    {"bareNumber", YAML_KEY_BOOLEAN, false, offsetof(field_keys, bare), 0, 0, NULL,
        "false: words and signs may stand around the digits, as 12% or 1.200 đồng."},
    {"trueValues", YAML_KEY_NODE, false, offsetof(field_keys, true_values), 0, 0, NULL, "What a boolean's cell says for yes."},
    {"falseValues", YAML_KEY_NODE, false, offsetof(field_keys, false_values), 0, 0, NULL, "What a boolean's cell says for no."},
    {"missingValues", YAML_KEY_NODE, false, offsetof(field_keys, missing), 0, 0, NULL,
        "Cells that are read as empty, in place of the schema's."},
    {"categories", YAML_KEY_NODE, false, offsetof(field_keys, categories), 0, 0, NULL, "The values there are, with labels."},
    {"categoriesOrdered", YAML_KEY_BOOLEAN, false, offsetof(field_keys, ordered), 0, 0, NULL, "Whether they have an order."},
    {"example", YAML_KEY_TEXT, false, offsetof(field_keys, example), 0, 0, NULL, "A value, shown in hints."},
    {"rdfType", YAML_KEY_TEXT, false, offsetof(field_keys, rdf), 0, 0, NULL, "The IRI of what it means, for other programs."},
    {"personal", YAML_KEY_CHOICE, false, offsetof(field_keys, personal), 0, 0, PERSONAL_WORDS,
        "What it says of a person: how its cells are masked."},
    {"constraints", YAML_KEY_NODE, false, offsetof(field_keys, constraints), 0, 0, NULL, "What its values must be."},
    {"required", YAML_KEY_ELSEWHERE, false, 0, 0, 0, NULL, "constraints"},
    {"unique", YAML_KEY_ELSEWHERE, false, 0, 0, 0, NULL, "constraints"},
    {"pattern", YAML_KEY_ELSEWHERE, false, 0, 0, 0, NULL, "constraints"},
    {"enum", YAML_KEY_ELSEWHERE, false, 0, 0, 0, NULL, "constraints"},
    {"minimum", YAML_KEY_ELSEWHERE, false, 0, 0, 0, NULL, "constraints"},
    {"maximum", YAML_KEY_ELSEWHERE, false, 0, 0, 0, NULL, "constraints"},
    {"exclusiveMinimum", YAML_KEY_ELSEWHERE, false, 0, 0, 0, NULL, "constraints"},
    {"exclusiveMaximum", YAML_KEY_ELSEWHERE, false, 0, 0, 0, NULL, "constraints"},
    {"minLength", YAML_KEY_ELSEWHERE, false, 0, 0, 0, NULL, "constraints"},
    {"maxLength", YAML_KEY_ELSEWHERE, false, 0, 0, 0, NULL, "constraints"},
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

/* ---- type and values ---- */

/* What other languages call the types. */
static const struct {
	const char *theirs;
	field_type ours;
} OTHER_NAMES[] = {{"text", FIELD_STRING}, {"str", FIELD_STRING}, {"varchar", FIELD_STRING}, {"char", FIELD_STRING}, {"int", FIELD_INTEGER},
    {"bigint", FIELD_INTEGER}, {"long", FIELD_INTEGER}, {"float", FIELD_NUMBER}, {"double", FIELD_NUMBER}, {"decimal", FIELD_NUMBER},
    {"numeric", FIELD_NUMBER}, {"real", FIELD_NUMBER}, {"bool", FIELD_BOOLEAN}, {"timestamp", FIELD_DATETIME}, {"json", FIELD_OBJECT}};

static const char *nearest_type(slice written, const char *const *names)
{
	for (size_t i = 0; i < COUNT_OF(OTHER_NAMES); i++)
		if (slice_is(written, OTHER_NAMES[i].theirs))
			return TYPE_NAMES[OTHER_NAMES[i].ours];
	return nearest_name(written, names);
}

bool reader_type(schema_reader *r, slice written, place where, field_type *out)
{
	const char *names[COUNT_OF(TYPE_NAMES) + 1] = {NULL};
	for (size_t i = 0; i < COUNT_OF(TYPE_NAMES); i++) {
		names[i] = TYPE_NAMES[i];
		if (slice_is(written, TYPE_NAMES[i])) {
			*out = (field_type)i;
			return true;
		}
	}
	const char *near = nearest_type(written, names);
	return READER_ERROR(r, near ? &UNKNOWN_TYPE_NEAR : &UNKNOWN_TYPE, where, written.ptr, near ? near : TYPES_SHOWN);
}

static bool has_text(yaml_texts list, slice text)
{
	for (size_t i = 0; i < list.count; i++)
		if (slice_equal(list.items[i], text))
			return true;
	return false;
}

/* Categories are an enum, unless there is an enum too, which then is a part of them. */
static void read_categories(schema_reader *r, const field_keys *keys, schema_field *f)
{
	yaml_texts categories = {0}, narrower = f->choices;
	if (f->type != FIELD_STRING && f->type != FIELD_INTEGER) /* told by reader_format */
		return;
	if (!keys->categories || !reader_values(r, keys->categories, "categories", &categories))
		return;
	reader_choices(r, keys->categories, categories, "categories", f);
	if (!narrower.count)
		return;
	const yaml_node *list = yaml_get(keys->constraints, "enum");
	for (size_t i = 0; i < narrower.count; i++)
		if (!has_text(categories, narrower.items[i]))
			READER_ERROR(r, &NOT_A_CATEGORY, reader_item_place(list, i), narrower.items[i].ptr);
	f->choices = narrower;
}

static void read_values(schema_reader *r, const yaml_node *node, const field_keys *keys, schema_field *f)
{
	f->example = reader_nfc(r, slice_trim(keys->example));
	reader_format(r, node, f);
	f->marks.decorated = !keys->bare;
	if (keys->constraints)
		reader_constraints(r, keys->constraints, f);
	read_categories(r, keys, f);
}

/* Returns whether the field has a name. */
static bool read_field(schema_reader *r, const yaml_node *node, schema_field *f, const table_source *source, personal_said *personal)
{
	field_keys keys = {.bare = true, .personal = PERSONAL_UNSAID};
	*f = (schema_field){.name = SLICE(""), .min_length = -1, .max_length = -1, .missing = source->missing, .where = node->where};
	if (!yaml_bind(node, "field", FIELD_KEYS, COUNT_OF(FIELD_KEYS), &keys, r->memory, r->diag))
		r->good = false;
	*personal = (personal_said){keys.personal, reader_key_place(node, "personal")};
	if (!keys.name.ptr)
		return false;
	reader_check_name(r, keys.name, reader_key_place(node, "name"));
	f->name = keys.name;
	f->title = keys.title.len ? reader_nfc(r, keys.title) : f->name;
	f->description = reader_nfc(r, keys.description);
	f->description_en = reader_nfc(r, keys.description_en);
	read_labels(r, f, node, keys.aliases);
	if (keys.missing && !reader_values(r, keys.missing, "missingValues", &f->missing))
		return true;
	/* Where the type is wrong, constraints are not judged by one that nobody wrote. */
	if (keys.type.ptr && reader_has_text(r, node, "type", keys.type) && reader_type(r, keys.type, reader_key_place(node, "type"), &f->type))
		read_values(r, node, &keys, f);
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
	source->personal = arena_array(r->memory, count, sizeof *source->personal);
	if (!t->fields || !source->personal)
		return;
	for (size_t i = 0; i < count; i++) {
		if (read_field(r, list->values[i], &t->fields[t->field_count], source, &source->personal[t->field_count]))
			t->field_count++;
		else
			source->fields_broken = true;
	}
	check_names(r, t);
	check_labels(r, t);
}
