/* test_schema.c: a datapackage.yaml as it should be, and every mistake in one with its code and place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/compiler.h"
#include "base/limits.h"
#include "schema/schema.h"

static int set_up(void **state)
{
	*state = diag_new(LANG_EN);
	return *state ? 0 : -1;
}

static int tear_down(void **state)
{
	diag_free(*state);
	return 0;
}

static const char GOOD[] =
    "name: school\n"
    "title: Báo cáo học kỳ\n"
    "resources:\n"
    "  - name: mark\n"
    "    title: Điểm\n"
    "    path: sent/*/mark.csv\n"
    "    submitted-by: class\n"
    "    expected: all_classes\n"
    "    personal: true\n"
    "    schema:\n"
    "      fields:\n"
    "        - {name: class, title: Lớp, type: string, constraints: {required: true, pattern: '[0-9]+[A-Z]'}}\n"
    "        - {name: pupil, title: Họ và tên, aliases: [Tên, 'HỌ  VÀ TÊN', Ten], type: string, personal: name, constraints: {minLength: "
    "1, maxLength: "
    "100}}\n"
    "        - {name: born, type: date, constraints: {minimum: 1990-01-01, maximum: '2020-12-31'}}\n"
    "        - {name: mean, type: number, constraints: {minimum: 0, maximum: 10.5}}\n"
    "        - {name: term, type: integer, constraints: {enum: [1, 2], unique: true}}\n"
    "        - {name: year, type: year, constraints: {minimum: 1990, maximum: 2099}}\n"
    "        - {name: passed, type: boolean, personal: no}\n"
    "        - {name: sex, type: string, constraints: {enum: [Nam, Nữ]}}\n"
    "      primaryKey: [class, pupil, term]\n"
    "      foreignKeys:\n"
    "        - fields: class\n"
    "          reference: {resource: class, fields: code}\n"
    "        - fields: [class, term]\n"
    "          reference: {resource: '', fields: [class, year]}\n"
    "      row-constraints:\n"
    "        - {name: after, formula: born < '2000-01-01', vi: 'sinh {born}', en: 'born {born}', hint-vi: Sửa., hint-en: Mend.}\n"
    "  - name: class\n"
    "    path: kept/class.csv\n"
    "    optional: true\n"
    "    schema:\n"
    "      fields:\n"
    "        - {name: code, type: string, constraints: {pattern: '[0-9]+[A-Z]'}}\n"
    "      primaryKey: code\n";

static void checks_fields(const schema_table *t)
{
	const schema_field *pupil = &t->fields[1], *born = &t->fields[2], *mean = &t->fields[3];
	assert_true(slice_is(pupil->title, "Họ và tên"));
	assert_int_equal(pupil->folded_count, 3); /* pupil hovaten ten */
	assert_true(slice_is(pupil->folded[1], "hovaten"));
	assert_int_equal(pupil->min_length, 1);
	assert_int_equal(pupil->max_length, 100);
	assert_int_equal(born->type, FIELD_DATE);
	assert_int_equal(date_compare(born->maximum.day, (date){2020, 12, 31}), 0);
	assert_true(slice_is(born->title, "born"));
	assert_int_equal(decimal_compare(mean->maximum.number, (decimal){105, 1}), 0);
	assert_int_equal(mean->min_length, -1);
	assert_int_equal(t->fields[4].choices.count, 2);
	assert_true(t->fields[4].unique);
	assert_false(t->fields[6].minimum.set);
	assert_int_equal(pattern_match(t->fields[0].pattern, SLICE("10A")), PATTERN_MATCH);
	static const personal_nature NATURES[] = {
	    PERSONAL_CODE, PERSONAL_NAME, PERSONAL_DATE, PERSONAL_TEXT, PERSONAL_TEXT, PERSONAL_DATE, PERSONAL_NO, PERSONAL_TEXT};
	for (size_t i = 0; i < COUNT_OF(NATURES); i++)
		assert_int_equal(t->fields[i].personal, NATURES[i]);
}

