/* constraint.c: what the values of a field must be. Which constraint fits which type is one table; a bound is kept in the field's own
 * type; a pattern that many fields share is compiled once. */
#include "schema/reader.h"

#include "base/limits.h"
#include "schema/probe.h"
#include "text/fold.h"

#define TYPE(type) (1u << (type))
#define ANY_TYPE (~0u)
#define ORDERED_TYPES (TYPE(FIELD_INTEGER) | TYPE(FIELD_NUMBER) | TYPE(FIELD_DATE) | TYPE(FIELD_YEAR))
#define PATTERNS_LOOKED_AT 64 /* the latest ones: those that repeat, repeat often */

static const message UNFIT_CONSTRAINT = {"unfit-constraint", STATUS_USAGE,
    {"“{1}” không dùng cho cột kiểu {2}", "“{1}” does not apply to a field of type {2}"},
    {"Bỏ ràng buộc này, hoặc đổi kiểu của cột.", "Remove it, or change the field's type."}};
static const message NOT_WHOLE = {"bad-value", STATUS_USAGE,
    {"“{1}” phải là số nguyên, không phải “{2}”", "“{1}” must be a whole number, not “{2}”"},
    {"Viết bằng chữ số, không có dấu chấm ngăn cách: 2822.", "Write digits without separators: 2822."}};
static const message NOT_DECIMAL = {"bad-value", STATUS_USAGE, {"“{1}” phải là số, không phải “{2}”", "“{1}” must be a number, not “{2}”"},
    {"Phần thập phân viết sau dấu chấm, bỏ số 0 thừa: 97.5.", "Write the fraction behind a point, without needless zeros: 97.5."}};
static const message NOT_DATE = {"bad-value", STATUS_USAGE,
    {"“{1}” phải là một ngày có thật, không phải “{2}”", "“{1}” must be a day that exists, not “{2}”"},
    {"Viết năm-tháng-ngày: 2015-08-25.", "Write year-month-day: 2015-08-25."}};
static const message BOUNDS_CROSS = {"bounds-cross", STATUS_USAGE,
    {"“{1}” ({2}) lớn hơn “{3}” ({4})", "“{1}” ({2}) is greater than “{3}” ({4})"},
    {"Đổi một trong hai; không giá trị nào thoả được cả hai.", "Change one of them; no value satisfies both."}};
static const message ENUM_REPEATED = {"enum-repeated", STATUS_USAGE,
    {"giá trị “{1}” của “enum” lặp lại “{2}”", "the value “{1}” of “enum” repeats “{2}”"},
    {"Bỏ một giá trị; chữ hoa và chữ thường được coi là như nhau.", "Remove one of them; case does not tell values apart."}};
static const message ENUM_NOT_NFC = {"enum-not-nfc", STATUS_USAGE,
    {"giá trị “{1}” của “enum” viết bằng dấu rời (không phải NFC)", "the value “{1}” of “enum” has combining marks (it is not NFC)"},
    {"Gõ lại giá trị này bằng Unicode dựng sẵn.", "Type it again in precomposed Unicode."}};
static const message ENUM_SPACES = {"enum-spaces", STATUS_USAGE,
    {"giá trị “{1}” của “enum” để trống hoặc có khoảng trống ở đầu hay cuối",
        "the value “{1}” of “enum” is empty or has spaces at its ends"},
    {"Bỏ khoảng trống; ô trong tệp luôn được cắt khoảng trống hai đầu.", "Remove the spaces; cells are always trimmed."}};

static const message TOO_EXPENSIVE = {"pattern-too-expensive", STATUS_USAGE,
    {"biểu thức mẫu “{1}” có ô phải thử quá nhiều cách mới biết là sai",
        "there are cells that the pattern “{1}” must try in too many ways before it refuses them"},
    {"Đừng lặp một nhóm mà bên trong đã có lặp hoặc có hai nhánh giống nhau: viết “a+” thay cho “(a+)+”.",
        "Do not repeat a group that repeats inside, or whose branches begin alike: write “a+” for “(a+)+”."}};

typedef struct constraint_keys {
	bool required, unique;
	slice pattern;
	yaml_texts choices;
	const yaml_node *minimum, *maximum;
	int64_t min_length, max_length;
} constraint_keys;

#define LONGEST ((double)LIMIT_FIELD_BYTES)

