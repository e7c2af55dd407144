/* format.c: how the values of a field are written: formats of texts, patterns of days and times, the marks of numbers, the words of a
 * boolean, the items of a list. What fits which type is one table; what is not said is as Vietnamese offices write it. */
#include "schema/reader.h"

#include "text/fold.h"

#define TYPE(type) (1u << (type))
#define TIMED_TYPES (TYPE(FIELD_DATE) | TYPE(FIELD_TIME) | TYPE(FIELD_DATETIME))

static const message UNFIT_KEY = {"unfit-key", STATUS_USAGE,
    {"“{1}” không dùng cho cột kiểu {2}", "“{1}” does not apply to a field of type {2}"},
    {"Bỏ khoá này, hoặc đổi kiểu của cột.", "Remove it, or change the field's type."}};
static const message UNKNOWN_FORMAT = {"unknown-format", STATUS_USAGE,
    {"cột kiểu {2} không có định dạng “{1}”", "a field of type {2} has no format “{1}”"}, {"Các định dạng: {3}.", "Its formats: {3}."}};
static const message BAD_DIRECTIVE = {"bad-time-pattern", STATUS_USAGE,
    {"mẫu ngày giờ “{1}” có ký hiệu không dùng được", "the pattern “{1}” has a directive that cannot be used"},
    {"Dùng %d %m %Y %y %j %H %I %p %M %S %%, mỗi thứ một lần; %I đi cùng %p, %j không đi cùng %d %m.",
        "Use %d %m %Y %y %j %H %I %p %M %S %%, each once; %I goes with %p, %j without %d and %m."}};
static const message WRONG_PARTS = {"bad-time-pattern", STATUS_USAGE,
    {"mẫu “{1}” không nói đúng những gì kiểu {2} cần: {3}", "the pattern “{1}” does not say what the type {2} needs: {3}"},
    {"Ví dụ: %d/%m/%Y cho date, %H:%M:%S cho time, %Y cho year.", "As %d/%m/%Y for date, %H:%M:%S for time, %Y for year."}};
static const message NOT_A_MARK = {"bad-mark", STATUS_USAGE,
    {"“{1}” phải là một dấu, không phải “{2}”", "“{1}” must be one mark, not “{2}”"},
    {"Viết một ký tự ASCII không phải chữ cái, chữ số, “+” hay “-”.", "Write one ASCII character that is no letter, digit, “+” or “-”."}};
static const message SAME_MARKS = {"same-marks", STATUS_USAGE,
    {"dấu “{1}” vừa ngăn hàng nghìn vừa ngăn phần thập phân", "the mark “{1}” both groups thousands and begins decimals"},
    {"Đổi “groupChar” hoặc “decimalChar”.", "Change “groupChar” or “decimalChar”."}};
static const message TRUE_AND_FALSE = {"true-and-false", STATUS_USAGE, {"“{1}” vừa là có vừa là không", "“{1}” means both true and false"},
    {"Ghi cả “trueValues” và “falseValues”, không có giá trị chung; không kể chữ hoa, chữ thường.",
        "Give both “trueValues” and “falseValues”, without a value in common; case does not count."}};
static const message NO_VALUES = {"empty-text", STATUS_USAGE, {"“{1}” có giá trị để trống", "“{1}” has an empty value"},
    {"Ô để trống luôn là “không”; bỏ giá trị này.", "An empty cell is always false; remove the value."}};

static const message EMPTY_DELIMITER = {"empty-text", STATUS_USAGE, {"“delimiter” để trống", "“delimiter” is empty"},
    {"Ghi dấu ngăn các mục, ví dụ ';'.", "Write what stands between items, such as ';'."}};
static const message BAD_ITEM_TYPE = {"not-a-choice", STATUS_USAGE,
    {"mục của danh sách không thể có kiểu “{1}”", "an item of a list cannot have the type “{1}”"}, {"Các kiểu: {2}.", "Its types: {2}."}};

typedef struct key_fit {
	const char *key;
	unsigned types;
} key_fit;

static const key_fit FITS[] = {
    {"decimalChar", TYPE(FIELD_NUMBER)},
    {"groupChar", TYPE(FIELD_NUMBER) | TYPE(FIELD_INTEGER)},
    {"bareNumber", TYPE(FIELD_NUMBER) | TYPE(FIELD_INTEGER)},
    {"trueValues", TYPE(FIELD_BOOLEAN)},
    {"falseValues", TYPE(FIELD_BOOLEAN)},
    {"delimiter", TYPE(FIELD_LIST)},
    {"itemType", TYPE(FIELD_LIST)},
    {"categories", TYPE(FIELD_STRING) | TYPE(FIELD_INTEGER)},
    {"categoriesOrdered", TYPE(FIELD_STRING) | TYPE(FIELD_INTEGER)},
};