static void reads_a_package(void **state)
{
	schema *s = schema_parse(SLICE(GOOD), "datapackage.yaml", *state);
	assert_non_null(s);
	assert_int_equal(diag_count(*state), 0);
	assert_true(slice_is(s->title, "Báo cáo học kỳ"));
	assert_int_equal(s->table_count, 2);
	const schema_table *t = schema_find_table(s, SLICE("mark"));
	assert_ptr_equal(t, &s->tables[0]);
	assert_null(schema_find_table(s, SLICE("marks")));
	assert_true(t->submitted && t->personal && !t->optional);
	assert_true(slice_is(t->folder, "sent") && slice_is(t->file_name, "mark.csv"));
	assert_true(slice_is(t->expected, "all_classes"));
	assert_int_equal(t->submitted_by, 0);
	assert_int_equal(t->field_count, 8);
	checks_fields(t);
	assert_int_equal(t->primary.count, 3);
	assert_int_equal(t->primary.fields[2], 4);
	assert_int_equal(t->foreign_count, 2);
	assert_int_equal(t->foreign[0].table, 1); /* declared later */
	assert_int_equal(t->foreign[1].table, 0); /* itself */
	assert_int_equal(t->foreign[1].to.fields[1], 5);
	assert_int_equal(t->constraint_count, 1);
	assert_true(slice_is(t->constraints[0].text[LANG_VI], "sinh {born}"));
	assert_true(slice_is(t->constraints[0].hint[LANG_EN], "Mend."));
	const schema_table *class = &s->tables[1];
	assert_int_equal(class->fields[0].personal, PERSONAL_NO);
	assert_true(!class->submitted && class->optional && class->submitted_by == -1);
	assert_ptr_equal(class->fields[0].pattern, t->fields[0].pattern); /* compiled once */
	assert_int_equal(schema_find_field(class, SLICE("code")), 0);
	assert_int_equal(schema_find_field(class, SLICE("kode")), -1);
	assert_string_equal(field_type_name(FIELD_YEAR), "year");
	schema_free(s);
}

static const char EVERY_KEY[] =
    "$schema: https://datapackage.org/profiles/2.0/datapackage.json\n"
    "name: p\n"
    "resources:\n"
    "  - name: t\n"
    "    path: k/t.csv\n"
    "    schema:\n"
    "      $schema: https://datapackage.org/profiles/2.0/tableschema.json\n"
    "      fieldsMatch: superset\n"
    "      missingValues: ['', '-', {value: x/x, label: không rõ}]\n"
    "      fields:\n"
    "        - {name: mail, type: string, format: email, example: ' a@b.vn '}\n"
    "        - {name: plain, type: string, format: default, missingValues: []}\n"
    "        - {name: english, type: number, groupChar: ',', rdfType: 'https://schema.org/Number'}\n"
    "        - {name: share, type: number, bareNumber: false, constraints: {exclusiveMinimum: 0, maximum: 100}}\n"
    "        - {name: yes, type: boolean, trueValues: [Y], falseValues: [N]}\n"
    "        - {name: day, type: date, format: '%d.%m.%y'}\n"
    "        - {name: hour, type: time, constraints: {minimum: '07:30', exclusiveMaximum: '17:00:30'}}\n"
    "        - {name: at, type: datetime, format: any, constraints: {minimum: 2015-08-25 07:30}}\n"
    "        - {name: month, type: yearmonth, constraints: {enum: [2015-08, 2015-09]}}\n"
    "        - {name: grade, type: string, categories: [{value: A, label: Tốt}, B, C], categoriesOrdered: true, constraints: {enum: [A, "
    "B]}}\n"
    "        - {name: level, type: integer, categories: [1, 2]}\n"
    "      primaryKey: mail\n"
    "      uniqueKeys: [[mail, day], hour, [day, mail], mail]\n";

static void reads_every_key(void **state)
{
	schema *s = schema_parse(SLICE(EVERY_KEY), "datapackage.yaml", *state);
	diag_print(*state, stdout);
	assert_non_null(s);
	const schema_table *t = &s->tables[0];
	const schema_field *f = t->fields;
	assert_int_equal(t->match, FIELDS_SUPERSET);
	assert_int_equal(f[0].format, FORMAT_EMAIL);
	assert_true(slice_is(f[0].example, "a@b.vn"));
	assert_int_equal(f[0].missing.count, 3);
	assert_true(slice_is(f[0].missing.items[2], "x/x"));
	assert_int_equal(f[1].missing.count, 0);
	assert_true(f[2].marks.own && f[2].marks.group == ',' && f[2].marks.decimal == '.' && !f[2].marks.decorated);
	assert_true(!f[3].marks.own && f[3].marks.decorated);
	assert_true(f[3].exclusive_minimum.set && !f[3].minimum.set && f[3].maximum.set);
	assert_true(f[4].own_words && f[4].true_values.count == 1);
	assert_int_equal(f[5].format, FORMAT_PATTERN);
	assert_string_equal(f[6].minimum.text, "07:30:00");
	assert_string_equal(f[6].exclusive_maximum.text, "17:00:30");
	assert_int_equal(f[7].format, FORMAT_DEFAULT);
	assert_string_equal(f[7].minimum.text, "2015-08-25T07:30:00");
	assert_int_equal(f[8].choices.count, 2);
	assert_int_equal(f[9].choices.count, 2); /* the enum narrows the categories */
	assert_int_equal(f[10].choices.count, 2);
	assert_int_equal(t->unique_count, 2); /* the primary key and repetitions are left out */
	assert_int_equal(t->unique[0].fields[1], 5);
	assert_int_equal(t->unique[1].count, 1);
	assert_string_equal(field_type_name(FIELD_YEARMONTH), "yearmonth");
	schema_free(s);
}