static const yaml_key CONSTRAINT_KEYS[] = {
    {"required", YAML_KEY_BOOLEAN, false, offsetof(constraint_keys, required), 0, 0, NULL, "Whether the cell must not be empty."},
    {"unique", YAML_KEY_BOOLEAN, false, offsetof(constraint_keys, unique), 0, 0, NULL, "Whether no value may occur twice in the table."},
    {"pattern", YAML_KEY_TEXT, false, offsetof(constraint_keys, pattern), 0, 0, NULL, "A PCRE2 pattern that the whole cell must match."},
    {"enum", YAML_KEY_TEXTS, false, offsetof(constraint_keys, choices), 0, 0, NULL, "The values allowed."},
    {"minimum", YAML_KEY_NODE, false, offsetof(constraint_keys, minimum), 0, 0, NULL, "The least value allowed."},
    {"maximum", YAML_KEY_NODE, false, offsetof(constraint_keys, maximum), 0, 0, NULL, "The greatest value allowed."},
    {"minLength", YAML_KEY_INTEGER, false, offsetof(constraint_keys, min_length), 0, LONGEST, NULL, "The least number of code points."},
    {"maxLength", YAML_KEY_INTEGER, false, offsetof(constraint_keys, max_length), 0, LONGEST, NULL, "The greatest number of code points."},
};

/* In the order of CONSTRAINT_KEYS: the types each fits. */
static const unsigned FITS[COUNT_OF(CONSTRAINT_KEYS)] = {ANY_TYPE, ANY_TYPE, TYPE(FIELD_STRING), ORDERED_TYPES | TYPE(FIELD_STRING),
    ORDERED_TYPES, ORDERED_TYPES, TYPE(FIELD_STRING), TYPE(FIELD_STRING)};

/* Whether every constraint given fits the type; those that do not are reported. */
static bool check_fit(schema_reader *r, const yaml_node *map, field_type type)
{
	bool fit = true;
	for (size_t i = 0; i < COUNT_OF(CONSTRAINT_KEYS); i++)
		if (!(FITS[i] & TYPE(type)) && yaml_get(map, CONSTRAINT_KEYS[i].name))
			fit = READER_ERROR(
			    r, &UNFIT_CONSTRAINT, reader_key_place(map, CONSTRAINT_KEYS[i].name), CONSTRAINT_KEYS[i].name, field_type_name(type));
	return fit;
}

/* A value of an ordered type, as programs write it; else reported. */
static bool read_value(schema_reader *r, field_type type, slice text, const char *key, place where, bound *out)
{
	const message *wrong = type == FIELD_DATE ? &NOT_DATE : type == FIELD_NUMBER ? &NOT_DECIMAL : &NOT_WHOLE;
	bool good = type == FIELD_DATE ? date_parse_iso(text, &out->day) : decimal_parse(text, &out->number);
	if (good && (type == FIELD_INTEGER || type == FIELD_YEAR))
		good = out->number.scale == 0;
	out->set = good;
	return good || READER_ERROR(r, wrong, where, key, text.ptr);
}

static void read_bound(schema_reader *r, field_type type, const yaml_node *node, const char *key, bound *out)
{
	if (!node)
		return;
	slice text = node->kind == YAML_SCALAR ? node->text : SLICE("…");
	read_value(r, type, text, key, node->where, out);
}

static int compare_bounds(field_type type, const bound *a, const bound *b)
{
	return type == FIELD_DATE ? date_compare(a->day, b->day) : decimal_compare(a->number, b->number);
}

static void read_bounds(schema_reader *r, const yaml_node *map, const constraint_keys *keys, schema_field *f)
{
	read_bound(r, f->type, keys->minimum, "minimum", &f->minimum);
	read_bound(r, f->type, keys->maximum, "maximum", &f->maximum);
	if (f->minimum.set && f->maximum.set && compare_bounds(f->type, &f->minimum, &f->maximum) > 0)
		READER_ERROR(
		    r, &BOUNDS_CROSS, reader_key_place(map, "minimum"), "minimum", keys->minimum->text.ptr, "maximum", keys->maximum->text.ptr);
	f->min_length = keys->min_length;
	f->max_length = keys->max_length;
	if (f->max_length >= 0 && f->min_length > f->max_length)
		READER_ERROR(r, &BOUNDS_CROSS, reader_key_place(map, "minLength"), "minLength", yaml_get(map, "minLength")->text.ptr, "maxLength",
		    yaml_get(map, "maxLength")->text.ptr);
}

/* ---- pattern ---- */

