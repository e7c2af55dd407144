/* choice.c: lists of values: what a field may be (enum, categories), and lists of values in general. A choice is in the one spelling that
 * its values have in the store. */
#include "schema/reader.h"

#include "text/fold.h"

static const message NOT_CANONICAL = {"bad-value", STATUS_USAGE,
    {"“{1}” phải viết gọn, không phải “{2}”", "“{1}” must be written as a program writes it, not “{2}”"}, {"Viết “{3}”.", "Write “{3}”."}};
static const message ENUM_REPEATED = {"enum-repeated", STATUS_USAGE,
    {"giá trị “{1}” của “{3}” lặp lại “{2}”", "the value “{1}” of “{3}” repeats “{2}”"},
    {"Bỏ một giá trị; chữ hoa và chữ thường được coi là như nhau.", "Remove one of them; case does not tell values apart."}};
static const message ENUM_NOT_NFC = {"enum-not-nfc", STATUS_USAGE,
    {"giá trị “{1}” của “{2}” viết bằng dấu rời (không phải NFC)", "the value “{1}” of “{2}” has combining marks (it is not NFC)"},
    {"Gõ lại giá trị này bằng Unicode dựng sẵn.", "Type it again in precomposed Unicode."}};
static const message ENUM_SPACES = {"enum-spaces", STATUS_USAGE,
    {"giá trị “{1}” của “{2}” để trống hoặc có khoảng trống ở đầu hay cuối", "the value “{1}” of “{2}” is empty or has spaces at its ends"},
    {"Bỏ khoảng trống; ô trong tệp luôn được cắt khoảng trống hai đầu.", "Remove the spaces; cells are always trimmed."}};
static const message NOT_VALUES = {"not-texts", STATUS_USAGE, {"“{1}” phải là danh sách giá trị", "“{1}” must be a list of values"},
    {"Ghi [một, hai], hoặc mỗi mục {value: …, label: …}.", "Write [one, two], or each item as {value: …, label: …}."}};

typedef struct value_keys {
	slice value, label;
} value_keys;

static const yaml_key VALUE_KEYS[] = {
    {"value", YAML_KEY_TEXT, true, offsetof(value_keys, value), 0, 0, NULL, "The value as files have it."},
    {"label", YAML_KEY_TEXT, false, offsetof(value_keys, label), 0, 0, NULL, "What it means, for readers."},
};

bool reader_values(schema_reader *r, const yaml_node *list, const char *key, yaml_texts *out)
{
	if (list->kind != YAML_SEQUENCE)
		return READER_ERROR(r, &NOT_VALUES, list->where, key);
	slice *items = arena_array(r->memory, list->count + 1, sizeof *items);
	if (!items)
		return r->good = diag_no_memory(r->diag);
	for (size_t i = 0; i < list->count; i++) {
		const yaml_node *item = list->values[i];
		value_keys keys = {.value = item->text};
		if (item->kind == YAML_SEQUENCE)
			return READER_ERROR(r, &NOT_VALUES, item->where, key);
		if (item->kind == YAML_MAPPING && !yaml_bind(item, key, VALUE_KEYS, COUNT_OF(VALUE_KEYS), &keys, r->memory, r->diag))
			return r->good = false;
		items[i] = reader_nfc(r, keys.value);
	}
	*out = (yaml_texts){items, list->count};
	return true;
}

/* The one spelling of a value: "30" of "030", "2015-08-25T07:30:00" of "2015-08-25 07:30". */
static void put_canonical(buf *out, field_type type, const bound *value)
{
	char day[11];
	switch (type) {
	case FIELD_DATE:
		date_iso(value->day, day);
		buf_put_string(out, day);
		break;
	case FIELD_TIME:
	case FIELD_DATETIME:
	case FIELD_YEARMONTH: buf_put_string(out, value->text); break;
	default: decimal_put(out, decimal_reduce(value->number));
	}
	buf_put_char(out, '\0');
}

static void check_text(schema_reader *r, slice choice, const char *key, place where)
{
	bool changed = false;
	text_nfc(r->memory, choice, &changed);
	if (changed)
		READER_ERROR(r, &ENUM_NOT_NFC, where, choice.ptr, key);
	if (!choice.len || slice_trim(choice).len != choice.len)
		READER_ERROR(r, &ENUM_SPACES, where, choice.ptr, key);
}

static void check_choice(schema_reader *r, field_type type, slice choice, const char *key, place where)
{
	bound value = {0};
	if (type == FIELD_STRING || type == FIELD_ANY) {
		check_text(r, choice, key, where);
		return;
	}
	if (!reader_bound(r, type, choice, key, where, &value))
		return;
	buf canonical = BUF_INIT(64);
	put_canonical(&canonical, type, &value);
	if (canonical.failed)
		r->good = diag_no_memory(r->diag);
	else if (!slice_is(choice, canonical.data))
		READER_ERROR(r, &NOT_CANONICAL, where, key, choice.ptr, canonical.data);
	buf_free(&canonical);
}

void reader_choices(schema_reader *r, const yaml_node *list, yaml_texts choices, const char *key, schema_field *f)
{
	if (!list || !choices.items)
		return;
	if (!reader_is_list(r, list, key))
		return;
	label *labels = arena_array(r->memory, choices.count, sizeof *labels);
	if (!labels)
		return;
	for (size_t i = 0; i < choices.count; i++) {
		place where = reader_item_place(list, i);
		check_choice(r, f->type, choices.items[i], key, where);
		labels[i] = (label){.key = text_lower(r->memory, choices.items[i]), .written = choices.items[i], .owner = i, .where = where};
		if (!labels[i].key.ptr) {
			r->good = diag_no_memory(r->diag);
			return;
		}
	}
	if (!reader_find_clashes(r, labels, choices.count))
		return;
	for (size_t i = 0; i < choices.count; i++)
		if (labels[i].clash)
			READER_ERROR(r, &ENUM_REPEATED, labels[i].where, labels[i].written.ptr, labels[i].clash->written.ptr, key);
	f->choices = choices;
}