/* ---- mistakes ---- */

typedef struct mistake {
	const char *text;
	const char *code;
	unsigned line, column;
	const char *says; /* part of the message */
} mistake;

/* Each text must give exactly this one message. */
static void check_mistakes(const mistake *list, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		diag *d = diag_new(LANG_EN);
		assert_null(schema_parse(slice_of(list[i].text), "p.yaml", d));
		bool good = diag_count(d) == 1 && strcmp(diag_code(d, 0), list[i].code) == 0 && strstr(diag_text(d, 0), list[i].says);
		if (!good || diag_place(d, 0).line != list[i].line || diag_place(d, 0).column != list[i].column) {
			diag_print(d, stdout);
			fail_msg("wanted %u:%u %s “%s” of\n%s", list[i].line, list[i].column, list[i].code, list[i].says, list[i].text);
		}
		assert_int_equal(diag_status(d), STATUS_USAGE);
		diag_free(d);
	}
}

#define PACKAGE "name: p\nresources:\n"
#define TABLE(name, path, rest) "- name: " name "\n  path: " path "\n" rest
#define ONE_FIELD "  schema: {fields: [{name: a, type: string}]}\n"
/* The field stands in line 7, from column 7 on. */
#define FIELD(text) PACKAGE TABLE("t", "k/t.csv", "  schema:\n    fields:\n") "    - " text "\n"
/* The constraints stand in line 7. */
#define WITH(type, constraints) FIELD("{name: a, type: " type ", constraints: {" constraints "}}")
/* Two fields, then `rest` at line 9, whose keys begin in column 5. */
#define TWO_FIELDS(rest)                                                                                                                   \
	PACKAGE TABLE(                                                                                                                         \
	    "t", "k/t.csv", "  schema:\n    fields:\n") "    - {name: first, type: string}\n    - {name: second, type: integer}\n" rest

static void package_mistakes(void **state)
{
	(void)state;
	static const mistake LIST[] = {
	    {"title: x\nname: p\nresources: []\n", "not-a-list", 3, 12, "resources"},
	    {"name: p\n", "missing-key", 1, 1, "resources"},
	    {"name: ' '\nresources:\n" TABLE("t", "k/t.csv", ONE_FIELD), "empty-text", 1, 7, "name"},
	    {"name: p\nresource: 1\nresources:\n" TABLE("t", "k/t.csv", ONE_FIELD), "unknown-key", 2, 1, "resources"},
	    {PACKAGE TABLE("t", "k/t.csv", ONE_FIELD) TABLE("t", "k/u.csv", ONE_FIELD), "duplicate-table", 6, 9, "“t”"},
	    {PACKAGE TABLE("t", "k/t.csv", ONE_FIELD) TABLE("u", "k/t.csv", ONE_FIELD), "same-path", 7, 9, "k/t.csv"},
	    {PACKAGE TABLE("t", "k/*/t.csv", ONE_FIELD) TABLE("u", "k/*/t.csv", ONE_FIELD), "same-path", 7, 9, "“t”"},
	    {PACKAGE TABLE("t", "k/t.csv", "  schema: x\n"), "not-a-mapping", 5, 11, "schema"},
	    {PACKAGE "- x\n", "not-a-mapping", 3, 3, "resource"},
	    {PACKAGE TABLE("t", "k/t.csv", "  optional: perhaps\n" ONE_FIELD), "not-a-boolean", 5, 13, "optional"},
	};
	check_mistakes(LIST, COUNT_OF(LIST));
}