/* The pattern compiled before from the same text, or NULL. */
static pattern *known_pattern(const schema *s, slice source)
{
	size_t oldest = s->pattern_count > PATTERNS_LOOKED_AT ? s->pattern_count - PATTERNS_LOOKED_AT : 0;
	for (size_t i = s->pattern_count; i > oldest; i--)
		if (slice_equal(s->patterns[i - 1].source, source))
			return s->patterns[i - 1].compiled;
	return NULL;
}

static bool keep_pattern(schema_reader *r, slice source, pattern *compiled)
{
	schema *s = r->schema;
	if ((s->pattern_count & (s->pattern_count - 1)) == 0) { /* full at every power of two */
		size_t room = s->pattern_count ? s->pattern_count * 2 : 1;
		shared_pattern *grown = arena_array(r->memory, room, sizeof *grown);
		if (!grown)
			return false;
		if (s->pattern_count)
			memcpy(grown, s->patterns, s->pattern_count * sizeof *grown);
		s->patterns = grown;
	}
	s->patterns[s->pattern_count++] = (shared_pattern){source, compiled};
	return true;
}

static void read_pattern(schema_reader *r, const yaml_node *map, slice source, schema_field *f)
{
	if (!source.ptr || !reader_has_text(r, map, "pattern", source))
		return;
	source = reader_nfc(r, source); /* cells are NFC */
	f->pattern_source = source;
	f->pattern = known_pattern(r->schema, source);
	if (f->pattern)
		return;
	const yaml_node *node = yaml_get(map, "pattern");
	place where = node->where;
	where.column += !node->plain; /* behind the quote */
	pattern *compiled = pattern_compile(source, where, r->diag);
	if (!compiled) {
		r->good = false;
		return;
	}
	probe_result probed = pattern_probe(source);
	if (probed == PROBE_EXPENSIVE)
		READER_ERROR(r, &TOO_EXPENSIVE, where, source.ptr);
	else if (probed == PROBE_NO_MEMORY)
		r->good = diag_no_memory(r->diag);
	if (keep_pattern(r, source, compiled))
		f->pattern = compiled;
	else
		pattern_free(compiled);
}

/* ---- enum ---- */

/* A choice of an ordered type in the one spelling that values have. Text choices are trimmed NFC. */
static void check_choice(schema_reader *r, field_type type, slice choice, place where)
{
	bool changed = false;
	bound value = {0};
	if (type != FIELD_STRING) {
		if (!read_value(r, type, choice, "enum", where, &value) || type == FIELD_DATE)
			return;
		buf canonical = BUF_INIT(64);
		decimal_put(&canonical, decimal_reduce(value.number));
		if (canonical.failed)
			r->good = diag_no_memory(r->diag);
		else if (!slice_equal(buf_slice(&canonical), choice))
			READER_ERROR(r, type == FIELD_NUMBER ? &NOT_DECIMAL : &NOT_WHOLE, where, "enum", choice.ptr);
		buf_free(&canonical);
		return;
	}
	text_nfc(r->memory, choice, &changed);
	if (changed)
		READER_ERROR(r, &ENUM_NOT_NFC, where, choice.ptr);
	if (!choice.len || slice_trim(choice).len != choice.len)
		READER_ERROR(r, &ENUM_SPACES, where, choice.ptr);
}

static void read_choices(schema_reader *r, const yaml_node *map, yaml_texts choices, schema_field *f)
{
	const yaml_node *list = yaml_get(map, "enum");
	if (!list || !choices.items)
		return;
	if (list->kind == YAML_SEQUENCE && !reader_is_list(r, list, "enum"))
		return;
	label *labels = arena_array(r->memory, choices.count, sizeof *labels);
	if (!labels)
		return;
	for (size_t i = 0; i < choices.count; i++) {
		place where = reader_item_place(list, i);
		check_choice(r, f->type, choices.items[i], where);
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
			READER_ERROR(r, &ENUM_REPEATED, labels[i].where, labels[i].written.ptr, labels[i].clash->written.ptr);
	f->choices = choices;
}

void reader_constraints(schema_reader *r, const yaml_node *map, schema_field *f)
{
	constraint_keys keys = {.min_length = -1, .max_length = -1};
	if (!yaml_bind(map, "constraints", CONSTRAINT_KEYS, COUNT_OF(CONSTRAINT_KEYS), &keys, r->memory, r->diag))
		r->good = false;
	if (map->kind != YAML_MAPPING || !check_fit(r, map, f->type))
		return;
	f->required = keys.required;
	f->unique = keys.unique;
	read_bounds(r, map, &keys, f);
	read_pattern(r, map, keys.pattern, f);
	read_choices(r, map, keys.choices, f);
}