static void check_fit(schema_reader *r, const yaml_node *field, field_type type)
{
	for (size_t i = 0; i < COUNT_OF(FITS); i++)
		if (!(FITS[i].types & TYPE(type)) && yaml_get(field, FITS[i].key))
			READER_ERROR(r, &UNFIT_KEY, reader_key_place(field, FITS[i].key), FITS[i].key, field_type_name(type));
}

/* ---- format ---- */

static bool has_parts(field_type type, unsigned parts)
{
	unsigned times = PART_HOUR | PART_HALF | PART_MINUTE | PART_SECOND | PART_HOUR_OF_12;
	unsigned day = parts & ~times, written = PART_DAY | PART_MONTH | PART_YEAR, numbered = PART_YEAR | PART_DAY_OF_YEAR;
	bool is_day = day == written || day == numbered, has_hour = parts & PART_HOUR;
	bool in_order = !(parts & PART_SECOND) || (parts & PART_MINUTE);
	switch (type) {
	case FIELD_DATE: return is_day && !(parts & times);
	case FIELD_TIME: return !day && has_hour && in_order;
	default: return is_day && has_hour && in_order;
	}
}

static void read_time_pattern(schema_reader *r, slice text, place where, schema_field *f)
{
	static const char *const NEEDS[] = {[FIELD_DATE] = "%d %m %Y", [FIELD_TIME] = "%H %M", [FIELD_DATETIME] = "%d %m %Y %H %M"};
	unsigned parts = 0;
	size_t bad = 0;
	f->format = FORMAT_PATTERN;
	f->time_pattern = reader_nfc(r, text);
	if (!time_pattern_parts(f->time_pattern, &parts, &bad))
		READER_ERROR(r, &BAD_DIRECTIVE, where, text.ptr);
	else if (!has_parts(f->type, parts))
		READER_ERROR(r, &WRONG_PARTS, where, text.ptr, field_type_name(f->type), NEEDS[f->type]);
}

static void read_format(schema_reader *r, const yaml_node *node, schema_field *f)
{
	static const struct {
		field_type type;
		const char *name;
		field_format format;
	} NAMED[] = {{FIELD_STRING, "email", FORMAT_EMAIL}, {FIELD_STRING, "uri", FORMAT_URI}, {FIELD_STRING, "uuid", FORMAT_UUID},
	    {FIELD_STRING, "binary", FORMAT_BINARY}, {FIELD_GEOPOINT, "array", FORMAT_ARRAY}, {FIELD_GEOPOINT, "object", FORMAT_OBJECT},
	    {FIELD_GEOJSON, "topojson", FORMAT_TOPOJSON}};
	static const char *const NAMES[] = {
	    [FIELD_STRING] = "default, email, uri, uuid, binary",
	    [FIELD_GEOPOINT] = "default, array, object",
	    [FIELD_GEOJSON] = "default, topojson",
	};
	if (!node || node->kind != YAML_SCALAR || slice_is(node->text, "default"))
		return;
	bool timed = TIMED_TYPES & TYPE(f->type);
	if (timed && slice_is(node->text, "any")) /* what is not given a pattern is read in every way that has one reading */
		return;
	if (timed && memchr(node->text.ptr, '%', node->text.len)) {
		read_time_pattern(r, node->text, node->where, f);
		return;
	}
	for (size_t i = 0; i < COUNT_OF(NAMED); i++)
		if (f->type == NAMED[i].type && slice_is(node->text, NAMED[i].name)) {
			f->format = NAMED[i].format;
			return;
		}
	const char *names = f->type < COUNT_OF(NAMES) ? NAMES[f->type] : NULL;
	const char *formats = timed ? "default, any, %d/%m/%Y %H:%M …" : names ? names : "default";
	READER_ERROR(r, &UNKNOWN_FORMAT, node->where, node->text.ptr, field_type_name(f->type), formats);
}

/* ---- numbers ---- */

static char read_mark(schema_reader *r, const yaml_node *field, const char *key)
{
	const yaml_node *node = yaml_get(field, key);
	if (!node || node->kind != YAML_SCALAR)
		return '\0';
	char c = node->text.len == 1 ? *node->text.ptr : '0';
	bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
	if (!letter && c >= ' ' && c < 0x7F && c != '+' && c != '-')
		return c;
	READER_ERROR(r, &NOT_A_MARK, node->where, key, node->text.ptr);
	return '\0';
}