static void name_mistakes(void **state)
{
	(void)state;
	static const char *const BAD[] = {
	    "T", "_t", "1t", "t-u", "tên", "''", "a23456789012345678901234567890123456789012345678901234567890abcd", "'t '", "\"a\\0\""};
	static const char *const RESERVED[] = {"sqlite_x", "rowid", "oid"};
	char text[400];
	for (size_t i = 0; i < COUNT_OF(BAD); i++) {
		snprintf(text, sizeof text, PACKAGE "- name: %s\n  path: k/t.csv\n" ONE_FIELD, BAD[i]);
		check_mistakes(&(mistake){text, "bad-name", 3, 9, ""}, 1);
		snprintf(text, sizeof text, FIELD("{name: %s, type: string}"), BAD[i]);
		check_mistakes(&(mistake){text, "bad-name", 7, 14, ""}, 1);
	}
	for (size_t i = 0; i < COUNT_OF(RESERVED); i++) {
		snprintf(text, sizeof text, FIELD("{name: %s, type: string}"), RESERVED[i]);
		check_mistakes(&(mistake){text, "reserved-name", 7, 14, RESERVED[i]}, 1);
	}
	static const char *const FINE[] = {"select", "a", "a23456789012345678901234567890123456789012345678901234567890abc", "from", "t_1"};
	for (size_t i = 0; i < COUNT_OF(FINE); i++) {
		diag *d = diag_new(LANG_EN);
		snprintf(text, sizeof text, FIELD("{name: %s, type: string}"), FINE[i]);
		schema *s = schema_parse(slice_of(text), "p.yaml", d);
		assert_non_null(s);
		schema_free(s);
		diag_free(d);
	}
}

static void path_mistakes(void **state)
{
	(void)state;
	static const struct {
		const char *path, *code;
	} BAD[] = {{"t.csv", "bad-path"}, {"k/*", "bad-path"}, {"'*/t.csv'", "bad-path"}, {"k/l/t.csv", "bad-path"},
	    {"k/*/*/t.csv", "bad-path"}, {"k/t*.csv", "bad-path"}, {"k/t.txt", "bad-path"}, {"k/.csv", "bad-path"}, {"k//t.csv", "bad-path"},
	    {"k/", "bad-path"}, {"''", "bad-path"}, {"./t.csv", "bad-path"}, {".k/t.csv", "bad-path"}, {"k/*x/t.csv", "bad-path"},
	    {"'k\\t.csv'", "bad-path"}, {"k/t.CSV", "bad-path"}, {"\"k/t\\n.csv\"", "bad-path"}, {"\"k/t\\0.csv\"", "bad-path"},
	    {"k/*/l/t.csv", "bad-path"}, {"/k/t.csv", "path-outside"}, {"../t.csv", "path-outside"}, {"k/../t.csv", "path-outside"},
	    {"k/..", "path-outside"}, {"..", "path-outside"}};
	char text[400];
	for (size_t i = 0; i < COUNT_OF(BAD); i++) {
		snprintf(text, sizeof text, PACKAGE "- name: t\n  path: %s\n" ONE_FIELD, BAD[i].path);
		check_mistakes(&(mistake){text, BAD[i].code, 4, 9, ""}, 1);
	}
}

static void field_mistakes(void **state)
{
	(void)state;
	static const mistake LIST[] = {
	    {PACKAGE TABLE("t", "k/t.csv", "  schema: {fields: []}\n"), "not-a-list", 5, 20, "fields"},
	    {PACKAGE TABLE("t", "k/t.csv", "  schema: {fields: a}\n"), "not-a-list", 5, 20, "fields"},
	    {FIELD("{name: a}"), "missing-key", 7, 7, "type"},
	    {FIELD("{type: string}"), "missing-key", 7, 7, "name"},
	    {FIELD("{name: a, type: string, personal: name}"), "field-not-personal", 7, 41, "personal: true"},
	    {FIELD("{name: a, type: string, personal: face}"), "not-a-choice", 7, 41, "name, date, id, text, no"},
	    {FIELD("{name: a, type: elephant, constraints: {minimum: 3}}"), "not-a-choice", 7, 23, "string, integer"},
	    {FIELD("{name: a, typ: string, type: string}"), "unknown-key", 7, 17, "“type”"},
	    {FIELD("{name: a, type: string, aliases: [b, '--']}"), "empty-label", 7, 44, "“--”"},
	    {FIELD("{name: a, type: string}\n    - {name: a, type: string}"), "duplicate-field", 8, 7, "“a”"},
	    {FIELD("{name: ma_lop, type: string}\n    - {name: lop, title: Mã lớp, type: string}"), "ambiguous-label", 8, 7,
	        "“Mã lớp” of the field “lop”"},
	    {FIELD("{name: a, title: Uỷ, type: string}\n    - {name: b, aliases: [x, ủy], type: string}"), "ambiguous-label", 8, 7,
	        "“ủy” of the field “b” reads the same as “Uỷ”"},
	};
	check_mistakes(LIST, COUNT_OF(LIST));
}

