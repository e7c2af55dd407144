/* reader.c: the small checks that every part of a datapackage.yaml needs: places, lists, names, and names that clash. */
#include "schema/reader.h"

#include <stdlib.h>

#include "text/fold.h"

#define NAME_MAX_BYTES 63

static const message NOT_A_LIST = {"not-a-list", STATUS_USAGE,
    {"“{1}” phải là một danh sách có ít nhất một mục", "“{1}” must be a list with at least one entry"},
    {"Viết mỗi mục trên một dòng, bắt đầu bằng “- ”.", "Write each entry on a line of its own, beginning with “- ”."}};
static const message EMPTY_TEXT = {"empty-text", STATUS_USAGE, {"“{1}” để trống", "“{1}” is empty"},
    {"Điền nội dung vào sau dấu hai chấm.", "Fill it in behind the colon."}};
static const message BAD_NAME = {"bad-name", STATUS_USAGE, {"tên “{1}” không dùng được", "the name “{1}” cannot be used"},
    {"Tên chỉ gồm chữ thường không dấu a–z, chữ số và “_”, bắt đầu bằng một chữ cái, dài tối đa 63 ký tự.",
        "A name has small letters a–z, digits and “_”, begins with a letter, and is at most 63 characters long."}};
static const message RESERVED_NAME = {"reserved-name", STATUS_USAGE,
    {"tên “{1}” đã dành cho cơ sở dữ liệu", "the name “{1}” is reserved for the database"}, {"Chọn tên khác.", "Choose another name."}};
static const message UNKNOWN_FIELD = {"unknown-field", STATUS_USAGE,
    {"bảng “{2}” không có cột “{1}”", "the table “{2}” has no field “{1}”"},
    {"Sửa lại tên, hoặc khai báo cột này trong “fields”.", "Correct the name, or declare the field under “fields”."}};
static const message UNKNOWN_FIELD_NEAR = {"unknown-field", STATUS_USAGE,
    {"bảng “{2}” không có cột “{1}”", "the table “{2}” has no field “{1}”"}, {"Có phải “{3}”?", "Did you mean “{3}”?"}};

place reader_key_place(const yaml_node *map, const char *key)
{
	const yaml_node *value = yaml_get(map, key);
	return value ? value->where : map->where;
}

place reader_item_place(const yaml_node *list, size_t i)
{
	return list->kind == YAML_SEQUENCE && i < list->count ? list->values[i]->where : list->where;
}

bool reader_is_list(schema_reader *r, const yaml_node *node, const char *key)
{
	if (node->kind == YAML_SEQUENCE && node->count)
		return true;
	return READER_ERROR(r, &NOT_A_LIST, node->where, key);
}

bool reader_has_text(schema_reader *r, const yaml_node *map, const char *key, slice text)
{
	if (slice_trim(text).len)
		return true;
	return READER_ERROR(r, &EMPTY_TEXT, reader_key_place(map, key), key);
}

slice reader_nfc(schema_reader *r, slice text)
{
	slice nfc = text_nfc(r->memory, text, NULL);
	if (nfc.ptr || !text.len)
		return nfc;
	r->good = diag_no_memory(r->diag);
	return text;
}

static bool is_name(slice name)
{
	if (!name.len || name.len > NAME_MAX_BYTES || name.ptr[0] < 'a' || name.ptr[0] > 'z')
		return false;
	for (size_t i = 1; i < name.len; i++) {
		char c = name.ptr[i];
		if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'))
			return false;
	}
	return true;
}

void reader_check_name(schema_reader *r, slice name, place where)
{
	if (!is_name(name))
		READER_ERROR(r, &BAD_NAME, where, name.ptr);
	else if (slice_starts(name, "sqlite_") || slice_is(name, "rowid") || slice_is(name, "oid"))
		READER_ERROR(r, &RESERVED_NAME, where, name.ptr);
}

static int by_key(const void *x, const void *y)
{
	const label *a = x, *b = y;
	int order = slice_compare(a->key, b->key);
	return order ? order : (a->order > b->order) - (a->order < b->order);
}

bool reader_find_clashes(schema_reader *r, label *labels, size_t count)
{
	label *sorted = arena_array(r->memory, count + 1, sizeof *sorted);
	if (!sorted)
		return r->good = diag_no_memory(r->diag);
	for (size_t i = 0; i < count; i++) {
		labels[i].order = i;
		sorted[i] = labels[i];
	}
	qsort(sorted, count, sizeof *sorted, by_key);
	for (size_t i = 1; i < count; i++) {
		const label *before = &labels[sorted[i - 1].order];
		label *here = &labels[sorted[i].order];
		if (slice_equal(before->key, here->key))
			here->clash = before->owner != here->owner ? before : before->clash;
	}
	return true;
}

static const char *nearest_field(schema_reader *r, const schema_table *t, slice name)
{
	const char **names = arena_array(r->memory, t->field_count + 1, sizeof *names);
	if (!names)
		return NULL;
	for (size_t i = 0; i < t->field_count; i++)
		names[i] = t->fields[i].name.ptr;
	return nearest_name(name, names);
}

int reader_field(schema_reader *r, const schema_table *t, slice name, place where)
{
	int index = schema_find_field(t, name);
	if (index >= 0 || r->sources[t - r->schema->tables].fields_broken)
		return index;
	const char *near = nearest_field(r, t, name);
	if (near)
		READER_ERROR(r, &UNKNOWN_FIELD_NEAR, where, name.ptr, t->name.ptr, near);
	else
		READER_ERROR(r, &UNKNOWN_FIELD, where, name.ptr, t->name.ptr);
	return -1;
}
