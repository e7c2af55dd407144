/* constraint.c: what the values of a field must be. Which constraint fits which type is one table; a pattern that many fields share is
 * compiled once. Bounds are read by bound.c, lists of values by choice.c. */
#include "schema/reader.h"

#include "base/limits.h"
#include "schema/probe.h"

#define TYPE(type) (1u << (type))
#define ANY_TYPE (~0u)
#define TIMES (TYPE(FIELD_DATE) | TYPE(FIELD_YEAR) | TYPE(FIELD_TIME) | TYPE(FIELD_DATETIME) | TYPE(FIELD_YEARMONTH))
#define ORDERED_TYPES (TYPE(FIELD_INTEGER) | TYPE(FIELD_NUMBER) | TIMES)
#define PATTERNS_LOOKED_AT 64 /* the latest ones: those that repeat, repeat often */

static const message UNFIT_CONSTRAINT = {"unfit-constraint", STATUS_USAGE,
    {"“{1}” không dùng cho cột kiểu {2}", "“{1}” does not apply to a field of type {2}"},
    {"Bỏ ràng buộc này, hoặc đổi kiểu của cột.", "Remove it, or change the field's type."}};
static const message BOUNDS_CROSS = {"bounds-cross", STATUS_USAGE,
    {"“{1}” ({2}) lớn hơn “{3}” ({4})", "“{1}” ({2}) is greater than “{3}” ({4})"},
    {"Đổi một trong hai; không giá trị nào thoả được cả hai.", "Change one of them; no value satisfies both."}};

static const message TOO_EXPENSIVE = {"pattern-too-expensive", STATUS_USAGE,
    {"biểu thức mẫu “{1}” có ô phải thử quá nhiều cách mới biết là sai",
        "there are cells that the pattern “{1}” must try in too many ways before it refuses them"},
    {"Đừng lặp một nhóm mà bên trong đã có lặp hoặc có hai nhánh giống nhau: viết “a+” thay cho “(a+)+”.",
        "Do not repeat a group that repeats inside, or whose branches begin alike: write “a+” for “(a+)+”."}};

typedef struct constraint_keys {
	bool required, unique;
	slice pattern;
	yaml_texts choices;
	const yaml_node *bounds[4]; /* read by reader_bounds */
	int64_t min_length, max_length;
} constraint_keys;

#define LONGEST ((double)LIMIT_FIELD_BYTES)

static const yaml_key CONSTRAINT_KEYS[] = {
    {"required", YAML_KEY_BOOLEAN, false, offsetof(constraint_keys, required), 0, 0, NULL, "Whether the cell must not be empty."},
    {"unique", YAML_KEY_BOOLEAN, false, offsetof(constraint_keys, unique), 0, 0, NULL, "Whether no value may occur twice in the table."},
    {"pattern", YAML_KEY_TEXT, false, offsetof(constraint_keys, pattern), 0, 0, NULL, "A PCRE2 pattern that the whole cell must match."},
    {"enum", YAML_KEY_TEXTS, false, offsetof(constraint_keys, choices), 0, 0, NULL, "The values allowed."},
    {"minimum", YAML_KEY_NODE, false, offsetof(constraint_keys, bounds[0]), 0, 0, NULL, "The least value allowed."},
    {"maximum", YAML_KEY_NODE, false, offsetof(constraint_keys, bounds[1]), 0, 0, NULL, "The greatest value allowed."},
    {"exclusiveMinimum", YAML_KEY_NODE, false, offsetof(constraint_keys, bounds[2]), 0, 0, NULL, "Values must be greater than this."},
    {"exclusiveMaximum", YAML_KEY_NODE, false, offsetof(constraint_keys, bounds[3]), 0, 0, NULL, "Values must be less than this."},
    {"minLength", YAML_KEY_INTEGER, false, offsetof(constraint_keys, min_length), 0, LONGEST, NULL, "The least number of code points."},
    {"maxLength", YAML_KEY_INTEGER, false, offsetof(constraint_keys, max_length), 0, LONGEST, NULL, "The greatest number of code points."},
};

/* In the order of CONSTRAINT_KEYS: the types each fits. */
static const unsigned FITS[COUNT_OF(CONSTRAINT_KEYS)] = {ANY_TYPE, ANY_TYPE, TYPE(FIELD_STRING),
    ORDERED_TYPES | TYPE(FIELD_STRING) | TYPE(FIELD_ANY), ORDERED_TYPES, ORDERED_TYPES, ORDERED_TYPES, ORDERED_TYPES, TYPE(FIELD_STRING),
    TYPE(FIELD_STRING)};

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

static void read_lengths(schema_reader *r, const yaml_node *map, const constraint_keys *keys, schema_field *f)
{
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

void reader_constraints(schema_reader *r, const yaml_node *map, schema_field *f)
{
	constraint_keys keys = {.min_length = -1, .max_length = -1};
	if (!yaml_bind(map, "constraints", CONSTRAINT_KEYS, COUNT_OF(CONSTRAINT_KEYS), &keys, r->memory, r->diag))
		r->good = false;
	if (map->kind != YAML_MAPPING || !check_fit(r, map, f->type))
		return;
	f->required = keys.required;
	f->unique = keys.unique;
	reader_bounds(r, map, f);
	read_lengths(r, map, &keys, f);
	read_pattern(r, map, keys.pattern, f);
	reader_choices(r, yaml_get(map, "enum"), keys.choices, "enum", f);
}