static void constraint_mistakes(void **state)
{
	(void)state;
	static const mistake LIST[] = {
	    {WITH("integer", "pattern: '[0-9]+'"), "unfit-constraint", 7, 55, "“pattern” does not apply to a field of type integer"},
	    {WITH("date", "minLength: 3"), "unfit-constraint", 7, 54, "minLength"},
	    {WITH("string", "minimum: 3"), "unfit-constraint", 7, 54, "minimum"},
	    {WITH("boolean", "enum: [true]"), "unfit-constraint", 7, 52, "enum"},
	    {WITH("integer", "minimum: 3, maximum: 2"), "bounds-cross", 7, 55, "(3) is greater than “maximum” (2)"},
	    {WITH("number", "minimum: 0.51, maximum: 0.5"), "bounds-cross", 7, 54, "0.51"},
	    {WITH("date", "minimum: 2015-08-26, maximum: 2015-08-25"), "bounds-cross", 7, 52, "2015-08-26"},
	    {WITH("string", "minLength: 3, maxLength: 2"), "bounds-cross", 7, 56, "maxLength"},
	    {WITH("integer", "minimum: 1.5"), "bad-value", 7, 55, "whole number"},
	    {WITH("year", "minimum: x"), "bad-value", 7, 52, "whole number"},
	    {WITH("number", "maximum: '1,5'"), "bad-value", 7, 54, "1,5"},
	    {WITH("date", "minimum: 2015-02-29"), "bad-value", 7, 52, "2015-02-29"},
	    {WITH("integer", "minimum: [1]"), "bad-value", 7, 55, "minimum"},
	    {WITH("string", "minLength: -1"), "out-of-range", 7, 56, "minLength"},
	    {WITH("string", "maxLength: 99999999"), "out-of-range", 7, 56, "maxLength"},
	    {WITH("string", "required: yes"), "not-a-boolean", 7, 55, "required"},
	    {WITH("string", "requird: true"), "unknown-key", 7, 45, "“required”"},
	    {WITH("string", "pattern: '[A-Z'"), "bad-pattern", 7, 59, "terminating ]"},
	    {WITH("string", "pattern: a(b"), "bad-pattern", 7, 57, "character 4"},
	    {WITH("string", "pattern: '(a+)+$'"), "pattern-too-expensive", 7, 55, "“(a+)+$”"},
	    {WITH("string", "pattern: ''"), "empty-text", 7, 54, "pattern"},
	    {WITH("string", "enum: []"), "not-a-list", 7, 51, "enum"},
	    {WITH("string", "enum: [Nam, Nữ, nam]"), "enum-repeated", 7, 61, "“nam” of “enum” repeats “Nam”"},
	    {WITH("string", "enum: [' a', b]"), "enum-spaces", 7, 52, "“ a”"},
	    {WITH("string", "enum: ['']"), "enum-spaces", 7, 52, "“”"},
	    {WITH("string", "enum: [Nu\xCC\x83]"), "enum-not-nfc", 7, 52, "combining"},
	    {WITH("integer", "enum: [30, 4x]"), "bad-value", 7, 57, "4x"},
	    {WITH("integer", "enum: ['030']"), "bad-value", 7, 53, "030"},
	    {WITH("integer", "enum: [1, 1]"), "enum-repeated", 7, 56, "“1”"},
	    {WITH("number", "enum: [1.50]"), "bad-value", 7, 52, "1.50"},
	    {WITH("date", "enum: [2015-13-01]"), "bad-value", 7, 50, "2015-13-01"},
	};
	check_mistakes(LIST, COUNT_OF(LIST));
}

/* The values of a field stand in line 7, behind its type. */
#define OF(type, rest) FIELD("{name: a, type: " type ", " rest "}")