static void read_marks(schema_reader *r, const yaml_node *field, schema_field *f)
{
	number_marks *m = &f->marks;
	m->decimal = read_mark(r, field, "decimalChar");
	m->group = read_mark(r, field, "groupChar");
	m->own = m->decimal || m->group;
	if (!m->decimal) /* Vietnamese writes 2.822,5; where the comma groups, it is the point */
		m->decimal = m->group == ',' ? '.' : ',';
	if (m->own && m->decimal == m->group)
		READER_ERROR(r, &SAME_MARKS, reader_key_place(field, "groupChar"), (const char[]){m->group, '\0'});
}

/* ---- booleans ---- */

static const slice TRUE_VALUES[] = {{"1", 1}, {"x", 1}, {"có", 3}, {"true", 4}};
static const slice FALSE_VALUES[] = {{"0", 1}, {"không", 6}, {"false", 5}};

static bool has_value(yaml_texts list, slice value)
{
	for (size_t i = 0; i < list.count; i++)
		if (slice_equal(list.items[i], value) || text_equal_case(list.items[i], value))
			return true;
	return false;
}

static void read_truth(schema_reader *r, const yaml_node *field, const char *key, yaml_texts *out)
{
	const yaml_node *list = yaml_get(field, key);
	yaml_texts values = {0};
	if (!list || !reader_is_list(r, list, key) || !reader_values(r, list, key, &values))
		return;
	for (size_t i = 0; i < values.count; i++)
		if (!slice_trim(values.items[i]).len)
			READER_ERROR(r, &NO_VALUES, reader_item_place(list, i), key);
	*out = values;
}

static void read_booleans(schema_reader *r, const yaml_node *field, schema_field *f)
{
	f->true_values = (yaml_texts){TRUE_VALUES, COUNT_OF(TRUE_VALUES)};
	f->false_values = (yaml_texts){FALSE_VALUES, COUNT_OF(FALSE_VALUES)};
	read_truth(r, field, "trueValues", &f->true_values);
	read_truth(r, field, "falseValues", &f->false_values);
	f->own_words = yaml_get(field, "trueValues") || yaml_get(field, "falseValues");
	const char *key = yaml_get(field, "falseValues") ? "falseValues" : "trueValues";
	for (size_t i = 0; i < f->false_values.count; i++)
		if (has_value(f->true_values, f->false_values.items[i]))
			READER_ERROR(r, &TRUE_AND_FALSE, reader_key_place(field, key), f->false_values.items[i].ptr);
}

/* ---- lists ---- */

/* What an item may be; as a field of its own it is read by the type's defaults. */
static void read_items(schema_reader *r, const yaml_node *field, schema_field *f)
{
	static const char ITEM_TYPES[] = "string, integer, number, boolean, date, time, datetime";
	const unsigned may_be = TYPE(FIELD_STRING) | TYPE(FIELD_INTEGER) | TYPE(FIELD_NUMBER) | TYPE(FIELD_BOOLEAN) | TIMED_TYPES;
	const yaml_node *delimiter = yaml_get(field, "delimiter"), *type = yaml_get(field, "itemType");
	f->delimiter = delimiter && delimiter->kind == YAML_SCALAR ? reader_nfc(r, delimiter->text) : SLICE(",");
	if (!f->delimiter.len)
		READER_ERROR(r, &EMPTY_DELIMITER, delimiter->where, "");
	schema_field *item = arena_alloc(r->memory, sizeof *item);
	if (!item || !type || type->kind != YAML_SCALAR)
		return;
	*item = (schema_field){.name = f->name, .min_length = -1, .max_length = -1, .where = type->where};
	if (!reader_type(r, type->text, type->where, &item->type))
		return;
	if (!(may_be & TYPE(item->type))) {
		READER_ERROR(r, &BAD_ITEM_TYPE, type->where, type->text.ptr, ITEM_TYPES);
		return;
	}
	item->true_values = (yaml_texts){TRUE_VALUES, COUNT_OF(TRUE_VALUES)};
	item->false_values = (yaml_texts){FALSE_VALUES, COUNT_OF(FALSE_VALUES)};
	f->item = item;
}

void reader_format(schema_reader *r, const yaml_node *field, schema_field *f)
{
	check_fit(r, field, f->type);
	read_format(r, yaml_get(field, "format"), f);
	if (f->type == FIELD_NUMBER || f->type == FIELD_INTEGER)
		read_marks(r, field, f);
	if (f->type == FIELD_BOOLEAN)
		read_booleans(r, field, f);
	if (f->type == FIELD_LIST)
		read_items(r, field, f);
}