static void value_mistakes(void **state)
{
	(void)state;
	static const mistake LIST[] = {
	    {FIELD("{name: a, type: }"), "empty-text", 7, 17, "type"},
	    {FIELD("{name: a, type: text}"), "not-a-choice", 7, 23, "Did you mean “string”?"},
	    {FIELD("{name: a, type: bool}"), "not-a-choice", 7, 23, "Did you mean “boolean”?"},
	    {FIELD("{name: a, type: string, required: true}"), "misplaced-key", 7, 31, "under “constraints”"},
	    {WITH("string", "enum: a"), "not-a-list", 7, 51, "enum"},
	    {PACKAGE TABLE("t", "k/t.csv", "  primaryKey: a\n  schema: {fields: [{name: a, type: string}]}\n"), "misplaced-key", 5, 3,
	        "under “schema”"},
	    {FIELD("{name: a, type: strng}"), "not-a-choice", 7, 23, "Did you mean “string”?"},
	    {FIELD("{name: a, type: interger}"), "not-a-choice", 7, 23, "Did you mean “integer”?"},
	    {OF("string", "format: base64"), "unknown-format", 7, 39, "default, email, uri, uuid, binary"},
	    {OF("geopoint", "format: lonlat"), "unknown-format", 7, 41, "default, array, object"},
	    {OF("geojson", "format: array"), "unknown-format", 7, 40, "default, topojson"},
	    {OF("object", "format: json"), "unknown-format", 7, 39, "Its formats: default."},
	    {OF("list", "delimiter: ''"), "empty-text", 7, 40, "delimiter"},
	    {OF("list", "itemType: intger"), "not-a-choice", 7, 39, "Did you mean “integer”?"},
	    {OF("list", "itemType: object"), "not-a-choice", 7, 39, "an item of a list cannot have the type “object”"},
	    {OF("string", "itemType: string"), "unfit-key", 7, 41, "itemType"},
	    {OF("array", "delimiter: ';'"), "unfit-key", 7, 41, "delimiter"},
	    {WITH("list", "minLength: 1"), "unfit-constraint", 7, 54, "minLength"},
	    {WITH("object", "enum: ['{}']"), "unfit-constraint", 7, 51, "enum"},
	    {WITH("object", "jsonSchema: {}"), "unknown-key", 7, 45, "jsonSchema"},
	    {WITH("duration", "minimum: P1D"), "unfit-constraint", 7, 56, "minimum"},
	    {WITH("any", "pattern: x"), "unfit-constraint", 7, 51, "pattern"},
	    {OF("integer", "format: email"), "unknown-format", 7, 40, "Its formats: default."},
	    {OF("yearmonth", "format: '%m/%Y'"), "unknown-format", 7, 42, "yearmonth"},
	    {OF("date", "format: iso"), "unknown-format", 7, 37, "any"},
	    {OF("date", "format: '%d %B %Y'"), "bad-time-pattern", 7, 37, "%d %B %Y"},
	    {OF("date", "format: '%m/%Y'"), "bad-time-pattern", 7, 37, "%d %m %Y"},
	    {OF("date", "format: '%d/%m/%Y %H:%M'"), "bad-time-pattern", 7, 37, "what the type date needs"},
	    {OF("time", "format: '%M'"), "bad-time-pattern", 7, 37, "%H %M"},
	    {OF("datetime", "format: '%d/%m/%Y'"), "bad-time-pattern", 7, 41, "datetime"},
	    {OF("time", "format: '%I:%M'"), "bad-time-pattern", 7, 37, "%I goes with %p"},
	    {OF("integer", "decimalChar: ','"), "unfit-key", 7, 45, "decimalChar"},
	    {OF("string", "bareNumber: false"), "unfit-key", 7, 43, "bareNumber"},
	    {OF("string", "trueValues: [x]"), "unfit-key", 7, 43, "trueValues"},
	    {OF("number", "categories: [x]"), "unfit-key", 7, 43, "categories"},
	    {OF("number", "groupChar: '..'"), "bad-mark", 7, 42, "one mark, not “..”"},
	    {OF("number", "decimalChar: '0'"), "bad-mark", 7, 44, "“0”"},
	    {OF("number", "groupChar: '.', decimalChar: '.'"), "same-marks", 7, 42, "“.”"},
	    {OF("boolean", "trueValues: ['0', x]"), "true-and-false", 7, 44, "“0”"},
	    {OF("boolean", "trueValues: [y], falseValues: [Y]"), "true-and-false", 7, 62, "“Y”"},
	    {OF("boolean", "trueValues: []"), "not-a-list", 7, 44, "trueValues"},
	    {OF("boolean", "trueValues: ['']"), "empty-text", 7, 45, "trueValues"},
	    {OF("string", "missingValues: x"), "not-texts", 7, 46, "missingValues"},
	    {OF("string", "missingValues: [[x]]"), "not-texts", 7, 47, "missingValues"},
	    {OF("string", "missingValues: [{valu: x, value: y}]"), "unknown-key", 7, 48, "“value”"},
	    {OF("string", "categories: [a, a]"), "enum-repeated", 7, 47, "“categories”"},
	    {OF("string", "categories: [a, b], constraints: {enum: [a, c]}"), "not-a-category", 7, 75, "“c”"},
	    {WITH("number", "exclusiveMinimum: 3, maximum: 3"), "bounds-cross", 7, 63, "no value lies between"},
	    {WITH("integer", "minimum: 3, exclusiveMaximum: 2"), "bounds-cross", 7, 55, "exclusiveMaximum"},
	    {WITH("number", "minimum: 2, exclusiveMinimum: 3"), "bounds-cross", 7, 75, "both “minimum” and “exclusiveMinimum”"},
	    {WITH("date", "maximum: 2015-08-25, exclusiveMaximum: 2015-08-25"), "bounds-cross", 7, 82, "“exclusiveMaximum”"},
	    {WITH("string", "exclusiveMinimum: 3"), "unfit-constraint", 7, 63, "exclusiveMinimum"},
	    {WITH("time", "minimum: '7:30'"), "bad-value", 7, 52, "7:30"},
	    {WITH("time", "minimum: '07:30', maximum: '07:29'"), "bounds-cross", 7, 52, "07:29"},
	    {WITH("datetime", "maximum: 2015-08-25"), "bad-value", 7, 56, "a day and a time"},
	    {WITH("yearmonth", "minimum: 2015-13"), "bad-value", 7, 57, "month of a year"},
	    {WITH("time", "enum: ['07:30']"), "bad-value", 7, 50, "07:30:00"},
	    {WITH("string", "pattern: '(a|a)*b'"), "pattern-too-expensive", 7, 55, "“(a|a)*b”"},
	    {TWO_FIELDS("    fieldsMatch: [equal, subset]\n"), "not-a-choice", 9, 19, "exact, equal, subset, superset, partial"},
	    {TWO_FIELDS("    fieldsMatch: same\n"), "not-a-choice", 9, 18, "exact, equal, subset, superset, partial"},
	    {TWO_FIELDS("    uniqueKeys: first\n"), "not-a-list", 9, 17, "uniqueKeys"},
	    {TWO_FIELDS("    uniqueKeys: [[first, frist]]\n"), "unknown-field", 9, 26, "“first”"},
	    {TWO_FIELDS("    uniqueKeys: [[first, first]]\n"), "repeated-field", 9, 26, "first"},
	    {TWO_FIELDS("    uniqueKeys: [[]]\n"), "not-a-list", 9, 18, "uniqueKeys"},
	    {TWO_FIELDS("    missingValues: {a: b}\n"), "not-texts", 9, 20, "missingValues"},
	};
	check_mistakes(LIST, COUNT_OF(LIST));
}

static void key_mistakes(void **state)
{
	(void)state;
	static const mistake LIST[] = {
	    {TWO_FIELDS("    primaryKey: frist\n"), "unknown-field", 9, 17, "“first”"},
	    {TWO_FIELDS("    primaryKey: [first, elephant]\n"), "unknown-field", 9, 25, "the table “t” has no field “elephant”. Correct"},
	    {TWO_FIELDS("    primaryKey: [first, second, first]\n"), "repeated-field", 9, 33, "first"},
	    {TWO_FIELDS("    primaryKey: []\n"), "not-a-list", 9, 17, "primaryKey"},
	    {TWO_FIELDS("    foreignKeys: x\n"), "not-a-list", 9, 18, "foreignKeys"},
	    {TWO_FIELDS("    foreignKeys:\n    - {fields: frist, reference: {fields: first}}\n"), "unknown-field", 10, 16, "“first”"},
	    {TWO_FIELDS("    foreignKeys:\n    - {fields: first, reference: {resource: tt, fields: first}}\n"), "unknown-table", 10, 45, "“t”"},
	    {TWO_FIELDS("    foreignKeys:\n    - {fields: first, reference: {resource: elephant, fields: first}}\n"), "unknown-table", 10, 45,
	        "“elephant”"},
	    {TWO_FIELDS("    foreignKeys:\n    - {fields: first, reference: {resource: t, fields: fist}}\n"), "unknown-field", 10, 56,
	        "“first”"},
	    {TWO_FIELDS("    foreignKeys:\n    - {fields: first, reference: {fields: [first, second]}}\n"), "key-lengths", 10, 7,
	        "1 fields but refers to 2"},
	    {TWO_FIELDS("    foreignKeys:\n    - {fields: first, reference: {fields: second}}\n"), "key-types", 10, 16,
	        "string cannot refer to “second” of type integer"},
	    {TWO_FIELDS("    foreignKeys:\n    - {fields: first}\n"), "missing-key", 10, 7, "reference"},
	    {TWO_FIELDS("    foreignKeys:\n    - {fields: first, reference: {fields: first, table: t}}\n"), "unknown-key", 10, 50, "table"},
	    {TWO_FIELDS("    row-constraints:\n    - {name: a, formula: first > 1, vi: 'sai {frist}'}\n"), "unknown-field", 10, 41, "“first”"},
	    {TWO_FIELDS("    row-constraints:\n    - {name: a, formula: ' '}\n"), "empty-text", 10, 26, "formula"},
	    {TWO_FIELDS("    row-constraints:\n    - {name: a, formula: x}\n    - {name: a, formula: y}\n"), "duplicate-constraint", 11, 14,
	        "“a”"},
	    {TWO_FIELDS("    row-constraints:\n    - {name: a}\n"), "missing-key", 10, 7, "formula"},
	};
	check_mistakes(LIST, COUNT_OF(LIST));
}

#define KEPT TABLE("kept", "k/kept.csv", "  schema: {fields: [{name: code, type: string}, {name: other, type: string}]}\n")
#define SENT(name, rest, to)                                                                                                               \
	TABLE(name, "s/*/" name ".csv",                                                                                                        \
	    rest "  schema: {fields: [{name: who, type: string}, {name: code, type: string}], foreignKeys: [{fields: who, "                    \
	         "reference: {resource: kept, fields: " to "}}]}\n")

static void submitter_mistakes(void **state)
{
	(void)state;
	static const mistake LIST[] = {
	    {PACKAGE TABLE("t", "k/t.csv", "  submitted-by: a\n" ONE_FIELD), "needs-submitter", 5, 17, "“submitted-by”"},
	    {PACKAGE TABLE("t", "k/t.csv", "  expected: a\n" ONE_FIELD), "needs-submitter", 5, 13, "“expected”"},
	    {PACKAGE TABLE("t", "k/*/t.csv", "  optional: true\n" ONE_FIELD), "optional-submitted", 5, 13, ""},
	    {PACKAGE TABLE("t", "k/*/t.csv", "  submitted-by: a\n" ONE_FIELD), "submitter-without-key", 5, 17, "“a”"},
	    {PACKAGE KEPT SENT("sent", "  submitted-by: wo\n", "code"), "unknown-field", 8, 17, "“who”"},
	    {PACKAGE KEPT SENT("sent", "  submitted-by: code\n", "code"), "submitter-without-key", 8, 17, "“code”"},
	    {PACKAGE KEPT SENT("one", "  submitted-by: who\n", "code") SENT("two", "  submitted-by: who\n", "other"), "submitters-differ", 12,
	        17, "“kept.code” and “kept.other”"},
	    /* The key is wrong: that it is missing is not told as well. */
	    {PACKAGE KEPT SENT("sent", "  submitted-by: who\n", "cod"), "unknown-field", 9, 141, "“code”"},
	};
	check_mistakes(LIST, COUNT_OF(LIST));
}

static void every_mistake_is_told(void **state)
{
	static const char TEXT[] = PACKAGE
	    "- {name: T, path: t, schema: {fields: [{name: a, type: strin}, {name: b}]}}\n- {name: u, path: k/u.csv}\n";
	assert_null(schema_parse(SLICE(TEXT), "p.yaml", *state));
	static const char *const CODES[] = {"bad-name", "bad-path", "not-a-choice", "missing-key", "missing-key"};
	assert_int_equal(diag_count(*state), COUNT_OF(CODES));
	for (size_t i = 0; i < COUNT_OF(CODES); i++)
		assert_string_equal(diag_code(*state, i), CODES[i]);
}

static void limits_hold(void **state)
{
	buf text = BUF_INIT(1 << 20);
	buf_put_string(&text, PACKAGE "- name: t\n  path: k/t.csv\n  schema:\n    fields:\n");
	for (int i = 0; i < LIMIT_FIELDS; i++)
		buf_printf(&text, "    - {name: c%d, type: string}\n", i);
	schema *s = schema_parse(buf_slice(&text), "p.yaml", *state);
	assert_non_null(s);
	schema_free(s);
	buf_put_string(&text, "    - {name: last, type: string}\n    primaryKey: last\n");
	buf_put_char(&text, '\0');
	check_mistakes(&(mistake){text.data, "too-many-fields", 7 + LIMIT_FIELDS, 7, "62"}, 1);
	buf_clear(&text);
	buf_put_string(&text, PACKAGE);
	for (int i = 0; i <= LIMIT_TABLES; i++)
		buf_printf(&text, "- {name: t%d, path: k/t%d.csv, schema: {fields: [{name: a, type: string}]}}\n", i, i);
	buf_put_char(&text, '\0');
	check_mistakes(&(mistake){text.data, "too-many-tables", 3 + LIMIT_TABLES, 3, "256"}, 1);
	buf_free(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(reads_a_package, set_up, tear_down),
	    cmocka_unit_test(package_mistakes),
	    cmocka_unit_test(name_mistakes),
	    cmocka_unit_test(path_mistakes),
	    cmocka_unit_test(field_mistakes),
	    cmocka_unit_test(constraint_mistakes),
	    cmocka_unit_test_setup_teardown(reads_every_key, set_up, tear_down),
	    cmocka_unit_test(value_mistakes),
	    cmocka_unit_test(key_mistakes),
	    cmocka_unit_test(submitter_mistakes),
	    cmocka_unit_test_setup_teardown(every_mistake_is_told, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(limits_hold, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
